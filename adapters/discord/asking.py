"""What somebody asks by a command: admitted first, then acknowledged within Discord's three
seconds; the reply takes the place of "is thinking…"."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import discord
import structlog

from adapters.discord.admitting import AWAY, admit_soon, in_place_of_an_answer, time_left_s
from adapters.discord.alone import say_alone
from adapters.discord.asked import Asked
from adapters.discord.door import Door, Say
from adapters.discord.failures import FAILURES
from adapters.discord.incoming import NAME, CommandView, incoming_command
from adapters.discord.views import command_view
from bot.errors import StoreUnavailable
from bot.messages import Attachment, IncomingMessage
from bot.ports import Intake

logger = structlog.get_logger(__name__)

NOT_HERE = "I do not answer here. Please ask me in another channel."
BEGINS_ANEW = (
    "In this channel each question begins a conversation of its own: there is nothing to change. "
    "Use this in a thread or in a direct message."
)


Keep = Callable[[Sequence[discord.Attachment]], Awaitable[tuple[Attachment, ...]]]
"""Keeps the bytes of files."""


class Asking:
    """Hands what is asked to `intake`, where `door` lets people in."""

    def __init__(self, intake: Intake, keep: Keep, door: Door, say: Say, asked: Asked) -> None:
        self._intake = intake
        self._keep = keep
        self._door = door
        self._say = say
        self._asked = asked

    async def ask(
        self, interaction: discord.Interaction, text: str, files: Sequence[discord.Attachment] = ()
    ) -> None:
        """Take in `text`, and say at once that it is being answered."""
        view = command_view(interaction, text)
        if not self._door.is_open_to(view.who):
            await say_alone(interaction, NOT_HERE)
            return
        try:
            message = await self._message_in(view)
        except (StoreUnavailable, TimeoutError):
            await say_alone(interaction, AWAY)
            return
        if sentence := await self._door.refusal(message, view.who):
            await say_alone(interaction, sentence)
            return
        if files and await self._acknowledge(interaction):
            message = replace(message, attachments=await self._keep(files))
        await self._take_in(interaction, message, time_left_s(view.received_at))
        if notice := await self._door.welcome(message):
            # Not to the person alone: the first such message would take the place of "is thinking…"
            # (receiving-and-responding, followup messages).
            beside = replace(message, address=replace(message.address, is_beside=True))
            await self._say(beside, notice, "w")

    async def ask_on(self, interaction: discord.Interaction, text: str) -> None:
        """Take in what is about the conversation of a place, where the place has one."""
        view = command_view(interaction, text)
        message = incoming_command(view, self._door.place(view.who).memory or "thread")
        if self._door.is_open_to(view.who) and message.conversation.thread == view.id:
            await say_alone(interaction, BEGINS_ANEW)
        else:
            await self.ask(interaction, text)

    async def _message_in(self, view: CommandView) -> IncomingMessage:
        part_of = None
        if view.parent:
            async with asyncio.timeout(time_left_s(view.received_at)):
                part_of = await self._intake.conversation_of(NAME, view.parent, view.channel)
        memory = self._door.place(view.who).memory or "thread"
        return incoming_command(view, memory, part_of)

    @staticmethod
    async def _acknowledge(interaction: discord.Interaction) -> bool:
        """Whether there is time now for what takes long."""
        try:
            await interaction.response.defer(thinking=True)
        except FAILURES as error:
            logger.warning("discord.command.not_acknowledged", error=type(error).__name__)
            return False
        return True

    async def _take_in(
        self, interaction: discord.Interaction, message: IncomingMessage, left_s: float
    ) -> None:
        async with asyncio.TaskGroup() as tasks:
            admitting = tasks.create_task(admit_soon(self._intake, message, self._asked))
            await asyncio.wait([admitting], timeout=left_s)
            try:
                if not interaction.response.is_done():
                    if admitting.done() and (told := in_place_of_an_answer(admitting.result())):
                        await say_alone(interaction, told)
                        return
                    await interaction.response.defer(thinking=True)
                if told := in_place_of_an_answer(await admitting):
                    await interaction.edit_original_response(content=told)
            except FAILURES as error:
                # What was admitted is answered all the same, as an ordinary message (outgoing.py).
                logger.warning("discord.command.not_acknowledged", error=type(error).__name__)
