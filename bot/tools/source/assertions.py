"""The asserts of `unittest` as those of Python, so that one look at these does for both."""

import ast
import copy

from bot.tools.source.asserts import is_assertion

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


def with_asserts(node: _Function) -> _Function:
    """The same with each `self.assertEqual(f(1), 2)` as `assert f(1) == 2`; it keeps the `words` it
    was written in."""
    said = copy.deepcopy(node)
    _Said().visit(said)
    return said


class _Said(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        test = _test(node.value) if is_assertion(node) else None
        if test is None:
            return node
        said = ast.copy_location(ast.Assert(test, None), node)
        said.words = ast.unparse(node)  # type: ignore[attr-defined]
        return ast.fix_missing_locations(said)


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
