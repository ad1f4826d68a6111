"""An exception as it may be logged: its type and where it came from, without values. Pure.

The text of a foreign exception often quotes what was sent: a request's body, a message, a header.
So only our own errors, which are written for the log, and the system's error numbers keep theirs.
Source lines are left out: they add nothing to file, line and function.
"""

import os
import traceback
from types import TracebackType

from bot.errors import DragomanError

_MAX_FRAMES = 12
_MAX_DEPTH = 6


def describe(error: BaseException) -> str:
    """The error's type, and its reason where that is safe to log."""
    kind = type(error)
    name = (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )
    if isinstance(error, DragomanError):
        return f"{name}: {error}"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name}: {os.strerror(error.errno)}"
    return name


def trace(error: BaseException, depth: int = 0) -> str:
    """The error with its causes, the newest last, one line each for what was called where."""
    lines: list[str] = []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and depth < _MAX_DEPTH:
        lines += [trace(cause, depth + 1), "which led to"]
    lines += [describe(error), *_frames(error.__traceback__)]
    if isinstance(error, BaseExceptionGroup) and depth < _MAX_DEPTH:
        for inner in error.exceptions:
            lines += ["of which", trace(inner, depth + 1)]
    return "\n".join(lines)


def _frames(frames: TracebackType | None) -> list[str]:
    summary = traceback.StackSummary.extract(
        traceback.walk_tb(frames), lookup_lines=False, capture_locals=False
    )
    shown = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in summary]
    return shown if len(shown) <= _MAX_FRAMES else ["  …", *shown[-_MAX_FRAMES:]]
