"""Behind homework that is over, or was left by "stop", while exercises of it were skipped or left
open: an answer that names one of these by its mark, or a value that solves one.
"""

from collections.abc import Sequence

from bot.skills.tutor.guides import sheet
from bot.skills.tutor.guides.sheet import Exercise
from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.maths.found import Followed
from bot.skills.tutor.maths.written.told import told
from bot.tools.maths.checker import MathsChecker

_RIGHT = "✅ Right: {named} `{line}`. {shown}"
_WRONG = "{named} `{line}`\n\n{says}"


async def answered(
    exercises: Sequence[Exercise], worked_on: str, text: str, maths: MathsChecker
) -> str:
    """What is to be said of it; "" for anything else, and where it solves what was `worked_on`. A
    value without a mark is never called wrong. Raises MathsUnavailable."""
    opened = sheet.unsolved(exercises)
    if not opened:
        return ""
    named = [each for each in sheet.answers(exercises, text) if each.said]
    value = told(named[0].said if len(named) == 1 else text).strip(" .!?")
    if not sheet.is_value(value) or len(named) > 1 or (named and named[0].at not in opened):
        return ""
    if named:
        return _said(exercises, named[0].at, await followed(exercises[named[0].at], value, maths))
    own = sheet.place_of(exercises, worked_on)
    for at in sorted(opened, key=lambda at: at != own):
        shown = await followed(exercises[at], value, maths)
        if shown and shown.is_solved:
            return "" if at == own else _said(exercises, at, shown)
    return ""


def _said(exercises: Sequence[Exercise], at: int, shown: Followed | None) -> str:
    if shown is None:
        return ""
    named, line = sheet.name(exercises[at].label, at), exercises[at].line
    if shown.is_solved:
        return _RIGHT.format(named=named, line=line, shown=shown.says).strip()
    says = shown.says or shown.part or shown.left
    return _WRONG.format(named=named, line=line, says=says) if says else ""


async def followed(exercise: Exercise, said: str, maths: MathsChecker) -> Followed | None:
    """What an answer to one of them shows; None where no guide leads through it. Raises
    MathsUnavailable."""
    found = await problems.find(exercise.line, maths)
    if found is None:
        return None
    tried = await problems.follow((found.line,), exercise.tried, maths)
    some = tried.some if tried else ""
    return await problems.follow((found.line,), said, maths, some)
