"""Connections to Redis that are reset while they lie in the pool, as by a firewall."""

import asyncio
import contextlib
from pathlib import Path

import uvloop

from bot.errors import StoreUnavailable
from bot.store.connecting import open_store
from tests.faults import redis_server
from tests.faults.proxy import FaultProxy


def test_a_reset_connection_is_a_store_that_does_not_answer_on_uvloop_too(tmp_path: Path) -> None:
    uvloop.run(reset_again_and_again(tmp_path))


async def reset_again_and_again(folder: Path) -> None:
    """Ten users of one pool, whose connections are reset every few milliseconds."""
    async with (
        redis_server.running(folder) as server,
        FaultProxy("127.0.0.1", server.port) as proxy,
    ):
        store = await open_store(f"redis://127.0.0.1:{proxy.port}/0", 20.0)
        refused = 0

        async def use() -> None:
            nonlocal refused
            for _ in range(150):
                try:
                    await store.probe()
                except StoreUnavailable:
                    refused += 1
                await asyncio.sleep(0.002)

        async with asyncio.TaskGroup() as group:
            for _ in range(10):
                group.create_task(use())
            for _ in range(15):
                await asyncio.sleep(0.02)
                proxy.reset()
        with contextlib.suppress(StoreUnavailable):
            await store.probe()
        await store.probe()
        await store.close()
        assert refused > 0
