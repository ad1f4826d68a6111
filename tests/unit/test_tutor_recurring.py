"""A decimal that recurs is an exact number, in whatever way it is written."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.written.recurring import readings
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("x = 0.3 recurring", ["x = 1/3"]),
        ("x = .3 recurring", ["x = 1/3"]),
        ("x = 0,3 repeating", ["x = 1/3"]),
        ("x = -0.3 (recurring)", ["x = -1/3"]),
        ("0.16 recurring", ["16/99", "1/6"]),
        ("0.333...", ["1/3"]),
        ("0.33…", ["1/3"]),
        ("0.1666…", ["1/6"]),
        ("0.2727...", ["3/11"]),
        ("0.41212…", ["68/165"]),
        ("0.(3)", ["1/3"]),
        ("0.3\u0305", ["1/3"]),
        ("0.16\u0307", ["1/6"]),
        ("0.1\u030742857\u0307", ["1/7"]),
        ("2.3 recurring", ["7/3"]),
        ("0.9 recurring", ["1"]),
        ("6 × 0.3 recurring", ["6 × (1/3)"]),
        ("2.236067977...", ["2.236067977..."]),
        ("3.1415926535...", ["3.1415926535..."]),
        ("0.3", ["0.3"]),
        ("0.5(4)", ["0.5(4)"]),
        ("I got 0.3...", ["I got 0.3..."]),
    ],
)
async def test_a_decimal_that_recurs_is_read_as_a_fraction(text: str, read: list[str]) -> None:
    assert readings(text) == read


@pytest.mark.parametrize(
    ("problem", "said", "told"),
    [
        ("3x = 1", "x = 0.3 recurring", "✅ Right. With `x = 1/3` both sides come to 1."),
        ("3x = 1", "x = 0.333...", "✅ Right."),
        ("6x = 1", "x = 0.16 recurring", "✅ Right. With `x = 1/6`"),
        ("11x = 3", "x = 0.27 recurring", "✅ Right. With `x = 3/11`"),
        ("3x = 1", "x = 0.4 recurring", "Put `x = 4/9` into the problem"),
        ("3x = 1", "x = 0.3", "`x = 0.3` is rounded. Write it exactly"),
    ],
)
async def test_a_decimal_that_recurs_is_exact(
    skill: Skill, problem: str, said: str, told: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Yes, that looks right! What is next?"))
    await learner.says(f"help me solve {problem}")
    assert told in await learner.says(said)


async def test_forty_thousand_digits_are_read_at_once() -> None:
    for piece in ("3", "0.3", "12", "0.33...", "1\u0305"):
        readings(f"0.{piece * 40_000}x...")
        readings(f"0.{piece * 400}x...")


@pytest.mark.parametrize(
    ("asked", "wrong", "right"),
    [
        ("write 0.45 recurring as a fraction", "9/20", "5/11"),
        ("write 0.45 recurring as a fraction", "45/100", "41/90"),
        ("convert 0.333... to a fraction", "3/10", "1/3"),
        ("write 0.1666... as a fraction", "16/99", "1/6"),
        ("write 2.3 recurring as a mixed number", "7/3", "2 1/3"),
        ("write 0.(3) as a fraction", "0.3", "1/3"),
    ],
)
async def test_one_is_written_as_a_fraction(
    skill: Skill, asked: str, wrong: str, right: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Yes, that is right, well done! What next?"))
    assert "Let us work on" in await learner.says(f"/tutor {asked}")
    said = await learner.says(wrong)
    assert "well done" not in said
    assert "✅" not in said
    assert (await learner.says(right)).startswith("✅ Right.")
