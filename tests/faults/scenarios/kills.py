"""kill -9 at every kind of moment in the life of a turn."""

import asyncio
import contextlib
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from tests.emulators.slack.calls import Call
from tests.faults.fleet import Fleet, Member
from tests.faults.load import Row, scripted, talking


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


async def kills(
    folder: Path,
    *,
    kills: int,
    seed: int = 2,
    threads: int = 12,
    moments: Sequence[Moment] = MOMENTS,
    patience_s: float = 10.0,
) -> Row:
    """kill -9 at every kind of moment, while people talk; a supervisor starts the dead again.

    A moment that has not come after `patience_s` is not counted as met; the process is killed then.
    """
    began_at, dice = time.monotonic(), random.Random(seed)
    settings = {"models": scripted(words=40, tokens_per_s=20)}
    plan = [moments[n % len(moments)] for n in range(kills)]
    met = Counter(dict.fromkeys(map(str, plan), 0))
    dice.shuffle(plan)
    async with talking(folder, settings, dice, threads=threads, gateways=2) as run:
        at: list[tuple[float, str]] = []
        for moment in plan:
            member, killed_at, is_met = await _kill_at(moment, run.fleet, dice, patience_s)
            met[str(moment)] += is_met
            at.append((killed_at, str(moment) if is_met else f"{moment.role} at some time"))
            moved = asyncio.create_task(run.crowd.until_moved(killed_at, within_s=10))
            await member.ended()
            await member.start()
            await member.until_ready()
            await moved
            await asyncio.sleep(dice.uniform(0.2, 1.0))
    note = (
        f"{met.total()} at their moment, at least {min(met.values())} of each of {len(met)} kinds"
    )
    never = tuple(kind for kind, count in met.items() if not count)
    return replace(run.row("kills", began_at, at, note), never=never)


async def _kill_at(
    moment: Moment, fleet: Fleet, dice: random.Random, patience_s: float
) -> tuple[Member, float, bool]:
    """Kill a member when the moment comes, or where it does not in time; whether it came."""
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
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                await asyncio.shield(killed)
        is_met = killed.done()
        kill()
    finally:
        victim.redis.forget_sights()
        if look in watchers:
            watchers.remove(look)
    return victim, killed.result(), is_met
