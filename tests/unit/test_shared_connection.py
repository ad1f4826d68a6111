"""The connection that short calls share: answers find their callers, failures reach them all."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping

import pytest
import redis.asyncio as redis
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import ResponseError

from bot.store.shared_connection import SharedConnection


@pytest.fixture
async def shared(redis_url: str) -> AsyncIterator[SharedConnection]:
    connection = SharedConnection(redis.ConnectionPool.from_url(redis_url), timeout_s=5.0)
    yield connection
    await connection.close()


@pytest.fixture
async def admin(redis_url: str) -> AsyncIterator[redis.Redis]:
    async with redis.Redis.from_url(redis_url) as client:
        yield client


async def test_each_of_many_calls_gets_its_own_answer(shared: SharedConnection) -> None:
    async def ask_twice(number: int) -> list[bytes]:
        first = await shared.execute_command("ECHO", f"{number} first")
        return [first, await shared.execute_command("ECHO", f"{number} then")]

    answers = await asyncio.gather(*map(ask_twice, range(200)))
    assert answers == [[b"%d first" % n, b"%d then" % n] for n in range(200)]


async def test_calls_made_together_share_what_is_asked_last_of_their_packet(redis_url: str) -> None:
    pool = redis.ConnectionPool.from_url(redis_url)
    shared = SharedConnection(pool, timeout_s=5.0, last=("INCR", "packets"))
    try:
        for packet in (1, 2):
            echoed = [shared.execute_with_last("ECHO", str(number)) for number in range(3)]
            assert await asyncio.gather(*echoed) == [(b"%d" % n, packet) for n in range(3)]
    finally:
        await shared.close()


async def test_calls_made_together_are_done_in_their_order(shared: SharedConnection) -> None:
    await asyncio.gather(*(shared.execute_command("RPUSH", "list", n) for n in range(50)))
    found = await shared.execute_command("LRANGE", "list", 0, -1)
    assert found == [str(number).encode() for number in range(50)]


async def test_what_is_asked_while_an_answer_is_slow_does_not_wait_for_it_to_be_sent(
    shared: SharedConnection, admin: redis.Redis
) -> None:
    own = await shared.execute_command("CLIENT", "ID")
    slow = asyncio.create_task(shared.execute_command("BLPOP", "list", 0))
    await until(admin, own, lambda client: client["cmd"] == "blpop")
    behind = asyncio.create_task(shared.execute_command("ECHO", "behind"))
    await until(admin, own, lambda client: int(client["qbuf"]) > 0)
    await admin.rpush("list", "there")
    assert await asyncio.gather(slow, behind) == [[b"list", b"there"], b"behind"]


async def test_what_is_asked_behind_a_last_command_that_waits_shares_the_next(
    redis_url: str, admin: redis.Redis
) -> None:
    pool = redis.ConnectionPool.from_url(redis_url)
    shared = SharedConnection(pool, timeout_s=5.0, last=("BLPOP", "list", 0))
    try:
        async with asyncio.TaskGroup() as group:
            calls = []
            for number in range(3):
                calls.append(group.create_task(shared.execute_with_last("ECHO", str(number))))
                await asyncio.sleep(0.1)
            await admin.rpush("list", "first", "second")
        lasts = [call.result()[1][1] for call in calls]
        assert lasts == [b"first", b"second", b"second"]
    finally:
        await shared.close()


async def until(
    admin: redis.Redis, client_id: int, is_so: Callable[[Mapping[str, str]], bool]
) -> None:
    """Return once the server says so of a connection."""
    async with asyncio.timeout(5):
        while not is_so((await admin.client_list(client_id=[client_id]))[0]):  # noqa: ASYNC110 - Redis tells nobody
            await asyncio.sleep(0.01)


async def test_what_the_server_refuses_of_one_call_is_no_matter_to_the_others(
    shared: SharedConnection,
) -> None:
    answers = await asyncio.gather(
        shared.execute_command("ECHO", "before"),
        shared.execute_command("HGET", "too few"),
        shared.execute_command("ECHO", "after"),
        return_exceptions=True,
    )
    assert answers[0] == b"before"
    assert isinstance(answers[1], ResponseError)
    assert answers[2] == b"after"


async def test_a_caller_that_gives_up_leaves_the_others_their_answers(
    shared: SharedConnection,
) -> None:
    calls = [asyncio.create_task(shared.execute_command("ECHO", str(n))) for n in range(3)]
    await asyncio.sleep(0)
    calls[1].cancel()
    answers = await asyncio.gather(*calls, return_exceptions=True)
    assert answers[0] == b"0"
    assert isinstance(answers[1], asyncio.CancelledError)
    assert answers[2] == b"2"


async def test_what_was_given_up_before_it_was_sent_is_not_sent(shared: SharedConnection) -> None:
    call = asyncio.create_task(shared.execute_command("SET", "given up", "1"))
    await asyncio.sleep(0)
    call.cancel()
    await asyncio.gather(call, return_exceptions=True)
    assert await shared.execute_command("EXISTS", "given up") == 0


@pytest.mark.parametrize("steps", range(6))
async def test_after_an_abort_the_next_call_opens_a_connection_of_its_own(
    shared: SharedConnection, steps: int
) -> None:
    call = asyncio.create_task(shared.execute_command("PING"))
    for _ in range(steps):  # wherever the opening is when it is given up
        await asyncio.sleep(0)
    shared.abort()
    await asyncio.gather(call, return_exceptions=True)
    async with asyncio.timeout(20):
        assert await shared.execute_command("ECHO", "here") == b"here"


async def test_a_connection_that_was_cut_meanwhile_is_made_anew(
    shared: SharedConnection, admin: redis.Redis
) -> None:
    number = await shared.execute_command("CLIENT", "ID")
    await admin.client_kill_filter(_id=str(number))
    while True:  # until the end of the old connection has arrived
        try:
            assert await shared.execute_command("ECHO", "again") == b"again"
        except RedisConnectionError:
            continue
        break


async def test_a_server_that_says_nothing_fails_every_call_and_then_serves_again(
    redis_url: str, admin: redis.Redis
) -> None:
    shared = SharedConnection(redis.ConnectionPool.from_url(redis_url), timeout_s=0.05)
    await until_served(shared)
    await admin.client_pause(600_000, all=False)  # what writes
    calls = [asyncio.create_task(shared.execute_command("INCR", "calls")) for _ in range(3)]
    assert [type(told) for told in await asyncio.gather(*calls, return_exceptions=True)] == [
        TimeoutError
    ] * 3
    await admin.client_unpause()
    await until_served(shared)
    await shared.close()


async def until_served(shared: SharedConnection) -> None:
    """A machine that is busy may take longer than a short timeout."""
    async with asyncio.timeout(20):
        is_served = False
        while not is_served:
            with contextlib.suppress(TimeoutError):
                is_served = await shared.execute_command("PING") in (b"PONG", True)


async def test_a_close_fails_what_still_waits(redis_url: str, admin: redis.Redis) -> None:
    shared = SharedConnection(redis.ConnectionPool.from_url(redis_url), timeout_s=5.0)
    waiting = asyncio.create_task(shared.execute_command("BLPOP", "nothing", 5))
    later = asyncio.create_task(shared.execute_command("PING"))
    while not any(c["cmd"] == "blpop" for c in await admin.client_list()):  # noqa: ASYNC110 - it tells nobody
        await asyncio.sleep(0.01)
    await shared.close()
    after = shared.execute_command("PING")
    for call in (waiting, later, after):
        with pytest.raises(RedisConnectionError):
            await call
