"""What people think of replies, kept for whoever runs the assistant (`dragoman feedback export`).

One hash for each platform account and month, so that nothing is kept for ever: `KEPT_FOR_S` after
the last rating of a month it is gone. Of one person's ratings of a reply the newest counts.
"""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec

from bot.conversation import Turn, decode, encode
from bot.messages import ConversationId, IncomingMessage, Rating
from bot.store.client import Confirmation, Store
from bot.turn.corrections import is_correction

_BEFORE = 6
"""So many turns before it belong to a case."""

KEPT_FOR_S = 400 * 86_400


@dataclass(frozen=True, slots=True)
class Feedback:
    """Ratings in Redis."""

    store: Store

    async def keep(self, rating: Rating, *, was_given: bool = True) -> None:
        """Keep a rating. One that nobody gave, but that follows from what they said, takes the
        place of none; words that a bad one lacks come from the other. Safe to call again. Raises
        StoreUnavailable."""
        place, index = rating.conversation, self.store.keys.feedback_index()
        month = datetime.fromtimestamp(rating.at, UTC).strftime("%Y-%m")
        key = self.store.keys.feedback(f"{place.adapter}:{place.account}", month)
        await self.store.ask(index, "SADD", index, key)
        name = f"{rating.turn_id}:{rating.author}"
        found: bytes | None = await self.store.ask(key, "HGET", key, name)
        if found is not None:
            before = decode(found, Rating)
            rating = _with_words(rating, before) if was_given else _with_words(before, rating)
        await self.store.ask(
            key,
            "HSET" if was_given or found is not None else "HSETNX",
            key,
            name,
            encode(rating),
            confirmation=Confirmation.HOPED,
        )
        await self.store.ask(key, "EXPIRE", key, KEPT_FOR_S)

    async def all(self) -> AsyncIterator[Rating]:
        """Every rating that is kept, month by month. Raises StoreUnavailable."""
        index = self.store.keys.feedback_index()
        names: list[bytes] = await self.store.ask(index, "SMEMBERS", index)
        for name in sorted(names, key=lambda name: name.rpartition(b":")[2]):
            for rating in await self._of(name.decode()):
                yield rating

    async def _of(self, key: str) -> list[Rating]:
        found: list[bytes] = await self.store.ask_apart(key, "HVALS", key)
        return sorted((decode(data, Rating) for data in found), key=lambda rating: rating.at)


def _with_words(rating: Rating, other: Rating) -> Rating:
    """`rating`, with what it does not say but the other does, where both find the reply bad."""
    if rating.is_good or other.is_good:
        return rating
    reason, correction = rating.reason or other.reason, rating.correction or other.correction
    return replace(rating, reason=reason, correction=correction)


_CORRECTION_CHARS = 500
QUESTION_EDITED = "the question was edited afterwards"


def correction_in(
    text: str, conversation: ConversationId, turn_id: str, author: str, at: float
) -> Rating | None:
    """What somebody says of the reply before (turn `turn_id`) who corrects it: "no, I meant …".
    None for anything else."""
    said = text.strip()
    if not is_correction(said):
        return None
    return Rating(conversation, turn_id, author, False, at, correction=said[:_CORRECTION_CHARS])


def edited_question(message: IncomingMessage, turn_id: str, at: float) -> Rating:
    """What it says of a reply that its question was edited into another one afterwards: it was not
    what the person wanted to know."""
    author = message.author.id
    return Rating(message.conversation, turn_id, author, False, at, reason=QUESTION_EDITED)


def is_kept(rating: Rating, turns: Sequence[Turn]) -> bool:
    """Whether what was asked and said is still among the conversation's turns."""
    return _place_of(rating, turns) is not None


def _place_of(rating: Rating, turns: Sequence[Turn]) -> int | None:
    found = (i for i, turn in enumerate(turns) if turn.asked and rating.turn_id in turn.replies)
    return next(found, None)


def as_json(rating: Rating, turns: Sequence[Turn] = ()) -> str:
    """A rating as one line: ids, the verdict and what was written with it. Where the turn is still
    among the conversation's `turns`, also what was asked and said then, and before it: a case that
    `dragoman eval run` can replay. It is copied nowhere before: what a person deletes there, or
    forgets with `/new`, is gone here, too."""
    place = _place_of(rating, turns)
    dialogue: dict[str, object] = {}
    if place is not None:
        turn, before = turns[place], turns[max(0, place - _BEFORE) : place]
        dialogue = {
            "skill": turn.skill,
            "before": [[each.asked, each.read] for each in before],
            "asked": turn.asked,
            "said": turn.replies[rating.turn_id],
            "offered": [choice.says for choice in turn.offered],
        }
    said = {
        "at": datetime.fromtimestamp(rating.at, UTC).isoformat(timespec="seconds"),
        "conversation": str(rating.conversation),
        "turn": rating.turn_id,
        "author": rating.author,
        "is_good": rating.is_good,
        "reason": rating.reason,
        "correction": rating.correction,
        **dialogue,
    }
    return msgspec.json.encode(said).decode()
