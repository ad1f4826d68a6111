"""A look at where the data is, which all share that want one in the same moment."""

import asyncio
from collections.abc import Awaitable, Callable


class SharedLook:
    """Calls `look` for the first who comes; whoever comes while it looks waits for the same look,
    and sees by itself whether something was found."""

    def __init__(self, look: Callable[[], Awaitable[None]]) -> None:
        self._look = look
        self._looks = 0
        self._looking = asyncio.Lock()

    async def once(self) -> None:
        """Return when somebody has looked. Raises to the one who looked what `look` raised."""
        looks = self._looks
        async with self._looking:
            if looks == self._looks:
                try:
                    await self._look()
                finally:
                    self._looks += 1
