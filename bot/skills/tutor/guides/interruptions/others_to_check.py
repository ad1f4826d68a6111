"""In the middle of a guide another answer, or a whole sheet, that somebody wants to have checked,
with its own problem: "check these too: …", "I got x = 3 for 3x = 9, is that right?", or "83. What
is 24 x 6? I got 144" behind 45 + 38. It is judged by that, and not by the problem at hand.

What has a number of the problem at hand may be a step of it, unless it is said to be homework,
or is a list with marks.
"""

import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import datetime

from bot.ports import TurnContext
from bot.reply import Keep, ReplyPart, TextDelta
from bot.skills.tutor import wishes
from bot.skills.tutor.desk import Desk, done_with, said
from bot.skills.tutor.guides import beginning, guiding, sheet
from bot.skills.tutor.guides.guide import ACTIVITY, Guide
from bot.skills.tutor.guides.homework import correcting, marking
from bot.skills.tutor.maths.exercises import checks, headed, homework, problems
from bot.tools.maths.checker import MathsUnavailable

_HOMEWORK = re.compile(r"\bhomework\b|\b(?:too|also|as well)\b", re.IGNORECASE)

_RIGHT = "✅ Right.\n\nBack to `{line}`. What is the next line?"


async def find(
    context: TurnContext, desk: Desk, text: str, now: datetime
) -> AsyncGenerator[ReplyPart, None] | None:
    """What is to be said to them; None where a text is for the guide that goes on."""
    running = guiding.running_in(context)
    if running is None or not running.is_own_problem:
        return None
    try:
        if not running.sheet and headed.goes_on_behind(running.lines[0], text):
            looked = await marking.find(context, desk, f"{running.lines[0]}: {text}")
            if looked and looked.marked:
                return _end(running, marking.tell(context, desk, looked, now))
        if wishes.asks_check(text) or wishes.asks_to_mark(text):
            looked = await marking.find(context, desk, text)
            judged = [each for each in looked.marked if homework.is_judged(each)] if looked else []
            lines = [each.item.exercise for each in judged]
            is_sheet = _HOMEWORK.search(text) is not None or any(each.label for each in judged)
            if looked and lines and await _are_others(desk, running, lines, is_sheet=is_sheet):
                return marking.tell(context, desk, looked, now)
        if text.startswith("check my answer: ") or checks.names_problem(said(context)):
            begun = await beginning.find_problem(context, desk, text)
            line = begun.guide.lines[0] if begun and begun.attempt else ""
            if begun and line and await _are_others(desk, running, [line], is_sheet=False):
                if await beginning.brings_solution(desk, text):
                    return _tell(running)
                return guiding.begin(context, desk, correcting.beside(context, begun), now)
    except MathsUnavailable:
        return None
    return None


async def _end(
    running: Guide, marks: AsyncGenerator[ReplyPart, None]
) -> AsyncGenerator[ReplyPart, None]:
    """The marks of the exercise at hand, which is done, and of what stands behind it."""
    for kept in (*done_with(ACTIVITY), Keep(beginning.SOLVED, running.lines[0])):
        yield kept
    async with aclosing(marks):
        async for part in marks:
            yield part


async def _tell(running: Guide) -> AsyncGenerator[ReplyPart, None]:
    """That it is right; the guide stays where it is."""
    yield TextDelta(_RIGHT.format(line=running.lines[-1]))


async def _are_others(desk: Desk, running: Guide, lines: list[str], *, is_sheet: bool) -> bool:
    """Whether none of the exercises is the one at hand, a step of that, or of the homework."""
    at_hand = (running.lines[0], *running.lines)
    if any(sheet.place_of(running.sheet, line) != sheet.NOWHERE for line in lines):
        return False
    if any(sheet.is_same(line, running.lines[0]) for line in lines):
        return False
    is_near = bool(_figures(" ".join(lines)) & _figures(" ".join(running.lines)))
    if is_near and not is_sheet:
        return False
    near = [await problems.is_at_hand(line, line, at_hand, desk.maths) for line in lines]
    return not any(near)


def _figures(text: str) -> set[str]:
    return {*re.findall(r"\d+", text)}
