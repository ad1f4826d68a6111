"""What a turn is made of: coalescing, commands, what fits."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.conversation import DOING, Conversation, Memory, Turn
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.reply import Choice
from bot.skills import load_skills
from bot.turn.plan import ANEW, Plan, Room, plan_turn

SKILLS = load_skills(["chat", "tutor", "code"])
ROOM = Room(context_tokens=4000, reply_max_tokens=500, window_tokens=1000, message_max_chars=40_000)


def messages(*texts: str) -> list[IncomingMessage]:
    return [
        IncomingMessage(
            id=f"m{number}",
            conversation=ConversationId("web", "site", "c"),
            author=Author("u", "Ada"),
            text=text,
            sent_at=datetime(2026, 11, 25, tzinfo=UTC),
            address=Address("c"),
            is_direct=True,
        )
        for number, text in enumerate(texts)
    ]


def plan(*texts: str, conversation: Conversation | None = None, answered: int = 0) -> Plan:
    return plan_turn(
        messages(*texts),
        conversation or Conversation(),
        SKILLS,
        "Be kind.",
        "",
        ROOM,
        answered=answered,
    )


def turns(count: int, words: int = 1) -> tuple[Turn, ...]:
    return tuple(
        Turn(f"t{n}", n, "question " * words, "answer " * words, "chat") for n in range(count)
    )


def test_messages_that_wait_together_are_one_turn() -> None:
    assert plan("hey", "quick question", "what is 2 + 2?").asked == (
        "hey\n\nquick question\n\nwhat is 2 + 2?"
    )


@pytest.mark.parametrize("text", ["1", "IT"])
def test_a_number_or_a_label_stands_for_what_was_offered_and_is_not_the_persons_own(
    text: str,
) -> None:
    (last,) = turns(1)
    offering = Conversation(turns=(replace(last, offered=(Choice("It", "see a.example"),)),))
    picked, more = plan(text, "now", conversation=offering).answered
    assert (picked.text, picked.is_own_words) == ("see a.example", False)
    assert (more.text, more.is_own_words) == ("now", True)


@pytest.mark.parametrize("text", ["/again", "/shorter", "/language German"])
def test_what_a_command_about_the_last_reply_asks_is_not_the_persons_own(text: str) -> None:
    (answered,) = plan(text, conversation=Conversation(turns=turns(1))).answered
    assert not answered.is_own_words


def test_choosing_a_skill_ends_what_another_is_in_the_middle_of() -> None:
    busy = Conversation(Memory(kept={DOING: "tutor", "tutor.quiz": "…"}))
    assert plan("B", conversation=busy).skill.name == "tutor"
    chosen = plan("/skill auto", conversation=busy)
    assert chosen.conversation.memory.kept == {"tutor.quiz": "…"}


def test_a_command_is_a_turn_of_its_own_and_order_holds() -> None:
    assert len(plan("hello", "/new", "again").answered) == 1
    assert plan("/new", "again").tell == ANEW
    assert len(plan("/new", "again").answered) == 1
    assert len(plan("a", "b", "/help").answered) == 2


def test_new_forgets_and_answers_what_stands_behind_it() -> None:
    before = Conversation(Memory(epoch=3, skill="tutor", summary="long ago"), turns(2))
    after = plan("/new what is up?", conversation=before)
    assert after.begins_anew
    assert after.asked == "what is up?"
    assert after.conversation == Conversation(Memory(epoch=4, skill="tutor"))


def test_choosing_a_skill_is_remembered_and_told() -> None:
    chosen = plan("/skill tutor")
    assert chosen.conversation.memory.skill == "tutor"
    assert "tutor" in chosen.tell


def test_a_skill_command_answers_this_message_only() -> None:
    asked = plan("/code reverse a list")
    assert (asked.skill.name, asked.asked) == ("code", "reverse a list")
    assert asked.conversation.memory.skill == ""


def test_an_interrupted_turn_is_planned_from_the_same_messages_again() -> None:
    assert len(plan("a", "b", "came later", answered=2).answered) == 2


def test_bad_input_is_answered_with_a_sentence_and_without_the_model() -> None:
    assert "empty" in plan("  \u200b ").tell
    assert "40,001" in plan("x" * 40_001).tell


def test_what_the_model_has_no_room_for_is_refused_with_a_number() -> None:
    assert not plan("word " * 1500).tell
    for text in ("word " * 6000, "字" * 6000, "слово " * 3000):
        told = re.search(r"about ([\d,]+) characters", plan(text).tell)
        assert told
        room = int(told[1].replace(",", ""))
        assert room < len(text)
        assert not plan(text[:room]).tell, "what is said to fit does fit"
        assert plan(text[: room + 200]).tell, "and about that much is all"


@pytest.mark.parametrize(("start", "dropped"), [(0, 0), (5, 5), (9, 5)])
def test_the_window_is_cut_to_what_fits_and_its_start_moves(start: int, dropped: int) -> None:
    before = Conversation(Memory(window_start=start, dropped=dropped), turns(40, words=20))
    after = plan("go on", conversation=before)
    kept = after.conversation.window
    assert 0 < len(kept) < len(before.window)
    assert kept == before.turns[-len(kept) :]
    assert after.conversation.memory.window_start == dropped + 40 - len(kept)
