"""A formula that is to be solved for one of its letters, a square that is to be completed, factors
and derivatives, also where letters alone are given values, or what is said reads in two ways."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.guides.keys.leaks import leaks
from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.wishes import matches
from bot.tools.maths.checker import MathsChecker
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINE = "Make x the subject of y = 3x - 2"
MOTION = "Make a the subject of v = u + at"
PERIOD = "Make l the subject of T = 2π√(l/g)"
SQUARE = "Complete the square of x^2 + 6x + 1"
IN_FORM = "Write x^2 + 6x + 1 in the form (x + a)^2 + b"
FACTORS = "Factorise x^2 - 5x + 6"
GROWTH = "d/dx (e^(2x))"
ROOT = "d/dx (√x)"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("make x the subject of y = 3x - 2", LINE),
        ("how do I rearrange y = 3x - 2 to make x the subject?", LINE),
        ("solve y = 3x - 2 for x", LINE),
        ("y = 3x - 2, make x the subject", LINE),
        ("express x in terms of y if y = 3x - 2", LINE),
        ("help me rearrange v = u + at for a", MOTION),
        ("make l the subject of the formula T = 2π√(l/g)", PERIOD),
        ("change the subject of A = lw to w", "Make w the subject of A = lw"),
        ("help me complete the square x^2 + 6x + 1", SQUARE),
        ("write x^2 + 6x + 1 in the form (x + a)^2 + b", IN_FORM),
        ("complete the square x^2 + 6x + 1 = 0", "x^2 + 6x + 1 = 0"),
        ("solve for x: 2x + 3 = 7", "2x + 3 = 7"),
        ("make r the subject of A = 4r^2", ""),
        ("make r the subject of C = 2 pi r", "Make r the subject of C = 2 pi r"),
        ("rearrange A = 1/2 b h for b", "Make b the subject of A = 1/2 b h"),
        ("rearrange F = m a car for m", ""),
        ("make x the subject of x = 3y", ""),
        ("make a list of words where a = the", ""),
        ("complete the square x^3 + 1", ""),
    ],
)
async def test_what_is_asked_for_is_read(text: str, line: str, maths: MathsChecker) -> None:
    found = await problems.find(text, maths)
    assert (found.line if found else "") == line


@pytest.mark.parametrize(
    ("line", "said", "says"),
    [
        (LINE, "x = (y+2)/3", "solved"),
        (LINE, "y + 2 = 3x\nx = y/3 + 2/3", "solved"),
        (LINE, "(y + 2)/3", "solved"),
        (LINE, "3x = y + 2", ""),
        (LINE, "x = y/3 + 2", "with y = 2 it gives x = 8/3, the formula x = 4/3"),
        (LINE, "x = 4", "does not follow"),
        (MOTION, "at = v - u, a = (v - u)/t", "solved"),
        (MOTION, "a = (u - v)/t", "with t = 2, u = 3, v = 5 it gives a = -1, the formula a = 1"),
        (MOTION, "v - u = a/t", "does not follow"),
        (PERIOD, "T^2 = 4π^2 l/g", ""),
        (PERIOD, "l = gT^2/(4π^2)", "solved"),
        (PERIOD, "l = gT^2/4π^2", "reads in two ways"),
        (SQUARE, "(x + 3)² - 8", "solved"),
        (SQUARE, "(x+3)^2 + 8", "is not equal"),
        (SQUARE, "(x+3)^2 - 9 + 1", "Put the numbers"),
        (SQUARE, "(x+3)(x+3) - 8", "one bracket squared"),
        (SQUARE, "a = 3", "I cannot check `a = 3`: the exercise has no `a`."),
        (IN_FORM, "(x + 3)^2 - 8", "solved"),
        (IN_FORM, "a = 3, b = -8", "solved"),
        (IN_FORM, "a=3 and b=-8", "solved"),
        (IN_FORM, "2a = 6 a = 3 b = -8", "solved"),
        (IN_FORM, "a = 3", ""),
        (IN_FORM, "a = 3, b = 8", "`b = 8` is not so where `(x + a)^2 + b` is equal to"),
        ("Write x^2 + 6x + 1 in the form (x - p)² - q", "p = -3, q = 8", "solved"),
        ("Write 2x^2 + 8x + 3 in the form a(x + b)^2 + c", "a = 2, b = 2 and c = -5", "solved"),
        (FACTORS, "x = 2 and x = 3", "`x = 2` is a root of it, and no factor. `x = 3` is a root"),
        (FACTORS, "x=2 x=4", "With `x = 4` the exercise comes to 2."),
        (FACTORS, "x = 2 so (x-2)(x-3)", "solved"),
        (GROWTH, "2e^2x", "`2e^2x` reads in two ways. Do you mean `2e^(2x)`?"),
        (GROWTH, "3e^2x", "`3e^2x` is not the derivative."),
        (ROOT, "f'(x) = x^(1/2)", "`x^(1/2)` is not the derivative."),
        (ROOT, "1/2√x", "Do you mean `1/(2√x)`?"),
        (ROOT, "1/2x^-1/2", "Do you mean `1/2x^(-1/2)`?"),
        (ROOT, "√x = x^(1/2), 1/2 x^(-1/2)", "solved"),
        (ROOT, "y = x^(1/2)", "is true by itself"),
        ("d/dx (ln(x^2 + 1))", "2x/x^2 + 1", "Do you mean `2x/(x^2 + 1)`?"),
        ("∫ (e^(2x)) dx", "1/2e^2x", "Do you mean `1/2e^(2x)`?"),
    ],
)
async def test_a_line_is_judged_by_what_comes_of_it(
    line: str, said: str, says: str, maths: MathsChecker
) -> None:
    followed = await problems.follow((line,), said, maths)
    assert followed is not None
    assert followed.is_solved is (says == "solved")
    assert followed.is_solved or (says in followed.says if says else not followed.says)


async def test_no_hint_names_the_letters_of_a_form(maths: MathsChecker) -> None:
    found = await problems.find(IN_FORM, maths)
    assert found is not None
    for hint, leaks_it in (("So a is 3 and b is -8.", True), ("What is half of 6?", False)):
        assert await leaks(hint, found.question, IN_FORM, (), maths) is leaks_it


async def test_a_wrong_one_is_not_praised(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Right, x = (y + 2)/3! What is next?"))
    assert matches("help me make x the subject of y = 3x - 2")
    assert LINE in await learner.says("help me make x the subject of y = 3x - 2")
    for said in ("x = y/3 + 2", "is that right?"):
        told = await learner.says(said)
        assert "does not follow" in told
        assert "(y + 2)/3" not in told
