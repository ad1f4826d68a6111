"""`tutor`: helps somebody to understand, and checks with tools what it says.

answering.py: one turn; activities.py: which of these answers.

    /quiz          quizzing.py, with questions from the bank (bank.py) or by the model (making.py)
    /progress      progress.py
    /remind        reminding.py: a word when cards are due
    /read          reading.py: passages whose level is measured
    /practice      practising.py: talks in a language
    /lesson        planning.py: lesson plans, checked part by part (lesson.py)
                   missing.py: what one of these lacks, from the next reply
    "teach me …"   beginning.py: which guide; guiding.py: one step and one question a turn;
                   following.py: their own lines judged; leaks.py keeps answers back
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
from functools import partial

from bot.ports import Skill, SkillCommand, TurnContext
from bot.reply import Notice, ReplyPart, TextDelta
from bot.skills.tutor import activities, missing, picks, present, wishes
from bot.skills.tutor.answering import Turn
from bot.skills.tutor.desk import SKILL_NAME, Desk, TutorSettings
from bot.skills.tutor.guides.talk import talking
from bot.skills.tutor.quizzes import bank
from bot.turn.overhearing import overhear

_PROMPT = (
    "You are a patient tutor. Do not hand over the answer. Say first what is right in the "
    "learner's try, then where it goes wrong; explain only the next small step, in plain "
    "words, at their level. After three misses show that step and ask an easier one. Under "
    "100 words. End every reply with exactly one question for the learner."
)
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
        lets_go=partial(missing.lets_go, commands=activities.COMPLETED),
        close=desk.maths.close,
    )


async def _reply(desk: Desk, context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
    turn = Turn(desk)
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
        async with aclosing(talking.freely(turn.told(context))) as parts:
            async for part in parts:
                yield part


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
