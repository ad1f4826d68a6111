"""Slack's Web API: one client and one aiohttp session for all calls, errors mapped."""

import logging
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.failures import SlackRefused, to_delivery_error
from bot.errors import PlatformUnavailable

CALL_TIMEOUT_S = 10.0
_UPLOAD_TIMEOUT = aiohttp.ClientTimeout(total=60.0, sock_connect=5.0)


def quiet_logger() -> logging.Logger:
    """The logger that slack_sdk and bolt get. Theirs print message bodies, signatures and addresses
    with tickets in them, so nothing below CRITICAL passes; what matters is logged by us."""
    logger = logging.getLogger("dragoman.slack_sdk")
    logger.setLevel(logging.CRITICAL)
    return logger


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class WebApi:
    """Calls by method name. Must be made inside the running loop. `close` may be called twice."""

    def __init__(self, base_url: str, bot_token: str) -> None:
        self._session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=CALL_TIMEOUT_S, sock_connect=5.0)
        )
        self.client = AsyncWebClient(
            token=bot_token,
            base_url=base_url,
            session=self._session,
            logger=quiet_logger(),
            retry_handlers=[],  # theirs repeat a post whose answer was lost
        )
        # slack_sdk takes the environment's proxy and knows nothing of NO_PROXY.
        host = urlsplit(base_url).hostname or ""
        if _is_loopback(host) or proxy_bypass(host):
            self.client.proxy = None

    async def close(self) -> None:
        """Let go of the connections."""
        await self._session.close()

    async def write(self, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        """A call with a JSON body. Raises only DeliveryErrors."""
        return await self._call(method, json=dict(arguments))

    async def read(self, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        """A call with query arguments, as Slack wants it for what only reads. Same errors."""
        return await self._call(method, http_verb="GET", params=dict(arguments))

    async def get(self, url: str, most_bytes: int) -> tuple[str, bytes]:
        """The media type and bytes at an address of Slack's, with our token, one byte more than
        `most_bytes` at most. Raises only DeliveryErrors."""
        token = {"Authorization": f"Bearer {self.client.token}"}
        try:
            async with self._session.get(
                url, headers=token, timeout=_UPLOAD_TIMEOUT, allow_redirects=False
            ) as response:
                if response.status != 200:
                    raise SlackRefused(f"download_http_{response.status}")
                data = bytearray()
                async for piece in response.content.iter_chunked(65_536):
                    data += piece
                    if len(data) > most_bytes:
                        break
                return response.content_type, bytes(data)
        except SlackRefused:
            raise
        except Exception as error:
            raise to_delivery_error(error) from error

    async def put(self, url: str, data: bytes) -> None:
        """Send bytes to an address that Slack gave for them. Raises only DeliveryErrors."""
        try:
            async with self._session.post(
                url, data=data, timeout=_UPLOAD_TIMEOUT, allow_redirects=False
            ) as response:
                status = response.status
        except Exception as error:
            raise to_delivery_error(error) from error
        if status >= 500:
            raise PlatformUnavailable(f"HTTP {status}")
        if status >= 300:
            raise SlackRefused(f"upload_http_{status}")

    async def open_connection(self, app_token: str) -> str:
        """A fresh address for one Socket Mode connection. Same errors."""
        answer = await self._call("apps.connections.open", json={"token": app_token})
        return str(answer["url"])

    async def _call(self, method: str, **how: Any) -> Mapping[str, Any]:
        try:
            response = await self.client.api_call(method, **how)
        except Exception as error:
            raise to_delivery_error(error) from error
        data = response.data
        return data if isinstance(data, Mapping) else {}
