"""A sentence to one person, which nobody else in the channel sees."""

import discord
import structlog

from adapters.discord.failures import FAILURES

logger = structlog.get_logger(__name__)


async def say_alone(interaction: discord.Interaction, sentence: str) -> None:
    """Answer what a person did with a sentence to them alone. Raises nothing: whoever did not see
    it sees that the command failed."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await interaction.response.send_message(sentence, ephemeral=True)
    except FAILURES as error:
        logger.warning("discord.not_told", error=type(error).__name__)
