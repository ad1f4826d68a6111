"""One side of an equation that is written alone is read with what stands on the other."""

import pytest

from bot.skills.tutor.maths.exercises import problems
from bot.tools.maths.checker import MathsChecker

pytestmark = pytest.mark.asyncio(loop_scope="session")

SQUARE = "x^2 + 5x + 6 = 0"


@pytest.mark.parametrize(
    ("problem", "said", "line"),
    [
        (SQUARE, "(x+2)(x+3)", "(x+2)(x+3) = 0"),
        (SQUARE, "so (x + 2)(x + 3)", "(x + 2)(x + 3) = 0"),
        (SQUARE, "x(x+2) + 3(x+2)", "x(x+2) + 3(x+2) = 0"),
        ("x^2 = 5x", "x(x-5)", "x(x-5) = 0"),
        ("x^2 = 9", "(x-3)(x+3)", "(x-3)(x+3) = 0"),
        ("2(x+3) = 14", "2x + 6", "2x + 6 = 14"),
        ("3x + 2x = 10", "5x", "5x = 10"),
        ("(x+1)(x+2) = 6", "x^2 + 3x + 2", "x^2 + 3x + 2 = 6"),
        ("2x^2 + 6x + 4 = 0", "(x+1)(x+2)", "(x+1)(x+2) = 0"),
    ],
)
async def test_what_is_equal_to_a_side_is_a_step(
    maths: MathsChecker, problem: str, said: str, line: str
) -> None:
    followed = await problems.follow((problem,), said, maths)
    assert followed is not None
    assert (followed.lines[-1], followed.is_solved, followed.says) == (line, False, "")


@pytest.mark.parametrize("said", ["(x+1)(x+6)", "(x-2)(x-3)", "(x+2)(x-3)"])
async def test_a_wrong_product_in_place_of_the_whole_is_off(maths: MathsChecker, said: str) -> None:
    followed = await problems.follow((SQUARE,), said, maths)
    assert followed is not None
    assert "something is off" in followed.says


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (SQUARE, "x + 2"),
        (SQUARE, "x(x+5)"),
        (SQUARE, "x^2"),
        (SQUARE, "x"),
        (SQUARE, "x^2 + 5x + 6"),
        ("x^2 - 9 = 0", "(x-3)^2"),
        ("x^2 - 9 = 0", "(x-3)(x-3)"),
        ("x^2 + 6x + 5 = 0", "(x+3)^2"),
        ("2(x+3) = 14", "2x + 3"),
        ("3x + 2 = 11", "3x"),
    ],
)
async def test_of_anything_else_nobody_knows(maths: MathsChecker, problem: str, said: str) -> None:
    assert await problems.follow((problem,), said, maths) is None
