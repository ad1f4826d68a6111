"""Fractions that are made wider in one row, 3x2/4x2, which reads in two ways."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.maths.written import two_ways
from bot.tools.maths.checker import MathsChecker
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("3/4", "3x2/4x2 = 6/8"),
        ("3/4 + 1/8", "3x2/4x2 = 6/8, 6/8 + 1/8 = 7/8"),
        ("3/4 + 1/8", "3x2/4x2 + 1/8 = 6/8 + 1/8 = 7/8"),
        ("2/3 + 1/4", "2x4/3x4 + 1x3/4x3 = 8/12 + 3/12 = 11/12"),
        ("6 × 2/4 × 2", "6 × 2/4 × 2 = 6"),
        ("2/3 × 4/5", "2x4/3x5 = 8/15"),
        ("2/5 × 3/4", "3x2/4x5 = 6/20 = 3/10"),
        ("1/2 × 4/3", "1x4/2x3 = 4/6"),
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
    [
        "3x2/4x2 = 5/8",
        "3x2/4x3 = 6/8",
        "3x2/4x3 = 6/11",
        "3x2/4x2 + 1/8 = 6/8 + 1/8 = 7/16",
        "3x2/4x2 = 6/8, so 7/9",
    ],
)
async def test_a_wrong_one_stays_wrong(said: str, maths: MathsChecker) -> None:
    followed = await problems.follow(("3/4 + 1/8",), said, maths)
    assert followed
    assert followed.is_off


@pytest.mark.parametrize(
    "said",
    [
        "3 × 2 / 4 × 3",
        "3x2/4x2x5",
        "5x3x2/4x2",
        "3 × 2/4 × 2 × 5",
        "5 × 3 × 2/4 × 2",
        "2/4 × 2",
        "3x2/4x2y",
    ],
)
async def test_any_other_row_has_no_brackets(said: str) -> None:
    assert two_ways.with_wider(said) == said


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("8 × 3 / 4 × 3", "2"),
        ("6 × 2 / 3 × 2", "2"),
        ("12 × 2 / 3 × 2", "4"),
        ("2 × 4/3 × 4", "8/12"),
        ("2 × 4/3 × 5", "8/15"),
    ],
)
async def test_an_exercise_that_reads_in_two_ways_is_asked_back(
    problem: str, said: str, maths: MathsChecker
) -> None:
    followed = await problems.follow((problem,), said, maths)
    assert followed
    assert not followed.is_solved
    assert not followed.is_off
    assert "reads in two ways" in followed.says


@pytest.mark.parametrize(
    ("row", "mark"),
    [
        ("2/3 x 4/5 = 2x4/3x5 = 8/15", "✅"),
        ("2x4/3x4 = 8/12", "❔"),
        ("2x4/3x4 = 9/12", "❌"),
        ("2/3 x 4/5 = 2x4/3x5 = 8/16", "❌"),
        ("8 x 3 / 4 x 3 = 2", "❔"),
    ],
)
async def test_homework_reads_it_so(row: str, mark: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look again."))
    reply = await learner.says(f"check my homework:\n1) {row}\n2) 3x = 12, x = 4")
    assert f"1. {mark}" in reply
