"""Threads that we begin on somebody's behalf: a command or a shortcut has no message of its own.

what the person asked → a message of ours that shows it → the root of the thread for the reply
"""

import asyncio
import html
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from adapters.slack.chores import Chores
from adapters.slack.failures import NOT_THERE, SlackRefused
from adapters.slack.incoming import Identity
from adapters.slack.spending import Spending
from bot.errors import DeliveryError
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.ports import Intake, as_it_is

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

    async def open(
        self,
        channel: str,
        author: Author,
        team: str,
        heading: str,
        shown: str,
        says: str,
        *,
        until: float,
    ) -> str:
        """Show `shown` in a channel (or to a person, by their id) and take `says` in as said by
        `author` of a workspace; a sentence for them where that could not be done, else "".

        `until`: how long they wait for that, by the loop's clock. What is shown by then and not
        taken in yet, since Redis is slow, is tried on, and they are told so."""
        await self._api.note(self._api.rates.whole_post(channel))
        call = self._api.write("chat.postMessage", _root(channel, heading, shown))
        posting = asyncio.ensure_future(call)
        try:
            async with asyncio.timeout_at(until):
                posted = await asyncio.shield(posting)
        except (asyncio.CancelledError, TimeoutError) as error:  # it may be shown all the same
            self._chores.add("take a question back", self._take_back(posting))
            if isinstance(error, TimeoutError):
                return NOT_TAKEN
            raise
        except SlackRefused as error:
            return NOT_INVITED if error.code in NOT_THERE else NOT_TAKEN
        except DeliveryError:
            return NOT_TAKEN
        where, ts = str(posted.get("channel") or channel), str(posted["ts"])
        try:
            await self._take_in(self._message(where, ts, author, team, says), until)
        except BaseException:
            self._chores.add("take a question back", self._take_back(posting))
            raise
        return ""

    async def whisper(
        self,
        channel: str,
        author: Author,
        heading: str,
        shown: str,
        says: str,
        event_id: str,
        *,
        until: float,
    ) -> str:
        """The same, but only `author` sees question and answer. `event_id` names the command."""
        place = {"channel": channel, "user": author.id}
        root = _root(channel, heading, shown)
        try:
            async with asyncio.timeout_at(until):
                await self._api.write("chat.postEphemeral", {**root, **place})
        except SlackRefused as error:
            return NOT_INVITED if error.code in NOT_THERE else NOT_TAKEN
        except (DeliveryError, TimeoutError):
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
        await self._take_in(message, until)
        return ""

    async def _take_in(self, message: IncomingMessage, until: float) -> None:
        try:
            async with asyncio.timeout_at(until):
                await self._intake.admit(message)
        except TimeoutError:  # it may be taken in all the same
            waits = self._intake.keep(message, as_it_is(message), is_for_us=True)
            self._chores.add("tell that it waits", self._intake.tell_away(message, waits=waits))

    def _message(
        self, channel: str, ts: str, author: Author, team: str, says: str
    ) -> IncomingMessage:
        account = self._own.account
        return IncomingMessage(
            id=f"{channel}:{ts}",
            conversation=ConversationId("slack", account, channel, ts),
            author=author,
            text=says,
            sent_at=datetime.now(UTC),
            address=Address(channel, ts, ts, author.id, team or account, account=account),
            is_direct=channel.startswith("D"),
        )

    async def _take_back(self, posting: asyncio.Future[Mapping[str, Any]]) -> None:
        try:
            posted = await posting
            place = {"channel": str(posted["channel"]), "ts": str(posted["ts"])}
            await self._api.write("chat.delete", place)
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
