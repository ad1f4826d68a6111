"""Alarms: a conversation is woken at a time, without anybody having written.

    skill → Wake → kept by the commit of the turn, in Redis → **ring**, by any worker that looks
          → a message in the mailbox, as if it had been admitted → worker → plan → skill

From there on it is a message like others, answered once through crashes. decisions/0008.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.messages import IncomingMessage
from bot.reply import Wake
from bot.store.client import Confirmation, Store

_AT_ONCE = 20
_AGAIN_WHERE_BUSY_S = 20


@dataclass(frozen=True, slots=True)
class Alarms:
    """Takes in what is due. Safe to call in any number of processes: an alarm leaves the list in
    the step that puts its message into the mailbox."""

    store: Store
    kept_for_s: float

    async def ring(self, ready: Sequence[str]) -> int:
        """Wake the conversations of these partitions (named by their ready streams) whose time has
        come; how many. One that is busy is left until it is not. Raises StoreUnavailable."""
        return sum(await asyncio.gather(*(self._ring(stream) for stream in ready)))

    async def _ring(self, stream: str) -> int:
        answer = await self.store.call(
            "ring",
            [stream],
            [_AT_ONCE, int(self.kept_for_s * 1000), _AGAIN_WHERE_BUSY_S * 1000],
            Confirmation.HOPED,
        )
        return int(answer)


def alarm_of(wake: Wake, last: IncomingMessage) -> IncomingMessage | None:
    """The message that an alarm becomes when it rings: of the person who wrote `last`, in its
    place. None: the alarm is taken back."""
    if wake.at is None:
        return None
    address = replace(last.address, token="", token_expires_at=0.0)
    return replace(
        last,
        id=f"alarm:{wake.name}:{last.conversation}:{int(wake.at.timestamp() * 1000)}",
        text=wake.says,
        sent_at=wake.at,
        address=address,
        attachments=(),
        is_alarm=True,
        is_own_words=False,
    )
