"""What happens in a conversation, as server-sent events."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query
from fastapi.responses import StreamingResponse

from adapters.web import event_stream
from adapters.web.door import Door
from adapters.web.event_stream import EventStream
from adapters.web.refusals import Refusal, Refused
from adapters.web.tokens import Visitor

FIRST_EVENT_WITHIN_S = 0.2
"""How long the head of an event stream is held back to see whether Redis answers at all."""

_EVENT_ID = r"^(\$|[0-9]{1,20}(-[0-9]{1,20})?)$"

EVENTS_DESCRIPTION = """One JSON object in each event's `data`, with a `kind`:

* `asked`: a message of the person was stored: `id`, `text`, `at`.
* `shown`: message `id` of the assistant now shows the first `offset` UTF-16 units of what it showed
  before, then `text`. `is_final`: it is complete. `steps`: what is done for it and was, all there
  are now, each with a `title` and a `state` (running, done, failed).
* `below`: below message `id` stand `options` (each with a `label` and what pressing it `sends`),
  `files` and `rates` (as in /api/conversation).
* `doing`: what is being done (`text`), empty for nothing.

An event applied twice changes nothing. Events are kept for a short time only: after a long
disconnection read /api/conversation again."""


def routes(door: Door) -> APIRouter:
    """Following one's own conversation."""
    router = APIRouter()
    Known = Annotated[Visitor, Depends(door.admit_visitor)]

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
