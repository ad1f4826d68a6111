"""Delivery on a platform in memory: pace, splitting, faults, resume. No time is measured."""

import asyncio
import time
from collections import deque
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.delivery import Delivery, Pace
from bot.errors import DeliveryRefused, LeaseLost, StoreUnavailable
from bot.ledger import Shown
from bot.messages import Address
from bot.ports import Limits, OutgoingMessage
from bot.reply import Notice, Reply, Run, Status, TextDelta
from bot.turn.lost_posts import MAYBE_REPEATED
from bot.turn.status import NOTHING_MORE, STILL_WAITING
from bot.turn.status import Status as StatusOfReply
from tests.emulators.platform import Fault, MemoryPlatform, ShownMessage

QUICK = Limits(message_length=200, edit_gaps_s=(0.001,))
STREAM = replace(QUICK, grows_by_append=True)


PACE = Pace(status_after_s=0.001, retry_gaps_s=(0.001,), look_up_gaps_s=(0.001, 0.001))


@dataclass
class Book:
    """The ledger as delivery writes it."""

    written: list[tuple[tuple[Run, ...], tuple[Shown, ...]]] = field(default_factory=list)
    posted: list[str] = field(default_factory=list)
    counted: list[tuple[str, str]] = field(default_factory=list)
    lost_after: int = 10_000
    takes_s: float = 0.0
    stands_still_s: tuple[float, ...] = ()
    refused: asyncio.Event = field(default_factory=asyncio.Event)

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None:
        if len(self.written) >= self.lost_after:
            self.refused.set()
            raise LeaseLost("test")
        self.written.append((runs, shown))
        if self.takes_s:
            await asyncio.sleep(self.takes_s)
        for for_s in self.stands_still_s[len(self.written) - 1 : len(self.written)]:
            time.sleep(for_s)  # noqa: ASYNC251 - as if the process were stopped

    async def note_posted(self, message_id: str, *, is_growing: bool) -> None:
        self.posted.append(message_id)

    def wait_for_room(self) -> None: ...

    def count(self, call: str, outcome: str) -> None:
        self.counted.append((call, outcome))


def deliver(platform: MemoryPlatform, book: Book, shown: tuple[Shown, ...] = ()) -> Delivery:
    return Delivery(platform, Address("c"), "0123456789abcdef0123", book, shown, PACE)


async def speak(reply: Reply, *texts: str, each_shown_on: MemoryPlatform | None = None) -> None:
    for text in texts:
        before = each_shown_on.texts if each_shown_on else []
        reply.add(TextDelta(text))
        if each_shown_on:  # a status, on a busy machine, is no text
            await each_shown_on.until(lambda: each_shown_on.texts != before)  # noqa: B023 - awaited at once
    reply.finish()


async def run(
    platform: MemoryPlatform, *texts: str, book: Book | None = None, stepwise: bool = False
) -> Book:
    book = book or Book()
    reply = Reply()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(deliver(platform, book).run(reply))
        await speak(reply, *texts, each_shown_on=platform if stepwise else None)
    return book


async def test_a_short_reply_is_one_post_and_no_edit() -> None:
    platform = MemoryPlatform(replace(QUICK, hold_first_s=1.0))
    await run(platform, "Your ", "name ", "is ", "Ada.")
    assert platform.calls == ["post"]
    assert platform.texts == ["Your name is Ada."]
    assert all(message.is_final for message in platform.messages.values())


@pytest.mark.parametrize("limits", [QUICK, STREAM])
async def test_text_is_shown_while_it_grows_and_whole_at_the_end(limits: Limits) -> None:
    platform = MemoryPlatform(limits)
    await run(platform, "One. ", "Two. ", "Three.", stepwise=True)
    [message] = platform.messages.values()
    assert message.states == ["One.", "One. Two.", "One. Two. Three."]
    assert message.is_final


async def test_a_reply_with_edits_switched_off_is_shown_once() -> None:
    platform = MemoryPlatform(replace(QUICK, edit_gaps_s=()))
    await run(platform, "One. ", "Two. ")
    assert platform.calls == ["post"]


async def test_a_long_reply_goes_on_in_further_messages_and_nothing_is_cut() -> None:
    platform = MemoryPlatform(QUICK)
    words = [f"word{number} " for number in range(200)]
    await run(platform, *words)
    assert len(platform.messages) > 5
    assert " ".join(platform.texts).split() == "".join(words).split()
    assert all(message.is_final for message in platform.messages.values())


async def test_a_stream_that_has_been_open_too_long_is_rolled_into_a_new_message() -> None:
    platform = MemoryPlatform(replace(STREAM, open_for_s=0.0))
    await run(platform, "First paragraph.\n\n", "Second.\n\n", "Third.", stepwise=True)
    assert len(platform.messages) > 1
    assert "".join(platform.texts).split() == ["First", "paragraph.Second.Third."]


async def test_a_status_is_shown_only_until_there_is_text() -> None:
    platform = MemoryPlatform(QUICK)
    reply, book = Reply(), Book()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(deliver(platform, book).run(reply))
        reply.add(Status("Loading the model…"))
        while not platform.statuses:
            await platform.changed.wait()
            platform.changed.clear()
        await speak(reply, "Here I am.")
    assert platform.statuses == ["Loading the model…"]
    assert platform.texts == ["Here I am."]


async def test_a_turn_that_is_cancelled_just_when_its_status_ends_is_cancelled() -> None:
    platform, has_text = MemoryPlatform(QUICK), asyncio.Event()
    status = StatusOfReply(platform, Address("c"), lambda _: asyncio.sleep(0), 0.0, 20.0)

    async def deliver() -> None:
        async with status.shown(Reply()):
            await has_text.wait()

    delivering = asyncio.create_task(deliver())
    await asyncio.sleep(0)
    has_text.set()
    await asyncio.sleep(0)
    delivering.cancel()
    await asyncio.wait([delivering])
    assert delivering.cancelled()


async def test_a_status_that_breaks_does_not_break_the_reply() -> None:
    platform, reply = MemoryPlatform(QUICK), Reply()
    broken = asyncio.Event()

    async def record(_: Reply) -> None:
        broken.set()
        raise RuntimeError

    async with StatusOfReply(platform, Address("c"), record, 0.0, 20.0).shown(reply):
        await broken.wait()
    assert platform.statuses == []


async def test_a_worker_that_was_replaced_shows_no_status() -> None:
    platform, book, reply = MemoryPlatform(QUICK), Book(lost_after=0), Reply()
    delivering = asyncio.create_task(deliver(platform, book).run(reply))
    async with asyncio.timeout(20):
        await book.refused.wait()
        await speak(reply, "Here I am.")
        with pytest.raises(LeaseLost):
            await delivering
    assert platform.statuses == []
    assert platform.texts == []


async def slowly(call: str) -> None:
    await asyncio.sleep(0.03)


@pytest.mark.parametrize("is_replaced", [False, True])
async def test_a_call_that_would_set_out_too_late_does_when_the_lease_was_seen_again(
    is_replaced: bool,
) -> None:
    platform = MemoryPlatform(QUICK, connect=slowly)
    book, reply = Book(lost_after=1 if is_replaced else 10_000), Reply()
    reply.add(TextDelta("Here I am."))
    reply.finish()
    pace = replace(PACE, set_out_s=0.001)
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", book, (), pace)
    async with asyncio.timeout(20):
        if is_replaced:
            with pytest.raises(LeaseLost):
                await delivery.run(reply)
        else:
            await delivery.run(reply)
    assert platform.texts == ([] if is_replaced else ["Here I am."])
    assert book.counted[0] == ("post", "unavailable" if is_replaced else "shown")
    assert len(book.written) >= (1 if is_replaced else 2)


async def test_a_look_at_the_lease_that_always_takes_long_holds_no_reply_up() -> None:
    platform, book, reply = MemoryPlatform(QUICK), Book(takes_s=0.1), Reply()
    reply.add(TextDelta("Here I am."))
    reply.finish()
    pace = replace(PACE, set_out_s=0.03)
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", book, (), pace)
    async with asyncio.timeout(20):
        await delivery.run(reply)
    assert platform.texts == ["Here I am."]


async def test_who_was_replaced_while_paused_in_each_look_at_the_lease_shows_nothing() -> None:
    pauses_s = (0.3, 0.3, 0.5, 0.9)  # each within what a look may take that is as late as the last
    book, reply = Book(stands_still_s=pauses_s, lost_after=len(pauses_s)), Reply()
    platform = MemoryPlatform(QUICK)
    reply.add(TextDelta("Here I am."))
    reply.finish()
    pace = replace(PACE, set_out_s=0.25)
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", book, (), pace)
    async with asyncio.timeout(20):
        with pytest.raises(LeaseLost):
            await delivery.run(reply)
    assert platform.texts == []


async def test_a_status_that_would_set_out_too_late_is_not_shown_by_who_was_replaced() -> None:
    platform, reply = MemoryPlatform(QUICK, connect=slowly), Reply()
    book, pace = Book(lost_after=1), replace(PACE, set_out_s=0.001)
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", book, (), pace)
    delivering = asyncio.create_task(delivery.run(reply))
    async with asyncio.timeout(20):
        await book.refused.wait()
        await speak(reply, "Here I am.")
        with pytest.raises(LeaseLost):
            await delivering
    assert platform.statuses == []


class BrieflyAway(Book):
    """Redis is away at the second look."""

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None:
        if len(self.written) == 1 and not self.refused.is_set():
            self.refused.set()
            raise StoreUnavailable("test")
        await super().record(runs, shown)


async def test_a_status_that_redis_was_away_for_is_shown_when_it_is_back() -> None:
    platform, reply, book = MemoryPlatform(QUICK, connect=slowly), Reply(), BrieflyAway()
    pace = replace(PACE, set_out_s=0.001)
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", book, (), pace)
    delivering = asyncio.create_task(delivery.run(reply))
    await platform.until(lambda: bool(platform.statuses))
    assert book.refused.is_set()
    await speak(reply, "Here I am.")
    async with asyncio.timeout(20):
        await delivering


class AwayAtFirst(Book):
    """Redis is away when the first post is to be written down."""

    async def record(self, runs: tuple[Run, ...], shown: tuple[Shown, ...]) -> None:
        if not self.refused.is_set():
            self.refused.set()
            raise StoreUnavailable("test")
        await super().record(runs, shown)


async def test_a_status_that_could_not_be_written_down_is_shown_when_it_can() -> None:
    platform, reply, book = MemoryPlatform(QUICK), Reply(), AwayAtFirst()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(deliver(platform, book).run(reply))
        await platform.until(lambda: bool(platform.statuses))
        assert book.refused.is_set()
        await speak(reply, "Here I am.")


async def test_a_post_that_redis_was_away_for_is_no_repeat() -> None:
    platform, book = MemoryPlatform(QUICK, cannot_tell=True), AwayAtFirst()
    await run(platform, "Here I am.", book=book)
    assert book.refused.is_set()
    assert platform.texts == ["Here I am."]


async def test_a_post_is_repeated_with_no_more_text_than_the_ledger_holds() -> None:
    platform, reply, book = MemoryPlatform(QUICK), Reply(), Book()
    held: list[str] = []

    async def connect(call: str) -> None:
        if call == "post":
            held.extend(run.text for run in book.written[-1][0])

    platform.connect = connect
    never_arrived = (Shown("0123456789abcdef012300"),)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(deliver(platform, book, never_arrived).run(reply))
        await speak(reply, "Here I am.")
    assert platform.texts == held == ["Here I am."]


async def test_a_reply_goes_on_soon_after_redis_is_back_however_long_it_was_away() -> None:
    platform, reply, book = MemoryPlatform(QUICK), Reply(), BrieflyAway()
    patient = replace(PACE, retry_gaps_s=(3600.0,))  # with a platform, not with Redis
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", book, (), patient)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(delivery.run(reply))
        await speak(reply, "Here ", "I am.", each_shown_on=platform)
    assert book.refused.is_set()
    assert platform.texts == ["Here I am."]


async def test_the_word_that_a_post_may_be_a_repeat_is_not_said_by_who_was_replaced() -> None:
    platform, reply = MemoryPlatform(QUICK, connect=slowly, cannot_tell=True), Reply()
    reply.add(TextDelta("Here I am."))
    reply.finish()
    under_way = (Shown("0123456789abcdef012300"),)
    book, pace = Book(lost_after=1), replace(PACE, set_out_s=0.001)
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", book, under_way, pace)
    async with asyncio.timeout(20):
        with pytest.raises(LeaseLost):
            await delivery.run(reply)
    assert platform.texts == []


async def test_a_lost_post_is_looked_up_without_a_look_at_the_lease() -> None:
    """Redis may be away: that is no reason to say that the platform cannot tell."""
    key = "0123456789abcdef012300"
    platform, reply = MemoryPlatform(QUICK), Reply()
    platform.messages["p1"] = ShownMessage(key, ["Here"], is_final=False)
    reply.add(TextDelta("Here I am."))
    reply.finish()
    delivery = deliver(platform, Book(lost_after=0), (Shown(key),))
    async with asyncio.timeout(20):
        with pytest.raises(LeaseLost):  # heard where the text is to be changed
            await delivery.run(reply)
    assert platform.calls == ["find"]
    assert platform.texts == ["Here"]


async def test_the_ledger_is_written_before_anything_is_shown() -> None:
    platform = MemoryPlatform(QUICK)
    book = Book(lost_after=1)
    with pytest.raises(ExceptionGroup) as raised:
        await run(platform, "One. ", "Two.", book=book, stepwise=True)
    assert isinstance(raised.value.exceptions[0], LeaseLost)
    assert platform.texts == ["One."]  # replaced: nothing more was shown
    runs, shown = book.written[0]
    assert runs[0].text.startswith("One.")
    assert shown[0].message_id == ""


async def test_the_ledger_names_a_growing_message_as_soon_as_people_see_it() -> None:
    """They may press its Stop, and the platform says which one it was."""
    platform, reply, book = MemoryPlatform(QUICK), Reply(), Book()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(deliver(platform, book).run(reply))
        reply.add(TextDelta("One. "))
        while not any(shown and shown[0].message_id for _, shown in book.written):  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        assert platform.calls == ["post"]
        reply.finish()


@pytest.mark.parametrize("remembers", [True, False])
async def test_a_message_is_remembered_where_people_answer_single_messages(
    remembers: bool,
) -> None:
    book = await run(MemoryPlatform(replace(QUICK, remembers_posts=remembers)), "Hello")
    assert book.posted == (["p1"] if remembers else [])


async def test_the_ledger_holds_the_document_as_it_is_when_it_is_written() -> None:
    reply, book = Reply(), Book()

    def room(final: bool) -> float:  # while room is claimed the model says the rest
        if not reply.is_finished:
            reply.add(TextDelta(" and the rest."))
            reply.finish()
        return 0.0

    reply.add(TextDelta("Beginning"))
    platform = MemoryPlatform(QUICK, room=room)
    async with asyncio.timeout(20):
        await deliver(platform, book).run(reply)
    assert next(runs[0].text for runs, _ in book.written) == "Beginning and the rest."


async def test_after_a_pause_the_right_to_post_is_asked_for_again() -> None:
    platform, book = MemoryPlatform(QUICK), Book(lost_after=1, takes_s=0.03)
    reply = Reply()
    reply.add(TextDelta("Too late."))
    reply.finish()
    hasty = replace(PACE, set_out_s=0.01)
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", book, (), hasty)
    with pytest.raises(LeaseLost):
        await delivery.run(reply)
    assert platform.calls == []


LINED = replace(QUICK, status_line="-# {status}")


async def test_what_takes_long_is_named_in_the_message_until_there_is_text() -> None:
    platform, reply = MemoryPlatform(LINED), Reply()
    quick = replace(PACE, status_line_after_s=0.01)
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", Book(), (), quick)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(delivery.run(reply))
        reply.add(Status("Drawing\na picture"))
        await platform.until(lambda: platform.texts == ["-# Drawing a picture"])
        reply.add(TextDelta("Here. "))
        await platform.until(lambda: platform.texts == ["Here."])
        reply.add(Status("Marking it"))
        await platform.until(lambda: platform.texts == ["Here.\n\n-# Marking it"])
        reply.finish()
    [message] = platform.messages.values()
    assert message.states[-1] == "Here."


@pytest.mark.parametrize("said", ["", "Thinking…"])
async def test_of_a_model_that_says_nothing_for_long_that_is_said(said: str) -> None:
    platform, reply = MemoryPlatform(LINED), Reply()
    quick = replace(PACE, status_line_after_s=0.01, status_long_s=0.05)
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", Book(), (), quick)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(delivery.run(reply))
        if said:
            reply.add(Status(said))
        await platform.until(lambda: platform.texts == [f"-# {STILL_WAITING}"])
        await platform.until(lambda: STILL_WAITING in platform.statuses)
        await speak(reply, "Here.")
    [message] = platform.messages.values()
    assert message.states[-1] == "Here."


async def test_of_a_model_that_stops_in_the_middle_that_is_said_until_it_goes_on() -> None:
    platform, reply = MemoryPlatform(QUICK), Reply()
    quick = replace(PACE, status_long_s=0.05)
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", Book(), (), quick)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(delivery.run(reply))
        reply.add(TextDelta("Here"))
        await platform.until(lambda: platform.statuses[-1:] == [NOTHING_MORE])
        reply.add(TextDelta(" it is"))
        await platform.until(lambda: platform.statuses[-1:] == [""])
        await platform.until(lambda: platform.statuses[-1:] == [NOTHING_MORE])
        reply.finish()
    assert (platform.texts, platform.statuses[-1]) == (["Here it is"], "")


async def test_that_a_model_stopped_in_the_middle_stands_in_the_message_where_its_status_does() -> (
    None
):
    platform, reply = MemoryPlatform(LINED), Reply()
    quick = replace(PACE, status_long_s=0.05)
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", Book(), (), quick)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(delivery.run(reply))
        reply.add(TextDelta("Here"))
        await platform.until(lambda: platform.texts == [f"Here\n\n-# {NOTHING_MORE}"])
        reply.add(TextDelta(" it is"))
        await platform.until(lambda: platform.texts == ["Here it is"])
        reply.finish()
    assert platform.statuses == []


async def test_of_what_is_known_to_take_long_nothing_else_is_said() -> None:
    platform, reply = MemoryPlatform(QUICK), Reply()
    quick = replace(PACE, status_long_s=0.01)
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", Book(), (), quick)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(delivery.run(reply))
        reply.add(Status("Drawing"))
        await platform.until(lambda: "Drawing" in platform.statuses)
        await asyncio.sleep(0.1)  # the status is looked at a few times
        await speak(reply, "Here.")
    assert STILL_WAITING not in platform.statuses


async def test_where_nothing_came_of_it_the_line_does_not_stay() -> None:
    platform, reply = MemoryPlatform(LINED), Reply()
    quick = replace(PACE, status_line_after_s=0.01)
    delivery = Delivery(platform, Address("c"), "0123456789abcdef0123", Book(), (), quick)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(delivery.run(reply))
        reply.add(Status("Drawing"))
        await platform.until(lambda: platform.texts == ["-# Drawing"])
        reply.finish()
    assert platform.texts == ["…"]
    assert platform.is_quiet


async def test_what_is_quickly_done_is_not_named_in_a_message() -> None:
    platform, reply = MemoryPlatform(LINED), Reply()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(deliver(platform, Book()).run(reply))
        reply.add(Status("Calculating"))
        await platform.until(lambda: "Calculating" in platform.statuses)
        await speak(reply, "42.")
    [message] = platform.messages.values()
    assert message.states == ["42."]


async def test_a_post_that_is_refused_is_tried_once_more_when_the_reply_is_whole() -> None:
    platform, reply = MemoryPlatform(QUICK, faults=deque(["refused"])), Reply()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(deliver(platform, Book()).run(reply))
        reply.add(TextDelta("Hello "))
        await platform.until(lambda: "post" in platform.calls)
        await speak(reply, "you.")
    assert [message.states for message in platform.messages.values()] == [["Hello you."]]


async def test_a_post_that_is_refused_twice_ends_the_delivery() -> None:
    platform = MemoryPlatform(QUICK, faults=deque(["refused", "refused"]))
    with pytest.raises(ExceptionGroup) as raised:
        await run(platform, "Hello")
    assert isinstance(raised.value.exceptions[0], DeliveryRefused)


async def test_where_an_edit_is_refused_the_rest_is_said_behind_it_once() -> None:
    platform = MemoryPlatform(QUICK, faults=deque([None, "refused"]))
    await run(platform, "One. ", "Two. ", "Three.", stepwise=True)
    assert "".join(platform.texts).replace(" ", "") == "One.Two.Three."
    assert platform.texts[0] == "One."
    assert len(platform.messages) == 2


async def test_where_an_edit_is_lost_and_the_next_refused_what_is_said_again_is_marked() -> None:
    platform = MemoryPlatform(QUICK, faults=deque([None, "lost", "refused"]))
    await run(platform, "One. ", "Two. ", "Three.", stepwise=True)
    assert platform.texts[1:] == [MAYBE_REPEATED, "One. Two. Three."]


async def test_only_what_stands_in_the_message_whose_edit_was_lost_is_said_again() -> None:
    platform = MemoryPlatform(QUICK, faults=deque([None, "refused", None, "lost", "refused"]))
    await run(platform, "One. ", "Two. ", "Three. ", "Four.", stepwise=True)
    assert platform.texts == ["One.", "Two. Three.", MAYBE_REPEATED, "Two. Three. Four."]


async def test_where_every_edit_is_refused_few_messages_hold_the_whole() -> None:
    platform, reply = MemoryPlatform(QUICK, refuses_edits=True), Reply()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(deliver(platform, Book()).run(reply))
        for number in range(30):
            reply.add(TextDelta(f"Part {number}. "))
            await asyncio.sleep(0.005)
        reply.finish()
    assert " ".join(platform.texts) == " ".join(f"Part {number}." for number in range(30))
    assert 2 <= len(platform.messages) <= 4


async def test_of_a_message_whose_text_is_not_known_all_is_said_again_with_a_mark() -> None:
    platform = MemoryPlatform(QUICK)
    message_id = await platform.post(
        OutgoingMessage(Address("c"), "Hel", "0123456789abcdef012300", is_final=False)
    )
    shown = (Shown(key="0123456789abcdef012300", message_id=message_id, text="Hel", end=3),)
    platform.faults.append("refused")
    reply = Reply()
    reply.add(TextDelta("Hello you."))
    reply.finish()
    await deliver(platform, Book(), shown).run(reply)
    assert platform.texts == ["Hel", MAYBE_REPEATED, "Hello you."]


async def test_a_post_whose_answer_was_lost_is_found_and_not_repeated() -> None:
    platform = MemoryPlatform(replace(QUICK, remembers_posts=True), faults=deque(["lost"]))
    book = await run(platform, "Hello ", "you.")
    assert platform.texts == ["Hello you."]
    assert book.posted == ["p1"]
    assert book.counted[:2] == [("post", "unknown"), ("find", "shown")]


async def test_where_the_platform_cannot_tell_the_repeat_is_marked() -> None:
    platform = MemoryPlatform(QUICK, cannot_tell=True, faults=deque(["lost"]))
    await run(platform, "Hello you.")
    assert platform.texts == ["Hello you.", MAYBE_REPEATED, "Hello you."]
    assert platform.calls.count("find") == 1, "it will not know more in a second"


async def test_a_repeat_is_marked_once_however_long_it_waits_for_room() -> None:
    waits_s = iter([0.0, 0.02, 0.0, 0.02, 0.02, 0.0])  # the post, its mark, the post again
    platform = MemoryPlatform(
        QUICK, cannot_tell=True, faults=deque(["lost"]), room=lambda final: next(waits_s, 0.0)
    )
    await run(platform, "Hello you.")
    assert platform.texts == ["Hello you.", MAYBE_REPEATED, "Hello you."]


@pytest.mark.parametrize("limits", [QUICK, STREAM])
async def test_a_crashed_reply_goes_on_in_the_same_message(limits: Limits) -> None:
    platform = MemoryPlatform(limits)
    book = Book(lost_after=2)
    with pytest.raises(ExceptionGroup):
        await run(platform, "One. ", "Two. ", "Three.", book=book, stepwise=True)
    runs, shown = book.written[-1]
    reply = Reply(runs)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(deliver(platform, Book(), shown).run(reply))
        await speak(reply, "Four.")
    [message] = platform.messages.values()
    assert message.states[-1].startswith(message.states[0])
    assert message.states[-1].endswith("Four.")
    assert message.is_final


async def test_a_crash_right_after_a_post_does_not_post_again() -> None:
    platform = MemoryPlatform(QUICK)
    message_id = await platform.post(
        OutgoingMessage(Address("c"), "Hel", "0123456789abcdef012300", is_final=False)
    )
    reply = Reply([Run("said", "Hello.")])
    reply.finish()
    under_way = (Shown(key="0123456789abcdef012300", end=3),)
    async with asyncio.timeout(20):
        await deliver(platform, Book(), under_way).run(reply)
    assert list(platform.messages) == [message_id]
    assert platform.texts == ["Hello."]


@settings(max_examples=60)
@given(
    texts=st.lists(
        # What stands behind a fence's markers is written again where the fence is opened again.
        st.text("ab \n*", min_size=1, max_size=80) | st.sampled_from(["\n```\n", "\n```python\n"]),
        min_size=1,
        max_size=12,
    ),
    faults=st.lists(st.sampled_from([None, "busy", "unavailable", "lost"]), max_size=8),
    appends=st.booleans(),
)
def test_whatever_fails_all_text_is_shown_once_and_in_order(
    texts: list[str], faults: list[Fault | None], appends: bool
) -> None:
    asyncio.run(_shown_once(["start ", *texts], faults, appends))


async def _shown_once(texts: list[str], faults: list[Fault | None], appends: bool) -> None:
    limits = Limits(message_length=60, edit_gaps_s=(0.0,), grows_by_append=appends)
    platform = MemoryPlatform(limits, faults=deque(faults))
    reply = Reply()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(deliver(platform, Book()).run(reply))
        for text in texts:
            reply.add(TextDelta(text))
            await asyncio.sleep(0)
        reply.add(Notice("The end"))
        reply.finish()
    assert all(message.is_final for message in platform.messages.values())
    letters = "".join(c for text in platform.texts for c in text if c in "ab*")
    wanted = "".join(c for c in reply.markdown if c in "ab*")
    assert letters == wanted


# ── rate limits ──────────────────────────────────────────────────────────────────────────────────


async def test_without_room_a_growing_reply_is_shown_as_a_status_and_once_at_its_end() -> None:
    platform, reply = MemoryPlatform(QUICK), Reply()
    platform.room = lambda final: 0.0 if final else 3600.0
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(deliver(platform, Book()).run(reply))
        reply.add(TextDelta("One. "))
        while not platform.statuses:
            await platform.changed.wait()
            platform.changed.clear()
        await speak(reply, "Two.")
    assert platform.calls == ["wait", "post"]
    assert platform.texts == ["One. Two."]


async def test_without_room_for_edits_the_last_text_is_not_late() -> None:
    platform, reply = MemoryPlatform(QUICK), Reply()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(deliver(platform, Book()).run(reply))
        reply.add(TextDelta("One. "))
        await platform.until(lambda: platform.texts == ["One."])
        platform.room = lambda final: 0.0 if final else 3600.0
        reply.add(TextDelta("Two. "))
        await platform.until(lambda: "wait" in platform.calls)
        await speak(reply, "Three.")
    assert platform.texts == ["One. Two. Three."]


async def test_a_last_text_waits_for_its_place_before_the_ledger_says_that_it_is_posted() -> None:
    platform, book, asked = MemoryPlatform(QUICK), Book(), list[int]()

    def room(final: bool) -> float:
        asked.append(len(book.written))
        return 0.02 if len(asked) < 3 else 0.0

    platform.room = room
    await run(platform, "One.", book=book)
    assert asked == [0, 0, 0], "no call is on its way as long as it waits"
    assert platform.calls == ["wait", "wait", "post"]
    assert platform.texts == ["One."]
