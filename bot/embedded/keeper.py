"""The process that keeps a shared server which cannot watch its users itself.

    python -m bot.embedded.keeper USERS_FILE COMMAND…

Runs the command, starts it again when it dies, and ends it with SIGTERM (so that it can save) when
no process uses it any more. Signals meant for our terminal or our main process do not come here:
the keeper is detached, in a session of its own.

Imports nothing but the standard library.
"""

import ctypes
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bot.embedded.lifetime import detach, wait_until_unused

_SAVE_WITHIN_S = 30.0  # then SIGKILL; a Valkey with an append-only file ends in milliseconds
_PROVEN_AFTER_S = 1.0  # a server that dies sooner cannot start: running it again would not help
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


class Keeper:
    """Runs one command as long as it is used."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._stopping = threading.Event()
        self._server: subprocess.Popen[bytes] | None = None
        self._starting = threading.Lock()

    def run(self) -> int:
        """Run the command until `stop`, again when it dies; its exit status."""
        while True:
            started_s = time.monotonic()
            with self._starting:
                if self._stopping.is_set():
                    return 0
                self._server = subprocess.Popen(  # noqa: S603 - the command is our own
                    self._command, preexec_fn=_dying_with_this_thread()
                )
            status = self._server.wait()
            if self._stopping.is_set() or time.monotonic() - started_s < _PROVEN_AFTER_S:
                return status
            print(f"keeper: the server ended ({status}); starting it again", flush=True)

    def stop(self) -> None:
        """End the command: SIGTERM, and SIGKILL when it does not save in time."""
        with self._starting:
            self._stopping.set()
            server = self._server
        if server is None:
            return
        server.terminate()
        overdue = threading.Timer(_SAVE_WITHIN_S, server.kill)
        overdue.daemon = True
        overdue.start()

    def stop_when_unused(self, users_file: Path) -> None:
        """Wait for the last user to go, then `stop`."""
        wait_until_unused(users_file)  # held until this process ends: see there
        self.stop()


def _dying_with_this_thread() -> Callable[[], None] | None:
    """What makes a child get SIGTERM when we are killed with SIGKILL: Linux has it, macOS not.

    On macOS such an orphan serves on until the next start, which shuts it down
    (`bot/embedded/valkey.py`). The library is loaded here, before the fork.
    """
    if sys.platform != "linux":
        return None
    return partial(ctypes.CDLL(None).prctl, _PR_SET_PDEATHSIG, signal.SIGTERM)


def main(arguments: list[str]) -> int:
    """Detach, then keep the command `arguments[1:]`, used by the holders of `arguments[0]`."""
    detach()
    keeper = Keeper(arguments[1:])
    # In a thread of its own: the handler interrupts the main thread, which may hold the lock.
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=keeper.stop).start())
    threading.Thread(
        target=keeper.stop_when_unused, args=(Path(arguments[0]),), daemon=True
    ).start()
    return keeper.run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
