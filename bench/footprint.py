"""How soon the program is ready, and how much memory it takes, without the local model."""

import asyncio
import contextlib
import statistics
import time
from dataclasses import dataclass

import aiohttp

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

    `page_s` is the first answer of the chat page, `ready_s` the first 200 of /readyz. Sizes in MiB
    are resident ones, `settled` seconds after, when the model's client is loaded too.
    """

    name: str
    page_s: float
    ready_s: float
    cpu_s: float
    resident_mb: float
    valkey_mb: float
    keeper_mb: float


async def measure(model_url: str, starts: int) -> list[Footprint]:
    """With the web alone, and with every platform."""
    async with SlackEmulator() as slack, DiscordEmulator.running() as discord:
        environment = secrets(slack)
        port = free_port()
        web = {"web": web_settings(port)}
        every = web | {"slack": slack_settings(slack), "discord": discord_settings(discord)}
        return [
            await _median(name, adapters, port, model_url, environment, starts)
            for name, adapters in (("web alone", web), ("web, Slack and Discord", every))
        ]


async def _median(
    name: str,
    adapters: dict[str, dict[str, object]],
    port: int,
    model_url: str,
    environment: dict[str, str],
    starts: int,
) -> Footprint:
    seen = [await _start(adapters, port, model_url, environment) for _ in range(starts)]
    return Footprint(name, *(statistics.median(values) for values in zip(*seen, strict=True)))


async def _start(
    adapters: dict[str, dict[str, object]],
    port: int,
    model_url: str,
    environment: dict[str, str],
) -> tuple[float, float, float, float, float, float]:
    ops_port = free_port()
    began_at = time.perf_counter()
    async with (
        dragoman(adapters, model_url, ops_port=ops_port, environment=environment) as program,
        aiohttp.ClientSession() as session,
        asyncio.timeout(WITHIN_S),
    ):
        page_at, ready_at = await asyncio.gather(
            _answers(session, f"http://127.0.0.1:{port}/"),
            _answers(session, f"http://127.0.0.1:{ops_port}/readyz"),
        )
        cpu_s = program.process.cpu_s
        await asyncio.sleep(SETTLED_AFTER_S)
        return (
            page_at - began_at,
            ready_at - began_at,
            cpu_s,
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
