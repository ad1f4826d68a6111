"""Several statements in one row, parted by words, commas or spaces alone: each is judged by itself
before anything is called wrong."""

import pytest

from bot.skills.tutor.maths.exercises import own_answers
from bot.skills.tutor.maths.exercises.problems import find, follow
from bot.skills.tutor.maths.written.told import told_because
from bot.tools.maths.checker import MathsChecker

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINEAR = "help me solve 3x + 2 = 11"
LOWEST = "help me simplify 12/18"
FACTORS = "help me factor x^2 + 5x + 6"
METRES = "help me convert 2.5 km to m"
LIKE = "help me simplify 3x + 2y - x + 5y"
CASES = "help me solve x^2 - 5x + 6 = 0"
BELOW = "help me solve 2x > 8"
FORMULA = "make x the subject of y = 3x - 2"
SOLVED = "solved"
SO_FAR = "so far: "
OFF = "off: "


async def judged(problem: str, row: str, maths: MathsChecker) -> str:
    """SOLVED, or what is said of a row."""
    found = await find(problem, maths)
    assert found is not None
    followed = await follow((found.line,), row, maths)
    assert followed is not None
    if followed.is_solved:
        return SOLVED
    return f"{OFF if followed.is_off else SO_FAR}{followed.says}"


@pytest.mark.parametrize(
    ("problem", "row"),
    [
        (LINEAR, "3x = 9 x = 3"),
        (LINEAR, "3x + 2 - 2 = 11 - 2 3x = 9 x = 3"),
        (LINEAR, "3x = 9 9/3 = 3 x = 3"),
        (CASES, "(x-2)(x-3) = 0 x = 2 x = 3"),
        (CASES, "x - 2 = 0 x = 2 x - 3 = 0 x = 3"),
        (BELOW, "2x > 8 x > 4"),
        ("help me with 3/4 + 1/8", "3/4 = 6/8 6/8 + 1/8 = 7/8"),
        (LOWEST, "12/6 = 2 and 18/6 = 3 so 2/3"),
        (LOWEST, "i did 12/6 = 2 and 18/6 = 3 so its 2/3"),
        (FACTORS, "2*3=6 2+3=5 so (x+2)(x+3)"),
        (FACTORS, "(x+2)(x+3) because 2+3=5 and 2*3=6"),
        (FACTORS, "a = 2 and b = 3 so (x+2)(x+3)"),
        ("help me expand (x+2)(x+3)", "x*x = x^2 and 3x + 2x = 5x and 2*3 = 6 so x^2 + 5x + 6"),
        (METRES, "1 km = 1000 m, 2500 m"),
        (METRES, "1 km = 1000 m 2500 m"),
        (METRES, "2 km = 2000 m and 0.5 km = 500 m so 2500 m"),
        ("help me convert 250 cm to m", "1 m = 100 cm, 250 / 100 = 2.5"),
    ],
)
async def test_where_each_statement_is_right_the_row_is(
    problem: str, row: str, maths: MathsChecker
) -> None:
    assert await judged(problem, row, maths) == SOLVED


@pytest.mark.parametrize(
    ("problem", "row", "shows"),
    [
        (LOWEST, "top: 12/6 = 2, bottom: 18/6 = 3", f"{SO_FAR}`12/6 = 2` and `18/6 = 3` are true"),
        (LIKE, "3x - x = 2x and 2y + 5y = 7y", f"{SO_FAR}`3x - x = 2x` and `2y + 5y = 7y` are"),
        (LINEAR, "11-2=9 9/3=3", f"{SO_FAR}`11-2=9` and `9/3=3` are true by themselves."),
        (FACTORS, "a = 2 and b = 3", f"{SO_FAR}I cannot check `a = 2`: the exercise has no `a`."),
        (LINEAR, "3x = 9 x = 4", f"{OFF}Put `x = 4` into the problem"),
        (LINEAR, "3x = 9 x = 3 x = 4", f"{OFF}Put `x = 4` into the problem"),
        (LINEAR, "3x + 2 - 2 = 11 - 2 3x = 9 x = 4", f"{OFF}Put `x = 4` into the problem"),
        (LINEAR, "3x = 8 x = 3", f"{OFF}In `3x = 8` something is off"),
        (LINEAR, "3x = 13 x = 13/3", f"{OFF}In `3x = 13` something is off"),
        (LINEAR, "11-2=9 9/3=4", f"{OFF}`11-2=9` is true by itself. `9/3=4` does not come out."),
        (CASES, "x - 2 = 0 x = 2 x - 3 = 0 x = 4", f"{OFF}Put `x = 4` into the problem"),
        (BELOW, "2x > 8 x < 4", f"{OFF}In `x < 4` something is off"),
        (LOWEST, "12/6 = 2 and 18/6 = 4 so 2/3", f"{OFF}`12/6 = 2` is true by itself. `18/6 = 4`"),
        (LOWEST, "12/6 = 2 and 18/6 = 3 so 3/2", f"{OFF}`3/2` is not equal to `12/18`"),
        (FACTORS, "2 + 3 = 6 and 2 x 3 = 5", f"{OFF}`2 + 3 = 6` does not come out."),
        (METRES, "1 km = 1000 m, 250 m", f"{OFF}`1 km = 1000 m` is true by itself. `250 m` is not"),
        (METRES, "1 km = 100 m and 2.5 x 100 = 250", f"{OFF}`100 m` is not equal to `1 km`."),
        (FORMULA, "y - 2 = 3x x = (y-2)/3", f"{OFF}`y - 2 = 3x` does not follow"),
    ],
)
async def test_what_is_true_is_not_called_wrong_and_what_is_wrong_is_named(
    problem: str, row: str, shows: str, maths: MathsChecker
) -> None:
    assert (await judged(problem, row, maths)).startswith(shows)


@pytest.mark.parametrize(
    "row",
    [
        "3x = 9 x = 4 x = 3",
        "x = 2 3*2+2 = 8 x = 3 3*3+2 = 11",
        "3x + 2 = 11 -2 3x = 9",
        "11-2=9 is it 9/3=4",
    ],
)
async def test_a_row_that_may_be_right_is_not_called_wrong_where_nothing_reads_it_as_a_whole(
    row: str, maths: MathsChecker
) -> None:
    followed = await follow(("3x + 2 = 11",), row, maths)
    assert followed is None or not followed.is_off


TWO = "With `x = 2` the left side comes to 8, the right side to 11."


@pytest.mark.parametrize(
    ("problem", "said", "told"),
    [
        (LINEAR, "I tried x = 3 and got 11", SOLVED),
        (LINEAR, "i tried x=2 and got 8 so too small", f"so far: {TWO}"),
        (LINEAR, "with 2 I get 8", f"so far: {TWO}"),
        (LINEAR, "if x is 2 it's 8", f"so far: {TWO}"),
        (LINEAR, "I tried x = 2 and got 7", f"so far: {TWO}"),
        (LINEAR, "if x is 2 then 3x + 2 is 8", f"so far: {TWO}"),
        (LINEAR, "when x = 3, 3x + 2 = 11", SOLVED),
        (LINEAR, "x = 2 and x = 8", "off: In `x = 2 or x = 8` something is off"),
        ("help me solve x^2 = 9", "x = 3 and it is -3", SOLVED),
    ],
)
async def test_a_value_that_was_tried_is_told_what_comes_of_it(
    problem: str, said: str, told: str, maths: MathsChecker
) -> None:
    assert told in await judged(problem, said, maths)


async def test_a_value_that_was_tried_is_no_problem_with_its_answer() -> None:
    assert own_answers.told("I tried x = 2 and got 8") == ""
    assert own_answers.told("I solved 2x + 1 = 7 and got x = 3") == "2x + 1 = 7\nx = 3"


async def test_a_function_behind_a_number_is_no_reason_for_it() -> None:
    assert told_because("2 cos 2x") is None
    assert told_because("3 cos 11 - 2 = 9") == ("3", "11 - 2 = 9")
