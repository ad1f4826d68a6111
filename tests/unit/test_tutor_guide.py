"""The guide, with a model that gives every answer away on purpose."""

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.messages import Attachment
from bot.ports import Skill
from bot.skills import tutor
from bot.skills.tutor.desk import busy_with
from bot.skills.tutor.guides import guide
from bot.skills.tutor.guides.guide import Guide
from bot.skills.tutor.guides.keys.leaks import leaks
from bot.skills.tutor.guides.keys.options import misses_all
from bot.skills.tutor.quizzes import bank, quiz
from bot.skills.tutor.quizzes.question import LETTERS, Question
from bot.tools.maths.checker import MathsChecker
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")


THREE = Question("Solve 3x + 2 = 11.", "expression", ("x = 3",))
EIGHTHS = Question("What is 3/4 + 1/8?", "choice", ("7/8",), ("4/12", "1/2", "5/8"))
EXPANDED = Question("Expand 2(x + 3).", "expression", ("2x + 6",))
OTTAWA = Question("What is the capital?", "choice", ("Ottawa",), ("Toronto", "Perth", "Oslo"))
_ON_OTTAWA = Guide("capitals", quiz.Quiz("", (OTTAWA,), "s"), knows="practise")
TWENTY_ONE = Question("What is 3 times 7?", "number", ("21",))
TWO = Question("Solve x^2 - 5x + 6 = 0.", "expression", ("x = 2 or x = 3",))

LEAKS = [
    (THREE, "So x = 3. Do you see?"),
    (THREE, "It is 3, right?"),
    (THREE, "The number is three. Why?"),
    (THREE, "Divide: 9/3. What is that?"),
    (THREE, "x equals 9 ÷ 3, no?"),
    (THREE, r"Look: $x = \frac{9}{3}$. OK?"),
    (THREE, "What about 12 - 9?"),
    (THREE, "You get **3**. Fine?"),
    (THREE, "`3` works, does it not?"),
    (THREE, "Try 3.0, does it work?"),
    (THREE, "sqrt(9) would do, why?"),
    (EIGHTHS, "That makes 7/8, yes?"),
    (EIGHTHS, "Is it 0.875?"),
    (EIGHTHS, "It is 14/16, simplified?"),
    (EIGHTHS, "What is seven eighths?"),
    (EIGHTHS, "6/8 + 1/8 is what?"),
    (EXPANDED, "It becomes 2x + 6, do you see?"),
    (EXPANDED, "It becomes 6 + 2x, do you see?"),
    (EXPANDED, "Is it 2*x + 2*3 then?"),
    (EXPANDED, "$2x+6$ is right, why?"),
    (OTTAWA, "Think of Ottawa. Do you know it?"),
    (OTTAWA, "It is O-t-t-a-w-a. Have you been there?"),
    (OTTAWA, "OTTAWA! Heard of it?"),
    (TWENTY_ONE, "Is it twenty-one?"),
    (TWENTY_ONE, "Is it 7 + 7 + 7?"),
    (TWENTY_ONE, "42 / 2 is what?"),
    (TWO, "One is 2. And the other?"),
    (TWO, "x = 3 is one of them, see?"),
]
CANBERRA = Question("What is the capital of Australia?", "short", ("Canberra",))
THREE_QUARTERS = Question("What is 0.5 + 0.25?", "number", ("0.75",))
BIG = Question("What is 1500 * 2?", "number", ("3000",))
YEAR = Question("When did the war end?", "number", ("1945",))
BELOW = Question("Solve x + 5 = 3.", "expression", ("x = -2",))
SLOPE = Question("What is the derivative of x^3?", "expression", ("3x^2",))
ROOTS = Question("Solve x^2 = 4x + 12.", "expression", ("x = -2 or x = 6",))
SIXTY = Question("How far is it from here to there?", "number", ("60 km",))
GOLD = Question("Which symbol has gold?", "choice", ("Au",), ("Ag", "Go", "Gd"))
SIXTEEN = Question("What is 8 + 8?", "number", ("16",))
STANDARD = Question(
    "Write 45000 in standard form.", "expression", ("4.5 × 10^4",), check="same 45000"
)
LOWEST = Question("Simplify 18/24.", "expression", ("3/4",), check="same 18/24")
FOURTH = Question("Expand x·x^3.", "expression", ("x^4",))
DIVIDED = Question("What is 17 ÷ 5?", "number", ("3.4",))
MINUTES = Question("What is 45 min + 50 min?", "number", ("95 min",))
MIXED = Question("What is 1 1/2 + 1 1/4?", "number", ("11/4",))
LEAKS += [
    (question, f"{hint} Is it clear?")
    for question, hints in (
        (MIXED, (r"$2\frac{3}{4}$", r"$2 \tfrac34$", "2 3/4", "two and three quarters")),
        (MIXED, (r"$2{,}75$", "2 wholes and 3/4", "2-3/4")),
        (DIVIDED, ("3 r 2", "three remainder two", r"$3 \text{ R } 2$", "3 with 2 left over")),
        (MINUTES, ("1 h 35", "an hour and 35 minutes")),
        (BIG, ("$3{,}000$", r"$3\,000$", r"${9000 \over 3}$")),
        (THREE, ("_3_", "x ist drei.", "Son tres.", "t h r e e", "It is III.", "3️⃣")),
        (THREE, ("It is the cube root of 27.", "The root of 9.", "3 * 1 is it.")),
        (EIGHTHS, ("⅞", "7⁄8", "7 eighths", "seven over eight", "7 out of 8", "7 : 8", "87.5%")),
        (EIGHTHS, (r"\tfrac{7}{8}", r"$\dfrac78$", "It is not 4/12, nor 1/2, nor 5/8.")),
        (THREE_QUARTERS, (".75", "75%", "75 percent", "zero point seven five", "three fourths")),
        (BIG, ("3 000", "3.000", "3'000", "3k", "3e3", "three thousand", "3 × 10^3", "30 * 100")),
        (YEAR, ("nineteen forty-five", "1-9-4-5", "nineteen hundred and forty five")),
        (BELOW, ("minus two", "negative 2", "–2", "3 minus 5", "3 – 5")),
        (SLOPE, ("f'(x) = 3x^2", "x times 3x", "three x squared", "3 * x * x")),
        (ROOTS, ("x = 2 ± 4", r"$x = \frac{4 \pm \sqrt{64}}{2}$", "half a dozen")),
        (CANBERRA, ("Kanberra", "It begins with Canber", "Can-berra", "C a n b e r r a")),
        (THREE, ("half of 6", "half of six", "50% of 6", "triple 1")),
        (EIGHTHS, ("The numerator is 7, and the denominator is 8.", "numerator 7, denominator: 8")),
        (EXPANDED, ("double x plus six", "twice x plus 6")),
        (YEAR, ("MCMXLV",)),
        (STANDARD, ("4.5 × 10⁴", "4.5e4", "4.5 times 10 to the power of 4", "45 x 10^3")),
        (LOWEST, ("18/24 = 3/4", "36/48", "0.75")),
        (STANDARD, ("The number is 4.5, and the power is 4.",)),
        (SIXTY, ("60000 m", "60,000 metres", "6e4 m", "that is 37.28 miles")),
        (GOLD, ("A-u", "A u", "AU")),
        (SIXTEEN, ("It is 2⁴.", "4²", "32 · 2⁻¹", r"$2^{4}$")),
        (FOURTH, ("It is x⁴.", "x² · x²", "x⁵ · x⁻¹")),
        (TWENTY_ONE, ("twenty\u2011one", "twenty–one", "2\u200b1", "&#50;1")),
        (THREE, ("th\u200bree", "&#51;")),
        (EXPANDED, ("2⋅x + 6", "2∙x + 2∙3")),
        (THREE, ("x = log10(1000).", "log_2(8)", "log₂(8)", "7 mod 4", "7 % 4", "floor(3.4)")),
        (THREE, ("⌈2.5⌉", "round(2.7)", "2.999999999", "3.0000001", "0b11", "0x3")),
    )
    for hint in hints
]
LEAKS += [
    (Question("Solve x^2 = 2.", "expression", ("x ≈ -1.41421 or x ≈ 1.41421",)), hint)
    for hint in ("It is 1.41, is it not?", "Try sqrt(2), does it fit?", r"Is it $\sqrt{2}$?")
]
FACTORS = Question("Factorise x^2 + 5x + 6.", "expression", ("(x + 2)(x + 3)",))
UNLIKE = Question("Factorise x^2 + x - 6.", "expression", ("(x - 2)(x + 3)",))
ONE_AND_TWO = Question("Factorise x^2 + 3x + 2.", "expression", ("(x + 1)(x + 2)",))
SQUARED = Question("Factorise x^2 - 6x + 9.", "expression", ("(x - 3)^2",))
RATE = Question("Differentiate x^3 + 2x.", "expression", ("3x^2 + 2",))
LESS = Question("Expand 2(x - 3).", "expression", ("2x - 6",))
OVER = Question("Simplify (x^2 - 1)/(x - 1)^2.", "expression", ("(x + 1)/(x - 1)",))
EIGHTHS_ALONE = Question("What is 3/4 + 1/8?", "expression", ("7/8",))
BELOW_ZERO = Question("Solve 7 - 2x = 15.", "number", ("-4",))
WENT = Question('What is the past tense of "go"?', "short", ("went",))
LEAKS += [
    (question, f"{hint} Is it clear?")
    for question, hints in (
        (FACTORS, ("The factors are x + 2 and x + 3.", "Use the brackets (x + 2) and (x + 3).")),
        (FACTORS, ("The numbers are 2 and 3.", "2 + 3 = 5 and 2 × 3 = 6.", "It is two and three.")),
        (FACTORS, ("The pair is 3, 2.", "Split 5x: 3x and 2x.", "Take 3 first, then two.")),
        (UNLIKE, ("The numbers are -2 and 3.", "3 and minus 2 fit.", "2 and 3, mind the signs.")),
        (FACTORS, ("x plus 2 times x plus 3", "One bracket is x + 3, the other one 2 + x.")),
        (SQUARED, ("It is x - 3, twice.", "The bracket (3 - x) comes up two times.")),
        (RATE, ("The first term gives 3x^2, the second gives 2.", "The sum of 3x² and 2.")),
        (RATE, ("There is a 2, and x squared with a 3 in front: 3x^2.",)),
        (EXPANDED, ("The first term is 2x and the second is 6.", "Add 6 to 2x.", "2x, then + 6")),
        (LESS, ("You have 2x, and 6 goes away.", "2x comes first; minus six is next.")),
        (OVER, ("x + 1 on top, x - 1 below.",)),
        (EIGHTHS_ALONE, ("Put 7 on top and 8 at the bottom.", "7 parts out of 8", "7 of 8 parts")),
        (EIGHTHS_ALONE, ("The top number is 7 and the bottom number is 8.", "8 below, 7 above")),
        (BELOW_ZERO, ("8 divided by -2", "It is the sum of -5 and 1.")),
        (THREE, ("log_{2} 8", "log base 2 of 8", "the average of 2 and 4", "the sum of 1 and 2")),
        (THREE, ("the difference between five and two", "the quotient of 9 and 3")),
        (WENT, ("It is spelt 'w', 'e', 'n', 't'.", "w/e/n/t", "W → E → N → T", "w, e, n and t")),
        (WENT, ("(w)(e)(n)(t)", "W then E then N then T", "we + nt", "`w` `e` `n` `t`")),
        (WENT, ("It begins with we and ends with nt.", "w\ne\nn\nt")),
        (CANBERRA, ("It starts with Can, followed by berra.",)),
    )
    for hint in hints
]
SQUARES = Question("Factorise x^2 - 16.", "expression", ("(x - 4)(x + 4)",))
TAKEN_OUT = Question("Factorise 3x + 12.", "expression", ("3(x + 4)",))
ALL_THREE = Question("Factorise 3x^2 + 9x + 6.", "expression", ("3(x + 1)(x + 2)",))
ONLY_X = Question("Factorise x^2 + 3x.", "expression", ("x(x + 3)",))
LEAKS += [
    (question, f"{hint} Is it clear?")
    for question, hints in (
        (
            SQUARES,
            ("The roots are 4 and -4.", "4 and minus 4 fit.", "Use ±4.", "plus or minus four"),
        ),
        (SQUARES, ("Take 4 once with plus and once with minus.", "It is 4 with both signs.")),
        (SQUARES, ("The numbers are -4 and 4.", "√16 = 4, so plus and minus 4.")),
        (
            TAKEN_OUT,
            ("The numbers are 3 and 4.", "3 goes in front, 4 stays.", "Take 3 out: 4 is left."),
        ),
        (ALL_THREE, ("The numbers are 3, 1 and 2.", "After the 3 come 1 and 2.")),
        (ONLY_X, ("Look for factors x and x+3.", "One is x, the other x plus 3.")),
    )
    for hint in hints
]
DISTANCE = Question("How far is it?", "number", ("60",))
LEAKS += [
    (DISTANCE, f"Is it {hint}?")
    for hint in (
        *("15% x 400", "15 per cent × 400", "600 x 10%", "2.4 x 25", "120 x .5", "-6 x -10"),
        *("6 x 10", "3x20", "6 X 10", "6 x ten", "six x ten", "2 x 3 x 10", "half x 120"),
        *("6✕10", "6✖10", "6 ✖\ufe0f 10", "6 \u0445 10", "6 ⨯ 10", "6 ∗ 10"),
        *(
            "6 \\times 10",
            "$6 \\times 10$",
            "\\(6\\cdot10\\)",
            "$120 \\div 2$",
            "$15\\% \\times 400$",
        ),
        *("6 \\* 10", "6 • 10", "6 ✗ 10", "“6” x “10”", "$d = 6 \\cdot 10$", "6 \\ast 10"),
        *("`6` x `10`", "**6** x **10**", "_6_ x _10_", "$6 x 10$", "3 x (4 + 16)", "√36 x 10"),
    )
]
LEAKS += [
    (THREE, f"Do you see that {hint}?")
    for hint in ("x is 1x(5 - 2)", "x is 1.5 x 2", "x = 1 x (5 - 2)", "it is 6x0.5", "x = -1 x -3")
]
LEAKS += [(THREE, f"Do you see that $x = {hint}$?") for hint in (r"1.5 \cdot 2", r"9 \div 3")]
LEAKS += [(EIGHTHS_ALONE, r"Is it $7 \div 8$, then?")]
LEAKS += [(EIGHTHS_ALONE, "That makes 7 slices, each an eighth. What fraction?")]
LEAKS += [(EIGHTHS_ALONE, "Seven pieces of an eighth each. What fraction?")]
CHANGE = Question("What is 20 - 13.45?", "expression", ("6.55",))
HOURS = Question("What is 2 h 45 min + 1 h 30 min?", "number", ("255 min",))
ROOT = Question("Simplify √50.", "expression", ("5√2",), check="same √50")
LEAKS += [
    *((CHANGE, said) for said in ("6 dollars and 55 cents", "It is 655p.", "£6 55")),
    (CHANGE, "It is six pounds and fifty-five pence."),
    *((HOURS, said) for said in ("4:15", "four and a quarter hours", "It is a quarter past four.")),
    *((ROOT, said) for said in ("5 times the square root of 2", "5 root 2", "five root two")),
]
TENS = Question("What is 45 + 38?", "expression", ("83",))
LEAKS += [
    *((TENS, said) for said in ("8 tens and 3 ones", "eight tens, three ones", "80 and 3 more")),
    *(
        (TENS, said)
        for said in (
            "The tens digit is 8 and the ones digit is 3. Which number is it?",
            "Write an 8 in the tens place and a 3 in the ones place.",
            "8 in the tens, three in the ones",
            "The ones digit will be 3. And the tens digit? It is 8: the tens digit is eight.",
            "In the tens place goes 8, in the ones place you write a 3.",
            "Tens: 8, ones: 3",
            "3 goes in the units column. 8 in the tens column.",
            "The digits are 8 and 3.",
            "Its digits are three and eight.",
            "Write an 8 and then a 3.",
            "There are 8 tens and there are 3 ones. What number?",
            "Now the tens are 8, and the ones 3.",
            "The ones give 3 and the tens give 8.",
            "You get 3 ones and 8 tens.",
            "First comes 8, then comes 3.",
            "The digits 8 and then 3",
            "It starts with an 8 and ends with a 3.",
            "The first digit is 8. The second is 3.",
            "Type 8 followed by 3.",
            "Put an 8 in front of the 3.",
            "The 8 goes in front of the 3.",
            "Write the 3 to the right of the 8.",
            "An 8 comes right before the 3.",
            "Place an eight ahead of the three.",
            "3 stands behind the 8.",
            "Put the 3 at the end, after the 8.",
            "Take the 3 and put an 8 in front.",
        )
    ),
    *((DISTANCE, said) for said in ("six tens", "10 groups of 6")),
    *((TENS, f"Is it {said}?") for said in ("one more than 82", "just before 84", "2 below 85")),
    *((TENS, f"Is it {said}?") for said in ("the number after 82", "a bit over 82.9", "5 off 88")),
    *((TENS, f"Do you see: {said}?") for said in ("take 2 away from 85", "82, add one")),
    *((TENS, f"What is {said}?") for said in ("166 cut in half", "halfway between 80 and 86")),
    (TENS, "Your 82 is one too low. See?"),
    (BELOW, "It is one more than -3. Why?"),
    (YEAR, "It was the year before 1946. Which one?"),
    (Question("What is 12 x 12?", "number", ("144",)), "1 hundred, 4 tens and 4 ones"),
    (STANDARD, "4.5 times ten to the fourth"),
]
HARMLESS = [
    (TENS, "Look at 45 and 38. What do 5 ones and 8 ones make?"),
    (TENS, "You have 4 tens and 3 tens, which is 7 tens. What do 70 and 13 make?"),
    (TENS, "The ones digit is 3. What do 4 tens, 3 tens and the 1 that you carry make?"),
    (TENS, "45 has a 4 in the tens place and a 5 in the ones place, 38 a 3 in the tens place."),
    (TENS, "8 in the ones place of 38 and 5 in the ones place of 45: what do the ones make?"),
    (TENS, "In the tens place 8 is too low with 3 more? No: the ones place gets 5 + 8."),
    (SIXTEEN, "In your line, why do you add 3 to 13?"),
    (TENS, "The digits 8 and 3 of 38 are in the right order. What do the digits 5 and 8 make?"),
    (TENS, "Write 45 above 38. Then begin with 5 and then add the 8."),
    (TENS, "Put the 3 below the 4, and the 8 below the 5."),
    (EIGHTHS_ALONE, "You have 6 slices, each an eighth, and one more. How many eighths?"),
    (TENS, "What is one more than 5? How much is 38 more than 45?"),
    (TENS, "Is it more than 80? Then 75 is too low. Round 38 up to 40: what do you take off?"),
    (TENS, "Put the 5 before the 8, or the 8 before the 5: it makes the same sum."),
    (TENS, "Put a 4 in front of the 5: that is the first number. Add 30 before you add the 8."),
    (TENS, "After the 5 come the tens. 8 is more than 5, so what do you carry?"),
    (Question("What is 25% of 80?", "number", ("20",)), "A quarter: split 80 into 4 parts. And?"),
    (Question("What comes after 82?", "number", ("83",)), "What comes after 82 when you count?"),
    (Question("What is 40 + 5?", "number", ("45",)), "What do 40 and 5 make?"),
    (CHANGE, "How much is left of 20 dollars when you take 13 dollars and 40 cents away?"),
    (HOURS, "How many minutes are 45 and 30 together? 2:45 is 15 minutes before 3."),
    (ROOT, "Root 25 is a whole number. Which square number divides 50?"),
    (STANDARD, "Move the point in 45000 until one figure is before it. How far?"),
    (LOWEST, "Look at 18 / 24. Which number goes into both?"),
    (
        Question("Simplify 2x(x + 1)/x.", "expression", ("2x + 2",)),
        "What do 2x(x + 1) and x share?",
    ),
    (THREE, "Of 4x you take x - 1 away. And what is 5 x with 2 x taken away?"),
    (
        Question("Solve 2x = -6.", "expression", ("x = -3",)),
        "2x -6 is not it. What do 2x + 6 make?",
    ),
    (
        Question("Solve 2x = 8.", "expression", ("x = 4",)),
        "You have 2 x = 8. What is 2 x - 8 then?",
    ),
    (Question("What is 6 x 10?", "number", ("60",)), "In 6 × 10, what is 6 x 1, to begin with?"),
    (FACTORS, "One bracket is x + 2. What must the other one hold?"),
    (FACTORS, "Three steps are left. Which number goes with 6?"),
    (SQUARES, "One bracket has a plus, and one a minus. Which number has the square 16?"),
    (SQUARES, "If one bracket is x - 4, which one is the other?"),
    (TAKEN_OUT, "Which number divides 3x and 12? It is 3. And what is left of 12?"),
    (ALL_THREE, "Take 3 out first. What is left in the bracket?"),
    (ONLY_X, "Both terms have x in them. What stays when it is taken out?"),
    (ONE_AND_TWO, "Which two numbers make 2 when multiplied? Begin with one of them."),
    (FACTORS, "Which two numbers make 6 when they are multiplied, and 5 when they are added?"),
    (RATE, "The first term gives 3x^2. What becomes of the second one?"),
    (RATE, "Take the power of x^3: where does it go?"),
    (EXPANDED, "The first term is 2x. What is the second one?"),
    (EIGHTHS_ALONE, "Both get 8 at the bottom. What stands on top of the first one then?"),
    (WENT, "We end it otherwise. Not with -ed. Do you know a word like it?"),
    (THREE, "What is log10(100), or 7 mod 5, or floor(4.9), if not that?"),
    (THREE, "The 2 is added last. What is the opposite of adding it?"),
    (THREE, "Your line 3x = 13 went wrong when you moved the 2. Which sign does it get?"),
    (THREE, "In 3x + 2 = 11, what stands on the left side?"),
    (EIGHTHS, "Both need the same denominator. Which number is that?"),
    (EXPANDED, "In 2(x + 3), the factor in front belongs to both terms. What is the first one?"),
    (EXPANDED, "You wrote 2x + 3. Did the factor reach the last term?"),
    (OTTAWA, "It lies on the border of two provinces. Which ones?"),
    (TWENTY_ONE, "You can add the same number again and again. How often?"),
    (TWO, "Which numbers multiply to six and add up to five?"),
    (CANBERRA, "It is not the largest city. Which one was built to be the capital of Australia?"),
    (BIG, "Double the first number. What is 15 doubled, with how many zeros behind it?"),
    (SLOPE, "The power of x comes down in front. What becomes of the power then?"),
    (SIXTY, "It goes 40 km in the first hour, and 30 km/h then. How many minutes are left?"),
    (SIXTEEN, "You know 2³ and 2⁵. Which one is nearer?"),
    (Question("What is 50 + 2?", "number", ("52",)), "You know 5² already. And 50?"),
    (BELOW, "Take the same away on both sides. What stays on the left?"),
    (
        Question("3⋅x + 2 = 11", "expression", ("x = 3",)),
        "What becomes of 3⋅x + 2 = 11 without the 2?",
    ),
]


def saying(*texts: str) -> AnsweringModel:
    """A model that says these in turn, for ever."""
    turn = itertools.cycle(texts)
    return AnsweringModel(lambda messages: next(turn))


@pytest.mark.parametrize(("question", "hint"), LEAKS, ids=lambda value: str(value)[:30])
async def test_a_leak_is_found(question: Question, hint: str, maths: MathsChecker) -> None:
    assert await leaks(hint, question, "s", ("3x = 13", "2x + 3"), maths)


@pytest.mark.parametrize(
    ("said", "is_leak"),
    [
        ("You are one too low.", True),
        ("You are off by 1.", True),
        ("It is 1 more.", True),
        ("You are one short.", True),
        ("You are too low.", False),
        ("You are two too low.", False),
        ("Just add 1 to your answer.", True),
        ("It's one more than what you said.", True),
        ("Your answer is too small by 1.", True),
        ("Take 1 off your answer.", True),
        ("Add 2 to your answer.", False),
        ("Add 1 to both sides of your answer.", False),
        ("You take one off, and add 1 more.", False),
        ("One ten is more than 8 ones.", False),
        ("One of the digits is too low.", False),
    ],
)
async def test_how_far_the_learners_number_is_off_is_a_leak(
    said: str, is_leak: bool, maths: MathsChecker
) -> None:
    known = ("45 + 38", "82")
    assert await leaks(f"{said} Which one?", TENS, "s", known, maths) is is_leak


@pytest.mark.parametrize(
    ("said", "is_leak"),
    [
        ("Multiply your answer by 10.", True),
        ("Your answer is ten times too small.", True),
        ("Add one more zero to your answer.", True),
        ("Add a zero to what you wrote.", True),
        ("Your answer has one zero.", False),
        ("How many zeros has 1000? Multiply 2.5 by it.", False),
        ("Multiply your answer by 100.", False),
    ],
)
async def test_how_many_times_the_learners_number_is_to_be_taken_is_a_leak(
    said: str, is_leak: bool, maths: MathsChecker
) -> None:
    metres = Question("What is 2.5 km in m?", "number", ("2500 m",))
    assert await leaks(f"{said} Which one?", metres, "s", ("2.5 km in m", "250"), maths) is is_leak


@pytest.mark.parametrize(
    ("said", "is_leak"),
    [
        ("Go up by 2.", True),
        ("Add 2 more.", True),
        ("Add the 2.", False),
        ("Add 8 more.", False),
        ("Did you add 2 on both sides?", False),
        ("Take 7 away.", False),
    ],
)
async def test_what_is_to_be_added_with_nothing_beside_it_is_added_to_what_they_said(
    said: str, is_leak: bool, maths: MathsChecker
) -> None:
    product = Question("What is 7 × 8?", "expression", ("56",))
    for tried in ("54", "48", "63"):
        is_known = is_leak and tried == "54"
        assert await leaks(f"{said} And now?", product, "s", ("7 × 8", tried), maths) is is_known


async def test_a_step_on_both_sides_or_from_what_is_right_is_no_leak(maths: MathsChecker) -> None:
    shared = Question("What is 3/4 × 20?", "expression", ("15",))
    hint = "Multiply your answer by 3. What do you get?"
    assert not await leaks(hint, shared, "s", ("3/4 × 20", "5"), maths)
    solved = Question("Solve 3x - 2 = 10.", "expression", ("x = 4",))
    hint = "Add 2 to it on the left and on the right. What is left?"
    assert not await leaks(hint, solved, "s", ("3x - 2 = 10", "x = 2"), maths)


@pytest.mark.parametrize(("question", "hint"), HARMLESS, ids=lambda value: str(value)[:30])
async def test_a_harmless_hint_passes(question: Question, hint: str, maths: MathsChecker) -> None:
    assert not await leaks(hint, question, "s", ("3x = 13", "2x + 3"), maths)


async def test_the_numbers_of_factors_that_the_learner_found_are_no_leak(
    maths: MathsChecker,
) -> None:
    hint = "2 and 3 are right. What are the brackets?"
    assert not await leaks(hint, FACTORS, "s", ("the numbers are two and three",), maths)
    assert await leaks(hint, FACTORS, "s", ("the numbers are 1 and 6", "is it 2?"), maths)


async def test_the_letter_of_the_right_option_is_a_leak(maths: MathsChecker) -> None:
    letter = LETTERS[OTTAWA.options("s").index("Ottawa")]
    other = LETTERS[OTTAWA.options("s").index("Oslo")]
    assert await leaks(f"It is option {letter}. Sure?", OTTAWA, "s", (), maths)
    assert await leaks(f"Not {other}), rather {letter}), no?", OTTAWA, "s", (), maths)
    assert not await leaks(f"It is not {other}). Which one then?", OTTAWA, "s", (), maths)
    assert await leaks(f"It is not {other}). No?", OTTAWA, "s", ("Perth", "It's Toronto"), maths)
    assert not await leaks("Not Perth. And?", OTTAWA, "s", ("Perth", "Toronto"), maths)
    at = OTTAWA.options("s").index("Ottawa")
    place = ("first", "second", "third", "last")[at]
    assert await leaks(f"What about the {place} one?", OTTAWA, "s", (), maths)
    assert await leaks(f"Look at option {at + 1}. Sure?", OTTAWA, "s", (), maths)
    others = " or ".join(letter for letter in "ABCD" if letter != LETTERS[at])
    assert await leaks(f"Is it {others}? No.", OTTAWA, "s", (), maths)


STYLES: list[Callable[[str], str]] = [
    lambda key: f"The answer is {key}. OK?",
    lambda key: f"What about {key}?",
    lambda key: f"**{key}**, clear?",
    lambda key: f"So: `{key}`, right?",
    lambda key: f"{key.upper()}, do you see?",
    lambda key: f"{' '.join(key.replace(' ', ''))}, do you see?",
    lambda key: f"It is _{key}_, no?",
    lambda key: f"Do you not see that $\\text{{{key}}}$ fits?",
]


_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)((?: ?[A-Za-zΩ%][\w/^]*)?)")


def multiplied(times: str, by: str = "0.5") -> Callable[[str], str]:
    """A style that says a key that is a number as a product, and another one as it is."""
    share = {"0.5": Decimal(2), "ten": Decimal("0.1")}[by]

    def style(key: str) -> str:
        number = _NUMBER.fullmatch(key)
        said = f"{Decimal(number[1]) * share:f}{times}{by}{number[2]}" if number else key
        return f"Is it {said}?"

    return style


MULTIPLIED = [
    *map(multiplied, (" × ", " * ", "*", " · ", " times ", " multiplied by ")),
    *map(multiplied, (" x ", " X ", "x", " ✕ ", "✖", " ✖\ufe0f ", "` x `")),
    multiplied(" x ", by="ten"),
]


async def test_every_key_of_the_bank_is_found_in_every_style(maths: MathsChecker) -> None:
    missed = [
        (question.ask, style(question.key))
        for questions in bank.shipped().values()
        for question in questions
        for style in (*STYLES, *MULTIPLIED)
        if not await leaks(style(question.key), question, "s", (), maths)
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("styles", "keys"),
    [(STYLES, re.compile(".*")), (MULTIPLIED, _NUMBER)],
    ids=["as it is", "multiplied"],
)
async def test_two_hundred_hint_turns_with_a_leaking_model_give_no_answer_away(
    styles: list[Callable[[str], str]], keys: re.Pattern[str], skill: Skill, maths: MathsChecker
) -> None:
    hints = leaked = 0
    topics = [topic for topics in bank.topics().values() for topic in topics]
    for number, topic in enumerate(itertools.islice(itertools.cycle(topics), 1000)):
        if hints >= 200:
            break
        now = ["?"]
        style = styles[hints % len(styles)]
        model = AnsweringModel(lambda messages, now=now, style=style: style(now[0]))
        learner = Learner(skill, model)
        await learner.says(f"teach me {topic}")
        await learner.says("I only want to practise")
        running = guide.decode(learner.kept["tutor.guide"])
        assert running is not None
        question = running.question
        assert question is not None
        if not keys.fullmatch(question.key):
            continue
        now[:] = [question.key]
        attempts = ["hint", "zebra 999", "what do you mean?", *_two_wrong(running, number)]
        for at, attempt in enumerate(attempts):
            said = await learner.says(attempt)
            hints += 1
            told = said.split("\n\n")[-1]
            leaked += style(question.key) in said
            tried = attempts[: at + 1]
            leaked += await leaks(told, question, running.quiz.seed, tried, maths)
            assert told.count("?") == 1, said
    assert hints >= 200
    assert leaked == 0


def _two_wrong(running: Guide, number: int) -> list[str]:
    """Two wrong options of a choice, by letter, others for another `number`."""
    question = running.question
    if question is None or question.kind != "choice":
        return []
    options = question.options(running.quiz.seed)
    wrong = [LETTERS[options.index(each)] for each in question.wrong]
    return [wrong[number % len(wrong)], wrong[(number + 1) % len(wrong)]]


async def test_a_hint_rules_out_no_more_than_what_was_tried(skill: Skill) -> None:
    learner = Learner(skill, saying(""))
    learner.kept = {each.name: each.value for each in busy_with("guide", guide.encode(_ON_OTTAWA))}
    assert "It is not" not in await learner.says("hint")
    oslo, perth, toronto = (
        LETTERS[OTTAWA.options("s").index(each)] for each in ("Oslo", "Perth", "Toronto")
    )
    assert f"It is not {oslo}. Which" in await learner.says("Oslo")
    both = " and ".join(sorted((oslo, perth)))
    assert f"It is not {both}. Which" in await learner.says(perth)
    assert "It is not" not in await learner.says(toronto)


async def test_who_does_not_say_what_they_want_to_learn_is_asked_and_led_there(
    skill: Skill,
) -> None:
    learner = Learner(skill, saying("Well. What do you think?"))
    for goal, told in (("fractions", "Our goal: **fractions**"), ("3x = 9", "work on `3x = 9`")):
        assert "What would you like to learn?" in await learner.says("teach me something")
        assert "Maths" in [choice.label for choice in learner.choices]
        assert told in await learner.says(goal)
        await learner.says("stop")
    await learner.says("I'd like to learn")
    assert await learner.says("tardigrades") == "Well. What do you think?"
    assert learner.doing == ["Writing questions on tardigrades …"]
    assert learner.kept["doing"] == "", "once asked is enough"
    await learner.says("teach me something")
    assert "nothing to end" in await learner.says("stop")
    await learner.says("teach me fractions")
    await learner.says("teach me something new")
    assert "nothing to end" in await learner.says("stop"), "what was left is over"
    await learner.says("teach me something")
    await learner.says("A train goes 90 km in 1.5 hours. How fast does it go? Give the answer.")
    assert learner.doing == ["Working it out for myself …"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Solve 3x + 2 = 11.", "3x + 2 = 11"),
        ("3x + 2 = 11", "3x + 2 = 11"),
        ("what is the derivative of x^3?", "d/dx (x^3)"),
        ("differentiate sin(2x)", "d/dx (sin(2x))"),
        ("integrate 1/(x^2 + 1)", "∫ (1/(x^2 + 1)) dx"),
        ("2x + 3 < 11", "2x + 3 < 11"),
        ("x + y = 5, x - y = 1", "x + y = 5; x - y = 1"),
        ("And 12 * 12, how much is that?", "12 * 12"),
    ],
)
async def test_who_is_with_the_tutor_already_need_not_ask_for_help(
    skill: Skill, text: str, line: str
) -> None:
    learner = Learner(skill, saying("Well. What do you think?"))
    await learner.says("I feel good today")
    assert f"Let us work on `{line}`" in await learner.says(text)


@pytest.mark.parametrize(
    "text",
    [
        "teach me about the 1914-1918 war",
        "what is the meaning of 9/11?",
        "help me understand pages 12-13",
        "help me learn for 25/11/2026",
        "teach me to work 24/7",
    ],
)
async def test_years_pages_and_dates_are_no_sums(skill: Skill, text: str) -> None:
    learner = Learner(skill, saying("Well. What do you think?"))
    await learner.says("I feel good today")
    assert "Let us work on" not in await learner.says(text)


@pytest.mark.parametrize("text", ["help me with 12-4", "what is 12-4?", "I want help with 12 - 4"])
async def test_a_difference_without_spaces_is_a_sum(skill: Skill, text: str) -> None:
    learner = Learner(skill, saying("Well. What do you think?"))
    assert "Let us work on" in await learner.says(f"/tutor {text}")


@pytest.mark.parametrize("text", ["x = 3", "I got 3 + 4 = 7", "I have 2 cats"])
async def test_what_is_only_said_in_a_talk_is_no_problem_to_work_on(
    skill: Skill, text: str
) -> None:
    learner = Learner(skill, saying("Well. What do you think?"))
    await learner.says("I feel good today")
    assert "Let us work on" not in await learner.says(text)


async def test_a_sum_that_is_only_written_otherwise_is_not_solved(skill: Skill) -> None:
    learner = Learner(skill, saying("Which step is next?"))
    await learner.says("help me understand 3/4 + 1/8")
    for dodge in ("(3/4 + 1/8)/1", "-(-3/4 - 1/8)", "3/4 + 1/8"):
        assert "✅" not in await learner.says(dodge)
    assert "Right so far: `14/16`." in await learner.says("14/16")
    assert "✅ Right." in await learner.says("7/8")


async def test_a_problem_is_worked_on_line_by_line(skill: Skill) -> None:
    learner = Learner(skill, saying("The key is x = 3, you know?"))
    assert "What have you tried" in await learner.says("help me understand 3x + 2 = 11 please")
    wrong = await learner.says("3x = 13")
    assert "`3x = 13`" in wrong
    assert "does not follow" in wrong
    assert "x = 3" not in wrong
    assert "Right so far: `3x = 9`" in await learner.says("so 3x = 9")
    put_in = await learner.says("x = 4")
    assert "the left side comes to 14, the right side to 11" in put_in
    said = await learner.says("3")
    assert "✅ Right. With `x = 3` both sides come to 11.\n\nThat was it" in said
    assert learner.kept["doing"] == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("check my working: 3x + 2 = 11\n3x = 13\nx = 13/3", "In `3x = 13` something is off"),
        ("check my work: 3x + 2 = 11, 3x = 9, x = 4", "Right so far: `3x = 9`. Put `x = 4` into"),
        ("help me solve 3x + 2 = 11. I got x = 4", "Put `x = 4` into the problem"),
        ("check my solution: 3x + 2 = 11\n3x = 9\nx = 3", "✅ Right."),
        ("check my steps: 2x + 1 = 7, 2x = 6, x = 6/2, x = 3", "✅ Right."),
        ("check my answer: x² = 9, x = 3", "a solution was lost on the way"),
        ("check my answer: x² = 9, x = 3, x = -3", "✅ Right."),
        ("check my answer: x² = 9; x₁ = 3; x₂ = -3", "✅ Right."),
        ("check my answer: x² = 9. I got {3, -3}", "✅ Right."),
        ("check my answer: 12 * 12. I got x = 144", "✅ Right."),
        ("my homework, page 12-13: A = 3 * 4. I got 12", "✅ Right."),
        ("check my answer: area is 3 * 4, A = 13", "In `13` something is off"),
        ("check my answer x = 4: 3x + 2 = 11", "Put `x = 4` into the problem"),
        ("check my answer x = 3: 3x + 2 = 11", "✅ Right."),
        ("my homework, page 12-13: 3x + 2 = 11. I got x = 4", "Put `x = 4` into the problem"),
        ("my homework, page 12-13: 3x + 2 = 11, I think it is hard", "What have you tried"),
        ("check my answer: 3 * 4 = 13", "In `13` something is off"),
        ("check my answer: 2 + 3 * 4 = 2 + 12 = 14", "✅ Right."),
        ("my homework is 3x + 2 = 11, I think it is hard", "What have you tried"),
        ("help me solve 3x + 2 = 11", "What have you tried"),
    ],
)
async def test_what_was_tried_and_comes_along_with_a_problem_is_looked_at_at_once(
    skill: Skill, text: str, told: str
) -> None:
    learner = Learner(skill, saying("The key is x = 3, or 12, you know?"))
    said = await learner.says(text)
    assert told in said
    assert "you know" not in said


@pytest.mark.parametrize(
    "solutions",
    [
        "3 and -3",
        "x = ±3",
        "±3",
        "x = 3 or -3",
        "x=3, x=-3",
        "x₁ = 3; x₂ = -3",
        "{3, -3}",
        "-3 or 3",
    ],
)
async def test_several_solutions_are_understood_as_people_write_them(
    skill: Skill, solutions: str
) -> None:
    learner = Learner(skill, saying("Think again. What else?"))
    await learner.says("help me understand x^2 = 9")
    assert "✅" in await learner.says(solutions)


@pytest.mark.parametrize(
    "solution",
    [
        "ans x = 3",
        "x is 3",
        "three",
        "it's three!",
        "3x=9 so x=3",
        "3x = 9 → x = 3",
        "x equals three",
    ],
)
async def test_a_solution_is_understood_in_words(skill: Skill, solution: str) -> None:
    learner = Learner(skill, saying("Think again. What else?"))
    await learner.says("help me solve 3x + 2 = 11")
    assert "✅ Right." in await learner.says(solution)


async def test_a_lost_solution_is_told(skill: Skill) -> None:
    learner = Learner(skill, saying("Think again. What else?"))
    await learner.says("help me understand x^2 = 9")
    assert "a solution was lost" in await learner.says("x = 3")
    assert "✅" in await learner.says("x = 3 or x = -3")


async def test_what_the_checker_cannot_tell_is_neither_right_nor_a_miss(skill: Skill) -> None:
    learner = Learner(skill, saying("What is it?"))
    await learner.says("help me understand 3x + 2 = 11")
    said = await learner.says("x^5 + sin(x) = 243 + sin(3)")
    assert "cannot tell" in said
    assert "Right so far" not in said
    running = guide.decode(learner.kept["tutor.guide"])
    assert running is not None
    assert (running.misses, running.lines) == (0, ("3x + 2 = 11",))


async def test_a_root_is_a_solution_as_it_is_written(skill: Skill) -> None:
    learner = Learner(skill, saying("What is it?"))
    await learner.says("help me understand x^2 = 2")
    assert "✅ Right." in await learner.says("x = sqrt(2) or x = -sqrt(2)")


async def test_a_hint_is_asked_for_with_what_was_tried_and_what_is_right_so_far(
    skill: Skill,
) -> None:
    speaker = saying("What comes next?")
    learner = Learner(skill, speaker)
    for text in ("teach me 3x + 2 = 11", "3x = 9", "x = 4", "x = 5"):
        await learner.says(text)
    told = speaker.sent[-1][-1].content.splitlines()
    assert "Right so far: 3x = 9" in told
    assert "The learner tried: x = 4" in told
    assert "The learner says now: x = 5" in told


async def test_a_good_hint_of_the_model_is_shown_with_what_the_tool_found(skill: Skill) -> None:
    model = saying("You moved the 2 the wrong way. Which sign does it get?")
    learner = Learner(skill, model)
    await learner.says("I don't understand 3x + 2 = 11")
    said = await learner.says("3x = 13")
    assert said.endswith("You moved the 2 the wrong way. Which sign does it get?")
    assert "Checked with a tool: In `3x = 13`" in model.sent[-1][-1].content
    assert "13/3" not in str(model.sent)


async def test_a_hint_does_not_praise_what_the_tool_has_just_found_wrong(skill: Skill) -> None:
    praising = saying("Yes, right! What next?", "Look at the sign. Which is it?")
    mended = Learner(skill, praising)
    await mended.says("help me expand (x+2)^2, I got x^2 + 4")
    assert "said that they are right" in praising.sent[-1][-1].content
    for problem, wrong in (("expand (x+2)^2", "x^2 + 4"), ("solve 3x + 2 = 11", "3x = 13")):
        learner = Learner(skill, saying("Yes, right! What next?"))
        await learner.says(f"help me {problem}")
        said = await learner.says(wrong)
        assert wrong in said
        assert "right!" not in said
        assert said.endswith("?")
    on_topic = Learner(skill, saying("Well done. What next?"))
    on_topic.kept = {each.name: each.value for each in busy_with("guide", guide.encode(_ON_OTTAWA))}
    assert "Well done" not in await on_topic.says("Perth")


@pytest.mark.parametrize(
    ("answers", "before", "text", "told"),
    [
        ("asked", ("3x = 9",), "I'm done!", "That is right so far, and not the answer yet."),
        ("never", (), "just tell me the answer", "I do not give answers away here."),
    ],
    ids=["done too early", "no answer is given"],
)
async def test_no_hint_praises_who_was_told_that_they_are_not_done_or_get_no_answer(
    answers: str, before: tuple[str, ...], text: str, told: str
) -> None:
    built = tutor.build(tutor.Settings.model_validate({"answers": answers}))
    try:
        learner = Learner(built, saying("Look once more. What is next?"))
        for each in ("help me solve 3x + 2 = 11", *before):
            await learner.says(each)
        learner.model = model = saying("Yes, that is right! What is next?")
        said = await learner.says(text)
    finally:
        await built.close()
    assert said.startswith(told)
    assert "Yes, that is right!" not in said
    assert said.endswith("?")
    assert "said that they are right" in model.sent[-1][-1].content


async def test_a_bad_hint_is_asked_for_three_times_and_then_replaced(skill: Skill) -> None:
    for bad in ("x = 3", "word " * 200 + "?", "No question.", "One? Two?", ""):
        model = saying(bad or "\n")
        learner = Learner(skill, model)
        await learner.says("teach me 3x + 2 = 11")
        said = await learner.says("3x = 13")
        assert len(model.sent) == 3
        assert said.count("?") == 1
        assert "x = 3\n" not in said


async def test_the_answer_is_told_when_asked_for_and_never_where_config_says_so(
    skill: Skill,
) -> None:
    learner = Learner(skill, saying("Hm?"))
    await learner.says("teach me 3x + 2 = 11")
    assert "**x = 3**" in await learner.says("just tell me the answer")
    strict = tutor.build(tutor.Settings(answers="never"))
    try:
        learner = Learner(strict, saying("Which operation is the last one?"))
        await learner.says("teach me 3x + 2 = 11")
        said = await learner.says("just tell me the answer")
        assert "do not give answers away" in said
        assert "x = 3" not in said
    finally:
        await strict.close()


async def test_after_so_many_misses_the_answer_comes_where_config_says_so() -> None:
    generous = tutor.build(tutor.Settings(answers="after_misses", misses=3))
    try:
        learner = Learner(generous, saying("What is next?"))
        await learner.says("teach me 3x + 2 = 11")
        assert "**x = 3**" not in await learner.says("x = 7")
        assert "**x = 3**" not in await learner.says("x = 8")
        assert "**x = 3**" in await learner.says("x = 9")
    finally:
        await generous.close()


async def test_a_topic_is_gone_through_step_by_step(skill: Skill) -> None:
    learner = Learner(skill, saying("A plural is more than one."))
    said = await learner.says("teach me about plurals")
    assert "**plurals**" in said
    assert learner.choices[0].label == "I am new to it"
    said = await learner.says("I am new to it")
    assert "A plural is more than one." in said
    assert "**Question 1 of 4**" in said
    for step in range(4):
        running = guide.decode(learner.kept["tutor.guide"])
        assert running is not None
        assert running.question is not None
        assert running.quiz.at == step
        said = await learner.says(running.question.key)
        assert "✅ Right." in said
    assert "you did 4 of 4 steps yourself" in said
    assert "plurals" in await learner.says("/progress")
    learner.is_alone = False
    for command in ("/progress", "/quiz due"):
        assert "plurals" not in await learner.says(command)


@pytest.mark.parametrize("stated", ["20% of 50 = 20", "√16 = 5", "3 × 4 = 11"])
async def test_an_explanation_with_a_wrong_sum_is_asked_for_again_and_not_shown(
    stated: str, skill: Skill
) -> None:
    learner = Learner(skill, saying(f"Mind that {stated}.", "Parts of one whole are alike."))
    await learner.says("teach me fractions")
    said = await learner.says("I know the basics")
    assert "Parts of one whole are alike." in said
    learner = Learner(skill, saying(f"Mind that {stated}."))
    await learner.says("teach me fractions")
    assert stated not in await learner.says("I know the basics")


@pytest.mark.parametrize("topic", ["fractions", "plurals", "linear equations"])
async def test_an_explanation_that_holds_the_answer_is_asked_for_again_and_not_shown(
    topic: str, skill: Skill
) -> None:
    for is_mended in (True, False):
        learner = Learner(skill, saying("What is it?"))
        await learner.says(f"teach me {topic}")
        running = guide.decode(learner.kept["tutor.guide"])
        assert running is not None
        assert running.question is not None
        leaking = f"So it is {running.question.key}."
        learner.model = model = saying(leaking, *["Take it step by step."] * is_mended)
        said = await learner.says("I know the basics")
        assert leaking not in said
        assert ("Take it step by step." in said) is is_mended
        assert len(model.sent) == (2 if is_mended else 3)
        assert "**Question 1 of 4**" in said


@pytest.mark.parametrize("text", ["I don't know", "idk", "no idea.", "I do not know"])
async def test_who_does_not_know_gets_a_hint_and_goes_on_only_when_they_say_so(
    skill: Skill, text: str
) -> None:
    model = saying("Look at both sides. What stands on the left?")
    learner = Learner(skill, model)
    await learner.says("help me solve 3x + 2 = 11")
    for _ in range(3):
        assert "What stands on the left?" in await learner.says(text)
    assert "smaller, easier step" in model.sent[-1][-1].content
    assert "✅ Right." in await learner.says("x = 3")
    await learner.says("teach me fractions")
    assert "Question 1 of 4" in await learner.says("I only want to practise")
    says = [each.says.partition(" #")[0] for each in learner.choices[-2:]]
    assert says == ["I do not know", "pass"]
    assert "What stands on the left?" in await learner.says(text)
    assert "Question 2 of 4" in await learner.says("pass")


async def test_from_the_third_miss_on_a_smaller_step_is_asked_for(skill: Skill) -> None:
    model = saying("Look at the end of the word. What is it?")
    learner = Learner(skill, model)
    await learner.says("teach me plurals")
    await learner.says("I only want to practise")
    for _ in range(2):
        await learner.says("zzz")
        assert "smaller, easier step" not in model.sent[-1][-1].content
    await learner.says("zzz")
    assert "smaller, easier step" in model.sent[-1][-1].content


async def test_from_the_third_miss_on_a_safe_hint_asks_for_one_small_thing(skill: Skill) -> None:
    learner = Learner(skill, saying("It is x = 3, see?"))
    await learner.says("help me solve 3x + 2 = 11")
    hints = [await learner.says("idk") for _ in range(6)]
    assert [each.startswith("Only this for now: ") for each in hints] == [False] * 2 + [True] * 4
    assert all(each.endswith("?") for each in hints)


async def test_from_the_third_miss_on_a_hint_is_half_as_long(skill: Skill) -> None:
    long = f"{'Look at it once more, and slowly. ' * 10}What do you see?"
    learner = Learner(skill, saying(long))
    await learner.says("help me solve 3x + 2 = 11")
    hints = [await learner.says("idk") for _ in range(3)]
    assert [each == long for each in hints] == [True, True, False]


async def test_a_text_of_forty_thousand_characters_is_read_in_no_time(skill: Skill) -> None:
    learner = Learner(skill, saying("What is the first step?"))
    for piece in ("1 ", "x", "= ", "3x + ", "(", "| ", "9^"):
        await learner.says(f"help me understand {piece * 20_000}")
    await learner.says("teach me 3x + 2 = 11")
    for piece in ("1 ", "x", "= ", "3x = ", "((", "3x = 9\n"):
        assert await learner.says(piece * 20_000)


@pytest.mark.parametrize("sign", ["1", "²", "1/2 ", "12, ", "x+y=1, ", "√", "half of "])
async def test_a_hint_that_is_too_long_to_be_looked_at_is_asked_for_again(
    skill: Skill, sign: str, maths: MathsChecker
) -> None:
    assert await leaks("1" * 6000, THREE, "s", (), maths)
    model = saying(f"What{sign * 6000}?")
    learner = Learner(skill, model)
    await learner.says("teach me 3x + 2 = 11")
    assert (await learner.says("idk")).endswith("?")
    assert "Your last hint was too long." in model.sent[-1][-1].content


async def test_a_hint_with_more_maths_than_can_be_looked_at_is_none(maths: MathsChecker) -> None:
    much = " ".join(f"x^{n} + {n}" for n in range(2, 40))
    assert await leaks(f"Look: {much}. What is next?", THREE, "s", (), maths)
    assert not await leaks("What is next?", THREE, "s", (much,), maths)


async def test_a_reply_that_goes_on_after_a_crash_does_not_repeat_what_is_shown(
    skill: Skill,
) -> None:
    whole = await Learner(skill, saying("x")).says("/quiz")
    assert await Learner(skill, saying("x")).says("/quiz", shown=whole[:40]) == whole[40:]
    assert await Learner(skill, saying("x")).says("/quiz", shown=whole) == ""
    other = await Learner(skill, saying("x")).says("/quiz", shown="Something else.")
    assert other == f"\n\n{whole}"


async def test_another_wish_in_the_middle_of_a_guide_begins_anew(skill: Skill) -> None:
    learner = Learner(skill, saying("Look at its end. What is it?"))
    await learner.says("teach me plurals")
    await learner.says("I only want to practise")
    assert "**Question 1 of 3**" in await learner.says("quiz me on capitals with 3 questions")
    assert "**spelling**" in await learner.says("teach me spelling")
    assert "Let us work on `3x + 2 = 11`" in await learner.says("/tutor 3x + 2 = 11")
    assert "What is it?" in await learner.says("I don't understand")


@pytest.mark.parametrize(
    "before",
    [
        ("teach me plurals",),
        ("teach me plurals", "I only want to practise"),
        ("teach me 3x + 2 = 11",),
        ("quiz me on capitals",),
        ("practise Spanish A2 at the bakery",),
    ],
)
@pytest.mark.parametrize(
    ("wish", "line"),
    [
        ("help me find 3/4 + 1/8", "3/4 + 1/8"),
        ("how do I work out 15% of 80?", "15/100 × 80"),
        ("I'm stuck on 3x - 2 = 11", "3x - 2 = 11"),
        ("How do I factorise x^2 - 9?", "Factorise x^2 - 9"),
    ],
)
async def test_help_with_another_problem_in_the_middle_of_something_begins_a_guide_to_it(
    skill: Skill, before: tuple[str, ...], wish: str, line: str
) -> None:
    learner = Learner(skill, saying("Hola. ¿Qué quieres?"))
    for each in before:
        await learner.says(each)
    assert f"Let us work on `{line}`" in await learner.says(wish)


@pytest.mark.parametrize(
    "asked", ["I'm stuck on 3x = 9", "how do I do 11 - 2?", "help me with 3x + 2 = 11", "help me"]
)
async def test_help_with_the_problem_at_hand_is_a_hint_at_it(skill: Skill, asked: str) -> None:
    learner = Learner(skill, saying("Look at its end. What is it?"))
    await learner.says("teach me 3x + 2 = 11")
    assert "Let us work on" not in await learner.says(asked)
    assert "Right" in await learner.says("x = 3")


async def test_help_with_the_sum_that_is_asked_begins_nothing_else(skill: Skill) -> None:
    learner = Learner(skill, saying("Look at its end. What is it?"))
    asked = quiz.encode(quiz.begin("", [EIGHTHS], "s"))
    learner.kept = {each.name: each.value for each in busy_with("quiz", asked)}
    assert "Let us work on" not in await learner.says("how do I add 3/4 and 1/8?")


async def test_of_a_guide_without_a_step_none_is_counted(skill: Skill) -> None:
    learner = Learner(skill, saying("Look at its end. What is it?"))
    await learner.says("teach me plurals")
    assert await learner.says("stop") == "We leave it there."


async def test_homework_that_comes_as_a_file_is_worked_on_like_what_is_written(
    skill: Skill,
) -> None:
    learner = Learner(skill, saying("It is 3, see?"))
    homework = Attachment("1", "hw.txt", "text/plain", 20, "Solve 3x + 2 = 11\n")
    said = await learner.says("help me with my homework", homework)
    assert "Let us work on `3x + 2 = 11`" in said
    chapter = replace(homework, content="Lines. " * 50 + "Such as y + 1 = 3.")
    other = Learner(skill, saying("Which line do you mean?"))
    assert "Let us work on" not in await other.says("help me understand this", chapter)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Brisbane", "“Brisbane” is none of the options."),
        ("is it Brisbane?", "“is it Brisbane?” is none of the options."),
        ("8/3", "“8/3” is none of the options."),
        ("oslo or perth", "“oslo or perth” names several of the options. Pick one."),
        (
            "not oslo",
            "“not oslo” names one of the options. Do you mean it? Pick one by its letter.",
        ),
        *(
            (each, "")
            for each in ("ok thanks", "what is a capital?", "i dont get it", "hint", "6/3 + 1/3")
        ),
    ],
)
async def test_an_answer_in_own_words_is_said_to_be_none_of_the_options(
    text: str, says: str
) -> None:
    assert misses_all(text, OTTAWA, "s") == says
    assert misses_all(text, CANBERRA, "s") == ""


async def test_no_praise_is_shown_for_an_answer_that_is_none_of_the_options(skill: Skill) -> None:
    learner = Learner(skill, saying("Right! Well done. What is next?"))
    await learner.says("teach me fractions")
    await learner.says("I only want to practise")
    said = await learner.says("8/3")
    assert "“8/3” is none of the options." in said
    assert "Right!" not in said
