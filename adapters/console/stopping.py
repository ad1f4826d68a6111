"""Ctrl-C while a reply is shown: it stops the reply, and once more it leaves."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from adapters.console.screen import Screen
from bot.errors import StoreUnavailable
from bot.interrupt import Interrupt
from bot.messages import ConversationId
from bot.ports import Intake

Stoppable = Callable[[], AbstractAsyncContextManager[None]]
"""Inside it, Ctrl-C stops the reply that is shown."""


def stoppable(
    interrupt: Interrupt, intake: Intake, conversation: ConversationId, screen: Screen
) -> Stoppable:
    """Contexts in which Ctrl-C stops the conversation's reply."""

    @asynccontextmanager
    async def stopping() -> AsyncGenerator[None]:
        wish = Stopping(intake, conversation, screen)
        try:
            with interrupt.means(wish.begin):
                yield
        finally:
            await wish.end()

    return stopping


class Stopping:
    """The wish that the reply end which is shown: the first press of Ctrl-C."""

    def __init__(self, intake: Intake, conversation: ConversationId, screen: Screen) -> None:
        self._intake = intake
        self._conversation = conversation
        self._screen = screen
        self._id = f"stop-{secrets.token_hex(8)}"
        self._stopping: asyncio.Task[None] | None = None

    def begin(self) -> bool:
        """Begin to stop; False where that was done before."""
        if self._stopping is not None:
            return False
        self._stopping = asyncio.create_task(self._stop(), name="stop the reply")
        return True

    async def end(self) -> None:
        """The reply is complete: nothing is left to stop."""
        if self._stopping is not None:
            self._stopping.cancel()
            await asyncio.gather(self._stopping, return_exceptions=True)

    async def _stop(self) -> None:
        try:
            await self._intake.stop(self._conversation, self._id)
        except StoreUnavailable as error:
            self._screen.say(error.user_message)
            self._stopping = None  # it may be pressed again
