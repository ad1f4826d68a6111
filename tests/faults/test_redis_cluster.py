"""A real cluster that fails and moves its data: nothing admitted is lost, nothing hangs."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

import pytest

from bot.connecting import open_store
from bot.errors import StoreUnavailable
from bot.inbox import Inbox
from bot.live import RedisLive
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.ports import Admission
from bot.store import Store
from tests import valkeys

TIMEOUT_S = 2.0
Answer = TypeVar("Answer")
CONVERSATION = ConversationId("web", "site", "c1")


@pytest.fixture
async def store(cluster: valkeys.Cluster) -> AsyncIterator[Store]:
    """The engine on the cluster; an admission waits for one replica, as is the default there."""
    opened = await open_store(cluster.url, TIMEOUT_S, wait_ms=300)
    yield opened
    await opened.close()


@pytest.fixture
def inbox(store: Store) -> Inbox:
    return Inbox(store, mailbox_max=100, kept_for_s=3600)


def message(message_id: str, conversation: ConversationId = CONVERSATION) -> IncomingMessage:
    return IncomingMessage(
        id=f"{conversation.channel}-{message_id}",
        conversation=conversation,
        author=Author("u1", "Ada"),
        text="hello",
        sent_at=datetime(2026, 11, 25, tzinfo=UTC),
        address=Address(conversation.channel),
    )


async def deliver(inbox: Inbox, wanted: IncomingMessage) -> Admission:
    """As a platform does: again and again until it is acknowledged."""
    return await patiently(lambda: inbox.admit(wanted))


async def patiently(ask: Callable[[], Awaitable[Answer]]) -> Answer:
    """The answer once there is one; no try may hang."""
    async with asyncio.timeout(20):
        while True:
            before_s = time.monotonic()
            try:
                return await ask()
            except StoreUnavailable:
                assert time.monotonic() - before_s < TIMEOUT_S + 0.5, "no call may hang"
                await asyncio.sleep(0.05)


async def waiting(store: Store, conversation: ConversationId = CONVERSATION) -> int:
    """How many messages wait in a conversation."""
    key = store.keys.mailbox(conversation)
    return int(await store.at(key, lambda server: server.llen(key)))


async def test_what_was_admitted_before_a_master_is_killed_is_there_after_it(
    cluster: valkeys.Cluster, store: Store, inbox: Inbox
) -> None:
    conversations = [ConversationId("web", "site", f"c{number}") for number in range(24)]
    for conversation in conversations:
        await inbox.admit(message("m1", conversation))
    killed = cluster.master_of(store.keys.state(conversations[0]))
    killed.kill()
    with pytest.raises(StoreUnavailable):
        await inbox.admit(message("m2", conversations[0]))
    for conversation in conversations:
        assert await patiently(partial(waiting, store, conversation)) == 1
    killed.start()  # as a supervisor does: it is a replica now, and can confirm
    for conversation in conversations:
        await deliver(inbox, message("m1", conversation))
        await deliver(inbox, message("m2", conversation))
        assert await waiting(store, conversation) == 2


async def test_a_message_that_no_replica_confirmed_is_not_admitted_but_known_when_it_comes_again(
    cluster: valkeys.Cluster, store: Store, inbox: Inbox
) -> None:
    [replica] = cluster.replicas_of(cluster.master_of(store.keys.state(CONVERSATION)))
    replica.pause()
    try:
        with pytest.raises(StoreUnavailable, match="0 of 1 replicas"):
            await inbox.admit(message("m1"))
        with pytest.raises(StoreUnavailable, match="0 of 1 replicas"):
            await inbox.admit(message("m1"))  # known, yet still not safe
    finally:
        replica.go_on()
    assert await deliver(inbox, message("m1")) is Admission.KNOWN
    assert await waiting(store) == 1


async def test_a_message_that_comes_while_its_part_of_the_data_moves_is_admitted_once(
    cluster: valkeys.Cluster, store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    source = cluster.master_of(store.keys.state(CONVERSATION))
    target = next(node for node in cluster.masters() if node is not source)
    slot = source.ask("CLUSTER", "KEYSLOT", store.keys.state(CONVERSATION))
    source_id, target_id = (node.ask("CLUSTER", "MYID").decode() for node in (source, target))
    target.ask("CLUSTER", "SETSLOT", slot, "IMPORTING", source_id)
    source.ask("CLUSTER", "SETSLOT", slot, "MIGRATING", target_id)
    # What is not there any more is asked of where it goes to.
    key = store.keys.notebook("web") + store.keys.state(CONVERSATION)
    await store.at(key, lambda server: server.set(key, "1"))
    assert target.ask("DBSIZE") >= 1
    for moved in source.ask("CLUSTER", "GETKEYSINSLOT", slot, 100):
        source.ask("MIGRATE", "127.0.0.1", target.port, moved, 0, 1000)
    delivering = asyncio.create_task(deliver(inbox, message("m2")))
    await asyncio.sleep(0.05)
    for node in (target, source):
        node.ask("CLUSTER", "SETSLOT", slot, "NODE", target_id)
    assert await delivering is Admission.ADMITTED
    assert await deliver(inbox, message("m2")) is Admission.KNOWN
    assert await waiting(store) == 2


async def test_a_master_without_our_functions_gets_them(
    cluster: valkeys.Cluster, store: Store, inbox: Inbox
) -> None:
    for master in cluster.masters():
        master.ask("FUNCTION", "FLUSH")
    assert await inbox.admit(message("m1")) is Admission.ADMITTED


async def test_a_master_that_hangs_is_given_up_and_its_replica_takes_over(
    cluster: valkeys.Cluster, store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    hanging = cluster.master_of(store.keys.state(CONVERSATION))
    hanging.pause()
    try:
        began_s = time.monotonic()
        assert await patiently(lambda: waiting(store)) == 1
        assert time.monotonic() - began_s < 2 * TIMEOUT_S + 1
    finally:
        hanging.go_on()
    assert await deliver(inbox, message("m1")) is Admission.KNOWN


async def test_followers_hear_at_once_after_the_node_that_told_them_is_gone(
    cluster: valkeys.Cluster, store: Store
) -> None:
    live = RedisLive(store)
    heard: list[bytes] = []

    async def follow() -> None:
        async for event in live.follow(CONVERSATION, "0"):
            heard.append(event.data)

    async with live.listening(), asyncio.timeout(15):
        following = asyncio.create_task(follow())
        await live.publish(CONVERSATION, b"1")
        await until(lambda: heard == [b"1"])
        subscribed = [node for node in cluster.nodes if b"dragoman:live" in channels(node)]
        assert len(subscribed) == 1
        subscribed[0].kill()
        await asyncio.to_thread(
            valkeys.until,
            lambda: any(b"dragoman:live" in channels(node) for node in cluster.nodes),
        )
        while True:
            try:
                await live.publish(CONVERSATION, b"2")
                break
            except StoreUnavailable:
                await asyncio.sleep(0.05)
        async with asyncio.timeout(1):  # less than it takes to look without being woken
            await until(lambda: b"2" in heard)
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


def channels(node: valkeys.Valkey) -> list[bytes]:
    """The channels that somebody listens to at a node."""
    found: list[bytes] = node.ask("PUBSUB", "CHANNELS", "*") if node.is_running else []
    return found


async def until(is_so: Callable[[], bool]) -> None:
    while not is_so():  # noqa: ASYNC110 - followers tell nobody what they heard
        await asyncio.sleep(0.01)
