"""Reading a file that came with a message.

Discord's addresses of files are signed and expire within a day, so none is kept: the message is
read again when the file is wanted. A file's address gets no token, and is followed nowhere else.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import aiohttp
import discord
import structlog
import yarl

from adapters.discord.calls import Calls
from adapters.discord.failures import FAILURES
from adapters.discord.views import attachment_of
from bot.errors import DragomanError, FetchFailed, StoreUnavailable
from bot.messages import Address, Attachment
from bot.ports import Blobs

logger = structlog.get_logger(__name__)

KEPT = "blob:"
"""How the id of a file begins whose bytes were kept when it came: a command's, which no message
shows."""

_HOSTS = frozenset(("cdn.discordapp.com", "media.discordapp.net"))
_PIECE_BYTES = 65_536
_KEPT_MAX_BYTES = 10 * 1024 * 1024  # what people may upload (reference, "Uploading Files")
_KEEP_WITHIN_S = 20.0


class Fetching:
    """Reads files. `own_host` is where a stand-in for Discord serves its own."""

    def __init__(self, calls: Calls, blobs: Blobs, *, own_host: str, timeout_s: float) -> None:
        self._calls = calls
        self._blobs = blobs
        self._hosts = _HOSTS | {own_host}
        self._timeout_s = timeout_s

    async def fetch(self, address: Address, attachment: Attachment, most_bytes: int) -> bytes:
        """The bytes of a file. Raises only FetchFailed."""
        if attachment.id.startswith(KEPT):
            return await self._kept(attachment)
        try:
            async with asyncio.timeout(self._timeout_s):
                message = await self._calls.message(address.channel, address.in_reply_to)
                return await self._read(_url_of(message, attachment.id), most_bytes)
        except FAILURES as error:
            raise _failed(error) from error

    async def keep(self, files: Sequence[discord.Attachment]) -> tuple[Attachment, ...]:
        """The files of a command, their bytes kept: nothing that shows them can be read again.

        One that cannot be kept is named all the same, and not found later. Raises nothing.
        """
        return tuple(await asyncio.gather(*(self._keep(file) for file in files)))

    async def _keep(self, file: discord.Attachment) -> Attachment:
        attachment = attachment_of(file)
        try:
            async with asyncio.timeout(_KEEP_WITHIN_S):
                name = await self._blobs.put(await self._read(file.url, _KEPT_MAX_BYTES))
        except (DragomanError, *FAILURES) as error:
            logger.warning("discord.file.not_kept", error=type(error).__name__)
            return attachment
        return replace(attachment, id=f"{KEPT}{name}")

    async def _read(self, url: str, most_bytes: int) -> bytes:
        """What an address of Discord's gives. Raises FetchFailed, and what aiohttp raises."""
        if yarl.URL(url).host not in self._hosts:
            raise FetchFailed("host")
        async with (
            aiohttp.ClientSession() as session,
            session.get(url, allow_redirects=False) as answer,
        ):
            if answer.status != 200:
                raise FetchFailed(str(answer.status), user_message="Discord does not give it out")
            data = bytearray()
            async for piece in answer.content.iter_chunked(_PIECE_BYTES):
                data += piece
                if len(data) > most_bytes:
                    raise FetchFailed("too large", user_message="it is too large")
            return bytes(data)

    async def _kept(self, attachment: Attachment) -> bytes:
        try:
            data = await self._blobs.get(attachment.id.removeprefix(KEPT))
        except StoreUnavailable as error:
            raise FetchFailed("store") from error
        if data is None:
            raise FetchFailed("gone", user_message="I have not kept it that long")
        return data


def _url_of(message: dict[str, Any], file_id: str) -> str:
    for file in _files_of(message):
        if str(file.get("id")) == file_id:
            return str(file.get("url", ""))
    raise FetchFailed("gone", user_message="it is not there any more")


def _files_of(message: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The files of a message, of the messages that are forwarded in it, and of the one that it
    replies to."""
    yield from message.get("attachments") or ()
    for snapshot in message.get("message_snapshots") or ():
        yield from (snapshot.get("message") or {}).get("attachments") or ()
    if (replied_to := message.get("referenced_message")) is not None:
        yield from _files_of(replied_to)


def _failed(error: BaseException) -> FetchFailed:
    if isinstance(error, discord.HTTPException) and error.status in (403, 404):
        return FetchFailed(str(error.code), user_message="I may not read it, or it is gone")
    return FetchFailed(type(error).__name__, user_message="Discord did not give it to me")
