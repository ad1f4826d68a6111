"""A use of a command on its way to `admit`.

It stands in the line of its conversation, behind what was said there before. The person waits for
an answer, and Discord for an acknowledgement within three seconds: so a use is acknowledged
meanwhile where that is slow, and given up, with a sentence, where Redis is away. Discord keeps no
uses that could be read again.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from adapters.discord.admitting import AWAY
from adapters.discord.incoming import CommandView
from bot.errors import StoreUnavailable
from bot.messages import IncomingMessage

ENDING = "I am being restarted, and have not taken this in. Please ask again in a minute."


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a use: it is answered, or the person is `told` why not. `message` is what was
    handed to `admit`, where it came to that."""

    told: str = ""
    message: IncomingMessage | None = None


class Use:
    """One use. `admit` hands it to the core, and may be called again where it raises
    StoreUnavailable; `taken` is done when nothing more is."""

    def __init__(self, view: CommandView, admit: Callable[[], Awaitable[Taken]]) -> None:
        self.view = view
        self.id = view.id
        self.guild, self.channel, self.parent = view.guild, view.channel, view.parent
        self.taken: asyncio.Future[Taken] = asyncio.get_running_loop().create_future()
        self._admit = admit
        self._is_tried = False
        self._is_late = False

    async def take_in(self) -> None:
        """Its turn in the line has come. Raises StoreUnavailable: it waits on."""
        if self.taken.done():
            return
        self._is_tried = True
        try:
            self.taken.set_result(await self._admit())
        except StoreUnavailable:
            if not self._is_late:
                raise
            self.give_up()
        except Exception as error:
            self.taken.set_exception(error)
            raise
        finally:
            self._is_tried = False

    def lose_patience(self, *, is_held_up: bool) -> None:
        """Whoever asked has waited long enough for Redis. `is_held_up`: it does not take what
        stands in this line now."""
        self._is_late = True
        if is_held_up:
            self.hold_up()

    def hold_up(self) -> None:
        """Redis does not take what stands in this line. What is being tried may be in it all the
        same, so nothing is said before that has ended."""
        if self._is_late and not self._is_tried:
            self.give_up()

    def end(self) -> None:
        """The process ends: whatever is being tried has its way, and nothing else."""
        if not self._is_tried:
            self.give_up(ENDING)

    def give_up(self, told: str = AWAY) -> None:
        """It is not taken in any more."""
        if not self.taken.done():
            self.taken.set_result(Taken(told))
