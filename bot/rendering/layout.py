"""The document as messages. All offsets are into the neutralised document."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.ports import Limits
from bot.rendering.cuts import Span, best_cut, best_so_far, cut_from, open_table_start
from bot.rendering.fences import may_become_fence
from bot.rendering.lines import Carry, read_lines
from bot.rendering.message import Message
from bot.rendering.room import Room

_BLANK_LINES = re.compile(r"(?:[^\S\n]*+\n)*+")
_SPACES = re.compile(r"[^\S\n]*+")
_VISIBLE = re.compile(r"\S")


def lay_out(
    document: str, limits: Limits, sealed: Sequence[int], *, is_final: bool
) -> list[Message]:
    """The messages after the last seal: all but the last are complete, and with `is_final` all.

    `document` comes from `neutralise`; `sealed` are the ends of the messages that are closed, in
    order. A message becomes complete as soon as it is certain, whatever comes, that it is full;
    then its `end` belongs into `sealed` for good. Called with more of the document and any of the
    seals that it gave before, it gives the same seals again.

    The work is proportional to the part after the last seal. No message is blank, so the list is
    empty where there is nothing to show. Raises ValueError for a limit below 40.
    """
    room = Room.within(limits)
    start, carry = _last_seal(document, sealed, room)
    stop = len(document)
    end = start + len(document[start:].rstrip())
    messages: list[Message] = []
    while span := _span(document, start, end, carry, limits, room):
        seal = _seal(span, is_final)
        if seal is None:
            open_message = _open_message(span, start, stop, is_final)
            return [*messages, open_message] if open_message else messages
        messages.append(_complete(span, start, seal))
        carry = carry_over(carry, document[start:seal], room)
        start = seal
    return messages


def sealed_message(document: str, limits: Limits, sealed: Sequence[int]) -> Message | None:
    """The message that the last of `sealed` closed, as it must be shown at last.

    For one sealed by `seal_now`, and for one whose last update may not have arrived. None where
    nothing visible lies between the last two seals.
    """
    room = Room.within(limits)
    start, carry = _last_seal(document, sealed[:-1], room)
    span = _span(document, start, sealed[-1], carry, limits, room)
    return _complete(span, start, sealed[-1]) if span else None


def seal_now(document: str, limits: Limits, sealed: Sequence[int], shown_end: int) -> int:
    """Where to end the open message now, for another reason than its length (its time is up).

    At the best place in what has come since `shown_end`, the `end` up to which it is shown; before
    it only where updates replace and there is no room left to close a fence. It returns the last
    seal (or 0) where there is nothing visible to be closed. A message that is full is ended where
    `lay_out` ends it.
    """
    room = Room.within(limits)
    start, carry = _last_seal(document, sealed, room)
    end = start + len(document[start:].rstrip())
    span = _span(document, start, end, carry, limits, room)
    if span is None:
        return start
    seal = _seal(span, is_final=False)
    if seal is None:
        held = replace(span, known=max(_held_from(span, len(document)), min(shown_end, end)))
        if held.known <= span.first:
            return start
        seal = cut_from(held, max(shown_end, span.first + 1))
        if _length(held, seal) > room.limit:
            seal = best_cut(held)
    return seal


def carry_over(carry: Carry, text: str, room: Room) -> Carry:
    """What holds after a message's text: the fence or table that the next one goes on with."""
    for line in read_lines(text, 0, len(text), carry, room):
        carry = line.after
    return carry


_carry_over_known = lru_cache(maxsize=256)(carry_over)  # sealed text is asked for at every edit


def _last_seal(document: str, sealed: Sequence[int], room: Room) -> tuple[int, Carry]:
    start, carry = 0, Carry()
    for seal in sealed:
        carry = _carry_over_known(carry, document[start:seal], room)
        start = seal
    return start, carry


def _span(
    document: str, start: int, end: int, carry: Carry, limits: Limits, room: Room
) -> Span | None:
    """What the message that starts at `start` is cut from; None where nothing visible is left.

    Blank lines at its beginning are left out, since platforms do so too. So is the last line of a
    fence, or the mark of a spoiler, that the message before has closed already.
    """
    begin, carry = _begin(document, start, end, carry)
    fence = carry.fence
    if fence is not None and not carry.is_mid_line:
        within = min(end, begin + room.limit)  # a longer line closes nothing
        newline = document.find("\n", begin, within)
        line_end = within if newline < 0 else newline
        line = document[begin:line_end]
        if fence.is_left_by(line):
            carry = Carry(is_hidden=carry.is_hidden)
        elif fence.is_closed_by(line, room):
            left = Carry(is_hidden=carry.is_hidden)
            begin, carry = _begin(document, min(line_end + 1, end), end, left)
    if carry.is_hidden and carry.fence is None and document.startswith(room.spoiler, begin, end):
        closed = Carry(is_mid_line=True, quote=carry.quote if carry.is_mid_line else "")
        begin, carry = _begin(document, begin + len(room.spoiler), end, closed)
    found = _VISIBLE.search(document, begin, end)
    if found is None:
        return None
    first = found.start()
    if room.measure(document[begin:first]) > room.limit // 8:
        begin = first
    return Span(
        document=document,
        begin=begin,
        first=first,
        known=end,
        carry=carry,
        head=_head(document, first, carry, room),
        escape=limits.mention_escape,
        room=room,
    )


def _begin(document: str, start: int, end: int, carry: Carry) -> tuple[int, Carry]:
    begin = start
    if carry.is_mid_line and carry.fence is None:
        begin = _skip(_SPACES, document, begin, end)
    lines = _skip(_BLANK_LINES, document, begin, end)
    if lines > begin:
        carry = Carry(fence=carry.fence, is_hidden=carry.is_hidden)  # a blank line ends a table
    return lines, carry


def _skip(pattern: re.Pattern[str], document: str, start: int, end: int) -> int:
    found = pattern.match(document, start, end)
    return found.end() if found else start


def _head(document: str, first: int, carry: Carry, room: Room) -> str:
    hidden = room.spoiler if carry.is_hidden else ""
    if carry.fence is not None:
        return f"{hidden}{carry.fence.opening(room)}\n"
    if carry.header and not carry.is_mid_line and document[first] == "|":
        return f"{hidden}{carry.header}\n"
    return f"{carry.quote}{hidden}" if carry.is_mid_line else hidden


def _seal(span: Span, is_final: bool) -> int | None:
    """Where the message is cut, once it is certain that it is full."""
    reach = span.reach(span.room.limit)
    if span.known > reach:
        beyond = _VISIBLE.search(span.document, reach, span.known)
        return best_cut(replace(span, known=beyond.end())) if beyond else None
    if is_final and _length(span, span.known) > span.room.limit:
        return best_cut(span)  # only closing its fence makes it too long
    return None


def _open_message(span: Span, start: int, stop: int, is_final: bool) -> Message | None:
    """The message that the document ends in, as far as it may be shown."""
    if is_final:
        return _complete(span, start, stop)
    shown = span.document[span.begin : _held_from(span, stop)].rstrip()
    if not shown:
        return None
    end = span.begin + len(shown)
    text = span.head + shown
    if not span.room.grows_by_append:  # so that half a code block looks like one
        after = _after(span, end)
        tail = _closing(after)
        text += tail if span.room.measure(text + tail) <= span.room.limit else ""
        text = _hiding(text, after, span.room)
    return Message(start, end, text, is_complete=False) if text else None


def _held_from(span: Span, stop: int) -> int:
    """Up to where the document may be shown while it grows."""
    document, room, shown = span.document, span.room, stop
    line_start = max(document.rfind("\n", span.begin, stop) + 1, span.begin)
    if not (span.carry.is_mid_line and line_start == span.begin) and may_become_fence(
        document[line_start:stop], room
    ):
        shown = line_start
    if not room.grows_by_append:
        return shown
    if span.known > span.reach(room.earliest_cut):
        shown = min(shown, best_so_far(span))
    last_visible = max(document.rfind("\n", span.begin, span.known) + 1, span.begin)
    if not document[last_visible : span.known].lstrip().startswith("|"):
        return shown
    table = open_table_start(span)
    return shown if table is None else min(shown, table)


def _complete(span: Span, start: int, seal: int) -> Message:
    return Message(start, seal, _closed(span, seal), is_complete=True)


def _closed(span: Span, end: int) -> str:
    """The text that a message shows when it ends at `end`."""
    after = _after(span, end)
    return _hiding(_text(span, end, after), after, span.room)


def _text(span: Span, end: int, after: Carry) -> str:
    return span.head + span.document[span.begin : end].rstrip() + _closing(after)


def _after(span: Span, end: int) -> Carry:
    """What is open at `end`."""
    body, carry, spoiler = span.document[span.begin : end], span.carry, span.room.spoiler
    has_marks = "```" in body or "~~~" in body or (spoiler and spoiler in body)
    if carry.fence is None and not carry.is_hidden and not has_marks:
        return Carry()  # the usual case, at a hundredth of the cost
    return carry_over(carry, body, span.room)


def _closing(after: Carry) -> str:
    """What closes the fence that is open."""
    return f"\n{after.fence.closing}" if after.fence else ""


def _hiding(text: str, after: Carry, room: Room) -> str:
    """`text` with the spoiler closed that is open, or without the mark that opens it and hides
    nothing yet."""
    if not after.is_hidden:
        return text
    return text.removesuffix(room.spoiler) if text.endswith(room.spoiler) else text + room.spoiler


def _length(span: Span, end: int) -> int:
    """The length of a message that ends at `end`, but for what closes a spoiler (see Room)."""
    return span.room.measure(_text(span, end, _after(span, end)))
