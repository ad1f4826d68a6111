"""What happens to a fleet while people talk to it: one function a scenario, each ends in a `Row`.

The short form is in `tests/faults/test_scenarios.py`, the long one is `python -m bench.faults`.
Every scenario draws from a seeded generator, so that a run can be had again.
"""

import random
import time
from dataclasses import dataclass
from pathlib import Path

from tests.emulators.slack import SlackEmulator
from tests.emulators.slack.rules import SlackRules
from tests.faults import fleet, redis_server
from tests.faults.crowd import Crowd, sentences
from tests.faults.history import Report, check, script

QUICK_TO_REPEAT = SlackRules(retry_delays_s=(0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0))
"""Slack repeats at once, after a minute and after five; here time is pressed."""


@dataclass(frozen=True, slots=True)
class Row:
    """What came of a scenario. `recoveries_s`: after each fault, until all who waited saw more."""

    name: str
    report: Report
    faults: int = 0
    recoveries_s: tuple[float, ...] = ()
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
