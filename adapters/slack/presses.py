"""Buttons below a reply that say something: a choice, one with words of their own, another try.

block_actions → pick    → IncomingMessage with what the choice says → Intake.admit
              → words   → a modal → view_submission → the same with these words behind it
              → again   → the same with what was asked before
"""

import json
import time
from dataclasses import replace
from datetime import UTC, datetime

from adapters.slack import buttons
from adapters.slack.access import Access
from adapters.slack.chores import Chores
from adapters.slack.incoming import Identity, team_of
from adapters.slack.once import Once
from adapters.slack.people import People
from adapters.slack.pressed import Body, Pressed, Telling
from adapters.slack.refusing import NOT_YOU
from adapters.slack.spending import Spending
from bot.conversation import offered, since
from bot.errors import StoreUnavailable
from bot.messages import Author, ConversationId, IncomingMessage
from bot.ports import Admission, Intake
from bot.reply import Choice
from bot.turn.commands import once_more

NOT_YOURS = "Only the person who asked can pick here. Mention me to ask something of your own."
TOO_OLD = "These buttons are too old. Please write me what you would like."
TWICE = "You pressed that twice: it counts once. Press it again when it is there."


class Presses:
    """Takes such presses in."""

    def __init__(
        self,
        api: Spending,
        own: Identity,
        people: People,
        intake: Intake,
        chores: Chores,
        access: Access,
        telling: Telling,
        once: Once,
    ) -> None:
        self._once = once
        self._telling = telling
        self._api = api
        self._own = own
        self._people = people
        self._intake = intake
        self._chores = chores
        self._access = access

    async def pick(self, body: Body) -> None:
        """A choice was pressed."""
        pressed, action = Pressed.read(body, self._own), body["actions"][0]
        pick = buttons.read_pick(str(action.get("value")))
        if pick is None:
            return
        label = str((action.get("text") or {}).get("text") or pick.says)
        await self._take(body, pressed, pick, label)

    async def ask_for_words(self, body: Body) -> None:
        """A choice was pressed that asks for words first. The message's buttons stay."""
        pressed, action = Pressed.read(body, self._own), body["actions"][0]
        pick = buttons.read_pick(str(action.get("value")))
        if pick is None:
            return
        refusal = await self._refusal(pressed, pick)
        if refusal:
            self._telling.whisper(pressed, refusal)
            return
        try:
            choice = offered(await self._intake.conversation(pressed.conversation), pick.says)
        except StoreUnavailable as error:
            self._telling.whisper(pressed, error.user_message)
            return
        label = str((action.get("text") or {}).get("text") or "Your words")
        choice = choice or Choice(label, pick.says, asks=label)
        place = json.dumps([str(pressed.conversation), pressed.message_ts, action["value"]])
        form = buttons.words_modal(choice, place)
        self._telling.open_form(pressed, body.get("trigger_id"), form)

    async def take_words(self, body: Body) -> None:
        """The modal came back. Each time it is sent counts once, by its own id."""
        view = body["view"]
        conversation, message_ts, value = json.loads(view["private_metadata"])
        person, place = str(body["user"]["id"]), ConversationId.parse(conversation)
        pressed = Pressed(place, person, message_ts, team_of(body))
        pick = buttons.read_pick(value)
        written = view["state"]["values"][buttons.WORDS][buttons.WORDS].get("value")
        text = str(written or "").strip()
        if pick is None:
            return
        refusal = await self._refusal(pressed, pick)
        if refusal:
            self._telling.whisper(pressed, refusal)
            return
        names = await self._people.names_of([pressed.person])
        said = replace(pick, says=f"{pick.says} {text}".rstrip())
        message = _picked(pressed, said, names.get(pressed.person, ""))
        try:
            await self._intake.admit(replace(message, id=f"{message.id}:{view.get('id', '')}"))
        except StoreUnavailable as error:
            self._telling.whisper(pressed, error.user_message)

    async def again(self, body: Body) -> None:
        """Another try was asked for: the last reply once more, or an earlier question anew."""
        pressed, action = Pressed.read(body, self._own), body["actions"][0]
        pick = buttons.read_pick(str(action.get("value")))
        if pick is None:
            return
        try:
            turns = (await self._intake.conversation(pressed.conversation)).turns
        except StoreUnavailable as error:
            self._telling.whisper(pressed, error.user_message)
            return
        says = once_more(turns, buttons.turn_of(pick.key))
        if not says:
            self._telling.whisper(pressed, TOO_OLD)
            return
        await self._take(body, pressed, replace(pick, says=says), buttons.AGAIN_LABEL)

    async def _take(self, body: Body, pressed: Pressed, pick: buttons.Pick, label: str) -> None:
        refusal = await self._refusal(pressed, pick)
        if refusal:
            self._telling.whisper(pressed, refusal)
            return
        names = await self._people.names_of([pressed.person])
        name = names.get(pressed.person, "")
        try:
            message = _picked(pressed, pick, name)
            if pick.stays:
                message = replace(message, id=f"{message.id}:{await self._which(body, pressed)}")
            admission = await self._intake.admit(message)
        except StoreUnavailable as error:
            self._telling.whisper(pressed, error.user_message)
            return
        if admission is Admission.KNOWN and pick.stays:
            self._telling.whisper(pressed, TWICE)
        if admission is Admission.FULL or pick.stays:
            return
        first = None if admission is Admission.KNOWN else f"{name or 'Somebody'} picked: {label}"
        self._chores.add("show a pick", self._show_picked(body["message"], pressed, pick, first))

    async def _which(self, body: Body, pressed: Pressed) -> str:
        """Which button was pressed, and since when it can be. Raises StoreUnavailable."""
        action = body["actions"][0]
        conversation = await self._intake.conversation(pressed.conversation)
        return f"{action.get('action_id')}:{since(conversation, float(action['action_ts']))}"

    async def _refusal(self, pressed: Pressed, pick: buttons.Pick) -> str:
        if pick.asker not in ("", pressed.person):
            return NOT_YOURS
        if not await self._access.may_answer(pressed.person):
            return NOT_YOU
        is_here = await self._access.may_answer_in(pressed.conversation)
        if time.time() > pick.until or not is_here:
            return TOO_OLD
        return ""

    async def _show_picked(
        self, message: Body, pressed: Pressed, pick: buttons.Pick, first: str | None
    ) -> None:
        """Put what was picked where the buttons were, so that nobody presses them again. `first` is
        None where another press came first: it is what is shown, also if showing it had failed."""
        place = f"picked:{pressed.conversation.channel}:{pressed.message_ts}"
        if first is not None:
            await self._once.note(place, first, buttons.PICKABLE_FOR_S)
        sentence = first or await self._once.noted(place)
        if sentence is None:  # the other one is about to show it
            return
        await self._api.note(self._api.rates.last_edit())
        shown = {
            "channel": pressed.conversation.channel,
            "ts": pressed.message_ts,
            "text": str(message.get("text") or sentence),
            "blocks": buttons.picked(message.get("blocks") or (), pick, sentence),
            "parse": "none",
            "link_names": False,
        }
        await self._api.write("chat.update", shown)


def _picked(pressed: Pressed, pick: buttons.Pick, name: str) -> IncomingMessage:
    """What a press says. The same message's buttons are pressed once: a second press is known."""
    place = pressed.conversation
    return IncomingMessage(
        id=f"{place.channel}:{pressed.message_ts}:{buttons.PICK}",
        conversation=place,
        author=Author(pressed.person, name),
        text=pick.says,
        sent_at=datetime.now(UTC),
        address=pressed.address,
        is_direct=place.channel.startswith("D"),
        is_own_words=False,
    )
