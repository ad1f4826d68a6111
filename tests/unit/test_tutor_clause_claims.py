"""Sums that whole clauses state, in words, with fractions, per cent, units or a factorial."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.exercises.claims import false_sum
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

FALSE = (
    "1/2 + 1/3 is 2/5",
    "One half plus one third is two fifths",
    "½ + ⅓ = ⅖",
    "the sum of 1/2 and 1/3 is 2/5",
    "1/2 and 1/3 make 2/5",
    "2 1/2 + 1 1/2 = 5",
    "Ten percent of 60 is 60",
    "ten per cent of 60 equals 60",
    "half of 80 is 30",
    "A third of 12 is 3",
    "2/3 of 12 is 9",
    "twice 7 gives you 15",
    "seven eights are 54",
    "7 times 8 comes to 54",
    "3² is 6",
    "√16 is 5",
    "1 km is 100 m",
    "a kilometre is 100 metres",
    "1 hour is 100 minutes",
    "2 km + 300 m is 2.5 km",
    "5! = 100",
    "5! is 100",
    "five factorial is one hundred",
    "3! × 2 = 10",
    "3/4 is 0.34",
    "3/4 is 25%",
    "25% is 3/4",
    "£3 + £4 is £8",
    "half of $80 is $30",
)


@pytest.mark.parametrize("stated", FALSE)
@pytest.mark.parametrize("around", ["{}.", "Remember that {}, so what is next?", "Look!\n- **{}**"])
async def test_a_false_sum_is_found_in_any_of_the_ways_in_which_one_is_written(
    stated: str, around: str
) -> None:
    assert false_sum(around.format(stated)).endswith(stated[-5:])


@pytest.mark.parametrize(
    "text",
    [
        "1/2 + 1/3 is 5/6. One half plus one third is five sixths. ½ + ⅓ = ⅚.",
        "Ten percent of 60 is 6, half of 80 is 40 and a third of 12 is 4.",
        "5! = 120, 0! is 1 and 5! is 120. So it is 5! The next is 6.",
        "1 km is 1000 m. An hour is 60 minutes. Half an hour is 30 minutes. 5 miles is 8 km.",
        "Is half of 80 30? Is it true that half of 80 is 30? Half of 80 is 30?",
        "If half of 80 is 30, what is half of 40? Suppose 5! is 100, then what is 6!?",
        "It is not true that half of 80 is 30. Half of 80 isn't 30. Half of 80 is not 30.",
        "Half of 80 is 30, no wait, 40. 10 ÷ 3 is about 3. 10 ÷ 3 is 3, rounded.",
        "29 ÷ 4 is 7, and 1 is left. Nine divided by two is four, remainder one.",
        "Two plus two is four quarters. 8 plus 7 is one ten and five ones. 3 tens is 30.",
        "Half of two plus three is four. 100 - 10% is 90. 2 plus 2 is 1 more than 3.",
        "1/4 is 5, as it is of 20. 1/4 of it is 5. 1/4 is 0.5 of a half. 10% is 6.",
        "8 and 3 are 83, 3 and 4 is 12, 6 and 4 are 2 apart.",
        "1 l is 1 kg. 1 month is 30 days. 1 kB is 1024 B. 2 m is 30 cm too long.",
        "On the map 1 cm is 1 km.",
        "The perimeter of a square of side 5 is 20. Double 4.5 kg is 9 kg.",
        "-3² is -9, minus three times minus three is nine, 2/3 is 0.67 and 1/3 is 0.333...",
        "1 + 1 is 10 in binary.",
        "3/4 is 75%. 1/3 is 33%. 2/3 is 66%. 2/3 is 67%. 1/8 is 12.5%. 1/2 is 25% more.",
        "£3 + £4 is £7. £5 + $4 is £8. £0.50 is 1/4. 5 people at £3 is £15. £20 - £3.50 is £16.50.",
        "x is 3, 3x is 9, x plus two is 5. A number times 3 is 12.",
    ],
)
async def test_what_is_true_or_is_not_stated_is_no_false_sum(text: str) -> None:
    assert false_sum(text) == ""
    assert [false_sum(each) for each in text.split(". ")] == [""] * len(text.split(". "))


async def test_what_the_learner_wrote_in_words_may_be_quoted() -> None:
    assert false_sum("You wrote: half of 80 is 30.", ["Half of 80 is 30"]) == ""


@pytest.mark.parametrize("stated", ["1/2 + 1/3 is 2/5.", "Ten percent of 60 is 60.", "5! = 100."])
async def test_a_hint_that_states_one_is_not_shown(skill: Skill, stated: str) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: f"{stated} Which step is next?"))
    await learner.says("help me solve 9x + 1 = 100")
    shown = await learner.says("x = 4")
    assert stated not in shown


@pytest.mark.parametrize("stated", ["half of 80 is 30", "1 km is 100 m", "5! = 100"])
async def test_the_tutor_remarks_on_one_in_its_talk(skill: Skill, stated: str) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: f"Remember that {stated}."))
    await learner.says("tell me about numbers")
    assert any(f"`{stated}` is not right" in each for each in learner.remarks)
