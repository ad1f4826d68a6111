"""What is said once the guide to an own problem is over, with a number in it that may be meant for
that problem or for nothing. The model praises whatever it is asked of."""

import pytest

from bot.ports import Skill
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"
EQUATION = ("help me solve 3x + 2 = 11", "x = 3")
SQUARE = ("help me solve x^2 = 9", "x = ±3")
SUM = ("help me with 45 + 38", "83")
FRACTIONS = ("help me with 1/4 + 1/4", "1/2")
LOWEST = ("help me simplify 6/8", "3/4")
UNIT = ("help me convert 3 km to m", "3000")
HOURS = ("help me with 2 h + 45 min", "2 h 45 min")


async def _after(before: tuple[str, str], text: str, skill: Skill) -> tuple[str, list[str]]:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    for each in before:
        said = await learner.says(each)
    assert said.endswith("bring the next one.")
    return await learner.says(text), learner.remarks


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (SUM, "lol 67"),
        (SUM, "67 lol"),
        (SUM, "yes 3"),
        (SUM, "ok, 7"),
        (SUM, "now 2"),
        (SUM, "and 20?"),
        (SUM, "I have 5"),
        (SUM, "oh yeah, 12 please"),
        (EQUATION, "lol 67"),
        (LOWEST, "I have 5"),
        (LOWEST, "I got 8/10"),
        (LOWEST, "yay 9/10"),
        (FRACTIONS, "I got 8/10"),
        (UNIT, "10 min"),
        (HOURS, "5 km"),
    ],
)
async def test_what_may_be_no_answer_is_not_blamed_and_no_praise_of_it_goes_without_a_remark(
    before: tuple[str, str], text: str, skill: Skill
) -> None:
    said, remarks = await _after(before, text, skill)
    assert said == PRAISE
    assert [each[:33] for each in remarks] == ["I cannot check this with a tool, "]


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        (SUM, "84", "In `84` something is off"),
        (SUM, "it's 84", "In `84` something is off"),
        (SUM, "I think 84", "In `84` something is off"),
        (SUM, "my answer was 84", "In `84` something is off"),
        (SUM, "so 84?", "In `84` something is off"),
        (SUM, "yes 83", "✅ Right."),
        (SUM, "ok, so 83", "✅ Right."),
        (SQUARE, "and 4?", "Put `x = 4` into the problem"),
        (EQUATION, "ok, x = 4", "Put `x = 4` into the problem"),
        (FRACTIONS, "I got 3/8", "In `3/8` something is off"),
        (UNIT, "300 m", "`300 m` is not equal to `3 km`"),
        (HOURS, "3 h", "`3 h` is not equal to `2 h + 45 min`"),
    ],
)
async def test_an_answer_is_judged(
    before: tuple[str, str], text: str, told: str, skill: Skill
) -> None:
    said, remarks = await _after(before, text, skill)
    assert told in said
    assert not remarks


@pytest.mark.parametrize(
    ("before", "text"),
    [(SUM, "thanks!"), (SUM, "yay 10/10"), (SUM, "12 people came"), (EQUATION, "see you at 3")],
)
async def test_other_talk_has_no_remark(before: tuple[str, str], text: str, skill: Skill) -> None:
    assert await _after(before, text, skill) == (PRAISE, [])
