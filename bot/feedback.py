"""What people think of replies, kept for whoever runs the assistant (`dragoman feedback export`).

One hash for each platform account and month, so that nothing is kept for ever: `KEPT_FOR_S` after
the last rating of a month it is gone. Of one person's ratings of a reply the newest counts.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from bot.conversation import decode, encode
from bot.messages import Rating
from bot.store import Confirmation, Store

KEPT_FOR_S = 400 * 86_400


@dataclass(frozen=True, slots=True)
class Feedback:
    """Ratings in Redis."""

    store: Store

    async def keep(self, rating: Rating) -> None:
        """Keep a rating. Safe to call again. Raises StoreUnavailable."""
        place, index = rating.conversation, self.store.keys.feedback_index()
        month = datetime.fromtimestamp(rating.at, UTC).strftime("%Y-%m")
        key = self.store.keys.feedback(f"{place.adapter}:{place.account}", month)
        await self.store.ask(index, "SADD", index, key)
        await self.store.ask(
            key,
            "HSET",
            key,
            f"{rating.turn_id}:{rating.author}",
            encode(rating),
            confirmation=Confirmation.HOPED,
        )
        await self.store.ask(key, "EXPIRE", key, KEPT_FOR_S)

    async def all(self) -> AsyncIterator[Rating]:
        """Every rating that is kept, month by month. Raises StoreUnavailable."""
        index = self.store.keys.feedback_index()
        names: set[bytes] = await self.store.at(index, lambda server: server.smembers(index))
        for name in sorted(names, key=lambda name: name.rpartition(b":")[2]):
            for rating in await self._of(name.decode()):
                yield rating

    async def _of(self, key: str) -> list[Rating]:
        found: list[bytes] = await self.store.at(key, lambda server: server.hvals(key))
        return sorted((decode(data, Rating) for data in found), key=lambda rating: rating.at)


def as_json(rating: Rating) -> str:
    """A rating as one line: ids, the verdict and what was written with it."""
    said = {
        "at": datetime.fromtimestamp(rating.at, UTC).isoformat(timespec="seconds"),
        "conversation": str(rating.conversation),
        "turn": rating.turn_id,
        "author": rating.author,
        "is_good": rating.is_good,
        "reason": rating.reason,
        "correction": rating.correction,
    }
    return msgspec.json.encode(said).decode()
