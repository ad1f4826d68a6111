"""A line that sets something and stands once in a program and once in a part, and then twice. Pure.

What a part shows so is a line of the program: beside that one it was put in the place of another.
**Not covered**: what sets nothing, and such lines in different blocks.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from bot.skills.code.pasted.lines.changed_forms import set_by
from bot.skills.code.pasted.lines.rows import Row, read_rows


def is_shown_twice(source: str, parts: Sequence[str], whole: str) -> bool:
    """Whether a program has such a line twice in one block."""
    was = Counter(row.text for row in read_rows(source))
    shown = Counter(row.text for part in parts for row in read_rows(part))
    rows = read_rows(whole)
    for at, row in enumerate(rows):
        if was[row.text] == shown[row.text] == 1 and set_by(row.text):
            below = _beside(rows[at + 1 :], row.depth)
            if any((each.depth, each.text) == (row.depth, row.text) for each in below):
                return True
    return False


def _beside(rows: Sequence[Row], depth: int) -> Iterator[Row]:
    return takewhile(lambda row: row.depth >= depth, rows)
