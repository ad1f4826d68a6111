"""Redis goes away in each way it can."""

import asyncio
import random
import time
from pathlib import Path
from typing import Literal, get_args

from tests.faults.load import Row, Run, scripted, talking

RedisFault = Literal["stop", "kill", "pause", "slow", "reset", "black hole", "read-only", "full"]
REDIS_FAULTS: tuple[RedisFault, ...] = get_args(RedisFault)


async def redis_faults(folder: Path, *, faults: int, seed: int = 3, threads: int = 8) -> Row:
    """Redis goes away in each way it can, for one to three seconds, while people talk.

    Recovery counts from the moment when Redis is well again, for what had been admitted: what was
    not comes again when the platform sees fit.
    """
    began_at, dice = time.monotonic(), random.Random(seed)
    settings = {"models": scripted(words=30, tokens_per_s=20)}
    plan = [REDIS_FAULTS[n % len(REDIS_FAULTS)] for n in range(faults)]
    dice.shuffle(plan)
    async with talking(folder, settings, dice, threads=threads) as run:
        await asyncio.sleep(1.0)
        well_at = []
        for fault in plan:
            await _break_redis(run, fault, dice.uniform(1.0, 3.0))
            well_at.append((time.monotonic(), fault))
            await run.crowd.until_moved(well_at[-1][0], within_s=15)
            assert all(member.is_running for member in run.fleet.members.values())
            await asyncio.sleep(dice.uniform(0.2, 1.0))
    return run.row("redis faults", began_at, well_at, only_admitted=True)


async def _break_redis(run: Run, fault: RedisFault, for_s: float) -> None:
    """One fault, from its beginning to its end."""
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
