"""The web adapter on real parts (Valkey, inbox, live stream, delivery); replies played by hand.

What a model would say is added by the test, so that a page can be looked at in the middle of a
reply. Everything between the test and the page is the program's own.
"""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

from adapters import web
from adapters.web.adapter import WebAdapter
from bot.conversation import Conversation
from bot.delivery import Delivery
from bot.inbox import Inbox
from bot.ledger import Shown
from bot.live import RedisLive
from bot.messages import ConversationId, IncomingMessage
from bot.ports import AdapterParts, Admission
from bot.reply import Notice, Reply, Run, Status, TextDelta
from bot.store import Store


@dataclass(slots=True)
class Front:
    """The inbox as an `Intake`, which also tells the test what was admitted."""

    inbox: Inbox
    asked: asyncio.Queue[IncomingMessage] = field(default_factory=asyncio.Queue)

    async def admit(self, message: IncomingMessage) -> Admission:
        """See `bot.ports.Intake`."""
        admission = await self.inbox.admit(message)
        if admission is Admission.ADMITTED:
            self.asked.put_nowait(message)
        return admission

    async def is_known(self, conversation: ConversationId) -> bool:
        """See `bot.ports.Intake`."""
        return await self.inbox.is_known(conversation)

    async def conversation_of(
        self, adapter: str, channel: str, message_id: str
    ) -> ConversationId | None:
        """See `bot.ports.Intake`."""
        return await self.inbox.conversation_of(adapter, channel, message_id)

    async def remember(self, adapter: str, name: str, value: str) -> None:
        """See `bot.ports.Intake`."""
        await self.inbox.remember(adapter, name, value)

    async def remember_first(self, adapter: str, name: str, value: str) -> str:
        """See `bot.ports.Intake`."""
        return await self.inbox.remember_first(adapter, name, value)

    async def recall(self, adapter: str) -> Mapping[str, str]:
        """See `bot.ports.Intake`."""
        return await self.inbox.recall(adapter)

    async def conversation(self, conversation: ConversationId) -> Conversation:
        """See `bot.ports.Intake`."""
        return await self.inbox.conversation(conversation)


class Blotter:
    """A `bot.delivery.Book` that keeps nothing: nobody takes over here."""

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None:
        """See `bot.delivery.Book`."""

    async def note_posted(self, message_id: str) -> None:
        """See `bot.delivery.Book`."""

    def count(self, call: str, outcome: str) -> None:
        """See `bot.delivery.Book`."""


class Playing:
    """A reply that grows as the test says."""

    def __init__(self, adapter: WebAdapter, message: IncomingMessage) -> None:
        self._reply = Reply()
        self._delivering = asyncio.create_task(
            Delivery(adapter, message.address, secrets.token_hex(8), Blotter()).run(self._reply)
        )

    def say(self, text: str) -> None:
        """More text."""
        self._reply.add(TextDelta(text))

    def notice(self, text: str) -> None:
        """A sentence about the reply."""
        self._reply.add(Notice(text))

    def status(self, text: str) -> None:
        """What is being done."""
        self._reply.add(Status(text))

    async def finish(self) -> None:
        """The end; returns when it was delivered."""
        self._reply.finish()
        async with asyncio.timeout(10):
            await self._delivering

    async def leave(self) -> None:
        """Stop without an end."""
        self._delivering.cancel()
        await asyncio.gather(self._delivering, return_exceptions=True)


class Stage:
    """The adapter, serving, and the people and replies around it."""

    def __init__(self, store: Store, settings: web.Settings) -> None:
        self.live = RedisLive(store)
        self.front = Front(Inbox(store, 20, 3600.0))
        self.settings = settings
        self.adapter = web.build(settings, AdapterParts(self.live))
        self._serving: asyncio.Task[None] | None = None
        self._playing: list[Playing] = []

    @property
    def url(self) -> str:
        """Where the page is."""
        return self.adapter.url

    async def open(self) -> None:
        """Serve; on the same port as before when called again."""
        if self.adapter.port and not self.settings.port:
            self.settings = self.settings.model_copy(update={"port": self.adapter.port})
            self.adapter = web.build(self.settings, AdapterParts(self.live))
        self._serving = asyncio.create_task(self.adapter.run(self.front, self.live))
        async with asyncio.timeout(10):
            while not self.adapter.is_connected:  # noqa: ASYNC110 - the port has no such event
                await asyncio.sleep(0.01)

    async def close(self) -> None:
        """Stop serving."""
        if self._serving is not None:
            self._serving.cancel()
            await asyncio.gather(self._serving, return_exceptions=True)
            self._serving = None

    async def clear(self) -> None:
        """Stop everything."""
        for playing in self._playing:
            await playing.leave()
        await self.close()

    async def next_asked(self) -> IncomingMessage:
        """The next message that a person sent."""
        async with asyncio.timeout(10):
            return await self.front.asked.get()

    def answer(self, message: IncomingMessage) -> Playing:
        """Begin a reply."""
        playing = Playing(self.adapter, message)
        self._playing.append(playing)
        return playing

    async def say(self, text: str) -> None:
        """Answer the next message with `text`, all at once."""
        playing = self.answer(await self.next_asked())
        playing.say(text)
        await playing.finish()


@contextlib.asynccontextmanager
async def staged(store: Store, settings: web.Settings) -> AsyncIterator[Stage]:
    """A stage that serves while the body runs."""
    stage = Stage(store, settings)
    async with stage.live.listening():
        await stage.open()
        try:
            yield stage
        finally:
            await stage.clear()
