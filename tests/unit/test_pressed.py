"""What people see who press a button: what stood on it, and not what it sends."""

import pytest

from bot.conversation import Source, Turn
from bot.reply import Choice
from bot.turn import pressed

QUESTION = (Choice("A: 3/5", "A #ioldp"), Choice("B: 5/8", "B #ioldp"))
PICTURE = (
    Choice("Re-roll", "/redraw #a1", stays=True),
    Choice("Change the text", "/reword #a1", asks="The new text"),
)

ASKED_SHORTER = "Please give your last reply again, at most half as long."


def turn(asked: str, *offered: Choice, is_own_words: bool = True) -> Turn:
    source = Source("m", len(asked), is_own_words=is_own_words)
    return Turn("t", 1.0, asked, "said", "chat", offered=offered, sources=(source,))


OFFERED = (turn("/quiz", *QUESTION), turn("a fox", *PICTURE))


@pytest.mark.parametrize(
    ("sends", "seen"),
    [
        ("B #ioldp", "B: 5/8"),
        ("A #ioldp", "A: 3/5"),
        ("/redraw #a1", "Re-roll"),
        ("/reword #a1 a red fox", "Change the text: a red fox"),
        ("/reword #a1", "Change the text"),
        ("/shorter", "Shorter"),
        ("/again", "Again"),
        ("/again quick", "From quick"),
        ("B: 5/8", "B: 5/8"),
        # Nobody offered these.
        ("B #aaaaa", "B #aaaaa"),
        ("/redraw #a12", "/redraw #a12"),
        ("/redraw #a1 at night", "/redraw #a1 at night"),
        ("/reword #a12 a red fox", "/reword #a12 a red fox"),
        ("/shorter please", "/shorter please"),
        ("", ""),
    ],
)
def test_what_a_press_sends_is_seen_as_what_stood_on_the_button(sends: str, seen: str) -> None:
    assert pressed.seen(sends, OFFERED) == seen
    assert pressed.asked(turn(sends, is_own_words=False), OFFERED) == seen
    assert pressed.asked(turn(sends), OFFERED) == sends  # who typed it sees what they typed


def test_what_was_offered_last_under_these_words_is_seen() -> None:
    renamed = turn("again", Choice("Repeat now", "/quiz due"))
    before = (turn("hi", Choice("Repeat it now", "/quiz due")), renamed, *OFFERED)
    assert pressed.asked(turn("/quiz due", is_own_words=False), before) == "Repeat now"


def test_a_press_is_seen_among_messages_that_were_answered_together() -> None:
    parts = ("Ada: B #ioldp", "Bob: B #ioldp, why?")
    sources = (Source("m1", 13, is_own_words=False, name_length=5), Source("m2", 19, name_length=5))
    together = Turn("t", 1.0, "\n\n".join(parts), "said", "chat", sources=sources)
    assert pressed.asked(together, OFFERED) == "Ada: B: 5/8\n\nBob: B #ioldp, why?"


def test_a_follow_up_is_seen_by_its_name_also_where_memory_has_what_it_asks_the_model() -> None:
    shorter = Turn("t", 1.0, ASKED_SHORTER, "said", "chat", command="shorter")
    assert pressed.asked(shorter, ()) == "Shorter"
    assert pressed.asked(Turn("t", 1.0, ASKED_SHORTER, "said", "chat"), ()) == ASKED_SHORTER
