"""What comes on a conversation's stream, shown in a terminal or a pipe: each message once."""

import asyncio
from collections import deque

from adapters.console.screen import Screen
from adapters.live_events import Asked, Below, Doing, Event, keep_utf16

_REMEMBERED = 100


class Replies:
    """Those of one conversation, in the order in which they come."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._events: asyncio.Queue[Event] = asyncio.Queue()
        self._whole: deque[str] = deque(maxlen=_REMEMBERED)

    def put(self, event: Event) -> None:
        """Something has come."""
        self._events.put_nowait(event)

    async def show_until_answered(self, message_id: str) -> None:
        """Show what comes until the answer to `message_id` is complete.

        A late answer to an earlier message is shown, too, each one whole before the next. One that
        was shown whole comes again where Redis went away before its turn was committed.
        """
        texts: dict[str, str] = {}
        answers: set[str] = set()
        while True:
            event = await self._events.get()
            if isinstance(event, Asked | Below):  # without buttons: they were written out
                continue
            if isinstance(event, Doing):
                self._screen.show_status(event.text)
                continue
            if event.id in self._whole:
                continue
            if event.offset and event.id not in texts:
                continue  # its beginning was shown before this terminal was opened
            if event.in_reply_to == message_id:
                answers.add(event.id)
            texts[event.id] = keep_utf16(texts.get(event.id, ""), event.offset) + event.text
            self._screen.show(texts[event.id], is_final=event.is_final)
            if event.is_final:
                self._whole.append(event.id)
                if event.id in answers:
                    return
