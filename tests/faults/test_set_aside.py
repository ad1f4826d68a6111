"""A message that its workers die of: the more of them have, the less is tried to tell of it."""

import asyncio
import json

import pytest

from bot.dead import DeadLetters
from bot.inbox import Inbox
from bot.lease import Leases
from bot.ledger import Ledger, Shown
from bot.messages import ConversationId
from bot.reply import Run
from bot.store.client import Store
from bot.turn.running import SET_ASIDE
from tests.emulators.platform import MemoryPlatform, ShownMessage
from tests.faults.load import scripted
from tests.faults.redis_waiting import message
from tests.program import QUICK, program

CONVERSATION = ConversationId("memory", "site", "poison")
TURN, SHOWN = "0123456789abcdef0123", "Shown before."


@pytest.mark.parametrize(
    ("deaths", "texts"),
    [
        (3, [f"{SHOWN}\n\n_{SET_ASIDE}_"]),
        (4, [SHOWN, f"_{SET_ASIDE}_"]),  # what was shown before may be what they died of
        (5, [SHOWN]),  # or to tell of it
    ],
)
async def test_the_person_is_told_unless_workers_died_of_that_too(
    store: Store, redis_url: str, deaths: int, texts: list[str]
) -> None:
    await Inbox(store, mailbox_max=3, kept_for_s=3600).admit(message("m1", CONVERSATION))
    await die(store, deaths)
    platform = MemoryPlatform(QUICK, messages={"p1": ShownMessage(f"{TURN}00", [SHOWN], False)})
    quick = "worker: {lease_s: 0.4, heartbeat_s: 0.1}"
    letters = DeadLetters(store, 3600)
    async with (
        program(redis_url, json.dumps(scripted(words=5)), more=quick, platform=platform),
        asyncio.timeout(20),
    ):
        while not (found := await letters.all()):  # noqa: ASYNC110 - Redis tells nobody
            await asyncio.sleep(0.02)
    assert platform.texts == texts
    assert [letter.tries for letter in found] == [deaths]


async def die(store: Store, times: int) -> None:
    """So many workers begin on what waits, one after another, and are heard of no more."""
    ready = store.keys.ready(store.keys.partition(CONVERSATION))
    for number in range(times):
        worker = Leases(store, f"dead {number}", 3600, 100)
        found = await worker.take_over([ready], 0.0) or await worker.read_now([ready])
        taken = await worker.take(found[0])
        if number == 0:
            shown = Shown(f"{TURN}00", "p1", SHOWN, end=len(SHOWN))
            await worker.record(taken.lease, Ledger(TURN, 1, (Run("said", SHOWN),), (shown,)))
