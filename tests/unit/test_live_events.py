"""Events on a live stream: encoding, and edits that lead from one text to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.live_events import (
    Asked,
    Below,
    Doing,
    Event,
    LiveDelivery,
    Option,
    Shown,
    decode_event,
    edit,
    encode_event,
    keep_utf16,
    same_start,
    utf16_length,
)
from bot.errors import CallTooLate
from bot.live import RedisLive
from bot.messages import Address, ConversationId
from bot.ports import OutgoingMessage
from bot.ports.in_time import asking_first
from bot.reply import Choice, Extras, File
from bot.steps import Step
from bot.store.client import Store
from tests.emulators.platform import replaced_after

texts = st.text(st.characters(exclude_categories=["Cs"]))  # Cs: halves of surrogate pairs


@given(texts, texts)
@pytest.mark.parametrize("kind", ["asked", "shown", "doing", "below"])
def test_an_event_survives_its_encoding(kind: str, name: str, text: str) -> None:
    event: Event = {
        "asked": Asked(name, text, 1.5),
        "shown": Shown(name, 3, text, True, True, name, 2.0, (Step(text, "failed"),)),
        "doing": Doing(text, File(name, "image/png", 3, "b", text)),
        "below": Below(name, (Option(text, name),), (File(name, "image/png", 3, "b", text),)),
    }[kind]
    assert decode_event(encode_event(event)) == event


@given(texts)
def test_an_event_is_one_line(text: str) -> None:
    assert b"\n" not in encode_event(Doing(text))
    assert b"\r" not in encode_event(Doing(text))


@given(st.text(st.characters()))
def test_any_text_can_be_encoded(text: str) -> None:
    file = File("a.png", "image/png", 3, "b", text)
    assert decode_event(encode_event(Doing(text))) is not None
    assert decode_event(encode_event(Doing(text, file))) is not None
    assert decode_event(encode_event(Shown("m", 0, text, steps=(Step(text),)))) is not None
    assert decode_event(encode_event(Below("m", (Option(text, text),), (file,)))) is not None


def test_an_event_of_a_newer_release_is_passed_over() -> None:
    assert decode_event(b'{"kind":"danced","steps":3}') is None


@given(texts, texts)
def test_an_edit_leads_from_one_text_to_the_other(before: str, after: str) -> None:
    event = edit("m", before, after, is_final=False)
    assert keep_utf16(before, event.offset) + event.text == after


@given(texts, texts)
def test_an_edit_applied_twice_is_applied_once(before: str, after: str) -> None:
    event = edit("m", before, after, is_final=False)
    assert keep_utf16(after, event.offset) + event.text == after


@given(texts, texts)
def test_text_that_grows_travels_once(before: str, more: str) -> None:
    assert edit("m", before, before + more, is_final=False).text == more


@given(texts, texts)
def test_nothing_equal_is_sent_again(before: str, after: str) -> None:
    kept = same_start(before, after)
    assert before[:kept] == after[:kept]
    assert before[kept : kept + 1] != after[kept : kept + 1] or kept == len(before) == len(after)


@given(texts)
def test_lengths_are_those_of_a_browser(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2


def test_what_is_shown_is_replaced_whole_when_it_is_not_known() -> None:
    assert edit("m", None, "Hello", is_final=True) == Shown("m", 0, "Hello", is_final=True)


async def test_a_post_whose_answer_was_lost_is_found_by_its_id_and_an_edit_alone_is_none(
    store: Store,
) -> None:
    delivery, address = LiveDelivery("web", "site", RedisLive(store)), Address("c1")
    await delivery.post(OutgoingMessage(address, "Here", "k1"))
    await delivery.update(OutgoingMessage(address, "Lost its beginning", "", message_id="k2"))
    assert await delivery.find(address, "k1") == "k1"
    assert await delivery.find(address, "k2") is None
    assert await delivery.find(Address("elsewhere"), "k1") is None


async def test_what_would_set_out_too_late_is_not_published(store: Store) -> None:
    live, address = RedisLive(store), Address("c1")
    delivery = LiveDelivery("web", "site", live)
    conversation = ConversationId("web", "site", "c1")
    half = await delivery.post(OutgoingMessage(address, "Half", "k1", is_final=False))
    before = await live.kept(conversation)
    whole = OutgoingMessage(address, "Half and half", "k1", message_id=half, shown="Half")
    for call in (
        delivery.post(OutgoingMessage(address, "Another", "k2")),
        delivery.update(whole),
        delivery.show_status(address, "Thinking…"),
    ):
        with pytest.raises(CallTooLate), asking_first(replaced_after(0)):
            await call
    assert await live.kept(conversation) == before


async def test_below_an_answer_without_choices_stands_that_it_can_be_tried_again(
    store: Store,
) -> None:
    live, address = RedisLive(store), Address("c1")
    delivery = LiveDelivery("web", "site", live, has_buttons=True)
    own = Extras((Choice("Red", "red"),), takes_rating=True)
    shorter = Extras((Choice("Shorter", "/shorter"),), takes_rating=True)
    extras_by_key = {"k1": Extras(takes_rating=True), "k2": own, "k3": Extras(), "k4": shorter}
    for key, extras in extras_by_key.items():
        await delivery.post(OutgoingMessage(address, "Here", key, extras=extras))
    kept = await live.kept(ConversationId("web", "site", "c1"))
    events = [decode_event(each.data) for each in kept]
    below = [event for event in events if isinstance(event, Below)]
    assert [(each.id, [option.sends for option in each.options]) for each in below] == [
        ("k1", ["/again"]),
        ("k2", ["Red"]),
        ("k4", ["/again", "/shorter"]),  # what config puts below each answer is none of its own
    ]
