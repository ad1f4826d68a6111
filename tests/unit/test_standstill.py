"""Whether the process stood still is told from who is slow."""

import asyncio
import time

from bot.standstill import Standstill


async def test_a_process_that_stood_still_is_told_from_one_that_waited() -> None:
    with Standstill() as paused:
        await asyncio.sleep(0.01)
        time.sleep(1.0)  # noqa: ASYNC251 - as if the process were stopped
        await asyncio.sleep(0.01)
    assert paused.longest_s > 0.9
    for _ in range(5):  # the machine itself may stand still
        with Standstill() as waiting:
            await asyncio.sleep(1.0)
        if waiting.longest_s < paused.longest_s:
            break
    assert waiting.longest_s < paused.longest_s
