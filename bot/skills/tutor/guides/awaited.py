"""The exercise that is awaited where somebody wants help and names none: "help me with my
homework", "I need help", or a topic whose guide has just begun. What they write then needs no word
of what is to be done with it, and may have such as lead to it: "he has to do 7 x 8".
"""

import re

from bot.patterns import later
from bot.ports import TurnContext
from bot.reply import Keep
from bot.skills.tutor import people, pleas
from bot.skills.tutor.desk import Desk
from bot.skills.tutor.guides import beginning
from bot.skills.tutor.guides.beginning import Begun
from bot.skills.tutor.guides.words import next_one
from bot.tools.maths.checker import MathsUnavailable

_STATE = "tutor.awaited"
_TURNS = 4
_WISH_CHARS = 200
_WANTS_HELP = later(
    r"\b(?:help(?:ing)?|homework|assignment|stuck)\b"
    r"|\b(?:have|has|got|are|is) (?:an?|one|some|more|\d{1,2}|two|three|four|five) (?:\w+ )?"
    r"(?:question|problem|exercise|sum|task)s?\b",
    re.IGNORECASE,
)
_LEAD = later(
    rf"\W*(?:(?:{pleas.WORDS}|{people.SOMEBODY}|yes|yeah|yep|sure|well|thanks|its?|that|these|here"
    r"|['’]?s|['’]ve|is|are|was|has|have|had|needs|got|gets|wants|must|should|at|about|for|the|a|an"
    r"|his|first|one|next|sum|equation|task|says|asks|like|solve|work|out|calculate|find|answer"
    r"|what|know|don['’]?t|doesn['’]?t)\b[\s,.:;!?-]*)+",
    re.IGNORECASE,
)


def passing(context: TurnContext) -> tuple[Keep, ...]:
    """One turn less in which it is awaited."""
    left = _left(context)
    return (Keep(_STATE, str(left - 1) if left > 1 else ""),) if left else ()


def keep(text: str) -> tuple[Keep, ...]:
    """Where nothing was found in such a wish, for the next turns."""
    is_wish = len(text) <= _WISH_CHARS and _WANTS_HELP.search(text) is not None
    return (Keep(_STATE, str(_TURNS)),) if is_wish else ()


async def find(
    context: TurnContext, desk: Desk, text: str, *, is_beginning: bool = False
) -> Begun | None:
    """The guide to the exercise; None where none is awaited, unless a guide `is_beginning`, and
    where they say anything else."""
    if not (is_beginning or _left(context)):
        return None
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    try:
        for said in dict.fromkeys((text, rest)):
            if found := await next_one.find(said, "", desk.maths):
                return beginning.on_problem(found, text, context.turn_id)
    except MathsUnavailable:
        return None
    return None


def _left(context: TurnContext) -> int:
    left = context.conversation.memory.kept.get(_STATE, "")
    return int(left) if left.isdecimal() else 0
