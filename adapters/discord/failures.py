"""What goes wrong with a call to Discord, as the errors that delivery knows.

Everything that maps a foreign exception of this adapter is in this file. What discord.py retries by
itself (500, 502, 504: five times; 429 with a Via header: up to `max_ratelimit_timeout`) arrives
here only when it gave up (discord.py 2.7.1, http.py).
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import aiohttp
import discord

from bot.errors import (
    DeliveryError,
    DeliveryRefused,
    DeliveryUnknown,
    PlatformBusy,
    PlatformUnavailable,
)

_BANNED_FOR_S = 60.0
"""A 429 without JSON comes from Discord's edge; it says at most in a header how long it lasts."""

FAILURES = (discord.DiscordException, aiohttp.ClientError, TimeoutError, OSError)
"""What a call through discord.py can raise."""


def delivery_error(error: BaseException) -> DeliveryError:
    """`error` as one of delivery's errors."""
    if isinstance(error, discord.RateLimited):
        return PlatformBusy("rate limit", retry_after_s=error.retry_after)
    if isinstance(error, discord.HTTPException):
        return _http_error(error)
    if isinstance(error, aiohttp.ClientConnectorError):
        return PlatformUnavailable("no connection")
    return DeliveryUnknown(type(error).__name__)


def _http_error(error: discord.HTTPException) -> DeliveryError:
    detail = f"{error.status} {error.code}"
    if error.status == 429:
        return PlatformBusy(detail, retry_after_s=_retry_after_s(error))
    if error.status in (401, 503):  # a token that was replaced is put right by a restart
        return PlatformUnavailable(detail)
    if error.status >= 500:
        return DeliveryUnknown(detail)
    return DeliveryRefused(detail)


def _retry_after_s(error: discord.HTTPException) -> float:
    headers = getattr(error.response, "headers", {})
    try:
        return float(headers.get("Retry-After", _BANNED_FOR_S))
    except ValueError:
        return _BANNED_FOR_S


@contextlib.asynccontextmanager
async def delivery_errors(timeout_s: float) -> AsyncIterator[None]:
    """Raise delivery's errors in place of Discord's, after `timeout_s` at the latest."""
    try:
        async with asyncio.timeout(timeout_s):
            yield
    except FAILURES as error:
        raise delivery_error(error) from error


@contextlib.asynccontextmanager
async def reading_errors(timeout_s: float) -> AsyncIterator[None]:
    """The same for calls that only look: they have no effect that one could not know of."""
    try:
        async with delivery_errors(timeout_s):
            yield
    except DeliveryUnknown as error:
        raise PlatformUnavailable(str(error)) from error
