"""The side of a shared server that runs in the server's own process: how long it lives.

A shared server serves as long as any of our processes uses it. Each user holds the users file
locked shared (`bot/embedded/sharing.py`), and the kernel drops that lock however the user ends,
SIGKILL included. So whoever gets the lock exclusively knows that nobody is left.

Imports nothing but the standard library: this runs at the start of every server process.
"""

import fcntl
import os
from pathlib import Path


def detach() -> None:
    """Go on in a forked child and end the present process, so that no user has us to reap.

    Call it first: one thread, nothing open but what was inherited.
    """
    if os.fork():
        os._exit(0)


def wait_until_unused(users_file: Path) -> int:
    """Block until no process uses the server; returns the descriptor of the lock that says so.

    Keep the descriptor open until the server is gone: a user that comes meanwhile waits for the
    lock, then starts a fresh server.
    """
    descriptor = os.open(users_file, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor
