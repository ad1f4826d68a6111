"""Presses of buttons, each acknowledged within Discord's three seconds.

a choice     says what it says, as if the person had written it; one press a message counts; one
             that asks for words brings a form, and its buttons stay
Stop         ends the reply that it stands below, for who asked and for who may delete it
🔄           asks the same once more
👍 👎        keep what somebody thinks of a reply; 👎 asks what was wrong, in a form

discord.py's views live as long as a process. These buttons hold all they need (buttons.py), so
presses are taken from the event itself.
"""

import asyncio
import time
from dataclasses import replace
from datetime import timedelta

import discord
import structlog

from adapters.discord import buttons
from adapters.discord.admitting import AWAY, admit_soon, time_left_s
from adapters.discord.alone import say_alone
from adapters.discord.asked import Asked
from adapters.discord.asking import NOT_HERE
from adapters.discord.buttons import Button, Kind
from adapters.discord.door import Door
from adapters.discord.failures import FAILURES
from adapters.discord.incoming import NAME, PressView, incoming_press, place_of, scoped
from adapters.discord.privacy import forget
from adapters.discord.stopping import NOTHING_TO_STOP
from adapters.discord.views import press_view
from bot.conversation import offered, since
from bot.errors import StoreUnavailable
from bot.messages import ConversationId, IncomingMessage, Rating
from bot.ports import Admission, Intake, People
from bot.reply import Choice
from bot.turn.commands import once_more

logger = structlog.get_logger(__name__)

_YOUNG_S = 10.0
"""A post is noted as ours when Discord has answered it, which may be after somebody pressed."""

_NOTED_WITHIN_S = 1.0
_AGAIN_S = 0.05
_WRITTEN_MAX = 1000
_WORDS_MAX = 4000  # components/reference, text input
_TITLE_MAX = 45

NOT_YOURS = "These buttons are for somebody else. Mention me to ask something yourself."
THANKS = "Thank you."
TOO_OLD = "These buttons are too old. Please write to me."
TWICE = "You pressed that twice: it counts once. Press it again when it is there."


class Presses:
    """Where every press of a button of ours comes."""

    def __init__(self, intake: Intake, people: People, door: Door, asked: Asked) -> None:
        self._intake = intake
        self._people = people
        self._door = door
        self._asked = asked

    async def take(self, interaction: discord.Interaction) -> None:
        """Do what the button stands for, and show that it was pressed."""
        message = interaction.message
        view = press_view(interaction, message) if message is not None else None
        button = buttons.read(view.button) if view is not None else None
        if message is None or view is None or button is None:
            return
        try:
            if button.asker and not _may_press(interaction, button):
                await say_alone(interaction, NOT_YOURS)
            elif button.expires_at < time.time():
                await say_alone(interaction, TOO_OLD)
            elif button.kind is Kind.FORGET:
                await forget(interaction, self._people, view)
            else:
                await self._do(interaction, message, view, button)
        except FAILURES as error:
            # What was admitted is answered all the same.
            logger.warning("discord.press.not_acknowledged", error=type(error).__name__)

    async def _do(
        self,
        interaction: discord.Interaction,
        pressed_on: discord.Message,
        view: PressView,
        button: Button,
    ) -> None:
        try:
            async with asyncio.timeout(time_left_s(view.received_at)):
                is_young = view.sent_at - pressed_on.created_at < timedelta(seconds=_YOUNG_S)
                conversation = await self._conversation_of(view, is_young=is_young)
        except (StoreUnavailable, TimeoutError):
            await say_alone(interaction, AWAY)
            return
        if conversation is None:
            await say_alone(interaction, TOO_OLD)
        elif button.kind is Kind.STOP:
            await self._stop(interaction, view, conversation, button.says)
        elif button.kind in (Kind.GOOD, Kind.BAD):
            await self._rate(interaction, view, button, conversation)
        elif button.kind is Kind.AGAIN:
            await self._again(interaction, view, button, conversation)
        elif button.kind is Kind.WORDS:
            await self._words(interaction, view, button, conversation)
        elif button.kind is Kind.STAYS:
            await self._stays(interaction, view, button, conversation)
        else:
            message = incoming_press(view, button.says, conversation)
            if sentence := await self._refusal(message, view):
                await say_alone(interaction, sentence)
            elif await self._pick(interaction, view, message):
                await _show_picked(interaction, pressed_on, view.button)

    async def _conversation_of(self, view: PressView, *, is_young: bool) -> ConversationId | None:
        """The conversation of the message that was pressed on; waited for while that is young."""
        give_up_at_s = time.monotonic() + (_NOTED_WITHIN_S if is_young else 0.0)
        while True:
            ours = await self._intake.conversation_of(NAME, view.channel, view.message)
            if ours is not None or time.monotonic() >= give_up_at_s:
                break
            await asyncio.sleep(_AGAIN_S)
        here = place_of(view.guild, view.channel, view.parent)
        if ours is not None or here is None:
            return ours
        return scoped(here, self._door.place(view.who).memory or "thread", view.who)

    async def _refusal(self, message: IncomingMessage, view: PressView) -> str:
        if not self._door.is_open_to(view.who):
            return NOT_HERE
        return await self._door.refusal(message, view.who)

    async def _stop(
        self,
        interaction: discord.Interaction,
        view: PressView,
        conversation: ConversationId,
        turn_id: str,
    ) -> None:
        try:
            async with asyncio.timeout(time_left_s(view.received_at)):
                is_stopping = await self._intake.stop(conversation, view.id, turn_id)
        except (StoreUnavailable, TimeoutError):
            await say_alone(interaction, AWAY)
            return
        if is_stopping:  # the last text of the reply takes the button away
            await interaction.response.defer()
        else:
            await say_alone(interaction, NOTHING_TO_STOP)

    async def _rate(
        self,
        interaction: discord.Interaction,
        view: PressView,
        button: Button,
        conversation: ConversationId,
    ) -> None:
        """A thumb, or the form that 👎 brought, filled in."""
        is_form = interaction.type is discord.InteractionType.modal_submit
        if button.kind is Kind.BAD and not is_form:
            await _ask_what_was_wrong(interaction, button)
        rating = Rating(
            conversation=conversation,
            turn_id=button.says,
            author=view.author.id,
            is_good=button.kind is Kind.GOOD,
            at=time.time(),
            reason=view.filled_in.get(buttons.REASON, ""),
            correction=view.filled_in.get(buttons.CORRECTION, ""),
        )
        try:
            async with asyncio.timeout(time_left_s(view.received_at)):
                await self._intake.rate(rating)
        except (StoreUnavailable, TimeoutError):
            await say_alone(interaction, AWAY)
        else:
            if button.kind is Kind.GOOD or is_form:
                await say_alone(interaction, THANKS)

    async def _words(
        self,
        interaction: discord.Interaction,
        view: PressView,
        button: Button,
        conversation: ConversationId,
    ) -> None:
        """Ask for the words of a choice in a form; or take in what the form was filled in with."""
        if interaction.type is not discord.InteractionType.modal_submit:
            try:
                async with asyncio.timeout(time_left_s(view.received_at)):
                    known = offered(await self._intake.conversation(conversation), button.says)
            except (StoreUnavailable, TimeoutError):
                await say_alone(interaction, AWAY)
                return
            await _ask_for_words(interaction, button, known or Choice("Your words", button.says))
            return
        text = view.filled_in.get(buttons.WRITTEN, "").strip()
        message = incoming_press(view, f"{button.says} {text}".strip(), conversation)
        message = replace(message, id=f"{view.message}-words-{view.id}")
        if sentence := await self._refusal(message, view):
            await say_alone(interaction, sentence)
        elif await self._pick(interaction, view, message) and not interaction.response.is_done():
            await interaction.response.defer()

    async def _stays(
        self,
        interaction: discord.Interaction,
        view: PressView,
        button: Button,
        conversation: ConversationId,
    ) -> None:
        """Say what a button says that can be pressed again."""
        try:
            async with asyncio.timeout(time_left_s(view.received_at)):
                known = await self._intake.conversation(conversation)
        except (StoreUnavailable, TimeoutError):
            await say_alone(interaction, AWAY)
            return
        message = incoming_press(view, button.says, conversation)
        which = f"{button.number}-{since(known, view.sent_at.timestamp())}"
        message = replace(message, id=f"{message.id}-{which}")
        if sentence := await self._refusal(message, view):
            await say_alone(interaction, sentence)
            return
        is_taken = await self._pick(interaction, view, message, if_known=TWICE)
        if is_taken and not interaction.response.is_done():
            await interaction.response.defer()

    async def _again(
        self,
        interaction: discord.Interaction,
        view: PressView,
        button: Button,
        conversation: ConversationId,
    ) -> None:
        """Another try: the last reply once more, or an earlier question anew."""
        try:
            async with asyncio.timeout(time_left_s(view.received_at)):
                turns = (await self._intake.conversation(conversation)).turns
        except (StoreUnavailable, TimeoutError):
            await say_alone(interaction, AWAY)
            return
        text = once_more(turns, button.says)
        if not text:
            await say_alone(interaction, TOO_OLD)
            return
        message = incoming_press(view, text, conversation)
        message = replace(message, id=f"{view.message}-again-{view.id}")
        if sentence := await self._refusal(message, view):
            await say_alone(interaction, sentence)
        elif await self._pick(interaction, view, message) and not interaction.response.is_done():
            await interaction.response.defer()

    async def _pick(
        self,
        interaction: discord.Interaction,
        view: PressView,
        message: IncomingMessage,
        if_known: str = "",
    ) -> bool:
        """Whether it was taken in now; of two presses at once the first is, and is shown.
        `if_known` is what the other one is told."""
        async with asyncio.TaskGroup() as tasks:
            admitting = tasks.create_task(admit_soon(self._intake, message, self._asked))
            await asyncio.wait([admitting], timeout=time_left_s(view.received_at))
            if not admitting.done() or admitting.result() is Admission.FULL:
                await interaction.response.defer()  # of FULL the core tells; it can be tried again
            admission = await admitting
        if admission is None:
            await say_alone(interaction, AWAY)
        elif admission is Admission.KNOWN and if_known:
            await say_alone(interaction, if_known)
        elif admission is Admission.KNOWN and not interaction.response.is_done():
            await interaction.response.defer()
        return admission in (Admission.ADMITTED, Admission.STOPPED)


def _may_press(interaction: discord.Interaction, button: Button) -> bool:
    """Whoever asked may; and whoever may delete a reply may also end it."""
    is_moderator = interaction.permissions.manage_messages
    return button.asker == str(interaction.user.id) or (button.kind is Kind.STOP and is_moderator)


async def _show_picked(
    interaction: discord.Interaction, message: discord.Message, pressed: str
) -> None:
    """Leave what was picked in the place of the choices."""
    view = discord.ui.View.from_message(message, timeout=None)
    for item in view.children:
        if not isinstance(item, discord.ui.Button):
            continue
        button = buttons.read(item.custom_id or "")
        if item.custom_id == pressed:
            item.label, item.disabled = f"✓ {item.label}"[:80], True
            item.style = discord.ButtonStyle.success
        elif button is not None and button.kind in (Kind.PICK, Kind.WORDS):
            view.remove_item(item)
    view.stop()  # discord.py would keep it for as long as the process lives
    if interaction.response.is_done():
        await interaction.edit_original_response(view=view)
    else:
        await interaction.response.edit_message(view=view)


async def _ask_for_words(interaction: discord.Interaction, button: Button, choice: Choice) -> None:
    form = discord.ui.Modal(title=choice.label[:_TITLE_MAX], custom_id=button.id, timeout=None)
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=buttons.WRITTEN,
        default=choice.text[:_WORDS_MAX] or None,
        max_length=_WORDS_MAX,
        style=discord.TextStyle.paragraph,
    )
    form.add_item(
        discord.ui.Label(text=(choice.asks or choice.label)[:_TITLE_MAX], component=field)
    )
    form.stop()  # as below: the form's id holds all that is needed when it comes back
    await interaction.response.send_modal(form)


async def _ask_what_was_wrong(interaction: discord.Interaction, button: Button) -> None:
    form = discord.ui.Modal(title="What was wrong?", custom_id=button.id, timeout=None)
    for name, label in (
        (buttons.REASON, "What was wrong with the answer?"),
        (buttons.CORRECTION, "What would have been right?"),
    ):
        field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
            custom_id=name,
            required=False,
            max_length=_WRITTEN_MAX,
            style=discord.TextStyle.paragraph,
        )
        form.add_item(discord.ui.Label(text=label, component=field))
    form.stop()  # as above: the form's id holds all that is needed when it comes back
    await interaction.response.send_modal(form)
