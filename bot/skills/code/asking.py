"""Asking the model for something that is looked at before it is shown."""

from collections.abc import Sequence
from contextlib import aclosing

from bot.ports import ModelMessage, TurnContext, Usage
from bot.reply import TextDelta

ANSWER_MAX_CHARS = 16_000
"""A model that goes on and on is stopped here."""

SYSTEM = (
    "You are a careful programmer. Do exactly what is asked and nothing else. Code stands in one "
    "fenced block that names its language."
)


async def ask(context: TurnContext, *said: str) -> str:
    """The model's whole answer. `said`: what is asked; or the exchange so far, which began with the
    person and takes turns. Raises the model's `ModelError`s."""
    messages = [ModelMessage("system", SYSTEM)]
    for number, text in enumerate(said):
        messages.append(ModelMessage("assistant" if number % 2 else "user", text))
    return await _collect(context, messages)


async def _collect(context: TurnContext, messages: Sequence[ModelMessage]) -> str:
    pieces: list[str] = []
    length = 0
    async with aclosing(context.model.stream(messages, context.options)) as parts:
        async for part in parts:
            if type(part) is TextDelta:
                pieces.append(part.text)
                length += len(part.text)
                if length > ANSWER_MAX_CHARS:
                    break
            elif isinstance(part, Usage):
                context.on_usage(part)
    return "".join(pieces)[:ANSWER_MAX_CHARS]
