"""Hints that say a number by its bounds, its neighbour or another form."""

import pytest

from bot.skills.tutor.guides.keys.leaks import leaks
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker

pytestmark = pytest.mark.asyncio(loop_scope="session")

SUM = Question("What is 45 + 38?", "expression", ("83",))
LINE = Question("Solve 3x + 2 = 11.", "expression", ("x = 3",))
YEAR = Question("In which year was the Battle of Hastings?", "number", ("1066",))
METRES = Question("What is 2.5 km in m?", "number", ("2500 m",))
SHARED = Question("What is 29 ÷ 4?", "expression", ("7.25",))
EIGHTHS = Question("What is 3/4 + 1/8?", "expression", ("7/8",))
MONEY = Question("What is 3.50 + 2.75?", "expression", ("6.25",))
SLOPE = Question("Find dy/dx of y = x^3 + 2x.", "expression", ("3x^2 + 2",))
SQUARED = Question("Expand (x + 1)^2.", "expression", ("x^2 + 2x + 1",))
POWER = Question("Simplify x^2 * x.", "expression", ("x^3",))
THIRDS = Question("What is 1/3 + 1/3?", "expression", ("2/3",))
SIXTY = Question("What is 8 x 8?", "expression", ("64",))
JAPAN = Question("What is the capital of Japan?", "short", ("Tokyo",))
TRIED = {
    SUM: ("45 + 38", "73"),
    LINE: ("3x + 2 = 11", "x = 4"),
    YEAR: ("1067",),
    METRES: ("2.5 km in m", "250"),
    SHARED: ("29 ÷ 4", "7 r 2"),
    EIGHTHS: ("3/4 + 1/8", "4/12"),
    MONEY: ("3.50 + 2.75", "5.25"),
    JAPAN: ("Kyoto",),
    SLOPE: ("y = x^3 + 2x", "3x"),
    SQUARED: ("(x + 1)^2", "x^2 + 1"),
    POWER: ("x^2 * x", "2x"),
    SIXTY: ("8 x 8", "54"),
    THIRDS: ("1/3 + 1/3", "1/6"),
}

LEAKS = {
    THIRDS: (
        *("It comes to 0.666… in the end.", "It is 0.6 recurring.", "It is 0.(6).", "0.666..."),
        *(r"So it is $0.\overline{6}$.", "It is 0.6667.", "zero point six recurring"),
    ),
    SLOPE: ("The power rule gives 3*x**2 + 2, do you see why?", "It is 3x ** 2 + 2."),
    SQUARED: ("It is x**2 + 2*x + 1.", "It is **x**2 + 2x + 1**."),
    POWER: ("It is x**3.", "**x**3**", "x**(2+1)"),
    SIXTY: ("It is 2**6.", "It is 8**2.", "It is **64**."),
    SUM: (
        *("8️⃣3️⃣", "eightythree", "8 _3_", "Its first digit is 8. Its last digit is 3."),
        *(
            "an 8 followed by a 3",
            "more than 82 but less than 84",
            "82 < answer < 84",
            "84 > ? > 82",
        ),
        *("It is more than 82. It is less than 84.", "82 is too low and 84 is too high."),
        *("between the numbers 82 and 84", "at least 82.5 and not more than 83.5"),
    ),
    LINE: (
        *("x is greater than 2 but less than 4.", "x is 11 in binary.", "Lower it by one."),
        *(
            "Your number minus one.",
            "Decrease by one.",
            "Step down by one.",
            "One smaller than that.",
        ),
        *("What number comes just before your answer?", "Try the number just below yours."),
        *("Try the next number down.", "Try the next smaller whole number."),
    ),
    YEAR: (
        *("You are a year too late.", "A year before your answer.", "One year earlier."),
        *("It happened a year earlier.", "the year before that", "the previous year"),
        *("You are one year late.", "Go back one year."),
        "It was after 1065 but before 1067.",
    ),
    METRES: (
        *("You missed a zero.", "Your answer lacks a zero.", "A zero is missing.", "2½ thousand"),
        *("25 with two zeros", "Write 25 and then two zeros.", "Put one more nought on the end."),
        *("Stick a 0 on the end of your 250.", "Take 25 and put two noughts behind."),
    ),
    SHARED: (
        *("4 fits 7 times. 1 is left over.", "4 x 7 = 28, and 1 is left.", "7 times; one remains"),
        *("4 × 7 = 28 and 29 − 28 = 1.", "The quotient is 7. The remainder is 1."),
    ),
    EIGHTHS: (
        *(
            "It is one eighth short of a whole.",
            "1 whole minus one eighth:",
            "A whole without an eighth.",
        ),
        *("one eighth less than a whole.", "7\n—\n8\n", "Is it\n7\n-\n8\n"),
    ),
    MONEY: ("Is it £6·25?", "6·25 pounds", "£6 + 25p", "£6 plus 25p"),
    JAPAN: ("First letter T, second o, third k, fourth y, fifth o.",),
}
HARMLESS = {
    THIRDS: ("1/3 is 0.333… as a decimal.", "What is 0.3 recurring as a fraction?"),
    SLOPE: ("What is the derivative of x**3?", "The rule: n*x**(n-1). What is **n** here?"),
    POWER: ("What does x**2 mean?", "**Add** the exponents: what is **2 + 1**?"),
    SUM: (
        *("Is it more than 80? 75 is too low.", "The answer is more than 45 and less than 100."),
        *("8 is more than 5 and less than 10.", "82 is more than 45.", "2 more than 38, 3 off 45"),
        *("One of the digits is 8.", "Lower the 5 by nothing.", "45 followed by 38"),
    ),
    LINE: (
        *("x lies between 2 and 11.", "Which whole number is next?", "Is your number a whole one?"),
        *("Dividing is good. What comes before it?", "Which one is right before you add?"),
        *(
            "What comes before the 2?",
            "Take away what stands before the equals sign on both sides.",
        ),
        *("Lower both sides by the same number.", "Decrease both sides by 2.", "in binary? No."),
    ),
    YEAR: ("It was after 1000 and before 1100.", "You are some years too late.", "A year of war."),
    METRES: (
        *("How many zeros has 1000?", "Move the point.", "1000 has three zeros. 1 km is 1000 m."),
        *("Count the zeros of your answer.", "Half a thousand is 500."),
    ),
    SHARED: (
        *("4 × 7 = 28. How much is left of 29?", "4 goes 7 times: is 2 what is left?"),
        *("How often does 4 fit into 29, and what remains?", "4 x 6 = 24, and 5 are left."),
    ),
    EIGHTHS: (
        *("How many eighths make a whole?", "Is it a whole number?", "3/4 and 1/8 of a whole"),
        *("3\n—\n4\n", "Which whole do the parts come from?"),
    ),
    MONEY: ("How many pence are 50p + 75p?", "£3 + £2 first", "3.5·2 is too much."),
    JAPAN: ("First, which letter does it begin with?", "It is not the second largest."),
}


def _each(said: dict[Question, tuple[str, ...]]) -> list[tuple[Question, str]]:
    return [(question, each) for question, hints in said.items() for each in hints]


@pytest.mark.parametrize(("question", "said"), _each(LEAKS), ids=lambda value: str(value)[:40])
async def test_a_number_said_around_is_a_leak(
    question: Question, said: str, maths: MathsChecker
) -> None:
    assert await leaks(f"{said} Which one?", question, "s", TRIED[question], maths)


@pytest.mark.parametrize(("question", "said"), _each(HARMLESS), ids=lambda value: str(value)[:40])
async def test_a_step_or_wider_bounds_are_none(
    question: Question, said: str, maths: MathsChecker
) -> None:
    assert not await leaks(f"{said} Which one?", question, "s", TRIED[question], maths)


async def test_bounds_that_are_both_tries_tell_nothing_new(maths: MathsChecker) -> None:
    hint = "82 was too low and 84 is too high. And now?"
    assert not await leaks(hint, SUM, "s", ("45 + 38", "82", "84"), maths)
    assert await leaks(hint, SUM, "s", ("45 + 38", "82"), maths)
