"""A sum that is asked for in words, or without a sign between its numbers, is worked on as one in
signs is. The model praises whatever it is asked of."""

import pytest

from bot.ports import Skill
from bot.skills.tutor import wishes
from bot.skills.tutor.maths.written.worded import result_and_sum, sum_said
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

PRAISE = "Yes, that looks right, well done! What is next?"


@pytest.mark.parametrize(
    ("asked", "line", "wrong", "right"),
    [
        ("what is the square root of 81?", "√81", "8", "9"),
        ("what is half of 50?", "1/2 × 50", "20", "25"),
        ("a third of 27", "1/3 × 27", "8", "9"),
        ("help me with two thirds of 27", "2/3 × 27", "9", "18"),
        ("6 squared", "6^2", "12", "36"),
        ("what is double 17?", "2 × 17", "36", "34"),
        ("√81", "√81", "8", "9"),
        ("work out √81 + 1", "√81 + 1", "9", "10"),
        ("3(4)", "3(4)", "7", "12"),
        ("3(4) = ?", "3(4)", "7", "12"),
        ("(-2)(-5)", "(-2)(-5)", "-10", "10"),
        ("help me with -2(-5)", "-2(-5)", "-10", "10"),
        ("what is 2 to the power of 5", "2^5", "10", "32"),
        ("what is the cube root of 27?", "27^(1/3)", "9", "3"),
        ("the product of 4 and 5", "4 × 5", "9", "20"),
    ],
)
@pytest.mark.asyncio(loop_scope="session")
async def test_a_sum_in_words_begins_a_guide(
    asked: str, line: str, wrong: str, right: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert f"Let us work on `{line}`" in await learner.says(f"/tutor {asked}")
    said = await learner.says(wrong)
    assert "✅" not in said
    assert PRAISE not in said
    assert "✅ Right." in await learner.says(right)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/tutor what is √81? I got 8", "In `8` something is off"),
        ("/tutor what is half of 50? 20", "In `20` something is off"),
        ("/tutor what is half of 50? is it 25?", "✅ Right."),
        ("/tutor I got 7 for 3(4), right?", "In `7` something is off"),
        ("/tutor (-2)(-5) = -10", "In `-10` something is off"),
        ("/tutor the cube root of 27 is 9", "In `9` something is off"),
        ("/tutor half of 50 is 20", "In `20` something is off"),
        ("/tutor √81 = 8", "In `8` something is off"),
        ("/tutor check my answer: 6 squared = 12", "In `12` something is off"),
        ("/tutor what is a third of 27?\n8", "In `8` something is off"),
        ("/tutor 3(4) = 12", "✅ Right."),
        ("mark my working: sqrt(16) = 4", "✅ Right."),
        ("mark my working: sqrt(16) = 5", "In `5` something is off"),
    ],
)
@pytest.mark.asyncio(loop_scope="session")
async def test_its_answer_may_come_along(text: str, told: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert told in await learner.says(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("is 7 the square root of 49?", "✅ Right."),
        ("is 8 the square root of 81?", "In `8` something is off"),
        ("is 50 half of 100?", "✅ Right."),
        ("is 13 a third of 36?", "In `13` something is off"),
        ("is 20 a quarter of 80, right?", "✅ Right."),
        ("so is 15 three quarters of 20?", "✅ Right."),
        ("is 35 6 squared?", "In `35` something is off"),
        ("isn't 12 double 6?", "✅ Right."),
        ("is seven the square root of 49?", "✅ Right."),
        ("is 9 √81?", "✅ Right."),
        ("is 8 10% of 80?", "✅ Right."),
        ("is 13 3 times 4?", "In `13` something is off"),
    ],
)
@pytest.mark.asyncio(loop_scope="session")
async def test_a_number_that_is_asked_to_be_it_is_its_answer(
    text: str, told: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert told in await learner.says(f"/tutor {text}")
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says("help me with 45 + 38")
    await learner.says("83")
    assert told in await learner.says(text)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("7 the square root of 49", ("7", "the square root of 49")),
        ("-3 half of -6", ("-3", "half of -6")),
        ("two double 1", ("two", "double 1")),
        ("1 half of 2", ("", "")),
        ("one half of 12", ("", "")),
        ("5 minus half of 8", ("", "")),
        ("3(4)", ("", "")),
    ],
)
def test_which_number_may_be_the_result_of_what_stands_behind_it(
    said: str, read: tuple[str, str]
) -> None:
    assert result_and_sum(said) == read


@pytest.mark.parametrize("before", ["", "now ", "ok, and ", "next question: "])
@pytest.mark.asyncio(loop_scope="session")
async def test_it_may_be_the_next_one(before: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says("help me with 45 + 38")
    await learner.says("83")
    assert "Let us work on `1/2 × 50`" in await learner.says(f"{before}half of 50")


@pytest.mark.parametrize(
    "text",
    [
        "6 half of 12",
        "is 7 the square root of 49?",
        "12 a third of 36",
        "half of 6 + 2",
        "the square root of 9 + 16",
        "the square root of 9/16",
        "√9/16",
        "double 3 plus 4",
        "3 + 5 squared",
        "half of 6 squared",
        "a half",
        "3/4",
        "24/7",
        "2 1/2",
        "50%",
        "half of it",
        "5 + 20% of 10",
        "[3 + 4] × two",
        "5e3 + one",
        "half of the 30 pupils",
        "half past 4",
        "6 squared km",
        "√81!",
        "double x",
        "5",
        "-5",
        "one hundred and five",
        "",
    ],
)
def test_what_is_said_in_more_than_one_way_or_is_no_sum_is_left(text: str) -> None:
    assert sum_said(text) == ""


def test_in_a_free_chat_it_begins_one_where_help_is_asked_for() -> None:
    assert wishes.matches("help me with the square root of 64")
    assert wishes.matches("how do I work out a third of 27?")
    assert not wishes.matches("what is half of 50?")
    assert not wishes.matches("help me with half of the work")


@pytest.mark.parametrize(
    "piece", ["what is ", "half of ", "7 half of ", "one the ", "the ", "(", "3(4) ", "? ", " "]
)
def test_a_long_text_is_read_at_once(piece: str) -> None:
    assert sum_said(piece * 20_000) == ""
