"""Permission: which calls of tools one turn may make without asking, by the rules of consent.py.

It knows whose words the turn goes by, which tools their author always allows, and whether the model
has read words of others; a call that acts it lets begin once.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from bot.conversation import Turn
from bot.ports import ModelOptions, Tool, TurnContext
from bot.reply import Keep
from bot.turn import consent
from bot.turn.asked import own_words_in
from bot.turn.second_look import SecondLook


@dataclass(slots=True)
class Permission:
    """What one turn may do. `allowed`: the tools that are always allowed; `has_met_others`: whether
    the model has read words of others; `words_of`: the id of the turn whose words it goes by."""

    context: TurnContext
    allowed: set[str]
    has_met_others: bool
    words_of: str
    look: SecondLook
    _is_kept: bool

    @classmethod
    def in_turn(cls, context: TurnContext) -> Self:
        """What is permitted as a turn begins."""
        return cls(
            context,
            allowed=set(consent.allowed_tools(context.conversation)),
            has_met_others=consent.has_met_others(context),
            words_of=context.turn_id,
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
        if not consent.is_standing(tool, self.context, self.allowed):
            return False
        return not had_met_others or await self.look.finds(tool.spec.name, arguments, options)

    async def may_begin(self, tool: Tool, arguments: Mapping[str, Any]) -> bool:
        """Whether a call that acts was not begun by these words before. Raises StoreUnavailable."""
        if tool.consent == "free":
            return True
        call = json.dumps([self.words_of, tool.spec.name, arguments], sort_keys=True)
        return await self.context.first_time(hashlib.sha256(call.encode()).hexdigest()[:32])

    def go_on_from(self, turn: Turn) -> None:
        """A person answered the question of this turn: what they asked for there goes on."""
        self.words_of = turn.id
        self.look = SecondLook(self.context, own_words_in(turn))

    def keeps(self) -> list[Keep]:
        """What is kept, once, of a conversation that holds words of others."""
        if self._is_kept or not self.has_met_others:
            return []
        self._is_kept = True
        return [Keep(consent.OTHERS, "1")]
