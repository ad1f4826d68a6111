"""Reading what people said while nobody was connected, from the history of channels.

A lost session and a restart lose events for good (RESUME covers short cuts only), and so does an
outage of a server at Discord. Message ids are in the order of time over all of Discord, so one id
says how far a shard was in all its servers, and each channel says the id of its last message: only
places where something was said are read.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import discord
import structlog

from adapters.discord.failures import FAILURES
from adapters.discord.incoming import MessageView
from adapters.discord.room import Room
from adapters.discord.views import message_view

logger = structlog.get_logger(__name__)

_CHANNELS_MAX = 100
_MESSAGES_MAX = 200
_PAGE = 100  # what Discord gives at once (resources/channel, Get Channel Messages)
DIRECT_SHARD = 0  # events/gateway, sharding

_AT_ONCE = 8
"""Places that are read side by side: one that fails for a while keeps the others waiting less."""

_Place = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread
_Readable = _Place | discord.PartialMessageable

_AGAIN_AFTER_S = (0.2, 0.5, 1.0, 2.0, 4.0)
"""What cannot be read now would be lost: Discord never delivers it again."""


@dataclass(frozen=True, slots=True)
class Unread:
    """In which channels something may be left to read; threads count as their channel's."""

    channels: frozenset[str]


class History:
    """The history of everything that a client may read, as fast as there is room for it."""

    def __init__(self, client: discord.Client, room: Room) -> None:
        self._client = client
        self._room = room

    def servers(self, shard: int) -> dict[str, bool]:
        """The servers of a shard, and whether each is there: READY only says that there are such
        servers, each is described when it is there (GUILD_CREATE), and may go away for a while."""
        return {
            str(guild.id): not guild.unavailable
            for guild in self._client.guilds
            if guild.shard_id == shard
        }

    async def after(
        self, seen: Mapping[str, int], direct: tuple[int, ...]
    ) -> AsyncIterator[MessageView | Unread]:
        """What was said after the message ids in `seen`, by server ("": directly), channel by
        channel, oldest first: in the 100 places of these servers where something was said last, in
        the direct channels named, the last 200 messages each. A place that may not be read is left
        out; so is one that still fails after a few tries. Before it, and whenever a channel is
        done, what is left."""
        places = self._places(seen, direct)
        left = Counter(_channel_of(place) for place, _ in places)
        yield Unread(frozenset(left))
        for first in range(0, len(places), _AT_ONCE):
            batch = [asyncio.ensure_future(self._read(*each)) for each in places[first:][:_AT_ONCE]]
            try:
                for reading in asyncio.as_completed(batch):
                    place, found = await reading
                    if len(found) == _MESSAGES_MAX:
                        logger.warning("discord.catch_up.too_many", channel=str(place.id))
                    for message in reversed(found):
                        yield message_view(message)
                    left[_channel_of(place)] -= 1
                    left += Counter()  # forgets those with nothing left
                    yield Unread(frozenset(left))
            finally:
                for each in batch:
                    each.cancel()

    async def _read(self, place: _Readable, after: int) -> tuple[_Readable, list[discord.Message]]:
        return place, await self._last_in(place, after)

    async def _last_in(self, channel: discord.abc.Messageable, after: int) -> list[discord.Message]:
        """The last messages of a place, the newest first."""
        for wait_s in (*_AGAIN_AFTER_S, None):
            found: list[discord.Message] = []
            try:
                await self._room.to_read()
                async for message in channel.history(
                    limit=_MESSAGES_MAX, after=discord.Object(after), oldest_first=False
                ):
                    found.append(message)
                    if len(found) % _PAGE == 0 and len(found) < _MESSAGES_MAX:
                        await self._room.to_read()
                break
            except FAILURES as error:
                # A 404 or 400 may pass, and what is not read now is lost; a right that is missing
                # does not come by itself.
                if wait_s is None or isinstance(error, discord.Forbidden):
                    logger.warning("discord.catch_up.unreadable", error=type(error).__name__)
                    break
            await asyncio.sleep(wait_s)
        return found

    def _places(
        self, seen: Mapping[str, int], direct: tuple[int, ...]
    ) -> list[tuple[_Readable, int]]:
        """Each place with the last message that was seen."""
        spoken_in = [
            (channel, last)
            for guild in self._client.guilds
            if (last := seen.get(str(guild.id))) is not None
            for channel in _places_of(guild)
            if (channel.last_message_id or 0) > last
        ]
        spoken_in.sort(key=lambda place: place[0].last_message_id or 0, reverse=True)
        return [
            *spoken_in[:_CHANNELS_MAX],
            *((self._client.get_partial_messageable(channel), seen[""]) for channel in direct),
        ]


def _channel_of(place: _Readable) -> str:
    return str(place.parent_id if isinstance(place, discord.Thread) else place.id)


def _places_of(guild: discord.Guild) -> list[_Place]:
    return [
        *guild.text_channels,
        *guild.voice_channels,
        *guild.stage_channels,
        *guild.threads,
    ]


def id_at(seconds: float) -> int:
    """The smallest message id of a moment (reference, snowflakes)."""
    return max(0, int(seconds * 1000) - discord.utils.DISCORD_EPOCH) << 22
