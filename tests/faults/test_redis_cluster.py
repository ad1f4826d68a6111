"""A real cluster that fails and moves its data: nothing admitted is lost, nothing hangs."""

import asyncio
import contextlib
import gc
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import partial

import pytest

from bot import live as live_streams
from bot.conversation import Memory, Turn
from bot.errors import StoreUnavailable
from bot.inbox import Inbox
from bot.lease import Commit, Leases
from bot.ledger import Ledger, Shown
from bot.live import RedisLive
from bot.messages import ConversationId
from bot.ports import Admission
from bot.store import servers
from bot.store.client import Store
from bot.store.connecting import open_store
from tests import valkeys
from tests.emulators.platform import MemoryPlatform
from tests.faults.redis_waiting import CONVERSATION, TIMEOUT_S, deliver, message, patiently, waiting
from tests.program import Person, program

TOLD = 6  # messages of each person

# Once in many runs a connection that redis-py was opening to a master when that was killed is left
# to the garbage collector. It is the program's end, so nothing is kept open by it.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(autouse=True)
def nothing_left_for_other_tests() -> Iterator[None]:
    """What is left over is collected here, and not by a test that has nothing to do with it."""
    yield
    gc.collect()


@pytest.fixture
async def store(cluster: valkeys.Cluster) -> AsyncIterator[Store]:
    """The engine on the cluster; an admission waits for one replica, as is the default there."""
    opened = await open_store(cluster.url, TIMEOUT_S, wait_ms=300)
    yield opened
    await opened.close()


@pytest.fixture
def inbox(store: Store) -> Inbox:
    return Inbox(store, mailbox_max=100, kept_for_s=3600)


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
    others = [
        conversation
        for conversation in conversations
        if cluster.master_of(store.keys.state(conversation)) is not killed
    ]
    for conversation in others:  # meanwhile they are served as ever
        assert await inbox.admit(message("m2", conversation)) is Admission.ADMITTED
    for conversation in conversations:
        expected = 2 if conversation in others else 1
        assert await patiently(partial(waiting, store, conversation)) == expected
    killed.start()  # as a supervisor does: it is a replica now, and can confirm
    for conversation in conversations:
        await deliver(inbox, message("m1", conversation))
        await deliver(inbox, message("m2", conversation))
        assert await waiting(store, conversation) == 2


async def test_a_message_that_no_replica_confirmed_is_not_admitted_but_known_when_it_comes_again(
    cluster: valkeys.Cluster, store: Store, inbox: Inbox
) -> None:
    [replica] = cluster.replicas_of(cluster.master_of(store.keys.state(CONVERSATION)))
    another = await open_store(cluster.url, TIMEOUT_S, wait_ms=300)
    replica.pause()
    try:
        with pytest.raises(StoreUnavailable, match="0 of 1 replicas"):
            await inbox.admit(message("m1"))
        # Delivered again to another process, it is known there, yet still not safe.
        with pytest.raises(StoreUnavailable, match="0 of 1 replicas"):
            await Inbox(another, mailbox_max=100, kept_for_s=3600).admit(message("m1"))
    finally:
        replica.go_on()
        await another.close()
    assert await deliver(inbox, message("m1")) is Admission.KNOWN
    assert await waiting(store) == 1


async def test_a_reply_goes_on_while_no_replica_confirms_what_is_posted(
    cluster: valkeys.Cluster, inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(servers, "_HOPE_AGAIN_AFTER_S", 600.0)
    store = await open_store(cluster.url, 20.0, wait_ms=700)
    await inbox.admit(message("m1"))
    worker = Leases(store, "w", kept_for_s=3600, keep_turns=10)
    ready = store.keys.ready(store.keys.partition(CONVERSATION))
    [entry] = await worker.read_ready([ready], 1, 0.01)
    lease = (await worker.take(entry)).lease
    master = cluster.master_of(ready)
    [replica] = cluster.replicas_of(master)
    replica.pause()
    try:
        waits = [waits_at(master)]
        for key in ("first", "second"):
            await worker.record(lease, Ledger("t1", 1, shown=(Shown(key),)))
            waits.append(waits_at(master))
    finally:
        replica.go_on()
        await store.close()
    assert waits[1] == waits[0] + 1, "before a post it is waited for"
    assert waits[2] == waits[1], "in vain once, not for each post"


def waits_at(server: valkeys.Valkey) -> int:
    """How often it was asked to wait for replicas."""
    said = server.ask("INFO", "commandstats")
    return int(said["cmdstat_wait"]["calls"]) if "cmdstat_wait" in said else 0


async def test_a_message_that_comes_while_its_part_of_the_data_moves_is_admitted_once(
    cluster: valkeys.Cluster, store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    source, target, slot = begin_to_move(cluster, store.keys.state(CONVERSATION))
    # What is not there any more is asked of where it goes to.
    key = store.keys.notebook("web") + store.keys.state(CONVERSATION)
    await store.ask(key, "SET", key, 1)
    assert target.ask("DBSIZE") >= 1
    assert await store.ask_apart(key, "GET", key) == b"1"
    move(source, target, keys_of(source, slot))
    delivering = asyncio.create_task(deliver(inbox, message("m2")))
    await asyncio.sleep(0.05)
    end_move(source, target, slot)
    assert await delivering is Admission.ADMITTED
    assert await deliver(inbox, message("m2")) is Admission.KNOWN
    assert await waiting(store) == 2


MOVED = {
    "nothing": lambda key: False,
    "a key that it is not called with": lambda key: key.endswith(b":running"),
    "all that it is called with": lambda key: not key.endswith(b":running"),
}


@pytest.mark.parametrize("has_moved", MOVED.values(), ids=MOVED)
async def test_a_turn_that_would_end_while_its_part_of_the_data_moves_ends_whole_after_it(
    cluster: valkeys.Cluster, store: Store, inbox: Inbox, has_moved: Callable[[bytes], bool]
) -> None:
    worker = Leases(store, "w", kept_for_s=3600, keep_turns=10)
    ready = store.keys.ready(store.keys.partition(CONVERSATION))
    for number in (1, 2):
        await inbox.admit(message(f"m{number}"))
        taken = await worker.take((await worker.read_now([ready]))[0])
        turn = Turn(id=f"t{number}", at=1.0, asked="hello", said="hi", skill="chat")
        commit = Commit(taken.waiting, (turn,), Memory())
        if number == 1:
            await worker.commit(taken.lease, commit)
    await inbox.admit(message("m3"))
    source, target, slot = begin_to_move(cluster, ready)
    move(source, target, filter(has_moved, keys_of(source, slot)))
    with pytest.raises(StoreUnavailable):
        await worker.commit(taken.lease, commit)
    move(source, target, keys_of(source, slot))
    end_move(source, target, slot)
    assert await patiently(lambda: worker.commit(taken.lease, commit))
    after = await worker.take((await worker.read_now([ready]))[0])
    assert [turn.id for turn in after.conversation.turns] == ["t1", "t2"]
    assert after.waiting == (message("m3"),)


def begin_to_move(cluster: valkeys.Cluster, key: str) -> tuple[valkeys.Valkey, valkeys.Valkey, int]:
    """From where, to where, and which slot: that of `key`."""
    source = cluster.master_of(key)
    target = next(node for node in cluster.masters() if node is not source)
    slot = int(source.ask("CLUSTER", "KEYSLOT", key))
    target.ask("CLUSTER", "SETSLOT", slot, "IMPORTING", source.ask("CLUSTER", "MYID").decode())
    source.ask("CLUSTER", "SETSLOT", slot, "MIGRATING", target.ask("CLUSTER", "MYID").decode())
    return source, target, slot


def keys_of(source: valkeys.Valkey, slot: int) -> list[bytes]:
    """What has not moved yet."""
    found: list[bytes] = source.ask("CLUSTER", "GETKEYSINSLOT", slot, 100)
    return found


def move(source: valkeys.Valkey, target: valkeys.Valkey, keys: Iterable[bytes]) -> None:
    """Move these keys, each by itself."""
    for key in keys:
        assert source.ask("MIGRATE", "127.0.0.1", target.port, key, 0, 1000) == b"OK"


def end_move(source: valkeys.Valkey, target: valkeys.Valkey, slot: int) -> None:
    """Tell both nodes whose it is."""
    identity = target.ask("CLUSTER", "MYID").decode()
    for node in (target, source):
        node.ask("CLUSTER", "SETSLOT", slot, "NODE", identity)


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
        assert await patiently(lambda: waiting(store)) == 1
    finally:
        hanging.go_on()
    assert await deliver(inbox, message("m1")) is Admission.KNOWN


async def test_who_waits_less_long_than_a_master_hangs_finds_its_replica_too(
    cluster: valkeys.Cluster, store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    hanging = cluster.master_of(store.keys.state(CONVERSATION))
    hanging.pause()
    found = None
    try:
        async with asyncio.timeout(20):
            while found is None:
                with contextlib.suppress(StoreUnavailable, TimeoutError):
                    async with asyncio.timeout(TIMEOUT_S / 4):
                        found = await waiting(store)
    finally:
        hanging.go_on()
    assert found == 1


async def test_followers_hear_at_once_after_the_node_that_told_them_is_gone(
    cluster: valkeys.Cluster, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_streams, "_LOOK_AGAIN_S", 600.0)
    live = RedisLive(store)
    heard: list[bytes] = []

    async def follow() -> None:
        last = "0"
        while True:  # as a page does: again, from where it was
            try:
                async with contextlib.aclosing(live.follow(CONVERSATION, last)) as events:
                    async for event in events:
                        heard.append(event.data)
                        last = event.id
            except StoreUnavailable:
                await asyncio.sleep(0.05)

    async with live.listening(), asyncio.timeout(90):
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
        async with asyncio.timeout(30):
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


async def test_work_goes_on_through_a_failover_with_each_message_answered_once_and_in_order(
    cluster: valkeys.Cluster,
) -> None:
    slow = "{main: {kind: scripted, tokens_per_s: 100}}"
    async with program(cluster.url, slow) as first:
        people = [type(first)(first.app, first.platform) for _ in range(12)]
        killed = cluster.master_of(first.app.store.keys.state(people[0].conversation))
        telling = [
            asyncio.create_task(tell(person, number)) for number, person in enumerate(people)
        ]
        await asyncio.sleep(0.5)
        killed.kill()
        await asyncio.sleep(1.0)  # as long as a supervisor may take
        await asyncio.to_thread(killed.start)
        async with asyncio.timeout(20):
            await asyncio.gather(*telling)
            expected = [f"{number} {turn}" for number in range(12) for turn in range(TOLD)]
            await first.platform.until(lambda: len(said(first.platform)) >= len(expected), 20)
        for person in people:
            await person.idle()
        assert sorted(said(first.platform), key=lambda text: int(text.split()[0])) == expected
        assert first.platform.is_quiet


async def tell(person: Person, number: int) -> None:
    """Say a few things, each until it is acknowledged."""
    for turn in range(TOLD):
        await patiently(partial(person.says, f"{number} {turn}", message_id=f"{number}-{turn}"))
        await asyncio.sleep(0.3)


def said(platform: MemoryPlatform) -> list[str]:
    """Every message of a person that was answered, in the order of the answers."""
    shown = [message.states[-1] for message in platform.messages.values()]
    return [line for text in shown for line in text.split("\n\n")]


async def test_without_waiting_for_a_replica_a_failover_loses_what_it_had_not(
    cluster: valkeys.Cluster,
) -> None:
    store = await open_store(cluster.url, TIMEOUT_S, wait_replicas=0)
    inbox = Inbox(store, mailbox_max=100, kept_for_s=3600)
    key = store.keys.state(CONVERSATION)
    await inbox.admit(message("m1"))
    master = cluster.master_of(key)
    [replica] = cluster.replicas_of(master)
    valkeys.until(lambda: replica.ask("DBSIZE") == master.ask("DBSIZE"))
    replica.pause()
    try:
        master.ask("CLIENT", "KILL", "TYPE", "replica")  # nothing is on its way to it
        assert await inbox.admit(message("m2")) is Admission.ADMITTED
        master.kill()
    finally:
        replica.go_on()
    assert await patiently(partial(waiting, store)) == 1, "the price of redis.wait_replicas: 0"
    await store.close()
