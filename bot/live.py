"""Live streams: how text reaches a connection that another process holds (web pages, a terminal).

A Redis stream for each conversation is the truth and is resumable; a published word that there is a
new event is only the wake-up. One subscription connection serves all followers of a process. In a
cluster every node hears what is published on any, so it may be at any of them.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import structlog
from redis.asyncio.client import PubSub

from bot.errors import StoreUnavailable
from bot.messages import ConversationId
from bot.ports import LiveEvent
from bot.store import Store, store_errors

logger = structlog.get_logger(__name__)

_KEPT_EVENTS = 2000
_KEPT_FOR_S = 24 * 3600
_LOOK_AGAIN_S = 5.0
"""A wake-up can be lost (a cut connection); so every follower looks again this often."""

_SUBSCRIBE_AGAIN_S = 0.5

_OWN_CHANNEL = "dragoman:live"
"""A subscription must never be empty: redis-py has no connection to wait on then."""


@dataclass(slots=True)
class RedisLive:
    """The `Live` port on Redis. Followers hear at once inside `async with live.listening():`."""

    store: Store
    _followers: dict[str, set[asyncio.Event]] = field(default_factory=dict)
    _pubsub: PubSub | None = None
    _subscriptions: int = 0

    async def publish(self, conversation: ConversationId, data: bytes) -> str:
        """Add an event; returns its id."""
        answer = await self.store.call(
            "publish",
            [self.store.keys.live(conversation)],
            [data, _KEPT_EVENTS, _KEPT_FOR_S * 1000],
        )
        return str(answer.decode())

    async def follow(
        self, conversation: ConversationId, after: str
    ) -> AsyncGenerator[LiveEvent, None]:
        """Events after id `after` ("0": all that are kept, "$": none), then those to come."""
        key = self.store.keys.live(conversation)
        last = await self._last_id(key) if after == "$" else after
        async with self._woken(key) as woken:
            while True:
                woken.clear()
                for event in await self._read(key, last):
                    last = event.id
                    yield event
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(_LOOK_AGAIN_S):
                        await woken.wait()

    async def kept(self, conversation: ConversationId) -> tuple[LiveEvent, ...]:
        """The events that are kept now, oldest first (to show a page again, to find a post)."""
        return tuple(await self._read(self.store.keys.live(conversation), "0"))

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Hear wake-ups while the body runs; without it followers only look every few seconds.

        Raises StoreUnavailable where that cannot begin; later it goes on by itself.
        """
        task = asyncio.create_task(self._listen(await self._subscribe()), name="live wake-ups")
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    @asynccontextmanager
    async def _woken(self, key: str) -> AsyncIterator[asyncio.Event]:
        """An event that is set whenever there may be something new under `key`."""
        woken = asyncio.Event()
        followers = self._followers.setdefault(key, set())
        followers.add(woken)
        try:
            if len(followers) == 1 and self._pubsub is not None:
                # Where this fails, the listener is about to subscribe to everything elsewhere.
                with contextlib.suppress(StoreUnavailable), store_errors():
                    await self._pubsub.subscribe(key)
            yield woken
        finally:
            followers.discard(woken)
            if not followers:
                self._followers.pop(key, None)
                if self._pubsub is not None:
                    with contextlib.suppress(StoreUnavailable), store_errors():
                        await self._pubsub.unsubscribe(key)

    async def _listen(self, pubsub: PubSub) -> None:
        """Wake followers for good, with another subscription whenever one breaks."""
        while True:
            try:
                await self._hear(pubsub)
            except StoreUnavailable as error:
                logger.info("live.subscribing_again", detail=str(error))
            finally:
                self._pubsub = None
                await pubsub.aclose()  # type: ignore[no-untyped-call]  # redis-py's
            pubsub = await self._subscribe_again()
            self._wake(*self._followers)  # whatever was published meanwhile was not heard

    async def _hear(self, pubsub: PubSub) -> None:
        """Wake followers until the subscription breaks: StoreUnavailable."""
        is_silent = False
        while True:
            with store_errors():
                message: Any = await pubsub.get_message(timeout=_LOOK_AGAIN_S)
                if message is None and not is_silent:
                    await pubsub.ping()
            if message is None and is_silent:
                raise StoreUnavailable("a subscription does not even answer a ping")
            is_silent = message is None
            if message is not None and message["type"] == "message":
                self._wake(message["channel"].decode())

    async def _subscribe_again(self) -> PubSub:
        while True:
            with contextlib.suppress(StoreUnavailable):
                return await self._subscribe()
            await asyncio.sleep(_SUBSCRIBE_AGAIN_S)

    async def _subscribe(self) -> PubSub:
        """Subscribe to what every follower waits for, each time at another server."""
        self._subscriptions += 1
        pubsub = await self.store.subscription(self._subscriptions)
        known = set(self._followers)
        try:
            with store_errors():
                async with asyncio.timeout(self.store.timeout_s):
                    await pubsub.subscribe(_OWN_CHANNEL, *known)
                    self._pubsub = pubsub
                    late = self._followers.keys() - known  # they came while there was no other
                    if late:
                        await pubsub.subscribe(*late)
        except BaseException:
            self._pubsub = None
            await pubsub.aclose()  # type: ignore[no-untyped-call]  # redis-py's
            raise
        return pubsub

    def _wake(self, *keys: str) -> None:
        for key in keys:
            for woken in self._followers.get(key, ()):
                woken.set()

    async def _last_id(self, key: str) -> str:
        newest: Any = await self.store.at(key, lambda server: server.xrevrange(key, count=1))
        return str(newest[0][0].decode()) if newest else "0"

    async def _read(self, key: str, after: str) -> list[LiveEvent]:
        found: Any = await self.store.at(key, lambda server: server.xrange(key, min=f"({after}"))
        return [LiveEvent(event_id.decode(), fields[b"data"]) for event_id, fields in found]
