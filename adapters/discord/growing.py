"""Which turn each message of ours shows, as the gateway tells of them.

Somebody who deletes a message while it grows wants its reply to end. One of a reply that is whole
is only tidied away, and ends nothing.
"""

from collections import OrderedDict
from collections.abc import Iterator

import discord

from adapters.discord.buttons import Kind, read
from adapters.discord.outgoing import turn_of

_REMEMBERED = 2_000


class Growing:
    """What one process has heard of. Messages that grow have a Stop button (`has_stop`) that names
    their turn; where they have none, so does the nonce with which they were posted, and whether
    that turn is over is left to who is asked to end it."""

    def __init__(self, *, has_stop: bool) -> None:
        self._has_stop = has_stop
        self._turns: OrderedDict[int, str] = OrderedDict()

    def note(self, message: discord.Message) -> None:
        """A message of ours was posted or changed."""
        if turn := self._turn_of(message):
            self._turns[message.id] = turn
            if len(self._turns) > _REMEMBERED:
                self._turns.popitem(last=False)
        elif self._has_stop:
            self._turns.pop(message.id, None)

    def take(self, message_id: int) -> str:
        """The turn of a message that was deleted while it grew; "" where it did not."""
        return self._turns.pop(message_id, "")

    def _turn_of(self, message: discord.Message) -> str:
        if not self._has_stop:
            return turn_of(str(message.nonce or ""))
        found = (button for item in _ids_of(message) if (button := read(item)) is not None)
        return next((button.says for button in found if button.kind is Kind.STOP), "")


def _ids_of(message: discord.Message) -> Iterator[str]:
    for row in message.components:
        if isinstance(row, discord.ActionRow):
            for item in row.children:
                if isinstance(item, discord.components.Button):
                    yield item.custom_id or ""
