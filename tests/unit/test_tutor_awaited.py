"""The exercise that follows a wish for help that names none."""

import pytest

from bot.ports import Skill
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")


def praised(skill: Skill) -> Learner:
    return Learner(skill, AnsweringModel(lambda _: "Right! It is 56. What is next?"))


@pytest.mark.parametrize(
    ("before", "exercise", "line"),
    [
        (("help me with my homework",), "7 x 8", "7 × 8"),
        (("/tutor my son needs help with his homework",), "he has to do 7 x 8", "7 × 8"),
        (("/tutor hi", "can you help me?"), "its 7 x 8", "7 × 8"),
        (("i need help", "with maths"), "with 3x + 2 = 11", "3x + 2 = 11"),
        (("i have 3 questions",), "the first one is 3/4 + 1/8", "3/4 + 1/8"),
        (("/tutor can you help me with my maths homework?",), "3x + 2 = 11", "3x + 2 = 11"),
        (("/tutor i need help with fractions",), "i have to work out 3/4 + 1/8", "3/4 + 1/8"),
    ],
)
async def test_an_exercise_behind_a_wish_for_help_begins_its_guide(
    skill: Skill, before: tuple[str, ...], exercise: str, line: str
) -> None:
    learner = praised(skill)
    for each in before:
        await learner.says(each)

    assert f"Let us work on `{line}` together" in await learner.says(exercise)


@pytest.mark.parametrize(
    "said", ["he is 9", "we did 3/4 of it", "I have class 9-5", "he is in grade 5", "10/10!"]
)
async def test_talk_behind_a_wish_for_help_begins_none(skill: Skill, said: str) -> None:
    learner = praised(skill)
    await learner.says("help me with my homework")

    assert "Let us work" not in await learner.says(said)


async def test_what_somebody_knows_of_a_topic_is_no_exercise(skill: Skill) -> None:
    learner = praised(skill)
    await learner.says("/tutor i need help with fractions")

    assert "Question 1 of 4" in await learner.says("i know 1/2 and 1/4")
