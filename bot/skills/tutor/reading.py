"""Reading passages: `/read grade 5 volcanoes`, measured before they are shown. A level or a topic
that is missing is asked for, and taken from the next reply; where both are, one after the other.

Not covered: passages in other languages than English, whose levels are not measured; whether what a
passage says is true.
"""

import re
from collections.abc import AsyncGenerator, Callable, Iterable
from dataclasses import dataclass

from bot.errors import ModelError
from bot.patterns import later
from bot.ports import TurnContext
from bot.reply import Choice, Choices, ReplyPart, Status, TextDelta
from bot.skills.tutor import missing
from bot.skills.tutor.asking import ask
from bot.skills.tutor.desk import Desk
from bot.skills.tutor.maths.exercises.claims import false_sum
from bot.skills.tutor.people import SOMEBODY
from bot.skills.tutor.prose import prose
from bot.skills.tutor.quizzes import making, quiz, quizzing
from bot.tools.readability.level import (
    Level,
    Measured,
    ReadingLevels,
    ReadingUnavailable,
    read_level,
)

_BESIDE = "|"
_NUMBER_ALONE = later(
    rf"\W*(?:{SOMEBODY}(?:['’]?s|['’]?re| is| are) (?P<age>\d{{1,2}})"
    r"|(?P<grade>\d{1,2})(?:st|nd|rd|th)?)\W*",
    re.IGNORECASE,
)
""" "She's 7" is an age, 7 alone a grade."""
_SAID_BESIDE = later(
    rf"\b(?:{SOMEBODY}|['’]?(?:s|m|d|re)|am|is|are|was|be|would|should|think|guess|in|for|at|level"
    r"|of|the|a|an|please|pl[sz]|thanks|ok(?:ay)?|make|it|let['’]?s|say|maybe|my|our|um|so|just"
    r"|about|around|now|year|old)\b",
    re.IGNORECASE,
)
_WRITINGS = 4
"""The first, and three more where its level is not right."""
_FEWEST_WORDS = 50
_ROUGH_BELOW_WORDS = 100
"""With fewer the measure jumps, which is said. A small model hardly ever writes as many."""
_MOST_WORDS = 500
"""A model that does not end has written no passage."""
_NONE = (
    "The language model wrote no passage of a length that can be measured and without wrong sums."
)
_LEARNED_WORDS = 5
_QUESTIONS = 3
_ASK_LEVEL = "For which level? For example `/read grade 5 volcanoes` or `/read B1 football`."
_LEVELS = ("grade 3", "grade 5", "grade 8", "B1", "B2")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with what was measured of it."""

    text: str
    measured: Measured


async def command(context: TurnContext, desk: Desk, wish: str) -> AsyncGenerator[ReplyPart, None]:
    """`/read LEVEL TOPIC`."""
    level, topic = read_level(wish)
    topic = re.sub(
        r"^-?(?:level )?(?:a |an )?(?:passage|text|story)?\s*(?:about|on|for)\s+", "", topic
    )
    topic = re.sub(r"^-?level\s|\s+(?:for|at|in)$", "", topic).strip()
    if level is None or not topic:
        for part in _asks(context, level, topic):
            yield part
        return
    yield Status(f"Writing for {level.name} and measuring …")
    try:
        async with ReadingLevels() as levels:
            passage = await write(context, level, topic[:120], levels)
            words = await _hardest(passage, levels) if passage else []
    except (ReadingUnavailable, ModelError) as error:
        yield TextDelta(error.user_message)
        return
    if passage is None:
        yield TextDelta(_NONE)
        return
    yield TextDelta(f"{passage.text}\n\n{_measured_text(passage.measured, level)}\n\n")
    yield Status("Writing questions on it …")
    yield TextDelta(await _glossary(context, passage, words, level))
    made = await _questions(context, passage, desk)
    if made is None or not made.questions:
        yield TextDelta("_No question on it passed my checks._")
        return
    started = quiz.begin(f"Reading: {topic[:60]}", made.questions[:_QUESTIONS], context.turn_id)
    async for part in quizzing.asks(context, started, ""):
        yield part


def completed(known: str, text: str) -> str:
    """The wish that a reply makes whole: "grade 4", or 4, behind `/read dogs`; behind `/read` also
    "dogs", which then lacks a level, or a level, which lacks a topic. "" where it says anything
    else. Pure."""
    level, _, topic = known.partition(_BESIDE)
    if level:
        about = missing.topic(text)
        return about and f"{level} about {about}"
    number = _NUMBER_ALONE.fullmatch(text)
    if number:
        text = f"{number['age']} years old" if number["age"] else f"grade {number['grade']}"
    named, rest = read_level(text)
    if named is None:
        return missing.topic(text) if known == _BESIDE else ""
    is_more = _SAID_BESIDE.sub("", rest).strip(" .!,'’") != ""
    if topic and is_more:
        return ""
    about = topic or (missing.named(rest) if is_more else "")
    return f"{named.name} about {about}" if about else named.name


def _asks(context: TurnContext, level: Level | None, topic: str) -> Iterable[ReplyPart]:
    """What is missing is asked for; whoever is in the middle of something else stays there."""
    yield TextDelta(_ASK_LEVEL if level is None else f"About what? `/read {level.name} …`")
    if level is None and topic:
        yield Choices(tuple(Choice(each, f"/read {each} {topic}"[:60]) for each in _LEVELS))
    state = f"{level.name if level else ''}{_BESIDE}{topic}"
    if state == _BESIDE and not missing.is_free(context):
        state = ""  # of any word only a level is taken then
    yield from missing.asks(context, "read", state, is_open=level is not None)


async def write(
    context: TurnContext,
    level: Level,
    topic: str,
    levels: ReadingLevels,
    on_measured: Callable[[float], None] = lambda grade: None,
) -> Passage | None:
    """The passage at the level, else the nearest of those without a wrong sum; `on_measured` hears
    the grade of each that was measured. Raises the model's `ModelError`s and ReadingUnavailable."""
    best: Passage | None = None
    advice = ""
    for _ in range(_WRITINGS):
        said = await ask(context, _system(level), f"Topic: {topic}\n{advice}".strip())
        text = prose(said)
        fits = _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS
        measured = await levels.measure(text) if fits else None
        if measured is None:
            advice = "Write at least 120 words, and at most 160."
            continue
        on_measured(measured.grade)
        if stated := false_sum(text):
            advice = f"Your last passage said {stated}, which is wrong. Write another one."
            continue
        passage = Passage(text, measured)
        if best is None or _distance(passage, level) < _distance(best, level):
            best = passage
        if measured.is_at(level):
            return passage
        advice = _advice(measured, level)
    return best


def _system(level: Level) -> str:
    words = max(6, round(4 + 1.3 * level.grade))
    return (
        f"You write reading passages for learners. Write 120 to 160 words of prose for "
        f"{level.name}, in sentences of about {words} words, with words that are known at that "
        "level. No title, no list, no questions."
    )


def _advice(measured: Measured, level: Level) -> str:
    if measured.grade > level.grade:
        how = "Use shorter sentences and shorter, simpler words."
    else:
        how = "Use longer sentences, joined with because, although and which, and richer words."
    return (
        f"Your last passage measured grade {measured.grade:.1f}; {level.grade:.0f} is wanted. {how}"
    )


def _distance(passage: Passage, level: Level) -> float:
    return abs(passage.measured.grade - level.grade)


def _measured_text(measured: Measured, level: Level) -> str:
    is_grade = level.name.startswith("grade")
    asked = level.name if is_grade else f"{level.name}, about grade {level.grade:.0f}"
    how = f"Flesch-Kincaid, {measured.words} words"
    how += ", so few that it is rough" if measured.words < _ROUGH_BELOW_WORDS else ""
    found = f"Measured: grade {measured.grade:.1f} ({how}); asked: {asked}."
    if measured.is_at(level):
        return f"_{found}_"
    return f"_{found} The language model did not come nearer in {_WRITINGS} tries._"


async def _hardest(passage: Passage, levels: ReadingLevels) -> list[str]:
    """The words with the most syllables, in the order of the text; no names."""
    text = passage.text
    found = dict.fromkeys(re.findall(r"(?<![.!?] )(?<!^)\b[a-z]{5,}\b", text, re.MULTILINE))
    measured = await levels.measure(text, list(found))
    if measured is None:
        return []
    syllables = measured.syllables
    hard = sorted(found, key=lambda word: (-syllables.get(word, 0), -len(word)))[:_LEARNED_WORDS]
    return [word for word in found if word in hard and syllables.get(word, 0) > 1]


async def _glossary(context: TurnContext, passage: Passage, words: list[str], level: Level) -> str:
    if not words:
        return ""
    system = f"Explain each word in one short line, for {level.name}, as `word: meaning`."
    try:
        said = await ask(context, system, "\n".join(words), max_tokens=200)
    except ModelError:
        said = ""
    meanings: dict[str, str] = {}
    for line in said.splitlines():
        word, _, meaning = line.strip(" -*`").partition(":")
        word, meaning = word.strip(" *`").casefold(), " ".join(meaning.split()).strip(" *`")[:120]
        if word in words and meaning and not false_sum(meaning):
            meanings[word] = meaning
    rows = [f"- **{word}**" + (f": {meanings[word]}" if word in meanings else "") for word in words]
    return "\n".join(("**Words to learn**", "", *rows)) + "\n\n"


async def _questions(context: TurnContext, passage: Passage, desk: Desk) -> making.Made | None:
    try:
        return await making.make_from(context, passage.text, _QUESTIONS, desk.maths)
    except ModelError:
        return None
