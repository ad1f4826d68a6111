"""What every emulator started from a terminal does alike."""

import contextlib
import errno
import sys
from collections.abc import Iterator

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
