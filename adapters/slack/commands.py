"""Slash commands: /ask, and one for each skill that the settings name.

Slack tells of a command once and waits three seconds. Where a command is written there is no thread
yet, so a message of ours shows the question and begins one; where config says so, only the person
who asked sees both question and answer.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from adapters.slack import Settings
from adapters.slack.access import Access
from adapters.slack.incoming import Identity
from adapters.slack.once import Once
from adapters.slack.openings import Openings
from adapters.slack.people import People
from adapters.slack.refusing import NOT_HERE, NOT_YOU
from adapters.slack.text import readable
from bot.errors import StoreUnavailable
from bot.messages import Author, ConversationId
from bot.turn.commands import write_behind

ASK = "ask"
_ASK_TAKES = "what you would like to know"
_WITHIN_S = 2.3


class Commands:
    """Takes slash commands in. `skills` are the names of those that a question goes to, with what
    is written behind them; other commands may stand alone."""

    def __init__(
        self,
        settings: Settings,
        own: Identity,
        people: People,
        openings: Openings,
        access: Access,
        once: Once,
        skills: Mapping[str, str],
    ) -> None:
        self._asking = {ASK: _ASK_TAKES, **skills}
        self._settings = settings
        self._own = own
        self._people = people
        self._openings = openings
        self._access = access
        self._once = once

    async def take(self, body: Mapping[str, Any]) -> str:
        """Answer a command in a new thread; what only the person is to see meanwhile, or ""."""
        command = str(body["command"])
        name = command.removeprefix("/")
        channel, person = str(body["channel_id"]), str(body["user_id"])
        until = asyncio.get_running_loop().time() + _WITHIN_S
        try:
            async with asyncio.timeout_at(until):
                here = ConversationId("slack", self._own.account, channel)
                if not await self._access.may_answer_in(here):
                    return NOT_HERE
                if not await self._access.may_answer(person):
                    return NOT_YOU
                names = await self._people.names_of([person])
                text = readable(str(body.get("text") or ""), self._own.user_id, names)
                if not text and name in self._asking:
                    return write_behind(name, self._asking[name])
                event_id = str(body["trigger_id"])
                if not await self._once.is_first(event_id):
                    return ""
            author = Author(person, names.get(person) or str(body.get("user_name") or ""))
            says = text if name == ASK else f"/{name} {text}".rstrip()
            heading = f"{author.name} asked with {command}"
            if name in self._settings.private_commands and not channel.startswith("D"):
                return await self._openings.whisper(
                    channel, author, heading, text, says, event_id, until=until
                )
            team = str(body.get("team_id") or "")
            return await self._openings.open(
                channel, author, team, heading, text, says, until=until
            )
        except (StoreUnavailable, TimeoutError):  # names are not waited for that long
            return StoreUnavailable.user_message
