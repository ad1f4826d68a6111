"""Why an MCP server is away, in sentences for who runs the program: what to do differs. Pure.

Not covered: a program that waits for something and says nothing looks like one that starts.
"""

import errno
from collections.abc import Sequence
from pathlib import Path

from bot.ops.unreachable import causes_of, why_unreachable

STARTING = (
    "It has not answered yet; one that is fetched first takes its time. It is tried for a minute."
)


def why_away(error: BaseException, command: Sequence[str], log: Path, status: int) -> str:
    """Why it could not be connected. `command` starts it, and `log` holds what it wrote; `status`
    is what one over HTTP answered last (0: nothing)."""
    if not command:
        if status >= 400:
            return f"It answers with HTTP {status}. Check the address, and its `headers`."
        return why_unreachable(error)
    if any(_is_of_start(cause, command[0]) for cause in causes_of(error)):
        return _no_program(command[0])
    return f"It ended, or spoke no MCP in time; what it wrote is in {log}."


def _is_of_start(cause: BaseException, name: str) -> bool:
    """Whether no process could be started; some event loops leave the file's name out."""
    return (
        isinstance(cause, OSError)
        and cause.errno in (errno.ENOENT, errno.EACCES, errno.ENOEXEC)
        and cause.filename in (None, name)
    )


def _no_program(name: str) -> str:
    if "/" in name:
        return f"There is no program `{name}` that can be started."
    return f"There is no program `{name}` in PATH. Install it, or write where it is."
