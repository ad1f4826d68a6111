"""Redis goes away in each way it can."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, get_args

from tests.faults.load import Row, Run, scripted, talking

RedisFault = Literal["stop", "kill", "pause", "slow", "reset", "black hole", "read-only", "full"]
REDIS_FAULTS: tuple[RedisFault, ...] = get_args(RedisFault)
SILENT = "times that somebody saw nothing new while Redis was slow"
UntilMoved = Callable[[float, float], Awaitable[bool]]
"""Waits until everybody who waited at a time saw something new, within so many seconds."""
_SLOW_MOST_S = 30.0
"""Whoever waits when it becomes slow is to see more by then, though it still is."""


async def redis_faults(
    folder: Path,
    *,
    faults: int,
    seed: int = 3,
    threads: int = 8,
    kinds: Sequence[RedisFault] = REDIS_FAULTS,
) -> Row:
    """Redis goes away in each way it can, for one to three seconds, while people talk, directly
    and, without mentions, in threads of channels, which both gateways hear of.

    Recovery counts from the moment when Redis is well again, for what had been admitted: what was
    not comes again when the platform sees fit. One that is slow stays so until everybody who waited
    saw more.
    """
    began_at, dice = time.monotonic(), random.Random(seed)
    settings = {"models": scripted(words=30, tokens_per_s=20)}
    async with talking(
        folder, settings, dice, threads=threads, gateways=2, in_channels=True
    ) as run:
        await asyncio.sleep(1.0)
        plan = planned(faults, kinds, dice)
        well_at, silent = await break_redis(run, plan, run.crowd.until_moved, dice)
    row = run.row("redis faults", began_at, well_at, only_admitted=True)
    return replace(row, figures={SILENT: silent})


def planned(faults: int, kinds: Sequence[RedisFault], dice: random.Random) -> list[RedisFault]:
    """So many faults, of each kind as many."""
    plan = [kinds[n % len(kinds)] for n in range(faults)]
    dice.shuffle(plan)
    return plan


async def break_redis(
    run: Run, plan: Sequence[RedisFault], until_moved: UntilMoved, dice: random.Random
) -> tuple[list[tuple[float, str]], int]:
    """One fault after the other: when Redis was well again after each, and how often somebody saw
    nothing new while it was slow. `until_moved` is that of who talks."""
    well_at: list[tuple[float, str]] = []
    silent = 0
    for fault in plan:
        silent += not await _break_redis(run, fault, dice.uniform(1.0, 3.0), until_moved)
        well_at.append((time.monotonic(), fault))
        await until_moved(well_at[-1][0], 15)
        run.fleet.expect_all_running()
        await asyncio.sleep(dice.uniform(0.2, 1.0))
    return well_at, silent


async def _break_redis(run: Run, fault: RedisFault, for_s: float, until_moved: UntilMoved) -> bool:
    """One fault, from its beginning to its end; False: somebody was to see more in it, and did
    not."""
    began_at, is_heard = time.monotonic(), True
    server, proxies = run.redis, run.fleet.proxies
    if fault == "reset":
        for proxy in proxies:
            proxy.reset()
    elif fault in ("slow", "black hole"):
        for proxy in proxies:
            if fault == "slow":
                proxy.delay_s = 1.0  # each way, so two in all
            else:
                proxy.black_hole()
        await asyncio.sleep(2 * for_s)
        if fault == "slow":
            is_heard = await until_moved(began_at, _SLOW_MOST_S)
        for proxy in proxies:
            await proxy.heal()
    elif fault == "pause":
        server.pause()
        await asyncio.sleep(for_s)
        server.go_on()
    elif fault == "read-only":  # as a master that has lost its replicas
        await server.configure(min_replicas_to_write="1")
        await asyncio.sleep(for_s)
        await server.configure(min_replicas_to_write="0")
    elif fault == "full":
        await server.configure(maxmemory="1mb")
        await asyncio.sleep(for_s)
        await server.configure(maxmemory="512mb")
    else:
        await (server.kill() if fault == "kill" else server.stop())
        await asyncio.sleep(for_s)
        await server.start()
    return is_heard
