"""Delivery: the one who makes a platform show a reply while it grows.

    Reply (document so far) → rendering → messages within Limits → compare with the ledger
        → the smallest calls that bring the platform there

One task a reply. It wakes when there is first text, then once an edit, never once a token; what it
shows is always the newest text, and the last text goes out at once. Pace, retry and resume after a
crash are here, for every platform.
"""

import asyncio
import contextlib
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
    PlatformBusy,
    PlatformUnavailable,
    StoreUnavailable,
)
from bot.ledger import Shown
from bot.messages import Address
from bot.ports import Adapter, OutgoingMessage
from bot.ports.in_time import setting_out_by
from bot.rendering import (
    Message,
    fit_code,
    fit_extras,
    fit_tables,
    lay_out,
    neutralise,
    seal_now,
    sealed_message,
)
from bot.rendering.room import length_in
from bot.reply import NO_EXTRAS, Extras, Reply
from bot.turn.book import Book, counted
from bot.turn.lost_posts import LostPosts
from bot.turn.status import Status

logger = structlog.get_logger(__name__)

_EDITS_REFUSED_MAX = 2
_NOTHING = "…"
_LEAST_WAIT_S = 0.01
_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Pace:
    """Waits in seconds. A reply that comes before `status_after_s` needs no "thinking…",
    one that comes before `status_line_after_s` no message that says what is being done.

    The right to make a call is asked for again where the answer took longer than `fresh_s`; the
    call then sets out within `set_out_s`, or is asked for anew and given twice as long.
    """

    status_after_s: float = 0.4
    status_line_after_s: float = 1.5
    retry_gaps_s: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
    look_up_gaps_s: tuple[float, ...] = (0.5, 1.0, 2.0)
    fresh_s: float = 0.5
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
        self._set_out_s = pace.set_out_s
        self._opened_at = time.monotonic()
        self._status = Status(adapter, address, self._record, pace.status_after_s)
        self._lost = LostPosts(adapter, address, book, pace.look_up_gaps_s)
        self._calls = 0
        self._edits_refused = 0
        self._is_post_refused = False

    async def run(self, reply: Reply) -> int:
        """Show `reply` until it is finished and wholly shown; how many calls changed what is shown.

        Raises DeliveryRefused where the platform will never show it: a post that it refuses is
        tried once more, when the reply is whole, since it may be the text that it minds. Raises
        LeaseLost where another worker goes on with it. Where it refuses to change a message, the
        reply goes on in another, at most twice while it grows. Anything passing, Redis being away
        included, is waited for and tried again for as long as it takes; the reply goes on growing
        meanwhile.
        """
        await self._first_text(reply)
        gaps = chain(self._adapter.limits.edit_gaps_s, repeat(self._last_gap_s()))
        failures = self._backoff()
        while True:
            is_final = reply.is_finished
            try:
                if is_final or self._may_grow:
                    await self._reconcile(reply, is_final=is_final)
                failures = self._backoff()
                wait_s = next(gaps)
            except PlatformBusy as error:
                await self._wait_for_room(reply, error.retry_after_s, is_final=is_final)
                continue
            except (PlatformUnavailable, DeliveryUnknown, StoreUnavailable) as error:
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

    @property
    def _may_grow(self) -> bool:
        can_be_edited = self._edits_refused < _EDITS_REFUSED_MAX and not self._is_post_refused
        return bool(self._adapter.limits.edit_gaps_s) and can_be_edited

    def _last_gap_s(self) -> float:
        gaps = self._adapter.limits.edit_gaps_s
        return gaps[-1] if gaps else 3600.0

    async def _wait_for_room(self, reply: Reply, wait_s: float, *, is_final: bool) -> None:
        """Wait until the platform takes more. The last text has a place of its own and keeps it;
        other text gives way to the last as soon as there is one, so it is never late for it."""
        wait_s = max(wait_s, _LEAST_WAIT_S)
        if is_final:
            self._book.wait_for_room()
            await asyncio.sleep(wait_s)
        elif self._shown:
            await reply.finished(wait_s)
        else:
            async with self._status.shown(reply):
                await reply.finished(wait_s)

    async def _first_text(self, reply: Reply) -> None:
        """Wait for something to show; say what is being done when that takes a while."""
        async with self._status.shown(reply):
            line_at = time.monotonic() + self._pace.status_line_after_s
            while not (reply.is_finished or reply.has_text):
                wait_s = line_at - time.monotonic()
                if wait_s <= 0 and self._status.line(reply):
                    break
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(wait_s if wait_s > 0 else None):
                        await reply.grown()
        hold_s = self._adapter.limits.hold_first_s
        if hold_s and not self._shown:
            await reply.finished(hold_s)

    # ── one step: make the platform show the document so far ─────────────────────────────────────

    async def _reconcile(self, reply: Reply, *, is_final: bool) -> None:
        document, extras = self._document(reply, is_final=is_final)
        sealed = [item.end for item in self._shown if item.is_complete]
        messages = self._wanted(document, sealed, is_final)
        if not is_final:
            messages = self._with_status(messages, self._status.line(reply))
        elif not any(shown.has_extras for shown in self._shown):
            if not messages:
                sealed, messages = self._last_once_more(document, sealed)
            messages = _with_extras(messages, extras, len(document))
        for index, message in enumerate(messages, len(sealed)):
            if index == len(self._shown):
                await self._post(index, message, reply)
            elif self._differs(self._shown[index], message):
                can_be_changed = await self._update(index, message, reply)
                if not can_be_changed:
                    if is_final or self._may_grow:
                        await self._reconcile(reply, is_final=is_final)
                    return

    def _document(self, reply: Reply, *, is_final: bool) -> tuple[str, Extras]:
        """The document so far, safe to show, and what goes below the whole one."""
        limits, extras = self._adapter.limits, NO_EXTRAS
        markdown = fit_code(reply.markdown, limits, is_final=is_final)
        if is_final:
            most_bytes = max(limits.file_max_bytes, self._address.file_max_bytes)
            written, extras = fit_extras(reply.extras, replace(limits, file_max_bytes=most_bytes))
            markdown, extras = markdown + written, replace(extras, is_last=True)
        markdown = fit_tables(markdown, limits, is_final=is_final)
        return neutralise(markdown, limits, is_final=is_final), extras

    def _last_once_more(self, document: str, sealed: list[int]) -> tuple[list[int], list[Message]]:
        """The last message again, and the seals before it, where no text is left to show: what
        goes below the reply goes there. None where it can be changed no more."""
        if not self._shown:
            return sealed, []
        if not self._shown[-1].is_complete:
            # Only what was being done was ever shown there, and nothing came of it.
            return sealed, [Message(len(document), len(document), _NOTHING, is_complete=True)]
        if not self._may_grow or self._edits_refused:
            return sealed, []
        return sealed[:-1], self._wanted(document[: sealed[-1]], sealed[:-1], is_final=True)

    def _wanted(self, document: str, sealed: list[int], is_final: bool) -> list[Message]:
        """The text of those messages, as the platform should show it now."""
        limits = self._adapter.limits
        rolled: list[Message] = []
        if not is_final and self._must_roll():
            seal = seal_now(document, limits, sealed, self._shown[-1].end)
            message = sealed_message(document, limits, [*sealed, seal])
            if message is not None:
                rolled, sealed = [message], [*sealed, seal]
        return rolled + lay_out(document, limits, sealed, is_final=is_final)

    def _with_status(self, messages: list[Message], line: str) -> list[Message]:
        """The messages with `line` at the end of the one that grows; alone before there is any."""
        if not line:
            return messages
        if not messages:
            is_first = not self._shown or self._shown[-1].end == 0
            return [Message(0, 0, line, is_complete=False)] if is_first else []
        text = f"{messages[-1].text}\n\n{line}"
        limits = self._adapter.limits
        if messages[-1].is_complete or length_in(text, limits.length_unit) > limits.message_length:
            return messages
        return [*messages[:-1], replace(messages[-1], text=text)]

    def _must_roll(self) -> bool:
        """Whether the growing message has been open for as long as the platform allows."""
        open_for_s = self._adapter.limits.open_for_s
        if open_for_s is None or not self._shown or self._shown[-1].is_complete:
            return False
        return time.monotonic() - self._opened_at >= open_for_s

    @staticmethod
    def _differs(shown: Shown, wanted: Message) -> bool:
        if shown.is_complete:
            return wanted.extras.is_last and not shown.has_extras
        return not shown.message_id or shown.text != wanted.text or wanted.is_complete

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
        await self._post_once(index, message, outgoing)

    async def _record(self, reply: Reply) -> None:
        """Write the ledger right before a call, which shows that the conversation is still ours.

        Once more where that took long: a process that was paused meanwhile may have been replaced.
        What remains is a pause right before the call's bytes leave (`bot.ports.in_time`).
        """
        for _ in range(2):
            asked_at = time.monotonic()
            # The document as it is at this instant: the ledger also says whether it is whole, and
            # an older, shorter one with that word would be taken for whole after a crash.
            await self._book.record(reply.runs, tuple(self._shown))
            if time.monotonic() - asked_at < self._pace.fresh_s:
                return

    @contextlib.contextmanager
    def _in_time(self) -> Iterator[None]:
        """For a call right behind `_record`. Where connecting takes long, it may the next time."""
        try:
            with setting_out_by(time.monotonic() + self._set_out_s):
                yield
        except CallTooLate:
            self._set_out_s *= 2
            raise

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

    async def _post_once(self, index: int, message: Message, outgoing: OutgoingMessage) -> None:
        """To be called when room for it was claimed and the ledger says of it that it is made."""
        try:
            with counted(self._book, "post"), self._in_time():
                message_id = await self._adapter.post(outgoing)
        except (PlatformBusy, PlatformUnavailable, DeliveryRefused):
            self._shown.pop()  # nothing was shown: the next step posts anew, with the newest text
            raise
        self._opened_at = time.monotonic()
        self._count_shown(index, message, message_id)
        await self._remember(message_id, is_growing=not message.is_complete)

    async def _update(self, index: int, message: Message, reply: Reply) -> bool:
        """False: the platform refuses to change it, so that the reply goes on behind it."""
        if not self._shown[index].message_id and not await self._is_found(index, reply):
            outgoing = self._outgoing(index, self._shown[index], message, reply)
            await self._adapter.claim_room(outgoing)
            await self._record(reply)
            await self._post_once(index, message, outgoing)
            return True
        shown = self._shown[index]
        outgoing = self._outgoing(index, shown, message, reply)
        await self._adapter.claim_room(outgoing)
        await self._record(reply)
        try:
            with counted(self._book, "update"), self._in_time():
                await self._adapter.update(outgoing)
        except DeliveryUnknown:
            self._shown[index] = replace(shown, text=None)
            raise
        except DeliveryRefused as error:
            logger.warning("delivery.edit_refused", detail=str(error))
            self._leave(index)
            return False
        self._count_shown(index, message, shown.message_id)
        return True

    def _leave(self, index: int) -> None:
        """Let a message stand that cannot be changed any more; of one whose text is not known for
        sure, all is said again."""
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

    def _count_shown(self, index: int, message: Message, message_id: str) -> None:
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


def _with_extras(messages: list[Message], extras: Extras, end: int) -> list[Message]:
    """The last message with `extras` below it; one of their own where no text is left to show."""
    if messages:
        return [*messages[:-1], replace(messages[-1], extras=extras)]
    if not extras.need_a_message:
        return []
    text = ", ".join(file.name for file in extras.files) or _NOTHING
    return [Message(end, end, text, is_complete=True, extras=extras)]
