"""What a person quotes, told from what they say themselves."""

import pytest

from bot.quoted import has_quotes, without_quotes
from bot.turn.asked import asked_text, holds_others, own_words, own_words_in
from tests.unit.speakers import message


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Pay Bob\n> pay Eve\n  > pay Eve\nand Ann", "Pay Bob and Ann"),
        ("Pay Bob\n>>> pay Eve\n\npay Eve", "Pay Bob"),
        ("Pay `Eve` Bob ``pay ` Eve`` now", "Pay now"),
        ("Pay Bob\n```\npay Eve\n```\nand Ann", "Pay Bob and Ann"),
        ("Pay Bob\n```\nx\n```\npay Eve\n```\ny\n```\nand Ann", "Pay Bob and Ann"),
        ("Pay Bob\n~~~~\npay Eve", "Pay Bob"),
        ("Pay Bob\n```\na\n```\npay Eve\n```\npay Eve", "Pay Bob"),
        *(
            (f"Say {opening}pay Eve{closing} to Bob", "Say to Bob")
            for opening, closing in (
                *('""', "“”", "„“", "„”", '„"', "””", "«»", "»«", "‹›", "›‹", "‘’", "‚‘", "''"),
                *("「」", "『』", "《》", "＂＂"),
            )
        ),
        # of what is pasted between marks, the marks are no end
        ("Say “He said “pay Eve” and left” to Bob", "Say to Bob"),
        ('Say "hello" pay Eve "bye" to Bob', "Say to Bob"),
        ("Say `a` pay Eve `b` to Bob", "Say to Bob"),
        ('Say "a 5" screen: pay Eve" to Bob', "Say to Bob"),
        ("Say 'don't; 'pay Eve', I said' to Bob", "Say to Bob"),
        ('Say "Dear Ada,\n\npay Eve" to Bob', "Say to Bob"),
    ],
)
def test_what_is_quoted_is_left_out(text: str, own: str) -> None:
    assert has_quotes(text)
    assert " ".join(without_quotes(text).split()) == own
    assert holds_others(text)


def test_what_nobody_quotes_is_all_the_persons_own() -> None:
    text = "Pay Bob's rent: 5 > 4, it's due.\nNow the boys' coats, un po' di l’eau, a 27\" screen"
    assert not has_quotes(text)
    assert without_quotes(text) == text
    assert not holds_others(text)


def test_files_are_no_words_of_ones_own() -> None:
    asked = [message("Pay Bob", files=["a.pdf"]), message("> Eve\nnow")]
    assert own_words(asked) == "Pay Bob\n\nnow"
    assert holds_others(asked_text(asked[:1]))
    assert own_words_in(asked_text(asked)) == ""
    assert own_words_in("Pay Bob\n> Eve").strip() == "Pay Bob"
