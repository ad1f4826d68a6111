"""How many turns a worker runs at once, and which conversations it has no use for now.

A turn holds a slot while its skill and model work. Once its reply is whole and only waits for room
in the platform's rate limits it gives the slot up: a channel takes a message a second, a worker
makes many more. A channel where several wait like that is clogged, and gets no further turns here:
so a flood in one channel neither fills the slots nor the memory.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from bot.messages import ConversationId
from bot.signals import Signals

_WAITING_MOST = 8
"""Replies of one channel that wait for room; more would not be shown any sooner."""

_RUNNING_MOST = 4
"""Turns in all, as a multiple of the slots: those that gave theirs up are still held in memory."""


class Slots:
    """The slots of one worker. `freed` is set whenever there may be more to begin."""

    def __init__(self, most: int) -> None:
        self.freed = asyncio.Event()
        self._most = most
        self._semaphore = asyncio.Semaphore(most)
        self._running = 0
        self._reserved = 0
        self._waiting: Counter[str] = Counter()

    @property
    def free(self) -> int:
        """How many turns may begin; less than 0 where more were begun than there are slots."""
        held = self._running + self._reserved
        return min(self._most - held + self._waiting.total(), _RUNNING_MOST * self._most - held)

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

    @asynccontextmanager
    async def one(self, conversation: ConversationId, signals: Signals) -> AsyncIterator[None]:
        """A slot for the body, waited for if need be, and given up when it waits for room."""
        place = _place_of(conversation)
        await self._semaphore.acquire()

        def give_up() -> None:
            self._waiting[place] += 1
            self._semaphore.release()
            self.freed.set()

        signals.on_waiting = give_up
        try:
            yield
        finally:
            if signals.waits_for_room:
                self._waiting[place] -= 1
                self._waiting += Counter()  # forgets the places where nobody waits
            else:
                self._semaphore.release()

    def begun(self) -> None:
        """A turn was begun; it may have to wait for its slot."""
        self._running += 1

    def ended(self) -> None:
        """A turn has ended."""
        self._running -= 1
        self.freed.set()


def _place_of(conversation: ConversationId) -> str:
    return f"{conversation.adapter}:{conversation.account}:{conversation.channel}"
