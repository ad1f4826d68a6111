"""Which activity of the tutor answers what was said."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import datetime

from bot.ports import TurnContext
from bot.reply import Notice, ReplyPart
from bot.skills.tutor import missing, planning, practising, present, reading, wishes
from bot.skills.tutor.activity_wishes import activity_asked
from bot.skills.tutor.desk import SKILL_NAME, Desk, activity_of, said
from bot.skills.tutor.guides import awaited, beginning, guide, guiding, once_over, unnamed
from bot.skills.tutor.guides.homework import correcting, marking
from bot.skills.tutor.guides.interruptions import asked_beside, others_to_check
from bot.skills.tutor.guides.talk import own_questions, own_steps, talking, unchecked
from bot.skills.tutor.guides.words import next_one
from bot.skills.tutor.maths.exercises import checks, number_facts, others, problems
from bot.skills.tutor.quiz_wishes import quiz_topic
from bot.skills.tutor.quizzes import quizzing, reminding

COMPLETED = {
    "quiz": quizzing.completed,
    "read": reading.completed,
    "practice": practising.completed,
    "lesson": planning.completed,
}
"""What each makes of the reply to what it asked for."""


async def find(
    desk: Desk, context: TurnContext, text: str, now: datetime
) -> AsyncGenerator[ReplyPart, None] | None:
    """The activity that answers; None: only the model can. It is not asked yet."""
    if context.command is not None:
        return _commanded(desk, context, context.command.name, text, now)
    begins = is_called(context) or wishes.begins_anew(text)
    kept = {} if begins else context.conversation.memory.kept
    lacked, wish = missing.completed(kept, text, COMPLETED)
    if lacked:
        return _commanded(desk, context, lacked, wish, now)
    going_on = activity_of(kept)
    if going_on == guide.ACTIVITY:
        for look in (others_to_check.find, correcting.find):
            if answers := await look(context, desk, text, now):
                return answers
    at_hand = present.at_hand(context, going_on)
    if going_on and (another := await beginning.find_another(context, desk, text, at_hand)):
        return guiding.begin(context, desk, correcting.beside(context, another), now)
    is_at_guide = going_on == guide.ACTIVITY
    if is_at_guide and (answers := await asked_beside.find(context, desk, text, now)):
        return answers
    if going_on == quizzing.ACTIVITY:
        return quizzing.answer(context, desk, text, now)
    if going_on == guide.ACTIVITY:
        if guiding.is_beginning(context) and (
            begun := await awaited.find(context, desk, text, is_beginning=True)
        ):
            return guiding.begin(context, desk, begun, now)
        return guiding.turn(context, desk, text, now)
    if going_on == practising.ACTIVITY:
        return practising.turn(context, desk, text or context.asked, now)
    if going_on in (unnamed.GOAL, unnamed.PROBLEM, missing.ACTIVITY) and wishes.wants_end(text):
        return guiding.drop_goal()
    topic = quiz_topic(text)
    if topic is not None:
        return quizzing.command(context, desk, topic, now)
    name, wish = activity_asked(text)
    if name:
        return _commanded(desk, context, name, wish, now)
    if wishes.names_no_goal(text):
        return unnamed.ask_goal()
    if going_on == unnamed.PROBLEM and (begun := await unnamed.find_asked(context, desk, text)):
        return guiding.begin(context, desk, begun, now)
    over = None if begins else once_over.kept(context)
    if over and (says := await once_over.judged(context, desk, text, is_sure=True)):
        return once_over.tell(says, over)
    if unnamed.lacks_problem(context, text) and not talking.is_holding(context):
        return unnamed.ask_problem(checks.only_answer(text))
    if own_steps.is_at_another(context) and (
        checks.asks_whether(said(context)) or await beginning.states_sum(desk, text)
    ):
        return None  # a step on the way, or none of what is asked
    if looked := await marking.find(context, desk, text):
        return _as_written(context, marking.tell(context, desk, looked, now))
    begun, fact = None, number_facts.read(others.as_own(said(context)))
    if is_wish(context, text):
        begun = await beginning.find(context, desk, text, now)
    elif not talking.is_holding(context):
        begun = await beginning.find_next(context, desk, text)
        begun = begun or await awaited.find(context, desk, text)
        is_bare = begun is not None and not begun.attempt and not next_one.is_led(text)
        if over and is_bare and (says := await once_over.equal(context, desk, text)):
            return once_over.tell(says, over)
        if not begun and (wishes.brings_exercise(text) or problems.is_brought(text)):
            begun = await beginning.find_problem(context, desk, text)
        if not begun and fact is None:
            is_awaited = over is not None or unchecked.kept(context) is not None
            is_awaited = is_awaited or own_questions.may_be_answered(context, text, SKILL_NAME)
            begun = await beginning.find_plain(context, desk, text, is_answer_awaited=is_awaited)
    if begun and (begun.attempt or fact is None):
        answer = guiding.begin(context, desk, begun, now)
        return _as_written(context, answer) if begun.attempt else answer
    if fact is not None:
        return _fact_told(fact)
    if over and (says := await once_over.judged(context, desk, text)):
        return once_over.tell(says, over)
    own = own_questions.answered(context, text, SKILL_NAME)
    if own and not own_steps.is_asked(context, own.question):
        begun = await beginning.find_problem(context, desk, own.told)
        return guiding.begin(context, desk, begun, now) if begun and begun.attempt else None
    return None


def is_called(context: TurnContext) -> bool:
    """Whether the tutor was named by its command."""
    return context.messages[-1].text.startswith(f"/{SKILL_NAME}")


def is_wish(context: TurnContext, text: str) -> bool:
    """Whether something to learn is asked for, in any way."""
    return wishes.matches(text) or is_called(context) or is_goal(context)


def is_goal(context: TurnContext) -> bool:
    """Whether this answers the question what somebody wants to learn."""
    return activity_of(context.conversation.memory.kept) == unnamed.GOAL


async def _as_written(
    context: TurnContext, parts: AsyncGenerator[ReplyPart, None]
) -> AsyncGenerator[ReplyPart, None]:
    """These parts, with a remark where the answer may be one to an exercise that no tool reads."""
    if own_steps.is_at_another(context):
        yield Notice(unchecked.AS_WRITTEN)
    async with aclosing(parts):
        async for part in parts:
            yield part


async def _fact_told(fact: number_facts.Fact) -> AsyncGenerator[ReplyPart, None]:
    """That, and a number behind it may answer the question that it leads to, or what was left."""
    async for part in number_facts.tell(fact):
        yield part
    yield unchecked.asked()


def _commanded(
    desk: Desk, context: TurnContext, name: str, wish: str, now: datetime
) -> AsyncGenerator[ReplyPart, None]:
    if name == "quiz":
        return quizzing.command(context, desk, wish, now)
    if name == "practice":
        return practising.command(context, desk, wish, now)
    if name == "read":
        return reading.command(context, desk, wish)
    if name == "lesson":
        return planning.command(context, desk, wish)
    if name == "remind":
        return reminding.command(context, wish, now)
    return quizzing.show_progress(context, now)
