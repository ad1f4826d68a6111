"""Room for the calls that no message asks for, among those that the whole bot may make in a second
(rates.py): opening a thread, reading what was missed, deleting old threads."""

import asyncio
from dataclasses import dataclass

from adapters.discord.rates import Charges, Rates
from bot.errors import PlatformBusy
from bot.ports import Budget

_LEAST_WAIT_S = 0.01


@dataclass(frozen=True, slots=True)
class Room:
    """Where to ask for it."""

    budget: Budget
    rates: Rates

    async def to_open(self, message_id: str) -> None:
        """Ask for the call that opens a thread on a message; PlatformBusy says when to ask again,
        and then there is room."""
        await self.budget.spend(self.rates.opening(), who=f"thread {message_id}", must=True)

    async def to_read(self) -> None:
        """Wait for a call that reads a page of a history."""
        await self._wait_for(self.rates.reading())

    async def to_tidy(self) -> None:
        """Wait for a call that nobody waits for."""
        await self._wait_for(self.rates.tidying())

    async def _wait_for(self, charges: Charges) -> None:
        while True:
            try:
                await self.budget.spend(charges)
            except PlatformBusy as error:
                await asyncio.sleep(max(error.retry_after_s, _LEAST_WAIT_S))
            else:
                return
