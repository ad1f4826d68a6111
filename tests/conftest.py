"""What every test may use: a real Valkey (the embedded one), started once for the whole run."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
import redis.asyncio as redis

from bot.embedded import valkey
from bot.store import Store, open_store


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Valkey that lives as long as the test run."""
    server = asyncio.run(valkey.start(tmp_path_factory.mktemp("data"), 256))
    yield server.url
    asyncio.run(server.stop())


@pytest.fixture
async def redis_url(redis_server: str) -> str:
    """The address of a Valkey with nothing in it."""
    async with redis.Redis.from_url(redis_server) as client:
        await client.flushall()
    return redis_server


@pytest.fixture
async def store(redis_url: str) -> AsyncIterator[Store]:
    """The engine, loaded into an empty Valkey."""
    opened = await open_store(redis_url, 5.0)
    yield opened
    await opened.close()
