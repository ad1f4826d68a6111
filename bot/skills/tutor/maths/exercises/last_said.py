"""The answer behind numbers on the way to it: the 85 of "70, 15, 85" for 47 + 38, the 54 of
"10 x 6 = 60, minus 6 is 54". A number that stands alone before others says nothing of the exercise,
so that it is no slip; the last thing said is judged.

Only where what is asked comes to something: in an equation each value is said to solve it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.patterns import later
from bot.skills.tutor.maths.attempts import on_the_way
from bot.skills.tutor.maths.exercises.apart import Follow
from bot.skills.tutor.maths.exercises.unread import is_number, quoted
from bot.skills.tutor.maths.found import Followed
from bot.tools.measures import read_unit

_BREAKS = (
    later(
        r"\n|;|[.!?:](?=\s)|=>|->|[→⇒∴]|\b(?:so|then|thus|hence|therefore|altogether)\b",
        re.IGNORECASE,
    ),
    later(r",(?=\s)|…|\band\b", re.IGNORECASE),
)
"""What the last thing said may stand behind, the plainest first."""
_GOES_ON = later(
    r"(?:(?:[+×*÷−-]|.*[^\W\d_]{3}).*?(?:=|\b(?:is|are|equals?)\b)|.*\b(?:makes?|gives?)\b)"
    r"(?P<value>[^=]+)",
    re.IGNORECASE | re.DOTALL,
)
"""A step from the number before, and what it comes to: "minus 6 is 54", "+7 = 56"."""
_COUNTED = later(r"(?<![\d=+×*÷/−-])\s*\d+(?:,\s+(?:and\s+)?\d+){2}(?!\d|\s*[+×*÷/=−-])")
"""Three numbers in a row: whoever counts says no more of any of them than that it is one."""
_ROW = later(r"[\s.!]*\d{1,9}(?:,\s+(?:and\s+)?\d{1,9})+[\s.!?]*")
_ALTERNATIVE = later(r"\b(?:or|not|instead|but)\b|\?\s*\S", re.IGNORECASE)
_WORD = later(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
_PLAIN = """
so then it is the my answer that's that it's its this an and are makes make gives give get got we
have equals equal to times altogether total in all final thus hence therefore left
"""
_OF_ANSWER = frozenset(_PLAIN.split())
_RELATION = later(r"[=<>≤≥;]")
_READ_CHARS = 400
_WAY = "I took `{said}` for the answer, and what is before it for the way there."


async def follow(lines: tuple[str, ...], attempt: str, says: str, judge: Follow) -> Followed | None:
    """What the last thing said shows, where `says` calls a number alone wrong that stands before
    it; None for anything else. Raises MathsUnavailable."""
    if len(attempt) > _READ_CHARS or _RELATION.search(lines[0]) or not is_number(quoted(says)):
        return None
    if _ALTERNATIVE.search(attempt) or not _is_way(attempt):
        return None
    last = ""
    for last in _lasts(attempt):
        followed = await judge(lines, last)
        if followed and followed.is_solved:
            return replace(followed, says=f"{followed.says} {_WAY.format(said=last)}".strip())
    if not (is_number(last) and _COUNTED.search(attempt)):
        return None
    part = on_the_way.not_all(last)
    return Followed(lines, False, part, is_unsure=True, part=part)


def _is_way(attempt: str) -> bool:
    """Whether there is more than numbers beside one another, which may be answers to several, or
    those go on in equal steps, by the same factor, or to what all before them come to."""
    if not _ROW.fullmatch(attempt):
        return True
    first, *others = [int(each) for each in re.findall(r"\d+", attempt)]
    *between, last = others
    if not between:
        return False
    steps = [(now - before, before and now / before) for before, now in pairwise((first, *others))]
    is_even = any(len({*kind}) == 1 for kind in zip(*steps, strict=True))
    return is_even or last in (first + sum(between), first - sum(between))


def _lasts(attempt: str) -> Iterator[str]:
    """What may be the last thing said, of which each word is known."""
    for breaks in _BREAKS:
        *before, last = breaks.split(attempt.strip(" .!\n"))
        if before and all(map(_is_known, _WORD.findall(last))):
            yield last.strip()
    if (goes_on := _GOES_ON.fullmatch(last.strip())) and all(
        map(_is_known, _WORD.findall(goes_on["value"]))
    ):
        yield goes_on["value"].strip()


def _is_known(word: str) -> bool:
    return word.casefold() in _OF_ANSWER or read_unit(word) is not None
