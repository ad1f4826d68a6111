"""What is asked by a command is set aside, and requeued while its token is good."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.discord.adapter import DiscordAdapter
from bot.dead import DeadLetters
from bot.inbox import Inbox
from bot.lease import Leases
from bot.messages import Address, IncomingMessage
from bot.ports import OutgoingMessage
from bot.store.client import Store
from tests.emulators.discord import DiscordEmulator
from tests.emulators.discord_stage import receiving
from tests.emulators.intake import Desk
from tests.faults.dying import die

BEFORE, AGAIN = "k3v9x0000000000000000a", "k3v9x0000000000000000b"


@pytest.fixture
async def emulator() -> AsyncIterator[DiscordEmulator]:
    async with DiscordEmulator.running() as running:
        yield running


async def show(adapter: DiscordAdapter, address: Address, turn: str, *parts: str) -> None:
    """Each part of a reply is posted by its first words, and then grows."""
    for number, part in enumerate(parts):
        growing = OutgoingMessage(address, part[:5], f"{turn}0{number}", is_final=False)
        await adapter.claim_room(growing)
        posted = await adapter.post(growing)
        await adapter.update(replace(growing, text=part, message_id=posted, shown=part[:5]))


async def requeued(store: Store, message: IncomingMessage) -> IncomingMessage:
    """The message as it comes back once it was set aside and requeued."""
    await Inbox(store, mailbox_max=3, kept_for_s=3600).admit(message)
    await die(store, message.conversation, times=3)
    leases = Leases(store, "operator", 3600, 100)
    ready = [store.keys.ready(store.keys.partition(message.conversation))]
    taken = await leases.take((await leases.take_over(ready, 0.0))[0])
    await leases.set_aside(taken.lease, 1)
    letters = DeadLetters(store, 3600)
    (letter,) = await letters.all()
    assert await letters.requeue(letter)
    assert not await letters.requeue(letter), "it is taken in once"
    taken = await leases.take((await leases.read_now(ready))[0])
    assert [replace(each, address=message.address) for each in taken.waiting] == [message]
    return taken.waiting[0]


@pytest.mark.parametrize("place", ["a server", "a direct message", "where it may not post"])
async def test_what_was_shown_stands_and_the_answer_comes_behind_it(
    emulator: DiscordEmulator, store: Store, place: str
) -> None:
    """It was written over what stood in the first message, and its other parts below the old."""
    desk, ada = Desk(), emulator.person("Ada")
    if place == "where it may not post":
        emulator.channel.bot_permissions = 0
    channel = ada.direct if place == "a direct message" else emulator.channel
    async with receiving(emulator, desk) as adapter:
        ada.uses("ask", channel, text="at length")
        message = await desk.next()
        await show(adapter, message.address, BEFORE, "first, begun", "second, set aside")
        again = await requeued(store, message)
        await show(adapter, again.address, AGAIN, "first, whole", "second, whole")
    posts = emulator.from_bot(channel)
    shown = ["first, begun", "second, set aside", "first, whole", "second, whole"]
    assert [post.text for post in posts] == shown
    assert [posts[2].reply_to] == [posts[0] if place == "a server" else None]


async def test_where_nothing_was_shown_the_answer_takes_the_place_of_thinking(
    emulator: DiscordEmulator, store: Store
) -> None:
    desk, ada = Desk(), emulator.person("Ada")
    async with receiving(emulator, desk) as adapter:
        ada.uses("ask", emulator.channel, text="at length")
        again = await requeued(store, await desk.next())
        await show(adapter, again.address, AGAIN, "first, whole", "second, whole")
    posts = emulator.from_bot(emulator.channel)
    assert [post.text for post in posts] == ["first, whole", "second, whole"]
