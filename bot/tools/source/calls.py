"""Which functions a program calls, for `child.py`: needs nothing but the standard library."""

import ast
from collections.abc import Iterator
from typing import TypeGuard

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_SHOWING = ("print", "repr", "str")
"""Nothing that is handed to these is called by them."""


def called_outside(tree: ast.Module) -> list[tuple[str, int]]:
    """The names that are called outside of definitions, with the line of each call."""
    found = {(node.id, node.lineno) for top in _outside(tree) for node in _called(top)}
    return sorted(found)


def reached(tree: ast.Module, own: set[str]) -> set[str]:
    """All names that are called when the program runs, or handed over to what is (`map(f, xs)`),
    also within the functions and classes that are. What is its `own` is handed over, too, where it
    is put into something (`{"+": add}`), decorates or is returned, but not where it is only shown;
    and by another name (`handler = on_click`), where that is reached."""
    bodies: dict[str, list[ast.AST]] = {}
    for node in ast.walk(tree):
        if isinstance(node, _DEFINITIONS):
            bodies.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Name):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    bodies.setdefault(target.id, []).append(node.value)
    found: set[str] = set()
    waiting: list[ast.AST] = [*_outside(tree), *_run_at_definition(tree)]
    while waiting:
        top = waiting.pop()
        new = {node.id for node in (*_called(top), *_handed_over(top, own))} - found
        found |= new
        waiting += [body for name in new for body in bodies.get(name, ())]
    return found


def _outside(tree: ast.Module) -> list[ast.stmt]:
    return [node for node in tree.body if not isinstance(node, _DEFINITIONS)]


def _run_at_definition(tree: ast.Module) -> Iterator[ast.AST]:
    """What is run where a function or a class is defined at the top, but for a class's body."""
    for node in tree.body:
        if isinstance(node, _DEFINITIONS):
            yield from node.decorator_list
            given = node.bases if isinstance(node, ast.ClassDef) else node.args.defaults
            yield from given


def _called(top: ast.AST) -> Iterator[ast.Name]:
    calls = (node.func for node in ast.walk(top) if isinstance(node, ast.Call))
    return (function for function in calls if isinstance(function, ast.Name))


def _handed_over(top: ast.AST, own: set[str]) -> Iterator[ast.Name]:
    to_calls: set[ast.AST] = set()
    let_be: set[ast.AST] = set()
    for node in ast.walk(top):
        if isinstance(node, ast.Call):
            given = {*node.args, *(each.value for each in node.keywords)}
            is_shown = isinstance(node.func, ast.Name) and node.func.id in _SHOWING
            (let_be if is_shown else to_calls).update(given)
        elif isinstance(node, (ast.Expr, ast.FormattedValue)) or _names_alone(node):
            let_be.add(node.value)
    loaded = (n for n in ast.walk(top) if isinstance(n, ast.Name) and type(n.ctx) is ast.Load)
    return (n for n in loaded if n not in let_be and (n in to_calls or n.id in own))


def _names_alone(node: ast.AST) -> TypeGuard[ast.Assign]:
    """Whether it gives a value no more than other names."""
    return isinstance(node, ast.Assign) and all(isinstance(each, ast.Name) for each in node.targets)
