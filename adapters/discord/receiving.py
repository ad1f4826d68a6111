"""Messages in the order they were said, from the gateway to `admit`.

discord.py runs every event in a task of its own, so order would be lost at the first await: here
they stand in line. What a shard, or a server that comes late, hears waits while what was missed is
read first, and each line waits while Redis does not take it; how far each has come is kept in
Redis, so that after a restart nothing is missed. Discord never delivers again, so those lines and
that place are all there is; whoever waits in one is told.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

import structlog

from adapters.discord.asked import Asked
from adapters.discord.door import Door, Say
from adapters.discord.handing_in import HandingIn
from adapters.discord.incoming import (
    DIRECT,
    NAME,
    Change,
    MessageView,
    incoming,
    line_of,
    line_of_command,
    place_of,
)
from adapters.discord.lines import Item, Lines
from adapters.discord.missed import DIRECT_SHARD, Unread, id_at
from adapters.discord.remembering import Remembering
from adapters.discord.sources import Source, Sources
from adapters.discord.uses import Use
from bot.errors import StoreUnavailable
from bot.messages import ConversationId, IncomingMessage
from bot.ports import Intake

logger = structlog.get_logger(__name__)

WAITING_MAX = 10_000
_MARGIN_S = 60.0
"""How much further back than the last message seen is read again: ids of different shards may come
out of order. What is read twice stays as it was decided (deciding.py)."""


class Missed(Protocol):
    """Where what was missed is read (`adapters.discord.missed.History`)."""

    def servers(self, shard: int) -> dict[str, bool]:
        """The servers of a shard, and whether each is there."""

    def after(
        self, seen: Mapping[str, int], direct: tuple[int, ...]
    ) -> AsyncIterator[MessageView | Unread]:
        """What was said after a message id, which is given for each server ("": directly), in every
        place of these servers where something was, and in the direct channels given."""


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
        self._sources = Sources(shards, shard_count)
        self._remembering = Remembering(intake, self._sources, self._lines)
        self._to_be_told: asyncio.Queue[MessageView] = asyncio.Queue(waiting_max)
        self._is_history_away = False
        self._catch_up_wanted = asyncio.Event()
        self._to_catch_up: set[Source] = set()

    def begin(self, number: int) -> None:
        """A session of this shard has begun anew: set aside what it hears until what was missed is
        read, by a reading that begins after `catch_up`."""
        if (shard := self._sources.shard(number)) is not None:
            for source in (shard, *self._sources.servers_of(number)):
                self._leave(source)

    def catch_up(self, number: int) -> None:
        """Everything is there to read what was missed on this shard."""
        if (shard := self._sources.shard(number)) is not None:
            shard.is_there = True
            if not shard.is_behind:
                shard.note_gap(time.monotonic())
            self._want_read(shard)

    def note_server(self, server: str, *, is_there: bool) -> None:
        """Discord has described a server, or says that it is out of reach: what is missed in one
        that is not there is read when it is, whatever its shard has read by then."""
        if not is_there:
            self._sources.set_apart(server, time.monotonic())
        source = self._sources.of(server)
        if source is None or not source.server or source.is_there == is_there:
            return
        self._leave(source)
        if is_there:
            source.is_there = True
            self._want_read(source)

    def is_held(self, number: int) -> bool:
        """Whether what this shard hears waits for what was missed."""
        shard = self._sources.shard(number)
        return shard is not None and shard.is_held

    def put(self, view: MessageView | Change) -> None:
        """Put a message, or what became of one, in line, at once and in order."""
        self._note_direct(view)
        source = self._sources.of(view.guild)
        if not self._is_full:
            self._put_in_order(view)
        elif isinstance(view, Change):  # a deletion is not read again
            logger.warning("discord.change_missed")
        elif source is not None:  # it is read again afterwards
            source.note_gap(time.monotonic())
            if source.is_there:
                self._want_read(source)

    def put_use(self, use: Use) -> None:
        """Put a use of a command in line, behind what was said before it."""
        if self._is_full:
            use.give_up()
        elif self._line_of(use).thread == use.id:  # it begins a conversation: nothing is before it
            self._put_in_line(use)
        else:
            self._put_in_order(use)

    def is_held_up(self, use: Use) -> bool:
        """Whether Redis does not take what stands in its line now."""
        return self._lines.is_held_up(use) or self._waits_for_history(use)

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._lines.run())
            tasks.create_task(self._handing_in.note_passed_over())
            tasks.create_task(self._handing_in.welcome())
            tasks.create_task(self._read_missed())
            tasks.create_task(self._lose_patience())
            tasks.create_task(self._remembering.keep_on())
            tasks.create_task(self._remembering.keep_new_direct())
            tasks.create_task(self._tell())

    @property
    def _is_full(self) -> bool:
        return len(self._lines) + self._sources.aside >= self._waiting_max

    def _put_in_order(self, item: Item) -> None:
        """Behind what was missed where it belongs."""
        source = self._sources.of(item.guild)
        if source is None or not source.holds(item):
            self._put_in_line(item)
            return
        source.set_aside(item)
        if self._is_history_away:
            self._have_told(item)

    def _put_in_line(self, item: Item) -> None:
        self._lines.put(item, self._line_of(item))
        source = self._sources.of(item.guild)
        if source is not None and isinstance(item, MessageView):
            source.note(int(item.id))

    def _line_of(self, item: Item) -> ConversationId:
        if isinstance(item, Change):
            here = place_of(item.guild, item.channel, item.parent)
            return here or ConversationId(NAME, item.guild, item.channel, item.id)
        if isinstance(item, Use):
            return line_of_command(item.view, self._door.place(item.view.who))
        return line_of(item, self._us, self._door.place(item.who))

    def _waits_for_history(self, use: Use) -> bool:
        """Whether it is set aside until what was missed is read, which Redis does not let us."""
        source = self._sources.of(use.guild)
        return self._is_history_away and source is not None and use in source.aside

    def _note_direct(self, view: MessageView | Change) -> None:
        """Also where it has to wait or there is no room for it: it is found nowhere else."""
        if isinstance(view, Change) or not view.is_direct or view.is_from_bot:
            return
        if self._door.is_open_to(view.who):
            self._remembering.note_direct(int(view.channel), int(view.id))

    # ── telling people that they wait ────────────────────────────────────────────────────────────

    def _have_told(self, item: Item) -> None:
        if isinstance(item, Use):
            item.hold_up()
        elif isinstance(item, MessageView):
            with contextlib.suppress(asyncio.QueueFull):
                self._to_be_told.put_nowait(item)

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

    def _leave(self, source: Source) -> None:
        source.leave(time.monotonic())
        self._to_catch_up.discard(source)

    def _want_read(self, source: Source) -> None:
        self._to_catch_up.add(source)
        self._catch_up_wanted.set()

    async def _read_missed(self) -> None:
        while True:
            await self._catch_up_wanted.wait()
            self._catch_up_wanted.clear()
            sources, self._to_catch_up = self._to_catch_up, set()
            gaps = {source: source.gaps for source in sources}
            try:
                await self._read(gaps)
            except StoreUnavailable:
                self._note_history_away()
                await asyncio.sleep(self._retry_s)
                for source in sources:
                    if source.is_there:
                        self._want_read(source)
                continue
            self._is_history_away = False
            for source, count in gaps.items():
                source.note_read(count)
                self._let_go_on(source)
                if not source.is_behind:
                    self._sources.join(source)
            await self._remembering.keep()

    async def _read(self, gaps: Mapping[Source, int]) -> None:
        """Of these sources, what they missed until each had so many gaps."""
        await self._remembering.recall()
        after = self._after(gaps.keys())
        if not after:
            return
        direct = self._remembering.direct if "" in after else ()
        read = 0
        async for view in self._missed.after(after, direct):
            if isinstance(view, Unread):
                for source, count in gaps.items():
                    if source.gaps == count:
                        source.unread = view.channels
                        self._let_go_on(source)
                continue
            await self._lines.shorter_than(self._waiting_max)
            self._note_direct(view)
            its = self._sources.of(view.guild)
            was_heard = its is not None and int(view.id) <= its.heard
            for use in its.take_uses(view.channel, int(view.id)) if its is not None else ():
                self._put_in_line(use)
            self._put_in_line(replace(view, is_from_history=True, was_heard=was_heard))
            read += 1
        logger.info("discord.catch_up", read=read)

    def _after(self, sources: Collection[Source]) -> dict[str, int]:
        """The message id after which to read what these sources missed, by server."""
        after: dict[str, int] = {}
        for source in sources:
            if not source.heard:  # the very first start
                self._sources.begin_at(source, id_at(time.time()))
        for number in {source.shard for source in sources}:
            self._look_for_servers(number)
        for source in sources:
            if source.is_there and source.is_behind:
                last = source.heard - (int(_MARGIN_S * 1000) << 22)
                last = max(last, id_at(time.time() - self._catch_up_s))
                after |= dict.fromkeys(self._servers_of(source), last)
        return after

    def _servers_of(self, source: Source) -> list[str]:
        """What is read with a source: "" stands for direct messages."""
        if source.server:
            return [source.server]
        direct = [""] if source.shard == DIRECT_SHARD else []
        servers = self._missed.servers(source.shard)
        return [each for each in servers if self._sources.of(each) is source] + direct

    def _look_for_servers(self, number: int) -> None:
        """See which servers of a shard are there: discord.py 2.7.1 does not tell of each that comes
        while a shard becomes ready (state.py, _delay_ready cancels those of others)."""
        shard = self._sources.shard(number)
        if shard is None or not shard.is_there:
            return
        servers = self._missed.servers(number)
        for server, is_there in servers.items():
            self.note_server(server, is_there=is_there)
        for source in self._sources.servers_of(number):
            if source.server not in servers:  # one that we are in no more
                source.note_read(source.gaps)
                self._let_go_on(source)
                self._sources.join(source)

    def _let_go_on(self, source: Source) -> None:
        for view in source.take_aside():
            self._put_in_line(view)

    def _note_history_away(self) -> None:
        if not self._is_history_away:
            self._is_history_away = True
            for source in self._sources:
                for view in source.aside:
                    self._have_told(view)

    async def _lose_patience(self) -> None:
        """Let live messages go on, better out of order than not at all, where reading what was
        missed is slow, or nothing ever says that it can be read."""
        while True:
            await asyncio.sleep(self._patience_s / 60)
            for source in tuple(self._sources):
                held_for_s = time.monotonic() - source.held_since_s
                if source.is_held and held_for_s > self._patience_s and not self._is_history_away:
                    logger.warning("discord.catch_up.slow", source=source.name)
                    source.is_held = False
                    self._let_go_on(source)
                    if not source.is_there and not source.server:
                        self.catch_up(source.shard)
            for number in {source.shard for source in self._sources if source.server}:
                self._look_for_servers(number)
