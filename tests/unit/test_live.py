"""Live streams on a real Valkey: each follower gets each event once and in order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing

import pytest
import redis.asyncio as redis

from bot import live as live_streams
from bot.live import RedisLive
from bot.messages import ConversationId
from bot.store.client import Store

WITHIN_S = 30.0
CONVERSATION = ConversationId("web", "site", "c1")


@pytest.fixture
async def live(store: Store, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[RedisLive]:
    """Its followers look seldom, so that what they get in time they heard of."""
    monkeypatch.setattr(live_streams, "_LOOK_AGAIN_S", 10 * WITHIN_S)
    live = RedisLive(store)
    async with live.listening():
        yield live


@pytest.fixture
async def admin(redis_url: str) -> AsyncIterator[redis.Redis]:
    async with redis.Redis.from_url(redis_url) as client:
        yield client


async def follow(live: RedisLive, after: str, until: bytes) -> list[bytes]:
    """What a follower gets, up to `until`."""
    got: list[bytes] = []
    async with asyncio.timeout(WITHIN_S), aclosing(live.follow(CONVERSATION, after)) as events:
        async for event in events:
            got.append(event.data)
            if event.data == until:
                break
    return got


async def begun(live: RedisLive, after: str, until: bytes) -> "asyncio.Task[list[bytes]]":
    """A follower that hears what is published from now on."""
    following = asyncio.create_task(follow(live, after, until))
    await live.publish(CONVERSATION, b"begin")
    await asyncio.sleep(0.05)
    return following


async def test_followers_get_each_event_once_and_in_order_whenever_they_come(
    live: RedisLive,
) -> None:
    followers = []
    for number in range(200):
        if number % 50 == 0:
            followers.append(asyncio.create_task(follow(live, "0", b"199")))
        await live.publish(CONVERSATION, str(number).encode())
    for got in await asyncio.gather(*followers):
        assert got == [str(number).encode() for number in range(200)]


async def test_events_of_several_who_publish_at_once_come_in_the_streams_order(
    live: RedisLive,
) -> None:
    following = await begun(live, "0", b"end")
    await asyncio.gather(*(live.publish(CONVERSATION, str(n).encode()) for n in range(100)))
    await live.publish(CONVERSATION, b"end")
    assert await following == [event.data for event in await live.kept(CONVERSATION)]


async def test_what_was_not_heard_is_read_before_what_comes_after_it(
    live: RedisLive, store: Store, admin: redis.Redis
) -> None:
    following = await begun(live, "0", b"end")
    await admin.xadd(store.keys.live(CONVERSATION), {"data": "unheard"})
    await live.publish(CONVERSATION, b"heard")
    await live.publish(CONVERSATION, b"end")
    assert await following == [b"begin", b"unheard", b"heard", b"end"]


async def test_the_wake_up_of_an_older_release_is_understood(
    live: RedisLive, store: Store, admin: redis.Redis
) -> None:
    following = await begun(live, "0", b"end")
    key = store.keys.live(CONVERSATION)
    event_id = await admin.xadd(key, {"data": "end"})
    await admin.publish(key, event_id)
    assert await following == [b"begin", b"end"]


async def test_a_follower_that_fell_far_behind_reads_the_stream(live: RedisLive) -> None:
    got: list[bytes] = []
    async with asyncio.timeout(WITHIN_S), aclosing(live.follow(CONVERSATION, "0")) as events:
        await live.publish(CONVERSATION, b"begin")
        got.append((await anext(events)).data)
        for number in range(250):
            await live.publish(CONVERSATION, str(number).encode())
        while len(got) < 251:
            got.append((await anext(events)).data)
    assert got == [b"begin", *(str(number).encode() for number in range(250))]
