"""Acts: the calls of one turn to tools that act, each of which is begun once.

Nobody can take back what was begun: a tool may go on in its thread, or at a server, when its time
is over or the reply is left. So what is to be said of it then is kept at each step (`LEFT`).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.ports import Tool, TurnContext
from bot.reply import Keep

LEFT = "agent.left"
"""The kept name of what the reply has to say of acts where it is left now ("" for nothing)."""


@dataclass(slots=True)
class Acts:
    """What one turn began. `words_of` is the id of the turn whose words it goes by; `names` are the
    tools that were begun, `open` those calls of which it is not known how they ended."""

    context: TurnContext
    words_of: str
    names: list[str] = field(default_factory=list)
    open: dict[str, str] = field(default_factory=dict)

    def begin(self, tool: Tool, arguments: Mapping[str, Any]) -> Keep:
        """A call is about to be made."""
        self.names.append(tool.spec.name)
        self.open[self._call(tool, arguments)] = tool.spec.name
        return self.left

    def end(self, tool: Tool, arguments: Mapping[str, Any]) -> bool:
        """It ended, or was told of; whether it was open."""
        return self.open.pop(self._call(tool, arguments), None) is not None

    async def is_first(self, tool: Tool, arguments: Mapping[str, Any]) -> bool:
        """Whether it was not begun by these words before. Raises StoreUnavailable."""
        return await self.context.first_time(self._call(tool, arguments))

    @property
    def left(self) -> Keep:
        """What is to be said where the reply is left now."""
        used = dict.fromkeys(name for name in self.names if name not in self.open.values())
        told = [f"I have used {', '.join(f'`{name}`' for name in used)}."] if used else []
        return Keep(LEFT, " ".join([*told, *map(had_begun, self.open.values())]))

    def _call(self, tool: Tool, arguments: Mapping[str, Any]) -> str:
        call = json.dumps([self.words_of, tool.spec.name, arguments], sort_keys=True)
        return hashlib.sha256(call.encode()).hexdigest()[:32]


def had_begun(name: str) -> str:
    """What is said of a tool of which it is not known how it ended."""
    return f"I had begun `{name}`; it may still have been done."
