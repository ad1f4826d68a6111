"""What is known of a person across conversations: settings, a learner's progress.

Only what a skill or the person wrote there; nothing is derived from what people say. `forget`
removes all of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.messages import PersonId
from bot.store.client import Confirmation, Store


@dataclass(frozen=True, slots=True)
class RedisPeople:
    """The `People` port on Redis."""

    store: Store
    kept_for_s: float

    async def read(self, person: PersonId) -> dict[str, str]:
        """All that is known of a person. Raises StoreUnavailable."""
        key = self.store.keys.person(person)
        flat: list[bytes] = await self.store.ask(key, "HGETALL", key)
        known = zip(flat[::2], flat[1::2], strict=True)
        return {name.decode(): value.decode() for name, value in known if name != b"last_turn"}

    async def write(self, person: PersonId, values: Mapping[str, str], turn_id: str) -> bool:
        """Set these values ("" = forget one); False where this turn had written already.

        A turn that goes on after a crash runs its skill again: what it writes counts once, so a
        turn writes at most once about a person. Raises StoreUnavailable.
        """
        key = self.store.keys.person(person)
        pairs = [text for pair in values.items() for text in pair]
        answer = await self.store.call(
            "note_person",
            [key],
            [turn_id, int(self.kept_for_s * 1000), *pairs],
            Confirmation.HOPED,
        )
        return bool(answer == b"ok")

    async def forget(self, person: PersonId) -> None:
        """Remove all that is known of a person. Raises StoreUnavailable."""
        key = self.store.keys.person(person)
        await self.store.ask(key, "DEL", key, confirmation=Confirmation.HOPED)
