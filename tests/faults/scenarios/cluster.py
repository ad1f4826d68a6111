"""A cluster whose masters are killed under load, one after another."""

import asyncio
import random
import time
from dataclasses import replace
from pathlib import Path

from tests import valkeys
from tests.faults.load import Row, scripted, talking

_BACK_AFTER_S = 3.0  # by then its replica has taken over; then a supervisor starts it again


async def cluster(
    folder: Path, *, kills: int, wait_replicas: int, seed: int = 11, threads: int = 16
) -> Row:
    """Three masters with a replica each; admission waits for `wait_replicas` of them."""
    began_at, dice = time.monotonic(), random.Random(seed)
    killed: list[tuple[float, str]] = []
    with valkeys.cluster(folder / "cluster") as nodes:
        settings = {
            "models": scripted(words=30, tokens_per_s=20),
            "redis": {"url": nodes.url, "wait_replicas": wait_replicas},
        }
        async with talking(folder, settings, dice, threads=threads, redis_url=nodes.url) as run:
            await asyncio.sleep(2.0)
            for _ in range(kills):
                master = dice.choice(await asyncio.to_thread(nodes.masters))
                await asyncio.to_thread(master.kill)
                killed.append((time.monotonic(), f"master on {master.port}"))
                await asyncio.sleep(_BACK_AFTER_S)
                await asyncio.to_thread(master.start)
                await asyncio.to_thread(nodes.settle)
                await asyncio.sleep(dice.uniform(0.5, 2.0))
    row = run.row("cluster", began_at, killed, only_admitted=True)
    return replace(row, note=f"redis.wait_replicas {wait_replicas}")
