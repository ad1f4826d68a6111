"""Sentences of our own beside the line: people are told while others are taken in.

A platform that takes no more for a while must not stop whoever stands behind in the line, so each
is told by a task of its own, which claims room as every post does, and tries again while the
platform is busy or away. What could not be told stands in the log, and whoever had it told hears of
it. A process that is killed takes with it what it was about to tell.
"""

import asyncio
import contextlib
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from itertools import chain, repeat

import structlog

from bot.errors import (
    DeliveryError,
    DeliveryUnknown,
    DragomanError,
    PlatformBusy,
    PlatformUnavailable,
    StoreUnavailable,
)
from bot.messages import IncomingMessage
from bot.ports import Adapter, OutgoingMessage

logger = structlog.get_logger(__name__)

TRIED_FOR_S = 600.0
"""How long one thing may take to be told."""

_AT_ONCE = 1_000
_END_WITHIN_S = 5.0
_GAPS_S = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
_LEAST_WAIT_S = 0.01


async def _nobody_minds(_: float = 0.0) -> None:
    """Nothing depends on it."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told where `message` was said, once for each `kind`, which is a letter.

    `look_first`: another process may have told it before. `is_due` is asked before each try: what
    is not true any more is not told. `waits` is called before the seconds that go by until the next
    try; in the end `told` or `not_told` is.
    """

    message: IncomingMessage
    sentence: str
    kind: str
    look_first: bool = False
    is_due: Callable[[], bool] = lambda: True
    waits: Callable[[float], Awaitable[None]] = _nobody_minds
    told: Callable[[], Awaitable[None]] = _nobody_minds
    not_told: Callable[[], Awaitable[None]] = _nobody_minds

    @property
    def outgoing(self) -> OutgoingMessage:
        """What the platform is to show."""
        key = self.kind + hashlib.sha256(self.message.id.encode()).hexdigest()[:18] + "00"
        return OutgoingMessage(self.message.address, self.sentence, key)


class Notices:
    """Tells; `at_once` things at the most. `gaps_s` are waits while a platform is away."""

    def __init__(
        self,
        adapters: Mapping[str, Adapter],
        *,
        at_once: int = _AT_ONCE,
        gaps_s: tuple[float, ...] = _GAPS_S,
    ) -> None:
        self._adapters = adapters
        self._at_once = at_once
        self._gaps_s = gaps_s
        self._tasks: set[asyncio.Task[None]] = set()

    async def tell(self, telling: Telling) -> None:
        """Have it told; waits for no platform and raises nothing of one."""
        if len(self._tasks) >= self._at_once:
            await _give_up(telling, "too many at once")
            return
        task = asyncio.create_task(self._tell(telling), name=f"notice {telling.kind}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self, within_s: float = _END_WITHIN_S) -> None:
        """Wait a little until all is told, and give up what then is not."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=within_s)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _tell(self, telling: Telling) -> None:
        try:
            async with asyncio.timeout(TRIED_FOR_S):
                is_shown = await self._show(telling)
        except (DragomanError, TimeoutError) as error:
            await _give_up(telling, type(error).__name__)
        except asyncio.CancelledError:
            await _give_up(telling, "the end")
            raise
        else:
            with contextlib.suppress(StoreUnavailable):
                await (telling.told() if is_shown else telling.not_told())

    async def _show(self, telling: Telling) -> bool:
        """Whether people see it; False: it is not true any more. Raises DragomanErrors."""
        adapter = self._adapters[telling.message.conversation.adapter]
        outgoing, gaps_s = telling.outgoing, chain(self._gaps_s, repeat(self._gaps_s[-1]))
        # Where the platform cannot say whether it is there: twice is better than not at all.
        if telling.look_first and await _is_there(adapter, outgoing, otherwise=False):
            return True
        while telling.is_due():
            try:
                await adapter.claim_room(outgoing)
                await adapter.post(outgoing)
            except PlatformBusy as error:
                wait_s = max(error.retry_after_s, _LEAST_WAIT_S)
            except PlatformUnavailable:
                wait_s = next(gaps_s)
            except DeliveryUnknown:
                if await _is_there(adapter, outgoing, otherwise=True):
                    return True
                wait_s = next(gaps_s)
            else:
                return True
            with contextlib.suppress(StoreUnavailable):
                await telling.waits(wait_s)
            await asyncio.sleep(wait_s)
        return False


async def _is_there(adapter: Adapter, outgoing: OutgoingMessage, *, otherwise: bool) -> bool:
    """Whether it is shown; `otherwise`: what holds where the platform cannot tell."""
    try:
        return await adapter.find(outgoing.address, outgoing.key) is not None
    except DeliveryError:
        return otherwise


async def _give_up(telling: Telling, reason: str) -> None:
    place = str(telling.message.conversation)
    logger.warning("notice.not_told", conversation=place, kind=telling.kind, reason=reason)
    with contextlib.suppress(StoreUnavailable):
        await telling.not_told()
