"""The slash command `/ask`: admitted first, then acknowledged, within Discord's three seconds."""

import asyncio
import time
from typing import Any

import discord
import structlog
from discord import app_commands

from adapters.discord.failures import FAILURES
from adapters.discord.incoming import Places, incoming_command
from adapters.discord.views import command_view
from bot.errors import StoreUnavailable
from bot.messages import IncomingMessage
from bot.ports import Intake

logger = structlog.get_logger(__name__)

_ACKNOWLEDGE_AFTER_S = 2.0
"""Admitting takes a millisecond. When it takes longer (Redis is slow; a person is told that too
much is waiting already), the question is acknowledged meanwhile, or Discord calls it failed after
three seconds (interactions/receiving-and-responding)."""

_ADMIT_WITHIN_S = 1.0
"""How long Redis may fail before the person is told; what was begun in time may take longer."""

_AGAIN_S = 0.1

AWAY = StoreUnavailable.user_message
NOT_HERE = "I do not answer here. Please ask me in another channel."


def ask_command(intake: Intake, places: Places) -> app_commands.Command[Any, ..., None]:
    """`/ask`, handing what is asked in one of `places` to `intake`."""

    @app_commands.describe(text="What you would like to know")
    async def ask(interaction: discord.Interaction, text: str) -> None:
        view = command_view(interaction, text)
        if not places.include(view.guild, view.channel, view.parent):
            await interaction.response.send_message(NOT_HERE, ephemeral=True)
            return
        message = incoming_command(view)
        async with asyncio.TaskGroup() as tasks:
            admitting = tasks.create_task(_admit(intake, message))
            await asyncio.wait([admitting], timeout=_ACKNOWLEDGE_AFTER_S)
            try:
                if admitting.done() and not admitting.result():
                    await interaction.response.send_message(AWAY, ephemeral=True)
                    return
                await interaction.response.defer(thinking=True)
                if not await admitting:
                    await interaction.edit_original_response(content=AWAY)
            except FAILURES as error:
                # What was admitted is answered all the same, as an ordinary message (outgoing.py).
                logger.warning("discord.ask.not_acknowledged", error=type(error).__name__)

    return app_commands.Command(name="ask", description="Ask me anything", callback=ask)


async def _admit(intake: Intake, message: IncomingMessage) -> bool:
    """Whether the message was taken in: tried again while Redis is away, but not for long."""
    give_up_at_s = time.monotonic() + _ADMIT_WITHIN_S
    while True:
        try:
            await intake.admit(message)
        except StoreUnavailable:
            if time.monotonic() + _AGAIN_S > give_up_at_s:
                return False
        else:
            return True
        await asyncio.sleep(_AGAIN_S)
