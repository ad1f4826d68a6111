"""A step that all share who want it in the same moment, such as a look at where the data is."""

import asyncio
from collections.abc import Awaitable, Callable


class SharedStep:
    """Takes a step for the first who comes; whoever comes meanwhile waits for the same one, and
    sees by itself what came of it."""

    def __init__(self) -> None:
        self._taken = 0
        self._taking = asyncio.Lock()

    async def once(self, step: Callable[[], Awaitable[None]]) -> None:
        """Return when somebody has taken it. Raises to the one who did what `step` raised."""
        taken = self._taken
        async with self._taking:
            if taken == self._taken:
                try:
                    await step()
                finally:
                    self._taken += 1
