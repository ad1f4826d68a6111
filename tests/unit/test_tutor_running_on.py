"""Rows that run on ("3 × 2 = 6 + 5 = 11") are judged as the steps that are meant, in a guide, in a
list and where somebody wants their working checked."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.exercises.problems import follow
from bot.tools.maths.checker import MathsChecker
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"
MIND = "is not so. Write a new line for each step"


def praised(skill: Skill) -> Learner:
    """A learner whose model praises everything."""
    return Learner(skill, AnsweringModel(lambda _: PRAISE))


@pytest.mark.parametrize(
    ("problem", "row"),
    [
        ("5 + 3 x 2", "3 x 2 = 6 + 5 = 11"),
        ("5 + 3 x 2", "3 x 2 = 5 + 6 = 11"),
        ("5 + 3 x 2", "5 + 3 x 2 = 3 x 2 = 6 + 5 = 11"),
        ("5 + 3 x 2", "A = 3 x 2 = 6 + 5 = 11"),
        ("3/4 of 20", "20 ÷ 4 = 5 x 3 = 15"),
        ("24 x 6", "20 x 6 = 120 + 24 = 144"),
        ("24 x 6", "24 x 3 = 72 x 2 = 144"),
        ("15 x 12", "15 x 10 = 150 + 30 = 180"),
        ("16 x 5", "16 x 10 = 160 ÷ 2 = 80"),
        ("99 x 4", "100 x 4 = 400 - 4 = 396"),
        ("(3 + 5) x 4 - 2", "3 + 5 = 8 x 4 = 32 - 2 = 30"),
        ("20% of 60", "60 ÷ 10 = 6 x 2 = 12"),
        ("20% of 60", "10% = 6 x 2 = 12"),
        ("1/2 + 1/4 + 1/8", "1/2 + 1/4 = 3/4 + 1/8 = 7/8"),
        ("63 - 28", "63 - 20 = 43 - 8 = 35"),
        ("12*4 + 3 - 1", "12*4 = 48 + 3 = 51 - 1 = 50"),
        ("2 3/4 as an improper fraction", "2 x 4 = 8 + 3 = 11, 11/4"),
    ],
)
async def test_a_row_that_runs_on_to_the_result_is_right(
    skill: Skill, problem: str, row: str
) -> None:
    learner = praised(skill)
    await learner.says(f"help me with {problem}")
    said = await learner.says(row)
    assert "✅ Right." in said
    assert MIND in said


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("5 + 3 × 2", "so 3 times 2 is 6 plus 5 is 11"),
        ("3 + 5", "3 + 4 is 7 and 1 is 8"),
        ("3 + 5", "3 + 4 is 7 + 1 is 8"),
    ],
)
async def test_of_a_row_in_words_nobody_has_to_mind_an_equals_sign(
    problem: str, said: str, maths: MathsChecker
) -> None:
    followed = await follow((problem,), said, maths)
    assert followed
    assert (followed.is_solved, followed.says) == (True, "")


@pytest.mark.parametrize(
    ("problem", "row", "told"),
    [
        ("63 - 28", "63 - 20 = 43 - 8 = 34", "In `34` something is off"),
        ("12*4 + 3", "12*4 = 48 + 3", "Right so far: `12*4 = 48`, `48 + 3`. Mind the “=”"),
        ("47 + 36", "40 + 30 = 70 + 7 = 77", "`40 + 30 = 70` and `70 + 7 = 77` are true"),
        ("5 + 3 x 2", "5 + 3 = 8 x 2 = 16", "and not the answer. Mind the “=”"),
        ("12 - 3 x 2", "12 - 3 = 9 x 2 = 18", "`18` is what `9 × 2` comes to, and not the answer"),
        ("4 + 6 ÷ 2", "4 + 6 = 10 ÷ 2 = 5", "`5` is what `10 ÷ 2` comes to, and not the answer"),
        ("12*4 + 3", "12*4 + 3 = 48 + 4 = 52", "In `48 + 4` something is off"),
        ("12*4 + 3", "12*4 = 50 = 48", "`12*4 = 50 = 48` does not come out."),
        ("5 + 3 x 2", "3 x 2 = 6 + 5 = 12", "In `12` something is off"),
        ("5 + 3 x 2", "3 x 2 = 7 + 4 = 11", "`3 × 2 = 7 + 4 = 11` does not come out."),
        ("5 + 3 x 2", "5 + 3 x 2 = 3 x 2 = 7 + 4 = 11", "`3 × 2 = 7 + 4 = 11` does not"),
        ("5 + 3 x 2", "5 + 3 x 2 = 5 + 3 = 8 x 2 = 16", "In `16` something is off"),
        ("5 + 3 x 2", "5 + 3 = 8 x 2 = 16", "`5 + 3 = 8` and `8 × 2 = 16` are true by themselves"),
        (
            "2 3/4 as an improper fraction",
            "2 x 4 = 8 + 3 = 12, 12/4",
            "`2 × 4 = 8 + 3 = 12` does",
        ),
        ("24 x 6", "20 x 6 = 120 + 20 = 140", "`140` is what `120 + 20` comes to, and not the"),
    ],
)
async def test_of_a_row_that_runs_on_each_step_is_judged(
    skill: Skill, problem: str, row: str, told: str
) -> None:
    learner = praised(skill)
    await learner.says(f"help me with {problem}")
    said = await learner.says(row)
    assert told in said
    assert "✅" not in said


@pytest.mark.parametrize(
    ("problem", "row", "told"),
    [
        ("2x + 3 = 11", "11 - 3 = 8 ÷ 2 = 4", "`11 - 3 = 8` and `8 ÷ 2 = 4` are true by"),
        ("2x + 3 = 11", "11 - 3 = 8 ÷ 2 = 4, x = 4", "✅ Right."),
        ("2x + 3 = 11", "x = 11 - 3 = 8 ÷ 2 = 4", "✅ Right. With `x = 4` both sides"),
        ("2x + 3 = 11", "2x = 11 - 3 = 8 ÷ 2 = 4", "Right so far: `2x = 11 - 3`, `2x = 8`."),
        ("x + 5 = 12", "x + 5 = 12 - 5 = 7", "Right so far: `x + 5 = 12`. `12 - 5 = 7` is true"),
        (
            "3x + 2 = 11",
            "3x + 2 = 11 - 2 = 9 ÷ 3 = 3",
            "Mind the “=”: `3x + 2 = 11 - 2` is not so.",
        ),
        ("3x+2=11", "3x + 2 = 11 - 2 = 8 ÷ 2 = 4", "`11 - 2 = 8 ÷ 2` does not come out."),
        ("3x+2=11", "3x+2 = 11-2 = 9÷3 = 3", "`11-2 = 9` and `9÷3 = 3` are true by themselves."),
        ("2x = 8", "2x = 8 ÷ 2 = 4", "Mind the “=”: `2x = 8 ÷ 2` is not so."),
        ("2x + 3 = 11", "11 - 3 = 8 ÷ 2 = 5", "`8 ÷ 2 = 5` does not come out."),
        ("2x + 3 = 11", "x = 11 - 3 = 8 ÷ 4 = 2", "Put `x = 2` into the problem"),
        ("2x + 3 = 11", "x = 8 ÷ 2 = 4 + 1 = 5", "Put `x = 5` into the problem"),
        ("2x + 3 = 11", "2x = 11 + 3 = 14 ÷ 2 = 7", "In `2x = 11 + 3` something is off"),
        ("x + 5 = 12", "x + 5 = 13 - 5 = 8", "In `x + 5 = 13 - 5` something is off"),
        ("2x + 3 = 11", "x = (11 - 3)/2 = 8/2 = 4", "✅ Right."),
    ],
)
async def test_a_row_that_runs_on_beside_an_equation_is_read_as_steps(
    skill: Skill, problem: str, row: str, told: str
) -> None:
    learner = praised(skill)
    await learner.says(f"help me solve {problem}")
    assert told in await learner.says(row)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("check my working: 5 + 3 x 2 = 3 x 2 = 6 + 5 = 11", "✅ Right. Mind the “=”"),
        ("check my answer: 24 x 6 = 20 x 6 = 120 + 24 = 144", "✅ Right. Mind the “=”"),
        ("check my working: 24 x 6 = 20 x 6 = 120 + 20 = 140", "In `140` something is off"),
        ("check my working: 5 + 3 x 2 = 8 x 2 = 16", "In `8 × 2` something is off"),
        ("check my working: 2 + 3 x 4, 2 + 3 = 5 x 4 = 20", "comes to, and not the answer. Mind"),
    ],
)
async def test_a_row_that_runs_on_behind_its_problem_is_checked_at_once(
    skill: Skill, text: str, told: str
) -> None:
    assert told in await praised(skill).says(text)


@pytest.mark.parametrize("mark", ["{}. ", ""])
@pytest.mark.parametrize(
    ("items", "marks"),
    [
        (("16 x 5 = 10 x 5 = 50 + 30 = 80", "48 + 27 = 48 + 20 = 68 + 7 = 76"), "✅❌"),
        (("16 x 5 = 10 x 5 = 50 + 20 = 70", "5 + 3 x 2 = 3 x 2 = 6 + 5 = 11"), "❌✅"),
        (("16 x 5 = 10 x 5 = 60 + 20 = 80", "63 - 28 = 63 - 20 = 43 - 8 = 35"), "❌✅"),
    ],
)
async def test_in_a_list_rows_that_run_on_are_marked_by_what_they_come_to(
    skill: Skill, mark: str, items: tuple[str, ...], marks: str
) -> None:
    lines = [mark.format(number) + item for number, item in enumerate(items, 1)]
    said = await praised(skill).says("\n".join(("check my homework", *lines)))
    assert [sign for sign in said if sign in "✅❌❔"] == [*marks]


async def test_behind_the_exercise_of_a_list_such_a_row_is_its_working(skill: Skill) -> None:
    said = await praised(skill).says(
        "check my homework\n1. 16 x 5: 10 x 5 = 50 + 30 = 80\n2. 16 x 5: 10 x 5 = 50 + 20 = 70"
    )
    assert "1. ✅" in said
    assert "2. ❌" in said
