"""Whoever asks too often is told once an hour, by one of all processes; on a real Valkey."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from adapters.discord.refusing import Refusing
from adapters.discord.rules import Who
from bot import budget as counting
from bot.budget import RedisBudget
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.notices import Telling
from bot.ops.metrics import Metrics
from bot.store.client import Store

ADA = Who(guild="7", channel="70", parent="", person="1")
MESSAGE = IncomingMessage(
    id="m1",
    conversation=ConversationId("discord", "7", "70"),
    author=Author("1", "Ada"),
    text="again",
    sent_at=datetime(2026, 11, 29, tzinfo=UTC),
    address=Address(channel="70"),
)


@pytest.fixture
def process(store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Refusing]:
    """Makes the door of one more process on the same Redis, which is waited for."""
    monkeypatch.setattr(counting, "_ASK_WITHIN_S", 20.0)
    return lambda **more: Refusing(RedisBudget(store, Metrics()), **more)


async def telling(process: Refusing, who: Who = ADA) -> Telling | None:
    return await process.telling(MESSAGE, who, "Too often.")


async def test_while_one_process_tells_and_once_it_has_nobody_else_does(
    process: Callable[..., Refusing],
) -> None:
    one, other = process(), process()
    first = await telling(one)
    assert first is not None
    assert [await telling(each) for each in (one, other)] == [None, None]
    await first.waits(1.0)
    await first.told()
    assert [await telling(each) for each in (one, other, process())] == [None, None, None]


async def test_what_could_not_be_told_is_told_of_the_next_question(
    process: Callable[..., Refusing],
) -> None:
    one, other = process(), process()
    for each in (one, other, one):
        first = await telling(each)
        assert first is not None
        await first.not_told()


async def test_what_a_process_was_telling_when_it_was_killed_another_tells_a_while_later(
    process: Callable[..., Refusing],
) -> None:
    killed = await telling(process(held_for_s=0.2))
    assert killed is not None
    other = process()
    async with asyncio.timeout(30):
        while (second := await telling(other)) is None:  # noqa: ASYNC110 - it lapses by itself
            await asyncio.sleep(0.02)
    await second.told()
    assert await telling(process()) is None


async def test_each_person_is_told_in_each_server(process: Callable[..., Refusing]) -> None:
    one = process()
    for who in (ADA, Who("8", "80", "", "1"), Who("7", "70", "", "2")):
        assert await telling(one, who) is not None


async def test_while_redis_is_away_a_process_tells_once(
    process: Callable[..., Refusing], store: Store
) -> None:
    one = process()
    [server] = await store.servers.masters()
    await server.client.client_pause(4000, all=True)
    first = await telling(one)
    assert first is not None
    assert await telling(one) is None
    await first.told()
    assert await telling(one) is None
    await server.client.client_unpause()
