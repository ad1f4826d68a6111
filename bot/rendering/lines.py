"""The lines of a document as far as cutting is concerned: fences, tables, paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.rendering.fences import Fence, opened_by
from bot.rendering.room import Room
from bot.rendering.spoilers import is_hidden_after, opens_with_spoiler


class Kind(Enum):
    """What a line is."""

    BLANK = auto()
    TEXT = auto()
    HEADING = auto()
    ROW = auto()  # of a table, or what looks like one: begins with "|"
    OPENING = auto()
    CODE = auto()
    CLOSING = auto()


_QUOTE = re.compile(r"(?: {0,3}>){1,3} ?")  # CommonMark 0.31 §5.1; deeper ones end at a cut
_CODE = (Kind.OPENING, Kind.CODE, Kind.CLOSING)


@dataclass(frozen=True, slots=True)
class Carry:
    """What a cut has to carry over: the fence, the table or the spoiler it goes through.

    `header` is a table's header and delimiter rows, "" where there is no table or it is too long
    to be repeated. `row` is the first row of what may be a table. `is_mid_line`: the cut is inside
    a line, so that the rest of it opens and closes nothing. `quote` is what that line begins with
    where it is a quotation's. `is_hidden`: inside a spoiler.
    """

    fence: Fence | None = None
    header: str = ""
    row: str = ""
    is_mid_line: bool = False
    quote: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line, from `start` to `end` (its newline not included), and what holds after it."""

    start: int
    end: int
    kind: Kind
    after: Carry


def read_lines(text: str, start: int, stop: int, carry: Carry, room: Room) -> Iterator[Line]:
    """The lines between two offsets. The last may be unfinished and is taken as it stands."""
    while start < stop:
        newline = text.find("\n", start, stop)
        end = stop if newline < 0 else newline
        was_hidden = carry.is_hidden
        kind, carry = _read(text[start:end], carry, room)
        if kind not in _CODE:
            was_hidden = is_hidden_after(text[start : end + 1], was_hidden, room.spoiler)
        if carry.is_hidden != was_hidden:
            carry = replace(carry, is_hidden=was_hidden)
        if newline < 0:
            carry = replace(carry, is_mid_line=True)
        yield Line(start, end, kind, carry)
        start = end + 1


def _read(line: str, carry: Carry, room: Room) -> tuple[Kind, Carry]:
    if carry.is_mid_line:
        kind = Kind.CODE if carry.fence else Kind.TEXT
        return kind, replace(carry, is_mid_line=False)
    fence = carry.fence
    if fence is not None and not fence.is_left_by(line):
        if fence.is_closed_by(line, room):
            return Kind.CLOSING, Carry()
        return Kind.CODE, carry
    begin = "" if room.spoiler and opens_with_spoiler(line, room.spoiler) else line.lstrip()[:1]
    if not line.strip():
        return Kind.BLANK, Carry()
    if begin == "|":
        return Kind.ROW, _after_row(line, carry, room)
    fence = opened_by(line, room)
    if fence is not None:
        return Kind.OPENING, Carry(fence=fence)
    if begin == ">" and (quote := _QUOTE.match(line)):
        return Kind.TEXT, Carry(quote=quote[0])
    return (Kind.HEADING if begin == "#" else Kind.TEXT), Carry()


def _after_row(line: str, carry: Carry, room: Room) -> Carry:
    if carry.header:
        return carry
    if carry.row and "-" in line and not line.strip("|:- \t\r"):
        header = f"{carry.row}\n{line}"
        return Carry(header=header if room.measure(header) <= room.longest_header else "")
    return Carry(row=line)
