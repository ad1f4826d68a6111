"""Handing in what somebody did with a button, within Discord's three seconds."""

import asyncio
import time

from adapters.discord.asked import Asked
from bot.errors import StoreUnavailable
from bot.messages import IncomingMessage
from bot.ports import Admission, Intake

ACKNOWLEDGE_AFTER_S = 2.0
"""Admitting takes a millisecond. When it takes longer (Redis is slow), what somebody did is
acknowledged meanwhile, or Discord calls it failed after three seconds
(interactions/receiving-and-responding)."""

_ADMIT_WITHIN_S = 1.0
"""How long Redis may fail before the person is told; what was begun in time may take longer."""

_AGAIN_S = 0.1

AWAY = StoreUnavailable.user_message
STOPPING = "Stopping."


def time_left_s(received_at: float, within_s: float = ACKNOWLEDGE_AFTER_S) -> float:
    """How long what came at this time may still take before it has to be acknowledged."""
    return max(0.0, received_at + within_s - time.time())


async def admit_soon(intake: Intake, message: IncomingMessage, asked: Asked) -> Admission | None:
    """What became of the message: tried again while Redis is away, but not for long (None)."""
    give_up_at_s = time.monotonic() + _ADMIT_WITHIN_S
    while True:
        try:
            admission = await intake.admit(message)
        except StoreUnavailable:
            if time.monotonic() + _AGAIN_S > give_up_at_s:
                return None
        else:
            asked.note(message)
            return admission
        await asyncio.sleep(_AGAIN_S)
