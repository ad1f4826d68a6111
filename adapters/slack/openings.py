"""Threads that we begin on somebody's behalf: a command or a shortcut has no message of its own.

what the person asked → a message of ours that shows it → the root of the thread for the reply
"""

import html
from datetime import UTC, datetime

from adapters.slack.chores import Chores
from adapters.slack.failures import NOT_THERE, SlackRefused
from adapters.slack.incoming import Identity
from adapters.slack.spending import Spending
from bot.errors import DeliveryError
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.ports import Intake

NOT_INVITED = "I am not in this channel. Invite me with `/invite`, or write to me directly."
NOT_TAKEN = "Slack did not let me answer there just now. Please try again."
PRIVATE = "private-"
"""How the name of a conversation begins that only one person sees."""

_SHOWN_MAX_CHARS = 2_900


class Openings:
    """Begins threads. Raises only StoreUnavailable."""

    def __init__(self, api: Spending, own: Identity, intake: Intake, chores: Chores) -> None:
        self._api = api
        self._own = own
        self._intake = intake
        self._chores = chores

    async def open(self, channel: str, author: Author, heading: str, shown: str, says: str) -> str:
        """Show `shown` in a channel (or to a person, by their id) and take `says` in as said by
        `author`; a sentence for them where that could not be done, else ""."""
        await self._api.note(self._api.rates.whole_post(channel))
        try:
            posted = await self._api.write("chat.postMessage", _root(channel, heading, shown))
        except SlackRefused as error:
            return NOT_INVITED if error.code in NOT_THERE else NOT_TAKEN
        except DeliveryError:
            return NOT_TAKEN
        where, ts = str(posted.get("channel") or channel), str(posted["ts"])
        try:
            await self._intake.admit(self._message(where, ts, author, says))
        except BaseException:  # also where there is no time left: a command is waited for 3 s
            self._chores.add("take a question back", self._take_back(where, ts))
            raise
        return ""

    async def whisper(
        self, channel: str, author: Author, heading: str, shown: str, says: str, event_id: str
    ) -> str:
        """The same, but only `author` sees question and answer. `event_id` names the command."""
        place = {"channel": channel, "user": author.id}
        try:
            await self._api.write("chat.postEphemeral", {**_root(channel, heading, shown), **place})
        except SlackRefused as error:
            return NOT_INVITED if error.code in NOT_THERE else NOT_TAKEN
        except DeliveryError:
            return NOT_TAKEN
        account, name = self._own.account, f"{PRIVATE}{event_id}"
        message = IncomingMessage(
            id=f"{channel}:{event_id}",
            conversation=ConversationId("slack", account, channel, name),
            author=author,
            text=says,
            sent_at=datetime.now(UTC),
            address=Address(channel, "", name, author.id, account, account=account),
        )
        await self._intake.admit(message)
        return ""

    def _message(self, channel: str, ts: str, author: Author, says: str) -> IncomingMessage:
        team = self._own.account
        return IncomingMessage(
            id=f"{channel}:{ts}",
            conversation=ConversationId("slack", team, channel, ts),
            author=author,
            text=says,
            sent_at=datetime.now(UTC),
            address=Address(channel, ts, ts, author.id, team, account=team),
            is_direct=channel.startswith("D"),
        )

    async def _take_back(self, channel: str, ts: str) -> None:
        try:
            await self._api.write("chat.delete", {"channel": channel, "ts": ts})
        except DeliveryError:
            return  # a question without an answer stays, and the person was told


def _root(channel: str, heading: str, shown: str) -> dict[str, object]:
    """Plain text, in which nothing can ping anybody, whoever wrote it."""
    text = shown if len(shown) <= _SHOWN_MAX_CHARS else shown[:_SHOWN_MAX_CHARS] + "…"
    plain = {"type": "plain_text", "text": heading, "emoji": True}
    blocks: list[dict[str, object]] = [{"type": "context", "elements": [plain]}]
    if text:
        section = {"type": "plain_text", "text": text, "emoji": False}
        blocks.append({"type": "section", "text": section})
    return {
        "channel": channel,
        "text": html.escape(heading, quote=False),
        "blocks": blocks,
        "parse": "none",
        "link_names": False,
        "unfurl_links": False,
        "unfurl_media": False,
    }
