"""Cards for what tools did, in native streams; where Slack takes none, replies are as without."""

from collections.abc import AsyncIterator

import pytest

from bot.ports import OutgoingMessage
from bot.reply import Extras
from tests.emulators.slack import SlackEmulator, SlackRules
from tests.emulators.slack_stage import Running, receiving

ONE, BOTH = Extras(steps=("Calculating",)), Extras(steps=("Calculating", "Looking at the clock"))
TEXT = "It is four o'clock, and two and two are four."


@pytest.fixture
async def running() -> AsyncIterator[Running]:
    async with SlackEmulator(SlackRules()) as slack, receiving(slack, "socket") as adapter:
        yield adapter


async def show(running: Running, first: Extras, later: Extras) -> str:
    """A reply in three pieces; returns its thread."""
    _, address = await running.asked()
    adapter = running.adapter
    posted = await adapter.post(
        OutgoingMessage(address, TEXT[:10], "k00", is_final=False, extras=first)
    )
    await adapter.update(
        OutgoingMessage(
            address,
            TEXT[:20],
            "k00",
            is_final=False,
            extras=later,
            message_id=posted,
            shown=TEXT[:10],
        )
    )
    last = Extras(steps=later.steps, is_last=True)
    await adapter.update(
        OutgoingMessage(address, TEXT, "k00", extras=last, message_id=posted, shown=TEXT[:20])
    )
    return address.thread


async def test_each_step_is_a_card_once_and_the_text_is_whole(running: Running) -> None:
    thread = await show(running, ONE, BOTH)
    (reply,) = running.slack.replies("#general", thread)
    assert list(reply.tasks.values()) == [
        ("Calculating", "complete"),
        ("Looking at the clock", "complete"),
    ]
    assert reply.shown == TEXT
    sent = [*running.slack.calls("chat.appendStream"), *running.slack.calls("chat.stopStream")]
    assert sum(str(call).count("task_update") for call in sent) == 1


async def test_a_stream_that_began_as_text_stays_text(running: Running) -> None:
    thread = await show(running, Extras(), ONE)
    (reply,) = running.slack.replies("#general", thread)
    assert (reply.shown, reply.tasks) == (TEXT, {})


async def test_where_slack_takes_no_cards_it_is_asked_once(running: Running) -> None:
    running.slack.faults.add(method="chat.startStream", kind="error:invalid_chunks")
    for _ in range(2):
        thread = await show(running, ONE, BOTH)
        (reply,) = running.slack.replies("#general", thread)
        assert (reply.shown, reply.tasks, reply.stream) == (TEXT, {}, "stopped")
    assert len(running.slack.calls("chat.startStream")) == 3


async def test_a_stream_that_is_refused_with_and_without_cards_says_nothing_of_cards(
    running: Running,
) -> None:
    running.slack.faults.add(method="chat.startStream", kind="error:invalid_arguments", times=2)
    await show(running, ONE, BOTH)
    thread = await show(running, ONE, BOTH)
    (reply,) = running.slack.replies("#general", thread)
    assert len(reply.tasks) == 2
