"""What becomes of a message that its author edits or deletes after we took it in.

Where it still waits, it waits in its new form. Where a reply to it is being made, that reply stands
(or ends, where nothing of what it answers is left), and memory keeps the new form. Where it was
answered, the turn that holds it is changed; where it was set aside, what an operator may requeue.

Each change replaces one stored value, if it still is what was read (`amend` in engine.lua), so that
a commit in between is noticed and the message is looked for again. A change that was made before
the one that is kept does nothing, however late it comes.

Not covered: a summary that was written of the message before.
"""

import contextlib
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from bot.conversation import BETWEEN, Remark, Source, Turn, decode, encode
from bot.dead import DeadLetters
from bot.messages import ConversationId, IncomingMessage, Rating, is_older, supersedes
from bot.store.client import Confirmation, Store
from bot.turn.asked import asked_text, source_of
from bot.turn.plan import count_of_turn

Stored = TypeVar("Stored")

_TRIES = 5
_EDITION = "#"
_REMARK_MAX_CHARS = 500
_OTHERS_MAX = 4


class Found(StrEnum):
    """Where a message is, or what became of it."""

    NOWHERE = "nowhere"
    WAITING = "waiting"  # nobody has begun to answer it
    RUNNING = "running"  # a reply that may be to it is being made
    ANSWERED = "answered"
    CHANGED_SINCE = "changed since"  # it was edited, or deleted, after the change in question


@dataclass(frozen=True, slots=True)
class Changes:
    """Edits and deletions, in Redis. Raises StoreUnavailable."""

    store: Store

    async def edit(self, message: IncomingMessage) -> Found:
        """The message with this id says this now. Safe to call again."""
        return await self._change(message.conversation, message.id, message)

    async def delete(
        self,
        conversation: ConversationId,
        message_id: str,
        *,
        until: IncomingMessage | None = None,
    ) -> Found:
        """There is no such message any more, in whichever edition (`until`: only in those that
        were made before this one). Safe to call again. Returns where the newest was."""
        newest = found = await self._change(conversation, message_id, None, until)
        for _ in range(_TRIES):
            if found is Found.NOWHERE:
                break
            found = await self._change(conversation, message_id, None, until)
        return newest

    async def remark(self, rating: Rating) -> None:
        """Let the turn say what was said of its reply with a thumb; the other thumb of the same
        person takes that back. Safe to call again."""
        place = rating.conversation
        for _ in range(_TRIES):
            _, turns, _, _ = await self._look(place)
            stored = _readable(turns, Turn)
            index = next((i for i, turn in stored.items() if turn.id == rating.turn_id), None)
            if index is None:
                return
            turn = stored[index]
            remarked = replace(turn, remark=remark_after(turn.remark, rating))
            if remarked == turn:
                return
            data = turns[index], encode(remarked)
            if await self._amend(place, self.store.keys.turns(place), index, data, 0) != b"moved":
                return

    async def turn_of(self, conversation: ConversationId, message_id: str) -> Turn | None:
        """The turn that answered a message."""
        _, turns, _, _ = await self._look(conversation)
        stored = _readable(turns, Turn).values()
        return next((turn for turn in stored if _holds(turn, message_id)), None)

    async def has(self, edition: IncomingMessage) -> bool:
        """Whether just this edition of a message waits or was answered."""
        _, turns, mailbox, _ = await self._look(edition.conversation)
        ids = [message.id for message in _readable(mailbox, IncomingMessage).values()]
        stored = _readable(turns, Turn).values()
        ids += [source.message_id for turn in stored for source in turn.sources]
        return edition.id in ids

    async def find(self, now: IncomingMessage) -> Found:
        """Where a message is that is said to be this `now`."""
        _, turns, mailbox, is_running = await self._look(now.conversation)
        waiting = _readable(mailbox, IncomingMessage)
        index = _newest(waiting, now.id)
        if index is not None:
            is_here = Found.RUNNING if is_running else Found.WAITING
            return is_here if supersedes(now, waiting[index]) else Found.CHANGED_SINCE
        stored = _readable(turns, Turn).values()
        turn = next((turn for turn in stored if _holds(turn, now.id)), None)
        if turn is not None:
            is_late = is_older(now, _edited_at(turn, now.id))
            return Found.CHANGED_SINCE if is_late else Found.ANSWERED
        return Found.NOWHERE

    async def _change(
        self,
        conversation: ConversationId,
        message_id: str,
        now: IncomingMessage | None,
        until: IncomingMessage | None = None,
    ) -> Found:
        keys = self.store.keys
        for _ in range(_TRIES):
            state, turns, mailbox, _ = await self._look(conversation)
            waiting = _readable(mailbox, IncomingMessage)
            there = {i: m for i, m in waiting.items() if now or _is_left(m, until)}
            index = _newest(there, message_id)
            if index is not None:
                before = waiting[index]
                if now and not supersedes(now, before):
                    return Found.CHANGED_SINCE
                after = replace(now, is_edition=before.is_edition) if now else taken_back(before)
                data = mailbox[index], encode(after)
                key, found = keys.mailbox(conversation), Found.WAITING
                begun = range(int(state.get(b"begun", len(mailbox))))[: len(mailbox)]
                stop = 0 if now else _stop_at([waiting.get(i) for i in begun], index)
            else:
                stored = _readable(turns, Turn)
                index = next((i for i, t in stored.items() if _holds(t, message_id, until)), None)
                if index is None:
                    is_changed = await self._change_set_aside(conversation, message_id, now, until)
                    if is_changed is False:
                        continue  # it was requeued in between
                    return Found.WAITING if is_changed else Found.NOWHERE
                if now and is_older(now, _edited_at(stored[index], message_id)):
                    return Found.CHANGED_SINCE
                data = turns[index], encode(changed(stored[index], message_id, now, until))
                key, found, stop = keys.turns(conversation), Found.ANSWERED, 0
            answer = await self._amend(conversation, key, index, data, stop)
            if answer == b"running":
                return Found.RUNNING if found is Found.WAITING else found
            if answer == b"ok":
                return found
        return Found.NOWHERE

    async def _change_set_aside(
        self,
        conversation: ConversationId,
        message_id: str,
        now: IncomingMessage | None,
        until: IncomingMessage | None,
    ) -> bool | None:
        def changed(data: bytes) -> bytes | None:
            with contextlib.suppress(ValueError):  # damaged, or of a newer release
                message = decode(data, IncomingMessage)
                is_due = supersedes(now, message) if now else _is_left(message, until)
                if _is(message.id, message_id) and is_due:
                    return encode(now or taken_back(message))
            return None

        return await DeadLetters(self.store, 0.0).change(conversation, changed)

    async def _amend(
        self,
        conversation: ConversationId,
        key: str,
        index: int,
        data: tuple[bytes, bytes],
        stop: int,
    ) -> bytes:
        keys = self.store.keys
        before, after = data
        answer: bytes = await self.store.call(
            "amend",
            [keys.ready(keys.partition(conversation)), keys.state(conversation), key],
            [index, before, after, stop],
            Confirmation.HOPED,
        )
        return answer

    async def _look(
        self, conversation: ConversationId
    ) -> tuple[dict[bytes, bytes], list[bytes], list[bytes], bool]:
        keys = self.store.keys
        names = [keys.state(conversation), keys.turns(conversation), keys.mailbox(conversation)]
        flat, turns, mailbox = await self.store.call("look", names, [])
        state = dict(zip(flat[::2], flat[1::2], strict=True))
        return state, turns, mailbox, b"ledger" in state


def changed(
    turn: Turn,
    message_id: str,
    now: IncomingMessage | None,
    until: IncomingMessage | None = None,
) -> Turn:
    """`turn` as if the message had been what it is `now` (None: never sent), in all editions or in
    those before `until`."""
    parts: list[tuple[Source, str]] = []
    for source, part in turn.parts:
        is_it = _is(source.message_id, message_id)
        if not is_it or not _is_before(source.message_id, source.edited_at, until):
            parts.append((source, part))
        elif now is not None:
            says = asked_text([now])
            parts.append((replace(source_of(now, says), message_id=source.message_id), says))
    if not parts:
        gone = replace(turn, asked="", said="", retold="", offered=(), sources=(), pictures=())
        return replace(gone, remark=None, earlier=())
    pictures = (
        turn.pictures if len(parts) == len(turn.sources) else ()
    )  # whose they were, who knows
    asked = BETWEEN.join(part for _, part in parts)
    sources = tuple(source for source, _ in parts)
    return replace(turn, asked=asked, sources=sources, pictures=pictures)


def remark_after(remark: Remark | None, rating: Rating) -> Remark | None:
    """What stands as said of a reply after one more rating of it: of each person the last words."""
    words = {"": rating.reason, "right would have been: ": rating.correction}
    text = "; ".join(
        f"{begins}{' '.join(said.split())[:_REMARK_MAX_CHARS]}"
        for begins, said in words.items()
        if said.strip()
    )
    said = (*remark.before, replace(remark, before=())) if remark else ()
    own = next((each for each in said if each.author == rating.author), None)
    others = tuple(each for each in said if each is not own)
    if text:
        return Remark(rating.author, text, rating.is_good, others[-_OTHERS_MAX:])
    if own is None or own.is_good == rating.is_good:
        return remark
    return replace(others[-1], before=others[:-1]) if others else None


def edition_of(message: IncomingMessage) -> IncomingMessage:
    """The edited `message` as one of its own, to be answered anew; later changes find it, too."""
    says = f"{message.edited_at} {message.text}".encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(says).hexdigest()[:12]
    return replace(message, id=f"{message.id}{_EDITION}{digest}", is_edition=True)


def taken_back(message: IncomingMessage) -> IncomingMessage:
    """What is left of a message that its author deleted before it was answered."""
    return replace(message, text="", attachments=(), is_deleted=True)


def _is(message_id: str, wanted: str) -> bool:
    return message_id.partition(_EDITION)[0] == wanted


def _readable(stored: Sequence[bytes], kind: type[Stored]) -> dict[int, Stored]:
    """What can be decoded, by its place: the rest is damaged, or of a newer release, and keeps
    nobody from changing what stands beside it."""
    found = {}
    for index, data in enumerate(stored):
        with contextlib.suppress(ValueError):
            found[index] = decode(data, kind)
    return found


def _newest(waiting: Mapping[int, IncomingMessage], message_id: str) -> int | None:
    """Where the message is, in its last edition."""
    return max((i for i, each in waiting.items() if _is(each.id, message_id)), default=None)


def _is_before(message_id: str, edited_at: float, until: IncomingMessage | None) -> bool:
    """Whether an edition was made before another one (None: it does not matter). Of two that are
    taken in at once one goes and never both, also where both were made in the same second."""
    if until is None or message_id == until.id:
        return until is None
    if not edited_at or not until.edited_at:  # which was first is not told: it is the new one
        return True
    return (edited_at, message_id) < (until.edited_at, until.id)


def _is_left(message: IncomingMessage, until: IncomingMessage | None) -> bool:
    return not message.is_deleted and _is_before(message.id, message.edited_at, until)


def _holds(turn: Turn, message_id: str, until: IncomingMessage | None = None) -> bool:
    return any(
        _is(each.message_id, message_id) and _is_before(each.message_id, each.edited_at, until)
        for each in turn.sources
    )


def _edited_at(turn: Turn, message_id: str) -> float:
    return max(each.edited_at for each in turn.sources if _is(each.message_id, message_id))


def _stop_at(begun: Sequence[IncomingMessage | None], index: int) -> int:
    """How many of the messages that a turn has begun with its reply is about, if with that one all
    of them are deleted; else 0, as where one of them cannot be read (None)."""
    readable = [message for message in begun if message is not None]
    if index >= len(begun) or len(readable) < len(begun):
        return 0
    count = count_of_turn(readable)
    others = (message for i, message in enumerate(readable[:count]) if i != index)
    return count if index < count and all(message.is_deleted for message in others) else 0
