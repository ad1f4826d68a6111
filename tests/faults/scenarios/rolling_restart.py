"""An upgrade: every worker is ended by SIGTERM and started again, one after another, under load."""

import asyncio
import random
import time
from dataclasses import replace
from pathlib import Path

from tests.faults.load import Row, scripted, talking

ENDED_BADLY = "workers that ended with another status than 0"


async def rolling_restart(folder: Path, *, rounds: int, seed: int = 7, threads: int = 12) -> Row:
    """Three workers, `rounds` times each; what they cannot finish in half a second goes over."""
    began_at, dice = time.monotonic(), random.Random(seed)
    settings = {
        "models": scripted(words=40, tokens_per_s=20),
        "worker": {"stop_within_s": 0.5},
    }
    ended: list[tuple[float, str]] = []
    statuses: list[int] = []
    async with talking(folder, settings, dice, threads=threads, workers=3) as run:
        await asyncio.sleep(1.0)
        for _ in range(rounds):
            for worker in run.fleet.workers:
                ended.append((time.monotonic(), worker.name))
                statuses.append(await worker.terminate())
                await worker.start()
                await worker.until_ready()
                await asyncio.sleep(dice.uniform(0.2, 0.6))
    note = f"exit status {', '.join(map(str, sorted(set(statuses))))}"
    row = run.row("rolling restart", began_at, ended, note)
    return replace(row, figures={ENDED_BADLY: sum(status != 0 for status in statuses)})
