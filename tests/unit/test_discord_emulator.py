"""The Discord emulator, seen through an unmodified discord.py."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import discord
import pytest
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.emulators.discord import DiscordEmulator, Post, RateRules
from tests.emulators.discord.pings import pings_of
from tests.emulators.discord.refusals import Refusal


class Echo(discord.Client):
    """Says everything again, and knows /ask."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        if intents is None:
            intents = discord.Intents.default()
            intents.message_content = True
        super().__init__(intents=intents, guild_ready_timeout=0.02)
        self.heard: list[str] = []
        self.resumed = asyncio.Event()
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(
            app_commands.Command(name="ask", description="Ask me", callback=self.ask)
        )

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def ask(self, interaction: discord.Interaction, text: str) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content=f"you asked: {text}")

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user:
            self.heard.append(message.content)
            await message.channel.send(f"echo: {message.content}", reference=message)

    async def on_resumed(self) -> None:
        self.resumed.set()


@contextlib.asynccontextmanager
async def at(
    emulator: DiscordEmulator, client: discord.Client
) -> AsyncIterator[asyncio.Task[None]]:
    """`client`, connected to the emulator."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = emulator.base_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(emulator.gateway_url)
    task = asyncio.create_task(client.start(emulator.token))
    try:
        yield task
    finally:
        await client.close()
        await asyncio.wait([task], timeout=20)
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before


async def ready(emulator: DiscordEmulator, client: discord.Client) -> None:
    """Wait until the client has everything that a connection begins with."""
    await emulator.until_connected()
    await asyncio.wait_for(client.wait_until_ready(), 20)


@pytest.fixture
async def emulator() -> AsyncIterator[DiscordEmulator]:
    async with DiscordEmulator.running() as running:
        yield running


@pytest.fixture
async def echo(emulator: DiscordEmulator) -> AsyncIterator[Echo]:
    client = Echo()
    async with at(emulator, client):
        await ready(emulator, client)
        yield client


async def test_a_client_reads_what_people_say_and_they_see_its_answer(
    emulator: DiscordEmulator, echo: Echo
) -> None:
    asked = emulator.person("Ada").says(emulator.channel, "hello")

    answer = await emulator.wait_for_reply(asked, showing="echo: hello")

    assert answer.reply_to is asked
    assert answer.pings.users == {asked.author.id}, "Discord pings whom one replies to"


async def test_edits_are_kept_as_people_saw_them_one_after_the_other(
    emulator: DiscordEmulator, echo: Echo
) -> None:
    channel = echo.get_channel(emulator.channel.id)
    assert isinstance(channel, discord.TextChannel)

    message = await channel.send("one")
    await message.edit(content="one two")
    await message.edit(content="one two three")

    assert emulator.from_bot()[0].texts == ["one", "one two", "one two three"]


async def test_a_cut_connection_is_resumed_and_the_missed_message_replayed(
    emulator: DiscordEmulator, echo: Echo
) -> None:
    async with emulator.gateway.down():
        asked = emulator.person("Ada").says(emulator.channel, "while you were away")

    await emulator.wait_for_reply(asked, showing="while you were away")

    assert (emulator.gateway.resumed, emulator.gateway.identified) == (1, 1)
    assert emulator.gateway.replayed >= 1


@pytest.mark.parametrize("how", ["reconnect", "invalid_resumable", "code_4000"])
async def test_every_resumable_end_of_a_connection_leads_to_resume(
    emulator: DiscordEmulator, echo: Echo, how: str
) -> None:
    if how == "reconnect":
        emulator.gateway.ask_to_reconnect()
    elif how == "invalid_resumable":
        emulator.gateway.invalidate(resumable=True)
    else:
        await emulator.gateway.cut(code=4000)

    await asyncio.wait_for(echo.resumed.wait(), 20)
    asked = emulator.person("Ada").says(emulator.channel, "still there?")
    await emulator.wait_for_reply(asked, showing="still there?")


async def test_a_lost_session_is_refused_and_what_was_said_meanwhile_is_only_in_the_history(
    emulator: DiscordEmulator, echo: Echo
) -> None:
    async with emulator.gateway.down(resumable=False):
        emulator.person("Ada").says(emulator.channel, "missed")

    # discord.py now waits five seconds before it identifies again; tests/faults waits for that
    gateway = emulator.gateway
    await emulator.world.until(lambda: gateway.refused_resumes, 20)
    channel = echo.get_channel(emulator.channel.id)
    assert isinstance(channel, discord.TextChannel)
    history = [message.content async for message in channel.history()]

    assert gateway.resumed == 0
    assert echo.heard == []
    assert history == ["missed"]


async def test_a_slash_command_thinks_and_then_answers(
    emulator: DiscordEmulator, echo: Echo
) -> None:
    used = emulator.person("Ada").uses("ask", emulator.channel, text="why?")

    answer = await emulator.wait_for_reply(used, showing="you asked: why?")

    assert answer.texts == ["", "you asked: why?"]


async def test_a_command_that_is_not_registered_is_in_nobodys_list(
    emulator: DiscordEmulator, echo: Echo
) -> None:
    with pytest.raises(KeyError, match="draw"):
        emulator.person("Ada").uses("draw", emulator.channel, text="a cat")


@pytest.mark.parametrize(
    ("trouble", "code"), [("late", 10062), ("twice", 40060), ("expired", 50027), ("unasked", 10015)]
)
async def test_interactions_are_refused_as_discord_refuses_them(
    emulator: DiscordEmulator, trouble: str, code: int
) -> None:
    emulator.interactions.register([{"name": "ask", "description": "Ask"}])
    used = emulator.person("Ada").uses("ask", emulator.channel)

    def acknowledge() -> None:
        emulator.interactions.acknowledge(used.id, used.token, {"type": 5}, ())

    def read() -> None:
        emulator.interactions.find(used.token, "@original")

    if trouble in ("twice", "expired"):
        acknowledge()
    emulator.clock.advance({"late": 15.1, "expired": 901}.get(trouble, 0))
    with pytest.raises(Refusal) as refused:
        (acknowledge if trouble in ("late", "twice") else read)()

    assert refused.value.code == code


async def test_a_bucket_in_its_headers_makes_the_client_wait_instead_of_being_refused() -> None:
    rules = RateRules(per_channel=2, window_s=0.3)
    async with DiscordEmulator.running(rates=rules) as emulator:
        client = Echo()
        async with at(emulator, client):
            await ready(emulator, client)
            channel = client.get_channel(emulator.channel.id)
            assert isinstance(channel, discord.TextChannel)
            for number in range(4):
                await channel.send(str(number))

    assert [post.text for post in emulator.from_bot()] == ["0", "1", "2", "3"]
    assert emulator.rates.refused == 0


@pytest.mark.parametrize("kind", ["ratelimited", "ratelimited_global"])
async def test_a_429_is_waited_out_and_the_message_posted_once(
    emulator: DiscordEmulator, echo: Echo, kind: str
) -> None:
    emulator.faults.add(kind=kind, method="POST", path=r"/messages$")  # type: ignore[arg-type]  # parametrised

    asked = emulator.person("Ada").says(emulator.channel, "hi")
    await emulator.wait_for_reply(asked, showing="hi")

    assert emulator.faults.pending == 0
    assert len(emulator.from_bot()) == 1


async def test_more_than_the_global_limit_in_a_second_is_refused() -> None:
    rules = RateRules(global_per_s=3)
    async with DiscordEmulator.running(rates=rules) as emulator:
        verdicts = [
            emulator.rates.check("GET", f"/channels/{number}", emulator.clock.now_s())
            for number in range(5)
        ]

    assert [verdict.is_refused for verdict in verdicts] == [False, False, False, True, True]
    assert verdicts[-1].headers(0.0)["X-RateLimit-Global"] == "true"


async def test_a_repeated_nonce_gives_the_message_that_is_there(
    emulator: DiscordEmulator, echo: Echo
) -> None:
    channel = echo.get_channel(emulator.channel.id)
    assert isinstance(channel, discord.TextChannel)

    first = await channel.send("once", nonce="key1")
    again = await channel.send("twice", nonce="key1")

    assert again.id == first.id
    assert [post.text for post in emulator.from_bot()] == ["once"]
    assert (await channel.fetch_message(first.id)).nonce is None, "Discord does not store it"


async def test_a_dropped_answer_means_the_message_is_there_all_the_same(
    emulator: DiscordEmulator, echo: Echo
) -> None:
    channel = echo.get_channel(emulator.channel.id)
    assert isinstance(channel, discord.TextChannel)
    emulator.faults.add(kind="drop_after", method="POST", path=r"/messages$")

    with pytest.raises((OSError, Exception)) as lost:
        await channel.send("was it sent?")

    assert type(lost.value).__module__.startswith("aiohttp")
    assert [post.text for post in emulator.from_bot()] == ["was it sent?"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("x" * 2001, 50035), ("😀" * 2000, None), ("😀" * 2001, 50035), ("   ", 50006)],
)
async def test_length_is_counted_in_code_points_and_emptiness_after_trimming(
    emulator: DiscordEmulator, echo: Echo, text: str, code: int | None
) -> None:
    channel = echo.get_channel(emulator.channel.id)
    assert isinstance(channel, discord.TextChannel)

    try:
        await channel.send(text)
        refused = None
    except discord.HTTPException as error:
        refused = error.code

    assert refused == code


async def test_without_the_intent_only_mentions_and_direct_messages_have_text(
    emulator: DiscordEmulator,
) -> None:
    client = Echo(discord.Intents.default())
    ada = emulator.person("Ada")
    async with at(emulator, client):
        await ready(emulator, client)
        ada.says(emulator.channel, "not for you")
        ada.mentions(emulator.channel, "for you")
        last = ada.writes("just us")
        await emulator.wait_for_reply(last)

    assert client.heard == ["", f"<@{emulator.bot.id}> for you", "just us"]


async def test_an_intent_that_was_not_granted_ends_with_4014() -> None:
    async with DiscordEmulator.running(granted_intents=0) as emulator:
        client = Echo()
        async with at(emulator, client) as running:
            with pytest.raises(discord.PrivilegedIntentsRequired):
                await asyncio.wait_for(asyncio.shield(running), 20)

    assert emulator.gateway.close_codes == [4014]


async def test_a_wrong_token_is_refused(emulator: DiscordEmulator) -> None:
    emulator.rest.token = "another"
    client = Echo()
    async with at(emulator, client) as running:
        with pytest.raises(discord.LoginFailure):
            await asyncio.wait_for(asyncio.shield(running), 20)


async def test_several_shards_share_one_bot() -> None:
    async with DiscordEmulator.running(shards=2) as emulator:
        client = Sharded(intents=discord.Intents.default(), guild_ready_timeout=0.02)
        async with at(emulator, client):
            await emulator.world.until(lambda: emulator.gateway.identified == 2, 20)
            sessions = list(emulator.gateway.sessions.values())

    assert sorted(session.shard for session in sessions) == [(0, 2), (1, 2)]


class Sharded(discord.AutoShardedClient):
    """Identifies its shards without the five seconds between them."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        return None


async def test_attachments_and_threads_and_reactions_are_there_for_both_sides(
    emulator: DiscordEmulator, echo: Echo
) -> None:
    ada = emulator.person("Ada")
    asked = ada.says(emulator.channel, "see", files=(("a.txt", "text/plain", b"file text"),))
    thread = ada.opens_thread(emulator.channel, "details", on=asked)
    in_thread = ada.mentions(thread, "and here")
    await emulator.wait_for_reply(in_thread, showing="and here")
    channel = echo.get_channel(emulator.channel.id)
    assert isinstance(channel, discord.TextChannel)

    message = await channel.fetch_message(asked.id)
    await message.add_reaction("👍")
    sent = await channel.send(file=discord.File(__file__, "test.py"))
    seen = echo.get_channel(thread.id)

    assert await message.attachments[0].read() == b"file text"
    assert asked.reactions == {"👍": {emulator.bot.id}}
    assert emulator.world.posts[sent.id].files[0].name == "test.py"
    assert isinstance(seen, discord.Thread)
    assert seen.me is not None, "a bot that is mentioned in a thread is in it"


@pytest.mark.parametrize(
    ("allowed", "who"),
    [
        (None, {1, 9, "role", "everyone"}),
        ({"parse": []}, set()),
        ({"parse": [], "replied_user": True}, {9}),
        ({"parse": ["users"]}, {1}),
        ({"parse": [], "users": ["1"]}, {1}),
        ({"parse": ["everyone", "roles"]}, {"role", "everyone"}),
    ],
)
def test_who_is_pinged_follows_allowed_mentions(
    allowed: dict[str, object] | None, who: set[object]
) -> None:
    pings = pings_of("<@1> <@&2> @everyone", allowed, is_webhook=False, replied_to=9)

    named = set(pings.users) | ({"role"} if pings.roles else set())
    assert named | ({"everyone"} if pings.everyone else set()) == who


async def test_missing_permissions_and_unknown_places_have_discords_codes(
    emulator: DiscordEmulator, echo: Echo
) -> None:
    channel = echo.get_channel(emulator.channel.id)
    assert isinstance(channel, discord.TextChannel)
    codes = []
    emulator.channel.bot_permissions &= ~(1 << 11)

    for call in (
        channel.send("may I?"),
        channel.fetch_message(1),
        echo.fetch_channel(1),
        echo.http.edit_message(
            channel.id, 1, params=discord.http.MultipartParameters({}, None, None)
        ),
    ):
        with pytest.raises(discord.HTTPException) as refused:
            await call
        codes.append(refused.value.code)

    assert codes == [50013, 10008, 10003, 10008]


def test_posts_keep_their_order_by_id(emulator: DiscordEmulator) -> None:
    ada = emulator.person("Ada")
    posts: list[Post] = [ada.says(emulator.channel, str(number)) for number in range(50)]

    assert [post.id for post in posts] == sorted({post.id for post in posts})
