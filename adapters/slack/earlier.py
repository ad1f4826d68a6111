"""A thread in whose middle we are mentioned: what was said there before, and who said it.

The first belongs to what is asked; the second says whether the thread is one person's talk with us,
which is followed without mentions, or a talk of others.
"""

from dataclasses import replace
from datetime import timedelta

from adapters.slack.chores import Chores
from adapters.slack.incoming import Identity, author_of, is_by_a_bot
from adapters.slack.threads import Threads, thread_before
from bot.errors import DeliveryError, StoreUnavailable
from bot.messages import IncomingMessage
from bot.ports import Intake

_SOMEBODY = "somebody"
_A_MOMENT = timedelta(milliseconds=1)  # as finely as it is kept since when we take part


class Earlier:
    """Looks back. `is_on`: threads may be read."""

    def __init__(
        self, threads: Threads, own: Identity, intake: Intake, chores: Chores, *, is_on: bool
    ) -> None:
        self._threads = threads
        self._own = own
        self._intake = intake
        self._chores = chores
        self._is_on = is_on

    async def is_missing(self, message: IncomingMessage) -> bool:
        """Whether the message was said in the middle of a thread that we knew nothing of before.
        Raises StoreUnavailable."""
        address = message.address
        if message.is_direct or address.thread == address.in_reply_to:
            return False
        before = message.sent_at - _A_MOMENT
        return not await self._intake.is_known(message.conversation, before)

    def attached_to(self, message: IncomingMessage) -> IncomingMessage:
        """The message with what was said before; a command is about what stands behind it."""
        if not self._is_on or message.text.startswith("/"):
            return message
        before = thread_before(message.address)
        return replace(message, attachments=(before, *message.attachments))

    def hear(self, message: IncomingMessage) -> None:
        """Find out, soon, who spoke there before; where that cannot be read, somebody else did."""
        self._chores.add("earlier voices", self._hear(message))

    async def _hear(self, message: IncomingMessage) -> None:
        address, voices = message.address, {_SOMEBODY}
        if self._is_on:
            try:
                said = await self._threads.before(address)
            except (DeliveryError, StoreUnavailable):
                pass
            else:
                voices = {author_of(each) for each in said if not is_by_a_bot(each)}
        for voice in voices - {"", self._own.user_id, message.author.id}:
            await self._intake.hear(message.conversation, voice, address.thread, is_bot=False)
