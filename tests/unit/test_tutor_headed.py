"""Exercises that stand before what was made of them are marked one by one, as a list."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.exercises import headed
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "12 x 4 = 48, 15 x 3: 10 x 3 = 30, 5 x 3 = 15, so 45",
            "\n1) 12 x 4 = 48\n2) 15 x 3: 10 x 3 = 30, 5 x 3 = 15, so 45",
        ),
        (
            "what is 45 + 38? I got 83. what is 24 x 6? I got 146",
            "\n1) 45 + 38 = 83\n2) 24 x 6 = 146",
        ),
        (
            "check my work: 12 x 4: 10 x 4 = 40, 2 x 4 = 8, so 48; 12 x 3: 36",
            "check my work\n1) 12 x 4: 10 x 4 = 40, 2 x 4 = 8, so 48\n2) 12 x 3 = 36",
        ),
        (
            "what's 25% of 80? 20, what's 29 ÷ 4? 7 r 1",
            "\n1) 25% of 80 = 20\n2) 29 ÷ 4 = 7 r 1",
        ),
        (
            "check my homework: 2x + 3 = 11: 2x = 8, x = 4. 3x - 1 = 14: 3x = 15, x = 5",
            "check my homework\n1) 2x + 3 = 11: 2x = 8, x = 4\n2) 3x - 1 = 14: 3x = 15, x = 5",
        ),
        ("7 x 3: 21, 7 x 4: 26, 7 x 5: 35", "\n1) 7 x 3 = 21\n2) 7 x 4 = 26\n3) 7 x 5 = 35"),
        (
            "what is 45 + 38? no idea. what is 24 x 6? I got 144",
            "\n1) 45 + 38\n2) 24 x 6 = 144",
        ),
    ],
)
async def test_several_exercises_with_their_steps_are_a_list(text: str, rows: str) -> None:
    assert headed.as_list(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "45 + 38: 40 + 30 = 70, 5 + 8 = 13, so 83",
        "24 x 6: 20 x 6: 120, 4 x 6: 24, so 144",
        "what is 24 x 6? what is 20 x 6? 120. what is 4 x 6? 24. so 144",
        "12 x 4: 40 + 9, so 49, 15 x 4: 60",
        "Tom has 12 x 4 = 48 sweets. How many are 15 x 3? I got 45",
        "2x + 3 = 11: 2x = 8, x = 4",
        "24/12: dinner with 3 friends, 25/12: church at 10",
        "I have 2 questions. what is 45 + 38? and what is 24 x 6?",
        "1) what is 45 + 38? I got 83\n2) what is 24 x 6? I got 144",
    ],
)
async def test_one_exercise_a_list_and_talk_stay_as_they_are(text: str) -> None:
    assert headed.as_list(text) == text


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("12 x 4 = 48, 15 x 3: 10 x 3 = 30, 5 x 3 = 15, so 45", "✅✅"),
        ("what is 45 + 38? I got 83. what is 24 x 6? I got 146", "✅❌"),
        ("what is 45 + 38? no idea. what is 24 x 6? I got 144", "▫✅"),
        ("3) what is 45 + 38? I got 83\n4) what is 24 x 6? I got 144", "✅✅"),
    ],
)
async def test_each_of_them_is_marked(skill: Skill, text: str, marks: str) -> None:
    said = await Learner(skill, AnsweringModel(lambda _: "Well done! What is next?")).says(text)
    assert "".join(sign for sign in said if sign in "✅❌❔▫") == marks


@pytest.mark.parametrize(
    ("attempt", "goes_on"),
    [
        ("40 + 30 = 70, 5 + 8 = 13, so 83. 24 x 6: 20 x 6 = 120, so 144", True),
        ("83. what is 24 x 6? I got 144", True),
        ("82. what is 24 x 6? I got 144", False),
        ("what is 40 + 30? 70. what is 5 + 8? 13. 83", False),
        ("what is 24 x 6? 144", False),
    ],
)
async def test_another_exercise_may_stand_behind_the_answer_to_the_one_at_hand(
    attempt: str, goes_on: bool
) -> None:
    assert headed.goes_on_behind("45 + 38", attempt) is goes_on


async def test_in_a_guide_both_are_marked_and_it_is_over(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Well done! What is next?"))
    await learner.says("help me with 45 + 38")
    said = await learner.says("83. what is 24 x 6? I got 145")
    assert "1. ✅ `45 + 38 = 83`" in said
    assert "Let us work on `24 × 6` together." in said
    assert "✅ Right." in await learner.says("144")
    await learner.says("help me with 45 + 38")
    await learner.says("83. what is 24 x 6? I got 144")
    assert "Let us work on `7 × 8` together." in await learner.says("7 x 8")
