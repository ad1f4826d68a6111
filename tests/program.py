"""The straight line for a test: real engine, worker and manager around a platform in memory."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count

from bot.app import App, join
from bot.config import reading as config
from bot.config.settings import Config
from bot.live import RedisLive
from bot.messages import Address, Attachment, Author, ConversationId, IncomingMessage
from bot.models.configured import build_model, build_speech
from bot.ops.metrics import Metrics
from bot.ports import Adapter, Admission, ChatModel, Limits
from bot.store.connecting import open_store
from tests.emulators.platform import MemoryPlatform

QUICK = Limits(message_length=2000, edit_gaps_s=(0.001,), hold_first_s=0.0)

_NUMBERS = count(1)


@dataclass(slots=True)
class Person:
    """Somebody in one conversation of the memory platform."""

    app: App
    platform: MemoryPlatform
    conversation: ConversationId = field(
        default_factory=lambda: ConversationId("memory", "site", f"c{next(_NUMBERS)}")
    )

    is_direct: bool = True

    async def says(
        self,
        text: str,
        *,
        message_id: str = "",
        attachments: tuple[Attachment, ...] = (),
        name: str = "Ada",
        is_own_words: bool = True,
    ) -> Admission:
        """Send a message."""
        message = self._message(text, message_id, attachments, name)
        return await self.app.reception.admit(replace(message, is_own_words=is_own_words))

    async def presses(self, says: str) -> str:
        """Press a button that says this, and wait for the whole reply."""
        return await self.asks(says, is_own_words=False)

    async def edits(self, message_id: str, text: str, at: float = 0.0) -> None:
        """Change a message. `at`: when, as the platform tells it, which may tell it late."""
        now = replace(self._message(text, message_id), edited_at=at)
        await self.app.reception.edited(now)

    async def deletes(self, message_id: str) -> None:
        """Take a message back."""
        await self.app.reception.deleted(self.conversation, message_id)

    def _message(
        self,
        text: str,
        message_id: str,
        attachments: tuple[Attachment, ...] = (),
        name: str = "Ada",
    ) -> IncomingMessage:
        return IncomingMessage(
            id=message_id or f"m{next(_NUMBERS)}",
            conversation=self.conversation,
            author=Author("u1" if name == "Ada" else f"u-{name}", name),
            text=text,
            sent_at=datetime.now(UTC),
            address=Address(self.conversation.channel),
            attachments=attachments,
            is_direct=self.is_direct,
        )

    async def asks(
        self,
        text: str,
        attachments: tuple[Attachment, ...] = (),
        *,
        name: str = "Ada",
        is_own_words: bool = True,
    ) -> str:
        """Send a message and wait for the whole reply."""
        before = len(self.platform.messages)
        await self.says(text, attachments=attachments, name=name, is_own_words=is_own_words)
        await self.platform.until(
            lambda: len(self.platform.messages) > before and self.platform.is_quiet
        )
        await self.idle()
        return "\n".join(self.platform.texts[before:])

    async def idle(self) -> None:
        """Wait until every turn is committed."""
        async with asyncio.timeout(20):
            state = self.app.store.keys.state(self.conversation)
            while await self._is_at_work(state):  # noqa: ASYNC110 - Redis tells nobody of a field that goes
                await asyncio.sleep(0.005)

    async def _is_at_work(self, state: str) -> bool:
        return bool(await self.app.store.ask(state, "HEXISTS", state, "entry"))


def configuration(models: str, more: str = "", environment: dict[str, str] | None = None) -> Config:
    """A configuration with these models (YAML)."""
    text = f"models: {models}\nadapters: {{web: {{}}}}\n{more}"
    return config.parse(text, environment or {})


@asynccontextmanager
async def program(
    redis_url: str,
    models: str = "{main: {kind: scripted}}",
    *,
    more: str = "",
    platform: MemoryPlatform | None = None,
    model: ChatModel | None = None,
    environment: dict[str, str] | None = None,
) -> AsyncIterator[Person]:
    """A running program with one person in it."""
    platform = platform or MemoryPlatform(QUICK)
    settings = configuration(models, more, environment)
    store = await open_store(redis_url, 20.0)
    model = model or build_model(settings)
    speech = build_speech(settings)
    adapters: dict[str, Adapter] = {"memory": platform}
    app = join(settings, store, RedisLive(store), adapters, model, Metrics(), speech)
    stop = asyncio.Event()
    running = asyncio.create_task(app.run((), stop, ops=False))
    try:
        yield Person(app, platform)
    finally:
        stop.set()
        await running
        await model.close()
        if speech is not None:
            await speech.close()
        await store.close()
