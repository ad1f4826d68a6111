"""People are told beside Discord's lines: where Discord takes no more, people still get in."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.budget import RedisBudget
from bot.changes import Changes
from bot.feedback import Feedback
from bot.inbox import Inbox
from bot.notices import Notices
from bot.ops.metrics import Metrics
from bot.people import RedisPeople
from bot.ports import Adapter, OutgoingMessage
from bot.reception import FULL, Reception
from bot.store.client import Store
from tests.emulators.discord import DiscordEmulator, RateRules
from tests.emulators.discord_stage import receiving
from tests.emulators.intake import Desk

_ONE_POST = RateRules(per_channel=1, window_s=20.0)
_SOON_S = 10.0


@pytest.fixture
async def emulator() -> AsyncIterator[DiscordEmulator]:
    async with DiscordEmulator.running() as running:
        yield running


async def test_who_goes_on_asking_does_not_wait_for_the_notice_at_first_use(
    emulator: DiscordEmulator, store: Store
) -> None:
    parts = {"people": RedisPeople(store, 60), "budget": RedisBudget(store, Metrics())}
    desk, ada = Desk(), emulator.person("Ada")
    async with receiving(emulator, desk, parts, first_use_notice="I can be wrong."):
        emulator.rates.rules = _ONE_POST
        for number in range(3):
            ada.writes(f"a{number}")
        await desk.until(3, timeout_s=_SOON_S)
        await emulator.world.until(lambda: emulator.from_bot(ada.direct), 20)
    assert [post.text for post in emulator.from_bot(ada.direct)] == ["I can be wrong."]


async def test_who_asks_several_things_at_once_is_greeted_once(
    emulator: DiscordEmulator, store: Store
) -> None:
    desk, ada = Desk(), emulator.person("Ada")
    parts = {"people": RedisPeople(store, 60)}
    async with receiving(emulator, desk, parts, first_use_notice="I can be wrong."):
        for number in range(4):
            ada.mentions(emulator.channel, f"a{number}")
        await desk.until(4)
        await emulator.world.until(lambda: bool(emulator.from_bot(emulator.channel)), 20)
    assert [post.text for post in emulator.from_bot(emulator.channel)] == ["I can be wrong."]


async def test_where_only_the_person_has_added_the_bot_they_are_greeted_below_the_answer(
    emulator: DiscordEmulator, store: Store
) -> None:
    """They never were: the notice went as a message of the bot's, which it may not write there."""
    desk, ada = Desk(), emulator.person("Ada")
    parts = {"people": RedisPeople(store, 60)}
    emulator.channel.bot_permissions = 0
    async with receiving(emulator, desk, parts, first_use_notice="I can be wrong.") as adapter:
        ada.uses("ask", emulator.channel, text="hello")
        address = (await desk.next()).address
        post = ("POST", f"/channels/{emulator.channel.id}/messages")
        async with asyncio.timeout(_SOON_S):
            while post not in emulator.rest.calls:  # noqa: ASYNC110 - what is refused tells nobody
                await asyncio.sleep(0.02)
        assert [post.is_loading for post in emulator.from_bot(emulator.channel)] == [True]
        answer = OutgoingMessage(address, "The answer.", "k3v9x0000000000000000a00")
        await adapter.post(answer)
        await emulator.world.until(lambda: len(emulator.from_bot(emulator.channel)) > 1, 20)
    assert [post.text for post in emulator.from_bot(emulator.channel)] == [
        "The answer.",
        "I can be wrong.",
    ]


async def test_of_a_flood_is_told_once_and_what_comes_behind_it_does_not_wait_for_that(
    emulator: DiscordEmulator, store: Store
) -> None:
    adapters: dict[str, Adapter] = {}
    notices = Notices(adapters)
    inbox = Inbox(store, 1, 60)
    desk = Desk(Reception(inbox, notices, Metrics(), Feedback(store), Changes(store)))
    eve, parts = emulator.person("Eve"), {"budget": RedisBudget(store, Metrics())}
    async with receiving(emulator, desk, parts) as adapter:
        adapters[adapter.name] = adapter
        emulator.rates.rules = _ONE_POST
        for number in range(4):
            eve.writes(f"m{number}")
        async with asyncio.timeout(_SOON_S):
            while desk.handed_in < 4:  # noqa: ASYNC110 - what is refused tells nobody
                await asyncio.sleep(0.02)
        await notices.close()
    assert [post.text for post in emulator.from_bot(eve.direct)] == [FULL]
    assert desk.texts == ["m0"]


async def test_that_somebody_asks_too_often_counts_as_told_only_where_people_see_it(
    emulator: DiscordEmulator, store: Store
) -> None:
    desk, ada = Desk(), emulator.person("Ada")
    async with receiving(emulator, desk, _budget(store), asks_per_hour=1):
        ada.mentions(emulator.channel, "a")
        await desk.until(1)
        away = emulator.faults.add(kind="http_503", method="POST", path="/messages$", times=1_000)
        ada.mentions(emulator.channel, "b")
        async with asyncio.timeout(_SOON_S):
            while away.times == 1_000:  # noqa: ASYNC110 - a fault tells nobody
                await asyncio.sleep(0.02)
    assert emulator.from_bot(emulator.channel) == []
    away.times = 0
    async with receiving(emulator, desk, _budget(store), asks_per_hour=1):
        ada.mentions(emulator.channel, "c")
        await emulator.world.until(lambda: bool(emulator.from_bot(emulator.channel)), 20)

    assert desk.texts == ["a"]
    (post,) = emulator.from_bot(emulator.channel)
    assert post.text.startswith("You have asked 1 times")


def _budget(store: Store) -> dict[str, object]:
    """The parts of one more process, which counts with the others."""
    return {"budget": RedisBudget(store, Metrics())}
