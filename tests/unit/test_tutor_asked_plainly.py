"""What somebody asks the tutor for, or writes, and nothing else, begins a guide: the model does not
give the answer away."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.kinds import calculus
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

TOLD = "Sure! The answer is 54."


async def said(skill: Skill, *texts: str) -> str:
    """The last reply, where the model tells what it is asked."""
    learner = Learner(skill, AnsweringModel(lambda _: TOLD))
    return [await learner.says(text) for text in texts][-1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("whats 9 times 6", "9 × 6"),
        ("what is nine times six", "9 × 6"),
        ("9 x 6 = ?", "9 × 6"),
        ("explain 9 x 6", "9 × 6"),
        ("take 12 away from 30", "30 - 12"),
        ("what does x equal in 2x + 3 = 11", "2x + 3 = 11"),
        ("expand and simplify (x+2)(x+3)", "Expand (x+2)(x+3)"),
        ("3/4 as a decimal", "Write 3/4 as a decimal"),
        ("find dy/dx if y = x^3 + 2x", "d/dx (x^3 + 2x)"),
    ],
)
async def test_it_is_worked_on(skill: Skill, text: str, line: str) -> None:
    assert (await said(skill, text)).startswith(f"Let us work on `{line}` together.")


@pytest.mark.parametrize("text", ["see you at 9-5", "I got 10/10", "my class has 3 x 4 seats"])
async def test_figures_in_other_words_are_for_the_model(skill: Skill, text: str) -> None:
    assert await said(skill, text) == TOLD


async def test_a_sum_alone_may_be_the_answer_to_an_exercise(skill: Skill) -> None:
    asked = "/tutor what is the area of a 3 by 12 room?"
    assert "Let us work" not in await said(skill, asked, "3 x 12")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("y = x^3 + 2x, find dy/dx", True),
        ("f(t) = 3t^2, what is f'(t)?", True),
        ("find dy/dx if y = t^2", False),
        ("find dy/dx if y = x^2 + y", False),
        ("y = x^-1, dy/dx = -x^-2", False),
    ],
)
async def test_a_derivative_is_asked_for_by_the_name_of_its_function(
    text: str, is_one: bool
) -> None:
    assert calculus.is_meant(text) is is_one
