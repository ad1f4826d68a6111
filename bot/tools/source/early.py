"""Which names a program uses before it sets them, for `child.py`: needs nothing but the standard
library.

What is shown as all of a program, and begins with `score = add(score, 5)`, is a part of one.
**Not covered**: what stands in a block, which may never be run, and what is set from elsewhere.
"""

import ast
from collections.abc import Iterator

from bot.tools.source.asserts import FUNCTIONS
from bot.tools.source.naming import set_by
from bot.tools.source.touching import read_by, stored

_SIMPLE = (ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign)
_LATE = (ast.Lambda, ast.GeneratorExp)
_LISTED = (ast.ListComp, ast.SetComp, ast.DictComp)


def early(tree: ast.Module) -> set[str]:
    """The names that a plain statement at the top uses, or a function that it calls, where only
    statements below that set these."""
    functions = {node.name: node for node in tree.body if isinstance(node, FUNCTIONS)}
    elsewhere = {name for node in ast.walk(tree) for name in _from_elsewhere(node)}
    found, above = set[str](), {*elsewhere}
    below = {name for node in tree.body for name in stored(node)} - elsewhere
    if "*" in elsewhere:
        return set()
    for node in tree.body:
        if isinstance(node, _SIMPLE):
            used, called = {*_used(node)}, {*_called(node)} & functions.keys() & above
            inside = {name for each in called for name in read_by(functions[each])}
            found |= (used | inside) & below
        above |= stored(node)
        below -= stored(node)
    return found


def _from_elsewhere(node: ast.AST) -> Iterator[str]:
    """The names that may be set at any time, or once another file is there."""
    if isinstance(node, ast.Global):
        yield from node.names
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        for each in node.names:
            yield from set_by(each)


def _used(node: ast.AST) -> Iterator[str]:
    """The names that a statement reads at once."""
    if isinstance(node, _LATE):
        return
    if isinstance(node, _LISTED):
        given = {name for each in node.generators for name in stored(each.target)}
        inner = {name for each in ast.iter_child_nodes(node) for name in _used(each)}
        yield from inner - given
        return
    if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        yield node.target.id
    if isinstance(node, ast.Name) and type(node.ctx) is ast.Load:
        yield node.id
    for each in ast.iter_child_nodes(node):
        yield from _used(each)


def _called(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Name):
            yield each.func.id
