"""How long to wait before the connection to Discord's gateway is tried, and a session begun, again.

discord.py 2.7.1 counts every reconnect until there was none for half an hour, also those that
succeeded at once: after ten of them it may wait for 17 minutes, in which nobody is heard. Here it
waits for seconds at first. Many a day make it as patient as discord.py again: Discord takes only a
thousand identifications a day (docs.discord.com, Gateway, "session start limit"), and gives a bot
that needs more a new token.

It also takes one in five seconds only ("max_concurrency"). discord.py waits so long before each but
the first, also where the last was hours ago, while nobody is heard; and where several shards lose
their sessions they wait side by side, and then all identify at once.
"""

import asyncio
import time
from collections import deque

import discord
from discord.backoff import ExponentialBackoff

_LONGEST_S = 15.0
_SOON_AGAIN_MAX = 200  # a day
_DAY_S = 24 * 60 * 60.0
_IDENTIFY_EVERY_S = 5.5  # the way takes longer at times


class Identifying:
    """Lets the shards of a process identify one after the other."""

    def __init__(self) -> None:
        self._one_at_a_time = asyncio.Lock()
        self._next_at = 0.0  # time.monotonic()

    async def turn(self) -> None:
        """Wait until the next one may; who gives up takes nobody's turn."""
        async with self._one_at_a_time:
            await asyncio.sleep(self._next_at - time.monotonic())
            self._next_at = time.monotonic() + _IDENTIFY_EVERY_S


class Patience(ExponentialBackoff[bool]):
    """The backoff of one shard."""

    def __init__(self) -> None:
        super().__init__()
        self._waits: deque[float] = deque(maxlen=_SOON_AGAIN_MAX)

    def delay(self) -> float:
        """How many seconds to wait now: up to 2, 4, 8, and then 15."""
        now_s, wait_s = time.monotonic(), super().delay()
        is_rare = len(self._waits) < _SOON_AGAIN_MAX or now_s - self._waits[0] > _DAY_S
        self._waits.append(now_s)
        return min(wait_s, _LONGEST_S) if is_rare else wait_s


def be_patient(client: discord.AutoShardedClient, shard_id: int) -> None:
    """Let a shard that is connected wait so from now on."""
    shard = client.shards[shard_id]._parent
    if not isinstance(shard._backoff, Patience):
        shard._backoff = Patience()  # discord.py has no setting for it
