"""The outgoing budget: asking Redis for room before a platform is called, so that it never refuses.

All processes share one count (the budget's part of engine.lua). Beside it, in the process, are only
savings: a call that cannot have room does not ask, edits wait in line by what they have to show,
and while Redis does not answer each process counts for itself.
"""

import asyncio
import time
from collections import deque
from collections.abc import Sequence

import msgspec
import structlog

from bot.errors import PlatformBusy, StoreUnavailable
from bot.latest import Latest
from bot.ops.metrics import Metrics
from bot.spending import Bucket, Charge
from bot.store.client import Store
from bot.waiting_line import WaitingLine

logger = structlog.get_logger(__name__)

_RESERVES_MAX_S = 60.0
"""A place further away than this is not reserved: by then another process may have the reply."""

_ASK_WITHIN_S = 0.25
_COUNT_ALONE_S = 2.0
_PLACE_KEPT_S = 2.0
_EARLY_S = 0.005  # timers may be this much early
_REMEMBERED = 2_000


class RedisBudget:
    """The `Budget` of bot/ports/platforms.py. One for each process."""

    def __init__(self, store: Store, metrics: Metrics) -> None:
        self._store = store
        self._metrics = metrics
        self._own_calls: Latest[str, deque[float]] = Latest(_REMEMBERED)
        self._lines: Latest[Charge, WaitingLine] = Latest(_REMEMBERED)
        self._closed_until_s: Latest[str, float] = Latest(_REMEMBERED)
        self._places: Latest[tuple[str, str], float] = Latest(_REMEMBERED)
        self._count_alone_until_s = 0.0

    async def spend(
        self, charges: Sequence[Charge], *, who: str = "", unseen: int = 0, must: bool = False
    ) -> None:
        """See `Budget.spend`."""
        if not charges:
            return
        bucket, now_s = charges[0].bucket, time.monotonic()
        place = (who, self._store.keys.budget(bucket))
        if must and self._has_place(place, now_s):
            return
        line = self._lines.get(charges[0])
        if line is not None and who and not must:
            wait_s = line.wait_s(who, unseen, now_s)
            if wait_s:
                self._deny(bucket, wait_s)
        is_granted, wait_s = await self._ask(charges, who, _RESERVES_MAX_S if must else 0.0)
        if not is_granted:
            if who:  # whoever has no name only asks when there is room
                wait_s = self._stand_in_line(charges[0], who, unseen, wait_s)
            self._deny(bucket, wait_s)
        if wait_s:
            self._metrics.budget_wait_seconds.labels(bucket.adapter, bucket.method).observe(wait_s)
            if who:
                self._places[place] = time.monotonic() + wait_s
            raise PlatformBusy("a place is reserved", retry_after_s=wait_s)

    async def let_go(self, bucket: Bucket, who: str) -> None:
        """See `Budget.let_go`."""
        await self._tell("let_go", bucket, who)

    async def close(self, bucket: Bucket, for_s: float, *, refused: bool) -> None:
        """See `Budget.close`."""
        if refused:
            logger.warning("budget.refused", adapter=bucket.adapter, bucket=bucket.method)
            self._metrics.budget_refusals.labels(bucket.adapter, bucket.method).inc()
        self._closed_until_s[self._store.keys.budget(bucket)] = time.monotonic() + for_s
        await self._tell("shut", bucket, round(for_s * 1000))

    def _has_place(self, place: tuple[str, str], now_s: float) -> bool:
        """Whether a place was reserved and its time has come; PlatformBusy: it has not yet."""
        wait_s = self._places.get(place, -_PLACE_KEPT_S) - now_s
        if wait_s > _EARLY_S:
            raise PlatformBusy("a place is reserved", retry_after_s=wait_s)
        return self._places.pop(place, None) is not None and wait_s > -_PLACE_KEPT_S

    def _deny(self, bucket: Bucket, wait_s: float) -> None:
        self._metrics.budget_denials.labels(bucket.adapter, bucket.method).inc()
        raise PlatformBusy("no room in the budget", retry_after_s=wait_s)

    def _stand_in_line(self, charge: Charge, who: str, unseen: int, wait_s: float) -> float:
        """Calls that are equally urgent stand in one line."""
        now_s, line = time.monotonic(), self._lines.get(charge)
        if line is None:
            line = WaitingLine(charge.bucket.window_s / charge.bucket.calls)
            self._lines[charge] = line
        line.close_until(now_s + wait_s)
        return line.wait_s(who, unseen, now_s)

    # ── the shared count ─────────────────────────────────────────────────────────────────────────

    async def _ask(
        self, charges: Sequence[Charge], who: str, may_wait_s: float
    ) -> tuple[bool, float]:
        """Whether there is room, and in how many seconds (or else when to ask again)."""
        keys = [self._store.keys.budget(charge.bucket) for charge in charges]
        args: list[str | bytes | int] = [who, round(may_wait_s * 1000), _packed(charges)]
        answer = None
        if time.monotonic() >= self._count_alone_until_s:
            try:
                async with asyncio.timeout(_ASK_WITHIN_S):
                    answer = await self._store.call("spend", keys, args)
            except (StoreUnavailable, TimeoutError) as error:
                self._count_alone(error)
        if answer is None:
            is_granted, wait_s = self._estimate(charges, may_wait_s)
        else:
            is_granted, wait_s = bool(answer[0]), answer[1] / 1000
        if is_granted:
            self._note_own(charges, time.monotonic() + wait_s)
        return is_granted, wait_s

    async def _tell(self, function: str, bucket: Bucket, value: str | int) -> None:
        """Something worth knowing for the others; lost where Redis does not answer."""
        if time.monotonic() < self._count_alone_until_s:
            return
        try:
            async with asyncio.timeout(_ASK_WITHIN_S):
                await self._store.call(
                    function,
                    [self._store.keys.budget(bucket)],
                    [value, round(bucket.window_s * 1000)],
                )
        except (StoreUnavailable, TimeoutError) as error:
            self._count_alone(error)

    # ── without Redis ────────────────────────────────────────────────────────────────────────────

    def _count_alone(self, error: Exception) -> None:
        logger.warning("budget.counting_alone", error=type(error).__name__, for_s=_COUNT_ALONE_S)
        self._count_alone_until_s = time.monotonic() + _COUNT_ALONE_S

    def _estimate(self, charges: Sequence[Charge], may_wait_s: float) -> tuple[bool, float]:
        """The same question answered from the calls of this process alone."""
        now_s, wait_s = time.monotonic(), 0.0
        for charge in charges:
            key = self._store.keys.budget(charge.bucket)
            own = self._own_calls.get(key)
            wait_s = max(wait_s, self._closed_until_s.get(key, 0.0) - now_s)
            room = max(1, charge.bucket.calls - charge.leave)
            if own is not None and not charge.hold_s and len(own) >= room:
                wait_s = max(wait_s, own[-room] + charge.bucket.window_s - now_s)
        return wait_s <= may_wait_s, wait_s

    def _note_own(self, charges: Sequence[Charge], at_s: float) -> None:
        for charge in charges:
            if charge.hold_s:
                continue
            key = self._store.keys.budget(charge.bucket)
            own = self._own_calls.get(key)
            if own is None:
                own = deque(maxlen=charge.bucket.calls)
                self._own_calls[key] = own
            own.append(at_s)


def _packed(charges: Sequence[Charge]) -> bytes:
    return msgspec.msgpack.encode(
        [
            (
                charge.bucket.calls,
                round(charge.bucket.window_s * 1000),
                charge.leave,
                charge.spare_held,
                round(charge.hold_s * 1000),
                charge.held_max,
                charge.counts_spent,
                charge.settles,
                charge.once,
            )
            for charge in charges
        ]
    )
