"""Statements with the unknown on both sides: equations to solve, or what an expression is said to
come to."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.kinds import both_sides
from bot.skills.tutor.maths.written import to_solve
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


@pytest.mark.parametrize(
    ("said", "may_be", "is_so"),
    [
        ("2x + 3x = x + 8", True, True),
        ("5x - 2x = x + 6", True, True),
        ("3(x + 1) = 2x + 7", True, True),
        ("Q: 3(x + 1) = 2x + 7", True, True),
        ("4. 3(x + 1) = 2x + 7", True, True),
        ("4y - y = y + 10", True, True),
        ("x/2 + x = 1/2 x + 7", True, True),
        ("2x + 3x + 1 = 6x", True, False),
        ("x(x + 2) = x^2 + 2", True, False),
        ("2x + 3x = 5x", False, False),
        ("2x + 3x = 6x", False, False),
        ("2x + 3x = 5x + 1", False, False),
        ("2x * 3x = 6x", False, False),
        ("2(x + 3) = 2x + 3", False, False),
        ("(x + 3)^2 = x^2 + 9", False, False),
        ("(x + 1)(x + 2) = x^2 + 3x + 3", False, False),
        ("x^2 - 9 = (x - 3)^2", False, False),
        ("2x + 3y = 5x", False, False),
        ("sin(x) + x = 2x + 1", False, False),
        ("((x^9)^9)^9 = x + 1", False, False),
        ("x = 4", False, False),
    ],
)
async def test_what_some_number_but_0_solves_may_be_an_equation(
    said: str, may_be: bool, is_so: bool
) -> None:
    assert both_sides.may_be_to_solve(said) is may_be
    assert both_sides.is_to_solve(said) is is_so


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("solve for x: 2x = 8", "solve 2x = 8"),
        ("please solve for x 2x = 8", "please solve 2x = 8"),
        ("Solve: 2x = 8", "solve 2x = 8"),
        ("find x: 2x = 8", "solve 2x = 8"),
        ("solve for x and y: x + y = 5, x - y = 1", "solve for x and y: x + y = 5, x - y = 1"),
        ("find x in 2x = 8", "find x in 2x = 8"),
        ("find f(3) if f(x) = x^2", "find f(3) if f(x) = x^2"),
    ],
)
async def test_what_is_said_before_an_equation_to_solve_is_no_part_of_it(
    said: str, read: str
) -> None:
    assert to_solve.plainly(said) == read


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("/tutor 2x + 3x = x + 8",), "Let us work on `2x + 3x = x + 8` together."),
        (("/tutor 2x + 3x = x + 8", "5x = x + 8", "2"), "✅ Right. With `x = 2` both sides"),
        (("/tutor 2x + 3x = 5x",), "✅ Right."),
        (("/tutor 2x + 3x = 6x",), "`6x` is not equal to `2x + 3x`"),
        (("is 3(x+1) = 2x+7 right?",), "`2x+7` is not equal to `3(x+1)`"),
        (("help me with 7 x 8", "56", "2x + 3x = x + 8"), "Let us work on `2x + 3x = x + 8`"),
        (("/tutor solve for x: 3(x+1) = 2x + 7", "3x + 3 = 2x + 7"), "Right so far: `3x + 3 = 2"),
        (("check my homework: solve for x: x(x+2) = x^2+2, x = 2",), "Put `x = 2` into the"),
        (("check my homework: 2x + 3x = x + 8, x = 2",), "✅ Right. With `x = 2` both sides"),
        (("check my homework: 2x + 3x = x + 8",), "Let us work on `2x + 3x = x + 8` together."),
        (
            ("check my homework\n1. 2x + 3x = x + 8\n2. 2x + 3x = 6x",),
            "1. ▫️ `2x + 3x = x + 8` there is no answer yet.\n2. ❌",
        ),
    ],
)
async def test_an_equation_is_solved_and_a_wrong_rewriting_called_that(
    skill: Skill, turns: tuple[str, ...], told: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    for each in turns:
        said = await learner.says(each)
    assert told in said
