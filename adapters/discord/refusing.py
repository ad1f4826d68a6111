"""Telling somebody that they ask too often: once an hour in each server, by whichever process.

It counts as told when people see it. Until then whoever tells it holds the place, in all processes,
and gives it back where it cannot be told; that of a process which was killed lapses.
"""

import contextlib
import secrets
import time
from dataclasses import dataclass, field

from adapters.discord.incoming import NAME
from adapters.discord.rules import Who
from bot.errors import PlatformBusy
from bot.latest import Latest
from bot.messages import IncomingMessage
from bot.notices import Telling
from bot.ports import Budget
from bot.spending import Bucket, Charge

HELD_S = 60.0
"""How long one try to tell may take, beside what it waits for room."""

_ONCE_IN_S = 3600.0
_REMEMBERED_MAX = 5_000


@dataclass(slots=True)
class _Quiet:
    """Whom this process has told, or is telling, and so need not ask about: also not while Redis is
    away."""

    _until_s: Latest[Bucket, float] = field(default_factory=lambda: Latest(_REMEMBERED_MAX))

    def holds(self, told: Bucket) -> bool:
        return self._until_s.get(told, 0.0) > time.monotonic()

    def keep(self, told: Bucket, for_s: float) -> None:
        self._until_s[told] = time.monotonic() + for_s

    def end(self, told: Bucket) -> None:
        self._until_s.pop(told, None)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Whoever is about to tell one person."""

    told: Bucket
    budget: Budget
    quiet: _Quiet
    held_for_s: float
    name: str = field(default_factory=lambda: secrets.token_hex(8))

    async def take(self, wait_s: float = 0.0) -> bool:
        """Whether the place is ours for one try after so long a wait; again: for one more."""
        for_s = wait_s + self.held_for_s
        place = Charge(self.told, hold_s=for_s, held_max=1, counts_spent=True)
        try:
            await self.budget.spend([place], who=self.name)
        except PlatformBusy:
            return False
        self.quiet.keep(self.told, for_s)
        return True

    async def hold_on(self, wait_s: float) -> None:
        """Another try is to come. Where the place has lapsed, somebody else may tell it, too."""
        await self.take(wait_s)

    async def count(self) -> None:
        """It was told."""
        self.quiet.keep(self.told, _ONCE_IN_S)
        with contextlib.suppress(PlatformBusy):  # by somebody else, too
            await self.budget.spend([Charge(self.told, settles=True)], who=self.name)

    async def give_back(self) -> None:
        """It could not be told: whoever is refused next is."""
        self.quiet.end(self.told)
        await self.budget.let_go(self.told, self.name)


class Refusing:
    """Says who is to be told that they ask too often."""

    def __init__(self, budget: Budget, *, held_for_s: float = HELD_S) -> None:
        self._budget = budget
        self._held_for_s = held_for_s
        self._quiet = _Quiet()

    async def telling(self, message: IncomingMessage, who: Who, sentence: str) -> Telling | None:
        """How to have it told; None: they were told in this hour, or are being told."""
        told = Bucket(NAME, who.guild, "told", who.person, 1, _ONCE_IN_S)
        teller = _Teller(told, self._budget, self._quiet, self._held_for_s)
        if self._quiet.holds(told) or not await teller.take():
            return None
        return Telling(
            message,
            sentence,
            "l",
            waits=teller.hold_on,
            told=teller.count,
            not_told=teller.give_back,
        )
