"""Equations with roots and bars as problems of the learner's own: squaring is a step in working
them, and what solves only the squared line is refused."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.exercises import problems
from bot.tools.maths.checker import MathsChecker
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "That looks right, well done! What is next?"
PLAIN = "Look at it once more. What do you see?"


@pytest.mark.parametrize(
    "brought",
    [
        "sqrt(x+2) = x",
        "help me solve √(x+2) = x",
        "help me solve the square root of (x+2) = x",
    ],
)
async def test_squaring_is_a_step_and_what_it_brings_in_is_refused(
    brought: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert "Let us work on `√(x+2) = x`" in await learner.says(brought)
    said = await learner.says("x + 2 = x^2")
    assert said.startswith("Right so far: `x + 2 = x^2`. Squaring may bring in")
    assert (await learner.says("x^2 - x - 2 = 0")).startswith("Right so far: `x^2 - x - 2 = 0`.")
    assert "(x-2)(x+1) = 0" in await learner.says("(x-2)(x+1) = 0")
    refused = "Put `x = -1` into the problem: the left side comes to 1, the right side to -1."
    for answer in ("x = 2 or x = -1", "x = -1", "-1", "2 and -1"):
        said = await learner.says(answer)
        assert said.startswith(refused)
        assert "well done" not in said
    assert (await learner.says("x = 2")).startswith("✅ Right. With `x = 2` both sides come to 2")


async def test_bars_are_read_and_one_solution_of_two_is_not_all(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert "Let us work on `|x| = 3`" in await learner.says("help me solve |x| = 3")
    said = await learner.says("x = 3")
    assert said.startswith("`x = 3` is a solution, but not the only one")
    assert "well done" not in said
    assert (await learner.says("x = 3 or x = -3")).startswith("✅ Right.")
    assert "Let us work on `|x| = 3`" in await learner.says("|x| = 3")
    fresh = Learner(skill, AnsweringModel(lambda _: PRAISE))
    said = await fresh.says("|x| = 3, i got x = 3 or x = -3, is this right?")
    assert said.startswith("✅ Right.")


@pytest.mark.parametrize(
    ("problem", "attempt", "told"),
    [
        ("|2x + 1| = 5", "2x + 1 = 5 or 2x + 1 = -5", ""),
        ("|2x + 1| = 5", "2x + 1 = ±5", ""),
        ("|2x + 1| = 5", "2x + 1 = 5", "a solution was lost"),
        ("|2x + 1| = 5", "(2x + 1)^2 = 25", ""),
        ("|2x + 1| = 5", "x = 2 or x = -3 or x = 4", "Put `x = 4` into the problem"),
        ("|x| = 2x - 3", "x = 2x - 3 or x = -(2x - 3)", "Squaring or leaving out the bars may"),
        ("|x| = 2x - 3", "x^2 = (2x - 3)^2", "Squaring or leaving out the bars may"),
        ("√(x + 2) = x", "x + 2 = x", "something is off"),
        ("√(x + 2) = x", "(x + 2)^2 = x^2", "something is off"),
        ("√(x + 2) = x", "x + 2 = x^2\nx + 1 = x^2", "In `x + 1 = x^2` something is off"),
        ("√(x - 1) + 1 = x", "√(x - 1) = x - 1\nx - 1 = (x - 1)^2", ""),
        ("√(x - 5) = √(1 - x)", "x - 5 = 1 - x", "Squaring may"),
        ("3x = 9", "x^2 = 9", "a solution came in"),
    ],
)
async def test_a_line_follows_that_is_the_one_before_squared_where_that_has_a_root_or_bars(
    problem: str, attempt: str, told: str, maths: MathsChecker
) -> None:
    followed = await problems.follow((problem,), attempt, maths)
    assert followed is not None
    assert told in followed.says
    assert bool(followed.says) is bool(told)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("help me solve |x - 1| = 3", "|x - 1| = 3"),
        ("solve 2|x| + 1 = 7", "2|x| + 1 = 7"),
        ("solve sqrt(2x) = 4", "√(2x) = 4"),
        ("a table | x = 3 | y = 4 |", ""),
        ("what is P(A|B) = 3?", ""),
        ("solve |x = 3", ""),
    ],
)
async def test_an_equation_with_roots_or_bars_is_read_whole_or_not_at_all(
    text: str, line: str, maths: MathsChecker
) -> None:
    found = await problems.find(text, maths)
    assert (found.line if found else "") == line


@pytest.mark.parametrize(
    ("problem", "wrong", "right"),
    [
        ("x^2 < 2", "x < √2", "-√2 < x < √2"),
        ("x^2 < 2", "-√3 < x < √3", "x < √2 and x > -√2"),
        ("x^2 > 3", "x > √3", "x > √3 or x < -√3"),
        ("2x^2 <= 6", "-√3 < x < √3", "x^2 <= 3\n-√3 <= x <= √3"),
        ("x^2 - 2x < 1", "1 < x < 1 + √2", "1 - √2 < x < 1 + √2"),
        ("x^2 < 8", "-2√3 < x < 2√3", "-2√2 < x < 2√2"),
    ],
)
async def test_an_inequality_may_end_at_a_root(
    skill: Skill, problem: str, wrong: str, right: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {problem}")
    assert "something is off" in await learner.says(wrong)
    assert (await learner.says(right)).startswith("✅ Right.")


async def test_the_answer_to_an_inequality_that_ends_at_a_root_is_told_exactly(
    skill: Skill,
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says("help me solve 2x^2 < 3")
    assert "**-√(1.5) < x < √(1.5)**" in await learner.says("show me the answer")


async def test_a_root_of_a_square_is_still_to_be_worked_out(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says("help me solve x^2 < 4")
    assert "still something to work out" in await learner.says("-√4 < x < √4")
