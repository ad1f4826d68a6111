"""Which functions a program calls, for `child.py`: needs nothing but the standard library."""

import ast
from collections.abc import Iterator

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def called_outside(tree: ast.Module) -> list[tuple[str, int]]:
    """The names that are called outside of definitions, with the line of each call."""
    found = {(node.id, node.lineno) for top in _outside(tree) for node in _called(top)}
    return sorted(found)


def reached(tree: ast.Module) -> set[str]:
    """All names that are called when the program runs, or handed over to what is (`map(f, xs)`),
    also within the functions and classes that are."""
    bodies: dict[str, list[ast.AST]] = {}
    for node in ast.walk(tree):
        if isinstance(node, _DEFINITIONS):
            bodies.setdefault(node.name, []).append(node)
    found: set[str] = set()
    waiting: list[ast.AST] = [*_outside(tree)]
    while waiting:
        top = waiting.pop()
        new = {node.id for node in (*_called(top), *_handed_over(top))} - found
        found |= new
        waiting += [body for name in new for body in bodies.get(name, ())]
    return found


def _outside(tree: ast.Module) -> list[ast.stmt]:
    return [node for node in tree.body if not isinstance(node, _DEFINITIONS)]


def _called(top: ast.AST) -> Iterator[ast.Name]:
    calls = (node.func for node in ast.walk(top) if isinstance(node, ast.Call))
    return (function for function in calls if isinstance(function, ast.Name))


def _handed_over(top: ast.AST) -> Iterator[ast.Name]:
    calls = (node for node in ast.walk(top) if isinstance(node, ast.Call))
    given = (
        value for call in calls for value in (*call.args, *(each.value for each in call.keywords))
    )
    return (value for value in given if isinstance(value, ast.Name))
