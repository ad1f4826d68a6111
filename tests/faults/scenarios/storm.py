"""Events that come several times, shuffled, at several gateways."""

import random
import time
from pathlib import Path

from tests.emulators.slack import SlackEmulator
from tests.faults import fleet, redis_server
from tests.faults.crowd import Crowd, sentences
from tests.faults.history import check
from tests.faults.load import QUICK_TO_REPEAT, Row, scripted


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
    return Row("storm", report, history, seconds=seconds, note=f"{deliveries} deliveries")
