"""`/settings`: what moderators choose for their server or one of its channels."""

import asyncio
from typing import Any, Literal

import discord
import structlog
from discord import app_commands

from adapters.discord import DAYS_MAX, Memory, Place
from adapters.discord.admitting import AWAY, time_left_s
from adapters.discord.alone import say_alone
from adapters.discord.community import Community
from adapters.discord.invitation import MANAGE_THREADS
from adapters.discord.stopping import Stopping
from adapters.discord.views import command_view
from bot.errors import StoreUnavailable

logger = structlog.get_logger(__name__)

Switch = Literal["on", "off", "default"]

_SWITCHES: dict[str, bool | None] = {"on": True, "off": False, "default": None}


def settings_command(
    community: Community, stopping: Stopping
) -> app_commands.Command[Any, ..., None]:
    """The command, for who may manage the server. Where answers are switched off, those that are
    being made end."""

    @app_commands.describe(
        answers="Whether I answer",
        threads="Whether I answer a mention in a thread of its own",
        memory="What is one conversation for me",
        threads_kept_days="How long I keep a quiet thread that I opened; 0: for good",
        here="Only for this channel, not for the whole server",
    )
    async def settings(
        interaction: discord.Interaction,
        answers: Switch | None = None,
        threads: Switch | None = None,
        memory: Literal["thread", "person", "channel", "default"] | None = None,
        threads_kept_days: app_commands.Range[int, 0, DAYS_MAX] | None = None,
        here: bool = False,
    ) -> None:
        view = command_view(interaction, "")
        who = view.who
        place = (who.parent or who.channel) if here else who.guild
        said: dict[str, Any] = {}
        if answers is not None:
            said["answers"] = _SWITCHES[answers]
        if threads is not None:
            said["threads"] = _SWITCHES[threads]
        if memory is not None:
            said["memory"] = None if memory == "default" else memory
        if threads_kept_days is not None:
            said["threads_kept_days"] = threads_kept_days
        try:
            if said:
                chosen = community.chosen(place).model_copy(update=said)
                async with asyncio.timeout(time_left_s(view.received_at)):
                    await community.choose(place, chosen)
                logger.info("discord.settings.chosen", place=place, by=view.author.id, **said)
        except (StoreUnavailable, TimeoutError):
            await say_alone(interaction, AWAY)
            return
        may_delete = interaction.app_permissions.manage_threads
        shown = _described(community.of(who), is_changed=bool(said), may_delete=may_delete)
        await say_alone(interaction, shown)
        if said.get("answers") is False:
            await stopping.end_all(place, view.id)

    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name="settings",
        description="How I behave in this server",
        callback=settings,
        allowed_contexts=app_commands.AppCommandContext(guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True),
    )
    command.default_permissions = discord.Permissions(manage_guild=True)
    return command


_MEMORIES: dict[Memory, str] = {
    "thread": "each thread, and in channels each chain of replies, is one conversation",
    "person": "each person has a conversation of their own",
    "channel": "all of the channel is one conversation",
}


def _described(place: Place, *, is_changed: bool, may_delete: bool) -> str:
    rows = [
        "I answer." if place.answers else "I do not answer.",
        "A mention gets a thread of its own." if place.threads else "I answer in the channel.",
        f"Memory: {_MEMORIES[place.memory or 'thread']}.",
    ]
    if days := place.threads_kept_days:
        kept = "a day" if days == 1 else f"{days} days"
        rows.append(f"Threads that I opened are deleted {kept} after Discord has put them away.")
        if not may_delete:
            rows.append(f"For that I lack the permission {MANAGE_THREADS.name}.")
    head = "Done. " if is_changed else ""
    return f"{head}In this channel now:\n" + "\n".join(f"- {row}" for row in rows)
