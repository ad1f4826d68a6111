"""What moderators choose, what people may have forgotten, edits, deletions, and shards."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace

import pytest
from pydantic import ValidationError

from adapters.discord import Place, Settings
from adapters.discord.admitting import AWAY
from adapters.discord.invitation import application_of
from adapters.discord.privacy import FORGOTTEN
from adapters.discord.setup import setup
from bot.errors import ConfigError, DeliveryRefused
from bot.messages import ConversationId, PersonId
from bot.ports import OutgoingMessage
from tests.emulators.discord import DiscordEmulator, Person
from tests.emulators.discord.interactions import Interaction
from tests.emulators.discord.places import MANAGE_THREADS, STAGE
from tests.emulators.discord_stage import receiving, told
from tests.emulators.intake import Desk

KEY, NEXT = "k3v9x0000000000000000a00", "k3v9x0000000000000000b00"


class Register:
    """`People` in memory."""

    def __init__(self) -> None:
        self.known: dict[PersonId, dict[str, str]] = {}

    async def read(self, person: PersonId) -> dict[str, str]:
        return dict(self.known.get(person, {}))

    async def write(self, person: PersonId, values: Mapping[str, str], turn_id: str) -> bool:
        self.known.setdefault(person, {}).update(values)
        return True

    async def forget(self, person: PersonId) -> None:
        self.known.pop(person, None)


@pytest.fixture
async def emulator() -> AsyncIterator[DiscordEmulator]:
    async with DiscordEmulator.running() as running:
        yield running


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def olga(emulator: DiscordEmulator) -> Person:
    """The owner of the server."""
    olga = emulator.person("Olga")
    emulator.guild.owner = olga.user
    return olga


async def test_a_moderator_switches_answers_off_and_on_for_the_server(
    emulator: DiscordEmulator, desk: Desk, olga: Person
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk):
        with pytest.raises(KeyError):
            ada.uses("settings", emulator.channel, answers="off")
        off = olga.uses("settings", emulator.channel, answers="off")
        assert "I do not answer" in await told(emulator, off)
        ada.mentions(emulator.channel, "one")
        refused = await told(emulator, ada.uses("ask", emulator.channel, text="two"))
        ada.writes("direct")
        await desk.until(1)
        on = olga.uses("settings", emulator.channel, answers="default")
        assert "- I answer" in await told(emulator, on)
        ada.mentions(emulator.channel, "three")
        await desk.until(2)

    assert "not answer here" in refused
    assert desk.texts == ["direct", "three"]


async def test_what_is_being_answered_ends_where_answers_are_switched_off(
    emulator: DiscordEmulator, desk: Desk, olga: Person
) -> None:
    other = emulator.world.add_channel(emulator.guild, "other")
    async with receiving(emulator, desk):
        for place in (emulator.channel, other):
            olga.mentions(place, "go")
            desk.memory.replying.add((await desk.next()).conversation)
        await told(emulator, olga.uses("settings", other, answers="off", here=True))
        await desk.until_stopped()

    assert [conversation.channel for conversation in desk.stopped] == [str(other.id)]


async def test_what_is_chosen_for_a_channel_goes_before_the_server_and_config(
    emulator: DiscordEmulator, desk: Desk, olga: Person
) -> None:
    ada = emulator.person("Ada")
    other = emulator.world.add_channel(emulator.guild, "other")
    places = {str(emulator.guild.id): {"threads": True}}
    async with receiving(emulator, desk, places=places):
        here = olga.uses("settings", other, memory="channel", threads="off", here=True)
        assert "all of the channel is one conversation" in await told(emulator, here)
        shown = await told(emulator, olga.uses("settings", emulator.channel))
        ada.mentions(other, "hello")
        message = await desk.next()
        with_thread = ada.mentions(emulator.channel, "hello")
        second = await desk.next()

    assert "thread of its own" in shown
    assert message.conversation == ConversationId("discord", str(emulator.guild.id), str(other.id))
    assert message.address.thread == ""
    assert second.conversation.thread == str(with_thread.id)
    assert second.address.thread == "hello"


async def test_what_was_chosen_in_another_process_holds_after_a_restart(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    chosen = Place(answers=False).model_dump_json()
    desk.memory.notebook[f"place:{emulator.guild.id}"] = chosen
    desk.memory.notebook["place:1"] = '{"answers": "of a newer release"}'
    ada = emulator.person("Ada")
    async with receiving(emulator, desk):
        ada.mentions(emulator.channel, "one")
        assert "not answer" in await told(emulator, ada.uses("ask", emulator.channel, text="two"))

    assert desk.admitted == []


async def test_settings_that_redis_cannot_keep_are_not_said_to_hold(
    emulator: DiscordEmulator, desk: Desk, olga: Person
) -> None:
    async with receiving(emulator, desk):
        desk.away = 1
        assert await told(emulator, olga.uses("settings", emulator.channel, answers="off")) == AWAY
        assert "- I answer" in await told(emulator, olga.uses("settings", emulator.channel))
        desk.is_stuck = True
        assert await told(emulator, olga.uses("settings", emulator.channel, answers="off")) == AWAY


async def test_people_read_what_is_kept_and_have_themselves_forgotten(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada, register = emulator.person("Ada"), Register()
    person = PersonId("discord", str(emulator.guild.id), str(ada.id))
    register.known[person] = register.known[PersonId("discord", "dm", str(ada.id))] = {"a": "b"}
    async with receiving(emulator, desk, {"people": register}, privacy_notice="See example.org."):
        used: Interaction = ada.uses("privacy", emulator.channel)
        text = await told(emulator, used)
        (post,) = used.said
        ada.presses(post, post.labels[0])
        await emulator.world.until(lambda: post.text == FORGOTTEN, 20)

    assert text.endswith("See example.org.")
    assert register.known == {}
    assert post.labels == []


async def test_the_first_use_notice_is_said_once_to_each_person(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada, bob = emulator.person("Ada"), emulator.person("Bob")
    register, notice = Register(), "I can be wrong."
    async with receiving(emulator, desk, {"people": register}, first_use_notice=notice):
        for number in range(3):
            ada.mentions(emulator.channel, str(number))
        await desk.until(3)
        used = bob.uses("ask", emulator.channel, text="hi")
        await emulator.world.until(lambda: used.acknowledged_at_s, 20)
        bob.uses("ask", emulator.channel, text="hi again")
        await desk.until(5)

    said = [post for post in emulator.from_bot(emulator.channel) if post.text == notice]
    assert len(said) == 2
    assert used.original is not None
    assert used.original.is_loading, "the place of the answer is still free"


async def test_a_server_that_removes_the_bot_is_forgotten_and_one_out_of_reach_is_not(
    emulator: DiscordEmulator, desk: Desk, olga: Person
) -> None:
    guild = str(emulator.guild.id)
    async with receiving(emulator, desk):
        await told(emulator, olga.uses("settings", emulator.channel, answers="off"))
        emulator.world.remove_guild(emulator.guild, is_outage=True)
        olga.writes("a moment later")
        await desk.until(1)
        assert desk.memory.purged == []
        emulator.world.remove_guild(emulator.guild)
        olga.writes("and again")
        await desk.until(2)
        async with asyncio.timeout(20):
            name = f"place:{guild}"
            while "false" in desk.memory.notebook[name]:  # noqa: ASYNC110 - a dict tells nobody
                await asyncio.sleep(0.01)

    assert desk.memory.purged == [("discord", guild)]


# ── edits and deletions ──────────────────────────────────────────────────────────────────────────


async def test_what_people_edit_and_take_back_is_handed_on_in_order(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk):
        first = ada.mentions(emulator.channel, "what is a modan?")
        ada.edits(first, f"<@{emulator.bot.id}> what is a monad?")
        second = ada.writes("forget it")
        ada.deletes(second)
        ada.writes("the last")
        late = ada.says(emulator.channel, "Dragoman, what is a comonad?")
        ada.edits(late, f"<@{emulator.bot.id}> what is a comonad?")
        ada.edits(late, f"<@{emulator.bot.id}> and what is a comonad?")
        old = ada.says(emulator.channel, "@Dragoman, years ago")
        old.id = 1 << 22
        ada.edits(old, f"<@{emulator.bot.id}> years ago")
        ada.writes("the very last")
        await desk.until(5)

    direct_texts = [message.text for message in desk.admitted if message.is_direct]
    assert direct_texts == ["forget it", "the last", "the very last"]
    assert "what is a comonad?" in desk.texts
    assert "years ago" not in desk.texts
    assert desk.memory.admitted[str(late.id)].text == "and what is a comonad?"
    edited = desk.memory.admitted[str(first.id)]
    assert edited.text == "what is a monad?"
    assert edited.conversation == desk.admitted[0].conversation
    direct = ConversationId("discord", "dm", str(ada.direct.id))
    assert desk.memory.deletions == [(direct, str(second.id))]


@pytest.mark.parametrize("stop_button", [True, False])
async def test_what_a_moderator_clears_away_is_taken_back_and_a_reply_cut_off_by_it_ends(
    emulator: DiscordEmulator, desk: Desk, stop_button: bool
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk, stop_button=stop_button) as adapter:
        asked = [ada.mentions(emulator.channel, text) for text in ("one", "two")]
        first, second = await desk.until(2)
        replies = [
            await adapter.post(OutgoingMessage(message.address, "It", key, is_final=is_final))
            for message, key, is_final in ((first, KEY, True), (second, NEXT, False))
        ]
        for message, reply in zip((first, second), replies, strict=True):
            desk.memory.ours[message.address.channel, reply] = message.conversation
        desk.memory.replying.add(second.conversation)
        posts = [emulator.world.posts[int(reply)] for reply in replies]
        emulator.world.clear_away([*asked, *posts])
        await desk.until_stopped()
        cut = OutgoingMessage(second.address, "It grows", NEXT, message_id=replies[1], shown="It")
        behind = replace(cut, message_id="", key=f"{NEXT[:-2]}02")
        for go_on in (adapter.update(cut), adapter.post(behind)):
            with pytest.raises(DeliveryRefused):
                await go_on

    assert [deleted for _, deleted in desk.memory.deletions][:2] == [first.id, second.id]
    assert desk.stopped == [second.conversation], "what is whole is only tidied away"
    assert desk.stopped_turns == [NEXT[:-2]], "what grew there, and not what waits behind it"


# ── threads that are no longer needed ────────────────────────────────────────────────────────────


async def test_threads_of_its_own_that_were_put_away_long_ago_are_deleted_where_that_is_wanted(
    desk: Desk,
) -> None:
    day_s = 86_400.0
    async with DiscordEmulator.running(ago_s=9 * day_s) as emulator:
        world, bot, ada = emulator.world, emulator.world.bot, emulator.person("Ada")
        forbidden, wanted, unwanted = (
            emulator.channel,
            world.add_channel(emulator.guild, "wanted"),
            world.add_channel(emulator.guild, "unwanted"),
        )
        for channel in (wanted, unwanted):
            channel.bot_permissions |= MANAGE_THREADS
        not_allowed = world.add_thread(forbidden, "not allowed", bot, None)
        elsewhere = world.add_thread(unwanted, "elsewhere", bot, None)
        old = world.add_thread(wanted, "old", bot, None)
        taken_up = world.add_thread(wanted, "taken up", bot, None)
        not_ours = world.add_thread(wanted, "Ada's", ada.user, None)
        for thread in (not_allowed, elsewhere, old, taken_up, not_ours):
            world.archive(thread)
        locked = world.add_thread(wanted, "locked", bot, None)
        world.archive(locked, is_locked=True)
        emulator.clock.advance(9 * day_s)
        young = world.add_thread(wanted, "young", bot, None)
        world.archive(young)
        ada.says(taken_up, "one more thing")
        places = {str(channel.id): {"threads_kept_days": 7} for channel in (forbidden, wanted)}
        async with receiving(emulator, desk, places=places):
            # The one that was put away first is looked at last.
            await world.until(lambda: old.id not in world.channels, 20)

        tried = ("DELETE", f"/channels/{not_allowed.id}")
        assert emulator.rest.calls.count(tried) == 1, "what is refused is left for next time"
        kept = (not_allowed, elsewhere, taken_up, not_ours, locked, young)
        assert all(thread.id in world.channels for thread in kept)


async def test_a_moderator_says_how_long_threads_are_kept_and_hears_what_is_lacking_for_it(
    emulator: DiscordEmulator, desk: Desk, olga: Person
) -> None:
    async with receiving(emulator, desk):
        lacking = await told(
            emulator, olga.uses("settings", emulator.channel, threads_kept_days=30)
        )
        emulator.channel.bot_permissions |= MANAGE_THREADS
        enough = await told(emulator, olga.uses("settings", emulator.channel))
        for_good = await told(
            emulator, olga.uses("settings", emulator.channel, threads_kept_days=0)
        )

    assert "deleted 30 days after" in lacking
    assert "lack the permission Manage Threads" in lacking
    assert "deleted 30 days after" in enough
    assert "lack" not in enough
    assert "deleted" not in for_good


# ── shards and the invitation ────────────────────────────────────────────────────────────────────


async def test_two_processes_share_the_shards_and_each_hears_its_own(desk: Desk) -> None:
    async with DiscordEmulator.running(shards=2) as emulator:
        ada = emulator.person("Ada")
        guilds = [emulator.guild]
        while len({(guild.id >> 22) % 2 for guild in guilds}) < 2:
            guilds.append(emulator.world.add_guild("Another", ada.user))
        channels = [emulator.world.add_channel(guild, "general") for guild in guilds]
        other = Desk(desk.memory)
        async with (
            receiving(emulator, desk, shard_count=2, shards=[0]),
            receiving(emulator, other, shard_count=2, shards=[1]),
        ):
            await emulator.world.until(lambda: len(emulator.gateway.sessions) == 2, 20)
            ada.writes("direct")
            for channel in channels:
                ada.mentions(channel, str((channel.guild_id or 0) >> 22 & 1))
            await desk.until(1 + sum(guild.id >> 22 & 1 == 0 for guild in guilds))
            await other.until(sum(guild.id >> 22 & 1 for guild in guilds))

    assert set(desk.texts) == {"direct", "0"}
    assert set(other.texts) == {"1"}
    places = {name for name in desk.memory.notebook if name.startswith("seen")}
    assert places == {"seen:0/2", "seen:1/2"}


async def test_each_shard_is_read_from_its_own_place_in_the_history(desk: Desk) -> None:
    async with DiscordEmulator.running(shards=2, ago_s=600) as emulator:
        ada, clock = emulator.person("Ada"), emulator.clock
        guild = emulator.guild
        while (guild.id >> 22) % 2 != 0:
            guild = emulator.world.add_guild("Another", ada.user)
        stage = emulator.world.add_channel(guild, "stage", STAGE)
        desk.memory.notebook["seen:0/2"] = str(clock.snowflake())
        ada.mentions(stage, "while this shard was cut off")
        clock.advance(300)
        desk.memory.notebook["seen:1/2"] = str(clock.snowflake())
        async with receiving(emulator, desk):
            await desk.until(1)
            # discord.py leaves what is half connected as it is, with a thread that goes on.
            await emulator.world.until(lambda: len(emulator.gateway.connected_shards) == 2, 20)

    assert desk.texts == ["while this shard was cut off"]


def test_shards_without_their_number_are_refused() -> None:
    with pytest.raises(ValidationError, match="shard_count"):
        Settings.model_validate({"token": "t", "shards": [0, 1]})


def test_setup_prints_the_link_with_the_application_of_the_token_and_no_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOME_TOKEN", "MTIzNDU2Nzg5.abc.secret")
    text = setup({"token": "${SOME_TOKEN}", "message_content": True}, "")
    bare = setup({}, "")
    tidy = setup({"places": {"1": {"threads": True}, "2": {"threads_kept_days": 7}}}, "")

    assert "client_id=123456789&" in text
    assert "secret" not in text
    assert "switch it on" in text
    assert "client_id=APPLICATION_ID&" in bare
    assert "Manage Threads" not in bare
    assert "Manage Threads" in tidy
    assert f"permissions={309237746688 | MANAGE_THREADS}" in tidy
    with pytest.raises(ConfigError):
        setup({}, "https://bot.example.com")


@pytest.mark.parametrize("token", ["", "x", "ÄÖ.a.b", "aGVsbG8.a.b"])
def test_what_is_no_bot_token_names_no_application(token: str) -> None:
    assert application_of(token) == ""
