"""Workers that are paused and wake up after they were replaced."""

import asyncio
import random
import signal
import time
from pathlib import Path

from tests.faults.load import Row, scripted, talking

_PAUSE_S = 5.0  # longer than a lease


async def pauses(folder: Path, *, pauses: int, seed: int = 10, threads: int = 12) -> Row:
    """SIGSTOP for five seconds, in the middle of everything, one worker after another.

    What remains open is a pause in the turn of the event loop before the bytes of a call to Slack:
    a reply posted there is doubled, and this row counts how often that is.
    """
    began_at, dice = time.monotonic(), random.Random(seed)
    settings = {"models": scripted(words=12, delay_s=0.2)}
    paused: list[tuple[float, str]] = []
    async with talking(folder, settings, dice, threads=threads) as run:
        await asyncio.sleep(1.0)
        for _ in range(pauses):
            worker = dice.choice(run.fleet.workers)
            worker.signal(signal.SIGSTOP)
            paused.append((time.monotonic(), worker.name))
            await asyncio.sleep(_PAUSE_S)
            worker.signal(signal.SIGCONT)
            await asyncio.sleep(dice.uniform(1.0, 2.0))
    return run.row("paused workers", began_at, paused)
