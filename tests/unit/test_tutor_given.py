"""A value that is to be put into something, and what is asked or stated in few words: judged where
a tool can, else with a remark. The model praises whatever it is asked of."""

import pytest

from bot.ports import Skill
from bot.skills.tutor import wishes
from bot.skills.tutor.maths.exercises import checks, problems
from bot.skills.tutor.maths.kinds import given
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


def learner(skill: Skill) -> Learner:
    return Learner(skill, AnsweringModel(lambda _: PRAISE))


@pytest.mark.parametrize(
    ("text", "line", "wrong", "right"),
    [
        ("/tutor x = 3, what is 2x + 1?", "2(3) + 1", "8", "7"),
        ("/tutor x = 3, find x^2 + 2x", "(3)^2 + 2(3)", "12", "15"),
        ("/tutor substitute x = 3 into 2x + 1", "2(3) + 1", "8", "7"),
        ("/tutor plug 3 into 2x + 1", "2(3) + 1", "8", "7"),
        ("/tutor substitute 3 for x in 2x + 1", "2(3) + 1", "8", "7"),
        ("help me substitute x = 2 into 3x - 4", "3(2) - 4", "3", "2"),
        ("how do I evaluate 2x + 1 when x = 3?", "2(3) + 1", "8", "7"),
        ("/tutor what is 2x^2 when x = 3?", "2(3)^2", "36", "18"),
        ("/tutor if x = 4, what is x^2 - 1?", "(4)^2 - 1", "7", "15"),
        ("/tutor evaluate 2x + 3y for x = 2 and y = 5", "2(2) + 3(5)", "17", "19"),
        ("/tutor what is xy if x = 2 and y = -3?", "(2)(-3)", "6", "-6"),
        ("/tutor f(x) = x^2 + 1, what is f(3)?", "(3)^2 + 1", "7", "10"),
        ("/tutor find f(-2) if f(x) = x^2", "(-2)^2", "-4", "4"),
    ],
)
async def test_a_value_is_put_in(
    text: str, line: str, wrong: str, right: str, skill: Skill
) -> None:
    person = learner(skill)
    assert f"Let us work on `{line}`" in await person.says(text)
    assert "something is off" in await person.says(wrong)
    assert (await person.says(right)).startswith("✅ Right.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I got 36 for 2x^2 when x = 3, right?", "In `36` something is off"),
        ("if x = 3, then 2x + 1 = 8, right?", "In `8` something is off"),
        ("is 12 squared 124?", "In `124` something is off"),
        ("is 12 squared 144?", "✅ Right."),
        ("is 45 minutes 0.45 hours?", "`0.45 hours` is not equal to `45 minutes`"),
        ("is 15% of 80 15?", "In `15` something is off"),
        ("is 3/4 of 20 12?", "In `12` something is off"),
        ("is 5 km 500 m?", "`500 m` is not equal to `5 km`"),
        ("is the derivative of x^2 x?", "`x` is not the derivative"),
        ("so 1/4 is 0.4?", "`0.4` is not equal to `1/4`"),
        ("is 1/4 0.25?", "✅ Right."),
        ("7 x 8 is 54?", "In `54` something is off"),
        ("first 2x = 10 then x = 4", "Put `x = 4` into the problem"),
        ("does x = 4 solve 2x = 10?", "Put `x = 4` into the problem"),
        ("does x = 5 work for 2x = 10?", "✅ Right. With `x = 5`"),
        ("if 2x = 10 is x = 4?", "Put `x = 4` into the problem"),
        ("3x = 12 so x = 3", "the left side comes to 9, the right side to 12"),
        ("3x = 12 => x = 3", "the left side comes to 9, the right side to 12"),
        ("3x = 12, therefore x = 3", "the left side comes to 9, the right side to 12"),
        ("3x = 12 means x = 3", "the left side comes to 9, the right side to 12"),
        ("3x = 12 so x = 4", "✅ Right."),
        ("12 squared is 124", "In `124` something is off"),
        ("63 - 28 is 45", "In `45` something is off"),
    ],
)
async def test_what_is_asked_or_stated_in_few_words_is_judged(
    text: str, told: str, skill: Skill
) -> None:
    assert told in await learner(skill).says(f"/tutor {text}")


@pytest.mark.parametrize(
    "text",
    [
        "is 2 kg more than 2 litres?",
        "is 91 a lucky number?",
        "does 7 go well with 92?",
        "what is 6/2x when x = 3?",
    ],
)
async def test_of_what_is_asked_and_no_tool_judges_it_is_said_so(text: str, skill: Skill) -> None:
    person = learner(skill)
    assert await person.says(f"/tutor {text}") == PRAISE
    assert person.remarks == [problems.UNCHECKED]


@pytest.mark.parametrize(
    "text", ["is 12 squared 124?", "3x = 12 so x = 3", "12 squared is 124", "is my bus 7 late?"]
)
async def test_what_anybody_may_say_is_not_for_the_tutor(text: str) -> None:
    assert not wishes.matches(text)


@pytest.mark.parametrize(
    "text", ["x = 3, find x", "at 5 what is on?", "put 3 files into a box", "if x = 3, what is y?"]
)
async def test_what_has_no_value_to_put_in_is_none(text: str) -> None:
    assert not given.claims(text)


async def test_per_cent_are_written_as_a_fraction(skill: Skill) -> None:
    person = learner(skill)
    assert "work on `Write 30% as a fr" in await person.says("/tutor write 30% as a fraction")
    assert "`1/3` is not equal to `30%`" in await person.says("1/3")
    assert "still have a common factor" in await person.says("30/100")
    assert (await person.says("3/10")).startswith("✅ Right.")


@pytest.mark.parametrize(
    "piece", ["x = 1 ", "is 1 ", "so ", "if x = 1, ", " ", ",", "put 1 in ", "f(x) = 1 ", "1 is "]
)
async def test_a_long_text_is_left_as_it_is(piece: str) -> None:
    for length in (190, 490, 20_000):
        text = f"{(piece * length)[:length]}zz?"
        assert not given.claims(text)
        assert checks.plainly(text, is_for_us=True) == text
