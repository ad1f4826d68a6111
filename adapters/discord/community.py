"""What a server's moderators decided for it and its channels, beside what config says.

It is kept in Redis, the same for all processes within half a minute, and known without asking: a
message must not wait for it.
"""

import asyncio

import structlog
from pydantic import ValidationError

from adapters.discord import Place, Settings
from adapters.discord.incoming import NAME
from adapters.discord.rules import Who, may_use
from bot.errors import StoreUnavailable
from bot.ports import Intake

logger = structlog.get_logger(__name__)

_PREFIX = "place:"
_FRESH_S = 30.0
_FORGET_AGAIN_S = (1.0, 5.0, 30.0, 120.0)
_DEFAULTS = Place(answers=True, threads=False, memory="thread", threads_kept_days=0)


class Community:
    """The settings of every place: the nearest that says something counts, and there moderators
    before config."""

    def __init__(self, settings: Settings, intake: Intake) -> None:
        self._settings = settings
        self._intake = intake
        self._chosen: dict[str, Place] = {}
        self._changes = 0

    def is_open_to(self, who: Who) -> bool:
        """Whether they may use us there."""
        return may_use(self._settings, who) and bool(self.of(who).answers)

    def of(self, who: Who) -> Place:
        """What holds there; nothing in it is None."""
        found = _DEFAULTS
        for place in reversed(who.places):
            for source in (self._settings.places, self._chosen):
                if place in source:
                    said = source[place].model_dump(exclude_none=True)
                    found = found.model_copy(update=said)
        return found

    def chosen(self, place: str) -> Place:
        """What moderators chose for one place."""
        return self._chosen.get(place, Place())

    async def choose(self, place: str, chosen: Place) -> None:
        """Keep what moderators chose. Raises StoreUnavailable."""
        await self._intake.remember(NAME, _PREFIX + place, chosen.model_dump_json())
        self._chosen[place] = chosen
        self._changes += 1

    async def forget(self, guild: str) -> None:
        """A server has removed us: nothing of it is kept. Tried for a while where Redis is away."""
        for wait_s in (*_FORGET_AGAIN_S, None):
            try:
                await self._intake.purge(NAME, guild)
                await self.choose(guild, Place())
            except StoreUnavailable:
                if wait_s is None:
                    logger.error("discord.server.not_forgotten")
                    return
                await asyncio.sleep(wait_s)
            else:
                logger.info("discord.server.forgotten")
                return

    async def refresh(self) -> None:
        """Read what was chosen, in other processes too. Raises StoreUnavailable."""
        changes = self._changes
        kept = await self._intake.recall(NAME)
        if changes == self._changes:  # else it may have been read before that was kept
            self._read(kept)

    async def keep_fresh(self) -> None:
        """Read it again and again, until cancelled."""
        while True:
            try:
                await self.refresh()
            except StoreUnavailable:
                await asyncio.sleep(1.0)
            else:
                await asyncio.sleep(_FRESH_S)

    def _read(self, kept: dict[str, str]) -> None:
        chosen: dict[str, Place] = {}
        for name, value in kept.items():
            if name.startswith(_PREFIX):
                try:
                    chosen[name.removeprefix(_PREFIX)] = Place.model_validate_json(value)
                except ValidationError:  # of a newer release
                    logger.warning("discord.place.unreadable")
        self._chosen = chosen
