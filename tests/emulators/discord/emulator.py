"""The whole stand-in: one address for an unmodified discord.py, and people who talk to the bot."""

import contextlib
from collections.abc import AsyncIterator, Callable

from aiohttp import web

from tests.emulators.discord.clock import Clock
from tests.emulators.discord.faults import Faults
from tests.emulators.discord.gateway import PRIVILEGED, Gateway
from tests.emulators.discord.interactions import Interaction, Interactions
from tests.emulators.discord.people import Person
from tests.emulators.discord.places import Channel, Guild, User
from tests.emulators.discord.posts import Post
from tests.emulators.discord.rates import RateLimiter, RateRules
from tests.emulators.discord.rest import PREFIX, Rest
from tests.emulators.discord.world import World

TOKEN = "MTA.emulator.token"
"""What the emulator accepts as a bot token unless told otherwise."""


class DiscordEmulator:
    """A Discord with one guild, one channel, one bot and as many people as wanted.

    Times that are long at Discord are arguments, or pass with `clock.advance`.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        rates: RateRules | None = None,
        granted_intents: int = PRIVILEGED,
        heartbeat_s: float = 41.25,
        answer_within_s: float = 15.0,
        token_good_for_s: float = 900.0,
        shards: int = 1,
        ago_s: float = 0.0,
    ) -> None:
        self.token = token
        self.clock = Clock(ago_s)
        self.bot = User(self.clock.snowflake(), "Dragoman", is_bot=True)
        guilds: dict[int, Guild] = {}
        self.gateway = Gateway(
            token=token,
            bot=self.bot,
            guilds=guilds,
            granted_intents=granted_intents,
            heartbeat_s=heartbeat_s,
            shards=shards,
        )
        self.world = World(clock=self.clock, bot=self.bot, gateway=self.gateway)
        self.interactions = Interactions(
            self.world, answer_within_s=answer_within_s, token_good_for_s=token_good_for_s
        )
        self.faults = Faults()
        self.rates = RateLimiter(rates or RateRules())
        self.rest = Rest(
            self.world, self.interactions, token=token, faults=self.faults, rates=self.rates
        )
        self.guild = self.world.add_guild("Workshop", self.world.add_user("Olga Owner"))
        self.channel = self.world.add_channel(self.guild, "general")
        self.address = ""

    @classmethod
    @contextlib.asynccontextmanager
    async def running(
        cls, *, host: str = "127.0.0.1", port: int = 0, **settings: object
    ) -> AsyncIterator["DiscordEmulator"]:
        """Serve while the block lasts, on any port with 0. `settings` go to the constructor."""
        emulator = cls(**settings)  # type: ignore[arg-type]  # handed on as they came
        runner = web.AppRunner(emulator.rest.application(), access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        try:
            site = web.TCPSite(runner, host, port)
            await site.start()
            bound = runner.addresses[0][1]
            emulator.address = emulator.rest.address = f"http://{host}:{bound}"
            emulator.gateway.url = f"ws://{host}:{bound}/gateway"
            yield emulator
        finally:
            await emulator.gateway.cut()
            await runner.cleanup()

    @property
    def base_url(self) -> str:
        """Where the REST calls go: `adapters.discord.base_url`."""
        return f"{self.address}{PREFIX}"

    @property
    def gateway_url(self) -> str:
        """Where the websocket goes: `adapters.discord.gateway_url`."""
        return self.gateway.url

    def person(self, name: str) -> Person:
        """A new person in the guild."""
        return Person(self.world.add_user(name), self.rest)

    # ── what people see ──────────────────────────────────────────────────────────────────────────

    def seen_in(self, channel: Channel) -> list[Post]:
        """The messages that stand in a channel or thread now, oldest first."""
        return self.world.history(channel)

    def from_bot(self, channel: Channel | None = None) -> list[Post]:
        """What the bot said and has not taken back, oldest first."""
        return [
            post
            for post in self.world.posts.values()
            if post.author is self.bot
            and not post.is_deleted
            and (channel is None or post.channel_id == channel.id)
        ]

    def pinged(self) -> set[int | str]:
        """Everybody whom the bot ever notified: user ids, role ids and "everyone"."""
        who: set[int | str] = set()
        for post in self.world.posts.values():
            if post.author is self.bot:
                who |= post.pings.users | post.pings.roles
                who |= {"everyone"} if post.pings.everyone else set()
        return who

    async def until_connected(self, timeout_s: float = 60.0) -> None:
        """Wait until a client is connected and identified."""
        await self.world.until(lambda: self.gateway.is_connected, timeout_s)

    async def until_registered(self, command: str, timeout_s: float = 60.0) -> None:
        """Wait until people see this command in their list."""
        commands = self.interactions
        await self.world.until(
            lambda: any(known["name"] == command for known in commands.commands), timeout_s
        )

    async def wait_for_reply(
        self,
        to: Post | Channel | Interaction,
        *,
        showing: str | Callable[[Post], bool] = "",
        timeout_s: float = 60.0,
    ) -> Post:
        """The bot's first message after `to` (in the same place) that shows the text `showing`, or
        for which `showing` is true; TimeoutError when there is none in time."""

        def seen() -> Post | None:
            for post in self.world.posts.values():
                if post.author is self.bot and not post.is_deleted and _follows(post, to):
                    if post.is_loading:
                        continue
                    if showing(post) if callable(showing) else showing in post.text:
                        return post
            return None

        found = await self.world.until(seen, timeout_s)
        assert isinstance(found, Post)
        return found


def _follows(post: Post, to: Post | Channel | Interaction) -> bool:
    if isinstance(to, Post):
        return post.channel_id == to.channel_id and post.id > to.id
    if isinstance(to, Interaction):
        return post.channel_id == to.channel.id and post.id > to.id
    return post.channel_id == to.id
