"""The asserts of a program: which of them are examples of it, and what they say (child.py)."""

import ast
from collections.abc import Iterator
from typing import Any

from bot.tools.source.segments import segment

try:
    from _blake2 import blake2b
except ImportError:  # a Python that was built without it
    # It loads OpenSSL with it, which takes a seventh of all that a child does.
    from hashlib import blake2b

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_REPEATED = (*FUNCTIONS, ast.For, ast.AsyncFor, ast.While)
_ABOUT_KIND = ("callable", "hasattr", "isinstance", "issubclass")
_TRUE_OF_ONE = (ast.Eq, ast.Is, ast.LtE, ast.GtE)
_AROUND = ("abs", "bool", "float", "int", "round", "str")
"""What stands around a call in examples and is done to its result outside of the program."""
_SETTLED = (*_AROUND, "dict", "len", "list", "max", "min", "set", "sorted", "sum", "tuple")
"""What of Python's own gives the same again for the same."""


def examples(tree: ast.Module, own: set[str]) -> tuple[list[ast.Assert], int]:
    """The asserts outside functions (but for those that are tests) that compare something of the
    program's own: those that run once, and how many stand in loops."""
    once: list[ast.Assert] = []
    looped = 0
    waiting: list[tuple[ast.AST, bool]] = [(node, False) for node in reversed(tree.body)]
    while waiting:
        node, in_loop = waiting.pop()
        if isinstance(node, ast.Assert) and can_fail(node, own) and not is_weak(node.test):
            looped += in_loop
            once += [] if in_loop else [node]
        is_test = isinstance(node, ast.FunctionDef) and node.name.startswith("test")
        if is_test or not isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.Lambda)):
            in_loop = in_loop or isinstance(node, (ast.For, ast.While))
            waiting += [(child, in_loop) for child in reversed([*ast.iter_child_nodes(node)])]
    return once, looped


def claims(
    node: ast.AST, within: str, own: set[str], *, is_once: bool
) -> Iterator[dict[str, object]]:
    """Every assert below `node` (`Claim` has the words)."""
    for field, children in ast.iter_fields(node):
        for child in children if isinstance(children, list) else []:
            if isinstance(child, ast.Assert) or is_assertion(child):
                yield {
                    "within": within,
                    "text": _said(child),
                    "line": child.end_lineno,
                    "at": child.end_col_offset,
                    "is_once": is_once,
                    "is_example": _is_example(child, own),
                }
            elif isinstance(child, (ast.stmt, ast.ExceptHandler, ast.match_case)):
                is_test = isinstance(child, ast.FunctionDef) and child.name.startswith("test")
                is_by_itself = is_test or not isinstance(child, _REPEATED)
                if isinstance(child, ast.ClassDef):
                    is_by_itself = is_of_tests(child)
                around = hashed(f"{within} {field} {_headline(child)}")
                yield from claims(child, around, own, is_once=is_once and is_by_itself)


def is_assertion(node: ast.AST) -> bool:
    """Whether it is an assert as classes of tests have it: `self.assertEqual(f(1), 2)`."""
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Call):
        return False
    called = node.value.func
    return (
        isinstance(called, ast.Attribute)
        and isinstance(called.value, ast.Name)
        and called.value.id == "self"
        and called.attr.startswith("assert")
    )


def is_of_tests(kind: ast.ClassDef) -> bool:
    """Whether somebody runs the methods of a class that begin with `test`."""
    bases = [getattr(base, "attr", getattr(base, "id", "")) for base in kind.bases]
    return kind.name.startswith("Test") or any(base.endswith("TestCase") for base in bases)


def _said(node: ast.AST) -> str:
    return ast.unparse(ast.Assert(node.test, None) if isinstance(node, ast.Assert) else node)


def _is_example(node: ast.AST, own: set[str]) -> bool:
    if isinstance(node, ast.Assert):
        return can_fail(node, own) and not is_weak(node.test)
    call = getattr(node, "value", None)
    given = (
        [] if not isinstance(call, ast.Call) else [*call.args, *(k.value for k in call.keywords)]
    )
    return any(isinstance(each, (ast.Call, ast.Name)) for each in given)


def _headline(node: ast.AST) -> str:
    """What a statement says of when those within it are run; of a function its name."""
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        return node.name
    parts = (value for _, value in ast.iter_fields(node) if isinstance(value, ast.AST))
    items = (each for each in getattr(node, "items", ()))  # of a `with`
    return " ".join((type(node).__name__, *map(ast.dump, (*parts, *items))))


def asserts(tree: ast.Module, source: str, own: set[str]) -> list[dict[str, Any]]:
    """The asserts at the top that compare something of the program's own (`Example` has the
    words)."""
    found = (example(node, source, own) for node in tree.body if isinstance(node, ast.Assert))
    return [row for row in found if row is not None]


def example(node: ast.Assert, source: str, own: set[str]) -> dict[str, Any] | None:
    """What an assert says (`Example` has the words); None: it can not fail."""
    if not can_fail(node, own):
        return None
    seen, wanted = _sides(node.test, own)
    written = getattr(node, "written", "")
    text = written or segment(source, node)
    source = written or source
    looked_at = segment(source, seen)
    parts: list[str] = []
    judged = ast.unparse(_parted(seen, own, parts, is_truth=wanted is None))
    row = {"line": node.lineno, "text": text, "seen": looked_at, "parts": parts}
    row |= {"judged": judged, "is_weak": is_weak(node.test)}
    if wanted is not None:
        few = len(parts)
        row["wanted"] = segment(source, wanted)
        row["meant"] = ast.unparse(_parted(wanted, own, parts))
        row["is_own"] = len(parts) > few
    return row


def _parted(test: ast.expr, own: set[str], parts: list[str], *, is_truth: bool = False) -> ast.expr:
    """A test in which names `_0`, `_1` … stand for what only the program can say, put to `parts`:
    so that this can be asked for without what it is compared with. `is_truth`: of its result
    nothing but whether it is true is looked at."""
    if not {inner.id for inner in ast.walk(test) if isinstance(inner, ast.Name)} & own:
        return test
    if isinstance(test, ast.Compare):
        sides = [_parted(each, own, parts) for each in (test.left, *test.comparators)]
        return ast.Compare(sides[0], test.ops, sides[1:])
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        values = [_parted(each, own, parts, is_truth=is_truth) for each in test.values]
        return ast.BoolOp(test.op, values)
    if isinstance(test, ast.UnaryOp):
        is_truth = isinstance(test.op, ast.Not)
        return ast.UnaryOp(test.op, _parted(test.operand, own, parts, is_truth=is_truth))
    if isinstance(test, ast.Call) and _is_around(test, own):
        return ast.Call(test.func, [_parted(each, own, parts) for each in test.args], [])
    text = ast.unparse(test)
    parts.append(f"not not ({text})" if is_truth else text)
    return ast.Name(f"_{len(parts) - 1}")


def _is_around(call: ast.Call, own: set[str]) -> bool:
    is_known = isinstance(call.func, ast.Name) and call.func.id in _AROUND
    is_plain = not call.keywords and not any(isinstance(each, ast.Starred) for each in call.args)
    return is_known and is_plain and isinstance(call.func, ast.Name) and call.func.id not in own


def _sides(test: ast.expr, own: set[str]) -> tuple[ast.expr, ast.expr | None]:
    """What a test looks at, and what that should equal."""
    if not isinstance(test, ast.Compare) or [type(each) for each in test.ops] != [ast.Eq]:
        return test, None
    left, right = test.left, test.comparators[0]
    names = {inner.id for inner in ast.walk(left) if isinstance(inner, ast.Name)}
    return (left, right) if names & own else (right, left)


def can_fail(node: ast.Assert, own: set[str] | None) -> bool:
    """Whether an assert can fail: neither `assert True` nor `assert x == x`. `own`: it is to be an
    example of what these names give, which `assert f(1) == f(1)` and `assert f` are not; None: of
    any, in a test, which may well be of that."""
    test = node.test
    if isinstance(test, ast.Constant):
        return own is None and not test.value  # `assert False`: what must not be reached
    if isinstance(test, ast.Name):
        return own is None  # data may be empty; that it is a function a run shows
    if isinstance(test, ast.Tuple):
        return False
    if isinstance(test, ast.Compare):
        sides = (test.left, *test.comparators)
        pairs = zip(sides, test.ops, sides[1:], strict=False)
        if all(_is_of_one(*each, is_example=own is not None) for each in pairs):
            return False
    names = {inner.id for inner in ast.walk(test) if isinstance(inner, ast.Name)}
    return bool(names) if own is None else bool(names & own)


def _is_of_one(left: ast.expr, op: ast.cmpop, right: ast.expr, *, is_example: bool) -> bool:
    """Whether both sides are the same and so hold, whatever they are. Two objects that were made
    one after the other may differ, and so may what was returned twice, by what it is; of this an
    example says nothing."""
    if ast.dump(left) != ast.dump(right) or not isinstance(op, _TRUE_OF_ONE):
        return False
    made = [each.func for each in ast.walk(left) if isinstance(each, ast.Call)]
    if isinstance(op, ast.Is):
        return not made
    if is_example:
        return not any(isinstance(each, ast.Name) and each.id[:1].isupper() for each in made)
    return all(isinstance(each, ast.Name) and each.id in _SETTLED for each in made)


def is_weak(test: ast.expr) -> bool:
    """Whether a test lets nearly every result pass: `f(1) is not None`, `isinstance(f(1), int)`."""
    if isinstance(test, ast.BoolOp):
        weak = [is_weak(each) or isinstance(each, ast.Constant) for each in test.values]
        return any(weak) if isinstance(test.op, ast.Or) else all(weak)
    if isinstance(test, ast.Call):
        return isinstance(test.func, ast.Name) and test.func.id in _ABOUT_KIND
    if not isinstance(test, ast.Compare) or not isinstance(test.ops[0], (ast.IsNot, ast.NotEq)):
        return False
    return any(
        isinstance(side, ast.Constant) and side.value is None
        for side in (test.left, *test.comparators)
    )


def hashed(text: str) -> str:
    """A short name for a text."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()
