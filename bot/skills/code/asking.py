"""Asking the model for something that is looked at before it is shown."""

from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace

from bot.conversation import cut_window, estimate_tokens, move_window, storable
from bot.ports import ModelMessage, TurnContext, Usage
from bot.reply import TextDelta
from bot.turn.prompting import build_prompt, system_text, window_budget

ANSWER_MAX_CHARS = 16_000
"""A model that goes on and on is stopped here."""

SYSTEM = (
    "You are a careful programmer. Do exactly what is asked and nothing else. Code stands in one "
    "fenced block that names its language."
)
_ANSWERS = 3
"""So many fit behind a question that is asked as any chat would: answer, question, answer …"""


def alone(asked: str) -> tuple[ModelMessage, ...]:
    """A question that nothing came before."""
    return (ModelMessage("system", SYSTEM), ModelMessage("user", asked))


def in_conversation(context: TurnContext, asked: str) -> tuple[ModelMessage, ...]:
    """`asked` as a plain reply would have it, word for word, but for turns of long ago: there has
    to be room for more than one answer."""
    conversation, system = context.conversation, context.system_prompt
    turns_out = cut_window(
        conversation.window,
        window_budget(
            context.model.context_tokens,
            _ANSWERS * (context.options.max_tokens or 0),
            context.model.context_tokens,
            estimate_tokens(system_text(system, conversation.memory.summary)),
            estimate_tokens(asked),
        ),
    )
    conversation = replace(conversation, memory=move_window(conversation.memory, turns_out))
    return tuple(build_prompt(system, conversation, asked))


def going_on(before: Sequence[ModelMessage], answer: str, asked: str) -> tuple[ModelMessage, ...]:
    """What is asked after an answer. It begins with what the model has just read."""
    return (*before, ModelMessage("assistant", answer), ModelMessage("user", asked))


async def ask(context: TurnContext, *said: str) -> str:
    """The model's whole answer. `said`: what is asked; or the exchange so far, which began with the
    person and takes turns. Raises the model's `ModelError`s."""
    messages = alone(said[0])
    for answer, asked in zip(said[1::2], said[2::2], strict=True):
        messages = going_on(messages, answer, asked)
    return await answer_to(context, messages)


async def answer_to(
    context: TurnContext, messages: Sequence[ModelMessage], max_tokens: int | None = None
) -> str:
    """The model's whole answer, of at most so many tokens. Raises the model's `ModelError`s."""
    options = context.options
    if max_tokens is not None:
        options = replace(options, max_tokens=min(max_tokens, options.max_tokens or max_tokens))
    pieces: list[str] = []
    length = 0
    async with aclosing(context.model.stream(messages, options)) as parts:
        async for part in parts:
            if type(part) is TextDelta:
                pieces.append(part.text)
                length += len(part.text)
                if length > ANSWER_MAX_CHARS:
                    break
            elif isinstance(part, Usage):
                context.on_usage(part)
    return str(storable("".join(pieces)[:ANSWER_MAX_CHARS]))
