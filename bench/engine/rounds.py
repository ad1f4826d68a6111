"""One round of everything: which rows there are, and that sides take turns in each of them."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.engine import measure
from bench.engine.fleet import Layout, Work
from bench.engine.measure import Harm, Speed, Wait
from bench.engine.peer import Peer

OURS, THEIRS = "**Dragoman**", "Chat SDK"
BESIDE = f"{THEIRS}, one process"
"""The row that others are compared with."""

PER_S = 200.0
WAITING = Work(wait_s=0.05, max_turns=20)
_UNDER_WAY_WAITING = 80  # twice what two workers can run at once


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured. `patience_s`: then a message that nobody has handled is lost."""

    rounds: int
    messages: int
    seconds: float
    patience_s: float


FULL = Size(rounds=3, messages=3000, seconds=6.0, patience_s=40.0)
"""Patience is longer than a lock of the Chat SDK lives without its holder (30 s)."""
QUICK = Size(rounds=1, messages=300, seconds=1.0, patience_s=4.0)


@dataclass(slots=True)
class Figures:
    """By row, one for each round."""

    speeds: dict[str, list[Speed]] = field(default_factory=dict)
    scaling: dict[str, list[Speed]] = field(default_factory=dict)
    waits: dict[str, list[Wait]] = field(default_factory=dict)
    harms: dict[str, list[Harm]] = field(default_factory=dict)


async def measure_round(
    figures: Figures, redis_url: str, size: Size, peer: Peer | None, seed: int
) -> None:
    """Add one round to `figures`."""
    for name, layout, work in _speed_rows(peer):
        _say(name)
        speed = await measure.speed(layout, work, redis_url, seed, size.messages)
        figures.speeds.setdefault(name, []).append(speed)
    for workers in (1, 2):
        _say(name := f"{OURS}, {_counted(workers, 'worker')} and a gateway")
        layout = Layout(("gateway", *("worker",) * workers))
        speed = await measure.speed(
            layout, WAITING, redis_url, seed, size.messages, _UNDER_WAY_WAITING
        )
        figures.scaling.setdefault(name, []).append(speed)
    for count in (1, 2):
        for side, layout in _sides(peer, count):
            _say(name := f"{side}, {_counted(count, 'process')}")
            wait = await measure.wait(layout, redis_url, seed, PER_S, size.seconds)
            figures.waits.setdefault(name, []).append(wait)
    for kills, what in ((False, "nobody dies"), (True, "one killed half-way")):
        for side, layout in _sides(peer, 2):
            _say(name := f"{side}, {what}")
            harm = await measure.harm(
                layout, redis_url, seed, PER_S, size.seconds, size.patience_s, kills=kills
            )
            figures.harms.setdefault(name, []).append(harm)


def _speed_rows(peer: Peer | None) -> Iterator[tuple[str, Layout, Work]]:
    least, whole = Work(), Work(is_whole=True)
    for count in (1, 2):
        for side, layout in _sides(peer, count):
            yield f"{side}, {_counted(count, 'process')}", layout, least
    for workers in (1, 2):
        layout = Layout(("gateway", *("worker",) * workers))
        yield f"{OURS}, a gateway and {_counted(workers, 'worker')}", layout, least
    if peer:
        history = Work(keeps_history=True)
        yield f"{BESIDE}, keeping the messages of a thread", Layout(("",), peer), history
    yield f"{OURS}, one process, whole turns", Layout(("run",)), whole


def _sides(peer: Peer | None, count: int) -> Iterator[tuple[str, Layout]]:
    yield OURS, Layout(("run",) * count)
    if peer:
        yield THEIRS, Layout(("",) * count, peer)


def _counted(count: int, what: str) -> str:
    if count == 1:
        return f"one {what}"
    return f"two {what}es" if what.endswith("s") else f"two {what}s"


def _say(name: str) -> None:
    print(f"{name} …", file=sys.stderr)
