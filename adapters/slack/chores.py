"""What may take longer than Slack waits for its acknowledgement, which is three seconds."""

import asyncio
import contextlib
from collections.abc import Coroutine
from types import TracebackType
from typing import Any

import structlog

from bot.errors import DragomanError

logger = structlog.get_logger(__name__)

_AT_ONCE = 50
_WITHIN_S = 30.0
_SLACK_WAITS_S = 2.3


class NoRoom(Exception):
    """There is no room for what a person waits for: Slack is not acknowledged, and tells them."""


class Chores:
    """Tasks that end with the adapter. Most only show something: when there are too many, one may
    be left out (`add`). What a person waits for may not (`owe`, `finish`). Use as an async context
    manager.

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
        """Do `chore` soon, where there is room: nothing is lost without it."""
        with contextlib.suppress(NoRoom):
            self.owe(name, chore)

    def owe(self, name: str, chore: Coroutine[Any, Any, object]) -> asyncio.Task[None]:
        """Do `chore` soon. Raises NoRoom, so that Slack is not acknowledged."""
        if len(self._tasks) >= _AT_ONCE:
            chore.close()
            logger.warning("slack.chore_left_out", chore=name)
            raise NoRoom(name)
        task = asyncio.create_task(_do(name, chore), name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def finish(self, name: str, chore: Coroutine[Any, Any, object]) -> None:
        """The same, and return when it is done, or when Slack can wait no longer."""
        await asyncio.wait([self.owe(name, chore)], timeout=_SLACK_WAITS_S)


async def _do(name: str, chore: Coroutine[Any, Any, object]) -> None:
    try:
        async with asyncio.timeout(_WITHIN_S):
            await chore
    except (DragomanError, TimeoutError) as error:
        logger.warning("slack.chore_failed", chore=name, error=str(error) or type(error).__name__)
