"""A bound on the threads that other bots begin with us: one that answers each of our replies with a
new message to us would never end. Inside a thread, `Intake.hear` counts."""

import time
from collections import defaultdict, deque

_MOST = 10
_WITHIN_S = 600.0


class BotThreads:
    """Counts them by channel. Each process counts its own: several are as many times the bound."""

    def __init__(self, most: int = _MOST, within_s: float = _WITHIN_S) -> None:
        self._most = most
        self._within_s = within_s
        self._begun: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=most))

    def may_begin(self, channel: str) -> bool:
        """Whether there is room for one more, which is counted then."""
        begun, now_s = self._begun[channel], time.monotonic()
        if len(begun) == self._most and now_s - begun[0] < self._within_s:
            return False
        begun.append(now_s)
        return True
