"""That somebody is at something with figures that no tool checks, so that what they say of it in
the next turns, a try perhaps, gets a remark as well, and no wrong one is praised without it.
"""

from bot.ports import TurnContext
from bot.reply import Keep
from bot.skills.tutor import doubts

REMARK = "I cannot check this with a tool, so mind that what I say of it may be wrong."
_STATE = "tutor.unchecked"
_MOST_TURNS = 4
"""Without figures; then they are at something else."""


def is_try(context: TurnContext, text: str) -> bool:
    """Whether a text may be a try at such a thing."""
    return bool(context.conversation.memory.kept.get(_STATE)) and doubts.brings_value(text)


def begun() -> Keep:
    """Somebody brings such a thing, or a try at it."""
    return Keep(_STATE, str(_MOST_TURNS))


def passing(context: TurnContext, *, is_answered: bool) -> Keep | None:
    """What stays of it where somebody says something else: nothing where that `is_answered` without
    the model; None: nothing changes."""
    left = context.conversation.memory.kept.get(_STATE, "")
    if not left:
        return None
    turns = int(left) - 1
    return Keep(_STATE, "" if is_answered or turns < 1 else str(turns))
