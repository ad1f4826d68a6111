"""The platform of this benchmark: sends messages to replicas, hears what became of each.

It delivers as platforms do: to any replica, and again to another one where the line broke before
the message was acknowledged. All times are CLOCK_MONOTONIC, which all processes here share.
"""

import asyncio
import json
import random
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

WITHIN_S = 30.0
_TEXT = "Could you look at number {} for me, please? It has been open for days."


@dataclass(slots=True)
class Fate:
    """What became of a message. `turns` has the beginning of each turn that handled it."""

    conversation: str
    sent_at: float = 0.0
    acknowledged_at: float = 0.0
    turns: list[float] = field(default_factory=list)
    handled_at: float = 0.0


class Platform:
    """Listens at a unix socket for replicas."""

    def __init__(self, conversations: int, seed: int) -> None:
        self.fates: list[Fate] = []
        self.outstanding = 0
        self._conversations = conversations
        self._random = random.Random(seed)
        self._receivers: dict[str, asyncio.WriteTransport] = {}
        self._reporters: set[str] = set()
        self._at: dict[int, str] = {}  # who has been sent what it has not acknowledged
        self._changed = asyncio.Event()
        self._on_handled: Callable[[], object] = lambda: None

    async def listen(self, path: Path) -> asyncio.Server:
        """Listen; the server is the caller's to close."""
        loop = asyncio.get_running_loop()
        return await loop.create_unix_server(lambda: _Connection(self), str(path))

    async def until(self, holds: Callable[[], bool], within_s: float = WITHIN_S) -> bool:
        """Wait until what replicas say makes `holds` true; False where it takes too long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                while not holds():
                    self._changed.clear()
                    await self._changed.wait()
        return holds()

    async def replicas(self, receivers: int, reporters: int) -> None:
        """Wait until so many are there; raises TimeoutError."""
        if not await self.until(
            lambda: len(self._receivers) == receivers and len(self._reporters) == reporters
        ):
            raise TimeoutError("a replica did not come")

    async def send_at_full_speed(self, count: int, at_once: int, within_s: float) -> None:
        """Send `count` messages, never more than `at_once` of which are not handled yet."""
        last = len(self.fates) + count

        def fill() -> None:
            while self.outstanding < at_once and len(self.fates) < last:
                self._send_next()

        self._on_handled = fill
        fill()
        await self.until(lambda: len(self.fates) == last and not self.outstanding, within_s)
        self._on_handled = lambda: None

    async def send_at(self, per_s: float, seconds: float) -> None:
        """Send at an even rate, whatever becomes of them."""
        began_at, first = time.monotonic(), len(self.fates)
        while (passed_s := time.monotonic() - began_at) < seconds:
            while len(self.fates) - first < passed_s * per_s:
                self._send_next()
            await asyncio.sleep(0.002)

    def _send_next(self) -> None:
        number = len(self.fates)
        self.fates.append(Fate(f"c{number % self._conversations}", sent_at=time.monotonic()))
        self.outstanding += 1
        self._deliver(number)

    def _deliver(self, number: int) -> None:
        name = self._random.choice(sorted(self._receivers))
        self._at[number] = name
        message = [number, self.fates[number].conversation, _TEXT.format(number)]
        self._receivers[name].write(json.dumps(message).encode() + b"\n")

    # ── what connections tell ────────────────────────────────────────────────────────────────────

    def came(self, role: str, name: str, transport: asyncio.WriteTransport) -> None:
        """A replica says who it is."""
        if role == "receives":
            self._receivers[name] = transport
        else:
            self._reporters.add(name)
        self._changed.set()

    def left(self, name: str) -> None:
        """A replica is gone: what it has not acknowledged is delivered again."""
        if self._receivers.pop(name, None) is not None and self._receivers:
            for number in [n for n, at in self._at.items() if at == name]:
                self._deliver(number)

    def heard(self, reports: list[bytes]) -> None:
        """Take in what a replica says of messages."""
        for report in reports:
            kind, number, at = report.split()
            fate = self.fates[int(number)]
            if kind == b"a":
                fate.acknowledged_at = fate.acknowledged_at or float(at)
                self._at.pop(int(number), None)
            else:
                if not fate.turns:
                    self.outstanding -= 1
                    fate.handled_at = time.monotonic()
                fate.turns.append(float(at))
        self._on_handled()
        self._changed.set()


class _Connection(asyncio.Protocol):
    """One line of a replica; the first thing it says is who it is."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._role = self._name = ""
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)  # uvloop's derives from no class

    def data_received(self, data: bytes) -> None:
        *lines, self._rest = (self._rest + data).split(b"\n")
        if lines and not self._role:
            self._role, self._name = lines.pop(0).decode().split()
            self._platform.came(self._role, self._name, self._transport)
        if lines:
            self._platform.heard(lines)

    def connection_lost(self, error: Exception | None) -> None:
        if self._role == "receives":
            self._platform.left(self._name)
