"""Leases: which worker works on which conversation, and what it may write while it does.

A conversation that has something waiting has one entry in its partition's `ready` stream. A worker
that reads the entry has the lease; it renews it all the time, and every write names the entry, the
worker and the fence (the entry's delivery count), so that a worker that was replaced while it was
paused writes nothing any more: each such call raises LeaseLost (engine.lua).
"""

import asyncio
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.conversation import Conversation, Memory, Turn, decode, encode
from bot.dead import Dropped
from bot.errors import LeaseLost, Unreadable
from bot.inbox import SEEN_FOR_S, read_memory, read_turns
from bot.ledger import Ledger
from bot.messages import ConversationId, IncomingMessage
from bot.store.client import GROUP, Confirmation, Store

_ENDED_LONG_AGO_S = 86_400.0
_SILENT_S = 15.0

Entry = tuple[ConversationId, str]
"""A conversation and the id of its entry in the ready stream; ids repeat across partitions."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to work on a conversation.

    `fence` 0: its entry was read, and nothing is begun. `tries`: how many workers began on it
    since it came, this one included.
    """

    conversation: ConversationId
    entry: str
    consumer: str
    fence: int
    tries: int = 1

    @property
    def deaths(self) -> int:
        """How many workers did not come to the end of it."""
        return self.tries - 1


@dataclass(frozen=True, slots=True)
class Taken:
    """What a turn starts from. `ledger` is there when another worker died in the middle of it.

    `stop_at` > 0: a person does not want the first so many of `waiting` answered any more.
    `changes` counts the edits and deletions of messages that a worker had taken already.
    """

    lease: Lease
    waiting: tuple[IncomingMessage, ...]
    conversation: Conversation
    ledger: Ledger | None
    stop_at: int = 0
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Renewal:
    """What was heard when a lease was renewed: still ours, to be stopped, how many messages wait
    (those that are being answered included)."""

    lease: Lease
    is_lost: bool = False
    is_stopped: bool = False
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Commit:
    """What a turn leaves behind. `turns` are appended; `memory` replaces skill and disclosure.

    With `replaces_last` the last turn that is stored goes, for `turns` to take its place.
    `changes` is `Taken.changes` of what `answered` was read from. `alarms` are set by name; None
    takes one back.
    """

    answered: tuple[IncomingMessage, ...]
    turns: tuple[Turn, ...]
    memory: Memory
    begins_anew: bool = False
    changes: int = 0
    replaces_last: bool = False
    alarms: Mapping[str, IncomingMessage | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Leases:
    """Getting, keeping and using leases as one worker (`consumer` is unique to the process)."""

    store: Store
    consumer: str
    kept_for_s: float
    keep_turns: int
    set_aside_max: int = 5000

    async def read_ready(self, ready: Sequence[str], most: int, wait_s: float) -> list[Entry]:
        """New conversations of these ready streams (a group of `Store.read_together`), at most
        `most` from each, all leases of ours; waits up to `wait_s` for the first."""
        return await self._read(ready, most, wait_s)

    async def heads(
        self, ready: Sequence[str], passed: Sequence[str]
    ) -> list[tuple[ConversationId, str]]:
        """Who stands first in each of these ready streams, and in which; of those that are equally
        welcome none is always the first. In the places `passed` ("adapter:account:channel") nobody
        does where somebody waits elsewhere. Raises StoreUnavailable."""
        found = await asyncio.gather(
            *(self.store.call("head", [stream], passed) for stream in ready)
        )
        named = [
            (ConversationId.parse(head.decode()), stream)
            for head, stream in zip(found, ready, strict=True)
            if head
        ]
        random.shuffle(named)
        return named

    async def read_now(self, ready: Sequence[str]) -> list[Entry]:
        """One new conversation of each of these ready streams, a lease of ours, where there still
        is one. Raises StoreUnavailable."""
        found = await asyncio.gather(*(self._read([stream], 1, None) for stream in ready))
        return [entry for entries in found for entry in entries]

    async def until_ready(self, ready: Sequence[str], wait_s: float) -> None:
        """Return when something new is in one of these ready streams, or after `wait_s`."""
        waiting = ("XREAD", "COUNT", 1, "BLOCK", max(1, int(wait_s * 1000)), "STREAMS")
        await self.store.ask_apart(ready[0], *waiting, *ready, *["$"] * len(ready))

    async def _read(self, ready: Sequence[str], most: int, wait_s: float | None) -> list[Entry]:
        """Up to `most` from each stream; None: without waiting."""
        reading = ("XREADGROUP", "GROUP", GROUP, self.consumer, "COUNT", most)
        streams = ("STREAMS", *ready, *[">"] * len(ready))
        if wait_s is None:
            found = await self.store.ask(ready[0], *reading, *streams)
        else:
            longest_s = min(wait_s, self.store.timeout_s / 2)
            block = ("BLOCK", max(1, int(longest_s * 1000)))
            found = await self.store.ask_apart(ready[0], *reading, *block, *streams)
        return [entry for _, entries in found or () for entry in _entries(entries)]

    async def take_over(self, ready: Sequence[str], idle_s: float, most: int = 50) -> list[Entry]:
        """At most `most` leases in these ready streams that nobody renewed for `idle_s`: their
        workers are dead or paused."""
        idle_ms = int(idle_s * 1000)
        asking = (GROUP, "IDLE", idle_ms, "-", "+", most)
        answers = await asyncio.gather(
            *(self.store.ask(stream, "XPENDING", stream, *asking) for stream in ready)
        )
        idle = [
            (stream, entry)
            for stream, pending in zip(ready, answers, strict=True)
            for entry, *_ in pending
        ]
        random.shuffle(idle)  # no partition is always the first
        claiming = (GROUP, self.consumer, idle_ms)
        claimed = await asyncio.gather(
            *(
                self.store.ask(stream, "XCLAIM", stream, *claiming, entry)
                for stream, entry in idle[:most]
            )
        )
        return [entry for found in claimed for entry in _entries(found)]

    async def forget_workers(self, idle_s: float = _ENDED_LONG_AGO_S) -> None:
        """Forget those who have no lease and have asked for nothing for `idle_s`: each run of a
        process is a consumer of every ready stream. Raises StoreUnavailable."""
        idle_ms = int(idle_s * 1000)
        await asyncio.gather(
            *(self.store.call("forget_workers", [ready], [idle_ms]) for ready in self._all_ready())
        )

    async def renew(self, leases: Iterable[Lease]) -> list[Renewal]:
        """Keep these leases, and hear what those who run their turns should know."""
        keys = self.store.keys
        by_stream: dict[str, list[Lease]] = {}
        for lease in leases:
            by_stream.setdefault(self.stream_of(lease), []).append(lease)

        async def ask(stream: str, held: list[Lease]) -> list[Renewal]:
            names = [stream]
            args: list[str | bytes | int] = [self.consumer]
            for lease in held:
                names += [keys.state(lease.conversation), keys.mailbox(lease.conversation)]
                args += [lease.entry, lease.fence]
            news = await self.store.call("renew", names, args)
            return [_renewal(lease, word) for lease, word in zip(held, news, strict=True)]

        # Together: one after another, the last would be late where Redis is slow.
        heard = await asyncio.gather(*(ask(*asked) for asked in by_stream.items()))
        return [renewal for renewals in heard for renewal in renewals]

    async def oldest_waiting_s(self, silent_s: float = _SILENT_S) -> float:
        """How long the one has waited who has waited longest without being worked on; 0: nobody
        waits. A worker that was not heard of for `silent_s` works on nothing."""
        silent_ms = int(silent_s * 1000)
        ages_ms = await asyncio.gather(
            *(self.store.call("oldest", [ready], [silent_ms]) for ready in self._all_ready())
        )
        return float(max(ages_ms)) / 1000

    async def take(self, entry: Entry) -> Taken:
        """Read all that the turn needs, in one step; raises LeaseLost, Unreadable."""
        conversation, entry_id = entry
        keys = self.store.keys

        async def take() -> Any:
            return await self.store.call(
                "take",
                [*self._keys(conversation), keys.mailbox(conversation), keys.turns(conversation)],
                [entry_id, self.consumer],
            )

        answer = await take()
        while isinstance(answer, int):  # ms
            await asyncio.sleep(answer / 1000)
            answer = await take()
        if not answer:
            raise LeaseLost(str(conversation))
        fence, waiting, flat, turns = answer
        state = dict(zip(flat[::2], flat[1::2], strict=True))
        tries = len(state[b"tried"].split())
        lease = Lease(conversation, entry_id, self.consumer, int(fence), tries)
        memory = read_memory(state)
        # Only the window was read; what lies before it counts as dropped for this reading.
        memory = replace(memory, dropped=max(memory.dropped, memory.window_start))
        ledger = state.get(b"ledger")
        try:
            return Taken(
                lease=lease,
                waiting=tuple(decode(data, IncomingMessage) for data in waiting),
                conversation=Conversation(memory, read_turns(turns)),
                ledger=decode(ledger, Ledger) if ledger else None,
                stop_at=int(state.get(b"stop", 0)),
                changes=int(state.get(b"changes", 0)),
            )
        except ValueError as error:
            raise Unreadable(str(conversation), fence=lease.fence, tries=tries) from error

    async def record(self, lease: Lease, ledger: Ledger) -> None:
        """Write the ledger; raises LeaseLost.

        Replicas are waited for before a post: after a failover it must be known that it was made.
        """
        is_posting = any(not shown.message_id for shown in ledger.shown)
        answer = await self.store.call(
            "record",
            self._keys(lease.conversation),
            [lease.entry, lease.consumer, lease.fence, encode(ledger)],
            Confirmation.HOPED if is_posting else Confirmation.NONE,
        )
        _check(answer, lease)

    async def commit(self, lease: Lease, commit: Commit) -> bool:
        """End the turn in one atomic step; raises LeaseLost.

        False: nothing was done, because a message was edited or deleted since it was read.
        """
        conversation, keys, memory = lease.conversation, self.store.keys, commit.memory
        fields: list[str | bytes | int] = [
            *("epoch", memory.epoch),
            *("skill", memory.skill),
            *("disclosed", int(memory.is_disclosed)),
            *("kept", encode(dict(memory.kept)) if memory.kept else b""),
        ]
        if commit.answered:  # else nothing was read that may have been changed
            fields += ["changes", commit.changes]
        for name, alarm in commit.alarms.items():
            fields += [f"alarm:{name}", _alarm(alarm) if alarm else b""]
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
                "1" if commit.begins_anew else "last" if commit.replaces_last else "0",
                0 if commit.begins_anew else memory.window_start,
                len(fields),
                *fields,
                *(encode(turn) for turn in commit.turns),
            ],
        )
        if answer == b"changed":
            return False
        _check(answer, lease)
        return True

    async def release(self, lease: Lease) -> None:
        """Hand the conversation over to whoever is free; its ledger stays. Raises LeaseLost."""
        answer = await self.store.call(
            "release",
            self._keys(lease.conversation),
            [lease.entry, lease.consumer, lease.fence, str(lease.conversation)],
        )
        _check(answer, lease)

    async def set_aside(self, lease: Lease, count: int) -> tuple[Dropped, ...]:
        """Move the first `count` waiting messages (-1: all) to where an operator finds them, and
        give the lease back; what had to go there for want of room. Raises LeaseLost."""
        conversation, keys = lease.conversation, self.store.keys
        answer = await self.store.call(
            "set_aside",
            [
                *self._keys(conversation),
                keys.mailbox(conversation),
                keys.dead(keys.partition(conversation)),
            ],
            [
                *(lease.entry, lease.consumer, lease.fence, str(conversation)),
                count,
                lease.deaths,
                max(1, self.set_aside_max // keys.partitions),
            ],
        )
        if answer == b"lost":
            raise LeaseLost(str(conversation))
        partition = keys.partition(conversation)
        return tuple(
            Dropped(f"{partition}.{letter.decode()}", place.decode(), messages)
            for letter, place, messages in answer
        )

    def stream_of(self, lease: Lease) -> str:
        """The ready stream that its entry is in."""
        return self.store.keys.ready(self.store.keys.partition(lease.conversation))

    def _all_ready(self) -> list[str]:
        return [self.store.keys.ready(partition) for partition in range(self.store.keys.partitions)]

    def _keys(self, conversation: ConversationId) -> list[str]:
        keys = self.store.keys
        return [keys.ready(keys.partition(conversation)), keys.state(conversation)]


def _renewal(lease: Lease, word: bytes | int) -> Renewal:
    if isinstance(word, int):
        return Renewal(lease, waiting=word)
    return Renewal(lease, is_lost=word == b"lost", is_stopped=word == b"stop")


def _alarm(message: IncomingMessage) -> bytes:
    """When it rings, and what it is (engine.lua)."""
    return b"%d %b" % (int(message.sent_at.timestamp() * 1000), encode(message))


def _check(answer: bytes, lease: Lease) -> None:
    if answer != b"ok":
        raise LeaseLost(str(lease.conversation))


def _entries(found: Any) -> list[Entry]:
    return [
        # Its conversation is an entry's first field (engine.lua, `offer`).
        (ConversationId.parse(fields[1].decode()), entry_id.decode())
        for entry_id, fields in found
        if fields is not None  # None: deleted meanwhile
    ]
