"""All else that fails a test as an assert of Python, so that one look at these does for all: the
asserts of `unittest`, those of a mock or of a function that the tests define, `fail`, `raise`."""

import ast
import copy
from collections.abc import Collection

from bot.tools.source.asserts import FUNCTIONS, is_assertion
from bot.tools.source.weak_tests import RAISES

_COMPARED: dict[str, type[ast.cmpop]] = {
    "assertEqual": ast.Eq,
    "assertEquals": ast.Eq,
    "assertAlmostEqual": ast.Eq,
    "assertCountEqual": ast.Eq,
    "assertNotEqual": ast.NotEq,
    "assertNotAlmostEqual": ast.NotEq,
    "assertIs": ast.Is,
    "assertIsNot": ast.IsNot,
    "assertIn": ast.In,
    "assertNotIn": ast.NotIn,
    "assertGreater": ast.Gt,
    "assertGreaterEqual": ast.GtE,
    "assertLess": ast.Lt,
    "assertLessEqual": ast.LtE,
}
_OF_TWO, _OF_ONE = 2, 1

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def with_asserts(node: _Function, asserting: Collection[str] = ()) -> _Function:
    """The same with each `self.assertEqual(f(1), 2)` as `assert f(1) == 2`, and what fails it where
    it is reached as `assert False`; each keeps the `words` it was written in, and `is_heard` where
    an `except Exception` around it may not catch it. Functions of these names are `asserting`."""
    said = copy.deepcopy(node)
    _Said(asserting).visit(said)
    return said


def asserting(tree: ast.Module) -> set[str]:
    """The functions and methods of a program, but for tests, that assert something, or call one
    that does."""
    bodies = [tree.body, *(each.body for each in tree.body if isinstance(each, ast.ClassDef))]
    found, calls = set[str](), dict[str, set[str]]()
    for node in (each for body in bodies for each in body if isinstance(each, FUNCTIONS)):
        if not node.name.startswith("test"):
            inside = [*ast.walk(with_asserts(node))]
            found |= {node.name} if any(isinstance(each, ast.Assert) for each in inside) else set()
            called = {_last_name(each.func) for each in inside if isinstance(each, ast.Call)}
            calls[node.name] = calls.get(node.name, set()) | called
    while more := {name for name, called in calls.items() if called & found} - found:
        found |= more
    return found


class _Said(ast.NodeTransformer):
    def __init__(self, asserting: Collection[str]) -> None:
        self.asserting = asserting
        self.depth = 0

    def visit_FunctionDef(self, node: ast.AST) -> ast.AST:
        self.depth += 1
        seen = self.generic_visit(node)
        self.depth -= 1
        return seen

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        if not isinstance(node.value, ast.Call):
            return node
        name, is_own = _last_name(node.value.func), is_assertion(node)
        if test := _test(node.value) if is_own else None:
            return _assert(node, test)
        if name == "fail":
            return _assert(node, ast.Constant(False), is_heard=_is_of_pytest(node.value.func))
        if name in self.asserting or (name.startswith("assert") and name not in RAISES):
            return _assert(node, node.value, is_heard=name in self.asserting)
        return node

    def visit_Raise(self, node: ast.Raise) -> ast.stmt:
        raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        if raised is None or self.depth > 1:  # that of a stand-in, which the code is to hear of
            return node
        is_heard = _last_name(raised) != "AssertionError"
        return _assert(node, ast.Constant(False), is_heard=is_heard)


def _assert(node: ast.stmt, test: ast.expr, *, is_heard: bool = False) -> ast.Assert:
    said = ast.copy_location(ast.Assert(test, None), node)
    # a node takes any attribute
    said.words, said.is_heard = ast.unparse(node), is_heard  # type: ignore[attr-defined]
    return ast.fix_missing_locations(said)


def _is_of_pytest(called: ast.expr) -> bool:
    """Whether it is the `fail` of pytest, which raises what is no `Exception`."""
    return not (isinstance(called, ast.Attribute) and _last_name(called.value) == "self")


def _last_name(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))


def _test(call: ast.expr) -> ast.expr | None:
    """What has to be true for such an assert to hold; None: nobody knows here."""
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return None
    name, given = call.func.attr, call.args
    if len(given) >= _OF_TWO:
        if name == "assertIsInstance":
            return ast.Call(ast.Name("isinstance", ast.Load()), given[:2], [])
        if name in ("assertRegex", "assertNotRegex"):
            return ast.Compare(given[1], [ast.In()], [given[0]])
        kind = _COMPARED.get(name) or (ast.Eq if name.endswith("Equal") else None)
        return ast.Compare(given[0], [kind()], [given[1]]) if kind else None
    if len(given) < _OF_ONE:
        return None
    nothing = ast.Constant(None)
    ways = {
        "assertTrue": given[0],
        "assertFalse": ast.UnaryOp(ast.Not(), given[0]),
        "assertIsNone": ast.Compare(given[0], [ast.Is()], [nothing]),
        "assertIsNotNone": ast.Compare(given[0], [ast.IsNot()], [nothing]),
    }
    return ways.get(name)
