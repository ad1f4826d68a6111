"""Inequalities, systems of equations, derivatives and integrals as problems of the learner's own:
the checker follows the attempt, and no hint gives the answer away in any form."""

import random
import re
import time

import pytest

from bot.messages import Attachment
from bot.ports import Skill
from bot.skills.tutor import wishes
from bot.skills.tutor.guides import guide
from bot.skills.tutor.guides.keys.leaks import leaks
from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.maths.kinds import calculus, inequalities, systems
from bot.skills.tutor.maths.written import around, remainders
from bot.tools.maths.checker import MathsChecker
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

SLOPE = "derivative of x^3 + 2x"
AREA = "integrate 2x"
HOMEWORK = Attachment("1", "hw.txt", "text/plain", 20, "Solve 3x = 9\n")
TWO = "help me solve x^2 - 5x + 6 = 0"
PAIR = "solve x + y = 5 and x - y = 1"
BELOW = "solve 3 - 2x < 11"
BETWEEN = "solve x^2 < 9"
OUTSIDE = "solve x^2 > 9"


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("help me find the derivative of x^3 + 2x", "d/dx (x^3 + 2x)", "3x^2 + 2"),
        ("differentiate f(x) = x^2 e^x with respect to x", "d/dx (x^2 e^x)", "x·(x + 2)·e^x"),
        ("what is d/dt of 3t^2 + 4t?", "d/dt (3t^2 + 4t)", "6t + 4"),
        (r"$\frac{d}{dx} x^2$", "d/dx (x^2)", "2x"),
        ("d/dx (x^3)", "d/dx (x^3)", "3x^2"),
        ("d/dx ((x^3))", "d/dx (x^3)", "3x^2"),
        ("differentiate (x^2)(x)", "d/dx ((x^2)(x))", "3x^2"),
        ("∫ (2x) dx", "∫ (2x) dx", "x^2 + C"),
        ("help me integrate x^2", "∫ (x^2) dx", "x^3/3 + C"),
        (r"$\int x^2 dx$", "∫ (x^2) dx", "x^3/3 + C"),
        ("help me solve 2x + 3 < 11", "2x + 3 < 11", "x < 4"),
        (r"solve $3 - x \ge 5$", "3 - x ≥ 5", "x ≤ -2"),
        ("solve -3 <= 2x+1 < 7", "-3 <= 2x+1 < 7", "-2 ≤ x < 3"),
        ("solve x^2 > 9", "x^2 > 9", "x < -3 or x > 3"),
        ("solve |x - 2| <= 3", "|x - 2| <= 3", "-1 ≤ x ≤ 5"),
        ("help me solve x + y = 5, x - y = 1", "x + y = 5; x - y = 1", "x = 3; y = 2"),
        ("2x+3y=12 (1)\nx-y=1 (2)", "2x+3y=12; x-y=1", "x = 3; y = 2"),
        ("y = 2x and x + y = 9", "y = 2x; x + y = 9", "x = 3; y = 6"),
        (
            "a + b + c = 6, a - b = 0, c = 2",
            "a + b + c = 6; a - b = 0; c = 2",
            "a = 2; b = 2; c = 2",
        ),
        ("how do I work out 3/4 + 1/8?", "3/4 + 1/8", "7/8"),
        ("how do I work out 1/2 + 1/3 + 1/6?", "1/2 + 1/3 + 1/6", "1"),
        ("how do I work out 20% of $50?", "20/100 × 50", "10"),
        ("how do I work out 15% of 85?", "15/100 × 85", "12.75"),
        ("how do I work out 0.5 + 1/4?", "0.5 + 1/4", "0.75"),
        ("how do I work out 7/2?", "7/2", "3.5"),
        ("help me with 12 divided by 1/2", "12 ÷ 1/2", "24"),
        ("help me with (3 + 4) x 2", "(3 + 4) × 2", "14"),
        ("help me with 2 x (3 + 4), please", "2 × (3 + 4)", "14"),
        ("help me with (3+4)x2", "(3+4) × 2", "14"),
        ("work out 3² x 2 for me", "3² × 2", "18"),
        ("how do I work out 2 1/2 times 4?", "2 1/2 × 4", "10"),
        ("what is 3 + 4 I wonder", "3 + 4", "7"),
        ("help me add 1/2 and 1/3", "1/2 + 1/3", "5/6"),
        ("help me divide 3/4 by 1/8", "3/4 ÷ (1/8)", "6"),
        ("how do I find 15% of 80?", "15/100 × 80", "12"),
        ("divide 7 by 2 with remainder", "7 ÷ 2", "3 r 1"),
        ("help me work out 2 hours + 45 minutes", "2 hours + 45 minutes", "165 min"),
        ("what is 2 m plus 30 cm?", "2 m plus 30 cm", "230 cm"),
        ("solve x⁴ = 16", "x⁴ = 16", "x = -2 or x = 2"),
        ("solve x^2 = 2", "x^2 = 2", "x ≈ -1.41421 or x ≈ 1.41421"),
        ("help me solve 20% of x = 50", "20/100 × x = 50", "x = 250"),
        ("2/3 of x = 12", "2/3 × x = 12", "x = 18"),
        ("solve ½x = 3", "(1/2)x = 3", "x = 6"),
        ("solve 2⋅x = 8", "2 · x = 8", "x = 4"),
        ("find the roots of x^2 = 9", "x^2 = 9", "x = -3 or x = 3"),
        ("exercise 3: 3x = 9", "3x = 9", "x = 3"),
        ("help me expand $2(x+3)$", "Expand 2(x+3)", "2x + 6"),
        ("multiply out (a+b)(a-b), please", "Expand (a+b)(a-b)", "a^2 - b^2"),
        ("factor x^2 + 5x + 6", "Factorise x^2 + 5x + 6", "(x + 2)·(x + 3)"),
        ("simplify 2(x + 3) - 4x", "Simplify 2(x + 3) - 4x", "6 - 2x"),
        ("simplify 6/8", "Simplify 6/8", "3/4"),
        ("write -5/8 as a decimal", "Write -5/8 as a decimal", "-0.625"),
        ("write 12/18 in its lowest terms", "Simplify 12/18", "2/3"),
        ("write 7/3 as a mixed number", "Write 7/3 as a mixed number", "2 1/3"),
        ("what is 2½ as an improper fraction?", "Write 2 1/2 as an improper fraction", "5/2"),
        ("convert 0,75 to a fraction", "Write 0,75 as a fraction in lowest terms", "3/4"),
        ("write 35% in its lowest terms", "Write 35% as a fraction in lowest terms", "7/20"),
        ("help me with 3/4 + 1/2 as a decimal", "Write 3/4 + 1/2 as a decimal", "1.25"),
        ("what is half of 3/4 as a decimal?", "Write 1/2 × 3/4 as a decimal", "0.375"),
        ("1) 2/3 x 3/5 as a decimal", "Write 2/3 × 3/5 as a decimal", "0.4"),
        (
            "write 0.5 + 0.25 as a fraction",
            "Write 0.5 + 0.25 as a fraction in lowest terms",
            "3/4",
        ),
    ],
)
async def test_a_problem_is_found_in_what_somebody_writes(
    maths: MathsChecker, text: str, line: str, key: str
) -> None:
    problem = await problems.find(text, maths)
    assert problem is not None
    assert (problem.line, problem.question.key, problem.attempt) == (line, key, "")


@pytest.mark.parametrize(
    "text",
    [
        "what is the integral of 2x from 0 to 3",
        "∫_0^1 x^2 dx",
        "∫0^1 x dx",
        "second derivative of x^3",
        "x^2 + y^2 = 5 and x + y = 3",
        "x + y = 5 and 2x + 2y = 10",
        "x + y = 5, x + y = 6",
        "solve sin(x) + 1 < x",
        "solve x^2 < -1",
        "solve x^2 + 1 > 0",
        "factorise x^2 + 1",
        "find the limit of 1/x for x to 0",
        "the determinant of [[1, 2], [3, 4]]",
    ],
)
async def test_what_no_tool_checks_is_said_so_plainly_and_what_one_checks(
    skill: Skill, text: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look at it. What do you see?"))
    said = await learner.says(f"/tutor {text}")
    assert "Let us work on" not in said
    assert learner.remarks == [problems.UNCHECKED]


async def test_of_what_is_found_wrong_it_is_not_said_that_no_tool_can_check_it(
    skill: Skill,
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Yes, right! What next?"))
    await learner.says("mark my working: I wrote √(16) = 5 on page 2")
    assert learner.remarks == ["`√(16) = 5` is not right: I have worked it out."]


@pytest.mark.parametrize(
    "text",
    [
        "expand on 3/4 of it",
        "reduce my 3/4 page essay",
        "differentiate between mitosis and meiosis",
        "help me integrate SSO into our app",
        "help me integrate 2 APIs",
        "help me do 2 m + 3 m of knitting",
        "help me with 2 m + 30 s",
        "a 30 km + 20 km ride took me 2 h, how fast was I?",
        "I <3 maths",
        "graph x > 3",
        "solve 5 > 3",
    ],
)
async def test_what_is_no_such_problem_is_not_taken_for_one(maths: MathsChecker, text: str) -> None:
    assert await problems.find(text, maths) is None
    assert not wishes.matches(text)


@pytest.mark.parametrize(
    "text",
    [
        "help me simplify 5/0",
        "simplify 0/0",
        "write 3/0 as a decimal",
        "write x + 1/2 as a decimal",
        "what is the sum of 3/4 and 1/2 as a decimal?",
        "what is 0.5 as a fraction of 2?",
        "write 5/0 as a mixed number",
        f"write 1{'0' * 320}/3 as a decimal",
        "solve x/0 = 1",
        "solve (x^2-1)/(x-1) = 2",
        "help me solve 3:4 = x:12",
        "solve 3 : 4 = x : 12",
        "help me solve 2sin x = 1",
        "solve sin 2x = 1",
        "solve log x = 2",
        "solve log_2 x = 3",
        "solve log2 x = 3",
        "solve half of x = 10",
        "solve 3½x = 7",
        "the square root of x = 5",
        "solve 3 times x = 12",
        "solve 2πr = 10",
        "solve x = 17 mod 5",
        "what is 50 + 20%",
        "what is 5 + 20% of 10",
        "what is 12 - 4% of 50",
        "what is 2:30 + 1:45",
        "what is 5e3 + 1",
        "multiply 3 and 4 and 5",
        "add 2 to 3 and multiply by 4",
        "20% of 30% of 50",
        "20% of $5 million",
        "find 20% of $50 and 10% of $30",
        "what is 5 + 3 x",
        "help me with 5 + 3 X please",
        "what is (2 + 3) x two",
        "what is 2 + 3 x -y",
        "help me with [3 + 4] × 2",
        "help me with 2 × [3 + 4]",
        "help me with {3 + 4} × 2",
        "what is 3 + 4 ➗ 2",
        "help me with 2 ➕ 3 × 4",
        "add 3 + 4, multiply by 2",
        "what is 6 ÷ 2(1 + 2)",
        "what is 12 ÷ 1 / 2",
        "work out 101 + 11 in binary",
        "what is 9 + 5 in hex",
        "what is 1010 + 11 in base 2",
        "A train leaves at 10:40 and takes 95 minutes. I got 95 = 60 + 35 so 12:15",
        "check my working: 95 = 60 + 35 so 12:15",
        "help me with 12 = 3 × 4",
    ],
)
async def test_a_problem_that_is_read_only_in_part_is_none_that_a_tool_checks(
    maths: MathsChecker, text: str
) -> None:
    assert await problems.find(text, maths) is None
    assert problems.is_unchecked(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("I don't understand the 3 limits of GDPR", False),
        ("teach me how to simplify my 5 page essay", False),
        ("teach me how to simplify 15 pages", False),
        ("help me understand The Matrix (1999)", False),
        ("teach me to expand on pages 12-14", False),
        ("I don't understand the 5 limits of I/O", False),
        ("help me simplify my C++ code with 3 loops", False),
        ("I don't understand the limit of sin(x)/x", True),
        ("teach me to simplify 2(x + 3) - 4x", True),
        ("help me expand 2(x-3)", True),
        ("my homework: factorise 12x - 4", True),
        ("my homework: simplify 12/18", True),
        ("I don't understand the complex numbers 3 + 2i", True),
        ("help me understand the differential equation y' = 2y", True),
        ("help me solve x^2 = -1", True),
        ("help me solve 3x + 2 = 3x + 5", True),
        ("help me with 1/0", True),
        ("help me understand a^2 + b^2 = c^2", False),
        ("teach me the 80-20 rule", False),
    ],
)
async def test_only_maths_gets_the_remark_that_no_tool_checks_it(text: str, is_one: bool) -> None:
    assert problems.is_unchecked(text) is is_one


async def test_words_around_it_lead_to_the_tutor() -> None:
    for text in (
        "help me solve 2x + 3 < 11",
        "help me work out 2 hours + 45 minutes",
        "how do I add 2 hours + 45 minutes?",
        "help me with 2 m + 30 cm, I got 2.5 m",
        "help me find the derivative of x^3 + 2x",
        "can you help me differentiate sin(2x)?",
        "help me integrate x^2",
    ):
        assert wishes.matches(text), text


FOLLOWED = [
    ("help me with 2x + 3 > 11", "x is bigger than 4", "✅ Right."),
    ("help me with 2x + 3 > 11", "x has to be at least 4", "In `x ≥ 4` something is off"),
    ("help me work out 2 hours + 45 minutes", "2 h 45 min", "✅ Right."),
    ("help me with 2 hours + 45 minutes", "2 hours = 120 minutes", "is true by itself."),
    ("help me with 2 hours + 45 minutes", "2 hours = 100 minutes", "is not equal to"),
    ("help me work out 2 hours + 45 minutes", "2 hours and 45 minutes = 165 min", "✅ Right."),
    ("help me with 2 hours plus 45 minutes", "3 hours", "`3 hours` is not equal to `2 hours plus"),
    ("help me work out 2 m + 30 cm", "2 m + 0.3 m", "Right so far: `2 m + 0.3 m`."),
    ("how do I work out 5 ft 3 in + 10 in?", "6 ft 1 in", "✅ Right."),
    ("help me with 3 kg - 200 g", "2.8 s", "`2.8 s` measures something else than `3 kg - 200 g`."),
    ("help me solve 2x² = 18", "x² = 9", "Right so far: `x² = 9`."),
    ("help me solve 2x² = 18", "x₁ = 3, x₂ = -3", "✅ Right."),
    ("help me solve x⁴ = 16", "x = ±2", "✅ Right."),
    ("help me solve x^2 = 9", "{-3,3}", "✅ Right."),
    ("help me solve x^2 = 9", "x ∈ {-3, 3}", "✅ Right."),
    ("write 5/8 as a decimal", ".625", "✅ Right."),
    ("simplify 2 4/6", "2 2/3", "✅ Right."),
    ("simplify 2 4/6", "2 8/12", "still have a common factor"),
    ("put 3 6/8 in lowest terms", "15/4", "✅ Right."),
    ("simplify -2 4/6", "-2 2/3", "✅ Right."),
    ("help me with 3/4 = ?/12", "9/12", "✅ Right. With `n = 9`"),
    ("help me with 3/16 = ?/4", "3/4", "✅ Right. With `n = 3/4`"),
    ("help me with 3/4 + 1/2 as a decimal", "0.5", "a part of the problem and not all of it"),
    ("help me with 3/4 + 1/2 as a decimal", "5/4", "`5/4`. Write it as a decimal number."),
    ("help me with 3/4 + 1/2 as a decimal", "0.75 + 0.5 = 1.25", "✅ Right."),
    ("help me with 3/4 + 1/2 as a mixed number", "1 1/4", "✅ Right."),
    ("factorise 3x + 6", "3x(1+2/x)", "no unknown needs to stand below"),
    ("factorise 3x + 6", "3(x + 2)", "✅ Right."),
    ("help me expand 2(x+3)", "1 1/2", "`1 1/2` is not equal to `2(x+3)`"),
    ("help me solve x^2 = 2", "x ≈ -1.41421 or x ≈ 1.41421", "is rounded. Write it exactly"),
    ("help me solve x^2 = 2", "±1.41", "is rounded. Write it exactly"),
    ("help me solve x^2 = 2", "±1.42", "something is off"),
    ("help me solve x^2 = 2", "x = 1.414", "`x = 1.414` is rounded. Write it exactly"),
    ("help me solve x^2 = 2", "x = 1.42", "Put `x = 1.42` into the problem"),
    ("help me solve (x - 1.5)(x - 3) = 0", "x = 1.5", "a solution was lost on the way"),
    ("help me with 3/4 + 1/8", "87.5%", "✅ Right."),
    ("help me with 3/4 + 1/8", "7/8 = 87.5 per cent", "✅ Right."),
    ("help me with 3/4 + 1/8", "so it is 87,5 %", "✅ Right."),
    ("help me with 3/4 + 1/8", "86%", "In `0.86` something is off"),
    ("help me with 3/4 + 1/8", "88%", "`0.88` is rounded"),
    ("help me solve 4x = 2", "x = 50%", "✅ Right."),
    ("help me solve x^2 = 2", "±√2", "✅ Right."),
    ("help me solve x^2 - 4x + 1 = 0", "x = 2 ± √3", "✅ Right."),
    ("help me solve x^2 - 4x + 1 = 0", "x = (4 ± √12)/2 = 2 ± √3", "✅ Right."),
    ("help me solve x^2 - 4x + 1 = 0", "x = 2 ± √2", "something is off"),
    ("help me solve x^2 - 2x - 1 = 0", "1 ± √2", "✅ Right."),
    ("help me solve x^2 + 6x + 7 = 0", "x = -3 +- sqrt(2)", "✅ Right."),
    ("help me solve x^2 + 6x + 7 = 0", "-3 +/- sqrt(2)", "✅ Right."),
    ("help me solve x^2 - 2x - 8 = 0", "x = 1 ± 3", "Right so far: `x = 1 + 3 or x = 1 - 3`."),
    ("help me solve x^2 - 2x - 8 = 0", "x = (2 ± 6)/2\nx = 4 or x = -2", "✅ Right."),
    ("help me solve (x-1)^2 = 9", "x - 1 = ±3", "Right so far: `x - 1 = 3 or x - 1 = -3`."),
    ("help me solve (x-1)^2 = 9", "x - 1 = ±3\nx = 1 ± 3\nx = 4, -2", "✅ Right."),
    ("help me solve (x-1)^2 = 9", "x - 1 = ±4", "something is off"),
    ("help me solve x + 3 = 10", "x = 10 - 3", "Right so far: `x = 10 - 3`."),
    ("help me solve 2x = 7", "x = 3 1/2", "✅ Right."),
    ("help me solve 3x = 2", "0.67", "is rounded. Write it exactly"),
    ("help me solve 3x = 9", "x ≈ 3", "✅ Right."),
    ("help me with 1/3 + 1/3", "0.66", "is rounded. Write it exactly"),
    ("help me solve 3x + 2 = 11", "3X = 9, so X = 3", "✅ Right."),
    ("help me solve x^2 = 9", "X = ±3", "✅ Right."),
    ("help me factorise x^2 - 5x + 6", "(X-2)(X-3)", "✅ Right."),
    (PAIR, "X = 3, Y = 2", "✅ Right."),
    (BELOW, "X > -4", "✅ Right."),
    (AREA, "X^2 + C", "✅ Right."),
    ("help me expand (A + B)^2", "a^2 + 2ab + b^2", "✅ Right."),
    ("help me expand a(A + 1)", "a^2 + a", "is not equal"),
    ("help me with 12 ÷ 1/2", "24", "✅ Right."),
    ("help me with 12 ÷ 1/2", "12 x 2 = 24", "✅ Right."),
    ("help me with 12 ÷ 1/2", "6", "In `6` something is off"),
    ("help me with 3/4 ÷ 2/5", "3/4 x 5/2", "Right so far: `3/4 × 5/2`."),
    ("help me with 12*4 + 3", "12*4 = 48", "Right so far: `12*4 = 48`."),
    ("help me with 12*4 + 3", "12*4 = 48, 48 + 3 = 51", "✅ Right."),
    ("help me with 12*4 + 3 - 1", "12*4 = 48, 48 + 3 = 51, 51 - 1 = 50", "✅ Right."),
    ("help me with 12*4 + 3 - 1", "12*4 = 48, 48 + 3 = 52", "`48 + 3 = 52` does not come out."),
    ("help me with 12*4 + 3 - 1", "12*4 = 48, 46 + 3 = 49", "`46 + 3 = 49` is true by itself."),
    ("help me with 12*4 + 3 - 1", "12*4 = 48, 46 + 3 = 48", "`46 + 3 = 48` does not come out."),
    ("help me with 23 x 7", "20 x 7 = 140", "`20 × 7 = 140` is true by itself."),
    ("help me with 23 x 7", "20x7=140, 3x7=21, 161", "✅ Right."),
    (
        "help me with 23 x 7",
        "20x7=140 and 3x7=21",
        "`20 × 7=140` and `3 × 7 = 21` are true by themselves.",
    ),
    (
        "help me with 23 x 7",
        "20x7=140, 3x7=24",
        "`20 × 7=140` is true by itself. `3 × 7=24` does not",
    ),
    ("help me with 23 x 7", "20x7=140, 160", "`20 × 7=140` is true by itself. In `160` something"),
    ("help me with 47 + 36", "40 + 30 = 70\n7+6 = 13\n70+13=83", "✅ Right."),
    ("help me with 100-37", "100 - 30 = 70", "`100 - 30 = 70` is true by itself."),
    ("help me with 144/12", "120/12 = 10", "`120/12 = 10` is true by itself."),
    ("help me with 3/4 of 24", "24/4 = 6", "`24/4 = 6` is true by itself."),
    ("help me with 3/4 of 24", "24/4 = 6, 6 x 3 = 18", "✅ Right."),
    ("help me with 25% of 80", "10% of 80 = 8", "`10/100 × 80 = 8` is true by itself."),
    ("help me with 25% of 80", "10% = 8", "`10/100 × 80 = 8` is true by itself."),
    ("help me with 20% of 50", "20% = 1/5", "is true by itself."),
    ("help me with 25% of 80", "10% is 9", "`10/100 × 80 = 9` does not come out."),
    ("help me with 25% of 80", "10% is 8\n5% is 4\n8+8+4=20", "✅ Right."),
    ("help me with 3/4 of 20", "1/4 is 5", "`1/4 × 20 = 5` is true by itself."),
    ("help me with 3/4 of 20", "1/4 = 5, 3 x 5 = 15", "✅ Right."),
    ("help me with 3/4 of 20", "1/4 = 5 x 3 = 15", "✅ Right."),
    ("help me with 3/4 of 20", "1/4 = 6", "`1/4 × 20 = 6` does not come out."),
    ("help me with 3/4 of 20", "1/4 = 2/8", "`1/4 = 2/8` is true by itself."),
    ("help me with 3/4 + 20", "1/4 = 5", "`1/4 = 5` does not come out."),
    ("help me with 12 + 80", "10% = 8", "I cannot tell what `10%` is taken of."),
    ("help me with 1 1/2 + 2 3/4", "1+2 = 3, 1/2 + 3/4 = 5/4, 3 + 5/4 = 4 1/4", "✅ Right."),
    ("help me with 1 1/2 + 2 3/4", "1 + 3/4", "And what does `1 + 3/4` come to?"),
    ("help me with 5^2+3", "25", "Right so far: `5^2 = 25`."),
    ("help me with 5^2+3", "25, 25 + 3 = 28", "✅ Right."),
    ("help me with -3^2", "9", "In `9` something is off"),
    ("help me with -2^4", "16", "In `16` something is off"),
    ("help me with -3^2", "-9", "✅ Right."),
    ("help me with 4 - 3^2", "9", "Right so far: `3^2 = 9`."),
    ("help me with -(2 + 3)", "5", "In `5` something is off"),
    ("help me with 3/4 + 1/8", "6/8", "Right so far: `3/4 = 6/8`."),
    ("help me with 2 x (3 + 4)", "7", "Right so far: `3 + 4 = 7`."),
    ("help me with 3 + 22/7", "22/7 = 3.14", "`22/7 = 3.14` is rounded. Write it exactly"),
    ("help me solve 3x + 2 = 11", "11 - 2 = 9", "`11 - 2 = 9` is true by itself."),
    ("help me solve 3x + 2 = 11", "11 - 2 = 9\n9 / 3 = 3\nx = 3", "✅ Right."),
    ("help me solve 3x + 2 = 11", "11 - 2 = 8", "`11 - 2 = 8` does not come out."),
    ("help me solve 3x + 2 = 11", "3x + 2 - 2 = 3x", "`3x + 2 - 2 = 3x` is true by itself."),
    ("expand (x+2)(x+3)", "x*x = x^2", "`x*x = x^2` is true by itself."),
    ("expand (x+2)(x+3)", "3x + 2x = 5x, x^2 + 5x + 6", "✅ Right."),
    ("expand (x+2)(x+3)", "3x + 2x = 6x", "`3x + 2x = 6x` does not come out."),
    ("help me with 2 * (3 + 4) * 5", "3 + 4 = 7, 2 * 7 = 14, 14 * 5 = 70", "✅ Right."),
    ("help me with 1/2 + 1/3 + 1/6", "3/6 + 2/6 + 1/6; 3/6 + 2/6 = 5/6; 1", "✅ Right."),
    ("help me with 12*4 + 3", "12*4 = 50", "`12*4 = 50` does not come out."),
    ("help me with 2 + 3 * 4 + 5", "2 + 5 = 7", "Right so far: `2 + 5 = 7`."),
    ("help me with 2 + 3 * 4 + 5", "2 + 3 = 5", "`2 + 3 = 5` is true by itself."),
    ("help me with 2 + 3 * 4 + 5", "2 + 3 = 5, 5 * 9 = 45, 45", "In `45` something is off"),
    ("help me work out 3/4 + 1/8", "4/12 = 7/8", "In `4/12` something is off"),
    ("help me work out 3/4 + 1/8", "7/8 = 4/12", "In `4/12` something is off"),
    ("help me work out 3/4 + 1/8", "3/4 + 1/8 = 6/8 + 1/8 = 7/8", "✅ Right."),
    ("help me work out 3/4 + 1/8", "3/4 + 1/8 = 4/12 = 7/8", "In `4/12` something is off"),
    ("help me work out 3/4 + 1/8", "= 6/8 + 1/8 = 7/8", "✅ Right."),
    ("help me work out 7 * 8", "54 = 56", "In `54` something is off"),
    ("help me work out 7 * 8", "7 x 8 = 56", "✅ Right."),
    ("help me work out 7 * 8", "I say: y = 56", "✅ Right."),
    ("help me with 12*4 + 3", "12*4 = 40 + 8 = 48", "Right so far: `12*4 = 40 + 8 = 48`."),
    ("help me with 12*4 + 3", "12*4 = 50 = 48", "`12*4 = 50 = 48` does not come out."),
    ("help me solve 3x + 2 = 11", "3x = 9 = 3", "Right so far: `3x = 9`. In `3x = 3` something"),
    ("help me solve 3x + 2 = 11", "we get: 3x = 9 = 3", "In `3x = 3` something"),
    ("help me solve 3x + 2 = 11", "x = 9/3 = 3", "✅ Right."),
    ("help me solve 3x + 2 = 11", "3x = 11 - 2 = 9, x = 9/3 = 3", "✅ Right."),
    ("help me solve 3x + 2 = 11", "3x = 11 - 2 = 9; x = 4", "Put `x = 4` into the problem"),
    ("help me solve 3x + 2 = 11", "x = 9/3 = 2", "Put `x = 2` into the problem"),
    (PAIR, "x = 6/2 = 4", "In `x = 4` something is off"),
    ("help me with 3/4 + 1/8", "3/4 = 6/8", "Right so far: `3/4 = 6/8`."),
    (SLOPE, "f'(x) = 3x^2 + 2", "✅ Right."),
    (SLOPE, "is it 2 + 3x²?", "✅ Right."),
    (SLOPE, "3x^2 + 2x", "`3x^2 + 2x` is not the derivative. Right in it: `3x^2`."),
    (SLOPE, "x^4/4 + x^2", "is an integral of `x^3 + 2x`; the derivative is asked for"),
    ("differentiate e^x", "e^x", "✅ Right."),
    ("expand (x+1)(x+2)", "x(x+2) + x + 2", "There is still a bracket to multiply out."),
    ("expand 2(x+3)", "2(x+3) + 0", "That is the exercise itself."),
    ("expand 2(x+3)", "2x + 3", "with x = 1 it comes to 5, the exercise to 8."),
    ("expand 2(x+3)", "2(x+3) = 2x + 2*3 = 2x + 6", "✅ Right."),
    ("factorise 2x^2 - 18", "2(x^2 - 9)", "One bracket can be factorised further."),
    ("simplify 3x + 2x - x", "5x - x", "Like terms can still be put together."),
    ("simplify 3x + 2x - x", "5x - x\n4x", "✅ Right."),
    ("simplify x^2 * x^3", "x * x^4", "A product can still be worked out."),
    ("simplify 3(x+2) - x", "2(x+3)", "✅ Right."),
    ("simplify 6/8", "6/8", "That is the exercise itself."),
    ("simplify 12/16", "6/8", "still have a common factor"),
    ("simplify 6/8", "3/4", "✅ Right."),
    ("write 7/3 as a mixed number", "7/3", "That is the exercise itself."),
    ("write 7/3 as a mixed number", "2 1/3", "✅ Right."),
    (AREA, "x^2 + C", "✅ Right."),
    (AREA, "x^2", "✅ Right. Any constant C may stand behind it."),
    (AREA, "2x^2", "Differentiate `2x^2`, and you get `4x`, not `2x`."),
    ("derivative of tan(x)", "sec^2(x)", "✅ Right."),
    ("derivative of tan(x)", "1/cos^2(x)", "✅ Right."),
    ("integrate 1/(x^2 + 1)", r"\arctan(x) + C", "✅ Right."),
    ("derivative of |x|", "x/abs(x)", "✅ Right."),
    ("integrate 1/x", "ln|x| + C", "✅ Right."),
    (PAIR, "x = 3, y = 2", "✅ Right."),
    (PAIR, "(3, 2)", "✅ Right."),
    (PAIR, "x=3 y=2", "✅ Right."),
    (PAIR, "x is 3 and y is 2", "✅ Right."),
    (PAIR, "2x = 6, then x = 3 => y = 2", "✅ Right."),
    (PAIR, "add them: 2x = 6", "Right so far: `2x = 6`."),
    (PAIR, "x = 5 - y\n5 - y - y = 1", "Right so far: `x = 5 - y`, `5 - y - y = 1`."),
    (PAIR, "x = 3", "Right so far: `x = 3`."),
    (PAIR, "2x = 5", "In `2x = 5` something is off: it does not follow from the equations."),
    (PAIR, "x = 4, y = 1", "Put your values into `x - y = 1`: the left side comes to 3, the right"),
    (PAIR, "z = 1", "I cannot tell whether `z = 1` follows"),
    (BELOW, "-2x < 8", "Right so far: `-2x < 8`."),
    (BELOW, "x > -4", "✅ Right."),
    (BELOW, "(-4, ∞)", "✅ Right."),
    (BELOW, "-2x < 8, so x > -4", "✅ Right."),
    (BELOW, "x < -4", "In `x < -4` something is off: other numbers solve it than the line before."),
    (BELOW, "x ≥ -4", "it lets numbers in that do not solve the line before"),
    (BELOW, "x = -4", "names one number, and many solve it"),
    (BELOW, "y > -4", "In `y > -4` something is off"),
    (OUTSIDE, "x > 3", "numbers were lost that solve the line before"),
    (OUTSIDE, "x < -3, x > 3", "✅ Right."),
    (OUTSIDE, "(-inf, -3) ∪ (3, inf)", "✅ Right."),
    (TWO, "x = 2 and x = 3", "✅ Right. With `x = 2` both sides come to 0, with `x = 3`"),
    (TWO, "the answers are x = 2 and x = 3", "✅ Right."),
    (TWO, "x = 2 and x = 4", "Put `x = 4` into the problem: the left side comes to 2"),
    (TWO, "x - 2 = 0 and x - 3 = 0", "Right so far: `x - 2 = 0 or x - 3 = 0`."),
    (TWO, "(x-2)(x-3) = 0; x = 2; x = 3", "✅ Right."),
    (
        TWO,
        "(x-2)(x-3) = 0, x = 2",
        "Right so far: `(x-2)(x-3) = 0`. `x = 2` is a solution, but not",
    ),
    ("help me solve |x| = 3", "x = 3 and x = -3", "✅ Right."),
    ("help me solve (x-1)(x-2)(x-3) = 0", "x = 1, x = 2 and x = 3", "✅ Right."),
    ("help me solve 2x+6=14", "2x=8, x=4", "✅ Right. With `x = 4` both sides come to 14."),
    ("help me solve 2x+6=14", "2x=8,x=4", "✅ Right."),
    ("help me solve 2x+6=14", "2x = 8; x = 4", "✅ Right."),
    ("help me solve 2x+6=14", "x = 5 - 1 and x = 4", "✅ Right."),
    ("help me solve 2x+6=14", "2x = 8, x = 5", "Right so far: `2x = 8`. Put `x = 5` into"),
    ("help me solve 2x+6=14", "2x = 9, x = 4.5", "In `2x = 9` something is off"),
    (OUTSIDE, "|x| > 3", "Right so far: `|x| > 3`."),
    (OUTSIDE, "x < -3; x > 3", "✅ Right."),
    (BELOW, "-2x < 8, x > -4", "✅ Right."),
    (BELOW, "-2x < 8; x > -4", "✅ Right."),
    (BELOW, "-2x < 8, x < -4", "Right so far: `-2x < 8`. In `x < -4` something is off"),
]


@pytest.mark.parametrize(("problem", "attempt", "told"), FOLLOWED)
async def test_an_attempt_is_judged_by_the_checker_and_not_by_the_model(
    skill: Skill, problem: str, attempt: str, told: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "That is quite wrong. Which rule is it?"))
    assert "Let us work on" in await learner.says(f"/tutor {problem}")
    assert told in await learner.says(attempt)
    assert told in await learner.says(f"/tutor {problem}. I got {attempt}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("check my answer: 7 x 8 = 54", "In `54` something is off"),
        ("check my answer: 7 x 8 = 56", "✅ Right."),
        ("check my answer: 3/4 + 1/8 = 4/12 = 7/8", "In `4/12` something is off"),
        ("check my answer: 3/4 + 1/8 = 6/8 + 1/8 = 7/8", "✅ Right."),
        ("help me differentiate x^3, I got 3x", "`3x` is not the derivative."),
        ("help me differentiate x^3, I got 3x^2", "✅ Right."),
        ("/tutor integrate 2x. I got x", "Differentiate `x`, and you get `1`, not `2x`."),
        ("check my answer: 15% of 80 is 14", "In `14` something is off"),
        ("check my answer: 15% of 80 is 12", "✅ Right."),
        ("check my answer: x^2 = 16 so x = 4", "a solution was lost"),
        ("check my answer: 3x = 9, so x is 3", "✅ Right. With `x = 3` both sides come to 9."),
        ("check my working: x^2 = 9, x = 3 and x = -3", "✅ Right. With `x = 3` both sides"),
        ("is x = 3 and x = -3 the solution of x^2 = 9?", "✅ Right. With `x = 3` both sides"),
        ("check: 3x = 9, x = 3", "✅ Right. With `x = 3` both sides come to 9."),
        ("please check 3x=9 so x=4", "the left side comes to 12, the right side to 9"),
        ("Is this right? 3x = 9, x = 4", "the left side comes to 12, the right side to 9"),
        ("3x=9 so x=3, is this right?", "✅ Right. With `x = 3` both sides come to 9."),
        ("did I solve it correctly? x^2 = 9, x = 3", "a solution was lost"),
        (
            "is x = 2 a solution of x^2 - 5x + 6 = 0?",
            "`x = 2` is a solution, but not the only one: a solution was lost on the way.",
        ),
        ("is x = 4 a solution of x^2 - 5x + 6 = 0?", "the left side comes to 2"),
        (
            "check my answer: (x - 1)(x - 2)(x - 3) = 0, x = 1 or x = 2",
            "`x = 1 or x = 2` are solutions, but not all: a solution was lost on the way.",
        ),
        ("x = 2 so x^2 = 4, right?", "✅ Right."),
        ("x = -2, therefore x^2 = 4. Is that right?", "✅ Right."),
        ("is this right? x = 3, so 2x + 1 = 7", "✅ Right."),
        ("x = 2 so x^2 = 5, right?", "In `5` something is off"),
        ("x=3 → 2x + 1 = 8, right?", "In `8` something is off"),
        ("x^2 = 4 so x = 2, right?", "a solution was lost"),
        ("check my answer: A = 3 * 4, A = 12", "✅ Right."),
        ("check my working:\n(x+2)(x-5)=0\nx+2=0\nx=2\nx-5=0\nx=5", "Put `x=2` into"),
        ("check my working:\nx^2 < 16\nx < 4\nx > -4", "✅ Right."),
        ("check my working:\n4 - x = 1\n– x = – 3\nx = 3", "✅ Right."),
        ("I got - 2/3 for simplify -12/18, is that right?", "✅ Right."),
        ("check my answer: x^2 = 5x, x - 5 = 0", "In `x - 5 = 0` something is off: a solution"),
        ("is x = 4 the right answer to 3x = 9?", "the left side comes to 12, the right side to 9"),
        (
            "x^2 = 4x + 12, x = 6 or x = -2, correct?",
            "come to 36, with `x = -2` both sides come to 4",
        ),
        ("check my answer: the derivative of x^3 is 3x", "`3x` is not the derivative."),
        ("check my answer: 3 - 2x < 11, so x < -4", "other numbers solve it"),
        ("check my answer: x + y = 5, x - y = 1, I got x = 4 and y = 1", "Put your values into"),
        ("check my answer: 5 km = 500 m", "`500 m` is not equal to `5 km`."),
        ("check my answer: 5 km = 5,000 m", "✅ Right."),
        ("check my answer: 5 km = 500 kg", "`500 kg` measures something else than `5 km`."),
        ("check my answer: 50 cm + 1.5 m = 2 m", "✅ Right."),
        ("check my answer: 50 cm + 1.5 m = 51.5 cm", "`51.5 cm` is not equal to `50 cm + 1.5 m`."),
        ("check my answer: 2 h - 45 min is 75 min", "✅ Right."),
        ("check my answer: 1 mile = 1.6 km", "✅ Right."),
        ("check my work: (a+b)^2 = a^2 + b^2", "`a^2 + b^2` is not equal to `(a+b)^2`"),
        ("check my work: (a+b)^2 = a^2 + 2ab + b^2", "✅ Right."),
        ("check my work: 3x + 5x = 8x^2", "with x = 2 it comes to 32, the exercise to 16."),
        ("check my answer: x^2 - 9 = (x - 3)(x + 3)", "✅ Right."),
        ("check my answer: x^2 - 9 = (x - 3)^2", "is not equal to `x^2 - 9`"),
        ("check my work: 2x + 3 = x + 5", "Let us work on `2x + 3 = x + 5`"),
        ("check my work: 2(x + 1) = 6\n2x + 2 = 6\nx = 3", "Put `x = 3` into the problem"),
    ],
)
async def test_an_answer_that_somebody_wants_checked_is_judged_at_once(
    skill: Skill, text: str, told: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look at it. What do you see?"))
    assert told in await learner.says(text)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("check my homework\n3+4=7\n5x6=30\n9-4=5", "✅✅✅"),
        ("check my homework: x^2=4, x=2; x^2=9, x=3 or x=-3", "❌✅"),
        ("check my homework\n3+4=7\n5x6=32\n9-4=5", "✅❌✅"),
        ("/tutor check my homework: 1) 3+4=7 2) 5x6=32 3) 9-4=5", "✅❌✅"),
        ("mark my homework: 12+5=17, 6x7=42, 81/9=9", "✅✅✅"),
        ("check my homework: 12 ÷ 1/2 = 24 and 2 x (3 + 4) = 10", "✅❌"),
        ("check my answers:\n1. 3/4 + 1/8 = 7/8\n2. 2/3 - 1/6 = 1/3", "✅❌"),
        ("check my answers:\na) 12 divided by 4 is 3\nb) 2 1/2 + 1 = 3 1/2", "✅✅"),
        ("check my answers: 2x+3=7, x=2; 3x=12, x=4", "✅✅"),
        ("check my answers: 2x+3=7, x=2; 3x=12, x=3", "✅❌"),
        ("check my answers:\n2x + 3 = 7\n2x = 4\nx = 2\n3x - 1 = 8\nx = 4", "✅❌"),
        ("check my answers: x^2 = 9, x = 3, x = -3; 2x = 8, x = 4", "✅✅"),
        ("check my homework: 3+4=7, 3 apples + 4 apples = 8 apples, 5x6=32", "✅❔❌"),
        ("check my homework: 3+4=7, 2 km = 2000 m, 5x6=32", "✅✅❌"),
        ("check my homework\n3+4=7\n5x6\n9-4=6", "✅▫️❌"),
        ("check my homework: 2/3 = 0.67, 10/4 = 2.5", "❔✅"),
        ("check my homework: 3/4 + 1/8 = 6/8, 5^2 + 3 = 25", "❌❌"),
        ("check my work: 12*4 = 48, 48 + 3 = 52", "✅❌"),
        ("mark my homework please: 3 + 4 = 7 and 2 + 2 = 5", "✅❌"),
        (
            "check my homework:\nMaths p. 12\n1) 3/4 of 24 = 18\n2) 10 - 12 = 2\n3) √16 = 4",
            "✅❌✅",
        ),
        (
            "check my homework:\n1. x^2 = 25, x = 5\n2. x - 5 = 0, x = 5\n3. 3x = 12, x = 3",
            "❌✅❌",
        ),
        ("check my homework:\n1) x^2=25, x=5\n2) 2x=10, x=5", "❌✅"),
        ("check my homework:\n1. 7 ÷ 2 = 3 r 1\n2. 25% of 80 = 20\nThanks!", "✅✅"),
        ("check my homework\n1. 5 km = 5000 m\n2. 3 kg = 3000 g", "✅✅"),
        ("check my homework\n1. 5 km = 5000 m\n2. 2 km = 200 m\n3. 2 h = 7200 s", "✅❌✅"),
        ("check my homework: 5 km is 5000 m, 3 kg is 300 g", "✅❌"),
        ("check my homework\n1. 5 km in m = 5000 m\n2. 3 kg in g = 300 g", "✅❌"),
        ("check my homework\n50 cm + 1.5 m = 2 m\n2 h + 45 min = 165 min", "✅✅"),
        ("check my homework\n1. 2 h = 7200 s\n2. 3x = 12, x = 3", "✅❌"),
        ("check my homework\n1. 9 x 6 = 54\n2. The rope is 2 m = 200 cm", "✅❔"),
    ],
)
async def test_of_several_exercises_each_is_marked(skill: Skill, text: str, marks: str) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look at it. What do you see?"))
    said = await learner.says(text)
    assert (
        "".join(
            line.split()[1] for line in said.splitlines() if re.match(r"\w+[.)] [✅❌▫❔]", line)
        )
        == marks
    )
    assert f"Right: {marks.count('✅')} of {len(marks.replace('️', ''))}." in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("check my working: 12 x 15\n10 x 15 = 150\n2 x 15 = 30\n150 + 30 = 180", "✅ Right."),
        ("check my working: 25% of 80\n10% = 8\n5% = 4\n8+8+4=20", "✅ Right."),
        ("check my working: 3x + 2 = 11\n11 - 2 = 9\n9 / 3 = 3\nx = 3", "✅ Right."),
        ("check my work: 47 + 36 = 40 + 30 + 7 + 6 = 83", "✅ Right."),
        ("check my working: x^2 - 5x + 6 = 0, x - 2 = 0, x = 2, x - 3 = 0, x = 3", "✅ Right."),
        ("check my working: x^2 - 5x + 6 = 0, x - 2 = 0, x = 2", "but not the only one"),
        (
            "check my working:\n1. x^2 - 5x + 6 = 0\n2. x - 2 = 0, x = 2\n3. x - 3 = 0, x = 3",
            "✅ Right.",
        ),
        (
            "check my working: 2 hours + 45 minutes\n2 h = 120 min\n120 min + 45 min = 165 min",
            "✅ Right.",
        ),
        ("check my working: 2x + 3 = 7, 2x = 10, x = 5", "In `2x = 10` something is off"),
    ],
)
async def test_the_working_of_one_exercise_is_followed(skill: Skill, text: str, told: str) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look at it. What do you see?"))
    said = await learner.says(text)
    assert told in said
    assert "Right: " not in said


async def test_the_first_wrong_one_of_several_exercises_is_worked_on(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look at it. What do you see?"))
    said = await learner.says("check my homework\n3+4=7\n5x6=32\n9-4=6")
    assert "2. ❌ `5 × 6=32` In `32` something is off" in said
    assert "Let us work on `5 × 6` together" in said
    assert "✅ Right." in await learner.says("30")


async def test_more_exercises_than_can_be_marked_at_once_are_not_marked_in_part(
    skill: Skill,
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look at it. What do you see?"))
    many = "\n".join(f"{n} + 1 = {n + 1}" for n in range(40))
    assert "at most 30 exercises" in await learner.says(f"check my homework\n{many}")


@pytest.mark.parametrize(
    "text",
    [
        "check my answer: 3 apples + 4 apples = 8 apples",
        "check my answer: 5 foo + 1.5 m = 2 m",
        "check my answer: 5 apples + 1.5 m = 2 m",
        "check my answer: 50 apples - 1.5 m = 2 m",
        "mark my working: max(16, 9) = 16",
        "check my answer: Rome was founded in 753 BC",
        "check my work: F = ma, so F = 20 N",
        "check my answer: y = 2 and log x = 3",
        "check my answer: y = 2, sin x = 1",
        "check my answer: log x = 3 and y = 2",
    ],
)
async def test_of_what_no_tool_can_check_it_is_said_so(skill: Skill, text: str) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Yes, right! What next?"))
    assert "Let us work on" not in await learner.says(text)
    assert learner.remarks == [problems.UNCHECKED]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("check my answer: x = 3", "x = 3"),
        ("Check my answer: I got x = 3.", "x = 3"),
        ("/tutor is x = 3 right?", "x = 3"),
        ("/tutor check: x=3", "x=3"),
        ("check my answer: x = 3 and y = 2", "x = 3, y = 2"),
        ("mark my answer: 42", "42"),
        ("check my answer: 5 km", "5 km"),
    ],
)
async def test_of_an_answer_alone_the_problem_is_asked_for(
    skill: Skill, text: str, answer: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Yes, right! What next?"))
    assert await learner.says(text) == (
        f"Please write the problem that `{answer}` is meant to solve, such as `2x + 1 = 7`, so "
        "that I can check it."
    )


async def test_an_answer_is_checked_once_its_problem_is_named(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look at it. What do you see?"))
    await learner.says("check my answer: x = 4")
    assert "the left side comes to 12, the right side to 9" in await learner.says("it is 3x = 9")
    await learner.says("stop")
    await learner.says("check my answer: x = 4")
    assert await learner.says("never mind") == "Look at it. What do you see?"
    assert "Let us work on `3x = 9`" in await learner.says("3x = 9"), "the answer is forgotten"


async def test_an_answer_to_an_exercise_that_came_as_a_file_is_checked(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look at it. What do you see?"))
    told = await learner.says("check my answer: x = 4", HOMEWORK)
    assert "the left side comes to 12, the right side to 9" in told


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("check: 3x = 9, x = 3", True),
        ("3x = 9, x = 3, is this right?", True),
        ("is x = 3 the solution of 3x = 9?", True),
        ("is x = 3 right?", False),
        ("is this right? let x = 3; y = 2x", False),
        ("check: const x = 3;", False),
        ("check 3x = 9 in python", False),
        ("is this correct: SELECT a FROM b WHERE c = 1", False),
        ("is 3x the right size?", False),
    ],
)
async def test_an_answer_to_be_checked_is_for_the_tutor_where_it_comes_with_a_problem_alone(
    text: str, is_one: bool
) -> None:
    assert wishes.matches(text) is is_one


async def test_what_is_to_be_checked_in_the_middle_of_a_guide_is(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look at it. What do you see?"))
    await learner.says("help me with 7 * 8")
    assert "In `54` something is off" in await learner.says("check my answer: 54")
    assert "✅ Right." in await learner.says("Can you check my answer: 56")


@pytest.mark.parametrize(
    ("attempt", "is_solved"),
    [
        ("3 r 1", True),
        ("It is 3, remainder 1", True),
        ("7 / 2 = 3 r 1", True),
        ("7/2 = 2 r 1", False),
        ("3.5", True),
        ("2 r 1", False),
        ("3 left over 1", True),
        ("3 with one left over", True),
        ("I think 3, and 1 is left", True),
        ("7 / 2 = 3 remaining 1", True),
        ("2 with 1 left over", False),
    ],
)
async def test_a_division_is_right_with_its_remainder(
    maths: MathsChecker, attempt: str, is_solved: bool
) -> None:
    followed = await problems.follow(("7 ÷ 2",), attempt, maths)
    assert followed is not None
    assert followed.is_solved is is_solved


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("97 ÷ 4 = 24 with 1 left over, 9 ÷ 2 = 4, 1 left", "97 ÷ 4 = 24 r 1, 9 ÷ 2 = 4 r 1"),
        ("97 ÷ 4 = 24 left over 2", "97 ÷ 4 = 24 r 2"),
        ("96 ÷ 4 = 24, 1 left over", "96 ÷ 4 = 24, 1 left over"),
        ("4 x 24 = 96, 1 left", "4 x 24 = 96, 1 left"),
        ("what is 97 ÷ 4 with 1 left over?", "what is 97 ÷ 4 with 1 left over?"),
        ("I had 24 pens with 1 left", "I had 24 pens with 1 left"),
        ("2.5 left over 1", "2.5 left over 1"),
    ],
)
async def test_what_is_left_over_is_read_as_a_remainder(text: str, read: str) -> None:
    assert remainders.shortly(text) == read


@pytest.mark.parametrize("piece", ["1 left", "24 with ", "24     ", "1, ", "left over "])
async def test_a_long_text_with_what_is_left_is_read_to_its_end(piece: str) -> None:
    assert remainders.shortly(text := f"{piece * 20_000}. left") == text


@pytest.mark.parametrize(
    ("problem", "attempt", "told"),
    [
        ("50 ÷ 8", "6 with 3 left over", "In `6 r 3` something is off"),
        ("10 ÷ 4", "2 r 2", "✅ Right."),
        ("22 ÷ 6", "3 remainder 4", "✅ Right."),
        ("8 ÷ 4", "2 r 0", "✅ Right."),
        ("10 ÷ 4", "2 r 1", "something is off"),
        ("10 ÷ 4", "10/4", "can still be made simpler"),
    ],
)
async def test_a_remainder_is_no_fraction_to_be_made_simpler(
    skill: Skill, problem: str, attempt: str, told: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look at it. What do you see?"))
    await learner.says(f"help me with {problem}")
    assert told in await learner.says(attempt)
    learner = Learner(skill, AnsweringModel(lambda _: "Look at it. What do you see?"))
    assert told in await learner.says(f"I got {attempt} for {problem}, is that right?")


async def test_a_system_is_solved_where_each_unknown_is_known_whenever_that_was(
    skill: Skill,
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Which is next?"))
    await learner.says(f"/tutor {PAIR}")
    assert "Right so far" in await learner.says("2x = 6")
    assert "Right so far" in await learner.says("x = 3")
    assert "✅ Right." in await learner.says("y = 2")


async def test_what_only_says_the_function_again_is_no_miss(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Which rule is it?"))
    await learner.says(f"/tutor {SLOPE}")
    assert "not the derivative" not in await learner.says("f(x) = x^3 + 2x")
    running = guide.decode(learner.kept["tutor.guide"])
    assert running is not None
    assert running.misses == 0


LEAKS = [
    (problem, hint)
    for problem, hints in (
        (SLOPE, ("It is 3x^2 + 2.", "2 + 3x²", "3x·x + 2", "x(3x) + 2", r"$3x^{2}+2$")),
        ("derivative of tan(x)", ("sec^2(x)", "1/cos^2(x)", r"$\sec^2 x$")),
        ("integrate 1/(x^2 + 1)", ("arctan(x)", "arctan x + 3")),
        (AREA, ("x^2", "x² + C", "x^2 + 7", "x*x")),
        (PAIR, ("(3,2)", "(3, 2)", "x = 3", "y = 4/2", "three and two", "x is 6/2")),
        (BELOW, ("x > -4", "-4 < x", "-x < 4", "x + 4 > 0", "-2x < 8", "(-4, ∞)", "(-4,∞)")),
        (BELOW, ("greater than minus four", "x > -8/2", r"$x > -4$", r"$-4 \lt x$")),
        ("help me work out 50 min + 25 min", ("75 min", "1 h 15 min", "1 hour and 15 minutes")),
        (BETWEEN, ("(-3,3)", "|x| < 3", "-3 < x < 3", "between -3 and 3", "x < sqrt(9)")),
    )
    for hint in hints
]
HARMLESS = [
    (SLOPE, "Power rule: what becomes of x^3?"),
    (AREA, "Which power gives 2x when it is differentiated?"),
    (PAIR, "Add x + y = 5 and x - y = 1. Which unknown goes away?"),
    (BELOW, "You divide by -2. What happens to the sign of 3 - 2x < 11 then?"),
    (BETWEEN, "Which numbers have a square smaller than 9?"),
]


@pytest.mark.parametrize(("problem", "hint"), LEAKS)
async def test_no_hint_gives_the_answer_away_in_any_form(
    skill: Skill, maths: MathsChecker, problem: str, hint: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: f"{hint} Is it clear?"))
    await learner.says(f"/tutor {problem}")
    assert hint not in await learner.says("hint")
    known = await problems.find(problem, maths)
    assert known is not None
    assert await leaks(f"{hint} Is it clear?", known.question, "", (known.line,), maths)


@pytest.mark.parametrize(("problem", "hint"), HARMLESS)
async def test_a_harmless_hint_is_shown(skill: Skill, problem: str, hint: str) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: hint))
    await learner.says(f"/tutor {problem}")
    assert hint in await learner.says("hint")


async def test_what_the_learner_wrote_may_be_quoted(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Divide -2x < 8. What happens to the sign?"))
    await learner.says(f"/tutor {BELOW}")
    await learner.says("-2x < 8")
    assert "Divide -2x < 8." in await learner.says("hint")


async def test_three_hundred_mutated_problems_leave_the_checker_alive(maths: MathsChecker) -> None:
    chance = random.Random(6)
    signs = "0123456789xy+-*/^()|<>≤≥=,;. √²eC∫d'"
    found_some = 0
    for number in range(300):
        problem, attempt, _ = FOLLOWED[number % len(FOLLOWED)]
        mutated = [list(problem), list(attempt)]
        for text in mutated:
            for _ in range(chance.randint(1, 3)):
                at = chance.randrange(len(text) + 1)
                text[at : at + chance.randint(0, 1)] = chance.choice(signs)
        problem, attempt = ("".join(text) for text in mutated)
        known = await problems.find(problem, maths)
        if known is not None:
            found_some += 1
            await problems.follow((known.line,), attempt, maths)
    assert found_some > 50
    assert await maths.derivative("x^2") == "2x"


@pytest.mark.parametrize(
    "piece",
    [
        *("x < ", "x ", "1 ", "(", "derivative of ", "∫ ", ", ", "I got ", "\n", "x = ", "|x| < "),
        *(f"x{' ' * 498}1", f"5{' ' * 490}km"),
    ],
)
async def test_forty_thousand_characters_of_the_same_are_read_at_once(piece: str) -> None:
    text = (piece * 40_000)[:40_000]
    began = time.process_time()
    for kind in (calculus, inequalities, systems):
        kind.claims(text)
    calculus.is_meant(text)
    inequalities.stated(text)
    around.problem_and_attempt(text)
    around.bare(text)
    wishes.matches(text)
    for _ in range(20):
        problems.is_brought(text[:500])
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("asked", "wrong", "told", "right"),
    [
        ("help me with (x+2)(x+3) expand", "x^2 + 5x + 5", "is not equal", "x^2 + 5x + 6"),
        ("help me with x^2 + 5x + 6, factorise it", "(x+1)(x+6)", "is not equal", "(x+2)(x+3)"),
        ("help me with 18/24 simplify", "6/8", "a common factor", "3/4"),
        ("help me simplify √50", "2√5", "is not equal", "5√2"),
        ("help me simplify √50", "√25 × √2", "A root can still be made smaller", "5√2"),
        ("help me simplify √8 + √2", "√10", "is not equal", "3√2"),
        ("help me simplify √8 + √2", "2√2 + √2", "Like terms", "3√2"),
        ("help me simplify 1/√2", "1/2", "is not equal", "√2/2"),
        ("help me simplify (2x^3)^2", "2x^6", "is not equal", "4x^6"),
        ("help me simplify 12x/4", "6x/2", "A fraction in it can still be made simpler", "3x"),
        ("help me simplify 4a/6", "2a/6", "is not equal", "2a/3"),
        ("help me simplify 10x/4", "4a/6", "is not equal", "2.5x"),
        ("help me simplify (2x^3)^2", "2^2 x^6", "can still be worked out", "4x^6"),
        ("help me simplify (ab)^2", "ab^2", "is not equal", "a^2 b^2"),
        ("help me with 3/8 as a decimal", "3.8", "is not equal", "0.375"),
        ("help me with 40 : 8", "6", "something is off", "5"),
        ("if x = 4 what is 3x - 5? help me", "6", "something is off", "7"),
    ],
)
async def test_help_with_it_may_be_asked_for_in_any_order(
    skill: Skill, asked: str, wrong: str, told: str, right: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look at it. What do you see?"))
    assert wishes.matches(asked)
    assert "Let us work on" in await learner.says(asked)
    assert told in await learner.says(wrong)
    assert "✅ Right." in await learner.says(right)


@pytest.mark.parametrize(
    "text",
    [
        "help me with my essay, simplify it",
        "help me with the dinner, reduce the salt",
        "help me with 3/8 as a decimal in python",
        "I like to expand",
    ],
)
async def test_what_is_no_maths_is_not_to_be_rewritten(text: str) -> None:
    assert not wishes.matches(text)
