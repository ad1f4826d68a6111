"""The gateway, version 10: HELLO, IDENTIFY, heartbeats, events, RESUME and how it all may end.

Source: Discord documentation, events/gateway and topics/opcodes-and-status-codes (read 2026-08),
and what discord.py 2.7.1 sends and expects.
"""

import asyncio
import contextlib
import json
import secrets
from collections.abc import AsyncIterator, Callable
from typing import Any

from aiohttp import WSMsgType, web

from tests.emulators.discord.places import Guild, User
from tests.emulators.discord.sessions import Connection, Session

GUILDS, GUILD_MESSAGES, REACTIONS, GUILD_TYPING = 1 << 0, 1 << 9, 1 << 10, 1 << 11
DIRECT_MESSAGES, DIRECT_REACTIONS, DIRECT_TYPING = 1 << 12, 1 << 13, 1 << 14
MESSAGE_CONTENT = 1 << 15
GUILD_MEMBERS, PRESENCES = 1 << 1, 1 << 8
PRIVILEGED = GUILD_MEMBERS | PRESENCES | MESSAGE_CONTENT

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME = 0, 1, 2, 3, 4, 6
RECONNECT, REQUEST_MEMBERS, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 8, 9, 10, 11


class Gateway:
    """All sessions of the bot."""

    def __init__(
        self,
        *,
        token: str,
        bot: User,
        guilds: dict[int, Guild],
        granted_intents: int,
        heartbeat_s: float,
        shards: int,
    ) -> None:
        self.token = token
        self.bot = bot
        self.guilds = guilds
        self.granted_intents = granted_intents
        self.heartbeat_s = heartbeat_s
        self.shards = shards
        self.url = ""
        self.sessions: dict[str, Session] = {}
        self.away: set[int] = set()
        """Servers out of reach: READY names them as unavailable, and no event of theirs is sent."""
        self.identified = 0
        self.resumed = 0
        self.replayed = 0
        self.refused_resumes = 0
        self.heartbeats = 0
        self.close_codes: list[int] = []
        self.changed: Callable[[], None] = lambda: None
        self._is_up = asyncio.Event()
        self._is_up.set()
        self._open: set[Connection] = set()

    # ── what tests and people at the terminal do to it ───────────────────────────────────────────

    @property
    def is_connected(self) -> bool:
        """Whether a client is connected and identified."""
        return bool(self.connected_shards)

    @property
    def connected_shards(self) -> set[tuple[int, int]]:
        """Which shards are connected and identified, each with how many there are."""
        return {session.shard for session in self.sessions.values() if session.connection}

    async def cut(self, *, resumable: bool = True, code: int | None = None) -> None:
        """End every connection: with a close code, or without one as a network does.

        Not `resumable`: the sessions are gone too, so RESUME is answered with INVALID_SESSION.
        """
        for session in list(self.sessions.values()):
            session.is_resumable = resumable and session.is_resumable
            session.connection = None
        for connection in list(self._open):
            if code is None:
                connection.abort()
            else:
                await connection.close(code)
        if not resumable:
            self.sessions.clear()
        self.changed()

    @contextlib.asynccontextmanager
    async def down(self, *, resumable: bool = True) -> AsyncIterator[None]:
        """Cut the gateway and let nobody in before the block ends."""
        self._is_up.clear()
        await self.cut(resumable=resumable)
        try:
            yield
        finally:
            self._is_up.set()

    def ask_to_reconnect(self) -> None:
        """Send RECONNECT (opcode 7), as before a deployment at Discord."""
        self._send_all({"op": RECONNECT, "d": None})

    def invalidate(self, *, resumable: bool) -> None:
        """Send INVALID_SESSION (opcode 9)."""
        self._send_all({"op": INVALID_SESSION, "d": resumable})
        if not resumable:
            self.sessions.clear()

    def _send_all(self, frame: dict[str, Any]) -> None:
        for session in self.sessions.values():
            if session.connection is not None:
                session.connection.send(frame)

    # ── events ───────────────────────────────────────────────────────────────────────────────────

    def emit(
        self,
        event: str,
        guild_id: int | None,
        payload: Callable[[int], dict[str, Any]],
        *,
        intent: int = 0,
    ) -> None:
        """Send an event to the session it belongs to; `payload` is given that session's intents."""
        if guild_id in self.away:
            return
        for session in self.sessions.values():
            if session.serves(guild_id) and session.intents & intent == intent:
                session.dispatch(event, payload(session.intents))

    # ── connections ──────────────────────────────────────────────────────────────────────────────

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one websocket."""
        await self._is_up.wait()
        socket = web.WebSocketResponse(autoclose=False, max_msg_size=4096)
        await socket.prepare(request)
        compressed = request.query.get("compress") == "zlib-stream"
        connection = Connection(socket, request.transport, is_compressed=compressed)
        if request.query.get("v") != "10" or request.query.get("encoding", "json") != "json":
            await self._close(connection, 4012, "Invalid API version")
            return socket
        self._open.add(connection)
        writer = asyncio.create_task(connection.write())
        try:
            interval_ms = int(self.heartbeat_s * 1000)
            connection.send(
                {"op": HELLO, "s": None, "t": None, "d": {"heartbeat_interval": interval_ms}}
            )
            await self._converse(connection)
        finally:
            self._open.discard(connection)
            for session in self.sessions.values():
                if session.connection is connection:
                    session.connection = None
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer
            self.changed()
        return socket

    async def _converse(self, connection: Connection) -> None:
        session: Session | None = None
        while True:
            try:
                message = await connection.socket.receive(timeout=self.heartbeat_s * 1.5)
            except TimeoutError:
                return await self._close(connection, 4009, "Session timed out.")
            if message.type is not WSMsgType.TEXT:
                return await self._ended(connection, session, message.data)
            try:
                frame = json.loads(message.data)
                op, data = frame["op"], frame.get("d")
            except (ValueError, KeyError, TypeError):
                return await self._close(connection, 4002, "Error while decoding payload.")
            if op == HEARTBEAT:
                self.heartbeats += 1
                connection.send({"op": HEARTBEAT_ACK})
            elif op in (IDENTIFY, RESUME) and session is not None:
                return await self._close(connection, 4005, "Already authenticated.")
            elif op in (IDENTIFY, RESUME) and data.get("token") != self.token:
                return await self._close(connection, 4004, "Authentication failed.")
            elif op == IDENTIFY:
                session = await self._identify(connection, data)
                if session is None:
                    return None
            elif op == RESUME:
                session = self._resume(connection, data)
            elif op not in (PRESENCE, VOICE, REQUEST_MEMBERS):
                return await self._close(connection, 4001, "Unknown opcode.")
            elif session is None:
                return await self._close(connection, 4003, "Not authenticated.")

    async def _ended(self, connection: Connection, session: Session | None, code: Any) -> None:
        """The client left. With 1000 or 1001 it ended its session, too."""
        if session is not None and code in (1000, 1001):
            self.sessions.pop(session.id, None)
        await connection.socket.close()

    async def _close(self, connection: Connection, code: int, reason: str) -> None:
        self.close_codes.append(code)
        await connection.close(code, reason)

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> Session | None:
        intents = int(data.get("intents", 0))
        number, count = data.get("shard", (0, 1))
        if intents & PRIVILEGED & ~self.granted_intents:
            await self._close(connection, 4014, "Disallowed intent(s).")
            return None
        if not 0 <= number < count:
            await self._close(connection, 4010, "Invalid shard.")
            return None
        session = Session(secrets.token_hex(16), intents, (number, count), connection)
        self.sessions[session.id] = session
        self.identified += 1
        guilds = [guild for guild in self.guilds.values() if session.serves(guild.id)]
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": self.bot.payload(),
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "session_type": "normal",
                "resume_gateway_url": f"{self.url}/resume",
                "shard": [number, count],
                "application": {"id": str(self.bot.id), "flags": 0},
                "private_channels": [],
            },
        )
        if intents & GUILDS:
            for guild in guilds:
                if guild.id not in self.away:
                    session.dispatch("GUILD_CREATE", guild.payload(self.bot))
        self.changed()
        return session

    def _resume(self, connection: Connection, data: dict[str, Any]) -> Session | None:
        session = self.sessions.get(str(data.get("session_id")))
        sequence = int(data.get("seq") or 0)
        if session is None or not session.is_resumable or sequence > session.sequence:
            connection.send({"op": INVALID_SESSION, "d": False})
            self.refused_resumes += 1
            self.changed()
            return None
        session.connection = connection
        self.resumed += 1
        self.replayed += session.replay(sequence)
        session.dispatch("RESUMED", {})
        self.changed()
        return session
