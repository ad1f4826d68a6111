"""How soon the program is ready, and how much memory it takes, without the local model.

    python -m bench.footprint    prints this table alone

It takes about three minutes; `python -m bench` prints the table as well.
"""

import asyncio
import contextlib
import statistics
import tempfile
import time
from dataclasses import dataclass

import aiohttp
import uvloop

from bench.model_server import ModelServer
from bench.processes import dragoman, free_port
from bench.turns import discord_settings, secrets, slack_settings, web_settings
from tests.emulators.discord import DiscordEmulator
from tests.emulators.slack import SlackEmulator

LOOK_EVERY_S = 0.01
WITHIN_S = 30.0
SETTLED_AFTER_S = 3.0


@dataclass(frozen=True, slots=True)
class Footprint:
    """Medians over a few starts. Times count from the start of the process, in seconds.

    `ready_s` is the first 200 of /readyz. Sizes in MiB are resident ones: `ready_mb` then, the
    others `SETTLED_AFTER_S` later, when the model's client is loaded too.
    """

    name: str
    ready_s: float
    cpu_s: float
    ready_mb: float
    resident_mb: float
    valkey_mb: float
    keeper_mb: float


@dataclass(frozen=True, slots=True)
class Start:
    """What is started: which adapters, and in which environment."""

    name: str
    adapters: dict[str, dict[str, object]]
    environment: dict[str, str]


async def measure(model_url: str, starts: int) -> list[Footprint]:
    """Each platform alone, all of them, and all of them for the very first time.

    The rows take turns, so that all meet the same machine. A start before these, which is not
    counted, leaves behind the bytecode of every library, as any start does.
    """
    async with SlackEmulator() as slack, DiscordEmulator.running() as discord:
        web = {"web": web_settings(free_port())}
        on_slack = {"slack": slack_settings(slack)}
        on_discord = {"discord": discord_settings(discord, calls_per_s=50)}
        environment = secrets(slack)
        rows = [
            Start("web alone", web, environment),
            Start("Slack alone", on_slack, environment),
            Start("Discord alone", on_discord, environment),
            Start("web, Slack and Discord", web | on_slack | on_discord, environment),
        ]
        await _start(rows[-1], model_url)
        seen: list[list[tuple[float, ...]]] = [[] for _ in range(len(rows) + 1)]
        for _ in range(starts):
            for samples, row in zip(seen, rows, strict=False):
                samples.append(await _start(row, model_url))
            with tempfile.TemporaryDirectory(prefix="bench") as bytecode:
                first = Start(
                    "the same, with no bytecode yet",
                    rows[-1].adapters,
                    environment | {"PYTHONPYCACHEPREFIX": bytecode},
                )
                seen[-1].append(await _start(first, model_url))
        return [
            Footprint(
                row.name, *(statistics.median(values) for values in zip(*samples, strict=True))
            )
            for samples, row in zip(seen, [*rows, first], strict=True)
        ]


async def _start(start: Start, model_url: str) -> tuple[float, ...]:
    """The figures of one start, in the order of `Footprint`."""
    ops_port = free_port()
    began_at = time.perf_counter()
    async with (
        dragoman(
            start.adapters, model_url, ops_port=ops_port, environment=start.environment
        ) as program,
        aiohttp.ClientSession() as session,
        asyncio.timeout(WITHIN_S),
    ):
        ready_at = await _answers(session, f"http://127.0.0.1:{ops_port}/readyz")
        cpu_s, ready_mb = program.process.cpu_s, program.process.resident_mb
        await asyncio.sleep(SETTLED_AFTER_S)
        return (
            ready_at - began_at,
            cpu_s,
            ready_mb,
            program.process.resident_mb,
            program.valkey.resident_mb,
            program.keeper.resident_mb,
        )


async def _answers(session: aiohttp.ClientSession, url: str) -> float:
    """When `url` answered with 200 for the first time."""
    while True:
        with contextlib.suppress(aiohttp.ClientError):
            async with session.get(url) as answer:
                await answer.read()
                if answer.status == 200:
                    return time.perf_counter()
        await asyncio.sleep(LOOK_EVERY_S)


async def main() -> None:
    """Measure, and print the table."""
    from bench.report import footprint_table

    model = ModelServer()
    await model.start()
    try:
        print(footprint_table(await measure(model.base_url, starts=7)))
    finally:
        await model.stop()


if __name__ == "__main__":
    uvloop.run(main())
