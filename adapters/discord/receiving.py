"""Messages in the order they were said, from the gateway to `admit`.

discord.py runs every event in a task of its own, so order would be lost at the first await: here
they stand in line. What a shard hears waits while what it missed is read first, and each line waits
while Redis does not take it; how far a shard has come is kept in Redis, so that after a restart
nothing is missed. Discord never delivers again, so those lines and that place are all there is;
whoever waits in one is told.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import replace

import structlog

from adapters.discord.asked import Asked
from adapters.discord.direct import DirectChannels
from adapters.discord.door import Door, Say
from adapters.discord.handing_in import HandingIn
from adapters.discord.incoming import (
    DIRECT,
    NAME,
    Change,
    MessageView,
    incoming,
    line_of,
    place_of,
)
from adapters.discord.lines import Item, Lines
from adapters.discord.missed import DIRECT_SHARD, Unread, id_at
from adapters.discord.shards import Shard, Shards
from bot.errors import StoreUnavailable
from bot.messages import ConversationId, IncomingMessage
from bot.ports import Intake

logger = structlog.get_logger(__name__)

WAITING_MAX = 10_000
_KEEP_EVERY_S = 5.0
_MARGIN_S = 60.0
"""How much further back than the last message seen is read again: ids of different shards may come
out of order. What is read twice is known, and not answered twice."""

SEEN, SPOKEN_IN = "seen", "direct"

Missed = Callable[[Mapping[int, int], tuple[int, ...]], AsyncIterator[MessageView | Unread]]
"""Reads what was said after a message id, which is given for each shard, in every place of these
shards where something was, and in the direct channels given."""


class Receiving:
    """The lines of messages. `us` is our own user id; whom `door` does not let in is not heard, and
    in `forums` whoever opens a post is. At most `waiting_max` wait in all, and as many again that
    were read from the history, for which others wait no longer than `patience_s`; what Redis does
    not tell is asked for again after `retry_s`."""

    def __init__(
        self,
        intake: Intake,
        missed: Missed,
        *,
        us: str,
        door: Door,
        say: Say,
        asked: Asked,
        forums: tuple[str, ...] = (),
        shards: Sequence[int] = (DIRECT_SHARD,),
        shard_count: int = 1,
        catch_up_s: float,
        waiting_max: int = WAITING_MAX,
        patience_s: float = 60.0,
        retry_s: float = 1.0,
    ) -> None:
        self._intake = intake
        self._missed = missed
        self._us = us
        self._door = door
        self._handing_in = HandingIn(
            intake,
            us=us,
            door=door,
            say=say,
            asked=asked,
            forums=forums,
        )
        self._catch_up_s = catch_up_s
        self._waiting_max = waiting_max
        self._patience_s = patience_s
        self._retry_s = retry_s
        self._lines = Lines(self._handing_in.hand_in, self._have_told)
        # Each shard has a place of its own in the history: one may be cut off while others hear.
        self._shards = Shards(shards, shard_count)
        self._to_be_told: asyncio.Queue[MessageView] = asyncio.Queue(waiting_max)
        self._is_history_away = False
        self._catch_up_wanted = asyncio.Event()
        self._to_catch_up: set[int] = set()
        self._direct = DirectChannels()
        self._direct_kept = ""
        self._is_recalled = False
        self._is_direct_new = asyncio.Event()

    def begin(self, number: int) -> None:
        """A session of this shard has begun anew: set aside what it hears until what was missed is
        read, by a reading that begins after `catch_up`."""
        if (shard := self._shards.by_number.get(number)) is not None:
            shard.has_servers = False
            shard.note_gap(time.monotonic())
            self._to_catch_up.discard(number)

    def catch_up(self, number: int) -> None:
        """Everything is there to read what was missed on this shard."""
        if (shard := self._shards.by_number.get(number)) is not None:
            shard.has_servers = True
            if not shard.is_behind:
                shard.note_gap(time.monotonic())
            self._want_read(number)

    def is_held(self, number: int) -> bool:
        """Whether what this shard hears waits for what was missed."""
        shard = self._shards.by_number.get(number)
        return shard is not None and shard.is_held

    def put(self, view: Item) -> None:
        """Put a message, or what became of one, in line, at once and in order."""
        self._note_direct(view)
        number = self._shards.of(view.guild)
        shard = self._shards.by_number[number] if number is not None else None
        if len(self._lines) + self._shards.aside >= self._waiting_max:
            if isinstance(view, Change):  # a deletion is not read again
                logger.warning("discord.change_missed")
            elif shard is not None and number is not None:  # it is read again afterwards
                shard.note_gap(time.monotonic())
                if shard.has_servers:
                    self._want_read(number)
        elif shard is not None and shard.holds(view):
            shard.aside.append(view)
            if self._is_history_away:
                self._have_told(view)
        else:
            self._put_in_line(view)

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._lines.run())
            tasks.create_task(self._read_missed())
            tasks.create_task(self._lose_patience())
            tasks.create_task(self._keep_place())
            tasks.create_task(self._keep_new_direct())
            tasks.create_task(self._tell())

    def _put_in_line(self, view: Item) -> None:
        if isinstance(view, Change):
            here = place_of(view.guild, view.channel, view.parent)
            self._lines.put(view, here or ConversationId(NAME, view.guild, view.channel, view.id))
            return
        self._lines.put(view, line_of(view, self._us, self._door.place(view.who)))
        if (number := self._shards.of(view.guild)) is not None:
            self._shards.by_number[number].note(int(view.id))

    # ── telling people that they wait ────────────────────────────────────────────────────────────

    def _have_told(self, view: Item) -> None:
        if isinstance(view, Change):
            return
        with contextlib.suppress(asyncio.QueueFull):
            self._to_be_told.put_nowait(view)

    async def _tell(self) -> None:
        while True:
            view = await self._to_be_told.get()
            waits = self._lines.is_held_up(view) or self._is_history_away
            if waits and (message := self._addressed(view)) is not None:
                await self._intake.tell_away(message)

    def _addressed(self, view: MessageView) -> IncomingMessage | None:
        """The message in `view` where it certainly is for us.

        Which conversation it belongs to only Redis knows, so what one person says in one place
        counts as one: they are told once.
        """
        if not self._door.is_open_to(view.who):
            return None
        message = incoming(view, self._us)
        if message is None:
            return None
        place = ConversationId(NAME, view.guild or DIRECT, view.channel, view.author.id)
        return replace(message, conversation=place)

    # ── what was missed ──────────────────────────────────────────────────────────────────────────

    def _want_read(self, number: int) -> None:
        self._to_catch_up.add(number)
        self._catch_up_wanted.set()

    async def _read_missed(self) -> None:
        while True:
            await self._catch_up_wanted.wait()
            self._catch_up_wanted.clear()
            numbers, self._to_catch_up = self._to_catch_up, set()
            if not numbers:
                continue
            gaps = {number: self._shards.by_number[number].gaps for number in numbers}
            try:
                await self._read_after_last(gaps)
            except StoreUnavailable:
                self._note_history_away()
                await asyncio.sleep(self._retry_s)
                for number in numbers:
                    if self._shards.by_number[number].has_servers:
                        self._want_read(number)
                continue
            self._is_history_away = False
            for number in numbers:
                self._shards.by_number[number].note_read(gaps[number])
                self._let_go_on(self._shards.by_number[number])
            await self._keep()

    def _let_go_on(self, shard: Shard) -> None:
        for view in shard.take_aside():
            self._put_in_line(view)

    def _note_history_away(self) -> None:
        if not self._is_history_away:
            self._is_history_away = True
            for shard in self._shards.by_number.values():
                for view in shard.aside:
                    self._have_told(view)

    async def _lose_patience(self) -> None:
        """Let live messages go on, better out of order than not at all, where reading what was
        missed is slow, or nothing ever says that it can be read."""
        while True:
            await asyncio.sleep(self._patience_s / 60)
            for number, shard in self._shards.by_number.items():
                held_for_s = time.monotonic() - shard.held_since_s
                if shard.is_held and held_for_s > self._patience_s and not self._is_history_away:
                    logger.warning("discord.catch_up.slow", shard=number)
                    shard.is_held = False
                    self._let_go_on(shard)
                    if not shard.has_servers:
                        self.catch_up(number)

    async def _read_after_last(self, gaps: Mapping[int, int]) -> None:
        """Of these shards, what they missed until each had so many gaps."""
        kept = await self._recall()
        places = [int(value) for name, value in kept.items() if name.startswith(SEEN)]
        earliest = min(places, default=0)  # what counts where there were other numbers of shards
        after: dict[int, int] = {}
        for number in gaps:
            shard = self._shards.by_number[number]
            last = max(int(kept.get(self._seen_name(number), earliest)), shard.heard)
            if not last:  # the very first start: nothing was missed
                shard.note(id_at(time.time()))
                continue
            shard.note(last)
            margin = int(_MARGIN_S * 1000) << 22
            after[number] = max(last - margin, id_at(time.time() - self._catch_up_s))
        if not after:
            return
        direct = self._direct.channels if DIRECT_SHARD in after else ()
        read = 0
        async for view in self._missed(after, direct):
            if isinstance(view, Unread):
                for number, count in gaps.items():
                    shard = self._shards.by_number[number]
                    if shard.gaps == count:
                        shard.unread = view.channels
                        self._let_go_on(shard)
                continue
            await self._lines.shorter_than(self._waiting_max)
            self._note_direct(view)
            self._put_in_line(view)
            read += 1
        logger.info("discord.catch_up", read=read)

    # ── how far we are ───────────────────────────────────────────────────────────────────────────

    async def _keep_place(self) -> None:
        """Write down how far we are, now and then and at the end."""
        try:
            while True:
                await asyncio.sleep(_KEEP_EVERY_S)
                await self._keep()
        finally:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1.0):
                    await self._keep()

    def _note_direct(self, view: Item) -> None:
        """Also where it has to wait or there is no room for it: it is found nowhere else."""
        if isinstance(view, Change) or not view.is_direct or view.is_from_bot:
            return
        if self._door.is_open_to(view.who):
            self._direct.note(int(view.channel), int(view.id))
            self._is_direct_new.set()

    async def _keep_new_direct(self) -> None:
        """Write down at once where somebody spoke to us directly: nothing else names that place."""
        while True:
            await self._is_direct_new.wait()
            self._is_direct_new.clear()
            with contextlib.suppress(StoreUnavailable):
                await self._remember_direct()

    async def _recall(self) -> dict[str, str]:
        """What was written down, perhaps by another process."""
        kept = await self._intake.recall(NAME)
        self._direct.merge(kept.get(SPOKEN_IN, ""))
        self._is_recalled = True
        return kept

    async def _remember_direct(self) -> None:
        if not self._is_recalled:  # else what was written down would be forgotten
            await self._recall()
        if (direct := self._direct.text) != self._direct_kept:
            await self._intake.remember(NAME, SPOKEN_IN, direct)
            self._direct_kept = direct

    async def _keep(self) -> None:
        with contextlib.suppress(StoreUnavailable):
            await self._remember_direct()
            for number, place in self._places().items():
                shard = self._shards.by_number[number]
                if place != shard.kept:
                    await self._intake.remember(NAME, self._seen_name(number), str(place))
                    shard.kept = place

    def _places(self) -> dict[int, int]:
        """The message id for each shard after which to read the history after a restart: what waits
        in line must be found then."""
        places = {number: shard.heard for number, shard in self._shards.by_number.items()}
        for view in self._lines:
            number = self._shards.of(view.guild)
            if number in places and isinstance(view, MessageView):
                places[number] = min(places[number], int(view.id) - 1)
        return places

    def _seen_name(self, number: int) -> str:
        return SEEN if self._shards.count == 1 else f"{SEEN}:{number}/{self._shards.count}"
