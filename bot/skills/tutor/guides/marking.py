"""Homework as a dialogue: several exercises are marked one by one, then the first wrong one is
worked on."""

import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import datetime

from bot.ports import TurnContext
from bot.reply import ReplyPart, TextDelta
from bot.skills.tutor import wishes
from bot.skills.tutor.desk import Desk
from bot.skills.tutor.guides import beginning, doubts, guiding
from bot.skills.tutor.maths import homework, one_by_one
from bot.skills.tutor.maths.homework import Mark, Marked
from bot.tools.maths.checker import MathsUnavailable

_SIGNS = {Mark.RIGHT: "✅", Mark.WRONG: "❌", Mark.OPEN: "▫️", Mark.UNKNOWN: "❔"}
_OPEN = "there is no answer yet."
_UNKNOWN = "I cannot tell."
_OWN = re.compile(r"\bmy (?:homework|answers|solutions|results|exercises)\b", re.IGNORECASE)
_TOO_MANY = "That is more than I can mark at once: send at most {most} exercises in one message."


@dataclass(frozen=True, slots=True)
class Looked:
    """Homework that was looked at: exercises with their marks, [] where there are too many; or the
    `working` of one, as a text without the marks of a list."""

    marked: list[Marked]
    working: str = ""


async def find(context: TurnContext, desk: Desk, text: str) -> Looked | None:
    """The marks of several exercises that somebody wants to have checked, in words or in a file;
    None where these are none. Who only asks whether a list is right, or calls it homework, has to
    bring one of which something can be judged."""
    is_asked = wishes.asks_check(text)
    if not (is_asked or doubts.asks_of_answer(text) or _OWN.search(text)):
        return None
    text = "\n".join((text, *(file.content for file in context.files)))
    exercises = homework.items(text) if is_asked else []
    if len(exercises) > homework.MOST or (exercises and len(text) > homework.MOST_CHARS):
        return Looked([])
    try:
        listed = await one_by_one.find(text, desk.maths)
        if isinstance(listed, str):
            return Looked([], listed) if is_asked else None
        if listed is not None and (is_asked or any(map(homework.is_judged, listed))):
            return Looked(listed)
        found = await homework.marked(exercises, desk.maths)
    except MathsUnavailable:
        return None
    return Looked(found) if found else None


async def tell(
    context: TurnContext, desk: Desk, looked: Looked, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """Each exercise with its mark, and the beginning of a guide to the first wrong one; or a guide
    to the one exercise of which this is the working."""
    if looked.working and (begun := await beginning.find_problem(context, desk, looked.working)):
        async for part in guiding.begin(context, desk, begun, now):
            yield part
        return
    if not looked.marked:
        yield TextDelta(_TOO_MANY.format(most=homework.MOST))
        return
    said = "\n".join(f"{n}. {_line(each)}" for n, each in enumerate(looked.marked, 1))
    right = sum(each.mark is Mark.RIGHT for each in looked.marked)
    yield TextDelta(f"{said}\n\nRight: {right} of {len(looked.marked)}.")
    for each in looked.marked:
        is_to_do = each.mark in (Mark.WRONG, Mark.OPEN)
        if is_to_do and (begun := await beginning.find_problem(context, desk, each.item.exercise)):
            yield TextDelta("\n\n")
            for part in beginning.first(begun):
                yield part
            return


def _line(each: Marked) -> str:
    says = each.says
    if each.mark is Mark.OPEN:
        says = _OPEN
    if each.mark is Mark.UNKNOWN:
        says = says or _UNKNOWN
    return f"{_SIGNS[each.mark]} `{each.item.shown}` {says}".strip()
