"""The only line that an answer shows, put in the place of the one that failed.

`return xs[-1]` is like more than one line of a program. The error says which of them is wrong:
where that is a statement of the same kind, it is the one that is meant, and so is the head of the
loop that the failing line stands in: of two that are equal the other one never failed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.skills.code.debug.mends.homes import FRAME, Told
from bot.skills.code.debug.mends.placing import Way
from bot.skills.code.pasted.lines.changed_forms import is_changed_form, loops_over_the_same
from bot.skills.code.pasted.lines.definitions import depth_of
from bot.skills.code.pasted.messages.blocks import Block

_DEFINES = ("def ", "async def ", "class ")


def ways_at_error(files: Sequence[Block], blocks: Sequence[Block], told: Told) -> list[Way]:
    """What to try where one line is shown, and the last of the files that the error came through
    has a line like it there."""
    shown = [(each.name, row) for each in blocks for row in each.code.split("\n") if row.strip()]
    if len(shown) != 1:
        return []
    ((home, new),) = shown
    for found in reversed([*FRAME.finditer(told.error)]):
        name, line, text = found[1] or found[4], int(found[2] or found[5]), found[3] or ""
        there = [each for each in files if each.name in (name, told.file_of(name))]
        for file in there if len(files) > 1 else files:
            rows = file.code.split("\n")
            old = rows[line - 1] if 0 < line <= len(rows) else ""
            if old.strip() and text.strip() in ("", old.strip()):
                is_elsewhere = len(files) > 1 and home not in ("", file.name)
                at = None if is_elsewhere else _meant(rows, line - 1, new)
                if at is None or new.strip() == rows[at].strip():
                    return []
                rows[at] = f"{depth_of(rows[at])}{new.strip()}"
                return [Way((replace(file, code="\n".join(rows)),))]
    return []


def _meant(rows: Sequence[str], at: int, new: str) -> int | None:
    """Which row a line is a changed form of: this one, or a head that it stands beneath; None: none
    of these."""
    if is_changed_form(rows[at], new):
        return at
    found = [each for each in _heads(rows, at) if is_changed_form(rows[each], new)]
    found = found if new.rstrip().endswith(":") else []
    same = [each for each in found if loops_over_the_same(rows[each], new.strip())]
    return next(iter([*same, *found]), None)


def _heads(rows: Sequence[str], at: int) -> Iterator[int]:
    """The heads of loops and conditions that a row stands beneath, the nearest first."""
    depth = len(depth_of(rows[at]))
    for above in range(at - 1, -1, -1):
        row = rows[above].strip()
        if row and len(depth_of(rows[above])) < depth:
            if row.startswith(_DEFINES):
                return
            depth = len(depth_of(rows[above]))
            yield above
