"""What the routes of the API share: who asks, what they may, and the way to the core."""

import asyncio
import secrets
import time
from collections.abc import Awaitable
from typing import Annotated, TypeVar

from fastapi import Header

from adapters.web import Settings, tokens
from adapters.web.bounds import Buckets, Places
from adapters.web.refusals import Refusal
from adapters.web.tokens import Visitor
from bot.errors import StoreUnavailable
from bot.messages import ConversationId
from bot.ports import Blobs, Intake, Live

Result = TypeVar("Result")

ADAPTER_NAME = "web"

STORE_TIMEOUT_S = 10
"""Longest that a call waits for Redis; then it is a 503."""

_SECRET_NAME = "visitor_secret"  # noqa: S105 - the name it is kept under, not the secret


class Door:
    """What the routes share."""

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

    async def admit_visitor(
        self, authorization: Annotated[str | None, Header(description="Bearer TOKEN")] = None
    ) -> Visitor:
        """The visitor that a request comes from; refuses with 401. A dependency of FastAPI."""
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


def spend(buckets: Buckets, key: str, sentence: str) -> None:
    """Count one thing that somebody does; refuses with 429 where it is too much."""
    wait_s = buckets.take(key, time.monotonic())
    if wait_s:
        raise Refusal(
            429, "too_fast", f"{sentence} Please try again in {round(wait_s) or 1} s.", wait_s
        )


async def within_store_timeout(awaitable: Awaitable[Result]) -> Result:
    """Wait for the core, at the most `STORE_TIMEOUT_S`; raises StoreUnavailable."""
    try:
        async with asyncio.timeout(STORE_TIMEOUT_S):
            return await awaitable
    except TimeoutError as error:
        raise StoreUnavailable("no answer in time") from error
