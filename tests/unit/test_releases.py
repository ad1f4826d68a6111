"""Two releases on one Redis, while one replaces the other."""

import asyncio
import gc
from dataclasses import replace
from importlib.resources import files

import pytest
from redis.exceptions import ConnectionError as RedisConnectionError

from bot.inbox import Inbox
from bot.ports import Admission
from bot.store.client import Store
from bot.store.engine import Engine
from bot.store.servers import open_server
from tests.unit.test_engine import message


def newer(store: Store) -> Store:
    """The store of a release that takes nothing in."""
    text = files("bot.store").joinpath("engine.lua").read_text(encoding="utf-8")
    taken_in = "  return 'admitted'\n"
    assert text.count(taken_in) == 1
    return replace(store, engine=Engine.of(text.replace(taken_in, "  return 'full'\n")))


async def libraries(store: Store) -> set[str]:
    """The names of what is loaded."""
    listed = await store.ask("", "FUNCTION", "LIST")
    return {name.decode() for _, name, *_ in listed}


async def test_each_release_calls_its_own_functions(store: Store) -> None:
    other = newer(store)
    await other.load_engine()
    for number in range(2):
        assert await _admitted(other, f"other {number}") is Admission.FULL
        assert await _admitted(store, f"own {number}") is Admission.ADMITTED
        await store.load_engine()  # as after Redis was away


async def test_a_newer_release_clears_up_and_who_still_runs_brings_its_functions_again(
    store: Store,
) -> None:
    other = newer(store)
    await other.load_engine()
    await other.clear_other_releases()
    assert await libraries(store) == {other.engine.name}
    assert await _admitted(store, "m1") is Admission.ADMITTED
    assert await _admitted(other, "m2") is Admission.FULL
    assert await libraries(store) == {other.engine.name, store.engine.name}


async def test_all_calls_of_a_moment_that_find_their_functions_gone_bring_them_once(
    store: Store,
) -> None:
    await store.ask("", "FUNCTION", "FLUSH")
    await store.ask("", "CONFIG", "RESETSTAT")
    admitted = await asyncio.gather(*(_admitted(store, f"m{number}") for number in range(8)))
    assert set(admitted) == {Admission.ADMITTED}
    counted = (await store.ask("", "INFO", "commandstats")).decode()
    assert "cmdstat_function|load:calls=1," in counted


async def test_a_server_that_is_given_up_while_it_gets_its_functions_leaves_nothing_open(
    store: Store, redis_url: str
) -> None:
    server = open_server("left", redis_url, 5.0)
    loading = asyncio.create_task(server.load(store.engine))
    await asyncio.sleep(0)
    await server.close()
    with pytest.raises(RedisConnectionError):
        await loading
    with pytest.raises(RedisConnectionError):
        await server.load(store.engine)
    with pytest.raises(RedisConnectionError), server.apart():
        pass
    del server, loading
    gc.collect()  # which tells of a connection that nobody closed


async def _admitted(store: Store, message_id: str) -> Admission:
    return await Inbox(store, mailbox_max=8, kept_for_s=3600.0).admit(message(message_id))
