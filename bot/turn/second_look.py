"""The second look: what a model calls that reads nothing but a person's own words.

Before a tool acts on a standing permission in a conversation that holds words of others, the model
is asked once more, by a prompt without any: no earlier turn, no file, no result of a tool, nothing
quoted. A call that it makes there, too, cannot come from what others wrote. This costs another
stream, so it is done only then.

Not covered: text that a person pastes without a mark counts as their own.
"""

import json
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot.errors import ModelError
from bot.ports import ModelMessage, ModelOptions, ToolCall, TurnContext, Usage
from bot.reply import TextDelta

logger = structlog.get_logger(__name__)

_MOST_LOOKS = 6
_MOST_SAID_CHARS = 400
"""Who has said so much without a call is answering, which nobody reads."""

_RESULT = "Done. What it answered is not shown here."


@dataclass(slots=True)
class SecondLook:
    """What `words` alone make the model call, as far as that was looked at."""

    context: TurnContext
    words: str
    looks: int = 0
    prompt: list[ModelMessage] = field(default_factory=list)
    found: set[tuple[str, str]] = field(default_factory=set)

    async def finds(self, name: str, arguments: Mapping[str, Any], options: ModelOptions) -> bool:
        """Whether the model makes this very call there. It goes on from call to call, as a turn
        does, but is told nothing of what the tools answered; a model that fails finds nothing."""
        wanted = (name, _written(arguments))
        while wanted not in self.found and self.words.strip() and self.looks < _MOST_LOOKS:
            self.looks += 1
            calls = await self._look(options)
            if not calls:
                self.looks = _MOST_LOOKS
            self.found |= {(call.name, _canonical(call)) for call in calls}
        return wanted in self.found

    async def _look(self, options: ModelOptions) -> list[ToolCall]:
        if not self.prompt:
            system = ModelMessage("system", self.context.system_prompt)
            self.prompt = [system, ModelMessage("user", self.words)]
        calls: list[ToolCall] = []
        said_chars = 0
        try:
            async with aclosing(self.context.model.stream(self.prompt, options)) as parts:
                async for part in parts:
                    if isinstance(part, ToolCall):
                        calls.append(part)
                    elif isinstance(part, Usage):
                        self.context.on_usage(part)
                    elif isinstance(part, TextDelta):
                        said_chars += len(part.text)
                        if said_chars > _MOST_SAID_CHARS and not calls:
                            break
        except ModelError as error:
            logger.warning("consent.not_looked", error=type(error).__name__)
            return []
        calls = [call for call in calls if _canonical(call)]
        self.prompt.append(ModelMessage("assistant", "", tuple(calls)))
        self.prompt += [ModelMessage("tool", _RESULT, call_id=call.id) for call in calls]
        return calls


def _written(arguments: Mapping[str, Any]) -> str:
    return json.dumps(arguments, sort_keys=True)


def _canonical(call: ToolCall) -> str:
    """Its arguments as `_written`; "" for what is no JSON object."""
    try:
        arguments = json.loads(call.arguments)
        return _written(arguments) if isinstance(arguments, dict) else ""
    except (ValueError, RecursionError):
        return ""
