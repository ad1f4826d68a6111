"""Counts that all processes share for a while: how much of something was used today."""

from dataclasses import dataclass

from bot.store.client import Confirmation, Store


@dataclass(frozen=True, slots=True)
class RedisTallies:
    """The `Tallies` port on Redis."""

    store: Store

    async def add(self, name: str, by: int, kept_for_s: int) -> int:
        """Count, in one step for all processes. Raises StoreUnavailable."""
        key = self.store.keys.tally(name)
        hoped = Confirmation.HOPED
        count = int(await self.store.ask(key, "INCRBY", key, by, confirmation=hoped))
        await self.store.ask(key, "EXPIRE", key, kept_for_s)
        return count
