"""Several solutions of one equation, in the ways in which people tell them together."""

import re

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.attempts.rows import rows_of, unlisted
from bot.skills.tutor.maths.written import solutions
from bot.skills.tutor.maths.written.around import bare, in_lines
from bot.skills.tutor.maths.written.said_numbers import with_mixed_numbers
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2,3", "2, 3"),
        ("x=-2,-3", "x=-2, -3"),
        ("x=2 x=3", "x=2 or x=3"),
        ("x=2 / x=-3", "x=2 or x=-3"),
        ("5,5", "5,5"),
        ("5,05", "5,05"),
        ("1,234,567", "1,234,567"),
        ("x = 2,5/3", "x = 2,5/3"),
        ("x=3 y=1", "x=3 y=1"),
        ("3x = 9 x = 3", "3x = 9 x = 3"),
        ("x = 8/2\nx = 4", "x = 8/2\nx = 4"),
    ],
)
async def test_values_without_a_space_between_them_may_be_several(said: str, read: str) -> None:
    assert solutions.apart(solutions.in_one_row(said)) == read


async def test_stars_raise_to_a_power_between_numbers_and_are_print_around_them() -> None:
    assert bare("**3x**2 - 4**") == "3x^2 - 4"


TWO = "x^2 - 5x + 6 = 0"
NINE = "x^2 = 9"
LINEAR = "2x + 6 = 14"
SUM_AND_DIFFERENCE = "x + y = 5 and x - y = -1"
FACTORS = "(x+2)(x-5)=0"
OFF = "something is off: it does not follow from"
PLAIN = "Look at it once more. What do you see?"

TOLD = [
    *(
        (TWO, said.format("3"), said.format("4"))
        for said in (
            "x = 2, and x = {}",
            "x=2, and x={}",
            "x = 2, or x = {}",
            "x = 2 & x = {}",
            "x = 2 as well as x = {}",
            "x = 2\nx = {}",
            "x1 = 2\nx2 = {}",
            "x = 2\nor\nx = {}",
            "x = 2 or\nx = {}",
            "x = 2\n\nx = {}",
            "(x-2)(x-3) = 0\nx = 2\nx = {}",
            "(x-2)(x-3) = 0\nx - 2 = 0 or x - 3 = 0\nx = 2\nx = {}",
            "so x = 2\nso x = {}",
            "1. x = 2\n2. x = {}",
            "1) x = 2\n2) x = {}",
            "(1) x = 2\n(2) x = {}",
            "a) x = 2\nb) x = {}",
            "- x = 2\n- x = {}",
            "* x = 2\n\n* x = {}",
            "• x = 2\n• x = {}",
            "1. 2\n2. {}",
            "1. (x-2)(x-3) = 0\n2. x = 2 or x = {}",
            "x - 2 = 0\nx - 3 = 0\nx = 2\nx = {}",
            "(x-2)(x-3) = 0\nx - 2 = 0\nx - 3 = 0\nx = 2\nx = {}",
            "x = 2\nand x = {}",
            "x = 2, I think\nand x = {}, I think",
            "the roots are 2 and {}",
            "the roots are x = 2, and x = {}",
            "roots: 2 and {}",
            "the solutions are 2 and {}.",
            "the solutions are 2, {}",
            "I think the answers are 2 and {}",
            "2 and {} are the solutions",
            "both 2 and {}",
            "either x = 2 or x = {}",
        )
    ),
    ("(x-1)(x-2)(x-3) = 0", "x = 1, x = 2, and x = 3", "x = 1, x = 2, and x = 4"),
    ("(x-1)(x-2)(x-3) = 0", "the roots are 1, 2, and 3", "the roots are 1, 2, and 4"),
    (NINE, "x = 3 and x = minus 3", "x = 3 and x = minus 4"),
    (NINE, "3 and minus 3", "3 and minus 4"),
    (NINE, "x is 3 and negative 3", "x is 3 and negative 4"),
    (NINE, "plus or minus 3", "plus or minus 4"),
    ("(x-1)^2 = 9", "x - 1 = 3\nx - 1 = -3\nx = 4\nx = -2", "x - 1 = 3\nx - 1 = -3\nx = 4\nx = -3"),
    (LINEAR, "2x = 8\nx = 4", "2x = 8\nx = 5"),
    (LINEAR, "1. 2x = 8\n2. x = 4", "1. 2x = 8\n2. x = 5"),
    (LINEAR, "x = 8/2\nx = 4", "x = 8/2\nx = 5"),
    (LINEAR, "x = 5 minus 1, and x = 4", "x = 5 minus 2, and x = 4"),
]


@pytest.mark.parametrize(("problem", "right", "wrong"), TOLD)
async def test_solutions_are_read_however_they_are_joined(
    skill: Skill, problem: str, right: str, wrong: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {problem}")
    found = await learner.says(wrong)
    assert "Put `x = " in found or "something is off" in found
    assert (await learner.says(right)).startswith("✅ Right. With `x = ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"check my answer: {TWO}, x = 2, and x = 3", "✅ Right. With `x = 2` both sides"),
        (f"check my answer: {TWO}, x = 2, and x = 4", "Put `x = 4` into the problem"),
        (f"{TWO}, so x=2, and x=3. correct?", "✅ Right. With `x = 2` both sides come to 0"),
        (f"{TWO}, so x=2, and x=4. correct?", "Put `x = 4` into the problem"),
        (f"check my answer: {NINE}, x = 3 and x = minus 3", "✅ Right. With `x = 3` both sides"),
        (f"check my answer: {NINE}, x = 3 and x = minus 2", "Put `x = -2` into the problem"),
        (f"check my answer: {TWO}, the roots are 2 and 3", "✅ Right. With `x = 2` both sides"),
        (f"check my answer: {TWO}, the roots are 2 and 4", "Put `x = 4` into the problem"),
        (f"check my answer: {TWO} the solutions are 2 and 3", "✅ Right. With `x = 2` both sides"),
        (f"check my answer: {TWO} the solutions are 2 and 4", "Put `x = 4` into the problem"),
        (f"check my answer: {TWO}, the root is 2", "is a solution, but not the only one"),
        (f"check my working:\n{TWO}\n(x-2)(x-3) = 0\nx = 2\nx = 3", "✅ Right."),
        (f"check my working:\n{TWO}\n(x-2)(x-3) = 0\nx = 2\nx = 4", "Put `x = 4` into"),
    ],
)
async def test_solutions_that_come_with_their_problem_are_read_in_the_same_ways(
    skill: Skill, text: str, told: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    assert told in await learner.says(f"/tutor {text}")


@pytest.mark.parametrize(
    "said",
    [
        "x - 2 = 0",
        "x - 2 = 0\nx = 2",
        f"{TWO}\nx - 2 = 0",
        "x - 2 = 0\nx - 2 = 0",
        "1. x = 2\n2. x = 2",
        "x = 2\nx = 2",
        "x = 2",
        "x = 2, and x = 2",
        "the roots are 2 and 2",
        "the root is 2",
    ],
)
async def test_a_solution_that_is_missing_is_missed(skill: Skill, said: str) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {TWO}")
    assert "a solution was lost on the way" in await learner.says(said)


TWELVE = "x^2 - 7x + 12 = 0"
BARS = "|x - 1| = 3"
SPLIT = "x(x - 4) = 0"
CUBE = "x^3 - 4x = 0"
CASES = [
    (TWO, "(x-2)(x-3)=0\nx-2=0\nx=2\nx-3=0\nx={}", "3", "4"),
    (TWO, "x-2=0, x=2\nx-3=0, x={}", "3", "4"),
    (TWO, "(x-2)(x-3)=0\nx-2=0 → x=2\nx-3=0 → x={}", "3", "4"),
    (TWO, "x-2=0\nx=2\nx-3=0\nx=3\nx=2\nx={}", "3", "4"),
    (TWO, "x = (5+1)/2 = 3\nx = (5-1)/2 = {}", "2", "3"),
    (TWO, "x-2=0\nx=2\n2^2-5*2+6=0\nx-3=0\nx={}", "3", "4"),
    (SPLIT, "x = 0 or x - 4 = 0\nx = {}", "4", "-4"),
    (SPLIT, "x - 4 = 0\nx = {}\nx = 0", "4", "-4"),
    (SPLIT, "x - 4 = 0\nx = 0\nx = {}", "4", "-4"),
    (BARS, "x - 1 = 3\nx = 4\nx - 1 = -3\nx = {}", "-2", "-4"),
    (CUBE, "x(x^2-4)=0\nx=0\nx^2-4=0\nx=2\nx={}", "-2", "-3"),
    (CUBE, "x=0\nx^2-4=0\nx-2=0\nx=2\nx+2=0\nx={}", "-2", "-3"),
    (TWO, "x-2=0\nx=2\nor\nx-3=0\nx={}", "3", "4"),
    (TWO, "x-2=0\nor\nx-3=0\nx=2\nor\nx={}", "3", "4"),
    (TWO, "(x-2)(x-3)=0\neither x-2=0\nx=2\nor x-3=0\nx={}", "3", "4"),
    (TWELVE, "x = (7+1)/2\nx = 4\nx = (7-1)/2\nx = {}", "3", "2"),
    (TWELVE, "x = (7±1)/2\nx = (7+1)/2\nx = 4\nx = (7-1)/2\nx = {}", "3", "2"),
    (TWELVE, "x = (7+1)/2\nx = (7-1)/2\nx = 4\nx = {}", "3", "2"),
    ("x^2 > 4", "x > 2\nx < {}", "-2", "-3"),
    ("x^2 > 4", "x > 2\nor\nx < {}", "-2", "-3"),
    ("x^2 < 16", "x < 4\nx > {}", "-4", "-5"),
    ("x^2 < 16", "x > -4\nx < {}", "4", "5"),
    ("x^2 < 16", "- x < 4\n- x > {}", "-4", "-3"),
    ("x^2 < 16", "(x-4)(x+4) < 0\nx < 4\nand\nx > {}", "-4", "-5"),
    ("x^2 < 16", "x - 4 < 0\nx < 4\nx + 4 > 0\nx > {}", "-4", "-5"),
    ("3 < x + 1 < 7", "x + 1 > 3\nx > 2\nx + 1 < 7\nx < {}", "6", "7"),
    ("x^2 > 4", "x - 2 > 0\nx > 2\nx + 2 < 0\nx < {}", "-2", "-3"),
]


@pytest.mark.parametrize(("problem", "said", "right", "wrong"), CASES)
async def test_cases_below_one_another_are_right_where_they_have_all_solutions(
    skill: Skill, problem: str, said: str, right: str, wrong: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {problem}")
    found = await learner.says(said.format(wrong))
    assert re.search(rf"Put `x ?= ?{wrong}` into|is off|not the only one|does not come", found)
    found = await learner.says(said.format(right))
    assert found.startswith("✅ Right.")
    found = await learner.says(f"/tutor check my working:\n{problem}\n{said.format(right)}")
    assert found.startswith("✅ Right.")


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (TWO, "(x-2)(x-3)=0\nx-2=0\nx=2"),
        (TWO, "x-2=0, x=2"),
        (BARS, "x - 1 = 3\nx = 4"),
        (CUBE, "x=0\nx^2-4=0\nx=2"),
        ("x^2 > 4", "x > 2"),
        ("x^2 > 4", "x > 2\nx > 3"),
        ("x^2 > 4", "x > 2 or x < -2\nx > 3"),
    ],
)
async def test_cases_with_a_solution_too_few_or_a_false_step_are_not_right(
    skill: Skill, problem: str, said: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {problem}")
    assert re.search(r"(?:was|were) lost", await learner.says(said))


@pytest.mark.parametrize(
    ("problem", "said", "told"),
    [
        (FACTORS, "x+2=0\nx=2\nx-5=0\nx=5", "Put `x=2` into the problem"),
        (FACTORS, "x-5=0\nx=5\nx+2=0\nx=2", "Put `x=2` into the problem"),
        (FACTORS, "x-5=0\nx=5\nx+3=0\nx=-3", f"`x+3=0` {OFF} `{FACTORS}`."),
        (FACTORS, "x+2=0\n2x=4\nx=2\nx-5=0\nx=5", f"`2x=4` {OFF} `x+2=0`."),
        (FACTORS, "(x+2)(x-5)=0\nx+2=0\nx=2", "Put `x=2` into the problem"),
        ("x^2 > 4", "x - 2 > 0\nx < 2\nx < -2", "In `x < 2` something is off: other numbers"),
        ("|x-3| = 5", "x-3=5\nx=2\nx-3=-5\nx=-2", "Put `x=2` into the problem"),
        ("|x-3| = 5", "x-3=5\nx=8\nx-3=-5\nx=2", "Put `x=2` into the problem"),
        (TWO, "x-2=0, x=3\nx-3=0, x=2", f"`x=3` {OFF} `x-2=0`."),
        (TWO, "x-2=0\nx=3\nx-3=0\nx=2", f"`x=3` {OFF} `x-2=0`."),
        (TWO, "x-2=0\nx=3\nor\nx-3=0\nx=2", f"`x=3` {OFF} `x-2=0`."),
        (TWO, "x = 6/2 = 2\nx = 4/2 = 3", "`6/2 = 2` does not come out."),
        (TWO, "x = (5+1)/2 = 2\nx = (5-1)/2 = 3", "`(5+1)/2 = 2` does not come out."),
        (TWELVE, "x = (7+1)/2\nx = 3\nx = (7-1)/2\nx = 4", f"`x = 3` {OFF} `x = (7+1)/2`."),
        (CUBE, "x=0\nx^2-4=0\nx-2=0\nx=-2\nx+2=0\nx=2", f"`x=-2` {OFF} `x-2=0`."),
        (
            "x^2 > 4",
            "x - 2 > 0\nx > 2\nx + 2 < 0\nx < 2",
            "In `x < 2` something is off: other numbers solve it than the line before.",
        ),
    ],
)
async def test_of_cases_the_line_that_goes_wrong_is_blamed(
    skill: Skill, problem: str, said: str, told: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {problem}")
    found = await learner.says(said)
    assert told in found
    assert len(re.findall("is off|Put `|does not come", found)) == 1


async def test_one_case_alone_is_right_so_far(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {FACTORS}")
    found = await learner.says("x + 2 = 0")
    assert found == (
        "`x + 2 = 0` is right so far as one case of several; by itself, a solution was lost on the "
        "way.\n\nWhat is the next line?"
    )
    assert "Put `x = 2` into the problem" in await learner.says("x = 2")
    assert "is a solution, but not the only one" in await learner.says("x = -2")
    assert (await learner.says("x - 5 = 0")).startswith("Right so far: `x = -2 or x - 5 = 0`.")
    assert (await learner.says("x = 5")).startswith("✅ Right.")


@pytest.mark.parametrize(
    ("problem", "line", "is_case"),
    [
        (FACTORS, "x + 2 = 0", True),
        (FACTORS, "x - 2 = 0", False),
        (TWO, "x - 2 = 0", True),
        (BARS, "x - 1 = 3", True),
        ("(x-1)^2 = 9", "x - 1 = 3", True),
        ("x^2 = 5x", "x - 5 = 0", False),
        ("x^2 - 5x = 0", "x - 5 = 0", False),
        ("(x-1)^2 = 2(x-1)", "x - 1 = 2", False),
        (SPLIT, "x - 4 = 0", True),
        (TWO, "x^2 = -1", False),
    ],
)
async def test_what_was_divided_by_the_unknown_is_no_case(
    skill: Skill, problem: str, line: str, is_case: bool
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {problem}")
    found = await learner.says(line)
    assert ("is right so far as one case of several" in found) is is_case
    assert (f"In `{line}` something is off" in found) is not is_case


async def test_what_may_be_a_slip_or_another_case_is_asked_back(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {SPLIT}")
    found = await learner.says("x - 4 = 0\nx = 0")
    told = "`x = 0` does not follow from `x - 4 = 0`. Do you mean `x - 4 = 0 or x = 0`?"
    assert found.startswith(told)
    assert (await learner.says("x = 4")).startswith("✅ Right.")


async def test_a_solution_that_is_said_twice_is_told_once(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {TWO}")
    found = await learner.says("x = 2 or x = 3\nx = 2")
    assert found.startswith("✅ Right.")
    assert found.count("x = 2") == 1


@pytest.mark.parametrize(
    ("problem", "right", "wrong"),
    [
        ("2x > 3", "x > one and a half", "x > one and a third"),
        ("2x > 3", "x > 1 1/2", "x > 1 1/3"),
        ("2x > -3", "x > -1 1/2", "x > 1 1/2"),
        ("-3 < 2x < 3", "-1 1/2 < x < 1 1/2", "-1 1/2 < x < 2 1/2"),
    ],
)
async def test_a_mixed_number_solves_an_inequality(
    skill: Skill, problem: str, right: str, wrong: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {problem}")
    assert "something is off" in await learner.says(wrong)
    assert (await learner.says(right)).startswith("✅ Right.")


async def test_a_case_that_is_not_solved_yet_waits_for_its_line(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {TWO}")
    found = await learner.says("x - 2 = 0\nx - 3 = 0\nx = 2")
    assert found == "Right so far: `x = 2 or x - 3 = 0`.\n\nWhat is the next line?"
    assert (await learner.says("x = 3")).startswith("✅ Right. With `x = 2` both sides come to 0")


@pytest.mark.parametrize(
    ("problem", "right", "wrong", "told"),
    [
        ("4x = 6", "one and a half", "one and a third", "Put `x = 1 1/3` into"),
        ("4x = 6", "x = 1 and a half", "x = 1 and a quarter", "Put `x = 1 1/4` into"),
        ("4x = 6", "x = 1 and 1/2", "x = 1 and 1/3", "In `x = 1 or x = 1/3` something is off"),
        ("4x = 9", "two and a quarter", "two and three quarters", "Put `x = 2 3/4` into"),
        ("4x = -6", "minus one and a half", "one and a half", "Put `x = 1 1/2` into"),
        ("2x^2 - 3x + 1 = 0", "1 and 1/2", "1 and 1/3", "Put `x = 1/3` into"),
    ],
)
async def test_a_mixed_number_in_words_is_one_number_unless_two_are_right(
    skill: Skill, problem: str, right: str, wrong: str, told: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {problem}")
    assert told in await learner.says(wrong)
    assert (await learner.says(right)).startswith("✅ Right. With `x = ")


@pytest.mark.parametrize(
    ("problem", "right", "wrong", "told"),
    [
        ("3x + 2 = 11", "- 3x = 9\n- x = 3", "- 3x = 9\n- x = 4", "so far: `3x = 9`. Put `x = 4`"),
        ("3x + 2 = 11", "– 3x = 9\n\n– x = 3", "- 3x = 8\n- x = 3", "In `3x = 8` something is off"),
        ("3x + 2 = 11", "* 3x = 9\n* x = 3", "• 3x = 9\n• x = 4", "so far: `3x = 9`. Put `x = 4`"),
        (
            "-3x + 2 = 11",
            "- 3x = 9\nx = -3",
            "- 3x = 9\n- x = 4",
            "so far: `-3x = 9`. In `-x = 4`",
        ),
        ("3/4 + 1/8", "- 3/4 = 6/8\n- 7/8", "- 3/4 = 5/8\n- 7/8", "`3/4 = 5/8` does not come out"),
        ("3/4 + 1/8", "* 3/4 = 6/8\n* 7/8", "7/8\n- 7/8", "In `-7/8` something is off"),
        ("1/8 - 1", "- 7/8", "7/8", "In `7/8` something is off"),
        ("7/8 - 1/8", "3/4", "- 3/4", "In `-3/4` something is off"),
        ("1/8 - 1", "• - 7/8", "• 7/8", "In `7/8` something is off"),
        ("5 - 2x > 6", "- 2x > 1\nx < -1/2", "- 2x > 2\nx < -1/2", "In `-2x > 2` something is off"),
        ("2x + 1 > 7", "- x > 3", "- x > 4", "something is off"),
        ("2x + 1 > 7", "- 2x > 6\n- x > 3", "- 2x > 5\n- x > 3", "something is off"),
        ("simplify -12/18", "- 2/3", "2/3", "`2/3` is not equal to `-12/18`"),
        ("simplify -12/18", "– 2/3", "• 2/3", "`2/3` is not equal to `-12/18`"),
        ("simplify -12/18", "− 2/3", "- -2/3\n2/3", "`2/3` is not equal to `-12/18`"),
        ("simplify -12/18", "• - 2/3", "- 3/2", "`-3/2` is not equal to `-12/18`"),
        ("simplify -12/18", "-12/18 = – 2/3", "= 2/3", "`2/3` is not equal to `-12/18`"),
        ("simplify -12/18", "so - 2/3", "so 2/3", "`2/3` is not equal to `-12/18`"),
        ("simplify -12/18", "- - 2/3", "- 1/3", "`-1/3` is not equal to `-12/18`"),
        ("simplify 12/18", "* 2/3", "- 2/3", "`-2/3` is not equal to `12/18`"),
        ("simplify 12/18", "- 6/9\n- 2/3", "- 6/9\n- 3/2", "`3/2` is not equal to `12/18`"),
        ("simplify 12/18", "- so it is 2/3", "- so it is 3/2", "`3/2` is not equal to `12/18`"),
        ("simplify 12/18", "My steps:\n- 6/9\n- 2/3", "- 6/9\n-2/3", "`-6/9` is not equal"),
        ("differentiate -x^3", "- 3x^2", "3x^2", "`3x^2` is not the derivative"),
        ("differentiate -x^3", "f'(x) = – 3x^2", "- 2x^2", "`-2x^2` is not the derivative"),
        ("differentiate cos(x)", "- sin(x)", "sin(x)", "`sin(x)` is an integral"),
        ("integrate -2x", "- x^2 + c", "x^2 + c", "Differentiate `x^2 + c`, and you get `2x`"),
        ("expand -2(x+3)", "- 2x - 6", "2x - 6", "`2x - 6` is not equal to `-2(x+3)`"),
        ("expand 2(x+3)", "- 2*x + 2*3\n- 2x + 6", "- 2x + 6", "`-2x + 6` is not equal to"),
        ("factorise -2x-6", "− 2(x+3)", "- 2(x-3)", "`-2(x-3)` is not equal to `-2x-6`"),
        (SUM_AND_DIFFERENCE, "- 2y = -6\nx=2, y=3", "- 2y = 4", "In `2y = 4` something is off"),
        (SUM_AND_DIFFERENCE, "– x = -2\nx=2, y=3", "– y = -2", "In `y = -2` something is off"),
        (SUM_AND_DIFFERENCE, "- x = 2\n- y = 3", "- x = 3\n- y = 3", "left side comes to 6"),
    ],
)
async def test_a_dash_before_each_line_is_of_a_list_or_a_minus_whichever_is_right(
    skill: Skill, problem: str, right: str, wrong: str, told: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me with {problem}")
    assert told in await learner.says(wrong)
    assert (await learner.says(right)).startswith("✅ Right.")


@pytest.mark.parametrize("step", ["x = 8/2", "2x = 8", "2x + 6 = 14"])
async def test_lines_that_are_steps_stay_steps(skill: Skill, step: str) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {LINEAR}")
    found = await learner.says(f"{step}\nx = 5")
    assert found.startswith(f"Right so far: `{step}`. Put `x = 5` into the problem")


@pytest.mark.parametrize(
    "said", ["I divide by 2 and 3", "the roots are not 2 and 3", "x minus 3 is a factor, and 2 too"]
)
async def test_words_that_name_no_solutions_are_not_taken_for_some(skill: Skill, said: str) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {TWO}")
    assert await learner.says(said) == PLAIN


@pytest.mark.parametrize(
    "piece",
    [
        "one and a ",
        "1 and ",
        " ",
        ", ",
        "\n",
        "and ",
        "& ",
        "minus ",
        "x minus ",
        "x",
        "1. x\n",
        "x = 1\n",
    ],
)
async def test_a_long_attempt_holds_nobody_up(piece: str) -> None:
    assert in_lines(piece * 5_000) is not None
    assert with_mixed_numbers(piece * 5_000) is not None
    assert rows_of(unlisted(piece * 5_000)) is not None


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (NINE, ("x = 3", "x = -3")),
        (NINE, ("x = 3", "and x = -3")),
        (NINE, ("3", "-3 as well")),
        (NINE, ("x = 3", "the other solution is -3")),
        (NINE, ("x = 3", "the answer is also -3")),
        (NINE, ("x = 3", "x can also be -3")),
        (NINE, ("x = 3", "also -3")),
        (NINE, ("x = 3", "x = -3 too")),
        (NINE, ("x = 3", "x is also minus 3")),
        (NINE, ("x = 3", "the answer is -3")),
        (NINE, ("x=3", "x = 3", "x = 4", "x = -3")),
        (NINE, ("x = 3", "or -3")),
        (NINE, ("3", "oh, or minus 3")),
        (NINE, ("x = 3", "what about -3?", "or maybe it is -3?")),
        (TWO, ("x = 2", "or 4", "Or 3.")),
        (TWO, ("x - 2 = 0", "or x - 3 = 0", "either 2 or 3")),
        (TWO, ("x = 2", "x = 3")),
        (TWO, ("(x-2)(x-3) = 0", "x = 2", "x = 3")),
        (TWO, ("(x-2)(x-3) = 0\nx = 2", "x - 3 = 0", "x = 3")),
        (TWO, ("x = 2", "(x-2)(x-3) = 0", "x = 3")),
        (TWO, ("x - 2 = 0", "x = 2", "x - 3 = 0", "x = 3")),
        ("x^3 = x", ("x = 1", "x = 0", "x = -1")),
        ("|x| = 3", ("x = -3", "x = 3")),
        (TWELVE, ("x = (7+1)/2", "x = 4", "x = (7-1)/2", "x = 3")),
        (FACTORS, ("x + 2 = 0", "x - 5 = 0", "x = -2", "x = 5")),
        ("x^2 < 16", ("x < 4", "x > -4")),
        ("x^2 < 16", ("x < 5", "x > -4", "x < 4")),
        ("x^2 > 4", ("x > 2", "x < -2")),
        ("x^2 > 4", ("x < -2", "x > 3", "x > 2")),
    ],
)
async def test_solutions_that_are_told_one_after_the_other_count_together(
    problem: str, said: tuple[str, ...], skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says(f"help me solve {problem}")
    for each in said[:-1]:
        assert "✅" not in await learner.says(each)
    assert (await learner.says(said[-1])).startswith("✅ Right.")


async def test_a_solution_that_is_repeated_is_still_not_all_of_them(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says("help me solve x^3 = x")
    for said in ("x = 1", "x = 1", "x=1"):
        assert "is a solution, but not the only one" in await learner.says(said)
    assert "`x = 1 or x = 0` are solutions, but not all" in await learner.says("x = 0")
    assert (await learner.says("x = 2")).startswith("Put `x = 2` into the problem")
    assert "`x = 1 or x = 0` are solutions, but not all" in await learner.says("x = 0")


async def test_a_stretch_that_is_repeated_or_wrong_is_blamed_alone(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    await learner.says("help me solve x^2 > 4")
    for said in ("x > 2", "x > 2", "x > 3", "x < 2", "x < -3"):
        assert (await learner.says(said)).startswith(f"In `{said}` something is off")
