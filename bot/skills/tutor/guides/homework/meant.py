"""Which exercises of homework values without a mark are meant for, and which ones "the first" and
"the second" are, where some are done.

As many values as there are exercises to do belong to one each: in their order, and one that is
wrong there to another that it solves. One alone that is wrong for the exercise at hand belongs to
the one other that it solves.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.skills.tutor.guides import sheet, tries
from bot.skills.tutor.guides.guide import Guide
from bot.skills.tutor.guides.homework import still_open
from bot.skills.tutor.guides.sheet import Answer, Exercise
from bot.skills.tutor.maths.exercises import checks
from bot.skills.tutor.maths.written.around import without_asides
from bot.skills.tutor.maths.written.told import told
from bot.tools.maths.checker import MathsChecker

_BETWEEN = r"(?i)\s*(?:\n|;|,(?=\s)|\band\b)\s*"
_HEADING = r"^[^\d=:(√]*[:?!\n]\s*"
_READ_CHARS = 200


async def meant(running: Guide, text: str, maths: MathsChecker) -> list[Answer]:
    """The exercises that values without a word belong to. Raises MathsUnavailable."""
    said = checks.only_answer(text) or re.sub(_HEADING, "", without_asides(text[:_READ_CHARS]))
    pieces = re.split(_BETWEEN, said[:_READ_CHARS].strip())
    values = [told(each).strip(" .!?") for each in pieces if re.search(r"\d", each)]
    left = sheet.to_do(running.sheet)
    is_each = len(values) == len(left) > 1
    both = zip(left, values, strict=True) if is_each else ()
    in_order = [Answer(at, value) for at, value in both]
    if is_each and await _are_solved(running.sheet, in_order, maths):
        return in_order
    if not values or not all(map(sheet.is_value, values)):
        return []
    followed = await tries.follow_on(running, text, maths)
    if followed and (followed.is_solved or followed.some or followed.part):
        return []
    if is_each:
        return await _assigned(running.sheet, in_order, maths)
    at_hand = running.sheet[running.at] if running.at in left else None
    is_wrong = followed is not None and followed.says != "" and not followed.is_unsure
    if len(values) > 1 or not is_wrong or (at_hand and values[0] == at_hand.tried):
        return []
    others = [at for at in sheet.unsolved(running.sheet) if at != running.at]
    solved = [at for at in others if await solves(running.sheet[at], values[0], maths)]
    return [Answer(solved[0], values[0])] if len(solved) == 1 else []


async def counted(
    exercises: Sequence[Exercise], named: list[Answer], maths: MathsChecker
) -> list[Answer]:
    """The same answers, where "the second" that is done already, and not what is said, is the
    second of those to do, or the one that is left of them. Raises MathsUnavailable."""
    left = sheet.to_do(exercises)
    for each in named:
        is_other = each.is_counted and each.said != "" and exercises[each.at].is_done
        if is_other and not await solves(exercises[each.at], each.said, maths):
            break
    else:
        return named
    if all(each.is_counted and each.at < len(left) for each in named):
        return [replace(each, at=left[each.at]) for each in named]
    return [replace(named[0], at=left[0])] if len(named) == len(left) == 1 else named


async def solves(exercise: Exercise, said: str, maths: MathsChecker) -> bool:
    """Whether an answer solves an exercise. Raises MathsUnavailable."""
    followed = await still_open.followed(exercise, said, maths)
    return followed is not None and followed.is_solved


async def _are_solved(
    exercises: Sequence[Exercise], answers: list[Answer], maths: MathsChecker
) -> bool:
    for each in answers:
        if not await solves(exercises[each.at], each.said, maths):
            return False
    return True


async def _assigned(
    exercises: Sequence[Exercise], in_order: list[Answer], maths: MathsChecker
) -> list[Answer]:
    """Answers to exercises, of which those that are wrong in their order are taken for others of
    these that they solve."""
    right = [each for each in in_order if await solves(exercises[each.at], each.said, maths)]
    off = [each for each in in_order if each not in right]
    places, others = [each.at for each in off], list[str]()
    for each in off:
        solved = [at for at in places if await solves(exercises[at], each.said, maths)]
        if solved:
            right.append(Answer(solved[0], each.said))
            places.remove(solved[0])
        else:
            others.append(each.said)
    rest = [Answer(at, said) for at, said in zip(places, others, strict=True)]
    return sorted((*right, *rest), key=lambda each: each.at)
