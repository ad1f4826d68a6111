"""A second message at any moment around the end of the turn before it: is it ever left behind?"""

import asyncio
import random
import time
from dataclasses import replace
from pathlib import Path

from tests.faults.crowd import Thread
from tests.faults.load import Row, fleet_at_rest, scripted

_AT_ONCE = 60
_WITHIN_S = 20.0


async def stranding(folder: Path, *, trials: int, seed: int = 6) -> Row:
    """Turns of 0.3 s; in each conversation a second message 0 to 0.4 s after the first."""
    began_at, dice = time.monotonic(), random.Random(seed)
    settings = {"models": scripted(words=5, delay_s=0.3)}
    async with fleet_at_rest(folder, settings, threads=trials) as run:
        gate = asyncio.Semaphore(_AT_ONCE)

        async def race(thread: Thread, gap_s: float) -> None:
            async with gate:
                first = run.crowd.says(thread)
                await asyncio.sleep(gap_s)
                await run.crowd.until_answered([first, run.crowd.says(thread)], _WITHIN_S)

        async with asyncio.TaskGroup() as group:
            for thread in run.crowd.threads:
                group.create_task(race(thread, dice.uniform(0.0, 0.4)))
    row = run.row("stranding race", began_at, [])
    apart = row.report.replies - trials
    return replace(row, note=f"{trials} trials, {apart} in a turn of their own")
