"""Where somebody pressed something, and what is told to them alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import structlog

from adapters.slack.chores import Chores
from adapters.slack.incoming import Identity, team_of
from adapters.slack.spending import Spending
from bot.errors import DeliveryError
from bot.messages import Address, ConversationId

logger = structlog.get_logger(__name__)

Body = Mapping[str, Any]

NO_FORM = "Slack did not open the form in time. Please press again."


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


class Telling:
    """Tells who pressed, and opens forms for them."""

    def __init__(self, api: Spending, chores: Chores) -> None:
        self._api = api
        self._chores = chores

    def open_form(self, pressed: Pressed, trigger_id: Any, view: Mapping[str, Any]) -> None:
        """Ask for words in a modal. Raises NoRoom."""
        asked = {"trigger_id": trigger_id, "view": view}
        self._chores.owe("open a form", self._open(pressed, asked))

    async def _open(self, pressed: Pressed, asked: Mapping[str, Any]) -> None:
        """Slack opens a form within three seconds of the press, or not at all."""
        try:
            await self._api.write("views.open", asked)
        except DeliveryError as error:
            logger.info("slack.no_form", error=str(error))
            await self._say(pressed, NO_FORM)

    def whisper(self, pressed: Pressed, sentence: str) -> None:
        """Say something that only the person who pressed sees. Raises NoRoom."""
        self._chores.owe("whisper", self._say(pressed, sentence))

    async def _say(self, pressed: Pressed, sentence: str) -> None:
        place = pressed.conversation
        said = {"channel": place.channel, "user": pressed.person, "text": sentence}
        if place.thread != pressed.message_ts:
            said["thread_ts"] = place.thread
        await self._api.write("chat.postEphemeral", said)
