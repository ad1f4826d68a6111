"""Posts whose answer was lost: they are looked up by their key before they are repeated."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog

from bot.errors import DeliveryError, DeliveryUnknown, PlatformBusy, PlatformUnavailable
from bot.messages import Address
from bot.ports import Adapter, OutgoingMessage
from bot.ports.in_time import asking_nothing
from bot.turn.book import Book, counted

logger = structlog.get_logger(__name__)

MAYBE_REPEATED = "_(This may be a repeat: the connection broke while I was answering.)_"


class LostPosts:
    """Those of one reply, which may be there or not."""

    def __init__(
        self, adapter: Adapter, address: Address, book: Book, look_up_gaps_s: tuple[float, ...]
    ) -> None:
        self._adapter = adapter
        self._address = address
        self._book = book
        self._look_up_gaps_s = look_up_gaps_s
        self._marked: set[str] = set()  # keys of those of which it is said that they may be repeats

    async def find(self, key: str) -> str | None:
        """The platform's id for the message posted with `key`; None: there certainly is none.

        Raises DeliveryUnknown where the platform cannot tell: it has no way to, or gave no answer
        however often it was asked.
        """
        for wait_s in (0.0, *self._look_up_gaps_s):
            await asyncio.sleep(wait_s)
            try:
                with counted(self._book, "find"), asking_nothing():
                    return await self._adapter.find(self._address, key)
            except (PlatformBusy, PlatformUnavailable) as error:
                logger.warning("delivery.look_up", error=type(error).__name__)
            except DeliveryError as error:
                logger.warning("delivery.cannot_tell", error=type(error).__name__)
                break
        raise DeliveryUnknown(key)

    async def mark(self, key: str, record: Callable[[], Awaitable[None]]) -> None:
        """Tell the person, once, that what follows may be a repeat. `record` writes the ledger:
        looking took a while, and the conversation may not be ours any more. Raises DeliveryErrors,
        and what `record` raises.
        """
        if key in self._marked:
            return
        beside = replace(self._address, is_beside=True)  # it is no answer, and takes no one's place
        mark = OutgoingMessage(beside, MAYBE_REPEATED, f"m{key[1:]}")
        await self._adapter.claim_room(mark)
        await record()
        await self._adapter.post(mark)
        self._marked.add(key)
