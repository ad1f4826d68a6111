"""`chat`: everyday questions and conversation; also what is left when no other skill fits."""

from bot.ports import Skill, SkillCommand
from bot.turn.agent import converse
from bot.turn.consent import ANSWERS


def matches(text: str) -> bool:
    """Never: chat answers what nobody else claims."""
    return False


SKILL = Skill(
    name="chat",
    summary="questions and conversation",
    prompt=(
        "Answer the question first, in a few sentences; add detail only where it helps. "
        "If a question can mean two things, ask which. Never make up links or quotations."
    ),
    matches=matches,
    reply=converse,
    commands=tuple(  # what the buttons below a question for consent write
        SkillCommand(name, "CODE", "answer whether a tool may act", is_listed=False)
        for name in ANSWERS
    ),
)
