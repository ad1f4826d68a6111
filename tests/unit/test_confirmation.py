"""Waiting for replicas, where the wait itself goes wrong."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import redis.asyncio as redis
from redis.exceptions import ResponseError

from bot.dead import DeadLetter, DeadLetters
from bot.errors import StoreUnavailable
from bot.inbox import Inbox
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.ports import Admission
from bot.store.client import Store
from bot.store.connecting import open_store
from bot.store.shared_connection import SharedConnection
from tests import valkeys

MESSAGE = IncomingMessage(
    "m1",
    ConversationId("web", "site", "c1"),
    Author("u1"),
    "hello",
    datetime(2026, 11, 25, tzinfo=UTC),
    Address("c1"),
)


async def test_where_what_is_asked_last_fails_no_call_of_its_packet_counts(redis_url: str) -> None:
    pool = redis.ConnectionPool.from_url(redis_url)
    shared = SharedConnection(pool, timeout_s=5.0, last=("WAIT", "many", "0"))
    try:
        told = await asyncio.gather(
            shared.execute_with_last("SET", "key", "1"),
            shared.execute_with_last("HGET", "too few"),
            return_exceptions=True,
        )
    finally:
        await shared.close()
    assert [type(error) for error in told] == [ResponseError, ResponseError]
    assert "not an integer" in str(told[0])
    assert "wrong number of arguments" in str(told[1]), "each is told what is wrong with it first"


async def test_a_message_whose_master_is_replaced_while_it_waits_for_replicas_is_not_admitted(
    tmp_path: Path,
) -> None:
    server = valkeys.Valkey(tmp_path / "one", {"save": ""})
    try:
        server.start()
        url = f"redis://127.0.0.1:{server.port}"
        store = await open_store(url, 20.0, wait_replicas=1, wait_ms=4000)
        inbox = Inbox(store, mailbox_max=8, kept_for_s=3600.0)
        admitting = asyncio.create_task(inbox.admit(MESSAGE))
        async with redis.Redis(port=server.port) as admin:
            while not any(each["cmd"] == "wait" for each in await admin.client_list()):  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0.01)
            await admin.execute_command("REPLICAOF", "127.0.0.1", valkeys.free_port())
            with pytest.raises(StoreUnavailable, match="UNBLOCKED"):
                await admitting
            await admin.execute_command("REPLICAOF", "NO", "ONE")
        await store.close()
        trusting = await open_store(url, 20.0, wait_replicas=0)
        again = Inbox(trusting, mailbox_max=8, kept_for_s=3600.0)
        assert await again.admit(MESSAGE) is Admission.KNOWN, "when it comes again"
        await trusting.close()
    finally:
        server.kill()


async def stop(store: Store) -> object:
    return await Inbox(store, mailbox_max=8, kept_for_s=3600.0).stop(MESSAGE.conversation, "e1")


async def requeue(store: Store) -> object:
    letter = DeadLetter("0.1-0", "1-0", MESSAGE.conversation, MESSAGE.sent_at, 3, (MESSAGE,))
    return await DeadLetters(store, 3600.0).requeue(letter)


@pytest.mark.parametrize("step", [stop, requeue])
async def test_what_a_person_has_done_waits_for_replicas_and_goes_on_without(
    step: Callable[[Store], Awaitable[object]], redis_url: str
) -> None:
    store = await open_store(redis_url, 20.0, wait_replicas=1, wait_ms=10)
    async with redis.Redis.from_url(redis_url) as admin:
        await admin.config_resetstat()
        await step(store)
        await store.close()
        assert (await admin.info("commandstats")).get("cmdstat_wait", {}).get("calls") == 1
