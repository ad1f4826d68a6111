"""What stands between a person and `admit`: who may use us where, and how often in an hour."""

from collections.abc import Awaitable, Callable
from math import ceil

from adapters.discord import Place, Settings
from adapters.discord.community import Community
from adapters.discord.incoming import NAME
from adapters.discord.refusing import Refusing
from adapters.discord.rules import Who, per_hour
from bot.errors import PlatformBusy, StoreUnavailable
from bot.latest import Latest
from bot.messages import IncomingMessage, PersonId
from bot.notices import Telling
from bot.ports import Budget, People
from bot.spending import Bucket, Charge

_HOUR_S = 3600.0
_REMEMBERED_MAX = 5000
_MET = "discord.met"

TOO_OFTEN = (
    "You have asked {asks} times in the last hour, which is as often as I answer one person here. "
    "Please ask again {when}."
)


Say = Callable[[Telling], Awaitable[None]]
"""Has a sentence of the adapter's own told (bot/notices.py), and does not wait for that."""


class Door:
    """Lets people in. Counts are those of all processes (the budget's)."""

    def __init__(
        self, settings: Settings, community: Community, budget: Budget, people: People
    ) -> None:
        self._settings = settings
        self._community = community
        self._budget = budget
        self._refusing = Refusing(budget)
        self._people = people
        self._counted: Latest[str, str] = Latest(_REMEMBERED_MAX)
        self._meeting: set[PersonId] = set()
        self._met: Latest[PersonId, None] = Latest(_REMEMBERED_MAX)

    def is_open_to(self, who: Who) -> bool:
        """Whether they may use us there at all."""
        return self._community.is_open_to(who)

    def place(self, who: Who) -> Place:
        """What holds where they are."""
        return self._community.of(who)

    async def refusal(self, message: IncomingMessage, who: Who) -> str:
        """Count a question; the sentence to refuse it with, or "". The same message is counted
        once in all processes; in this one also while Redis is away."""
        if message.id in self._counted:
            return self._counted[message.id]
        sentence = await self._count(message, who)
        self._counted[message.id] = sentence
        return sentence

    async def telling(self, message: IncomingMessage, who: Who, sentence: str) -> Telling | None:
        """How to tell who asks too often (refusing.py); None: they were told."""
        return await self._refusing.telling(message, who, sentence)

    async def welcome(self, message: IncomingMessage) -> str:
        """The notice for who asks for the first time; "" for everybody else."""
        notice = self._settings.first_use_notice
        if not notice:
            return ""
        place = message.conversation
        person = PersonId(place.adapter, place.account, message.author.id)
        if person in self._met or person in self._meeting:  # these are looked at side by side
            return ""
        self._meeting.add(person)
        try:
            is_new = _MET not in await self._people.read(person)
            if is_new:
                await self._people.write(person, {_MET: "1"}, f"met-{message.id}")
        except StoreUnavailable:
            return ""
        finally:
            self._meeting.discard(person)
        self._met[person] = None
        return notice if is_new else ""

    async def _count(self, message: IncomingMessage, who: Who) -> str:
        asks = per_hour(self._settings, who)
        if not asks:
            return ""
        try:
            limit = Bucket(NAME, who.guild, "asks", who.person, asks, _HOUR_S)
            await self._budget.spend([Charge(limit, once=message.id)])
        except PlatformBusy as error:
            minutes = max(1, ceil(error.retry_after_s / 60))
            when = "in a minute" if minutes == 1 else f"in {minutes} minutes"
            return TOO_OFTEN.format(asks=asks, when=when)
        return ""
