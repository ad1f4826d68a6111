"""The quiz as a dialogue: `/quiz`, an answer, the next question, the result."""

from collections.abc import AsyncGenerator, Sequence
from datetime import datetime

from bot.errors import ModelError
from bot.messages import Attachment
from bot.ports import TurnContext
from bot.reply import Choice, Choices, ReplyPart, Status, TextDelta
from bot.skills.tutor import answer_wishes, missing, wishes
from bot.skills.tutor.desk import Desk, busy_with, done_with
from bot.skills.tutor.guides.hints.safe import safe_hint
from bot.skills.tutor.quiz_wishes import length_wished, without_length
from bot.skills.tutor.quizzes import bank, earlier, making, quiz
from bot.skills.tutor.quizzes.grades import GIVEN_UP
from bot.skills.tutor.quizzes.grading import grade
from bot.skills.tutor.quizzes.progress import (
    Progress,
    answered,
    chart,
    chart_text,
    due_ids,
    read_progress,
    told,
    write_progress,
)
from bot.skills.tutor.quizzes.question import Question
from bot.skills.tutor.quizzes.quiz import Quiz
from bot.turn.asked import file_label
from bot.turn.attachments import whole_text

ACTIVITY = "quiz"
_DIRECT_ONLY = (
    "How you are doing is nobody else's business: send me `/progress` in a direct message."
)
_STATE = "tutor.quiz"
_A_TEXT_CHARS = earlier.LEAST_CHARS
"""What is longer, or has lines, is no topic but a text to ask about."""
_LEAST = 3


async def command(
    context: TurnContext, desk: Desk, wish: str, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """`/quiz`: begin one on what `wish` names, go on with one, or say what there is."""
    running = running_in(context)
    wished = length_wished(context.asked) or length_wished(wish)
    length, wish = wished or quiz.LENGTH, without_length(wish)
    wish = "" if earlier.names_nothing(wish) else wish
    if not wish and running is not None and running.question is not None:
        async for part in asks(context, running, "We are in the middle of this:\n\n"):
            yield part
        return
    if wishes.wants_end(wish):
        for part in _ends(running):
            yield part
        return
    progress = read_progress(await context.people.read(context.person))
    attached = await _attached(context)
    if context.files and not attached and (not wish or wishes.means_file(wish)):
        yield TextDelta(_unread(context.files))
        return
    if not wish and not attached:
        yield TextDelta(_offer_text())
        yield Choices(_subjects(bool(due_ids(progress, now))))
        so_many = f"{wished} questions" if wished else ""
        for kept in missing.asks(context, ACTIVITY, so_many, is_open=True):
            yield kept
        return
    before = earlier.find(context, wish) if not attached and earlier.is_meant(wish) else None
    if before is None and not attached and earlier.is_meant(wish):
        yield TextDelta(earlier.NO_TEXT)
        return
    if wish.casefold() == "due":
        begun = _on_what_is_due(context, progress, now)
    elif before is not None:
        begun = _on_a_text(
            context, desk, before.text, before.title, length, f"_On {before.whose}._\n\n"
        )
    elif attached:
        begun = _on_a_text(context, desk, attached, f"Quiz on {_names(context.files)}", length)
    elif len(wish) > _A_TEXT_CHARS or "\n" in wish:
        begun = _on_a_text(context, desk, wish, "Quiz on your text", length)
    elif len(known := bank.about(wish)) >= _LEAST:
        chosen = quiz.pick(known, progress, now, context.turn_id, length)
        on = bank.label(known)
        ready = "" if bank.names_only(wish, known) else f"_I have questions on {on} ready._\n\n"
        begun = asks(context, quiz.begin(f"Quiz: {on}", chosen, context.turn_id), ready)
    else:
        begun = _on_a_topic(context, desk, wish, length)
    async for part in begun:
        yield part


async def _on_what_is_due(
    context: TurnContext, progress: Progress, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    questions = quiz.due_questions(progress, now)
    if not questions:
        more = told(progress, now) if context.is_direct else ""
        yield TextDelta(f"Nothing is due. {more}".rstrip())
        return
    started = quiz.begin("Repeating what is due", questions, context.turn_id)
    async for part in asks(context, started, ""):
        yield part


async def _on_a_text(
    context: TurnContext, desk: Desk, text: str, title: str, length: int, on: str = ""
) -> AsyncGenerator[ReplyPart, None]:
    yield Status("Writing questions on your text …")
    made = await making.make_from(context, text, length, desk.maths)
    if not made.questions:
        advice = "The text may be too short or hold too few facts."
        yield TextDelta(on + _none_passed(made, advice))
        return
    yield TextDelta(on + _passed(made) + _read_of(text))
    started = quiz.begin(title, made.questions, context.turn_id)
    async for part in asks(context, started, ""):
        yield part


async def _on_a_topic(
    context: TurnContext, desk: Desk, topic: str, length: int
) -> AsyncGenerator[ReplyPart, None]:
    yield Status(f"Writing questions on {topic[:60]} …")
    try:
        made = await making.make_about(context, topic, length, desk.maths)
    except ModelError as error:
        yield TextDelta(f"{error.user_message}\n\n{_offer_text()}")
        yield Choices(_subjects(False))
        return
    if not made.questions:
        yield TextDelta(_none_passed(made, f"I have these ready: {_subject_names()}."))
        yield Choices(_subjects(False))
        return
    yield TextDelta(_passed(made))
    started = quiz.begin(f"Quiz: {topic}", made.questions, context.turn_id)
    async for part in asks(context, started, ""):
        yield part


def completed(known: str, text: str) -> str:
    """What a reply names to be quizzed on, with how many questions there shall be. Pure."""
    topic = missing.topic(text)
    return f"{topic}, {known}" if topic and known and not length_wished(text) else topic


async def answer(
    context: TurnContext, desk: Desk, text: str, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    """Something said (`text`) in the middle of a quiz."""
    running = running_in(context)
    question = running.question if running else None
    if running is None or question is None:
        for part in _ends(running):
            yield part
        return
    if wishes.wants_end(text):
        for part in _ends(running):
            yield part
        return
    if wishes.wants_hint(text):
        # The next answer is graded, whatever it is: one wrong option may go though none was tried.
        said = safe_hint(question, running.seed, 1, question.wrong[:1])
        async for part in asks(context, running, f"{said}\n\n"):
            yield part
        return
    graded = (
        GIVEN_UP
        if wishes.passes(text) or answer_wishes.wants_answer(text)
        else await grade(question, text, running.seed, desk.maths)
    )
    if graded.points is None:
        async for part in asks(context, running, f"{graded.note or _unclear(question)}\n\n"):
            yield part
        return
    progress = read_progress(await context.people.read(context.person))
    progress = answered(progress, question, graded.points, now, in_bank=running.is_from_bank)
    await context.people.write(context.person, write_progress(progress), context.turn_id)
    said_of_it = f"{quiz.remark(question, graded)}\n\n"
    after = running.graded(graded.points)
    if after.question is not None:
        async for part in asks(context, after, said_of_it):
            yield part
        return
    ending, choices = quiz.result(after)
    yield TextDelta(said_of_it + ending)
    yield choices
    for kept in done_with(ACTIVITY):
        yield kept


def running_in(context: TurnContext) -> Quiz | None:
    """The quiz that is going on."""
    return quiz.decode(context.conversation.memory.kept.get(_STATE, ""))


def at_hand(context: TurnContext) -> tuple[str, ...]:
    """What is asked in the quiz that is going on."""
    running = running_in(context)
    return (running.question.ask,) if running and running.question else ()


async def show_progress(context: TurnContext, now: datetime) -> AsyncGenerator[ReplyPart, None]:
    """`/progress`, where only the person reads it."""
    if not context.is_direct:
        yield TextDelta(_DIRECT_ONLY)
        return
    progress = read_progress(await context.people.read(context.person))
    drawn = None
    if progress.topics:
        drawn = await context.drawer.chart(chart(progress, now), chart_text(progress, now))
    if drawn is not None:
        yield drawn
    yield TextDelta(told(progress, now, has_chart=drawn is not None))
    if due_ids(progress, now):
        yield Choices((Choice("Repeat what is due", "/quiz due", "primary"),))


async def asks(context: TurnContext, running: Quiz, before: str) -> AsyncGenerator[ReplyPart, None]:
    """The present question, after `before`; the conversation stays in the quiz."""
    text, choices = quiz.shown(running)
    yield TextDelta(before + text)
    question = running.question
    if question and (drawn := await context.drawer.formulas(question.latex)):
        yield drawn
    yield choices
    for kept in busy_with(ACTIVITY, quiz.encode(running)):
        yield kept


def _ends(running: Quiz | None) -> list[ReplyPart]:
    if running is None:
        return [TextDelta("There is no quiz to end."), *done_with(ACTIVITY)]
    text, choices = quiz.result(running) if running.at else ("I have ended the quiz.", Choices(()))
    return [TextDelta(text), choices, *done_with(ACTIVITY)]


def _unclear(question: Question) -> str:
    if question.kind == "choice":
        return "That is none of the options. Pick one, or say `pass`, `hint` or `stop`."
    if question.kind == "number":
        return "I need a number here, with its unit if it has one. Or say `pass`, `hint` or `stop`."
    return "I could not read that as an answer. Try again, or say `pass`, `hint` or `stop`."


def _names(files: Sequence[Attachment]) -> str:
    return ", ".join(file_label(file) for file in files if file.content)


def _unread(files: Sequence[Attachment]) -> str:
    reasons = "; ".join(f"{file_label(file)}: {file.problem}" for file in files)
    return f"I could not read what you attached ({reasons})."


async def _attached(context: TurnContext) -> str:
    """All of the text that came as files, also where the turn has room for a part of it only."""
    files = [await whole_text(file, context.blobs) for file in context.files]
    return "\n\n".join(file.content for file in files if file.content)


def _read_of(text: str) -> str:
    """A word about what of a long text the questions are on."""
    if len(text) <= making.MOST_TEXT_CHARS:
        return ""
    return "_The text is long: they are on parts from its beginning, middle and end._\n\n"


def _passed(made: making.Made) -> str:
    left_out = made.dropped.total()
    note = f" I left out {left_out} that did not pass my checks." if left_out else ""
    return f"_The language model wrote these questions; facts in them may be wrong.{note}_\n\n"


def _none_passed(made: making.Made, advice: str) -> str:
    reasons = ", ".join(f"{reason} ({count})" for reason, count in made.dropped.most_common(3))
    why = f": {reasons}" if reasons else ""
    return f"The language model wrote no question that passes my checks{why}. {advice}"


def _offer_text() -> str:
    rows = [f"- **{name}**: {', '.join(topics)}" for name, topics in bank.topics().items()]
    return "\n".join(
        (
            "What about? `/quiz fractions`, or `/quiz` with a text or a file. Ready at once:",
            "",
            *rows,
        )
    )


def _subject_names() -> str:
    return ", ".join(bank.topics())


def _subjects(is_due: bool) -> tuple[Choice, ...]:
    due = (Choice("Repeat what is due", "/quiz due", "primary"),) if is_due else ()
    return (*due, *(Choice(name.capitalize(), f"/quiz {name}") for name in bank.topics()))
