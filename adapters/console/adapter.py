"""The terminal as an adapter: reads lines, follows its conversation's live stream, prints."""

import asyncio
import getpass
import mimetypes
import re
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager, nullcontext, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from adapters.console import Settings
from adapters.console.lines import Lines
from adapters.live_events import LiveDelivery, decode_event, whole_characters
from bot.errors import DragomanError, StoreUnavailable
from bot.interrupt import Interrupt
from bot.messages import Address, Attachment, Author, ConversationId, IncomingMessage
from bot.ports import Blobs, Intake, Limits, Live, NoBlobs

if TYPE_CHECKING:
    from adapters.console.replies import Replies
    from adapters.console.screen import Screen
    from adapters.console.stopping import Stoppable

ACCOUNT = "local"
QUIT = {"/quit", "/exit"}
ATTACH = "/attach"
"""`/attach PATH`: a file of this machine goes with the next message."""

LIMITS = Limits(message_length=1_000_000, edit_gaps_s=(0.05, 0.1, 0.15), grows_by_append=True)

KEEPS_TRYING = "I cannot reach my memory at the moment. I keep trying."
_RETRY_S = 1.0

Answer = TypeVar("Answer")


class ConsoleAdapter:
    """See `bot.ports.Adapter`. The same person goes on with the same conversation next time."""

    name = "console"
    limits = LIMITS
    is_connected = True

    def __init__(
        self,
        settings: Settings,
        live: Live,
        interrupt: Interrupt | None = None,
        blobs: Blobs | None = None,
    ) -> None:
        self._interrupt = interrupt or Interrupt()
        self._user = settings.user or _account_name()
        channel = re.sub(r"[^A-Za-z0-9_.-]", "_", self._user) or "you"
        self._conversation = ConversationId(self.name, ACCOUNT, channel)
        self._blobs = blobs or NoBlobs()
        self._attached: list[Attachment] = []
        delivery = LiveDelivery(self.name, ACCOUNT, live, self._blobs)
        self.claim_room = delivery.claim_room
        self.post = delivery.post
        self.update = delivery.update
        self.find = delivery.find
        self.show_status = delivery.show_status
        self.fetch = delivery.fetch

    async def open(self) -> None:
        """Delivering needs Redis only, which is there already."""

    async def probe(self) -> None:
        """The terminal is there."""

    async def run(self, intake: Intake, live: Live) -> None:
        """Talk until the person leaves (`/quit`, Ctrl-D, Ctrl-C, the end of a pipe).

        On a terminal, Ctrl-C stops a reply that is being written; once more, it leaves. A reply
        that comes by itself is shown while the person is asked for the next line.
        """
        from adapters.console.replies import Replies
        from adapters.console.screen import open_screen
        from adapters.console.stopping import stoppable

        kept = await live.kept(self._conversation)
        before = [event for each in kept if (event := decode_event(each.data)) is not None]
        with Lines() as lines, open_screen(lines.is_terminal) as screen:
            screen.greet()
            replies = Replies(screen, before, is_terminal=lines.is_terminal)
            stopping = stoppable(self._interrupt, intake, self._conversation, screen)
            following = asyncio.create_task(
                self._follow(live, kept[-1].id if kept else "0", replies)
            )
            try:
                unsent: IncomingMessage | None = None
                while True:
                    there = unsent.text if unsent is not None else ""
                    text = await _next_line(lines, there, replies, stopping)
                    if text is None or text.strip() in QUIT:
                        break
                    if not text.strip():
                        unsent = None
                        continue
                    if text.startswith(f"{ATTACH} "):
                        path = text.removeprefix(ATTACH).strip()
                        screen.say(await self._attach(path, screen, lines))
                        continue
                    message = self._incoming(whole_characters(text), unsent)
                    unsent = None
                    try:
                        await intake.admit(message)
                    except StoreUnavailable as error:
                        if lines.is_terminal:
                            screen.say(error.user_message)
                            unsent = message
                            self._attached = [*message.attachments]
                            continue
                        screen.say(KEEPS_TRYING)
                        await _some_time(partial(intake.admit, message))
                    async with stopping() if lines.is_terminal else nullcontext():
                        await replies.show_until_answered(message.id)
            finally:
                following.cancel()
                await asyncio.gather(following, return_exceptions=True)

    async def close(self) -> None:
        """The terminal was given back at the end of `run`."""

    async def _follow(self, live: Live, after: str, replies: "Replies") -> None:
        """Hand what happens in the conversation to `replies`, for good."""
        while True:
            try:
                async with aclosing(live.follow(self._conversation, after)) as followed:
                    async for live_event in followed:
                        after = live_event.id
                        event = decode_event(live_event.data)
                        if event is not None:
                            replies.put(event)
            except StoreUnavailable:
                await asyncio.sleep(_RETRY_S)  # Redis is away: the text comes when it is back

    async def _attach(self, path: str, screen: "Screen", lines: "Lines") -> str:
        """Keep the bytes of a file for the next message; returns the sentence about it. What comes
        through a pipe waits until Redis takes it, as a message does."""
        try:
            data = await asyncio.to_thread(_bytes_of, path)
            try:
                blob = await self._blobs.put(data)
            except StoreUnavailable:
                if lines.is_terminal:
                    raise
                screen.say(KEEPS_TRYING)
                blob = await _some_time(partial(self._blobs.put, data))
        except OSError as error:
            return f"I cannot read {path} ({error.strerror or type(error).__name__})."
        except DragomanError as error:
            return error.user_message
        name = Path(path).name
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self._attached.append(Attachment(blob, name, media_type, len(data)))
        return f"{name} goes with your next message."

    def _incoming(self, text: str, unsent: IncomingMessage | None) -> IncomingMessage:
        """`unsent`, where it is sent again as it was: it may have been taken in after all."""
        message_id = secrets.token_hex(8)
        attached, self._attached = tuple(self._attached), []
        if unsent is not None and (unsent.text, unsent.attachments) == (text, attached):
            return unsent
        return IncomingMessage(
            id=message_id,
            conversation=self._conversation,
            author=Author(self._user, self._user),
            text=text,
            sent_at=datetime.now(UTC),
            address=Address(self._conversation.channel, in_reply_to=message_id),
            attachments=attached,
            is_direct=True,
        )


async def _next_line(
    lines: "Lines", unsent: str, replies: "Replies", stopping: "Stoppable"
) -> str | None:
    """The next line. On a terminal, what comes by itself is shown while the person is asked."""
    if not lines.is_terminal:
        return await lines.next(unsent)

    @asynccontextmanager
    async def aside() -> AsyncGenerator[None]:
        with lines.aside():
            async with stopping():
                yield

    showing = asyncio.create_task(replies.show_unasked(aside), name="show what comes unasked")
    try:
        return await lines.next(unsent)
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)
        replies.rest()


async def _some_time(call: Callable[[], Awaitable[Answer]]) -> Answer:
    """Try until Redis takes it: what came through a pipe nobody can send again."""
    while True:
        await asyncio.sleep(_RETRY_S)
        with suppress(StoreUnavailable):
            return await call()


def _bytes_of(path: str) -> bytes:
    return Path(path).expanduser().read_bytes()


def _account_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return "you"
