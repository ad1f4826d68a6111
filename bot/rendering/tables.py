"""Tables for platforms that show none: aligned in a code block, or, where that would be too wide,
row by row; and for those that show short ones only: in parts. Pure.

Tables of GitHub Flavored Markdown (§4.10) whose lines begin with a bar, as models write them.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.ports import Limits
from bot.reply import open_fence

_ROW = r"[ ]{0,3}\|[^\n]*"
_RULE = r"[ ]{0,3}\|[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*"
_TABLE = re.compile(rf"^{_ROW}\n{_RULE}(?:\n{_ROW})*(?:\n|\Z)", re.MULTILINE)
_MAY_BEGIN = re.compile(rf"^(?:{_ROW}(?:\n[ ]{{0,3}}(?:\|[ \t:|-]*)?)?|[ ]{{1,3}})\Z", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"\*\*|__|`")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as text: one alignment, "<", "^" or ">", and one head for each column."""

    heads: tuple[str, ...]
    aligned: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def fit_tables(document: str, limits: Limits, *, is_final: bool) -> str:
    """The document with each table as the platform can show it.

    A table that may still grow is held back unless the document is final: so what comes out for a
    document is a prefix of what comes out for the same document grown.
    """
    if not limits.table_width:
        return _in_parts(document, limits.table_rows_max) if limits.table_rows_max else document
    shown, at = "", 0
    for match in _TABLE.finditer(document):
        if open_fence(document[: match.start()]) is not None:
            continue
        if not is_final and not document[match.end() :].strip(" "):
            return shown + document[at : match.start()]
        shown += document[at : match.start()] + _as_text(read(match[0]), limits.table_width)
        at = match.end()
    rest = document[at:]
    begun = None if is_final else _MAY_BEGIN.search(rest)
    if begun is not None and open_fence(document[: at + begun.start()]) is None:
        rest = rest[: begun.start()]
    return shown + rest


def _in_parts(document: str, rows_max: int) -> str:
    """The document with the head of a long table again before each row that would be too many."""
    shown, at = "", 0
    for match in _TABLE.finditer(document):
        lines = match[0].split("\n")
        if len(lines) <= rows_max or open_fence(document[: match.start()]) is not None:
            continue
        head, rule, *rows = lines
        end = match.start() + len(head) + len(rule) + 2
        for number, row in enumerate(rows):
            if number and number % (rows_max - 1) == 0 and row:
                begin = end + row.index("|")  # behind what may have been shown of the line already
                shown, at = f"{shown}{document[at:begin]}\n{head}\n{rule}\n", begin
            end += len(row) + 1
    return shown + document[at:]


def wide_tables(document: str, limits: Limits) -> list[list[list[str]]]:
    """The tables that are told row by row because they are too wide: their cells as plain text, the
    head first. A picture shows them better."""
    if not limits.table_width:
        return []
    found = [
        _plain_cells(read(match[0]))
        for match in _TABLE.finditer(document)
        if open_fence(document[: match.start()]) is None
    ]
    return [cells for cells in found if sum(_widths(cells)) + _gaps(cells) > limits.table_width]


def read(markdown: str) -> Table:
    """The table in these lines. Rows are as long as the head."""
    head, rule, *rows = markdown.strip("\n").split("\n")
    heads = _cells(head)
    marks = [cell.strip() for cell in _cells(rule)][: len(heads)]
    aligned = [_alignment(mark) for mark in marks] + ["<"] * (len(heads) - len(marks))
    filled = [(_cells(row) + [""] * len(heads))[: len(heads)] for row in rows]
    return Table(tuple(heads), tuple(aligned), tuple(tuple(row) for row in filled))


def _as_text(table: Table, width: int) -> str:
    plain = _plain_cells(table)
    widths = _widths(plain)
    if sum(widths) + _gaps(plain) > width:
        return _row_by_row(table)
    lines = [_line(row, widths, table.aligned) for row in plain]
    rule = "  ".join("─" * each for each in widths)
    return "\n".join(("```", lines[0], rule, *lines[1:], "```", ""))


def _plain_cells(table: Table) -> list[list[str]]:
    return [[_plain(cell) for cell in row] for row in (table.heads, *table.rows)]


def _widths(cells: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(_width, column)) for column in zip(*cells, strict=True)]


def _gaps(cells: Sequence[Sequence[str]]) -> int:
    return 2 * (len(cells[0]) - 1)


def _row_by_row(table: Table) -> str:
    parts = []
    for row in table.rows:
        named = [
            f"- {head}: {cell}" if head else f"- {cell}"
            for head, cell in zip(table.heads[1:], row[1:], strict=True)
            if cell
        ]
        parts.append("\n".join((f"**{_plain(row[0]) or '–'}**", *named)))
    return "\n\n".join(parts) + "\n"


def _line(row: Sequence[str], widths: Sequence[int], aligned: Sequence[str]) -> str:
    cells = []
    for cell, width, side in zip(row, widths, aligned, strict=True):
        room = width - _width(cell)
        left = room if side == ">" else room // 2 if side == "^" else 0
        cells.append(" " * left + cell + " " * (room - left))
    return "  ".join(cells).rstrip()


def _cells(row: str) -> list[str]:
    inner = row.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    cells = _BAR.split(inner)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [cell.strip().replace("\\|", "|") for cell in cells]


def _alignment(mark: str) -> str:
    if mark.endswith(":"):
        return "^" if mark.startswith(":") else ">"
    return "<"


def _plain(cell: str) -> str:
    """A cell without the marks that mean nothing in a code block, and that cannot end it."""
    return _MARKS.sub("", cell.replace("<br>", " "))


def _width(text: str) -> int:
    """Columns in a fixed font (Unicode TR 11): wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )
