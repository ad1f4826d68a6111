"""What somebody asks the tutor for, or writes, and nothing else, begins a guide: the model does not
give the answer away."""

import pytest

from bot.ports import Skill
from bot.skills.tutor import hurried
from bot.skills.tutor.maths.kinds import calculus, to_rewrite
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
        ("what do i do first in 2x + 3 = 11?", "2x + 3 = 11"),
        ("2x + 3 = 11 next step?", "2x + 3 = 11"),
        ("12/18 simplified", "Simplify 12/18"),
        ("help me with simplifying 12/18", "Simplify 12/18"),
        ("I'm having trouble with differentiating x^3", "d/dx (x^3)"),
        ("(x+2)(x+3)", "Expand (x+2)(x+3)"),
        ("/tutor (x+2)(x+3)", "Expand (x+2)(x+3)"),
    ],
)
async def test_it_is_worked_on(skill: Skill, text: str, line: str) -> None:
    assert (await said(skill, text)).startswith(f"Let us work on `{line}` together.")


@pytest.mark.parametrize("text", ["see you at 9-5", "I got 10/10", "my class has 3 x 4 seats"])
async def test_figures_in_other_words_are_for_the_model(skill: Skill, text: str) -> None:
    assert await said(skill, text) == TOLD


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("what do i do first in 2x + 3 = 11?", "I'm stuck on 2x + 3 = 11?"),
        ("whats the first step in solving 3x - 4 = 8", "I'm stuck on 3x - 4 = 8"),
        ("first step for 47 + 38?", "I'm stuck on 47 + 38?"),
        ("where do i start? 47 + 38", "I'm stuck on 47 + 38"),
        ("help me with factoring x^2 + 5x + 6", "help me factor x^2 + 5x + 6"),
        ("struggling with solving 3x + 2 = 11", "help me solve 3x + 2 = 11"),
        ("walk me through working out 20% of 150", "help me work out 20% of 150"),
        ("help with adding 3/4 + 1/8", "help me with 3/4 + 1/8"),
        ("help me with adding 3/4 and 1/8", "help me add 3/4 and 1/8"),
        ("having trouble with 3x + 2 = 11", "help with 3x + 2 = 11"),
        ("hint for 3x + 2 = 11 please", "help with 3x + 2 = 11 please"),
        ("pls help 3x+2=11", "pls help with 3x+2=11"),
        ("I have trouble sleeping at 3 am", "I have trouble sleeping at 3 am"),
        ("first step: 3x = 9", "first step: 3x = 9"),
        ("next 3x = 9", "next 3x = 9"),
    ],
)
async def test_a_wish_for_help_is_put_in_the_usual_words(text: str, wished: str) -> None:
    assert hurried.plainly(text) == wished


@pytest.mark.parametrize(
    ("text", "exercise"),
    [
        ("(x+2)(x+3)", "expand (x+2)(x+3)"),
        ("2x + 3x", "simplify 2x + 3x"),
        ("x^2 + 5x + 6", ""),
        ("f(x + 2)", ""),
        ("(x+2)(x+3), (x+1)(x-1)", ""),
        ("10/10!", ""),
    ],
)
async def test_an_expression_alone_is_the_exercise_that_it_plainly_is(
    text: str, exercise: str
) -> None:
    assert to_rewrite.as_asked(text) == exercise


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
