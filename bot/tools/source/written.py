"""The tests that somebody wrote for a program: which of them may prove something, for `child.py`.

They are functions, also with rows of values (`parametrize`) and what fixtures make, and methods of
classes, of unittest or not.
"""

import ast
from collections.abc import Iterator, Sequence

from bot.tools.source.assertions import asserting, with_asserts
from bot.tools.source.asserts import FUNCTIONS
from bot.tools.source.cases import GIVING, given_by
from bot.tools.source.weak_tests import HANDED, is_telling, weak_asserts, why_hollow

_MOST_WEAK = 30
_MARKED = ("skip", "skipif", "skipIf", "skipUnless", "xfail", "expectedFailure")
_ASYNC = "IsolatedAsyncioTestCase"

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def written(tree: ast.Module) -> dict[str, object]:
    """The names of its `tests`, a method behind that of its class; the `hollow` ones with why; the
    `telling` ones; and `weak` asserts (`Reading` has the words)."""
    tests: dict[str, str] = {}
    telling, weak = list[str](), list[dict[str, str]]()
    helpers = asserting(tree)
    for name, node, kind in _tests(tree):
        said = with_asserts(node, helpers)
        own = _made(tree, kind)
        tests[name] = "stands there twice" if name in tests else _why_hollow(said, kind, own, tree)
        if is_telling(said):
            telling.append(name)
        weak += [row | {"test": name} for row in weak_asserts(said)]
    return {
        "tests": [name for name, why in tests.items() if not why],
        "hollow": [[name, why] for name, why in tests.items() if why],
        "telling": telling,
        "weak": weak[:_MOST_WEAK],
    }


def _tests(tree: ast.Module) -> Iterator[tuple[str, _Function, ast.ClassDef | None]]:
    for node in tree.body:
        if isinstance(node, FUNCTIONS) and node.name.startswith("test"):
            yield node.name, node, None
        elif isinstance(node, ast.ClassDef) and (
            node.name.startswith("Test") or _has_base(node, "TestCase", tree)
        ):
            for each in node.body:
                if isinstance(each, FUNCTIONS) and each.name.startswith("test"):
                    yield f"{node.name}.{each.name}", each, node


def _why_hollow(
    node: _Function, kind: ast.ClassDef | None, fixtures: Sequence[str], tree: ast.Module
) -> str:
    decorators = [*node.decorator_list, *(kind.decorator_list if kind else ())]
    names = [_last_name(each.func if isinstance(each, ast.Call) else each) for each in decorators]
    if marked := [name for name in names if name in _MARKED]:
        return f"is marked `{marked[0]}`"
    taken = [each.arg for each in node.args.args if each.arg != "self" or kind is None]
    mocks = taken[: sum(name in GIVING for name in names)]
    given = ("self", *mocks) if kind else (*mocks,)
    if kind and _has_base(kind, "TestCase", tree):
        is_awaited = _has_base(kind, _ASYNC, tree)
        return why_hollow(_without_async(node) if is_awaited else node, given)
    if kind and kind.decorator_list:
        return "is in a class that is decorated, which I cannot call"
    if kind and any(isinstance(each, FUNCTIONS) and each.name == "__init__" for each in kind.body):
        return "is in a class with an `__init__`, which pytest leaves out"
    return why_hollow(node, (*given, *HANDED, *fixtures, *given_by(decorators)))


def _without_async(node: _Function) -> _Function:
    """A method that its class awaits."""
    if isinstance(node, ast.FunctionDef):
        return node
    plain = ast.FunctionDef(node.name, node.args, node.body, node.decorator_list)
    return ast.copy_location(plain, node)


def _has_base(kind: ast.ClassDef, ending: str, tree: ast.Module) -> bool:
    """Whether it comes from a class whose name ends so, also by others of the program."""
    own = {each.name: each for each in tree.body if isinstance(each, ast.ClassDef)}
    waiting, seen = [kind], set[str]()
    while waiting:
        for base in waiting.pop().bases:
            name = _last_name(base)
            if name.endswith(ending):
                return True
            if name in own and name not in seen:
                seen.add(name)
                waiting.append(own[name])
    return False


def _fixtures(nodes: Sequence[ast.stmt]) -> Iterator[tuple[str, ast.FunctionDef]]:
    """What functions make that are `@pytest.fixture`, by the names that tests take it by."""
    for node in nodes:
        for each in node.decorator_list if isinstance(node, ast.FunctionDef) else ():
            called = each.func if isinstance(each, ast.Call) else each
            if isinstance(node, ast.FunctionDef) and _last_name(called) == "fixture":
                told = each.keywords if isinstance(each, ast.Call) else []
                names = [
                    one.value.value
                    for one in told
                    if one.arg == "name" and isinstance(one.value, ast.Constant)
                ]
                yield str(names[0]) if names else node.name, node


def _made(tree: ast.Module, kind: ast.ClassDef | None) -> list[str]:
    """Of the fixtures those that take only what can be handed to them, too."""
    found = dict(_fixtures([*tree.body, *(kind.body if kind else ())]))
    taken = {name: {each.arg for each in node.args.args} for name, node in found.items()}
    while lacking := [name for name in taken if not taken[name] <= {"self", *HANDED, *taken}]:
        taken = {name: names for name, names in taken.items() if name not in lacking}
    return [*taken]


def _last_name(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))
