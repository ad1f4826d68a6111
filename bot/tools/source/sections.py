"""The examples that a program ends with, each with what belongs to it, for `child.py`.

An example is its assert together with the statements that set it up (`account = Account(100)`,
`account.deposit(50)`) and those behind the first assert, wherever they stand and in their order:
what only the asserts and these need is theirs; what the functions and classes read, too, is the
program's. Needs nothing but the standard library.
"""

import ast
from collections.abc import Iterable, Sequence
from textwrap import indent
from typing import Any

from bot.tools.source.asserts import FUNCTIONS, example
from bot.tools.source.naming import set_by

_IMPORTS = (ast.Import, ast.ImportFrom)


def section(tree: ast.Module, source: str, own: set[str]) -> dict[str, Any]:
    """The asserts at the top, the `steps` of those that the program ends with (of which each row
    has how many stand before it), and the lines of all these (`Reading` has the words)."""
    read = read_by_definitions(tree.body)
    taken = _taken(tree.body, read)
    names: set[str] = set()
    rows: list[dict[str, Any]] = []
    steps: list[str] = []
    for at, node in enumerate(tree.body):
        row = example(node, source, own) if isinstance(node, ast.Assert) else None
        if row is not None:
            row |= {"setup": len(steps) if at in taken else 0, "gives": sorted(names)}
            row["does"] = [each for each in row["parts"] if _is_done_to(each, names)]
            rows.append(row)
        if at in taken:
            names |= _stored(node)
            steps += row["does"] if row else [_text(node, source)]
    ends = [0, *(node.end_lineno or 0 for node in tree.body)]
    begins = [ends[at] + 1 if at else tree.body[at].lineno for at in sorted(taken)]
    lines = [[begin, ends[at + 1]] for begin, at in zip(begins, sorted(taken), strict=True)]
    return {"asserts": rows, "steps": steps, "apart": lines, "read": sorted(read)}


def read_by_definitions(body: Sequence[ast.stmt]) -> set[str]:
    """The names that functions and classes read from outside, and what those are made of."""
    read = {name for node in body if _defines(node) for name in _read_by(node)}
    while True:
        setting = [node for node in body if not _defines(node) and read & _stored(node)]
        more = {name for node in setting for name in _loaded(node)}
        if more <= read:
            return read
        read |= more


def _taken(body: Sequence[ast.stmt], read: set[str]) -> set[int]:
    """Where the statements of the examples stand in `body`."""
    if not body or not isinstance(body[-1], ast.Assert):
        return set()
    defined = {name for node in body if _defines(node) for name in _stored(node)}
    asserts = {at for at, node in enumerate(body) if isinstance(node, ast.Assert)}
    imports = {at for at, node in enumerate(body) if isinstance(node, _IMPORTS)}
    own = {at for at, node in enumerate(body) if _defines(node) or read & _stored(node)} - asserts
    if not defined:  # what it sets and does is the program
        own = {*range(len(body))} - asserts
    free = {*range(len(body))} - own - imports
    last = max(own - imports, default=-1)
    first = min(at for at in asserts if at > last)
    taken = {at for at in free if at >= first}
    names = {name for at in free for name in _stored(body[at])} - read - defined
    while True:
        more = _needed(body, free, taken, names)
        more |= _using(body, free, more, names)
        if more == taken:
            return taken
        taken = more


def _needed(body: Sequence[ast.stmt], free: set[int], taken: set[int], names: set[str]) -> set[int]:
    """Those taken, and what they need: all that is done to their names until they are set."""
    needs: set[str] = set()
    found = {*taken}
    for at in sorted(free, reverse=True):
        node = body[at]
        if at in found or needs & (_loaded(node) | _stored(node)):
            found.add(at)
            is_new = isinstance(node, ast.Assign)
            plain = {each.id for each in getattr(node, "targets", ()) if isinstance(each, ast.Name)}
            needs = (needs - plain if is_new else needs) | (_loaded(node) & names)
    return found


def _using(body: Sequence[ast.stmt], free: set[int], taken: set[int], names: set[str]) -> set[int]:
    """Those taken, and all behind them that uses what they set."""
    given: set[str] = set()
    found = {*taken}
    for at in sorted(free):
        if given & _loaded(body[at]):
            found.add(at)
        if at in found:
            given |= _stored(body[at]) & names
    return found


def _defines(node: ast.stmt) -> bool:
    value = getattr(node, "value", None)
    return isinstance(node, (*FUNCTIONS, ast.ClassDef)) or isinstance(value, ast.Lambda)


def _read_by(node: ast.AST) -> set[str]:
    """The names that a definition reads and does not set itself."""
    if isinstance(node, ast.ClassDef):
        parts = [*node.bases, *node.keywords, *node.decorator_list, *node.body]
        return {name for part in parts for name in _read_by(part)}
    if not isinstance(node, (*FUNCTIONS, ast.Lambda)):
        inner = [each for each in ast.walk(node) if isinstance(each, ast.Lambda)]
        return _loaded(node) if not inner else _loaded(node) - _set_within(inner)
    inside = node.body if isinstance(node.body, list) else [node.body]
    outside = [*ast.iter_child_nodes(node.args), *getattr(node, "decorator_list", ())]
    outside += [node.returns] if isinstance(node, FUNCTIONS) and node.returns else []
    shared = {n for each in ast.walk(node) if isinstance(each, ast.Global) for n in each.names}
    local = _set_within([*inside, node.args]) - shared
    read = {name for each in inside for name in _loaded(each)}
    return (read - local) | shared | {name for each in outside for name in _loaded(each)}


def _set_within(nodes: Iterable[ast.AST]) -> set[str]:
    return {name for top in nodes for node in ast.walk(top) for name in set_by(node)}


def _stored(node: ast.AST) -> set[str]:
    """The names that a statement at the top sets, but for what its functions do within."""
    if isinstance(node, (*FUNCTIONS, ast.ClassDef)):
        return {node.name}
    return _set_within([node])


def _loaded(node: ast.AST) -> set[str]:
    names = (each for each in ast.walk(node) if isinstance(each, ast.Name))
    return {each.id for each in names if type(each.ctx) is ast.Load}


def _is_done_to(part: str, names: set[str]) -> bool:
    """Whether looking at it may change what the example set up: `stack.pop()`."""
    tree = ast.parse(part, mode="eval")
    return any(isinstance(each, ast.Call) and names & _loaded(each) for each in ast.walk(tree))


def _text(node: ast.stmt, source: str) -> str:
    """A statement as it is written, where it says the same within a function."""
    written = ast.get_source_segment(source, node) or ""
    try:
        within = ast.parse(f"if 1:\n{indent(written, ' ')}").body
        is_same = ast.dump(node) in [ast.dump(each) for each in ast.iter_child_nodes(within[0])]
    except (SyntaxError, ValueError):
        is_same = False
    return written if is_same else ast.unparse(node)
