"""The next problem: behind one that is solved it needs no word of what is to be done, and in the
middle of another one a word that says it is new. The model praises whatever it is asked of."""

import pytest

from bot.ports import Skill
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"
EQUATION = ("help me solve 3x + 2 = 11", "x = 3")
SUM = ("help me with 45 + 38", "83")
SHARE = ("help me with 25% of 80", "20")
LOWEST = ("help me simplify 6/8", "3/4")
SLOPE = ("help me differentiate x^2", "2x")
BRACKETS = ("help me expand 2(x+3)", "2x + 6")
UNIT = ("help me convert 3 km to m", "3000")


def learner(skill: Skill) -> Learner:
    return Learner(skill, AnsweringModel(lambda _: PRAISE))


@pytest.mark.parametrize(
    ("before", "text", "line", "wrong", "right"),
    [
        (EQUATION, "7 x 8", "7 × 8", "54", "56"),
        (EQUATION, "next: 2x = 9", "2x = 9", "x = 4", "x = 4.5"),
        (EQUATION, "b) 2x + 7 = 1", "2x + 7 = 1", "x = 3", "x = -3"),
        (EQUATION, "3/4 + 1/8", "3/4 + 1/8", "4/12", "7/8"),
        (EQUATION, "ok now 7 x 8", "7 × 8", "54", "56"),
        (EQUATION, "the next one is x^2 = 49", "x^2 = 49", "x = 7", "x = 7 or x = -7"),
        (EQUATION, "now 1/2 + 1/3", "1/2 + 1/3", "2/5", "5/6"),
        (EQUATION, "question 2: 3x = 12", "3x = 12", "x = 3", "x = 4"),
        (EQUATION, "what if it was x^2 = 16?", "x^2 = 16", "x = 4", "4 and -4"),
        (SUM, "63 - 28", "63 - 28", "45", "35"),
        (SUM, "63 - 28 = ?", "63 - 28", "45", "35"),
        (SHARE, "30% of 50", "30/100 × 50", "20", "15"),
        (SHARE, "and 30% of 50?", "30/100 × 50", "20", "15"),
        (LOWEST, "9/12", "Simplify 9/12", "2/3", "3/4"),
        (LOWEST, "now 10/15", "Simplify 10/15", "3/5", "2/3"),
        (("help me simplify √72", "6√2"), "√50", "Simplify √50", "2√5", "5√2"),
        (LOWEST, "4a x 2a", "Simplify 4a × 2a", "6a^2", "8a^2"),
        (BRACKETS, "next: 3x x 2x", "Simplify 3x × 2x", "5x^2", "6x^2"),
        (("help me simplify a^2 x a^3", "a^5"), "b^4 x b", "Simplify b^4 × b", "b^4", "b^5"),
        (SLOPE, "and x^3?", "d/dx (x^3)", "3x", "3x^2"),
        (BRACKETS, "3(x - 4)", "Expand 3(x - 4)", "3x - 4", "3x - 12"),
        (UNIT, "and 5 km?", "5 km in m", "500", "5000"),
    ],
)
async def test_the_next_one_needs_no_word_of_what_is_to_be_done(
    before: tuple[str, str], text: str, line: str, wrong: str, right: str, skill: Skill
) -> None:
    person = learner(skill)
    for each in before:
        said = await person.says(each)
    assert said.endswith("bring the next one.")
    assert f"Let us work on `{line}`" in await person.says(text)
    judged = await person.says(wrong)
    assert PRAISE not in judged
    assert not judged.startswith("✅")
    assert (await person.says(right)).startswith("✅ Right.")


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        (EQUATION, "3x = 12, x = 3", "the left side comes to 9, the right side to 12"),
        (EQUATION, "3x = 12 so x = 3", "the left side comes to 9, the right side to 12"),
        (EQUATION, "and for 3x = 12 I got x = 3", "the left side comes to 9, the right"),
        (SUM, "63 - 28 is 45", "In `45` something is off"),
        (SUM, "63 - 28 = 45", "In `45` something is off"),
        (SUM, "b) 63 - 28 is 35", "✅ Right."),
        (LOWEST, "9/12 is 2/3", "`2/3` is not equal to `9/12`"),
        (SLOPE, "x^3 is 3x", "`3x` is not the derivative"),
        (UNIT, "5 km is 500 m", "`500 m` is not equal to `5 km`"),
    ],
)
async def test_the_next_one_is_judged_where_its_answer_comes_along(
    before: tuple[str, str], text: str, told: str, skill: Skill
) -> None:
    person = learner(skill)
    for each in before:
        await person.says(each)
    assert told in await person.says(text)


async def test_thanks_may_stand_between_one_and_the_next(skill: Skill) -> None:
    person = learner(skill)
    for each in (*SUM, "thanks!"):
        said = await person.says(each)
    assert said == PRAISE
    assert "Let us work on `12 × 12`" in await person.says("now 12 x 12")


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (EQUATION, "thanks, see you at 5-6 pm"),
        (EQUATION, "I have 3 - 4 friends"),
        (EQUATION, "why is that?"),
        (EQUATION, "that was the 24/7 chapter"),
        (EQUATION, "so, what about lunch?"),
        (EQUATION, "thank you so much!! 10/10"),
        (EQUATION, "I got 8/10"),
        (SUM, "yay 10/10"),
        (SUM, "again 10/10"),
        (SUM, "5/5"),
        (SUM, "3/4"),
        (SUM, "12/05"),
        (SUM, "9-5"),
        (SUM, "7-11"),
        (SUM, "24/7"),
        (SUM, "2 for 2!"),
        (SUM, "thanks, 2!"),
        (LOWEST, "I got 8/10"),
        (LOWEST, "yay 9/10"),
        (LOWEST, "5/5"),
        (LOWEST, "9/10 is great"),
        (UNIT, "10 km is far"),
        (SLOPE, "a"),
        (SLOPE, "ok x"),
        (SLOPE, "xd"),
        (BRACKETS, "k"),
    ],
)
async def test_what_says_something_else_is_no_next_one(
    before: tuple[str, str], text: str, skill: Skill
) -> None:
    person = learner(skill)
    for each in before:
        await person.says(each)
    assert await person.says(text) == PRAISE


@pytest.mark.parametrize(
    ("before", "text", "line"),
    [
        (SUM, "12/4", "12/4"),
        (SUM, "9 - 5", "9 - 5"),
        (SUM, "12-7", "12-7"),
        (SUM, "now 9-5", "9-5"),
        (LOWEST, "8/10", "Simplify 8/10"),
        (LOWEST, "thanks, 9/12", "Simplify 9/12"),
        (SLOPE, "sin x", "d/dx (sin x)"),
        (UNIT, "ok, 10 km", "10 km in m"),
    ],
)
async def test_what_is_like_a_score_or_hours_may_be_one(
    before: tuple[str, str], text: str, line: str, skill: Skill
) -> None:
    person = learner(skill)
    for each in before:
        await person.says(each)
    assert f"Let us work on `{line}`" in await person.says(text)


@pytest.mark.parametrize(
    ("before", "text", "line"),
    [
        (EQUATION[0], "new question: 5x = 20", "5x = 20"),
        (EQUATION[0], "next question: 7 x 8", "7 × 8"),
        (EQUATION[0], "next: 5x = 20", "5x = 20"),
        (SUM[0], "now 63 - 28", "63 - 28"),
        (SUM[0], "what about 63 - 28?", "63 - 28"),
        (SUM[0], "the next sum is 63 - 28", "63 - 28"),
        ("help me with 3/4 + 1/8", "another one: 1/2 + 1/3", "1/2 + 1/3"),
        (LOWEST[0], "next one: 9/12", "Simplify 9/12"),
    ],
)
async def test_a_word_begins_a_new_one_in_the_middle_of_another(
    before: str, text: str, line: str, skill: Skill
) -> None:
    person = learner(skill)
    await person.says(before)
    assert f"Let us work on `{line}`" in await person.says(text)


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        (EQUATION[0], "now 3x = 9", "Right so far: `3x = 9`"),
        (EQUATION[0], "now 3x = 13", "In `3x = 13` something is off"),
        (EQUATION[0], "now x = 4", "the left side comes to 14, the right side to 11"),
        (EQUATION[0], "the new equation is 3x = 13", "In `3x = 13` something is off"),
        (SUM[0], "now 40 + 30 = 70", "`40 + 30 = 70` is true by itself"),
        (SUM[0], "now 70 + 13", "Right so far: `70 + 13`"),
        (SUM[0], "now 5 + 8", "And what does `5 + 8` come to?"),
        (LOWEST[0], "now 9/12", "Simplify"),
        (SLOPE[0], "now 3x", "`3x` is not the derivative"),
        ("help me solve x^2 = 9", "another one: x + 3 = 0", "as one case of several"),
    ],
)
async def test_a_step_behind_such_a_word_is_one_of_the_problem_at_hand(
    before: str, text: str, told: str, skill: Skill
) -> None:
    person = learner(skill)
    await person.says(before)
    said = await person.says(text)
    assert "Let us work on" not in said
    assert told in said or told in person.kept["tutor.guide"]


@pytest.mark.parametrize(
    "piece", ["next ", "now, ", "1) ", "(", " ", "question 1: ", "7 x 8 ", "½"]
)
async def test_a_long_text_is_read_at_once(piece: str, skill: Skill) -> None:
    person = learner(skill)
    for each in SUM:
        await person.says(each)
    assert await person.says("hello " + piece * 20_000) == PRAISE
