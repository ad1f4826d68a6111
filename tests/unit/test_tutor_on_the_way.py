"""A sum that somebody says on the way, without what it comes to, is asked that; it is off only
where it stands in place of the whole."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.attempts.on_the_way import is_said
from bot.tools.maths.reading import read_expression
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


def praised(skill: Skill) -> Learner:
    """A learner whose model praises everything."""
    return Learner(skill, AnsweringModel(lambda _: PRAISE))


@pytest.mark.parametrize(
    ("problem", "part", "number", "right"),
    [
        ("5 + 3 x 2", "3 x 2", "6", "`3 × 2 = 6`"),
        ("(4 + 6) ÷ 2", "4 + 6", "10", "`4 + 6 = 10`"),
        ("2 + 3 + 4", "3 + 4", "7", "`3 + 4 = 7`"),
        ("4 - 3^2", "3^2", "9", "`3^2 = 9`"),
    ],
)
async def test_a_part_of_the_sum_is_right_so_far_and_asked_what_it_comes_to(
    skill: Skill, problem: str, part: str, number: str, right: str
) -> None:
    learner = praised(skill)
    await learner.says(f"help me with {problem}")
    said = await learner.says(part)
    assert said.startswith("Right so far: `")
    assert said.endswith("is a part of it. What does that come to?")
    assert f"Right so far: {right}." in await learner.says(number)


@pytest.mark.parametrize(
    ("problem", "said", "number", "shown"),
    [
        ("35 + 48", "30 + 40", "70", "30 + 40"),
        ("24 x 6", "4 x 6", "24", "4 × 6"),
        ("15 x 12", "15 x 10", "150", "15 × 10"),
        ("63 - 28", "63 - 20", "43", "63 - 20"),
        ("3/4 of 20", "20 ÷ 4", "5", "20 ÷ 4"),
        ("3/4 of 20", "20/4", "5", "20/4"),
        ("144/12", "120/12", "10", "120/12"),
        ("25% of 80", "10% of 80", "8", "10/100 × 80"),
        ("25% of 80", "80 ÷ 10", "so 8", "80 ÷ 10"),
        ("1 1/2 + 2 3/4", "1/2 + 3/4", "5/4", "1/2 + 3/4"),
        ("3x + 2 = 11", "11 - 2", "9", "11 - 2"),
        ("2(x + 1) = 10", "10 - 2", "8", "10 - 2"),
    ],
)
async def test_another_sum_is_asked_what_it_comes_to_and_that_is_no_answer(
    skill: Skill, problem: str, said: str, number: str, shown: str
) -> None:
    learner = praised(skill)
    await learner.says(f"help me with {problem}")
    assert await learner.says(said) == f"And what does `{shown}` come to?"
    value = number.removeprefix("so ")
    found = await learner.says(number)
    assert f"`{shown} = {value}`" in found
    assert "off" not in found
    for doubt in ("is that right?", "that's my answer", f"the answer is {value}"):
        found = await learner.says(doubt)
        assert f"`{value}` is what `{shown}` comes to, and not the answer." in found
        assert "well done" not in found


async def test_a_sum_on_the_way_is_not_praised_before_it_is_worked_out(skill: Skill) -> None:
    for said in ("3 x 2", "30 + 40"):
        learner = praised(skill)
        await learner.says("help me with " + ("35 + 48" if said == "30 + 40" else "5 + 3 x 2"))
        await learner.says(said)
        for doubt in ("is that right?", "that's my answer"):
            found = await learner.says(doubt)
            assert "does not come to the answer." in found
            assert "well done" not in found


@pytest.mark.parametrize(
    ("problem", "working"),
    [
        ("35 + 48", ["30 + 40", "5 + 8", "70", "13", "70 + 13", "83"]),
        ("24 x 6", ["20 x 6\n120\n4 x 6\n24", "144"]),
        ("35 + 48", ["30 + 40, 70, 5 + 8, 13, 83"]),
        ("3x + 2 = 11", ["11 - 2\n9\nx = 3"]),
        ("3x + 2 = 11", ["11 - 2", "9", "3"]),
        ("2/3 + 3/4", ["8 + 9", "17", "3 x 4", "12", "17/12"]),
    ],
)
async def test_working_in_such_steps_is_followed_to_its_end(
    skill: Skill, problem: str, working: list[str]
) -> None:
    learner = praised(skill)
    await learner.says(f"help me solve {problem}")
    said = [await learner.says(each) for each in working]
    assert not any("off" in each or "Put" in each for each in said)
    assert said[-1].startswith("✅ Right.")


async def test_what_a_sum_on_the_way_does_not_come_to_is_off(skill: Skill) -> None:
    learner = praised(skill)
    await learner.says("help me with 35 + 48")
    await learner.says("30 + 40")
    assert "In `60` something is off" in await learner.says("60")


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("5 + 3", "5 + 3 × 2"),
        ("5 + 7", "5 + 3 × 2"),
        ("8 × 2", "5 + 3 × 2"),
        ("5 - 2", "12 - 5 - 2"),
        ("15 × 2", "20 - 5 × 2"),
        ("63 + 28", "63 - 28"),
        ("3/4 × 2/5", "3/4 ÷ 2/5"),
        ("4/12 + 4/12", "1/3 + 1/4"),
        ("4/4", "3/4 + 2/4"),
        ("2/7", "1/3 + 1/4"),
        ("2 1/4", "1 1/4 + 1 1/4"),
        ("12/144", "144/12"),
        ("3/2", "1/2 × 3/4"),
        ("6/4", "1/2 × 3/4"),
    ],
)
async def test_what_stands_in_place_of_the_whole_is_off(
    skill: Skill, said: str, problem: str
) -> None:
    assert not is_said(said, (problem,), [read_expression(problem)])
    learner = praised(skill)
    await learner.says(f"help me with {problem}")
    assert f"In `{said}` something is off" in await learner.says(said)


async def test_what_is_said_of_the_unknown_is_judged_as_its_value(skill: Skill) -> None:
    for problem, said in (("3x + 2 = 11", "x = 11 - 2"), ("3x = 12", "12/2")):
        learner = praised(skill)
        await learner.says(f"help me solve {problem}")
        assert (await learner.says(said)).startswith("Put `x = ")
