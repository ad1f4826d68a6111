"""What statements set and read, for `child.py`: needs nothing but the standard library."""

import ast
from collections.abc import Iterable, Sequence

from bot.tools.source.asserts import FUNCTIONS
from bot.tools.source.naming import set_by


def read_by_definitions(body: Sequence[ast.stmt]) -> set[str]:
    """The names that functions and classes read from outside, and what those are made of."""
    read = {name for node in body if defines(node) for name in read_by(node)}
    while True:
        setting = [node for node in body if not defines(node) and read & stored(node)]
        more = {name for node in setting for name in loaded(node)}
        if more <= read:
            return read
        read |= more


def wanted(body: Sequence[ast.stmt]) -> set[str]:
    """The names that a program reads, and that nothing at its top sets; some are Python's own."""
    read = {name for node in body for name in read_by(node)}
    return read - {name for node in body for name in stored(node)}


def defines(node: ast.stmt) -> bool:
    """Whether a statement defines a function or a class, a lambda with a name among them."""
    value = getattr(node, "value", None)
    return isinstance(node, (*FUNCTIONS, ast.ClassDef)) or isinstance(value, ast.Lambda)


def read_by(node: ast.AST) -> set[str]:
    """The names that a definition reads and does not set itself."""
    if isinstance(node, ast.ClassDef):
        parts = [*node.bases, *node.keywords, *node.decorator_list, *node.body]
        return {name for part in parts for name in read_by(part)}
    if not isinstance(node, (*FUNCTIONS, ast.Lambda)):
        inner = [each for each in ast.walk(node) if isinstance(each, ast.Lambda)]
        return loaded(node) if not inner else loaded(node) - _set_within(inner)
    inside = node.body if isinstance(node.body, list) else [node.body]
    outside = [*ast.iter_child_nodes(node.args), *getattr(node, "decorator_list", ())]
    outside += [node.returns] if isinstance(node, FUNCTIONS) and node.returns else []
    shared = {n for each in ast.walk(node) if isinstance(each, ast.Global) for n in each.names}
    local = _set_within([*inside, node.args]) - shared
    read = {name for each in inside for name in loaded(each)}
    return (read - local) | shared | {name for each in outside for name in loaded(each)}


def _set_within(nodes: Iterable[ast.AST]) -> set[str]:
    return {name for top in nodes for node in ast.walk(top) for name in set_by(node)}


def stored(node: ast.AST) -> set[str]:
    """The names that a statement at the top sets, but for what its functions do within."""
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        return {node.name}
    return _set_within([node])


def loaded(node: ast.AST) -> set[str]:
    """The names that are read anywhere in it."""
    names = (each for each in ast.walk(node) if isinstance(each, ast.Name))
    return {each.id for each in names if type(each.ctx) is ast.Load}
