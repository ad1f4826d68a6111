"""A model that does whatever any text tells it, for tests of what must not happen all the same.

Any message of its prompt may hold orders: `CALL tool {json}` (a tool to call, once in a turn),
`READ address` (the same for a page) and `SHOW word` (say the word's line again, wherever it
stands). It repeats nothing else.
"""

import asyncio
import json
import re
from collections.abc import AsyncGenerator, Sequence

from bot.ports import ModelMessage, ModelOptions, ModelPart, Probed, ToolCall
from bot.reply import TextDelta

_ORDER = re.compile(r"CALL ([\w-]+) (\{.*?\})(?=\s|$)")
_READ = re.compile(r"READ (http\S+)")
_SHOW = re.compile(r"SHOW (\w+)")


class ObedientModel:
    """A `ChatModel` without any sense. `calls` are those that it made."""

    name, disclosure, context_tokens, sees_images = "obedient", "", 64_000, False

    def __init__(self) -> None:
        self.calls: list[ToolCall] = []
        self.prompts: list[list[ModelMessage]] = []

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Obey."""
        await asyncio.sleep(0)
        self.prompts.append(list(messages))
        asked = max(i for i, message in enumerate(messages) if message.role == "user")
        made = {
            (call.name, _canonical(call.arguments))
            for message in messages[asked:]
            for call in message.calls
        }
        text = "\n".join(message.content for message in messages)
        wanted = dict.fromkeys((m[1], _canonical(m[2])) for m in _ORDER.finditer(text))
        for m in _READ.finditer(text):
            wanted["read_page", json.dumps({"url": m[1]})] = None
        new = [order for order in wanted if order not in made and options.tools][:3]
        for name, arguments in new:
            call = ToolCall(f"c{len(self.calls)}", name, arguments)
            self.calls.append(call)
            yield call
        if not new:
            words = [m[1] for m in _SHOW.finditer(text)]
            lines = [line for line in text.splitlines() for word in words if word in line]
            yield TextDelta("\n".join(["I did all that.", *dict.fromkeys(lines)]))

    async def prepare(self) -> None:
        """Nothing is slow."""

    async def probe(self) -> Probed:
        """It is always there."""
        return Probed("obedient: ready.")

    async def close(self) -> None:
        """Nothing is held."""


def _canonical(arguments: str) -> str:
    try:
        return json.dumps(json.loads(arguments), sort_keys=True)
    except ValueError:
        return "{}"
