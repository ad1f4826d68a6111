"""A number that is missing in an exercise is an unknown, and what stands behind it what that is."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.exercises import own_answers
from bot.skills.tutor.maths.written import gaps
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


def praised(skill: Skill) -> Learner:
    """A learner whose model praises everything."""
    return Learner(skill, AnsweringModel(lambda _: PRAISE))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("? + 5 = 12, ? = 7", "n + 5 = 12, n = 7"),
        ("___ + 5 = 12, 7", "n + 5 = 12, n = 7"),
        ("? + 5 = 12 (7)", "n + 5 = 12, n = 7"),
        ("( ) + 5 = 12; 7", "n + 5 = 12, n = 7"),
        ("? x 4 = 12, ? = 3", "n × 4 = 12, n = 3"),
        ("5 + … = 12, x = 7", "5 + x = 12, x = 7"),
        ("1/2 + ? = 3/4. Answer: 1/4", "1/2 + n = 3/4. Answer: 1/4"),
        ("5 + ? = 12?", "5 + n = 12?"),
        ("1. ? + 5 = 12, 7\n2. 9 - ? = 4", "1. n + 5 = 12, n = 7\n2. 9 - n = 4"),
        ("29 ÷ 4 = 7 r ?", "29 = 4 × 7 + n"),
        ("29/4 = 7, remainder ___: 1", "29 = 4 × 7 + n, n = 1"),
        ("29 ÷ 4 = 7r?", "29 = 4 × 7 + n"),
        ("29 ÷ 4 = 7 r", "29 = 4 × 7 + n"),
        ("12 ÷ 4 = 3 r ?", "12 = 4 × 3 + n"),
        ("17 ÷ 5 = ( ) r 2", "17 = 5 × n + 2"),
        ("29 ÷ ? = 7 r 1", "29 = n × 7 + 1"),
        ("29 ÷ 4 = _ r _", "29 ÷ 4"),
        ("29 ÷ 4 = 8 r ?", "29 ÷ 4"),
    ],
)
async def test_a_gap_is_read_as_an_unknown(text: str, read: str) -> None:
    assert gaps.filled(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "? + ? = 12, 5 and 7",
        "12 - 5 = ?, ? = 7",
        "is 5 + 7 = 12?",
        "1 + 2 + ... + 10 = 55",
        "[ ] 3 + 4 = 7",
        "? cm + 5 cm = 12 cm",
        "what? 3 + 4 = 7",
        "snake_case = 3 + 4",
        "x + 5 = 12, x = 7",
        "29 ÷ 4 = 7 r 1?",
        "29 ÷ 4 = ? r 2",
        "12/4 = 3r?",
        "solve 10/4 = 2r",
        "what is r if 30/5 = 2r?",
        "29 ÷ 4 = 7 r\n1",
    ],
)
async def test_anything_else_stays_as_it_is(text: str) -> None:
    assert gaps.filled(text) == text


@pytest.mark.parametrize(
    ("exercise", "said", "read"),
    [
        ("3/4 = n/12", "9/12", "9"),
        ("6/8 = 3/n", "3/4", "4"),
        ("n + 1/4 = 3/4", "2/4", "2/4"),
        ("x/12 = 3/4", "9/12", "9/12"),
        ("29 = 4 × 7 + n", "7 r 1", "1"),
        ("29 = 4 × 7 + n", "29 ÷ 4 = 7 remainder 1", "1"),
        ("29 = 4 × 7 + n", "r = 1", "1"),
        ("29 = 4 × 7 + n", "28, so 1 left", "1"),
        ("29 = 4 × 7 + n", "6 r 1", "6 r 1"),
        ("17 = 5 × n + 2", "3 r 2", "3"),
        ("17 = 5 × n + 2", "3 r 1", "3 r 1"),
    ],
)
async def test_the_whole_says_the_number_in_its_gap(exercise: str, said: str, read: str) -> None:
    assert gaps.in_exercise(exercise, said) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("29 ÷ 4 = 7 r ?. I got 1", "29 = 4 × 7 + n\n1"),
        ("29 ÷ 4 = 7 r ?, I think 2", "29 = 4 × 7 + n\n2"),
        ("29 ÷ 4 = 7 r ?. the answer is 1", "29 = 4 × 7 + n\n1"),
        ("29 ÷ 4 = 7 r ?. I got r = 1", "29 = 4 × 7 + r\nr = 1"),
        ("17 ÷ 5 = ? r ?. I got 3 r 2", "17 ÷ 5 = 3 remainder 2"),
        ("I got 7 for ? + 5 = 12", "n + 5 = 12\n7"),
        ("29 ÷ 4 = 7 r ?, 35 ÷ 4 = 8 r ?. I got 1 and 3", ""),
        ("3r = 12. I got 4", "3r = 12\n4"),
    ],
)
async def test_an_answer_behind_a_gap_is_one_to_the_exercise_with_it(text: str, read: str) -> None:
    assert own_answers.told(text) == read


@pytest.mark.parametrize(
    "piece", ["? + ", "1", "1+", "( ", "_", ".", "- ", "?=", "1/1 = 1 ", "1/1 = 1 r"]
)
async def test_a_long_text_without_an_exercise_stays_as_it_is(piece: str) -> None:
    assert gaps.filled(piece * 20_000) == piece * 20_000


@pytest.mark.parametrize(
    ("items", "marks"),
    [
        ("1. ? + 5 = 12, ? = 7\n2. 9 - ? = 4, ? = 6", "✅❌"),
        ("1. ? + 5 = 12, ? = 7\n2. ? + 3 = 10, ? = 7", "✅✅"),
        ("1. ? - 3 = 4, ? = 7\n2. ? x 4 = 12, ? = 4", "✅❌"),
        ("1. ___ + 5 = 12, 7\n2. 20 ÷ _ = 5: 5", "✅❌"),
        ("1. ? + 5 = 12\n? = 6\n2. □ × 3 = 12, x = 4", "❌✅"),
        ("1. ? + 5 = 12\n2. 3 + 4 = 7", "▫✅"),
        ("1. ? + ? = 12, 5 and 7\n2. ? + 3 = 10, ? = 7", "❔✅"),
        ("1. 29 ÷ 4 = 7 r ?, 1\n2. 17 ÷ 5 = 3 r ?, 1", "✅❌"),
        ("? + 5 = 12, ? = 7\n? + 3 = 10, ? = 8", "✅❌"),
    ],
)
async def test_exercises_with_gaps_are_marked_in_a_list(
    skill: Skill, items: str, marks: str
) -> None:
    said = await praised(skill).says(f"check my homework\n{items}")
    assert "".join(sign for sign in said if sign in "✅❌❔▫") == marks


async def test_an_exercise_with_a_gap_is_shown_as_it_was_written(skill: Skill) -> None:
    said = await praised(skill).says("check my homework\n1. ? + 5 = 12, ? = 6\n2. 9 - ? = 4, ? = 5")
    assert "1. ❌ `? + 5 = 12, ? = 6` Put `n = 6` into the problem" in said
    assert "Let us work on `n + 5 = 12` together." in said


@pytest.mark.parametrize("begin", ["/tutor □ + 5 = 12", "help me with ? + 5 = 12"])
async def test_a_guide_leads_through_an_exercise_with_a_gap(skill: Skill, begin: str) -> None:
    learner = praised(skill)
    await learner.says(begin)
    assert "Put `n = 8` into the problem" in await learner.says("8")
    assert "Put `n = 6` into the problem" in await learner.says("□ = 6")
    assert "✅ Right." in await learner.says("? = 7")


@pytest.mark.parametrize("begin", ["29 ÷ 4 = 7 r ?", "29 ÷ 4 = 7 r _", "29 ÷ 4 = 7 remainder ?"])
async def test_a_remainder_that_is_asked_for_is_no_unknown(skill: Skill, begin: str) -> None:
    learner = praised(skill)
    await learner.says(begin)
    assert "the left side comes to 29, the right side to 30" in await learner.says("2")
    assert "✅ Right." in await learner.says("1")
