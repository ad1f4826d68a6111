"""A platform in memory behind the `Adapter` port, for tests that need no real protocol.

It keeps its limits, remembers every state of what it showed, and fails as platforms do.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from bot.errors import (
    CallTooLate,
    DeliveryRefused,
    DeliveryUnknown,
    FetchFailed,
    PlatformBusy,
    PlatformUnavailable,
)
from bot.messages import Address, Attachment
from bot.ports import Intake, LengthUnit, Limits, Live, OutgoingMessage
from bot.ports.in_time import Ask, check_in_time
from bot.reply import NO_EXTRAS, Extras, File

Fault = Literal["busy", "unavailable", "lost", "refused"]

_MEASURES = {
    LengthUnit.CHARACTERS: len,
    LengthUnit.UTF16: lambda text: len(text.encode("utf-16-le")) // 2,
    LengthUnit.UTF8_BYTES: lambda text: len(text.encode()),
}


@dataclass(slots=True)
class ShownMessage:
    """A message as a person saw it: every state of its text, the last one now.

    `since` is when each state was first seen (monotonic seconds).
    """

    key: str
    states: list[str]
    is_final: bool
    channel: str = ""
    since: list[float] = field(default_factory=lambda: [time.monotonic()])
    extras: Extras = NO_EXTRAS


@dataclass(slots=True)
class MemoryPlatform:
    """`faults` are used up in order, one for each post or update; "lost": done, answer lost.

    `room` says how long a call (final or not) has to wait for room in the rate limits; 0.0: not.
    `connect` is what happens before the bytes of a call (post, update or status) leave.
    """

    limits: Limits
    name: str = "memory"
    is_connected: bool = True
    cannot_tell: bool = False
    refuses_repeated_keys: bool = False
    refuses_edits: bool = False
    faults: deque[Fault | None] = field(default_factory=deque)
    messages: dict[str, ShownMessage] = field(default_factory=dict)
    statuses: list[str] = field(default_factory=list)
    sketches: list[File] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)
    room: Callable[[bool], float] = lambda final: 0.0
    connect: Callable[[str], Awaitable[None]] | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def texts(self) -> list[str]:
        """What a person sees now."""
        return [message.states[-1] for message in self.messages.values()]

    @property
    def is_quiet(self) -> bool:
        """Whether every message is complete."""
        return all(message.is_final for message in self.messages.values())

    async def until(self, holds: Callable[[], bool], within_s: float = 60.0) -> None:
        """Wait until something that is asked of the platform makes `holds` true."""
        async with asyncio.timeout(within_s):
            while not holds():
                self.changed.clear()
                await self.changed.wait()

    async def open(self) -> None:
        """Nothing to open."""

    async def probe(self) -> None:
        """Nothing to try."""

    async def run(self, intake: Intake, live: Live) -> None:
        """No messages come from here; tests admit their own."""
        await asyncio.Event().wait()

    async def close(self) -> None:
        """Nothing to close."""

    async def claim_room(self, message: OutgoingMessage) -> None:
        """Ask `room`."""
        wait_s = self.room(message.is_final)
        if wait_s:
            self.calls.append("wait")
            self.changed.set()
            raise PlatformBusy("no room", retry_after_s=wait_s)

    async def post(self, message: OutgoingMessage) -> str:
        """Show a new message."""
        key, is_final, extras = message.key, message.is_final, message.extras
        assert len(key) <= 25, key
        await self._connect("post")
        is_lost = self._fail_or_do("post", message)
        known = [i for i, shown in self.messages.items() if shown.key == key]
        if known and self.refuses_repeated_keys:
            return known[0]
        message_id = f"p{len(self.messages) + 1}"
        self._check(extras, is_final)
        self.messages[message_id] = ShownMessage(
            key, [message.text], is_final, message.address.channel, extras=extras
        )
        self._done(is_lost)
        return message_id

    async def update(self, message: OutgoingMessage) -> None:
        """Make a message show its text."""
        there, text, shown = self.messages[message.message_id], message.text, message.shown
        is_changed = shown is not None and text != shown
        assert not (there.is_final and is_changed), "a complete text never changes again"
        if shown is not None:
            assert there.states[-1] == shown, "delivery must know what is shown"
            if self.limits.grows_by_append:
                assert text.startswith(shown), "a stream only grows"
        await self._connect("update")
        is_lost = self._fail_or_do("update", message)
        if self.refuses_edits:
            raise DeliveryRefused("403")
        if text != there.states[-1]:
            there.states.append(text)
            there.since.append(time.monotonic())
        self._check(message.extras, message.is_final)
        there.is_final, there.extras = message.is_final, message.extras
        self._done(is_lost)

    async def find(self, address: Address, key: str) -> str | None:
        """Look a post up."""
        self.calls.append("find")
        await self._connect("find")
        if self.cannot_tell:
            raise DeliveryUnknown("this platform has no read-back")
        return next((i for i, message in self.messages.items() if message.key == key), None)

    async def show_status(self, address: Address, text: str, sketch: File | None = None) -> None:
        """Remember the status."""
        await self._connect("status")
        self.statuses.append(text)
        self.sketches += [sketch] if sketch else []
        self.changed.set()

    async def fetch(self, address: Address, attachment: Attachment, most_bytes: int) -> bytes:
        """What a test put into `files`, by id."""
        self.fetched.append(attachment.id)
        data = self.files.get(attachment.id)
        if data is None:
            raise FetchFailed("gone", user_message="it is gone")
        return data[: most_bytes + 1]

    async def _connect(self, call: str) -> None:
        if self.connect is not None:
            await self.connect(call)
        await check_in_time()

    def _check(self, extras: Extras, final: bool) -> None:
        assert self.limits.shows_steps or not extras.steps
        below = replace(extras, steps=())
        assert final or below == NO_EXTRAS, "only a complete message has choices or files"
        assert len(extras.choices) <= self.limits.choices_max
        assert all(file.size_bytes <= self.limits.file_max_bytes for file in extras.files)

    def _fail_or_do(self, call: str, message: OutgoingMessage) -> bool:
        text, steps = message.text, message.extras.steps
        assert text.strip() or steps, "no platform takes an empty message"
        assert _MEASURES[self.limits.length_unit](text) <= self.limits.message_length
        self.calls.append(call)
        self.changed.set()
        fault = self.faults.popleft() if self.faults else None
        if fault == "busy":
            raise PlatformBusy("429", retry_after_s=0.01)
        if fault == "unavailable":
            raise PlatformUnavailable("503")
        if fault == "refused":
            raise DeliveryRefused("403")
        return fault == "lost"

    def _done(self, is_lost: bool) -> None:
        self.changed.set()
        if is_lost:
            raise DeliveryUnknown("the answer was lost")


def replaced_after(calls: int) -> Ask:
    """What a worker hears before each of its calls that was replaced after so many."""
    left = iter(range(calls))

    async def ask() -> None:
        if next(left, None) is None:
            raise CallTooLate("replaced")

    return ask
