"""Having the language model take a wish apart. What it says is only ever a help: see told.py."""

import asyncio
from contextlib import aclosing
from dataclasses import replace

from bot.errors import ModelError
from bot.ports import ModelMessage, TurnContext, Usage
from bot.reply import TextDelta
from bot.skills.image.parts import NAMES
from bot.skills.image.told import read_told

WITHIN_S = 45.0
_MOST_CHARS = 2000
_SYSTEM = (
    "You describe pictures. Answer with one JSON object and nothing else, with the keys subject, "
    "action, setting, style, light, mood, format. Keep the person's own words and add only what is "
    "missing, at most ten words a key. format is square, landscape or portrait. Begin with small "
    "letters. Name no artist."
)
_SCHEMA = {
    "type": "object",
    "properties": {name: {"type": "string"} for name in NAMES},
    "required": list(NAMES),
    "additionalProperties": False,
}


async def ask_for_parts(context: TurnContext, words: str) -> dict[str, str]:
    """What the model says of the parts of the wish; nothing where it does not answer in time."""
    messages = [ModelMessage("system", _SYSTEM), ModelMessage("user", words)]
    options = replace(context.options, max_tokens=250, schema=_SCHEMA)
    pieces: list[str] = []
    try:
        async with (
            asyncio.timeout(WITHIN_S),
            aclosing(context.model.stream(messages, options)) as parts,
        ):
            async for part in parts:
                if isinstance(part, TextDelta):
                    pieces.append(part.text)
                    if sum(map(len, pieces)) > _MOST_CHARS:
                        break
                elif isinstance(part, Usage):
                    context.on_usage(part)
    except (ModelError, TimeoutError):
        return {}
    return read_told("".join(pieces), words)
