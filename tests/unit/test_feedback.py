"""Ratings of replies, on a real Valkey: kept, replaced by newer ones, exported."""

import json
from dataclasses import replace

import pytest

from bot.feedback import Feedback, as_json
from bot.messages import ConversationId, Rating
from bot.store.client import Store

PLACE = ConversationId("slack", "T1", "C1", "1.0")
BAD = Rating(PLACE, "turn1", "U1", False, 1_795_000_000.0)


async def test_of_one_persons_ratings_of_a_reply_the_newest_counts(store: Store) -> None:
    feedback = Feedback(store)
    await feedback.keep(BAD)
    explained = replace(BAD, at=BAD.at + 5, reason="too long", correction="42")
    await feedback.keep(explained)
    other = replace(BAD, author="U2", is_good=True, at=BAD.at + 9)
    await feedback.keep(other)
    assert [rating async for rating in feedback.all()] == [explained, other]


async def test_what_was_only_concluded_takes_the_place_of_no_rating(store: Store) -> None:
    feedback = Feedback(store)
    praised = replace(BAD, is_good=True)
    explained = replace(BAD, turn_id="turn2", reason="too long", correction="42", at=BAD.at + 1)
    concluded = replace(BAD, turn_id="turn3", at=BAD.at + 2)
    await feedback.keep(praised)
    await feedback.keep(explained)
    for turn_id in ("turn1", "turn2"):
        said = replace(BAD, turn_id=turn_id, correction="no, I meant 43", at=BAD.at + 9)
        await feedback.keep(said, was_given=False)
    await feedback.keep(concluded, was_given=False)
    assert [rating async for rating in feedback.all()] == [praised, explained, concluded]


@pytest.mark.parametrize("is_thumb_first", [True, False])
async def test_a_thumb_down_and_the_correction_in_words_are_one_rating(
    store: Store, is_thumb_first: bool
) -> None:
    feedback = Feedback(store)
    thumb = replace(BAD, reason="wrong")
    said = replace(BAD, correction="no, I meant 42")
    for rating in (thumb, said) if is_thumb_first else (said, thumb):
        await feedback.keep(rating, was_given=rating is thumb)
    both = replace(BAD, reason="wrong", correction="no, I meant 42")
    assert [rating async for rating in feedback.all()] == [both]


async def test_ratings_come_oldest_month_first_from_every_account(store: Store) -> None:
    feedback = Feedback(store)
    later = replace(BAD, at=BAD.at + 40 * 86_400)
    elsewhere = replace(BAD, conversation=replace(PLACE, account="T0"), at=BAD.at + 3)
    for rating in (later, elsewhere, BAD):
        await feedback.keep(rating)
    found = [rating async for rating in feedback.all()]
    assert found[-1] == later
    assert {rating.conversation.account for rating in found[:2]} == {"T0", "T1"}


def test_an_exported_rating_is_one_line_of_json() -> None:
    line = as_json(replace(BAD, reason="two\nlines"))
    assert "\n" not in line
    assert json.loads(line) == {
        "at": "2026-11-18T11:06:40+00:00",
        "conversation": "slack:T1:C1:1.0",
        "turn": "turn1",
        "author": "U1",
        "is_good": False,
        "reason": "two\nlines",
        "correction": "",
    }
