"""An answer that has the right value and is not worked out is a step; and a value that is said once
a guide is over is judged by its problem."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.attempts.unfinished import leaves_it, left_in_text
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


def praised(skill: Skill) -> Learner:
    """A learner whose model praises everything."""
    return Learner(skill, AnsweringModel(lambda _: PRAISE))


@pytest.mark.parametrize(
    ("problem", "open_form", "wrong", "right"),
    [
        ("help me solve x^2 - 6x + 5 = 0", "x = (6 ± √16)/2", "x = 5 or x = 2", "x = 5, x = 1"),
        ("help me with 2/3 x 5/4", "10/12", "5/8", "5/6"),
        ("help me with 3/4 + 1/4", "4/4", "2", "1"),
        ("help me with 1 1/4 + 1 1/4", "2 2/4", "2 1/4", "2 1/2"),
        ("help me solve x^2 - 4 = 0", "x = ±√4", "x = ±1", "x = ±2"),
        ("help me solve 2x - 5 > 3", "x > 8/2", "x > 3", "x > 4"),
        ("/tutor differentiate x^3", "3x^(3-1)", "3x", "3x^2"),
        ("/tutor integrate x^2", "x^(2+1)/(2+1)", "x^3/2", "x^3/3 + C"),
        ("/tutor integrate 4x^3", "4x^4/4", "x^3", "x^4"),
        ("help me with 1 hour 20 min + 50 min", "1 h 70 min", "2 h 20 min", "2 h 10 min"),
        ("help me with 1 hour 20 min + 50 min", "1.5 h 40 min", "2 h 1 min", "2 h 10 min"),
        ("help me with 3 ft 8 in + 2 ft 6 in", "5 ft 14 in", "6 ft 4 in", "6 ft 2 in"),
        ("help me with 3 m 80 cm + 2 m 60 cm", "5 m and 140 cm", "6 m 4 cm", "6 m 40 cm"),
        ("help me with 5 h - 1 h 30 min", "2 h 90 min", "3 h 40 min", "3 h 30 min"),
        ("/tutor solve x + y = 6 and x - y = 2", "x = 8/2, y = 2", "x = 3", "x = 4, y = 2"),
    ],
)
async def test_what_is_not_worked_out_yet_leaves_the_guide_open(
    skill: Skill, problem: str, open_form: str, wrong: str, right: str
) -> None:
    learner = praised(skill)
    assert "Let us work on" in await learner.says(problem)
    said = await learner.says(open_form)
    assert "Right so far" in said
    assert "still" in said
    assert "What is the next line?" in said
    assert PRAISE not in await learner.says(wrong)
    assert "✅ Right." in await learner.says(right)


async def test_a_fraction_may_stay_as_it_is_where_the_learner_says_so(skill: Skill) -> None:
    learner = praised(skill)
    await learner.says("help me with 2/3 x 5/4")
    assert "can still be made simpler" in await learner.says("10/12")
    said = await learner.says("no, that's my answer")
    assert "✅ Right. It can also be written as 5/6." in said
    assert "That was it" in said


@pytest.mark.parametrize(
    ("answer", "is_left"),
    [
        ("5/6", False),
        ("2 + √3", False),
        ("√8", False),
        ("(4 + √12)/2", False),
        ("3x^2 + 2", False),
        ("x^3/3 + C", False),
        ("1/2 x^2", False),
        ("2x(x+1) + x^2*1", False),
        ("2^(1/2)", False),
        ("0.75", False),
        ("√(49 - 24)", True),
        ("2·3·√2", True),
        ("-(-3)", True),
        ("2x*3", True),
        ("2x^1", True),
        ("8^(1/3)", True),
        ("1 6/4", True),
        ("5/1", True),
    ],
)
async def test_only_what_can_be_worked_out_in_whole_numbers_is_left_to_do(
    answer: str, is_left: bool
) -> None:
    assert bool(left_in_text(answer)) is is_left


@pytest.mark.parametrize(
    ("answer", "is_left"),
    [
        ("9 ÷ 3", "There is still something to work out in it."),
        ("80/4", "There is still something to work out in it."),
        ("-80/4", "There is still something to work out in it."),
        ("9 ÷ 4", "There is still something to work out in it."),
        ("9/6", "A fraction in it can still be made simpler."),
        ("5/1", "A fraction in it can still be made simpler."),
        ("9/4", ""),
        ("√8 ÷ 2", ""),
        ("x^3 ÷ 3", ""),
    ],
)
async def test_of_what_is_divided_it_is_not_said_that_it_is_a_fraction(
    answer: str, is_left: str
) -> None:
    assert left_in_text(answer) == is_left


async def test_a_yes_or_another_value_is_no_wish_to_leave_it() -> None:
    for text in ("yes", "5/6", "is it?", "why?", "", "?", "no" * 60):
        assert not leaves_it(text), text
    for text in ("I got it", "I did that", "I have not solved it", "how I solved it", "I solved x"):
        assert not leaves_it(text), text
    for text in ("no", "I'm done", "leave it like that", "it can't be simplified"):
        assert leaves_it(text), text


@pytest.mark.parametrize(
    ("problem", "answer", "wrong", "told"),
    [
        ("help me solve x^2 = 8", "x = ±√8", "x = ±4√2", "something is off"),
        ("help me solve x^2 = 8", "x = ±√8", "thanks || x = 3", "Put `x = 3` into the problem"),
        ("help me solve 3x = 9", "x = 3", "x = 4, right?", "Put `x = 4` into the problem"),
        ("help me solve x^2 = 9", "x = ±3", "3 or 2", "Put `x = 2` into the problem"),
        ("help me with 63 - 28", "35", "it's 36", "In `36` something is off"),
        ("help me solve 2x > 6", "x > 3", "x > 4", "numbers were lost"),
        ("/tutor differentiate x^3", "3x^2", "f'(x) = 3x", "`3x` is not the derivative"),
        ("/tutor expand 2(x+3)", "2x + 6", "2x + 3", "`2x + 3` is not equal to"),
        ("/tutor convert 2.5 km to m", "2500 m", "250 m", "`250 m` is not equal to `2.5 km`"),
        ("/tutor x + y = 5, x - y = 1", "x = 3, y = 2", "x = 4, y = 1", "Put your values into"),
        ("help me with 80 min + 50 min", "2 h 10 min", "2 h 20 min", "`2 h 20 min` is not equal"),
        ("help me with 80 min + 50 min", "130 min", "2 h and 20 min", "is not equal to"),
        ("/tutor convert 2.5 h to min", "150 min", "2 h 40 min", "is not equal to `2.5 h`"),
        ("help me solve 3x = 9", "show me the answer", "x = 4", "Put `x = 4` into the problem"),
    ],
)
async def test_a_wrong_value_is_not_praised_once_the_guide_is_over(
    skill: Skill, problem: str, answer: str, wrong: str, told: str
) -> None:
    learner = praised(skill)
    await learner.says(problem)
    assert "✅ Right." in (over := await learner.says(answer)) or "The answer:" in over
    for said in wrong.split(" || "):
        reply = await learner.says(said)
    assert told in reply
    assert PRAISE not in reply


async def test_a_right_value_is_called_right_again_once_the_guide_is_over(skill: Skill) -> None:
    learner = praised(skill)
    await learner.says("help me solve x^2 = 8")
    await learner.says("x = ±√8")
    said = await learner.says("x = ±2√2")
    assert "✅ Right." in said
    assert "Let us work on" not in said


async def test_a_quantity_in_two_units_may_stay_as_it_is(skill: Skill) -> None:
    learner = praised(skill)
    await learner.says("help me with 1 hour 20 min + 50 min")
    assert "`70 min` can still be carried over" in await learner.says("1 h 70 min")
    assert "✅ Right. It can also be written as 130 min." in await learner.says("that's my answer")
    assert "✅ Right." in await learner.says("2 h 10 min")


async def test_a_quantity_in_two_units_is_no_answer_in_another_unit(skill: Skill) -> None:
    learner = praised(skill)
    await learner.says("/tutor convert 150 min to h")
    assert "Right so far: `2 h 30 min`" in await learner.says("2 h 30 min")
    assert "`2 h 40 min` is not equal to `150 min`" in await learner.says("2 h 40 min")
    assert "✅ Right." in await learner.says("2.5")


@pytest.mark.parametrize("other", ["7 x 8", "3 cats and 4 dogs", "do you know y = 3?"])
async def test_what_may_be_another_problem_is_not_judged_by_the_one_before(
    skill: Skill, other: str
) -> None:
    learner = praised(skill)
    await learner.says("help me with 63 - 28")
    assert "✅" in await learner.says("35")
    assert "something is off" not in await learner.says(other)
    assert "something is off" not in await learner.says("56")


@pytest.mark.parametrize(
    ("problem", "value", "told"),
    [
        ("x^2 = -9", "x = 3", "the left side comes to 9, the right side to -9."),
        ("x^2 = -9", "x = ±3", "the left side comes to 9, the right side to -9."),
        ("3x = 3x + 1", "x = 0", "the left side comes to 0, the right side to 1."),
        ("3x = 3x + 1", "0 = 1 || x = 2", "the left side comes to 6, the right side to 7."),
        ("3x = 3x + 1", "why? || x = 0", "the left side comes to 0, the right side to 1."),
    ],
)
async def test_a_value_is_put_into_an_equation_that_no_guide_leads_through(
    skill: Skill, problem: str, value: str, told: str
) -> None:
    learner = praised(skill)
    await learner.says(f"help me solve {problem}")
    assert any("cannot check this kind" in remark for remark in learner.remarks)
    for said in value.split(" || "):
        reply = await learner.says(said)
    assert told in reply
    assert PRAISE not in reply


async def test_of_an_equation_that_every_number_solves_no_value_is_refuted(skill: Skill) -> None:
    learner = praised(skill)
    await learner.says("help me solve 3x = 3x")
    assert await learner.says("x = 5") == PRAISE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/tutor 2x > 6, x > 4", "In `x > 4` something is off"),
        ("help me solve 2x > 6, x > 4", "In `x > 4` something is off"),
        ("help me solve 2x > 6; x > 4", "In `x > 4` something is off"),
        ("help me solve 2x > 6\nx > 4", "In `x > 4` something is off"),
        ("help me solve 2x > 6, x > 3", "✅ Right."),
        ("help me solve x^2 > 9, x > 3 or x < -3", "✅ Right."),
        ("help me solve 2x > 6 and x < 5", "Let us work on `2x > 6 and x < 5`"),
        ("help me solve the inequalities 2x > 6, x < 5", "Let us work on `2x > 6, x < 5`"),
        ("help me solve 2x > 6, 3x < 15", "Let us work on `2x > 6, 3x < 15`"),
    ],
)
async def test_what_is_solved_beside_an_inequality_is_an_attempt_at_it(
    skill: Skill, text: str, told: str
) -> None:
    assert told in await praised(skill).says(text)
