"""What a gateway keeps in mind while Redis is away."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.lobby import Lobby
from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.ports import as_it_is

ADA, BOB = ConversationId("memory", "t", "ada"), ConversationId("memory", "t", "bob")


def message(message_id: str, conversation: ConversationId = ADA) -> IncomingMessage:
    return IncomingMessage(
        message_id, conversation, Author("u"), "hi", datetime.now(UTC), Address("c")
    )


def keep(lobby: Lobby, kept: IncomingMessage, *, is_for_us: bool = True) -> bool:
    return lobby.keep(kept, as_it_is(kept), is_for_us=is_for_us)


def test_what_waits_goes_in_the_order_of_its_conversation() -> None:
    lobby = Lobby()
    one, two, other = message("1"), message("2"), message("3", BOB)
    for each in (one, two, other, one):
        assert keep(lobby, each)
    assert lobby.of(ADA) == (one, two)
    assert lobby.before(two) == (one,)
    assert lobby.before(message("new")) == (one, two)
    assert lobby.conversations == (ADA, BOB)
    lobby.put_last(ADA)
    assert lobby.conversations == (BOB, ADA)
    for each in (one, two, other, two):
        lobby.let_go(each)
    assert lobby.conversations == ()


def test_of_what_waits_the_last_change_counts_in_whichever_order_they_come() -> None:
    lobby = Lobby()
    first = message("1")
    older, newer = (replace(first, text=f"{at}", edited_at=at) for at in (10.0, 20.0))
    keep(lobby, first)
    lobby.change(newer)
    lobby.change(older)
    assert lobby.changed(first) == newer
    gone = replace(newer, text="", is_deleted=True)
    lobby.change(gone)
    lobby.change(replace(newer, edited_at=30.0))
    assert lobby.changed(first) == gone


def test_no_more_is_kept_than_there_is_room_for() -> None:
    lobby = Lobby(waiting_max=2)
    assert [keep(lobby, message(str(n))) for n in range(3)] == [True, True, False]
    lobby.let_go(message("0"))
    assert keep(lobby, message("3"))


def test_what_may_be_for_others_takes_half_of_the_room() -> None:
    lobby = Lobby(waiting_max=4)
    unsure = [keep(lobby, message(str(n)), is_for_us=False) for n in range(3)]
    assert unsure == [True, True, False]
    assert [keep(lobby, message(str(n))) for n in range(3, 6)] == [True, True, False]
    assert [each.id for each in lobby.certain_of(ADA)] == ["3", "4"]


def test_what_is_not_for_us_yet_may_be_until_the_others_have_taken_in_what_waits_there() -> None:
    lobby = Lobby()
    keep(lobby, message("1"), is_for_us=False)
    keep(lobby, message("2"))
    may = [lobby.may_become_ours(message("1"), at) for at in (10.0, 14.0, 16.0)]
    assert may == [True, True, False]
    assert not lobby.may_become_ours(message("2"), 10.0), "it is, and was refused"


def test_each_conversation_is_told_once_in_an_outage() -> None:
    lobby = Lobby()
    assert lobby.note_failure(100.0), "it is worth a line in the log"
    assert not lobby.note_failure(100.5)
    assert lobby.is_to_be_told(ADA, "away")
    assert lobby.is_to_be_told(BOB, "away")
    lobby.note_answer(0.01, 0.0)  # it blinks
    lobby.note_failure(102.0)
    assert not lobby.is_to_be_told(ADA, "away")
    lobby.note_answer(0.01, 0.0)
    lobby.note_failure(164.0)
    assert lobby.is_to_be_told(ADA, "away")


def test_an_outage_long_after_another_is_told_of_though_nothing_came_between() -> None:
    lobby = Lobby()
    lobby.note_failure(100.0)
    assert lobby.is_to_be_told(ADA, "away")
    lobby.note_failure(500.0)  # delivered again by the platform
    assert not lobby.is_to_be_told(ADA, "away")
    lobby.note_failure(2_000.0)
    assert lobby.is_to_be_told(ADA, "away")


def test_a_redis_that_is_slow_is_one_outage_until_it_is_quick_again() -> None:
    lobby = Lobby()
    for at_s in (100.0, 190.0, 280.0):
        lobby.note_failure(at_s, is_away=False)  # somebody waits for long
        assert lobby.is_to_be_told(ADA, "away") == (at_s == 100.0)
        lobby.note_answer(0.5, 0.0)
    lobby.note_answer(0.01, 0.0)
    lobby.note_failure(370.0, is_away=False)
    assert lobby.is_to_be_told(ADA, "away")


def test_an_outage_behind_a_slow_one_is_told_of() -> None:
    lobby = Lobby()
    lobby.note_failure(100.0, is_away=False)
    assert lobby.is_to_be_told(ADA, "away")
    lobby.note_answer(2.0, 0.0)
    lobby.note_failure(170.0)
    assert lobby.is_to_be_told(ADA, "away")


def test_who_could_not_be_told_is_told_next_time() -> None:
    lobby = Lobby()
    lobby.note_failure(0.0)
    assert lobby.is_to_be_told(ADA, "away")
    lobby.was_not_told(ADA, "away")
    assert lobby.is_to_be_told(ADA, "away")


def test_what_others_keep_is_waited_for_behind_a_failure_or_a_slow_answer() -> None:
    lobby = Lobby()
    lobby.note_answer(0.01, 100.0)
    assert not lobby.was_in_trouble(100.0)
    lobby.note_answer(0.7, 110.0)
    assert [lobby.was_in_trouble(at) for at in (111.0, 114.0)] == [True, False]
    lobby.note_failure(120.0)
    assert [lobby.was_in_trouble(at) for at in (121.0, 124.0)] == [True, False]
