"""Conversation memory: the window, its cut, starting anew, and what is stored."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import (
    ENCODING_VERSION,
    Conversation,
    Memory,
    Remark,
    Source,
    Turn,
    cut_window,
    decode,
    encode,
    estimate_tokens,
    move_window,
    since,
    start_anew,
    turn_tokens,
)
from bot.messages import ConversationId, IncomingMessage
from tests.unit.speakers import message, turn

ANY_TEXT = st.text(st.characters(), max_size=60)  # lone surrogates too
TURNS = st.lists(
    st.builds(
        Turn,
        id=st.text(max_size=9),
        at=st.floats(0, 1e11),
        asked=ANY_TEXT,
        said=ANY_TEXT,
        skill=st.sampled_from(["chat", "code"]),
        outcome=st.sampled_from(["done", "cut", "stopped"]),
    ),
    max_size=12,
)


@given(TURNS, st.integers(-10, 400))
def test_what_stays_in_the_window_fits_its_budget(turns: list[Turn], budget: int) -> None:
    out = cut_window(turns, budget)
    sizes = [turn_tokens(one) for one in turns]
    assert 0 <= out <= len(turns)
    assert sum(sizes[out:]) <= max(0, budget)
    if sum(sizes) <= budget:
        assert out == 0
    elif turns and sizes[-1] <= budget:
        assert out < len(turns)


@given(TURNS, st.integers(0, 400))
def test_after_a_cut_the_window_is_half_empty_or_a_single_turn(
    turns: list[Turn], budget: int
) -> None:
    out = cut_window(turns, budget)
    kept = turns[out:]
    if out and len(kept) > 1:
        assert sum(map(turn_tokens, kept)) <= budget // 2
    if out:
        assert cut_window(kept, budget) == 0


def test_what_each_person_says_of_a_reply_takes_room_in_the_window() -> None:
    ada, eve = Remark("U1", "a" * 300), Remark("U2", "e" * 300)
    alone = turn_tokens(replace(turn("Hi"), remark=eve))
    both = turn_tokens(replace(turn("Hi"), remark=replace(eve, before=(ada,))))
    assert both - alone == alone - turn_tokens(turn("Hi"))


def test_a_last_turn_that_fits_is_not_forgotten_though_it_is_more_than_half() -> None:
    turns = [turn("a" * 300), turn("b" * 300)]
    assert cut_window(turns, turn_tokens(turns[1]) + 5) == 1


@given(TURNS, st.integers(0, 12), st.integers(0, 12))
def test_the_window_is_the_end_of_the_turns_that_are_stored(
    turns: list[Turn], start: int, dropped: int
) -> None:
    stored = tuple(turns[dropped:])
    seen = Conversation(Memory(window_start=start, dropped=dropped), stored)
    assert seen.window == tuple(turns[max(start, dropped) :])


def test_the_window_moves_on_and_stays_where_nothing_is_cut() -> None:
    memory = Memory(window_start=2, summary="s")
    assert move_window(memory, 3) == Memory(window_start=5, summary="s")
    assert move_window(memory, 0) is memory


def test_starting_anew_forgets_what_was_said_and_keeps_what_was_chosen() -> None:
    memory = Memory(
        epoch=4, skill="tutor", summary="s", window_start=9, dropped=3, is_disclosed=True
    )
    assert start_anew(memory) == Memory(epoch=5, skill="tutor", is_disclosed=True)


@given(st.text(st.characters()), st.text(st.characters()))
def test_an_estimate_takes_any_text_and_grows_with_it(one: str, two: str) -> None:
    assert 0 < estimate_tokens(one) <= estimate_tokens(one + two)


@given(TURNS)
def test_every_turn_is_read_back_as_it_was_stored(turns: list[Turn]) -> None:
    for one in turns:
        stored = encode(one)
        assert stored[0] == ENCODING_VERSION
        again = decode(stored, Turn)
        for field in ("asked", "said"):
            text = getattr(one, field)
            if not any("\ud800" <= character <= "\udfff" for character in text):
                assert getattr(again, field) == text
        assert encode(again) == stored


def test_half_an_emoji_becomes_a_replacement_sign_and_nothing_else_changes() -> None:
    written = message("cut \ud83d here 👍 \x00", "Ada\udc4d")
    again = decode(encode(written), IncomingMessage)
    assert again.text == "cut \ufffd here 👍 \x00"
    assert again.author.name == "Ada\ufffd"
    assert again.sent_at == datetime(2026, 11, 25, tzinfo=UTC)
    assert again.conversation == written.conversation


def test_both_halves_of_an_emoji_sent_apart_become_the_emoji() -> None:
    assert decode(encode(turn("\ud83d\udc4d")), Turn).asked == "👍"


def test_what_an_older_release_stored_takes_defaults_and_what_is_new_is_left_out() -> None:
    import msgspec

    old = bytes((1,)) + msgspec.msgpack.encode({"epoch": 3, "mood": "sunny"})
    assert decode(old, Memory) == Memory(epoch=3)
    source = bytes((1,)) + msgspec.msgpack.encode({"message_id": "m1", "length": 5})
    assert decode(source, Source) == Source("m1", 5, is_own_words=True)


@pytest.mark.parametrize("data", [b"", b"\x02\x80", b"\x01\xc1", b"\x01\x90"])
def test_what_cannot_be_read_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        decode(data, Memory)


@pytest.mark.parametrize(
    "conversation",
    [
        ConversationId("slack", "T1", "C1", "1718.002"),
        ConversationId("discord", "dm", "42"),
        ConversationId("web", "site", "v", "a:b:c"),
    ],
)
def test_a_conversations_key_names_it_again(conversation: ConversationId) -> None:
    assert ConversationId.parse(str(conversation)) == conversation


@pytest.mark.parametrize("key", ["", "slack", "slack:T1:C1"])
def test_another_text_is_no_conversation(key: str) -> None:
    with pytest.raises(ValueError, match="unpack"):
        ConversationId.parse(key)


def test_a_press_counts_as_the_same_until_a_moment_after_it_is_answered() -> None:
    before = Conversation(turns=(replace(turn("a cat"), at=1200.0),))
    after = Conversation(turns=(*before.turns, replace(turn("/vary 2"), at=1210.0)))
    first = since(before, 1205.0)
    assert since(before, 1205.3) == since(after, 1210.4) == first
    assert since(after, 1210.6) != first
    assert since(before, 1265.0) != first  # it may have been stopped, which leaves no turn
