"""The door: what adapters are given as `Intake`. Every message gets a visible outcome here too."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TypeVar

import structlog

from bot.changes import Changes, Found, edition_of, taken_back
from bot.conversation import Conversation
from bot.errors import DragomanError, StoreUnavailable
from bot.feedback import Feedback, edited_question
from bot.inbox import REFUSED_FOR_S, TELLING_S, Inbox
from bot.lobby import Lobby
from bot.messages import ConversationId, IncomingMessage, Rating
from bot.notices import Notices, Telling
from bot.ops.metrics import Metrics
from bot.ports import Admission, Decision, Heard, Unanswered, Understand
from bot.purge import Purge
from bot.recent import Recent
from bot.turn.commands import is_stop
from bot.turn.corrections import asks_something_else

logger = structlog.get_logger(__name__)

FULL = (
    "I am still busy with earlier messages here and cannot take in more: the last one was not "
    "taken in, and what is sent before I have answered will not be either. "
    "Please send it again then."
)

AWAY = (
    "I cannot reach my memory at the moment. Your message is waiting, and I will answer it as soon "
    "as I can."
)
AWAY_AND_FULL = (
    "I cannot reach my memory at the moment, and more is waiting than I can keep. "
    "If I have not answered in ten minutes, please send your message again."
)

_PATIENCE_S = 1.0
"""How long a call is repeated while Redis does not answer: a connection that was reset is no reason
to trouble a person, and a platform waits three seconds for its acknowledgement."""

_AGAIN_S = 0.1
_TRY_WAITING_S = 0.5

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Reception:
    """The inbox, with a sentence for whoever sends more than can wait, or while Redis is away."""

    inbox: Inbox
    notices: Notices
    metrics: Metrics
    feedback: Feedback
    changes: Changes
    answers_edits: bool = False
    lobby: Lobby = field(default_factory=Lobby)
    recent: Recent = field(default_factory=Recent)
    _somebody_waits: asyncio.Event = field(default_factory=asyncio.Event)

    async def admit(self, message: IncomingMessage) -> Admission:
        """Take a message in durably, once. Safe to call again with the same message.

        A message that only says "stop" while a reply is in progress ends that reply: it cannot wait
        its turn behind it. What is kept of the same conversation goes first.
        """
        for earlier in self.lobby.before(message):
            await self._let_in(earlier)
        return await self._take_in(message)

    async def decide(
        self,
        adapter: str,
        account: str,
        message_id: str,
        decision: Decision,
        *,
        instead_of: Decision = Unanswered.PASSED_OVER,
    ) -> Decision:
        """Note what is decided of a message; the decision that counts."""
        return await self._ask(
            lambda: self.inbox.decide(adapter, account, message_id, decision, instead_of=instead_of)
        )

    async def decided(self, adapter: str, account: str, message_id: str) -> Decision | None:
        """What was decided of a message."""
        return await self._ask(lambda: self.inbox.decided(adapter, account, message_id))

    async def stop(
        self,
        conversation: ConversationId,
        event_id: str,
        begun: str | None = None,
        *,
        or_posting: bool = False,
    ) -> bool:
        """End the reply in progress; False: there is none to end."""
        return await _patiently(
            lambda: self.inbox.stop(conversation, event_id, begun, or_posting=or_posting)
        )

    async def edited(self, message: IncomingMessage) -> None:
        """A message says something else now, also where it waits for Redis; see
        `bot.ports.Intake`."""
        self.lobby.change(message)
        if not self.answers_edits:
            turn = await _patiently(lambda: self.changes.turn_of(message.conversation, message.id))
            found = await self._ask(lambda: self.changes.edit(message))
            if found is Found.CHANGED_SINCE or turn is None:
                return
            if asks_something_else(turn.asked, message.text):
                rating = edited_question(message, turn.id, time.time())
                await _patiently(lambda: self.feedback.keep(rating, was_given=False))
            return
        place, edition = message.conversation, edition_of(message)
        found = await self._ask(lambda: self.changes.find(message))
        if found in (Found.WAITING, Found.NOWHERE) and not await _patiently(
            lambda: self.changes.has(edition)
        ):  # nowhere: it may have been set aside
            found = await self._ask(lambda: self.changes.edit(message))
            if found in (Found.WAITING, Found.NOWHERE):
                return
        if found is Found.CHANGED_SINCE:
            return
        # The new one is there before the old one goes: whoever dies in between loses neither, and
        # the platform tells of the edit again.
        if await self.admit(edition) is not Admission.FULL:
            await _patiently(lambda: self.changes.delete(place, message.id, until=edition))

    async def deleted(self, conversation: ConversationId, message_id: str) -> None:
        """A message was taken back, also where it waits for Redis; see `bot.ports.Intake`."""
        for waiting in self.lobby.of(conversation):
            if waiting.id == message_id:
                self.lobby.change(taken_back(waiting))
        await self._ask(lambda: self.changes.delete(conversation, message_id))

    async def purge(self, adapter: str, account: str) -> None:
        """Forget all that is kept of a platform account: it has removed us."""
        count = await Purge(self.inbox.store).account(adapter, account)
        logger.warning("reception.purged", adapter=adapter, account=account, keys=count)

    async def rate(self, rating: Rating) -> None:
        """Keep what somebody thinks of a reply; the same person's newer rating of it counts. What
        they say of it is heeded in the next answer."""
        await _patiently(lambda: self.feedback.keep(rating))
        await _patiently(lambda: self.changes.remark(rating))
        verdict = "good" if rating.is_good else "bad"
        self.metrics.ratings.labels(rating.conversation.adapter, verdict).inc()

    async def tell_away(self, message: IncomingMessage, *, waits: bool = True) -> None:
        """Say once in an outage, where `message` was said, that it waits, or that it may be
        forgotten. Raises nothing.

        Another process may have told of the same message before, so it is looked up first; of two
        messages of a conversation that go to two processes, each may be told of. That a message
        waits is told only as long as it does.
        """
        self._note_failure("people wait for it", is_away=False)
        lobby, place = self.lobby, message.conversation
        sentence, kind = (AWAY, "a") if waits else (AWAY_AND_FULL, "n")
        if not lobby.is_to_be_told(place, sentence):
            return
        lobby.note_told_of(message)

        async def not_told() -> None:
            lobby.was_not_told(place, sentence)

        await self.notices.tell(
            Telling(
                message,
                sentence,
                kind,
                look_first=True,
                is_due=lambda: not waits or lobby.still_waits(message),
                not_told=not_told,
            )
        )

    def keep(self, message: IncomingMessage, understand: Understand, *, is_for_us: bool) -> bool:
        """Try to understand and admit a message until that succeeds, in the order of its
        conversation; False: there is no room to keep it."""
        is_kept = self.lobby.keep(message, understand, is_for_us=is_for_us)
        if is_kept:
            self._somebody_waits.set()
        else:  # the platform delivers it again
            logger.warning("reception.lobby_full")
        return is_kept

    async def keep_trying(self) -> None:
        """Take in what waits as soon as that is possible; runs until cancelled."""
        while True:
            await self._somebody_waits.wait()
            await asyncio.sleep(_TRY_WAITING_S)
            first, *others = self.lobby.conversations or (None,)
            if first is None:
                self._somebody_waits.clear()
            elif await self._take_in_waiting(first):
                await asyncio.gather(*(self._take_in_waiting(other) for other in others))
            else:
                self.lobby.put_last(first)

    async def hear(
        self, conversation: ConversationId, author: str, message_id: str, *, is_bot: bool
    ) -> Heard:
        """Note who speaks in a conversation, and say who has.

        While Redis is away, who was alone with us, as far as this process remembers, still is; of
        others it has to be asked later.
        """
        try:
            heard = await self._ask(
                lambda: self.inbox.hear(conversation, author, message_id, is_bot=is_bot)
            )
        except StoreUnavailable:
            if not is_bot and self.recent.is_only_voice(conversation, author):
                return Heard(is_known=True, people=1)
            raise
        if heard.is_known and not is_bot:
            self.recent.note_heard(conversation, author, heard.people)
        return heard

    async def is_known(self, conversation: ConversationId, at: datetime | None = None) -> bool:
        """Whether we take part in this conversation already, or did `at` a time, also where
        something of it waits for Redis.

        While Redis is away, what this process remembers is believed.
        """
        waiting = self.lobby.certain_of(conversation)  # first: it may go in while Redis is asked
        if any(at is None or each.said_at_s <= at.timestamp() for each in waiting):
            return True
        try:
            return await self._ask(lambda: self.inbox.is_known(conversation, at))
        except StoreUnavailable:
            if self.recent.is_known(conversation):
                return True
            raise

    async def conversation_of(
        self, adapter: str, channel: str, message_id: str
    ) -> ConversationId | None:
        """The conversation that a message of ours belongs to (for replies to it)."""
        return await self._ask(lambda: self.inbox.conversation_of(adapter, channel, message_id))

    async def remember(self, adapter: str, name: str, value: str) -> None:
        """Keep a small value for the adapter."""
        await _patiently(lambda: self.inbox.remember(adapter, name, value))

    async def remember_first(self, adapter: str, name: str, value: str) -> str:
        """Keep `value` unless there is one already; return what is kept."""
        return await _patiently(lambda: self.inbox.remember_first(adapter, name, value))

    async def recall(self, adapter: str) -> dict[str, str]:
        """All that the adapter asked to remember."""
        return await self._ask(lambda: self.inbox.recall(adapter))

    async def conversation(self, conversation: ConversationId) -> Conversation:
        """Memory and turns, to show a person their own conversation again."""
        return await self.inbox.conversation(conversation)

    async def _take_in_waiting(self, conversation: ConversationId) -> bool:
        """Whether all that waits in a conversation could be taken in."""
        try:
            for message in self.lobby.of(conversation):
                may_stay = not self.lobby.certain_of(conversation)
                if not await self._let_in(message, may_stay=may_stay):
                    break
        except StoreUnavailable:
            return False
        return True

    async def _let_in(self, waiting: IncomingMessage, *, may_stay: bool = False) -> bool:
        """Take in one that waits, as it is understood now that this can be known; False where it
        stays, since another process may have what makes it ours."""
        understand = self.lobby.understand(waiting)
        if understand is None:  # somebody else let it in meanwhile
            return True
        try:
            understood = await understand()
        except StoreUnavailable:
            raise
        except DragomanError as error:  # the platform delivers it again
            logger.warning("reception.not_understood", error=type(error).__name__)
            understood = None
        if understood is None:
            if may_stay and self.lobby.may_become_ours(waiting, time.monotonic()):
                return False
            self.lobby.let_go(waiting)
            return True
        await self._take_in(understood.message)
        await understood.note()
        return True

    async def _take_in(self, message: IncomingMessage) -> Admission:
        if self.recent.has_taken_in(message) and self.lobby.changed(message) is None:
            # A redelivery, for which Slack does not wait long.
            admission = Admission.KNOWN
        else:
            admission = await self._ask(lambda: self._stop_or_admit(message))
        self.lobby.let_go(message)
        if admission in (Admission.ADMITTED, Admission.KNOWN):
            self.recent.note_taken_in(message)
        self.metrics.messages_admitted.labels(message.conversation.adapter, admission).inc()
        if admission is Admission.FULL:
            await self._tell_full(message)
        return admission

    async def _ask(self, call: Callable[[], Awaitable[Answer]]) -> Answer:
        """Repeat a call, which may be repeated, for `_PATIENCE_S`; where that does not help, Redis
        is away."""
        began_s = 0.0

        async def once() -> Answer:
            nonlocal began_s
            began_s = time.monotonic()
            return await call()

        try:
            answer = await _patiently(once)
        except StoreUnavailable as error:
            self._note_failure(str(error), is_away=True)
            raise
        now_s = time.monotonic()
        self.lobby.note_answer(now_s - began_s, now_s)
        return answer

    def _note_failure(self, detail: str, *, is_away: bool) -> None:
        if self.lobby.note_failure(time.monotonic(), is_away=is_away):
            logger.warning("reception.store_away", detail=detail)

    async def _stop_or_admit(self, message: IncomingMessage) -> Admission:
        """Take a message in as it is now, also where it is changed in the lobby meanwhile.

        Where it is known, another gateway or an earlier try may have taken in what it was before.
        """
        now = self.lobby.changed(message) or message
        if is_stop(now.text) and await self.inbox.stop(now.conversation, now.id):
            return Admission.STOPPED
        is_in_trouble = self.lobby.was_in_trouble(time.monotonic())
        others_come_late = is_in_trouble and not now.is_edition  # which is sent anew
        admission = await self.inbox.admit(now, others_come_late=others_come_late)
        taken_in = None if admission is Admission.KNOWN else now
        while (changed := self.lobby.changed(message)) not in (None, taken_in):
            if changed.is_deleted:
                await self.changes.delete(changed.conversation, changed.id)
            else:
                await self.changes.edit(changed)
            taken_in = changed
        return admission

    async def _tell_full(self, message: IncomingMessage) -> None:
        """Say once in each place of a conversation, until something is taken in there again, that
        nothing is: it holds for what others say there, too."""
        inbox = self.inbox
        try:
            refusal = await inbox.first_refusal(message)
        except StoreUnavailable:  # twice is better than not at all
            await self.notices.tell(Telling(message, FULL, "f"))
            return
        if refusal is not None:
            telling = Telling(
                message,
                FULL,
                "f",
                waits=lambda wait_s: inbox.hold_refusal(refusal, wait_s + TELLING_S),
                told=partial(inbox.hold_refusal, refusal, REFUSED_FOR_S),
                not_told=partial(inbox.forget_refusal, refusal),
            )
            await self.notices.tell(telling)


async def _patiently(call: Callable[[], Awaitable[Answer]]) -> Answer:
    """Repeat a call, which may be repeated, while Redis does not answer, for `_PATIENCE_S`."""
    give_up_at_s = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return await call()
        except StoreUnavailable:
            if time.monotonic() + _AGAIN_S > give_up_at_s:
                raise
        await asyncio.sleep(_AGAIN_S)
