"""The slash command `/ask`: admitted first, then acknowledged, within Discord's three seconds."""

import asyncio
from typing import Any

import discord
import structlog
from discord import app_commands

from adapters.discord.failures import FAILURES
from adapters.discord.incoming import incoming_command
from adapters.discord.views import command_view
from bot.errors import StoreUnavailable
from bot.messages import IncomingMessage
from bot.ports import Intake

logger = structlog.get_logger(__name__)

_ADMIT_WITHIN_S = 2.0
"""Discord gives three seconds to the first answer; the rest is left to the network."""

_AGAIN_S = 0.1


def ask_command(intake: Intake) -> app_commands.Command[Any, ..., None]:
    """`/ask`, handing what is asked to `intake`."""

    @app_commands.describe(text="What you would like to know")
    async def ask(interaction: discord.Interaction, text: str) -> None:
        message = incoming_command(command_view(interaction, text))
        try:
            try:
                async with asyncio.timeout(_ADMIT_WITHIN_S):
                    await _admit(intake, message)
            except TimeoutError:  # not admitted, so not promised: the person is told
                sorry = StoreUnavailable.user_message
                await interaction.response.send_message(sorry, ephemeral=True)
                return
            await interaction.response.defer(thinking=True)
        except FAILURES as error:
            # What was admitted is answered all the same, as an ordinary message (outgoing.py).
            logger.warning("discord.ask.not_acknowledged", error=type(error).__name__)

    return app_commands.Command(name="ask", description="Ask me anything", callback=ask)


async def _admit(intake: Intake, message: IncomingMessage) -> None:
    while True:
        try:
            await intake.admit(message)
        except StoreUnavailable:
            await asyncio.sleep(_AGAIN_S)
        else:
            return
