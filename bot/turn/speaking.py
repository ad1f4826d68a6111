"""Speaking: how skills reply that pass on what the model says to one prompt."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from bot.errors import ReplyCut
from bot.models.continuation import joined
from bot.ports import ToolCall, TurnContext, Usage
from bot.reply import ReplyPart, TextDelta
from bot.turn.prompting import build_prompt


async def speak(context: TurnContext) -> AsyncGenerator[ReplyPart, None]:
    """Stream the model's reply to what is asked; its count of tokens goes to `context.on_usage`.

    Closing this generator closes the model's stream. Raises the model's `ModelError`s, and
    `ReplyCut` where the model only asked for tools, of which it was offered none.
    """
    prompt = build_prompt(
        context.system_prompt,
        context.conversation,
        context.asked,
        context.said_so_far,
        context.images,
        context.earlier_images,
    )
    stream = context.model.stream(prompt, context.options)
    has_text = bool(context.said_so_far.strip())
    if has_text:
        stream = joined(stream, context.said_so_far)
    async with aclosing(stream) as parts:
        async for part in parts:
            if type(part) is TextDelta:  # the token path: kept first and flat
                has_text = True
                yield part
            elif isinstance(part, Usage):
                context.on_usage(part)
            elif not isinstance(part, ToolCall):
                yield part
    if not has_text:
        raise ReplyCut("the model asked for a tool that it was not offered, and said nothing")


async def speak_then(
    context: TurnContext, look: Callable[[str], AsyncGenerator[ReplyPart, None]]
) -> AsyncGenerator[ReplyPart, None]:
    """`speak`, and then what `look` has to add when it is shown all that was said, that of a turn
    before a crash included."""
    said = [context.said_so_far]
    async with aclosing(speak(context)) as parts:
        async for part in parts:
            if type(part) is TextDelta:
                said.append(part.text)
            yield part
    async with aclosing(look("".join(said))) as parts:
        async for part in parts:
            yield part
