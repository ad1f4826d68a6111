"""Sums in signs such as ½ alone are exercises, as those in figures are."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.written.fraction_signs import as_sum
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("what is ½ + ¼?", "what is 1/2 + 1/4?"),
        ("how do I add ½ and ¼?", "how do I add 1/2 and 1/4?"),
        ("what is ½ + ¼? I got ⅔", "what is 1/2 + 1/4? I got 2/3"),
        ("½-¼", "1/2-1/4"),
        ("½ x ¼", "1/2 x 1/4"),
        ("½/¼", "(1/2)/(1/4)"),
        ("½x = ¼", "(1/2)x = 1/4"),
        ("√¼ + ½²", "√(1/4) + (1/2)²"),
    ],
)
async def test_signs_are_read_as_fractions_in_a_sum(text: str, read: str) -> None:
    assert as_sum(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "½",
        "teach me about ½ and ¼",
        "½ an hour, no, ¾ hour",
        "1½ + ¼",
        "what is ½ of 20?",
        "B½ + ¼",
    ],
)
async def test_other_texts_stay_as_they_were_written(text: str) -> None:
    assert as_sum(text) == text


@pytest.mark.parametrize("piece", ["½", "½ ", "½ + ", "√", "½a ", "½ -", " ", "½/"])
async def test_a_long_text_is_read_in_one_go(piece: str) -> None:
    assert as_sum(piece * 20_000)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("what is ½ + ¼?", "Let us work on `1/2 + 1/4`"),
        ("what is ½ + ¼? I got ⅔", "In `2/3` something is off"),
        ("what is ½ + ¼? I got ¾", "✅ Right."),
    ],
)
async def test_a_sum_in_signs_alone_is_checked(text: str, begins: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "½ + ¼ = ⅔. What is next?"))
    assert (await learner.says(text)).startswith(begins)
