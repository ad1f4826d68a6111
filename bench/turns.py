"""A one-token turn on each platform: what is added to the model's own time, and what it costs."""

import asyncio
import contextlib
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count, cycle

import aiohttp

from bench.model_server import ModelServer
from bench.processes import Process, Program, dragoman, running
from tests.emulators.discord import TOKEN, DiscordEmulator
from tests.emulators.slack import SlackEmulator

PAUSE_S = 0.01
WITHIN_S = 20.0
_NUMBERS = count(1000)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn in milliseconds: person speaks → model is asked; model is done → text is shown."""

    to_model_ms: float
    to_person_ms: float

    @property
    def added_ms(self) -> float:
        """All that the program adds to the model's own time."""
        return self.to_model_ms + self.to_person_ms


@dataclass(slots=True)
class Screen:
    """What a platform shows; each reference is looked for in it."""

    _awaited: dict[str, asyncio.Future[float]] = field(default_factory=dict)

    def shows(self, text: str) -> None:
        """Note that something was shown, now."""
        for reference, seen in self._awaited.items():
            if reference in text and not seen.done():
                seen.set_result(time.perf_counter())

    async def moment_of(self, reference: str, within_s: float = WITHIN_S) -> float:
        """When the text first showed `reference`."""
        self._awaited[reference] = seen = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(within_s):
                return await seen
        finally:
            del self._awaited[reference]


@dataclass(frozen=True, slots=True)
class Bot:
    """A running bot, and how a person on its platform says something to it."""

    name: str
    process: Process
    valkey: Process | None
    screen: Screen
    say: Callable[[str], Awaitable[None]]

    @property
    def valkey_cpu_s(self) -> float:
        """CPU that its Valkey has used."""
        return self.valkey.cpu_s if self.valkey else 0.0


@dataclass(slots=True)
class Sample:
    """What the turns of one bot were like."""

    turns: list[Turn] = field(default_factory=list)
    cpu_s: float = 0.0
    valkey_cpu_s: float = 0.0

    @property
    def cpu_ms(self) -> float:
        """CPU of the bot's process for a turn, everything it does meanwhile included."""
        return self.cpu_s / len(self.turns) * 1e3

    @property
    def valkey_ms(self) -> float:
        """CPU of its Valkey for a turn."""
        return self.valkey_cpu_s / len(self.turns) * 1e3

    def median(self, of: Callable[[Turn], float]) -> float:
        """The median of a figure."""
        return statistics.median(of(turn) for turn in self.turns)

    def p95(self, of: Callable[[Turn], float]) -> float:
        """The 95th percentile of a figure."""
        return statistics.quantiles((of(turn) for turn in self.turns), n=20)[-1]


async def measure(bots: list[Bot], model: ModelServer, rounds: int, turns: int) -> list[Sample]:
    """`rounds` times `turns` turns of each bot, by turns, so that all meet the same machine."""
    samples = [Sample() for _ in bots]
    for bot in bots:
        for _ in range(10):
            await _turn(bot, model)
    for _ in range(rounds):
        for bot, sample in zip(bots, samples, strict=True):
            await asyncio.sleep(0.2)
            cpu_s, valkey_cpu_s = bot.process.cpu_s, bot.valkey_cpu_s
            for _ in range(turns):
                sample.turns.append(await _turn(bot, model))
            sample.cpu_s += bot.process.cpu_s - cpu_s
            sample.valkey_cpu_s += bot.valkey_cpu_s - valkey_cpu_s
    return samples


async def _turn(bot: Bot, model: ModelServer) -> Turn:
    number = next(_NUMBERS)
    reference = f"ref{number}"
    seen = asyncio.create_task(bot.screen.moment_of(reference))
    await asyncio.sleep(0)
    said_at = time.perf_counter()
    await bot.say(f"Say {reference}")
    shown_at = await seen
    exchange = model.exchanges.pop(number)
    await asyncio.sleep(PAUSE_S)
    return Turn((exchange.asked_at - said_at) * 1e3, (shown_at - exchange.ended_at) * 1e3)


# ── platforms ────────────────────────────────────────────────────────────────────────────────────


def discord_settings(emulator: DiscordEmulator, calls_per_s: int) -> dict[str, object]:
    """`adapters.discord` for an emulator. Below 1000 `calls_per_s` are counted, as they are on
    Discord; here more are made in a second than Discord allows."""
    return {
        "token": "${DISCORD_TOKEN}",
        "base_url": emulator.base_url,
        "gateway_url": emulator.gateway_url,
        "calls_per_s": calls_per_s,
    }


def slack_settings(emulator: SlackEmulator) -> dict[str, object]:
    """`adapters.slack` for an emulator without limits, over Socket Mode."""
    return {
        "keep_rate_limits": False,
        "bot_token": "${SLACK_BOT_TOKEN}",
        "app_token": "${SLACK_APP_TOKEN}",
        "base_url": emulator.base_url,
    }


def web_settings(port: int) -> dict[str, object]:
    """`adapters.web` for whoever writes as fast as we do."""
    return {"port": port, "messages_per_minute": 1e6, "visitors_per_minute": 1e6}


def secrets(slack: SlackEmulator | None = None) -> dict[str, str]:
    """The environment with every token."""
    environment = {"DISCORD_TOKEN": TOKEN}
    if slack is not None:
        environment |= {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
    return environment


@asynccontextmanager
async def on_discord(name: str, model_url: str, *, is_bare: bool) -> AsyncIterator[Bot]:
    """A bot on a Discord of its own; people mention it in a channel."""
    async with DiscordEmulator.running() as emulator:
        screen, person = Screen(), emulator.person("Ada")
        emulator.world.on_seen.append(
            lambda what, post: screen.shows(post.text) if post.author is emulator.bot else None
        )

        async def say(text: str) -> None:
            person.mentions(emulator.channel, text)

        async def connected() -> None:
            await emulator.until_connected(WITHIN_S)
            await asyncio.sleep(3.0)  # discord.py waits two seconds for servers it was not told of

        if is_bare:
            addresses = (emulator.base_url, emulator.gateway_url, model_url, TOKEN)
            async with running("-m", "bench.bare_bot", *addresses) as process:
                await connected()
                yield Bot(name, process, None, screen, say)
        else:
            adapters = {"discord": discord_settings(emulator, calls_per_s=900)}
            async with dragoman(adapters, model_url, environment=secrets()) as program:
                await connected()
                yield _bot(name, program, screen, say)


def _bot(name: str, program: Program, screen: Screen, say: Callable[[str], Awaitable[None]]) -> Bot:
    return Bot(name, program.process, program.valkey, screen, say)


@asynccontextmanager
async def on_slack(name: str, model_url: str) -> AsyncIterator[Bot]:
    """The program on a Slack, over Socket Mode; people write to it directly."""
    async with SlackEmulator() as emulator:
        screen, us = Screen(), emulator.workspace.bot.id
        # Slack takes five posts at once in a channel: many people, each once in a while.
        people = cycle([emulator.person(f"Ada {number}") for number in range(200)])
        emulator.workspace.listeners.append(
            lambda what, message: screen.shows(message.text) if message.author == us else None
        )

        async def say(text: str) -> None:
            next(people).direct(text)

        adapters = {"slack": slack_settings(emulator)}
        async with dragoman(adapters, model_url, environment=secrets(emulator)) as program:
            async with asyncio.timeout(WITHIN_S):
                while not emulator.sockets.open_count:  # noqa: ASYNC110 - a count, it tells nobody
                    await asyncio.sleep(0.05)
            await asyncio.sleep(1.0)
            yield _bot(name, program, screen, say)


@asynccontextmanager
async def on_web(name: str, model_url: str, port: int) -> AsyncIterator[Bot]:
    """The program's own page: one visitor who follows the event stream and posts messages."""
    async with (
        dragoman({"web": web_settings(port)}, model_url) as program,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        screen = Screen()
        visitor = await Visitor.come(session, screen)

        yield _bot(name, program, screen, visitor.say)
        visitor.leave()


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody on the page: follows the event stream and posts messages."""

    _session: aiohttp.ClientSession
    _headers: dict[str, str]
    _following: asyncio.Task[None]

    @classmethod
    async def come(cls, session: aiohttp.ClientSession, screen: Screen) -> "Visitor":
        """A new visitor, as soon as the page answers; what is shown to them goes to `screen`."""
        async with asyncio.timeout(WITHIN_S):
            headers = {"Authorization": f"Bearer {await _token(session)}"}
            is_open = asyncio.Event()
            following = asyncio.create_task(_follow(session, headers, screen, is_open))
            await is_open.wait()
        return cls(session, headers, following)

    async def say(self, text: str) -> None:
        """Post a message."""
        message = {"id": f"m{time.perf_counter_ns()}", "text": text}
        async with self._session.post(
            "/api/messages", json=message, headers=self._headers
        ) as answer:
            answer.raise_for_status()

    def leave(self) -> None:
        """Close the page."""
        self._following.cancel()


async def _token(session: aiohttp.ClientSession) -> str:
    while True:
        with contextlib.suppress(aiohttp.ClientConnectionError):
            async with session.post("/api/visitors") as answer:
                return str((await answer.json())["token"])
        await asyncio.sleep(0.05)


async def _follow(
    session: aiohttp.ClientSession, headers: dict[str, str], screen: Screen, is_open: asyncio.Event
) -> None:
    forever = aiohttp.ClientTimeout(None)
    async with session.get("/api/events", headers=headers, timeout=forever) as events:
        is_open.set()
        async for line in events.content:
            if b'"shown"' in line:
                screen.shows(line.decode())
