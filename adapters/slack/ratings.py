"""What people think of a reply: two thumbs below it, and the reason of a bad one.

block_actions → thumb → Intake.rate, and a modal that asks for the reason of a bad one
view_submission       → Intake.rate with the reason
"""

import json
import time

from adapters.slack import buttons
from adapters.slack.incoming import Identity
from adapters.slack.pressed import Body, Pressed, Telling
from bot.errors import StoreUnavailable
from bot.messages import ConversationId, Rating
from bot.ports import Intake

THANKS = "Thank you, that helps."


class Ratings:
    """Takes ratings in."""

    def __init__(self, own: Identity, intake: Intake, telling: Telling) -> None:
        self._own = own
        self._intake = intake
        self._telling = telling

    async def take(self, body: Body) -> None:
        """A thumb was pressed."""
        pressed, action = Pressed.read(body, self._own), body["actions"][0]
        thumb = buttons.read_thumb(str(action.get("value")))
        if thumb is None:
            return
        if not thumb.is_good:
            place = json.dumps([str(pressed.conversation), pressed.message_ts, thumb.key])
            form = buttons.reason_modal(place)
            self._telling.open_form(pressed, body.get("trigger_id"), form)
        turn_id = buttons.turn_of(thumb.key)
        rating = Rating(pressed.conversation, turn_id, pressed.person, thumb.is_good, time.time())
        if await self._rate(pressed, rating) and thumb.is_good:
            self._telling.whisper(pressed, THANKS)

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
            self._telling.whisper(pressed, THANKS)

    async def _rate(self, pressed: Pressed, rating: Rating) -> bool:
        try:
            await self._intake.rate(rating)
        except StoreUnavailable as error:
            self._telling.whisper(pressed, error.user_message)
            return False
        return True
