"""Which messages of ours still grow, as the gateway tells of them: those with a Stop button below.

Somebody who deletes such a message wants it to end. One of a reply that is whole is only tidied
away, and ends nothing.
"""

from collections import OrderedDict
from collections.abc import Iterator

import discord

from adapters.discord.buttons import Kind, read

_REMEMBERED = 2_000


class Growing:
    """What one process has heard of."""

    def __init__(self) -> None:
        self._ids: OrderedDict[int, None] = OrderedDict()

    def note(self, message: discord.Message) -> None:
        """A message of ours was posted or changed."""
        kinds = (button.kind for item in _ids_of(message) if (button := read(item)) is not None)
        if Kind.STOP in kinds:
            self._ids[message.id] = None
            if len(self._ids) > _REMEMBERED:
                self._ids.popitem(last=False)
        else:
            self._ids.pop(message.id, None)

    def is_cut(self, message_id: int) -> bool:
        """Whether a message that was deleted did grow."""
        is_known = message_id in self._ids
        self._ids.pop(message_id, None)
        return is_known


def _ids_of(message: discord.Message) -> Iterator[str]:
    for row in message.components:
        if isinstance(row, discord.ActionRow):
            for item in row.children:
                if isinstance(item, discord.components.Button):
                    yield item.custom_id or ""
