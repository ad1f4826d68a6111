"""Deleting threads that we opened and that nobody has gone on with, where moderators want that.

Discord puts a quiet thread away by itself (threads.py says after how long), where it stays in the
list of old threads for good. Discord also says who opened a thread and when it was put away, so
nothing is kept here, and a restart forgets nothing.
"""

import asyncio
from datetime import timedelta

import discord
import structlog

from adapters.discord.community import Community
from adapters.discord.failures import FAILURES
from adapters.discord.room import Room
from adapters.discord.rules import Who

logger = structlog.get_logger(__name__)

_EVERY_S = 6 * 3600.0
_LOOKED_AT_MAX = 500
"""Threads in a channel at one time, those first that were put away last."""


class Tidying:
    """Looks through the channels of the servers that this process hears. `us` is our user id."""

    def __init__(self, client: discord.Client, community: Community, room: Room, us: str) -> None:
        self._client = client
        self._community = community
        self._room = room
        self._us = int(us)

    async def run(self) -> None:
        """Look through them again and again, until cancelled."""
        await self._client.wait_until_ready()
        while True:
            for guild in list(self._client.guilds):
                await asyncio.sleep(0)  # there may be thousands, and messages wait meanwhile
                for channel in guild.text_channels:
                    if kept_days := self._kept_days(channel):
                        await self._tidy(channel, timedelta(days=kept_days))
            await asyncio.sleep(_EVERY_S)

    def _kept_days(self, channel: discord.TextChannel) -> int:
        category = str(channel.category_id or "")
        here = Who(str(channel.guild.id), str(channel.id), "", "", category=category)
        return self._community.of(here).threads_kept_days or 0

    async def _tidy(self, channel: discord.TextChannel, kept_for: timedelta) -> None:
        """Delete the threads of ours that were put away longer ago. What may not be read or deleted
        stays; so does what somebody has locked, or just gone on with."""
        put_away_before = discord.utils.utcnow() - kept_for
        try:
            await self._room.to_tidy()
            async for thread in channel.archived_threads(
                limit=_LOOKED_AT_MAX, before=put_away_before
            ):
                if thread.owner_id != self._us or thread.locked:
                    continue
                await self._room.to_tidy()
                if channel.guild.get_thread(thread.id) is None:  # else it is in use again
                    await thread.delete(reason=f"Nobody wrote in it for {kept_for.days} days")
                    logger.info("discord.thread.deleted", thread=thread.id)
        except FAILURES as error:
            logger.warning(
                "discord.thread.not_deleted",
                channel=str(channel.id),
                error=type(error).__name__,
            )
