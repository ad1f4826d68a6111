"""The "!" behind a problem: a factorial where it stands alone, and else a mark of speech."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.written import exclaimed
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("help me with 5 + 3!", "help me with 5 + 3"),
        ("what is 7 x 8!?", "what is 7 x 8?"),
        ("36 ÷ 6!!!", "36 ÷ 6"),
        ("2^3!", "2^3"),
        ("3/4 + 1/8!", "3/4 + 1/8"),
        ("half of 50!", "half of 50"),
        ("double 18!", "double 18"),
        ("√81!", "√81"),
        ("2(3 + 4)!", "2(3 + 4)"),
        ("7 x 8! i need it", "7 x 8 i need it"),
    ],
)
async def test_it_is_a_mark_of_speech_behind_what_is_to_be_worked_out(text: str, read: str) -> None:
    assert exclaimed.without(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "5!",
        "what is 5!",
        "the value of 5!",
        "-5!",
        "7!/5!",
        "5! + 3!",
        "3! + 5",
        "2 x 5! + 1",
        "5 + 3! = 11",
        "5 + 3! times 2",
        "(n+1)!/n!",
        "the factorial: 5 + 3!",
        "1. 5!",
    ],
)
async def test_it_is_left_where_it_may_be_a_factorial(text: str) -> None:
    assert exclaimed.without(text) == text


@pytest.mark.parametrize(
    ("said", "line", "right"),
    [
        (("help me with 7 x 8!",), "7 × 8", "56!"),
        (("help me with 7 x 8", "56", "now do 9 x 9!"), "9 × 9", "81!"),
        (("help me with 7 x 8", "56", "5 + 3!"), "5 + 3", "8"),
        (("help me with 5!", "120", "7 x 6!"), "7 × 6!", "5040"),
        (("/tutor 5 + 3! = 11",), "5 + 3!", "11"),
    ],
)
async def test_a_right_answer_is_right(
    said: tuple[str, ...], line: str, right: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Well done! What is next?"))
    for each in said:
        told = await learner.says(each)
    assert f"Let us work on `{line}`" in told
    assert (await learner.says(right)).startswith("✅ Right.")
