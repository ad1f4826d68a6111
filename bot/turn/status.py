"""What is being done for a reply, said to a person who waits for its first text."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable

import structlog

from bot.errors import CallTooLate, DeliveryError, LeaseLost, PlatformBusy, StoreUnavailable
from bot.messages import Address
from bot.ports import Adapter
from bot.reply import File, Reply
from bot.reply import Status as StatusPart

logger = structlog.get_logger(__name__)

_THINKING = "Thinking…"
STILL_WAITING = "Still waiting: the model has not said anything yet…"
_LINE_MAX_CHARS = 150
_LOOK_AGAIN_S = 1.0


class Status:
    """The status of one reply. One that comes before `after_s` needs none; where nothing has come
    for `long_s`, that is said. `record` writes the ledger, which shows that the conversation is
    still ours."""

    def __init__(
        self,
        adapter: Adapter,
        address: Address,
        record: Callable[[Reply], Awaitable[None]],
        after_s: float,
        long_s: float,
    ) -> None:
        self._adapter = adapter
        self._address = address
        self._record = record
        self._after_s = after_s
        self._long_s = long_s
        self._shown: tuple[str, File | None] = ("", None)
        self._shown_at = 0.0  # time.monotonic()

    @contextlib.asynccontextmanager
    async def shown(self, reply: Reply) -> AsyncIterator[None]:
        """Keep the platform's own status (typing, a status line) true meanwhile."""
        showing = asyncio.create_task(self._show(reply))
        try:
            yield
        finally:
            showing.cancel()
            # Not `await showing`: its cancellation could not be told from one of ours.
            [ended] = await asyncio.gather(showing, return_exceptions=True)
            if isinstance(ended, Exception):  # no loss, and no reason to break the reply
                logger.error("status.broken", exc_info=ended)

    def line(self, reply: Reply) -> str:
        """What is being done, as a line of the message, where that is not shown otherwise."""
        line, status = self._adapter.limits.status_line, " ".join(reply.status.split())
        if not line or not status or status == _THINKING:
            return ""
        return line.format(status=status[:_LINE_MAX_CHARS])

    async def _show(self, reply: Reply) -> None:
        again_s = self._adapter.limits.status_again_s or 3600.0
        quiet, quiet_since = reply.status, time.monotonic()
        await asyncio.sleep(self._after_s)
        while True:
            if quiet != reply.status:
                quiet, quiet_since = reply.status, time.monotonic()
            waited_s = time.monotonic() - quiet_since
            if waited_s >= self._long_s and quiet in ("", _THINKING) and not reply.has_text:
                reply.add(StatusPart(STILL_WAITING))
            wanted = (reply.status or _THINKING, reply.sketch)
            if wanted != self._shown or time.monotonic() - self._shown_at >= again_s:
                try:
                    await self._try(reply, wanted)
                except LeaseLost:
                    return  # delivery hears of it at its next call
            await asyncio.sleep(min(_LOOK_AGAIN_S, again_s, self._long_s))

    async def _try(self, reply: Reply, wanted: tuple[str, File | None]) -> None:
        """A status that could not be shown is no loss: the reply itself will be.

        Raises LeaseLost.
        """
        try:
            await self._record(reply)
            await self._adapter.show_status(self._address, *wanted)
        except (CallTooLate, PlatformBusy, StoreUnavailable):
            return  # there may be room, or Redis, in a moment
        except DeliveryError:
            pass  # where it is refused once, it is not tried every second
        self._shown, self._shown_at = wanted, time.monotonic()
