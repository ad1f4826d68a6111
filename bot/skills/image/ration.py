"""How many pictures a person may have in a day (UTC), counted across conversations.

Counted before they are drawn, so that a crash in between counts them; what was not drawn is given
back. Two wishes of one person in the same few milliseconds can both be let in.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.messages import PersonId
from bot.ports import People

_COUNT, _DAY = "image.drawn", "image.day"


@dataclass(frozen=True, slots=True)
class Ration:
    """The count of one person. `a_day`: the most."""

    people: People
    person: PersonId
    a_day: int

    async def left(self, now: datetime) -> int:
        """How many are left today. Raises StoreUnavailable."""
        return max(0, self.a_day - await self._drawn(now))

    async def take(self, count: int, now: datetime, turn_id: str) -> None:
        """Count `count` more, once for each turn. Raises StoreUnavailable."""
        await self._write(await self._drawn(now) + count, now, turn_id)

    async def give_back(self, count: int, now: datetime, turn_id: str) -> None:
        """They were not drawn. Raises StoreUnavailable."""
        if count:
            await self._write(max(0, await self._drawn(now) - count), now, f"{turn_id}-back")

    async def _drawn(self, now: datetime) -> int:
        known = await self.people.read(self.person)
        count = known.get(_COUNT, "")
        return int(count) if known.get(_DAY) == _day(now) and count.isdigit() else 0

    async def _write(self, count: int, now: datetime, turn_id: str) -> None:
        await self.people.write(self.person, {_COUNT: str(count), _DAY: _day(now)}, turn_id)


def _day(now: datetime) -> str:
    return now.date().isoformat()
