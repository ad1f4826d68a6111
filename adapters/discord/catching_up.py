"""What was missed, read from the history before what is heard meanwhile.

A shard, or a server that comes late, is a source of its own (sources.py): what it hears is set
aside until the reading is done with its channel, or takes too long.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Collection, Mapping
from dataclasses import replace
from typing import Protocol

import structlog

from adapters.discord.incoming import MessageView
from adapters.discord.lines import Item, Lines
from adapters.discord.missed import DIRECT_SHARD, Unread, id_at
from adapters.discord.remembering import Remembering
from adapters.discord.sources import Source, Sources
from adapters.discord.uses import Use
from bot.errors import StoreUnavailable

logger = structlog.get_logger(__name__)

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


class CatchingUp:
    """Reads what `sources` missed, at most `catch_up_s` back, and has it put in line with what they
    heard meanwhile; no more than `waiting_max` at a time stand in `lines`. Nobody waits for it for
    longer than `patience_s`; where Redis does not tell how far we were, whoever waits is given to
    `have_told`, and it is asked again after `retry_s`."""

    def __init__(
        self,
        missed: Missed,
        sources: Sources,
        lines: Lines,
        remembering: Remembering,
        *,
        put_in_line: Callable[[Item], None],
        have_told: Callable[[Item], None],
        catch_up_s: float,
        waiting_max: int,
        patience_s: float,
        retry_s: float,
    ) -> None:
        self._missed = missed
        self._sources = sources
        self._lines = lines
        self._remembering = remembering
        self._put_in_line = put_in_line
        self._have_told = have_told
        self._catch_up_s = catch_up_s
        self._waiting_max = waiting_max
        self._patience_s = patience_s
        self._retry_s = retry_s
        self._is_wanted = asyncio.Event()
        self._to_read: set[Source] = set()
        self.is_away = False
        """Whether Redis does not tell how far we were."""

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

    def set_aside(self, item: Item) -> bool:
        """Let it wait where it has to, for what was missed in its channel; False: it has not."""
        source = self._sources.of(item.guild)
        if source is None or not source.holds(item):
            return False
        source.set_aside(item)
        if self.is_away:
            self._have_told(item)
        return True

    def read_later(self, guild: str) -> None:
        """There was no room for something said there: have it read afterwards."""
        if (source := self._sources.of(guild)) is not None:
            source.note_gap(time.monotonic())
            if source.is_there:
                self._want_read(source)

    def is_held_up(self, use: Use) -> bool:
        """Whether it is set aside until what was missed is read, which Redis does not let us."""
        source = self._sources.of(use.guild)
        return self.is_away and source is not None and use in source.aside

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._read_missed())
            tasks.create_task(self._lose_patience())

    def _leave(self, source: Source) -> None:
        source.leave(time.monotonic())
        self._to_read.discard(source)

    def _want_read(self, source: Source) -> None:
        self._to_read.add(source)
        self._is_wanted.set()

    async def _read_missed(self) -> None:
        while True:
            await self._is_wanted.wait()
            self._is_wanted.clear()
            sources, self._to_read = self._to_read, set()
            gaps = {source: source.gaps for source in sources}
            try:
                await self._read(gaps)
            except StoreUnavailable:
                self._note_away()
                await asyncio.sleep(self._retry_s)
                for source in sources:
                    if source.is_there:
                        self._want_read(source)
                continue
            self.is_away = False
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

    def _note_away(self) -> None:
        if not self.is_away:
            self.is_away = True
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
                if source.is_held and held_for_s > self._patience_s and not self.is_away:
                    logger.warning("discord.catch_up.slow", source=source.name)
                    source.is_held = False
                    self._let_go_on(source)
                    if not source.is_there and not source.server:
                        self.catch_up(source.shard)
            for number in {source.shard for source in self._sources if source.server}:
                self._look_for_servers(number)
