"""Sums that are said with "and" are read as sums where they are true, and never where they may be
answers beside one another."""

import pytest

from bot.skills.tutor.maths.written import together


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("1/2 and 1/4 is 3/4", "1/2 + 1/4 = 3/4"),
        ("a half and a quarter is three quarters", "1/2 + 1/4 = 3/4"),
        ("so -5 and 3 is -2", "so -5 + 3 = -2"),
        ("36 and 40 is 76 and 7 is 83", "36 + 40 = 76\n76 + 7 = 83"),
        ("30 and 40 is 70 and 6 and 7 is 13 so 83", "30 + 40 = 70\n6 + 7 = 13 so 83"),
        ("25 and 17 and 8 is 50", "25 + 17 + 8 = 50"),
        ("25, 17 and 8 is 50", "25 + 17 + 8 = 50"),
        ("2 and 1 is 3, .5 and .25 is .75, 3.75", "2 + 1 = 3, .5 + .25 = .75, 3.75"),
        ("3 + 4 is 7 and 1 is 8", "3 + 4 is 7\n7 + 1 = 8"),
        ("10% is 6 and 6 is 12", "10% is 6\n6 + 6 = 12"),
        ("3 x 4 is 12 and 2 is 14", "3 × 4 is 12\n12 + 2 = 14"),
        ("3 x 4 is 12 and 4 x 4 is 16 so 28", "3 × 4 is 12\n4 x 4 = 16 so 28"),
        ("5 and 4 x 4 is 16", "5 and 4 x 4 is 16"),
        ("36 and 40 is 76 and 7 is 84", "36 + 40 = 76 and 7 is 84"),
        *((said, said) for said in ("36 and 40 is 77", "3 and 4 is 12", "x is 2 and 3 is 5")),
        *((said, said) for said in ("x = 2 and x = 3", "one is 2 and the other is 3")),
    ],
)
def test_what_is_true_is_read_as_a_sum_and_nothing_else(said: str, read: str) -> None:
    assert together.in_signs(said) == read


@pytest.mark.parametrize(
    ("said", "stated"),
    [
        ("seven and eight is 16, so 85", "seven and eight is 16"),
        ("I know 36 and 40 is 77, 83", "36 and 40 is 77"),
        *((said, "") for said in ("7 and 8 is 15, so 85", "7 and 8 is 5 carry 1", "3 and 4 is 12")),
        *((said, "") for said in ("12 and 18 is 6", "50 and 75 is 1.25", "4 and 3 is 70")),
        *((said, "") for said in ("48 is 40 and 8", "7 and 8 is 10 and 5", "25, 17 and 8 is 50")),
    ],
)
def test_only_what_can_be_meant_in_no_other_way_is_false(said: str, stated: str) -> None:
    assert together.false_in(said) == stated
