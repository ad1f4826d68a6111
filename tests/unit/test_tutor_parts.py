"""What is said of a part of a sum, in a guide: a number that is worth no more than one, which may
be a step or a wrong answer."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.attempts.parts import is_step
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"
AS_MUCH = "a part of the problem and not all of it."
NOT_YET = "That is right so far, and not the answer yet."


async def told(skill: Skill, *said: str) -> str:
    """What a learner is told last, whose model praises everything."""
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    for each in said[:-1]:
        await learner.says(each)
    return await learner.says(said[-1])


@pytest.mark.parametrize(
    ("problem", "wrong", "part"),
    [
        ("1/4 + 1/4", "2/8", "1/4"),
        ("2/5 + 2/5", "so it is 4/10", "2/5"),
        ("1/2 + 1/4 + 1/3", "3/9", "1/3"),
        ("1/2 x 1/2", "2/4", "1/2"),
        ("10 - (3 - 5)", "2", "- (3 - 5)"),
        ("20 - (4 - 6)", "2", "- (4 - 6)"),
    ],
)
async def test_what_nobody_works_out_is_no_step(
    skill: Skill, problem: str, wrong: str, part: str
) -> None:
    ask = f"help me with {problem}"
    said = await told(skill, ask, wrong)
    assert "Right so far" not in said
    assert f"`{part}`" in said
    assert AS_MUCH in said
    for doubt in ("is that right?", "that's my answer", "i'm done", "so that is correct?"):
        said = await told(skill, ask, wrong, doubt)
        assert AS_MUCH in said
        assert "well done" not in said


@pytest.mark.parametrize(
    ("problem", "number", "step"),
    [
        ("1/2 + 1/4", "2/4", "1/2 = 2/4"),
        ("3/4 + 1/8", "6/8", "3/4 = 6/8"),
        ("5 + 3 x 2", "6", "3 × 2 = 6"),
        ("3 x (2 + 4)", "6", "2 + 4 = 6"),
        ("12 - (5 - 2)", "3", "5 - 2 = 3"),
        ("6/2 + 1", "3", "6/2 = 3"),
    ],
)
async def test_a_step_is_right_so_far_and_no_answer(
    skill: Skill, problem: str, number: str, step: str
) -> None:
    ask = f"help me with {problem}"
    assert f"Right so far: `{step}`." in await told(skill, ask, number)
    answers = [f"the answer is {number}", f"is it {number}?", f"i got {number}, is that right?"]
    for each in (
        *[await told(skill, ask, answer) for answer in answers],
        await told(skill, ask, number, "that's my answer"),
        await told(skill, ask, number, "is that right?"),
    ):
        assert AS_MUCH in each
        assert "Right so far" not in each
        assert "well done" not in each


@pytest.mark.parametrize(
    ("problem", "line"), [("5 + 3 x 2", "3 x 2 = 6"), ("2x + 3 = 11", "2x = 8")]
)
async def test_a_line_that_is_right_is_no_answer_because_its_writer_stops_there(
    skill: Skill, problem: str, line: str
) -> None:
    solved = ("I solved it", "I have solved it myself", "i've worked it out by myself!")
    for stop in ("that's my answer", "that's it", "i'm done", *solved):
        said = await told(skill, f"help me solve {problem}", line, stop)
        assert said.startswith(NOT_YET)
        assert "well done" not in said
    assert "well done" in await told(skill, f"help me solve {problem}", line, "is that right?")


@pytest.mark.parametrize(
    ("problem", "line", "value"),
    [
        ("5 + 3 x 2", "5 + 3 = 8 x 2 = 16", "16"),
        ("5 + 3 x 2", "8 x 2 = 16", "16"),
        ("2 + 3 x 4", "2 + 3 = 5, 5 x 4 = 20", "20"),
        ("24 x 6", "20 x 6 = 120 + 4 = 124", "124"),
        ("100 x 4 - 4", "99 x 4 - 4 = 392", "392"),
        ("25% of 80", "10% = 8", "8"),
    ],
)
async def test_what_is_true_beside_a_sum_is_no_answer_to_it(
    skill: Skill, problem: str, line: str, value: str
) -> None:
    ask = f"help me with {problem}"
    assert "true by" in await told(skill, ask, line)
    for stop in ("that's my answer", "that's it", "is that right?", "so that is correct?"):
        said = await told(skill, ask, line, stop)
        assert f"`{value}` is what" in said
        assert "and not the answer" in said
        assert "well done" not in said


async def test_what_comes_to_as_much_as_a_sum_is_not_called_something_else(skill: Skill) -> None:
    for line in ("8 + 3 = 11", "8 + 3 = 11, that's my answer"):
        assert "not the answer" not in await told(skill, "help me with 5 + 3 x 2", line)


async def test_what_a_part_comes_to_is_not_right_once_the_guide_is_over(skill: Skill) -> None:
    for problem, right, number in (("5 + 3 x 2", "11", "6"), ("1/4 + 1/4", "1/2", "2/8")):
        said = await told(skill, f"help me with {problem}", right, number)
        assert AS_MUCH in said
        assert "✅" not in said


@pytest.mark.parametrize(
    ("part", "said", "line", "is_one"),
    [
        ("- (3 - 5)", "2", "10 - (3 - 5)", False),
        ("-3^2", "-9", "-3^2 + 4", True),
        ("-3^2", "-9", "4 + -3^2", True),
        ("1/2", "0.5", "1/2 + 1/4", False),
        ("6 ÷ 4", "1.5", "6 ÷ 4 + 1", True),
        ("6 ÷ 4", "3/2", "6 ÷ 4 + 1", True),
        ("1/2", "3/6", "1/2 + 1/3", True),
        ("2/4", "1/2", "2/4 + 2/4", False),
    ],
)
async def test_a_step_is_what_has_been_worked_out(
    part: str, said: str, line: str, is_one: bool
) -> None:
    assert is_step(part, said, line) is is_one
