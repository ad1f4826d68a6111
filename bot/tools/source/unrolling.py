"""Examples of a program that stand in a table, or behind a name of its own, each by itself.

`for a, b, want in cases: assert add(a, b) == want` says as much as an assert for each row of
`cases`, of which each can be tried. `average = average([1, 2, 3])` gives what `average` came to the
name of the function itself: what is looked at behind it is that call. Needs nothing but the
standard library. **Not covered**: tables that are computed, and loops that do more.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from bot.tools.source.touching import defines, loaded, stored

_MOST_ROWS = 50
_PLAIN = (ast.Assert, ast.Assign, ast.AugAssign, ast.Expr)
_Values = Mapping[str, ast.expr]
_Tables = Mapping[str, ast.Assign]


def unrolled(body: Sequence[ast.stmt]) -> list[ast.stmt]:
    """The statements of a program, with such examples each by itself. What is new has its text as
    `written`, and the lines of that in whose place it stands."""
    tables = {name: node for node in body if isinstance(node, ast.Assign) for name in _named(node)}
    found, used = list[ast.stmt](), list[ast.Assign]()
    ends = any(isinstance(node, ast.Raise) for node in body)  # what it comes to is open
    for node in body:
        rows = [*_by_row(node, tables)] if isinstance(node, ast.For) and not ends else []
        found += rows or [node]
        used += [tables[name] for name in _table_of(node) if rows and name in tables]
    used = [each for each in used if _count(body, _named(each)) == 1]
    return _with_calls([node for node in found if node not in used])


def _named(node: ast.Assign) -> set[str]:
    """The only name that a statement sets."""
    target = node.targets[0]
    return {target.id} if isinstance(target, ast.Name) and len(node.targets) == 1 else set()


def _count(body: Sequence[ast.stmt], names: set[str]) -> int:
    """How many statements read any of these names."""
    return sum(bool(names & loaded(node)) for node in body)


def _by_row(loop: ast.For, tables: _Tables) -> Iterator[ast.stmt]:
    """What a loop does for each row of a table; nothing where it does more than to look at them."""
    names = stored(loop.target)
    does = [node for node in loop.body if not _is_said(node)]
    is_plain = all(isinstance(node, _PLAIN) for node in does)
    rows = _rows(loop.iter, tables)
    values = [_values(loop.target, row) for row in rows]
    is_told = all(each is not None for each in values) and not loop.orelse
    if not is_plain or not is_told or any(stored(node) & names for node in does):
        return
    if any(isinstance(node, ast.Assert) for node in does):
        for each in values:
            for node in does:
                yield _written(_InPlace(each or {}), node, loop)


def _is_said(node: ast.stmt) -> bool:
    """Whether a statement only prints something."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and (isinstance(node.value.func, ast.Name) and node.value.func.id == "print")
    )


def _rows(table: ast.expr, tables: _Tables) -> Sequence[ast.expr]:
    """The rows of a table; nothing for what is none."""
    if isinstance(table, ast.Call) and isinstance(table.func, ast.Attribute) and not table.args:
        found = _table(table.func.value, tables) if table.func.attr == "items" else None
        if not isinstance(found, ast.Dict) or None in found.keys:
            return []
        pairs = zip(found.keys, found.values, strict=True)
        return [ast.Tuple([key, value], ast.Load()) for key, value in pairs if key][:_MOST_ROWS]
    found = _table(table, tables)
    return found.elts[:_MOST_ROWS] if isinstance(found, (ast.List, ast.Tuple)) else []


def _table_of(node: ast.stmt) -> set[str]:
    """The name of the table that a loop goes through."""
    table = node.iter if isinstance(node, ast.For) else None
    if isinstance(table, ast.Call) and isinstance(table.func, ast.Attribute):
        table = table.func.value
    return {table.id} if isinstance(table, ast.Name) else set()


def _table(table: ast.expr, tables: _Tables) -> ast.expr:
    return tables[table.id].value if isinstance(table, ast.Name) and table.id in tables else table


def _values(target: ast.expr, row: ast.expr) -> dict[str, ast.expr] | None:
    """What names stand for in a row; None: that is not told."""
    if isinstance(target, ast.Name):
        return None if isinstance(row, ast.Starred) else {target.id: row}
    if not isinstance(target, (ast.Tuple, ast.List)) or not isinstance(row, (ast.Tuple, ast.List)):
        return None
    if len(target.elts) != len(row.elts):
        return None
    parts = [_values(one, other) for one, other in zip(target.elts, row.elts, strict=True)]
    if any(each is None for each in parts):
        return None
    return {name: value for each in parts if each for name, value in each.items()}


def _with_calls(body: Sequence[ast.stmt]) -> list[ast.stmt]:
    """Without statements that give the result of a function its own name: what asserts look at
    right behind them is the call."""
    defined = {name for node in body if defines(node) for name in stored(node)}
    found, called = list[ast.stmt](), dict[str, ast.expr]()
    for at, node in enumerate(body):
        own = _called_again(node, defined)
        rest = [each for each in body[at + 1 :] if own & loaded(each)] if own else []
        is_looked_at = all(
            isinstance(each, ast.Assert) or _called_again(each, own) for each in rest
        )
        if own and rest and is_looked_at and body[at + 1] in rest and isinstance(node, ast.Assign):
            called |= dict.fromkeys(own, node.value)
        elif isinstance(node, ast.Assert) and called.keys() & loaded(node):
            found.append(_written(_Result(called), node, node))
        else:
            found.append(node)
    return found


def _called_again(node: ast.stmt, defined: set[str]) -> set[str]:
    """The name of a function of the program that gets what a call of it came to."""
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
        return set()
    return _named(node) & loaded(node.value.func) & defined


def _written(with_values: ast.NodeTransformer, node: ast.stmt, instead_of: ast.stmt) -> ast.stmt:
    """A statement with values in place of names, without what an assert says where it fails."""
    new = with_values.visit(deepcopy(node))
    if isinstance(new, ast.Assert):
        new.msg = None
    text = _in_double_quotes(ast.unparse(ast.fix_missing_locations(new)))
    found = ast.parse(text).body[0]
    found.lineno, found.end_lineno = instead_of.lineno, instead_of.end_lineno
    # No row of the source says it so: sections.py and asserts.py show this in place of one.
    found.written = text  # type: ignore[attr-defined]  # a node takes any attribute
    return found


def _in_double_quotes(text: str) -> str:
    """As most write it."""
    other = text.replace("'", '"')
    try:
        is_same = ast.dump(ast.parse(other)) == ast.dump(ast.parse(text))
    except (SyntaxError, ValueError):
        return text
    return other if is_same else text


class _InPlace(ast.NodeTransformer):
    """Puts values in place of names that are read."""

    def __init__(self, values: _Values) -> None:
        self.values = values

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """A name, or what it stands for."""
        is_read = type(node.ctx) is ast.Load and node.id in self.values
        return deepcopy(self.values[node.id]) if is_read else node

    def visit_Starred(self, node: ast.Starred) -> ast.expr | list[ast.expr]:
        """What is handed over one by one."""
        self.generic_visit(node)
        is_told = isinstance(node.value, (ast.Tuple, ast.List)) and type(node.ctx) is ast.Load
        return (
            node.value.elts if is_told and isinstance(node.value, (ast.Tuple, ast.List)) else node
        )


class _Result(_InPlace):
    """Puts the results of calls in place of the names that they have, but for what is called."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """A call, with what it is given."""
        function = node.func
        self.generic_visit(node)
        node.func = function if isinstance(function, ast.Name) else node.func
        return node
