"""A TCP proxy that misbehaves on demand, between a process and Redis, a platform or a model.

    process ⇄ FaultProxy ⇄ server        all on loopback; each fault is switched while it runs

What it can do: refuse connections, hold everything back (a black hole), delay each way, reset what
is open, cut after a number of bytes, close half, and act at the moment when some bytes pass.
"""

import asyncio
import contextlib
import socket
import struct
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Self

_CHUNK_BYTES = 65_536
_NO_LINGER = struct.pack("ii", 1, 0)  # SO_LINGER with 0 s: close sends a reset
Direction = Literal["up", "down"]


@dataclass(slots=True)
class _Sight:
    """Something to do when `needle` passes on its way to the server."""

    needle: bytes
    when: Literal["before", "after"]
    act: Callable[[], None]


@dataclass(slots=True, eq=False)
class _Link:
    """One connection through the proxy. `due` is what an "after" sight waits to do."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter
    tail: bytes = b""
    due: Callable[[], None] | None = None
    is_half_closed: bool = False

    def reset(self) -> None:
        """Close both ways with a reset, as a crashed host or an impatient firewall does."""
        for writer in (self.client, self.server):
            open_socket = writer.get_extra_info("socket")  # None on uvloop: closed already
            with contextlib.suppress(OSError, ValueError):
                if open_socket is not None:
                    open_socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
            writer.transport.abort()


class FaultProxy:
    """Forwards to `host:port`. Use as an async context manager; `port` is where it listens.

    `counts` says what it did: connections, refused, resets, cuts, half_closed, bytes up and down.
    """

    def __init__(self, host: str, port: int) -> None:
        self._target = (host, port)
        self._links: set[_Link] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._sights: list[_Sight] = []
        self._open = asyncio.Event()
        self._open.set()
        self._server: asyncio.Server | None = None
        self._cut_after_bytes: int | None = None
        self.delay_s = 0.0
        self.port = 0
        self.counts: Counter[str] = Counter()

    async def __aenter__(self) -> Self:
        await self._listen()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.stop()
        self._open.set()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # ── faults ───────────────────────────────────────────────────────────────────────────────────

    async def stop(self) -> None:
        """Refuse new connections and reset the open ones, as a server that died."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self.reset()
        await asyncio.sleep(0)

    def black_hole(self) -> None:
        """Let nothing pass either way and answer nothing; connections stay open."""
        self._open.clear()
        self.counts["black_holes"] += 1

    async def heal(self) -> None:
        """Forward as if nothing had been: listening, open, without delay and cut."""
        self.delay_s, self._cut_after_bytes = 0.0, None
        self._open.set()
        if self._server is None:
            await self._listen()

    def reset(self) -> None:
        """Reset every open connection; new ones are taken."""
        self.counts["resets"] += len(self._links)
        for link in list(self._links):
            link.reset()

    def cut_after(self, size_bytes: int) -> None:
        """Reset the connection on which `size_bytes` more have gone to the client; once."""
        self._cut_after_bytes = size_bytes

    def half_close(self) -> None:
        """Say to each client that nothing more will come, while its own words are still taken."""
        for link in list(self._links):
            with contextlib.suppress(OSError, RuntimeError):
                link.client.write_eof()
                link.is_half_closed = True
                self.counts["half_closed"] += 1

    def at_sight(
        self, needle: bytes, act: Callable[[], None], when: Literal["before", "after"] = "before"
    ) -> None:
        """Call `act` once, when `needle` is on its way to the server, then reset the connection.

        "before": the server never sees it. "after": it does, and its answer gets lost.
        """
        self._sights.append(_Sight(needle, when, act))

    def forget_sights(self) -> None:
        """Wait for nothing any more."""
        self._sights.clear()

    # ── forwarding ───────────────────────────────────────────────────────────────────────────────

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(self._forward(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.counts["connections"] += 1
        try:
            server_reader, server_writer = await asyncio.open_connection(*self._target)
        except OSError:
            self.counts["refused"] += 1
            writer.transport.abort()
            return
        link = _Link(writer, server_writer)
        self._links.add(link)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._pump(reader, server_writer, link, "up"))
                group.create_task(self._pump(server_reader, writer, link, "down"))
        except* (OSError, asyncio.IncompleteReadError):
            link.reset()
        finally:
            self._links.discard(link)
            for end in (writer, server_writer):
                end.close()

    async def _pump(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        link: _Link,
        direction: Direction,
    ) -> None:
        """Pass on one way. What was read waits for its own time, so a delay holds back no order and
        costs no throughput."""
        on_the_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def read() -> None:
            while True:
                data = await reader.read(_CHUNK_BYTES)
                await on_the_way.put((time.monotonic(), data))
                if not data:
                    return

        async def write() -> None:
            while True:
                read_at, data = await on_the_way.get()
                wait_s = read_at + self.delay_s - time.monotonic()
                if wait_s > 0 and self.delay_s:
                    await asyncio.sleep(wait_s)
                await self._open.wait()
                if not data:
                    if writer.can_write_eof() and not writer.is_closing():
                        writer.write_eof()
                    return
                await self._pass(data, writer, link, direction)

        async with asyncio.TaskGroup() as group:
            group.create_task(read())
            group.create_task(write())

    async def _pass(
        self, data: bytes, writer: asyncio.StreamWriter, link: _Link, direction: Direction
    ) -> None:
        if direction == "up":
            self._look_at(data, link)
        else:
            if link.due is not None:
                link.due()
                raise ConnectionResetError
            data = self._until_cut(data)
            if link.is_half_closed:
                return
        if writer.is_closing():
            raise ConnectionResetError
        writer.write(data)
        self.counts[f"bytes_{direction}"] += len(data)
        await writer.drain()
        if direction == "down" and self._cut_after_bytes == 0:
            self._cut_after_bytes = None
            self.counts["cuts"] += 1
            raise ConnectionResetError

    def _look_at(self, data: bytes, link: _Link) -> None:
        if not self._sights:
            link.tail = b""
            return
        seen = link.tail + data  # a needle may lie across two reads
        for sight in list(self._sights):
            if sight.needle in seen:
                self._sights.remove(sight)
                self.counts["sights"] += 1
                if sight.when == "before":
                    sight.act()
                    raise ConnectionResetError
                link.due = sight.act
        link.tail = seen[-64:]

    def _until_cut(self, data: bytes) -> bytes:
        if self._cut_after_bytes is None:
            return data
        data = data[: self._cut_after_bytes]
        self._cut_after_bytes -= len(data)
        return data
