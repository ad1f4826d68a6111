"""The door while Redis is away: who is told, what is kept, and in which order it goes in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import msgspec
import pytest

from bot.changes import Changes
from bot.conversation import decode
from bot.errors import DeliveryRefused, StoreUnavailable
from bot.feedback import Feedback
from bot.inbox import Inbox
from bot.lease import Leases
from bot.lobby import Lobby
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.notices import Notices
from bot.ops.metrics import Metrics
from bot.ports import Admission, Limits, Understood, as_it_is
from bot.reception import AWAY, AWAY_AND_FULL, FULL, Reception
from bot.store.client import Store
from bot.store.connecting import open_store
from tests.emulators.platform import MemoryPlatform
from tests.faults import redis_server
from tests.faults.proxy import FaultProxy
from tests.faults.redis_server import RedisServer

HERE = ConversationId("memory", "site", "here")


def message(number: int) -> IncomingMessage:
    address, author = Address(HERE.channel), Author("u", "Ada")
    return IncomingMessage(f"m{number}", HERE, author, str(number), datetime.now(UTC), address)


@asynccontextmanager
async def door(folder: Path) -> AsyncIterator[tuple[Store, MemoryPlatform, RedisServer]]:
    async with redis_server.running(folder) as redis:
        store = await open_store(redis.url, 20.0)
        yield store, MemoryPlatform(Limits(2000)), redis
        await store.close()


@asynccontextmanager
async def far_door(folder: Path) -> AsyncIterator[tuple[Reception, FaultProxy, RedisServer]]:
    """One whose way to Redis fails when a test says so."""
    async with (
        redis_server.running(folder) as redis,
        FaultProxy("127.0.0.1", redis.port) as proxy,
    ):
        store = await open_store(f"redis://127.0.0.1:{proxy.port}/0", 20.0)
        try:
            yield reception(store, MemoryPlatform(Limits(2000))), proxy, redis
        finally:
            await store.close()


def reception(store: Store, platform: MemoryPlatform) -> Reception:
    """As a process of its own would have it."""
    inbox = Inbox(store, 20, 3600.0)
    notices = Notices({"memory": platform})
    return Reception(inbox, notices, Metrics(), Feedback(store), Changes(store))


def keep(door: Reception, kept: IncomingMessage) -> bool:
    """One that is for us, and of which all is known."""
    return door.keep(kept, as_it_is(kept), is_for_us=True)


async def hand_in(door: Reception, number: int) -> None:
    """As an adapter does."""
    with pytest.raises(StoreUnavailable):
        await door.admit(message(number))
    await door.tell_away(message(number), waits=keep(door, message(number)))
    await door.notices.close()


async def waiting(store: Store) -> list[str]:
    """The mailbox, oldest first."""
    key = store.keys.mailbox(HERE)
    found = await store.ask(key, "LRANGE", key, 0, -1)
    return [decode(data, IncomingMessage).text for data in found]


async def test_what_is_kept_goes_in_before_what_is_said_later(tmp_path: Path) -> None:
    async with door(tmp_path) as (store, platform, redis):
        ours = reception(store, platform)
        await ours.admit(message(0))
        await redis.configure(min_replicas_to_write="1")
        await hand_in(ours, 1)
        await hand_in(ours, 2)
        await redis.configure(min_replicas_to_write="0")
        assert await ours.admit(message(3)) is Admission.ADMITTED
        assert await ours.admit(message(1)) is Admission.KNOWN, "the platform delivers again"
        assert await waiting(store) == ["0", "1", "2", "3"]
        assert platform.texts == [AWAY]


async def test_what_is_kept_goes_in_by_itself(tmp_path: Path) -> None:
    async with door(tmp_path) as (store, platform, redis):
        ours = reception(store, platform)
        await redis.configure(min_replicas_to_write="1")
        trying = asyncio.create_task(ours.keep_trying())
        await hand_in(ours, 1)
        await hand_in(ours, 2)
        await redis.configure(min_replicas_to_write="0")
        async with asyncio.timeout(20):
            while await waiting(store) != ["1", "2"]:  # noqa: ASYNC110 - Redis tells nobody
                await asyncio.sleep(0.02)
        trying.cancel()


async def test_what_is_kept_goes_in_as_its_author_has_changed_it_meanwhile(tmp_path: Path) -> None:
    async with door(tmp_path) as (store, platform, redis):
        ours = reception(store, platform)
        await redis.configure(min_replicas_to_write="1")
        for number in (1, 2):
            await hand_in(ours, number)
        with pytest.raises(StoreUnavailable):  # the platform delivers it again
            await ours.edited(replace(message(1), text="one"))
        with pytest.raises(StoreUnavailable):
            await ours.deleted(HERE, message(2).id)
        await redis.configure(min_replicas_to_write="0")
        await ours.admit(message(3))
        assert await waiting(store) == ["one", "", "3"]
        assert await ours.admit(message(2)) is Admission.KNOWN


@pytest.mark.parametrize("who", ["ours", "theirs"])
async def test_what_was_changed_while_it_waited_stays_so_where_the_platform_delivers_it_again(
    tmp_path: Path, who: str
) -> None:
    async with door(tmp_path) as (store, platform, _):
        ours = reception(store, platform)
        for number in (1, 2):
            keep(ours, message(number))
        await ours.edited(replace(message(1), text="one"))
        await ours.deleted(HERE, message(2).id)
        again = ours if who == "ours" else reception(store, platform)
        for number in (1, 2):
            await again.admit(message(number))
        await ours.admit(message(3))
        assert await waiting(store) == ["one", "", "3"]
        assert not ours.lobby.of(HERE)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("now", ["else", ""])
async def test_what_is_changed_while_the_first_goes_in_goes_in_so(
    tmp_path: Path, when: Literal["before", "after"], number: int, now: str
) -> None:
    async with far_door(tmp_path) as (ours, proxy, _):
        for each in (1, 2):
            keep(ours, message(each))
        changed = replace(message(number), text=now, is_deleted=not now)
        # As an edit or a deletion does first; Redis may know nothing of the message then.
        first = msgspec.msgpack.encode(message(1).id)
        proxy.at_sight(first, lambda: ours.lobby.change(changed), when)
        await ours.admit(message(3))
        assert proxy.counts["sights"] == 1
        in_order = [now if each == number else str(each) for each in (1, 2, 3)]
        assert await waiting(ours.inbox.store) == in_order


async def test_what_is_changed_while_redis_takes_it_in_is_changed_there(tmp_path: Path) -> None:
    async with far_door(tmp_path) as (ours, proxy, redis):
        keep(ours, message(1))
        redis.pause()
        sent = proxy.counts["bytes_up"]
        going_in = asyncio.create_task(ours.admit(message(1)))
        async with asyncio.timeout(20):
            while proxy.counts["bytes_up"] == sent:  # noqa: ASYNC110 - it is on its way
                await asyncio.sleep(0.02)
        ours.lobby.change(replace(message(1), text="one"))
        redis.go_on()
        assert await going_in is Admission.ADMITTED
        assert await waiting(ours.inbox.store) == ["one"]


async def test_one_that_redis_does_not_take_holds_up_no_other_conversation(tmp_path: Path) -> None:
    async with door(tmp_path) as (store, platform, _):
        ours = reception(store, platform)
        broken = replace(message(1), conversation=replace(HERE, channel="broken"))
        mailbox = store.keys.mailbox(broken.conversation)
        await store.ask(mailbox, "SET", mailbox, "no list")
        keep(ours, broken)
        keep(ours, message(2))
        trying = asyncio.create_task(ours.keep_trying())
        async with asyncio.timeout(20):
            while await waiting(store) != ["2"]:  # noqa: ASYNC110 - Redis tells nobody
                await asyncio.sleep(0.02)
        trying.cancel()


async def test_whoever_finds_no_room_is_told_also_where_redis_goes_away_just_then(
    tmp_path: Path,
) -> None:
    async with (
        redis_server.running(tmp_path) as redis,
        FaultProxy("127.0.0.1", redis.port) as proxy,
    ):
        store = await open_store(f"redis://127.0.0.1:{proxy.port}/0", 20.0)
        platform = MemoryPlatform(Limits(2000))
        ours = replace(reception(store, platform), inbox=Inbox(store, 1, 3600.0))
        await ours.admit(message(1))
        proxy.at_sight(b"LINDEX", lambda: None)  # who was told is being looked up
        assert await ours.admit(message(2)) is Admission.FULL
        await ours.notices.close()
        assert proxy.counts["sights"] == 1
        assert platform.texts == [FULL]
        await store.close()


async def test_two_processes_that_get_one_message_tell_of_it_once(tmp_path: Path) -> None:
    async with door(tmp_path) as (store, platform, redis):
        ours, theirs = reception(store, platform), reception(store, platform)
        await redis.configure(min_replicas_to_write="1")
        await hand_in(ours, 1)
        await hand_in(theirs, 1)
        assert platform.texts == [AWAY]


async def test_whoever_is_not_kept_is_told_to_send_it_again_also_where_another_was_kept(
    tmp_path: Path,
) -> None:
    async with door(tmp_path) as (store, platform, redis):
        ours = replace(reception(store, platform), lobby=Lobby(waiting_max=1))
        await redis.configure(min_replicas_to_write="1")
        for number in (1, 2, 2, 3):
            await hand_in(ours, number)
        assert platform.texts == [AWAY, AWAY_AND_FULL]


async def test_who_could_not_be_told_is_told_at_the_next_delivery(tmp_path: Path) -> None:
    async with door(tmp_path) as (store, platform, redis):
        ours = reception(store, platform)
        await redis.configure(min_replicas_to_write="1")
        platform.faults.append("refused")
        await hand_in(ours, 1)
        assert platform.texts == []
        await hand_in(ours, 1)
        await hand_in(ours, 1)
        assert platform.texts == [AWAY]


async def test_that_a_message_waits_is_not_told_once_it_was_taken_in(tmp_path: Path) -> None:
    async with door(tmp_path) as (store, platform, redis):
        platform.room = lambda final: 0.02
        ours = reception(store, platform)
        await redis.configure(min_replicas_to_write="1")
        with pytest.raises(StoreUnavailable):
            await ours.admit(message(1))
        await ours.tell_away(message(1), waits=keep(ours, message(1)))
        await platform.until(lambda: "wait" in platform.calls)
        await redis.configure(min_replicas_to_write="0")
        await ours.admit(message(1))
        platform.room = lambda final: 0.0
        await ours.notices.close()
        assert platform.texts == []


async def test_where_we_took_part_is_known_without_redis(tmp_path: Path) -> None:
    async with door(tmp_path) as (store, platform, redis):
        ours = reception(store, platform)
        await ours.admit(message(0))
        await redis.stop()
        assert await ours.is_known(HERE)
        elsewhere = replace(message(1), conversation=replace(HERE, channel="elsewhere"))
        with pytest.raises(StoreUnavailable):
            await ours.is_known(elsewhere.conversation)
        keep(ours, elsewhere)
        assert await ours.is_known(elsewhere.conversation)


async def test_where_something_waits_we_take_part_also_when_redis_is_back(tmp_path: Path) -> None:
    async with door(tmp_path) as (store, platform, _):
        ours = reception(store, platform)
        assert not await ours.is_known(HERE)
        keep(ours, message(1))
        assert await ours.is_known(HERE)


async def test_what_may_be_for_others_waits_in_order_until_that_can_be_known(
    tmp_path: Path,
) -> None:
    async with door(tmp_path) as (store, platform, _):
        ours = reception(store, platform)
        noted: list[str] = []

        async def note() -> None:
            noted.append((await waiting(store))[-1])

        async def for_others() -> None:
            assert not await ours.is_known(HERE)

        async def for_us() -> Understood:
            return Understood(replace(message(2), text="two"), note)

        assert ours.keep(message(1), for_others, is_for_us=False)
        assert ours.keep(message(2), for_us, is_for_us=False)
        assert not await ours.is_known(HERE)
        await ours.admit(message(3))
        assert await waiting(store) == ["two", "3"]
        assert noted == ["two"], "it is there"
        assert not ours.lobby.of(HERE)


async def test_what_waits_here_is_ours_by_what_waits_at_another_gateway(tmp_path: Path) -> None:
    async with door(tmp_path) as (store, platform, _):
        ours, theirs = reception(store, platform), reception(store, platform)

        async def follows() -> Understood | None:
            known = await ours.is_known(HERE)
            return await as_it_is(message(2))() if known else None

        assert ours.keep(message(2), follows, is_for_us=False)
        assert keep(theirs, message(1))
        trying = [asyncio.create_task(each.keep_trying()) for each in (ours, theirs)]
        async with asyncio.timeout(20):
            while await waiting(store) != ["1", "2"]:  # noqa: ASYNC110 - Redis tells nobody
                await asyncio.sleep(0.02)
        for each in trying:
            each.cancel()


async def test_what_two_gateways_kept_goes_in_as_it_was_said(tmp_path: Path) -> None:
    """And nobody begins on it before both had time to let it in."""
    async with door(tmp_path) as (store, platform, redis):
        ours, theirs = reception(store, platform), reception(store, platform)
        said_at = datetime.now(UTC)
        said = [replace(message(n), sent_at=said_at + timedelta(seconds=n)) for n in range(4)]
        await redis.configure(min_replicas_to_write="1")
        for number, gateway in enumerate([ours, theirs, theirs, ours]):
            with pytest.raises(StoreUnavailable):
                await gateway.admit(said[number])
            assert keep(gateway, said[number])
        await redis.configure(min_replicas_to_write="0")
        worker = Leases(store, "worker", kept_for_s=3600, keep_turns=100)
        await theirs.admit(said[2])
        [entry] = await worker.read_ready(store.read_together()[0], 1, 5.0)
        taking = asyncio.create_task(worker.take(entry))
        await ours.admit(said[3])
        assert [each.text for each in (await taking).waiting] == ["0", "1", "2", "3"]


async def test_what_was_taken_in_here_is_known_without_redis(tmp_path: Path) -> None:
    async with door(tmp_path) as (store, platform, redis):
        ours, theirs = reception(store, platform), reception(store, platform)
        await ours.admit(message(1))
        await redis.stop()
        assert await ours.admit(message(1)) is Admission.KNOWN
        with pytest.raises(StoreUnavailable):
            await theirs.admit(message(1))


async def test_one_that_cannot_be_understood_holds_up_no_other(tmp_path: Path) -> None:
    async with door(tmp_path) as (store, platform, _):
        ours = reception(store, platform)

        async def understand() -> Understood:
            raise DeliveryRefused("Slack does not say")

        assert ours.keep(message(1), understand, is_for_us=True)
        await ours.admit(message(2))
        assert await waiting(store) == ["2"]


async def test_who_waits_through_several_short_outages_is_told_once(tmp_path: Path) -> None:
    """Also where what fails is asked before anything is admitted."""
    async with door(tmp_path) as (store, platform, _):
        ours = reception(store, platform)
        for number in range(3):
            await ours.tell_away(message(number))
            await ours.notices.close()
            await ours.admit(message(number))
        assert platform.texts == [AWAY]


async def test_a_connection_that_is_reset_takes_no_note_away(tmp_path: Path) -> None:
    async with far_door(tmp_path) as (ours, proxy, _):
        await ours.remember("memory", "seen", "1")
        proxy.reset()
        assert await ours.recall("memory") == {"seen": "1"}
        proxy.reset()
        await ours.remember("memory", "seen", "2")
        proxy.reset()
        assert await ours.remember_first("memory", "seen", "3") == "2"
