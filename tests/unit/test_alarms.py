"""Alarms on a real Valkey, alone and as a cluster: kept by a commit, rung once, taken back."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.alarms import Alarms, alarm_of
from bot.conversation import Memory
from bot.inbox import Inbox
from bot.lease import Commit, Leases, Taken
from bot.ledger import Ledger
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.purge import Purge
from bot.reply import Reply, Wake
from bot.store.client import Store
from bot.store.connecting import open_store

PLACE = ConversationId("web", "site", "c1")
NOW = datetime.now(UTC)
PAST, FUTURE = NOW - timedelta(seconds=5), NOW + timedelta(hours=5)
SAID = IncomingMessage(
    id="m1",
    conversation=PLACE,
    author=Author("u1", "Ada"),
    text="/remind on",
    sent_at=NOW,
    address=Address("c1", token="short-lived", token_expires_at=9e9),
    is_direct=True,
)


@pytest.fixture
async def either(any_url: str) -> AsyncIterator[Store]:
    """The engine, on either kind of server."""
    opened = await open_store(any_url, 20.0)
    yield opened
    await opened.close()


async def taken(store: Store, consumer: str = "w") -> tuple[Leases, Taken]:
    """What the next worker gets to do."""
    leases = Leases(store, consumer, kept_for_s=3600, keep_turns=10)
    for streams in store.read_together():
        for entry in await leases.read_ready(streams, 1, 0.05):
            return leases, await leases.take(entry)
    raise AssertionError("nobody is to be woken")


async def answered(store: Store, *wakes: Wake, said: IncomingMessage = SAID) -> None:
    """A turn that sets these alarms."""
    await Inbox(store, 5, 3600).admit(said)
    leases, turn = await taken(store)
    alarms = {wake.name: alarm_of(wake, said) for wake in wakes}
    assert await leases.commit(turn.lease, Commit(turn.waiting, (), Memory(), alarms=alarms))


async def rung(store: Store) -> int:
    """How many any worker wakes now."""
    alarms = Alarms(store, 3600)
    return sum([await alarms.ring(streams) for streams in store.read_together()])


async def test_an_alarm_whose_time_has_come_is_a_message_in_the_mailbox_once(either: Store) -> None:
    store = either
    await answered(store, Wake("due", PAST, "/remind due"), Wake("later", FUTURE, "/remind later"))
    assert sum(await asyncio.gather(*(rung(store) for _ in range(5)))) == 1
    leases, turn = await taken(store)
    (message,) = turn.waiting
    assert (message.text, message.is_alarm, message.author) == ("/remind due", True, SAID.author)
    assert not message.is_own_words
    assert message.address == Address("c1"), "a short-lived right to answer is not kept"
    await leases.commit(turn.lease, Commit(turn.waiting, (), Memory()))
    assert await rung(store) == 0


async def test_a_new_alarm_of_a_name_takes_the_old_ones_place_and_none_takes_it_back(
    store: Store,
) -> None:
    await answered(store, Wake("due", PAST, "/a"), Wake("other", PAST, "/b"))
    await answered(
        store, Wake("due", FUTURE, "/a"), Wake("other", None), said=replace(SAID, id="m2")
    )
    assert await rung(store) == 0
    await answered(store, Wake("due", PAST, "/c"), said=replace(SAID, id="m3"))
    assert await rung(store) == 1
    assert [message.text for message in (await taken(store))[1].waiting] == ["/c"]


async def test_an_alarm_waits_while_its_conversation_is_busy(store: Store) -> None:
    await answered(store, Wake("due", PAST, "/remind due"))
    await Inbox(store, 5, 3600).admit(replace(SAID, id="m2", text="a question"))
    assert await rung(store) == 0
    leases, turn = await taken(store)
    assert [message.text for message in turn.waiting] == ["a question"]
    await leases.commit(turn.lease, Commit(turn.waiting, (), Memory()))
    key = store.keys.due(store.keys.partition(PLACE))
    await store.ask(key, "ZADD", key, 1, f"due {PLACE}")  # the seconds that it waits are over
    assert await rung(store) == 1


async def test_a_worker_that_dies_after_an_alarm_rang_leaves_it_to_the_next(store: Store) -> None:
    await answered(store, Wake("due", PAST, "/remind due"))
    assert await rung(store) == 1
    await taken(store, "dies")
    successor = Leases(store, "successor", kept_for_s=3600, keep_turns=10)
    found = [
        entry
        for streams in store.read_together()
        for entry in await successor.take_over(streams, 0.0)
    ]
    turn = await successor.take(found[0])
    assert [message.text for message in turn.waiting] == ["/remind due"]
    assert await rung(store) == 0


async def test_who_removes_us_is_woken_no_more(store: Store) -> None:
    await answered(store, Wake("due", PAST, "/remind due"))
    await Purge(store).account("web", "site")
    assert await rung(store) == 0
    key = store.keys.due(store.keys.partition(PLACE))
    assert await store.ask(key, "ZCARD", key) == 0


def test_a_reply_that_goes_on_after_a_crash_still_sets_its_alarms() -> None:
    wake = Wake("due", FUTURE, "/remind due")
    reply = Reply()
    reply.add(Wake("due", PAST))
    reply.add(wake)
    ledger = Ledger("t1", 1, wakes=tuple(reply.wakes.values()))
    assert Reply(ledger.runs, ledger.extras, ledger.kept, ledger.wakes).wakes == {"due": wake}
