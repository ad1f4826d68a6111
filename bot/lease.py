"""Leases: which worker works on which conversation, and what it may write while it does.

A conversation that has something waiting has one entry in its partition's `ready` stream. A worker
that reads the entry has the lease; it renews it all the time, and every write names the entry, the
worker and the fence (the entry's delivery count), so that a worker that was replaced while it was
paused writes nothing any more: each such call raises LeaseLost (engine.lua).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot.conversation import Conversation, Memory, Turn, decode, encode
from bot.errors import LeaseLost
from bot.inbox import SEEN_FOR_S, read_memory, read_turns
from bot.ledger import Ledger
from bot.messages import ConversationId, IncomingMessage
from bot.store import GROUP, Store, store_errors

Entry = tuple[ConversationId, str]
"""A conversation and the id of its entry in the ready stream; ids repeat across partitions."""

_CLAIM_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to work on a conversation."""

    conversation: ConversationId
    entry: str
    consumer: str
    fence: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What a turn starts from. `ledger` is there when another worker died in the middle of it."""

    lease: Lease
    waiting: tuple[IncomingMessage, ...]
    conversation: Conversation
    ledger: Ledger | None


@dataclass(frozen=True, slots=True)
class Commit:
    """What a turn leaves behind. `turns` are appended; `memory` replaces skill and disclosure."""

    answered: tuple[IncomingMessage, ...]
    turns: tuple[Turn, ...]
    memory: Memory
    begins_anew: bool = False


@dataclass(frozen=True, slots=True)
class Leases:
    """Getting, keeping and using leases as one worker (`consumer` is unique to the process)."""

    store: Store
    consumer: str
    kept_for_s: float
    keep_turns: int

    async def read_ready(self, most: int, wait_s: float) -> list[Entry]:
        """New ready conversations, waiting up to `wait_s` for the first: each a lease of ours."""
        keys = self.store.keys
        streams = {keys.ready(partition): ">" for partition in range(keys.partitions)}
        with store_errors():
            answer = await self.store.client.xreadgroup(
                GROUP,
                self.consumer,
                streams,  # type: ignore[arg-type]  # redis-py's dict type is invariant
                count=most,
                block=max(1, int(wait_s * 1000)),
            )
        streams_read = answer.values() if isinstance(answer, dict) else [s[1] for s in answer or []]
        return [entry for found in streams_read for entry in _entries(_flat(found))]

    async def take_over(self, idle_s: float) -> list[Entry]:
        """Leases that nobody renewed for `idle_s`: their workers are dead or paused."""
        keys = self.store.keys
        with store_errors():
            async with self.store.client.pipeline(transaction=False) as pipe:
                for partition in range(keys.partitions):
                    pipe.xautoclaim(
                        keys.ready(partition),
                        GROUP,
                        self.consumer,
                        min_idle_time=int(idle_s * 1000),
                        count=_CLAIM_AT_ONCE,
                    )
                answers = await pipe.execute()
        return [entry for answer in answers for entry in _entries(answer[1])]

    async def renew(self, leases: Iterable[Lease]) -> list[Lease]:
        """Keep these leases; returns those that are no longer ours."""
        by_partition: dict[int, list[Lease]] = {}
        for lease in leases:
            by_partition.setdefault(self.store.keys.partition(lease.conversation), []).append(lease)
        lost: list[Lease] = []
        for partition, held in by_partition.items():
            args: list[str | bytes | int] = [self.consumer]
            for lease in held:
                args += [lease.entry, lease.fence]
            answer = await self.store.call("renew", [self.store.keys.ready(partition)], args)
            lost += [lease for lease in held if lease.entry.encode() in answer]
        return lost

    async def oldest_waiting_s(self, now_s: float) -> float:
        """Age of the oldest ready conversation that no worker has begun on; 0: there is none."""
        ready = [self.store.keys.ready(p) for p in range(self.store.keys.partitions)]
        with store_errors():
            async with self.store.client.pipeline(transaction=False) as pipe:
                for key in ready:
                    pipe.xinfo_groups(key)
                groups: Any = await pipe.execute()
                for key, [group] in zip(ready, groups, strict=True):
                    pipe.xrange(key, min=f"({group['last-delivered-id'].decode()}", count=1)
                waiting: Any = await pipe.execute()
        # An entry's id begins with the time it was added, in milliseconds.
        added_ms = [int(found[0][0].split(b"-")[0]) for found in waiting if found]
        return max(0.0, now_s - min(added_ms) / 1000) if added_ms else 0.0

    async def take(self, entry: Entry) -> Taken:
        """Read all that the turn needs, in one step; raises LeaseLost."""
        conversation, entry_id = entry
        keys = self.store.keys
        answer = await self.store.call(
            "take",
            [*self._keys(conversation), keys.mailbox(conversation), keys.turns(conversation)],
            [entry_id, self.consumer],
        )
        if not answer:
            raise LeaseLost(str(conversation))
        fence, waiting, flat, turns = answer
        state = dict(zip(flat[::2], flat[1::2], strict=True))
        memory = read_memory(state)
        # Only the window was read; what lies before it counts as dropped for this reading.
        memory = replace(memory, dropped=max(memory.dropped, memory.window_start))
        ledger = state.get(b"ledger")
        return Taken(
            lease=Lease(conversation, entry_id, self.consumer, int(fence)),
            waiting=tuple(decode(data, IncomingMessage) for data in waiting),
            conversation=Conversation(memory, read_turns(turns)),
            ledger=decode(ledger, Ledger) if ledger else None,
        )

    async def record(self, lease: Lease, ledger: Ledger) -> None:
        """Write the ledger; raises LeaseLost."""
        answer = await self.store.call(
            "record",
            self._keys(lease.conversation),
            [lease.entry, lease.consumer, lease.fence, encode(ledger)],
        )
        _check(answer, lease)

    async def commit(self, lease: Lease, commit: Commit) -> None:
        """End the turn in one atomic step; raises LeaseLost."""
        conversation, keys, memory = lease.conversation, self.store.keys, commit.memory
        fields: list[str | bytes | int] = [
            *("epoch", memory.epoch),
            *("skill", memory.skill),
            *("disclosed", int(memory.is_disclosed)),
        ]
        answer = await self.store.call(
            "commit",
            [
                *self._keys(conversation),
                keys.mailbox(conversation),
                keys.turns(conversation),
                *(keys.seen(message) for message in commit.answered),
            ],
            [
                *(lease.entry, lease.consumer, lease.fence, str(conversation)),
                len(commit.answered),
                SEEN_FOR_S * 1000,
                int(self.kept_for_s * 1000),
                self.keep_turns,
                int(commit.begins_anew),
                0 if commit.begins_anew else memory.window_start,
                len(fields),
                *fields,
                *(encode(turn) for turn in commit.turns),
            ],
        )
        _check(answer, lease)

    async def release(self, lease: Lease) -> None:
        """Hand the conversation over to whoever is free; its ledger stays. Raises LeaseLost."""
        answer = await self.store.call(
            "release",
            self._keys(lease.conversation),
            [lease.entry, lease.consumer, lease.fence, str(lease.conversation)],
        )
        _check(answer, lease)

    def _keys(self, conversation: ConversationId) -> list[str]:
        keys = self.store.keys
        return [keys.ready(keys.partition(conversation)), keys.state(conversation)]


def _check(answer: bytes, lease: Lease) -> None:
    if answer != b"ok":
        raise LeaseLost(str(lease.conversation))


def _flat(found: Any) -> Any:
    """redis-py nests a stream's entries once more in RESP3 than in RESP2."""
    return found[0] if len(found) == 1 and isinstance(found[0], list) else found


def _entries(found: Any) -> list[Entry]:
    return [
        (ConversationId.parse(fields[b"conversation"].decode()), entry_id.decode())
        for entry_id, fields in found
        if fields is not None  # None: deleted meanwhile
    ]
