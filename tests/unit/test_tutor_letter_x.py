"""An x between a number and a negative one, which people type for times and for an unknown."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.written import letter_x
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


@pytest.mark.parametrize(
    ("asked", "wrong", "right"),
    [
        ("/tutor what is 5 x -4?", "20", "-20"),
        ("help me with -6 x -7", "-42", "42"),
        ("/tutor what is 2 + 3 x -4?", "-20", "-10"),
    ],
)
async def test_a_product_with_a_negative_number_is_worked_on(
    skill: Skill, asked: str, wrong: str, right: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert (await learner.says(asked)).startswith("Let us work on")
    assert f"In `{wrong}` something is off" in await learner.says(wrong)
    assert (await learner.says(right)).startswith("✅ Right.")


async def test_who_asks_whether_such_a_product_is_right_is_told(skill: Skill) -> None:
    for result, told in (("-42", "✅ Right."), ("-48", "In `-48` something is off")):
        learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
        assert told in await learner.says(f"/tutor 7 x -6 = {result}, is that right?")


async def test_in_a_guide_to_an_equation_it_is_the_unknown_unless_times_is_true(
    skill: Skill,
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert "`4x -6 = 10`" in await learner.says("help me solve 4 x -6 = 10")
    assert "Right so far: `4x -6 + 6 = 16`" in await learner.says("4 x -6 + 6 = 16")
    assert "`4 × -6 + 34 = 10` is true by itself" in await learner.says("4 x -6 + 34 = 10")
    assert (await learner.says("x = 4")).startswith("✅ Right.")


@pytest.mark.parametrize(
    "text", ["2 x x", "x x y", "4 x y", "3 x (x + 1)", "2x x x", "a x b", "3 x + 2x", "2x\nx x^2"]
)
async def test_where_it_may_be_the_unknown_it_is_not_times(text: str) -> None:
    assert letter_x.between_factors(text) == text


@pytest.mark.parametrize("text", ["4 x -6 = ", "4 x -6 = 10 = ", "solve x, 4 x -6 = y", "x\r\ny"])
async def test_what_cannot_be_read_is_left(text: str) -> None:
    assert "×" not in letter_x.settled_as_unknown(text)


@pytest.mark.parametrize(
    ("asked", "said", "told"),
    [
        ("simplify √72", "√36 x √2", "Right so far: `√36 × √2`. A root can still be made smaller"),
        ("simplify √72", "√72 = √36x√2", "Right so far: `√36 × √2`"),
        ("simplify √48", "sqrt(16) x sqrt(3)", "Right so far: `sqrt(16) × sqrt(3)`"),
        ("simplify √72", "√(36 x 2)", "Right so far"),
        ("simplify √72", "3 x 2√2", "Right so far: `3 × 2√2`"),
        ("simplify √72", "6 x √2", "✅ Right."),
        ("simplify √72", "√25 x √2", "`√25 × √2` is not equal to `√72`"),
        ("simplify √72", "6√x", "`6√x` is not equal to `√72`"),
        ("expand 2(y+3)", "2 x y + 2 x 3", "Right so far: `2 × y + 2 × 3`"),
        ("expand 2(x+3)", "2x + 3", "`2x + 3` is not equal to `2(x+3)`"),
        ("simplify a^2 x a^3", "a^5", "✅ Right."),
        ("simplify a^2 x a^3", "a^6", "`a^6` is not equal to `a^2 × a^3`"),
        ("simplify 3a x 4b", "12ab", "✅ Right."),
        ("simplify x^2 x x^3", "x^2 x x^3 = x^5", "✅ Right."),
        ("simplify 4 x y + 2 x y", "6xy", "✅ Right."),
    ],
)
async def test_in_an_expression_it_is_times_between_factors(
    asked: str, said: str, told: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says(f"help me {asked}")
    assert told in await learner.says(said)
