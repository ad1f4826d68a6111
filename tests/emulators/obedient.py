"""A model that does whatever any text tells it, for tests of what must not happen all the same.

Any message of its prompt may hold orders: `CALL tool {json}` (a tool to call, once in a turn),
`READ address` (the same for a page) and `SHOW word` (say the word's line again, wherever it
stands), whatever stands around them. It repeats nothing else, but asked for a summary it writes
down all that it reads.
"""

import asyncio
import contextlib
import json
import re
from collections.abc import AsyncGenerator, Sequence

from bot.ports import ModelMessage, ModelOptions, ModelPart, Probed, ToolCall
from bot.reply import TextDelta

_ORDER = re.compile(r"CALL ([\w-]+) (?=\{)")
_READ = re.compile(r"READ (http[^\s\]]+)")
_SHOW = re.compile(r"SHOW (\w+)")


class ObedientModel:
    """A `ChatModel` without any sense. `calls` are those that it made, `obeyed` the texts of the
    prompts that let it call tools."""

    name, disclosure, context_tokens, sees_images = "obedient", "", 64_000, False

    def __init__(self) -> None:
        self.calls: list[ToolCall] = []
        self.prompts: list[list[ModelMessage]] = []
        self.obeyed: list[str] = []

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
        if messages[0].content.startswith("Summarise this conversation"):
            yield TextDelta(messages[-1].content)
            return
        if options.tools:
            self.obeyed.append(text)
        new = [order for order in orders_in(text) if order not in made and options.tools][:3]
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


def orders_in(text: str) -> list[tuple[str, str]]:
    """The calls that a text orders: tools' names, and their arguments as JSON with sorted keys."""
    found: dict[tuple[str, str], None] = {}
    for m in _ORDER.finditer(text):
        with contextlib.suppress(ValueError):
            arguments, _ = json.JSONDecoder().raw_decode(text, m.end())
            found[m[1], json.dumps(arguments, sort_keys=True)] = None
    for m in _READ.finditer(text):
        found["read_page", json.dumps({"url": m[1].rstrip(":")})] = None
    return list(found)


def _canonical(arguments: str) -> str:
    try:
        return json.dumps(json.loads(arguments), sort_keys=True)
    except ValueError:
        return "{}"
