"""Messages in the order they were said, from the gateway to `admit`.

discord.py runs every event in a task of its own, so order would be lost at the first await: here
they stand in one line. The line waits while what was missed is read first, and while Redis is away;
how far it has come is kept in Redis, so that after a restart nothing is missed. Discord never
delivers again, so that line and that place are all there is; whoever waits in it is told.
"""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import replace

import discord
import structlog

from adapters.discord.asked import Asked
from adapters.discord.direct import DirectChannels
from adapters.discord.door import Door, Say
from adapters.discord.incoming import (
    DIRECT,
    NAME,
    Change,
    MessageView,
    home,
    incoming,
    place_of,
    replies_to,
    scoped,
)
from adapters.discord.missed import DIRECT_SHARD
from bot.errors import StoreUnavailable
from bot.messages import ConversationId, IncomingMessage
from bot.ports import Admission, Intake

logger = structlog.get_logger(__name__)

_LINE_MAX = 10_000
_RETRY_MAX_S = 1.0
_CATCH_UP_MAX_S = 60.0
_KEEP_EVERY_S = 5.0
_MARGIN_S = 60.0
"""How much further back than the last message seen is read again: ids of different shards may come
out of order. What is read twice is known, and not answered twice."""

_MENTIONS_WITHIN_S = 600.0
"""How old a message may be that is edited to mention us."""

SEEN, SPOKEN_IN = "seen", "direct"

Missed = Callable[[Mapping[int, int], tuple[int, ...]], AsyncIterator[MessageView]]
"""Reads what was said after a message id, which is given for each shard, in every place of these
shards where something was, and in the direct channels given."""


class Receiving:
    """The line of messages. `us` is our own user id; whom `door` does not let in is not heard, and
    in `forums` whoever opens a post is."""

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
    ) -> None:
        self._intake = intake
        self._missed = missed
        self._us = us
        self._door = door
        self._say = say
        self._forums = forums
        self._shards = frozenset(shards)
        self._shard_count = shard_count
        self._asked = asked
        self._catch_up_s = catch_up_s
        self._line: deque[MessageView | Change] = deque()
        self._somebody_waits = asyncio.Event()
        self._to_be_told: asyncio.Queue[MessageView] = asyncio.Queue(_LINE_MAX)
        self._is_store_away = False
        self._is_reading_missed = False
        self._may_go_on = asyncio.Event()
        self._catch_up_wanted = asyncio.Event()
        self._to_catch_up: set[int] = set()
        self._direct = DirectChannels()
        # Each shard has a place of its own in the history: one may be cut off while others hear.
        self._seen = dict.fromkeys(sorted(shards), 0)
        self._kept = dict(self._seen)

    def begin(self) -> None:
        """A session has begun anew: hold the line until `catch_up` was done."""
        self._may_go_on.clear()

    def catch_up(self, *shards: int) -> None:
        """Everything is there to read what was missed on these shards."""
        self._to_catch_up.update(self._shards.intersection(shards))
        self._catch_up_wanted.set()

    @property
    def is_held(self) -> bool:
        """Whether the line waits for what was missed."""
        return not self._may_go_on.is_set()

    def put(self, view: MessageView | Change) -> None:
        """Put a message, or what became of one, in line, at once and in order."""
        if len(self._line) >= _LINE_MAX:  # only while Redis is away; it is read again afterwards
            self.catch_up(*self._shards)
            if isinstance(view, Change):  # a deletion is not read again
                logger.warning("discord.change_missed")
            return
        self._line.append(view)
        self._somebody_waits.set()
        if self._is_store_away:
            self._have_told(view)

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._work())
            tasks.create_task(self._read_missed())
            tasks.create_task(self._keep_place())
            tasks.create_task(self._tell())

    async def _work(self) -> None:
        while True:
            self._somebody_waits.clear()
            while self._line:
                if self.is_held:
                    await self._wait_for_missed()
                await self._take_in(self._line[0])
                self._line.popleft()
            await self._somebody_waits.wait()

    async def _wait_for_missed(self) -> None:
        while self.is_held:
            try:
                async with asyncio.timeout(_CATCH_UP_MAX_S):
                    await self._may_go_on.wait()
            except TimeoutError:
                if self._is_store_away:
                    continue
                logger.warning("discord.catch_up.slow")  # better out of order than not at all
                self._may_go_on.set()

    async def _take_in(self, view: MessageView | Change) -> None:
        """Admit what is for us, however long Redis is away."""
        wait_s = 0.1
        while True:
            try:
                await self._hand_in(view)
            except StoreUnavailable:
                self._note_store_away(view)
                await asyncio.sleep(wait_s)
                wait_s = min(_RETRY_MAX_S, wait_s * 2)
            else:
                self._is_store_away = False
                if isinstance(view, MessageView):
                    self._note_seen(view)
                return

    # ── telling people that they wait ────────────────────────────────────────────────────────────

    def _note_store_away(self, view: MessageView | Change) -> None:
        if not self._is_store_away:
            self._is_store_away = True
            self._have_told(view)
            for waiting in self._line:
                if waiting is not view:
                    self._have_told(waiting)

    def _have_told(self, view: MessageView | Change) -> None:
        if isinstance(view, Change):
            return
        with contextlib.suppress(asyncio.QueueFull):
            self._to_be_told.put_nowait(view)

    async def _tell(self) -> None:
        while True:
            view = await self._to_be_told.get()
            if self._is_store_away and (message := self._addressed(view)) is not None:
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

    # ── handing in ───────────────────────────────────────────────────────────────────────────────

    async def _hand_in(self, view: MessageView | Change) -> None:
        if isinstance(view, MessageView):
            await self._admit(view)
        else:
            await self._heed(view)

    async def _heed(self, change: Change) -> None:
        """What became of a message, where we took it in: the core knows."""
        if change.cuts_reply:
            ours = await self._intake.conversation_of(NAME, change.channel, change.id)
            if ours is not None:
                await self._intake.stop(ours, f"{change.id}-deleted", "")
            return
        conversation = self._asked.conversation_of(change.id) or (await self._probably(change))
        if change.view is None:
            await self._intake.deleted(conversation, change.id)
        elif self._door.is_open_to(change.view.who):
            message = incoming(change.view, self._us, conversation)
            if message is not None:
                await self._intake.edited(message)
            if self._mentions_late(change):
                await self._admit(change.view)

    async def _probably(self, change: Change) -> ConversationId:
        """Where a message was taken in before this process began: not told of a later one in a
        chain of replies, nor of one taken back where each person has a conversation."""
        here = place_of(change.guild, change.channel, change.parent)
        if change.parent:
            opened = await self._intake.conversation_of(NAME, change.parent, change.channel)
            here = opened or here
        own = ConversationId(NAME, change.guild, change.channel, change.id)
        who = change.view.who if change.view else change.where
        return scoped(here or own, self._door.place(who).memory or "thread", who)

    def _mentions_late(self, change: Change) -> bool:
        """Whether a message may mention us only since it was edited: it has not come here as one
        that is for us. One that another process took in before is known, and not answered twice."""
        view = change.view
        if view is None or self._us not in view.mentioned or self._asked.conversation_of(change.id):
            return False
        return int(view.id) > _id_at(time.time() - _MENTIONS_WITHIN_S)

    async def _admit(self, view: MessageView) -> None:
        if not self._door.is_open_to(view.who):
            return
        message = await self._message_in(view)
        if message is None or await self._is_refused(message, view):
            return
        admission = await self._intake.admit(message)
        self._asked.note(message)
        if admission is Admission.ADMITTED and (notice := await self._door.welcome(message)):
            await self._say(message, notice, "w")
        if view.is_direct and admission is not Admission.FULL:
            self._direct.note(int(view.channel), int(view.id))
            await self._intake.remember(NAME, SPOKEN_IN, self._direct.text)

    async def _message_in(self, view: MessageView) -> IncomingMessage | None:
        place = self._door.place(view.who)
        return incoming(
            view,
            self._us,
            await self._part_of(view),
            memory=place.memory or "thread",
            in_thread=bool(place.threads),
            is_wanted=view.opens_post and view.parent in self._forums,
        )

    async def _is_refused(self, message: IncomingMessage, view: MessageView) -> bool:
        sentence = await self._door.refusal(message, view.who)
        if sentence and await self._door.is_to_be_told(view.who):
            here = replace(message, address=replace(message.address, thread=""))  # worth no thread
            await self._say(here, sentence, "l")
        return bool(sentence)

    async def _part_of(self, view: MessageView) -> ConversationId | None:
        """The conversation that a message belongs to already; asked for only where it matters."""
        if view.is_from_bot or view.is_direct:
            return None
        if view.parent:
            opened_on_ours = await self._intake.conversation_of(NAME, view.parent, view.channel)
            if opened_on_ours is not None:
                return opened_on_ours
            memory = self._door.place(view.who).memory or "thread"
            for here in dict.fromkeys((home(view), scoped(home(view), memory, view.who))):
                if await self._intake.is_known(here):
                    return here
            return None
        if view.replied_to is not None and replies_to(view, self._us):
            return await self._intake.conversation_of(NAME, view.channel, view.replied_to.id)
        return None

    # ── what was missed ──────────────────────────────────────────────────────────────────────────

    async def _read_missed(self) -> None:
        while True:
            await self._catch_up_wanted.wait()
            self._catch_up_wanted.clear()
            shards, self._to_catch_up = self._to_catch_up, set()
            self._is_reading_missed = True
            try:
                await self._read_after_last(shards)
            except StoreUnavailable:
                await asyncio.sleep(1.0)
                self.catch_up(*shards)
                continue
            self._is_reading_missed = False
            self._may_go_on.set()

    async def _read_after_last(self, shards: set[int]) -> None:
        kept = await self._intake.recall(NAME)
        self._direct.merge(kept.get(SPOKEN_IN, ""))
        places = [int(value) for name, value in kept.items() if name.startswith(SEEN)]
        earliest = min(places, default=0)  # what counts where there were other numbers of shards
        after: dict[int, int] = {}
        for shard in shards:
            last = max(int(kept.get(self._seen_name(shard), earliest)), self._seen[shard])
            if not last:  # the very first start: nothing was missed
                self._seen[shard] = _id_at(time.time())
                continue
            margin = int(_MARGIN_S * 1000) << 22
            after[shard] = max(last - margin, _id_at(time.time() - self._catch_up_s))
        if not after:
            await self._remember_seen()
            return
        direct = self._direct.channels if DIRECT_SHARD in after else ()
        read = 0
        async for view in self._missed(after, direct):
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
        # What is being read lies before what came in since, and must be found after a restart.
        if self._is_reading_missed:
            return
        with contextlib.suppress(StoreUnavailable):
            await self._remember_seen()

    async def _remember_seen(self) -> None:
        for shard, seen in self._seen.items():
            if seen != self._kept[shard]:
                await self._intake.remember(NAME, self._seen_name(shard), str(seen))
                self._kept[shard] = seen

    def _note_seen(self, view: MessageView) -> None:
        shard = (int(view.guild) >> 22) % self._shard_count if view.guild else DIRECT_SHARD
        if shard in self._seen:  # else of a server that another process hears
            self._seen[shard] = max(self._seen[shard], int(view.id))

    def _seen_name(self, shard: int) -> str:
        return SEEN if self._shard_count == 1 else f"{SEEN}:{shard}/{self._shard_count}"


def _id_at(seconds: float) -> int:
    """The smallest message id of a moment (reference, snowflakes)."""
    return max(0, int(seconds * 1000) - discord.utils.DISCORD_EPOCH) << 22
