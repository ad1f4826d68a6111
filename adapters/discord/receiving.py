"""Messages in the order they were said, from the gateway to `admit`.

discord.py runs every event in a task of its own, so order would be lost at the first await: here
they stand in one line. The line waits while what was missed is read first, and while Redis is away;
how far it has come is kept in Redis, so that after a restart nothing is missed.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable

import discord
import structlog

from adapters.discord.incoming import (
    NAME,
    MessageView,
    Places,
    home,
    incoming,
    replies_to,
)
from bot.errors import StoreUnavailable
from bot.messages import ConversationId
from bot.ports import Admission, Intake

logger = structlog.get_logger(__name__)

_LINE_MAX = 10_000
_RETRY_MAX_S = 5.0
_CATCH_UP_MAX_S = 60.0
_KEEP_EVERY_S = 5.0
_MARGIN_S = 60.0
"""How much further back than the last message seen is read again: ids of different shards may come
out of order. What is read twice is known, and not answered twice."""

SEEN, DIRECT_PREFIX = "seen", "dm:"

Missed = Callable[[int, tuple[int, ...]], AsyncIterator[MessageView]]
"""Reads what was said after a message id, in every place where something was, and in the direct
channels given."""


class Receiving:
    """The line of messages. `us` is our own user id; elsewhere than in `places` we hear nothing."""

    def __init__(
        self, intake: Intake, missed: Missed, *, us: str, places: Places, catch_up_s: float
    ) -> None:
        self._intake = intake
        self._missed = missed
        self._us = us
        self._places = places
        self._catch_up_s = catch_up_s
        self._line: asyncio.Queue[MessageView] = asyncio.Queue(_LINE_MAX)
        self._may_go_on = asyncio.Event()
        self._catch_up_wanted = asyncio.Event()
        self._seen = 0
        self._kept = 0

    def begin(self) -> None:
        """A session has begun anew: hold the line until `catch_up` was done."""
        self._may_go_on.clear()

    def catch_up(self) -> None:
        """Everything is there to read what was missed."""
        self._catch_up_wanted.set()

    @property
    def is_held(self) -> bool:
        """Whether the line waits for what was missed."""
        return not self._may_go_on.is_set()

    def put(self, view: MessageView) -> None:
        """Put a message in line, at once and in order."""
        try:
            self._line.put_nowait(view)
        except asyncio.QueueFull:  # only while Redis is away; it is read again afterwards
            self._catch_up_wanted.set()

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._work())
            tasks.create_task(self._read_missed())
            tasks.create_task(self._keep_place())

    async def _work(self) -> None:
        while True:
            view = await self._line.get()
            if self.is_held:
                await self._wait_for_missed()
            await self._take_in(view)

    async def _wait_for_missed(self) -> None:
        try:
            async with asyncio.timeout(_CATCH_UP_MAX_S):
                await self._may_go_on.wait()
        except TimeoutError:  # better out of order than not at all
            logger.warning("discord.catch_up.slow")
            self._may_go_on.set()

    async def _take_in(self, view: MessageView) -> None:
        """Admit what is for us, however long Redis is away."""
        wait_s = 0.1
        while True:
            try:
                await self._admit(view)
            except StoreUnavailable:
                await asyncio.sleep(wait_s)
                wait_s = min(_RETRY_MAX_S, wait_s * 2)
            else:
                self._seen = max(self._seen, int(view.id))
                return

    async def _admit(self, view: MessageView) -> None:
        if not self._places.include(view.guild, view.channel, view.parent):
            return
        message = incoming(view, self._us, await self._part_of(view))
        if message is None:
            return
        admission = await self._intake.admit(message)
        if view.is_direct and admission is Admission.ADMITTED:
            await self._intake.remember(NAME, f"{DIRECT_PREFIX}{view.channel}", view.id)

    async def _part_of(self, view: MessageView) -> ConversationId | None:
        """The conversation that a message belongs to already; asked for only where it matters."""
        if view.is_from_bot or view.is_direct:
            return None
        if view.parent:
            opened_on_ours = await self._intake.conversation_of(NAME, view.parent, view.channel)
            if opened_on_ours is not None:
                return opened_on_ours
            here = home(view)
            return here if await self._intake.is_known(here) else None
        if view.replied_to is not None and replies_to(view, self._us):
            return await self._intake.conversation_of(NAME, view.channel, view.replied_to.id)
        return None

    # ── what was missed ──────────────────────────────────────────────────────────────────────────

    async def _read_missed(self) -> None:
        while True:
            await self._catch_up_wanted.wait()
            self._catch_up_wanted.clear()
            try:
                await self._read_after_last()
            except StoreUnavailable:
                await asyncio.sleep(1.0)
                self._catch_up_wanted.set()
                continue
            self._may_go_on.set()

    async def _read_after_last(self) -> None:
        kept = await self._intake.recall(NAME)
        last = max(int(kept.get(SEEN, 0)), self._seen)
        if not last:  # the very first start: nothing was missed
            self._seen = _id_at(time.time())
            return
        after = max(last - (int(_MARGIN_S * 1000) << 22), _id_at(time.time() - self._catch_up_s))
        direct = sorted(
            (
                (int(value), int(name.removeprefix(DIRECT_PREFIX)))
                for name, value in kept.items()
                if name.startswith(DIRECT_PREFIX)
            ),
            reverse=True,
        )
        read = 0
        async for view in self._missed(after, tuple(channel for _, channel in direct)):
            await self._take_in(view)
            read += 1
        logger.info("discord.catch_up", read=read)

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

    async def _keep(self) -> None:
        if self._seen == self._kept:
            return
        try:
            await self._intake.remember(NAME, SEEN, str(self._seen))
            self._kept = self._seen
        except StoreUnavailable:
            return


def _id_at(seconds: float) -> int:
    """The smallest message id of a moment (reference, snowflakes)."""
    return max(0, int(seconds * 1000) - discord.utils.DISCORD_EPOCH) << 22
