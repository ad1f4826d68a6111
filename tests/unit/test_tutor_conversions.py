"""Quantities to say in another unit, and numbers in per cent, as problems of the learner's own."""

import pytest

from bot.ports import Skill
from bot.skills.tutor import wishes
from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.maths.kinds.lacks import ITSELF
from bot.tools.maths.checker import MathsChecker
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "That looks right, well done! What is next?"


@pytest.mark.parametrize(
    ("brought", "line"),
    [
        ("help me convert 2.5 km to m", "2.5 km in m"),
        ("convert 2.5 km to m", "2.5 km in m"),
        ("how do I convert 2.5 km to m?", "2.5 km in m"),
        ("How many metres are in 2.5 km?", "2.5 km in metres"),
    ],
)
async def test_an_attempt_at_a_conversion_is_judged_whatever_the_model_says(
    brought: str, line: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert f"Let us work on `{line}`" in await learner.says(brought)
    for wrong in ("250 m", "250", "i think 250", "2.5 km = 250 m"):
        said = await learner.says(wrong)
        assert "is not equal to `2.5 km`" in said
        assert "well done" not in said
    assert (await learner.says("1 km = 1000 m")).startswith("`1 km = 1000 m` is true by itself.")
    assert (await learner.says("2.5 x 1000")).startswith("Right so far: `2.5 × 1000`.")
    assert (await learner.says("2500 m")).startswith("✅ Right.")


async def test_an_attempt_that_comes_with_the_conversion_is_judged_at_once(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    said = await learner.says("convert 2.5 km to m. I got 250 m")
    assert said.startswith("`250 m` is not equal to `2.5 km`.")


@pytest.mark.parametrize(
    ("problem", "attempt", "told", "is_solved"),
    [
        ("2.5 km in m", "2500", "", True),
        ("2.5 km in m", "2,500 m", "", True),
        ("2.5 km in m", "2500 g", "`2500 g` measures something else than `2.5 km`.", False),
        ("2.5 km in m", "2500000 mm", "", False),
        ("2.5 km in m", "2.5 km", ITSELF, False),
        ("2.5 km in m", "2 × 1000 = 2000", "`2 × 1000 = 2000` is true by itself.", False),
        ("2.5 km in m", "2 km = 2500 m", "`2 km` is not equal to `2.5 km`.", False),
        ("2.5 km in m", "1 km = 100 m", "`100 m` is not equal to `1 km`.", False),
        ("2.5 km in m", "1 km = 1000", "`1 km = 1000` is true by itself.", False),
        ("2.5 km in m", "2 × 1000 = 200", "`2 × 1000 = 200` does not come out.", False),
        ("250 cm in m", "100 = 1 m", "`100 = 1 m` is true by itself.", False),
        ("2.5 km in m", "2499.6 m", "is near `2.5 km`, but not equal", False),
        ("5 miles in km", "8.05", "", True),
        ("5 miles in km", "8.046 km", "is near", False),
        ("5 miles in km", "8 km", "is near", False),
        ("5 miles in km", "3 km", "is not equal", False),
        ("20 minutes in hours", "1/3", "", True),
        ("20 minutes in hours", "a third of an hour", None, False),
        ("90 minutes in hours", "1 1/2 hours", "", True),
        ("5 gallons in litres", "18.927", "", True),
        ("5 gallons in litres", "22.7", "not the same everywhere", False),
        ("3/8 in %", "37.5%", "", True),
        ("3/8 in %", "37.5", "", True),
        ("3/8 in %", "0.375", "", False),
        ("3/8 in %", "0.375 × 100 = 37.5 per cent", "", True),
        ("3/8 in %", "1/8 = 12.5%", "`1/8 = 12.5%` is true by itself.", False),
        ("3/8 in %", "1/8 = 15%", "`15%` is not equal to `1/8`.", False),
        ("3/8 in %", "38%", "is near", False),
        ("3/8 in %", "3.75 %", "is not equal", False),
    ],
)
async def test_what_is_said_of_a_conversion_is_followed_line_by_line(
    problem: str, attempt: str, told: str | None, *, is_solved: bool, maths: MathsChecker
) -> None:
    followed = await problems.follow((problem,), attempt, maths)
    assert (followed is None) is (told is None)
    if followed is not None:
        assert (told or "") in followed.says
        assert bool(followed.says) is bool(told)
        assert followed.is_solved is is_solved


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("write 3/8 as a percentage", "3/8 in %"),
        ("My homework: convert 2,500 g to kg, please", "2,500 g in kg"),
        ("I have homework. How many minutes are in 2 hours?", "2 hours in minutes"),
        ("A car goes 90 km in 2 hours. How many km is that in one hour?", ""),
        ("convert 5 kg to metres", ""),
        ("convert 20 °C to °F", ""),
        ("convert the string 5 to int", ""),
        ("write 10 sentences in German", ""),
    ],
)
async def test_a_conversion_is_found_where_nothing_else_is_asked(
    text: str, line: str, maths: MathsChecker
) -> None:
    found = await problems.find(text, maths)
    assert (found.line if found else "") == line


@pytest.mark.parametrize("hint", ["It is 2500 m, see?", "2.5 × 1000?", "2.5 km = 250 m, see?"])
async def test_no_hint_holds_the_result_or_a_wrong_one(hint: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: hint))
    await learner.says("help me convert 2.5 km to m")
    assert hint not in await learner.says("3 km")


async def test_degrees_are_said_not_to_be_checked(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says("convert 20 °C to °F")
    assert learner.remarks == [problems.UNCHECKED]


@pytest.mark.parametrize(
    ("text", "is_wish"),
    [
        ("help me convert 2.5 km to m", True),
        ("how do I convert 5 miles to km?", False),
        ("convert 5 miles to km", False),
        ("help me convert a list to a set", False),
    ],
)
async def test_who_only_asks_how_much_it_is_does_not_ask_the_tutor(
    text: str, *, is_wish: bool
) -> None:
    assert wishes.matches(text) is is_wish
