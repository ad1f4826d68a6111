"""The coefficients of a quadratic equation and its discriminant are no solutions of it."""

import pytest

from bot.ports import Skill
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"
FORMULA = "help me solve 2x^2 - 7x + 3 = 0"
TURNED = "help me solve x^2 = 5x - 6"


@pytest.mark.parametrize(
    ("problem", "said", "told"),
    [
        (FORMULA, "a = 2", "`a = 2` is right."),
        (FORMULA, "b = -7", "`b = -7` is right."),
        (FORMULA, "c = 3", "`c = 3` is right."),
        (FORMULA, "so a = 2, b = -7 and c = 3", "`a = 2`, `b = -7` and `c = 3` are right."),
        (FORMULA, "a=2 b=-7 c=3", "`a=2`, `b=-7` and `c=3` are right."),
        (FORMULA, "b = 7", "`b = 7` is not it: with everything on one side"),
        (FORMULA, "a = 2, b = -7, c = -3", "`c = -3` is not it"),
        (FORMULA, "D = 49 - 24 = 25", "`D = 49 - 24 = 25` is right."),
        (FORMULA, "Δ = 25", "`Δ = 25` is right."),
        (FORMULA, "the discriminant is 25", "`the discriminant is 25` is right."),
        (FORMULA, "b^2 - 4ac = 49 - 24", "`b^2 - 4ac = 49 - 24` is right."),
        (FORMULA, "√D = 5", "`√D = 5` is right."),
        (FORMULA, "√D = -5", "`√D = -5` is not it"),
        (FORMULA, "D = 49 + 24 = 73", "is not it: with everything on one side"),
        (FORMULA, "D = 49 - 24 = 30", "is not it"),
        (FORMULA, "D = 49 - 20 = 25", "is not it"),
        (FORMULA, "a = 2, b = -7, c = 3\nD = 25\nx = 3 or x = 1/2", "✅ Right. `a = 2`, `b = -7`"),
        (FORMULA, "D = 25\nx = (7 ± 5)/4", "Right so far: `x = (7 + 5)/4 or x = (7 - 5)/4`."),
        (FORMULA, "D = 25, x = 4", "`D = 25` is right. Put `x = 4` into the problem"),
        (FORMULA, "c = 3, x = 3", "`c = 3` is right. `x = 3` is a solution, but not the only one"),
        (TURNED, "b = -5", "`b = -5` is right."),
        (TURNED, "a = -1, b = 5, c = -6", "are right."),
        (TURNED, "a = 1, b = 5, c = -6", "is not it"),
        ("help me solve 2a^2 - 7a + 3 = 0", "a = 3", "`a = 3` is a solution, but not the only"),
    ],
)
async def test_a_coefficient_is_judged_by_the_equation_and_is_no_solution(
    skill: Skill, problem: str, said: str, told: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says(problem)
    reply = await learner.says(said)
    assert told in reply
    assert PRAISE not in reply


@pytest.mark.parametrize(
    ("problem", "said"),
    [(FORMULA, "p = -7/2"), (FORMULA, "y = 3"), ("help me solve 3x = 9", "a = 3")],
)
async def test_of_another_letter_it_is_said_that_no_tool_knows(
    skill: Skill, problem: str, said: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says(problem)
    assert await learner.says(said) == PRAISE
    assert any("cannot check this line" in remark for remark in learner.remarks)
