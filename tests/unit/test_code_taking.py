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
        "can I have number 2?",
        "Could I have the 2nd one, please?",
        "the 2nd",
        "2nd one please",
        "number two",
        "take two",
        "option two, please",
        "two",
        "take the last one",
        "the last",
        "the latter",
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
        "take one",
        "give me two",
        "I want two",
        "the last line",
        "the 3rd",
        "the second one?",
        "the last one fails",
        "number three",
        "one",
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


def test_of_three_the_last_is_the_third() -> None:
    shown = (*SHOWN[:2], Choice("Take 3: careful", "/take 3 #cccccccc"))
    assert taken_in_words("the last one", shown) == "3 #cccccccc"
    assert taken_in_words("number one", shown) == "1 #aaaaaaaa"
    assert taken_in_words("the latter", shown) == ""
    assert taken_in_words("the last one", SHOWN[:1]) == ""
