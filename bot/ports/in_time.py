"""What is asked right before the bytes of a call leave.

A lease that was looked at holds for a moment. A process that is paused between the look and the
bytes of its call, and replaced meanwhile, would show what its replacement has shown, or an older
text over it. So delivery says what is to be asked, and whoever sends asks it: before each call,
since what is shown in one step may take several, and some are repeated by the platform's library.
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Ask = Callable[[], Awaitable[None]]
"""Raises CallTooLate where the call is not to be made."""

_asks: ContextVar[list[Ask]] = ContextVar("asks")


@contextmanager
def asking_first(ask: Ask) -> Iterator[None]:
    """`ask` before each call within, also in tasks that are begun there, until its end."""
    asks = [ask]
    token = _asks.set(asks)
    try:
        yield
    finally:
        asks.clear()
        _asks.reset(token)


@contextmanager
def asking_nothing() -> Iterator[None]:
    """For calls that only look: they need no right to show anything, and go on without Redis."""
    token = _asks.set([])
    try:
        yield
    finally:
        _asks.reset(token)


async def check_in_time() -> None:
    """To be awaited right before the bytes of a call leave. Raises CallTooLate."""
    for ask in _asks.get([]):
        await ask()
