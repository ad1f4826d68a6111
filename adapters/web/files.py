"""Files: those that a visitor sends, and those that go with replies."""

import time
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from adapters.live_events import Below, Doing, decode_event
from adapters.web import MIB
from adapters.web.door import Door, spend, within_store_timeout
from adapters.web.refusals import Refusal, Refused
from adapters.web.tokens import Visitor
from bot.blobs import BlobTooLarge
from bot.reply import File

SHOWN_TYPES = frozenset(("image/png", "image/jpeg", "image/webp", "image/gif"))
"""What a browser may show by itself; all else is only ever saved."""

_MEDIA_TYPE = r"^[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}$"


class Sent(BaseModel):
    """A file that POST /api/files took in; it is attached by naming it in a message's `files`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    blob: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    media_type: Annotated[str, Field(pattern=_MEDIA_TYPE)]
    size_bytes: Annotated[int, Field(ge=0)]


def routes(door: Door) -> APIRouter:
    """Sending a file, and reading one of a reply."""
    router = APIRouter()
    Known = Annotated[Visitor, Depends(door.admit_visitor)]

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
        spend(door.messages, visitor.visitor, "That was quick.")
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

    @router.get(
        "/files/{blob}",
        response_class=Response,
        responses={200: {"content": {"*/*": {}}}, 404: {"model": Refused}},
    )
    async def read_file(
        blob: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")], visitor: Known
    ) -> Response:
        """The bytes of a file that went with a reply in this conversation."""
        file = await _file(door, visitor, blob)
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

    return router


async def _file(door: Door, visitor: Visitor, blob: str) -> File | None:
    """The file of this blob, if it went with a reply in the visitor's own conversation."""
    place = door.conversation(visitor)
    kept = await within_store_timeout(door.live.kept(place))
    events = [decode_event(event.data) for event in kept]
    shown = [file for event in events if isinstance(event, Below) for file in event.files]
    shown += [event.sketch for event in events if isinstance(event, Doing) and event.sketch]
    conversation = await within_store_timeout(door.intake.conversation(place))
    shown += [file for turn in conversation.turns for file in turn.files]
    return next((file for file in shown if file.blob == blob), None)
