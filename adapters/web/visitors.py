"""Visitors: who they are, and which conversation is theirs, is in a signed token."""

import secrets
import time
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from adapters.web import tokens
from adapters.web.door import Door, spend
from adapters.web.refusals import Refused
from adapters.web.tokens import Visitor


class Token(BaseModel):
    """Who the visitor is. Keep `token`; ask for a new one well before `expires_at`."""

    model_config = ConfigDict(frozen=True)
    token: str
    visitor: str
    thread: str
    expires_at: float = Field(description="Seconds since the epoch.")


def routes(door: Door) -> APIRouter:
    """Becoming a visitor, staying one, and beginning another conversation."""
    router = APIRouter()
    Known = Annotated[Visitor, Depends(door.admit_visitor)]

    @router.post("/visitors", status_code=201, responses={429: {"model": Refused}})
    async def create_visitor(request: Request, response: Response) -> Token:
        """Become a visitor with an empty conversation."""
        address = request.client.host if request.client else ""
        spend(door.visitors, address, "Too many new visitors from your network.")
        response.headers["cache-control"] = "no-store"
        return await _token(door, _new_id(), _new_id())

    @router.post("/visitors/refresh")
    async def refresh_token(visitor: Known, response: Response) -> Token:
        """The same visitor and conversation with a later `expires_at`."""
        response.headers["cache-control"] = "no-store"
        return await _token(door, visitor.visitor, visitor.thread, visitor.name)

    @router.post("/conversations", status_code=201, responses={429: {"model": Refused}})
    async def create_conversation(visitor: Known, response: Response) -> Token:
        """The same visitor with an empty conversation. The old token keeps the old one."""
        spend(door.messages, visitor.visitor, "That was quick.")
        response.headers["cache-control"] = "no-store"
        return await _token(door, visitor.visitor, _new_id(), visitor.name)

    return router


async def _token(door: Door, visitor: str, thread: str, name: str = "") -> Token:
    """A fresh token."""
    expires_at = time.time() + door.settings.token_ttl_days * 86_400
    signed = tokens.sign(Visitor(visitor, thread, expires_at, name), await door.secret())
    return Token(token=signed, visitor=visitor, thread=thread, expires_at=expires_at)


def _new_id() -> str:
    """128 random bits, as text that may stand in a key."""
    return secrets.token_hex(16)
