"""Permission: which calls of tools one turn may make without asking, by the rules of consent.py.

It knows which tools the author always allows, what they wrote themselves, and whether the model
has read words of others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from bot.conversation import Turn
from bot.ports import ModelOptions, Tool, TurnContext
from bot.reply import Keep
from bot.turn import consent
from bot.turn.asked import own_words_in
from bot.turn.consent import Pending
from bot.turn.second_look import SecondLook


@dataclass(slots=True)
class Permission:
    """What one turn may do. `allowed`: the tools that are always allowed; `is_anew`: whether the
    person wrote anew what they want; `has_met_others`: whether the model has read words of
    others."""

    context: TurnContext
    allowed: set[str]
    is_anew: bool
    has_met_others: bool
    look: SecondLook
    _is_kept: bool

    @classmethod
    def in_turn(cls, context: TurnContext) -> Self:
        """What is permitted as a turn begins."""
        return cls(
            context,
            allowed=set(consent.allowed_tools(context.conversation)),
            is_anew=consent.is_anew(context),
            has_met_others=consent.has_met_others(context),
            look=SecondLook(context, consent.words_of(context)),
            _is_kept=bool(context.conversation.memory.kept.get(consent.OTHERS)),
        )

    async def covers(
        self,
        tool: Tool,
        arguments: Mapping[str, Any],
        options: ModelOptions,
        *,
        had_met_others: bool,
    ) -> bool:
        """Whether nobody need be asked about a call; `had_met_others`: as the model made it. Raises
        ToolFailed for arguments that the tool cannot read."""
        if consent.is_free(tool, arguments, self.context):
            return True
        if not (self.is_anew and consent.is_standing(tool, self.context, self.allowed)):
            return False
        return not had_met_others or await self.look.finds(tool.spec.name, arguments, options)

    def why_asked(self, tool: Tool) -> str:
        """Why a person is asked about a tool that they always allow; "" of others."""
        if not consent.is_standing(tool, self.context, self.allowed):
            return ""
        return consent.WORDS_OF_OTHERS if self.is_anew else consent.NOT_ANEW

    def go_on_from(self, pending: Pending, turn: Turn | None) -> None:
        """A person answered this question, of this turn if it is the last one: what they asked for
        there goes on."""
        self.is_anew = pending.is_anew
        if turn is not None:
            self.look = SecondLook(self.context, own_words_in(turn))

    def keeps(self) -> list[Keep]:
        """What is kept, once, of a conversation that holds words of others."""
        if self._is_kept or not self.has_met_others:
            return []
        self._is_kept = True
        return [Keep(consent.OTHERS, "1")]
