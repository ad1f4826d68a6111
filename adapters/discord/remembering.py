"""Writing down how far we are, so that a restart finds what was said after it."""

import asyncio
import contextlib
import time

from adapters.discord.direct import DirectChannels
from adapters.discord.incoming import NAME
from adapters.discord.lines import Lines
from adapters.discord.sources import Sources
from bot.errors import StoreUnavailable
from bot.ports import Intake

_KEEP_EVERY_S = 5.0
SPOKEN_IN = "direct"


class Remembering:
    """Keeps the places of `sources`, from before what waits in `lines`, and the direct channels in
    which somebody spoke."""

    def __init__(self, intake: Intake, sources: Sources, lines: Lines) -> None:
        self._intake = intake
        self._sources = sources
        self._lines = lines
        self._kept: dict[str, int] = {}
        self._direct = DirectChannels()
        self._direct_kept = ""
        self._is_recalled = False
        self._is_direct_new = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()

    @property
    def direct(self) -> tuple[int, ...]:
        """The direct channels, the one where something was said last first."""
        return self._direct.channels

    def note_direct(self, channel: int, message_id: int) -> None:
        """Somebody spoke to us directly: nothing else names that place."""
        self._direct.note(channel, message_id)
        self._is_direct_new.set()

    async def recall(self) -> None:
        """What was written down, perhaps by another process. Raises StoreUnavailable."""
        kept = await self._recall()
        self._sources.recall(kept, time.monotonic())
        self._kept |= {
            each.name: int(kept[each.name]) for each in self._sources if each.name in kept
        }

    async def keep(self) -> None:
        """Write down how far we are, where Redis takes it."""
        with contextlib.suppress(StoreUnavailable):
            async with self._one_at_a_time:
                await self._remember_direct()
                await self._remember_places()

    async def keep_on(self) -> None:
        """Write it down now and then and at the end."""
        try:
            while True:
                await asyncio.sleep(_KEEP_EVERY_S)
                await self.keep()
        finally:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1.0):
                    await self.keep()

    async def keep_new_direct(self) -> None:
        """Write down at once where somebody spoke to us directly."""
        while True:
            await self._is_direct_new.wait()
            self._is_direct_new.clear()
            with contextlib.suppress(StoreUnavailable):
                await self._remember_direct()

    async def _recall(self) -> dict[str, str]:
        kept = await self._intake.recall(NAME)
        self._direct.merge(kept.get(SPOKEN_IN, ""))
        self._is_recalled = True
        return kept

    async def _remember_direct(self) -> None:
        if not self._is_recalled:  # else what was written down would be forgotten
            await self._recall()
        if (direct := self._direct.text) != self._direct_kept:
            await self._intake.remember(NAME, SPOKEN_IN, direct)
            self._direct_kept = direct

    async def _remember_places(self) -> None:
        """A server's place first, before its shard's goes on without it, and forgotten last, after
        its shard's is from before what waits there: whenever this ends, nothing is passed over."""
        places = self._sources.places(self._lines)
        for name, place in places.items():
            if place != self._kept.get(name, 0):
                await self._intake.remember(NAME, name, str(place))
                self._kept[name] = place
        for name in self._kept.keys() - places.keys():
            await self._intake.remember(NAME, name, "")
            del self._kept[name]
