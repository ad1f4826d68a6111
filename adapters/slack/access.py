"""Who may use us where: what config says, else what an admin chose on the app's home."""

import time
from dataclasses import dataclass, replace

from adapters.slack import Settings
from bot.errors import StoreUnavailable
from bot.messages import ConversationId
from bot.ports import Intake

_FRESH_S = 10.0
CHANNELS, PEOPLE = "channels", "people"


@dataclass(frozen=True, slots=True)
class Allowed:
    """Where we answer, and whom, by their ids; none: everywhere that we are invited to, anybody."""

    channels: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


ANYWHERE = Allowed()


class Access:
    """What an admin chose is the same for all processes within seconds.

    Raises StoreUnavailable only where what was chosen was never read.
    """

    def __init__(self, settings: Settings, intake: Intake, account: str) -> None:
        self._settings = settings
        self._intake = intake
        self._account = account
        self._chosen: Allowed | None = None
        self._fresh_until_s = 0.0

    @property
    def configured(self) -> Allowed:
        """What config names, so that nobody else can."""
        return Allowed(self._settings.allowed_channels, self._settings.allowed_people)

    async def allowed(self) -> Allowed:
        """Where we answer, and whom. Each by itself: config that names channels leaves the choice
        of people as an admin made it."""
        said = self.configured
        if said.channels and said.people:
            return said
        chosen = await self._chosen_by_admins()
        return Allowed(said.channels or chosen.channels, said.people or chosen.people)

    async def _chosen_by_admins(self) -> Allowed:
        now_s = time.monotonic()
        if self._chosen is None or now_s >= self._fresh_until_s:
            try:
                kept = await self._intake.recall("slack")
            except StoreUnavailable:
                if self._chosen is None:
                    raise
                return self._chosen
            channels, people = (
                tuple(filter(None, kept.get(f"{self._account}:{name}", "").split(",")))
                for name in (CHANNELS, PEOPLE)
            )
            self._chosen = Allowed(channels, people)
            self._fresh_until_s = now_s + _FRESH_S
        return self._chosen

    async def choose_channels(self, channels: tuple[str, ...]) -> None:
        """Answer in these channels only (none: in all)."""
        await self._choose(CHANNELS, channels)
        self._chosen = replace(await self._chosen_by_admins(), channels=channels)

    async def choose_people(self, people: tuple[str, ...]) -> None:
        """Answer these people only (none: anybody)."""
        await self._choose(PEOPLE, people)
        self._chosen = replace(await self._chosen_by_admins(), people=people)

    async def forget(self) -> None:
        """Nothing is chosen any more."""
        await self._choose(CHANNELS, ())
        await self._choose(PEOPLE, ())
        self._chosen = None

    async def _choose(self, name: str, ids: tuple[str, ...]) -> None:
        await self._intake.remember("slack", f"{self._account}:{name}", ",".join(ids))

    async def may_answer_in(self, conversation: ConversationId) -> bool:
        """Whether anybody may use us there."""
        if conversation.channel.startswith("D"):
            return self._settings.direct_messages
        channels = (await self.allowed()).channels
        return not channels or conversation.channel in channels

    async def may_answer(self, person: str) -> bool:
        """Whether a person may use us, wherever that is."""
        people = (await self.allowed()).people
        return not people or person in people
