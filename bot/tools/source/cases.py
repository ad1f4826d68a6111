"""The test functions and methods of a program, as they can be run one by one, for `child.py`."""

import ast

from bot.tools.source.assertions import with_asserts
from bot.tools.source.asserts import FUNCTIONS, hashed, is_assertion, is_weak
from bot.tools.source.weak_tests import is_telling

_MARKED = ("skip", "skipif", "skipIf", "skipUnless", "xfail", "expectedFailure")
GIVING = ("patch", "object")
"""Decorators that hand an argument to a test."""


def cases(tree: ast.Module) -> list[dict[str, object]]:
    """Each test (`Case` has the words), in the order of the text."""
    found: list[dict[str, object]] = []
    kinds: set[str] = {"TestCase", "IsolatedAsyncioTestCase"}
    for node in tree.body:
        if isinstance(node, FUNCTIONS) and node.name.startswith("test"):
            why = "is async" if isinstance(node, ast.AsyncFunctionDef) else _why_not(node, ())
            found.append(_case(node, node.name, node.name, why))
        elif isinstance(node, ast.ClassDef):
            is_unittest = any(_last_name(base) in kinds for base in node.bases)
            kinds |= {node.name} if is_unittest else set()
            if is_unittest or node.name.startswith("Test"):
                found += _of_class(node, is_unittest=is_unittest)
    return found


def _of_class(kind: ast.ClassDef, *, is_unittest: bool) -> list[dict[str, object]]:
    methods = {each.name: each for each in kind.body if isinstance(each, FUNCTIONS)}
    if not is_unittest and "__init__" in methods:
        return []
    found = []
    for name, node in methods.items():
        if not name.startswith("test"):
            continue
        why = _why_not(node, kind.decorator_list)
        if isinstance(node, ast.AsyncFunctionDef) and not is_unittest:
            why = "is async"
        call = f"lambda: ({kind.name}.setUpClass(), {kind.name}({name!r}).debug())"
        if not is_unittest:
            call = _on_a_new_one(kind.name, name, methods.get("setup_method"))
        found.append(_case(node, f"{kind.name}.{name}", call, why))
    return found


def _on_a_new_one(kind: str, name: str, setup: ast.AST | None) -> str:
    if not isinstance(setup, FUNCTIONS):
        return f"lambda: {kind}().{name}()"
    given = "None" if len(setup.args.args) > 1 else ""
    return f"lambda: (lambda one: (one.setup_method({given}), one.{name}()))({kind}())"


def _case(
    node: ast.FunctionDef | ast.AsyncFunctionDef, name: str, call: str, why: str
) -> dict[str, object]:
    telling = is_telling(with_asserts(node)) or any(
        isinstance(each, ast.Expr) and is_assertion(each) for each in ast.walk(node)
    )
    weak = all(is_weak(each.test) for each in ast.walk(node) if isinstance(each, ast.Assert))
    return {
        "name": name,
        "call": "" if why else call,
        "why_not": why,
        "is_telling": telling or not weak,
        "text": hashed(ast.dump(node)),
    }


def _why_not(
    node: ast.FunctionDef | ast.AsyncFunctionDef, around: list[ast.expr] | tuple[()]
) -> str:
    """Why a test is not run by calling it, as the end of a sentence; "" where it is."""
    decorators = [*node.decorator_list, *around]
    names = [_last_name(each.func if isinstance(each, ast.Call) else each) for each in decorators]
    if marked := [name for name in names if name in _MARKED]:
        return f"is marked `{marked[0]}`"
    given = given_by(node.decorator_list)
    wanted = [each.arg for each in node.args.args if each.arg != "self"]
    wanted = wanted[: len(wanted) - len(node.args.defaults)]
    missing = [name for name in wanted if name not in given]
    return "takes arguments" if len(missing) > sum(name in GIVING for name in names) else ""


def given_by(decorators: list[ast.expr]) -> set[str]:
    """The arguments that rows of values give."""
    return {name for each in decorators for name in _parameters(each)}


def _parameters(decorator: ast.expr) -> list[str]:
    """The arguments that `@pytest.mark.parametrize("a, b", …)` gives."""
    if not isinstance(decorator, ast.Call) or _last_name(decorator.func) != "parametrize":
        return []
    named = decorator.args[0] if decorator.args else None
    parts = named.elts if isinstance(named, (ast.List, ast.Tuple)) else [named]
    texts = [each.value for each in parts if isinstance(each, ast.Constant)]
    return [name.strip() for text in texts for name in str(text).split(",")]


def _last_name(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))
