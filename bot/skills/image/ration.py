"""How many pictures a person, and all people together, may have in a day (UTC).

Counted before they are drawn, in one step for all processes, so that a crash in between counts
them; what was not drawn is given back. A person is counted by a hash.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from bot.messages import PersonId
from bot.ports import ImageLimits, Tallies

_KEPT_FOR_S = 2 * 86_400


@dataclass(frozen=True, slots=True)
class Left:
    """How many pictures are left of the `most` in a day: of a person's own, or of those that all
    people together may have (`is_shared`)."""

    count: int
    most: int
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class Ration:
    """The counts of one person and of all. Raises StoreUnavailable."""

    tallies: Tallies
    person: PersonId
    limits: ImageLimits

    async def left(self, now: datetime) -> Left:
        """How many this person can still have today, by the count that leaves fewer."""
        counts = [
            Left(max(0, most - await self._add(name, 0)), most, is_shared=place > 0)
            for place, (name, most) in enumerate(self._bounds(now).items())
        ]
        return min(counts, key=lambda left: left.count)

    async def take(self, count: int, now: datetime) -> bool:
        """Count `count` more; False, and nothing is counted, where that is more than there are."""
        taken: list[str] = []
        for name, most in self._bounds(now).items():
            taken.append(name)
            if await self._add(name, count) > most:
                for each in taken:
                    await self._add(each, -count)
                return False
        return True

    async def give_back(self, count: int, now: datetime) -> None:
        """They were not drawn."""
        if count:
            for name in self._bounds(now):
                await self._add(name, -count)

    def _bounds(self, now: datetime) -> dict[str, int]:
        """What is counted, and up to what: the person's own first."""
        day = now.date().isoformat()
        who = hashlib.sha256(str(self.person).encode()).hexdigest()[:32]
        bounds = {f"images:{day}:{who}": self.limits.a_day}
        if self.limits.a_day_for_all is not None:
            bounds[f"images:{day}"] = self.limits.a_day_for_all
        return bounds

    async def _add(self, name: str, count: int) -> int:
        return await self.tallies.add(name, count, _KEPT_FOR_S)
