"""Telling people beside the line: with room, again where it failed, and never without a word."""

import asyncio
from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from bot.errors import StoreUnavailable
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.notices import Notices, Telling
from bot.ports import Limits
from tests.emulators.platform import Fault, MemoryPlatform

HERE = ConversationId("memory", "site", "here")


@pytest.fixture
def platform() -> MemoryPlatform:
    return MemoryPlatform(Limits(2000))


def about(number: int) -> IncomingMessage:
    address, author = Address(HERE.channel), Author("u", "Ada")
    return IncomingMessage(f"m{number}", HERE, author, "hi", datetime.now(UTC), address)


def notices(platform: MemoryPlatform, at_once: int = 10) -> Notices:
    return Notices({"memory": platform}, at_once=at_once, gaps_s=(0.01,))


async def test_who_has_something_told_waits_neither_for_room_nor_for_the_platform(
    platform: MemoryPlatform,
) -> None:
    platform.room = lambda final: 0.01
    telling = notices(platform)
    await telling.tell(Telling(about(1), "Later.", "x"))
    assert platform.calls == []
    await platform.until(lambda: "wait" in platform.calls)
    assert platform.texts == []
    platform.room = lambda final: 0.0
    await telling.close()
    assert platform.texts == ["Later."]


@pytest.mark.parametrize("fault", ["busy", "unavailable", "lost"])
async def test_what_the_platform_did_not_show_is_told_again_and_shown_once(
    platform: MemoryPlatform, fault: Fault
) -> None:
    platform.faults.append(fault)
    telling = notices(platform)
    await telling.tell(Telling(about(1), "Sorry.", "x"))
    await telling.close()
    assert platform.texts == ["Sorry."]


async def test_whoever_has_something_told_hears_how_long_it_waits_and_that_it_was(
    platform: MemoryPlatform,
) -> None:
    heard: list[float | str] = []

    async def waits(wait_s: float) -> None:
        heard.append(wait_s)
        platform.room = lambda final: 0.0

    async def told() -> None:
        heard.append("told")
        raise StoreUnavailable  # and that it was told still holds

    async def not_told() -> None:
        heard.append("not told")

    platform.room = lambda final: 0.02
    telling = notices(platform)
    what = Telling(about(1), "Now.", "x", waits=waits, told=told, not_told=not_told)
    await telling.tell(what)
    await telling.close()
    assert (platform.texts, heard) == (["Now."], [0.02, "told"])


async def test_what_cannot_be_told_is_logged_and_whoever_had_it_told_hears_of_it(
    platform: MemoryPlatform,
) -> None:
    lost: list[int] = []

    def telling(number: int) -> Telling:
        async def not_told() -> None:
            lost.append(number)

        return Telling(about(number), "Sorry.", "x", not_told=not_told)

    with capture_logs() as logged:
        refused = notices(platform)
        platform.faults.append("refused")
        await refused.tell(telling(1))
        await refused.close()
        platform.room = lambda final: 60.0
        full = notices(platform, at_once=1)
        await full.tell(telling(2))
        await full.tell(telling(3))
        await full.close(within_s=0.01)
    assert lost == [1, 3, 2]
    reasons = [line["reason"] for line in logged if line["event"] == "notice.not_told"]
    assert reasons == ["DeliveryRefused", "too many at once", "the end"]
    assert platform.texts == []


async def test_what_is_not_true_any_more_when_there_is_room_is_not_told(
    platform: MemoryPlatform,
) -> None:
    platform.room = lambda final: 0.01
    is_true = asyncio.Event()
    is_true.set()
    telling, untold = notices(platform), list[int]()

    async def not_told() -> None:
        untold.append(1)

    what = Telling(about(1), "Now.", "x", is_due=is_true.is_set, not_told=not_told)
    await telling.tell(what)
    await platform.until(lambda: "wait" in platform.calls)
    is_true.clear()
    platform.room = lambda final: 0.0
    await telling.close()
    assert (platform.texts, untold) == ([], [1])
