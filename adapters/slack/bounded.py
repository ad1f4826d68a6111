"""A bound on what a Socket Mode connection works on at once.

slack_sdk (3.48) begins on each envelope as it comes, however many wait. A process that cannot keep
up would fill its memory with what Slack has given up on: beyond the bound one is left
unacknowledged. Slack brings an event again when there may be room. It never brings a press or a
command again: these have room of their own, which a flood of events does not fill, and beyond it
the person is told, of a command by us, of a press, a form or a shortcut by Slack itself, which
shows that it was not taken (docs.slack.dev/tools/bolt-python/concepts/acknowledge).
"""

from collections import Counter
from collections.abc import Awaitable, Callable

import structlog
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

logger = structlog.get_logger(__name__)

AT_ONCE = 200
"""With the 3 s in which Slack wants its answer, about 70 events a second a connection; and as many
presses and commands."""

TOO_MUCH = "Too much is going on for me to take this in. Please try again in a moment."

EVENTS, COMMANDS = "events_api", "slash_commands"

Listener = Callable[..., Awaitable[None]]
"""Takes the client and the request; bolt types its own more narrowly than slack_sdk asks."""


class Bounded:
    """`listener`, at most `most` events at once, and as many of what people press and command."""

    def __init__(self, listener: Listener, most: int = AT_ONCE) -> None:
        self._listener = listener
        self._most = most
        self._running: Counter[bool] = Counter()
        self._full: set[bool] = set()

    async def __call__(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Pass it on; or leave it to Slack, or tell the person."""
        is_event = request.type == EVENTS
        if self._running[is_event] >= self._most:
            if is_event not in self._full:
                logger.warning("slack.too_much", of=request.type, at_once=self._most)
            self._full.add(is_event)
            if request.type == COMMANDS:
                refusal = SocketModeResponse(request.envelope_id, {"text": TOO_MUCH})
                await client.send_socket_mode_response(refusal)
            return
        self._running[is_event] += 1
        try:
            await self._listener(client, request)
        finally:
            self._running[is_event] -= 1
            if self._running[is_event] <= self._most // 2:
                self._full.discard(is_event)
