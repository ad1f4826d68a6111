"""Gateway sessions: what outlives a connection, so that it can be resumed."""

import asyncio
import json
import zlib
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

KEPT_EVENTS = 1000


class Connection:
    """One websocket with its own writer, so that events leave in order."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        transport: asyncio.Transport | None,
        *,
        is_compressed: bool,
    ) -> None:
        self.socket = socket
        self._transport = transport
        self._deflate = zlib.compressobj() if is_compressed else None
        self._outgoing: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()

    def send(self, payload: dict[str, Any]) -> None:
        """Put a frame in line."""
        self._outgoing.put_nowait(payload)

    async def write(self) -> None:
        """Send what is in line until the connection ends."""
        while (payload := await self._outgoing.get()) is not None:
            text = json.dumps(payload, separators=(",", ":"))
            try:
                if self._deflate is None:
                    await self.socket.send_str(text)
                else:  # one stream over all frames, each ended with a flush
                    frame = self._deflate.compress(text.encode())
                    await self.socket.send_bytes(frame + self._deflate.flush(zlib.Z_SYNC_FLUSH))
            except ConnectionError:
                return

    async def close(self, code: int, reason: str = "") -> None:
        """End the connection with one of Discord's close codes."""
        self._outgoing.put_nowait(None)
        await self.socket.close(code=code, message=reason.encode())

    def abort(self) -> None:
        """Cut the connection as a network does: no close frame."""
        self._outgoing.put_nowait(None)
        if self._transport is not None:
            self._transport.abort()


@dataclass(slots=True)
class Session:
    """What IDENTIFY began. Events get numbers and are kept, connected or not."""

    id: str
    intents: int
    shard: tuple[int, int]
    connection: Connection | None = None
    is_resumable: bool = True
    sequence: int = 0
    kept: list[dict[str, Any]] = field(default_factory=list)

    def serves(self, guild_id: int | None) -> bool:
        """Whether a guild's events belong to this shard; direct messages belong to shard 0."""
        number, count = self.shard
        return number == (0 if guild_id is None else (guild_id >> 22) % count)

    def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """Send an event, or keep it for RESUME."""
        self.sequence += 1
        frame = {"op": 0, "t": event, "s": self.sequence, "d": data}
        self.kept = [*self.kept[-KEPT_EVENTS:], frame]
        if self.connection is not None:
            self.connection.send(frame)

    def replay(self, after: int) -> int:
        """Send again what came after sequence number `after`; returns how many."""
        missed = [frame for frame in self.kept if frame["s"] > after]
        if self.connection is not None:
            for frame in missed:
                self.connection.send(frame)
        return len(missed)
