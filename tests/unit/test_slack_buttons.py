"""What people do with the buttons below a reply in Slack, and with Slack's own Stop button."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from adapters.slack.buttons import AGAIN_LABEL, PICKABLE_FOR_S, below, read_pick, read_thumb
from adapters.slack.pressed import NO_FORM
from adapters.slack.presses import NOT_YOURS, TOO_OLD
from adapters.slack.ratings import THANKS
from bot.conversation import Conversation, Source, Turn
from bot.messages import Address
from bot.ports import OutgoingMessage
from bot.reply import Choice, Extras
from tests.emulators.slack import Message, SlackEmulator, SlackRules
from tests.emulators.slack_stage import Running, receiving, until

CHOICES = (Choice("Shorter", "/shorter", "primary"), Choice("In German", "and in German?"))
OFFER = Extras(CHOICES, takes_rating=True, is_last=True)
KEY = "0123456789abcdef012300"
TURN = Turn(
    KEY[:-2], 0.0, "Ada: 2 + 2?", "Four.", "chat", sources=(Source("m1", 11, name_length=5),)
)


@asynccontextmanager
async def offering(
    way: str = "post", text: str = "Four."
) -> AsyncIterator[tuple[Running, Message]]:
    """A reply to Ada in #general with choices and thumbs below it, shown in one of three ways."""
    async with SlackEmulator(SlackRules()) as slack, receiving(slack, "socket") as running:
        _, address = await running.asked("2 + 2?")
        yield running, await offer(running, address, way, text)


async def offer(running: Running, address: Address, way: str, text: str) -> Message:
    adapter, slack = running.adapter, running.slack
    if way == "post":
        await adapter.post(OutgoingMessage(address, text, KEY, extras=OFFER))
    else:
        if way == "edit":
            slack.faults.add(method="chat.startStream", kind="error:feature_not_enabled", times=9)
        begun = text[: len(text) // 2]
        message_id = await adapter.post(OutgoingMessage(address, begun, KEY, is_final=False))
        await adapter.update(
            OutgoingMessage(address, text, KEY, extras=OFFER, message_id=message_id, shown=begun)
        )
    return slack.replies("#general", address.thread)[-1]


@pytest.mark.parametrize("way", ["post", "edit", "stream"])
async def test_a_choice_that_is_pressed_is_what_it_says_and_is_shown_as_picked(way: str) -> None:
    async with offering(way) as (running, message):
        running.ada.presses(message, "Shorter")
        picked = await running.intake.next()
        assert (picked.text, picked.author.id) == ("/shorter", running.ada.id)
        assert not picked.is_own_words
        assert picked.conversation == running.intake.admitted[0].conversation
        assert picked.address.thread == message.root
        await running.slack.wait_until(lambda: "Ada picked: Shorter" in message.shown)
        assert message.shown.startswith("Four.")
        assert message.labels == []
        assert running.slack.pings() == []


async def test_of_two_presses_the_first_counts_and_is_what_is_shown() -> None:
    async with offering() as (running, message):
        blocks = message.blocks
        running.ada.presses(message, "Shorter")
        await running.intake.until(2)
        await running.slack.wait_until(lambda: "Ada picked: Shorter" in message.shown)
        message.blocks = blocks  # as pressed in the moment before, or where that edit was lost
        running.ada.presses(message, "In German")
        await running.slack.wait_until(lambda: "picked" in message.shown)
        await running.slack.settled()
        assert "Ada picked: Shorter" in message.shown
        assert running.intake.texts == ["2 + 2?", "/shorter"]
        assert all(delivery.acknowledged for delivery in running.slack.deliveries.all)


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        ([TURN], "/again"),
        ([TURN, replace(TURN, id="other")], "2 + 2?"),
        ([replace(TURN, command="tutor"), replace(TURN, id="other")], "/tutor 2 + 2?"),
    ],
)
async def test_another_try_is_of_the_last_reply_or_asks_an_earlier_question_anew(
    turns: list[Turn], says: str
) -> None:
    async with offering() as (running, message):
        place = running.intake.admitted[0].conversation
        running.intake.memory.conversations[place] = Conversation(turns=tuple(turns))
        running.slack.person("Bob").presses(message, AGAIN_LABEL)
        await running.slack.wait_for_reply("#general", containing=NOT_YOURS)
        running.ada.presses(message, AGAIN_LABEL)
        running.ada.presses(message, AGAIN_LABEL)
        await running.slack.settled()
        assert running.intake.texts == ["2 + 2?", says]
        await running.slack.wait_until(lambda: f"Ada picked: {AGAIN_LABEL}" in message.shown)


async def test_another_try_of_what_memory_has_lost_says_so() -> None:
    async with offering() as (running, message):
        running.ada.presses(message, AGAIN_LABEL)
        await running.slack.wait_for_reply("#general", containing=TOO_OLD)


def test_where_another_try_is_among_the_choices_there_is_one_button_for_it() -> None:
    shown = below(Extras((Choice("Again", "/again"),), takes_rating=True), KEY, "U1", 0.0)
    assert str(shown).count("/again") == 2  # once in each of the two looks
    assert AGAIN_LABEL not in str(shown)


def test_where_choices_can_be_pressed_again_and_again_no_other_try_takes_them_away() -> None:
    vary = Choice("Variation", "/vary 1 #a1b2c3", stays=True)
    shown = below(Extras((vary,), takes_rating=True), KEY, "U1", 0.0)
    assert AGAIN_LABEL not in str(shown)
    assert AGAIN_LABEL in str(below(OFFER, KEY, "U1", 0.0))


async def test_somebody_else_who_presses_is_told_and_nothing_happens() -> None:
    async with offering() as (running, message):
        bob = running.slack.person("Bob")
        bob.presses(message, "Shorter")
        told = await running.slack.wait_for_reply("#general", containing=NOT_YOURS)
        assert told.ephemeral_to == bob.id
        assert len(running.intake.admitted) == 1


async def test_buttons_that_are_too_old_say_so() -> None:
    async with offering() as (running, message):
        old = below(OFFER, KEY, running.ada.id, time.time() - PICKABLE_FOR_S - 5)
        message.blocks = list(old.native)
        running.ada.presses(message, "Shorter")
        await running.slack.wait_for_reply("#general", containing=TOO_OLD)
        assert len(running.intake.admitted) == 1


async def test_a_press_that_cannot_be_taken_in_says_so() -> None:
    async with offering() as (running, message):
        running.intake.away = 1
        running.ada.presses(message, "Shorter")
        await running.slack.wait_until(
            lambda: any(reply.ephemeral_to for reply in running.slack.replies("#general"))
        )
        running.ada.presses(message, "Shorter")
        assert (await running.intake.next()).text == "/shorter"


async def test_a_form_that_slack_does_not_open_in_time_is_told_of() -> None:
    async with offering() as (running, message):
        running.slack.faults.add(method="views.open", kind="error:expired_trigger_id")
        running.ada.rates(message, is_good=False)
        told = await running.slack.wait_for_reply("#general", containing=NO_FORM)
        assert told.ephemeral_to == running.ada.id


async def test_who_presses_through_slack_connect_gets_a_stream_of_their_own_team() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        running.ada = slack.person("Eve", team_id="T0OTHER")
        _, address = await running.asked("2 + 2?")
        running.ada.presses(await offer(running, address, "post", "Four."), "Shorter")
        picked = (await running.intake.next()).address
        assert picked.recipient_account == "T0OTHER"
        await running.adapter.post(OutgoingMessage(picked, "Fo", KEY, is_final=False))
        assert slack.replies("#general", address.thread)[-1].stream == "active"


async def test_a_good_reply_is_rated_with_one_press() -> None:
    async with offering() as (running, message):
        bob = running.slack.person("Bob")
        bob.rates(message, is_good=True)
        await running.slack.wait_for_reply("#general", containing=THANKS)
        (rating,) = running.intake.memory.ratings
        assert (rating.turn_id, rating.author, rating.is_good) == (KEY[:-2], bob.id, True)


async def test_who_finds_a_reply_bad_is_asked_why() -> None:
    async with offering("stream") as (running, message):
        running.ada.rates(message, is_good=False)
        await running.slack.wait_until(lambda: bool(running.slack.workspace.views))
        (view,) = running.slack.workspace.views
        running.ada.fills_in(view, reason="It is five.", correction="5")
        await running.slack.wait_for_reply("#general", containing=THANKS)
        pressed, explained = running.intake.memory.ratings
        assert (pressed.is_good, pressed.reason) == (False, "")
        assert (explained.reason, explained.correction) == ("It is five.", "5")
        assert explained.conversation == running.intake.admitted[0].conversation
        assert explained.turn_id == pressed.turn_id == KEY[:-2]


async def test_where_slacks_own_thumbs_are_refused_there_are_two_buttons() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        _, address = await running.asked()
        slack.faults.add(method="chat.postMessage", kind="error:invalid_blocks")
        await running.adapter.post(OutgoingMessage(address, "*Hi*", KEY, extras=OFFER))
        (message,) = slack.replies("#general", address.thread)
        assert message.blocks[0] == {"type": "markdown", "text": "*Hi*"}
        running.ada.presses(message, "👍")
        await until(lambda: bool(running.intake.memory.ratings))
        assert running.intake.memory.ratings[0].is_good


@pytest.mark.parametrize("streaming", ["everywhere", "never"])
@pytest.mark.parametrize("is_slow", [True, False], ids=["after-a-status", "at-once"])
async def test_slacks_stop_button_ends_the_reply(streaming: str, is_slow: bool) -> None:
    async with (
        SlackEmulator() as slack,
        receiving(slack, "socket", native_streaming=streaming) as running,
    ):
        _, address = await running.asked()
        session = (address.channel, address.thread)
        if is_slow:
            await running.adapter.show_status(address, "Thinking…")
            assert slack.workspace.sessions[session] == "processing"
        await running.adapter.post(OutgoingMessage(address, "One two three", KEY, is_final=False))
        assert slack.workspace.sessions[session] == "processing"
        running.intake.memory.replying.add(running.intake.admitted[0].conversation)
        shown = slack.replies("#general", address.thread)[-1]
        running.ada.stops(shown)
        await running.intake.until_stopped()
        assert running.intake.stopped == [running.intake.admitted[0].conversation]
        names = [shown.ts if streaming == "everywhere" else ""]
        assert running.intake.stopped_turns == names, "what was seen, not what waits behind it"


async def test_a_press_of_stop_that_is_told_again_minutes_later_ends_no_other_reply() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        _, address = await running.asked()
        running.intake.memory.replying.add(running.intake.admitted[0].conversation)
        await running.adapter.show_status(address, "Thinking…")
        asked = slack.workspace.messages[(address.channel, address.thread)]
        running.ada.stops(asked, ago_s=60)
        await slack.settled()
        assert running.intake.stopped == []
        running.ada.stops(asked)
        await running.intake.until_stopped()


@pytest.mark.parametrize("way", ["post", "edit", "stream"])
async def test_the_stop_button_goes_when_the_reply_is_there(way: str) -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        _, address = await running.asked()
        await running.adapter.show_status(address, "Thinking…")
        slack.faults.add(method="agents.sessions.setStatus", kind="drop_before")
        await offer(running, address, way, "One two three.")
        assert slack.workspace.sessions[(address.channel, address.thread)] == "active"


async def test_a_message_that_is_not_the_last_leaves_the_stop_button() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        _, address = await running.asked()
        await running.adapter.show_status(address, "Thinking…")
        message_id = await running.adapter.post(
            OutgoingMessage(address, "One two ", KEY, is_final=False)
        )
        await running.adapter.update(
            OutgoingMessage(address, "One two three.", KEY, message_id=message_id, shown="One two ")
        )
        assert slack.workspace.sessions[(address.channel, address.thread)] == "processing"


async def test_where_there_are_no_sessions_slack_is_asked_once() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        slack.faults.add(method="agents.sessions.setStatus", kind="error:unknown_method", times=9)
        for text in ("one", "two"):
            _, address = await running.asked(text)
            await running.adapter.show_status(address, "Thinking…")
            await running.adapter.post(OutgoingMessage(address, "Hi", KEY, extras=OFFER))
        assert len(slack.calls("agents.sessions.setStatus")) == 1


async def test_a_place_without_sessions_says_nothing_of_others() -> None:
    async with SlackEmulator() as slack, receiving(slack, "socket") as running:
        slack.faults.add(method="agents.sessions.setStatus", kind="error:thread_not_found")
        for text in ("one", "two"):
            _, address = await running.asked(text)
            await running.adapter.show_status(address, "Thinking…")
        assert slack.workspace.sessions[(address.channel, address.thread)] == "processing"


@pytest.mark.parametrize("value", ["", "null", "[]", "{", '["a",1,"b",2]', "[1,2]"])
def test_values_that_are_not_ours_are_nothing(value: str) -> None:
    assert read_pick(value) is None
    assert read_thumb(value) is None
