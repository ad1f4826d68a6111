"""What the names of a program stand for, for `child.py`: needs nothing but the standard library."""

import ast
import builtins
from collections import Counter
from collections.abc import Iterator

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_BUILT_IN = frozenset(dir(builtins))


def unset(tree: ast.Module) -> list[str]:
    """The names that are used, and that nobody sets anywhere."""
    nodes = [*ast.walk(tree)]
    used = {n.id for n in nodes if isinstance(n, ast.Name) and type(n.ctx) is ast.Load}
    given = {name for node in nodes for name in set_by(node)}
    return sorted(used - given - _BUILT_IN)


def ambiguous(tree: ast.Module) -> list[str]:
    """The functions and classes at the top whose names mean something else, too: one of Python's
    own, something imported, a variable, or what a function is given."""
    methods = {each for n in ast.walk(tree) if isinstance(n, ast.ClassDef) for each in n.body}
    given = (set_by(node) for node in ast.walk(tree) if node not in methods)
    count = Counter(name for names in given for name in names)
    defined = {node.name for node in tree.body if isinstance(node, _DEFINITIONS)}
    return sorted(name for name in defined if name in _BUILT_IN or count[name] > 1)


def set_by(node: ast.AST) -> Iterator[str]:
    """The names that a node sets by itself."""
    if isinstance(node, ast.Name) and type(node.ctx) is not ast.Load:
        yield node.id
    elif isinstance(node, _DEFINITIONS):
        yield node.name
    elif isinstance(node, ast.arg):
        yield node.arg
    elif isinstance(node, ast.alias):
        yield (node.asname or node.name).partition(".")[0]
    elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
        yield node.name
    elif isinstance(node, ast.MatchMapping) and node.rest:
        yield node.rest
