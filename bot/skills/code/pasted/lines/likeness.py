"""How much rows of code are like others, by the words in them. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches

from bot.skills.code.pasted.lines.heads import name_of

WORD = re.compile(r"\w+")
NEAR, _SAME = 0.6, 0.8


def worded(text: str) -> list[str]:
    """The rows of a text that hold a word."""
    return [row.strip() for row in text.split("\n") if WORD.search(row)]


def likeness(kind: re.Pattern[str], rows: Sequence[str], new: Sequence[str]) -> list[float]:
    """How much of such pieces the first row, the first two and so on have in common with a text: 0
    to 1 each."""
    wanted = Counter(kind.findall("\n".join(new)))
    left, common, count, found = Counter(wanted), 0, 0, list[float]()
    for row in rows:
        for piece in kind.findall(row):
            count += 1
            if left[piece] > 0:
                left[piece] -= 1
                common += 1
        found.append(2 * common / max(1, count + wanted.total()))
    return found


def is_another(row: str, other: str) -> bool:
    """Whether two rows, that differ, are versions of one."""
    if name_of(row) != name_of(other):
        return False
    return likeness(WORD, [row], [other])[0] >= NEAR or bool(
        get_close_matches(row, [other], cutoff=_SAME)
    )


def is_near(row: str, rows: Sequence[str]) -> bool:
    """Whether a row, or another version of it, is one of these."""
    if row in rows:
        return True
    name = name_of(row)
    others = [each for each in rows if name_of(each) == name]
    is_close = bool(get_close_matches(row, others, n=1, cutoff=_SAME))
    return is_close or any(likeness(WORD, [row], [each])[0] >= NEAR for each in others)


def keeps_words(row: str, new: Sequence[str]) -> bool:
    """Whether it has all words of a row but one; with fewer it may be one more such row."""
    return (Counter(WORD.findall(row)) - Counter(WORD.findall("\n".join(new)))).total() <= 1
