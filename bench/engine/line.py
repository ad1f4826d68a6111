"""A replica's line to the platform of this benchmark: the same for both sides, so it costs both the
same. Only the standard library, since the other side runs in an environment of its own.

    platform → replica   [number, conversation, text] as JSON, one a line
    replica → platform   "a number at"    acknowledged
                         "h number at"    handled, in a turn that began `at`
"""

import asyncio
import json
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sent:
    """A message as the platform sends it."""

    number: int
    conversation: str
    text: str


@dataclass
class Line:
    """The line of the replica called `name`, to the platform that listens at `path`."""

    path: str
    name: str
    _reports: socket.socket = field(init=False)
    _unsent: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._reports = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._reports.connect(self.path)
        self._report(f"reports {self.name}\n")
        self._flush()

    async def receive(self, take: Callable[[Sent], object]) -> None:
        """Ask for messages and hand each to `take`, until the platform closes the line."""
        reader, writer = await asyncio.open_unix_connection(self.path)
        writer.write(f"receives {self.name}\n".encode())
        async for line in reader:
            take(Sent(*json.loads(line)))

    def acknowledge(self, number: int) -> None:
        """Say that a message has been taken in; travels with whatever is said in this moment."""
        if not self._unsent:
            asyncio.get_running_loop().call_soon(self._flush)
        self._report(f"a {number} {time.monotonic()}\n")

    def handled(self, number: int, began_at: float) -> None:
        """Say that a message has been handled. When this returns, it has left."""
        self._report(f"h {number} {began_at}\n")
        self._flush()

    def _report(self, text: str) -> None:
        self._unsent.append(text)

    def _flush(self) -> None:
        if self._unsent:
            self._reports.sendall("".join(self._unsent).encode())
            self._unsent.clear()
