"""An OpenAI-compatible server: its address, the key for it, and the official client."""

import asyncio
from typing import TYPE_CHECKING, Annotated, Protocol, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, SecretStr

if TYPE_CHECKING:
    from openai import AsyncOpenAI

OPENAI_URL = "https://api.openai.com/v1"
PROBE_TIMEOUT_S = 10.0


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must begin with http:// or https:// and name a host")
    return value.rstrip("/")


BaseUrl = Annotated[str, AfterValidator(_address)]
"""The address that the paths of the API are added to."""


class EndpointSettings(Protocol):
    """What settings say of the server."""

    @property
    def base_url(self) -> str:
        """A `BaseUrl`."""
        ...

    @property
    def api_key(self) -> SecretStr | None:
        """None: it asks for none."""
        ...

    @property
    def connect_timeout_s(self) -> float:
        """The longest that a connection may take."""
        ...


Given = TypeVar("Given", bound=EndpointSettings)


def with_its_key(settings: Given) -> Given:
    """The settings, as they are. Raises ValueError where OpenAI's own server has no key."""
    if settings.base_url == OPENAI_URL and not _key_of(settings):
        raise ValueError("api_key is needed for api.openai.com; another server needs base_url")
    return settings


class Endpoint:
    """The server that settings name. It connects to nothing and loads nothing before `client`."""

    def __init__(self, settings: EndpointSettings) -> None:
        self.key = _key_of(settings)
        self.is_openai = urlsplit(settings.base_url).hostname == "api.openai.com"
        self._base_url = settings.base_url
        self._connect_timeout_s = settings.connect_timeout_s
        self._client: AsyncOpenAI | None = None
        self._opening = asyncio.Lock()

    async def client(self) -> "AsyncOpenAI":
        """The one client. To load its library takes a second, so that is done in a thread."""
        async with self._opening:
            if self._client is None:
                self._client = await asyncio.to_thread(self._new_client)
            return self._client

    async def close(self) -> None:
        """Close all connections; a client that is wanted later is a new one."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    def _new_client(self) -> "AsyncOpenAI":
        from bot.models.openai_client import new_client

        return new_client(self._base_url, self.key, self._connect_timeout_s)


def _key_of(settings: EndpointSettings) -> str:
    return settings.api_key.get_secret_value() if settings.api_key else ""
