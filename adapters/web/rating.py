"""What a visitor thinks of a reply."""

import time
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from adapters.live_events import whole_characters
from adapters.web.door import Door, spend, within_store_timeout
from adapters.web.refusals import Refusal, Refused
from adapters.web.tokens import Visitor
from bot.messages import Rating

Words = Annotated[str, Field(max_length=2000)]


class NewRating(BaseModel):
    """A thumb for the reply of a turn (`rates` of its entry). `reason` says what was wrong,
    `correction` what would have been right."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    turn: Annotated[str, Field(pattern=r"^[a-z0-9]{1,40}$")]
    is_good: bool
    reason: Words = ""
    correction: Words = ""


class Rated(BaseModel):
    """The rating is kept; a newer one of the same reply takes its place."""

    model_config = ConfigDict(frozen=True)
    turn: str


def routes(door: Door) -> APIRouter:
    """Rating a reply."""
    router = APIRouter()
    Known = Annotated[Visitor, Depends(door.admit_visitor)]

    @router.post(
        "/ratings",
        status_code=201,
        responses={status: {"model": Refused} for status in (404, 422, 429)},
    )
    async def rate_reply(rating: NewRating, visitor: Known) -> Rated:
        """Say how good a reply was. What is said with it is heeded in the next answer."""
        spend(door.messages, visitor.visitor, "That was quick.")
        place = door.conversation(visitor)
        turns = (await within_store_timeout(door.intake.conversation(place))).turns
        if not any(rating.turn in turn.replies for turn in turns):
            raise Refusal(404, "no_reply", "I do not have this reply any more.")
        kept = Rating(
            conversation=place,
            turn_id=rating.turn,
            author=visitor.visitor,
            is_good=rating.is_good,
            at=time.time(),
            reason=whole_characters(rating.reason.strip()),
            correction=whole_characters(rating.correction.strip()),
        )
        await within_store_timeout(door.intake.rate(kept))
        return Rated(turn=rating.turn)

    return router
