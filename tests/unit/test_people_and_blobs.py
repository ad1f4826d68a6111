"""What is kept beside conversations, on a real Valkey: about people, and the bytes of files."""

import asyncio

import pytest

from bot.blobs import BlobTooLarge, RedisBlobs
from bot.messages import PersonId
from bot.people import RedisPeople
from bot.safe import RedisSafe
from bot.store.client import Store

ADA = PersonId("slack", "T1", "U1")


async def test_a_turn_that_goes_on_after_a_crash_writes_about_a_person_once(store: Store) -> None:
    people = RedisPeople(store, kept_for_s=60)
    assert await people.write(ADA, {"tutor.level": "A1", "tutor.right": "1"}, "turn-1")
    assert not await people.write(ADA, {"tutor.right": "2"}, "turn-1")
    assert await people.write(ADA, {"tutor.level": ""}, "turn-2")
    assert await people.read(ADA) == {"tutor.right": "1"}
    await people.forget(ADA)
    assert await people.read(ADA) == {}


async def test_people_of_the_same_name_elsewhere_are_others(store: Store) -> None:
    people = RedisPeople(store, kept_for_s=60)
    await people.write(ADA, {"tone": "brief"}, "turn-1")
    assert await people.read(PersonId("slack", "T2", "U1")) == {}


async def test_bytes_are_found_by_their_name_and_too_many_are_refused(store: Store) -> None:
    blobs = RedisBlobs(store, max_bytes=10)
    name = await blobs.put(b"picture")
    assert await blobs.put(b"picture") == name
    assert await blobs.get(name) == b"picture"
    assert await blobs.get("unknown") is None
    with pytest.raises(BlobTooLarge):
        await blobs.put(b"x" * 11)


async def test_a_secret_is_kept_once_taken_once_and_gone_in_time(store: Store) -> None:
    safe = RedisSafe(store)
    assert await safe.put("slack", "T1", "claim", b"a", kept_for_s=60, only_first=True)
    assert not await safe.put("slack", "T1", "claim", b"b", kept_for_s=60, only_first=True)
    assert await safe.get("slack", "T1", "claim") == b"a"
    assert await safe.take("slack", "T1", "claim") == b"a"
    assert await safe.take("slack", "T1", "claim") is None
    await safe.put("slack", "T1", "brief", b"x", kept_for_s=0.001)
    await asyncio.sleep(0.01)
    assert await safe.get("slack", "T1", "brief") is None
