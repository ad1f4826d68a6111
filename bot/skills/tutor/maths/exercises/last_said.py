"""The answer behind numbers on the way to it: the 85 of "70, 15, 85" for 47 + 38, the 54 of
"10 x 6 = 60, minus 6 is 54". A number that stands alone before others says nothing of the exercise,
so that it is no slip; the last thing said is judged.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.patterns import later
from bot.skills.tutor.maths.attempts import on_the_way, squaring
from bot.skills.tutor.maths.exercises import listed, stated_before
from bot.skills.tutor.maths.exercises.apart import Follow
from bot.skills.tutor.maths.exercises.unread import JOINS, is_number, quoted
from bot.skills.tutor.maths.found import Followed
from bot.skills.tutor.maths.written.joints import ARROWS, ENDS, SO
from bot.skills.tutor.maths.written.told import told
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.measures import read_unit

_BREAKS = (
    later(rf"\n|;|{ENDS}|{ARROWS}|\b(?:{SO}|then|altogether|which)\b", re.IGNORECASE),
    later(r",(?=\s)|…", re.IGNORECASE),
)
"""What the last thing said may stand behind, the plainest first."""
_GOES_ON = later(
    r"(?:(?:then|and)\s+)?"
    r"(?:(?P<by>[+×*÷/−-]|plus|add|minus|less|take(?: away| off)?|subtract|times)"
    r"\s*(?P<number>\d[\d./]*)(?:\s+(?:off|more|away))?|(?P<twice>double|twice)(?: (?:it|that))?"
    r"|half(?: of)?(?: (?:it|that|again))?)\s*(?:=|\b(?:is|makes?|gives?)\b)\s*(?P<value>[^=]+)",
    re.IGNORECASE,
)
"""A step from the number before, and what it comes to: "minus 6 is 54", "+7 = 56"."""
_SIGNS = {
    **{"plus": "+", "add": "+", "times": "×", "minus": "-", "less": "-", "subtract": "-"},
    **{"take": "-", "take away": "-", "take off": "-"},
}
_COUNTED = later(r"(?<![\d=+×*÷/−-])\s*\d+(?:,\s+(?:and\s+)?\d+){2}(?!\d|\s*[+×*÷/=−-])")
"""Three numbers in a row: whoever counts says no more of any of them than that it is one."""
_BETWEEN = later(r"\s*(?:,(?=\s)|;|\n|\band\b)\s*(?:and\s+)?", re.IGNORECASE)
_ALTERNATIVE = later(
    r"\b(?:or|not|instead|but|between|about|around|roughly|nearly|almost|than|says?|said)\b|\?",
    re.IGNORECASE,
)
_WORD = later(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
_RESULT = """
answer that's it's makes make gives give get got we have which equals equal to times altogether
total in all final thus hence therefore left
"""
_OF_ANSWER = JOINS.union(_RESULT.split())
_NUMBERS = later(r"\d+(?:[./]\d+)?")
_IS_OF_PARTS = later(r"[<>≤≥;]")
_READ_CHARS = 400
_WAY = "I took `{said}` for the answer, and what is before it for the way there."


class Unread:
    """That the last thing said is the answer, but not whether what is stated before it holds."""


async def follow(
    lines: tuple[str, ...],
    attempt: str,
    found: Followed | None,
    maths: MathsChecker,
    judge: Follow,
) -> Followed | Unread | None:
    """What the last thing said shows, where the whole of an attempt was `found` to be no solution,
    but nothing that it states is wrong; None for anything else. Raises MathsUnavailable."""
    if len(attempt) > _READ_CHARS or not (found is None or _may_be_way(lines[0], found)):
        return None
    if listed.read(attempt) or not _is_way(attempt):
        return None
    last = ""
    for before, last in _lasts(lines[0], attempt):
        followed = None if _ALTERNATIVE.search(before) else await judge(lines, last)
        if followed and followed.is_solved:
            holds = await stated_before.hold(before, lines, maths, judge)
            if holds is not Verdict.YES:
                return Unread() if holds is Verdict.UNKNOWN else None
            is_told = found is None or found.is_off
            note = _WAY.format(said=told(last).strip(" ?")) if is_told else ""
            return replace(followed, says=f"{followed.says} {note}".strip())
    if found and found.is_off and is_number(last) and _COUNTED.search(attempt):
        part = on_the_way.not_all(last)
        return Followed(lines, False, part, is_unsure=True, part=part)
    return None


def _may_be_way(problem: str, found: Followed) -> bool:
    """Whether nothing that is stated is wrong: no more than a number alone, but of an equation each
    is said to solve it, or a solution is missing, which may be named behind it."""
    if _IS_OF_PARTS.search(problem):
        return False  # what stands beside one another there belongs together
    if "=" in problem:
        return not found.is_off or squaring.is_answer(found.some)
    return not found.is_off or is_number(quoted(found.says))


def _is_way(attempt: str) -> bool:
    """Whether there is more than numbers beside one another, which may be answers to several, or
    those go on in equal steps, by the same factor, or to what all before them come to."""
    said = [each for each in _BETWEEN.split(attempt.strip(" .!?\n")) if each]
    if not all(map(is_number, said)):
        return True
    if len(said) < 3 or not all(map(str.isdecimal, said)):
        return False
    first, *between, last = map(int, said)
    count = [first, *between, last]
    steps = [(now - before, before and now / before) for before, now in pairwise(count)]
    is_even = any(len({*kind}) == 1 for kind in zip(*steps, strict=True))
    return is_even or last in (first + sum(between), first - sum(between))


def _lasts(problem: str, attempt: str) -> Iterator[tuple[str, str]]:
    """What may be the last thing said, of which each word is known, behind what is before it."""
    said = attempt.strip(" .!\n")
    last = ""
    for breaks in _BREAKS:
        if places := [*breaks.finditer(said)]:
            last = said[places[-1].end() :].strip()
            if _is_known(last):
                yield said[: places[-1].end()], last
    if "=" in problem:
        return
    goes_on = _GOES_ON.fullmatch(last)
    before = _NUMBERS.findall(said.removesuffix(last))
    if goes_on and before and _is_known(goes_on["value"]):
        step = f"{before[-1]} {_step(goes_on)} = {goes_on['value'].strip()}"
        yield f"{said.removesuffix(last)}, {step}", goes_on["value"].strip()


def _step(goes_on: re.Match[str]) -> str:
    if not goes_on["by"]:
        return "× 2" if goes_on["twice"] else "÷ 2"
    return f"{_SIGNS.get(goes_on['by'].casefold(), goes_on['by'][0])} {goes_on['number']}"


def _is_known(said: str) -> bool:
    words = _WORD.findall(said.casefold())
    return all(word in _OF_ANSWER or read_unit(word) is not None for word in words)
