"""What the learner is in the middle of: which buttons belong to it, what is asked in it, and the
guide that they come back to once a quiz or a practice is over that they began in the middle of it.
"""

from collections.abc import AsyncGenerator

from bot.conversation import DOING
from bot.ports import TurnContext
from bot.reply import Keep, ReplyPart, TextDelta
from bot.skills.tutor import picks, practising
from bot.skills.tutor.desk import activity_of
from bot.skills.tutor.guides import guide, guiding
from bot.skills.tutor.guides.interruptions import resuming
from bot.skills.tutor.quizzes import quizzing

_INTERRUPT = (quizzing.ACTIVITY, practising.ACTIVITY)
_BACK = "\n\nBack to what we were at; `stop` ends that, too."


def tag(context: TurnContext) -> str:
    """What a button must be told by that counts now; "" where none does."""
    going_on = activity_of(context.conversation.memory.kept)
    if going_on == guide.ACTIVITY and (led := guiding.running_in(context)):
        return led.tag
    if going_on == quizzing.ACTIVITY and (running := quizzing.running_in(context)):
        return running.tag
    return ""


def at_hand(context: TurnContext, going_on: str) -> tuple[str, ...]:
    """The question, or the problem with its working, that the learner is at."""
    if going_on == guide.ACTIVITY:
        return guiding.at_hand(context)
    return quizzing.at_hand(context) if going_on == quizzing.ACTIVITY else ()


async def late(context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
    """Where a button of an earlier question was pressed: that, and the present question."""
    going_on = activity_of(context.conversation.memory.kept)
    led, running = guiding.running_in(context), quizzing.running_in(context)
    if going_on == guide.ACTIVITY and led and led.question:
        for part in resuming.resumed(led, picks.LATE):
            yield part
    elif going_on == quizzing.ACTIVITY and running and running.question:
        async for part in quizzing.asks(context, running, f"{picks.LATE}\n\n"):
            yield part
    else:
        yield TextDelta(picks.LATE)


async def coming_back(
    context: TurnContext, parts: AsyncGenerator[ReplyPart, None]
) -> AsyncGenerator[ReplyPart, None]:
    """The parts; behind the end of what was begun in the middle of a guide, that guide again."""
    going_on = activity_of(context.conversation.memory.kept)
    ended = False
    async for part in parts:
        if isinstance(part, Keep) and part.name == DOING:
            ended = not part.value
        yield part
    led = guiding.running_in(context)
    if ended and going_on in _INTERRUPT and led and led.question:
        for part in resuming.resumed(led, _BACK):
            yield part
