"""Another exercise, or a step, asked for in plain words in the middle of one: no answer to it is
judged by the one at hand. The model praises whatever it is asked of."""

import pytest

from bot.ports import Skill
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"
SUM = "help me with 45 + 38"
EQUATION = "help me solve 3x + 2 = 11"
OVER = "bring the next one."


def learner(skill: Skill) -> Learner:
    return Learner(skill, AnsweringModel(lambda _: PRAISE))


@pytest.mark.parametrize(
    ("before", "text", "line", "right"),
    [
        (SUM, "what is 62 - 27?", "62 - 27", "35"),
        (SUM, "calculate 62 - 27", "62 - 27", "35"),
        (SUM, "can we do 62 - 27 first", "62 - 27", "35"),
        (SUM, "my question is 62 - 27", "62 - 27", "35"),
        (SUM, "half of 36", "1/2 × 36", "18"),
        (SUM, "what's the derivative of x^3?", "d/dx (x^3)", "3x^2"),
        (SUM, "simplify 12/16", "Simplify 12/16", "3/4"),
        (SUM, "convert 3 km to m", "3 km in m", "3000"),
        (SUM, "solve 3x = 12", "3x = 12", "4"),
        (SUM, "3x = 12", "3x = 12", "x = 4"),
        (EQUATION, "what is 7 x 8", "7 × 8", "56"),
        (EQUATION, "now solve 2x - 1 = 7", "2x - 1 = 7", "4"),
        (EQUATION, "what about 2x - 1 = 7", "2x - 1 = 7", "4"),
        ("help me convert 3.2 km to m", "what is 1 km in m?", "1 km in m", "1000"),
    ],
)
async def test_what_is_asked_for_between_is_worked_on_and_then_the_one_before(
    before: str, text: str, line: str, right: str, skill: Skill
) -> None:
    person = learner(skill)
    await person.says(before)
    assert f"Let us work on `{line}`" in await person.says(text)
    said = await person.says(right)
    assert said.startswith("✅ Right.")
    assert f"Now the exercise `{before.split(maxsplit=3)[-1].replace(' to ', ' in ')}`" in said


@pytest.mark.parametrize(
    ("before", "text", "line", "right", "earlier"),
    [
        (SUM, "can we do 62 - 27 instead", "62 - 27", "35", "83"),
        (SUM, "i'd rather do 62 - 27", "62 - 27", "35", "83"),
        (SUM, "i have another one 3x = 12", "3x = 12", "4", "83"),
        (SUM, "forget that. 3x = 12", "3x = 12", "4", "83"),
        (EQUATION, "can we do 2x - 1 = 7 instead", "2x - 1 = 7", "4", "x = 3"),
        (EQUATION, "i did that one already. 2x - 1 = 7", "2x - 1 = 7", "4", "x = 3"),
        (SUM, "actually can you help me with 3x = 12 instead", "3x = 12", "4", "83"),
    ],
)
async def test_what_is_wanted_instead_leaves_the_one_before_whose_answer_is_still_known(
    before: str, text: str, line: str, right: str, earlier: str, skill: Skill
) -> None:
    person = learner(skill)
    await person.says(before)
    assert f"Let us work on `{line}`" in await person.says(text)
    assert (await person.says(right)).endswith(OVER)
    assert "✅ Right" in await person.says(earlier)


@pytest.mark.parametrize(
    ("before", "text", "sum_", "value", "right"),
    [
        ("help me with 34 x 12", "what is 34 x 10?", "34 × 10", "340", "408"),
        (SUM, "what is 5 + 8", "5 + 8", "13", "83"),
        (SUM, "what is 45 - 38?", "45 - 38", "7", "83"),
        (EQUATION, "what is 11 - 2?", "11 - 2", "9", "x = 3"),
        (EQUATION, "can we do 11 + 2", "11 + 2", "13", "x = 3"),
        ("help me with 25% of 80", "what is 10% of 80?", "10/100 × 80", "8", "20"),
        ("help me simplify 12/16", "what is 12 / 4", "12 / 4", "3", "3/4"),
        ("help me differentiate x^3", "what is 3 - 1", "3 - 1", "2", "3x^2"),
        ("help me solve x + y = 10, x - y = 2", "what is 10 + 2", "10 + 2", "12", "x = 6, y = 4"),
        ("help me solve 2x > 6", "what is 6 / 2", "6 / 2", "3", "x > 3"),
    ],
)
async def test_of_what_may_be_a_step_it_is_asked_what_it_comes_to(
    before: str, text: str, sum_: str, value: str, right: str, skill: Skill
) -> None:
    person = learner(skill)
    await person.says(before)
    assert await person.says(text) == f"And what does `{sum_}` come to?"
    said = await person.says(value)
    assert "is true by itself" in said or "comes to, and not the answer" in said
    assert (await person.says(right)).startswith("✅ Right.")


@pytest.mark.parametrize(
    ("before", "texts", "told"),
    [
        (EQUATION, ["solve 3x = 9"], "Right so far: `3x = 9`"),
        (EQUATION, ["what about 3x = 9?"], "Right so far: `3x = 9`"),
        (EQUATION, ["solve 3x = 13"], "In `3x = 13` something is off"),
        (EQUATION, ["now 5x = 11"], "In `5x = 11` something is off"),
        (EQUATION, ["3x = 13", "sorry i meant 3x = 9"], "Right so far: `3x = 9`"),
        (EQUATION, ["sorry i meant 3x + 2 = 14", "4"], "With `x = 4` both sides come to 14"),
        ("help me solve 5x - 3 = 2x + 9", ["solve 7x = 6"], "In `7x = 6` something is off"),
        ("help me solve x^2 - 5x + 6 = 0", ["solve (x-2)(x-4) = 0"], "something is off"),
        ("help me solve x + y = 10, x - y = 2", ["solve 2x = 12"], "Right so far: `2x = 12`"),
        (SUM, ["what is 45 + 38?", "73"], "In `73` something is off"),
        (SUM, ["what is the answer to 45 + 38"], "The answer: **83**"),
        (SUM, ["can we do 62 - 27 instead", "go back to the first one"], "exercise `45 + 38`"),
        (SUM, ["can we do 62 - 27 instead", "35", "back to 45 + 38"], "work on `45 + 38`"),
        (SUM, ["what is 62 - 27?", "34"], "In `34` something is off"),
        (SUM, ["what is 62 - 27?", "83"], "The exercise `45 + 38`\n\n✅ Right."),
    ],
)
async def test_a_step_stays_one_and_the_one_before_can_be_come_back_to(
    before: str, texts: list[str], told: str, skill: Skill
) -> None:
    person = learner(skill)
    await person.says(before)
    for text in texts:
        said = await person.says(text)
    assert told in said


@pytest.mark.parametrize(
    ("before", "text", "value"),
    [
        (SUM, "what is the area of a 6 x 7 rectangle?", "42"),
        (EQUATION, "what is 3x?", "9"),
    ],
)
async def test_a_value_for_what_no_tool_reads_is_not_judged_by_the_one_at_hand(
    before: str, text: str, value: str, skill: Skill
) -> None:
    person = learner(skill)
    for each in (before, text, value):
        said = await person.says(each)
        assert person.remarks or each == before
    assert said == PRAISE


@pytest.mark.parametrize("root", ["√12", "√20"])
async def test_a_root_behind_one_that_is_a_whole_number_is_no_answer_to_that(
    root: str, skill: Skill
) -> None:
    person = learner(skill)
    for each in ("help me with √49", "7", root, "2√3", "is that right?"):
        said = await person.says(each)
        assert "something is off" not in said
    assert person.remarks


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        ("help me with 7 x 8", "54, no 56", "✅ Right."),
        ("help me with 7 x 8", "54... no, 56", "✅ Right."),
        ("help me with 7 x 8", "its 54, sorry 56", "✅ Right."),
        ("help me with 7 x 8", "54 i mean 56", "✅ Right."),
        ("help me with 7 x 8", "56, no 54", "In `54` something is off"),
        (EQUATION, "x = 4, no x = 3", "✅ Right."),
        (EQUATION, "x = 3, no 4", "Put `x = 4` into the problem"),
        ("help me solve x^2 = 9", "x = 3, no x = -3", "`x = -3` is a solution, but not the only"),
    ],
)
async def test_of_a_value_that_is_corrected_in_the_same_breath_the_last_one_is_meant(
    before: str, text: str, told: str, skill: Skill
) -> None:
    person = learner(skill)
    await person.says(before)
    assert told in await person.says(text)
