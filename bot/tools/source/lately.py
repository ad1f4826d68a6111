"""What was lately found of a program: while a reply is made, the same one is looked at again and
again (a fix is judged, laid beside the person's own, shown), each time by a process that starts."""

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from bot.latest import Latest

Found = TypeVar("Found")

_MOST = 128
_KEPT_MAX_CHARS = 20_000
"""A longer program is looked at each time: what is known of it would take much room."""


class Lately(Generic[Found]):
    """`look(how, source)`, which finds the same each time, or None where it could not look; what it
    found is known until a hundred others were looked at."""

    def __init__(self, look: Callable[[tuple[str, ...], str], Awaitable[Found | None]]) -> None:
        self._look = look
        self._known: Latest[tuple[tuple[str, ...], str], Found] = Latest(_MOST)

    async def find(self, how: tuple[str, ...], source: str) -> Found | None:
        """What there is to find; None where that could not be told this time."""
        asked = (how, source)
        if asked in self._known:
            self._known[asked] = self._known[asked]  # so that it stays
            return self._known[asked]
        found = await self._look(how, source)
        if found is not None and len(source) <= _KEPT_MAX_CHARS:
            self._known[asked] = found
        return found
