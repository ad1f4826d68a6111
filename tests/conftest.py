"""What every test may use: real Valkeys (the embedded one), started once for the whole run."""

import asyncio
import gc
from collections.abc import AsyncIterator, Generator, Iterator

import pytest
import redis
from hypothesis import settings

from bot.embedded import valkey
from bot.store.client import Store
from bot.store.connecting import open_store
from tests import valkeys

settings.register_profile("dragoman", deadline=None)  # speed is measured in bench/
settings.load_profile("dragoman")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look through what is collected for garbage once. Fifteen thousand tests and what they import
    stay to the end: each look takes longer than a hundred tests, and there were many."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Valkey that lives as long as the test run."""
    server = asyncio.run(valkey.start(tmp_path_factory.mktemp("data"), 256))
    yield server.url
    asyncio.run(server.stop())


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """The address of a Valkey with nothing in it."""
    with redis.Redis.from_url(redis_server) as client:
        client.flushall()
    return redis_server


@pytest.fixture
async def store(redis_url: str) -> AsyncIterator[Store]:
    """The engine, loaded into an empty Valkey."""
    opened = await open_store(redis_url, 20.0)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def running_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[valkeys.Cluster]:
    """Three masters and three replicas that live as long as the test run."""
    with valkeys.cluster(tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster


@pytest.fixture
def cluster(running_cluster: valkeys.Cluster) -> valkeys.Cluster:
    """The cluster, whole and with nothing in it."""
    running_cluster.settle()
    running_cluster.empty()
    return running_cluster


@pytest.fixture(params=["one server", "cluster"])
def any_url(request: pytest.FixtureRequest) -> str:
    """Each kind of server in turn, with nothing in it."""
    if request.param == "cluster":
        cluster: valkeys.Cluster = request.getfixturevalue("cluster")
        return cluster.url
    url: str = request.getfixturevalue("redis_url")
    return url
