"""What waits to be taken in: a line for each conversation, as far as can be told without Redis.

Discord never delivers again, so what Redis does not take is tried again for as long as it takes, in
the order it came. In a cluster one part may be away while others are there: whoever belongs to
those does not wait.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

import structlog

from adapters.discord.incoming import Change, MessageView
from adapters.discord.uses import Use
from bot.errors import StoreUnavailable
from bot.messages import ConversationId

logger = structlog.get_logger(__name__)

Item = MessageView | Change | Use

_RETRY_MAX_S = 1.0
_PATIENCE_S = 10.0
_QUICK_S = 0.3
"""What is taken in within this time shows that Redis answers as it should, however long it waited
in its line."""

_STUCK_S = 2.0
"""Where nothing at all was taken in so quickly for this long, Redis does not answer well."""

_STOOD_STILL_S = 0.1

_AT_ONCE = 32
"""How many are tried for the first time at once, and how many again. Those are counted apart: a try
takes a second and more while a part is away, and whoever is new shall not wait for it."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An item in its line, and since when, by the loop's clock."""

    item: Item
    since_s: float


class Lines:
    """Hands each item to `take_in` until that does not raise StoreUnavailable. What has to wait for
    Redis, because it is away or so slow that somebody has waited for `patience_s`, is given to
    `note_away`, once. An item that breaks `take_in` is left out, with a line in the log.
    """

    def __init__(
        self,
        take_in: Callable[[Item], Awaitable[None]],
        note_away: Callable[[Item], None],
        *,
        patience_s: float = _PATIENCE_S,
        quick_s: float = _QUICK_S,
    ) -> None:
        self._take_in = take_in
        self._note_away = note_away
        self._patience_s = patience_s
        self._quick_s = quick_s
        self._lines: dict[ConversationId, deque[_Waiting]] = {}
        self._held_up: set[ConversationId] = set()
        self._tried_since_s: dict[ConversationId, float] = {}
        self._timers: dict[ConversationId, asyncio.TimerHandle] = {}
        self._was_quick_at_s = float("-inf")
        # Where the last item about a message stands: what becomes of it goes behind it.
        self._last_about: dict[str, tuple[ConversationId, Item]] = {}
        self._count = 0
        self._tasks: asyncio.TaskGroup | None = None
        self._somebody_left = asyncio.Event()
        self._first_tries = asyncio.Semaphore(_AT_ONCE)
        self._further_tries = asyncio.Semaphore(_AT_ONCE)

    def __len__(self) -> int:
        """How much waits in all."""
        return self._count

    def __iter__(self) -> Iterator[Item]:
        """All that waits."""
        for line in self._lines.values():
            yield from (waiting.item for waiting in line)

    def put(self, item: Item, conversation: ConversationId) -> None:
        """Put an item last in its line; one about a message that waits, into that one's line. A
        message that waits already stays where it is."""
        before = self._last_about.get(item.id)
        if before is not None:
            conversation = before[0]
            if isinstance(item, MessageView) and isinstance(before[1], MessageView):
                return
        self._last_about[item.id] = (conversation, item)
        self._count += 1
        waiting = _Waiting(item, asyncio.get_running_loop().time())
        if conversation in self._lines:
            self._lines[conversation].append(waiting)
        else:
            self._lines[conversation] = deque([waiting])
            self._begin(conversation)
        if conversation in self._held_up:
            self._note_away(item)

    def is_held_up(self, item: Item) -> bool:
        """Whether it waits in a line that Redis does not take."""
        about = self._last_about.get(item.id)
        return about is not None and about[0] in self._held_up

    async def shorter_than(self, count: int) -> None:
        """Wait until less than `count` waits."""
        while self._count >= count:
            self._somebody_left.clear()
            await self._somebody_left.wait()

    async def run(self) -> None:
        """Work until cancelled."""
        try:
            async with asyncio.TaskGroup() as self._tasks:
                for conversation in self._lines:
                    self._begin(conversation)
                await asyncio.Event().wait()
        finally:
            self._tasks = None

    def _begin(self, conversation: ConversationId) -> None:
        if self._tasks is not None:
            self._tasks.create_task(self._work_off(conversation))

    async def _work_off(self, conversation: ConversationId) -> None:
        line = self._lines[conversation]
        while line:
            with self._impatience(conversation, line[0].since_s):
                if not await self._is_taken_in(conversation, self._first_tries):
                    await self._try_again(conversation)
            self._leave(line.popleft().item)
        self._held_up.discard(conversation)
        del self._lines[conversation]

    async def _try_again(self, conversation: ConversationId) -> None:
        self._hold_up(conversation)
        wait_s = 0.1
        await asyncio.sleep(wait_s)
        while not await self._is_taken_in(conversation, self._further_tries):
            wait_s = min(_RETRY_MAX_S, wait_s * 2)
            await asyncio.sleep(wait_s)

    @contextlib.contextmanager
    def _impatience(self, conversation: ConversationId, since_s: float) -> Iterator[None]:
        """Hold up the line while one that waits since then is still not taken in, and that is for
        Redis to do."""
        loop = asyncio.get_running_loop()
        begun_s = loop.time()
        due_s = max(since_s + self._patience_s, begun_s + self._quick_s)
        self._timers[conversation] = loop.call_at(due_s, self._look, conversation, begun_s, due_s)
        try:
            yield
        finally:
            self._timers.pop(conversation).cancel()

    def _look(self, conversation: ConversationId, begun_s: float, at_s: float) -> None:
        loop = asyncio.get_running_loop()
        tried_since_s = self._tried_since_s.get(conversation)
        if tried_since_s is not None:
            due_s = tried_since_s + self._quick_s
        else:  # it waits for others to be tried: for Redis, where none of them is quick
            due_s = max(begun_s, self._was_quick_at_s) + _STUCK_S
        now_s = loop.time()
        if now_s - at_s > _STOOD_STILL_S:  # this process did, or is busy: the answer may be there
            due_s = max(due_s, now_s + self._quick_s)
        if now_s >= due_s:
            self._hold_up(conversation)
        else:
            self._timers[conversation] = loop.call_at(
                due_s, self._look, conversation, begun_s, due_s
            )

    def _hold_up(self, conversation: ConversationId) -> None:
        if conversation not in self._held_up:
            self._held_up.add(conversation)
            for waiting in self._lines[conversation]:
                self._note_away(waiting.item)

    async def _is_taken_in(self, conversation: ConversationId, tries: asyncio.Semaphore) -> bool:
        item, loop = self._lines[conversation][0].item, asyncio.get_running_loop()
        async with tries:
            began_s = self._tried_since_s[conversation] = loop.time()
            try:
                await self._take_in(item)
            except StoreUnavailable:
                return False
            except Exception:  # it would end every other line, too, and again after each restart
                logger.exception("discord.left_out", message=item.id)
            finally:
                del self._tried_since_s[conversation]
        if loop.time() - began_s < self._quick_s:
            self._was_quick_at_s = loop.time()
            self._held_up.discard(conversation)
        return True

    def _leave(self, item: Item) -> None:
        self._count -= 1
        self._somebody_left.set()
        if self._last_about[item.id][1] is item:
            del self._last_about[item.id]
