"""Which suggestion somebody wants who says it in words, and what says nothing of one."""

import pytest

from bot.reply import Choice
from bot.skills.code.taking import taken_in_words

SHOWN = (
    Choice("Take 1: simple", "/take 1 #aaaaaaaa"),
    Choice("Take 2: fast", "/take 2 #bbbbbbbb"),
    Choice("🔄 Try again", "/again"),
)


@pytest.mark.parametrize(
    "text",
    [
        "take 2",
        "Take 2: fast",
        "fast",
        "the fast one",
        "I'll take 2",
        "i'd like the second one please",
        "number 2",
        "#2",
        "option 2",
        "let's go with the fast version",
        "ok, give me the second",
        "the 2 one",
        "can I have number 2?"[:-1],
        "I want the fast one, please!",
        "i prefer 2 (fast)",
    ],
)
def test_one_is_named(text: str) -> None:
    assert taken_in_words(text, SHOWN) == "2 #bbbbbbbb"


@pytest.mark.parametrize(
    "text",
    [
        "take 3",
        "both",
        "make it fast",
        "is the fast one right?",
        "the fast one does not work",
        "take 2 arguments",
        "the second line is wrong",
        "which one is the fast one?",
        "not 2",
        "2 or 1",
        "please be simple",
        "take it slow",
        "first explain it",
        "add 2",
        "try again",
    ],
)
def test_none_is_named(text: str) -> None:
    assert taken_in_words(text, SHOWN) == ""
    assert taken_in_words("take 2", ()) == ""
