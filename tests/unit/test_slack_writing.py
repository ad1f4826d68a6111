"""Writing: what the adapter makes Slack show, on a Slack on loopback."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.slack import build
from adapters.slack.limits import LIMITS
from bot.delivery import Delivery
from bot.errors import CallTooLate, DeliveryRefused, DeliveryUnknown, PlatformBusy
from bot.messages import Address
from bot.ports import AdapterParts, LengthUnit, OutgoingMessage
from bot.ports.in_time import asking_first
from bot.reply import Reply, TextDelta
from tests.emulators.loose_book import LooseBook
from tests.emulators.platform import replaced_after
from tests.emulators.slack import SlackEmulator, SlackRules, rules
from tests.emulators.slack_stage import NoLive, Running, receiving, rules_of_manifest, settings_for


@pytest.fixture
async def running() -> AsyncIterator[Running]:
    async with (
        SlackEmulator(rules_of_manifest("socket")) as slack,
        receiving(slack, "socket") as adapter,
    ):
        yield adapter


async def test_fact_14_a_short_reply_is_one_post_in_the_thread(running: Running) -> None:
    asked, address = await running.asked()
    await running.adapter.post(OutgoingMessage(address, "Hi **Ada**", "k01"))
    reply = await running.slack.wait_for_reply("#general", asked.ts)
    assert (reply.text, reply.fallback, reply.unfurls) == ("Hi **Ada**", "Hi **Ada**", False)
    assert running.slack.calls("chat.startStream") == []


async def test_a_long_reply_streams(running: Running) -> None:
    asked, address = await running.asked()
    texts = ["One two", "One two three, and", "One two three, and four."]
    message_id = await running.adapter.post(
        OutgoingMessage(address, texts[0], "k01", is_final=False)
    )
    await running.adapter.update(
        OutgoingMessage(
            address, texts[1], "k01", is_final=False, message_id=message_id, shown=texts[0]
        )
    )
    await running.adapter.update(
        OutgoingMessage(address, texts[2], "k01", message_id=message_id, shown=texts[1])
    )
    reply = await running.slack.wait_for_reply("#general", asked.ts)
    assert [state.text for state in reply.states] == [
        "One ",
        "One two three, ",
        "One two three, and four.",
    ]
    assert reply.stream == "stopped"
    assert running.slack.pings() == []


async def test_fact_16_a_reply_to_a_direct_message_streams_in_its_thread(running: Running) -> None:
    asked = running.ada.direct("hello")
    address = (await running.intake.next()).address
    message_id = await running.adapter.post(OutgoingMessage(address, "Hel", "k01", is_final=False))
    await running.adapter.update(
        OutgoingMessage(address, "Hello", "k01", message_id=message_id, shown="Hel")
    )
    reply = await running.slack.wait_for_reply(running.ada.direct_channel, asked.ts)
    assert reply.text == "Hello"


async def test_a_status_is_shown_and_taken_away(running: Running) -> None:
    asked, address = await running.asked()
    await running.adapter.show_status(address, "Thinking…")
    assert running.slack.workspace.status(asked.channel, asked.ts) == "Thinking…"
    await running.adapter.show_status(address, "")
    assert running.slack.workspace.status(asked.channel, asked.ts) == ""


async def test_a_dead_stream_is_healed_with_the_whole_text(running: Running) -> None:
    asked, address = await running.asked()
    message_id = await running.adapter.post(
        OutgoingMessage(address, "Half ", "k01", is_final=False)
    )
    running.slack.web_api.streams.end(running.slack.replies("#general")[0].ts)
    await running.adapter.update(
        OutgoingMessage(
            address, "Half and half", "k01", is_final=False, message_id=message_id, shown="Half "
        )
    )
    await running.adapter.update(
        OutgoingMessage(address, "Whole", "k01", message_id=message_id, shown="Half and half")
    )
    (reply,) = running.slack.replies("#general", asked.ts)
    assert (reply.text, reply.stream) == ("Whole", None)


@pytest.mark.parametrize("shown", [None, "Half"])
async def test_another_process_goes_on_in_the_same_message(
    running: Running, shown: str | None
) -> None:
    asked, address = await running.asked()
    message_id = await running.adapter.post(OutgoingMessage(address, "Half", "k01", is_final=False))
    other = build(settings_for(running.slack, "socket"), AdapterParts(live=NoLive()))
    await other.open()
    growing = OutgoingMessage(address, "Half and", "k01", is_final=False, message_id=message_id)
    await other.update(replace(growing, shown=shown))
    await other.update(
        OutgoingMessage(address, "Half and half", "k01", message_id=message_id, shown="Half and")
    )
    await other.close()
    (reply,) = running.slack.replies("#general", asked.ts)
    assert (reply.text, reply.stream) == ("Half and half", None)


async def test_who_was_replaced_after_ending_a_stream_does_not_set_its_text(
    running: Running,
) -> None:
    _, address = await running.asked()
    message_id = await running.adapter.post(
        OutgoingMessage(address, "One two", "k01", is_final=False)
    )
    other = build(settings_for(running.slack, "socket"), AdapterParts(live=NoLive()))
    await other.open()
    older = OutgoingMessage(address, "An older", "k01", is_final=False, message_id=message_id)
    with pytest.raises(CallTooLate), asking_first(replaced_after(1)):
        await other.update(older)
    await other.close()
    (reply,) = running.slack.replies("#general")
    assert (reply.text, reply.stream) == ("One ", "stopped")


async def test_who_was_replaced_while_a_stream_was_refused_posts_nothing(running: Running) -> None:
    _, address = await running.asked()
    running.slack.faults.add(method="chat.startStream", kind="error:channel_type_not_supported")
    with pytest.raises(CallTooLate), asking_first(replaced_after(1)):
        await running.adapter.post(OutgoingMessage(address, "Half", "k01", is_final=False))
    assert running.slack.faults.struck
    assert running.slack.replies("#general") == []


@pytest.mark.parametrize("final", [True, False])
async def test_fact_26_a_lost_answer_to_a_post_is_found_and_not_repeated(
    running: Running, final: bool
) -> None:
    asked, address = await running.asked()
    before = await running.adapter.post(OutgoingMessage(address, "First part.", "k00"))
    method = "chat.postMessage" if final else "chat.startStream"
    running.slack.faults.add(method=method, kind="drop_after")
    with pytest.raises(DeliveryUnknown):
        await running.adapter.post(OutgoingMessage(address, "Second part.", "k01", is_final=final))
    found = await running.adapter.find(address, "k01")
    assert found is not None
    assert await running.adapter.find(address, "k00") == before
    await running.adapter.update(
        OutgoingMessage(address, "Second part, whole.", "k01", message_id=found)
    )
    texts = [reply.text for reply in running.slack.replies("#general", asked.ts)]
    assert texts == ["First part.", "Second part, whole."]


@pytest.mark.parametrize("final", [True, False])
async def test_a_post_that_never_arrived_is_not_found(running: Running, final: bool) -> None:
    _, address = await running.asked()
    first = OutgoingMessage(address, "First part.", "k00", is_final=final)
    await running.adapter.post(first)  # a stream that nobody finishes is no other message's
    running.slack.faults.add(method="chat.postMessage", kind="drop_before")
    with pytest.raises(DeliveryUnknown):
        await running.adapter.post(OutgoingMessage(address, "Second part.", "k01"))
    assert await running.adapter.find(address, "k01") is None


async def test_a_lost_answer_to_an_append_does_not_double_text(running: Running) -> None:
    asked, address = await running.asked()
    message_id = await running.adapter.post(OutgoingMessage(address, "One ", "k01", is_final=False))
    running.slack.faults.add(method="chat.appendStream", kind="drop_after")
    with pytest.raises(DeliveryUnknown):
        await running.adapter.update(
            OutgoingMessage(
                address, "One two x", "k01", is_final=False, message_id=message_id, shown="One "
            )
        )
    await running.adapter.update(
        OutgoingMessage(address, "One two three", "k01", message_id=message_id)
    )
    (reply,) = running.slack.replies("#general", asked.ts)
    assert reply.text == "One two three"


async def test_a_lost_answer_to_the_last_append_is_made_good(running: Running) -> None:
    asked, address = await running.asked()
    message_id = await running.adapter.post(OutgoingMessage(address, "One ", "k01", is_final=False))
    running.slack.faults.add(method="chat.stopStream", kind="drop_after")
    with pytest.raises(DeliveryUnknown):
        await running.adapter.update(
            OutgoingMessage(address, "One two", "k01", message_id=message_id, shown="One ")
        )
    await running.adapter.update(OutgoingMessage(address, "One two", "k01", message_id=message_id))
    assert (await running.slack.wait_for_reply("#general", asked.ts)).text == "One two"


async def test_a_rate_limit_says_how_long_to_wait(running: Running) -> None:
    _, address = await running.asked()
    running.slack.faults.add(method="chat.postMessage", kind="ratelimited", retry_after_s=7)
    with pytest.raises(PlatformBusy) as raised:
        await running.adapter.post(OutgoingMessage(address, "Hi", "k01"))
    assert raised.value.retry_after_s == 7


@pytest.mark.parametrize(
    ("kind", "tries_again"),
    [
        ("error:unknown_method", False),
        ("error:feature_not_enabled", False),
        ("error:channel_type_not_supported", False),
        ("error:missing_recipient_team_id", True),
        ("ratelimited", True),
    ],
)
async def test_without_native_streams_a_post_is_edited(
    running: Running, kind: str, tries_again: bool
) -> None:
    asked, address = await running.asked()
    running.slack.faults.add(method="chat.startStream", kind=kind)
    message_id = await running.adapter.post(OutgoingMessage(address, "One", "k01", is_final=False))
    await running.adapter.update(
        OutgoingMessage(
            address, "One two", "k01", is_final=False, message_id=message_id, shown="One"
        )
    )
    await running.adapter.update(
        OutgoingMessage(address, "One two three", "k01", message_id=message_id, shown="One two")
    )
    (reply,) = running.slack.replies("#general", asked.ts)
    assert [state.text for state in reply.states] == ["One", "One two", "One two three"]
    await running.adapter.post(OutgoingMessage(address, "More", "k02", is_final=False))
    last = running.slack.replies("#general", asked.ts)[-1]
    assert (last.stream == "active") is tries_again


async def test_a_question_by_no_person_is_answered_without_a_stream(running: Running) -> None:
    asked, _ = await running.asked()
    address = Address(channel=asked.channel, thread=asked.ts, in_reply_to=asked.ts)
    await running.adapter.post(OutgoingMessage(address, "Hello", "k01", is_final=False))
    assert running.slack.calls("chat.startStream") == []
    assert [reply.text for reply in running.slack.replies("#general", asked.ts)] == ["Hello"]


async def test_what_slack_refuses_is_not_tried_again(running: Running) -> None:
    address = Address(channel="C0NOWHERE", thread="1.000001", recipient="U0ADA")
    with pytest.raises(DeliveryRefused, match="channel_not_found") as raised:
        await running.adapter.post(OutgoingMessage(address, "Hi", "k01"))
    assert type(raised.value) is DeliveryRefused


async def test_the_longest_message_allowed_is_accepted_in_every_way(running: Running) -> None:
    asked, address = await running.asked()
    text = ("word " * 2_000)[: running.adapter.limits.message_length]
    await running.adapter.post(OutgoingMessage(address, text, "k01"))
    message_id = await running.adapter.post(OutgoingMessage(address, text, "k02", is_final=False))
    await running.adapter.update(
        OutgoingMessage(address, text, "k02", message_id=message_id, shown=text)
    )
    await running.adapter.update(OutgoingMessage(address, text, "k02", message_id=message_id))
    assert [reply.text for reply in running.slack.replies("#general", asked.ts)] == [text, text]


async def test_a_whole_reply_is_delivered_by_the_core_without_pinging(running: Running) -> None:
    asked, address = await running.asked()

    delivery = Delivery(running.adapter, address, "turn1", LooseBook())
    reply = Reply()
    text = "Dear <!channel>, dear <@U0EMU0001>: " + "all is well. " * 3
    for piece in (text[start : start + 3] for start in range(0, len(text), 3)):
        reply.add(TextDelta(piece))
    reply.finish()
    await delivery.run(reply)
    (shown,) = running.slack.replies("#general", asked.ts)
    assert shown.text.replace("\u200b", "").strip() == text.strip()
    assert running.slack.pings() == []


@pytest.mark.parametrize("final", [True, False])
async def test_markdown_that_is_too_rich_for_slack_is_shown_plainly(
    running: Running, final: bool
) -> None:
    asked, address = await running.asked()
    text = "# Heading\n\nSome text.\n\n" * 60
    message_id = await running.adapter.post(OutgoingMessage(address, text, "k01", is_final=final))
    if not final:
        running.slack.web_api.streams.end(running.slack.replies("#general")[0].ts)
        await running.adapter.update(
            OutgoingMessage(address, text, "k01", message_id=message_id, shown=text)
        )
    (reply,) = running.slack.replies("#general", asked.ts)
    assert reply.text == text
    assert {block["type"] for block in reply.blocks} == {"section"}


async def test_an_edited_post_that_is_complete_is_not_edited_again(running: Running) -> None:
    _, address = await running.asked()
    message_id = await running.adapter.post(OutgoingMessage(address, "Hi", "k01"))
    await running.adapter.update(
        OutgoingMessage(address, "Hi", "k01", message_id=message_id, shown="Hi")
    )
    assert running.slack.calls("chat.update") == []


@pytest.mark.parametrize(
    ("where", "in_channel", "in_direct"), [("direct", 0, 1), ("never", 0, 0), ("everywhere", 1, 2)]
)
async def test_native_streams_are_used_where_the_settings_say(
    where: str, in_channel: int, in_direct: int
) -> None:
    async with (
        SlackEmulator() as slack,
        receiving(slack, "socket", native_streaming=where) as running,
    ):
        _, address = await running.asked()
        await running.adapter.post(OutgoingMessage(address, "Hello", "k01", is_final=False))
        assert len(slack.calls("chat.startStream")) == in_channel
        running.ada.direct("hello")
        address = (await running.intake.next()).address
        await running.adapter.post(OutgoingMessage(address, "Hello", "k02", is_final=False))
        assert len(slack.calls("chat.startStream")) == in_direct


def test_what_is_asked_of_slack_is_well_within_what_it_takes() -> None:
    takes = SlackRules()
    assert LIMITS.length_unit is LengthUnit.UTF8_BYTES
    assert LIMITS.message_length < takes.stream_max_bytes
    assert LIMITS.open_for_s is not None
    assert LIMITS.open_for_s + 30 < takes.stream_life_s
    assert LIMITS.status_again_s is not None
    assert LIMITS.status_again_s + 10 < rules.STATUS_LIFE_S
    assert LIMITS.table_rows_max == rules.TABLE_ROWS_MAX
    assert LIMITS.hold_first_s >= 1.0, "a reply of a second is one post"
