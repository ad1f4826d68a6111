"""Steps of which a part is not read, or which say the exercise in another way, are never called
wrong; what is read in the same row is judged without them."""

import pytest

from bot.skills.tutor.maths.exercises.problems import find, follow
from bot.skills.tutor.maths.exercises.unread import left_out
from bot.tools.maths.checker import MathsChecker

pytestmark = pytest.mark.asyncio(loop_scope="session")

SOLVED = "solved"
NOTHING = "nothing"
LOWEST = "simplify 12/18"
PRODUCT = "expand (x+2)(x+3)"
OVER = "differentiate 1/x"
CUBE = "differentiate x^3 + 2x"


async def judged(problem: str, row: str, maths: MathsChecker) -> str:
    """SOLVED, NOTHING, or what is said of a row."""
    found = await find(problem, maths)
    assert found is not None
    followed = await follow((found.line,), row, maths)
    if followed is None or followed.is_solved:
        return SOLVED if followed else NOTHING
    return f"{'off' if followed.is_off else 'so far'}: {followed.says}"


@pytest.mark.parametrize(
    ("problem", "row", "told"),
    [
        (LOWEST, "hcf of 12 and 18 is 6, 2/3", SOLVED),
        (LOWEST, "hcf of 12 and 18 is 6", NOTHING),
        (LOWEST, "hcf of 12 and 18 is 6, 3/4", "off: `3/4` is not equal to `12/18`"),
        ("help me with 1/12 + 1/18", "lcm of 12 and 18 is 36, 3/36 + 2/36 = 5/36", SOLVED),
        (LOWEST, "top = 2", NOTHING),
        (PRODUCT, "x times x = x^2, x times 3 is 3x", "so far: `x * x = x^2` and `x * 3 = 3x` are"),
        (PRODUCT, "x times x = x^3", "off: `x * x = x^3` does not come out."),
        (PRODUCT, "x^2, 3x, 2x, 6", "so far: These are its terms"),
        ("expand 2(x+3)", "2 x x = 2x, 2 x 3 = 6, 2x + 6", SOLVED),
        ("expand 2(x+3)", "the answer = 2x + 5", "off: `2x + 5` is not equal"),
        ("factorise x^2 + 5x + 6", "x = -2, x = -3 so (x+2)(x+3)", SOLVED),
        ("factorise x^2 + 5x + 6", "factors: 1 and 6, 2 and 3. 2+3=5 so (x+2)(x+3)", SOLVED),
        (OVER, "x^-1 so -x^-2", SOLVED),
        (OVER, "x^-1", "so far: `x^-1` is equal to `1/x`, and not the result yet."),
        (OVER, "dy/dx = x^-1", "off: `x^-1` is not the derivative."),
        ("integrate x(x+1)", "x^2 + x so x^3/3 + x^2/2 + c", SOLVED),
        (CUBE, "d/dx x^3 = 3x^2", "so far: `d/dx x^3 = 3x^2` is true by itself."),
        (CUBE, "d/dx x^3 = 2x^2", "off: `d/dx x^3 = 2x^2` does not come out."),
        (CUBE, "the derivative of x^3 + 2x is 3x^2", "off: `3x^2` is not the derivative."),
    ],
)
async def test_a_step_is_called_wrong_only_where_it_was_read(
    problem: str, row: str, told: str, maths: MathsChecker
) -> None:
    assert (await judged(problem, row, maths)).startswith(told)


@pytest.mark.parametrize(
    ("attempt", "says", "left"),
    [
        ("so hcf of 12 and 18 = 6, 3x = 9", "`18 = 6` does not come out.", "3x = 9"),
        ("i added 12 and 18 = 31", "`18 = 31` does not come out.", ""),
        ("divide by 3: x = 4", "Put `x = 4` into the problem", "divide by 3: x = 4"),
        ("i think it is 52", "In `52` something is off", "i think it is 52"),
        ("1 km is 100 m", "`1 km` is not equal to `2 km`.", "1 km is 100 m"),
    ],
)
async def test_the_step_that_was_not_read_is_left_out(attempt: str, says: str, left: str) -> None:
    assert left_out(attempt, says, "3x + 2 = 11") == left


@pytest.mark.parametrize("piece", ["hcf of 12 and ", "1 = ", "and 6 ", "so 2, "])
async def test_a_long_attempt_is_read_to_its_end(piece: str) -> None:
    text = (piece * 2_000)[:2_000]
    assert left_out(text, "`6` is not equal to `7`.", "Simplify 6/7") is not None
