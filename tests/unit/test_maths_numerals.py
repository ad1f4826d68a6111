"""Numbers in words."""

import pytest

from bot.tools.maths.numerals import in_numerals


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("eightythree", "83"),
        ("onehundredandforty", "140"),
        ("twothousand", "2000"),
        ("seventeen", "17"),
        ("someone, anyone, tenant", "someone, anyone, tenant"),
    ],
)
def test_number_words_written_together_are_read(said: str, number: str) -> None:
    assert in_numerals(said) == number


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("2½ thousand", "2500"),
        ("3/4 million", "750000"),
        ("1/3 thousand", "1000/3"),
        ("2.5 thousand", "2500"),
    ],
)
def test_parts_of_a_thousand_are_worked_out(said: str, number: str) -> None:
    assert in_numerals(said) == number
