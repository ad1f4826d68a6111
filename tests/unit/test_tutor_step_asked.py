"""What answers the hint's own question is no wrong answer to the exercise."""

import pytest

from bot.conversation import Turn
from bot.ports import Skill
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

_NOT_YET = "`{said}` is not the whole answer yet."


async def _asked(skill: Skill, problem: str, asked: str) -> Learner:
    learner = Learner(skill, AnsweringModel(lambda _: asked))
    for said in (problem, "i don't know how to start"):
        shown = await learner.says(said)
        learner.past = (*learner.past, Turn(said, 1.0, said, shown, "tutor"))
    return learner


async def _answers(skill: Skill, problem: str, asked: str, answer: str) -> tuple[str, list[str]]:
    learner = await _asked(skill, problem, asked)
    return await learner.says(answer), learner.remarks


@pytest.mark.parametrize(
    ("problem", "asked", "answer", "says"),
    [
        ("help me with 9 x 6", "Good start! What is 9 x 5?", "45", "`9 × 5 = 45` is right."),
        ("help me with 9 x 6", "Good start! What is 9 x 5?", "46", "something is off"),
        ("help me with 9 x 6", "So what is 9 x 6?", "55", "something is off"),
        ("help me solve 3x + 2 = 11", "What is 11 - 2?", "9", "`11 - 2 = 9` is right."),
        ("help me solve 3x + 2 = 11", "So what is x equal to?", "4", "Put `x = 4` into"),
        ("help me solve 3x + 2 = 11", "What do you notice?", "4", "Put `x = 4` into"),
        (
            "help me solve 3x + 2 = 11",
            "What would you do with the 2 first?",
            "x = 5",
            "Put `x = 5`",
        ),
        ("help me solve 3x + 2 = 11", "What number is multiplied by x?", "x is 5", "Put `x = 5`"),
        ("help me with 45 + 38", "Can you add the 5 and the 8 first?", "72", "something is off"),
        ("help me with 3/4 + 1/8", "Which common denominator fits?", "5/12", "something is off"),
        ("convert 2.5 km to m", "How many metres are in 1 km?", "25000 m", "is not equal"),
        ("convert 2.5 km to m", "How many metres are in 1 km?", "1000", "is right for `1 km in m"),
        ("help me with 25% of 80", "What is 10% of 80?", "8", "= 8` is right."),
        ("expand (x+2)(x+3)", "What is x times x?", "x^2", "`x × x = x^2` is right."),
        ("expand (x+2)(x+3)", "What is x times x?", "2x", "`2x` is not equal"),
        ("x^2 + 5x + 6 = 0", "Which numbers multiply to 6 and add to 5?", "2, 3", "Right: `2 × 3"),
        (
            "x^2 + 5x + 6 = 0",
            "Which numbers multiply to 6 and add to 5?",
            "1, 6",
            "product 6 and sum 5",
        ),
        (
            "x^2 - 7x + 12 = 0",
            "Which multiply to positive 12 and add to negative 7?",
            "-3, -4",
            "Right: `-3",
        ),
        ("factorise x^2 + 7x + 12", "Which multiply to 12 and add to 7?", "3 and 4", "Right: `3"),
        ("2x^2 + 7x + 3 = 0", "Which multiply to 2 × 3 = 6 and add to 7?", "1 and 6", "Right: `1"),
        ("x^2 + 5x + 6 = 0", "Which add to 5 and multiply to 6?", "two and three", "Right: `2 × 3"),
        ("factorise x^2 + 7x + 12", "Which factors of 12 add up to 7?", "+3, +4", "Right: `3 × 4"),
        ("differentiate x^3 + 2x", "What is the derivative of x^3?", "3x^2", "is right for"),
        ("differentiate x^3 + 2x", "What is the derivative of x^3?", "x^2", "is not the deriv"),
        (
            "differentiate 5x - 3x^2",
            "What is the derivative of the last term, 3x^2?",
            "6x",
            "x (3x^2)`",
        ),
        ("differentiate x^3 + 2x^2", "What do you get for x^3?", "4x", "right for `d/dx (2x^2)`"),
        (
            "differentiate x * sin(x)",
            "What is its first part?",
            "sin(x)",
            "a part of the derivative",
        ),
        ("differentiate x^3 + x", "Can you use the power rule on x^3?", "3x^2", "x (x^3)`"),
        ("differentiate x^3 + x", "What is the derivative of x^3?", "x^3 -> 3x^2", "x (x^3)`"),
        ("differentiate x^3 + x", "What is the derivative of x^3?", "x^3 -> 2x^2", "is not the"),
        ("integrate 2x + 3", "What do you get for 2x?", "x^2", "right for `∫ (2x) dx`"),
        ("factorise x^2 + 5x + 6", "Which numbers make 6?", "(x+1)(x+6)", "is not equal"),
        ("help me with 45 + 38", "Add 5 and 8. What do you get?", "13", "`5 + 8 = 13` is right."),
        ("help me with 45 + 38", "Add 5 and 8. What do you get?", "14", "something is off"),
        ("solve 3x + 2 = 11", "That is right. What do you get?", "4", "Put `x = 4` into"),
        ("(x+2)(x+3) = 0", "When is x + 2 equal to 0?", "x = -2", "is right for `x + 2 = 0`"),
        ("(x+2)(x+3) = 0", "When is x + 2 equal to 0?", "x = 2", "Put `x = 2` into"),
    ],
)
async def test_a_sum_that_a_hint_asks_for_is_judged_by_itself(
    skill: Skill, problem: str, asked: str, answer: str, says: str
) -> None:
    said, remarks = await _answers(skill, problem, asked, answer)
    assert says in said
    assert remarks == []


@pytest.mark.parametrize(
    ("problem", "asked", "answer"),
    [
        ("help me solve 3x + 2 = 11", "What do we subtract from both sides?", "2"),
        ("help me solve 3x + 2 = 11", "What is 3x equal to, then?", "9"),
        ("help me with 3/4 + 1/8", "How many eighths are in 3/4?", "6"),
        ("simplify 12/18", "What is the biggest number that divides 12 and 18?", "6"),
        ("help me with 45 + 38", "Can you add the 5 and the 8 first?", "13"),
        ("help me solve 3x + 2 = 11", "What would you do with the 2 first?", "9"),
        ("help me solve 3x + 2 = 11", "What is 3x?", "9"),
        ("factorise 6x^2 + 4x", "What is the common factor of both terms?", "2x"),
        ("differentiate x^3 + 2x", "What is the power in the first term?", "3"),
        ("2x^2 + 7x + 3 = 0", "Which multiply to 6 (2 × 3) and add to 7?", "1 and 6"),
        ("2x^2 + 7x + 3 = 0", "Which multiply to 2 × 3 and add to 7?", "1 and 6"),
        ("x^2 + 5x + 6 = 0", "Which multiply to 6 and add to 5 in x^2 + 5x + 6?", "2 and 3"),
        ("x^2 + 5x + 6 = 0", "Which multiply to 6 and add to 5?", "2 or 3"),
        ("help me with 45 + 38", "How many tens are there in total?", "8"),
        ("help me solve 3x + 2 = 11", "Which number is left on the right side?", "9"),
        ("help me solve 3x + 2 = 11", "What do you get on the left if x = 2?", "8"),
        ("help me with 2(x - 3) = 10", "What must the bracket be?", "5"),
        ("help me with 45 + 38", "What is the sum of the ones?", "13"),
        ("help me with 45 + 38", "Can you estimate it first?", "90"),
        ("help me with 96 / 4", "Could you halve it twice?", "48"),
        ("help me with 15% of 80", "What is one percent?", "0.8"),
        ("simplify 12/18", "What is the GCF?", "6"),
        ("convert 2.5 km to m", "Do you multiply or divide?", "1000"),
        ("x^2 + 5x + 6 = 0", "Which pair multiplies to 6?", "2 and 3"),
        ("x^2 + 5x + 6 = 0", "What is c?", "6"),
        ("solve 2x + 3 = 11", "Try x = 1. What do you get?", "5"),
        ("solve 3x + 2 = 11", "If you take 2 from both sides, what do you get?", "9"),
        ("simplify 2x + 3x + 4", "Which terms are alike?", "2x, 3x"),
        ("convert 2.5 km to m", "What does kilo mean?", "thousand"),
    ],
)
async def test_what_answers_another_question_of_a_hint_is_not_called_wrong(
    skill: Skill, problem: str, asked: str, answer: str
) -> None:
    said, remarks = await _answers(skill, problem, asked, answer)
    assert _NOT_YET.format(said=answer) in said
    assert remarks == []


async def test_the_solution_of_a_case_that_a_hint_asks_for_is_one_of_the_exercise(
    skill: Skill,
) -> None:
    learner = await _asked(skill, "(x+2)(x+3) = 0", "When is x + 2 zero?")
    await learner.says("x = -2")
    assert (await learner.says("x = -3")).startswith("✅ Right.")


async def test_behind_a_hint_of_our_own_a_number_alone_answers_the_exercise(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "x = 3. Is it clear?"))
    for said in ("help me with 3x + 2 = 11", "idk", "idk", "idk"):
        shown = await learner.says(said)
        learner.past = (*learner.past, Turn(said, 1.0, said, shown, "tutor"))
    assert "which one would you begin with?" in shown
    assert (await learner.says("2")).startswith("Put `x = 2` into the problem")
