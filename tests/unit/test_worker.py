"""Who gets a worker's slots, and what becomes of those that wait for one."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from structlog.typing import EventDict

from bot.alarms import Alarms
from bot.config.settings import WorkerSettings
from bot.conversation import Memory
from bot.dead import DeadLetters
from bot.errors import StoreUnavailable
from bot.inbox import Inbox
from bot.lease import Commit, Leases, Taken
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.ops.metrics import Metrics
from bot.ops.probes import build_probes
from bot.signals import Signals
from bot.slots import Slots
from bot.store.client import GROUP, Store
from bot.store.connecting import open_store
from bot.worker import Worker
from tests.faults import redis_server
from tests.faults.proxy import FaultProxy

SLOTS = 16  # as many as there are partitions: a worker may read one from each
WITHIN_S = 60.0
CLOGGED_BY = 8  # replies of one channel that wait for room
_LONG_AGO_MS = 600_000


@dataclass(slots=True)
class Turns:
    """Turns whose replies are whole at once; a busy channel has room for none until `room`, and in
    a slow one they go on until then, or one until `one_may_end`. `lasts_s`: how long the others
    take. `begun`: their channels, in order."""

    leases: Leases
    lasts_s: float = 0.0
    room: asyncio.Event = field(default_factory=asyncio.Event)
    ended: dict[str, int] = field(default_factory=dict)
    one_may_end: asyncio.Event = field(default_factory=asyncio.Event)
    begun: list[str] = field(default_factory=list)
    begun_in_busy: int = 0
    most_tries: int = 0
    is_begun: asyncio.Event = field(default_factory=asyncio.Event)
    is_ended: asyncio.Event = field(default_factory=asyncio.Event)
    is_cut: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, taken: Taken, signals: Signals) -> None:
        channel = taken.lease.conversation.channel
        signals.take(len(taken.waiting))
        self.begun.append(channel)
        self.is_begun.set()
        self.most_tries = max(self.most_tries, taken.lease.tries)
        await asyncio.sleep(self.lasts_s)
        if channel.startswith("slow"):
            try:
                await (self.one_may_end if channel == "slow one" else self.room).wait()
            except asyncio.CancelledError:
                self.is_cut.set()
                raise
        if channel.startswith("busy"):
            self.begun_in_busy += 1
            self.is_begun.set()
            signals.wait_for_room()
            await self.room.wait()
        signals.is_committing = True
        await self.leases.commit(taken.lease, Commit(taken.waiting, (), Memory()))
        self.ended[channel] = self.ended.get(channel, 0) + len(taken.waiting)
        self.is_ended.set()

    async def follow(self, finished: object) -> None:
        """Nothing follows."""

    async def until_begun(self, count: int) -> None:
        async with asyncio.timeout(WITHIN_S):
            while len(self.begun) < count:
                self.is_begun.clear()
                await self.is_begun.wait()

    async def until(self, ended: dict[str, int]) -> None:
        async with asyncio.timeout(WITHIN_S):
            while any(self.ended.get(channel, 0) < count for channel, count in ended.items()):
                self.is_ended.clear()
                await self.is_ended.wait()


@pytest.fixture
async def store(any_url: str) -> AsyncIterator[Store]:
    opened = await open_store(any_url, 20.0)
    yield opened
    await opened.close()


QUICK = WorkerSettings(max_turns=SLOTS)


@asynccontextmanager
async def working(
    store: Store, settings: WorkerSettings = QUICK, lasts_s: float = 0.0, name: str = "only"
) -> AsyncIterator[Turns]:
    leases = Leases(store, name, 3600, 100)
    turns = Turns(leases, lasts_s)
    worker = Worker(store, leases, turns, settings, Metrics(), Alarms(store, 3600))
    stop = asyncio.Event()
    task = asyncio.create_task(worker.run(stop))
    try:
        yield turns
    finally:
        stop.set()
        turns.room.set()
        turns.one_may_end.set()
        await task


def message(channel: str, number: int, account: str = "T1") -> IncomingMessage:
    conversation = ConversationId("slack", account, channel, f"{channel}-{number}")
    return IncomingMessage(
        id=conversation.thread,
        conversation=conversation,
        author=Author("u1"),
        text="hello",
        sent_at=datetime(2026, 11, 25, tzinfo=UTC),
        address=Address(channel),
    )


async def test_replies_that_wait_for_room_in_one_channel_keep_no_slot_from_the_others(
    store: Store,
) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    async with working(store) as turns:
        for number in range(120):
            await inbox.admit(message("busy", number))
            if number % 12 == 0:  # in each of ten channels as many as stand behind one another
                for thread in range(4):
                    await inbox.admit(message(f"other{number}", thread))
        await turns.until({f"other{number}": 4 for number in range(0, 120, 12)})
        assert turns.begun_in_busy <= 3 * SLOTS, "what could not be shown is not begun"
        turns.room.set()
        await turns.until({"busy": 120})


@pytest.mark.parametrize(
    ("flooded", "other"),
    [
        (["slow"], message("calm", 0)),
        ([f"slow{number}" for number in range(10)], message("calm", 0, "T2")),
    ],
    ids=["channel", "workspace"],
)
async def test_who_asks_beside_a_flood_of_slow_turns_is_answered_before_any_of_them_ends(
    store: Store, flooded: list[str], other: IncomingMessage
) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    async with working(store) as turns:
        for number in range(4 * SLOTS):
            await inbox.admit(message(flooded[number % len(flooded)], number))
        await turns.until_begun(SLOTS)
        await asyncio.sleep(0.5)  # the worker looks for others a few times, and finds the flood
        await inbox.admit(other)
        await turns.until({"calm": 1})
        assert len(turns.begun) <= SLOTS + 1 + SLOTS // 6 * (len(flooded) > 1)


async def test_one_more_is_for_whoever_is_flooded_out_also_behind_who_is_not() -> None:
    flood = [ConversationId("test", "T1", "loud", str(number)) for number in range(60)]
    other_flood = [ConversationId("test", "T2", "loud", str(number)) for number in range(40)]
    calm = ConversationId("test", "T1", "calm", "1")
    slots = Slots(100)
    with slots.one_more([other_flood[0], calm], [*flood, *other_flood]) as chosen:
        assert chosen == 1
    with slots.one_more([other_flood[0], flood[0]], [*flood, *other_flood]) as chosen:
        assert chosen is None


@pytest.mark.parametrize("any_url", ["one server"], indirect=True)  # a cluster's readers are apart
async def test_a_slot_that_is_freed_is_for_the_account_that_has_the_fewest(store: Store) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    async with working(store, WorkerSettings(max_turns=2)) as turns:
        await inbox.admit(message("slow one", 0))
        await inbox.admit(message("slow", 0))
        await turns.until_begun(2)
        for number in range(1, 100):  # in each partition some
            await inbox.admit(message("slow", number))
        await inbox.admit(message("calm", 0, "T2"))
        turns.one_may_end.set()
        await turns.until({"calm": 1})
        assert turns.begun[2] == "calm"


@pytest.mark.parametrize("max_turns", [2, 6])  # 6: a few more for who is flooded out
async def test_replies_that_wait_for_room_in_many_channels_are_not_more_than_memory_holds(
    store: Store, max_turns: int
) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    async with working(store, WorkerSettings(max_turns=max_turns)) as turns:
        for number in range(60):
            await inbox.admit(message(f"busy{number}", number))
        await turns.until_begun(4 * max_turns)
        await asyncio.sleep(0.5)  # the worker looks for more a few times
        assert len(turns.begun) == 4 * max_turns
        turns.room.set()
        await turns.until({f"busy{number}": 1 for number in range(60)})


async def test_a_worker_that_stops_hands_over_at_once_what_it_runs(store: Store) -> None:
    patient = WorkerSettings(stop_within_s=0, heartbeat_s=300, lease_s=600)
    leases = Leases(store, "leaving", 3600, 100)
    turns, stop = Turns(leases), asyncio.Event()
    worker = Worker(store, leases, turns, patient, Metrics(), Alarms(store, 3600))
    running = asyncio.create_task(worker.run(stop))
    await Inbox(store, mailbox_max=3, kept_for_s=3600).admit(message("busy", 1))
    async with asyncio.timeout(WITHIN_S):
        await turns.is_begun.wait()
        stop.set()
        await running
    others = Leases(store, "other", 3600, 100)
    found = [await others.read_ready(streams, 1, 0.1) for streams in store.read_together()]
    [[(conversation, _)]] = filter(None, found)
    assert conversation == message("busy", 1).conversation


async def test_a_worker_that_stops_finishes_what_it_runs_and_keeps_it_meanwhile(
    store: Store,
) -> None:
    patient = WorkerSettings(stop_within_s=60, heartbeat_s=0.05, lease_s=600)
    leases = Leases(store, "leaving", 3600, 100)
    turns, stop = Turns(leases), asyncio.Event()
    worker = Worker(store, leases, turns, patient, Metrics(), Alarms(store, 3600))
    slow = message("slow", 1)
    await Inbox(store, mailbox_max=3, kept_for_s=3600).admit(slow)
    ready = store.keys.ready(store.keys.partition(slow.conversation))
    with capture_logs() as logs:
        running = asyncio.create_task(worker.run(stop))
        async with asyncio.timeout(WITHIN_S):
            await turns.is_begun.wait()
            stop.set()
            await until_logged(logs, "worker.finishing")
            began_at, idle_s = time.monotonic(), 0.0
            while idle_s + 0.1 > time.monotonic() - began_at:  # it was not renewed since
                await asyncio.sleep(0.02)
                pending = await store.ask(ready, "XPENDING", ready, GROUP, "-", "+", 9)
                [[_, owner, idle_ms, _]] = pending
                assert owner == b"leaving"
                idle_s = idle_ms / 1000
            turns.room.set()
            await running
    assert turns.ended == {"slow": 1}


async def test_an_outage_is_logged_once_and_its_end_once(tmp_path: Path) -> None:
    quick = WorkerSettings(heartbeat_s=0.05, lease_s=0.15, alarms_every_s=0.1)
    async with redis_server.running(tmp_path) as server:
        store = await open_store(server.url, 20.0)
        inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
        with capture_logs() as logs:
            async with working(store, quick) as turns:
                await inbox.admit(message("general", 1))
                await turns.until({"general": 1})
                await server.stop()
                await until_logged(logs, "store.away")
                await asyncio.sleep(1.2)  # eight leases long
                await server.start()
                await until_logged(logs, "store.back")
                await inbox.admit(message("general", 2))
                await turns.until({"general": 2})
        await store.close()
    told = [line for line in logs if line["event"].startswith("store.")]
    assert [line["event"] for line in told] == ["store.away", "store.back"]
    assert told[1]["away_s"] >= 1.0


async def test_who_finds_redis_back_lets_those_who_live_renew_their_leases_first(
    tmp_path: Path,
) -> None:
    settings = WorkerSettings(heartbeat_s=0.05, lease_s=60)
    async with (
        redis_server.running(tmp_path) as server,
        FaultProxy("127.0.0.1", server.port) as proxy,
    ):
        store = await open_store(f"redis://127.0.0.1:{proxy.port}", 20.0)
        beside = await open_store(server.url, 20.0)
        inbox = Inbox(beside, mailbox_max=3, kept_for_s=3600)
        lives = Leases(beside, "lives", 3600, 100)
        await inbox.admit(message("theirs", 1))
        [entry] = await lives.read_ready(beside.read_together()[0], 1, WITHIN_S)
        theirs = (await lives.take(entry)).lease
        async with working(store, settings) as turns:
            await inbox.admit(message("busy", 1))
            async with asyncio.timeout(WITHIN_S):
                await turns.is_begun.wait()
            await proxy.stop()
            await asyncio.sleep(1.0)  # twenty times it asks in vain
            await aged(beside, theirs.conversation)
            await proxy.heal()
            for _ in range(2):  # whatever it did behind its first renewal, it did before the second
                await renewed(beside, message("busy", 1).conversation)
            [renewal] = await lives.renew([theirs])
        await store.close()
        await beside.close()
    assert not renewal.is_lost


async def test_a_turn_that_another_worker_has_now_is_cut_at_once(store: Store) -> None:
    async with working(store, WorkerSettings(heartbeat_s=0.05)) as turns:
        await Inbox(store, mailbox_max=3, kept_for_s=3600).admit(message("slow", 1))
        async with asyncio.timeout(WITHIN_S):
            await turns.is_begun.wait()
        ready, entry = await aged(store, message("slow", 1).conversation)
        await store.ask(ready, "XCLAIM", ready, GROUP, "another", 0, entry)
        async with asyncio.timeout(WITHIN_S):
            await turns.is_cut.wait()


async def test_a_worker_that_leaves_takes_nothing_over(store: Store) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    dead = await with_leases(store, inbox, [message("theirs", 1)])
    leases = Leases(store, "leaving", 3600, 100)
    turns, stop, metrics = Turns(leases), asyncio.Event(), Metrics()
    settings = WorkerSettings(heartbeat_s=0.05, lease_s=60, stop_within_s=60)
    worker = Worker(store, leases, turns, settings, metrics, Alarms(store, 3600))
    running = asyncio.create_task(worker.run(stop))
    await inbox.admit(message("slow", 1))
    async with asyncio.timeout(WITHIN_S):
        await turns.is_begun.wait()
    stop.set()
    await aged(store, message("theirs", 1).conversation)
    for _ in range(2):
        await renewed(store, message("slow", 1).conversation)
    assert await holders(store, [message("theirs", 1)]) == [dead.consumer]
    turns.room.set()
    await running


async def test_turns_of_dead_workers_go_on_at_once_also_where_all_slots_are_taken(
    redis_url: str,
) -> None:
    store = await open_store(redis_url, 20.0)
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    slots = 4
    theirs = [message("calm", number) for number in range(slots)]
    await with_leases(store, inbox, theirs)
    settings = WorkerSettings(max_turns=slots, heartbeat_s=0.05, lease_s=60)
    async with working(store, settings) as turns:
        for number in range(slots):
            await inbox.admit(message("slow", number))
        await turns.until_begun(slots)
        for one in theirs:
            await aged(store, one.conversation)
        await turns.until({"calm": slots})
        assert "slow" not in turns.ended
    await store.close()


async def test_each_turn_of_a_dead_worker_begins_at_once_though_all_servers_are_asked_together(
    store: Store,
) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    slots = 6
    theirs = [message("slow", 100 + number) for number in range(slots)]
    await with_leases(store, inbox, theirs)
    settings = WorkerSettings(max_turns=slots, heartbeat_s=0.2, lease_s=60)
    async with working(store, settings) as turns:
        for number in range(slots - 1):  # one slot is free
            await inbox.admit(message("slow", number))
        await turns.until_begun(slots - 1)
        for one in theirs:
            await aged(store, one.conversation)
        await turns.until_begun(2 * slots - 1)


async def test_who_waits_for_a_slot_hears_that_one_is_reserved_no_more() -> None:
    slots = Slots(1)
    with slots.reserved(1):
        slots.freed.clear()
        assert slots.free == 0
    assert slots.freed.is_set()


async def test_a_worker_takes_over_no_more_turns_without_a_slot_than_it_has_slots() -> None:
    here = [ConversationId("test", "T1", "here", str(number)) for number in range(7)]
    slots = Slots(6)
    for conversation in here[:6]:
        slots.begun(conversation)
    assert slots.spare == 6
    slots.begun(here[6], is_more=True)
    assert slots.spare == 5
    with slots.one_more([ConversationId("test", "T2", "calm", "1")], here) as chosen:
        assert chosen == 0
        assert slots.spare == 4
    slots.ended(here[6])  # it was ended before it began
    assert slots.spare == 6


async def with_leases(store: Store, inbox: Inbox, of: list[IncomingMessage]) -> Leases:
    """A worker that has read these, and does nothing more."""
    dead = Leases(store, "dead", 3600, 100)
    for one in of:
        await inbox.admit(one)
        ready = store.keys.ready(store.keys.partition(one.conversation))
        assert len(await dead.read_now([ready])) == 1
    return dead


async def holders(store: Store, of: list[IncomingMessage]) -> list[str]:
    """Who has the leases of these."""
    found: list[str] = []
    for one in of:
        ready = store.keys.ready(store.keys.partition(one.conversation))
        state = store.keys.state(one.conversation)
        entry = await store.ask(state, "HGET", state, "entry")
        [[_, holder, *_]] = await store.ask(ready, "XPENDING", ready, GROUP, entry, entry, 1)
        found.append(holder.decode())
    return found


async def aged(store: Store, conversation: ConversationId) -> tuple[str, str]:
    """Make the lease of a conversation one that was not renewed for long: its stream and entry."""
    ready = store.keys.ready(store.keys.partition(conversation))
    state = store.keys.state(conversation)
    entry = await store.ask(state, "HGET", state, "entry")
    [[_, holder, *_]] = await store.ask(ready, "XPENDING", ready, GROUP, entry, entry, 1)
    long_ago = ("IDLE", _LONG_AGO_MS, "JUSTID")
    await store.ask(ready, "XCLAIM", ready, GROUP, holder, 0, entry, *long_ago)
    return ready, entry


async def renewed(store: Store, conversation: ConversationId) -> None:
    """Wait until the lease of a conversation is renewed."""
    ready, entry = await aged(store, conversation)
    long_ago = ("IDLE", _LONG_AGO_MS)
    async with asyncio.timeout(WITHIN_S):
        while await store.ask(ready, "XPENDING", ready, GROUP, *long_ago, entry, entry, 1):  # noqa: ASYNC110 - Redis tells nobody
            await asyncio.sleep(0.01)


async def test_nobody_is_replaced_because_redis_is_slow(tmp_path: Path) -> None:
    settings = WorkerSettings(heartbeat_s=0.1, lease_s=0.6)
    async with (
        redis_server.running(tmp_path) as server,
        FaultProxy("127.0.0.1", server.port) as proxy,
    ):
        store = await open_store(f"redis://127.0.0.1:{proxy.port}", 20.0)
        inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
        with capture_logs() as logs:
            async with (
                working(store, settings, 4.0, "first") as first,
                working(store, settings, 4.0, "second") as second,
            ):
                for number in range(12):  # in several partitions
                    await inbox.admit(message("general", number))
                proxy.delay_s = 0.25
                async with asyncio.timeout(WITHIN_S):
                    while sum(t.ended.get("general", 0) for t in (first, second)) < 12:  # noqa: ASYNC110 - either's
                        await asyncio.sleep(0.05)
                proxy.delay_s = 0.0
        await store.close()
    events = [line["event"] for line in logs]
    assert not {"worker.took_over", "worker.replaced", "turn.lease_lost"} & set(events)


async def test_a_turn_whose_commit_redis_does_not_take_is_ended_by_the_same_worker(
    tmp_path: Path,
) -> None:
    patient = WorkerSettings(heartbeat_s=0.05, lease_s=60)
    async with redis_server.running(tmp_path) as server:
        store = await open_store(server.url, 20.0)
        with capture_logs() as logs:
            async with working(store, patient) as turns:
                await Inbox(store, mailbox_max=3, kept_for_s=3600).admit(message("busy", 1))
                async with asyncio.timeout(WITHIN_S):
                    await turns.is_begun.wait()
                await server.configure(min_replicas_to_write="1")
                turns.room.set()
                await until_logged(logs, "turn.store")
                await server.configure(min_replicas_to_write="0")
                await turns.until({"busy": 1})
        await store.close()
    assert turns.most_tries == 1


async def until_logged(logs: list[EventDict], event: str) -> None:
    async with asyncio.timeout(WITHIN_S):
        while not any(line["event"] == event for line in logs):  # noqa: ASYNC110 - a list tells nobody
            await asyncio.sleep(0.02)


async def test_an_account_whose_channels_are_all_clogged_keeps_nobody_from_another_account(
    store: Store,
) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    async with working(store) as turns:
        for number in range(60):
            for channel in ("busy1", "busy2"):
                await inbox.admit(message(channel, number))
            if number >= 40:  # both are clogged by now
                await inbox.admit(message("calm", number, "T2"))
        await turns.until({"calm": 20})
        turns.room.set()
        await turns.until({"busy1": 60, "busy2": 60})


async def test_to_wait_for_a_slot_longer_than_a_lease_lasts_is_no_failed_try(
    store: Store,
) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    dead = Leases(store, "dead", 3600, 100)
    for number in range(12):
        await inbox.admit(message("calm", number))
    ready = [store.keys.ready(number) for number in range(store.keys.partitions)]
    read = []
    while len(read) < 12:  # by a worker that dies before it begins on any
        read += await dead.read_now(ready)
        for entry in read[-16:]:
            await dead.take(entry)
    settings = WorkerSettings(max_turns=2, lease_s=1.0, heartbeat_s=0.05)
    async with working(store, settings, lasts_s=0.4) as turns:
        await turns.until({"calm": 12})
    assert turns.most_tries == 2, "the one that died, and the one that did it"


async def test_what_no_worker_can_read_is_left_to_others_three_times_and_then_set_aside(
    store: Store,
) -> None:
    inbox, letters = Inbox(store, mailbox_max=3, kept_for_s=3600), DeadLetters(store, 3600)
    strange = message("strange", 0)
    await inbox.admit(strange)
    mailbox = store.keys.mailbox(strange.conversation)
    await store.ask(mailbox, "LSET", mailbox, 0, bytes((255,)) + b"of a newer release")
    with capture_logs() as logs:
        async with working(store, WorkerSettings(lease_s=0.4, heartbeat_s=0.05)):
            async with asyncio.timeout(WITHIN_S):
                while not (found := await letters.all()):  # noqa: ASYNC110 - Redis tells nobody
                    await asyncio.sleep(0.02)
    assert [(letter.unreadable, letter.tries) for letter in found] == [(1, 3)]
    assert [line["event"] for line in logs].count("turn.broken") == 3


async def test_a_worker_looks_in_every_partition_for_those_that_ended_long_ago(
    redis_url: str,
) -> None:
    store = await open_store(redis_url, 20.0)
    [server] = await store.servers.masters()
    await server.client.config_resetstat()
    async with working(store) as turns:
        await Inbox(store, mailbox_max=3, kept_for_s=3600).admit(message("calm", 0))
        await turns.until({"calm": 1})
    looks = (await server.client.info("commandstats"))["cmdstat_xinfo|consumers"]["calls"]
    await store.close()
    assert looks == store.keys.partitions


async def test_a_clogged_worker_mends_a_server_that_came_back_empty(store: Store) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    async with working(store) as turns:
        for number in range(40):
            await inbox.admit(message("busy", number))
        async with asyncio.timeout(WITHIN_S):
            while turns.begun_in_busy < CLOGGED_BY:
                turns.is_begun.clear()
                await turns.is_begun.wait()
        for master in await store.servers.masters():
            await master.client.flushall()
        async with asyncio.timeout(WITHIN_S):
            while not turns.ended.get("calm"):
                with contextlib.suppress(StoreUnavailable):
                    await inbox.admit(message("calm", 0))
                await asyncio.sleep(0.05)


async def test_a_worker_whose_only_slot_is_taken_mends_a_server_that_came_back_empty(
    store: Store,
) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    settings = WorkerSettings(max_turns=1, lease_s=0.5, heartbeat_s=0.1)
    async with working(store, settings, lasts_s=0.3) as turns:
        await inbox.admit(message("first", 0))
        async with asyncio.timeout(WITHIN_S):
            await turns.is_begun.wait()
            for master in await store.servers.masters():
                await master.client.flushall()
            while not turns.ended.get("calm"):
                with contextlib.suppress(StoreUnavailable):
                    await inbox.admit(message("calm", 0))
                await asyncio.sleep(0.05)


async def test_an_account_that_had_its_turns_alone_is_not_behind_a_later_flood(
    store: Store,
) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    only = Leases(store, "only", 3600, 100)
    place = store.keys.partition(message("alone", 0).conversation)
    ready = store.keys.ready(place)

    def there(channel: str, account: str) -> list[IncomingMessage]:
        found = [message(channel, number, account) for number in range(1500)]
        return [one for one in found if store.keys.partition(one.conversation) == place][:40]

    async def next_account() -> str:
        [entry] = await only.read_now([ready])
        taken = await only.take(entry)
        await only.commit(taken.lease, Commit(taken.waiting, (), Memory()))
        return entry[0].account

    for one in there("alone", "T1"):
        await inbox.admit(one)
    for _ in range(38):
        await next_account()
    for one in there("flood", "T2"):
        await inbox.admit(one)
    begun = [await next_account() for _ in range(4)]
    await inbox.admit(there("late", "T1")[0])
    begun += [await next_account() for _ in range(8)]
    assert begun.count("T1") == 3


async def test_queue_age_is_counted_from_when_the_message_came(store: Store) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    leases = Leases(store, "only", 3600, 100)
    place = store.keys.partition(message("busy", 0).conversation)
    there = [
        one
        for number in range(200)
        for one in (message("busy", number), message(f"calm{number}", 0))
        if store.keys.partition(one.conversation) == place
    ]
    for one in [one for one in there if one.address.channel == "busy"][:4]:
        await inbox.admit(one)
    await asyncio.sleep(0.05)
    calm = next(one for one in there if one.address.channel != "busy")
    await inbox.admit(calm)  # whoever was offered steps back for it
    ready = store.keys.ready(place)
    assert await leases.heads([ready], []) == [(calm.conversation, ready)]
    [(first, _)] = await leases.heads([ready], [f"slack:T1:{calm.address.channel}"])
    assert first.channel == "busy"
    metrics = Metrics()
    await build_probes(store, leases, metrics, {}).refresh()
    age_s = metrics.registry.get_sample_value("dragoman_oldest_waiting_seconds")
    assert age_s is not None
    assert age_s >= 0.05
