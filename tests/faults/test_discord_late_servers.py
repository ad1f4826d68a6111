"""A server that Discord names late, or that is out of reach for a while: what is said there is
answered when it comes, in order, and nobody else waits for it."""

from collections.abc import AsyncIterator

import pytest

from tests.emulators.discord import DiscordEmulator
from tests.emulators.discord.people import Person
from tests.emulators.discord.places import Channel, Guild
from tests.emulators.discord_stage import receiving
from tests.emulators.intake import Desk

_FURTHER_THAN_THE_MARGIN_S = 120.0
"""What was said a minute before the last message heard is read again in any case."""


@pytest.fixture
async def emulator() -> AsyncIterator[DiscordEmulator]:
    async with DiscordEmulator.running(ago_s=3600.0) as running:
        yield running


@pytest.fixture
def desk() -> Desk:
    """A desk that has seen this bot before, long ago."""
    desk = Desk()
    desk.memory.notebook["seen"] = "1"
    return desk


@pytest.fixture
def ada(emulator: DiscordEmulator) -> Person:
    return emulator.person("Ada")


@pytest.fixture
def late(emulator: DiscordEmulator, ada: Person) -> Guild:
    """A second server."""
    return emulator.world.add_guild("Annex", ada.user)


@pytest.fixture
def hall(emulator: DiscordEmulator, late: Guild) -> Channel:
    """A channel in it."""
    return emulator.world.add_channel(late, "hall")


def time_passes(emulator: DiscordEmulator) -> None:
    emulator.clock.advance(_FURTHER_THAN_THE_MARGIN_S)


async def test_what_a_lost_session_missed_in_a_server_that_is_named_late_is_read_when_it_comes(
    emulator: DiscordEmulator, desk: Desk, ada: Person, late: Guild, hall: Channel
) -> None:
    async with receiving(emulator, desk):
        ada.mentions(hall, "before")
        await desk.until(1)
        async with emulator.gateway.down(resumable=False):
            emulator.world.remove_guild(late, is_outage=True)
            ada.mentions(hall, "meanwhile")
            time_passes(emulator)
            ada.mentions(emulator.channel, "meanwhile, elsewhere")
        await desk.until(2, timeout_s=30)
        ada.mentions(emulator.channel, "elsewhere")
        await desk.until(3)
        emulator.world.restore_guild(late)
        ada.mentions(hall, "after")
        await desk.until(5)

    assert desk.texts == ["before", "meanwhile, elsewhere", "elsewhere", "meanwhile", "after"]


async def test_what_is_said_in_a_server_that_stays_away_is_found_after_restarts(
    emulator: DiscordEmulator, desk: Desk, ada: Person, late: Guild, hall: Channel
) -> None:
    async with receiving(emulator, desk):
        ada.mentions(hall, "before")
        await desk.until(1)
    ada.mentions(hall, "one")
    emulator.world.remove_guild(late, is_outage=True)
    time_passes(emulator)
    async with receiving(emulator, desk):
        ada.mentions(emulator.channel, "elsewhere")
        await desk.until(2)
    time_passes(emulator)
    ada.mentions(hall, "two")
    async with receiving(emulator, desk):
        ada.mentions(emulator.channel, "elsewhere, too")
        await desk.until(3)
        emulator.world.restore_guild(late)
        ada.mentions(hall, "three")
        await desk.until(6)
    async with receiving(emulator, desk):
        ada.mentions(hall, "four")
        await desk.until(7)

    assert desk.texts == [
        *("before", "elsewhere", "elsewhere, too"),
        *("one", "two", "three", "four"),
    ]


async def test_what_is_said_in_a_server_that_comes_back_only_after_a_restart_is_answered(
    emulator: DiscordEmulator, desk: Desk, ada: Person, late: Guild, hall: Channel
) -> None:
    async with receiving(emulator, desk):
        ada.mentions(hall, "before")
        await desk.until(1)
        emulator.world.remove_guild(late, is_outage=True)
        ada.mentions(hall, "meanwhile")
        time_passes(emulator)
        ada.mentions(emulator.channel, "elsewhere")
        await desk.until(2)
    emulator.world.restore_guild(late)
    async with receiving(emulator, desk):
        ada.mentions(hall, "after")
        await desk.until(4)

    assert desk.texts == ["before", "elsewhere", "meanwhile", "after"]


async def test_what_is_said_during_an_outage_of_one_server_is_read_when_it_is_over(
    emulator: DiscordEmulator, desk: Desk, ada: Person, late: Guild, hall: Channel
) -> None:
    async with receiving(emulator, desk):
        ada.mentions(hall, "before")
        await desk.until(1)
        for number in (1, 2):
            emulator.world.remove_guild(late, is_outage=True)
            ada.mentions(hall, f"meanwhile {number}")
            time_passes(emulator)
            ada.mentions(emulator.channel, f"elsewhere {number}")
            await desk.until(3 * number - 1)
            emulator.world.restore_guild(late)
            ada.mentions(hall, f"after {number}")
            await desk.until(3 * number + 1)

    assert desk.texts == [
        "before",
        *("elsewhere 1", "meanwhile 1", "after 1"),
        *("elsewhere 2", "meanwhile 2", "after 2"),
    ]
    assert emulator.gateway.identified == 1
