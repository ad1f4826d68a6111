"""A fleet under load: people talk to it while something goes wrong, and all is judged after it."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.emulators.slack import SlackEmulator
from tests.emulators.slack.rules import SLACK_WAITS_S, SlackRules
from tests.faults import fleet, redis_server
from tests.faults.crowd import Crowd, sentences
from tests.faults.fleet import Fleet
from tests.faults.history import History, Report, check, recoveries_s, script
from tests.faults.redis_server import RedisServer

QUICK_TO_REPEAT = SlackRules(SLACK_WAITS_S, retry_delays_s=(0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0))
"""Slack repeats at once, after a minute and after five; here time is pressed."""


_SETTLED_S = 1.0  # what is shown comes before it is committed


@dataclass(frozen=True, slots=True)
class Row:
    """What came of a scenario. `recoveries_s`: after each fault, until all who waited saw
    more, and which fault it was. `never`: the kinds of faults that were planned and did not come
    once, so that nothing is shown of them. `figures`: what else was measured, by name."""

    name: str
    report: Report
    history: History
    faults: int = 0
    recoveries_s: tuple[tuple[float, str], ...] = ()
    seconds: float = 0.0
    note: str = ""
    never: tuple[str, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)


def scripted(words: int, tokens_per_s: float = 0.0, delay_s: float = 0.0) -> dict[str, object]:
    """`models` of a configuration: replies that can be checked, of so many words."""
    model = {"kind": "scripted", "rules": [script(words)]}
    return {"main": {**model, "tokens_per_s": tokens_per_s, "delay_s": delay_s}}


@dataclass(frozen=True, slots=True)
class Run:
    """A fleet and the people who talk to it."""

    fleet: Fleet
    crowd: Crowd
    redis: RedisServer
    result: list[History]

    def row(
        self,
        name: str,
        began_at: float,
        faults: Sequence[tuple[float, str]],
        note: str = "",
        *,
        only_admitted: bool = False,
    ) -> Row:
        """Judge what was, after the run. `faults`: from when each was to be recovered from."""
        history = self.result[0]
        gaps_s = recoveries_s(history, [at for at, _ in faults], only_admitted=only_admitted)
        recovered = [
            (gap_s, f"{what} after {at - began_at:.2f} s")
            for gap_s, (at, what) in zip(gaps_s, faults, strict=True)
            if gap_s is not None
        ]
        return Row(
            name,
            check(history, sentences()),
            history,
            faults=len(faults),
            recoveries_s=tuple(recovered),
            seconds=time.monotonic() - began_at,
            note=note,
        )


@asynccontextmanager
async def fleet_at_rest(
    folder: Path,
    settings: Mapping[str, object],
    *,
    threads: int,
    gateways: int = 1,
    workers: int = 2,
    fsync: str = "everysec",
    redis_url: str = "",
    in_channels: bool = False,
) -> AsyncIterator[Run]:
    """A fleet and people who say nothing by themselves; the history is read at the end.

    With `redis_url` the data is there (and `settings` must say so), not in the fleet's own server.
    """
    async with (
        redis_server.running(folder / "redis", fsync=fsync) as redis,
        SlackEmulator(QUICK_TO_REPEAT) as slack,
        fleet.running(
            folder, redis, slack, settings, gateways=gateways, workers=workers
        ) as processes,
    ):
        crowd = Crowd(slack, threads, in_channels=in_channels)
        run = Run(processes, crowd, redis, [])
        yield run
        await asyncio.sleep(_SETTLED_S)
        run.result.append(await run.crowd.history(redis_url or redis.url))


@asynccontextmanager
async def talking(
    folder: Path,
    settings: Mapping[str, object],
    dice: random.Random,
    *,
    threads: int,
    gateways: int = 1,
    workers: int = 2,
    fsync: str = "everysec",
    redis_url: str = "",
    in_channels: bool = False,
) -> AsyncIterator[Run]:
    """People ask, read and ask again while the block lasts; then everybody gets their answer."""
    async with fleet_at_rest(
        folder,
        settings,
        threads=threads,
        gateways=gateways,
        workers=workers,
        fsync=fsync,
        redis_url=redis_url,
        in_channels=in_channels,
    ) as run:
        is_over = asyncio.Event()
        talk = asyncio.create_task(
            run.crowd.chat(is_over.is_set, lambda: dice.uniform(0.1, 0.8), run.crowd.threads)
        )
        try:
            yield run
            is_over.set()
            await talk
        finally:
            talk.cancel()
            await asyncio.gather(talk, return_exceptions=True)
