"""Homework that was marked, while what was wrong in it is worked on: an answer is judged by the
exercise that it belongs to, whichever is worked on.

That is the one that it names (sheet.py), or that a number without a word is meant for (meant.py).
"""

import re
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import datetime

from bot.ports import TurnContext
from bot.reply import ReplyPart, TextDelta
from bot.skills.tutor.desk import Desk, busy_with
from bot.skills.tutor.guides import beginning, ending, guide, guiding, sheet, tries
from bot.skills.tutor.guides.beginning import Begun
from bot.skills.tutor.guides.guide import ACTIVITY, Guide
from bot.skills.tutor.guides.homework import meant, still_open
from bot.skills.tutor.guides.sheet import Answer, Exercise
from bot.skills.tutor.maths.found import Followed
from bot.skills.tutor.maths.written.told import told
from bot.tools.maths.checker import MathsUnavailable

# These are compiled when a text is first looked at: a start has no time for them.
_NEXT = r"(?:(?:ok(?:ay)?|and|now|on to)\b[\s,]*)*(?:the )?next(?: one)?(?:,? please)?\W*"
_RIGHT = "✅"
_WRONG = "❌"
_NOT_ALL = "▫️"
_UNKNOWN = "❔"
_CANNOT_TELL = "I cannot tell."
_MOST_BESIDE = 6


async def find(
    context: TurnContext, desk: Desk, text: str, now: datetime
) -> AsyncGenerator[ReplyPart, None] | None:
    """What is to be said to answers to exercises of the homework; None where a text is for the
    exercise that is worked on, as in any guide."""
    running = guiding.running_in(context)
    if running is None or not running.sheet:
        return None
    try:
        answers = await _answers(desk, running, text)
        if len(answers) > 1:
            return _tells(context, running, await _judged(context, desk, running, answers))
    except MathsUnavailable:
        return None
    if not answers:
        return None
    answer = answers[0]
    if answer.at == running.at:
        is_said = answer.said != ""
        return guiding.turn(context, desk, answer.said, now) if is_said else _taken_up(running)
    begun = await beginning.find_on_sheet(context, desk, running.sheet, answer.at)
    if begun is None:
        is_of_list = answer.said != "" and not running.sheet[answer.at].is_led
        judged = await _judged(context, desk, running, answers)
        return _tells(context, running, judged) if is_of_list else None
    return _another(context, desk, replace(begun, attempt=answer.said), now)


def beside(context: TurnContext, begun: Begun, *, is_between: bool = False) -> Begun:
    """The guide to another problem, behind which the homework goes on, and so does the problem at
    hand where the other `is_between`; else that is left, and an answer to it still known."""
    running = guiding.running_in(context)
    if running is None or not running.is_own_problem:
        return begun
    line = begun.guide.lines[:1]
    if running.sheet and not sheet.is_beside(running.sheet):
        at = sheet.place_of(running.sheet, "".join(line))
        return replace(begun, guide=replace(begun.guide, sheet=running.sheet, at=at))
    if not line:
        return begun
    left = Exercise(running.lines[0], sheet.BESIDE, running.some, is_skipped=not is_between)
    kept = (each for n, each in enumerate(running.sheet) if n != running.at)
    others = [each for each in kept if not sheet.is_same(each.line, line[0])]
    exercises = (*others[-_MOST_BESIDE:], left, Exercise(line[0], sheet.BESIDE))
    return replace(begun, guide=replace(begun.guide, sheet=exercises, at=len(exercises) - 1))


async def _answers(desk: Desk, running: Guide, text: str) -> list[Answer]:
    is_on_sheet = running.at != sheet.NOWHERE
    if is_on_sheet and _is_next(text) and not running.tries:
        return [Answer(running.at, "")]  # that is at hand already
    if running.some and await _is_right(desk, running, text):
        return []  # "the second one is -3"
    named = sheet.answers(running.sheet, text)
    if not named:
        return await meant.meant(running, text, desk.maths)
    named = [each for each in named if each.said] or named[:1]
    named = await meant.counted(running.sheet, named, desk.maths)
    if len(named) > 1 and not await _are_solved(desk, running, named):
        # may be lines of one working, counted as the exercises are
        return [] if await _is_right(desk, running, text) else named
    said = named[0].said
    is_step = len(named) == 1 and said != "" and not sheet.is_value(told(said).strip(" .!"))
    if is_step and named[0].at != running.at and await _is_right(desk, running, said):
        return [] if said == text.strip() else [Answer(running.at, said)]
    return named


def _is_next(text: str) -> bool:
    return re.fullmatch(_NEXT, text.strip(), re.IGNORECASE) is not None


async def _is_right(desk: Desk, running: Guide, said: str) -> bool:
    """Whether something is right of the exercise that is worked on, or a step to it."""
    followed = await tries.follow_on(running, said, desk.maths)
    return followed is not None and (followed.is_solved or not followed.says)


async def _are_solved(desk: Desk, running: Guide, named: list[Answer]) -> bool:
    found = [await meant.solves(running.sheet[each.at], each.said, desk.maths) for each in named]
    return all(found)


async def _judged(
    context: TurnContext, desk: Desk, running: Guide, answers: list[Answer]
) -> tuple[str, Begun | None]:
    """Each answer with its mark, and the guide to what is to do then."""
    rows: list[str] = []
    exercises, unjudged = running.sheet, ""
    for each in answers:
        at = exercises[each.at]
        followed = await still_open.followed(at, each.said, desk.maths) if each.said else None
        unjudged = each.said if followed is None else unjudged
        named = sheet.name(exercises[each.at].label, each.at)
        rows.append(f"{named} {_marked(each.said, followed)}")
        if followed and followed.is_solved:
            exercises = sheet.without(exercises, each.at)
        elif followed and followed.some:
            exercises = sheet.tried_at(exercises, each.at, followed.some)
    begun = await beginning.find_to_do(context, desk, exercises)
    if begun and unjudged:
        standing = begun.guide.standing.unjudged(unjudged)
        begun = replace(begun, guide=replace(begun.guide, standing=standing))
    return "\n".join(rows), begun


def _marked(said: str, followed: Followed | None) -> str:
    said = ", ".join(said.splitlines())
    if followed is None or (followed.is_unsure and not followed.part):
        says = followed.says if followed else ""
        return f"{_UNKNOWN} `{said}` {says or _CANNOT_TELL}"
    says = followed.says or followed.part or followed.left
    is_part = followed.is_unsure or followed.is_solved or bool(followed.some)
    is_wrong = bool(followed.says) and not is_part
    sign = _RIGHT if followed.is_solved else _WRONG if is_wrong else _NOT_ALL
    return f"{sign} `{said}` {'' if followed.is_solved else says}".strip()


async def _tells(
    context: TurnContext, running: Guide, judged: tuple[str, Begun | None]
) -> AsyncGenerator[ReplyPart, None]:
    said, begun = judged
    if begun is None:
        after = replace(running, sheet=sheet.without(running.sheet, *sheet.to_do(running.sheet)))
        parts = ending.over(after, f"{_RIGHT} Right.\n\n{said}")
    else:
        text = f"{said}\n\n{beginning.again(begun.guide)}"
        parts = beginning.first(replace(begun, text=text))
    for part in parts:
        yield part


async def _taken_up(running: Guide) -> AsyncGenerator[ReplyPart, None]:
    """What is worked on, once more; who says "next" again wants to leave it."""
    yield TextDelta(beginning.again(running))
    for kept in busy_with(ACTIVITY, guide.encode(running.tried("next", missed=False))):
        yield kept


async def _another(
    context: TurnContext, desk: Desk, begun: Begun, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """Another exercise than the one that was worked on, with the answer to it."""
    led = begun.guide
    if not begun.attempt:
        begun = replace(begun, text=beginning.again(led))
    else:
        named = sheet.name(led.sheet[led.at].label, led.at)
        yield TextDelta(f"{named[:1].upper()}{named[1:]} `{led.lines[0]}`\n\n")
    async for part in guiding.begin(context, desk, begun, now):
        yield part
