"""What is done after Slack was acknowledged: it waits three seconds, and people should not."""

import asyncio
from collections.abc import Coroutine
from types import TracebackType
from typing import Any

import structlog

from bot.errors import DragomanError

logger = structlog.get_logger(__name__)

_AT_ONCE = 50
_WITHIN_S = 30.0


class Chores:
    """Tasks that end with the adapter. A chore only says or shows something: when one fails, or
    there are too many, nothing is lost but that. Use as an async context manager.

    No TaskGroup, which would wrap what ends the adapter (a ConfigError) in an ExceptionGroup.
    """

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "Chores":
        """Get ready."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End what still runs."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def add(self, name: str, chore: Coroutine[Any, Any, object]) -> None:
        """Do `chore` soon."""
        if len(self._tasks) >= _AT_ONCE:
            chore.close()
            logger.warning("slack.chore_left_out", chore=name)
            return
        task = asyncio.create_task(_do(name, chore), name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _do(name: str, chore: Coroutine[Any, Any, object]) -> None:
    try:
        async with asyncio.timeout(_WITHIN_S):
            await chore
    except (DragomanError, TimeoutError) as error:
        logger.warning("slack.chore_failed", chore=name, error=str(error) or type(error).__name__)
