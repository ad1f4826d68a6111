"""A list of which each item has a mark of its own ("1. …", "- …"): the working of one exercise, or
exercises of which each is marked by itself, as one alone is.

It is the working of one where the lines follow from one another, or where the first has no result
and others name it; anything else is marked item by item, and what no checker can read is not
judged.
"""

import re
from dataclasses import replace

from bot.skills.tutor.maths.exercises import checks, homework, listed, problems
from bot.skills.tutor.maths.exercises.alone import TOLD, marked
from bot.skills.tutor.maths.exercises.homework import Mark, Marked
from bot.skills.tutor.maths.exercises.listed import Listed
from bot.skills.tutor.maths.kinds import inequalities
from bot.tools.maths.checker import MathsChecker

_AS_WORKING = re.compile(
    r"\bmy (?:work(?:ing)?|steps?|solution|method|answer|try|attempt)\b", re.IGNORECASE
)
_READ_CHARS = 500
"""As much is read of the working of one exercise."""


async def find(
    text: str, maths: MathsChecker, *, are_several: bool = False
) -> list[Marked] | str | None:
    """Each item of the list in a text with its mark ([] for too many); or, where the list is the
    working of one exercise, that as a text without marks; None where there is no list, and where
    nothing in it can be checked. Items that `are_several` exercises are not the working of one.

    Raises MathsUnavailable.
    """
    found = listed.read(text[: 2 * homework.MOST_CHARS])
    if found is None:
        return None
    if found.written and not await _is_marked(found, maths):
        return None
    first = await marked(found.items[0], maths)
    if len(found.items) > homework.MOST or len(text) > homework.MOST_CHARS:
        return [] if homework.is_judged(first) else None
    is_told = found.is_of_first or is_working(text)
    for items in found.readings if not are_several else ():
        if not homework.is_judged(first) and await _is_one(items, is_told, maths):
            return TOLD + "\n".join(items)
    told = await _marked(found, first, maths)
    if any(each.mark is not Mark.UNKNOWN for each in told):
        return told
    as_one = await problems.find(text, maths)  # would be judged by what can be read of it
    return told if as_one and as_one.attempt else None


def is_working(text: str) -> bool:
    """Whether lines are told to be the working of one exercise."""
    return _AS_WORKING.search(text) is not None


async def _marked(found: Listed, first: Marked, maths: MathsChecker) -> list[Marked]:
    """The items of a list with their marks, in the reading of its dashes in which more are right:
    as marks, or as minuses."""
    told = [first, *[await marked(each, maths) for each in found.items[1:]]]
    for items in found.readings[1:]:
        if _rights(told) < len(told):
            signed = [await marked(each, maths) for each in items]
            told = max(told, signed, key=_rights)
    return [replace(each, label=label) for each, label in zip(told, found.labels, strict=True)]


async def _is_marked(found: Listed, maths: MathsChecker) -> bool:
    """Whether what may be the marks of a list or parts of its items are marks: more is right."""
    as_marks, as_parts = [
        _rights([await marked(each, maths) for each in items[: homework.MOST]])
        for items in (found.items, found.written)
    ]
    return as_marks > as_parts or (as_marks == as_parts and found.is_likely)


def _rights(told: list[Marked]) -> int:
    return sum(each.mark is Mark.RIGHT for each in told)


async def _is_one(items: tuple[str, ...], is_told: bool, maths: MathsChecker) -> bool:
    """Whether items, the first of which has no result, are the working of one exercise: they follow
    from one another; or all can be read so, and are told to be that, or one is nothing but a
    result, or has a part of the solutions."""
    working = TOLD + "\n".join(items)
    found = await problems.find(working, maths) if len(working) <= _READ_CHARS else None
    if found is None or not found.attempt:
        return False
    first = await problems.find(f"{TOLD}{items[0]}", maths)
    is_first = first is not None and first.line == found.line
    if not is_first and _squeezed(items[0]) not in _squeezed(found.line):
        return False
    lines = (found.line,)
    behind = [each for each in items[1:] if _squeezed(each) not in _squeezed(found.line)]
    each_alone = [await problems.follow(lines, each, maths) for each in behind]
    followed = await problems.follow(lines, found.attempt, maths)
    if followed is None or None in each_alone:
        return False
    if followed.is_solved or not followed.says or is_told:
        return True
    has_some = any(each.some for each in each_alone if each)
    return has_some or any(map(_is_result, behind))


def _is_result(item: str) -> bool:
    """Whether it is no exercise, but says what one comes to: "x = 3", "x < 3", "42"."""
    is_solved = inequalities.begins(item) and not inequalities.is_to_solve(item)
    return is_solved or checks.only_answer(f"{TOLD}{item}") != ""


def _squeezed(text: str) -> str:
    return "".join(text.split())
