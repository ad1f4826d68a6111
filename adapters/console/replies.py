"""What comes on a conversation's stream, shown in a terminal or a pipe: each message once."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager

from adapters.console.screen import Screen
from adapters.live_events import Doing, Event, Shown, keep_utf16

_REMEMBERED = 100


class Replies:
    """Those of one conversation, in the order in which they come.

    `before` is what came on the stream before this began. What was half said then may be in a
    terminal that is gone, and is shown whole when it goes on; a pipe (not `is_terminal`) is
    somebody's second, and what was half said went into the first.
    """

    def __init__(
        self, screen: Screen, before: Iterable[Event] = (), *, is_terminal: bool = False
    ) -> None:
        self._screen = screen
        self._events: asyncio.Queue[Event] = asyncio.Queue()
        self._whole: deque[str] = deque(maxlen=_REMEMBERED)
        self._texts: dict[str, str] = {}
        """What the messages show that are not whole yet."""
        for event in before:
            if isinstance(event, Shown) and self._take(event) and event.is_final:
                self._end(event.id)
        if not is_terminal:
            for message_id in tuple(self._texts):
                self._end(message_id)

    def put(self, event: Event) -> None:
        """Something has come."""
        self._events.put_nowait(event)

    async def show_until_answered(self, message_id: str) -> None:
        """Show what comes until the answer to `message_id` is complete.

        A late answer to an earlier message is shown, too, each one whole before the next. One that
        was shown whole comes again where Redis went away before its turn was committed.
        """
        answers: set[str] = set()
        while True:
            event = await self._next(with_status=True)
            if event.in_reply_to == message_id:
                answers.add(event.id)
            if self._show(event) and event.id in answers:
                return

    async def show_unasked(self, aside: Callable[[], AbstractAsyncContextManager[None]]) -> None:
        """Show what comes by itself, for good: a reply that was interrupted and goes on, a
        reminder. Each is shown whole inside `aside`, which makes room for it."""
        while True:
            event = await self._next(with_status=False)
            async with aside():
                while not self._show(event):
                    event = await self._next(with_status=True)

    def rest(self) -> None:
        """Leave a message that is not whole yet as it is, for the next that shows it."""
        self._screen.end()

    async def _next(self, *, with_status: bool) -> Shown:
        """The next text to show; what is being done meanwhile is shown `with_status` only."""
        while True:
            event = await self._events.get()
            if isinstance(event, Doing) and with_status:
                self._screen.show_status(event.text)
            # What stands below a message is passed over: its buttons were written out.
            if isinstance(event, Shown) and self._take(event):
                return event

    def _take(self, event: Shown) -> bool:
        """Note what a message shows now; False where it was whole before, or began unheard."""
        if event.id in self._whole or (event.offset and event.id not in self._texts):
            return False
        shown = self._texts.get(event.id, "")
        self._texts[event.id] = keep_utf16(shown, event.offset) + event.text
        return True

    def _show(self, event: Shown) -> bool:
        """Show what was taken; whether the message is whole now."""
        self._screen.show(self._texts[event.id], is_final=event.is_final)
        if event.is_final:
            self._end(event.id)
        return event.is_final

    def _end(self, message_id: str) -> None:
        del self._texts[message_id]
        self._whole.append(message_id)
