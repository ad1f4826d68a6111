"""What is to be added to a program in Python, put where it can stand: nothing of what stands there
is taken out by it. Pure.

Imports go behind what the program says of itself and its `__future__`; functions, classes and
values before the first of those that they stand beside, the first definition or the first statement
that runs; methods and fields into their class.
"""

import re
from collections.abc import Collection, Sequence

from bot.skills.code.pasted.places.splicing import BETWEEN
from bot.tools.source.reading import Top

_NOTE = re.compile(
    r"#!|#.*coding[:=]|#[ \t]*(?:file(?:name)?:[ \t]*)?[\w./-]+\.py\b", re.IGNORECASE
)
_FROM = re.compile(r"from[ \t]+([\w.]+)[ \t]+import\b")


def text_of(source: str, top: Top) -> str:
    """A statement as it stands there."""
    return "\n".join(source.split("\n")[top.line - 1 : top.end])


def with_import(source: str, tops: Sequence[Top], text: str, names: Sequence[str]) -> str:
    """With an import, which takes the place of one from the same module (or of modules) that gives
    no more."""
    rows = source.split("\n")
    for each in tops:
        there = text_of(source, each)
        is_same = each.kind == "import" and _taken_from(there) == _taken_from(text)
        is_plain = not re.search(r"\bas\b|;|^import\b.*\.", there)
        if is_same and is_plain and {*each.names} <= {*names}:
            return "\n".join([*rows[: each.line - 1], text, *rows[each.end :]])
    kinds = ("text",) if text.startswith("from __future__") else ("text", "future")
    head = [each for each in tops if each.kind in kinds]
    first = next((each for each in tops if each not in head), None)
    row = head[-1].end if head else _behind_notes(rows)
    is_beside = first is not None and first.kind in ("import", "future")
    if first is not None and is_beside:
        row = first.line - 1
    above = [""] if row and rows[row - 1].strip() and not is_beside else []
    below = [""] if rows[row : row + 1] and rows[row].strip() and not is_beside else []
    return "\n".join([*rows[:row], *above, text, *below, *rows[row:]])


def _taken_from(text: str) -> str:
    """The module that an import takes names of; "" for one of modules."""
    found = _FROM.match(text)
    return found[1] if found else ""


def _behind_notes(rows: Sequence[str]) -> int:
    """Behind the comments that are said of the file: its first lines, or up to an empty one."""
    row = 0
    while row < len(rows) and _NOTE.match(rows[row]):
        row += 1
    end = row
    while end < len(rows) and rows[end].startswith("#"):
        end += 1
    return end if end < len(rows) and not rows[end].strip() else row


def places(tops: Sequence[Top], beside: Collection[str]) -> list[int]:
    """The rows (0 is the first) before which something that is defined may be put: of the functions
    that it was shown `beside` the first, the first definition or what runs before that, and what
    runs behind it."""
    last = tops[-1].end if tops else 0
    near = [each.line - 1 for each in tops if {*each.names} & {*beside} and each.kind == "defined"]
    let_be = ("text", "future", "import", "constant")
    first = next((each for each in tops if each.kind not in let_be), None)
    runs = next((each for each in tops if each.kind in ("set", "other")), None)
    found = [*near[:1], *(each.line - 1 if each else last for each in (first, runs))]
    return [*dict.fromkeys(found)]


def with_definition(source: str, row: int, text: str) -> str:
    """With a function, a class or a value before a row, apart from what stands there as the rest of
    the program is."""
    rows = source.split("\n")
    while row and rows[row - 1].startswith("#") and not _NOTE.match(rows[row - 1]):
        row -= 1
    gap = ["", ""] if BETWEEN in source else [""]
    above = [] if not row or not rows[row - 1].strip() else gap
    below = gap if any(each.strip() for each in rows[row:]) else []
    return "\n".join([*rows[:row], *above, text, *below, *rows[row:]])
