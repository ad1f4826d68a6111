"""A bound on the events that a Socket Mode connection works on at once.

slack_sdk (3.48) begins on each event as it comes, however many wait. A process that cannot keep up
would fill its memory with events that Slack has given up on and brings again: beyond the bound one
is left unacknowledged, and Slack brings it again when there may be room.
"""

from collections.abc import Awaitable, Callable

import structlog
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

logger = structlog.get_logger(__name__)

AT_ONCE = 200
"""With the 3 s in which Slack wants its answer, about 70 events a second a connection."""

Listener = Callable[..., Awaitable[None]]
"""Takes the client and the request; bolt types its own more narrowly than slack_sdk asks."""


class Bounded:
    """`listener`, at most `most` at once."""

    def __init__(self, listener: Listener, most: int = AT_ONCE) -> None:
        self._listener = listener
        self._most = most
        self._running = 0
        self._is_full = False

    async def __call__(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Pass the event on, or leave it to Slack."""
        if self._running >= self._most:
            if not self._is_full:
                logger.warning("slack.too_many_events", at_once=self._most)
            self._is_full = True
            return
        self._running += 1
        try:
            await self._listener(client, request)
        finally:
            self._running -= 1
            self._is_full = self._is_full and self._running > self._most // 2
