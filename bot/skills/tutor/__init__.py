"""`tutor`: helps somebody to understand, and checks with tools what it says.

    /quiz          quizzing.py, with questions from the bank (bank.py) or by the model (making.py)
    /progress      progress.py
    /remind        reminding.py: a word when cards are due
    /read          reading.py: passages whose level is measured
    /practice      practising.py: talks in a language
    /lesson        planning.py: lesson plans, checked part by part (lesson.py)
                   missing.py: what one of these lacks, from the next reply
    "teach me …"   beginning.py: which guide; guiding.py: one step and one question a turn;
                   leaks.py keeps answers back
    "help me"      awaited.py: the exercise that follows
    "check my …"   the same, or marking.py where these are several exercises (homework.py,
                   one_by_one.py, alone.py)
    "is 91 prime?" number_facts.py
                   talking.py: where no tool knows the answer, the model speaks

Its rules are those that study modes and tutoring rubrics agree on: build on what the learner knows,
respond to their own attempt, one question at a time, no ready answer before they have tried.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from bot.ports import Skill, SkillCommand, TurnContext
from bot.reply import Notice, ReplyPart, Status, TextDelta
from bot.skills.tutor import missing, picks, planning, practising, present, reading, wishes
from bot.skills.tutor.desk import (
    SKILL_NAME,
    Desk,
    TutorSettings,
    activity_of,
    done_with,
    said,
)
from bot.skills.tutor.guides import (
    asked_beside,
    asserted,
    awaited,
    beginning,
    correcting,
    doubts,
    guide,
    guiding,
    marking,
    named_steps,
    next_one,
    once_over,
    others_to_check,
    own_questions,
    talking,
    unchecked,
)
from bot.skills.tutor.maths.exercises import checks, number_facts, others, problems
from bot.skills.tutor.quiz_wishes import quiz_topic
from bot.skills.tutor.quizzes import bank, quizzing, reminding
from bot.turn.overhearing import overhear

_PROMPT = (
    "You are a patient tutor. Do not hand over the answer. Say first what is right in the "
    "learner's try, then where it goes wrong; explain only the next small step, in plain "
    "words, at their level. After three misses show that step and ask an easier one. Under "
    "100 words. End every reply with exactly one question for the learner."
)
_RIGHT = "✅ Right.\n\n"
_COMMANDS = (
    SkillCommand(
        "quiz",
        "TOPIC",
        "questions on a topic, a text or a file; `due`: to repeat",
        suggests=lambda: ("due", *bank.names()),
    ),
    SkillCommand("progress", "", "how you are doing, and what is due"),
    SkillCommand(
        "remind",
        "on | off",
        "a word when something is due, at most once a day",
        suggests=lambda: ("on", "off"),
    ),
    SkillCommand("read", "LEVEL TOPIC", "a text at that level (`grade 5`, `B1`), with questions"),
    SkillCommand("practice", "LANGUAGE LEVEL SCENE", "talk in a language; mistakes come back"),
    SkillCommand("lesson", "TOPIC, GRADE, MINUTES", "a lesson plan, also as a document"),
)
_COMPLETED = {
    "quiz": quizzing.completed,
    "read": reading.completed,
    "practice": practising.completed,
    "lesson": planning.completed,
}
"""What each makes of the reply to what it asked for."""


class Settings(TutorSettings):
    """`skills: [{tutor: {…}}]` in config.yaml; see TutorSettings."""


def build(settings: Settings) -> Skill:
    """The tutor with these settings. Nothing is started before it is needed."""
    desk = Desk(settings)
    return Skill(
        name=SKILL_NAME,
        summary="learn something step by step, with questions and hints",
        prompt=_PROMPT,
        matches=wishes.matches,
        reply=partial(_reply, desk),
        commands=_COMMANDS,
        lets_go=partial(missing.lets_go, commands=_COMPLETED),
        close=desk.maths.close,
    )


async def _reply(desk: Desk, context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
    turn = _Turn(desk)
    context, is_late = picks.read(context, present.tag(context))
    if is_late and not context.messages:
        async for part in present.late(context):
            yield part
        return
    if is_late:
        yield Notice(picks.LATE)
    answer = _going_on(overhear(context, turn.answer), context.said_so_far)
    async with aclosing(answer) as parts:
        async for part in parts:
            yield part
    if turn.is_free:
        async with aclosing(talking.freely(context)) as parts:
            async for part in parts:
                yield part


@dataclass(slots=True)
class _Turn:
    """One turn. `is_free`: nothing has answered, so that the model is to speak freely."""

    desk: Desk
    is_free: bool = False

    async def answer(self, context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
        """What an activity answers, or the model where something is kept back from what it says."""
        is_for_us = _is_called(context) or marking.is_announced(context)
        text = checks.plainly(said(context), is_for_us=is_for_us)
        for asked in (beginning.GOAL, beginning.PROBLEM):
            if activity_of(context.conversation.memory.kept) == asked:
                for kept in done_with(asked):
                    yield kept
        for kept in (*missing.forget(context), *awaited.passing(context)):
            yield kept
        if before := once_over.kept(context):
            yield once_over.passing(before, text)
        if unchecked.kept(context):
            yield unchecked.forget()
        if announced := marking.announced(context, said(context)):
            yield announced
        if others.asks_how(said(context)) and await beginning.brings_solution(self.desk, text):
            yield TextDelta(_RIGHT)
            self.is_free = True  # what is asked is how to explain it
            return
        activity = await _activity(self.desk, context, text, datetime.now(UTC))
        answer = activity or self._asking_first(context, text)
        async with aclosing(answer), aclosing(present.coming_back(context, answer)) as parts:
            async for part in parts:
                yield part

    async def _asking_first(
        self, context: TurnContext, text: str
    ) -> AsyncGenerator[ReplyPart, None]:
        """Where no tool knows the answer the model is asked first: for questions on a topic, or for
        its own answer to an exercise."""
        is_answer = doubts.asks_of_answer(text, *(file.content for file in context.files))
        topic = wishes.topic_to_learn(text) if _is_wish(context, text) else ""
        brings_none = not is_answer and not wishes.brings_exercise(text)
        if _is_goal(context) and not topic and brings_none:
            topic = " ".join(text.split())[:80]
        if topic:
            yield Status(f"Writing questions on {topic[:60]} …")
            if begun := await beginning.write(context, self.desk, topic):
                for part in beginning.first(begun):
                    yield part
                return
        is_for_us = _is_wish(context, text) or wishes.brings_exercise(text)
        is_unchecked = is_answer or (is_for_us and problems.is_unchecked(text))
        is_found_false = bool(talking.said_by_learner(context.asked))
        is_remarked = not is_found_false and (is_unchecked or _may_be_answer(context, text))
        if is_remarked:
            yield Notice(problems.UNCHECKED if is_unchecked else unchecked.REMARK)
        is_brought = is_for_us or is_unchecked
        asks = wishes.asks_for_something(text)
        before = unchecked.kept(context)
        for keep in unchecked.keep(
            before, text, is_brought=is_brought, asks=asks, is_remarked=is_remarked
        ):
            yield keep
        if is_unchecked and not is_found_false and (equation := once_over.unguided(text)):
            yield once_over.keep(equation)
        if wishes.brings_exercise(text):
            yield Status("Working it out for myself …")
        kept = await talking.held(context, self.desk, text)
        if kept is None:
            self.is_free = True
            for awaits in awaited.keep(text):
                yield awaits
            return
        async for part in talking.keeping_back(context, self.desk, kept, text):
            yield part


async def _activity(
    desk: Desk, context: TurnContext, text: str, now: datetime
) -> AsyncGenerator[ReplyPart, None] | None:
    """The activity that answers; None: only the model can. It is not asked yet."""
    if context.command is not None:
        return _commanded(desk, context, context.command.name, text, now)
    begins = _is_called(context) or wishes.begins_anew(text)
    kept = {} if begins else context.conversation.memory.kept
    lacked, wish = missing.completed(kept, text, _COMPLETED)
    if lacked:
        return _commanded(desk, context, lacked, wish, now)
    going_on = activity_of(kept)
    if going_on == guide.ACTIVITY:
        for find in (others_to_check.find, correcting.find):
            if answers := await find(context, desk, text, now):
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
    if going_on in (beginning.GOAL, beginning.PROBLEM, missing.ACTIVITY) and wishes.wants_end(text):
        return guiding.drop_goal()
    topic = quiz_topic(text)
    if topic is not None:
        return quizzing.command(context, desk, topic, now)
    name, wish = wishes.activity_asked(text)
    if name:
        return _commanded(desk, context, name, wish, now)
    if wishes.names_no_goal(text):
        return beginning.ask_goal()
    if going_on == beginning.PROBLEM and (begun := await beginning.find_asked(context, desk, text)):
        return guiding.begin(context, desk, begun, now)
    over = None if begins else once_over.kept(context)
    if over and (says := await once_over.judged(context, desk, text, is_sure=True)):
        return once_over.tell(says, over)
    if beginning.lacks_problem(context, text) and not talking.is_holding(context):
        return beginning.ask_problem(checks.only_answer(text))
    if looked := await marking.find(context, desk, text):
        return marking.tell(context, desk, looked, now)
    begun = None
    if _is_wish(context, text):
        begun = await beginning.find(context, desk, text, now)
    elif not talking.is_holding(context):
        begun = await beginning.find_next(context, desk, text)
        begun = begun or await awaited.find(context, desk, text)
        is_bare = begun is not None and not begun.attempt and not next_one.is_led(text)
        if over and is_bare and (says := await once_over.equal(context, desk, text)):
            return once_over.tell(says, over)
        if not begun and (wishes.brings_exercise(text) or problems.is_brought(text)):
            begun = await beginning.find_problem(context, desk, text)
    fact = number_facts.read(others.as_own(said(context)))
    if begun and (begun.attempt or fact is None):
        return guiding.begin(context, desk, begun, now)
    if fact is not None:
        return _fact_told(fact)
    if over and (says := await once_over.judged(context, desk, text)):
        return once_over.tell(says, over)
    if own := own_questions.answered(context, text, SKILL_NAME):
        begun = await beginning.find_problem(context, desk, own)
        return guiding.begin(context, desk, begun, now) if begun and begun.attempt else None
    return None


def _is_called(context: TurnContext) -> bool:
    return context.messages[-1].text.startswith(f"/{SKILL_NAME}")


def _is_wish(context: TurnContext, text: str) -> bool:
    return wishes.matches(text) or _is_called(context) or _is_goal(context)


def _is_goal(context: TurnContext) -> bool:
    """Whether this answers the question what somebody wants to learn."""
    return activity_of(context.conversation.memory.kept) == beginning.GOAL


def _may_be_answer(context: TurnContext, text: str) -> bool:
    """Whether this may be an answer that no tool judges, to an exercise that none reads, or to the
    one that is over."""
    if asserted.has_maths(text) and not unchecked.only_asks(text):
        return True
    if own_questions.answered(context, text, SKILL_NAME):
        return True
    over, before = once_over.kept(context), unchecked.kept(context)
    if over is not None and (once_over.may_name_value(over, text) or asserted.corrects(text)):
        return True
    if over is not None and over.is_left and named_steps.is_counted(text):
        return True
    if _is_wish(context, text) and unchecked.brings_answer(text):
        return True
    if marking.is_announced(context) and doubts.has_figures(text):
        return True
    if talking.is_holding(context):
        before = unchecked.Unchecked(is_brought=True)
    return before is not None and before.is_answered_by(text)


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


async def _going_on(
    parts: AsyncGenerator[ReplyPart, None], shown: str
) -> AsyncGenerator[ReplyPart, None]:
    """The parts without the text that a turn before a crash has shown already.

    Where it comes out otherwise this time, it follows as a new paragraph.
    """
    async with aclosing(parts):
        async for part in parts:
            if not (shown and isinstance(part, TextDelta)):
                yield part
            elif shown.startswith(part.text):
                shown = shown[len(part.text) :]
            else:
                rest = part.text.removeprefix(shown)
                yield TextDelta(rest if rest != part.text else f"\n\n{rest}")
                shown = ""
