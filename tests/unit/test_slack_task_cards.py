"""Cards for what tools do, in native streams; where Slack takes none, replies are as without."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial

import pytest

from adapters.slack.limits import LIMITS
from bot.delivery import Delivery, Pace
from bot.ports import OutgoingMessage
from bot.reply import Extras, Notice, Reply, Status, StepEnded, TextDelta
from bot.steps import Step
from tests.emulators.loose_book import LooseBook
from tests.emulators.slack import Message, SlackEmulator, SlackRules
from tests.emulators.slack.calls import Call
from tests.emulators.slack_stage import Running, receiving, until

CALCULATED, LOOKED = Step("Calculating", "done"), Step("Looking at the clock", "done")
ONE, BOTH = Extras(steps=(CALCULATED,)), Extras(steps=(CALCULATED, LOOKED))
QUICK = Pace(status_after_s=0.01, retry_gaps_s=(0.01,), look_up_gaps_s=(0.01, 0.01))
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


@asynccontextmanager
async def growing(running: Running) -> AsyncIterator[tuple[Reply, Callable[[], list[Message]]]]:
    """A reply that is delivered while it grows, and what Slack shows of it; it is whole at the
    end."""
    asked, address = await running.asked()
    running.adapter.limits = replace(LIMITS, hold_first_s=0.0, edit_gaps_s=(0.005,))
    reply = Reply()
    delivery = Delivery(running.adapter, address, "turn1", LooseBook(), pace=QUICK)
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(delivery.run(reply))
        yield reply, lambda: running.slack.replies("#general", asked.ts)
        reply.finish()


def cards(replies: list[Message]) -> list[tuple[str, str]]:
    return [card for reply in replies for card in reply.tasks.values()]


async def test_a_card_begins_with_its_step_and_says_how_that_ended(running: Running) -> None:
    slack = running.slack
    async with growing(running) as (reply, replies):
        reply.add(Status("Looking it up…", is_step=True))
        await slack.wait_until(lambda: cards(replies()) == [("Looking it up", "in_progress")])
        reply.add(StepEnded(worked=False))
        await slack.wait_until(lambda: cards(replies()) == [("Looking it up", "error")])
        reply.add(Status("Calculating…", is_step=True))
        await slack.wait_until(lambda: ("Calculating", "in_progress") in cards(replies()))
        reply.add(StepEnded(worked=True))
        await slack.wait_until(lambda: ("Calculating", "complete") in cards(replies()))
        assert [each.text for each in replies()] == [""]
        reply.add(TextDelta(TEXT))
    (shown,) = replies()
    assert (shown.text, shown.stream) == (TEXT, "stopped")
    assert cards([shown]) == [("Looking it up", "error"), ("Calculating", "complete")]


async def test_a_step_that_the_end_of_the_reply_broke_off_is_not_called_done(
    running: Running,
) -> None:
    async with growing(running) as (reply, replies):
        reply.add(Status("Looking it up…", is_step=True))
        await running.slack.wait_until(lambda: bool(cards(replies())))
        reply.add(Notice("Stopped."))
    assert cards(replies()) == [("Looking it up", "error")]
    assert [each.text for each in replies()] == ["_Stopped._"]


async def test_a_step_that_ends_while_text_is_there_changes_its_card(running: Running) -> None:
    slack = running.slack
    async with growing(running) as (reply, replies):
        reply.add(Status("Looking it up…", is_step=True))
        await slack.wait_until(lambda: bool(cards(replies())))
        reply.add(TextDelta("So far: "))
        await slack.wait_until(lambda: any(each.text for each in replies()))
        reply.add(StepEnded(worked=True))
        await slack.wait_until(lambda: cards(replies()) == [("Looking it up", "complete")])
        reply.add(TextDelta(TEXT))
    assert [each.text for each in replies()] == [f"So far: {TEXT}"]


async def test_no_message_ends_over_a_card_whose_step_runs(running: Running) -> None:
    slack = running.slack
    async with growing(running) as (reply, replies):
        running.adapter.limits = replace(running.adapter.limits, open_for_s=0.0)
        reply.add(Status("Looking it up…", is_step=True))
        await slack.wait_until(lambda: bool(cards(replies())))
        reply.add(TextDelta("So far there is nothing.\n\n"))
        await slack.wait_until(lambda: any(each.text for each in replies()))
        reply.add(StepEnded(worked=True))
        await slack.wait_until(lambda: replies()[0].stream == "stopped")
        assert cards(replies()) == [("Looking it up", "complete")]
        reply.add(TextDelta(TEXT))
    assert [each.text.strip() for each in replies()] == ["So far there is nothing.", TEXT]


async def test_in_a_reply_that_began_with_text_the_status_says_each_step(running: Running) -> None:
    slack = running.slack
    async with growing(running) as (reply, replies):
        reply.add(TextDelta("Let me look it up. "))
        await slack.wait_until(lambda: any(each.text for each in replies()))
        (begun,) = replies()
        for doing, worked in (("Looking it up…", False), ("Calculating…", True)):
            reply.add(Status(doing, is_step=True))
            await slack.wait_until(partial(is_said, slack, begun, doing))
            reply.add(StepEnded(worked=worked))
        reply.add(TextDelta(TEXT))
        await slack.wait_until(partial(is_said, slack, begun, ""))
    (shown,) = replies()
    assert (shown.text, shown.tasks, shown.stream) == (f"Let me look it up. {TEXT}", {}, "stopped")


def is_said(slack: SlackEmulator, reply: Message, status: str) -> bool:
    return slack.workspace.status(reply.channel, reply.root) == status


@pytest.mark.parametrize("code", ["invalid_chunks", "feature_not_enabled", "a_new_word"])
async def test_where_no_card_can_be_shown_the_text_comes_when_it_is_there(
    running: Running, code: str
) -> None:
    slack = running.slack
    slack.faults.add(method="chat.startStream", kind=f"error:{code}")
    async with growing(running) as (reply, replies):
        reply.add(Status("Looking it up…", is_step=True))
        await until(lambda: bool(slack.faults.struck))
        reply.add(StepEnded(worked=True))
        reply.add(TextDelta(TEXT))
        await slack.wait_until(lambda: bool(replies()))
    assert [each.text for each in replies()] == [TEXT]


async def test_where_streams_are_off_nothing_is_asked_for_before_there_is_text() -> None:
    async with (
        SlackEmulator(SlackRules()) as slack,
        receiving(slack, "socket", native_streaming="never") as running,
    ):
        async with growing(running) as (reply, replies):
            reply.add(Status("Looking it up…", is_step=True))
            await until(lambda: bool(slack.calls("assistant.threads.setStatus")))
            assert replies() == []
            reply.add(TextDelta(TEXT))
        assert [each.text for each in replies()] == [TEXT]
        assert slack.calls("chat.startStream") == []


async def test_text_that_comes_while_a_card_is_refused_does_not_wait(running: Running) -> None:
    slack = running.slack
    slack.faults.add(method="chat.startStream", kind="error:a_new_word")
    async with growing(running) as (reply, replies):

        def speak(call: Call) -> None:  # Slack has not answered yet
            if call.method == "chat.startStream" and not reply.has_text:
                reply.add(TextDelta(TEXT))

        slack.web_api.at_call.append(speak)
        reply.add(Status("Looking it up…", is_step=True))
        await slack.wait_until(lambda: bool(replies()))
    assert [each.text for each in replies()] == [TEXT]
