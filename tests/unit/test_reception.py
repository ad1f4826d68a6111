"""The door where more is said than can wait: who is told of it, and how often."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest

from bot import reception
from bot.changes import Changes, Found, edition_of
from bot.conversation import Memory, Source, Turn, decode
from bot.dead import DeadLetters
from bot.errors import StoreUnavailable
from bot.feedback import Feedback
from bot.inbox import REFUSED_FOR_S, TELLING_S, Inbox
from bot.lease import Commit, Leases
from bot.ledger import Ledger
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.notices import Notices
from bot.ops.metrics import Metrics
from bot.ports import Admission, Limits
from bot.reception import FULL, Reception
from bot.store.client import Store
from bot.store.connecting import open_store
from tests.emulators.platform import MemoryPlatform

HERE = ConversationId("memory", "site", "here")


@dataclass(frozen=True, slots=True)
class Gate:
    """A gateway on `platform` with one place in each conversation."""

    door: Reception
    platform: MemoryPlatform

    @classmethod
    def on(cls, store: Store, platform: MemoryPlatform) -> "Gate":
        """As a process of its own would have it."""
        notices = Notices({"memory": platform})
        inbox = Inbox(store, 1, 3600.0)
        return cls(Reception(inbox, notices, Metrics(), Feedback(store), Changes(store)), platform)

    async def refuses(self, *messages: IncomingMessage) -> None:
        """Hand in what has no place, and wait until all is told."""
        for message in messages:
            assert await self.door.admit(message) is Admission.FULL
        await self.door.notices.close()

    async def answer_all(self) -> None:
        """Make room, as a worker does."""
        store = self.door.inbox.store
        key = store.keys.mailbox(HERE)
        await store.ask(key, "DEL", key)


@pytest.fixture
async def store(any_url: str) -> AsyncIterator[Store]:
    """The engine, on either kind of server."""
    opened = await open_store(any_url, 20.0)
    yield opened
    await opened.close()


@pytest.fixture
async def gate(store: Store) -> Gate:
    """With one message in, which nobody answers."""
    gate = Gate.on(store, MemoryPlatform(Limits(2000)))
    assert await gate.door.admit(message(0)) is Admission.ADMITTED
    return gate


def message(number: int, author: str = "u", address: Address | None = None) -> IncomingMessage:
    where = address or Address("here")
    return IncomingMessage(f"m{number}", HERE, Author(author), "hi", datetime.now(UTC), where)


async def test_a_flood_is_told_once_until_something_is_taken_in_again(gate: Gate) -> None:
    await gate.refuses(*(message(number, f"u{number % 5}") for number in range(1, 12)))
    assert gate.platform.texts == [FULL]
    await gate.answer_all()
    assert await gate.door.admit(message(20)) is Admission.ADMITTED
    await gate.refuses(message(21), message(22))
    assert gate.platform.texts == [FULL, FULL]


async def test_a_message_that_comes_twice_is_told_of_once_also_by_two_gateways(
    gate: Gate, store: Store
) -> None:
    other = Gate.on(store, gate.platform)
    await asyncio.gather(
        gate.refuses(message(1), message(1)), other.refuses(message(1), message(2))
    )
    assert gate.platform.texts == [FULL]


async def test_an_edit_of_what_waits_makes_no_other_notice(gate: Gate) -> None:
    await gate.refuses(message(1))
    await gate.door.edited(replace(message(0), text="hello"))
    await gate.refuses(message(2))
    assert gate.platform.texts == [FULL]


async def test_whoever_is_refused_elsewhere_in_the_conversation_is_told_there(gate: Gate) -> None:
    there = Address("there")
    await gate.refuses(message(1), message(2, "v", there), message(3), message(4, "v", there))
    assert gate.platform.texts == [FULL, FULL]
    assert [shown.channel for shown in gate.platform.messages.values()] == ["here", "there"]


async def test_each_command_that_waits_for_an_answer_of_its_own_gets_it(gate: Gate) -> None:
    asked = [replace(Address("here"), token=token) for token in ("t1", "t2")]
    await gate.refuses(message(1, address=asked[0]), message(2, address=asked[1]))
    assert gate.platform.texts == [FULL, FULL]


async def test_presses_of_buttons_are_told_once(gate: Gate) -> None:
    pressed = [Address("here", in_reply_to="p1", token=token) for token in ("t1", "t2")]
    await gate.refuses(message(1, address=pressed[0]), message(2, address=pressed[1]))
    assert gate.platform.texts == [FULL]


async def test_a_gateway_killed_before_it_tells_keeps_others_from_it_for_a_try_and_no_longer(
    gate: Gate, store: Store
) -> None:
    name = await gate.door.inbox.first_refusal(message(1))  # and then it is killed
    assert name is not None
    assert 0 < await held_for_s(store, name) <= TELLING_S
    await gate.refuses(message(2))
    assert gate.platform.texts == []
    await store.ask(name, "DEL", name)  # as time does
    await gate.refuses(message(3))
    assert gate.platform.texts == [FULL]
    assert TELLING_S < await held_for_s(store, name) <= REFUSED_FOR_S


async def test_a_notice_that_waits_for_room_is_told_by_nobody_else_meanwhile(
    gate: Gate, store: Store
) -> None:
    name = await gate.door.inbox.first_refusal(message(1))
    assert name is not None
    await gate.door.inbox.forget_refusal(name)
    gate.platform.room = lambda final: 90.0
    assert await gate.door.admit(message(1)) is Admission.FULL
    async with asyncio.timeout(30):
        while await held_for_s(store, name) <= 90:  # noqa: ASYNC110 - Redis tells nobody
            await asyncio.sleep(0.01)
    await gate.door.notices.close(within_s=0.01)
    gate.platform.room = lambda final: 0.0
    await gate.refuses(message(2))
    assert gate.platform.texts == [FULL]


async def held_for_s(store: Store, name: str) -> float:
    return float(await store.ask(name, "PTTL", name)) / 1000


async def test_where_nobody_could_be_told_the_next_is(gate: Gate) -> None:
    gate.platform.faults.append("refused")
    await gate.refuses(message(1))
    assert gate.platform.texts == []
    await gate.refuses(message(2))
    assert gate.platform.texts == [FULL]


async def test_an_edit_of_what_was_set_aside_is_kept_there_also_where_edits_are_answered(
    store: Store,
) -> None:
    gate = Gate.on(store, MemoryPlatform(Limits(2000)))
    await gate.door.admit(message(0))
    leases = Leases(store, "w", 3600.0, 100)
    ready = store.keys.ready(store.keys.partition(HERE))
    [entry] = await leases.read_now([ready])
    await leases.set_aside((await leases.take(entry)).lease, 1)
    await replace(gate.door, answers_edits=True).edited(replace(message(0), text="mended"))
    [letter] = await DeadLetters(store, 3600.0).all()
    assert [each.text for each in letter.messages] == ["mended"]


class FailsOnce:
    """A step that Redis goes away in, the first time."""

    def __init__(self) -> None:
        self.has_failed = False

    def __call__(self) -> None:
        if not self.has_failed:
            self.has_failed = True
            raise StoreUnavailable("away")


class BrittleInbox(Inbox):
    fails = FailsOnce()

    async def admit(self, message: IncomingMessage, *, others_come_late: bool = False) -> Admission:
        if message.is_edition:
            self.fails()
        return await super().admit(message, others_come_late=others_come_late)


class BrittleChanges(Changes):
    fails = FailsOnce()

    async def delete(
        self,
        conversation: ConversationId,
        message_id: str,
        *,
        until: IncomingMessage | None = None,
    ) -> Found:
        self.fails()
        return await super().delete(conversation, message_id, until=until)


@pytest.mark.parametrize("state", ["answered", "being answered"])
@pytest.mark.parametrize("brittle", [BrittleInbox, BrittleChanges])
async def test_an_edit_that_is_to_be_answered_is_lost_in_no_step_of_taking_it_in(
    store: Store,
    state: str,
    brittle: type[BrittleInbox | BrittleChanges],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fails = FailsOnce()
    monkeypatch.setattr(brittle, "fails", fails)
    monkeypatch.setattr(reception, "_PATIENCE_S", 0.0)  # the platform tells of it again
    door = replace(Gate.on(store, MemoryPlatform(Limits(2000))).door, answers_edits=True)
    door = replace(door, inbox=Inbox(store, 5, 3600.0))
    await door.admit(message(0))
    leases = Leases(store, "w", 3600.0, 100)
    [entry] = await leases.read_now([store.keys.ready(store.keys.partition(HERE))])
    taken = await leases.take(entry)
    answered = Turn("t0", 1.0, "hi", "hello", "chat", sources=(Source("m0", 2),))
    committed = Commit(taken.waiting, (answered,), Memory())
    if state == "answered":
        await leases.commit(taken.lease, committed)
    else:
        await leases.record(taken.lease, Ledger("t0", 1))
    if brittle is BrittleInbox:
        door = replace(door, inbox=BrittleInbox(store, 5, 3600.0))
    else:
        door = replace(door, changes=BrittleChanges(store))
    now = replace(message(0), text="mended", edited_at=1.0)
    with pytest.raises(StoreUnavailable):
        await door.edited(now)
    for _ in range(2):
        await door.edited(now)
    if state == "being answered":
        assert [each.is_stopped for each in await leases.renew([taken.lease])] == [True]
    key = store.keys.mailbox(HERE)
    waiting = [decode(each, IncomingMessage) for each in await store.ask(key, "LRANGE", key, 0, -1)]
    assert [each.text for each in waiting if not each.is_deleted] == ["mended"]
    turns = (await door.conversation(HERE)).turns
    assert [each.asked for each in turns] == ([""] if state == "answered" else [])


@pytest.mark.parametrize("times", [(1.0, 2.0), (2.0, 2.0)], ids=["in turn", "in one second"])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
async def test_of_two_edits_that_are_taken_in_at_once_one_is_answered(
    store: Store, times: tuple[float, float], order: tuple[int, int]
) -> None:
    door = replace(Gate.on(store, MemoryPlatform(Limits(2000))).door, answers_edits=True)
    door = replace(door, inbox=Inbox(store, 5, 3600.0))
    await door.admit(message(0))
    texts = ["older", "newer"]
    editions = [
        edition_of(replace(message(0), text=text, edited_at=at))
        for text, at in zip(texts, times, strict=True)
    ]
    for edition in editions:  # each gateway finds the message as it was, and then goes on
        await door.admit(edition)
    for index in order:
        await door.changes.delete(HERE, message(0).id, until=editions[index])
    key = store.keys.mailbox(HERE)
    waiting = [decode(each, IncomingMessage) for each in await store.ask(key, "LRANGE", key, 0, -1)]
    left = [each.text for each in waiting if not each.is_deleted]
    assert len(left) == 1
    assert left == ["newer"] or times[0] == times[1]
