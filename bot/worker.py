"""The worker: takes ready conversations, runs their turns, keeps their leases alive.

    ready stream → lease → manager.run(turn) → commit

Any number of workers, in any number of processes, share the work. One that dies is replaced within
`lease_s`; one that leaves hands its running turns over.
"""

import asyncio
import contextlib

import structlog

from bot.errors import LeaseLost, StoreUnavailable
from bot.lease import Commit, Entry, Lease, Leases
from bot.manager import Finished, Manager
from bot.metrics import Metrics
from bot.settings import WorkerSettings
from bot.store import Store, load_engine, store_errors

logger = structlog.get_logger(__name__)

_READ_WAIT_S = 0.5
_AGAIN_AFTER_S = 0.5
_BEATS_PER_TAKE_OVER = 2
_SUMMARIES_AT_ONCE = 1


class Worker:
    """Runs turns until told to stop."""

    def __init__(
        self,
        store: Store,
        leases: Leases,
        manager: Manager,
        settings: WorkerSettings,
        metrics: Metrics,
    ) -> None:
        self._store = store
        self._leases = leases
        self._manager = manager
        self._settings = settings
        self._metrics = metrics
        self._stopping = asyncio.Event()
        self._turns: dict[Entry, asyncio.Task[None]] = {}
        self._held: dict[Entry, Lease] = {}
        self._afterwards: set[asyncio.Task[None]] = set()  # summaries
        self._slots = asyncio.Semaphore(settings.max_turns)
        self._summaries = asyncio.Semaphore(_SUMMARIES_AT_ONCE)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop`, then finish within `stop_within_s` or hand over what still runs."""
        self._stopping = stop
        async with asyncio.TaskGroup() as group:
            keeper = group.create_task(self._keep_leases(group), name="leases")
            try:
                await self._take_ready(group)
                if self._turns:
                    logger.info("worker.finishing", turns=len(self._turns))
                    await asyncio.wait(
                        list(self._turns.values()), timeout=self._settings.stop_within_s
                    )
            finally:
                for task in [*self._turns.values(), *self._afterwards]:
                    task.cancel()
                keeper.cancel()

    async def _take_ready(self, group: asyncio.TaskGroup) -> None:
        while not self._stopping.is_set():
            async with self._slots:  # with every slot taken, leave the rest to other workers
                pass
            try:
                for entry in await self._leases.read_ready(self._most_at_once(), _READ_WAIT_S):
                    self._start(group, entry)
            except StoreUnavailable as error:
                await self._wait_for_store(error)

    def _most_at_once(self) -> int:
        """How many conversations to take from each partition, so that the slots suffice."""
        free = self._settings.max_turns - len(self._turns)
        return max(1, free // self._store.keys.partitions)

    async def _keep_leases(self, group: asyncio.TaskGroup) -> None:
        beat = 0
        while True:
            await asyncio.sleep(self._settings.heartbeat_s)
            beat += 1
            try:
                for lease in await self._leases.renew(list(self._held.values())):
                    self._drop((lease.conversation, lease.entry))
                if beat % _BEATS_PER_TAKE_OVER == 0 and not self._stopping.is_set():
                    for taken in await self._leases.take_over(self._settings.lease_s):
                        self._start(group, taken)
            except StoreUnavailable as error:
                logger.warning("worker.store", error=str(error))

    def _drop(self, entry: Entry) -> None:
        """Somebody else has this conversation now: stop at once, write nothing."""
        self._held.pop(entry, None)
        task = self._turns.get(entry)
        if task is not None:
            logger.warning("worker.replaced", entry=entry[1])
            task.cancel()

    def _start(self, group: asyncio.TaskGroup, entry: Entry) -> None:
        if entry in self._turns:
            return  # our own, taken over from ourselves after a pause: the old turn loses its fence
        task = group.create_task(self._turn(group, entry), name=f"turn {entry[1]}")
        self._turns[entry] = task
        self._metrics.turns_running.set(len(self._turns))
        task.add_done_callback(lambda _: self._ended(entry))

    def _ended(self, entry: Entry) -> None:
        self._turns.pop(entry, None)
        self._metrics.turns_running.set(len(self._turns))

    async def _turn(self, group: asyncio.TaskGroup, entry: Entry) -> None:
        async with self._slots:
            try:
                finished = await self._run(entry)
            except LeaseLost:
                logger.warning("turn.lease_lost", entry=entry[1])
            except StoreUnavailable as error:
                # The lease runs out and the turn goes on from its ledger, here or elsewhere.
                logger.warning("turn.store", error=str(error))
            except Exception:
                # The lease runs out and the turn is tried again, at most manager.MOST_TRIES times.
                logger.exception("turn.broken", entry=entry[1])
            else:
                if finished is not None and not self._stopping.is_set():
                    task = group.create_task(self._summarise(finished), name="summary")
                    self._afterwards.add(task)
                    task.add_done_callback(self._afterwards.discard)

    async def _run(self, entry: Entry) -> Finished | None:
        taken = await self._leases.take(entry)
        self._held[entry] = taken.lease
        try:
            if not taken.waiting:
                await self._leases.commit(taken.lease, Commit((), (), taken.conversation.memory))
                return None
            return await self._manager.run(taken)
        except asyncio.CancelledError:
            if entry in self._held:  # stopping, not replaced: hand the turn over at once
                with contextlib.suppress(LeaseLost, StoreUnavailable):
                    await self._leases.release(taken.lease)
            raise
        finally:
            self._held.pop(entry, None)

    async def _summarise(self, finished: Finished) -> None:
        async with self._summaries:
            if not self._stopping.is_set():
                await self._manager.summarise(finished)

    async def _wait_for_store(self, error: StoreUnavailable) -> None:
        logger.warning("worker.store", error=str(error))
        self._metrics.store_errors.inc()
        await asyncio.sleep(_AGAIN_AFTER_S)
        # A server that came back empty has neither functions nor groups.
        with contextlib.suppress(StoreUnavailable), store_errors():
            await load_engine(self._store.client, self._store.keys)
