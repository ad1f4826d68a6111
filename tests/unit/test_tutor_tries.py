"""Attempts in a guide that say more than a line: a gap on the way, a value with its reason."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.written import gaps
from bot.skills.tutor.maths.written.told import told_because
from bot.tools.measures import read_unit
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


async def said(skill: Skill, *texts: str) -> list[str]:
    """The replies to what somebody says one after the other, whose model praises everything."""
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    return [await learner.says(text) for text in texts]


@pytest.mark.parametrize(
    ("problem", "answer", "told"),
    [
        ("? + 5 = 12", "the missing number is 7", "✅ Right."),
        ("? + 5 = 12", "i think the missing number is 8", "the left side comes to 13"),
        ("? + 5 = 12", "the gap must be 7", "✅ Right."),
        ("3x = 12, x = ?", "4", "✅ Right."),
        ("3x = 12, x = ?", "5", "the left side comes to 15"),
        ("3 squared + 4 squared", "25", "✅ Right."),
        ("3 squared + 4 squared", "49", "something is off"),
        ("35 + 48", "73 because 3 + 4 = 7 and 5 + 8 = 13", "In `73` something is off"),
        ("35 + 48", "83 because 30 + 40 = 70 and 5 + 8 = 13", "✅ Right."),
        ("35 + 48", "83 because 5 + 8 = 12", "`5 + 8 = 12` does not come out"),
        ("35 + 48", "83 bc 5 + 8 = 12", "`5 + 8 = 12` does not come out"),
        ("36 + 47", "83 because 36 + 40 is 77 and 7 more", "Right. But `36 + 40 = 77` does not"),
        ("45 + 38", "83 since 45 + 40 is 2 too many", "✅ Right.\n"),
        ("96 / 4", "4 x 20 is 80 and 4 x 4 is 16 and 80 and 16 is 96 so 24", "✅ Right."),
        ("36 + 47", "83 because 36 + 40 = 76 + 7 = 83", "Right. Mind the “=”: `36 + 40 = 76 + 7`"),
    ],
)
async def test_it_is_judged(skill: Skill, problem: str, answer: str, told: str) -> None:
    assert told in (await said(skill, f"/tutor {problem}", answer))[-1]


async def test_what_is_missing_on_the_way_is_asked_and_judged(skill: Skill) -> None:
    _, asked, wrong, right, solved = await said(
        skill, "help me with 3/4 + 1/8", "3/4 = ?/8", "5", "6", "7/8"
    )
    assert asked == "And what is missing in `3/4 = ?/8`?"
    assert "`3/4 = 5/8` does not come out." in wrong
    assert right.startswith("Right so far: `3/4 = 6/8`.")
    assert solved.startswith("✅ Right.")


async def test_the_number_in_a_gap_may_be_the_answer(skill: Skill) -> None:
    replies = await said(skill, "help me with 56 ÷ 7", "7 x ? = 56", "8")
    assert replies[-1].startswith("✅ Right.")


async def test_a_gap_is_read_as_the_whole_of_a_text_or_not() -> None:
    assert gaps.asked("7 x ? = 56") == "7 × n = 56"
    assert gaps.with_number("7 × n = 56", "-8") == "7 × (-8) = 56"
    assert [gaps.asked(each) for each in ("so 7 x ? = 56", "7 x 8 = ?", "? + ? = 3")] == [""] * 3


async def test_a_reason_belongs_to_a_value() -> None:
    assert told_because("i think it's 3 because 1 + 2 = 3") == ("3", "1 + 2 = 3")
    assert told_because("subtract 2 because 11 - 2 = 9") is None
    assert told_because("3") is None


async def test_squared_is_no_square_day() -> None:
    assert read_unit("squared") is None
    assert read_unit("square d") is not None
    assert read_unit("sqft") == read_unit("square feet")


@pytest.mark.parametrize("piece", ["3x = 12, ", "x = ? ", "the missing ", " because ", "1 = 2 x"])
async def test_a_long_text_is_read_to_its_end(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    assert gaps.filled(text)
    assert gaps.answered(text)
    assert gaps.asked(text) == ""


@pytest.mark.parametrize(
    ("problem", "said", "told"),
    [
        (
            "3x + 2 = 11",
            "minus 2",
            "a step, `- 2` on both sides; an answer is written as `x = -2`.",
        ),
        ("3x + 2 = 11", "so -2 first", "a step, `- 2` on both sides"),
        ("3x + 2 = 11", "minus two", "a step, `- 2` on both sides"),
        ("y/3 + 1/2 = 5", "-1/2", "an answer is written as `y = -1/2`."),
        ("2x - 5 = 9", "+5", "a step, `+ 5` on both sides; an answer is written as `x = 5`."),
        ("9 = 2x - 5", "+ 5 I think", "a step, `+ 5` on both sides"),
        ("3x + 2 = 11", "minus 2, right?", "`- 2` on both sides is a step, and not the answer."),
        ("3x + 2 = 11", "x = -2", "Put `x = -2` into the problem"),
        ("3x + 2 = 11", "it's minus 2", "Put `x = -2` into the problem"),
        ("3x + 2 = 11", "2", "Put `x = 2` into the problem"),
        ("3x + 2 = 11", "+2", "Put `x = +2` into the problem"),
        ("3x + 2 = 11", "-3", "Put `x = -3` into the problem"),
        ("3x = 9", "minus 9", "Put `x = -9` into the problem"),
        ("x + 2 = 0", "minus 2", "✅ Right."),
        ("x^2 + 2x = 0", "-2", "`x = -2` is a solution, but not the only one"),
        ("x^2 + 3x = 10", "minus 10", "a step, `- 10` on both sides"),
        ("x(x + 5) = -6", "+6", "a step, `+ 6` on both sides"),
        ("x^2 = 16", "-16", "a step, `- 16` on both sides"),
        ("x^2 = 16", "-8", "Put `x = -8` into the problem"),
        ("x^2 = 16", "x = -16", "Put `x = -16` into the problem"),
        ("2(x + 3) = 14", "-14", "Put `x = -14` into the problem"),
    ],
)
async def test_a_signed_number_that_undoes_one_of_the_problem_is_taken_for_a_step(
    problem: str, said: str, told: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says(f"help me solve {problem}")
    assert told in await learner.says(said)


async def test_it_is_no_miss_and_not_the_answer(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Yes, that is right! What is next?"))
    for said in ("help me solve 3x + 2 = 11", "minus 2"):
        await learner.says(said)
    assert '"misses":0' in learner.kept["tutor.guide"]
    for asked in ("is that right?", "that's my answer"):
        found = await learner.says(asked)
        assert found.startswith("`- 2` on both sides is a step, and not the answer.")
        assert "Yes" not in found


async def test_one_that_comes_with_the_problem_is_put_in(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    found = await learner.says("I got -3 for x + 3 = 7, is that right?")
    assert found.startswith("Put `x = -3` into the problem")


@pytest.mark.parametrize(
    ("problem", "some", "told"),
    [
        ("x^2 - 5x + 6 = 0", ("2 or 4", "or 3"), "✅ Right."),
        ("x^2 - 5x + 6 = 0", ("x = 2, x = 4", "x = 3"), "✅ Right."),
        ("x^2 - 5x + 6 = 0", ("4 or 5", "3"), "`x = 3` is a solution, but not the only one"),
        ("x^2 - 5x + 6 = 0", ("2 or 4", "5"), "Put `x = 5` into the problem"),
        ("x^2 = 49", ("x = √49", "7", "-7"), "✅ Right."),
    ],
)
async def test_what_is_right_among_solutions_counts_with_those_that_follow(
    problem: str, some: tuple[str, ...], told: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    for said in (f"help me solve {problem}", *some):
        found = await learner.says(said)
    assert told in found
