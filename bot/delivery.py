"""Delivery: the one who makes a platform show a reply while it grows.

    Reply (document so far) → the messages that a platform should show (`bot.turn.wanted`)
        → compare with the ledger → the smallest calls that bring the platform there

One task a reply. It wakes when there is first text, then once an edit, never once a token; what it
shows is always the newest text, and the last text goes out at once. Pace, retry and resume after a
crash are here, for every platform.
"""

import asyncio
import contextlib
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, repeat

import structlog

from bot.errors import (
    CallTooLate,
    DeliveryRefused,
    DeliveryUnknown,
    LeaseLost,
    PlatformBusy,
    PlatformUnavailable,
    StoreUnavailable,
)
from bot.ledger import Shown
from bot.messages import Address
from bot.ports import Adapter, OutgoingMessage
from bot.ports.in_time import asking_first
from bot.rendering import Message
from bot.reply import Reply
from bot.standstill import Standstill
from bot.steps import Steps, is_running
from bot.turn.book import Book, counted
from bot.turn.lost_posts import LostPosts
from bot.turn.status import Status
from bot.turn.wanted import can_begin_with_steps, differs, growing, whole

logger = structlog.get_logger(__name__)

_EDITS_REFUSED_MAX = 2
_LEAST_WAIT_S = 0.01
_STORE_AGAIN_S = 0.5
"""How long after Redis did not answer it is asked again, however long it has been away: replies are
to go on as soon as it is back."""

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Pace:
    """Waits in seconds. A reply that comes before `status_after_s` needs no "thinking…",
    one that comes before `status_line_after_s` no message that says what is being done. Of a model
    from which nothing has come for `status_long_s`, before its first word or later, that is said.

    A call sets out within `set_out_s` of the last look at the lease, which renews it, or the lease
    is looked at anew. It is half a lease: nobody can be replaced meanwhile.
    """

    status_after_s: float = 0.4
    status_line_after_s: float = 1.5
    status_long_s: float = 20.0
    retry_gaps_s: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
    look_up_gaps_s: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0, 8.0)
    set_out_s: float = 1.5


class Delivery:
    """Shows one reply. `shown` is what the ledger says of it already (after a crash)."""

    def __init__(
        self,
        adapter: Adapter,
        address: Address,
        turn_id: str,
        book: Book,
        shown: tuple[Shown, ...] = (),
        pace: Pace = Pace(),
    ) -> None:
        self._adapter = adapter
        self._address = address
        self._turn_id = turn_id
        self._book = book
        # What an earlier worker showed last is known only to have been asked for, not to be there.
        self._shown = [item if item.is_complete else replace(item, text=None) for item in shown]
        self._pace = pace
        self._looked_at = -math.inf  # time.monotonic()
        self._opened_at = time.monotonic()
        self._status = Status(
            adapter, address, self._record, pace.status_after_s, pace.status_long_s
        )
        self._lost = LostPosts(adapter, address, book, pace.look_up_gaps_s)
        self._calls = 0
        self._edits_refused = 0
        self._is_post_refused = False
        self._steps_shown: Steps = ()
        self._recording = asyncio.Lock()

    async def run(self, reply: Reply) -> int:
        """Show `reply` until it is finished and wholly shown; how many calls changed what is shown.

        Raises DeliveryRefused where the platform will never show it: a post that it refuses is
        tried once more, when the reply is whole, since it may be the text that it minds. Raises
        LeaseLost where another worker goes on with it. Where it refuses to change a message, the
        reply goes on in another, at most twice while it grows. Anything passing, Redis being away
        included, is waited for and tried again for as long as it takes; the reply goes on growing
        meanwhile.
        """
        with asking_first(partial(self._look_again, reply)):
            return await self._run(reply)

    async def _run(self, reply: Reply) -> int:
        await self._first_text(reply)
        gaps = chain(self._adapter.limits.edit_gaps_s, repeat(self._last_gap_s()))
        failures = self._backoff()
        while True:
            is_final, had_text = reply.is_finished, reply.has_text
            try:
                self._status.look(reply)
                if is_final or self._may_grow:
                    await self._reconcile(reply, is_final=is_final)
                await self._status.show_below(reply)
                failures = self._backoff()
                wait_s = next(gaps)
            except PlatformBusy as error:
                wait_s = max(error.retry_after_s, _LEAST_WAIT_S)
                await self._wait_for_room(reply, wait_s, is_final=is_final, had_text=had_text)
                continue
            except StoreUnavailable:  # the worker says so, once
                wait_s = _STORE_AGAIN_S
            except (PlatformUnavailable, DeliveryUnknown) as error:
                wait_s = next(failures)
                logger.warning("delivery.retry", error=type(error).__name__, retry_after_s=wait_s)
            except DeliveryRefused as error:
                if self._is_post_refused:
                    raise
                self._is_post_refused, wait_s = True, next(failures)
                logger.warning("delivery.post_refused", detail=str(error))
                await reply.finished(None)
            else:
                if is_final:
                    return self._calls
                await reply.finished(wait_s)
                continue
            await asyncio.sleep(wait_s)

    async def note(self, reply: Reply) -> None:
        """Write the ledger though nothing is to be shown. Raises LeaseLost, StoreUnavailable."""
        await self._record(reply)

    @property
    def _may_grow(self) -> bool:
        can_be_edited = self._edits_refused < _EDITS_REFUSED_MAX and not self._is_post_refused
        return bool(self._adapter.limits.edit_gaps_s) and can_be_edited

    def _last_gap_s(self) -> float:
        gaps = self._adapter.limits.edit_gaps_s
        return gaps[-1] if gaps else 3600.0

    async def _wait_for_room(
        self, reply: Reply, wait_s: float, *, is_final: bool, had_text: bool
    ) -> None:
        """Wait until the platform takes more. The last text has a place of its own and keeps it;
        other text gives way to the last as soon as there is one, so it is never late for it. What
        was to be shown before there was text gives way to text, which may have room."""
        if is_final:
            self._book.wait_for_room()
            await asyncio.sleep(wait_s)
            return
        async with contextlib.nullcontext() if self._shown else self._status.shown(reply):
            await (reply.finished(wait_s) if had_text else self._text(reply, wait_s))
        if not had_text:
            await self._hold(reply)

    async def _first_text(self, reply: Reply) -> None:
        """Wait for something to show; say what is being done when that takes a while."""
        async with self._status.shown(reply):
            line_at = time.monotonic() + self._pace.status_line_after_s
            while not (reply.is_finished or reply.has_text):
                if self._can_begin_with_steps(reply):
                    await self._hold(reply)
                    return
                wait_s = line_at - time.monotonic()
                if wait_s <= 0 and self._status.line(reply):
                    break
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(wait_s if wait_s > 0 else None):
                        await reply.grown()
        await self._hold(reply)

    async def _text(self, reply: Reply, within_s: float) -> None:
        """Wait for the first text, at the most so long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                while not (reply.is_finished or reply.has_text):
                    await reply.grown()

    async def _hold(self, reply: Reply) -> None:
        """Wait a little before the first post: a reply that is whole by then is one message."""
        hold_s = self._adapter.limits.hold_first_s
        if hold_s and not self._shown:
            await reply.finished(hold_s)

    def _can_begin_with_steps(self, reply: Reply) -> bool:
        shows_steps = self._adapter.limits.shows_steps and self._may_grow
        return shows_steps and bool(reply.steps) and can_begin_with_steps(self._shown)

    # ── one step: make the platform show the document so far ─────────────────────────────────────

    async def _reconcile(self, reply: Reply, *, is_final: bool) -> None:
        limits = self._adapter.limits
        if is_final:
            most_bytes = max(limits.file_max_bytes, self._address.file_max_bytes)
            limits = replace(limits, file_max_bytes=most_bytes)
            can_change_last = self._may_grow and not self._edits_refused
            first, messages = whole(reply, self._shown, limits, can_change_last=can_change_last)
        else:
            line, must_roll = self._status.line(reply), self._must_roll(reply)
            first, messages = growing(reply, self._shown, limits, line, must_roll=must_roll)
        for index, message in enumerate(messages, first):
            if index == len(self._shown):
                await self._post(index, message, reply)
            elif differs(self._shown[index], message) or self._has_new_steps(index, reply):
                can_be_changed = await self._update(index, message, reply)
                if not can_be_changed:
                    if is_final or self._may_grow:
                        await self._reconcile(reply, is_final=is_final)
                    return

    def _has_new_steps(self, index: int, reply: Reply) -> bool:
        if index or self._shown[0].is_complete or not self._adapter.limits.shows_steps:
            return False
        return reply.steps != self._steps_shown

    def _must_roll(self, reply: Reply) -> bool:
        """Whether the growing message has been open for as long as the platform allows. One that
        shows a step that runs waits for its end, which it could not show any more; where that takes
        too long, the platform ends it."""
        open_for_s = self._adapter.limits.open_for_s
        if open_for_s is None or not self._shown or self._shown[-1].is_complete:
            return False
        if len(self._shown) == 1 and is_running(reply.steps) and self._adapter.limits.shows_steps:
            return False
        return time.monotonic() - self._opened_at >= open_for_s

    async def _post(self, index: int, message: Message, reply: Reply) -> None:
        key = f"{self._turn_id}{_ALPHABET[index // 36]}{_ALPHABET[index % 36]}"
        outgoing = self._outgoing(index, Shown(key), message, reply)
        await self._adapter.claim_room(outgoing)
        self._shown.append(Shown(key=key, end=message.end))
        try:
            await self._record(reply)
        except StoreUnavailable:
            self._shown.pop()
            raise
        await self._post_once(index, message, outgoing, reply)

    async def _record(self, reply: Reply) -> None:
        """Write the ledger right before a call, which shows that the conversation is still ours.

        The document is taken as it is at this instant: the ledger also says whether it is whole,
        and an older, shorter one with that word would be taken for whole after a crash.
        """
        async with self._recording:  # else an older one might be sent again behind a newer one
            asked_at = time.monotonic()
            await self._book.record(reply.runs, tuple(self._shown))
            self._looked_at = asked_at  # the answer may be old: we may have been paused since

    async def _look_again(self, reply: Reply) -> None:
        """Right before a call's bytes leave: a process that was paused since it looked at the lease
        may have been replaced. Looking may take long, too: each time it may take twice as long, but
        for a time in which we were paused. Where Redis is what is slow, whoever might take over
        waits longer for us (bot/worker.py).

        What remains is a pause between this and the bytes (`adapters.sending`).
        """
        good_for_s = self._pace.set_out_s
        while time.monotonic() - self._looked_at > good_for_s:
            with Standstill() as standstill:
                try:
                    await self._record(reply)
                except (LeaseLost, StoreUnavailable) as error:
                    raise CallTooLate("the lease was looked at too long ago") from error
            if standstill.longest_s < self._pace.set_out_s / 2:
                good_for_s *= 2

    def _outgoing(
        self, index: int, shown: Shown, message: Message, reply: Reply
    ) -> OutgoingMessage:
        """What the adapter is asked to show; what was done for the reply stands in its first
        message."""
        extras = message.extras
        if index == 0 and self._adapter.limits.shows_steps and reply.steps:
            extras = replace(extras, steps=reply.steps)
        return OutgoingMessage(
            self._address,
            message.text,
            shown.key,
            is_final=message.is_complete,
            extras=extras,
            message_id=shown.message_id,
            shown=shown.text,
        )

    async def _post_once(
        self, index: int, message: Message, outgoing: OutgoingMessage, reply: Reply
    ) -> None:
        """To be called when room for it was claimed and the ledger says of it that it is made. Of
        one that grows the ledger says at once which it is: people may ask for its end from now on,
        and whoever takes over need not look for it."""
        try:
            with counted(self._book, "post"):
                message_id = await self._adapter.post(outgoing)
        except (PlatformBusy, PlatformUnavailable, DeliveryRefused):
            self._shown.pop()  # nothing was shown: the next step posts anew, with the newest text
            raise
        self._opened_at = time.monotonic()
        self._status.went()
        self._count_shown(index, message, message_id, outgoing.extras.steps)
        await self._remember(message_id, is_growing=not message.is_complete)
        if not message.is_complete:
            await self._record(reply)

    async def _update(self, index: int, message: Message, reply: Reply) -> bool:
        """False: the platform refuses to change it, so that the reply goes on behind it."""
        if not self._shown[index].message_id:
            if not await self._is_found(index, reply):
                outgoing = self._outgoing(index, self._shown[index], message, reply)
                await self._adapter.claim_room(outgoing)
                await self._record(reply)
                await self._post_once(index, message, outgoing, reply)
                return True
            if not message.text:
                return True  # steps alone: nothing of it can be set before there is text
        shown = self._shown[index]
        outgoing = self._outgoing(index, shown, message, reply)
        await self._adapter.claim_room(outgoing)
        await self._record(reply)
        try:
            with counted(self._book, "update"):
                await self._adapter.update(outgoing)
        except DeliveryUnknown:
            self._shown[index] = replace(shown, text=None)
            raise
        except DeliveryRefused as error:
            logger.warning("delivery.edit_refused", detail=str(error))
            if shown.text is None:
                await self._lost.mark(shown.key, partial(self._record, reply))
            self._leave(index)
            return False
        self._count_shown(index, message, shown.message_id, outgoing.extras.steps)
        return True

    def _leave(self, index: int) -> None:
        """Let a message stand that cannot be changed any more; of one whose text is not known for
        sure, all is said again, and the person was told so."""
        shown = self._shown[index]
        begin = self._shown[index - 1].end if index else 0
        end = begin if shown.text is None else shown.end
        self._shown[index] = replace(shown, is_complete=True, end=end)
        self._edits_refused += 1

    async def _is_found(self, index: int, reply: Reply) -> bool:
        """Look up a post whose answer was lost, before it is repeated.

        Where the platform cannot tell, the person is told that what follows may be a repeat.
        """
        key = self._shown[index].key
        try:
            message_id = await self._lost.find(key)
        except DeliveryUnknown:
            await self._lost.mark(key, partial(self._record, reply))
            return False
        if message_id is None:
            return False
        self._shown[index] = replace(self._shown[index], message_id=message_id, text=None)
        await self._remember(message_id, is_growing=True)
        return True

    async def _remember(self, message_id: str, *, is_growing: bool) -> None:
        if self._adapter.limits.remembers_posts:
            await self._book.note_posted(message_id, is_growing=is_growing)

    def _count_shown(self, index: int, message: Message, message_id: str, steps: Steps) -> None:
        if index == 0:
            self._steps_shown = steps
        self._shown[index] = Shown(
            key=self._shown[index].key,
            message_id=message_id,
            text=message.text,
            is_complete=message.is_complete,
            end=message.end,
            has_extras=message.extras.is_last,
        )
        self._calls += 1

    def _backoff(self) -> Iterator[float]:
        return chain(self._pace.retry_gaps_s, repeat(self._pace.retry_gaps_s[-1]))
