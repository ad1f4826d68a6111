"""Hints that say the answer with the learner's own words in it, as one thing, or in two parts."""

import pytest

from bot.skills.tutor.guides.keys import on_table
from bot.skills.tutor.guides.keys.leaks import leaks
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker

pytestmark = pytest.mark.asyncio(loop_scope="session")


def _question(ask: str, key: str) -> Question:
    return Question(ask, "expression", (key,))


SLOPE = _question("Differentiate x^3 + 2x.", "3x^2 + 2")
STEEPER = _question("Differentiate 2x^3 + x.", "6x^2 + 1")
EXPANDED = _question("Expand 3(x + 4).", "3x + 12")
FACTORS = _question("Factorise 3x + 12.", "3(x + 4)")
LIKE_TERMS = _question("Simplify 2x + 3x + 4.", "5x + 4")
LINE = _question("Solve x + 3 = 6.", "x = 3")
POWER = _question("Write x^3 * x^4 as one power.", "x^7")
SUBJECT = _question("Make x the subject: y = 3x - 2.", "x = (y + 2)/3")
EIGHTHS = _question("What is 3/4 + 1/8?", "7/8")
SIXTHS = _question("What is 1/2 + 1/3?", "5/6")
MIXED = _question("What is 1 1/2 + 2 1/4?", "3 3/4")
QUARTERS = _question("What is 1 1/2 + 2 1/4?", "15/4")
BELOW = _question("What is -3 - 5?", "-8")
TRIED = {
    BELOW: ("-3 - 5", "2"),
    SLOPE: ("x^3 + 2x", "x^2 + 2"),
    STEEPER: ("2x^3 + x", "x^2 + 1"),
    EXPANDED: ("3(x + 4)", "x + 12"),
    FACTORS: ("3x + 12", "x + 4"),
    LIKE_TERMS: ("2x + 3x + 4", "x + 4"),
    LINE: ("x + 3 = 6", "x = 4"),
    POWER: ("x^3 * x^4", "x^12"),
    SUBJECT: ("y = 3x - 2", "x = y/3 + 2"),
    EIGHTHS: ("3/4 + 1/8", "4/12"),
    SIXTHS: ("1/2 + 1/3", "2/5"),
    MIXED: ("1 1/2 + 2 1/4", "3 1/4"),
    QUARTERS: ("1 1/2 + 2 1/4", "3 1/4"),
}
LEAKS = {
    BELOW: ("It is the negative of 8.", "It is the opposite of eight."),
    SLOPE: (
        "Nice try! The derivative is 3x squared plus 2. Can you see why?",
        *("It is three x squared plus two.", "It is 3 x squared plus 2."),
    ),
    STEEPER: ("You get 6x squared plus 1.",),
    EXPANDED: ("three x plus 12", "3x plus 12, see?"),
    FACTORS: ("3(x plus 4)", "three times (x plus 4)"),
    LIKE_TERMS: ("five x plus four",),
    POWER: ("It is x to the power 3 + 4.", "It is x to the 3 plus 4."),
    SUBJECT: ("It is y plus 2 over 3.", "It is y plus two divided by three."),
    EIGHTHS: ("6 + 1 = 7, keep the 8. What is it?", "6 + 1 makes 7, and the 8 stays 8."),
    SIXTHS: ("3 + 2 = 5, keep the 6.",),
    MIXED: ("The whole numbers make 3 and the fractions make 3/4. What is it?",),
    QUARTERS: ("The whole numbers make 3 and the fractions make 3/4. What is it?",),
}
HARMLESS = {
    BELOW: ("What is the opposite of 5?", "Is the negative of 3 below 0?", "Which way from -3?"),
    SLOPE: (
        *("Good: x^2 + 2 is close.", "**x^2 + 2** - what about the power?"),
        *("You wrote x squared plus 2. What becomes of the 3?", "Look at x^3 + 2x again."),
    ),
    EXPANDED: ("You wrote x + 12. What does the 3 multiply?", "In 3(x + 4) the 3 goes to both."),
    FACTORS: ("You wrote x + 4. What happened to the number before it?",),
    LIKE_TERMS: ("x + 4 - is that all?", "In 2x + 3x + 4 two terms are alike."),
    LINE: (
        *("Look again - x + 3 = 6 - what now?", "1. x + 3 = 6", "*x + 3 = 6*", "so x + 3 = 6"),
        *("From (x + 3 = 6) and no more.", "Your equation, x + 3 = 6, has a sum."),
    ),
    POWER: ("What do you do with the powers 3 and 4?",),
    SUBJECT: ("Add 2 first.", "y/3 + 2 divides only the y."),
    EIGHTHS: ("Keep the 8. What is 6 + 1?", "6 + 1 = 7. What stands below it?"),
    SIXTHS: ("Keep the 6.",),
    MIXED: (
        "The whole numbers make 3. And the fractions?",
        "The fractions are 1/2 and 1/4, the whole numbers 1 and 2.",
    ),
    QUARTERS: ("The whole numbers make 3. And the fractions?",),
}


def _each(said: dict[Question, tuple[str, ...]]) -> list[tuple[Question, str]]:
    return [(question, each) for question, hints in said.items() for each in hints]


@pytest.mark.parametrize(("question", "said"), _each(LEAKS), ids=lambda value: str(value)[:40])
async def test_the_answer_around_what_was_said_or_in_parts_is_a_leak(
    question: Question, said: str, maths: MathsChecker
) -> None:
    assert await leaks(said, question, "s", TRIED[question], maths)


@pytest.mark.parametrize(("question", "said"), _each(HARMLESS), ids=lambda value: str(value)[:40])
async def test_what_was_said_and_one_part_are_none(
    question: Question, said: str, maths: MathsChecker
) -> None:
    assert not await leaks(said, question, "s", TRIED[question], maths)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("you wrote x + 12, why?", "you wrote  , why?"),
        ("so (x + 12) it was", "so ( ) it was"),
        ("a - x + 12 - a good start", "a - x + 12 - a good start"),
        ("now - x + 12 - a good start", "now -   - a good start"),
        *((each, each) for each in ("3x + 12", "x + 120", "x + 12x", "2 - x + 12", "x + 12.5")),
        *((each, each) for each in ("3(x + 12)", "(x + 12)(x - 1)", "(x + 12)^2", "x + 12 / 2")),
    ],
)
async def test_a_line_is_taken_out_where_it_stands_by_itself(text: str, left: str) -> None:
    assert on_table.without(text, ["x + 12"]) == left
