"""Fetching a large file from an address: bounded, resumed, given up when it does not move."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from io import BufferedWriter
from pathlib import Path
from typing import TYPE_CHECKING

from bot.embedded.weights import Progress, Report, SourceFailed, Weights, part_size_bytes

if TYPE_CHECKING:
    import aiohttp  # when it runs, only where the address is asked: importing it takes its time

_CHUNK_BYTES = 1 << 20
_FRUITLESS_MAX = 5


@dataclass(frozen=True, slots=True)
class Address:
    """The file at its official address (or `override`, for a mirror).

    An address that does not begin to answer within `answer_within_s` is given up, and so is one
    that sends nothing for `stall_s`. A body that breaks off is taken up again where it did, as long
    as that brings something, and a few times where it does not: what came and was not read yet
    went with it.
    """

    override: str = ""
    answer_within_s: float = 4.0
    stall_s: float = 15.0
    name: str = "the official address"

    async def fetch(self, weights: Weights, part: Path, report: Report) -> None:
        """See `bot.embedded.weights.Source`."""
        import aiohttp

        reason = "nothing was tried"
        fruitless = 0
        while fruitless < _FRUITLESS_MAX:
            before_bytes = part_size_bytes(part)
            if before_bytes == weights.size_bytes:
                return
            try:
                await self._fetch_rest(weights, part, report)
                return
            except TimeoutError:
                reason = "it stopped answering"
            except aiohttp.ClientPayloadError as error:
                reason = type(error).__name__
                fruitless = 0 if part_size_bytes(part) > before_bytes else fruitless + 1
                continue
            except aiohttp.ClientError as error:
                reason = type(error).__name__
            except OSError as error:
                reason = error.strerror or type(error).__name__
            if part_size_bytes(part) <= before_bytes:
                break
        raise SourceFailed(reason)

    async def _fetch_rest(self, weights: Weights, part: Path, report: Report) -> None:
        import aiohttp

        timeout = aiohttp.ClientTimeout(total=None, sock_read=self.stall_s)
        # trust_env: a machine behind a proxy says so in HTTPS_PROXY.
        async with aiohttp.ClientSession(timeout=timeout, trust_env=True) as session:
            start_bytes = part_size_bytes(part)
            headers = {"Accept-Encoding": "identity", "Range": f"bytes={start_bytes}-"}
            async with asyncio.timeout(self.answer_within_s):
                response = await session.get(self.override or weights.address, headers=headers)
            async with response:
                begins_bytes = _where_it_begins(response.status, response.headers, weights)
                if begins_bytes not in (0, start_bytes):
                    raise SourceFailed("it sent another range than asked for")
                with part.open("ab") as file:
                    file.truncate(begins_bytes)
                    file.seek(begins_bytes)
                    await self._write(response, file, weights, report)
        if part_size_bytes(part) != weights.size_bytes:
            raise aiohttp.ClientPayloadError("the body ended early")

    async def _write(
        self,
        response: "aiohttp.ClientResponse",
        file: BufferedWriter,
        weights: Weights,
        report: Report,
    ) -> None:
        done_bytes = file.tell()
        async for chunk in response.content.iter_chunked(_CHUNK_BYTES):
            done_bytes += len(chunk)
            if done_bytes > weights.size_bytes:
                raise SourceFailed("it sent more than the file has")
            # A disk that is busy must not stop the replies that are being streamed meanwhile.
            await asyncio.to_thread(file.write, chunk)
            report(Progress(self.name, done_bytes, weights.size_bytes))


def _where_it_begins(status: int, headers: Mapping[str, str], weights: Weights) -> int:
    """The offset of the body in the file (RFC 9110, section 14); raises SourceFailed.

    A page instead of the file (a log-in page of a hotel's network, say) has another size.
    """
    if status == 200:
        total, begins_bytes = headers.get("Content-Length", ""), 0
    elif status == 206:
        extent, _, total = headers.get("Content-Range", "").partition("/")
        first = extent.removeprefix("bytes ").partition("-")[0]
        begins_bytes = int(first) if first.isdecimal() else -1
    else:
        raise SourceFailed(f"it answered {status}")
    if total.isdecimal() and int(total) != weights.size_bytes:
        raise SourceFailed(f"it has {total} bytes instead of {weights.size_bytes}")
    return begins_bytes
