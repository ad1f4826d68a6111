"""A second opinion on Discord: the adapter's parts before simcord, which somebody else wrote.

simcord (PyPI) plays Discord inside the process, for one discord.py client that it takes over. So
the adapter's own connection is not in this: `tests/emulators/discord` is for that, for nonces
(simcord lets a repeated one through), rate limits, lost sessions and lost answers. What is asked
here is whether another reading of Discord's rules takes what we send, and gives what we understand.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import discord
import simcord
from discord import app_commands

from adapters.discord import Settings
from adapters.discord.asked import Asked
from adapters.discord.asking import NOT_HERE, Asking
from adapters.discord.calls import Calls
from adapters.discord.commands import add_commands
from adapters.discord.community import Community
from adapters.discord.composer import Composer
from adapters.discord.door import Door
from adapters.discord.incoming import incoming
from adapters.discord.moderating import settings_command
from adapters.discord.outgoing import Outgoing
from adapters.discord.presses import Presses
from adapters.discord.privacy import FORGOTTEN, privacy_command
from adapters.discord.rates import Rates
from adapters.discord.room import Room
from adapters.discord.stopping import Stopping
from adapters.discord.threads import Threads
from adapters.discord.uses import Use
from adapters.discord.views import message_view
from bot.messages import Address, ConversationId, IncomingMessage
from bot.ports import NoPeople, OutgoingMessage
from bot.reply import Choice, Extras, File
from bot.skills import load_skills
from bot.spending import Unlimited
from tests.emulators.discord_stage import Shelf
from tests.emulators.intake import Desk

TURN = "0123456789abcdef0123"
CHOICES = Extras((Choice("Shorter", "/shorter"), Choice("Longer", "/longer")), takes_rating=True)


@dataclass(frozen=True, slots=True)
class Stage:
    """A server with one channel and one person, the adapter's parts, and the desk behind them."""

    world: simcord.Env
    desk: Desk
    shelf: Shelf
    outgoing: Outgoing
    server: simcord.GuildHandle
    channel: simcord.ChannelHandle
    ada: simcord.MemberActor
    us: str

    async def hears(self, text: str, **more: object) -> IncomingMessage:
        """What comes of something that Ada says to us in the channel."""
        await self.ada.send(self.channel, f"<@{self.us}> {text}", **more)
        return self.desk.admitted[-1]

    async def answers(self, address: Address, text: str, extras: Extras = CHOICES) -> None:
        """A reply that grows and ends."""
        key, begin = f"{TURN}00", text[:3]
        begun = OutgoingMessage(address, begin, key, is_final=False)
        await self.outgoing.claim_room(begun)
        shown = await self.outgoing.post(begun)
        whole = OutgoingMessage(address, text, key, extras=extras, message_id=shown, shown=begin)
        await self.outgoing.claim_room(whole)
        await self.outgoing.update(whole)


class NobodyBefore:
    """A line in which nothing stands."""

    def __init__(self) -> None:
        self._taking_in: set[asyncio.Task[None]] = set()

    def put_use(self, use: Use) -> None:
        """Take it in at once."""
        self._taking_in.add(task := asyncio.create_task(use.take_in()))
        task.add_done_callback(self._taking_in.discard)

    def is_held_up(self, use: Use) -> bool:
        """No."""
        return False


@asynccontextmanager
async def before_simcord() -> AsyncIterator[Stage]:
    """No fixture: simcord keeps its clock in the context of the task that opened it."""
    desk, shelf, asked, nobody = Desk(), Shelf(), Asked(), NoPeople()
    settings = Settings.model_validate({"token": "a.b.c", "message_content": True})
    client = discord.Client(
        intents=discord.Intents(
            guilds=True, guild_messages=True, dm_messages=True, message_content=True
        ),
        allowed_mentions=discord.AllowedMentions.none(),
        max_messages=None,
        member_cache_flags=discord.MemberCacheFlags.none(),
        chunk_guilds_at_startup=False,
    )
    community = Community(settings, desk)
    door = Door(settings, community, Unlimited(), nobody)
    presses = Presses(desk, nobody, door, asked)

    async def say(message: IncomingMessage, sentence: str, kind: str) -> None:
        raise AssertionError(sentence)

    @client.event
    async def setup_hook() -> None:
        tree = app_commands.CommandTree(client)
        client.tree = tree  # type: ignore[attr-defined]  # where simcord looks for it
        asking = Asking(desk, NobodyBefore(), door, say, asked)
        stopping = Stopping(desk, door, asked)
        own = (settings_command(community, stopping), privacy_command("Nothing is kept."))
        add_commands(tree, asking, stopping, load_skills(["chat", "tutor"]), own)
        await tree.sync()

    @client.event
    async def on_message(message: discord.Message) -> None:
        assert client.user is not None
        found = incoming(message_view(message), str(client.user.id))
        if found is not None:
            await desk.admit(found)

    @client.event
    async def on_interaction(interaction: discord.Interaction) -> None:
        if interaction.type is not discord.InteractionType.application_command:
            await presses.take(interaction)

    async with simcord.run(client) as world:
        assert client.user is not None
        calls, rates = Calls(client.http), Rates()
        outgoing = Outgoing(
            calls,
            Composer(shelf, rates="everywhere"),
            Threads(calls, Room(Unlimited(), rates), 60),
            Unlimited(),
            rates,
            us=str(client.user.id),
            application=client.application_id or 0,
            timeout_s=5,
        )
        server = world.create_guild("Workshop")
        channel = server.create_text_channel("general")
        ada = server.add_member(world.create_user("ada"))
        us = str(client.user.id)
        yield Stage(world, desk, shelf, outgoing, server, channel, ada, us)


async def test_a_mention_is_heard_and_answered_by_a_reply_that_pings_nobody() -> None:
    async with before_simcord() as stage:
        message = await stage.hears("hello")
        await stage.answers(message.address, "Hello @everyone")
        shown = stage.channel.last_message
        assert (message.text, message.author.name) == ("hello", "ada")
        assert shown is not None
        assert shown.content == "Hello @everyone"
        assert shown.reference is not None
        assert str(shown.reference.message_id) == message.id
        assert (shown.mention_everyone, shown.mentions) == (False, [])


async def test_a_file_goes_with_the_last_text() -> None:
    async with before_simcord() as stage:
        message = await stage.hears("a picture, please")
        cat = File("cat.png", "image/png", 3, await stage.shelf.put(b"PNG"), alt="A cat")
        await stage.answers(message.address, "Here it is.", Extras(files=(cat,)))
        shown = stage.channel.last_message
        assert shown is not None
        (file,) = shown.attachments
        assert (file.filename, file.size) == ("cat.png", 3)


async def test_a_choice_is_picked_by_its_button_once() -> None:
    async with before_simcord() as stage:
        message = await stage.hears("tell me")
        await stage.answers(message.address, "A story.")
        shown = stage.channel.last_message
        assert shown is not None
        place = (str(stage.channel.id), str(shown.id))
        stage.desk.memory.ours[place] = message.conversation
        await stage.ada.click(shown, label="Shorter")
        picked = stage.desk.admitted[-1]
        left = stage.channel.last_message
        assert (picked.text, picked.conversation) == ("/shorter", message.conversation)
        assert not picked.is_own_words
        assert left is not None
        labels = [button.label for row in left.components for button in row.children]  # type: ignore[union-attr]  # rows only
        assert labels[0] == "✓ Shorter"
        assert "Longer" not in labels


async def test_thumbs_down_ask_in_a_form_what_was_wrong() -> None:
    async with before_simcord() as stage:
        message = await stage.hears("tell me")
        await stage.answers(message.address, "A story.")
        shown = stage.channel.last_message
        assert shown is not None
        stage.desk.memory.ours[str(stage.channel.id), str(shown.id)] = message.conversation
        form = await stage.ada.click(shown, label="👎")
        await stage.ada.submit_modal(form, {"reason": "too long", "correction": "a haiku"})
        rating = stage.desk.memory.ratings[-1]
        assert (rating.turn_id, rating.is_good) == (TURN, False)
        assert (rating.reason, rating.correction) == ("too long", "a haiku")


async def test_a_command_is_acknowledged_and_its_answer_takes_that_place() -> None:
    async with before_simcord() as stage:
        used = await stage.ada.slash(stage.channel, "ask", text="what is it?")
        asked = stage.desk.admitted[-1]
        assert (used.deferred, asked.text) == (True, "what is it?")
        assert await stage.outgoing.post(
            OutgoingMessage(asked.address, "It is a bot.", f"{TURN}00")
        )
        assert used.response is not None
        assert used.response.content == "It is a bot."


async def test_the_menu_of_a_message_and_the_list_of_commands_are_taken() -> None:
    async with before_simcord() as stage:
        said = await stage.ada.send(stage.channel, "Ein Satz.")
        await stage.ada.context_menu(stage.channel, "Translate", said)
        picked = stage.desk.admitted[-1]
        names = set(stage.ada.available_commands(stage.channel))
        assert "Ein Satz." in picked.text
        assert {"ask", "stop", "new", "skill", "tutor", "quiz", "privacy"} <= names
        found = await stage.ada.autocomplete(stage.channel, "skill", "name", "tu")
        assert [choice["value"] for choice in found] == ["tutor"]
        found = await stage.ada.autocomplete(stage.channel, "quiz", "text", "frac")
        assert [choice["value"] for choice in found] == ["fractions"]


async def test_files_and_forwards_of_the_message_replied_to_come_along() -> None:
    async with before_simcord() as stage:
        notes = await stage.ada.send(stage.channel, "", attachments=[("notes.txt", b"milk")])
        asked = await stage.hears("what is it?", reply_to=notes)
        said = await stage.ada.send(stage.channel, "Ein Satz.")
        forwarded = await stage.ada.forward(said, stage.channel)
        await stage.ada.context_menu(stage.channel, "Explain", forwarded)
        explained = stage.desk.admitted[-1]
        assert asked.text == "> A message of ada\n\nwhat is it?"
        assert [file.name for file in asked.attachments] == ["notes.txt"]
        assert explained.text == "> ada wrote:\n> Ein Satz.\n\nExplain this message."


async def test_what_is_for_one_person_is_seen_by_nobody_else() -> None:
    async with before_simcord() as stage:
        stopped = await stage.ada.slash(stage.channel, "stop")
        privacy = await stage.ada.slash(stage.channel, "privacy")
        assert privacy.response is not None
        assert (stopped.ephemeral, privacy.ephemeral) == (True, True)
        await stage.ada.click(privacy.response, label="Forget what you know about me")
        assert privacy.response.content == FORGOTTEN
        assert stage.channel.last_message is None
        assert "settings" not in stage.ada.available_commands(stage.channel)


async def test_who_manages_the_server_switches_answers_off() -> None:
    async with before_simcord() as stage:
        role = stage.server.create_role(
            "Moderators", permissions=discord.Permissions(manage_guild=True)
        )
        olga = stage.server.add_member(stage.world.create_user("olga"), roles=[role])
        switched = await olga.slash(stage.channel, "settings", answers="off")
        refused = await stage.ada.slash(stage.channel, "ask", text="hello?")
        assert switched.response is not None
        assert "I do not answer." in switched.response.content
        assert refused.response is not None
        assert (refused.ephemeral, refused.response.content) == (True, NOT_HERE)


async def test_a_direct_message_is_one_conversation() -> None:
    async with before_simcord() as stage:
        await stage.ada.send_dm("hello")
        first = stage.desk.admitted[-1]
        await stage.ada.send_dm("again")
        assert first.is_direct
        assert stage.desk.admitted[-1].conversation == first.conversation
        assert first.conversation == ConversationId("discord", "dm", first.address.channel)
