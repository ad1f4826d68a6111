"""The only line that an answer shows, put in the place of the one that failed.

`return xs[-1]` is like more than one line of a program. The error says which of them is wrong:
where that is a statement of the same kind, it is the one that is meant.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.skills.code.debug.homes import FRAME, Told
from bot.skills.code.debug.placing import Way
from bot.skills.code.pasted.blocks import Block
from bot.skills.code.pasted.changed_forms import is_changed_form
from bot.skills.code.pasted.definitions import depth_of


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
                is_same = new.strip() == old.strip()
                if is_elsewhere or is_same or not is_changed_form(old, new):
                    return []
                rows[line - 1] = f"{depth_of(old)}{new.strip()}"
                return [Way((replace(file, code="\n".join(rows)),))]
    return []
