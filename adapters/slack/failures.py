"""The one place where what slack_sdk and aiohttp raise becomes an error of ours."""

from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.errors import (
    DeliveryError,
    DeliveryRefused,
    DeliveryUnknown,
    PlatformBusy,
    PlatformUnavailable,
)

TOO_RICH = frozenset(
    {
        *("invalid_arguments", "invalid_attachments", "invalid_blocks", "invalid_blocks_format"),
        *("msg_blocks_too_long", "msg_too_long", "too_many_blocks"),
    }
)
"""Refusals of what a message holds, not of the call: the same said otherwise may be taken."""

NOT_THERE = frozenset(
    {
        *("channel_not_found", "is_archived", "message_not_found", "not_in_channel"),
        *("restricted_action", "thread_not_found", "user_not_in_channel"),
    }
)
"""Refusals of one place, which say nothing of any other."""

_RETRY_AFTER_DEFAULT_S = 30.0  # Slack always sends Retry-After; this is for a proxy that eats it
_MAY_HAVE_HAPPENED = frozenset({"fatal_error", "internal_error", "request_timeout"})
_DID_NOT_HAPPEN = frozenset({"service_unavailable", "team_added_to_org", "accesslimited"})


class SlackRefused(DeliveryRefused):
    """Slack said no; `code` is its word for why, such as channel_not_found."""

    def __init__(self, code: str) -> None:
        super().__init__(f"Slack refused the call: {code}")
        self.code = code


def to_delivery_error(error: Exception) -> DeliveryError:
    """What `error`, raised by a call of Slack's Web API, means for the message it was about."""
    if isinstance(error, DeliveryError):
        return error
    if isinstance(error, SlackApiError):
        return _of_answer(error.response)
    if isinstance(error, (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)):
        return PlatformUnavailable("no connection to Slack")
    # Everything else broke after the call was on its way: a time-out, a connection cut, half an
    # answer. (slack_sdk's own retries are off for that reason.)
    return DeliveryUnknown(f"the answer was lost: {type(error).__name__}")


def _of_answer(response: Any) -> DeliveryError:
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0) or 0)
    data = getattr(response, "data", None)
    code = str(data.get("error") or "") if isinstance(data, Mapping) else ""
    if status == 429 or code in ("ratelimited", "rate_limited"):
        return PlatformBusy(code, retry_after_s=_retry_after_s(response))
    if status == 503 or code in _DID_NOT_HAPPEN:
        return PlatformUnavailable(code or "HTTP 503")
    if not code or status >= 500 or code in _MAY_HAVE_HAPPENED:
        return DeliveryUnknown(code or f"HTTP {status}")
    return SlackRefused(code)


def _retry_after_s(response: Any) -> float:
    headers = getattr(response, "headers", None) or {}
    try:
        return float(headers["Retry-After"])
    except (KeyError, ValueError):
        return _RETRY_AFTER_DEFAULT_S
