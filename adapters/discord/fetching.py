"""Reading a file that came with a message.

Discord's addresses of files are signed and expire within a day, so the message is read again when
the file is wanted. A command's file no message shows that could be read again: its address is all
there is, and is the id of the attachment. A file's address gets no token, and is followed nowhere
else.
"""

import asyncio
from collections.abc import Iterator
from typing import Any

import aiohttp
import discord
import yarl

from adapters.discord.calls import Calls
from adapters.discord.failures import FAILURES
from bot.errors import FetchFailed
from bot.messages import Address, Attachment

_HOSTS = frozenset(("cdn.discordapp.com", "media.discordapp.net"))
_PIECE_BYTES = 65_536


class Fetching:
    """Reads files. `own_host` is where a stand-in for Discord serves its own."""

    def __init__(self, calls: Calls, *, own_host: str, timeout_s: float) -> None:
        self._calls = calls
        self._hosts = _HOSTS | {own_host}
        self._timeout_s = timeout_s

    async def fetch(self, address: Address, attachment: Attachment, most_bytes: int) -> bytes:
        """The bytes of a file. Raises only FetchFailed."""
        try:
            async with asyncio.timeout(self._timeout_s):
                return await self._read(await self._url_of(address, attachment), most_bytes)
        except FAILURES as error:
            raise _failed(error) from error

    async def _url_of(self, address: Address, attachment: Attachment) -> str:
        if not attachment.id.isdecimal():
            return attachment.id
        message = await self._calls.message(address.channel, address.in_reply_to)
        for file in _files_of(message):
            if str(file.get("id")) == attachment.id:
                return str(file.get("url", ""))
        raise FetchFailed("gone", user_message="it is not there any more")

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
