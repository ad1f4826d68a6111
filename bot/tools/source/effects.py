"""What calls of a program do beside their result: what they print, and what they keep for the next.

For `child.py`: needs nothing but the standard library. **Not covered**: what a library keeps.
"""

import ast
from collections.abc import Iterator, Sequence

from bot.tools.source.asserts import FUNCTIONS
from bot.tools.source.touching import defines, loaded, stored

_IMPORTS = (ast.Import, ast.ImportFrom)
_PRINTING = frozenset({"input", "print"})
_LOOKING = frozenset({"copy", "count", "endswith", "format", "get", "index", "items", "join"})
_LOOKING |= {"keys", "lower", "match", "search", "split", "startswith", "strip", "upper", "values"}
_ONLY_FASTER = ("cache", "memo")
"""In the names of what changes no result."""


def kept_by_definitions(body: Sequence[ast.stmt], read: set[str]) -> set[str]:
    """The names of the program that its functions change, so that a call may come out otherwise
    after another one."""
    own = {name for node in body if not isinstance(node, _IMPORTS) for name in stored(node)}
    defined = {name for node in body if defines(node) for name in stored(node)}
    nodes = [each for node in body if defines(node) for each in ast.walk(node)]
    found = {name for each in nodes for name in _changed(each, defined)} & read & own
    return {each for each in found if not any(word in each.lower() for word in _ONLY_FASTER)}


def printing(body: Sequence[ast.stmt]) -> set[str]:
    """The names of functions and methods that print, themselves or by another one, and Python's."""
    nodes = [each for node in body for each in ast.walk(node)]
    functions = [each for each in nodes if isinstance(each, FUNCTIONS)]
    found = {*_PRINTING}
    while more := {each.name for each in functions if found & called(each)} - found:
        found |= more
    return found


def called(node: ast.AST) -> set[str]:
    """The names of what is called: of a method its own."""
    functions = [each.func for each in ast.walk(node) if isinstance(each, ast.Call)]
    names = {each.id for each in functions if isinstance(each, ast.Name)}
    return names | {each.attr for each in functions if isinstance(each, ast.Attribute)}


def is_word(node: ast.stmt) -> bool:
    """Whether a statement only prints words: `print("All tests passed!")`."""
    call = node.value if isinstance(node, ast.Expr) else None
    is_print = isinstance(call, ast.Call) and called(node) == {"print"}
    return is_print and loaded(node) == {"print"}


def _changed(node: ast.AST, defined: set[str]) -> Iterator[str]:
    """The names of which a node changes what they stand for."""
    if isinstance(node, ast.Global):
        yield from node.names
    elif isinstance(node, (ast.Attribute, ast.Subscript)) and type(node.ctx) is not ast.Load:
        yield from _root(node)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        is_looking = node.func.attr in _LOOKING
        yield from () if is_looking else {*_root(node.func)} - defined


def _root(node: ast.expr) -> Iterator[str]:
    """`stock` of `stock["a"].count`."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id
