"""A sum that is right beside an exercise in words, which no tool reads, is not called right."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.guides.talk import unchecked
from bot.skills.tutor.maths.exercises import first_steps, in_words
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

_PROBLEM = "Tom has 12 apples and gives 5 to each of 2 friends. How many are left?"


@pytest.mark.parametrize(
    ("text", "line", "is_told"),
    [
        ("Sam had 15 sweets and ate a third. 15 - 3 = 12", "15 - 3", True),
        ("the area of a 3 by 4 rectangle: 3 x 4 = 12", "3 × 4", True),
        ("20% off £50: 50 - 20 = 30", "50 - 20", True),
        ("lcm of 4 and 6 = 24\n8 + 7 = 15", "8 + 7", True),
        ("log 100 = 3\n8 + 7 = 15", "8 + 7", True),
        ("I got 7/8 for 3/4 + 1/8, is that right?", "3/4 + 1/8", False),
        ("sweets: 12 - 5 = 7", "12 - 5", False),
        ("my son says 7 x 8 = 56 (page 3)", "7 × 8", False),
        ("I carry the 1, so 27 + 35 = 62", "27 + 35", False),
        ("12 apples + 5 apples = 17 apples", "12 + 5", False),
        ("the sum of 8 and 7 is 15", "8 + 7", False),
        ("2 hours + 45 minutes = 165 minutes", "2 h + 45 min", False),
        ("A rope is 12 m long, I cut off 5 m twice: 12 m - 5 m = 7 m", "12 m - 5 m in m", True),
        ("Tom is 5 years older, together 25: x + 5 = 25, x = 20", "x + 5 = 25", True),
        ("subtract 3 from both sides of 2x + 3 = 11, then 2x = 8, x = 4", "2x + 3 = 11", False),
    ],
)
def test_an_exercise_in_words_is_known_from_labels_and_talk(
    text: str, line: str, is_told: bool
) -> None:
    assert in_words.holds(text, line) == is_told


@pytest.mark.parametrize(
    ("text", "line", "is_told"),
    [
        ("A recipe needs 1 1/2 cups of flour. How much for 3 batches?", "1 1/2", True),
        ("A movie lasts 2 1/2 hours. How many minutes is that?", "2 1/2", True),
        ("A rectangle is 6 x 4. What is its perimeter?", "6 × 4", True),
        ("A chocolate bar has 6 x 4 squares. Tom eats 5. How many are left?", "6 × 4", True),
        ("The team won 3-2 and 4-1. How many goals did they score?", "4-1", True),
        ("I was sick on Monday and missed class. help me with 3/4 + 1/8", "3/4 + 1/8", False),
        ("3/4 + 1/8. can you explain the method?", "3/4 + 1/8", False),
        ("Tom has 3 boxes with 4 apples each, so what is 3 x 4?", "3 × 4", False),
        ("What is 6 x 4? I forgot my times tables", "6 × 4", False),
        ("our teacher gave us 2(3+4). what do brackets mean?", "2(3+4)", False),
        ("A rectangle is 6 x 4. What is its perimeter? I got 20", "6 × 4", True),
        ("how many minutes are in 1 1/2 hours?", "1 1/2", True),
        ("what is 3 x 250 ml in litres", "3 × 250", True),
        ("estimate 48 x 21", "48 × 21", True),
        ("10 ÷ 3 to 2 decimal places", "10 ÷ 3", True),
        ("2 1/2", "2 1/2", False),
        ("is 2 1/2 = 5/2 right?", "2 1/2", False),
        ("help me with 156 ÷ 12 using long division", "156 ÷ 12", False),
        ("45 x 12 grid method", "45 × 12", False),
        ("Evaluate the expression: 18 - 3 x 2. Which operation is first?", "18 - 3 × 2", False),
        ("17 ÷ 5, what is the remainder?", "17 ÷ 5", True),
        ("find the remainder: 17 ÷ 5", "17 ÷ 5", True),
        ("25 ÷ 4 how many are left over", "25 ÷ 4", True),
        ("what is 17 ÷ 5? give your answer with a remainder", "17 ÷ 5", False),
        ("find the quotient and the remainder: 17 ÷ 5", "17 ÷ 5", False),
        ("what's 3 x 15 minutes", "3 × 15", False),
        ("help me with 4 x 25 cm, I'm stuck", "4 × 25", False),
        ("48 x 21, I estimated 1000", "48 × 21", False),
        ("48 x 21. I need to estimate it", "48 × 21", True),
        ("my average is bad so help me with 35 + 48", "35 + 48", False),
        ("17 ÷ 6 and my teacher wants it rounded", "17 ÷ 6", True),
    ],
)
def test_a_sum_that_an_exercise_only_tells_of_is_not_what_is_asked(
    text: str, line: str, is_told: bool
) -> None:
    assert in_words.is_only_told(text, line) == is_told


@pytest.mark.parametrize(
    ("text", "line", "is_step"),
    [
        (
            "Sam reads 12 pages a day. How many days for 90? I got 90 / 12 = 7.5 so 8",
            "90 / 12",
            True,
        ),
        ("A shirt is $40. What is it with 25% off? I got 25% of 40 = 10", "25/100 × 40", True),
        ("Ben has 20 cards, Amy 4 more. How many? I got x + 4 = 20, x = 8", "x + 4 = 20", True),
        ("My teacher is mean, I have to do 34 x 26 twice. I got 34 x 20 = 680", "34 × 26", False),
        ("What is 25% of 40 for a shirt? I got 10% of 40 = 4 so 12", "25/100 × 40", False),
        ("12 x 14. I got 12 x 10 = 120 so 148", "12 × 14", False),
    ],
)
def test_a_step_is_known_that_the_learner_took_at_an_exercise_in_words(
    text: str, line: str, is_step: bool
) -> None:
    assert first_steps.is_one(text, line) == is_step


def test_of_such_a_step_only_what_is_said_to_be_equal_is_looked_at() -> None:
    assert first_steps.stated("How many? I did 50 / 8 = 6.25\n7") == "50 / 8 = 6.25"
    assert first_steps.stated("3 x 4 = 12, 7") == "3 x 4 = 12"
    assert first_steps.stated("90 / 12 = 7.5 ≈ 8") == "90 / 12 = 7.5"
    assert first_steps.stated("3 x 4 = 12, 12 - 5 = 8\nSo 8") == "3 x 4 = 12, 12 - 5 = 8"


@pytest.mark.parametrize(
    ("text", "line", "is_answer"),
    [
        ("A bag has 4 red balls. What is the probability of red? I got 4/6", "4/6", True),
        ("Ann eats 1/2 of a pizza and Ben 1/4. How much is left? I got 1/4", "1/4", True),
        ("help me with 12/4", "12/4", False),
        ("Hello. I got 12/4 in my homework", "12/4", False),
    ],
)
def test_a_fraction_that_somebody_got_is_no_exercise(text: str, line: str, is_answer: bool) -> None:
    assert first_steps.is_answer(text, line) == is_answer


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    "said",
    [
        (f"/tutor {_PROBLEM}", "12 - 5 = 7, is that right?"),
        (f"/tutor {_PROBLEM}", "check my answer: 12 - 5 = 7"),
        ("/tutor help me find the lcm of 4 and 6", "i got 4 x 6 = 24. is that right?"),
        (f"check my answer: {_PROBLEM} 12 - 5 = 7",),
        (f"{_PROBLEM} I got 2 x 5 = 10 so 2",),
        ("check my homework: 4 boxes with 6 eggs: 4 + 6 = 10",),
        ("A rope is 12 m long, I cut off 5 m twice: 12 m - 5 m = 7 m. is that right?",),
    ],
)
async def test_a_sum_that_comes_out_is_left_to_the_model_with_the_remark(
    said: tuple[str, ...], skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Right! What is next?"))
    for each in said:
        shown = await learner.says(each)
    assert "✅" not in shown
    assert len(learner.remarks) == 1


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    "answer", ["x + 5 = 25, x = 20, is that right?", "12 m - 5 m = 7 m. is that right?"]
)
async def test_an_equation_or_quantities_are_judged_as_written_which_is_said(
    answer: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Right! What is next?"))
    await learner.says("/tutor Tom is 5 years older than Ann, together 25. How old is Ann?")
    assert "✅" in await learner.says(answer)
    assert learner.remarks == [unchecked.AS_WRITTEN]


@pytest.mark.asyncio(loop_scope="session")
async def test_one_that_does_not_come_out_is_told(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Right! What is next?"))
    await learner.says(f"/tutor {_PROBLEM}")
    assert "something is off" in await learner.says("12 - 5 = 8, is that right?")


@pytest.mark.asyncio(loop_scope="session")
async def test_so_is_a_step_before_the_answer_which_is_left_alone(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Right! What is next?"))
    said = await learner.says(f"/tutor {_PROBLEM} I got 2 x 5 = 11 so 1")
    assert "In `11` something is off" in said
    assert "`1`" not in said
