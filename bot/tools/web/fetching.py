"""Fetching a page over HTTP, from public addresses only, within bounds of time and size."""

import socket
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from yarl import URL

from bot.errors import ToolFailed
from bot.tools.web.addresses import PRIVATE, USUAL_PORTS, as_url, read_url

MOST_REDIRECTS = 5
_HEADERS = {
    "User-Agent": "Dragoman (a person asked for this page)",
    "Accept": "text/html, text/plain, application/json, application/xml;q=0.8, */*;q=0.1",
    "Accept-Encoding": "gzip",
}
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK_BYTES = 16_384

Resolve = Callable[[str, int, socket.AddressFamily], Awaitable[list[ResolveResult]]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came. `url` is where it was found in the end."""

    url: str
    media_type: str
    charset: str
    data: bytes
    is_cut: bool


class _PrivateAddress(OSError):
    """A name that leads into a private network."""


class _PublicResolver(AbstractResolver):
    """Resolves names, and refuses those with any address that is not public."""

    def __init__(self, resolve: Resolve, internal: frozenset[str]) -> None:
        self._resolve = resolve
        self._internal = internal

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses to connect to: aiohttp looks none up by itself. It does not ask about those
        in numbers, which `read_url` has checked."""
        from bot.tools.web.guard import is_public

        found = await self._resolve(host, port, family)
        is_internal = f"{host}:{port}" in self._internal
        if not is_internal and not all(is_public(each["host"]) for each in found):
            raise _PrivateAddress(host)
        return found

    async def close(self) -> None:
        """Nothing is held."""


async def _look_up(host: str, port: int, family: socket.AddressFamily) -> list[ResolveResult]:
    return await ThreadedResolver().resolve(host, port, family)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages. `internal` are "host:port" that may be private (a company's wiki); `resolve`
    looks names up, `open_socket` makes the socket for an address."""

    max_bytes: int
    timeout_s: float
    internal: frozenset[str] = frozenset()
    ports: tuple[int, ...] = USUAL_PORTS
    resolve: Resolve = field(default=_look_up)
    open_socket: Callable[[aiohttp.AddrInfoType], socket.socket] | None = None

    async def fetch(self, address: str) -> Fetched:
        """The page at an address. Redirects on its site are followed, each checked like the first;
        one to another site is told, by ToolFailed, like all that goes wrong."""
        url = read_url(address, self.internal, self.ports)
        connector = aiohttp.TCPConnector(
            resolver=_PublicResolver(self.resolve, self.internal),
            use_dns_cache=False,
            socket_factory=self.open_socket,
            force_close=True,
            limit=2,
        )
        timeout = aiohttp.ClientTimeout(total=self.timeout_s)
        try:
            async with aiohttp.ClientSession(
                connector=connector,
                timeout=timeout,
                trust_env=False,
                auto_decompress=False,
                cookie_jar=aiohttp.DummyCookieJar(),
                headers=_HEADERS,
            ) as session:
                for _ in range(MOST_REDIRECTS + 1):
                    async with session.get(url, allow_redirects=False) as response:
                        if response.status not in _REDIRECTS:
                            return await self._read(url, response)
                        url = self._next(url, response)
        except TimeoutError:
            raise ToolFailed(f"the page did not come within {self.timeout_s:g} seconds") from None
        except (_PrivateAddress, aiohttp.ClientConnectorDNSError) as error:
            raise ToolFailed(_why(error)) from None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            if isinstance(error.__cause__, _PrivateAddress):
                raise ToolFailed(PRIVATE) from None
            raise ToolFailed(f"the page cannot be reached ({type(error).__name__})") from None
        raise ToolFailed("the page redirects again and again")

    def _next(self, url: URL, response: aiohttp.ClientResponse) -> URL:
        location = response.headers.get("Location", "")
        try:
            target = url.join(as_url(location))
        except ValueError:
            raise ToolFailed("the page redirects to something that is no address") from None
        if _site(target) != _site(url):  # else a page could choose which server is called
            raise ToolFailed(f"the page has moved to {str(target)[:500]}")
        return read_url(str(target), self.internal, self.ports)

    async def _read(self, url: URL, response: aiohttp.ClientResponse) -> Fetched:
        if response.status != 200:
            raise ToolFailed(f"the server answered with status {response.status}")
        encoding = response.headers.get("Content-Encoding", "").lower()
        if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise ToolFailed(f"the page is compressed with {encoding[:20]}, which is not read")
        is_plain = encoding in ("", "identity")
        unpack = None if is_plain else zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip or zlib
        data = bytearray()
        read_bytes = 0
        async for chunk in response.content.iter_chunked(_CHUNK_BYTES):
            read_bytes += len(chunk)
            room = self.max_bytes + 1 - len(data)
            try:
                data += unpack.decompress(chunk, room) if unpack else chunk[:room]
            except zlib.error:
                raise ToolFailed("the page cannot be unpacked") from None
            if len(data) > self.max_bytes or read_bytes > self.max_bytes:
                break
        return Fetched(
            url=str(url),
            media_type=response.content_type,
            charset=response.charset or "utf-8",
            data=bytes(data[: self.max_bytes]),
            is_cut=len(data) > self.max_bytes,
        )


def _site(url: URL) -> str:
    return (url.host or "").removeprefix("www.")


def _why(error: Exception) -> str:
    if isinstance(error, _PrivateAddress) or isinstance(error.__cause__, _PrivateAddress):
        return PRIVATE
    return "there is no server of that name"
