"""The maths checker: what is equal, what follows from what, and that it outlives any question."""

import asyncio
import os
import random
import subprocess
from decimal import Decimal

import pytest

from bot.tools.maths.checker import MathsChecker, Verdict, Working
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths

YES, NO = Verdict.YES, Verdict.NO


pytestmark = pytest.mark.asyncio(loop_scope="session")


EQUAL = [
    ("2(x+3)", "2x + 6"),
    ("(x+1)^2", "x² + 2x + 1"),
    ("2¹⁰ · x⁻²", "1024/x^2"),
    ("√9² + sin³x", "9 + sin(x)^3"),
    ("(x²-1)/(x-1)", "x+1"),
    ("sin(x)^2 + cos^2(x)", "1"),
    ("sqrt(8)", "2√2"),
    ("3/4", "0,75"),
    (r"\frac{1}{2} + \frac13", "5/6"),
    ("ln(e^3)", "3"),
    ("|x-2|", "|2-x|"),
    ("5!/3!", "20"),
    ("2xsin x", "2*x*sin(x)"),
    ("sec^2(x)", "1/cos(x)^2"),
    ("cosec x", "1/sin x"),
    ("xarctan(x)", r"x \arctan x"),
    ("abs(x - 2)", "|2 - x|"),
    ("1,200 + 0.5", "1200.5"),
    (r"$\sqrt{\frac{x^2}{4}}$", "|x|/2"),
]
DIFFERENT = [
    ("2(x+3)", "2x + 3"),
    ("(x+1)^2", "x^2 + 1"),
    ("sqrt(x^2)", "x"),
    ("1/2 + 1/3", "2/5"),
    ("log(100)", "ln(100)"),
    ("-3^2", "9"),
    ("x/2y", "x/(2y)"),
]


@pytest.mark.parametrize(("first", "second"), EQUAL)
async def test_equal_expressions_are_found_equal(
    maths: MathsChecker, first: str, second: str
) -> None:
    assert await maths.same(first, second) is YES


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
async def test_unequal_expressions_are_found_unequal(
    maths: MathsChecker, first: str, second: str
) -> None:
    assert await maths.same(first, second) is NO


@pytest.mark.parametrize(
    ("lines", "working"),
    [
        (["3x + 2 = 11", "3x = 9", "x = 3"], Working(YES)),
        (["3x + 2 = 11", "3x = 13", "x = 13/3"], Working(NO, 2, "other")),
        (["2(x+1) = 8", "2x + 2 = 8", "2x = 10"], Working(NO, 3, "other")),
        (["x^2 = 9", "x = 3"], Working(NO, 2, "fewer")),
        (["x^2 = 9", "x = 3 or x = -3"], Working(YES)),
        (["x^2 - 5x + 6 = 0", "(x-2)(x-3) = 0", "x = 2 or x = 3"], Working(YES)),
        (["x = 2", "x^2 = 4"], Working(NO, 2, "more")),
        (["2x + y = 4", "y = 4 - 2x"], Working(YES)),
        (["2x + y = 4", "y = 4 + 2x"], Working(NO, 2, "other")),
        (["2(x+3) - x", "2x + 6 - x", "x + 6"], Working(YES)),
        (["2(x+3) - x", "2x + 3 - x"], Working(NO, 2, "other")),
    ],
)
async def test_working_is_followed_to_the_first_line_that_goes_wrong(
    maths: MathsChecker, lines: list[str], working: Working
) -> None:
    assert await maths.working(lines) == working


async def test_derivatives_and_integrals_are_checked_by_differentiating(
    maths: MathsChecker,
) -> None:
    assert await maths.is_derivative("x^3 sin x", "3x^2 sin x + x^3 cos x") is YES
    assert await maths.is_derivative("x^3", "3x^3") is NO
    assert await maths.is_integral("2x", "x^2 + C") is YES
    assert await maths.is_integral("ln x", "x ln x - x + C") is YES
    assert await maths.is_integral("1/x", "ln(2x)") is YES
    assert await maths.is_integral("1/x", "ln|x| + C") is YES
    assert await maths.is_integral("2x", "2x^2") is NO


async def test_values_and_solutions_are_numbers(maths: MathsChecker) -> None:
    assert await maths.value("3/4 + 1/8") == Decimal("0.875")
    assert await maths.value("x + 1") is None
    assert await maths.value("1/0") is None
    assert await maths.solve("x^2 - 5x + 6 = 0") == (2, 3)
    assert await maths.solve("x = x + 1") == ()
    assert await maths.solve("x + y = 2") is None


async def test_a_question_that_takes_too_long_is_unknown_and_the_next_is_answered() -> None:
    impatient = MathsChecker(answer_within_s=1.0)
    try:
        assert await impatient.same("1", "1") is YES
        slow = "*".join(f"sin(x+{n})^25" for n in range(1, 9))
        assert await impatient.same(slow, f"{slow}+1/9^60") is not YES
        assert await impatient.same("x", "x") is YES
    finally:
        await impatient.close()


async def test_a_question_of_a_stopped_turn_leaves_no_answer_for_the_next_to_take() -> None:
    checker = MathsChecker()
    for started in (False, True):  # while the child starts, and while it thinks
        asked = asyncio.create_task(checker.same("(x+1)^2", "x^2+2x+1"))
        await asyncio.sleep(0.002)
        asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)
        assert asked.cancelled(), started
        assert await checker.same("2", "4" if started else "3") is NO
    assert await checker.same("2", "2") is YES
    await checker.close()


async def test_what_was_asked_lately_is_known_without_a_child() -> None:
    checker = MathsChecker()
    assert await checker.same("(x+1)^2", "x^2+2x+1") is YES
    await checker.close()
    others = children()
    assert await checker.same("(x+1)^2", "x^2+2x+1") is YES
    assert children() == others
    assert await checker.same("(x+1)^2", "x^2+2x+2") is NO
    assert children() == others + 1
    await checker.close()


def children() -> int:
    """How many children for maths this process has."""
    listed = subprocess.run(["ps", "-axwwo", "ppid=,command="], capture_output=True, check=True)
    ours = (line.split(None, 1) for line in listed.stdout.decode().splitlines())
    return sum(int(parent) == os.getpid() and "maths.child" in command for parent, command in ours)


async def test_three_hundred_mutated_inputs_leave_the_checker_alive(maths: MathsChecker) -> None:
    chance = random.Random(6)
    signs = "0123456789xyn+-*/^()!|.,= √²πe\\{}sincolgtqr"
    read = 0
    for number in range(300):
        text = list(chance.choice(EQUAL + DIFFERENT)[number % 2])
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text) + 1)
            text[at : at + chance.randint(0, 1)] = chance.choice(signs)
        try:
            tree = read_expression("".join(text))
        except NotMaths:
            continue
        read += 1
        assert await maths.same_trees(tree, tree) in tuple(Verdict)
    assert read > 50
    assert await maths.same("1+1", "2") is YES
