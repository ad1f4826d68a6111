"""Which guide somebody's words begin: to a problem of their own or through a topic, as a wish,
behind a problem that is over or in the middle of another; and what is asked where they name none.

How it goes on is in guiding.py.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from bot.errors import ModelError
from bot.ports import TurnContext
from bot.reply import Choices, ReplyPart, TextDelta
from bot.skills.tutor import hurried, picks, wishes
from bot.skills.tutor.desk import Desk, activity_of, busy_with
from bot.skills.tutor.guides import guide, sheet
from bot.skills.tutor.guides.guide import ACTIVITY, Guide
from bot.skills.tutor.guides.sheet import Exercise
from bot.skills.tutor.guides.words import asking_for, doubts, next_one
from bot.skills.tutor.maths.exercises import checks, in_words, own_answers, problems
from bot.skills.tutor.maths.found import Found
from bot.skills.tutor.maths.kinds import to_rewrite
from bot.skills.tutor.quizzes import bank, making, quiz
from bot.skills.tutor.quizzes.progress import read_progress
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsUnavailable

SOLVED = "tutor.solved"
"""The first line of the learner's own problem that was worked on last, behind which they may bring
the next one without a word."""
_TOLD = "check my answer: "
_LENGTH = 4
_PROBLEM_CHARS = 300
"""In a longer file a sum or an equation is part of something else."""
_LEVELS = ("I am new to it", "I know the basics", "I only want to practise")
WHAT_KNOWN = "What do you know about it already?"
WHAT_TRIED = "What have you tried, or what would you do first?"
_WHICH_ANSWER = (
    "If you have an answer to it already, please write it on a line of its own, so that I can "
    "check it. What have you tried, or what would you do first?"
)


@dataclass(frozen=True, slots=True)
class Begun:
    """A guide and what to say first; or, in place of that, the learner's `attempt` to look at."""

    guide: Guide
    text: str
    choices: Choices
    attempt: str = ""


async def find(context: TurnContext, desk: Desk, text: str, now: datetime) -> Begun | None:
    """The guide that a wish leads to: to a problem that a tool can solve, in words or in a file, or
    through a topic of which there are questions. None: the model had better speak freely."""
    attached = await find_problem(context, desk, _attached(context))
    if attached and (answer := checks.only_answer(text)):
        return replace(attached, attempt=attached.attempt or answer)
    begun = None
    plainly = hurried.plainly(text)
    of = wishes.help_wanted_with(plainly) or text
    for said in dict.fromkeys((text, plainly, hurried.begun(text), of, to_rewrite.as_asked(of))):
        begun = begun or await find_problem(context, desk, said)
    return begun or attached or await _find_topic(context, text, now)


def _attached(context: TurnContext) -> str:
    """What came as files, where it is as short as a problem; else ""."""
    text = "\n".join(file.content for file in context.files)
    return text if len(text) <= _PROBLEM_CHARS else ""


async def find_problem(context: TurnContext, desk: Desk, text: str) -> Begun | None:
    """The guide to a problem that a tool can solve; None where there is none."""
    try:
        found = await problems.find(text, desk.maths)
    except MathsUnavailable:
        found = None
    return on_problem(found, text, context.turn_id) if found else None


async def brings_solution(desk: Desk, text: str) -> bool:
    """Whether a text brings a problem together with what solves it."""
    try:
        found = await problems.find(text, desk.maths)
        if found is None or not found.attempt:
            return False
        followed = await problems.follow((found.line,), found.attempt, desk.maths)
    except MathsUnavailable:
        return False
    return followed is not None and followed.is_solved


async def states_sum(desk: Desk, text: str) -> bool:
    """Whether a text says of a sum what it comes to, and is right."""
    try:
        found = await problems.find(text, desk.maths)
        if found is None or not in_words.is_done(text, found.line):
            return False
        followed = await problems.follow((found.line,), found.attempt, desk.maths)
    except MathsUnavailable:
        return False
    return followed is not None and followed.is_solved


def on_problem(found: Found, text: str, seed: str) -> Begun:
    """The guide to a problem that was found in a text."""
    line = found.line
    begun = Guide(line, quiz.Quiz("", (found.question,), seed), knows="?", lines=(line,))
    is_of_answer = doubts.asks_of_answer(text) and not wishes.asks_help_with_maths(text)
    asked = _WHICH_ANSWER if is_of_answer else WHAT_TRIED
    return Begun(
        begun,
        f"Let us work on `{line}` together. You do the steps, and I check each line with a "
        f"computer algebra system.\n\n{asked}",
        Choices(()),
        found.attempt,
    )


async def find_on_sheet(
    context: TurnContext, desk: Desk, exercises: tuple[Exercise, ...], at: int
) -> Begun | None:
    """The guide to one exercise of the homework that was marked."""
    begun = await find_problem(context, desk, exercises[at].line)
    if begun is None:
        return None
    try:
        tried = await problems.follow(begun.guide.lines, exercises[at].tried, desk.maths)
    except MathsUnavailable:
        tried = None
    some = tried.some if tried else ""  # of its solutions
    led = replace(begun.guide, sheet=exercises, at=at, some=some)
    return replace(begun, guide=led, attempt="")


async def find_to_do(
    context: TurnContext, desk: Desk, exercises: tuple[Exercise, ...]
) -> Begun | None:
    """The guide to the first exercise of that homework at which something is left to do."""
    for at in sheet.to_do(exercises):
        if begun := await find_on_sheet(context, desk, exercises, at):
            return begun
    return None


def again(running: Guide) -> str:
    """What is said where an exercise of homework is taken up behind another."""
    named = sheet.name(running.sheet[running.at].label, running.at)
    return f"Now {named} `{running.lines[0]}`.\n\n{WHAT_TRIED}"


async def find_next(context: TurnContext, desk: Desk, text: str) -> Begun | None:
    """The guide to the problem that somebody brings behind one that is over; None where they say
    anything else, and where nothing is."""
    solved = context.conversation.memory.kept.get(SOLVED, "")
    try:
        found = await next_one.find(text, solved, desk.maths) if solved else None
    except MathsUnavailable:
        return None
    return on_problem(found, text, context.turn_id) if found else None


async def find_plain(
    context: TurnContext, desk: Desk, text: str, *, is_answer_awaited: bool
) -> Begun | None:
    """The guide to a problem that somebody asks for, or writes, and nothing else: "whats 9 times
    6", "9 x 6 = ?", or a sum with its result, "6 nines are 54"; None for any other text. A sum
    without such words may be the answer to something where one `is_answer_awaited`."""
    asked = asking_for.read(text)
    is_asked = asked is not None and not asked.is_bare
    if is_answer_awaited and not is_asked:
        return None
    said = asked.said if asked and is_asked else text
    try:
        if stated := own_answers.stated(text):
            found = await problems.find(f"{_TOLD}{stated}", desk.maths)
            return on_problem(found, text, context.turn_id) if found and _is_sum(found) else None
        if exercise := to_rewrite.as_asked(said):
            found = await problems.find(exercise, desk.maths)
        else:
            found = await next_one.find(said, "", desk.maths)
    except MathsUnavailable:
        return None
    return on_problem(found, text, context.turn_id) if found and not found.attempt else None


def _is_sum(found: Found) -> bool:
    """Whether it is one in numbers alone: of units a result may be rounded."""
    return re.search("[A-Za-z]", found.line) is None


async def find_another(
    context: TurnContext, desk: Desk, text: str, at_hand: tuple[str, ...]
) -> Begun | None:
    """The guide to a problem that somebody wants help with, or says to be a new one, who is in the
    middle of something; None where there is none, and where it is the one `at_hand`
    (problems.is_at_hand)."""
    begun = None
    if wishes.asks_help_with_maths(text):
        begun = await find_problem(context, desk, text)
    elif activity_of(context.conversation.memory.kept) == ACTIVITY:
        return await _find_led(context, desk, text, at_hand)
    try:
        if begun and await problems.is_at_hand(text, begun.guide.goal, at_hand, desk.maths):
            return None
    except MathsUnavailable:
        return None
    return begun


async def _find_led(
    context: TurnContext, desk: Desk, text: str, at_hand: tuple[str, ...]
) -> Begun | None:
    """The guide to what a word says to be a new problem: "next question: 7 x 8"; "now 63 - 28",
    where it has nothing of the one at hand."""
    if not next_one.is_led(text):
        return None
    try:
        alike = "".join(at_hand[1:2]) if next_one.is_named_new(text) else ""
        found = await next_one.find(text, alike, desk.maths)
        is_new = found and await next_one.is_new(found, text, at_hand, desk.maths)
    except MathsUnavailable:
        return None
    return on_problem(found, text, context.turn_id) if found and is_new else None


async def _find_topic(context: TurnContext, text: str, now: datetime) -> Begun | None:
    if wishes.wants_homework_done(text):
        return None
    seed = context.turn_id
    topic = wishes.topic_to_learn(text) or (text if len(text) < 80 else "")
    questions = sorted(bank.about(topic), key=lambda question: question.level) if topic else []
    if not questions:
        return None
    progress = read_progress(await context.people.read(context.person))
    chosen = quiz.pick(questions, progress, now, seed)
    goal = topic if bank.names_only(topic, questions) else bank.label(questions)
    return _on_topic(goal, chosen[:_LENGTH], seed)


async def write(context: TurnContext, desk: Desk, topic: str) -> Begun | None:
    """A guide through a topic of which the bank has nothing, with questions by the model."""
    try:
        made = await making.make_about(context, topic, _LENGTH, desk.maths)
    except ModelError:
        return None
    if not made.questions:
        return None
    return _on_topic(topic, list(made.questions), context.turn_id)


def _on_topic(topic: str, questions: list[Question], seed: str) -> Begun:
    begun = Guide(topic, quiz.begin("", questions, seed))
    return Begun(
        begun,
        f"Our goal: **{topic}**, in {len(questions)} steps. I explain a little, you try, and I "
        f"give hints but not the answers.\n\n{WHAT_KNOWN}",
        levels(begun),
    )


def levels(begun: Guide) -> Choices:
    """What can be picked where it is asked what the learner knows already."""
    return Choices(tuple(picks.choice(each, each, begun.tag) for each in _LEVELS))


def first(begun: Begun) -> list[ReplyPart]:
    """The first turn of a guide."""
    return [TextDelta(begun.text), begun.choices, *busy_with(ACTIVITY, guide.encode(begun.guide))]
