"""Threads of our own: a mention in a channel can be answered in a thread on it.

The thread is opened when there is something to show, by whoever shows it. It has the id of the
message that it hangs on, so opening it again finds it.
"""

from dataclasses import replace

import discord
import structlog

from adapters.discord.calls import Calls
from adapters.discord.room import Room
from bot.latest import Latest
from bot.messages import Address

logger = structlog.get_logger(__name__)

_EXISTS = 160004
_REMEMBERED = 2000


class Threads:
    """Where replies stand. An address that has a `thread` names one that is to be opened."""

    def __init__(self, calls: Calls, room: Room, archived_after_min: int) -> None:
        self._calls = calls
        self._room = room
        self._archived_after_min = archived_after_min
        self._places: Latest[str, str] = Latest(_REMEMBERED)

    def likely(self, address: Address) -> Address:
        """Where the reply will probably stand, without opening anything."""
        return self._at(address, self._places.get(address.in_reply_to, address.in_reply_to))

    async def open(self, address: Address) -> Address:
        """Where the reply stands. Where no thread may be opened it stands in the channel.
        PlatformBusy: not now."""
        if not address.thread:
            return address
        message = address.in_reply_to
        if message not in self._places:
            self._places[message] = await self._opened(address)
        return self._at(address, self._places[message])

    async def _opened(self, address: Address) -> str:
        await self._room.to_open(address.in_reply_to)
        try:
            await self._calls.open_thread(
                address.channel, address.in_reply_to, address.thread, self._archived_after_min
            )
        except discord.HTTPException as error:
            if error.code == _EXISTS:
                return address.in_reply_to
            if error.status not in (400, 403, 404):
                raise
            logger.warning("discord.thread.not_opened", code=error.code)
            return address.channel
        return address.in_reply_to

    @staticmethod
    def _at(address: Address, channel: str) -> Address:
        return replace(address, channel=channel, thread="") if address.thread else address
