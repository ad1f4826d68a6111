"""Lines from standard input, one at a time, without blocking the loop.

A blocking read cannot be cancelled, so each runs in a daemon thread which nobody waits for at the
end. On a terminal the line can be edited and earlier ones recalled (readline).
"""

import asyncio
import contextlib
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from rich.cells import cell_len

PROMPT = "› "
_CHUNK_BYTES = 65_536


class Lines:
    """Standard input. `is_terminal` is whether a person sits at both ends of it."""

    def __init__(self) -> None:
        self.is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
        self._rest = b""
        self._restore: contextlib.ExitStack = contextlib.ExitStack()

    def __enter__(self) -> Self:
        if self.is_terminal:
            with contextlib.suppress(ImportError):
                import readline  # noqa: F401 - importing it gives `input` its line editing
            self._keep_terminal_settings()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._restore.close()
        if self.is_terminal:
            print(flush=True)  # whatever comes next begins on a line of its own

    async def next(self, unsent: str = "") -> str | None:
        """The next line without its end; None when there are no more.

        On a terminal, `unsent` stands in the line already, to be sent again or changed.
        """
        loop = asyncio.get_running_loop()
        line: asyncio.Future[str | None] = loop.create_future()

        def hand_over(text: str | None) -> None:
            if not line.done():
                line.set_result(text)

        def read() -> None:
            text = self._edited_line(unsent) if self.is_terminal else self._piped_line()
            with contextlib.suppress(RuntimeError):  # the loop ended before the person typed
                loop.call_soon_threadsafe(hand_over, text)

        threading.Thread(target=read, name="console input", daemon=True).start()
        return await line

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """Take the line that is being edited off the terminal, and put it back below what the body
        has written. What is typed meanwhile is in it."""
        rows = cell_len(PROMPT + _typed()) // shutil.get_terminal_size().columns
        up = f"\x1b[{rows}A" if rows else ""
        print(f"{up}\r\x1b[J", end="", flush=True)
        yield
        print(f"{PROMPT}{_typed()}", end="", flush=True)

    def _edited_line(self, unsent: str) -> str | None:
        try:
            with _written_already(unsent):
                return input(PROMPT)
        except (EOFError, UnicodeDecodeError):
            return None

    def _piped_line(self) -> str | None:
        # Not sys.stdin: a thread that waits in it holds a lock which the interpreter's end needs.
        while b"\n" not in self._rest:
            chunk = os.read(0, _CHUNK_BYTES)
            if not chunk:
                break
            self._rest += chunk
        if not self._rest:
            return None
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode("utf-8", "replace").removesuffix("\r")

    def _keep_terminal_settings(self) -> None:
        """Line editing changes the terminal; a thread that is left behind never changes it back."""
        try:
            import termios
        except ImportError:
            return
        with contextlib.suppress(termios.error):
            before = termios.tcgetattr(0)
            self._restore.callback(termios.tcsetattr, 0, termios.TCSADRAIN, before)


@contextlib.contextmanager
def _written_already(text: str) -> Iterator[None]:
    """Let the line that is edited next begin with `text`, where lines can be edited."""
    try:
        import readline
    except ImportError:
        yield
        return
    readline.set_startup_hook(lambda: readline.insert_text(text))
    try:
        yield
    finally:
        readline.set_startup_hook()


def _typed() -> str:
    """What stands in the line that is being edited."""
    try:
        import readline
    except ImportError:
        return ""
    return readline.get_line_buffer()
