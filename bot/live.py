"""Live streams: how text reaches a connection that another process holds (web pages, a terminal).

A Redis stream for each conversation is the truth and is resumable. What is added to it is published
as well, with the id of the event before it: a follower that has seen that one goes on with it, any
other reads the stream. So what is published may be lost, come twice or come late, and a follower
still gets each event once and in order. One subscription connection serves all followers of a
process. In a cluster every node hears what is published on any, so it may be at any of them.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import structlog
from redis.asyncio.client import PubSub

from bot.errors import StoreUnavailable
from bot.messages import ConversationId
from bot.ports import LiveEvent
from bot.store.client import Store, store_errors

logger = structlog.get_logger(__name__)

_KEPT_EVENTS = 2000
_KEPT_FOR_S = 24 * 3600
_LOOK_AGAIN_S = 5.0
"""What is published can be lost (a cut connection); so every follower looks again this often."""

_HEARD_MOST = 100
"""A follower that is further behind than this reads the stream."""

_SUBSCRIBE_AGAIN_S = 0.5

_OWN_CHANNEL = "dragoman:live"
"""A subscription must never be empty: redis-py has no connection to wait on then."""


@dataclass(frozen=True, slots=True)
class _Published:
    """An event as it is published; `after` is the id of the one before it."""

    after: str
    event: LiveEvent

    @classmethod
    def read(cls, message: bytes) -> "_Published | None":
        """As engine.lua writes it: both ids, then the data. An older release's has but one id."""
        after, _, rest = message.partition(b" ")
        event_id, _, data = rest.partition(b" ")
        return cls(after.decode(), LiveEvent(event_id.decode(), data)) if data else None


@dataclass(slots=True, eq=False)
class _Follower:
    """What one follower has heard and not yet taken. `None` says: look into the stream."""

    _heard: deque[_Published | None] = field(default_factory=deque)
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, published: _Published | None) -> None:
        if len(self._heard) >= _HEARD_MOST:
            self._heard.clear()
            published = None
        self._heard.append(published)
        self._woken.set()

    def forget(self) -> None:
        """Before the stream is read: what was heard until now is in it."""
        self._heard.clear()

    async def next(self) -> _Published | None:
        if not self._heard:
            self._woken.clear()
            try:
                async with asyncio.timeout(_LOOK_AGAIN_S):
                    await self._woken.wait()
            except TimeoutError:
                return None
        return self._heard.popleft()


@dataclass(slots=True)
class RedisLive:
    """The `Live` port on Redis. Followers hear at once inside `async with live.listening():`."""

    store: Store
    _followers: dict[str, set[_Follower]] = field(default_factory=dict)
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
        async with self._follower(key) as follower:
            published: _Published | None = None
            while True:
                if published is not None and published.after == last:
                    new = [published.event]
                else:
                    follower.forget()
                    new = await self._read(key, last)
                for event in new:
                    last = event.id
                    yield event
                published = await follower.next()

    async def kept(self, conversation: ConversationId) -> tuple[LiveEvent, ...]:
        """The events that are kept now, oldest first (to show a page again, to find a post)."""
        return tuple(await self._read(self.store.keys.live(conversation), "0"))

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Hear wake-ups while the body runs; without it followers only look every few seconds.

        Where it cannot begin, or breaks, it is tried again until it can.
        """
        begun = None
        with contextlib.suppress(StoreUnavailable):
            begun = await self._subscribe()
        task = asyncio.create_task(self._listen(begun), name="live wake-ups")
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    @asynccontextmanager
    async def _follower(self, key: str) -> AsyncIterator[_Follower]:
        """One who is told what is published under `key`."""
        follower = _Follower()
        followers = self._followers.setdefault(key, set())
        followers.add(follower)
        try:
            if len(followers) == 1 and self._pubsub is not None:
                # Where this fails, the listener is about to subscribe to everything elsewhere.
                with contextlib.suppress(StoreUnavailable), store_errors():
                    await self._pubsub.subscribe(key)
            yield follower
        finally:
            followers.discard(follower)
            if not followers:
                self._followers.pop(key, None)
                if self._pubsub is not None:
                    with contextlib.suppress(StoreUnavailable), store_errors():
                        await self._pubsub.unsubscribe(key)

    async def _listen(self, begun: PubSub | None) -> None:
        """Wake followers for good, with another subscription whenever one breaks."""
        pubsub = begun or await self._subscribe_again()
        while True:
            try:
                await self._hear(pubsub)
            except StoreUnavailable as error:
                logger.info("live.subscribing_again", detail=str(error))
            finally:
                self._pubsub = None
                await pubsub.aclose()  # type: ignore[no-untyped-call]  # redis-py's
            pubsub = await self._subscribe_again()
            for key in self._followers:  # whatever was published meanwhile was not heard
                self._tell(key, None)

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
                self._tell(message["channel"].decode(), _Published.read(message["data"]))

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

    def _tell(self, key: str, published: _Published | None) -> None:
        for follower in self._followers.get(key, ()):
            follower.tell(published)

    async def _last_id(self, key: str) -> str:
        newest: Any = await self.store.ask(key, "XREVRANGE", key, "+", "-", "COUNT", 1)
        return str(newest[0][0].decode()) if newest else "0"

    async def _read(self, key: str, after: str) -> list[LiveEvent]:
        found: Any = await self.store.ask(key, "XRANGE", key, f"({after}", "+")
        return [LiveEvent(event_id.decode(), data) for event_id, (_, data) in found]
