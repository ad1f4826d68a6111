"""How many turns a worker runs at once, and which conversations it has no use for now.

A turn holds a slot while its skill and model work. Once its reply is whole and only waits for room
in the platform's rate limits it gives the slot up: a channel takes a message a second, a worker
makes many more. A channel where several wait like that is clogged, and gets no further turns here:
so a flood in one channel neither fills the slots nor the memory.

A flood whose turns last fills the slots all the same, perhaps all in one moment, so that none is
freed for as long as a turn takes. A few turns more may then begin in places where few run. And what
a worker that died had begun goes on here, as much as there are slots for: somebody sees it stand.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from bot.messages import ConversationId
from bot.signals import Signals

_WAITING_MOST = 8
"""Replies of one channel that wait for room; more would not be shown any sooner."""

_RUNNING_MOST = 4
"""Turns in all, as a multiple of the slots: those that gave theirs up are still held in memory."""

_MORE_FOR_ACCOUNTS, _MORE_FOR_CHANNELS = 3, 6
"""One slot more for so many, for who is flooded out. Accounts have more than channels, so that a
flood in many channels of one of them does not use up what others may need."""


class Slots:
    """The slots of one worker. `freed` is set whenever there may be more to begin."""

    def __init__(self, most: int) -> None:
        self.freed = asyncio.Event()
        self._most = most
        self._semaphore = asyncio.Semaphore(most)
        self._running = 0
        self._reserved = 0
        self._waiting: Counter[str] = Counter()
        self._more: set[ConversationId] = set()
        self._more_reserved = 0

    @property
    def free(self) -> int:
        """How many turns may begin; less than 0 where more were begun than there are slots."""
        held = self._running + self._reserved
        without_slot = self._waiting.total() + len(self._more)
        return min(self._most - held + without_slot, _RUNNING_MOST * self._most - held)

    @property
    def spare(self) -> int:
        """How many turns of dead workers may go on although no slot is free."""
        more, held = len(self._more) + self._more_reserved, self._running + self._reserved
        return min(self._most - more, _RUNNING_MOST * self._most - held - self._more_reserved)

    @contextmanager
    def spare_reserved(self, wanted: int) -> Iterator[int]:
        """So many of the spare ones, `wanted` at the most, are nobody else's during the body."""
        count = max(0, min(wanted, self.spare))
        self._more_reserved += count
        try:
            yield count
        finally:
            self._more_reserved -= count

    @contextmanager
    def one_more(
        self, wanted: Sequence[ConversationId], running: Collection[ConversationId]
    ) -> Iterator[int | None]:
        """Which of the `wanted` may begin a turn during the body although no slot is free, by its
        index: the first whose account, or channel, has at most half as many running as the one that
        has most. None: not one."""
        accounts = Counter(map(_account_of, running))
        channels = Counter(map(_place_of, running))
        held = self._running + self._reserved + self._more_reserved
        has_memory = held < _RUNNING_MOST * self._most

        def may_begin(conversation: ConversationId) -> bool:
            most = 0
            if 2 * accounts[_account_of(conversation)] <= _most(accounts):
                most = self._most // _MORE_FOR_ACCOUNTS
            elif 2 * channels[_place_of(conversation)] <= _most(channels):
                most = self._most // _MORE_FOR_CHANNELS
            return len(self._more) + self._more_reserved < most

        allowed = (number for number, each in enumerate(wanted) if has_memory and may_begin(each))
        chosen = next(allowed, None)
        self._more_reserved += chosen is not None
        try:
            yield chosen
        finally:
            self._more_reserved -= chosen is not None

    @property
    def clogged(self) -> list[str]:
        """The channels that get no turns now, as "adapter:account:channel"."""
        return [place for place, count in self._waiting.items() if count >= _WAITING_MOST]

    @contextmanager
    def reserved(self, wanted: int) -> Iterator[int]:
        """So many of the free slots, `wanted` at the most, are nobody else's during the body."""
        count = max(0, min(wanted, self.free))
        self._reserved += count
        try:
            yield count
        finally:
            self._reserved -= count
            # Else a reader that waits as long as a heartbeat finds each slot reserved for a look at
            # what the dead had, again and again.
            self.freed.set()

    @asynccontextmanager
    async def one(self, conversation: ConversationId, signals: Signals) -> AsyncIterator[None]:
        """A slot for the body, waited for if need be, and given up when it waits for room."""
        place, is_more = _place_of(conversation), conversation in self._more
        if not is_more:
            await self._semaphore.acquire()

        def let_go() -> None:
            if is_more:
                self._more.discard(conversation)
            else:
                self._semaphore.release()

        def give_up() -> None:
            self._waiting[place] += 1
            let_go()
            self.freed.set()

        signals.on_waiting = give_up
        try:
            yield
        finally:
            if signals.waits_for_room:
                self._waiting[place] -= 1
                self._waiting += Counter()  # forgets the places where nobody waits
            else:
                let_go()

    def begun(self, conversation: ConversationId, *, is_more: bool = False) -> None:
        """A turn was begun; it may have to wait for its slot. `is_more`: it needs none."""
        self._running += 1
        if is_more:
            self._more.add(conversation)

    def ended(self, conversation: ConversationId) -> None:
        """A turn has ended, perhaps before it asked for its slot."""
        self._running -= 1
        self._more.discard(conversation)
        self.freed.set()


def _most(counts: Counter[Any]) -> int:
    return max(counts.values(), default=0)


def _account_of(conversation: ConversationId) -> tuple[str, str]:
    return conversation.adapter, conversation.account


def _place_of(conversation: ConversationId) -> str:
    return f"{conversation.adapter}:{conversation.account}:{conversation.channel}"
