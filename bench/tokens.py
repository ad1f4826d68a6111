"""Many replies at once: what a streamed token costs through the whole path, beside the floor."""

import asyncio
import statistics
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp

from bench.model_server import ModelServer
from bench.processes import Process, dragoman, free_port, running
from bench.turns import Screen, Visitor, discord_settings, secrets, web_settings
from tests.emulators.discord import TOKEN, DiscordEmulator
from tests.emulators.discord.places import Channel

TOKENS_PER_S = 50.0
SHORTEST = 300
SPREAD_S = 2.0
"""Replies end spread over this time: people do not all ask for equally much."""

WINDOW_AFTER_S, WINDOW_S = 1.0, 4.5
"""CPU is counted while every reply streams, so that what a turn costs once is not in it."""

ROWS = (
    ("bare", 100),
    ("dragoman", 100),
    ("dragoman on the web", 100),
    ("bare", 500),
    ("dragoman", 500),
    ("bare", 50),
    ("objects", 50),
    ("langchain", 50),
)
"""What is compared with what. Where fewer, since 100 would fill a core."""

WITHIN_S = 90.0
_FIRST = 100_000


@dataclass(frozen=True, slots=True)
class Streaming:
    """How a number of simultaneous replies went. Tails are model's end → final text, seconds."""

    name: str
    replies: int
    us_per_token: float
    valkey_us_per_token: float
    busy: float
    delivered: float
    tail_median_s: float
    tail_p95_s: float
    resident_mb: float


async def measure(name: str, model: ModelServer, replies: int) -> Streaming:
    """Stream `replies` replies through "dragoman" or one of those in `bench.floor`."""
    numbers = range(_FIRST, _FIRST + replies)
    extra = SPREAD_S * TOKENS_PER_S / replies
    words = {number: SHORTEST + int(index * extra) for index, number in enumerate(numbers)}
    async with DiscordEmulator.running() as emulator:
        channels = [emulator.world.add_channel(emulator.guild, f"c{n}") for n in numbers]
        screen = Screen()
        emulator.world.on_seen.append(
            lambda what, post: screen.shows(post.text) if post.author is emulator.bot else None
        )
        ends = [asyncio.create_task(screen.moment_of(f"ref{n}", WITHIN_S)) for n in numbers]
        model.prepare(words, tokens_per_s=TOKENS_PER_S, hold_until=replies)
        async with _asked(name, model.base_url, emulator, channels, screen) as (process, valkey):
            async with asyncio.timeout(WITHIN_S):
                await model.began.wait()
            await asyncio.sleep(WINDOW_AFTER_S)
            sent, cpu_s, valkey_s = model.tokens_sent, process.cpu_s, _cpu_s(valkey)
            await asyncio.sleep(WINDOW_S)
            sent = model.tokens_sent - sent
            cpu_s, valkey_s = process.cpu_s - cpu_s, _cpu_s(valkey) - valkey_s
            resident_mb = process.resident_mb
            seen_at = await asyncio.gather(*ends)
    tails = [
        at - model.exchanges[number].ended_at for number, at in zip(numbers, seen_at, strict=True)
    ]
    return Streaming(
        name=name,
        replies=replies,
        us_per_token=cpu_s / sent * 1e6,
        valkey_us_per_token=valkey_s / sent * 1e6,
        busy=cpu_s / WINDOW_S,
        delivered=sent / (replies * TOKENS_PER_S * WINDOW_S),
        tail_median_s=statistics.median(tails),
        tail_p95_s=statistics.quantiles(tails, n=20)[-1],
        resident_mb=resident_mb,
    )


@asynccontextmanager
async def _asked(
    name: str,
    model_url: str,
    emulator: DiscordEmulator,
    channels: list[Channel],
    screen: Screen,
) -> AsyncIterator[tuple[Process, Process | None]]:
    """A process that was asked for a reply in each channel, or by as many visitors of its page."""
    if name == "dragoman on the web":
        port = free_port()
        async with (
            dragoman({"web": web_settings(port)}, model_url) as program,
            aiohttp.ClientSession(
                f"http://127.0.0.1:{port}", connector=aiohttp.TCPConnector(limit=0)
            ) as session,
        ):
            visitors = [await Visitor.come(session, screen) for _ in channels]
            for number, visitor in enumerate(visitors, _FIRST):
                await visitor.say(f"Say ref{number}")
            yield program.process, program.valkey
            for visitor in visitors:
                visitor.leave()
        return
    if name != "dragoman":
        ids = [str(channel.id) for channel in channels]
        arguments = (name, model_url, emulator.base_url, TOKEN, str(_FIRST), *ids)
        async with running("-m", "bench.floor", *arguments) as process:
            yield process, None
        return
    person = emulator.person("Ada")
    adapters = {"discord": discord_settings(emulator, calls_per_s=100_000)}
    async with dragoman(adapters, model_url, environment=secrets()) as program:
        await emulator.until_connected(WITHIN_S)
        await asyncio.sleep(2.0)
        for number, channel in enumerate(channels, _FIRST):
            person.mentions(channel, f"Say ref{number}")
        yield program.process, program.valkey


def _cpu_s(process: Process | None) -> float:
    return process.cpu_s if process else 0.0
