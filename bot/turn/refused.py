"""Refused: the calls of tools that a person said No to, which nobody asks them about again.

That holds in the reply to the No, and where a question of that reply is answered, in the next: it
is still about the same words. A model that insists is told so once; then the tool is offered no
more. What the person writes next may ask for it anew, so that it ends there.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.errors import ToolFailed
from bot.ports import Tool

_NOW = "The person said no. Do not do it and do not ask for it again; go on without it."
_AGAIN = (
    "Not run, and not asked about again: the person said no to exactly this. Go on without it, or "
    "say that you cannot."
)
_NO_MORE = "Not run: the person said no, so there is no tool `{name}` any more in this reply."


@dataclass(slots=True)
class Refused:
    """What was refused on the way to this reply, and how often the model insisted. `calls` are
    digests of calls; tools in `withdrawn` are not offered any more."""

    calls: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)

    def refuse(self, tool: Tool, arguments: Mapping[str, Any]) -> str:
        """The person says No; returns what the model is told."""
        self.calls.add(_digest(tool, arguments))
        return _NOW

    def answer(self, tool: Tool, arguments: Mapping[str, Any]) -> str:
        """What a model is told that makes a call all the same; "" for one that nobody refused."""
        name = tool.spec.name
        if name not in self.withdrawn:
            call = _digest(tool, arguments)
            if call not in self.calls:
                return ""
            if call not in self.told:
                self.told.add(call)
                return _AGAIN
            self.withdrawn.add(name)
        return _NO_MORE.format(name=name)


def _digest(tool: Tool, arguments: Mapping[str, Any]) -> str:
    """The call as the person is shown it."""
    try:
        used = tool.as_used(arguments)
    except ToolFailed:  # nobody is asked about what it cannot read
        used = arguments
    call = json.dumps([tool.spec.name, used], sort_keys=True)
    return hashlib.sha256(call.encode()).hexdigest()[:32]
