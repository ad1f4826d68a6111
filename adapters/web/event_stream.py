"""A conversation's live events as a server-sent event stream.

Format: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import suppress
from typing import Any

from bot.errors import StoreUnavailable
from bot.ports import LiveEvent

HEADERS = {
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",  # nginx holds a stream back otherwise
}

_RECONNECT_AFTER_MS = 1000
_AHEAD_MOST = 20


def encode(event: LiveEvent) -> bytes:
    """One event. The data is one line of JSON, so it needs no splitting."""
    return b"id: %s\ndata: %s\n\n" % (event.id.encode(), event.data)


class EventStream:
    """Events of `followed` as bytes, with a comment every `heartbeat_s` so that proxies keep the
    connection and a dead one is noticed. Ends when `stopping` is set or Redis goes away; the client
    then comes back with the last id it saw.
    """

    def __init__(
        self, followed: AsyncGenerator[LiveEvent, None], heartbeat_s: float, stopping: asyncio.Event
    ) -> None:
        self._followed = followed
        self._heartbeat_s = heartbeat_s
        self._stopping = stopping
        self._ahead: asyncio.Queue[bytes | None] = asyncio.Queue(_AHEAD_MOST)  # None: the end
        self._tasks: list[asyncio.Task[Any]] = []

    async def start(self, within_s: float) -> None:
        """Begin to follow; raises StoreUnavailable if that fails within `within_s`."""
        first = asyncio.create_task(_first(self._followed))
        self._tasks = [
            first,
            asyncio.create_task(self._collect(first), name="live events"),
            asyncio.create_task(self._end_when_stopping()),
        ]
        await asyncio.wait({first}, timeout=within_s)
        if first.done() and isinstance(first.exception(), StoreUnavailable):
            await self.close()
            first.result()

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body of the answer."""
        try:
            yield b"retry: %d\n\n" % _RECONNECT_AFTER_MS
            while not self._stopping.is_set():
                try:
                    async with asyncio.timeout(self._heartbeat_s):
                        chunk = await self._ahead.get()
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if chunk is None:
                    return
                yield chunk
        finally:
            await self.close()

    async def close(self) -> None:
        """Stop following."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._followed.aclose()

    async def _collect(self, first: asyncio.Task[LiveEvent]) -> None:
        """Keep a few events ahead of what the client takes: no task and no timer for each."""
        with suppress(StoreUnavailable):
            await self._ahead.put(encode(await first))
            async for event in self._followed:
                await self._ahead.put(encode(event))
        await self._ahead.put(None)

    async def _end_when_stopping(self) -> None:
        await self._stopping.wait()
        with suppress(asyncio.QueueFull):  # then nobody waits for an event
            self._ahead.put_nowait(None)


async def _first(followed: AsyncGenerator[LiveEvent, None]) -> LiveEvent:
    """The first event; the end of the stream as StoreUnavailable, since a task must not end with
    StopAsyncIteration."""
    try:
        return await anext(followed)
    except StopAsyncIteration:
        raise StoreUnavailable("the live stream ended") from None
