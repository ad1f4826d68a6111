"""The engine's atomic steps on a real Valkey: admit, lease, commit, take-over."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count

import pytest
from structlog.testing import capture_logs

from bot.changes import Changes, Found
from bot.conversation import Memory, Source, Turn, decode, encode
from bot.dead import DeadLetters, Dropped, note_set_aside, run_action
from bot.errors import LeaseLost, StoreUnavailable
from bot.inbox import Inbox
from bot.lease import Commit, Entry, Lease, Leases, Renewal
from bot.ledger import Ledger, Shown
from bot.messages import Address, Author, ConversationId, IncomingMessage, Rating
from bot.ops.metrics import Metrics
from bot.ports import Admission, Decision, Unanswered
from bot.reply import Run
from bot.store.client import GROUP, Store, store_errors
from bot.store.connecting import open_store

CONVERSATION = ConversationId("web", "site", "c1")


def message(
    message_id: str, text: str = "hello", conversation: ConversationId = CONVERSATION
) -> IncomingMessage:
    return IncomingMessage(
        id=message_id,
        conversation=conversation,
        author=Author("u1", "Ada"),
        text=text,
        sent_at=datetime(2026, 11, 25, tzinfo=UTC),
        address=Address("c1"),
    )


def turn(turn_id: str) -> Turn:
    return Turn(id=turn_id, at=1.0, asked="hello", said="hi", skill="chat")


@pytest.fixture
async def store(any_url: str) -> AsyncIterator[Store]:
    """The engine, on either kind of server."""
    opened = await open_store(any_url, 20.0)
    yield opened
    await opened.close()


@pytest.fixture
def inbox(store: Store) -> Inbox:
    return Inbox(store, mailbox_max=3, kept_for_s=3600)


def worker(store: Store, name: str, keep_turns: int = 100) -> Leases:
    return Leases(store, name, kept_for_s=3600, keep_turns=keep_turns)


async def test_a_message_is_admitted_once_however_often_it_is_delivered(
    store: Store, inbox: Inbox
) -> None:
    answers = await asyncio.gather(*(inbox.admit(message("m1")) for _ in range(10)))
    assert sorted(answers) == [Admission.ADMITTED] + [Admission.KNOWN] * 9
    first = worker(store, "first")
    [entry] = await read(first)
    taken = await first.take(entry)
    assert [m.id for m in taken.waiting] == ["m1"]


def sent(name: str, at_s: float) -> IncomingMessage:
    return replace(message(name), sent_at=datetime.fromtimestamp(1_790_000_000 + at_s, UTC))


async def test_what_comes_late_is_put_where_it_belongs_among_what_nobody_has_begun_on(
    store: Store,
) -> None:
    inbox, first = Inbox(store, mailbox_max=9, kept_for_s=3600), worker(store, "first")

    async def admit(name: str, at_s: float) -> None:
        await inbox.admit(sent(name, at_s), others_come_late=True)

    for name, at_s in [("3", 3.5), ("1", 1.0), ("2", 2.25), ("0", 0)]:
        await admit(name, at_s)
    [entry] = await read(first)
    begun = await first.take(entry)
    assert [m.id for m in begun.waiting] == ["0", "1", "2", "3"]
    for name, at_s in [("5", 5.0), ("4", 4.75), ("late", 0.5)]:
        await admit(name, at_s)
    waiting = (await first.take(entry)).waiting
    kept = "a turn knows of them; of two machines' clocks 0.25 s are no difference"
    assert [m.id for m in waiting] == ["0", "1", "2", "3", "late", "5", "4"], kept
    await admit("6", 6.0)
    await inbox.stop(CONVERSATION, "e1")
    await first.release(begun.lease)
    await admit("too late", 5.5)
    [entry] = await read(first)
    waiting = (await first.take(entry)).waiting
    assert [m.id for m in waiting][-2:] == ["6", "too late"], "a wish to stop counts what waits"


async def test_who_begins_after_an_outage_waits_for_what_another_gateway_kept(
    store: Store,
) -> None:
    inbox, first = Inbox(store, mailbox_max=9, kept_for_s=3600), worker(store, "first")
    await inbox.admit(sent("1", 1), others_come_late=True)
    [entry] = await read(first)
    taking = asyncio.create_task(first.take(entry))
    await asyncio.sleep(0.1)
    await inbox.admit(sent("0", 0), others_come_late=True)
    taken = await taking
    assert [m.id for m in taken.waiting] == ["0", "1"]


async def test_a_full_mailbox_refuses_and_forgets_so_that_it_can_be_sent_again(
    inbox: Inbox,
) -> None:
    for number in range(3):
        assert await inbox.admit(message(f"m{number}")) is Admission.ADMITTED
    assert await inbox.admit(message("m3")) is Admission.FULL
    assert await inbox.admit(message("m3")) is Admission.FULL
    assert await inbox.admit(message("m0")) is Admission.KNOWN


async def test_a_conversation_is_leased_to_one_worker_at_a_time(store: Store, inbox: Inbox) -> None:
    await inbox.admit(message("m1"))
    await inbox.admit(message("m2"))
    first, second = worker(store, "first"), worker(store, "second")
    [entry] = await read(first)
    assert await read(second) == []
    with pytest.raises(LeaseLost):
        await second.take(entry)
    taken = await first.take(entry)
    assert [m.id for m in taken.waiting] == ["m1", "m2"]


async def test_commit_appends_the_turn_and_arms_the_conversation_for_what_came_meanwhile(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    first = worker(store, "first")
    [entry] = await read(first)
    taken = await first.take(entry)
    await inbox.admit(message("m2"))
    await first.commit(taken.lease, Commit(taken.waiting, (turn("t1"),), Memory(skill="chat")))
    [again] = await read(first)
    next_taken = await first.take(again)
    assert [m.id for m in next_taken.waiting] == ["m2"]
    assert [t.id for t in next_taken.conversation.turns] == ["t1"]
    assert next_taken.conversation.memory.skill == "chat"
    assert await inbox.admit(message("m1")) is Admission.KNOWN
    await first.commit(next_taken.lease, Commit(next_taken.waiting, (), Memory()))
    assert await read(first) == []


async def test_where_nothing_waits_a_change_of_what_was_answered_keeps_no_lease(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    first = worker(store, "first")
    [entry] = await read(first)
    taken = await first.take(entry)
    answered = replace(turn("t1"), sources=(Source("m1", len("hello")),))
    await first.commit(taken.lease, Commit(taken.waiting, (answered,), Memory()))
    await inbox.admit(message("m2"))
    mailbox = store.keys.mailbox(CONVERSATION)
    await store.ask(mailbox, "UNLINK", mailbox)  # as when an account is forgotten
    [entry] = await read(first)
    taken = await first.take(entry)
    assert await Changes(store).edit(message("m1", "hi")) is Found.ANSWERED
    assert await first.commit(taken.lease, Commit((), (), taken.conversation.memory))
    assert await inbox.admit(message("m3")) is Admission.ADMITTED
    assert len(await read(first)) == 1


async def test_who_does_not_know_whether_a_commit_was_heard_finds_the_lease_gone(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    first = worker(store, "first")
    [entry] = await read(first)
    taken = await first.take(entry)
    await first.commit(taken.lease, Commit(taken.waiting, (turn("t1"),), Memory()))
    with pytest.raises(LeaseLost):
        await first.commit(taken.lease, Commit(taken.waiting, (turn("t1"),), Memory()))
    with pytest.raises(LeaseLost):
        await first.take(entry)


async def test_a_message_that_nobody_is_on_is_offered_when_it_comes_again(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    first, state = worker(store, "first"), store.keys.state(CONVERSATION)
    [entry] = await read(first)
    await store.ask(state, "HDEL", state, "entry")  # as a failover may leave it
    assert await inbox.admit(message("m1")) is Admission.KNOWN
    [entry] = await read(first)
    taken = await first.take(entry)
    assert taken.waiting == (message("m1"),)
    await first.set_aside(taken.lease, 1)
    assert await inbox.admit(message("m1")) is Admission.KNOWN
    assert await read(first) == [], "what was set aside waits for an operator"


async def test_what_is_requeued_while_a_worker_has_the_conversation_waits_for_its_end(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    first, dead = worker(store, "first"), DeadLetters(store, kept_for_s=3600)
    [entry] = await read(first)
    await first.set_aside((await first.take(entry)).lease, 1)
    await inbox.admit(message("m2"))
    [entry] = await read(first)
    taken = await first.take(entry)
    [letter] = await dead.all()
    assert await dead.requeue(letter)
    assert await read(worker(store, "second")) == []
    await first.commit(taken.lease, Commit(taken.waiting, (), Memory()))
    [entry] = await read(first)
    assert (await first.take(entry)).waiting == (message("m1"),)


async def test_of_several_that_take_over_at_once_one_does(store: Store, inbox: Inbox) -> None:
    await inbox.admit(message("m1"))
    [entry] = await read(worker(store, "dead"))
    await let_age(store, "dead", entry)
    heirs = [worker(store, f"heir {number}") for number in range(4)]
    found = await asyncio.gather(*(take_over(heir, idle_s=600) for heir in heirs))
    assert [entries for entries in found if entries] == [[entry]]


async def test_those_who_live_do_not_stand_before_the_dead(store: Store, inbox: Inbox) -> None:
    place = store.keys.partition(CONVERSATION)
    ready = store.keys.ready(place)
    everywhere = (replace(CONVERSATION, thread=str(number)) for number in count())
    here = (each for each in everywhere if store.keys.partition(each) == place)
    lives, dies = worker(store, "lives"), worker(store, "dies")
    entries: list[Entry] = []
    for holder in (lives, dies):
        await inbox.admit(message(f"of {holder.consumer}", conversation=next(here)))
        entries += await holder.read_now([ready])
    taken = await lives.take(entries[0])
    long_ago = ("IDLE", 600_000, "JUSTID")
    await store.ask(ready, "XCLAIM", ready, GROUP, "dies", 0, entries[1][1], *long_ago)
    await lives.renew([taken.lease])
    heir = worker(store, "heir")
    assert await heir.take_over([ready], idle_s=300, most=1) == entries[1:]


async def test_what_has_moved_since_it_was_looked_for_is_not_changed(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    keys = store.keys
    ready = keys.ready(keys.partition(CONVERSATION))
    mailbox = keys.mailbox(CONVERSATION)
    before = await store.ask(mailbox, "LRANGE", mailbox, 0, -1)
    names = [ready, keys.state(CONVERSATION), mailbox]
    assert await store.call("amend", names, [0, b"what was there", b"new", 0]) == b"moved"
    assert await store.ask(mailbox, "LRANGE", mailbox, 0, -1) == before


async def test_a_worker_that_was_replaced_writes_nothing(store: Store, inbox: Inbox) -> None:
    await inbox.admit(message("m1"))
    paused, successor = worker(store, "paused"), worker(store, "successor")
    [entry] = await read(paused)
    old = await paused.take(entry)
    await paused.record(old.lease, Ledger("t1", 1, (Run("said", "half a "),)))
    [claimed] = await take_over(successor)
    new = await successor.take(claimed)
    assert new.ledger == Ledger("t1", 1, (Run("said", "half a "),))
    for call in (
        paused.record(old.lease, Ledger("t1", 1)),
        paused.commit(old.lease, Commit(old.waiting, (turn("old"),), Memory())),
        paused.release(old.lease),
    ):
        with pytest.raises(LeaseLost):
            await call
    assert await paused.renew([old.lease]) == [Renewal(old.lease, is_lost=True)]
    await successor.commit(new.lease, Commit(new.waiting, (turn("new"),), Memory()))
    stored = await inbox.conversation(CONVERSATION)
    assert [t.id for t in stored.turns] == ["new"]


async def test_a_worker_that_was_replaced_before_it_began_gives_nothing_back(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    paused, successor = worker(store, "paused"), worker(store, "successor")
    [entry] = await read(paused)
    unbegun = Lease(*entry, "paused", 0)
    [claimed] = await take_over(successor)
    assert await paused.renew([unbegun]) == [Renewal(unbegun, is_lost=True)]
    with pytest.raises(LeaseLost):
        await paused.release(unbegun)
    assert (await successor.take(claimed)).waiting == (message("m1"),)


async def test_whoever_writes_the_ledger_is_not_replaced_for_a_whole_lease(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    first = worker(store, "first")
    [entry] = await read(first)
    taken = await first.take(entry)
    await asyncio.sleep(0.05)
    asked_at = time.monotonic()
    await first.record(taken.lease, Ledger("t1", 1))
    ready = first.stream_of(taken.lease)
    [pending] = await store.ask(ready, "XPENDING", ready, GROUP, "-", "+", 1)
    idle_ms, deliveries = pending[2:]
    assert idle_ms <= (time.monotonic() - asked_at) * 1000 + 1
    assert deliveries == taken.lease.fence


async def test_a_worker_that_takes_its_own_lease_over_again_is_fenced_from_its_past(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    only = worker(store, "only")
    [entry] = await read(only)
    old = await only.take(entry)
    [claimed] = await take_over(only)
    new = await only.take(claimed)
    with pytest.raises(LeaseLost):
        await only.commit(old.lease, Commit(old.waiting, (turn("old"),), Memory()))
    await only.commit(new.lease, Commit(new.waiting, (turn("new"),), Memory()))


async def test_a_renewed_lease_is_not_taken_over(store: Store, inbox: Inbox) -> None:
    await inbox.admit(message("m1"))
    first, second = worker(store, "first"), worker(store, "second")
    [entry] = await read(first)
    taken = await first.take(entry)
    await let_age(store, "first", entry)
    assert await first.renew([taken.lease]) == [Renewal(taken.lease, waiting=1)]
    assert await take_over(second, idle_s=600) == []
    assert (await first.take(entry)).lease == taken.lease


async def test_a_worker_that_ended_is_forgotten_unless_it_has_a_lease(
    store: Store, inbox: Inbox
) -> None:
    busy, idle = worker(store, "busy"), worker(store, "idle")
    await inbox.admit(message("m1"))
    [entry] = await read(busy)
    taken = await busy.take(entry)
    ready = store.keys.ready(store.keys.partition(CONVERSATION))
    assert await idle.read_now([ready]) == []

    async def known() -> list[bytes]:
        consumers = await store.ask(ready, "XINFO", "CONSUMERS", ready, GROUP)
        return [consumer[1] for consumer in consumers]

    await busy.forget_workers()
    assert await known() == [b"busy", b"idle"], "it asked a moment ago"
    await busy.forget_workers(idle_s=0.0)
    assert await known() == [b"busy"]
    assert await busy.commit(taken.lease, Commit(taken.waiting, (), Memory()))
    await inbox.admit(message("m2"))
    [entry] = await read(idle)
    assert (await idle.take(entry)).lease.consumer == "idle", "it lives all the same"


async def test_a_released_conversation_goes_on_elsewhere_with_its_ledger(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    leaving, staying = worker(store, "leaving"), worker(store, "staying")
    [entry] = await read(leaving)
    taken = await leaving.take(entry)
    ledger = Ledger("t1", 1, (Run("said", "so far"),), (Shown("t100", "p1", "so far", False, 6),))
    await leaving.record(taken.lease, ledger)
    await leaving.release(taken.lease)
    [again] = await read(staying)
    resumed = await staying.take(again)
    assert resumed.ledger == ledger
    assert [m.id for m in resumed.waiting] == ["m1"]
    assert resumed.lease.deaths == 0, "who hands over has not died of it"


async def test_who_died_of_a_turn_counts_on_where_others_hand_it_over(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    for number in range(3):
        dies, leaves = worker(store, f"dies {number}"), worker(store, f"leaves {number}")
        [entry] = await read(dies)
        await dies.take(entry)
        assert await take_over(leaves) == [entry]
        taken = await leaves.take(entry)
        assert taken.lease.deaths == number + 1
        await leaves.release(taken.lease)
    last = worker(store, "last")
    [entry] = await read(last)
    taken = await last.take(entry)
    assert taken.lease.deaths == 3
    await last.commit(taken.lease, Commit(taken.waiting, (), Memory()))
    await inbox.admit(message("m2"))
    [entry] = await read(last)
    assert (await last.take(entry)).lease.deaths == 0, "the next turn counts anew"


async def test_a_wish_to_stop_is_heard_once_by_who_works_on_the_conversation(
    store: Store, inbox: Inbox
) -> None:
    assert not await inbox.stop(CONVERSATION, "click"), "there is nothing to stop"
    await inbox.admit(message("m1"))
    first = worker(store, "first")
    [entry] = await read(first)
    taken = await first.take(entry)
    assert await inbox.stop(CONVERSATION, "click")
    assert await first.renew([taken.lease]) == [Renewal(taken.lease, is_stopped=True)]
    await first.commit(taken.lease, Commit(taken.waiting, (), Memory()))
    await inbox.admit(message("m2"))
    assert await inbox.stop(CONVERSATION, "click"), "a redelivered wish is no new one"
    [entry] = await read(first)
    assert (await first.take(entry)).stop_at == 0


async def test_a_wish_to_stop_is_about_what_was_begun_also_for_who_takes_over(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    first, second = worker(store, "first"), worker(store, "second")
    [entry] = await read(first)
    await first.take(entry)
    await inbox.admit(message("m2"))
    assert await inbox.stop(CONVERSATION, "click")
    [entry] = await take_over(second, 0.0)
    taken = await second.take(entry)
    assert (taken.stop_at, len(taken.waiting)) == (1, 2)


async def test_a_message_that_was_set_aside_is_changed_there(store: Store, inbox: Inbox) -> None:
    for number in (1, 2):
        await inbox.admit(message(f"m{number}", f"say {number}"))
    first, changes = worker(store, "first"), Changes(store)
    [entry] = await read(first)
    await first.set_aside((await first.take(entry)).lease, 2)
    assert await changes.edit(message("m1", "say it once")) is Found.WAITING
    assert await changes.delete(CONVERSATION, "m2") is Found.WAITING
    assert await changes.delete(CONVERSATION, "m3") is Found.NOWHERE
    [letter] = await DeadLetters(store, 3600).all()
    assert await DeadLetters(store, 3600).requeue(letter)
    [entry] = await read(first)
    taken = await first.take(entry)
    assert [each.text for each in taken.waiting] == ["say it once", ""]
    assert [each.is_deleted for each in taken.waiting] == [False, True]


async def test_what_was_set_aside_keeps_its_id_and_its_time_when_it_is_changed(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    first, changes, dead = worker(store, "first"), Changes(store), DeadLetters(store, 3600)
    [entry] = await read(first)
    await first.set_aside((await first.take(entry)).lease, 2)
    [before] = await dead.all()
    await asyncio.sleep(0.002)  # the id of an entry is its millisecond
    for text in ("say it", "say it twice"):
        await changes.edit(message("m1", text))
    [after] = await dead.all()
    assert [each.text for each in after.messages] == ["say it twice"]
    assert (after.id, after.set_aside_at) == (before.id, before.set_aside_at)
    said: list[str] = []
    assert await run_action(dead, "requeue", [before.id], said.append) == 0
    assert await dead.all() == []


async def test_a_wish_to_stop_what_a_person_saw_does_not_stop_what_waits_behind_it(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    first = worker(store, "first")
    [entry] = await read(first)
    taken = await first.take(entry)
    assert not await inbox.stop(CONVERSATION, "press", "t1"), "nothing was shown yet"
    await first.record(taken.lease, Ledger("t1", 1))
    await inbox.admit(message("m2"))
    assert await inbox.stop(CONVERSATION, "press", "t1")
    assert await inbox.stop(CONVERSATION, "other button", "")
    await first.commit(taken.lease, Commit(taken.waiting, (), Memory()))
    assert not await inbox.stop(CONVERSATION, "late press", "t1")
    [entry] = await read(first)
    taken = await first.take(entry)
    await first.record(taken.lease, Ledger("t2", 1))
    assert not await inbox.stop(CONVERSATION, "later press", "t1")
    await first.record(taken.lease, Ledger("t2", 1, (Shown("k", message_id="1764.9"),)))
    assert not await inbox.stop(CONVERSATION, "late press", "1764.1"), "another message"
    assert await first.renew([taken.lease]) == [Renewal(taken.lease, waiting=1)]


async def test_a_wish_to_stop_may_name_a_message_that_shows_the_reply(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    first = worker(store, "first")
    [entry] = await read(first)
    taken = await first.take(entry)
    await first.record(taken.lease, Ledger("t1", 1, (Shown("k", message_id="1764.9"),)))
    assert await inbox.stop(CONVERSATION, "press", "1764.9")
    assert [each.is_stopped for each in await first.renew([taken.lease])] == [True]


async def test_a_wish_to_stop_may_name_a_message_that_is_not_written_down_yet(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    first = worker(store, "first")
    [entry] = await read(first)
    taken = await first.take(entry)
    await first.record(taken.lease, Ledger("t1", 1, shown=(Shown("k"),)))
    assert not await inbox.stop(CONVERSATION, "old press", "1764.9")
    assert await inbox.stop(CONVERSATION, "press", "1764.9", or_posting=True)
    await first.record(taken.lease, Ledger("t1", 1, shown=(Shown("k", "1764.8"),)))
    assert not await inbox.stop(CONVERSATION, "late press", "1764.7", or_posting=True)


@pytest.mark.parametrize("is_set_aside", [False, True], ids=["committed", "set aside"])
async def test_a_wish_to_stop_what_has_ended_does_not_stop_what_is_posted_then(
    store: Store, inbox: Inbox, is_set_aside: bool
) -> None:
    first = worker(store, "first")
    ids = ["1764.1", "1764.2/stream/0123456789abcdef012300", "1764.3/post/0123456789abcdef012301"]
    for number, shown in enumerate([*ids, ""]):
        await inbox.admit(message(f"m{number}"))
        [entry] = await read(first)
        taken = await first.take(entry)
        before = Shown("k", message_id=shown, text="message_id", is_complete=bool(shown))
        await first.record(taken.lease, Ledger(f"t{number}", 1, shown=(before, Shown("l"))))
        if shown and is_set_aside:
            await first.set_aside(taken.lease, 1)
        elif shown:
            await first.commit(taken.lease, Commit(taken.waiting, (), Memory()))
    for name in ("1764.1", "1764.2", "1764.3"):
        assert not await inbox.stop(CONVERSATION, f"late press {name}", name, or_posting=True)
    assert await inbox.stop(CONVERSATION, "press", "1764.4", or_posting=True)
    assert [each.is_stopped for each in await first.renew([taken.lease])] == [True]


async def test_of_replies_that_have_ended_the_last_are_known_for_a_while(
    store: Store, inbox: Inbox
) -> None:
    first, ended = worker(store, "first"), store.keys.ended(CONVERSATION)
    ids = [f"1764345600.{number:06}/stream/0123456789abcdef012300" for number in range(120)]
    for turn_number in range(40):
        await inbox.admit(message(f"m{turn_number}"))
        [entry] = await read(first)
        taken = await first.take(entry)
        shown = tuple(Shown("k", each) for each in ids[turn_number * 3 : turn_number * 3 + 3])
        await first.record(taken.lease, Ledger(f"t{turn_number}", 1, shown=shown))
        await first.commit(taken.lease, Commit(taken.waiting, (), Memory()))
    known = (await store.ask(ended, "GET", ended)).decode()
    assert known.split(" ")[:60] == ids[: -60 - 1 : -1]
    assert len(known) <= 4096
    assert 30_000 < await store.ask(ended, "PTTL", ended) <= 120_000


async def test_who_deletes_the_only_question_of_a_reply_ends_it_also_with_another_behind_it(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    first, changes = worker(store, "first"), Changes(store)
    [entry] = await read(first)
    taken = await first.take(entry)
    await first.record(taken.lease, Ledger("t1", 1))
    await inbox.admit(message("m2"))
    assert await changes.delete(CONVERSATION, "m1") is Found.RUNNING
    assert [each.is_stopped for each in await first.renew([taken.lease])] == [True]


async def test_what_came_after_a_turn_that_found_nothing_began_can_be_deleted(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    mailbox = store.keys.mailbox(CONVERSATION)
    await store.ask(mailbox, "UNLINK", mailbox)  # as when an account is forgotten
    first = worker(store, "first")
    [entry] = await read(first)
    assert (await first.take(entry)).waiting == ()
    await inbox.admit(message("m2"))
    assert await Changes(store).delete(CONVERSATION, "m2") is Found.RUNNING


async def test_beside_what_cannot_be_read_the_other_messages_and_turns_are_changed(
    store: Store, inbox: Inbox
) -> None:
    mailbox, turns = store.keys.mailbox(CONVERSATION), store.keys.turns(CONVERSATION)
    for key in (mailbox, turns):
        await store.ask(key, "RPUSH", key, b"of a newer release")
    await store.ask(turns, "RPUSH", turns, encode(replace(turn("t1"), sources=(Source("m1", 5),))))
    await inbox.admit(message("m2"))
    changes = Changes(store)
    assert await changes.edit(message("m1", "hi")) is Found.ANSWERED
    assert await changes.edit(message("m2", "hi")) is Found.WAITING
    assert await changes.find(message("m2")) is Found.WAITING
    assert await changes.has(message("m2"))
    assert await changes.turn_of(CONVERSATION, "m1") is not None
    await changes.remark(Rating(CONVERSATION, "t1", "u1", is_good=False, at=1.0, reason="no"))
    assert await changes.delete(CONVERSATION, "m2") is Found.WAITING
    assert await changes.delete(CONVERSATION, "m3") is Found.NOWHERE


@pytest.mark.parametrize("where", ["waiting", "answered", "set aside"])
async def test_a_change_that_comes_after_a_later_one_does_nothing(
    store: Store, inbox: Inbox, where: str
) -> None:
    await inbox.admit(message("m1", "first"))
    first, changes = worker(store, "first"), Changes(store)
    if where != "waiting":
        [entry] = await read(first)
        taken = await first.take(entry)
        if where == "answered":
            answered = replace(turn("t1"), sources=(Source("m1", 5),))
            await first.commit(taken.lease, Commit(taken.waiting, (answered,), Memory()))
        else:
            await first.set_aside(taken.lease, 1)
    newer = replace(message("m1", "third"), edited_at=20.0)
    older = replace(message("m1", "second"), edited_at=10.0)
    assert await changes.edit(newer) is (Found.ANSWERED if where == "answered" else Found.WAITING)
    await changes.edit(older)
    assert await texts(store, inbox, where) == ["third"]
    await changes.delete(CONVERSATION, "m1")
    await changes.edit(replace(newer, edited_at=30.0))
    assert await texts(store, inbox, where) == [""], "deleted is deleted"


async def texts(store: Store, inbox: Inbox, where: str) -> list[str]:
    """What a conversation's messages say, where they are."""
    if where == "answered":
        turns = (await inbox.conversation(CONVERSATION)).turns
        return [each.asked.removeprefix("Ada: ") for each in turns]
    if where == "set aside":
        letters = await DeadLetters(store, 3600).all()
        return [each.text for letter in letters for each in letter.messages]
    key = store.keys.mailbox(CONVERSATION)
    return [
        decode(each, IncomingMessage).text for each in await store.ask(key, "LRANGE", key, 0, -1)
    ]


async def test_a_wish_to_stop_before_the_turn_is_about_what_waited_then(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    assert await inbox.stop(CONVERSATION, "click")
    await inbox.admit(message("m2"))
    first = worker(store, "first")
    [entry] = await read(first)
    taken = await first.take(entry)
    assert (taken.stop_at, len(taken.waiting)) == (1, 2)
    await first.commit(taken.lease, Commit(taken.waiting[:1], (), Memory()))
    [entry] = await read(first)
    assert (await first.take(entry)).stop_at == 0


@pytest.mark.parametrize("is_begun", [False, True])
async def test_a_wish_to_stop_before_the_turn_is_also_about_what_stands_behind_a_command(
    store: Store, inbox: Inbox, is_begun: bool
) -> None:
    first = worker(store, "first")
    for number, text in enumerate(("/help", "hello"), 1):
        await inbox.admit(message(f"m{number}", text))
    [entry] = await read(first)
    if is_begun:
        await first.take(entry)
    assert await inbox.stop(CONVERSATION, "click")
    await inbox.admit(message("m3"))
    stops = []
    for _ in range(3):
        taken = await first.take(entry)
        stops.append(taken.stop_at)
        await first.commit(taken.lease, Commit(taken.waiting[:1], (), Memory()))
        [entry] = await read(first) or [entry]
    assert stops == ([2, 0, 0] if is_begun else [2, 1, 0]), "a reply that is seen is ended alone"


async def test_of_a_stop_that_an_older_release_has_heeded_nothing_is_left(
    store: Store, inbox: Inbox
) -> None:
    first, state = worker(store, "first"), store.keys.state(CONVERSATION)
    for number in (1, 2):
        await inbox.admit(message(f"m{number}"))
    assert await inbox.stop(CONVERSATION, "click")
    await store.ask(state, "HDEL", state, "stop")  # all that it knows of
    [entry] = await read(first)
    taken = await first.take(entry)
    assert await inbox.stop(CONVERSATION, "another click")
    await first.commit(taken.lease, Commit(taken.waiting[:1], (), Memory()))
    [entry] = await read(first)
    assert (await first.take(entry)).stop_at == 0


async def test_a_try_counts_where_a_worker_begins_on_a_turn_and_not_where_it_only_reads_it(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    workers = [worker(store, f"worker {number}") for number in range(4)]
    [entry] = await read(workers[0])
    for idle in workers[1:]:
        assert await take_over(idle) == [entry]
    last = workers[-1]
    for _ in range(2):  # as when the answer to the first was lost
        lease = (await last.take(entry)).lease
        assert (lease.tries, lease.deaths) == (1, 0)
    for deaths, heir in enumerate(workers[:3], 1):
        assert await take_over(heir) == [entry]
        taken = await heir.take(entry)
        assert taken.lease.deaths == deaths
    await inbox.admit(message("m2"))
    await heir.commit(taken.lease, Commit(taken.waiting, (turn("t1"),), Memory()))
    [entry] = await read(last)
    assert (await last.take(entry)).lease.deaths == 0, "the next turn counts anew"


async def test_a_worker_that_lives_to_hear_that_it_was_replaced_has_not_died_of_the_turn(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    slow, heir = worker(store, "slow"), worker(store, "heir")
    [entry] = await read(slow)
    deaths: list[int] = []
    taken = await slow.take(entry)
    for number in range(14):
        await take_over(heir)
        after = await heir.take(entry)
        calls = (
            partial(slow.record, taken.lease, Ledger("t1", 1)),
            partial(slow.commit, taken.lease, Commit(taken.waiting, (), Memory())),
            partial(slow.set_aside, taken.lease, 1),
            partial(slow.release, taken.lease),
        )
        for call in calls[number % 5 :]:  # whichever it hears it from first, and from the others
            with pytest.raises(LeaseLost):
                await call()
        [renewal] = await slow.renew([taken.lease])
        assert renewal.is_lost
        deaths.append(after.lease.deaths)
        slow, heir, taken = heir, slow, after
    assert deaths == [1] * 11 + [2, 3, 4], (
        "but whatever makes everybody slow is set aside in the end"
    )
    await inbox.admit(message("m2"))
    await slow.commit(taken.lease, Commit(taken.waiting[:1], (), Memory()))
    [entry] = await read(slow)
    taken = await slow.take(entry)
    await take_over(heir)
    await heir.take(entry)
    await slow.renew([taken.lease])
    await take_over(slow)
    assert (await slow.take(entry)).lease.deaths == 1, "the next turn is pardoned anew"


async def test_a_worker_that_hears_too_late_that_it_was_replaced_pardons_nobody_of_the_next_turn(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    slow, heir = worker(store, "slow"), worker(store, "heir")
    [entry] = await read(slow)
    late = await slow.take(entry)
    await take_over(heir)
    taken = await heir.take(entry)
    await inbox.admit(message("m2"))
    await heir.commit(taken.lease, Commit(taken.waiting, (), Memory()))
    [entry] = await read(heir)
    taken = await heir.take(entry)
    assert taken.lease.fence == late.lease.fence
    [renewal] = await slow.renew([late.lease])
    assert renewal.is_lost
    await take_over(slow)
    assert (await slow.take(entry)).lease.deaths == 1


async def test_what_is_set_aside_leaves_the_mailbox_and_can_be_taken_in_again(
    store: Store, inbox: Inbox
) -> None:
    dead = DeadLetters(store, kept_for_s=3600)
    await inbox.admit(message("m1", "poison"))
    await inbox.admit(message("m2", "fine"))
    first = worker(store, "first")
    [entry] = await read(first)
    taken = await first.take(entry)
    await first.set_aside(taken.lease, 1)
    [entry] = await read(first)
    taken = await first.take(entry)
    assert [m.text for m in taken.waiting] == ["fine"]
    [letter] = await dead.all()
    assert (letter.conversation, letter.messages) == (CONVERSATION, (message("m1", "poison"),))
    assert await dead.requeue(letter)
    assert not await dead.requeue(letter)
    assert [r.waiting for r in await first.renew([taken.lease])] == [2]
    await first.set_aside(taken.lease, -1)
    [letter] = await dead.all()
    assert len(letter.messages) == 2
    assert await inbox.is_known(CONVERSATION), "we take part in it all the same"
    assert await dead.drop(letter)
    assert not await dead.drop(letter)
    assert await dead.all() == []


async def test_all_that_was_set_aside_is_read_once_to_be_taken_in_again(
    store: Store, inbox: Inbox
) -> None:
    only, count = worker(store, "only"), 12
    for number in range(count):
        await inbox.admit(message("m", conversation=replace(CONVERSATION, thread=str(number))))
        [entry] = await read(only)
        await only.set_aside((await only.take(entry)).lease, -1)
    reads_before, said = await reads_of_streams(store), list[str]()
    assert await run_action(DeadLetters(store, 3600), "requeue", ["all"], said.append) == 0
    assert len(said) == count
    reads = await reads_of_streams(store) - reads_before
    assert reads <= store.keys.partitions + 3 * count
    assert await run_action(DeadLetters(store, 3600), "drop", ["3.1-0"], said.append) == 1


async def test_beyond_its_room_the_oldest_that_was_set_aside_is_dropped_and_named(
    store: Store, inbox: Inbox
) -> None:
    dead = DeadLetters(store, kept_for_s=3600)
    only = replace(worker(store, "only"), set_aside_max=2 * store.keys.partitions)
    dropped: list[Dropped] = []
    for number in range(4):
        await inbox.admit(message(f"m{number}"))
        if number == 0:
            await inbox.admit(message("beside m0"))
        [entry] = await read(only)
        dropped += await only.set_aside((await only.take(entry)).lease, -1)
        if number == 1:
            assert dropped == []
            letters = await dead.all()
    assert dropped == [
        Dropped(letters[0].id, str(CONVERSATION), 2),
        Dropped(letters[1].id, str(CONVERSATION), 1),
    ]
    left = [[m.id for m in letter.messages] for letter in await dead.all()]
    assert left == [["m2"], ["m3"]]


async def test_what_is_dropped_after_it_was_changed_is_named_as_before(
    store: Store, inbox: Inbox
) -> None:
    only = replace(worker(store, "only"), set_aside_max=store.keys.partitions)
    await inbox.admit(message("m1"))
    [entry] = await read(only)
    assert await only.set_aside((await only.take(entry)).lease, -1) == ()
    [letter] = await DeadLetters(store, 3600).all()
    await Changes(store).edit(message("m1", "say it"))
    await inbox.admit(message("m2"))
    [entry] = await read(only)
    dropped = await only.set_aside((await only.take(entry)).lease, -1)
    assert dropped == (Dropped(letter.id, str(CONVERSATION), 1),)


def test_what_is_dropped_is_counted_and_logged_without_its_text() -> None:
    metrics = Metrics()
    with capture_logs() as logs:
        note_set_aside([Dropped("3.1-0", str(CONVERSATION), 2)], metrics)
    assert [(line["event"], line["letter"], line["messages"]) for line in logs] == [
        ("dead.dropped", "3.1-0", 2)
    ]
    counted = [
        metrics.registry.get_sample_value("dragoman_set_aside_total", {"outcome": outcome})
        for outcome in ("kept", "dropped")
    ]
    assert counted == [1, 1]


def in_channel(account: str, channel: str, thread: str) -> ConversationId:
    return ConversationId("slack", account, channel, thread)


async def read(
    leases: Leases, most: int = 16, running: Sequence[ConversationId] = ()
) -> list[Entry]:
    """What a worker finds ready that runs these."""

    def load_of(place: ConversationId) -> tuple[int, int]:
        there = [other.channel for other in running if other.account == place.account]
        return len(there), there.count(place.channel)

    keys = leases.store.keys
    heads = await leases.heads([keys.ready(number) for number in range(keys.partitions)], ())
    heads.sort(key=lambda head: load_of(head[0]))
    return await leases.read_now([stream for _, stream in heads[:most]])


async def reads_of_streams(store: Store) -> int:
    """How often XRANGE was called, on all servers together."""
    stats = [await server.client.info("commandstats") for server in await store.servers.masters()]
    return sum(each.get("cmdstat_xrange", {}).get("calls", 0) for each in stats)


async def let_age(store: Store, holder: str, entry: Entry) -> None:
    """As if the lease had been renewed an hour ago for the last time."""
    ready = store.keys.ready(store.keys.partition(entry[0]))
    an_hour_ago = ("IDLE", 3_600_000, "JUSTID")
    await store.ask(ready, "XCLAIM", ready, GROUP, holder, 0, entry[1], *an_hour_ago)


async def take_over(leases: Leases, idle_s: float = 0.0) -> list[Entry]:
    """What a worker takes from others."""
    groups = leases.store.read_together()
    found = await asyncio.gather(*(leases.take_over(streams, idle_s) for streams in groups))
    return [entry for entries in found for entry in entries]


async def serve_all(store: Store, only: Leases) -> list[ConversationId]:
    """The conversations in the order in which one slow worker, that does one at a time, begins."""
    served: list[ConversationId] = []
    waiting: list[Entry] = []
    while True:
        waiting = waiting or await read(only, 1)
        if not waiting:
            return served
        entry = waiting.pop(0)
        taken = await only.take(entry)
        served.append(entry[0])
        await only.commit(taken.lease, Commit(taken.waiting, (), Memory()))


@pytest.mark.parametrize(
    ("flooded", "quiet"),
    [
        (["busy"], [in_channel("T1", f"quiet{n}", "") for n in range(6)]),
        (["b0", "b1", "b2"], [in_channel("T2", f"b{n}", "") for n in range(6)]),
    ],
    ids=["channel", "workspace"],
)
async def test_who_comes_beside_a_flood_in_another_place_is_next(
    store: Store, inbox: Inbox, flooded: list[str], quiet: list[ConversationId]
) -> None:
    flood = [in_channel("T1", flooded[n % len(flooded)], str(n)) for n in range(200)]
    only = worker(store, "only")
    running: list[ConversationId] = []
    for number, conversation in enumerate(flood):
        await inbox.admit(message(f"m{conversation.thread}", conversation=conversation))
        if number % 20 == 0:  # a worker with room for ten turns that last
            [(begun, entry)] = await read(only, 1, running)
            await only.take((begun, entry))
            running.append(begun)
    for conversation in quiet:
        await inbox.admit(message(f"q{conversation.channel}", conversation=conversation))
    served: list[ConversationId] = []
    while len(served) < len(quiet):
        [(begun, entry)] = await read(only, 1, running)
        await only.take((begun, entry))
        running.append(begun)
        served.append(begun)
    assert sorted(map(str, served)) == sorted(map(str, quiet))


async def test_who_comes_again_and_again_does_not_keep_a_flood_from_its_turns(
    store: Store, inbox: Inbox
) -> None:
    often = in_channel("T2", "often", "")
    place = store.keys.partition(often)
    flood = [
        conversation
        for n in range(400)
        if store.keys.partition(conversation := in_channel("T1", "busy", str(n))) == place
    ]
    for conversation in flood:
        await inbox.admit(message(f"m{conversation.thread}", conversation=conversation))
    only, ready = worker(store, "only"), store.keys.ready(place)
    begun: list[str] = []
    for number in range(20):
        await inbox.admit(message(f"o{number}", conversation=often))
        [entry] = await only.read_ready([ready], 1, 0.001)
        taken = await only.take(entry)
        begun.append(entry[0].account)
        await only.commit(taken.lease, Commit(taken.waiting, (), Memory()))
    assert begun.count("T2") in range(10, 16), "a few at first, then they take turns"


async def test_who_asks_again_has_an_answer_however_many_newcomers_ask_beside_them(
    store: Store, inbox: Inbox
) -> None:
    first = in_channel("T1", "zoe", "")
    place = store.keys.partition(first)
    threads = (str(n) for n in range(10_000))
    again = next(
        there
        for thread in threads
        if store.keys.partition(there := in_channel("T1", "zoe", thread)) == place
    )
    crowd = (
        there
        for thread in threads
        if store.keys.partition(there := in_channel("T1", f"c{thread}", "")) == place
    )
    only, ready = worker(store, "only"), store.keys.ready(place)
    for number, conversation in enumerate([*(next(crowd) for _ in range(8)), first, again]):
        await inbox.admit(message(f"m{number}", conversation=conversation))
    for number in range(80):
        await inbox.admit(message(f"n{number}", conversation=next(crowd)))
        [entry] = await only.read_ready([ready], 1, 0.001)
        taken = await only.take(entry)
        await only.commit(taken.lease, Commit(taken.waiting, (), Memory()))
        if entry[0] == again:
            return
    pytest.fail("still not their turn after 80 others")


@dataclass(frozen=True, slots=True)
class OnePartition:
    """New conversations of one partition, and the only worker, which has one turn at a time."""

    inbox: Inbox
    only: Leases
    _threads: Iterator[str] = field(default_factory=lambda: map(str, count()))

    @property
    def ready(self) -> str:
        return self.inbox.store.keys.ready(0)

    async def says(self, account: str, channel: str = "c") -> None:
        keys = self.inbox.store.keys
        there = (in_channel(account, channel, thread) for thread in self._threads)
        new = next(conversation for conversation in there if keys.partition(conversation) == 0)
        await self.inbox.admit(message(new.thread, conversation=new))

    async def next_turn(self, passed: Sequence[str] = ()) -> ConversationId:
        await self.only.heads([self.ready], passed)
        [entry] = await self.only.read_now([self.ready])
        taken = await self.only.take(entry)
        await self.only.commit(taken.lease, Commit(taken.waiting, (), Memory()))
        return entry[0]


@pytest.fixture
def partition(store: Store, inbox: Inbox) -> OnePartition:
    return OnePartition(inbox, worker(store, "only"))


async def test_who_waits_beside_clogged_channels_of_their_account_has_their_turns(
    partition: OnePartition,
) -> None:
    for _ in range(10):
        for account, channel in (("TB", "clogged"), ("TV", "clogged"), ("TV", "open")):
            await partition.says(account, channel)
    begun: list[str] = []
    for number in range(80):
        for half in "ab":
            await partition.says(f"TN{number}{half}", "new")
        turn = await partition.next_turn(["slack:TB:clogged", "slack:TV:clogged"])
        begun.append(turn.channel)
    assert begun.count("open") >= 2


@pytest.mark.parametrize("other", [("TB", "c"), ("TA", "d")], ids=["account", "channel"])
async def test_who_was_passed_over_is_owed_nothing_for_it(
    partition: OnePartition, other: tuple[str, str]
) -> None:
    for _ in range(20):
        await partition.says("TA", "c")
        await partition.says(*other)
    for _ in range(10):
        turn = await partition.next_turn(["slack:TA:c"])
        assert (turn.account, turn.channel) == other
    turns = [await partition.next_turn() for _ in range(8)]
    assert [(turn.account, turn.channel) for turn in turns].count(("TA", "c")) in (3, 4, 5)


async def test_who_steps_back_for_newcomers_owes_nothing_for_it(partition: OnePartition) -> None:
    newcomers = [f"TN{number}" for number in range(20)]
    for account in (*["TB"] * 20, "TA", *newcomers):
        await partition.says(account)
    while (await partition.next_turn()).account != "TA":
        pass
    await partition.says("TA")
    turns = [(await partition.next_turn()).account for _ in range(len(newcomers) + 2)]
    assert turns.count("TA") == 1
    assert turns.count("TB") <= 2


async def test_newcomers_are_forgotten_again_while_others_wait(partition: OnePartition) -> None:
    for number in range(100):
        await partition.says("TA", f"c{number}")
        if number > 5:
            await partition.next_turn()
    served = partition.ready.replace("ready", "served:fair:slack:TA")
    assert 0 < await partition.inbox.store.ask(served, "ZCARD", served) < 64


async def test_how_long_somebody_waits_is_told_while_the_memory_is_full(
    partition: OnePartition,
) -> None:
    await partition.says("TA")
    store, ready = partition.inbox.store, partition.ready
    [_, before] = await store.ask(ready, "CONFIG", "GET", "maxmemory")
    await store.ask(ready, "CONFIG", "SET", "maxmemory", 1)
    try:
        with pytest.raises(StoreUnavailable):
            await partition.says("TA")
        await asyncio.sleep(0.01)
        assert await partition.only.oldest_waiting_s() >= 0.01
    finally:
        await store.ask(ready, "CONFIG", "SET", "maxmemory", before)


async def test_who_waits_for_a_worker_that_does_nothing_is_counted(
    store: Store, inbox: Inbox
) -> None:
    await inbox.admit(message("m1"))
    only = worker(store, "only")
    [entry] = await read(only)
    await asyncio.sleep(0.03)
    assert await only.oldest_waiting_s() >= 0.03, "it was read, and nothing was begun"
    taken = await only.take(entry)
    assert await only.oldest_waiting_s() == 0
    await asyncio.sleep(0.03)
    assert await only.oldest_waiting_s(silent_s=0.02) >= 0.06, "who began it is heard of no more"
    await only.release(taken.lease)
    assert await only.oldest_waiting_s() >= 0.06, "who was handed over waits since they asked"


async def test_who_waits_in_the_fair_queue_is_counted_and_never_forgotten(
    store: Store, inbox: Inbox
) -> None:
    only = worker(store, "only")
    assert await only.oldest_waiting_s() == 0
    crowd = [in_channel("T1", "busy", str(n)) for n in range(100)]
    for conversation in crowd:
        await inbox.admit(message(f"m{conversation.thread}", conversation=conversation))
    assert await inbox.admit(message("m0", conversation=crowd[0])) is Admission.KNOWN
    await asyncio.sleep(0.03)
    assert await only.oldest_waiting_s() >= 0.03
    assert len(await serve_all(store, only)) == 100
    assert await only.oldest_waiting_s() == 0
    left = [
        key
        for master in await store.servers.masters()
        async for key in master.client.scan_iter("dragoman:*")
    ]
    assert not [key for key in left if b":fair" in key or b":served" in key]
    assert not [key for key in left if b":running" in key]


async def test_beginning_anew_forgets_the_turns_and_stops_a_late_summary(
    store: Store, inbox: Inbox
) -> None:
    first = worker(store, "first")
    for number, anew in ((1, False), (2, True)):
        await inbox.admit(message(f"m{number}"))
        [entry] = await read(first)
        taken = await first.take(entry)
        memory = Memory(epoch=1 if anew else 0)
        turns = () if anew else (turn("t1"),)
        await first.commit(taken.lease, Commit(taken.waiting, turns, memory, begins_anew=anew))
    assert (await inbox.conversation(CONVERSATION)).turns == ()
    assert not await inbox.summarise(CONVERSATION, 0, "late", 1)
    assert await inbox.summarise(CONVERSATION, 1, "fresh", 0)
    assert (await inbox.conversation(CONVERSATION)).memory.summary == "fresh"


async def test_what_a_skill_keeps_lasts_until_the_conversation_begins_anew(
    store: Store, inbox: Inbox
) -> None:
    first = worker(store, "first")
    for number, memory in enumerate((Memory(kept={"quiz": "3"}), Memory(), Memory(epoch=1))):
        await inbox.admit(message(f"m{number}"))
        [entry] = await read(first)
        taken = await first.take(entry)
        assert taken.conversation.memory.kept == ({"quiz": "3"} if number == 1 else {})
        await first.commit(taken.lease, Commit(taken.waiting, (), memory, number == 2))


async def test_only_the_newest_turns_are_kept_and_the_window_stays_where_it_was(
    store: Store, inbox: Inbox
) -> None:
    first = worker(store, "first", keep_turns=3)
    for number in range(5):
        await inbox.admit(message(f"m{number}"))
        [entry] = await read(first)
        taken = await first.take(entry)
        start = 4 if number == 4 else 0
        await first.commit(
            taken.lease, Commit(taken.waiting, (turn(f"t{number}"),), Memory(window_start=start))
        )
    stored = await inbox.conversation(CONVERSATION)
    assert [t.id for t in stored.turns] == ["t2", "t3", "t4"]
    assert [t.id for t in stored.window] == ["t4"]
    await inbox.admit(message("m9"))
    [entry] = await read(first)
    assert [t.id for t in (await first.take(entry)).conversation.window] == ["t4"]


async def test_a_server_that_lost_its_functions_gets_them_again(store: Store, inbox: Inbox) -> None:
    for master in await store.servers.masters():
        await master.client.function_flush()
    assert await inbox.admit(message("m1")) is Admission.ADMITTED


async def test_a_cancellation_that_the_client_lost_is_heeded_after_the_call(store: Store) -> None:
    async def work() -> str:
        task = asyncio.current_task()
        assert task is not None
        with store_errors():
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):  # as redis-py does now and then
                await asyncio.sleep(0)
        return "went on"

    with pytest.raises(asyncio.CancelledError):
        await asyncio.create_task(work())


async def test_the_first_decision_about_a_message_counts(inbox: Inbox) -> None:
    other = replace(CONVERSATION, thread="other")

    async def decide(decision: Decision, **more: Decision) -> Decision:
        return await inbox.decide("web", "site", "m1", decision, **more)

    assert await inbox.decided("web", "site", "m1") is None
    assert await decide(Unanswered.PASSED_OVER) is Unanswered.PASSED_OVER
    assert await inbox.decided("web", "site", "m1") is Unanswered.PASSED_OVER
    assert await decide(CONVERSATION) == CONVERSATION, "who knows better takes it in"
    assert await decide(other) == CONVERSATION
    assert await decide(Unanswered.TURNED_AWAY) == CONVERSATION
    assert await decide(Unanswered.PASSED_OVER) == CONVERSATION
    assert await decide(Unanswered.TURNED_AWAY, instead_of=other) == CONVERSATION
    turned_away = await decide(Unanswered.TURNED_AWAY, instead_of=CONVERSATION)
    assert turned_away is Unanswered.TURNED_AWAY
    assert await decide(CONVERSATION) is Unanswered.TURNED_AWAY
    assert await inbox.decided("web", "site", "m1") is Unanswered.TURNED_AWAY


async def test_we_take_part_in_a_conversation_from_its_first_message_on(inbox: Inbox) -> None:
    at = datetime(2026, 11, 28, tzinfo=UTC)
    second = timedelta(seconds=1)

    async def admit(name: str, sent_at: datetime, edited_at: float = 0.0) -> None:
        await inbox.admit(replace(message(name), sent_at=sent_at, edited_at=edited_at))

    assert not await inbox.is_known(CONVERSATION, at)
    await admit("m1", at, edited_at=(at + 2 * second).timestamp())
    assert await inbox.is_known(CONVERSATION, at + 2 * second)
    assert not await inbox.is_known(CONVERSATION, at + second), "it was asked of us when edited"
    await admit("m2", at + 3 * second)
    assert await inbox.is_known(CONVERSATION, at + 2 * second)
    await admit("m0", at + second)
    assert await inbox.is_known(CONVERSATION, at + second), "it came late"
    assert await inbox.is_known(CONVERSATION)


async def test_adapters_remember_and_find_conversations(inbox: Inbox) -> None:
    assert not await inbox.is_known(CONVERSATION)
    await inbox.admit(message("m1"))
    assert await inbox.is_known(CONVERSATION)
    await inbox.note_posted(CONVERSATION, "c1", "p1")
    assert await inbox.conversation_of("web", "c1", "p1") == CONVERSATION
    assert await inbox.conversation_of("web", "c1", "p2") is None
    await inbox.remember("web", "last", "7")
    secrets = await asyncio.gather(*(inbox.remember_first("web", "s", str(n)) for n in range(5)))
    assert len(set(secrets)) == 1
    assert await inbox.recall("web") == {"last": "7", "s": secrets[0]}
    await inbox.remember("web", "last", "")
    assert await inbox.recall("web") == {"s": secrets[0]}
