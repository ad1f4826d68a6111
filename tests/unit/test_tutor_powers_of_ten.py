"""Results in standard form, which may be rounded to the digits that are written."""

from decimal import Decimal

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.exercises.claims import false_sum
from bot.tools.maths import powers_of_ten
from bot.tools.maths.measured import read_sum
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

ROUNDED = (
    "A light year is 9.46 × 10^12 km",
    "1 light year is 9.46 x 10^15 m",
    "1 atm is 1.01 × 10^5 Pa",
    "1 atm is 1.01·10⁵ Pa",
    "1 atm is 1.01e5 Pa",
    "1 mile is 1.6 × 10^3 m",
    "365 × 24 × 3600 = 3.15 × 10^7",
    "365 × 24 × 3600 = 3.2 × 10^7",
    "365 * 24 * 3600 = 3.15 * 10**7",
    "365 × 24 × 3600 is 3.15e7",
    "365 × 24 × 3600 = 31536000 = 3.15 · 10⁷",
    "1/3000 = 3.33 × 10^-4",
    "1/3000 = 3.3 × 10⁻⁴",
    "31500000 = 3.15 * 10**7",
    "4.5 × 10^3 = 4500",
)
WRONG = (
    "A light year is 9.4 × 10^12 km",
    "1 atm is 1.02 × 10^5 Pa",
    "1 atm is 1.02e5 Pa",
    "1 mile is 1.7·10³ m",
    "365 × 24 × 3600 = 3.1 × 10^7",
    "365 × 24 × 3600 = 3.16 × 10^7",
    "365 * 24 * 3600 = 3.11 * 10**7",
    "1/3000 = 3.43 × 10^-4",
    "4.5 × 10^3 = 4520",
    "2^10 = 1 × 10^3",
)


@pytest.mark.parametrize("stated", ROUNDED)
async def test_what_is_rounded_to_its_digits_is_no_false_sum(stated: str) -> None:
    assert false_sum(f"{stated}. What do you think?") == ""


@pytest.mark.parametrize("stated", WRONG)
async def test_what_is_no_rounding_stays_wrong(stated: str) -> None:
    assert false_sum(f"{stated}. What do you think?")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.01 × 10^5", "1.01e5"),
        ("1.01e5", "1.01e5"),
        ("1.01 x 10^5", "1.01e5"),
        ("-1.01·10⁻⁵", "-1.01e-5"),
        ("1.010 * 10**(-5)", "1.010e-5"),
    ],
)
async def test_one_is_read_in_any_of_the_ways_in_which_it_is_typed(
    written: str, number: str
) -> None:
    read = powers_of_ten.read(written)
    assert read is not None
    assert read.as_tuple() == Decimal(number).as_tuple()


@pytest.mark.parametrize("written", ["2 × 10^5", "1.01", "1.01 × 10", "1.01 × 10^5 m", "1.5e"])
async def test_nothing_else_is_read_as_one(written: str) -> None:
    assert powers_of_ten.read(written) is None


async def test_a_quantity_is_within_the_half_of_its_last_digit() -> None:
    for written, within in (("1.6 × 10^3 m", 50), ("1.6e3 m", 50), ("2 × 10^3 m", 0)):
        read = read_sum(written)
        assert read is not None
        assert read.within == within


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            "2^40 = 1.1 x 10^12",
            "❔ `2^40 = 1.1 × 10^12` `1.1 × 10^12` is rounded. Write it exactly.",
        ),
        ("2^40 = 1.10·10¹²", "`1.10·10¹²` is rounded. Write it exactly."),
        ("2^40 = 1.2 x 10^12", "❌ `2^40 = 1.2 × 10^12`"),
        ("365 x 24 x 3600 = 3.1 x 10^7", "❌ `365 × 24 × 3600 = 3.1 × 10^7`"),
        ("100/7 = 14.3", "`14.3` is rounded. Write it exactly, with a fraction or a root."),
    ],
)
async def test_homework_says_that_one_is_rounded(skill: Skill, line: str, says: str) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "What is next?"))
    assert says in await learner.says(f"check my homework: 1) {line} 2) 2 + 2 = 4")


async def test_what_is_asked_for_in_standard_form_is_exact(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "What is next?"))
    await learner.says("help me write 31536000 in standard form")
    assert "is not equal" in await learner.says("3.15 × 10^7")
    assert "✅ Right" in await learner.says("3.1536 × 10^7")
