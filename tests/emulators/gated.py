"""A scripted model that stands still in its reply until a test lets it go on.

For tests of what comes during a reply: how long the test takes for that changes nothing.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence

from bot.models.configured import build_model
from bot.ports import ChatModel, ModelMessage, ModelOptions, ModelPart, Probed
from bot.reply import TextDelta
from tests.program import configuration


class GatedModel:
    """A `ChatModel` that says what another one says, but waits for `gate` before each `word`; with
    no word given, before it begins."""

    def __init__(self, model: ChatModel, word: str = "") -> None:
        self.name, self.disclosure = model.name, model.disclosure
        self.context_tokens, self.sees_images = model.context_tokens, model.sees_images
        self.gate, self._is_asked = asyncio.Event(), asyncio.Event()
        self._model, self._word = model, word

    async def stream(
        self, messages: Sequence[ModelMessage], options: ModelOptions
    ) -> AsyncGenerator[ModelPart, None]:
        """Speak as far as the gate, and on from there when it is open."""
        self._is_asked.set()
        if not self._word:
            await self.gate.wait()
        async for part in self._model.stream(messages, options):
            if isinstance(part, TextDelta) and part.text.strip() == self._word:
                await self.gate.wait()
            yield part

    async def until_asked(self) -> None:
        """Wait until it is called, or called again."""
        async with asyncio.timeout(20):
            await self._is_asked.wait()
        self._is_asked.clear()

    async def prepare(self) -> None:
        """Nothing is slow."""

    async def probe(self) -> Probed:
        """It is always there."""
        return await self._model.probe()

    async def close(self) -> None:
        """Nothing is held."""


def gated(models: str, word: str = "") -> GatedModel:
    """The model of this configuration (YAML), with a gate before `word`."""
    return GatedModel(build_model(configuration(models)), word)
