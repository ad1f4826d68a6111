"""The book that delivery keeps: what it is about to do, and how its calls ended."""

import contextlib
from collections.abc import Iterator
from typing import Protocol

from bot.errors import (
    DeliveryError,
    DeliveryRefused,
    DeliveryUnknown,
    PlatformBusy,
    PlatformUnavailable,
)
from bot.ledger import Shown
from bot.reply import Run

_OUTCOMES: tuple[tuple[type[DeliveryError], str], ...] = (
    (PlatformBusy, "busy"),
    (PlatformUnavailable, "unavailable"),
    (DeliveryUnknown, "unknown"),
    (DeliveryRefused, "refused"),
)


class Book(Protocol):
    """Where delivery writes down what it does."""

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None:
        """Write the ledger ahead of a call to the platform; raises LeaseLost."""
        ...

    async def note_posted(self, message_id: str, *, is_growing: bool) -> None:
        """Remember that a message of the platform is ours: at once where it is growing, since it
        can be stopped or answered, else with the next that is written down."""
        ...

    def wait_for_room(self) -> None:
        """The whole reply waits for room in the platform's rate limits."""
        ...

    def count(self, call: str, outcome: str) -> None:
        """Count a call to the platform and how it ended."""
        ...


@contextlib.contextmanager
def counted(book: Book, call: str) -> Iterator[None]:
    """Count a call to the platform, however it ends."""
    outcome = "shown"
    try:
        yield
    except DeliveryError as error:
        outcome = next(name for kind, name in _OUTCOMES if isinstance(error, kind))
        raise
    finally:
        book.count(call, outcome)
