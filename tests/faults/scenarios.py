"""What happens to a fleet while people talk to it: one function a scenario, each ends in a `Row`.

The short form is in `tests/faults/test_scenarios.py`, the long one is `python -m bench.faults`.
Every scenario draws from a seeded generator, so that a run can be had again.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.emulators.slack import SlackEmulator
from tests.emulators.slack.calls import Call
from tests.emulators.slack.rules import SlackRules
from tests.faults import fleet, redis_server
from tests.faults.crowd import Crowd, sentences
from tests.faults.fleet import Fleet, Member
from tests.faults.history import History, Report, check, recovery_s, script
from tests.faults.redis_server import RedisServer

QUICK_TO_REPEAT = SlackRules(retry_delays_s=(0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0))
"""Slack repeats at once, after a minute and after five; here time is pressed."""


_SETTLED_S = 1.0  # what is shown comes before it is committed


@dataclass(frozen=True, slots=True)
class Row:
    """What came of a scenario. `recoveries_s`: after each fault, until all who waited saw
    more, and which fault it was."""

    name: str
    report: Report
    faults: int = 0
    recoveries_s: tuple[tuple[float, str], ...] = ()
    seconds: float = 0.0
    note: str = ""


def scripted(words: int, tokens_per_s: float = 0.0, delay_s: float = 0.0) -> dict[str, object]:
    """`models` of a configuration: replies that can be checked, of so many words."""
    model = {"kind": "scripted", "rules": [script(words)]}
    return {"main": {**model, "tokens_per_s": tokens_per_s, "delay_s": delay_s}}


async def storm(folder: Path, *, events: int, seed: int = 1) -> Row:
    """Events delivered 1 to 4 times, shuffled, to two gateways and two workers."""
    began_at, dice = time.monotonic(), random.Random(seed)
    settings = {"models": scripted(words=20, delay_s=0.02)}
    async with (
        redis_server.running(folder / "redis") as redis,
        SlackEmulator(QUICK_TO_REPEAT) as slack,
        fleet.running(folder, redis, slack, settings, gateways=2, workers=2),
    ):
        crowd = Crowd(slack, threads=max(1, events // 8))
        messages = [crowd.writes(crowd.threads[n % len(crowd.threads)]) for n in range(events)]
        await crowd.deliver(messages, most_times=4, at_once=40, dice=dice)
        await crowd.until_answered(messages, within_s=60)
        history = await crowd.history(redis.url)
        deliveries = sum(len(message.deliveries) for message in messages)
    report = check(history, sentences())
    seconds = time.monotonic() - began_at
    return Row("storm", report, seconds=seconds, note=f"{deliveries} deliveries")


# ── kill -9 ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Moment:
    """When to kill: a process of `role`, when it does `what` (a call of Slack's, or one of the
    engine's steps), `where` in that; with "any", at a random time."""

    role: Literal["gateway", "worker"]
    where: Literal["any", "before", "after"] = "any"
    what: str = ""

    def __str__(self) -> str:
        return f"{self.role} {self.where} {self.what}".strip()


MOMENTS = (
    Moment("gateway"),
    Moment("gateway", "before", "_admit"),
    Moment("gateway", "after", "_admit"),
    Moment("worker"),
    Moment("worker"),
    Moment("worker", "before", "_take"),
    Moment("worker", "after", "_take"),
    Moment("worker", "before", "_record"),
    Moment("worker", "after", "_record"),
    Moment("worker", "before", "chat.startStream"),
    Moment("worker", "after", "chat.startStream"),
    Moment("worker", "before", "chat.appendStream"),
    Moment("worker", "after", "chat.appendStream"),
    Moment("worker", "before", "chat.stopStream"),
    Moment("worker", "after", "chat.stopStream"),
    Moment("worker", "before", "_commit"),
    Moment("worker", "after", "_commit"),
)
"""In the life of a turn: admitted, taken, written down, shown, ended, committed."""


async def kills(folder: Path, *, kills: int, seed: int = 2, threads: int = 12) -> Row:
    """kill -9 at every kind of moment, while people talk; a supervisor starts the dead again."""
    began_at, dice = time.monotonic(), random.Random(seed)
    settings = {"models": scripted(words=40, tokens_per_s=20)}
    plan = [MOMENTS[n % len(MOMENTS)] for n in range(kills)]
    dice.shuffle(plan)
    async with talking(folder, settings, dice, threads=threads, gateways=2) as run:
        at: list[tuple[float, str]] = []
        for moment in plan:
            member, killed_at = await _kill_at(moment, run.fleet, dice)
            at.append((killed_at, str(moment)))
            moved = asyncio.create_task(run.crowd.until_moved(killed_at, within_s=10))
            await member.ended()
            await member.start()
            await member.until_ready()
            await moved
            await asyncio.sleep(dice.uniform(0.2, 1.0))
    return run.row("kills", began_at, at)


async def _kill_at(moment: Moment, fleet: Fleet, dice: random.Random) -> tuple[Member, float]:
    """Kill a member when the moment comes; at last after ten seconds."""
    members = fleet.gateways if moment.role == "gateway" else fleet.workers
    victim = dice.choice(members)
    killed: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    def kill() -> None:
        if not killed.done():
            killed.set_result(victim.kill())

    def look(call: Call) -> None:
        if call.via == victim.name and call.method == moment.what:
            kill()

    api = fleet.slack.web_api
    watchers = api.at_call if moment.where == "before" else api.at_effect
    if moment.where == "any":
        await asyncio.sleep(dice.uniform(0.0, 2.5))
        kill()
    elif moment.what.startswith("_"):
        victim.redis.at_sight(moment.what.encode(), kill, moment.where)
    else:
        watchers.append(look)
    try:
        async with asyncio.timeout(10):
            await asyncio.shield(killed)
    except TimeoutError:
        kill()
    finally:
        victim.redis.forget_sights()
        if look in watchers:
            watchers.remove(look)
    return victim, killed.result()


# ── a fleet under load ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Run:
    """A fleet and the people who talk to it."""

    fleet: Fleet
    crowd: Crowd
    redis: RedisServer
    result: list[History]

    def row(
        self, name: str, began_at: float, faults: Sequence[tuple[float, str]], note: str = ""
    ) -> Row:
        """Judge what was, after the run. `faults`: from when each was to be recovered from."""
        [history] = self.result
        gaps = [(recovery_s(history, at), what) for at, what in faults]
        return Row(
            name,
            check(history, sentences()),
            faults=len(faults),
            recoveries_s=tuple((gap, what) for gap, what in gaps if gap is not None),
            seconds=time.monotonic() - began_at,
            note=note,
        )


@asynccontextmanager
async def talking(
    folder: Path,
    settings: Mapping[str, object],
    dice: random.Random,
    *,
    threads: int,
    gateways: int = 1,
    workers: int = 2,
    fsync: str = "everysec",
) -> AsyncIterator[Run]:
    """People ask, read and ask again while the block lasts; then everybody gets their answer."""
    async with (
        redis_server.running(folder / "redis", fsync=fsync) as redis,
        SlackEmulator(QUICK_TO_REPEAT) as slack,
        fleet.running(
            folder, redis, slack, settings, gateways=gateways, workers=workers
        ) as processes,
    ):
        crowd, is_over = Crowd(slack, threads), asyncio.Event()
        run = Run(processes, crowd, redis, [])
        talk = asyncio.create_task(
            crowd.chat(is_over.is_set, lambda: dice.uniform(0.1, 0.8), crowd.threads)
        )
        try:
            yield run
            is_over.set()
            await talk
        finally:
            talk.cancel()
            await asyncio.gather(talk, return_exceptions=True)
        await asyncio.sleep(_SETTLED_S)
        run.result.append(await crowd.history(redis.url))
