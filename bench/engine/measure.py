"""The loads of this benchmark, and what is read off each. Times in seconds."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from bench.engine.fleet import Fleet, Layout, Work, started
from bench.engine.platform import Fate

AT_ONCE = 64
SPEED_PATIENCE_S = 120.0
CONVERSATIONS = 1000
"""So many, and so few messages at once, that each message is a turn of its own on both sides."""
_WARM_UP = 300
_BUSY = 40
_TURN_S = 0.05


@dataclass(frozen=True, slots=True)
class Speed:
    """Messages as fast as they go through, so many under way: up to the last that was handled, and
    how many were not handled in `SPEED_PATIENCE_S`; CPU in seconds a message, that of waiting for
    those included."""

    messages_per_s: float
    cpu_s: float
    valkey_s: float
    unhandled: int

    @property
    def cores(self) -> float:
        """Cores in use by replicas and Valkey."""
        return self.messages_per_s * (self.cpu_s + self.valkey_s)


@dataclass(frozen=True, slots=True)
class Wait:
    """How long after it was sent, and after it was acknowledged, a message's turn began."""

    sent: Sequence[float]
    acknowledged: Sequence[float]
    cpu_s: float


@dataclass(frozen=True, slots=True)
class Harm:
    """Of so many messages: never handled, handled twice, begun before one that was acknowledged
    before they were sent; and how long after its sending the last that was handled began."""

    messages: int
    lost: int
    twice: int
    overtaking: int
    longest_s: float


async def speed(
    layout: Layout,
    work: Work,
    redis_url: str,
    seed: int,
    messages: int,
    at_once: int = AT_ONCE,
) -> Speed:
    """Full speed."""
    async with started(layout, work, redis_url, CONVERSATIONS, seed) as fleet:
        await _warm_up(fleet)
        cpu_s, valkey_s, began_at = fleet.cpu_s, fleet.valkey.cpu_s, time.monotonic()
        await fleet.platform.send_at_full_speed(messages, at_once, SPEED_PATIENCE_S)
        cpu_s, valkey_s = fleet.cpu_s - cpu_s, fleet.valkey.cpu_s - valkey_s
        return speed_of(fleet.platform.fates[_WARM_UP:], began_at, cpu_s, valkey_s)


def speed_of(fates: Sequence[Fate], began_at: float, cpu_s: float, valkey_s: float) -> Speed:
    """What the fates of messages come to, sent from `began_at` on for so much CPU in all."""
    handled_at = [fate.handled_at for fate in fates if fate.turns]
    done = len(handled_at)
    return Speed(
        messages_per_s=done / (max(handled_at) - began_at),
        cpu_s=cpu_s / done,
        valkey_s=valkey_s / done,
        unhandled=len(fates) - done,
    )


async def wait(layout: Layout, redis_url: str, seed: int, per_s: float, seconds: float) -> Wait:
    """A moderate, even rate."""
    async with started(layout, Work(), redis_url, CONVERSATIONS, seed) as fleet:
        await _warm_up(fleet)
        cpu_s = fleet.cpu_s
        await fleet.platform.send_at(per_s, seconds)
        await fleet.platform.until(lambda: not fleet.platform.outstanding, 5.0)
        fates = [fate for fate in fleet.platform.fates[_WARM_UP:] if fate.turns]
        return Wait(
            [fate.turns[0] - fate.sent_at for fate in fates],
            [fate.turns[0] - fate.acknowledged_at for fate in fates],
            (fleet.cpu_s - cpu_s) / len(fates),
        )


async def harm(
    layout: Layout,
    redis_url: str,
    seed: int,
    per_s: float,
    seconds: float,
    patience_s: float,
    *,
    kills: bool,
) -> Harm:
    """Busy conversations, whose turns take `_TURN_S`; the last replica may die half-way."""
    async with started(layout, Work(wait_s=_TURN_S), redis_url, _BUSY, seed) as fleet:
        sending = asyncio.create_task(fleet.platform.send_at(per_s, seconds))
        await asyncio.sleep(seconds / 2)
        if kills:
            fleet.kill(-1)
        await sending
        await fleet.platform.until(lambda: not fleet.platform.outstanding, patience_s)
        await asyncio.sleep(0.2)  # what is handled twice may be so now
        return harm_of(fleet.platform.fates)


def harm_of(fates: Sequence[Fate]) -> Harm:
    """What the fates of messages, in the order they were sent in, come to."""
    handled = [fate for fate in fates if fate.turns]
    by_conversation: dict[str, list[Fate]] = {}
    for fate in handled:
        by_conversation.setdefault(fate.conversation, []).append(fate)
    return Harm(
        messages=len(fates),
        lost=len(fates) - len(handled),
        twice=sum(len(fate.turns) > 1 for fate in handled),
        overtaking=sum(
            any(_overtakes(fate, before) for before in each[:place])
            for each in by_conversation.values()
            for place, fate in enumerate(each)
        ),
        longest_s=max(fate.turns[0] - fate.sent_at for fate in handled),
    )


def _overtakes(fate: Fate, before: Fate) -> bool:
    """Sent when the one before was acknowledged already, and begun earlier all the same."""
    return before.acknowledged_at < fate.sent_at and fate.turns[0] < before.turns[0]


async def _warm_up(fleet: Fleet) -> None:
    await fleet.platform.send_at_full_speed(_WARM_UP, AT_ONCE, within_s=30)


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent do not exceed."""
    return quantiles(values, n=100)[percent - 1]
