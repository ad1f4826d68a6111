"""Questions by the model, checked by code: from a topic, or from a text with the place that proves
each. What does not pass is dropped, and how many were is told.

Checked: the form (`problems_with`), that the key is among the options, that no question comes
twice, that a quotation stands in the text, holds the key and speaks of what is asked about, that
sums come out (the maths checker), and, where no tool can tell or a quotation holds another option
as well, that the model picks the same option when it is asked without the key.

Not covered: whether a fact is true that the model believes twice.
"""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from bot.conversation import storable
from bot.ports import TurnContext
from bot.skills.tutor.asking import TEXT, ask, list_of, object_of
from bot.skills.tutor.maths.exercises.claims import false_sum
from bot.skills.tutor.maths.kinds.inequalities import stated
from bot.skills.tutor.quizzes.evidence import around, holds, is_of_other, leaves_open, quoted
from bot.skills.tutor.quizzes.forms import questions_in
from bot.skills.tutor.quizzes.proving import proves
from bot.skills.tutor.quizzes.question import LETTERS, Question, plain, problems_with, written
from bot.tools.maths.checker import MathsChecker, MathsUnavailable, Verdict
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.plain import readable
from bot.tools.maths.tree import NotMaths
from bot.tools.maths.units import read_quantity, same_quantity
from bot.tools.measures import read_unit
from bot.turn.formulas import formulas_in

MOST_TEXT_CHARS = 6000
_STRETCHES = 3
_BETWEEN = "\n\n"
_SENTENCE_END = re.compile(r"[.!?]\s+|\n\s*\n")
_LAST_COMMA = re.compile(r",(?=\s*[}\]])")
_NUMBERED = re.compile(r"^[ \t]*(?:\*\*)?(?:Question[ \t]*)?\d+[.):][ \t]*", re.MULTILINE)
_LETTERED = re.compile(r"^[ \t]*(?:[-*][ \t]*)?[a-eA-E][).:][ \t]*(\S.*)$", re.MULTILINE)
FROM_TOPIC = (
    "You write multiple-choice questions for learners, as a JSON object and nothing else. Each has "
    "its one right answer, and three other short options that are wrong. For example: "
    '{"questions": [{"question": "Which metal is liquid at room temperature?", "answer": '
    '"mercury", "wrong": ["iron", "copper", "tin"], "why": "It melts at 39 degrees below zero."}]}'
)
"""The form is shown, not described: the local model copied one with dots in it, dots and all."""
_FROM_TEXT = (
    "You write multiple-choice questions that the given text answers, as a JSON object and nothing "
    "else. Each has a quote: a sentence of the text, word for word; a question that this sentence "
    "answers; the answer in words of that sentence; and three other short options that are wrong. "
    'For example: {"questions": [{"quote": "Mercury is the only metal that is liquid at room '
    'temperature.", "question": "Which metal is liquid at room temperature?", "answer": '
    '"mercury", "wrong": ["iron", "copper", "tin"]}]}'
)
_WRONG = list_of(TEXT, 3, 3)
_REMINDER = "Reply with the JSON object only."
_BLIND = "Answer each question with its number and one letter, such as `1. B`, and nothing else."


@dataclass(frozen=True, slots=True)
class Made:
    """Questions that passed, and why others did not."""

    questions: tuple[Question, ...]
    dropped: Counter[str]


async def make_about(context: TurnContext, topic: str, count: int, maths: MathsChecker) -> Made:
    """Questions on a topic. Raises the model's `ModelError`s."""
    return await checked(context, await written_about(context, topic, count), topic, "", maths)


async def written_about(context: TurnContext, topic: str, count: int) -> str:
    """Questions as the model writes them, not checked yet. Raises the model's `ModelError`s."""
    asked = f"Write {count} questions about: {topic}\n{_REMINDER}"
    schema = _schema(count, question=TEXT, answer=TEXT, wrong=_WRONG, why=TEXT)
    return await ask(context, FROM_TOPIC, asked, schema=schema)


async def make_from(context: TurnContext, text: str, count: int, maths: MathsChecker) -> Made:
    """Questions that `text` answers, each with its evidence. Raises the model's `ModelError`s."""
    text = excerpt(text, context.turn_id)
    asked = f"TEXT:\n{text}\n\nWrite {count} questions. {_REMINDER}"
    schema = _schema(count, quote=TEXT, question=TEXT, answer=TEXT, wrong=_WRONG)
    said = await ask(context, _FROM_TEXT, asked, schema=schema)
    return await checked(context, said, "your text", text, maths)


def excerpt(text: str, seed: str) -> str:
    """What of a text is asked about: all of it, or of a long one a stretch of each third, which one
    is for `seed` to say. Stretches begin and end with sentences where that is near. Pure."""
    if len(text) <= MOST_TEXT_CHARS:
        return text
    chance, third = random.Random(seed), len(text) // _STRETCHES  # noqa: S311 - no secret
    room = MOST_TEXT_CHARS // _STRETCHES - len(_BETWEEN)
    stretches = []
    for number in range(_STRETCHES):
        at = number * third + chance.randint(0, third - room)
        stretch = text[at : at + room]
        first, last = _SENTENCE_END.search(stretch), stretch.rfind(".")
        begin = first.end() if first and first.end() < room // 4 and at else 0
        end = last + 1 if last > room * 3 // 4 else len(stretch)
        stretches.append(stretch[begin:end].strip())
    return _BETWEEN.join(stretches)


async def checked(
    context: TurnContext, said: str, topic: str, text: str, maths: MathsChecker
) -> Made:
    """The questions in what the model said that pass. Raises the model's `ModelError`s."""
    dropped: Counter[str] = Counter()
    sound: list[Question] = []
    to_agree: list[Question] = []
    for entry in found_in(said):
        question = question_in(entry, topic, text)
        if isinstance(question, str):
            dropped[question] += 1
            continue
        if any(plain(question.ask) == plain(other.ask) for other in sound):
            dropped["it was there already"] += 1
            continue
        if await _has_equals(question, maths):
            dropped["two options are equal"] += 1
            continue
        proof = await proves(question, maths)
        if proof is Verdict.NO:
            dropped["the key is wrong"] += 1
            continue
        sound.append(question)
        is_proven = bool(text) and not leaves_open(
            question.ask, question.evidence, question.key, question.wrong
        )
        if proof is Verdict.UNKNOWN and not is_proven:
            to_agree.append(question)
    if to_agree:
        agreed = await _agreed(context, to_agree, text)
        dropped["the model was not sure of its own key"] += len(to_agree) - len(agreed)
        sound = [each for each in sound if each not in to_agree or each in agreed]
    return Made(tuple(sound), +dropped)


def _schema(count: int, **properties: Mapping[str, Any]) -> dict[str, Any]:
    return object_of(questions=list_of(object_of(**properties), 1, count))


def found_in(said: str) -> list[dict[str, Any]]:
    """The questions in what a model said, in whichever form they can be read. Pure."""
    return questions_in(entries(said)) or [*listed(said)]


def entries(said: str) -> Iterator[dict[str, Any]]:
    """The JSON objects in what a model said, also of a list that was cut off, or with a comma too
    many. Pure."""
    decoder = json.JSONDecoder()
    spared = _LAST_COMMA.sub(" ", said)
    at = said.find("{")
    while at >= 0:
        try:
            value, end = _decoded(decoder, at, said, spared)
            value = storable(value)  # half an emoji: "\ud83d"
        except (ValueError, RecursionError):  # no JSON, or nested beyond reason
            end = at + 1
        else:
            if isinstance(value, dict):
                yield value
        at = said.find("{", end)


def _decoded(decoder: json.JSONDecoder, at: int, *texts: str) -> tuple[Any, int]:
    """What begins at a place of the first of these texts that can be read. Raises ValueError."""
    *most, last = texts
    for text in most:
        try:
            return decoder.raw_decode(text, at)
        except ValueError:
            continue
    return decoder.raw_decode(last, at)


def listed(said: str) -> Iterator[dict[str, Any]]:
    """Questions in the form that small models fall back to: numbered, options lettered, and
    "Correct answer: c". Pure."""
    for block in _NUMBERED.split(said)[1:]:
        options = [option.strip() for option in _LETTERED.findall(block)]
        key = re.search(r"\b(?:correct )?answer\b\W*(?:is\W+)?(.+?)\W*$", block, re.I | re.M)
        asked = block.strip().splitlines()[0].strip(" *") if block.strip() else ""
        if options and key:
            yield {"question": asked, "options": options, "answer": key[1]}


def question_in(entry: dict[str, Any], topic: str, text: str) -> Question | str:
    """The question in an entry, or why there is none."""
    asked, wrong = entry.get("question"), entry.get("wrong")
    options = entry.get("options")
    if isinstance(wrong, list):  # a small model writes the answer among them, too
        answer = entry.get("answer")
        others = (each for each in wrong if written(str(each)) != written(str(answer)))
        options = [answer, *others]
    if not isinstance(asked, str) or not isinstance(options, list):
        return "the form was wrong"
    if not all(isinstance(each, str | int | float) for each in options):
        return "the form was wrong"
    options = [_unlettered(str(option)) for option in options]
    key = _key(str(entry.get("answer", "")), options)
    if key is None:
        return "the key was not among the options"
    options.remove(key)
    why = readable(" ".join(str(entry.get("why", "")).split()))[:300]
    question = Question(
        ask=readable(" ".join(asked.split())),
        kind="choice",
        keys=(key,),
        wrong=tuple(options),
        why="" if false_sum(why) else why,
        topic=topic,
        evidence=" ".join(str(entry.get("quote", "")).split()) if text else "",
        latex=formulas_in(asked),
    )
    problems = problems_with(question)
    if problems:
        return problems[0]
    return question if not text else _with_evidence(question, text)


def _with_evidence(question: Question, text: str) -> Question | str:
    found = quoted(question.evidence, text)
    if not found:
        return "its quotation is not in the text"
    if not holds(found, question.key, question.wrong):
        return "its quotation does not hold the answer"
    if is_of_other(question.ask, found, question.key, question.wrong, text):
        return "its quotation speaks of something else"
    return replace(question, evidence=found)


def _unlettered(option: str) -> str:
    return readable(re.sub(r"^[A-Ha-h][).:]\s+", "", " ".join(option.split())))


def _key(answer: str, options: Sequence[str]) -> str | None:
    said = written(_unlettered(answer))
    for option in options:
        if written(option) == said:
            return option
    letter = answer.strip().rstrip(").:").upper()
    if len(letter) == 1 and letter in LETTERS[: len(options)]:
        return options[LETTERS.index(letter)]
    return None


async def _has_equals(question: Question, maths: MathsChecker) -> bool:
    """Whether another option of a question is worth as much as the key: 6/8 beside 3/4."""
    for option in question.wrong:
        try:
            if await _are_equal(question.key, option, maths):
                return True
        except (NotMaths, MathsUnavailable):
            continue
    return False


async def _are_equal(key: str, option: str, maths: MathsChecker) -> bool:
    """Raises NotMaths and MathsUnavailable."""
    one, other = read_quantity(key), read_quantity(option)
    if one and other and (read_unit(one.unit) or read_unit(other.unit)):
        pairs = [(one, other), (other, one)]  # to a bare number a share is one, too
        known = [(a, b) for a, b in pairs if read_unit(b.unit)]
        return any(same_quantity(a, b, Decimal(0)) == "right" for a, b in known)
    if not re.search(r"\d", option + key):
        return False
    if (solved := stated(key)) and (said := stated(option)):
        return await maths.same_inequalities(solved[0], said[0]) == "same"
    return await maths.same(in_numerals(key), in_numerals(option)) is Verdict.YES


async def _agreed(context: TurnContext, questions: Sequence[Question], text: str) -> list[Question]:
    """Those where the model, not told the key, picks it, from the place in the text where there is
    one: what was quoted alone might name nothing but the key."""
    seed = context.turn_id
    rows: list[str] = []
    for number, question in enumerate(questions, 1):
        options = question.options(seed)
        listed = "  ".join(f"{LETTERS[n]}) {option}" for n, option in enumerate(options))
        told = f"“{around(question.evidence, text)}”\n" if question.evidence else ""
        rows.append(f"{number}. {told}{question.ask}\n{listed}")
    said = await ask(context, _BLIND, "\n\n".join(rows), max_tokens=12 * len(questions))
    picks = {
        int(n): letter.upper() for n, letter in re.findall(r"(\d+)[.):]?\s*([A-Ea-e])\b", said)
    }
    return [
        question
        for number, question in enumerate(questions, 1)
        if picks.get(number) == LETTERS[question.options(seed).index(question.key)]
    ]
