"""What delivery asks for, as calls: which message, by which right, and what to do when it fails.

A reply to a mention is a message that refers to the person's; its later parts stand alone. A reply
to `/ask` takes the place of "is thinking…", and goes on as ordinary messages where it needs more
than one or longer than an interaction's token is good for. Where something was answered in that
place before, a reply goes behind it.
"""

import asyncio
import contextlib
import time
from collections import OrderedDict
from dataclasses import replace
from typing import TypeVar

import discord
import structlog

from adapters.discord.calls import Beside, Calls, Sent
from adapters.discord.composer import Composer
from adapters.discord.failures import delivery_errors, reading_errors
from adapters.discord.incoming import TOKEN_GOOD_FOR_S
from adapters.discord.rates import Charges, Rates
from adapters.discord.threads import Threads
from bot.errors import DeliveryRefused, DeliveryUnknown, PlatformBusy
from bot.messages import Address
from bot.ports import Budget, OutgoingMessage

logger = structlog.get_logger(__name__)

Value = TypeVar("Value")

_REMEMBERED = 2000
_FIRST = "00"
"""How the key of a reply's first message ends (its number, in two digits)."""

_ACKNOWLEDGED_WITHIN_S = 3.5
"""A worker may be quicker than the acknowledgement of the interaction it answers, which Discord
takes for three seconds (interactions/receiving-and-responding)."""

_ACKNOWLEDGED_AGAIN_S = 0.1
_GONE_FOR_S = 1.0
"""How long Discord is asked again for an answer of which it says that it is not there."""

_NONCE_GOOD_FOR_S = 120.0
"""Discord says "the past few minutes" (resources/message, enforce_nonce)."""

_AFTER_THE_ANSWER_S = 2.0
"""How often it is looked whether the answer is there which something goes behind."""

_NO_HISTORY = 160002
_WRONG_TOKEN = 50027
_TAKEN_AWAY = "somebody deleted the message while it grew"


class Outgoing:
    """Shows replies. `us` is our user id, `application` that of the application."""

    def __init__(
        self,
        calls: Calls,
        composer: Composer,
        threads: Threads,
        budget: Budget,
        rates: Rates,
        *,
        us: str,
        application: int,
        timeout_s: float,
    ) -> None:
        self._calls = calls
        self._composer = composer
        self._threads = threads
        self._budget = budget
        self._rates = rates
        self._us = us
        self._application = application
        self._timeout_s = timeout_s
        self._by_nonce: OrderedDict[str, str] = OrderedDict()
        self._originals: OrderedDict[str, str] = OrderedDict()
        self._tried_at: OrderedDict[str, float] = OrderedDict()
        self._taken_away: OrderedDict[str, bool] = OrderedDict()  # messages, then their turns

    def note_own(self, nonce: str, message_id: str) -> None:
        """Remember a message of ours that the gateway told of: nowhere else is its nonce said."""
        _keep(self._by_nonce, nonce, message_id)

    def note_taken_away(self, message_id: str) -> None:
        """Somebody deleted a message while it grew: its reply is not to go on in another."""
        _keep(self._taken_away, message_id, True)

    async def claim_room(self, message: OutgoingMessage) -> None:
        """Room for the call that `post` or `update` will make. Raises PlatformBusy.

        Answers to an interaction need none.
        """
        address, key, final = message.address, message.key, message.is_final
        rates, channel = self._rates, self._threads.likely(address).channel
        if not message.message_id:
            if _is_waited_for(address) and key.endswith(_FIRST):
                return
            if final:
                if key in self._tried_at:  # it was to grow, and was not there in time
                    await self._let_go(message)
                charges = rates.whole_post(channel)
            else:
                charges = rates.growing_post(channel, is_first=key.endswith(_FIRST))
        elif _answers(address) and message.message_id == self._originals.get(address.token):
            return
        elif message.text != message.shown or (final and self._composer.has_stop):
            charges = rates.last_edit(channel) if final else rates.edit(channel)
        else:
            if final:
                await self._let_go(message)
            return
        await self._budget.spend(charges, who=key, unseen=message.unseen_chars, must=final)

    async def post(self, message: OutgoingMessage) -> str:
        """Show a new message; returns its id."""
        address, text, key = message.address, message.text, message.key
        if key not in self._tried_at:
            _keep(self._tried_at, key, time.time())
        if turn_of(key) in self._taken_away:
            raise DeliveryRefused(_TAKEN_AWAY)
        beside = self._composer.of_growing(address, turn_of(key))
        if message.is_final:
            beside = await self._composer.of_finished(
                address, message.extras, turn_of(key), has_grown=False
            )
        async with delivery_errors(self._timeout_s):
            address = await self._threads.open(address)
            if await self._is_unanswered(address, key):
                answered = await self._answer(address, text, beside)
                if answered is not None:
                    return answered
                await self._note(self._rates.whole_post(address.channel))
            sent = await self._speak(address, text, beside, key)
            if sent.text != text.strip():  # posted before, with an earlier text
                await self._note(self._rates.last_edit(address.channel))
                again = replace(beside, rows=beside.rows or ())
                try:
                    async with delivery_errors(self._timeout_s):
                        await self._edit(address, sent.id, text, again)
                except DeliveryRefused as error:  # not the post: it is there, and says less
                    raise DeliveryUnknown(str(error)) from error
            return sent.id

    async def update(self, message: OutgoingMessage) -> None:
        """Make a message show its text, and when that is final what goes with it."""
        address, text, message_id = message.address, message.text, message.message_id
        if message_id in self._taken_away:
            _keep(self._taken_away, turn_of(message.key), True)
            await self._let_go(message)
            raise DeliveryRefused(_TAKEN_AWAY)
        beside = Beside()
        if message.is_final:
            beside = await self._composer.of_finished(
                address, message.extras, turn_of(message.key), has_grown=True
            )
        if text == message.shown and beside == Beside():
            return
        try:
            async with delivery_errors(self._timeout_s):
                address = await self._threads.open(address)
                if _answers(address) and message_id == await self._original_of(address):
                    await self._calls.edit_original(self._application, address.token, text, beside)
                else:
                    await self._edit(address, message_id, text, beside)
        except DeliveryRefused:  # it grows no more: the reply goes on in another
            await self._let_go(message)
            raise

    async def find(self, address: Address, key: str) -> str | None:
        """The id of the message posted with `key`.

        Discord keeps no nonce with a message, so this looks at what the gateway told, and at the
        answer of the interaction. Where neither can tell, it is None for as long as Discord
        remembers nonces, since a post that is repeated then gives the message that is there;
        afterwards a reply is looked for among those to the message being answered. Raises
        DeliveryUnknown where nothing can tell.
        """
        if key in self._by_nonce:
            return self._by_nonce[key]
        is_first = key.endswith(_FIRST)
        if is_first and _is_waited_for(address):
            async with reading_errors(self._timeout_s):
                return await self._original_of(address)
        first_tried_at = max(self._tried_at.get(key, 0.0), _asked_at(address))
        if time.time() - first_tried_at <= _NONCE_GOOD_FOR_S:
            return None
        if is_first:
            async with reading_errors(self._timeout_s):
                address = await self._threads.open(address)
                replies = await self._replies_to(address)
            for sent in replies or ():
                if sent.turn_id == turn_of(key):
                    return sent.id
            # A notice, and the answer to an earlier press, refer to the same message: of what names
            # no turn nobody can tell whose it is.
            if replies is not None and all(sent.turn_id for sent in replies):
                return None
        raise DeliveryUnknown(key)

    async def show_typing(self, address: Address) -> None:
        """Show that we are at work; an interaction says "is thinking…" by itself."""
        if not _is_waited_for(address):
            channel = self._threads.likely(address).channel
            await self._budget.spend(self._rates.typing(channel))
            async with delivery_errors(self._timeout_s):
                address = await self._threads.open(address)
                await self._calls.type_in(address.channel)

    async def _note(self, charges: Charges) -> None:
        """Count a call that is made without having been asked for."""
        with contextlib.suppress(PlatformBusy):
            await self._budget.spend(charges, must=True)

    async def _let_go(self, message: OutgoingMessage) -> None:
        """Give back the place that was held for its last text."""
        for charge in self._rates.last_edit(self._threads.likely(message.address).channel):
            if charge.settles:
                await self._budget.let_go(charge.bucket, message.key)

    async def _is_unanswered(self, address: Address, key: str) -> bool:
        """Whether this is what an interaction waits for: a reply's first message, or any other as
        long as it still says "is thinking…"."""
        if not _answers(address):
            return False
        is_first = key.endswith(_FIRST) and _is_waited_for(address)
        return is_first or await self._is_thinking(address)

    async def _answer(self, address: Address, text: str, beside: Beside) -> str | None:
        """Answer the interaction; None when there is nothing (any more) to answer in, which Discord
        is to say more than once: "is thinking…" would stay there for good."""
        received_at = address.token_expires_at - TOKEN_GOOD_FOR_S
        give_up_at = max(received_at + _ACKNOWLEDGED_WITHIN_S, time.time() + _GONE_FOR_S)
        while True:
            try:
                sent = await self._calls.edit_original(
                    self._application, address.token, text, beside
                )
            except discord.HTTPException as error:
                if not _is_gone(error):
                    raise
                if time.time() > give_up_at:
                    return None
                await asyncio.sleep(_ACKNOWLEDGED_AGAIN_S)
            else:
                _keep(self._originals, address.token, sent.id)
                return sent.id

    async def _speak(self, address: Address, text: str, beside: Beside, key: str) -> Sent:
        channel, token = address.channel, address.token
        reply_to = ""
        if key.endswith(_FIRST):
            reply_to = _reference(address) or self._earlier_answer(address)
        try:
            return await self._calls.post(channel, text, beside, nonce=key, reply_to=reply_to)
        except discord.HTTPException as error:
            if error.code == _NO_HISTORY and reply_to:
                return await self._calls.post(channel, text, beside, nonce=key, reply_to="")
            if error.status == 403 and _has_token(address):
                await self._wait_for_the_answer(address)
                return await self._calls.follow_up(self._application, token, text, beside)
            raise

    def _earlier_answer(self, address: Address) -> str:
        """What was answered before and is answered anew; in a direct channel the reply follows."""
        is_anew = address.is_answered and bool(address.recipient_account)
        return self._originals.get(address.token, "") if is_anew else ""

    async def _wait_for_the_answer(self, address: Address) -> None:
        """What goes by the token would take the answer's place before that is there; where that was
        deleted there is none to wait for. Raises PlatformBusy."""
        if not address.is_beside or address.token in self._originals:
            return
        sent = await self._original(address)
        if sent is None:  # which Discord is to say more than once
            await asyncio.sleep(_GONE_FOR_S)
            sent = await self._original(address)
        asked_for_s = time.time() - _asked_at(address)
        is_to_come = sent is None and asked_for_s < _ACKNOWLEDGED_WITHIN_S
        if is_to_come or (sent is not None and sent.is_loading):
            raise PlatformBusy("no answer yet", retry_after_s=_AFTER_THE_ANSWER_S)

    async def _edit(self, address: Address, message_id: str, text: str, beside: Beside) -> None:
        try:
            await self._calls.edit(address.channel, message_id, text, beside)
        except discord.HTTPException as error:
            if error.status != 403 or not _has_token(address):
                raise
            await self._calls.edit_follow_up(
                self._application, address.token, message_id, text, beside
            )

    async def _original_of(self, address: Address) -> str | None:
        """The id of the interaction's answer, once it shows something."""
        if address.token not in self._originals:
            sent = await self._original(address)
            if sent is None or sent.is_loading:
                return None
            _keep(self._originals, address.token, sent.id)
        return self._originals[address.token]

    async def _is_thinking(self, address: Address) -> bool:
        """Whether the interaction still says "is thinking…"."""
        if address.token in self._originals:
            return False
        sent = await self._original(address)
        return sent is not None and sent.is_loading

    async def _original(self, address: Address) -> Sent | None:
        """The interaction's answer; None: there is none."""
        try:
            return await self._calls.original(self._application, address.token)
        except discord.HTTPException as error:
            if not _is_gone(error):
                raise
            return None

    async def _replies_to(self, address: Address) -> list[Sent] | None:
        """What we said in reply to the message being answered; None where replies just follow."""
        asked = _reference(address)
        if not asked:
            return None
        later = await self._calls.after(address.channel, asked)
        return [sent for sent in later if sent.author_id == self._us and sent.replied_to == asked]


def _has_token(address: Address) -> bool:
    return bool(address.token) and time.time() < address.token_expires_at


def turn_of(key: str) -> str:
    """The turn of a message's key, whose last two characters are the message's number."""
    return key[:-2]


def _answers(address: Address) -> bool:
    """Whether the reply is the answer of an interaction, whose message waits to be filled. After a
    press of a button it is not: there the token is but a right to speak."""
    return _has_token(address) and not (address.in_reply_to or address.is_beside)


def _is_waited_for(address: Address) -> bool:
    """Whether the interaction still says "is thinking…", or the reply's first message is there."""
    return _answers(address) and not address.is_answered


def _is_gone(error: discord.HTTPException) -> bool:
    """Whether an interaction is not acknowledged (yet), over, or its answer was deleted."""
    return error.status == 404 or error.code == _WRONG_TOKEN


def _reference(address: Address) -> str:
    """The message that the reply refers to; in a direct channel and in the thread that hangs on it
    the reply just follows."""
    follows = not address.recipient_account or address.channel == address.in_reply_to
    return "" if follows else address.in_reply_to


def _asked_at(address: Address) -> float:
    """When the question was asked, before which nothing can have been posted; 0 where unknown."""
    if address.token:
        return address.token_expires_at - TOKEN_GOOD_FOR_S
    if address.in_reply_to:
        return discord.utils.snowflake_time(int(address.in_reply_to)).timestamp()
    return 0.0


def _keep(memory: OrderedDict[str, Value], name: str, value: Value) -> None:
    memory[name] = value
    if len(memory) > _REMEMBERED:
        memory.popitem(last=False)
