"""What is asked of the code skill: a command, or words that mean the same. Pure."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.asked import plain_text
from bot.commands import parse
from bot.ports import TurnContext
from bot.skills.code.blocks import find_blocks

Kind = Literal["run", "suggest", "take", "talk"]

_WISH = re.compile(
    r"\b(?:write|create|implement|code|make|give|show|need|want|suggest|build)\b.{0,60}?"
    r"\b(?:function|method|script|program|class|module|decorator|generator|iterator|regexp?"
    r"|regular expression|one-liner|query|snippet|parser|algorithm|code (?:that|to|for|which))\b",
    re.IGNORECASE | re.DOTALL,
)
_ABOUT = re.compile(r"\b(?:explain|what is|what does|why|difference|review|debug)\b", re.IGNORECASE)
_READ_CHARS = 600


@dataclass(frozen=True, slots=True)
class Task:
    """What to do, and the text that it is about."""

    kind: Kind
    text: str


def task_of(context: TurnContext) -> Task:
    """The task of a turn."""
    if context.command is not None:
        for kind in ("run", "suggest", "take"):
            if context.command.name == kind:
                return Task(kind, context.command.argument)
    text = _written(context)
    return Task("suggest" if is_wish_for_code(text) else "talk", text)


def is_wish_for_code(text: str) -> bool:
    """Whether somebody describes code that is to be written, and shows none."""
    beginning = text[:_READ_CHARS]
    return (
        not find_blocks(text)
        and _WISH.search(beginning) is not None
        and _ABOUT.search(beginning) is None
    )


def _written(context: TurnContext) -> str:
    """What the person wrote, without the skill's name in front and without names of authors."""
    text = plain_text(context.messages)
    command = parse(text)
    return command.argument if command and command.name in ("code", "new") else text
