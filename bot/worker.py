"""The worker: takes ready conversations, runs their turns, keeps their leases alive.

    ready stream → lease → manager.run(turn) → commit

Any number of workers, in any number of processes, share the work. One that dies is replaced within
`lease_s`; one that leaves hands its running turns over.
"""

import asyncio
import contextlib
import time
from dataclasses import dataclass, field
from typing import Protocol

import structlog

from bot.alarms import Alarms
from bot.config.settings import WorkerSettings
from bot.dead import note_set_aside
from bot.errors import LeaseLost, StoreUnavailable, Unreadable
from bot.lease import Commit, Entry, Lease, Leases, Taken
from bot.manager import MOST_TRIES
from bot.messages import ConversationId
from bot.ops.metrics import Metrics
from bot.signals import Signals
from bot.slots import Slots
from bot.store.client import Store
from bot.store.outage import Outage
from bot.turn.afterwards import Finished

logger = structlog.get_logger(__name__)

_READ_WAIT_S = 0.5
_CHOOSE_AGAIN_S = 0.1
_AGAIN_AFTER_S = 0.5
_SUMMARIES_AT_ONCE = 1
_SLOWER_MOST = 4
"""A worker asks four times between two renewals at the most: what was under way on its connection
before each of the two, for which they wait; a look at what the dead had, and the renewal."""


class TurnRunner(Protocol):
    """What runs the turns: the manager."""

    async def run(self, taken: Taken, signals: Signals) -> Finished | None:
        """Run one turn to its end and commit it; None: nothing is to be done after it.

        Raises LeaseLost where another worker has it now, StoreUnavailable where Redis went away.
        """
        ...

    async def follow(self, finished: Finished) -> None:
        """What may be done after a committed turn. Raises nothing."""
        ...


@dataclass(slots=True)
class _Running:
    """A turn of ours. `lease` is kept from when its entry was read, and gone when it is lost."""

    task: asyncio.Task[None]
    lease: Lease | None
    signals: Signals = field(default_factory=Signals)


class Worker:
    """Runs turns until told to stop."""

    def __init__(
        self,
        store: Store,
        leases: Leases,
        manager: TurnRunner,
        settings: WorkerSettings,
        metrics: Metrics,
        alarms: Alarms,
    ) -> None:
        self._store = store
        self._leases = leases
        self._manager = manager
        self._settings = settings
        self._metrics = metrics
        self._alarms = alarms
        self._stopping = asyncio.Event()
        self._running: dict[Entry, _Running] = {}
        self._afterwards: set[asyncio.Task[None]] = set()  # summaries
        self._slots = Slots(settings.max_turns)
        self._summaries = asyncio.Semaphore(_SUMMARIES_AT_ONCE)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop`, then finish within `stop_within_s` or hand over what still runs."""
        self._stopping = stop
        began_at = time.monotonic()
        with contextlib.suppress(StoreUnavailable):  # the next one that starts does it
            await self._leases.forget_workers()
        slow_s = time.monotonic() - began_at
        async with asyncio.TaskGroup() as group:
            # What one server has is kept apart from what another has: one may be away.
            together = [(streams, Outage(streams[0])) for streams in self._store.read_together()]
            keepers = [
                group.create_task(self._keep_leases(group, streams, outage, slow_s), name="leases")
                for streams, outage in together
            ]
            keepers += [
                group.create_task(self._ring_alarms(streams), name="alarms")
                for streams, _ in together
            ]
            try:
                async with asyncio.TaskGroup() as readers:
                    for streams, outage in together:
                        readers.create_task(self._take_ready(group, streams, outage))
                if self._running:
                    logger.info("worker.finishing", turns=len(self._running))
                    await asyncio.wait(
                        [running.task for running in self._running.values()],
                        timeout=self._settings.stop_within_s,
                    )
            finally:
                for task in [*(running.task for running in self._running.values()), *keepers]:
                    task.cancel()
                for task in self._afterwards:
                    task.cancel()

    async def _take_ready(
        self, group: asyncio.TaskGroup, streams: list[str], outage: Outage
    ) -> None:
        while not self._stopping.is_set():
            if self._slots.free <= 0:  # leave the rest to other workers, but for who is flooded out
                await self._until_slot_freed()
                if self._slots.free > 0 or self._stopping.is_set():
                    continue
            try:
                await self._take_some(group, streams)
                outage.worked("reading")
            except StoreUnavailable as error:
                outage.failed("reading", error)
                await self._wait_for_store(streams)

    async def _take_some(self, group: asyncio.TaskGroup, streams: list[str]) -> None:
        """Whatever comes next, while there are slots for all; else those who were chosen."""
        partitions, clogged = self._store.keys.partitions, self._slots.clogged
        if self._slots.free >= partitions and not clogged:
            most = self._slots.free // partitions
            for entry in await self._leases.read_ready(streams, most, _READ_WAIT_S):
                self._start(group, entry)
            return
        heads = await self._leases.heads(streams, clogged)
        heads.sort(key=lambda head: self._load_of(head[0]))
        if self._slots.free <= 0:
            await self._take_flooded_out(group, heads)
            return
        with self._slots.reserved(len(heads)) as most:
            entries = await self._leases.read_now([stream for _, stream in heads[:most]])
            for entry in entries:
                self._start(group, entry)
        if not entries:
            await self._leases.until_ready(streams, _CHOOSE_AGAIN_S)

    async def _take_flooded_out(
        self, group: asyncio.TaskGroup, heads: list[tuple[ConversationId, str]]
    ) -> None:
        """One of these, where others have all slots and it has hardly any turns here. What is read
        may be another one: whoever is next where a second worker was faster."""
        wanted = [conversation for conversation, _ in heads]
        running = [conversation for conversation, _ in self._running]
        with self._slots.one_more(wanted, running) as chosen:
            streams = [] if chosen is None else [heads[chosen][1]]
            for entry in await self._leases.read_now(streams):
                self._start(group, entry, is_more=True)

    def _load_of(self, conversation: ConversationId) -> tuple[int, int]:
        """How many turns run here for the account, and for the channel, of a conversation: the
        least are chosen first, since they keep this worker busy least."""
        account = conversation.adapter, conversation.account
        channels = [
            running.channel
            for running, _ in self._running
            if (running.adapter, running.account) == account
        ]
        return len(channels), channels.count(conversation.channel)

    async def _until_slot_freed(self) -> None:
        self._slots.freed.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_CHOOSE_AGAIN_S):
                await self._slots.freed.wait()

    async def _keep_leases(
        self, group: asyncio.TaskGroup, streams: list[str], outage: Outage, slow_s: float
    ) -> None:
        """`slow_s`: how long Redis took for what it was asked last."""
        no_take_over_until = 0.0  # time.monotonic()
        while True:
            await asyncio.sleep(self._settings.heartbeat_s)
            try:
                asked_at = time.monotonic()
                is_answered = await self._renew(streams)
                slow_s = max(slow_s, time.monotonic() - asked_at)
                may_take_over = (
                    not self._stopping.is_set() and time.monotonic() >= no_take_over_until
                )
                if may_take_over:
                    asked_at = time.monotonic()
                    await self._take_over(group, streams, _SLOWER_MOST * slow_s)
                    slow_s = time.monotonic() - asked_at
                if is_answered or may_take_over:
                    outage.worked("leases")
            except StoreUnavailable as error:
                # Nobody could renew while the store was away: first let everybody who lives do so.
                outage.failed("leases", error)
                no_take_over_until = time.monotonic() + self._settings.lease_s
                with contextlib.suppress(StoreUnavailable):  # it may have come back empty
                    await self._store.load_engine(streams)

    async def _take_over(
        self, group: asyncio.TaskGroup, streams: list[str], patience_s: float
    ) -> None:
        """What dead workers had. Who has slots free has it before those who have none.

        `patience_s`: while Redis is slow, those who live are late, too.
        """
        slots, lease_s = self._slots, self._settings.lease_s + patience_s
        is_full = slots.free <= 0
        if is_full:
            lease_s += self._settings.heartbeat_s
        # Each server is asked on its own, and all at once: each has its share, until it has all.
        share = max(1, (slots.spare if is_full else slots.free) // len(self._store.read_together()))
        found = share
        while found == share:
            with (slots.spare_reserved if is_full else slots.reserved)(share) as most:
                entries = await self._leases.take_over(streams, lease_s, most) if most else []
                for entry in entries:
                    logger.info("worker.took_over", entry=entry[1])
                    self._start(group, entry, is_more=is_full)
            found = len(entries)

    async def _ring_alarms(self, streams: list[str]) -> None:
        while True:
            await asyncio.sleep(self._settings.alarms_every_s)
            with contextlib.suppress(StoreUnavailable):  # the others say so
                rung = await self._alarms.ring(streams)
                if rung:
                    logger.info("alarms.rung", count=rung)

    async def _renew(self, streams: list[str]) -> bool:
        """Keep the leases we hold in these; whether there were any, so that the store was asked."""
        leases = [running.lease for running in self._running.values() if running.lease]
        held = [lease for lease in leases if self._leases.stream_of(lease) in streams]
        for renewal in await self._leases.renew(held):
            running = self._running.get((renewal.lease.conversation, renewal.lease.entry))
            if running is None or running.lease != renewal.lease:
                continue  # ended meanwhile
            if renewal.is_lost and running.signals.is_committing:
                continue  # the commit may have given it back just now; it is fenced in any case
            if renewal.is_lost:
                # Somebody else has this conversation now: stop at once, write nothing.
                logger.warning("worker.replaced", entry=renewal.lease.entry)
                running.lease = None
                running.task.cancel()
            else:
                running.signals.hear(is_stopped=renewal.is_stopped, waiting=renewal.waiting)
        return bool(held)

    def _start(self, group: asyncio.TaskGroup, entry: Entry, *, is_more: bool = False) -> None:
        if entry in self._running:
            return  # our own, taken over from ourselves after a pause: the old turn loses its fence
        task = group.create_task(self._turn(group, entry), name=f"turn {entry[1]}")
        self._running[entry] = _Running(task, Lease(*entry, self._leases.consumer, 0))
        self._slots.begun(entry[0], is_more=is_more)
        self._metrics.turns_running.set(len(self._running))
        task.add_done_callback(lambda _: self._ended(entry))

    def _ended(self, entry: Entry) -> None:
        self._running.pop(entry, None)
        self._slots.ended(entry[0])
        self._metrics.turns_running.set(len(self._running))

    async def _turn(self, group: asyncio.TaskGroup, entry: Entry) -> None:
        running = self._running[entry]
        try:
            async with self._slots.one(entry[0], running.signals):
                finished = await self._run_patiently(entry, running)
        except LeaseLost:
            logger.warning("turn.lease_lost", entry=entry[1])
        except asyncio.CancelledError:
            if running.lease is not None:  # stopping, not replaced: hand the turn over at once
                with contextlib.suppress(LeaseLost, StoreUnavailable):
                    await self._leases.release(running.lease)
            raise
        except Exception:
            # The lease runs out and the turn is tried again, at most manager.MOST_TRIES times.
            logger.exception("turn.broken", entry=entry[1])
        else:
            if finished is not None and not self._stopping.is_set():
                task = group.create_task(self._summarise(finished), name="summary")
                self._afterwards.add(task)
                task.add_done_callback(self._afterwards.discard)

    async def _run_patiently(self, entry: Entry, running: _Running) -> Finished | None:
        """Run the turn; when the store goes away, go on from the ledger once it is back."""
        is_away = False
        while True:
            try:
                return await self._run(entry, running)
            except StoreUnavailable as error:
                if not is_away:
                    logger.warning("turn.store", error=str(error))
                is_away = True
                await asyncio.sleep(_AGAIN_AFTER_S)

    async def _run(self, entry: Entry, running: _Running) -> Finished | None:
        try:
            taken = await self._leases.take(entry)
        except Unreadable as error:
            lease = Lease(*entry, self._leases.consumer, error.fence, error.tries)
            if lease.tries <= MOST_TRIES:
                raise  # a newer release may be able to: it takes this over
            logger.exception("turn.set_aside", entry=entry[1])
            note_set_aside(await self._leases.set_aside(lease, -1), self._metrics)
            return None
        running.lease = taken.lease
        if not taken.waiting:
            await self._leases.commit(taken.lease, Commit((), (), taken.conversation.memory))
            return None
        return await self._manager.run(taken, running.signals)

    async def _summarise(self, finished: Finished) -> None:
        async with self._summaries:
            if not self._stopping.is_set():
                await self._manager.follow(finished)

    async def _wait_for_store(self, streams: list[str]) -> None:
        self._metrics.store_errors.inc()
        await asyncio.sleep(_AGAIN_AFTER_S)
        # A server that came back empty has neither functions nor groups.
        with contextlib.suppress(StoreUnavailable):
            await self._store.load_engine(streams)
