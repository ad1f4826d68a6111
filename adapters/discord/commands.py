"""The slash commands, each acknowledged within Discord's three seconds.

/ask     admitted first, then acknowledged; the reply takes the place of "is thinking…"
/stop    ends the reply in progress, and says so to the person alone
"""

import asyncio
from typing import Any

import discord
import structlog
from discord import app_commands

from adapters.discord.admitting import ACKNOWLEDGE_AFTER_S, AWAY, admit_soon
from adapters.discord.asked import Asked
from adapters.discord.failures import FAILURES
from adapters.discord.incoming import (
    NAME,
    CommandView,
    Places,
    incoming_command,
)
from adapters.discord.presses import NOTHING_TO_STOP
from adapters.discord.views import command_view
from bot.errors import StoreUnavailable
from bot.messages import ConversationId
from bot.ports import Intake

logger = structlog.get_logger(__name__)

_STOP_WITHIN_S = 2.0

STOPPING = "Stopping."
NOT_HERE = "I do not answer here. Please ask me in another channel."


def ask_command(
    intake: Intake, places: Places, asked: Asked
) -> app_commands.Command[Any, ..., None]:
    """`/ask`, handing what is asked in one of `places` to `intake`."""

    @app_commands.describe(text="What you would like to know")
    async def ask(interaction: discord.Interaction, text: str) -> None:
        view = command_view(interaction, text)
        if not places.include(view.guild, view.channel, view.parent):
            await interaction.response.send_message(NOT_HERE, ephemeral=True)
            return
        message = incoming_command(view)
        async with asyncio.TaskGroup() as tasks:
            admitting = tasks.create_task(admit_soon(intake, message, asked))
            await asyncio.wait([admitting], timeout=ACKNOWLEDGE_AFTER_S)
            try:
                if admitting.done() and admitting.result() is None:
                    await interaction.response.send_message(AWAY, ephemeral=True)
                    return
                await interaction.response.defer(thinking=True)
                if await admitting is None:
                    await interaction.edit_original_response(content=AWAY)
            except FAILURES as error:
                # What was admitted is answered all the same, as an ordinary message (outgoing.py).
                logger.warning("discord.ask.not_acknowledged", error=type(error).__name__)

    return app_commands.Command(name="ask", description="Ask me anything", callback=ask)


def stop_command(intake: Intake, asked: Asked) -> app_commands.Command[Any, ..., None]:
    """`/stop`: in a thread and in a direct channel the reply that is being made there, in another
    channel those that the person asked for themselves."""

    async def stop(interaction: discord.Interaction) -> None:
        view = command_view(interaction, "")
        try:
            async with asyncio.timeout(_STOP_WITHIN_S):
                is_stopping = await _stop(intake, asked, view)
            sentence = STOPPING if is_stopping else NOTHING_TO_STOP
        except (StoreUnavailable, TimeoutError):
            sentence = AWAY
        try:
            await interaction.response.send_message(sentence, ephemeral=True)
        except FAILURES as error:
            logger.warning("discord.stop.not_acknowledged", error=type(error).__name__)

    return app_commands.Command(
        name="stop", description="End the reply I am writing", callback=stop
    )


async def _stop(intake: Intake, asked: Asked, view: CommandView) -> bool:
    """Whether there was anything to end."""
    conversations = await _spoken_in(intake, asked, view)
    stopped = [
        await intake.stop(conversation, f"{view.id}-{number}")
        for number, conversation in enumerate(conversations)
    ]
    return any(stopped)


async def _spoken_in(intake: Intake, asked: Asked, view: CommandView) -> tuple[ConversationId, ...]:
    """The conversations whose reply `/stop` may mean."""
    here = incoming_command(view).conversation
    if not view.guild:
        return (here,)
    if not view.parent:
        return asked.by(view.author.id, view.channel)
    opened_on_ours = await intake.conversation_of(NAME, view.parent, view.channel)
    return (here,) if opened_on_ours is None else (opened_on_ours, here)
