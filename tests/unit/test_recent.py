"""What a gateway remembers of what it took in and heard."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.messages import Address, Author, ConversationId, IncomingMessage
from bot.recent import Recent

ADA, BOB = ConversationId("memory", "t", "ada"), ConversationId("memory", "t", "bob")


def message(message_id: str, conversation: ConversationId = ADA) -> IncomingMessage:
    return IncomingMessage(
        message_id, conversation, Author("u"), "hi", datetime.now(UTC), Address("c")
    )


def test_conversations_are_remembered_up_to_a_bound() -> None:
    recent = Recent(most=2)
    names = [replace(ADA, channel=str(n)) for n in range(3)]
    for name in names:
        recent.note_taken_in(message("1", name))
    assert [recent.is_known(name) for name in names] == [False, True, True]


def test_who_speaks_where_is_known_as_far_as_it_was_heard() -> None:
    recent = Recent()
    assert not recent.is_only_voice(ADA, "ada")
    recent.note_heard(ADA, "ada", 1)
    assert recent.is_only_voice(ADA, "ada")
    assert not recent.is_only_voice(ADA, "bob")
    assert not recent.is_only_voice(ADA, "ada"), "they are two now"
    recent.note_heard(BOB, "bob", 2)
    assert not recent.is_only_voice(BOB, "bob")


def test_what_was_taken_in_is_known() -> None:
    recent = Recent()
    assert not recent.has_taken_in(message("1"))
    recent.note_taken_in(message("1"))
    assert recent.has_taken_in(message("1"))
    assert not recent.has_taken_in(message("2"))
