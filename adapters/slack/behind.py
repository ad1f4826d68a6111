"""What was said behind a mention that reached us late.

Where no gateway is there, Slack brings an event again a minute later, but says at once what comes
after it. What is said in the thread of such a mention without another is not ours to answer as long
as we do not know of it, so it is read once we do.
"""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from adapters.slack.chores import Chores
from adapters.slack.threads import Threads
from bot.messages import IncomingMessage

LATE_S = 10.0
"""How old a message is that was not delivered at once. Slack lets some apps read one thread a
minute, so none is read for less."""

Take = Callable[[Mapping[str, Any]], Awaitable[None]]


class Behind:
    """Reads on. `is_on`: threads may be read."""

    def __init__(self, threads: Threads, chores: Chores, *, is_on: bool) -> None:
        self._threads = threads
        self._chores = chores
        self._is_on = is_on

    def read_on(self, body: Mapping[str, Any], message: IncomingMessage, take: Take) -> None:
        """Let `take` have what was said behind `message` (the event `body`), if that came late and
        begins a thread; in others' threads only they know who is meant."""
        address = message.address
        begins = not message.is_direct and address.thread == address.in_reply_to
        if self._is_on and begins and time.time() - message.said_at_s > LATE_S:
            self._chores.add("said behind a late mention", self._read(body, message, take))

    async def _read(self, body: Mapping[str, Any], message: IncomingMessage, take: Take) -> None:
        address = message.address
        place = {name: body["event"].get(name) for name in ("channel", "channel_type")}
        for said in await self._threads.messages(address.channel, address.thread):
            if str(said["ts"]) > address.in_reply_to:
                event = {name: value for name, value in said.items() if name != "edited"}
                await take({**body, "event": {**event, "type": "message", **place}})
