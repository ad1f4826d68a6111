"""What the libraries raise, and what it means for a message."""

import socket
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.failures import SlackRefused, to_delivery_error
from adapters.slack.tokens import FixedToken
from adapters.slack.web_api import WebApi, close_client, open_client
from bot.errors import DeliveryError, DeliveryUnknown, PlatformBusy, PlatformUnavailable


def answer(status: int, data: Any, **headers: str) -> SlackApiError:
    response = AsyncSlackResponse(
        client=None,
        http_verb="POST",
        api_url="",
        req_args={},
        data=data,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        status_code=status,
    )
    return SlackApiError("message", response)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (answer(429, {"error": "ratelimited"}, Retry_After="3"), PlatformBusy),
        (answer(429, "slow down"), PlatformBusy),
        (answer(200, {"error": "ratelimited"}), PlatformBusy),
        (answer(200, {"error": "is_archived"}), SlackRefused),
        (answer(200, {"error": "internal_error"}), DeliveryUnknown),
        (answer(500, "oops"), DeliveryUnknown),
        (answer(502, {}), DeliveryUnknown),
        (answer(503, {}), PlatformUnavailable),
        (answer(200, {"error": "service_unavailable"}), PlatformUnavailable),
        (SlackApiError("not JSON", {"ok": False}), DeliveryUnknown),
        (SlackClientError("other"), DeliveryUnknown),
        (aiohttp.ServerDisconnectedError(), DeliveryUnknown),
        (aiohttp.ClientOSError(104, "reset"), DeliveryUnknown),
        (TimeoutError(), DeliveryUnknown),
        (aiohttp.ConnectionTimeoutError(), PlatformUnavailable),
    ],
)
def test_every_error_of_the_library_is_mapped(error: Exception, kind: type[DeliveryError]) -> None:
    mapped = to_delivery_error(error)
    assert type(mapped) is kind
    assert "xoxb" not in str(mapped)


async def test_no_connection_means_that_nothing_was_shown() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    client = open_client(f"http://127.0.0.1:{port}/api/")
    with pytest.raises(PlatformUnavailable):
        await WebApi(client, FixedToken("xoxb-1")).write("chat.postMessage", {})
    await close_client(client)
