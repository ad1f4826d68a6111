"""The examples in what a program says of itself (`>>> f(1)`, and below it `2`), for `child.py`.

Each is tried by itself, as an assert: so those are left out that need what stands above them, and
whose result is no value that can be written out. Needs nothing but the standard library.
"""

import ast

from bot.tools.source.asserts import FUNCTIONS, asserts
from bot.tools.source.segments import segment

_MOST = 8


def doctests(tree: ast.Module, own: set[str]) -> list[dict[str, object]]:
    """Those that look at something of the program's `own` (`Example` has the words)."""
    found: list[dict[str, object]] = []
    for node in ast.walk(tree):
        if isinstance(node, (*FUNCTIONS, ast.ClassDef, ast.Module)):
            said = ast.get_docstring(node) or ""
            line = node.body[0].lineno if node.body else 1
            found += [row | {"line": line} for row in (_rows(said, own) if ">>> " in said else ())]
    return found[:_MOST]


def _rows(said: str, own: set[str]) -> list[dict[str, object]]:
    from doctest import DocTestParser

    rows: list[dict[str, object]] = []
    try:
        given = DocTestParser().get_examples(said)
    except ValueError:
        return rows
    for each in given:
        is_shown = bool(each.want) and not each.source.startswith("print(")
        if not is_shown or each.options or not _is_value(each.want):
            if each.exc_msg is None:
                return rows  # what stands below may need what this does
            continue
        try:
            text = f"assert {_side(each.source.strip())} == {each.want.strip()}"
            tree = ast.parse(text)
        except (SyntaxError, ValueError):
            return rows
        rows += [row | {"is_doctest": True} for row in asserts(tree, text, own)]
    return rows


def _side(source: str) -> str:
    """What stands at the prompt, as one side of a comparison; without a comment behind it."""
    node = ast.parse(source, mode="eval").body
    text = segment(source, node) or source
    return text if isinstance(node, ast.Call) else f"({text})"


def _is_value(want: str) -> bool:
    try:
        ast.literal_eval(want.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError, TypeError):
        return False
    return True
