"""Passing on what a model says of itself while a flow waits for its answer.

A flow asks the model for something and shows nothing before it is checked. That the model is being
fetched or started, and what people must know of it, is still shown, and at once.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from bot.ports import ChatModel, ModelMessage, ModelOptions, ModelPart, Probed, TurnContext
from bot.reply import Disclosure, ReplyPart, Status

Flow = Callable[[TurnContext], AsyncGenerator[ReplyPart, None]]


@dataclass(frozen=True, slots=True)
class Overheard:
    """A `ChatModel` whose remarks about itself are also told to `tell`."""

    model: ChatModel
    tell: Callable[[ReplyPart], None]

    @property
    def name(self) -> str:
        """The model's."""
        return self.model.name

    @property
    def disclosure(self) -> str:
        """The model's."""
        return self.model.disclosure

    @property
    def context_tokens(self) -> int:
        """The model's."""
        return self.model.context_tokens

    @property
    def sees_images(self) -> bool:
        """The model's."""
        return self.model.sees_images

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Pass everything on."""
        async with aclosing(self.model.stream(messages, options)) as parts:
            async for part in parts:
                if isinstance(part, Status | Disclosure):
                    self.tell(part)
                yield part

    async def prepare(self) -> None:
        """Prepare the model."""
        await self.model.prepare()

    async def probe(self) -> Probed:
        """Ask the model."""
        return await self.model.probe()

    async def close(self) -> None:
        """Nothing: who made the model closes it."""


async def overhear(context: TurnContext, flow: Flow) -> AsyncGenerator[ReplyPart, None]:
    """The parts of a flow, and between them what its model says of itself."""
    heard: asyncio.Queue[ReplyPart] = asyncio.Queue()
    model: ChatModel = Overheard(context.model, heard.put_nowait)  # type: ignore[assignment]  # read-only names
    async with aclosing(flow(replace(context, model=model))) as parts:
        coming = asyncio.ensure_future(_next(parts))
        hearing = asyncio.ensure_future(heard.get())
        try:
            while True:
                await asyncio.wait({coming, hearing}, return_when="FIRST_COMPLETED")
                if hearing.done():
                    yield hearing.result()
                    hearing = asyncio.ensure_future(heard.get())
                elif (part := coming.result()) is not None:
                    yield part
                    coming = asyncio.ensure_future(_next(parts))
                else:
                    return
        finally:  # the flow must have stopped before it can be closed
            coming.cancel()
            hearing.cancel()
            await asyncio.gather(coming, hearing, return_exceptions=True)


async def _next(parts: AsyncGenerator[ReplyPart, None]) -> ReplyPart | None:
    return await anext(parts, None)
