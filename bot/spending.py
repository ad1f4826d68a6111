"""What a call to a platform costs in its rate limits, as data: adapters know it, and the
budget counts."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bucket:
    """One rate limit of a platform: at most `calls` in any stretch of `window_s`.

    It belongs to an `account` (a workspace, a bot) of an adapter. `method` says in a word what is
    limited and has few values; `place` where, such as a channel ("": everywhere).
    """

    adapter: str
    account: str
    method: str
    place: str
    calls: int
    window_s: float

    @property
    def name(self) -> str:
        """What tells it from the other buckets of its account."""
        return f"{self.method}:{self.place}" if self.place else self.method


@dataclass(frozen=True, slots=True)
class Charge:
    """What one call costs in one bucket. Who may be urgent is said by what is left for others.

    leave         places that this call leaves free for more urgent ones
    spare_held    places held by growing messages that it leaves free, at the most
    settles       it is the call that a place was held for
    hold_s        not 0: it costs nothing now, but holds a place for a later call, so long at most
    held_max      hold: places that may be held at once
    counts_spent  hold: calls of the last window count as held, so that each place held is there
    once          not "": what it is for, which counts once in a window, in whichever processes
    """

    bucket: Bucket
    leave: int = 0
    spare_held: int = 0
    settles: bool = False
    hold_s: float = 0.0
    held_max: int = 0
    counts_spent: bool = False
    once: str = ""


class Unlimited:
    """The `Budget` of a process that shows nothing to anybody."""

    async def spend(
        self, charges: Sequence[Charge], *, who: str = "", unseen: int = 0, must: bool = False
    ) -> None:
        """There is always room."""

    async def let_go(self, bucket: Bucket, who: str) -> None:
        """Nothing is held."""

    async def close(self, bucket: Bucket, for_s: float, *, refused: bool) -> None:
        """Nothing is counted."""
