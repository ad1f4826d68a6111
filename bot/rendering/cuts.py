"""Where to cut: the best place in the last stretch of a message that is full.

Of all places from `earliest` on, the best kind wins, and of that kind the last place. What a place
is worth depends only on the text before it and the one character after it. So the choice is the
same in whatever steps the document grew, and a better one can only come later in the text: what is
shown up to the best place so far never has to be taken back.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from bot.rendering.graphemes import is_between_graphemes
from bot.rendering.lines import Carry, Kind, Line, read_lines
from bot.rendering.room import Room

_SENTENCE_END = re.compile(r"(?:[.!?…][\"'”’)\]*_]{0,4}+\s|[。！？])")
_SPACE = re.compile(r"\s")
_BLOCK_MARKS = frozenset("#>|-+*=`~")
"""What must not come to stand at the beginning of a message: it would mean something else there."""

_FARTHEST = 64
"""Characters that a cut inside a word moves back at most to spare something."""


class Place(IntEnum):
    """Kinds of places to cut at, worst first."""

    WORD = 1
    SENTENCE = 2
    ROW = 3
    CODE_LINE = 4
    LINE = 5
    PARAGRAPH = 6


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a document that one message is cut from.

    `begin` is where its text begins, `first` its first visible character; `carry` and `head` are
    what holds there, and what is put before the text. Nothing from `known` on is looked at.
    """

    document: str
    begin: int
    first: int
    known: int
    carry: Carry
    head: str
    escape: str
    room: Room

    def reach(self, units: int) -> int:
        """How far a message of `units` in all reaches."""
        return self.room.reach(self.document, self.begin, units - self.room.measure(self.head))

    @property
    def earliest(self) -> int:
        """The first offset that may be cut at."""
        return max(self.reach(self.room.earliest_cut), self.first + 1)


def best_cut(span: Span) -> int:
    """Where to cut a message that is full. Always after `span.first`."""
    lines = _lines(span)
    if lines[-1].kind is Kind.ROW:
        table = table_start(span, lines)
        if table in {start for _, start in _line_starts(span, lines)}:  # a fence may be open there
            return table
    earliest = span.earliest
    return (
        _best_line_start(span, lines, earliest)
        or _best_in_line(span, lines, earliest)
        or _hard_cut(span, lines, earliest)
    )


def best_so_far(span: Span) -> int:
    """Up to where a message that can only be added to may be shown: no cut comes before it."""
    earliest = span.reach(span.room.earliest_cut)
    if span.known <= earliest:
        return span.known
    lines = _lines(span)
    least = max(earliest, span.first + 1)
    best = _best_line_start(span, lines, least) or _best_in_line(span, lines, least) or earliest
    return max(best, earliest)


def open_table_start(span: Span) -> int | None:
    """Where the table starts that the text ends in and that may yet have to move as a whole."""
    if span.known <= span.reach(span.room.limit // 2):
        return None
    lines = _lines(span)
    return table_start(span, lines) if lines and lines[-1].kind is Kind.ROW else None


def table_start(span: Span, lines: list[Line]) -> int | None:
    """Where to cut so that the table at the end stays whole; None where that cannot be.

    Of a message that can only be added to, a table that starts in the first half is shown row by
    row rather than held back, and so cannot move.
    """
    index = len(lines) - 1
    while index and lines[index - 1].kind is Kind.ROW:
        index -= 1
    start = lines[index].start
    if start <= span.first:
        return None
    if span.room.grows_by_append and start < span.reach(span.room.limit // 2):
        return None
    return start


def cut_from(span: Span, least: int) -> int:
    """Where to cut a message that must end now although it is not full, not before `least`."""
    lines = _lines(span)
    return _best_line_start(span, lines, least) or _best_in_line(span, lines, least) or span.known


def _lines(span: Span) -> list[Line]:
    return list(read_lines(span.document, span.begin, span.known, span.carry, span.room))


def _line_starts(span: Span, lines: list[Line]) -> Iterator[tuple[Place, int]]:
    room = span.room
    used = measured = room.measure(span.head)  # measured: up to the end of the last visible line
    before: Line | None = None
    for previous, line in zip([None, *lines], lines, strict=False):
        if previous is not None:
            used += room.measure(span.document[previous.start : previous.end])
            if previous.start < previous.end and _is_visible(span, previous):
                before, measured = previous, used
            used += 1
            is_place = line.start > span.first and before is not None and _is_visible(span, line)
            if is_place and measured + _closing_length(previous.after, room) <= room.limit:
                yield _worth(before, previous, line), line.start


def _is_visible(span: Span, line: Line) -> bool:
    return not span.document[line.start : line.end].isspace() and line.end > line.start


def _worth(before: Line | None, previous: Line, line: Line) -> Place:
    if previous.after.fence is not None and line.kind in (Kind.CODE, Kind.CLOSING):
        return Place.CODE_LINE
    if previous.kind is Kind.ROW and line.kind is Kind.ROW:
        return Place.ROW
    if before is not None and before.kind is Kind.HEADING:
        return Place.SENTENCE  # a heading should not be parted from what it heads
    if previous.kind is Kind.BLANK or line.kind is Kind.HEADING:
        return Place.PARAGRAPH
    return Place.LINE


def _closing_length(carry: Carry, room: Room) -> int:
    return room.measure(carry.fence.closing) + 1 if carry.fence else 0


def _best_line_start(span: Span, lines: list[Line], earliest: int) -> int | None:
    found = [place for place in _line_starts(span, lines) if place[1] >= earliest]
    return max(found)[1] if found else None


def _last_reach(span: Span, lines: list[Line]) -> tuple[int, Line]:
    """How far a cut inside a line may go, with room left to close a fence, and in which line.

    A line cut short may look like a fence's first, which then is closed too; there is always room
    for that, since such a line is short and the earliest cut lies well before the limit.
    """
    reach = span.reach(span.room.limit)
    line, before = _line_at(span, lines, reach)
    if before.fence is not None:
        reach = span.reach(span.room.limit - _closing_length(before, span.room))
        line, _ = _line_at(span, lines, reach)
    return reach, line


def _line_at(span: Span, lines: list[Line], offset: int) -> tuple[Line, Carry]:
    """The line that holds the offset, and what is carried into it."""
    index = bisect_right(lines, offset, key=lambda line: line.start) - 1
    return lines[index], lines[index - 1].after if index > 0 else span.carry


def _best_in_line(span: Span, lines: list[Line], earliest: int) -> int | None:
    reach, line = _last_reach(span, lines)
    earliest = max(earliest, line.start + 1)
    if line.kind is Kind.OPENING or line.kind is Kind.CLOSING:
        return None
    document, stop = span.document, min(reach + 1, span.known - 1)
    if line.kind is not Kind.CODE:
        ends = [found.end() for found in _SENTENCE_END.finditer(document, earliest - 1, stop)]
        for cut in reversed(ends):
            if earliest <= cut <= stop and document[cut] not in _BLOCK_MARKS:
                return cut
    ends = [found.end() for found in _SPACE.finditer(document, earliest - 1, stop)]
    for cut in reversed(ends):
        if earliest <= cut and document[cut] not in _BLOCK_MARKS:
            return cut
    return None


def _hard_cut(span: Span, lines: list[Line], earliest: int) -> int:
    reach, _ = _last_reach(span, lines)
    latest = max(min(reach, span.known), span.first + 1)
    least = earliest if span.room.grows_by_append else span.first + 1
    for cut in range(latest, max(least, latest - _FARTHEST) - 1, -1):
        if _is_harmless(span, cut):
            return cut
    return latest


def _is_harmless(span: Span, cut: int) -> bool:
    document, escape = span.document, span.escape
    if cut >= span.known:
        return True
    if document[cut] in "`~":
        return False
    if span.room.spoiler and span.room.spoiler[0] in document[cut - 1 : cut + 1]:
        return False  # whether a mark opens a spoiler is seen only with what follows it
    for length in range(1, len(escape)):
        if document.startswith(escape[: length + 1], cut - length):
            return False  # it would tear the escape of a mention
    return is_between_graphemes(document, cut)
