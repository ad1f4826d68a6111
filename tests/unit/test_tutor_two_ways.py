"""Fractions that are made wider in one row, 3x2/4x2, which reads in two ways."""

import pytest

from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.maths.written import two_ways
from bot.tools.maths.checker import MathsChecker

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("3/4", "3x2/4x2 = 6/8"),
        ("3/4 + 1/8", "3x2/4x2 = 6/8, 6/8 + 1/8 = 7/8"),
        ("3/4 + 1/8", "3x2/4x2 + 1/8 = 6/8 + 1/8 = 7/8"),
        ("2/3 + 1/4", "2x4/3x4 + 1x3/4x3 = 8/12 + 3/12 = 11/12"),
        ("6 × 2/4 × 2", "6 × 2/4 × 2 = 6"),
        ("2 × 4/3 × 4", "8/12"),
    ],
)
async def test_a_fraction_made_wider_is_right_as_it_is_meant(
    problem: str, said: str, maths: MathsChecker
) -> None:
    followed = await problems.follow((problem,), said, maths)
    assert followed
    assert followed.is_solved
    assert "does not come out" not in followed.says


async def test_by_itself_it_is_true(maths: MathsChecker) -> None:
    followed = await problems.follow(("3/4 + 1/8",), "3x2/4x2 = 6/8", maths)
    assert followed
    assert "is true by itself" in followed.says


@pytest.mark.parametrize(
    "said",
    ["3x2/4x2 = 5/8", "3x2/4x3 = 6/8", "3x2/4x2 + 1/8 = 6/8 + 1/8 = 7/16", "3x2/4x2 = 6/8, so 7/9"],
)
async def test_a_wrong_one_stays_wrong(said: str, maths: MathsChecker) -> None:
    followed = await problems.follow(("3/4 + 1/8",), said, maths)
    assert followed
    assert followed.is_off


@pytest.mark.parametrize(
    "said", ["3x2/4x3", "3 × 2/4 × 2 × 5", "5 × 3 × 2/4 × 2", "2/4 × 2", "3x2/4x2y"]
)
async def test_any_other_row_has_no_brackets(said: str) -> None:
    assert two_ways.with_wider(said) == said
