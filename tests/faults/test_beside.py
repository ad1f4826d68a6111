"""A message that kills its workers, beside turns that did nothing."""

import asyncio
import json

from bot.dead import DeadLetters
from bot.inbox import Inbox
from bot.lease import Leases
from bot.messages import ConversationId
from bot.store.client import Store
from tests.emulators.platform import MemoryPlatform
from tests.faults.load import scripted
from tests.faults.redis_waiting import message
from tests.program import QUICK, program

POISON, *BESIDE = (
    ConversationId("memory", "site", name) for name in ("poison", "ada", "bob", "cid")
)


async def begin_on_all(store: Store, name: str) -> None:
    """A worker takes over or reads all there is, begins what it may, and is heard of no more. One
    that ran into the poison while others that may be one waited their turn began none of these."""
    streams = [store.keys.ready(partition) for partition in range(store.keys.partitions)]
    worker = Leases(store, name, 3600, 100)
    entries = await worker.take_over(streams, 0.0)
    while found := await worker.read_now(streams):
        entries += found
        for entry in found:  # so that the next one is let in
            await worker.take_unless(entry, 2)
    suspects = [each for each in entries if await worker.take_unless(each, 2) is None]
    for entry in suspects:
        if entry[0] == POISON:
            await worker.take(entry)


async def test_only_the_message_that_kills_is_set_aside(store: Store, redis_url: str) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=3600)
    for conversation in (POISON, *BESIDE):
        await inbox.admit(message("m1", conversation))
    for number in range(3):
        await begin_on_all(store, f"dead {number}")
    platform, letters = MemoryPlatform(QUICK), DeadLetters(store, 3600)
    quick = "worker: {lease_s: 0.4, heartbeat_s: 0.1}"
    async with (
        program(redis_url, json.dumps(scripted(words=5)), more=quick, platform=platform),
        asyncio.timeout(20),
    ):
        while len(platform.texts) < 4 or not await letters.all():  # noqa: ASYNC110 - Redis tells nobody
            await asyncio.sleep(0.02)
    assert [letter.conversation for letter in await letters.all()] == [POISON]
    assert sum("set aside" in text or "several times" in text for text in platform.texts) == 1
