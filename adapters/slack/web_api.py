"""Slack's Web API: one client and one aiohttp session for all workspaces, errors mapped."""

import logging
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.connections import FewConnections
from adapters.sending import checked
from adapters.slack.failures import SlackRefused, to_delivery_error
from adapters.slack.tokens import Tokens
from bot.errors import DeliveryUnknown, PlatformUnavailable

CALL_TIMEOUT_S = 10.0
_TOKEN_IS_BAD = frozenset({"account_inactive", "invalid_auth", "token_expired", "token_revoked"})
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


def open_client(base_url: str) -> AsyncWebClient:
    """The client of all calls, without a token. Must be made inside the running loop; whoever
    opens it calls `close_client`, perhaps twice."""
    client = AsyncWebClient(
        base_url=base_url,
        session=aiohttp.ClientSession(
            connector=FewConnections(),
            # Who waits for a connection until then has sent nothing, and is told so.
            timeout=aiohttp.ClientTimeout(total=CALL_TIMEOUT_S, connect=8.0, sock_connect=5.0),
            trace_configs=[checked(aiohttp.TraceConfig())],
        ),
        logger=quiet_logger(),
        retry_handlers=[],  # theirs repeat a post whose answer was lost
    )
    # slack_sdk takes the environment's proxy and knows nothing of NO_PROXY.
    host = urlsplit(base_url).hostname or ""
    if _is_loopback(host) or proxy_bypass(host):
        client.proxy = None
    return client


async def close_client(client: AsyncWebClient) -> None:
    """Let go of the connections."""
    if client.session is not None:
        await client.session.close()


class WebApi:
    """Calls by method name, in the name of one workspace's bot."""

    def __init__(self, client: AsyncWebClient, tokens: Tokens) -> None:
        self.client = client
        self._tokens = tokens

    async def token(self) -> str:
        """The token that calls are made with now. Raises only DeliveryErrors."""
        return await self._tokens.current()

    async def write(self, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        """A call with a JSON body. Raises only DeliveryErrors."""
        return await self._call(method, lambda token: {"json": {**arguments, "token": token}})

    async def read(self, method: str, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        """A call with query arguments, as Slack wants it for what only reads. Raises only
        DeliveryErrors, and no DeliveryUnknown: it has no effect that one could not know of."""
        try:
            return await self._call(
                method, lambda token: {"http_verb": "GET", "params": {**arguments, "token": token}}
            )
        except DeliveryUnknown as error:
            raise PlatformUnavailable(str(error)) from error

    async def get(self, url: str, most_bytes: int) -> tuple[str, bytes]:
        """The media type and bytes at an address of Slack's, with our token, one byte more than
        `most_bytes` at most. Raises only DeliveryErrors."""
        token = {"Authorization": f"Bearer {await self._tokens.current()}"}
        try:
            async with self._session.get(
                url,
                headers=token,
                timeout=_UPLOAD_TIMEOUT,
                allow_redirects=False,
                proxy=self.client.proxy,
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
                url,
                data=data,
                timeout=_UPLOAD_TIMEOUT,
                allow_redirects=False,
                proxy=self.client.proxy,
            ) as response:
                status = response.status
        except Exception as error:
            raise to_delivery_error(error) from error
        if status >= 500:
            raise PlatformUnavailable(f"HTTP {status}")
        if status >= 300:
            raise SlackRefused(f"upload_http_{status}")

    async def _call(self, method: str, how: Callable[[str], dict[str, Any]]) -> Mapping[str, Any]:
        """`how` to call with a token. One that is refused is tried again with another, if any."""
        token = await self._tokens.current()
        try:
            return await call(self.client, method, **how(token))
        except SlackRefused as error:
            other = await self._tokens.instead_of(token) if error.code in _TOKEN_IS_BAD else None
            if other is None:
                raise
        return await call(self.client, method, **how(other))

    @property
    def _session(self) -> aiohttp.ClientSession:
        if self.client.session is None:
            raise PlatformUnavailable("the client was closed")
        return self.client.session


async def call(client: AsyncWebClient, method: str, **how: Any) -> Mapping[str, Any]:
    """One call of Slack's. Raises only DeliveryErrors."""
    data = (await answer_of(client, method, **how)).data
    return data if isinstance(data, Mapping) else {}


async def answer_of(client: AsyncWebClient, method: str, **how: Any) -> AsyncSlackResponse:
    """The same, with the headers of the answer."""
    try:
        return await client.api_call(method, **how)
    except Exception as error:
        raise to_delivery_error(error) from error
