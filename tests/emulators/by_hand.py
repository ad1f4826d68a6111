"""What every emulator started from a terminal does alike."""

import asyncio
import contextlib
import errno
import os
import stat
import sys
from collections.abc import AsyncIterator, Iterator

_WHY = {
    errno.EADDRINUSE: "is in use, perhaps by an emulator that runs already",
    errno.EACCES: "is not for this account to listen on",
}


@contextlib.contextmanager
def telling_of_the_port(port: int) -> Iterator[None]:
    """End the program with a sentence, where the block cannot listen on `port`."""
    try:
        yield
    except OSError as error:
        if error.errno not in _WHY:
            raise
        sys.exit(f"Port {port} {_WHY[error.errno]}. Give another one with --port.")
    except OverflowError:  # the socket's word for a number that is no port
        sys.exit(f"{port} is not a port. Give one from 1 to 65535 with --port.")


async def typed_lines() -> AsyncIterator[str]:
    """The lines of standard input, be it a terminal, a pipe, a file or nothing.

    Not read by a thread: one that waits for a line keeps Ctrl-C from ending the program.
    """
    kind = os.fstat(sys.stdin.fileno()).st_mode
    if not (sys.stdin.isatty() or stat.S_ISFIFO(kind) or stat.S_ISSOCK(kind)):
        for line in sys.stdin:  # a file or /dev/null, which never makes anybody wait
            yield line
        return
    lines = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    while line := (await lines.readline()).decode(errors="replace"):
        yield line
