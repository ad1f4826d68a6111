"""Forgetting a platform account: all of it, and nothing else's."""

import contextlib
from dataclasses import replace

import pytest

from bot.conversation import Memory
from bot.dead import DeadLetters
from bot.errors import LeaseLost
from bot.feedback import Feedback
from bot.inbox import Inbox
from bot.lease import Commit, Leases
from bot.messages import ConversationId, PersonId, Rating
from bot.people import RedisPeople
from bot.purge import Purge
from bot.safe import RedisSafe
from bot.store.client import Store
from tests.unit.test_engine import message, read, store, turn, worker

__all__ = ["store"]  # the fixture: on one server and on a cluster

GONE = ConversationId("slack", "T1", "C1", "1.0")
STAYS = ConversationId("slack", "T12", "C1", "1.0")


async def fill(store: Store, place: ConversationId, leases: Leases) -> None:
    """Turns, what waits, who spoke, a person, a rating and a message set aside."""
    inbox = Inbox(store, mailbox_max=3, kept_for_s=60)
    await inbox.admit(replace(message("m1"), conversation=place))
    [entry] = await read(leases)
    taken = await leases.take(entry)
    await inbox.admit(replace(message("m2"), conversation=place))
    await leases.set_aside(taken.lease, 1)
    [entry] = await read(leases)
    taken = await leases.take(entry)
    memory = taken.conversation.memory
    await leases.commit(taken.lease, Commit(taken.waiting, (turn("t1"),), memory))
    await inbox.hear(place, "U1", "m1", is_bot=False)
    await inbox.decide(place.adapter, place.account, "m1", place)
    person = PersonId(place.adapter, place.account, "U1")
    await RedisPeople(store, 60).write(person, {"wish.tone": "brief"}, "t1")
    await RedisSafe(store).put(place.adapter, place.account, "token", b"sealed")
    await Feedback(store).keep(Rating(place, "t1", "U1", True, 1_795_000_000.0))


async def test_all_of_an_account_is_forgotten_and_nothing_of_others(store: Store) -> None:
    leases = worker(store, "w")
    for place in (GONE, STAYS):
        await fill(store, place, leases)
    assert await Purge(store).account("slack", "T1") > 0
    inbox = Inbox(store, mailbox_max=3, kept_for_s=60)
    assert not await inbox.is_known(GONE)
    assert (await inbox.conversation(GONE)).turns == ()
    assert await inbox.decided("slack", "T1", "m1") is None
    assert await inbox.decided("slack", "T12", "m1") == STAYS
    assert len((await inbox.conversation(STAYS)).turns) == 1
    people = RedisPeople(store, 60)
    assert await people.read(PersonId("slack", "T1", "U1")) == {}
    assert await people.read(PersonId("slack", "T12", "U1")) == {"wish.tone": "brief"}
    accounts = [rating.conversation.account async for rating in Feedback(store).all()]
    assert accounts == ["T12"]
    assert await RedisSafe(store).get("slack", "T1", "token") is None
    assert await RedisSafe(store).get("slack", "T12", "token") == b"sealed"
    letters = await DeadLetters(store, 60).all()
    assert [letter.conversation for letter in letters] == [STAYS]
    assert await Purge(store).account("slack", "T1") == 0


async def test_a_conversation_that_waits_while_it_is_forgotten_harms_nobody(store: Store) -> None:
    inbox, leases = Inbox(store, mailbox_max=3, kept_for_s=60), worker(store, "w")
    places = [replace(GONE, channel=f"C{number}") for number in range(60)]
    for place in places:
        await inbox.admit(replace(message("m1"), id=place.channel, conversation=place))
    await Purge(store).account("slack", "T1")
    others = range(60)  # in each partition who is new goes before who was offered: taken back
    for number in others:
        other = replace(STAYS, account=f"T2{number}")
        await inbox.admit(replace(message("m9"), id=f"m{number}", conversation=other))
    answered: list[str] = []
    for _ in range(40):
        for entry in await read(leases):
            with contextlib.suppress(LeaseLost):  # what it was about is gone
                taken = await leases.take(entry)
                answered += [each.id for each in taken.waiting]
                memory = taken.conversation.memory
                await leases.commit(taken.lease, Commit(taken.waiting, (), memory))
    assert sorted(answered) == sorted(f"m{number}" for number in others)
    assert not any([await inbox.is_known(place) for place in places])


async def test_a_turn_that_runs_while_it_is_forgotten_writes_nothing_any_more(store: Store) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=60)
    before, after = worker(store, "before"), worker(store, "after")
    await inbox.admit(replace(message("m1"), conversation=GONE))
    [entry] = await read(before)
    old = await before.take(entry)
    await Purge(store).account("slack", "T1")
    await inbox.admit(replace(message("m2"), conversation=GONE))  # the app was installed again
    [entry] = await read(after)
    new = await after.take(entry)
    assert [each.id for each in new.waiting] == ["m2"]
    assert [each.is_lost for each in await before.renew([old.lease])] == [True]
    with pytest.raises(LeaseLost):
        await before.commit(old.lease, Commit(old.waiting, (turn("t1"),), Memory()))
    assert await after.commit(new.lease, Commit(new.waiting, (turn("t2"),), Memory()))
    assert [each.id for each in (await inbox.conversation(GONE)).turns] == ["t2"]


async def test_who_waits_and_is_forgotten_and_writes_again_is_offered_once(store: Store) -> None:
    inbox, leases = Inbox(store, mailbox_max=3, kept_for_s=60), worker(store, "w")
    places = [replace(GONE, channel="C1", thread=str(number)) for number in range(12)]
    for place in places:
        await inbox.admit(replace(message("m1"), id=f"m{place.thread}", conversation=place))
    await Purge(store).account("slack", "T1")
    await inbox.admit(replace(message("m9"), conversation=places[2]))
    leased: list[str] = []
    for _ in range(40):
        for entry in await read(leases):
            with contextlib.suppress(LeaseLost):
                leased += [each.id for each in (await leases.take(entry)).waiting]
    assert leased == ["m9"]


async def test_a_summary_written_while_it_is_forgotten_is_not_kept(store: Store) -> None:
    inbox = Inbox(store, mailbox_max=3, kept_for_s=60)
    await fill(store, GONE, worker(store, "w"))
    assert await inbox.summarise(GONE, 0, "They want to know.", 0)
    await Purge(store).account("slack", "T1")
    assert not await inbox.summarise(GONE, 0, "They want to know.", 0)
    assert (await inbox.conversation(GONE)).memory.summary == ""
