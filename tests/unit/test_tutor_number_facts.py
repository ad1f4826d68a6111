"""What is said or asked of numbers, judged by code."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.maths.exercises.number_facts import read
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"
SO = [
    *("is 97 prime?", "97 is a prime number, right?", "91 is not prime", "is 91 composite?"),
    *("2, 3 and 7 are primes", "is ninety-seven prime?", "51 isn't prime, is that right?"),
    *("is 12 even?", "7 is odd", "0 is even", "is 91 divisible by 7?", "91 is a multiple of 13"),
    *("7 is a factor of 91", "does 7 go into 91?", "7 divides 91", "92 isn't divisible by 7"),
    *("1/2 is bigger than 1/3", "is -5 smaller than -3?", "is 2/3 less than 3/4?", "1/3 < 1/2"),
    *("is 50% more than 0.4?", "is √2 greater than 1.4?", "is 7 x 8 bigger than 55?"),
    *("1/3 = 0.333..., right?", "is 0.3 recurring 1/3?", "0.16 recurring = 1/6, right?"),
    *("1/3 is 0.333...", "does 1/3 equal 0.333...?", "is 0.9 recurring equal to 1?"),
    *("0.25 = 1/4, right?", "6/8 = 3/4, right?", "is 2/4 equal to 1/2?", "50% is 1/2"),
    *("is 1/4 = 0.25?", "is 6/8 the same as 3/4?", "I think that 1/3 isn't equal to 0.33"),
    *("4 is half of 8", "9 is the square root of 81", "the number 97 is prime"),
    *("1/2 is bigger than 0.4 because 0.5 is bigger than 0.4",),
    *("250000 = 2.5 × 10^5", "is this right: 250,000 = 2.5 x 10^5", "is 4500 = 4.5e3 right?"),
    *("check my homework: 0.00032 = 3.2 × 10⁻⁴", "12 = 3 x 4", "14 = 3 + 4 + 7", "25 = 5^2"),
]
NOT_SO = [
    *("is 91 prime?", "91 is prime", "so 91 is a prime number, isn't it?", "is 1 prime?"),
    *("97 is not prime", "2, 3 and 9 are primes", "is 97 composite?", "is 1 composite?"),
    *("is 13 even?", "does 7 go into 92?", "91 is divisible by 3", "12 is a factor of 6"),
    *("1/3 is bigger than 1/2", "is 2/3 more than 3/4?", "is -5 bigger than -3?", "1/3 > 1/2"),
    *("5 is half of 8", "9 is double 4", "8 is the square root of 81", "the number 91 is prime"),
    *("0.25 is bigger than 0.3 because 25 is bigger than 3", "I thought 0.25 was bigger than 0.3"),
    *("true or false: 1/3 is bigger than 1/2", "1/3 is bigger than 1/2 because 3 is more than 2"),
    *("1/3 = 0.4, right?", "is 0.3 recurring 3/10?", "2/4 = 1/3, right?", "is 3/4 not more than 0"),
    *("250000 = 2.5 × 10^4", "is this right: 250000 = 2.5 x 10^4", "12 = 3 x 5", "4500 = 4.5e4"),
    *("149600000 = 1.3 × 10^8", "0.00032 = 3.1 × 10^-4"),
]
ROUNDED = ["1/3 = 0.33, right?", "is 1/3 0.33?", "0.3 = 1/3, right?", "2/3 = 0.67", "1/3 is 33%"]
ROUNDED += ["149600000 = 1.5 × 10^8", "is 0.000318 = 3.2 × 10^-4?"]
NO_FACTS = [
    *("is 5 km more than 500 m?", "how many primes are there below 20?", "91", "x > 2", "1/2"),
    *("12 odd socks", "7 is my lucky number", "is 7 8?", "2 < 3 < 5", "is 10**400 prime?"),
    *("is 123456789012345678 prime?", "is 1/3 of 12 more than 3?", "does 0 go into 5?", ""),
    *("2:30 is 150", "20 + 5% is more than 20", "14 - 5 = 8", "is 6/2(1+2) more than 5?"),
    *("1.4142135 is the square root of 2", "0.3 is bigger than 0.25 because 3 is bigger"),
    *("it is 9/11", "12 is 3 more than 9", "my bus is 7", "the 7 is even there", "why is 91 odd?"),
    *("12 = 3x", "12 = 3 × a", "10 = 3 + ?", "7 = 8", "3 × 4 = 12", "2.5 × 10^5 = 250000"),
]


@pytest.mark.parametrize("text", SO)
async def test_what_is_so_is_called_right(text: str) -> None:
    found = read(text)
    assert found is not None
    assert found.is_so


@pytest.mark.parametrize("text", NOT_SO)
async def test_what_is_not_so_is_called_that(text: str) -> None:
    found = read(text)
    assert found is not None
    assert found.says == "That is not so."


@pytest.mark.parametrize("text", ROUNDED)
async def test_what_is_rounded_is_not_exactly_so(text: str) -> None:
    found = read(text)
    assert found is not None
    assert found.says == "That is rounded, and not exactly so."


@pytest.mark.parametrize("text", NO_FACTS)
async def test_nothing_else_is_judged(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", [*NOT_SO, *ROUNDED])
async def test_the_tutor_judges_it_before_the_model_can_praise_it(text: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    said = await learner.says(f"/tutor {text}")
    assert PRAISE not in said
    assert "✅" not in said
    assert not learner.remarks


@pytest.mark.parametrize("text", SO)
async def test_the_tutor_says_that_it_is_so(text: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert (await learner.says(f"/tutor {text}")).startswith("✅ Right")
    assert not learner.remarks


async def test_what_is_too_large_to_tell_is_left_to_the_model_with_the_remark(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert await learner.says("/tutor is 123456789012345678 prime?") == PRAISE
    assert learner.remarks == [problems.UNCHECKED]


async def test_in_a_list_each_is_marked(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    said = await learner.says("check my homework\n1. 91 is prime\n2. 97 is prime\n3. 7 x 8 = 56")
    assert "1. ❌ `91 is prime` That is not so." in said
    assert "Right: 2 of 3." in said
    said = await learner.says(
        "check my homework: 1) 250000 = 2.5 × 10^5 2) 250000 = 2.5 × 10^4 "
        "3) 3 + 4 = 7 4) 12 = 3 x 4"
    )
    assert "".join(sign for sign in said if sign in "✅❌▫❔") == "✅❌✅✅"


@pytest.mark.parametrize("piece", ["is 1 ", "1, ", "so ", " ", "1 is ", "9", "1 and "])
async def test_a_long_text_is_no_fact(piece: str) -> None:
    for length in (110, 119, 20_000):
        assert read((piece * length)[:length] + "z?") is None
