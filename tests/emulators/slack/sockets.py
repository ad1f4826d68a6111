"""Socket Mode: tickets, several connections, envelopes to one of them each, acknowledgements."""

import asyncio
import itertools
import json
import time
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from aiohttp import WSMsgType, web

from tests.emulators.slack.deliveries import Delivery, Outcome
from tests.emulators.slack.rules import SOCKETS_MAX, TICKET_LIFE_S, SlackRules


class _Lost(Exception):
    """The connection closed before the acknowledgement came."""


class Sockets:
    """The open connections of the app. `changed` is called when one opens or closes."""

    def __init__(self, rules: SlackRules, app_id: str, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._rules = rules
        self._app_id = app_id
        self._tickets: dict[str, float] = {}
        self._dead_urls = 0
        self._connections: list[web.WebSocketResponse] = []
        self._turn = itertools.count()
        self._waiting: dict[str, tuple[web.WebSocketResponse, asyncio.Future[Any]]] = {}
        self._timed_out: dict[str, Delivery] = {}
        self._opened = asyncio.Event()
        self.address = ""
        self.opened_count = 0

    @property
    def open_count(self) -> int:
        """How many connections are open now."""
        return len(self._connections)

    def issue_url(self) -> str:
        """A fresh address for one connection, good for half a minute."""
        ticket = uuid4().hex
        if self._dead_urls:
            self._dead_urls -= 1
            ticket = f"dead-{ticket}"
        else:
            self._tickets[ticket] = time.monotonic() + TICKET_LIFE_S
        return f"{self.address}/link/?ticket={ticket}&app_id={self._app_id}"

    def refuse_next_urls(self, count: int = 1) -> None:
        """Let the next issued addresses refuse every connection, for ever."""
        self._dead_urls += count

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """One connection, from hello to its end."""
        expires_s = self._tickets.pop(request.query.get("ticket", ""), 0.0)
        if expires_s < time.monotonic():
            return web.Response(status=403, text="invalid ticket")
        socket = web.WebSocketResponse(heartbeat=None)
        await socket.prepare(request)
        if self.open_count >= SOCKETS_MAX:
            await socket.send_json(self._disconnect("too_many_websockets"))
            await socket.close()
            return socket
        self._connections.append(socket)
        self.opened_count += 1
        await socket.send_json(self._hello())
        self._opened.set()
        self._changed()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._acknowledge(json.loads(message.data))
        finally:
            self._forget(socket)
        return socket

    def _forget(self, socket: web.WebSocketResponse) -> None:
        if socket in self._connections:
            self._connections.remove(socket)
        if not self._connections:
            self._opened.clear()
        self._changed()
        for connection, acknowledged in self._waiting.values():
            if connection is socket and not acknowledged.done():
                acknowledged.set_exception(_Lost())

    def _acknowledge(self, message: Mapping[str, Any]) -> None:
        envelope_id = str(message.get("envelope_id", ""))
        _, acknowledged = self._waiting.get(envelope_id, (None, None))
        if acknowledged is not None and not acknowledged.done():
            acknowledged.set_result(message.get("payload"))
        elif envelope_id in self._timed_out:
            self._timed_out.pop(envelope_id).late_acknowledgements += 1

    async def attempt(self, delivery: Delivery, number: int, reason: str | None) -> Outcome:
        """Send an envelope to one connection and wait for its acknowledgement."""
        envelope_id = str(uuid4())
        envelope: dict[str, Any] = {
            "envelope_id": envelope_id,
            "payload": dict(delivery.payload),
            "type": delivery.kind,
            "accepts_response_payload": delivery.kind != "events_api",
        }
        if delivery.kind == "events_api":
            envelope |= {"retry_attempt": number, "retry_reason": reason or ""}
        acknowledged: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(self._rules.ack_timeout_s):
                socket = await self._next_connection()
                self._waiting[envelope_id] = (socket, acknowledged)
                await socket.send_json(envelope)
                return Outcome(None, body=await acknowledged)
        except TimeoutError:
            self._timed_out[envelope_id] = delivery
            return Outcome("timeout")
        except (_Lost, ConnectionError):
            return Outcome("connection_failed")
        finally:
            self._waiting.pop(envelope_id, None)
            acknowledged.cancel()

    async def _next_connection(self) -> web.WebSocketResponse:
        """The next of the open connections in turn; waits while there is none."""
        await self._opened.wait()
        return self._connections[next(self._turn) % len(self._connections)]

    async def disconnect(self, reason: str = "refresh_requested", *, count: int = 1) -> None:
        """Ask connections to go: warning, refresh_requested or link_disabled."""
        for socket in self._connections[:count]:
            await socket.send_json(self._disconnect(reason))

    async def cut(self) -> None:
        """Close every connection without a word."""
        for socket in list(self._connections):
            await socket.close()

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": self.open_count,
            "debug_info": {"host": "applink-emulated", "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._app_id},
        }

    def _disconnect(self, reason: str) -> dict[str, Any]:
        return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-emulated"}}
