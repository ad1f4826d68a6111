"""Files that people send on Discord: read from the message, bounded, and never from elsewhere."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.discord.adapter import DiscordAdapter
from bot.delivery import Delivery
from bot.errors import FetchFailed
from bot.ledger import Shown
from bot.messages import Address, Attachment
from bot.reply import File, Reply, Run, TextDelta
from tests.emulators.discord import DiscordEmulator
from tests.emulators.discord_stage import Shelf, receiving
from tests.emulators.intake import Desk

NOTES = ("notes.txt", "text/plain", b"remember the milk")


@pytest.fixture
async def emulator() -> AsyncIterator[DiscordEmulator]:
    async with DiscordEmulator.running() as running:
        yield running


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def test_a_file_is_read_from_its_message_within_bounds(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk) as adapter:
        ada.mentions(emulator.channel, "see", files=(NOTES,))
        message = await desk.next()
        (file,) = message.attachments
        data = await adapter.fetch(message.address, file, 100)
        with pytest.raises(FetchFailed) as too_large:
            await adapter.fetch(message.address, file, 5)

    assert data == NOTES[2]
    assert too_large.value.user_message == "it is too large"
    assert not any("notes.txt" in path for _, path in emulator.rest.calls), "no token went there"


async def test_files_of_the_message_that_is_replied_to_are_read(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada, bob = emulator.person("Ada"), emulator.person("Bob")
    async with receiving(emulator, desk) as adapter:
        shown = bob.says(emulator.channel, "", files=(NOTES,))
        ada.mentions(emulator.channel, "what is this?", reply_to=shown)
        message = await desk.next()
        data = await adapter.fetch(message.address, message.attachments[0], 100)
        ada.mentions(emulator.channel, "/code what is this?", reply_to=shown)
        command = await desk.next()

    assert message.text == "> A message of Bob\n\nwhat is this?"
    assert data == NOTES[2]
    assert (command.text, len(command.attachments)) == ("/code what is this?", 1)


async def test_a_message_that_was_taken_back_or_a_place_out_of_reach_gives_a_reason(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk) as adapter:
        said = ada.mentions(emulator.channel, "see", files=(NOTES,))
        message = await desk.next()
        other = Attachment("1", "other.txt", "text/plain", 3)
        reasons = []
        for file in (other, message.attachments[0]):
            with pytest.raises(FetchFailed) as failure:
                await adapter.fetch(message.address, file, 100)
            reasons.append(failure.value.user_message)
            ada.deletes(said)
        emulator.faults.add(kind="http_503", method="GET", path=r"/messages/")
        with pytest.raises(FetchFailed):
            await adapter.fetch(message.address, message.attachments[0], 100)

    assert reasons == ["it is not there any more", "I may not read it, or it is gone"]


async def test_no_other_host_is_ever_asked(emulator: DiscordEmulator, desk: Desk) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk) as adapter:
        said = ada.mentions(emulator.channel, "see", files=(NOTES,))
        message = await desk.next()
        said.files = (replace(said.files[0], url="http://169.254.169.254/latest/meta-data"),)
        with pytest.raises(FetchFailed):
            await adapter.fetch(message.address, message.attachments[0], 100)


async def test_the_files_of_a_command_and_of_a_menus_message_are_read_by_who_answers(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada, bob = emulator.person("Ada"), emulator.person("Bob")
    said = bob.says(emulator.channel, "look", files=(NOTES,))
    async with receiving(emulator, desk):
        ada.uses("ask", emulator.channel, text="what is it?", file=NOTES)
        asked = await desk.next()
        ada.picks("Summarise", said)
        picked = await desk.next()
    async with receiving(emulator, desk) as another:  # the gateway that took them in is gone
        read = [
            await another.fetch(message.address, message.attachments[0], 100)
            for message in (asked, picked)
        ]
        with pytest.raises(FetchFailed) as too_large:
            await another.fetch(asked.address, asked.attachments[0], 5)

    assert read == [NOTES[2], NOTES[2]]
    assert too_large.value.user_message == "it is too large"


async def test_a_command_whose_file_is_gone_is_answered_all_the_same(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk) as adapter:
        ada.uses("ask", emulator.channel, text="what is it?", file=NOTES)
        asked = await desk.next()
        emulator.interactions.uploaded.clear()
        with pytest.raises(FetchFailed) as gone:
            await adapter.fetch(asked.address, asked.attachments[0], 100)

    assert asked.attachments[0].name == "notes.txt"
    assert gone.value.user_message == "Discord does not give it out"


async def test_the_address_of_a_commands_file_is_no_other_hosts(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada = emulator.person("Ada")
    async with receiving(emulator, desk) as adapter:
        ada.uses("ask", emulator.channel, text="what is it?", file=NOTES)
        asked = await desk.next()
        elsewhere = replace(asked.attachments[0], id="https://169.254.169.254/latest/meta-data")
        with pytest.raises(FetchFailed) as refused:
            await adapter.fetch(asked.address, elsewhere, 100)

    assert str(refused.value) == "host"


async def test_a_server_that_is_boosted_gets_larger_files_and_others_their_names(
    emulator: DiscordEmulator, desk: Desk
) -> None:
    ada, shelf = emulator.person("Ada"), Shelf()
    data = bytes(11 * 1024 * 1024)
    film = File("film.gif", "image/gif", len(data), await shelf.put(data))
    async with receiving(emulator, desk, {"blobs": shelf}) as adapter:
        for level in (0, 2):
            emulator.world.boost(emulator.guild, level)
            ada.mentions(emulator.channel, "a film, please")
            await shows(adapter, (await desk.next()).address, film, f"0123456789abcdef010{level}")
        ada.uses("ask", emulator.channel, text="once more")
        await shows(adapter, (await desk.next()).address, film, "0123456789abcdef0109")

    plain, boosted, asked = emulator.from_bot(emulator.channel)
    assert "The file `film.gif` cannot be shown here" in plain.text
    assert [file.data for file in boosted.files] == [data]
    assert [len(file.data) for file in asked.files] == [len(data)]


async def shows(adapter: DiscordAdapter, address: Address, file: File, turn_id: str) -> None:
    """Deliver a reply with a file."""
    reply = Reply()
    reply.add(TextDelta("Here it is."))
    reply.add(file)
    reply.finish()
    async with asyncio.timeout(20):
        await Delivery(adapter, address, turn_id, NoBook()).run(reply)


class NoBook:
    """A ledger that nobody reads again."""

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None:
        """Forget it."""

    async def note_posted(self, message_id: str, *, is_growing: bool) -> None:
        """Nothing replies here."""

    def wait_for_room(self) -> None: ...

    def count(self, call: str, outcome: str) -> None:
        """Nobody counts."""
