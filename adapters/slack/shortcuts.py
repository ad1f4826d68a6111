"""Message shortcuts: summarise a thread, explain or translate a message.

The answer comes in a direct message: who asks for it need not tell the channel. Only what the
person can see there anyway is read, and the thread only where we were invited.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from adapters.slack.access import Access
from adapters.slack.chores import Chores
from adapters.slack.incoming import Identity, team_of
from adapters.slack.once import Once
from adapters.slack.openings import NOT_TAKEN, Openings
from adapters.slack.people import People
from adapters.slack.refusing import NOT_HERE, NOT_YOU
from adapters.slack.spending import Spending
from adapters.slack.threads import Threads
from bot.errors import DeliveryError, StoreUnavailable
from bot.messages import Author, ConversationId

SUMMARISE, EXPLAIN, TRANSLATE = "summarise", "explain", "translate"
TITLES = {
    SUMMARISE: "Summarise this thread",
    EXPLAIN: "Explain this message",
    TRANSLATE: "Translate this message",
}
"""The shortcuts by callback id, as people read them in Slack's menu."""

CANNOT_READ = "I can only read threads in channels that I was invited to."
_TASKS = {
    SUMMARISE: "Summarise this thread for me: what it is about, what was decided, what is open.",
    EXPLAIN: "Explain this message to me.",
    TRANSLATE: "Translate this message into my language.",
}
_WITHIN_S = 20.0
_TO_END_S = 2.0  # for what is left to do then

Body = Mapping[str, Any]


class Shortcuts:
    """Takes shortcuts in."""

    def __init__(
        self,
        api: Spending,
        own: Identity,
        people: People,
        openings: Openings,
        access: Access,
        chores: Chores,
        once: Once,
        threads: Threads,
    ) -> None:
        self._api = api
        self._own = own
        self._people = people
        self._openings = openings
        self._access = access
        self._chores = chores
        self._once = once
        self._threads = threads

    async def take(self, body: Body) -> None:
        """Answer a shortcut. Returns when it is taken in, or Slack can wait no longer. Raises
        NoRoom."""
        await self._chores.finish("shortcut", self._answer(body))

    async def _answer(self, body: Body) -> None:
        person = str(body["user"]["id"])
        until = asyncio.get_running_loop().time() + _WITHIN_S
        try:
            async with asyncio.timeout_at(until + _TO_END_S):
                refusal = await self._take_in(person, body, until)
        except StoreUnavailable as error:
            refusal = error.user_message
        except TimeoutError:
            refusal = NOT_TAKEN
        if refusal:
            await self._api.write("chat.postMessage", {"channel": person, "text": refusal})

    async def _take_in(self, person: str, body: Body, until: float) -> str:
        """The sentence for who asked where that could not be done, else ""."""
        kind, channel = str(body["callback_id"]), str(body["channel"]["id"])
        if not await self._once.is_first(str(body["trigger_id"])):
            return ""
        if not await self._may_use(channel):
            return NOT_HERE
        if not await self._access.may_answer(person):
            return NOT_YOU
        told = await self._told(kind, channel, body["message"])
        if not told:
            return CANNOT_READ
        names = await self._people.names_of([person])
        author = Author(person, names.get(person, ""))
        shown = told if kind != SUMMARISE else ""
        # As a quotation: no address or order in it is that of who asks.
        says = f"{_TASKS[kind]}\n\n> " + told.replace("\n", "\n> ")
        title = TITLES[kind]
        return await self._openings.open(
            person, author, team_of(body), title, shown, says, until=until
        )

    async def _may_use(self, channel: str) -> bool:
        team = self._own.account
        places = (ConversationId("slack", team, channel), ConversationId("slack", team, "D"))
        return all([await self._access.may_answer_in(place) for place in places])

    async def _told(self, kind: str, channel: str, message: Body) -> str:
        """What the shortcut is about, as a person reads it; "" where it cannot be read."""
        if kind != SUMMARISE:
            return await self._threads.told([message])
        root = str(message.get("thread_ts") or message["ts"])
        try:
            return await self._threads.told(await self._threads.messages(channel, root))
        except DeliveryError:
            return ""
