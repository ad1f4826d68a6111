"""The connection to Discord's gateway: what arrives on it, and how it ends."""

import asyncio
import contextlib
from collections.abc import Callable

import aiohttp
import discord
import structlog
from discord import app_commands

from adapters.discord import Settings
from adapters.discord.asked import Asked
from adapters.discord.asking import Asking
from adapters.discord.commands import add_commands
from adapters.discord.community import Community
from adapters.discord.door import Door, Say
from adapters.discord.failures import FAILURES
from adapters.discord.growing import Growing
from adapters.discord.incoming import Change
from adapters.discord.missed import History
from adapters.discord.moderating import settings_command
from adapters.discord.patience import Identifying, be_patient
from adapters.discord.presses import Presses
from adapters.discord.privacy import privacy_command
from adapters.discord.receiving import Receiving
from adapters.discord.room import Room
from adapters.discord.stopping import Stopping
from adapters.discord.tidying import Tidying
from adapters.discord.views import deletion, message_view
from bot.errors import ConfigError, DragomanError, PlatformUnavailable, StoreUnavailable
from bot.ports import AdapterParts, Intake

logger = structlog.get_logger(__name__)

_READY_AFTER_S = 0.3
"""How long after the last server was named a session counts as ready. Discord names them without a
pause; discord.py waits two seconds, and messages wait with it. What was missed in a server that
comes later is read when it comes."""

_CLOSE_WITHIN_S = 5.0
_LISTENS_WITHIN_S = 0.5

_PRESSES = (discord.InteractionType.component, discord.InteractionType.modal_submit)

NoteOwn = Callable[[str, str], None]
"""Told of each message of our own: its nonce and its id."""

NOT_ACCEPTED = (
    "adapters.discord.token: Discord does not accept it. Copy the token from "
    "discord.com/developers/applications, Bot, Reset Token."
)
NO_MESSAGE_CONTENT = (
    "adapters.discord.message_content: Discord does not allow it to this bot. Switch on Message "
    "Content Intent at discord.com/developers/applications, Bot, or set this to false."
)


class Gateway:
    """One connection (or several, where Discord wants shards), for as long as `run` lasts."""

    def __init__(
        self,
        settings: Settings,
        parts: AdapterParts,
        intake: Intake,
        note_own: NoteOwn,
        note_taken_away: Callable[[str], None],
        say: Say,
        room: Room,
    ) -> None:
        self._settings = settings
        self._parts = parts
        self._intake = intake
        self._note_own = note_own
        self._note_taken_away = note_taken_away
        self._say = say
        self._room = room
        self._community = Community(settings, intake)
        self._identified: set[int] = set()
        self._client = discord.AutoShardedClient(
            shard_count=settings.shard_count or None,
            intents=discord.Intents(
                guilds=True,
                guild_messages=True,
                dm_messages=True,
                message_content=settings.message_content,
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,  # nothing here looks at old messages: tens of megabytes saved
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=_READY_AFTER_S,
        )
        if settings.shards:
            self._client.shard_ids = list(settings.shards)

    @property
    def is_connected(self) -> bool:
        """Whether every shard is connected and identified: then whatever is said arrives."""
        shards = self._client.shards.values()
        are_all_there = 0 < len(self._shards) == len(self._identified)
        return are_all_there and not any(shard.is_closed() for shard in shards)

    @property
    def _shards(self) -> list[int]:
        return list(self._settings.shards) or list(range(self._client.shard_count or 0))

    async def run(self) -> None:
        """Receive until cancelled. ConfigError where only the operator can mend it,
        PlatformUnavailable where another try may do."""
        try:
            receiving, asking = await self._log_in()
            async with asyncio.TaskGroup() as tasks:
                working = tasks.create_task(receiving.run(), name="discord messages")
                fresh = tasks.create_task(self._community.keep_fresh(), name="discord places")
                tidying = Tidying(self._client, self._community, self._room, own_id(self._client))
                tidy = tasks.create_task(tidying.run(), name="discord threads")
                connecting = tasks.create_task(self._connect(), name="discord gateway")
                try:
                    await asyncio.wait([connecting])
                finally:
                    tidy.cancel()  # before its calls have no connection any more
                    await asking.finish()
                    await self._disconnect(connecting)
                    working.cancel()
                    fresh.cancel()
        except FAILURES as error:
            raise run_error(error) from error
        finally:
            await self._close()
        raise connecting.result()

    async def _connect(self) -> DragomanError:
        """Stay connected; returns why that ended."""
        try:
            await self._client.connect()
        except (*FAILURES, RuntimeError) as error:
            return run_error(error)
        return PlatformUnavailable("the connection ended")

    async def _disconnect(self, connecting: asyncio.Task[DragomanError]) -> None:
        """End the connection. discord.py 2.7.1 swallows a cancellation while it identifies again
        (shard.py, reidentify), so it is told, and cancelled until it listens."""
        await self._close()
        while not connecting.done():
            connecting.cancel()
            await asyncio.wait([connecting], timeout=_LISTENS_WITHIN_S)
        # One that was opened while the others were closed has nobody else who closes it.
        for shard in self._client.shards.values():
            with contextlib.suppress(TimeoutError, *FAILURES):
                async with asyncio.timeout(_CLOSE_WITHIN_S):
                    await shard.disconnect()

    async def _log_in(self) -> tuple[Receiving, Asking]:
        client = self._client
        await client.login(self._settings.token.get_secret_value())
        # Told the number of shards, discord.py connects to `gateway_url` and to no other.
        wanted, _, _ = await client.http.get_bot_gateway()
        client.shard_count = client.shard_count or wanted
        tree = app_commands.CommandTree(client)
        parts, asked = self._parts, Asked()
        door = Door(self._settings, self._community, parts.budget, parts.people)
        with contextlib.suppress(StoreUnavailable):  # it is tried again (keep_fresh)
            await self._community.refresh()
        us = own_id(client)
        receiving = Receiving(
            self._intake,
            History(client, self._room),
            us=us,
            door=door,
            say=self._say,
            asked=asked,
            forums=self._settings.forums,
            shards=self._shards,
            shard_count=client.shard_count,
            catch_up_s=self._settings.catch_up_hours * 3600,
        )
        asking = Asking(self._intake, receiving, door, self._say, asked)
        stopping = Stopping(self._intake, door, asked)
        own = (
            settings_command(self._community, stopping),
            privacy_command(self._settings.privacy_notice),
        )
        add_commands(tree, asking, stopping, parts.skills, own)
        if 0 in self._shards:  # once for the whole bot
            try:
                await tree.sync()
            except discord.HTTPException as error:  # people can still mention us
                logger.warning("discord.commands_not_registered", status=error.status)
        self._listen(receiving, Presses(self._intake, parts.people, door, asked), us)
        return receiving, asking

    def _listen(self, receiving: Receiving, presses: Presses, us: str) -> None:
        """Say what happens at each event. Those of messages do not await, so they keep their
        order."""
        client, growing = self._client, Growing(has_stop=self._settings.stop_button)
        catching_up, identifying = receiving.catching_up, Identifying()

        @client.event
        async def before_identify_hook(shard_id: int, *, initial: bool) -> None:
            await identifying.turn()

        @client.event
        async def on_shard_connect(shard_id: int) -> None:
            catching_up.begin(shard_id)
            self._identified.add(shard_id)

        @client.event
        async def on_shard_ready(shard_id: int) -> None:
            logger.info("discord.ready", shard=shard_id, servers=len(client.guilds))
            be_patient(client, shard_id)
            catching_up.catch_up(shard_id)

        @client.event
        async def on_shard_resumed(shard_id: int) -> None:
            logger.info("discord.resumed", shard=shard_id)
            if catching_up.is_held(shard_id):  # cut before it was ready
                catching_up.catch_up(shard_id)

        @client.event
        async def on_guild_available(guild: discord.Guild) -> None:
            catching_up.note_server(str(guild.id), is_there=not guild.unavailable)

        @client.event
        async def on_guild_join(guild: discord.Guild) -> None:
            catching_up.note_server(str(guild.id), is_there=not guild.unavailable)

        @client.event
        async def on_guild_unavailable(guild: discord.Guild) -> None:  # an outage at Discord
            catching_up.note_server(str(guild.id), is_there=False)

        @client.event
        async def on_message(message: discord.Message) -> None:
            if str(message.author.id) == us:
                growing.note(message)
                if message.nonce is not None:
                    self._note_own(str(message.nonce), str(message.id))
            receiving.put(message_view(message))

        @client.event
        async def on_raw_message_edit(event: discord.RawMessageUpdateEvent) -> None:
            if str(event.message.author.id) == us:
                growing.note(event.message)
            elif event.message.edited_at is not None:  # else Discord only added a preview
                receiving.put(Change.to(message_view(event.message)))

        def take_back(
            event: discord.RawMessageDeleteEvent | discord.RawBulkMessageDeleteEvent, *ids: int
        ) -> None:
            channel = client.get_channel(event.channel_id)
            for message_id in ids:
                cut = growing.take(message_id)
                if cut:
                    self._note_taken_away(str(message_id))
                receiving.put(deletion(event, message_id, channel, cut))

        @client.event
        async def on_raw_message_delete(event: discord.RawMessageDeleteEvent) -> None:
            take_back(event, event.message_id)

        @client.event
        async def on_raw_bulk_message_delete(event: discord.RawBulkMessageDeleteEvent) -> None:
            take_back(event, *sorted(event.message_ids))

        @client.event
        async def on_guild_remove(guild: discord.Guild) -> None:  # not for an outage at Discord
            await self._community.forget(str(guild.id))

        @client.event
        async def on_interaction(interaction: discord.Interaction) -> None:
            if interaction.type in _PRESSES:
                await presses.take(interaction)

    async def _close(self) -> None:
        with contextlib.suppress(TimeoutError, aiohttp.ClientError, OSError):
            async with asyncio.timeout(_CLOSE_WITHIN_S):
                await self._client.close()


def own_id(client: discord.Client) -> str:
    """Our own user id; "" before the login."""
    return str(client.user.id) if client.user is not None else ""


def run_error(error: BaseException) -> DragomanError:
    """Why a connection could not be had, or ended."""
    if isinstance(error, discord.LoginFailure):
        return ConfigError([NOT_ACCEPTED])
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return ConfigError([NO_MESSAGE_CONTENT])
    if isinstance(error, discord.ConnectionClosed) and error.code == 4004:
        return ConfigError([NOT_ACCEPTED])
    return PlatformUnavailable(type(error).__name__)
