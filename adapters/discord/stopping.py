"""The command `/stop`: ends the reply in progress, and says so to the person alone."""

import asyncio

import discord
import structlog

from adapters.discord.admitting import AWAY, STOPPING
from adapters.discord.alone import say_alone
from adapters.discord.asked import Asked
from adapters.discord.door import Door
from adapters.discord.incoming import NAME, CommandView, incoming_command
from adapters.discord.views import command_view
from bot.errors import StoreUnavailable
from bot.messages import ConversationId
from bot.ports import Intake

logger = structlog.get_logger(__name__)

_STOP_WITHIN_S = 2.0

NOTHING_TO_STOP = "There is nothing to stop."


class Stopping:
    """Finds the replies that `/stop` may mean: in a thread and in a direct channel the one that is
    being made there, in another channel those that the person asked for themselves."""

    def __init__(self, intake: Intake, door: Door, asked: Asked) -> None:
        self._intake = intake
        self._door = door
        self._asked = asked

    async def stop(self, interaction: discord.Interaction) -> None:
        """End them."""
        view = command_view(interaction, "")
        try:
            async with asyncio.timeout(_STOP_WITHIN_S):
                is_stopping = await self._stop(view)
            sentence = STOPPING if is_stopping else NOTHING_TO_STOP
        except (StoreUnavailable, TimeoutError):
            sentence = AWAY
        await say_alone(interaction, sentence)

    async def end_all(self, place: str, event_id: str) -> None:
        """End what is asked in a server or a channel, as far as this process handed it in. Raises
        nothing."""
        for number, conversation in enumerate(self._asked.at(place)):
            try:
                await self._intake.stop(conversation, f"{event_id}-{number}")
            except StoreUnavailable:
                logger.warning("discord.not_all_ended")
                return

    async def _stop(self, view: CommandView) -> bool:
        """Whether there was anything to end."""
        conversations = await self._meant(view)
        stopped = [
            await self._intake.stop(conversation, f"{view.id}-{number}")
            for number, conversation in enumerate(conversations)
        ]
        return any(stopped)

    async def _meant(self, view: CommandView) -> tuple[ConversationId, ...]:
        memory = self._door.place(view.who).memory or "thread"
        here = incoming_command(view, memory).conversation
        if not view.guild:
            return (here,)
        if not view.parent:
            return self._asked.by(view.author.id, view.channel)
        opened_on_ours = await self._intake.conversation_of(NAME, view.parent, view.channel)
        return (here,) if opened_on_ours is None else (opened_on_ours, here)
