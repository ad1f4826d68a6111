"""An attempt in a guide to a problem of the learner's own, with what was said there before: the
solutions that were named, sums without their results, and exercises with a gap.
"""

import re
from dataclasses import replace

from bot.skills.tutor.guides.guide import Guide
from bot.skills.tutor.maths.attempts import on_the_way, undoing
from bot.skills.tutor.maths.exercises import listed, slips
from bot.skills.tutor.maths.exercises.problems import follow, is_to_solve
from bot.skills.tutor.maths.found import Followed
from bot.skills.tutor.maths.written import behind_answers, gaps, shown_sums
from bot.skills.tutor.maths.written.around import without_asides
from bot.skills.tutor.maths.written.told import told, told_because
from bot.tools.maths.checker import MathsChecker

_BESIDE = re.compile(r"\s*(?:\bor\b|\band\b|[;\n]|,(?=\s))\s*", re.IGNORECASE)
_VALUE = re.compile(r"(?:[A-Za-z]\s*=\s*)?[-−]?\d[\d.,/]*")
_COUNT_DONE = re.compile(r"(\d{1,2})\s+(?:is\s+)?(?:all\s+)?(?:done|finished)\W*", re.IGNORECASE)
_READ_CHARS = 200


async def follow_on(
    running: Guide, attempt: str, maths: MathsChecker, *, is_along: bool = False
) -> Followed | None:
    """Check an attempt in a guide: with the solutions that were named before, and a number that is
    wrong otherwise as what a sum on the way comes to, or as a step. One that `is_along` with the
    problem was said to be an answer. Raises MathsUnavailable."""
    if _counts_exercises(attempt, running):
        return None
    if (gapped := gaps.asked(attempt)) and "=" in gapped and not running.lines[0].count("="):
        return Followed(
            running.lines,
            is_solved=False,
            says=f"And what is missing in `{attempt.strip()}`?",
            is_unsure=True,
            part=on_the_way.not_all(attempt.strip()),
            on_the_way=(gapped,),
        )
    attempt = behind_answers.reasoned(attempt, running.lines[0])
    if (parts := told_because(attempt)) and (claimed := await _claimed(running, *parts, maths)):
        return claimed
    followed = await _follow_marked(running, attempt, maths)
    is_off = followed and followed.says and not (followed.is_solved or followed.is_unsure)
    step = undoing.step_said(attempt, running.lines[-1]) if is_off and not is_along else None
    if step and not (running.some or (followed and followed.some)):
        return Followed(running.lines, False, step.says, is_unsure=True, part=step.told)
    value = told(shown_sums.without(without_asides(attempt))).strip(" .!?")
    gapped = running.on_the_way[-1] if running.on_the_way else ""
    if is_off and "=" in gapped and re.fullmatch(r"[-−]?\d[\d./]*", value):
        return await follow(running.lines, gaps.with_number(gapped, value), maths)
    sums = [each for each in running.on_the_way if "=" not in each]
    if (followed and not is_off) or not (of := on_the_way.come_to(value, sums)):
        return followed
    stated, part = await follow(running.lines, f"{of} = {value}", maths), on_the_way.told(value, of)
    if stated is None or (stated.says and not stated.is_unsure):
        return Followed(running.lines, is_solved=False, says=part, is_unsure=True, part=part)
    return replace(stated, part=part)


async def _follow_marked(running: Guide, attempt: str, maths: MathsChecker) -> Followed | None:
    """Check an attempt, which may have the mark of the one exercise that there is: "1. 54". Raises
    MathsUnavailable."""
    followed = await follow(running.lines, attempt, maths, running.some)
    bare = attempt if running.sheet else listed.without_mark(attempt)
    if bare == attempt:
        return followed
    unmarked = await follow(running.lines, bare, maths, running.some)
    return unmarked if followed is None or (unmarked and unmarked.is_solved) else followed


def _counts_exercises(attempt: str, running: Guide) -> bool:
    """Whether "2 done" may be said of the second exercise of homework, or of two."""
    found = _COUNT_DONE.fullmatch(attempt[:_READ_CHARS].strip())
    return found is not None and int(found[1]) <= len(running.sheet)


async def right_among(running: Guide, attempt: str, maths: MathsChecker) -> str:
    """The solutions among values of which another one is none, "2 or 4" of x = 2 and x = 3, with
    those that were named before. Raises MathsUnavailable."""
    pieces = [told(each).strip(" .!?") for each in _BESIDE.split(attempt[:_READ_CHARS])]
    named = [running.some] if running.some else []
    if len(pieces) > 1 and is_to_solve(running.lines) and all(map(_VALUE.fullmatch, pieces)):
        found = [await follow(running.lines[:1], each, maths) for each in pieces]
        named += [each.some for each in found if each and each.some]
    return " or ".join(dict.fromkeys(named))


async def _claimed(running: Guide, value: str, reason: str, maths: MathsChecker) -> Followed | None:
    """What is found of a value for which a reason is given: of that, too, where the value is
    right."""
    followed = await follow(running.lines, value, maths, running.some)
    if followed is None or not followed.is_solved:
        return followed
    shown = await follow(running.lines, reason, maths)
    is_off = shown is not None and bool(shown.says) and not (shown.is_solved or shown.is_unsure)
    if shown and is_off:
        return shown
    if shown and shown.is_solved:
        return replace(followed, says=shown.says)
    return followed if shown and shown.minds else slips.with_slip(followed, reason)
