"""A question of the model's own on the way to an exercise that no tool reads: “What is 4 x 6?” of
“4 boxes with 6 eggs each and 10 more”. What answers it is judged as that step alone. It begins no
guide, in which the answer to the exercise would be a wrong one, and it ends nothing.
"""

import re
from collections.abc import AsyncGenerator
from dataclasses import dataclass

from bot.ports import TurnContext
from bot.reply import Notice, ReplyPart, TextDelta
from bot.skills.tutor.desk import SKILL_NAME, Desk
from bot.skills.tutor.guides.talk import own_questions, talking, unchecked
from bot.skills.tutor.maths.exercises import problems
from bot.tools.maths.checker import MathsUnavailable

_RIGHT = "`{line} = {said}` is right."
_RIGHT_FOR = "`{said}` is right for `{line}`."
_OFF = "`{said}` is not right for `{line}`."
REMARK = "I check only this step: no tool tells me what your whole exercise comes to."
_SUM = re.compile(r"[^A-Za-z=<>≤≥;]+")
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Step:
    """What a tool `says` of it; where it `is_off`, the `question` is asked again."""

    says: str
    question: str
    is_off: bool


def is_at_another(context: TurnContext) -> bool:
    """Whether they work on an exercise that no tool reads: sums are then steps on the way."""
    before = unchecked.kept(context)
    return talking.is_holding(context) or (before is not None and before.is_brought)


def is_asked(context: TurnContext, question: str) -> bool:
    """Whether a question of the model's own is for a step: a learner works on an exercise that no
    tool reads, or wrote all figures of it in what may be one."""
    if is_at_another(context):
        return True
    said = " ".join(turn.asked for turn in context.conversation.window)
    is_theirs = {*_FIGURES.findall(question)} <= {*_FIGURES.findall(said)}
    return is_theirs and unchecked.kept(context) is not None


async def find(context: TurnContext, desk: Desk, text: str) -> Step | None:
    """What a tool finds of an answer to it; None where nothing for sure, and where it is also what
    the model holds to be the answer to the exercise, and not to this."""
    own = own_questions.answered(context, text, SKILL_NAME)
    if own is None or not is_asked(context, own.question):
        return None
    try:
        found = await problems.find(own.told, desk.maths)
        followed = found and await problems.follow((found.line,), found.attempt, desk.maths)
    except MathsUnavailable:
        return None
    if found is None or not followed or not (followed.is_solved or followed.is_off):
        return None
    is_off = not followed.is_solved
    if is_off and (followed.some or followed.part or await talking.says_key(context, desk, text)):
        return None
    right = _RIGHT if _SUM.fullmatch(found.line) else _RIGHT_FOR
    says = (_OFF if is_off else right).format(said=own.value, line=found.line)
    return Step(says, own.question, is_off)


async def ask_again(context: TurnContext, step: Step) -> AsyncGenerator[ReplyPart, None]:
    """That it is off, and the question; what is worked on stays."""
    if is_at_another(context):
        yield Notice(REMARK)
    yield TextDelta(f"{step.says}\n\n{step.question}")
    if before := unchecked.kept(context):
        yield unchecked.again(before)
