"""Numbers in standard form, as people ask for it and write it."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.kinds import standard_form
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("text", "of", "key"),
    [
        ("write 45000 in standard form", "45000", "4.5 × 10^4"),
        ("45,000 in standard index form", "45,000", "4.5 × 10^4"),
        ("write 0.00032 in scientific notation", "0.00032", "3.2 × 10^-4"),
        ("how do I write 7 million in standard form?", "7000000", "7 × 10^6"),
        ("3 x 10^4 x 2 x 10^3 in standard form", "3 × 10^4 × 2 × 10^3", "6 × 10^7"),
        ("-250 in standard form", "-250", "-2.5 × 10^2"),
        ("write 0 in standard form", "", ""),
        ("write 10/3 in standard form", "", ""),
        ("write y = 2x + 3 in standard form", "", ""),
        ("write 2x + 3y = 6 in standard form", "", ""),
        ("what is standard form?", "", ""),
        ("write the speed of light 300000000 m/s in scientific notation", "", ""),
    ],
)
async def test_a_number_to_write_so_is_read(text: str, of: str, key: str) -> None:
    assert standard_form.read(text) == of
    assert standard_form.in_form(of) == key


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("4.5 x 10^4", True),
        ("4.5 × 10⁴", True),
        ("4.5*10^4", True),
        ("4.5e4", True),
        ("3.2E-4", True),
        ("3.2 x 10^(-4)", True),
        ("4.5 times 10 to the power of 4", True),
        ("10^4", True),
        ("45 x 10^3", False),
        ("0.45 x 10^5", False),
        ("10 x 10^3", False),
        ("45e3", False),
        ("45000", False),
        ("4.5 x 10000", False),
        ("4.5 x 2^4", False),
    ],
)
async def test_it_is_a_number_from_1_up_to_10_times_a_power_of_ten(
    said: str, *, is_one: bool
) -> None:
    assert standard_form.is_in_form(said) is is_one


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("4.5 x 10^4", "✅ Right."),
        ("4.5E4", "✅ Right."),
        ("45 x 10^3", "Right so far: `45 × 10^3`. Write it as a number from 1 up to 10"),
        ("4.5 x 10^5", "`4.5 × 10^5` is not equal to `45000`"),
        ("45000", "That is the exercise itself."),
    ],
)
async def test_what_is_only_equal_is_not_yet_right(said: str, told: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Well done! What is next?"))
    await learner.says("help me write 45000 in standard form")
    assert (await learner.says(said)).startswith(told)
