"""Events: each goes through `admit` before Slack is told that we have it."""

import asyncio
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

from adapters.slack import Settings
from adapters.slack.access import Access
from adapters.slack.behind import Behind
from adapters.slack.bot_threads import BotThreads
from adapters.slack.downloads import Downloads
from adapters.slack.earlier import Earlier
from adapters.slack.incoming import (
    Change,
    Identity,
    change_of,
    incoming,
    is_addressed,
    is_by_a_bot,
    may_follow_up,
    named_in,
)
from adapters.slack.people import People
from adapters.slack.refusing import NOT_HERE, NOT_YOU, Refusing
from adapters.slack.welcome import Welcome
from bot.errors import StoreUnavailable
from bot.messages import ConversationId, IncomingMessage
from bot.ports import Admission, Heard, Intake, Understood

_STOP_HOLDS_S = 30.0
"""How old a press may be that names no stream, or one that is not written down yet: where it could
not be taken in, Slack tells of it again after a minute and after five, and another reply may be in
progress by then."""

_UNASKED = Heard(is_known=False)


class Receiver:
    """Decides what is ours to answer and hands it in."""

    def __init__(
        self,
        settings: Settings,
        own: Identity,
        people: People,
        intake: Intake,
        access: Access,
        welcome: Welcome,
        refusing: Refusing,
        earlier: Earlier,
        downloads: Downloads,
        bot_threads: BotThreads,
        behind: Behind,
    ) -> None:
        self._downloads = downloads
        self._settings = settings
        self._welcome = welcome
        self._refusing = refusing
        self._earlier = earlier
        self._access = access
        self._own = own
        self._people = people
        self._intake = intake
        self._bot_threads = bot_threads
        self._behind = behind
        self._lanes: WeakValueDictionary[ConversationId, asyncio.Lock] = WeakValueDictionary()

    async def take(self, body: Mapping[str, Any]) -> None:
        """Hand one event in. Raises StoreUnavailable where it could not be taken in."""
        if (body.get("event") or {}).get("type") == "agent_session_stopped":
            await self._stop(body)
            return
        change = change_of(body, self._own)
        if change is not None:
            await self._hand_in_change(change)
            if change.body is None or not change.asks_now or is_by_a_bot(change.body["event"]):
                return
            body = change.body  # what nobody asked us before is asked now; the id knows it if not
        message = incoming(body, self._own, {}, self._settings.bots)
        if message is None:
            return
        # Events come concurrently; within a conversation they are admitted in the order they came.
        lane = self._lanes.setdefault(message.conversation, asyncio.Lock())
        async with lane:
            is_asked = is_addressed(body, self._own) and not is_by_a_bot(body["event"])
            understood, admission = None, Admission.KNOWN
            try:
                understood = await self._understand(body, message)
                if understood is not None:
                    admission = await self._intake.admit(understood.message)
            except StoreUnavailable:
                is_for_us = is_asked or understood is not None
                is_for_us = is_for_us or await self._is_for_us_whoever_speaks(body, message)
                await self._keep(body, message, is_for_us=is_for_us)
                raise
            if understood is not None:
                await understood.note()
            if admission is Admission.ADMITTED and is_asked:
                self._behind.read_on(body, message, self.take)

    async def _understand(
        self, body: Mapping[str, Any], message: IncomingMessage
    ) -> Understood | None:
        """What a message is to us; None: nothing."""
        heard = await self._heard_if_ours(body, message)
        if heard is None:
            return None
        begins_late = not heard.is_known and await self._earlier.is_missing(message)
        names = await self._people.names_of(named_in(body, self._own))
        named = incoming(body, self._own, names, self._settings.bots) or message
        zone = self._people.timezone_of(named.author.id)
        named = replace(
            named,
            author=replace(named.author, timezone=zone),
            attachments=await self._downloads.described(named.attachments),
        )

        async def note() -> None:
            if named.is_direct:
                self._welcome.name_thread(named)
                return
            if not heard.is_known:
                await self._hear(named, is_bot=is_by_a_bot(body["event"]))
            if begins_late:
                self._earlier.hear(named)

        return Understood(self._earlier.attached_to(named) if begins_late else named, note)

    async def _keep(
        self, body: Mapping[str, Any], message: IncomingMessage, *, is_for_us: bool
    ) -> None:
        """Let a message wait here, too: Slack delivers again, at once, after one and after five
        minutes, which is later than Redis is back, and out of order. In a thread of which only
        Redis knows whether we take part, nobody is told: it may be one of others."""
        understand = partial(self._understand, body, message)
        waits = self._intake.keep(message, understand, is_for_us=is_for_us)
        if is_for_us:
            await self._intake.tell_away(message, waits=waits)

    async def _hand_in_change(self, change: Change) -> None:
        lane = self._lanes.setdefault(change.conversation, asyncio.Lock())
        async with lane:
            if not await self._is_known(change.conversation):
                return
            if change.body is None:
                await self._intake.deleted(change.conversation, change.message_id)
                return
            names = await self._people.names_of(named_in(change.body, self._own))
            message = incoming(change.body, self._own, names)
            if message is not None:
                await self._intake.edited(message)

    async def _is_known(self, conversation: ConversationId) -> bool:
        try:
            return await self._intake.is_known(conversation)
        except StoreUnavailable:  # what waits here changes here; of the rest Slack tells again
            return True

    async def _stop(self, body: Mapping[str, Any]) -> None:
        """Slack's own Stop button was pressed, by whoever it shows it to: Slack has ended the
        stream already, and names it. Where there was none, the reply is the one of the moment."""
        event = body["event"]
        streams = [str(ts) for ts in event.get("streaming_message_ts") or ()]
        pressed_at = float(event.get("event_ts") or body.get("event_time") or time.time())
        is_new = time.time() - pressed_at < _STOP_HOLDS_S
        if not event.get("thread_ts") or not (streams or is_new):
            return
        place = self._own.account, str(event["channel"])
        conversation = ConversationId("slack", *place, str(event["thread_ts"]))
        event_id = str(body.get("event_id"))
        for shown_in in streams or [""]:
            await self._intake.stop(conversation, event_id, shown_in, or_posting=is_new)

    async def _heard_if_ours(
        self, body: Mapping[str, Any], message: IncomingMessage
    ) -> Heard | None:
        """Who speaks there where the message is ours to answer, as far as that had to be asked for
        it (each question takes its time, and Slack waits three seconds); None: it is not ours."""
        event = body["event"]
        is_bot = is_by_a_bot(event)
        refusal = await self._refusal(message, is_bot=is_bot)
        if refusal:
            if not is_bot and is_addressed(body, self._own):
                self._refusing.tell(message, refusal)
            return None
        if message.is_direct:
            return None if is_bot else _UNASKED
        if is_addressed(body, self._own) and not is_bot:
            return _UNASKED
        if not event.get("thread_ts") and not is_bot:
            return None
        heard = await self._hear(message, is_bot=is_bot)
        is_for_us = (
            await self._is_bots_turn(body, heard) if is_bot else self._is_followed(body, heard)
        )
        return heard if is_for_us else None

    async def _is_bots_turn(self, body: Mapping[str, Any], heard: Heard) -> bool:
        if not is_addressed(body, self._own):
            return False
        if not heard.is_known:
            return await self._bot_threads.may_begin(str(body["event"]["channel"]))
        return heard.bots_in_a_row <= self._settings.bot_messages_in_a_row

    async def _is_for_us_whoever_speaks(
        self, body: Mapping[str, Any], message: IncomingMessage
    ) -> bool:
        is_followed = self._is_followed(body, Heard(is_known=True, people=2))
        with suppress(StoreUnavailable):  # this process knows nothing of it
            return is_followed and await self._intake.is_known(message.conversation)
        return False

    def _is_followed(self, body: Mapping[str, Any], heard: Heard) -> bool:
        if not heard.is_known or not may_follow_up(body, self._own):
            return False
        mode = self._settings.follow_threads
        return mode == "everybody" or (mode == "one_person" and heard.people == 1)

    async def _refusal(self, message: IncomingMessage, *, is_bot: bool) -> str:
        """The sentence for who may not be answered there, else ""."""
        if not await self._access.may_answer_in(message.conversation):
            return NOT_HERE
        if not is_bot and not await self._access.may_answer(message.author.id):
            return NOT_YOU
        return ""

    async def _hear(self, message: IncomingMessage, *, is_bot: bool) -> Heard:
        author = message.author.id
        return await self._intake.hear(message.conversation, author, message.id, is_bot=is_bot)
