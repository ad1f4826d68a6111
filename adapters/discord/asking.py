"""What somebody asks by a command: admitted first, in the order of what is said there, then
acknowledged within Discord's three seconds; the reply takes the place of "is thinking…"."""

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

import discord
import structlog

from adapters.discord.admitting import STOPPING, time_left_s
from adapters.discord.alone import say_alone
from adapters.discord.asked import Asked
from adapters.discord.door import Door, Say
from adapters.discord.failures import FAILURES
from adapters.discord.incoming import NAME, CommandView, incoming_command
from adapters.discord.uses import Taken, Use
from adapters.discord.views import attachment_at, command_view
from bot.messages import Attachment
from bot.notices import Telling
from bot.ports import Admission, Intake

logger = structlog.get_logger(__name__)

NOT_HERE = "I do not answer here. Please ask me in another channel."
BEGINS_ANEW = (
    "In this channel each question begins a conversation of its own: there is nothing to change. "
    "Use this in a thread or in a direct message."
)

_PATIENCE_S = 0.9
"""How long Redis may fail before the person is told: by then a try that began at once is about to
end (`bot.reception` repeats a call for a second), and the next one would end after the
acknowledgement, so that everybody in the channel would see the sentence."""

_FINISH_WITHIN_S = 5.0
_TELL_WITHIN_S = 6.0
"""As long as a try that is under way takes while Redis is slow by two seconds."""


class Line(Protocol):
    """Where uses wait behind what was said before (`adapters.discord.receiving.Receiving`)."""

    def put_use(self, use: Use) -> None:
        """Put a use in line."""

    def is_held_up(self, use: Use) -> bool:
        """Whether Redis does not take what stands in its line now."""


class Asking:
    """Hands what is asked to `intake`, in the order of `line`, where `door` lets people in."""

    def __init__(self, intake: Intake, line: Line, door: Door, say: Say, asked: Asked) -> None:
        self._intake = intake
        self._line = line
        self._door = door
        self._say = say
        self._asked = asked
        self._under_way: dict[Use, asyncio.Future[None]] = {}
        self._takes_no_more = False

    async def ask(
        self, interaction: discord.Interaction, text: str, files: Sequence[discord.Attachment] = ()
    ) -> None:
        """Take in `text`, and say at once that it is being answered."""
        view = command_view(interaction, text)
        if not self._door.is_open_to(view.who):
            await say_alone(interaction, NOT_HERE)
            return
        attachments = tuple(attachment_at(file) for file in files)
        use = Use(view, partial(self._admit, view, attachments))
        with self._under_way_now(use):
            self._line.put_use(use)
            if self._takes_no_more:
                use.end()
            taken = await self._acknowledged(interaction, use)
        message = taken.message
        if message is not None and (notice := await self._door.welcome(message)):
            # Not to the person alone: the first such message would take the place of "is thinking…"
            # (receiving-and-responding, followup messages).
            beside = replace(message, address=replace(message.address, is_beside=True))
            await self._say(Telling(beside, notice, "w"))

    async def ask_on(self, interaction: discord.Interaction, text: str) -> None:
        """Take in what is about the conversation of a place, where the place has one."""
        view = command_view(interaction, text)
        message = incoming_command(view, self._door.place(view.who).memory or "thread")
        if self._door.is_open_to(view.who) and message.conversation.thread == view.id:
            await say_alone(interaction, BEGINS_ANEW)
        else:
            await self.ask(interaction, text)

    async def finish(self) -> None:
        """Wait, not for long, until what was asked is taken in: Discord does not tell of it again.
        What is asked meanwhile counts, too. Whose turn has not come by then is told so, and whoever
        asks later."""
        await self._until_ended(_FINISH_WITHIN_S)
        self._takes_no_more = True
        for use in self._under_way:
            use.end()
        await self._until_ended(_TELL_WITHIN_S)

    async def _until_ended(self, within_s: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                while self._under_way:
                    await asyncio.wait(self._under_way.values())

    @contextlib.contextmanager
    def _under_way_now(self, use: Use) -> Iterator[None]:
        self._under_way[use] = ended = asyncio.get_running_loop().create_future()
        try:
            yield
        finally:
            del self._under_way[use]
            ended.set_result(None)

    async def _admit(self, view: CommandView, attachments: tuple[Attachment, ...]) -> Taken:
        """Raises StoreUnavailable; may be repeated then."""
        part_of = None
        if view.parent:
            part_of = await self._intake.conversation_of(NAME, view.parent, view.channel)
        memory = self._door.place(view.who).memory or "thread"
        message = replace(incoming_command(view, memory, part_of), attachments=attachments)
        if sentence := await self._door.refusal(message, view.who):
            return Taken(sentence)
        admission = await self._intake.admit(message)
        self._asked.note(message)
        return Taken(STOPPING if admission is Admission.STOPPED else "", message)

    async def _acknowledged(self, interaction: discord.Interaction, use: Use) -> Taken:
        """What became of it, as soon as that is settled and Discord knows."""
        received_at = use.view.received_at
        await asyncio.wait([use.taken], timeout=time_left_s(received_at, _PATIENCE_S))
        use.lose_patience(is_held_up=self._line.is_held_up(use))
        await asyncio.wait([use.taken], timeout=time_left_s(received_at))
        if not use.taken.done():
            await _defer(interaction)
        taken = await use.taken
        if taken.told:
            await _tell(interaction, taken.told)
        elif not interaction.response.is_done():
            await _defer(interaction)
        return taken


async def _defer(interaction: discord.Interaction) -> None:
    try:
        await interaction.response.defer(thinking=True)
    except FAILURES as error:
        # What is admitted is answered all the same, as an ordinary message (outgoing.py).
        logger.warning("discord.command.not_acknowledged", error=type(error).__name__)


async def _tell(interaction: discord.Interaction, sentence: str) -> None:
    """Say why there is no answer, in the place of "is thinking…" where that stands there: an answer
    may be there all the same, where that of Redis was lost."""
    if interaction.response.is_done():
        try:
            shown = await interaction.original_response()
        except FAILURES as error:
            logger.warning("discord.not_told", error=type(error).__name__)
            return
        if not shown.flags.loading:
            return
    await say_alone(interaction, sentence)
