"""What people do with the buttons below a reply: pick a choice, rate it, say what was wrong.

block_actions → pick    → IncomingMessage with what the choice says → Intake.admit
              → again   → the same with what was asked before
              → thumb   → Intake.rate, and a modal that asks for the reason of a bad one
view_submission         → Intake.rate with the reason
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import structlog

from adapters.slack import buttons
from adapters.slack.access import Access
from adapters.slack.chores import Chores
from adapters.slack.incoming import Identity, team_of
from adapters.slack.people import People
from adapters.slack.refusing import NOT_YOU
from adapters.slack.spending import Spending
from bot.conversation import offered
from bot.errors import DeliveryError, StoreUnavailable
from bot.messages import Address, Author, ConversationId, IncomingMessage, Rating
from bot.ports import Admission, Intake
from bot.reply import AGAIN_AFTER_S, Choice
from bot.turn.follow_up import AGAIN

logger = structlog.get_logger(__name__)

Body = Mapping[str, Any]

NOT_YOURS = "Only the person who asked can pick here. Mention me to ask something of your own."
TOO_OLD = "These buttons are too old. Please write me what you would like."
NO_FORM = "Slack did not open the form in time. Please press again."
THANKS = "Thank you, that helps."


@dataclass(frozen=True, slots=True)
class Pressed:
    """Where a button was pressed, and by whom. `message_ts` is the message it stands below, `team`
    the person's: through Slack Connect, or in an organisation, it is not our account."""

    conversation: ConversationId
    person: str
    message_ts: str
    team: str = ""

    @classmethod
    def read(cls, body: Body, own: Identity) -> "Pressed":
        """From a block_actions payload about a message."""
        message, channel = body["message"], str(body["channel"]["id"])
        root = str(message.get("thread_ts") or message["ts"])
        return cls(
            ConversationId("slack", own.account, channel, root),
            str(body["user"]["id"]),
            str(message["ts"]),
            team_of(body),
        )

    @property
    def address(self) -> Address:
        """Where what comes of it is said."""
        place = self.conversation
        return Address(
            channel=place.channel,
            thread=place.thread,
            in_reply_to=self.message_ts,
            recipient=self.person,
            recipient_account=self.team or place.account,
            account=place.account,
        )


class Presses:
    """Takes presses in."""

    def __init__(
        self,
        api: Spending,
        own: Identity,
        people: People,
        intake: Intake,
        chores: Chores,
        access: Access,
    ) -> None:
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
            self._whisper(pressed, refusal)
            return
        try:
            choice = offered(await self._intake.conversation(pressed.conversation), pick.says)
        except StoreUnavailable as error:
            self._whisper(pressed, error.user_message)
            return
        label = str((action.get("text") or {}).get("text") or "Your words")
        choice = choice or Choice(label, pick.says, asks=label)
        place = json.dumps([str(pressed.conversation), pressed.message_ts, action["value"]])
        asked = {"trigger_id": body.get("trigger_id"), "view": buttons.words_modal(choice, place)}
        self._chores.owe("ask for words", self._open_form(pressed, asked))

    async def take_words(self, body: Body) -> None:
        """The modal came back. Each time it is sent counts once, by its own id."""
        view = body["view"]
        conversation, message_ts, value = json.loads(view["private_metadata"])
        person, place = str(body["user"]["id"]), ConversationId.parse(conversation)
        pressed = Pressed(place, person, message_ts, team_of(body))
        pick = buttons.read_pick(value)
        written = view["state"]["values"][buttons.WORDS][buttons.WORDS].get("value")
        text = str(written or "").strip()
        if pick is None or not text:
            return
        refusal = await self._refusal(pressed, pick)
        if refusal:
            self._whisper(pressed, refusal)
            return
        names = await self._people.names_of([pressed.person])
        said = replace(pick, says=f"{pick.says} {text}")
        message = _picked(pressed, said, names.get(pressed.person, ""))
        try:
            await self._intake.admit(replace(message, id=f"{message.id}:{view.get('id', '')}"))
        except StoreUnavailable as error:
            self._whisper(pressed, error.user_message)

    async def again(self, body: Body) -> None:
        """Another try was asked for: the last reply once more, or an earlier question anew."""
        pressed, action = Pressed.read(body, self._own), body["actions"][0]
        pick = buttons.read_pick(str(action.get("value")))
        if pick is None:
            return
        try:
            turns = (await self._intake.conversation(pressed.conversation)).turns
        except StoreUnavailable as error:
            self._whisper(pressed, error.user_message)
            return
        turn = next((turn for turn in turns if turn.id == buttons.turn_of(pick.key)), None)
        if turn is None:
            self._whisper(pressed, TOO_OLD)
            return
        names = await self._people.names_of([pressed.person])
        asked = turn.asked.removeprefix(f"{names.get(pressed.person, '')}: ")  # it comes back
        says = f"/{AGAIN}" if turn is turns[-1] else asked
        await self._take(body, pressed, replace(pick, says=says), buttons.AGAIN_LABEL)

    async def _take(self, body: Body, pressed: Pressed, pick: buttons.Pick, label: str) -> None:
        refusal = await self._refusal(pressed, pick)
        if refusal:
            self._whisper(pressed, refusal)
            return
        names = await self._people.names_of([pressed.person])
        name = names.get(pressed.person, "")
        try:
            message = _picked(pressed, pick, name)
            if pick.stays:
                message = replace(message, id=f"{message.id}:{_moment(body['actions'][0])}")
            admission = await self._intake.admit(message)
        except StoreUnavailable as error:
            self._whisper(pressed, error.user_message)
            return
        if admission is not Admission.FULL and not pick.stays:
            sentence = f"{name or 'You'} picked: {label}"
            self._chores.add(
                "show a pick", self._show_picked(body["message"], pressed, pick, sentence)
            )

    async def rate(self, body: Body) -> None:
        """A thumb was pressed."""
        pressed, action = Pressed.read(body, self._own), body["actions"][0]
        thumb = buttons.read_thumb(str(action.get("value")))
        if thumb is None:
            return
        if not thumb.is_good:
            place = json.dumps([str(pressed.conversation), pressed.message_ts, thumb.key])
            asked = {"trigger_id": body.get("trigger_id"), "view": buttons.reason_modal(place)}
            self._chores.owe("ask for a reason", self._open_form(pressed, asked))
        turn_id = buttons.turn_of(thumb.key)
        rating = Rating(pressed.conversation, turn_id, pressed.person, thumb.is_good, time.time())
        if await self._rate(pressed, rating) and thumb.is_good:
            self._whisper(pressed, THANKS)

    async def give_reason(self, body: Body) -> None:
        """The modal was sent."""
        view = body["view"]
        conversation, message_ts, key = json.loads(view["private_metadata"])
        pressed = Pressed(ConversationId.parse(conversation), str(body["user"]["id"]), message_ts)
        values = view["state"]["values"]
        reason, correction = (
            str(values.get(name, {}).get(name, {}).get("value") or "").strip()
            for name in ("reason", "correction")
        )
        if not (reason or correction):
            return
        turn_id, now_s = buttons.turn_of(key), time.time()
        rating = Rating(
            pressed.conversation, turn_id, pressed.person, False, now_s, reason, correction
        )
        if await self._rate(pressed, rating):
            self._whisper(pressed, THANKS)

    async def _refusal(self, pressed: Pressed, pick: buttons.Pick) -> str:
        if pick.asker not in ("", pressed.person):
            return NOT_YOURS
        if not await self._access.may_answer(pressed.person):
            return NOT_YOU
        is_here = await self._access.may_answer_in(pressed.conversation)
        if time.time() > pick.until or not is_here:
            return TOO_OLD
        return ""

    async def _rate(self, pressed: Pressed, rating: Rating) -> bool:
        try:
            await self._intake.rate(rating)
        except StoreUnavailable as error:
            self._whisper(pressed, error.user_message)
            return False
        return True

    async def _show_picked(
        self, message: Body, pressed: Pressed, pick: buttons.Pick, sentence: str
    ) -> None:
        """Put what was picked where the buttons were, so that nobody presses them again."""
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

    async def _open_form(self, pressed: Pressed, asked: Mapping[str, Any]) -> None:
        """Slack opens a form within three seconds of the press, or not at all."""
        try:
            await self._api.write("views.open", asked)
        except DeliveryError as error:
            logger.info("slack.no_form", error=str(error))
            self._whisper(pressed, NO_FORM)

    def _whisper(self, pressed: Pressed, sentence: str) -> None:
        """Say something that only the person who pressed sees. Raises NoRoom."""
        place = pressed.conversation
        said = {"channel": place.channel, "user": pressed.person, "text": sentence}
        if place.thread != pressed.message_ts:
            said["thread_ts"] = place.thread
        self._chores.owe("whisper", self._api.write("chat.postEphemeral", said))


def _moment(action: Body) -> str:
    """Which button was pressed when, in steps that a press by mistake falls into."""
    return f"{action.get('action_id')}:{int(float(action['action_ts'])) // AGAIN_AFTER_S}"


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
    )
