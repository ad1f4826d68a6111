"""A ledger that keeps nothing, for replies that no other worker goes on with."""

from bot.ledger import Shown
from bot.reply import Run


class LooseBook:
    """Writes nothing down."""

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None:
        """See `bot.turn.book.Book`."""

    async def note_posted(self, message_id: str, *, is_growing: bool) -> None:
        """See `bot.turn.book.Book`."""

    def wait_for_room(self) -> None:
        """See `bot.turn.book.Book`."""

    def count(self, call: str, outcome: str) -> None:
        """See `bot.turn.book.Book`."""
