"""Whether the process stood still: was stopped, starved, or busy with something long.

What takes long may be asked of somebody slow, or be there already and nobody to read it. This tells
one from the other: a timer that is late.
"""

import asyncio
import time

_LOOK_EVERY_S = 0.05


class Standstill:
    """`longest_s`: the longest time in which the event loop did nothing though there was something
    to do, during a `with` block."""

    def __enter__(self) -> "Standstill":
        self.longest_s = 0.0
        self._loop = asyncio.get_running_loop()
        self._looked_at = time.monotonic()
        self._look()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._note()

    def _look(self) -> None:
        self._note()
        self._timer = self._loop.call_later(_LOOK_EVERY_S, self._look)

    def _note(self) -> None:
        now = time.monotonic()
        self.longest_s = max(self.longest_s, now - self._looked_at - _LOOK_EVERY_S)
        self._looked_at = now
