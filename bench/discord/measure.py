"""What is measured of each bot: replies of 500 tokens, many at once, and a long day."""

import asyncio
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from bench.discord.bots import Bot, Reply, talking
from bench.model_server import ModelServer

TOKENS, TOKENS_PER_S = 500, 50.0
AT_ONCE = 8
"""Questions of the long day that wait together."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One reply as a person saw it; seconds."""

    first_s: float
    tail_s: float
    posts: int
    edits: int


@dataclass(frozen=True, slots=True)
class Streamed:
    """Replies of `TOKENS` tokens, and the CPU that each took; `refused` calls got a 429."""

    replies: tuple[Shown, ...]
    cpu_ms: float
    refused: int

    def median(self, figure: str) -> float:
        """The median of one of `Shown`'s figures."""
        return float(statistics.median(getattr(reply, figure) for reply in self.replies))

    def most(self, figure: str) -> float:
        """The largest of one of `Shown`'s figures."""
        return float(max(getattr(reply, figure) for reply in self.replies))


@dataclass(frozen=True, slots=True)
class Day:
    """Many short turns: CPU of one, and the resident size after so many of them."""

    cpu_ms: float
    resident_mb: tuple[tuple[int, float], ...]


async def streamed(name: str, model: ModelServer, replies: int, at_once: int) -> Streamed:
    """`replies` replies of `TOKENS` tokens, `at_once` of them at a time, each in its channel."""
    model.prepare({})
    async with talking(name, model, is_limited=True) as bot:
        model.tokens_per_s = TOKENS_PER_S
        try:
            shown: list[Shown] = []
            cpu_s, refused = bot.process.cpu_s, bot.emulator.rates.refused
            for _ in range(replies // at_once):
                some = await asyncio.gather(
                    *(bot.ask(channel, TOKENS - 1) for channel in bot.channels(at_once))
                )
                await asyncio.sleep(0.5)
                shown.extend(_shown(reply, model) for reply in some)
            cpu_s, refused = bot.process.cpu_s - cpu_s, bot.emulator.rates.refused - refused
        finally:
            model.tokens_per_s = 0.0
    return Streamed(tuple(shown), cpu_s / len(shown) * 1e3, refused)


async def day(name: str, model: ModelServer, turns: int, looks: Sequence[int]) -> Day:
    """`turns` turns of one token, and the size after each number of them in `looks`."""
    model.prepare({})
    async with talking(name, model, is_limited=False) as bot:
        sizes = [(0, bot.process.resident_mb)]
        cpu_s, done = bot.process.cpu_s, 0
        for look in looks:
            await _turns(bot, look - done)
            done = look
            model.exchanges.clear()
            bot.emulator.rest.calls.clear()
            sizes.append((look, bot.process.resident_mb))
        cpu_s = bot.process.cpu_s - cpu_s
    return Day(cpu_s / turns * 1e3, tuple(sizes))


async def _turns(bot: Bot, how_many: int) -> None:
    """As many questions, by people in `AT_ONCE` channels who each wait for their answer."""

    async def person(questions: int) -> None:
        for channel in bot.channels(1):
            for _ in range(questions):
                await bot.ask(channel, 0)

    each, more = divmod(how_many, AT_ONCE)
    await asyncio.gather(*(person(each + (number < more)) for number in range(AT_ONCE)))


def _shown(reply: Reply, model: ModelServer) -> Shown:
    exchange = model.exchanges[int(reply.reference.removeprefix("ref"))]
    return Shown(
        first_s=reply.first_at - reply.said_at,
        tail_s=reply.whole_at - exchange.ended_at,
        posts=reply.posts,
        edits=reply.edits,
    )
