"""Whether a part that has lines of a place word for word begins and ends as that does. Pure.

What such a part leaves out beyond the first and the last of these lines it does not replace: it
shows `int sum = 0;` with a check above it, and nothing of the loop below.
"""

from collections.abc import Sequence
from textwrap import dedent

from bot.skills.code.pasted.lines.changed_forms import is_changed_form
from bot.skills.code.pasted.lines.likeness import WORD
from bot.skills.code.pasted.lines.rows import Row, goes_on, read_rows

_LEAVES = ("return", "throw", "raise", "break", "continue")


def is_more_than(there: Sequence[str], part: Sequence[str]) -> bool:
    """Whether rows have something before the first or behind the last line that a part holds, for
    which the part has nothing."""
    rows, new = _worded(there), _worded(part)
    texts = {row.text for row in rows}
    if not rows or not new:
        return False
    if new[-1].text in texts and rows[-1].text != new[-1].text and not _is_again(rows, new):
        return True
    tops, own = ([row.text for row in each if not row.depth] for each in (rows, new))
    if any(text in texts and text not in tops for text in own):
        return True  # what it stands beneath there would be gone
    is_anchored = not {*tops}.isdisjoint(own)
    return is_anchored and any(not _stands_for(own[at], tops[at], own) for at in (0, -1))


def stands_elsewhere(rows: Sequence[str], there: Sequence[str], part: Sequence[str]) -> bool:
    """Whether a program has a line of a part that does something, and not in this place of it."""
    texts, near = ({row.text for row in _worded(each)} for each in (rows, there))
    own = [row for row in _worded(part) if not (row.depth or row.is_head)]
    does = [row.text for row in own if "=" in row.text and not row.text.startswith(_LEAVES)]
    return any(text in texts and text not in near for text in does)


def _is_again(rows: Sequence[Row], new: Sequence[Row]) -> bool:
    """Whether what stands below the last line of a part is shown in it above that."""
    at = max(number for number, row in enumerate(rows) if row.text == new[-1].text)
    shown = [row.text for row in new]
    return all(_has_form(row.text, shown) for row in rows[at + 1 :])


def _stands_for(new: str, old: str, own: Sequence[str]) -> bool:
    return _has_form(old, own) or not (new.startswith("if") or old.startswith(_LEAVES))


def _has_form(old: str, new: Sequence[str]) -> bool:
    return old in new or any(is_changed_form(old, each) for each in new)


def _worded(rows: Sequence[str]) -> list[Row]:
    """The rows that say something, but for what goes on with one above."""
    found = read_rows(dedent("\n".join(rows)))
    return [row for row in found if WORD.search(row.text) and not goes_on(row.text)]
