"""Homework that nobody calls so: a list of finished exercises that comes to the tutor is marked."""

import pytest

from bot.ports import Skill
from bot.skills.tutor import wishes
from bot.skills.tutor.guides.talk import unchecked
from bot.skills.tutor.maths.exercises.claims import false_sum
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


def _learner(skill: Skill) -> Learner:
    return Learner(skill, AnsweringModel(lambda _: PRAISE))


def _marks(said: str) -> str:
    return "".join(sign for sign in said if sign in "✅❌▫❔")


@pytest.mark.parametrize(
    ("items", "marks"),
    [
        ("7 x 8 = 56\n9 x 6 = 56\n12 x 12 = 144", "✅❌✅"),
        ("45 + 38 = 73, 62 - 27 = 35 and 8 + 5 = 13", "❌✅✅"),
        ("1. 7 x 8 = 56\n2. 9 x 6 = 56\n3. 12 x 12 = 144", "✅❌✅"),
        ("a) 9 x 6 = 56\nb) 7 x 8 = 56", "❌✅"),
        ("1. 7 x 8 is 56\n2. 9 x 6 is 56", "✅❌"),
        ("1. 3x = 15, x = 5\n2. x + 7 = 10, x = 17", "✅❌"),
        ("14 ÷ 3 = 4 r 2\n1/2 + 1/4 = 3/4\n5 km = 500 m", "✅✅❌"),
        ("7 x 8 = 56\n3x = 15, x = 4", "✅❌"),
        ("hey here are my sums\n7 x 8 = 56\n9 x 6 = 56\nthanks", "✅❌"),
        ("20 x 7 = 140\n3 x 7 = 21\n140 + 21 = 161", "✅✅✅"),
        ("half of 12 = 6\nhalf of 18 = 8", "✅❌"),
        ("6 squared is 36,\nthe square root of 49 is 8", "✅❌"),
        ("7 x 8: 56\n9 x 6: 56", "✅❌"),
        ("√81 = 9\n12 + 9 -> 21\n7 x 8 → 54", "✅✅❌"),
        ("d/dx x^2 = 2x\nd/dx x^3 = 3x", "✅❌"),
        ("d/dx sin x = cos x\nd/dx cos x = sin x", "✅❌"),
        ("1. d/dx x^3 = 3x^2\n2. d/dx sin x = -cos x", "✅❌"),
        ("(x+1)(x+2) = x^2 + 3x + 2\n(x+3)^2 = x^2 + 9", "✅❌"),
        ("12x/4 = 3x\n3a x 4b = 12ab\na^2 x a^3 = a^6", "✅✅❌"),
        ("1/2 + 1/3 = 2/5 8x7=56 6x6=37", "❌✅❌"),
    ],
)
@pytest.mark.parametrize("before", ["/tutor", "can you check my homework?", "help me with 7 x 8"])
async def test_a_list_of_finished_exercises_is_marked_without_a_word(
    skill: Skill, before: str, items: str, marks: str
) -> None:
    learner = _learner(skill)
    await learner.says(before)
    if before.startswith("help"):
        assert "That was it" in await learner.says("56")

    assert _marks(await learner.says(items)) == marks


@pytest.mark.parametrize(
    "text",
    [
        "can you mark this for me? 1) 9 x 6 = 56 2) 7 x 8 = 56",
        "please mark this: 1) 1/2 + 1/3 = 2/5 2) 2/3 of 12 = 8",
        "can you mark these: 9 x 6 = 56, 7 x 8 = 56",
        "are these right? 9 x 6 = 56, 7 x 8 = 56",
        "check these: 7x - x = 7x, 2x + 3x = 5x",
        "/tutor 9 x 6 = 56\n7 x 8 = 56",
    ],
)
async def test_who_wants_it_marked_in_other_words_has_it_marked(skill: Skill, text: str) -> None:
    learner = _learner(skill)

    assert text.startswith("/") or wishes.matches(text)
    assert _marks(await learner.says(text)) == "❌✅"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("3x = 12, x = 5", "Put `x = 5` into the problem"),
        ("1. 3x = 12\nx = 4", "✅ Right."),
        ("7 x 8: 54", "In `54` something is off"),
        ("half of 12 is 7", "In `7` something is off"),
        ("2x + 3x = 5x\n4x - x = 4", ""),
        ("the question was 3x = 12 and i put x = 5", "Put `x = 5` into the problem"),
    ],
)
async def test_what_comes_behind_an_announced_check_is_judged_or_has_the_remark(
    skill: Skill, text: str, says: str
) -> None:
    learner = _learner(skill)
    await learner.says("can you check my homework?")

    said = await learner.says(text)

    assert says in said
    assert (said == PRAISE) == (learner.remarks == [unchecked.REMARK]) == (says == "")


@pytest.mark.parametrize(
    "text",
    [
        "check my homework\n2(x+3) = 2x + 6\n2x + 6 = 14\nx = 4",
        "check my homework\nhalf of 50 + 10\nhalf of 50 = 25\n25 + 10 = 35",
        "check my homework. Round to the nearest ten:\n48 = 50\n52 = 50",
        "check my homework. Differentiate:\nx^3 = 3x^2\nx^2 = 2x",
        "check my homework: 3/4 + 7/4 = 2 1/2 = 5/2",
        "check my homework: 63 - 20 = 43 -8 = 35",
        "/tutor help me with 3/4 of 20. I got 1/4 = 5, 3 x 5 = 15",
    ],
)
async def test_lines_of_one_working_and_what_means_something_else_are_no_list(
    skill: Skill, text: str
) -> None:
    assert _marks(await _learner(skill).says(text)) in ("", "✅")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("please mark this: 9 x 6 = 56", "In `56` something is off"),
        ("please mark this for me: 9 x 6 = 54", "✅ Right."),
        ("3x + 2 = 11\n3x = 13\nx = 13/3", "In `3x = 13` something is off"),
        ("1. 3x + 2 = 11\n2. 3x = 9\n3. x = 3", "✅ Right."),
    ],
)
async def test_one_exercise_is_judged_as_one(skill: Skill, text: str, says: str) -> None:
    learner = _learner(skill)
    await learner.says("/tutor")

    assert says in await learner.says(text)


@pytest.mark.parametrize(
    "text",
    [
        "7 x 8 =\n9 x 6 =",
        "1. The battle of Hastings was in 1066\n2. Rome was founded in 753 BC",
        "i bought 3 apples for 2 euros\nand 2 pears for 3 euros",
        "x^2 = 9\nx = 3\nx + 3 = 0, x = -3",
        "2x + y = 5\nx - y = 1\nx = 2, y = 1",
        "x + 2 = 5\nx = 3\n3 + 2 = 5",
        "2^3 = 8, 2^4 = 16, what is 2^5?",
        "what is photosynthesis?",
    ],
)
async def test_what_is_no_list_of_finished_exercises_is_not_marked(skill: Skill, text: str) -> None:
    learner = _learner(skill)
    await learner.says("/tutor")

    assert _marks(await learner.says(text)) == ""


async def test_steps_to_an_exercise_that_no_tool_reads_are_no_list_of_exercises(
    skill: Skill,
) -> None:
    learner = _learner(skill)
    await learner.says("/tutor Tom has 3 boxes of 12 apples and 5 more. How many has he?")

    assert _marks(await learner.says("12 x 3 = 36\n36 + 5 = 41")) == ""
    assert "cannot check this with a tool" in learner.remarks[0]


@pytest.mark.parametrize(
    "text",
    [
        "9 × 6 = 56\n7 × 8 = 56",
        "9 × 6 = 56\nb) 7 × 8 = 56",
        "1) 9 × 6 = 56 2) 7 × 8 = 56",
        "a) 9 × 6 = 56 b) 7 × 8 = 56",
    ],
)
async def test_a_line_break_and_the_mark_of_the_next_item_end_a_stated_sum(text: str) -> None:
    assert false_sum(text) == "9 × 6 = 56"


@pytest.mark.parametrize(
    "text", ["7 / 2 = 3 1/2", "22 / 7 = 3 r 1", "9 × 6 = 56\n- 2", "5 = 3\n+ 2"]
)
async def test_what_goes_on_is_no_stated_sum(text: str) -> None:
    assert false_sum(text) == ""


TWO_SUMS = "check my homework: 45 + 38 = 73, 62 - 27 = 45"
LETTERED = "check my homework\na) 5 x 6 = 30\nb) 8 x 7 = 54\nc) 9 x 9 = 80"
FOUR = "check my homework\n1. 7 x 8 = 56\n2. 6 x 6 = 36\n3. 3 x 3 = 8\n4. 9 x 7 = 62"
EQUATIONS = "check my homework\n1. 3x = 15, x = 4\n2. x + 7 = 10, x = 17"
ROOTS = "check my homework\n1. x^2 = 9, x = 4\n2. 2x = 8, x = 3"


@pytest.mark.parametrize(
    ("homework", "answers"),
    [
        (TWO_SUMS, ["83", "35"]),
        (TWO_SUMS, ["83", "2. 35"]),
        (TWO_SUMS, ["83", "the second one is 35"]),
        (TWO_SUMS, ["35", "83"]),
        (TWO_SUMS, ["for 2 i got 35", "83"]),
        (FOUR, ["the first one is 9", "the second one is 63"]),
        (FOUR, ["the second one is 63", "9"]),
        (EQUATIONS, ["x = 5", "x = 3"]),
        (EQUATIONS, ["2. x = 3", "1. x = 5"]),
        (EQUATIONS, ["1) 3x = 15 2) x = 5", "3"]),
        (LETTERED, ["56", "81"]),
        (LETTERED, ["b) 56", "c) 81"]),
        (LETTERED, ["c is 81", "b = 56"]),
        (LETTERED, ["9 x 9 = 81", "8 x 7 = 56"]),
        (LETTERED.replace("a)", "3)").replace("b)", "4)").replace("c)", "5)"), ["5) 81", "56"]),
        (ROOTS, ["x = 3 or x = -3", "4"]),
        ("check my homework\n1. 3.4 km = 340 m\n2. 45 min = 0.45 h", ["3400 m", "0.75 h"]),
        ("check my homework\n1. 2x > 6, x > 4\n2. 9 x 6 = 56", ["x > 3", "54"]),
    ],
)
async def test_an_answer_to_homework_is_judged_by_the_exercise_it_belongs_to(
    skill: Skill, homework: str, answers: list[str]
) -> None:
    learner = _learner(skill)
    await learner.says(homework)

    first, last = [await learner.says(each) for each in answers]
    assert "✅ Right." in first
    assert "Now " in first
    assert "✅ Right." in last
    assert "That was it" in last


@pytest.mark.parametrize(
    ("homework", "answer"),
    [
        (TWO_SUMS, "83, 35"),
        (TWO_SUMS, "35, 83"),
        (TWO_SUMS, "check my answers: 83, 35"),
        (TWO_SUMS, "are these right? 83, 35"),
        (TWO_SUMS, "83, 35, is that right?"),
        ("check my homework: 12 + 13 = 24, 5 x 5 = 20", "25, 25"),
        ("check my homework\n√9 = 3\n√12 = 4√3\n7 x 8 = 54", "2√3, 56"),
        ("check my homework\nd/dx x^2 = x\nd/dx x^3 = 3x", "2x, 3x^2"),
        (FOUR, "first one 9, second one 63"),
        (FOUR, "the third is 9 and the fourth is 63"),
        (TWO_SUMS, "1. 83 2. 35"),
        (TWO_SUMS, "45 + 38 = 83 and 62 - 27 = 35"),
        (EQUATIONS, "3x = 15, x = 5; x + 7 = 10, x = 3"),
        (LETTERED, "b) 56 c) 81"),
        (LETTERED, "i think b is 56 and c is 81"),
    ],
)
async def test_several_answers_to_homework_are_marked_at_once(
    skill: Skill, homework: str, answer: str
) -> None:
    learner = _learner(skill)
    await learner.says(homework)

    said = await learner.says(answer)
    assert _marks(said) == "✅✅✅"
    assert "That was it" in said


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        (["83", "2) 45"], "In `45` something is off"),
        (["2. 34"], "2. `62 - 27`\n\nIn `34` something is off"),
        (["83 and 45"], "1. ✅ `83`\n2. ❌ `45`"),
        (["35, 84"], "1. ❌ `84`"),
        (["check my answers: 83, 36"], "1. ✅ `83`\n2. ❌ `36`"),
        (["the first one is 82"], "In `82` something is off"),
        (["73"], "In `73` something is off"),
        (["83", "next"], "Now 2. `62 - 27`."),
        (["83", "next", "next"], "We leave it there."),
        (["pass"], "We leave it there.\n\nNow 2. `62 - 27`."),
        (["pass", "83"], "1. `45 + 38`\n\n✅ Right.\n\nNow 2."),
        (["what about the second one?"], "Now 2. `62 - 27`."),
        (["help me with 7 x 8", "56"], "✅ Right.\n\nNow 1. `45 + 38`."),
        (["help me with 62 - 27", "35"], "✅ Right.\n\nNow 1. `45 + 38`."),
        (["40 + 30 = 70", "83", "62 - 20 = 42"], "`62 - 20 = 42` is true by itself."),
        (["83", "stop"], "We leave it there."),
        (["no 2"], "In `2` something is off"),
        (["the answer is 2"], "In `2` something is off"),
        (["(2)"], "In `(2)` something is off"),
    ],
)
async def test_what_is_said_while_homework_is_worked_on(
    skill: Skill, answers: list[str], says: str
) -> None:
    learner = _learner(skill)
    await learner.says(TWO_SUMS)
    said = [await learner.says(each) for each in answers]

    assert says in said[-1]


async def test_the_coefficients_of_an_equation_are_no_answers_to_exercises(skill: Skill) -> None:
    learner = _learner(skill)
    await learner.says("check my homework\na) x^2 + 5x + 6 = 0, x = 4\nb) 2x = 8, x = 3")

    assert "`a = 1` is right" in await learner.says("a = 1")


@pytest.mark.parametrize("some", ["x = 3", "3, 3"])
async def test_the_second_solution_is_not_taken_for_the_second_exercise(
    skill: Skill, some: str
) -> None:
    learner = _learner(skill)
    await learner.says(ROOTS)
    assert "❌ `3` `x = 3` is a solution" not in await learner.says(some)

    assert "✅ Right." in await learner.says("the second one is -3")


@pytest.mark.parametrize("answer", ["b) 56", "2. 35", "c is 81", "the second one is 35"])
async def test_an_answer_to_another_exercise_of_a_list_is_not_judged_by_the_one_that_is_over(
    skill: Skill, answer: str
) -> None:
    learner = _learner(skill)
    await learner.says("help me with 7 x 8")
    await learner.says("56")

    assert await learner.says(answer) == PRAISE
    assert "cannot check this with a tool" in learner.remarks[0]


@pytest.mark.parametrize(
    ("items", "wrong", "right"),
    [
        ("√50 = 5√2\n√12 = 4√3", "√12 = 3√2", "2√3"),
        ("√9 = 3\n√8 + √2 = √10", "√10", "√8 + √2 = 3√2"),
        ("0.5 = 1/2\n0.25 = 2/5", "1/5", "1/4"),
        ("50% = 1/2\n25% = 1/5", "2/5", "1/4"),
    ],
)
async def test_a_number_that_was_said_to_be_another_is_worked_on(
    skill: Skill, items: str, wrong: str, right: str
) -> None:
    learner = _learner(skill)
    await learner.says(f"check my homework\n{items}")

    assert "is not equal to" in await learner.says(wrong)
    assert "That was it" in await learner.says(right)


FACT = "check my homework\n1. 91 is prime\n2. 7 x 8 = 54"


@pytest.mark.parametrize(
    ("homework", "said", "says"),
    [
        (FACT, ["56", "7"], PRAISE),
        (FACT, ["1. 7 x 13"], "1. ❔ `7 x 13` I cannot tell.\n\nNow 2. `7 × 8`."),
        (FACT, ["1. 7 x 13", "is that right?"], PRAISE),
        (FACT.replace("54", "56"), ["7 x 13"], PRAISE),
        ("check my homework\n1. 7 x 8 = 54\n2. round 3.47 to tens = 3", ["56", "3.5"], PRAISE),
    ],
)
async def test_what_was_wrong_and_cannot_be_worked_on_is_judged_by_no_other_exercise(
    skill: Skill, homework: str, said: list[str], says: str
) -> None:
    learner = _learner(skill)
    marked = await learner.says(homework)
    told = [await learner.says(each) for each in said]

    assert ("I cannot lead you step by step through 1." in marked) == ("prime" in homework)
    assert says in told[-1]
    assert says != PRAISE or "I cannot check this" in learner.remarks[0]


SHEET = "check my homework\n1. 2x = 10, x = 4\n2. 3x = 9, x = 2"


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        (SHEET, "check these\n1. 4x = 12, x = 3\n2. 5x = 10, x = 3", "Right: 1 of 2."),
        (SHEET, "check these\n1. 2x = 10, x = 5\n2. 3x = 9, x = 3", "✅ Right.\n\n1. ✅"),
        ("help me with 7 x 8", "check my homework: 3 + 4 = 8, 5 + 5 = 10", "Right: 1 of 2."),
        ("help me solve 2x = 10", "i got x = 3 for 3x = 9, is that right?", "Back to `2x = 10`"),
        ("help me solve 2x = 10", "i got x = 4 for 3x = 9, is that right?", "comes to 12"),
        ("help me with 7 x 8", "i got 56 for 7 x 8, is that right?", "That was it"),
        ("help me with 23 x 7", "check this: 20 x 7 = 140, 3 x 7 = 21", "and not the answer"),
        ("help me solve 3x + 2 = 11", "check my work: 3x = 13, x = 4", "In `3x = 13` something"),
        (
            "check my homework\n1. x^2 = 9, x = 3\n2. 3x = 9, x = 3",
            "or -3",
            "That was it",
        ),
        (
            "check my homework\n1. x^2 = 9, x = 3\n2. x^2 = 16, x = 4",
            "-4",
            "2. `x^2 = 16`\n\n✅ Right.",
        ),
    ],
)
async def test_what_is_to_be_checked_beside_a_guide_is_judged_by_its_own_problem(
    skill: Skill, before: str, text: str, told: str
) -> None:
    learner = _learner(skill)
    await learner.says(before)

    assert told in await learner.says(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("check my homework: x + y = 10, x - y = 2, x = 5, y = 5", "Put your values into `x - y"),
        ("check my homework: x + y = 10, x - y = 2, 2x = 12, x = 6, y = 4", "✅ Right."),
        ("check my homework\nx + y = 10\nx - y = 2\nx = 6\ny = 4", "✅ Right."),
        ("/tutor x + y = 10, x - y = 2, x = 5, y = 5", "Put your values into `x - y = 2`"),
        (
            "check my homework\nx + y = 10, x - y = 2, x = 6, y = 4\n"
            "x + y = 5, x - y = 1, x = 2, y = 3",
            "2. ❌ `x + y = 5, x - y = 1, x = 2, y = 3` Put your values into `x - y = 1`",
        ),
        ("check my homework: 2x = 10, x = 5, 3y = 9, y = 3", "Right: 2 of 2."),
        ("check my homework: x + y = 10, x = 6, y = 4", "on `x + y = 10; x = 6; y = 4`"),
    ],
)
async def test_a_system_and_its_values_may_stand_in_one_row(
    skill: Skill, text: str, told: str
) -> None:
    assert told in await _learner(skill).says(text)
