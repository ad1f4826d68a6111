"""Handing in what somebody said, and what became of it."""

import asyncio
import contextlib
import time

from adapters.discord.asked import Asked
from adapters.discord.deciding import Deciding
from adapters.discord.door import Door, Say
from adapters.discord.incoming import NAME, Change, MessageView, incoming, place_of, scoped
from adapters.discord.missed import id_at
from adapters.discord.uses import Use
from bot.messages import ConversationId, IncomingMessage
from bot.notices import Telling
from bot.ports import Admission, Intake

_MENTIONS_WITHIN_S = 600.0
"""How old a message may be that is edited to mention us."""

_TO_BE_WELCOMED_MAX = 1_000
_WELCOMED_AT_ONCE = 32


class HandingIn:
    """`us` is our own user id; whom `door` does not let in is not heard, and in `forums` whoever
    opens a post is."""

    def __init__(
        self,
        intake: Intake,
        *,
        us: str,
        door: Door,
        say: Say,
        asked: Asked,
        forums: tuple[str, ...] = (),
    ) -> None:
        self._intake = intake
        self._us = us
        self._door = door
        self._say = say
        self._asked = asked
        self._to_be_welcomed: asyncio.Queue[IncomingMessage] = asyncio.Queue(_TO_BE_WELCOMED_MAX)
        self._deciding = Deciding(intake, us=us, door=door, say=say, forums=forums)

    async def note_passed_over(self) -> None:
        """Work beside it, until cancelled."""
        await self._deciding.note_passed_over()

    async def welcome(self) -> None:
        """Have those told who ask for the first time, until cancelled: it is looked up beside the
        lines, where nobody waits for it, nor for others whose part of Redis is away."""
        async with asyncio.TaskGroup() as tasks:
            for _ in range(_WELCOMED_AT_ONCE):
                tasks.create_task(self._welcome())

    async def _welcome(self) -> None:
        while True:
            message = await self._to_be_welcomed.get()
            if notice := await self._door.welcome(message):
                await self._say(Telling(message, notice, "w"))

    async def hand_in(self, item: MessageView | Change | Use) -> None:
        """Raises StoreUnavailable; may be repeated then."""
        if isinstance(item, MessageView):
            await self._admit(item)
        elif isinstance(item, Use):
            await item.take_in()
        else:
            await self._heed(item)

    async def _heed(self, change: Change) -> None:
        """What became of a message, where we took it in: the core knows."""
        if change.cuts_turn:
            ours = await self._intake.conversation_of(NAME, change.channel, change.id)
            if ours is not None:
                await self._intake.stop(ours, f"{change.id}-deleted", change.cuts_turn)
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
        return int(view.id) > id_at(time.time() - _MENTIONS_WITHIN_S)

    async def _admit(self, view: MessageView) -> None:
        message = await self._deciding.message_in(view)
        if message is None:
            return
        admission = await self._intake.admit(message)
        self._asked.note(message)
        if admission is Admission.FULL:
            await self._deciding.turned_away(message, view)
        elif admission is Admission.ADMITTED:
            with contextlib.suppress(asyncio.QueueFull):  # at their next question, then
                self._to_be_welcomed.put_nowait(message)
