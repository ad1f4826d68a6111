"""What a visitor says: messages, and the wish that a reply ends."""

from datetime import UTC, datetime
from typing import Annotated, Literal

import structlog
from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from adapters.live_events import Asked, encode_event, whole_characters
from adapters.web.door import Door, spend, within_store_timeout
from adapters.web.files import Sent
from adapters.web.refusals import Refusal, Refused
from adapters.web.tokens import Visitor
from adapters.web.transcript import with_names
from bot.errors import StoreUnavailable
from bot.messages import Address, Attachment, Author, ConversationId, IncomingMessage
from bot.ports import Admission
from bot.turn import pressed
from bot.turn.commands import parse

log = structlog.get_logger(__name__)

OwnId = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9_-]{8,64}$",
        description="Chosen by the client. Sending the same id again is safe: it is taken in once.",
    ),
]


class NewMessage(BaseModel):
    """What a person says. `files` are what /api/files answered for those that go with it.
    `is_picked`: an option was pressed, and this is what it sends. It is then no order of theirs."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: OwnId
    text: str
    files: Annotated[tuple[Sent, ...], Field(max_length=10)] = ()
    is_picked: bool = False


class Accepted(BaseModel):
    """The message is stored and will be answered on the event stream. With "stopped" it only said
    that the reply in progress should end: that ends, and nothing else is answered."""

    model_config = ConfigDict(frozen=True)
    id: str
    admission: Literal[Admission.ADMITTED, Admission.KNOWN, Admission.STOPPED]


class StopWish(BaseModel):
    """A press of Stop."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: OwnId


class Stopping(BaseModel):
    """Whether there is a reply to end. Its text so far stays, and it soon is complete."""

    model_config = ConfigDict(frozen=True)
    is_stopping: bool


def routes(door: Door) -> APIRouter:
    """Saying something, and stopping what is said."""
    router = APIRouter()
    Known = Annotated[Visitor, Depends(door.admit_visitor)]

    @router.post(
        "/messages",
        status_code=202,
        responses={status: {"model": Refused} for status in (413, 422, 429)},
    )
    async def create_message(message: NewMessage, visitor: Known) -> Accepted:
        """Say something. 202 means that it is stored and will be answered."""
        _check_text(message, door.settings.message_max_chars)
        spend(door.messages, visitor.visitor, "You are writing faster than I can read.")
        incoming = incoming_message(message, visitor, door.conversation(visitor))
        try:
            admission = await within_store_timeout(door.intake.admit(incoming))
        except StoreUnavailable:  # a page tries again until it can be taken in
            door.messages.give_back(visitor.visitor)
            raise
        if admission is Admission.FULL:
            raise Refusal(429, "full", "Too many of your messages are waiting for an answer.", 10)
        if admission is Admission.ADMITTED:
            await _announce(door, incoming)
        return Accepted(id=message.id, admission=admission)

    @router.post("/conversation/stop", responses={s: {"model": Refused} for s in (422, 429)})
    async def stop_reply(wish: StopWish, visitor: Known) -> Stopping:
        """End the reply that is being written, or that waits to be."""
        spend(door.messages, visitor.visitor, "That was quick.")
        event_id = f"stop-{visitor.visitor}-{wish.id}"
        stopping = door.intake.stop(door.conversation(visitor), event_id)
        return Stopping(is_stopping=await within_store_timeout(stopping))

    return router


def incoming_message(
    message: NewMessage, visitor: Visitor, conversation: ConversationId
) -> IncomingMessage:
    """What the core takes in."""
    return IncomingMessage(
        id=f"{visitor.visitor}-{message.id}",
        conversation=conversation,
        author=Author(visitor.visitor, visitor.name),
        text=whole_characters(message.text),
        attachments=tuple(
            Attachment(file.blob, file.name, file.media_type, file.size_bytes)
            for file in message.files
        ),
        sent_at=datetime.now(UTC),
        address=Address(
            channel=visitor.visitor,
            thread=visitor.thread,
            in_reply_to=message.id,
            recipient=visitor.visitor,
        ),
        is_direct=True,
        is_own_words=not message.is_picked,
    )


def _check_text(message: NewMessage, max_chars: int) -> None:
    text = message.text
    if not text.strip() and not message.files:
        raise Refusal(422, "empty", "There is no text in this message. Write something first.")
    if len(text) > max_chars:
        raise Refusal(
            413,
            "too_long",
            f"This message has {len(text):,} characters; I can read up to {max_chars:,}. "
            "Please shorten it or send it in parts.",
        )


async def _announce(door: Door, message: IncomingMessage) -> None:
    """Tell the visitor's other open pages. The message is stored: a failure here loses nothing."""
    names = tuple(file.name for file in message.attachments)
    try:
        text = with_names(await _seen(door, message), names)
        asked = Asked(message.address.in_reply_to, text, message.sent_at.timestamp())
        await within_store_timeout(door.live.publish(message.conversation, encode_event(asked)))
    except StoreUnavailable:
        log.warning("web.question_not_announced", conversation=str(message.conversation))


async def _seen(door: Door, message: IncomingMessage) -> str:
    """What the visitor sees of it. Most options send what stands on them (`options_of`)."""
    if message.is_own_words or not parse(message.text):
        return message.text
    try:
        known = await within_store_timeout(door.intake.conversation(message.conversation))
    except ValueError:  # stored by a newer release
        return message.text
    return pressed.seen(message.text, known.turns)
