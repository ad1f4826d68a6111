"""What reaches a running turn from outside: a person wants it to stop, or has said more. And back:
its reply is whole and waits for room at the platform.

The worker hears it when it renews the lease (twice a second), the manager decides what it means.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable


def _never() -> bool:
    return False


def _nobody_asks() -> None:
    """Whoever runs the turn does not care."""


class Signals:
    """The signals of one turn."""

    def __init__(self) -> None:
        self.is_stopped = False
        self.has_more = False
        self._known = 0  # messages that waited when the turn looked; 0: it has not looked yet
        self.is_committing = False
        """The turn is over but for its commit, which gives the lease back."""
        self.waits_for_room = False
        self.on_waiting = _nobody_asks
        self._deadline: asyncio.Timeout | None = None
        self._more_ends = _never

    def hear(self, *, is_stopped: bool, waiting: int) -> None:
        """Take in what a renewal told: a wish to stop, and how many messages wait."""
        self.is_stopped = self.is_stopped or is_stopped
        self.has_more = 0 < self._known < waiting
        self._apply()

    def take(self, waiting: int) -> None:
        """The turn has looked at `waiting` messages: only what comes behind them is more."""
        self._known, self.has_more = waiting, False

    def wait_for_room(self) -> None:
        """The reply is whole, and the platform's rate limits have no room for it yet: what the
        turn needs from now on is only time."""
        if not self.waits_for_room:
            self.waits_for_room = True
            self.on_waiting()

    @contextlib.asynccontextmanager
    async def bounded(
        self, within_s: float, more_ends: Callable[[], bool] = _never
    ) -> AsyncIterator[None]:
        """End the body, wherever it waits, by TimeoutError: after `within_s`, when the turn is to
        stop, or when there is more and `more_ends()` is true."""
        async with asyncio.timeout(within_s) as deadline:
            self._deadline, self._more_ends = deadline, more_ends
            self._apply()
            try:
                yield
            finally:
                self._deadline = None

    def _apply(self) -> None:
        if self._deadline is None or self._deadline.expired():
            return
        if self.is_stopped or (self.has_more and self._more_ends()):
            self._deadline.reschedule(asyncio.get_running_loop().time())
