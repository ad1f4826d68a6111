"""Lesson plans: `/lesson fractions, grade 6, 45 minutes`, each part checked before it is shown.

Not covered: whether the activities are good ones. That is the teacher's to judge.
"""

import re
from collections.abc import AsyncGenerator
from dataclasses import replace

from bot.errors import DragomanError, ModelError
from bot.patterns import later
from bot.ports import TurnContext
from bot.reply import File, Notice, ReplyPart, Status, TextDelta
from bot.skills.tutor import missing
from bot.skills.tutor.asking import ask
from bot.skills.tutor.desk import Desk
from bot.skills.tutor.duration import read_duration
from bot.skills.tutor.lesson import (
    MOST_MINUTES,
    Lesson,
    blocks,
    fit_timings,
    markdown,
    problems_with,
    read_lesson,
)
from bot.skills.tutor.quizzes import bank, making
from bot.tools import word_document
from bot.tools.readability.level import AGED, GRADED, read_level

_WRITINGS = 3
_EXIT_QUESTIONS = 3
_USUAL_MINUTES = 45
_FEWEST_MINUTES = 10
_FORM = (
    'You plan lessons. Reply with one JSON object only: {"objectives": ["Learners can …", "…"], '
    '"prior_knowledge": ["…"], "activities": [{"minutes": 5, "what": "…"}, …], "bands": '
    '{"support": "…", "core": "…", "extension": "…"}}. Objectives begin with a verb that can be '
    "seen: solve, name, compare, explain, draw. Three to six activities."
)
_AUDIENCE = re.compile(
    rf"\b(?:for )?({GRADED}|\d{{1,2}}(?:st|nd|rd|th)[ -]grade(?:rs)?|[ABC][12]|"
    rf"adults|beginners|kindergarten)\b|{AGED}",
    re.IGNORECASE,
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_OCCASION = later(
    rf"(?:^|\bfor )(?:for )?(?:(?:the |my |our )?(?:class|students|pupils|kids)|today|tomorrow"
    rf"|(?:(?:next|this) )?{_DAY}|(?:next|this) (?:week|lesson|class))(?: morning| afternoon)?"
    r"(?=\s*(?:[:,;]|$)|\s+(?:on|about)\b)",
    re.IGNORECASE,
)
"""When or for whom it is wanted, which says nothing of what it is on."""
_SEVERAL = later(
    r"\b(?:(?:in|over|for|as|across)\s+)?(?:(?:a )?(?:series|sequence|unit) of\s+)?"
    r"(?:[2-9]|1\d|two|three|four|five|six|seven|eight|nine|ten|several|a (?:few|couple of))"
    r"\s+(?:lessons|sessions)\b(?!\s+(?:from|learn\w*|(?:of|to)\s+(?!each\b)\w))"
    r"(?:\s+(?:of|with|at)\b(?!\s*\w))?(?:\s+each\b)?|(?<=[\s,])each\s*(?=[,;]|$)",
    re.IGNORECASE,
)
"""Not "two lessons from history"."""
_CLOCK = r"(\d{1,2})[:.]([0-5]\d)(?:\s*([ap])\.?m\.?)?"
_FROM_TO = later(
    rf"(?:^|(?<=[,;(])\s*|\b(?:from|at|between)\s+)"
    rf"{_CLOCK}\s*(?:-|–|to|until|till|and)\s*{_CLOCK}(?!\w)",
    re.IGNORECASE,
)
"""Not "John 3:16 to 4:10"."""
_HALF_DAY = 12 * 60
_BARE_MINUTES = re.compile(r"(?<=,)\s*(1[5-9]|[2-9]\d|\d{3})\s*m?\s*$")
"""The last of "fractions, grade 6, 45"; what is less may be a grade."""


def read_wish(wish: str) -> Lesson:
    """Topic, audience and minutes of the plan that is asked for. Pure."""
    minutes, rest = _read_length(wish)
    if asks_for_several(wish):
        rest = " ".join(_SEVERAL.sub(" ", rest).split())
    found = _AUDIENCE.search(rest)
    aged = read_level(found[0])[0] if found and not found[1] else None
    topic = _OCCASION.sub(" ", _AUDIENCE.sub(" ", rest).strip(" ,;:"))
    topic = re.sub(
        r"^(?:plan )?(?:for |on |about |of )?", "", topic.strip(" ,;:"), flags=re.IGNORECASE
    )
    topic = re.sub(r"\s*[,;]\s*(?=[,;]|$)|\(\s*\)|\b(?:in|of|for)\s*$", "", " ".join(topic.split()))
    return Lesson(
        topic=topic.strip(" ,;–-")[:120],
        audience=aged.name if aged else found[1] if found else "",
        minutes=max(_FEWEST_MINUTES, min(minutes or _USUAL_MINUTES, MOST_MINUTES)),
    )


def _read_length(wish: str) -> tuple[int | None, str]:
    """Minutes and the rest of a wish; by the clock, where nothing else says how long it is."""
    minutes, rest = read_duration(_BARE_MINUTES.sub(r" \1 minutes", _FROM_TO.sub(" ", wish)))
    if (clock := _FROM_TO.search(wish)) is None or minutes is not None:
        return minutes, rest
    begin, end = (60 * int(clock[n]) + int(clock[n + 1]) for n in (1, 4))
    return (end - begin) % _HALF_DAY or None, rest


def asks_for_several(wish: str) -> bool:
    """Whether more than one lesson is asked for: "two lessons of 40 minutes"."""
    found = _SEVERAL.finditer(_read_length(wish)[1])
    return any(each[0].strip().casefold() != "each" for each in found)


async def command(context: TurnContext, desk: Desk, wish: str) -> AsyncGenerator[ReplyPart, None]:
    """`/lesson TOPIC, AUDIENCE, MINUTES`."""
    empty = read_wish(wish)
    if not empty.topic:
        yield TextDelta("On what, for whom, how long? `/lesson fractions, grade 6, 45 minutes`.")
        for kept in missing.asks(context, "lesson", wish, is_open=True):
            yield kept
        return
    yield Status("Planning the lesson …")
    try:
        lesson, wrong = await _write(context, empty)
    except ModelError as error:
        yield TextDelta(error.user_message)
        return
    if not lesson.activities and not lesson.objectives:
        yield TextDelta(
            "The language model wrote no plan that I could read. A larger model can do this."
        )
        return
    yield Status("Choosing an exit quiz …")
    lesson = fit_timings(replace(lesson, exit_quiz=await _exit_quiz(context, desk, lesson)))
    if not lesson.exit_quiz:
        wrong = [*wrong, "no exit quiz: no question passed my checks"]
    text = markdown(lesson)
    notes = [f"⚠️ Still wrong in this plan: {'; '.join(wrong)}."] if wrong else []
    if lesson.timings_were_fitted:
        notes.append(f"I fitted the timings so that they add up to {lesson.minutes} minutes.")
    if (asked := _read_length(wish)[0]) not in (None, lesson.minutes):
        notes.append(
            f"I plan {_FEWEST_MINUTES} to {MOST_MINUTES} minutes at a time: this is for "
            f"{lesson.minutes}, not for {asked}."
        )
    if asks_for_several(wish):
        notes.append(f"I plan one lesson at a time: this is one of {lesson.minutes} minutes.")
    if (known := bank.about(lesson.topic)) and not bank.names_only(lesson.topic, known):
        notes.append(f"The exit quiz is from my bank, on {bank.label(known)}.")
    yield TextDelta("\n\n".join((text, *notes)))
    name = re.sub(r"[^a-z0-9]+", "-", lesson.topic.casefold()).strip("-")[:40] or "lesson"
    try:
        for ending, media_type, data in (
            ("docx", word_document.MEDIA_TYPE, word_document.word_document(blocks(lesson))),
            ("md", "text/markdown", text.encode()),
        ):
            blob = await context.blobs.put(data)
            yield File(f"lesson-{name}.{ending}", media_type, len(data), blob)
    except DragomanError as error:
        yield Notice(error.user_message)


def completed(known: str, text: str) -> str:
    """The wish that a reply makes whole: "fractions" behind `/lesson grade 6`. Pure."""
    said = missing.named(text)
    return ", ".join(filter(None, (said, known))) if missing.topic(read_wish(said).topic) else ""


async def _write(context: TurnContext, empty: Lesson) -> tuple[Lesson, list[str]]:
    """The best plan of up to three, and what is still wrong with it."""
    asked = (
        f"Topic: {empty.topic}\nFor: {empty.audience or 'school'}\nLength: {empty.minutes} minutes"
    )
    best, wrong = empty, problems_with(empty)
    advice = ""
    for _ in range(_WRITINGS):
        said = await ask(context, _FORM, f"{asked}\n{advice}".strip(), max_tokens=900)
        entry = next(making.entries(said), {})
        lesson = read_lesson(entry, empty)
        problems = problems_with(lesson)
        if len(problems) < len(wrong):
            best, wrong = lesson, problems
        if not problems:
            break
        advice = f"Your last plan had these mistakes: {'; '.join(problems)}. Write all of it again."
    return best, wrong


async def _exit_quiz(
    context: TurnContext, desk: Desk, lesson: Lesson
) -> tuple[tuple[str, str], ...]:
    """Questions with keys: from the bank where it has the topic, else by the model, checked."""
    known = bank.about(f"{lesson.topic} {lesson.audience}")
    if not known:
        try:
            made = await making.make_about(context, lesson.topic, _EXIT_QUESTIONS, desk.maths)
        except ModelError:
            return ()
        known = made.questions
    seed = context.turn_id
    return tuple(
        (
            f"{each.ask} ({' / '.join(each.options(seed))})" if each.kind == "choice" else each.ask,
            each.key,
        )
        for each in known[:_EXIT_QUESTIONS]
    )
