"""A real pair under a real Sentinel: the store follows the master, and says when it is not sure."""

import asyncio
import contextlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from bot.errors import StoreUnavailable
from bot.inbox import Inbox
from bot.live import RedisLive
from bot.ports import Admission
from bot.store import sentinel
from bot.store.client import Store
from bot.store.connecting import open_store
from tests import valkeys
from tests.faults.redis_waiting import (
    CONVERSATION,
    deliver,
    message,
    patiently,
    waiting,
)


@pytest.fixture(autouse=True)
def sentinels_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that are there answer, also on a machine that stands still for a moment."""
    monkeypatch.setattr(sentinel, "_LOOK_WITHIN_S", 10.0)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[valkeys.Watched]:
    """A master, its replica, and a Sentinel."""
    with valkeys.watched(tmp_path) as found:
        yield found


def inbox_on(store: Store) -> Inbox:
    return Inbox(store, mailbox_max=10_000, kept_for_s=3600)


async def test_what_was_admitted_is_there_after_the_master_is_killed(
    watched: valkeys.Watched,
) -> None:
    store = await open_store(watched.url, 10.0, wait_ms=300)
    inbox = inbox_on(store)
    assert await inbox.admit(message("m1")) is Admission.ADMITTED
    watched.pair[0].kill()
    assert await patiently(partial(waiting, store)) == 1
    with pytest.raises(StoreUnavailable, match="0 of 1 replicas"):
        await inbox.admit(message("m2"))  # there is one copy only now
    await store.close()
    trusting = await open_store(watched.url, 10.0, wait_replicas=0)
    assert await deliver(inbox_on(trusting), message("m2")) is Admission.KNOWN
    assert await waiting(trusting) == 2
    await trusting.close()


async def test_a_planned_change_of_master_loses_nothing_and_admission_goes_on(
    watched: valkeys.Watched,
) -> None:
    store = await open_store(watched.url, 10.0, wait_ms=300)
    inbox = inbox_on(store)
    before = watched.master_port
    assert await deliver(inbox, message("m0")) is Admission.ADMITTED
    watched.sentinel.ask("SENTINEL", "FAILOVER", "main", "COORDINATED")
    number = 0
    while watched.master_port == before:
        number += 1
        await deliver(inbox, message(f"m{number}"))
    await deliver(inbox, message("last"))
    assert await patiently(partial(waiting, store)) == number + 2
    await store.close()


async def test_followers_hear_what_is_published_at_the_new_master_with_the_old_one_back(
    watched: valkeys.Watched,
) -> None:
    store = await open_store(watched.url, 10.0, wait_ms=300)
    live = RedisLive(store)
    old, new = watched.pair
    following = contextlib.aclosing(live.follow(CONVERSATION, "0"))
    async with asyncio.timeout(40), live.listening(), following as events:
        await live.publish(CONVERSATION, b"1")
        assert (await anext(events)).data == b"1"
        old.kill()
        await asyncio.to_thread(valkeys.until, lambda: watched.master_port == new.port)
        # The Sentinel is to know nothing of the old one, and to leave it what it thinks it is.
        watched.sentinel.ask("SENTINEL", "REMOVE", "main")
        watched.sentinel.ask("SENTINEL", "MONITOR", "main", "127.0.0.1", new.port, 1)
        old.start()
        another = await open_store(watched.url, 10.0, wait_ms=300)
        await RedisLive(another).publish(CONVERSATION, b"2")
        assert (await anext(events)).data == b"2"
        await another.close()
    await store.close()


async def test_a_master_that_lost_its_replica_may_have_been_replaced_without_knowing(
    watched: valkeys.Watched,
) -> None:
    store = await open_store(watched.url, 10.0, wait_ms=300)
    inbox = inbox_on(store)
    old, new = watched.pair
    await deliver(inbox, message("m1"))
    watched.sentinel.ask("SENTINEL", "REMOVE", "main")
    new.ask("REPLICAOF", "NO", "ONE")
    watched.sentinel.ask("SENTINEL", "MONITOR", "main", "127.0.0.1", new.port, 1)
    with pytest.raises(StoreUnavailable, match="0 of 1 replicas"):
        await inbox.admit(message("m2"))
    key = store.keys.notebook("web")
    await store.ask(key, "SET", key, 1)
    assert (old.ask("GET", key), new.ask("GET", key)) == (None, b"1")
    await store.close()


async def test_admission_goes_on_while_the_sentinels_are_away_and_the_master_is_well(
    watched: valkeys.Watched,
) -> None:
    store = await open_store(watched.url, 10.0, wait_ms=300)
    inbox = inbox_on(store)
    assert await deliver(inbox, message("m1")) is Admission.ADMITTED
    watched.sentinel.kill()
    hasty = asyncio.create_task(inbox.admit(message("m2")))
    await asyncio.sleep(0)  # it is under way
    hasty.cancel()  # which might have had its reason: the store asks where the master is
    await asyncio.gather(hasty, return_exceptions=True)
    assert await inbox.admit(message("m3")) is Admission.ADMITTED
    await store.close()
