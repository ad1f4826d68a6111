"""A conversation as it is now, to show its page again."""

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict, Field

from adapters.live_events import decode_event
from adapters.web.door import Door, within_store_timeout
from adapters.web.tokens import Visitor
from adapters.web.transcript import transcribe


class Option(BaseModel):
    """Something to pick below a reply: what stands on the button, and the message to send. With
    `asks`, ask for words first, beginning with `text`: the message is `sends`, a space, and these.
    Where something newer is there, `later` is to be sent instead; empty: it cannot be picked then.
    """

    model_config = ConfigDict(frozen=True)
    label: str
    sends: str
    style: str
    asks: str
    text: str
    later: str


class Attached(BaseModel):
    """A file that goes with a reply. Its bytes are at /api/files/`blob` for seven days."""

    model_config = ConfigDict(frozen=True)
    blob: str
    name: str
    media_type: str
    size_bytes: int
    alt: str = Field(description="A picture in words, for who cannot see it.")


class Step(BaseModel):
    """Something that is or was done for a reply."""

    model_config = ConfigDict(frozen=True)
    title: str
    state: Literal["running", "done", "failed"]


class Entry(BaseModel):
    """One message of a conversation. `is_final` is false while a reply grows. `options` can be
    picked while nothing newer is there, some also later. `rates` is what POST /api/ratings takes as
    `turn`; empty where there is nothing to rate. `steps` stand above the text, which may be empty
    while the first of them run; they are told for about as long as events are kept."""

    model_config = ConfigDict(frozen=True)
    id: str
    author: Literal["person", "assistant"]
    text: str = Field(description="Markdown from the assistant, plain text from the person.")
    at: float = Field(description="Seconds since the epoch; 0 where it is not known.")
    is_final: bool
    options: tuple[Option, ...] = ()
    files: tuple[Attached, ...] = ()
    rates: str = ""
    steps: tuple[Step, ...] = ()


class ConversationView(BaseModel):
    """A conversation now. Follow /api/events with `after` = `resume_after` for what comes next."""

    model_config = ConfigDict(frozen=True)
    entries: tuple[Entry, ...]
    status: str = Field(description="What is being done now; empty for nothing.")
    sketch: Attached | None = Field(description="An unfinished picture that goes with it.")
    resume_after: str


def routes(door: Door) -> APIRouter:
    """Reading one's own conversation."""
    router = APIRouter()
    Known = Annotated[Visitor, Depends(door.admit_visitor)]

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
            conversation.turns,
            (event for event in events if event is not None),
            conversation.memory.doing,
        )
        sketch = transcript.sketch
        entries = [
            entry if door.settings.rating_buttons else replace(entry, rates="")
            for entry in transcript.entries
        ]
        return ConversationView(
            entries=tuple(Entry.model_validate(entry, from_attributes=True) for entry in entries),
            status=transcript.status,
            sketch=Attached.model_validate(sketch, from_attributes=True) if sketch else None,
            resume_after=kept[-1].id if kept else "0",
        )

    return router
