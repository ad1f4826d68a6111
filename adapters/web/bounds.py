"""How much one visitor or one address may ask of this process. Pure: the clock is an argument.

Counts are held in this process and are lost when it ends: with N replicas behind a load balancer a
visitor gets up to N times as much. They keep one browser from flooding; a wall against an attack
belongs in front (a proxy).
"""

from collections import Counter, OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

_MOST_KEYS = 20_000


class Buckets:
    """A token bucket for each key: `per_minute` on average, `burst` at once.

    The least recently used key is forgotten when there are too many.
    """

    def __init__(self, per_minute: float, burst: float) -> None:
        self._per_s = per_minute / 60
        self._burst = burst
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # level, measured at

    def take(self, key: str, now: float, amount: float = 1.0) -> float:
        """Take so much; 0 if it was there, else how many seconds until it is."""
        level, measured_at = self._buckets.pop(key, (self._burst, now))
        level = min(self._burst, level + (now - measured_at) * self._per_s)
        is_allowed = level >= amount
        self._buckets[key] = (level - amount if is_allowed else level, now)
        if len(self._buckets) > _MOST_KEYS:
            self._buckets.popitem(last=False)
        return 0.0 if is_allowed else (amount - level) / self._per_s

    def give_back(self, key: str, amount: float = 1.0) -> None:
        """What was taken came to nothing."""
        if key in self._buckets:
            level, measured_at = self._buckets[key]
            self._buckets[key] = (level + amount, measured_at)


class Places:
    """Connections that may be open at once: `most` in all, `most_per_key` for one key."""

    def __init__(self, most: int, most_per_key: int) -> None:
        self._most = most
        self._most_per_key = most_per_key
        self._taken: Counter[str] = Counter()

    def is_full_for(self, key: str) -> bool:
        """Whether `key` has to wait for a place."""
        return self._taken.total() >= self._most or self._taken[key] >= self._most_per_key

    @contextmanager
    def hold(self, key: str) -> Iterator[None]:
        """Have a place while the block runs."""
        self._taken[key] += 1
        try:
            yield
        finally:
            self._taken[key] -= 1
            if not self._taken[key]:
                del self._taken[key]
