"""Until when a call that shows something may set out.

A lease that was looked at holds for a moment. A process that is paused between the look and the
bytes of its call, and replaced meanwhile, would show what its replacement has shown. So delivery
says how long the look is good for, and whoever sends asks right before the bytes leave.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from bot.errors import CallTooLate

_until_s: ContextVar[list[float]] = ContextVar("until_s")


@contextmanager
def setting_out_by(until_s: float) -> Iterator[None]:
    """The first call within must set out by `until_s`, of `time.monotonic()`; what follows it (the
    files of a message) belongs to what is shown then."""
    token = _until_s.set([until_s])
    try:
        yield
    finally:
        _until_s.reset(token)


def check_in_time() -> None:
    """To be asked right before the bytes of a call leave. Raises CallTooLate."""
    bounds = _until_s.get(None)
    if bounds:
        if time.monotonic() > bounds[0]:
            raise CallTooLate("set out too late")
        bounds.clear()
