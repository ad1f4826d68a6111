"""A conversation's live events as a server-sent event stream.

Format: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import suppress

from bot.errors import StoreUnavailable
from bot.ports import LiveEvent

HEADERS = {
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",  # nginx holds a stream back otherwise
}

_RECONNECT_AFTER_MS = 1000


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
        self._next: asyncio.Task[LiveEvent] | None = None

    async def start(self, within_s: float) -> None:
        """Begin to follow; raises StoreUnavailable if that fails within `within_s`."""
        self._next = self._fetch()
        await asyncio.wait({self._next}, timeout=within_s)
        if self._next.done() and isinstance(self._next.exception(), StoreUnavailable):
            self._next.result()

    async def chunks(self) -> AsyncIterator[bytes]:
        """The body of the answer."""
        stop = asyncio.create_task(self._stopping.wait())
        try:
            yield b"retry: %d\n\n" % _RECONNECT_AFTER_MS
            while not self._stopping.is_set():
                if self._next is None:
                    self._next = self._fetch()
                await asyncio.wait(
                    {self._next, stop},
                    timeout=self._heartbeat_s,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                if not self._next.done():
                    yield b": still here\n\n"
                    continue
                done, self._next = self._next, None
                yield encode(done.result())
        except (StoreUnavailable, StopAsyncIteration):
            return
        finally:
            stop.cancel()
            await self.close()

    async def close(self) -> None:
        """Stop following."""
        if self._next is not None:
            self._next.cancel()
            with suppress(asyncio.CancelledError, StoreUnavailable, StopAsyncIteration):
                await self._next
            self._next = None
        await self._followed.aclose()

    def _fetch(self) -> asyncio.Task[LiveEvent]:
        return asyncio.create_task(_step(self._followed))


async def _step(followed: AsyncGenerator[LiveEvent, None]) -> LiveEvent:
    """The next event; the end of the stream as StoreUnavailable, since a task must not end with
    StopAsyncIteration."""
    try:
        return await anext(followed)
    except StopAsyncIteration:
        raise StoreUnavailable("the live stream ended") from None
