"""A colon between two numbers is ÷ where a result stands behind them."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.written import colons
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("40 : 8 = 5", "40 ÷ 8 = 5"),
        ("40:8=5", "40 ÷ 8=5"),
        ("1. 40 : 8 = 5\n2) 36:6 = 7, ok?", "1. 40 ÷ 8 = 5\n2) 36 ÷ 6 = 7, ok?"),
        ("my homework: 7 : 2 = 3 r 1", "my homework: 7 ÷ 2 = 3 r 1"),
        ("is 1 : 3 = 0.3?", "is 1 ÷ 3 = 0.3?"),
        ("help me with 40 : 8", "help me with 40 ÷ 8"),
        ("how do I do 40:8 please?", "how do I do 40 ÷ 8 please?"),
        ("what is 81 : 9?", "what is 81 ÷ 9?"),
    ],
)
async def test_a_colon_with_a_result_is_a_division(text: str, read: str) -> None:
    assert colons.as_divisions(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "36 : 6",
        "help me with 2:30",
        "help me with 3 : 4",
        "help me with the ratio 40 : 8",
        "help me with 40 : 8 : 2",
        "help me with 40 : 8 teams",
        "2:30 = 150",
        "3: 7 = 4 + 3",
        "exercise 3 : 12 = 7 + 5",
        "question 3 : 12 = 12",
        "1:100 = 5 cm",
        "2 : 3 = 4 : 6",
        "2:3 = 4:6",
        "12:30:15 = 3",
        "1 : 4 = 2 x 2",
    ],
)
async def test_a_ratio_a_time_a_scale_and_a_number_of_an_exercise_stay(text: str) -> None:
    assert colons.as_divisions(text) == text


@pytest.mark.parametrize("piece", ["1:", "1 : 1 ", "1,1", ": ", "1 : 1 = 1"])
async def test_a_long_text_is_read_to_its_end(piece: str) -> None:
    assert len(colons.as_divisions(piece * 20_000)) >= len(piece) * 20_000


@pytest.mark.parametrize(
    ("items", "marks"),
    [
        ("1. 40 : 8 = 5\n2. 36 : 6 = 7", "✅❌"),
        ("a) 40:8 = 5\nb) 36:6 = 7", "✅❌"),
        ("1) 40 : 8 = 5\n2) 36 : 6 = 7", "✅❌"),
        ("7 x 8 = 56\n36 : 6 = 7", "✅❌"),
        ("40 : 8 = 5, 36 : 6 = 6", "✅✅"),
    ],
)
async def test_divisions_of_homework_are_marked(skill: Skill, items: str, marks: str) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    said = await learner.says(f"check my homework\n{items}")
    assert "".join(each for each in said if each in "✅❌❔▫") == marks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/tutor 36 : 6 = 7, right?", "something is off"),
        ("/tutor is 36:6 = 7?", "something is off"),
        ("/tutor 36 : 6 = 6, right?", "✅ Right."),
        ("check my answer: 36 : 6 = 6", "✅ Right."),
    ],
)
async def test_a_division_is_judged(skill: Skill, text: str, told: str) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert told in await learner.says(text)
