"""The bots that are measured, each alone on an emulated Discord with Discord's limits."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

from bench.model_server import ModelServer
from bench.processes import Process, dragoman, running
from bench.turns import discord_settings, secrets
from tests.emulators.discord import TOKEN, DiscordEmulator, Person
from tests.emulators.discord.places import Channel
from tests.emulators.discord.posts import Post
from tests.emulators.discord.rates import RateRules

LIMITS = RateRules(per_channel=5, global_per_s=50)
"""As others observed them, and documented (tests/emulators/discord/rates.py)."""

ANSWERED_AFTER_S = 0.08
"""How long Discord takes to answer a call."""

READY_WITHIN_S = 20.0
BOTS = ("bare", "recipe", "dragoman")
_NUMBERS = count(200_000)


@dataclass(slots=True)
class Reply:
    """What people saw of one reply; moments by `time.perf_counter`, 0.0: not yet."""

    reference: str
    said_at: float
    first_at: float = 0.0
    whole_at: float = 0.0
    posts: int = 0
    edits: int = 0
    is_whole: asyncio.Event = field(default_factory=asyncio.Event)

    def see(self, text: str, is_new: bool, now: float) -> None:
        """Note that a message of it was posted or changed."""
        self.first_at = self.first_at or now
        self.posts += is_new
        self.edits += not is_new
        if self.reference in text and not self.is_whole.is_set():
            self.whole_at = now
            self.is_whole.set()


@dataclass(slots=True)
class Bot:
    """A running bot, and somebody who talks to it, in a channel of its own for each question."""

    name: str
    process: Process
    emulator: DiscordEmulator
    model: ModelServer
    person: Person
    _awaited: dict[int, Reply] = field(default_factory=dict)

    def look(self, what: str, post: Post) -> None:
        """Listen to what is shown on this Discord."""
        reply = self._awaited.get(post.channel_id)
        text = post.text + "".join(embed.get("description") or "" for embed in post.embeds)
        if reply is not None and post.author is self.emulator.bot and text and what != "deleted":
            reply.see(text, what == "posted", time.perf_counter())

    def channels(self, how_many: int) -> list[Channel]:
        """So many new channels."""
        world, guild = self.emulator.world, self.emulator.guild
        return [world.add_channel(guild, f"c{next(_NUMBERS)}") for _ in range(how_many)]

    async def ask(self, channel: Channel, words: int, within_s: float = 120.0) -> Reply:
        """Ask for a reply of so many words, and wait until all of it is shown."""
        number = next(_NUMBERS)
        self.model.words[number] = words
        reply = Reply(f"ref{number}", time.perf_counter())
        self._awaited[channel.id] = reply
        self.person.mentions(channel, f"Say {reply.reference}")
        try:
            async with asyncio.timeout(within_s):
                await reply.is_whole.wait()
        finally:
            del self._awaited[channel.id]
        return reply


@asynccontextmanager
async def talking(name: str, model: ModelServer, *, is_limited: bool) -> AsyncIterator[Bot]:
    """One of `BOTS` while the block lasts; `is_limited`: Discord has its limits and its distance,
    else it takes everything at once."""
    rates = LIMITS if is_limited else RateRules()
    async with AsyncExitStack() as stack:
        emulator = await stack.enter_async_context(DiscordEmulator.running(rates=rates))
        if name == "dragoman":
            adapter = discord_settings(emulator, calls_per_s=50 if is_limited else 100_000)
            program = await stack.enter_async_context(
                dragoman({"discord": adapter}, model.base_url, environment=secrets())
            )
            process = program.process
        else:
            module = {"bare": "bench.bare_bot", "recipe": "bench.discord.recipe_bot"}[name]
            addresses = (emulator.base_url, emulator.gateway_url, model.base_url, TOKEN)
            process = await stack.enter_async_context(running("-m", module, *addresses))
        await emulator.until_connected(READY_WITHIN_S)
        await asyncio.sleep(3.0)  # discord.py waits two seconds for servers it was not told of
        bot = Bot(name, process, emulator, model, emulator.person("Ada"))
        emulator.world.on_seen.append(bot.look)
        for channel in bot.channels(3):
            await bot.ask(channel, 0)
        if is_limited:
            emulator.faults.add(kind="slow", times=1_000_000, delay_s=ANSWERED_AFTER_S)
        yield bot
