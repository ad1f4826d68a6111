"""What is being done for a reply, said to a person who waits for its text, the first or more."""

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
NOTHING_MORE = "Still waiting: the model has said nothing more for a while…"
_LINE_MAX_CHARS = 150
_LOOK_AGAIN_S = 1.0


class Status:
    """The status of one reply. One that comes before `after_s` needs none; where nothing has come
    for `long_s`, that is said. `record` writes the ledger, which shows that the conversation is
    still ours.

    Before there is text a task of its own looks at it (`shown`); then whoever shows the text does
    at each step (`look`, `show_below`).
    """

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
        self._so_far = ("", 0)
        self._quiet_since = time.monotonic()

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

    def look(self, reply: Reply) -> None:
        """Where nothing has come for long and nobody says why, say that it is so."""
        so_far, now = (reply.status, len(reply.markdown)), time.monotonic()
        if so_far != self._so_far:
            self._so_far, self._quiet_since = so_far, now
        elif now - self._quiet_since >= self._long_s and reply.status in ("", _THINKING):
            reply.add(StatusPart(NOTHING_MORE if reply.has_text else STILL_WAITING))

    async def show_below(self, reply: Reply) -> None:
        """What is being done while text stands there, until it goes on. Raises LeaseLost."""
        if not self._adapter.limits.status_line:  # there it is a line of the message
            await self._show_once(reply, "" if reply.is_finished else reply.status)

    def went(self) -> None:
        """A message that was posted took the status away."""
        self._shown = ("", None)

    async def _show(self, reply: Reply) -> None:
        await asyncio.sleep(self._after_s)
        while True:
            self.look(reply)
            try:
                await self._show_once(reply, reply.status or _THINKING)
            except LeaseLost:
                return  # delivery hears of it at its next call
            await asyncio.sleep(min(_LOOK_AGAIN_S, self._again_s, self._long_s))

    async def _show_once(self, reply: Reply, text: str) -> None:
        wanted = (text, reply.sketch if text else None)
        is_fading = bool(text) and time.monotonic() - self._shown_at >= self._again_s
        if wanted != self._shown or is_fading:
            await self._try(reply, wanted)

    @property
    def _again_s(self) -> float:
        return self._adapter.limits.status_again_s or 3600.0

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
