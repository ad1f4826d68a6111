"""Acts: the calls of one turn to tools that act, each of which is begun once.

Nobody can take back what was begun: a tool may go on in its thread, or at a server, when its time
is over or the reply is left. So what is to be said of it then is kept at each step (`LEFT`).

A model that makes the same call again is told that it was made. If it still does, because that is
what the person wants, they are asked: a click begins it once more.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.ports import Tool, TurnContext
from bot.reply import Keep

_DONE = (
    "Not run again: this very call was made in this turn already, and its result stands above. "
    "Where the person wants it a second time, make it again, and they are asked."
)
_MAYBE_DONE = (
    "Not run again: this very call was begun before, and it is not known how it ended. Say so to "
    "the person, who can look."
)

LEFT = "agent.left"
"""The kept name of what the reply has to say of acts where it is left now ("" for nothing)."""


@dataclass(slots=True)
class Acts:
    """What one turn began. `words_of` is the id of the turn whose words it goes by; `names` are the
    tools that were begun and `begun` these calls, `known` those of which it is known how they ended
    and `ended` these calls; of those in `told` the model was told that they were begun."""

    context: TurnContext
    words_of: str
    names: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)

    def begin(self, tool: Tool, arguments: Mapping[str, Any]) -> Keep:
        """It is about to be called."""
        self.names.append(tool.spec.name)
        self.begun.add(self._call(tool, arguments))
        return Keep(LEFT, " ".join([*self._used(), had_begun(tool.spec.name)]))

    def end(self, tool: Tool, arguments: Mapping[str, Any], *, is_known: bool) -> Keep:
        """Nobody waits for it any more; where it is not known how it ended, the person was told."""
        if is_known:
            self.known.append(tool.spec.name)
            self.ended.add(self._call(tool, arguments))
        return Keep(LEFT, " ".join(self._used()))

    async def is_first(self, tool: Tool, arguments: Mapping[str, Any], code: str) -> bool:
        """Whether it was not begun before: by the click on the question `code`, or where there was
        none, by these words. Raises StoreUnavailable."""
        is_first = await self.context.first_time(self._call(tool, arguments))
        return await self.context.first_time(code) if code else is_first

    def tell(self, tool: Tool, arguments: Mapping[str, Any]) -> str:
        """What the model is told of a call that was begun before."""
        call = self._call(tool, arguments)
        self.told.add(call)
        return _DONE if call in self.ended else _MAYBE_DONE

    def has_begun(self, tool: Tool, arguments: Mapping[str, Any]) -> bool:
        """Whether it was begun since this worker took the turn."""
        return self._call(tool, arguments) in self.begun

    def is_told(self, tool: Tool, arguments: Mapping[str, Any]) -> bool:
        """Whether the model was told so, and makes it again."""
        return self._call(tool, arguments) in self.told

    def _used(self) -> list[str]:
        names = ", ".join(f"`{name}`" for name in dict.fromkeys(self.known))
        return [f"I have used {names}."] if names else []

    def _call(self, tool: Tool, arguments: Mapping[str, Any]) -> str:
        call = json.dumps([self.words_of, tool.spec.name, arguments], sort_keys=True)
        return hashlib.sha256(call.encode()).hexdigest()[:32]


def had_begun(name: str) -> str:
    """What is said of a tool of which it is not known how it ended."""
    return f"I had begun `{name}`; it may still have been done."
