"""Asking the model for a whole text, to be checked before a person sees any of it."""

from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from bot.conversation import storable
from bot.ports import ModelMessage, TurnContext, Usage
from bot.reply import TextDelta

MOST_CHARS = 6000
"""A model that does not end is cut here; what it said by then is looked at."""
TEXT: Mapping[str, Any] = {"type": "string"}


def object_of(**properties: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON schema of an object with all of these properties, written in this order, and no
    other. Pure."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def list_of(item: Mapping[str, Any], at_least: int, at_most: int) -> dict[str, Any]:
    """The JSON schema of a list. Pure."""
    return {"type": "array", "items": item, "minItems": at_least, "maxItems": at_most}


async def ask(
    context: TurnContext,
    system: str,
    asked: str,
    *,
    before: Sequence[ModelMessage] = (),
    max_tokens: int = 700,
    most_chars: int = MOST_CHARS,
    schema: Mapping[str, Any] | None = None,
) -> str:
    """What the model says to this. Raises the model's `ModelError`s.

    `before` are earlier messages between the two; the person's own window is not sent, so that a
    small model reads little. `schema` is the form that the answer is held to where the model can
    be: elsewhere what it says may have any other.
    """
    messages = [ModelMessage("system", system), *before, ModelMessage("user", asked)]
    most = context.options.max_tokens
    options = replace(
        context.options, max_tokens=min(max_tokens, most or max_tokens), schema=schema
    )
    pieces: list[str] = []
    length = 0
    async with aclosing(context.model.stream(messages, options)) as parts:
        async for part in parts:
            if isinstance(part, TextDelta):
                pieces.append(part.text)
                length += len(part.text)
                if length > most_chars:
                    break
            elif isinstance(part, Usage):
                context.on_usage(part)
    return str(storable("".join(pieces)[:most_chars])).strip()
