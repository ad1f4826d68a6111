"""Messages in the order they were said, from the gateway to `admit`.

discord.py runs every event in a task of its own, so order would be lost at the first await: here
they stand in line. What a shard, or a server that comes late, hears waits while what was missed is
read first (catching_up.py), and each line waits while Redis does not take it; how far each has come
is kept in Redis, so that after a restart nothing is missed. Discord never delivers again, so those
lines and that place are all there is; whoever waits in one is told.
"""

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import replace

import structlog

from adapters.discord.asked import Asked
from adapters.discord.catching_up import CatchingUp, Missed
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
from adapters.discord.missed import DIRECT_SHARD
from adapters.discord.remembering import Remembering
from adapters.discord.sources import Sources
from adapters.discord.uses import Use
from bot.messages import ConversationId, IncomingMessage
from bot.ports import Intake

logger = structlog.get_logger(__name__)

WAITING_MAX = 10_000


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
        self._waiting_max = waiting_max
        self._lines = Lines(self._handing_in.hand_in, self._have_told)
        # Each shard has a place of its own in the history: one may be cut off while others hear.
        self._sources = Sources(shards, shard_count)
        self._remembering = Remembering(intake, self._sources, self._lines)
        self._to_be_told: asyncio.Queue[MessageView] = asyncio.Queue(waiting_max)
        self.catching_up = CatchingUp(
            missed,
            self._sources,
            self._lines,
            self._remembering,
            put_in_line=self._put_in_line,
            have_told=self._have_told,
            catch_up_s=catch_up_s,
            waiting_max=waiting_max,
            patience_s=patience_s,
            retry_s=retry_s,
        )

    def put(self, view: MessageView | Change) -> None:
        """Put a message, or what became of one, in line, at once and in order."""
        self._note_direct(view)
        if not self._is_full:
            self._put_in_order(view)
        elif isinstance(view, Change):  # a deletion is not read again
            logger.warning("discord.change_missed")
        else:
            self.catching_up.read_later(view.guild)

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
        return self._lines.is_held_up(use) or self.catching_up.is_held_up(use)

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._lines.run())
            tasks.create_task(self._handing_in.note_passed_over())
            tasks.create_task(self._handing_in.welcome())
            tasks.create_task(self.catching_up.run())
            tasks.create_task(self._remembering.keep_on())
            tasks.create_task(self._remembering.keep_new_direct())
            tasks.create_task(self._tell())

    @property
    def _is_full(self) -> bool:
        return len(self._lines) + self._sources.aside >= self._waiting_max

    def _put_in_order(self, item: Item) -> None:
        """Behind what was missed where it belongs."""
        if not self.catching_up.set_aside(item):
            self._put_in_line(item)

    def _put_in_line(self, item: Item) -> None:
        if isinstance(item, MessageView) and item.is_from_history:
            self._note_direct(item)
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
            waits = self._lines.is_held_up(view) or self.catching_up.is_away
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
