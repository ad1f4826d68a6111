"""What all activities of the tutor use: its settings and its tools."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.conversation import DOING
from bot.ports import TurnContext
from bot.reply import Keep
from bot.skills.tutor.maths.written import fraction_signs
from bot.tools.maths.checker import MathsChecker
from bot.turn.asked import plain_text

SKILL_NAME = "tutor"
_NOW = "tutor.now"
"""Which activity is going on: it names a module's state, `tutor.<activity>`."""


class TutorSettings(BaseModel):
    """`skills: [{tutor: {…}}]` in config.yaml.

    `answers` says when a guide tells the final answer: `never`, when `asked`, or also
    `after_misses`, of which there are `misses`. A hint has at most `hint_max_words`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    answers: Literal["never", "asked", "after_misses"] = "asked"
    misses: Annotated[int, Field(ge=3)] = 5
    hint_max_words: Annotated[int, Field(ge=30)] = 120


@dataclass(frozen=True, slots=True)
class Desk:
    """One for each program."""

    settings: TutorSettings
    maths: MathsChecker = field(default_factory=MathsChecker)


def said(context: TurnContext) -> str:
    """What the person wrote, without names that are added in groups and without the command; a sum
    in signs such as ½ in figures."""
    if context.command is not None:
        return context.command.argument
    text = plain_text(context.messages)
    return fraction_signs.as_sum(text.removeprefix(f"/{SKILL_NAME}").strip())


def busy_with(activity: str, state: str) -> tuple[Keep, ...]:
    """Keep the state of an activity, and stay in it."""
    return (
        Keep(DOING, SKILL_NAME),
        Keep(_NOW, activity),
        Keep(f"{SKILL_NAME}.{activity}", state),
    )


def done_with(activity: str) -> tuple[Keep, ...]:
    """Forget an activity and let other skills answer again."""
    return Keep(DOING, ""), Keep(_NOW, ""), Keep(f"{SKILL_NAME}.{activity}", "")


def activity_of(kept: Mapping[str, str]) -> str:
    """What the tutor is in the middle of here ("" for nothing)."""
    return kept.get(_NOW, "") if kept.get(DOING) == SKILL_NAME else ""
