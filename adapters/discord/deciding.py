"""What becomes of a message, decided once: whether it is for us, and which conversation it is for.

That depends on more than the message: on settings, on how often somebody asked, on where we take
part. Discord's history is read again where something may have been missed, and two gateways may
hear one shard. So what is decided is noted by the message's id before it is done, and whoever comes
to it again does the same: taking it in is known then, and where whoever decided died first, it is
done now.
"""

import asyncio
import contextlib
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from adapters.discord.door import Door, Say
from adapters.discord.incoming import (
    DIRECT,
    NAME,
    MessageView,
    home,
    incoming,
    replies_to,
    scoped,
)
from bot.errors import StoreUnavailable
from bot.messages import ConversationId, IncomingMessage
from bot.ports import Decision, Intake, Unanswered

_TO_BE_NOTED_MAX = 1_000
"""Most of what is passed over is what people say to each other where nobody is answered, so nothing
waits for its being noted."""


class Deciding:
    """`us` is our own user id; whom `door` does not let in is not heard, and in `forums` whoever
    opens a post is."""

    def __init__(
        self, intake: Intake, *, us: str, door: Door, say: Say, forums: tuple[str, ...] = ()
    ) -> None:
        self._intake = intake
        self._us = us
        self._door = door
        self._say = say
        self._forums = forums
        self._passed_over: asyncio.Queue[MessageView] = asyncio.Queue(_TO_BE_NOTED_MAX)
        self._lookups: set[asyncio.Task[ConversationId | None]] = set()

    async def note_passed_over(self) -> None:
        """Note what was passed over, until cancelled."""
        while True:
            await self._decide(await self._passed_over.get(), Unanswered.PASSED_OVER)

    async def message_in(self, view: MessageView) -> IncomingMessage | None:
        """What is to be admitted of it; whoever is refused is told. Raises StoreUnavailable.

        Whoever hears it live looks nothing up. Whoever comes to it for the first time may take in
        what another process passed over: a moderator's choice comes to some a moment later than to
        others. Of what could not be ours whatever the settings say, nothing is noted.
        """
        if view.is_from_history:
            before = await self._intake.decided(NAME, view.guild or DIRECT, view.id)
            is_open = before is Unanswered.PASSED_OVER and not view.was_heard
            if before is not None and not is_open:
                return await self._as_decided(view, before)
        if not self._door.is_open_to(view.who):
            if self._could_be_ours(view):
                with contextlib.suppress(asyncio.QueueFull):
                    self._passed_over.put_nowait(view)
            return None
        message = await self._judged(view)
        if message is None:
            return None
        refusal = await self._door.refusal(message, view.who)
        wanted = Unanswered.TURNED_AWAY if refusal else message.conversation
        decision = await self._decide(view, wanted)
        if isinstance(decision, ConversationId):
            return replace(message, conversation=decision)
        here = replace(message, address=replace(message.address, thread=""))  # worth no thread
        if refusal and (telling := await self._door.telling(here, view.who, refusal)):
            await self._say(telling)
        return None

    async def turned_away(self, message: IncomingMessage, view: MessageView) -> None:
        """There was no room for it, and its author is told to send it again."""
        await self._decide(view, Unanswered.TURNED_AWAY, instead_of=message.conversation)

    async def _decide(
        self,
        view: MessageView,
        decision: Decision,
        *,
        instead_of: Decision = Unanswered.PASSED_OVER,
    ) -> Decision:
        """The decision that counts; this one where the part of Redis that keeps it is away: whoever
        belongs to another part does not wait."""
        with contextlib.suppress(StoreUnavailable):
            return await self._intake.decide(
                NAME, view.guild or DIRECT, view.id, decision, instead_of=instead_of
            )
        return decision

    async def _as_decided(self, view: MessageView, decision: Decision) -> IncomingMessage | None:
        if not isinstance(decision, ConversationId):
            return None
        message = await self._judged(view) or incoming(view, self._us, decision, is_wanted=True)
        return replace(message, conversation=decision) if message else None

    def _could_be_ours(self, view: MessageView) -> bool:
        """Whether other settings could make it ours: mostly it is what people say to each other."""
        part_of = home(view) if view.parent else None
        return incoming(view, self._us, part_of, is_wanted=self._is_wanted(view)) is not None

    def _is_wanted(self, view: MessageView) -> bool:
        return view.opens_post and view.parent in self._forums

    async def _judged(self, view: MessageView) -> IncomingMessage | None:
        place = self._door.place(view.who)
        return incoming(
            view,
            self._us,
            await self._part_of(view),
            memory=place.memory or "thread",
            in_thread=bool(place.threads),
            is_wanted=self._is_wanted(view),
        )

    async def _part_of(self, view: MessageView) -> ConversationId | None:
        """The conversation that a message belongs to already; asked for only where it matters."""
        if view.is_from_bot or view.is_direct:
            return None
        if view.parent:
            memory = self._door.place(view.who).memory or "thread"
            here = dict.fromkeys((home(view), scoped(home(view), memory, view.who)))
            return await self._first_found(
                self._intake.conversation_of(NAME, view.parent, view.channel),
                *(self._if_known(each, view) for each in here),
            )
        if view.replied_to is not None and replies_to(view, self._us):
            return await self._intake.conversation_of(NAME, view.channel, view.replied_to.id)
        return None

    async def _if_known(self, here: ConversationId, view: MessageView) -> ConversationId | None:
        return here if await self._intake.is_known(here, view.sent_at) else None

    async def _first_found(
        self, *lookups: Coroutine[Any, Any, ConversationId | None]
    ) -> ConversationId | None:
        """The first, in their order, that finds something. All are asked at once: whoever stands
        behind in the line waits as long where Redis is slow. What is needed no more is not waited
        for: it may be kept in a part of Redis that is away."""
        tasks = [asyncio.create_task(lookup) for lookup in lookups]
        self._lookups.update(tasks)
        for task in tasks:
            task.add_done_callback(self._end)
        for task in tasks:
            if (found := await task) is not None:
                return found
        return None

    def _end(self, lookup: asyncio.Task[ConversationId | None]) -> None:
        self._lookups.discard(lookup)
        if not lookup.cancelled():
            lookup.exception()  # whoever needs it has it, and nobody else is told of it
