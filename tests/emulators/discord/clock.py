"""Time and ids as Discord makes them: a snowflake holds the millisecond of its creation."""

import time
from datetime import UTC, datetime

DISCORD_EPOCH_MS = 1_420_070_400_000
"""First second of 2015 (Discord documentation, reference, snowflakes)."""


class Clock:
    """The emulator's time. `advance` moves it on, so that nobody waits a quarter of an hour; it
    begins `ago_s` seconds in the past."""

    def __init__(self, ago_s: float = 0.0) -> None:
        self._ahead_s = -ago_s
        self._last_id = 0

    def now_s(self) -> float:
        """Seconds since the epoch, as the emulator sees them."""
        return time.time() + self._ahead_s

    def advance(self, seconds: float) -> None:
        """Move time on for everything that the emulator measures from now on."""
        self._ahead_s += seconds

    def timestamp(self) -> str:
        """Now, in the form of Discord's payloads."""
        return datetime.fromtimestamp(self.now_s(), UTC).isoformat()

    def snowflake(self) -> int:
        """A new id: later ids are always greater."""
        made = (int(self.now_s() * 1000) - DISCORD_EPOCH_MS) << 22
        self._last_id = max(made, self._last_id + 1)
        return self._last_id
