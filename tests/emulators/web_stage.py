"""The web adapter on real parts (Valkey, inbox, live stream, delivery); replies played by hand.

What a model would say is added by the test, so that a page can be looked at in the middle of a
reply. Everything between the test and the page is the program's own.
"""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator

from adapters import web
from adapters.web.adapter import WebAdapter
from bot.blobs import RedisBlobs
from bot.changes import Changes
from bot.delivery import Delivery
from bot.feedback import Feedback
from bot.inbox import Inbox
from bot.ledger import Shown
from bot.live import RedisLive
from bot.messages import IncomingMessage
from bot.notices import Notices
from bot.ops.metrics import Metrics
from bot.ports import AdapterParts
from bot.reception import Reception
from bot.reply import Notice, Reply, ReplyPart, Run, Status, TextDelta
from bot.store.client import Store
from tests.emulators.intake import Desk


class Blotter:
    """A `bot.turn.book.Book` that keeps nothing: nobody takes over here."""

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None:
        """See `bot.turn.book.Book`."""

    async def note_posted(self, message_id: str, *, is_growing: bool) -> None:
        """See `bot.turn.book.Book`."""

    def wait_for_room(self) -> None: ...

    def count(self, call: str, outcome: str) -> None:
        """See `bot.turn.book.Book`."""


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

    def adds(self, *parts: ReplyPart) -> None:
        """Other parts: choices, files."""
        for part in parts:
            self._reply.add(part)

    def notice(self, text: str) -> None:
        """A sentence about the reply."""
        self._reply.add(Notice(text))

    def status(self, text: str) -> None:
        """What is being done."""
        self._reply.add(Status(text))

    async def finish(self) -> None:
        """The end; returns when it was delivered."""
        self._reply.finish()
        async with asyncio.timeout(20):
            await self._delivering

    async def leave(self) -> None:
        """Stop without an end."""
        self._delivering.cancel()
        await asyncio.gather(self._delivering, return_exceptions=True)


class Stage:
    """The adapter, serving, and the people and replies around it."""

    def __init__(self, store: Store, settings: web.Settings) -> None:
        self.live = RedisLive(store)
        self.settings = settings
        self.blobs = RedisBlobs(store, 2**20)
        self.adapter = self._build()
        inbox = Inbox(store, 20, 3600.0)
        adapters = {self.adapter.name: self.adapter}
        notices = Notices(adapters)
        self.front = Desk(Reception(inbox, notices, Metrics(), Feedback(store), Changes(store)))
        self._serving: asyncio.Task[None] | None = None
        self._playing: list[Playing] = []

    def _build(self) -> WebAdapter:
        return web.build(self.settings, AdapterParts(self.live, blobs=self.blobs))

    @property
    def url(self) -> str:
        """Where the page is."""
        return self.adapter.url

    async def open(self) -> None:
        """Serve; on the same port as before when called again."""
        if self.adapter.port and not self.settings.port:
            self.settings = self.settings.model_copy(update={"port": self.adapter.port})
            self.adapter = self._build()
        self._serving = asyncio.create_task(self.adapter.run(self.front, self.live))
        async with asyncio.timeout(20):
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
        return await self.front.next()

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
