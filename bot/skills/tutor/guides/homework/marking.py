"""Homework as a dialogue: several exercises are marked one by one, then the first wrong one is
worked on."""

import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.ports import TurnContext
from bot.reply import Keep, ReplyPart, TextDelta
from bot.skills.tutor import wishes
from bot.skills.tutor.desk import Desk, said
from bot.skills.tutor.guides import beginning, guiding
from bot.skills.tutor.guides.sheet import Exercise, name
from bot.skills.tutor.guides.talk import own_steps, unchecked
from bot.skills.tutor.guides.words import asserted, doubts
from bot.skills.tutor.maths.exercises import (
    headed,
    homework,
    listed,
    one_by_one,
    reworded,
    unmarked,
)
from bot.skills.tutor.maths.exercises.alone import TOLD
from bot.skills.tutor.maths.exercises.homework import Mark, Marked
from bot.skills.tutor.maths.kinds import calculus, conversions
from bot.tools.maths.checker import MathsUnavailable

_STATE = "tutor.homework"
_CHECK = "check my homework\n"
_SIGNS = {Mark.RIGHT: "✅", Mark.WRONG: "❌", Mark.OPEN: "▫️", Mark.UNKNOWN: "❔"}
_OPEN = "there is no answer yet."
_UNKNOWN = "I cannot tell."
_OWN = re.compile(r"\bmy (?:homework|answers|solutions|results|exercises)\b", re.IGNORECASE)
_BEFORE_UNIT = r"^[^A-Za-zµ°]*"
_NOT_LED = "I cannot lead you step by step through {named}: please look there again by yourself."
_TOO_MANY = "That is more than I can mark at once: send at most {most} exercises in one message."


@dataclass(frozen=True, slots=True)
class Looked:
    """Homework that was looked at: exercises with their marks, [] where there are too many; or the
    `working` of one, as a text without the marks of a list."""

    marked: list[Marked]
    working: str = ""


def is_announced(context: TurnContext) -> bool:
    """Whether somebody asked for a check of homework that they did not send along."""
    return bool(context.conversation.memory.kept.get(_STATE))


def announced(context: TurnContext, text: str) -> Keep | None:
    """For the next turn, whether homework is announced in this one; what was is over where anything
    with figures comes. None: nothing changes."""
    has_some = doubts.has_figures(text) or bool(context.files)
    if not has_some and (wishes.asks_check(text) or wishes.asks_to_mark(text)):
        return Keep(_STATE, "announced")
    return Keep(_STATE, "") if has_some and is_announced(context) else None


async def find(context: TurnContext, desk: Desk, text: str) -> Looked | None:
    """The marks of several exercises that somebody wants to have checked, in words or in a file, or
    that say by themselves that they are done; None where these are none. Who only asks whether a
    list is right, or calls it homework, has to bring one of which something can be judged, who says
    nothing only such."""
    if is_announced(context):
        text = f"{_CHECK}{text}"
    text = headed.answered(text)
    are_headed = (rows := headed.as_list(text)) != text
    text = rows
    is_asked = wishes.asks_check(text) or wishes.asks_to_mark(text)
    is_meant = is_asked or doubts.asks_of_answer(text) or _OWN.search(text) is not None
    if not is_meant and own_steps.is_at_another(context):
        return None
    is_meant = is_meant or are_headed
    text = "\n".join((text, *(file.content for file in context.files)))
    exercises = homework.items(text, is_only=not is_asked)
    if not (is_meant or exercises or _is_done(text)):
        if _is_solved(text):
            return Looked([], f"{TOLD}{text}")
        if not unmarked.items(text):
            return None
    if len(exercises) > homework.MOST or (exercises and len(text) > homework.MOST_CHARS):
        return Looked([])
    try:
        found = await one_by_one.find(text, desk.maths, are_several=are_headed)
        if isinstance(found, str):
            return Looked([], found) if is_asked or not is_meant else None
        if found is not None and (is_asked or _is_judged(found, is_meant=is_meant)):
            return Looked(found)
        found = await homework.marked(exercises, desk.maths)
        plain = _without_told(context, text)
        if not found and not one_by_one.is_working(plain):
            is_asked = wishes.asks_check(plain) or wishes.asks_to_mark(said(context))
            found = await unmarked.find(plain, desk.maths, is_meant=is_asked)
    except MathsUnavailable:
        return None
    if not found and is_announced(context):
        return await _one(context, desk, f"{TOLD}{text.removeprefix(_CHECK)}")
    return Looked(found) if found else None


def _without_told(context: TurnContext, text: str) -> str:
    """What they said, where "check these: …" is told as one answer to check."""
    return text if said(context).startswith(TOLD) else text.removeprefix(TOLD)


async def _one(context: TurnContext, desk: Desk, text: str) -> Looked | None:
    """The one exercise, with what was made of it, that homework which was announced may be."""
    begun = await beginning.find_problem(context, desk, text)
    return Looked([], text) if begun and begun.attempt else None


def _is_done(text: str) -> bool:
    """Whether each item of a list says what something comes to."""
    found = listed.read(text[: homework.MOST_CHARS])
    return found is not None and all(map(_is_stated, found.items))


def _is_stated(item: str) -> bool:
    return asserted.states(item) or ("=" in item and calculus.is_meant(item))


def _is_solved(text: str) -> bool:
    """Whether it is one equation and, below it, its working up to a solution."""
    one = homework.alone(text)
    return one is not None and "=" in one.exercise and "\n" in text.strip()


def _is_judged(found: list[Marked], *, is_meant: bool) -> bool:
    judged = [homework.is_judged(each) for each in found]
    return any(judged) if is_meant else bool(judged) and all(judged)


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
    said = "\n".join(f"{name(each.label, n)} {_line(each)}" for n, each in enumerate(looked.marked))
    right = sum(each.mark is Mark.RIGHT for each in looked.marked)
    yield TextDelta(f"{said}\n\nRight: {right} of {len(looked.marked)}.")
    sheet = tuple([await _on_sheet(context, desk, each) for each in looked.marked])
    both = zip(looked.marked, sheet, strict=True)
    not_led = [n for n, (each, it) in enumerate(both) if each.mark is Mark.WRONG and not it.is_led]
    if not_led:
        named = " and ".join(name(sheet[n].label, n) for n in not_led)
        yield TextDelta(f"\n\n{_NOT_LED.format(named=named)}")
    if begun := await beginning.find_to_do(context, desk, sheet):
        yield TextDelta("\n\n")
        for part in beginning.first(begun):
            yield part
    elif not all(each.is_done for each in sheet):
        yield unchecked.awaiting()


async def _on_sheet(context: TurnContext, desk: Desk, each: Marked) -> Exercise:
    item = each.item
    converted = f"{item.exercise} in {re.sub(_BEFORE_UNIT, '', item.attempt)}"
    line = converted if conversions.claims(converted) else item.exercise  # 3.4 km = 340 m
    on_sheet = Exercise(line, each.label, item.attempt)
    if each.mark is Mark.RIGHT:
        return replace(on_sheet, is_done=True)
    stated = "" if item.attempt else item.shown
    for way in (line, reworded.as_asked(stated)) if each.mark is not Mark.UNKNOWN else ():
        if way and await beginning.find_problem(context, desk, way):
            written = stated.partition("=")[0].strip()
            return replace(on_sheet, line=way, written=written)
    return replace(on_sheet, is_led=False)


def _line(each: Marked) -> str:
    says = each.says
    if each.mark is Mark.OPEN:
        says = _OPEN
    if each.mark is Mark.UNKNOWN:
        says = says or _UNKNOWN
    return f"{_SIGNS[each.mark]} `{each.item.shown}` {says}".strip()
