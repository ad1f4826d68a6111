"""The JSON API of the web adapter, described by /api/openapi.json.

Every call but the first carries `Authorization: Bearer TOKEN`. A token names one visitor and one of
their conversations, so whoever holds it can read and continue that one and no other.
"""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Awaitable
from datetime import UTC, datetime
from typing import Annotated, Literal, TypeVar

import structlog
from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from adapters.live_events import Asked, Below, decode_event, encode_event, whole_characters
from adapters.web import MIB, Settings, event_stream, tokens
from adapters.web.bounds import Buckets, Places
from adapters.web.event_stream import EventStream
from adapters.web.refusals import Refusal, Refused
from adapters.web.tokens import Visitor
from adapters.web.transcript import transcribe, with_names
from bot.blobs import BlobTooLarge
from bot.errors import StoreUnavailable
from bot.messages import Address, Attachment, Author, ConversationId, IncomingMessage
from bot.ports import Admission, Blobs, Intake, Live
from bot.reply import File

Result = TypeVar("Result")

log = structlog.get_logger(__name__)

ADAPTER_NAME = "web"

SHOWN_TYPES = frozenset(("image/png", "image/jpeg", "image/webp", "image/gif"))
"""What a browser may show by itself; all else is only ever saved."""

STORE_TIMEOUT_S = 10
"""Longest that a call waits for Redis; then it is a 503."""

FIRST_EVENT_WITHIN_S = 0.2
"""How long the head of an event stream is held back to see whether Redis answers at all."""

_MEDIA_TYPE = r"^[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}$"
_FROZEN = ConfigDict(frozen=True)
_SECRET_NAME = "visitor_secret"  # noqa: S105 - the name it is kept under, not the secret


class Token(BaseModel):
    """Who the visitor is. Keep `token`; ask for a new one well before `expires_at`."""

    model_config = _FROZEN
    token: str
    visitor: str
    thread: str
    expires_at: float = Field(description="Seconds since the epoch.")


OwnId = Annotated[
    str,
    Field(
        pattern=r"^[A-Za-z0-9_-]{8,64}$",
        description="Chosen by the client. Sending the same id again is safe: it is taken in once.",
    ),
]


class Sent(BaseModel):
    """A file that POST /api/files took in; it is attached by naming it in a message's `files`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    blob: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    media_type: Annotated[str, Field(pattern=_MEDIA_TYPE)]
    size_bytes: Annotated[int, Field(ge=0)]


class NewMessage(BaseModel):
    """What a person says. `files` are what /api/files answered for those that go with it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: OwnId
    text: str
    files: Annotated[tuple[Sent, ...], Field(max_length=10)] = ()


class Accepted(BaseModel):
    """The message is stored and will be answered on the event stream. With "stopped" it only said
    that the reply in progress should end: that ends, and nothing else is answered."""

    model_config = _FROZEN
    id: str
    admission: Literal[Admission.ADMITTED, Admission.KNOWN, Admission.STOPPED]


class StopWish(BaseModel):
    """A press of Stop."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: OwnId


class Stopping(BaseModel):
    """Whether there is a reply to end. Its text so far stays, and it soon is complete."""

    model_config = _FROZEN
    is_stopping: bool


class Option(BaseModel):
    """Something to pick below a reply: what stands on the button, and the message to send. With
    `asks`, ask for words first, beginning with `text`: the message is `sends`, a space, and these.
    """

    model_config = _FROZEN
    label: str
    sends: str
    style: str
    asks: str
    text: str


class Attached(BaseModel):
    """A file that goes with a reply. Its bytes are at /api/files/`blob` for seven days."""

    model_config = _FROZEN
    blob: str
    name: str
    media_type: str
    size_bytes: int
    alt: str = Field(description="A picture in words, for who cannot see it.")


class Entry(BaseModel):
    """One message of a conversation. `is_final` is false while a reply grows. `options` can be
    picked while nothing newer is there."""

    model_config = _FROZEN
    id: str
    author: Literal["person", "assistant"]
    text: str = Field(description="Markdown from the assistant, plain text from the person.")
    at: float = Field(description="Seconds since the epoch; 0 where it is not known.")
    is_final: bool
    options: tuple[Option, ...] = ()
    files: tuple[Attached, ...] = ()


class ConversationView(BaseModel):
    """A conversation now. Follow /api/events with `after` = `resume_after` for what comes next."""

    model_config = _FROZEN
    entries: tuple[Entry, ...]
    status: str = Field(description="What is being done now; empty for nothing.")
    resume_after: str


class Door:
    """What the routes share: who asks, what they may, and the way to the core."""

    def __init__(
        self,
        settings: Settings,
        intake: Intake,
        live: Live,
        blobs: Blobs,
        stopping: asyncio.Event,
    ) -> None:
        self.settings = settings
        self.blobs = blobs
        self.intake = intake
        self.live = live
        self.stopping = stopping
        self.messages = Buckets(settings.messages_per_minute, settings.messages_per_minute)
        self.visitors = Buckets(settings.visitors_per_minute, settings.visitors_per_minute)
        self.attached_mb = Buckets(settings.attach_mb_per_hour / 60, settings.attach_mb_per_hour)
        self.streams = Places(settings.streams_max, settings.streams_per_visitor_max)
        self._secret = b""

    async def secret(self) -> bytes:
        """What tokens are signed with: from config, else agreed on through Redis."""
        if not self._secret:
            if self.settings.visitor_secret is not None:
                self._secret = self.settings.visitor_secret.get_secret_value().encode()
            else:
                kept = await within_store_timeout(
                    self.intake.remember_first(
                        ADAPTER_NAME, _SECRET_NAME, secrets.token_urlsafe(32)
                    )
                )
                self._secret = kept.encode()
        return self._secret

    async def token(self, visitor: str, thread: str, name: str = "") -> Token:
        """A fresh token."""
        expires_at = time.time() + self.settings.token_ttl_days * 86_400
        signed = tokens.sign(Visitor(visitor, thread, expires_at, name), await self.secret())
        return Token(token=signed, visitor=visitor, thread=thread, expires_at=expires_at)

    async def admit_visitor(self, authorization: str | None) -> Visitor:
        """The visitor that a request comes from; refuses with 401."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "bearer":
            raise Refusal(401, "no_token", "Say who you are: send `Authorization: Bearer TOKEN`.")
        try:
            return tokens.read(token.strip(), await self.secret(), time.time())
        except tokens.TokenRefused as refused:
            raise Refusal(
                401, "token_refused", "This conversation's key is no longer good. Start a new one."
            ) from refused

    def conversation(self, visitor: Visitor) -> ConversationId:
        """The one conversation that a token gives access to."""
        return ConversationId(ADAPTER_NAME, self.settings.site, visitor.visitor, visitor.thread)

    async def file(self, visitor: Visitor, blob: str) -> File | None:
        """The file of this blob, if it went with a reply in the visitor's own conversation."""
        place = self.conversation(visitor)
        kept = await within_store_timeout(self.live.kept(place))
        events = (decode_event(event.data) for event in kept)
        shown = [file for event in events if isinstance(event, Below) for file in event.files]
        conversation = await within_store_timeout(self.intake.conversation(place))
        shown += [file for turn in conversation.turns for file in turn.files]
        return next((file for file in shown if file.blob == blob), None)


def routes(door: Door) -> APIRouter:
    """All routes under /api."""
    router = APIRouter(prefix="/api", responses={401: {"model": Refused}, 503: {"model": Refused}})

    async def visitor_of(
        authorization: Annotated[str | None, Header(description="Bearer TOKEN")] = None,
    ) -> Visitor:
        return await door.admit_visitor(authorization)

    Known = Annotated[Visitor, Depends(visitor_of)]

    @router.post("/visitors", status_code=201, responses={429: {"model": Refused}})
    async def create_visitor(request: Request, response: Response) -> Token:
        """Become a visitor with an empty conversation."""
        address = request.client.host if request.client else ""
        _spend(door.visitors, address, "Too many new visitors from your network.")
        response.headers["cache-control"] = "no-store"
        return await door.token(_new_id(), _new_id())

    @router.post("/visitors/refresh")
    async def refresh_token(visitor: Known, response: Response) -> Token:
        """The same visitor and conversation with a later `expires_at`."""
        response.headers["cache-control"] = "no-store"
        return await door.token(visitor.visitor, visitor.thread, visitor.name)

    @router.post("/conversations", status_code=201, responses={429: {"model": Refused}})
    async def create_conversation(visitor: Known, response: Response) -> Token:
        """The same visitor with an empty conversation. The old token keeps the old one."""
        _spend(door.messages, visitor.visitor, "That was quick.")
        response.headers["cache-control"] = "no-store"
        return await door.token(visitor.visitor, _new_id(), visitor.name)

    @router.post(
        "/messages",
        status_code=202,
        responses={status: {"model": Refused} for status in (413, 422, 429)},
    )
    async def create_message(message: NewMessage, visitor: Known) -> Accepted:
        """Say something. 202 means that it is stored and will be answered."""
        _check_text(message, door.settings.message_max_chars)
        _spend(door.messages, visitor.visitor, "You are writing faster than I can read.")
        incoming = incoming_message(message, visitor, door.conversation(visitor))
        admission = await within_store_timeout(door.intake.admit(incoming))
        if admission is Admission.FULL:
            raise Refusal(429, "full", "Too many of your messages are waiting for an answer.", 10)
        if admission is Admission.ADMITTED:
            await _announce(door.live, incoming)
        return Accepted(id=message.id, admission=admission)

    @router.post(
        "/files",
        status_code=201,
        responses={status: {"model": Refused} for status in (413, 422, 429)},
        openapi_extra={"requestBody": {"content": {"application/octet-stream": {}}}},
    )
    async def attach_file(
        request: Request,
        visitor: Known,
        name: Annotated[str, Query(min_length=1, max_length=200)],
        content_type: Annotated[str, Header(pattern=_MEDIA_TYPE)] = "application/octet-stream",
    ) -> Sent:
        """Take in a file (the bytes are the body), to be named in a message. Kept for some days."""
        if not door.settings.attach_max_bytes:
            raise Refusal(403, "no_files", "I do not read files here.")
        _spend(door.messages, visitor.visitor, "That was quick.")
        data = await request.body()
        wait_s = door.attached_mb.take("all", time.monotonic(), len(data) / MIB)
        if wait_s:
            sentence = "So many files were sent that I take no more for a while. Try again later."
            raise Refusal(429, "too_many_files", sentence, wait_s)
        try:
            blob = await within_store_timeout(door.blobs.put(data))
        except BlobTooLarge as error:
            raise Refusal(413, "too_large", error.user_message) from error
        return Sent(blob=blob, name=name, media_type=content_type, size_bytes=len(data))

    @router.get("/conversation")
    async def read_conversation(visitor: Known, response: Response) -> ConversationView:
        """The conversation so far, a reply that is being written included."""
        response.headers["cache-control"] = "no-store"
        conversation_id = door.conversation(visitor)
        # Events first: a turn committed in between is then in both, and is shown once.
        kept = await within_store_timeout(door.live.kept(conversation_id))
        conversation = await within_store_timeout(door.intake.conversation(conversation_id))
        events = (decode_event(event.data) for event in kept)
        transcript = transcribe(
            conversation.turns, (event for event in events if event is not None)
        )
        return ConversationView(
            entries=tuple(
                Entry(
                    id=entry.id,
                    author=entry.author,
                    text=entry.text,
                    at=entry.at,
                    is_final=entry.is_final,
                    options=tuple(
                        Option(
                            label=each.label,
                            sends=each.sends,
                            style=each.style,
                            asks=each.asks,
                            text=each.text,
                        )
                        for each in entry.options
                    ),
                    files=tuple(_attached(file) for file in entry.files),
                )
                for entry in transcript.entries
            ),
            status=transcript.status,
            resume_after=kept[-1].id if kept else "0",
        )

    @router.get(
        "/files/{blob}",
        response_class=Response,
        responses={200: {"content": {"*/*": {}}}, 404: {"model": Refused}},
    )
    async def read_file(
        blob: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")], visitor: Known
    ) -> Response:
        """The bytes of a file that went with a reply in this conversation."""
        file = await door.file(visitor, blob)
        data = await within_store_timeout(door.blobs.get(blob)) if file else None
        if file is None or data is None:
            raise Refusal(404, "no_file", "I do not keep this file any more.")
        is_shown = file.media_type in SHOWN_TYPES
        headers = {
            "cache-control": "private, max-age=86400",
            "content-disposition": "inline" if is_shown else "attachment",
        }
        kind = file.media_type if is_shown else "application/octet-stream"
        return Response(data, media_type=kind, headers=headers)

    @router.post("/conversation/stop", responses={s: {"model": Refused} for s in (422, 429)})
    async def stop_reply(wish: StopWish, visitor: Known) -> Stopping:
        """End the reply that is being written, or that waits to be."""
        _spend(door.messages, visitor.visitor, "That was quick.")
        event_id = f"stop-{visitor.visitor}-{wish.id}"
        stopping = door.intake.stop(door.conversation(visitor), event_id)
        return Stopping(is_stopping=await within_store_timeout(stopping))

    @router.get(
        "/events",
        response_class=StreamingResponse,
        responses={
            200: {"content": {"text/event-stream": {}}, "description": EVENTS_DESCRIPTION},
            429: {"model": Refused},
        },
    )
    async def follow_events(
        visitor: Known,
        last_event_id: Annotated[str | None, Header(pattern=_EVENT_ID)] = None,
        after: Annotated[str, Query(pattern=_EVENT_ID)] = "$",
    ) -> StreamingResponse:
        """Server-sent events of the conversation, from `Last-Event-ID` or `after` on."""
        if door.streams.is_full_for(visitor.visitor):
            raise Refusal(429, "too_many_streams", "Too many pages are open. Close one.", 10)
        followed = door.live.follow(door.conversation(visitor), last_event_id or after)
        stream = EventStream(followed, door.settings.heartbeat_s, door.stopping)
        await stream.start(FIRST_EVENT_WITHIN_S)

        async def body() -> AsyncIterator[bytes]:
            with door.streams.hold(visitor.visitor):
                async for chunk in stream.chunks():
                    yield chunk

        return StreamingResponse(
            body(), media_type="text/event-stream", headers=event_stream.HEADERS
        )

    return router


_EVENT_ID = r"^(\$|[0-9]{1,20}(-[0-9]{1,20})?)$"

EVENTS_DESCRIPTION = """One JSON object in each event's `data`, with a `kind`:

* `asked`: a message of the person was stored: `id`, `text`, `at`.
* `shown`: message `id` of the assistant now shows the first `offset` UTF-16 units of what it showed
  before, then `text`. `is_final`: it is complete.
* `below`: below message `id` stand `options` (each with a `label` and what pressing it `sends`) and
  `files` (as in /api/conversation).
* `doing`: what is being done (`text`), empty for nothing.

An event applied twice changes nothing. Events are kept for a short time only: after a long
disconnection read /api/conversation again."""


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
    )


def _attached(file: File) -> Attached:
    return Attached(
        blob=file.blob,
        name=file.name,
        media_type=file.media_type,
        size_bytes=file.size_bytes,
        alt=file.alt,
    )


async def within_store_timeout(awaitable: Awaitable[Result]) -> Result:
    """Wait for the core, at the most `STORE_TIMEOUT_S`; raises StoreUnavailable."""
    try:
        async with asyncio.timeout(STORE_TIMEOUT_S):
            return await awaitable
    except TimeoutError as error:
        raise StoreUnavailable("no answer in time") from error


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


def _spend(buckets: Buckets, key: str, sentence: str) -> None:
    wait_s = buckets.take(key, time.monotonic())
    if wait_s:
        raise Refusal(
            429, "too_fast", f"{sentence} Please try again in {round(wait_s) or 1} s.", wait_s
        )


async def _announce(live: Live, message: IncomingMessage) -> None:
    """Tell the visitor's other open pages. The message is stored: a failure here loses nothing."""
    names = tuple(file.name for file in message.attachments)
    text = with_names(message.text, names)
    asked = Asked(message.address.in_reply_to, text, message.sent_at.timestamp())
    try:
        await within_store_timeout(live.publish(message.conversation, encode_event(asked)))
    except StoreUnavailable:
        log.warning("web.question_not_announced", conversation=str(message.conversation))


def _new_id() -> str:
    """128 random bits, as text that may stand in a key."""
    return secrets.token_hex(16)
