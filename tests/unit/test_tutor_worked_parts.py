"""Hints that work an answer out in parts: top and bottom of a fraction, column by column, or as so
much more than was said."""

import pytest

from bot.skills.tutor.guides.keys.leaks import leaks
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker

pytestmark = pytest.mark.asyncio(loop_scope="session")


SUM = Question("What is 45 + 38?", "expression", ("83",))
DIFFERENCE = Question("What is 62 - 27?", "expression", ("35",))
PRODUCT = Question("What is 23 × 4?", "expression", ("92",))
SIMPLIFIED = Question("Simplify 12/18.", "expression", ("2/3",), check="same 12/18")
QUARTERS = Question("Simplify 15/20.", "expression", ("3/4",), check="same 15/20")
SIXTHS = Question("What is 1/2 + 1/3?", "expression", ("5/6",))
EIGHTHS = Question("What is 3/4 + 1/8?", "expression", ("7/8",))
FRACTIONS = Question("What is 2/3 × 4/5?", "expression", ("8/15",))
DECIMALS = Question("What is 3.5 + 2.7?", "expression", ("6.2",))
MIXED = Question("What is 2 1/2 + 1 1/4?", "expression", ("15/4",))
EIGHT_SEVENS = Question("What is 7 × 8?", "expression", ("56",))
LINE = Question("Solve 3x + 2 = 11.", "expression", ("x = 3",))
METRES = Question("What is 2.5 km in m?", "number", ("2500 m",))
LONG_PRODUCT = Question("What is 123 × 4?", "expression", ("492",))
LONG_SUM = Question("What is 456 + 278?", "expression", ("734",))
HALVES = Question("Solve 2x + 1 = 4.", "expression", ("x = 3/2",))
SIXTY_TWO = Question("What is 40 + 22?", "expression", ("62",))
THREE_EIGHTHS = Question("What is 3/4 × 1/2?", "expression", ("3/8",))
LONGER_SUM = Question("What is 312 + 95?", "expression", ("407",))
PER_CENT = Question("What is 15% of 60?", "expression", ("9",))
SHARE = Question("What is 3/5 of 20?", "expression", ("12",))
FIVE_QUARTERS = Question("Solve 4x - 3 = 2.", "expression", ("x = 5/4",))
LARGE_PRODUCT = Question("What is 12 × 13?", "expression", ("156",))
BORROWED = Question("What is 91 - 46?", "expression", ("45",))
TWENTIETHS = Question("What is 2/5 + 1/4?", "expression", ("13/20",))
ONE_HALF = Question("What is 5/6 - 1/3?", "expression", ("1/2",))
THREE_QUARTERS = Question("Simplify 18/24.", "expression", ("3/4",), check="same 18/24")
DOZENS = Question("What is 6 × 12?", "expression", ("72",))
LONG_DIFFERENCE = Question("What is 400 - 128?", "expression", ("272",))
SEVENTHS = Question("What is 1/2 × 6/7?", "expression", ("3/7",))
TRIED = {
    SUM: ("45 + 38", "73"),
    DIFFERENCE: ("62 - 27", "45"),
    PRODUCT: ("23 x 4", "82"),
    SIMPLIFIED: ("12/18", "6/8"),
    QUARTERS: ("15/20", "5/4"),
    SIXTHS: ("1/2 + 1/3", "2/5"),
    EIGHTHS: ("3/4 + 1/8", "4/12"),
    FRACTIONS: ("2/3 x 4/5", "6/8"),
    DECIMALS: ("3.5 + 2.7", "5.2"),
    MIXED: ("2 1/2 + 1 1/4", "3 1/2"),
    EIGHT_SEVENS: ("7 x 8", "54"),
    LINE: ("3x + 2 = 11", "x = 4"),
    METRES: ("2.5 km in m", "250"),
    LONG_PRODUCT: ("123 x 4", "482"),
    LONG_SUM: ("456 + 278", "624"),
    HALVES: ("2x + 1 = 4", "x = 3"),
    SIXTY_TWO: ("40 + 22", "64"),
    THREE_EIGHTHS: ("3/4 x 1/2", "4/6"),
    LONGER_SUM: ("312 + 95", "397"),
    PER_CENT: ("15% of 60", "6"),
    SHARE: ("3/5 of 20", "15"),
    FIVE_QUARTERS: ("4x - 3 = 2", "x = 1"),
    LARGE_PRODUCT: ("12 × 13", "146"),
    BORROWED: ("91 - 46", "55"),
    TWENTIETHS: ("2/5 + 1/4", "3/9"),
    ONE_HALF: ("5/6 - 1/3", "4/3"),
    THREE_QUARTERS: ("18/24", "9/14"),
    DOZENS: ("6 × 12", "62"),
    LONG_DIFFERENCE: ("400 - 128", "372"),
    SEVENTHS: ("1/2 × 6/7", "6/9"),
}

LEAKS = {
    SIMPLIFIED: (
        *("Divide both by 6: 12 ÷ 6 = 2 and 18 ÷ 6 = 3.", "12 ÷ 6 = 2, 18 ÷ 6 = 3."),
        "12 divided by 6 is 2, and 18 divided by 6 is 3. Which fraction is it?",
        "Divide both by 6: 12/6 = 2 and 18/6 = 3. So which?",
        "Twelve divided by six is two and eighteen divided by six is three.",
        *("$12 \\div 6 = 2$ and $18 \\div 6 = 3$.", "12 ÷ 6 gives 2 and 18 ÷ 6 gives 3."),
        "12 divided by 6 equals 2, and 18 divided by 6 equals 3.",
        "6 goes into 12 twice and into 18 three times.",
        "Dividing the numerator by 6 gives 2. Dividing the denominator by 6 gives 3.",
    ),
    QUARTERS: ("The gcd is 5: 15 ÷ 5 = 3, 20 ÷ 5 = 4. So what is the fraction?",),
    SIXTHS: (
        "Both become sixths: 3/6 and 2/6. Add the numerators: 3 + 2 = 5. Keep the denominator 6.",
        "The new numerator is 3 + 2 = 5 and the denominator is 6.",
        "The tops make 5, the bottom stays 6.",
        "The denominator is 6. The numerators add up to 5.",
        "Keep the denominator 6 and add 3 + 2 = 5.",
        "1/2 = 3/6 and 1/3 = 2/6. 3 + 2 = 5.",
        "Keep 6 as the denominator. The numerator is 3 + 2.",
        "Use 6 as the denominator: 3 + 2 = 5.",
        "3 + 2 = 5, and the denominator does not change, so it is 6.",
        *("3 + 2 = 5, all over 6.", "You get 5 on top of 6."),
        "2/6 and 3/6: 2 + 3 makes 5.",
    ),
    EIGHTHS: (
        "Add the tops: 6 + 1 = 7. The bottom stays 8.",
        *("The top is 6 + 1 and the bottom is 8.", "Now you have 6 + 1 over 8."),
    ),
    FRACTIONS: (
        "2 x 4 = 8 and 3 x 5 = 15.",
        "Multiply the tops: 2 × 4 = 8. Multiply the bottoms: 3 × 5 = 15.",
        *("2 times 4 is 8 and 3 times 5 is 15.", "Straight across: 2·4 = 8, 3·5 = 15."),
        "Tops: 2 × 4 = 8. For the bottom, 3 × 5 gives you 15.",
    ),
    SUM: (
        "Ones: 5 + 8 = 13, so 3 and carry 1. Tens: 4 + 3 + 1 = 8.",
        "The ones place is 3 (13, carry 1) and the tens place is 4 + 3 + 1 = 8.",
        "First the ones: 5 + 8 = 13, so write down 3 and carry the 1. Then 4 + "
        "3 = 7 and 7 + 1 = 8.",
        "5 plus 8 is 13, carry the 1. 4 plus 3 is 7, plus 1 is 8.",
        "The ones give 13, so write 3 and carry 1. The tens are 4 + 3 + 1 = 8.",
        *("It is ten more than you said.", "The answer is 10 more than you said?"),
        *("Ten more than you wrote?", "10 more than you had?", "10 more than you tried?"),
        *("ten more than you typed?", "ten more than you answered?"),
        *("10 more than what you put?", "The answer is bigger by 10?"),
        "The sum is in the eighties and ends in 3. Which number is it?",
        *("It is in the 80s, and its last digit is 3.", "The 8 comes first, then the 3."),
        "$5 + 8 = 13$. Write 3, carry 1. $4 + 3 + 1 = 8$.",
        "Ones: 5+8=13 → write 3, carry 1; tens: 1+4+3=8.",
        "5 + 8 is 13, so the last digit is 3. 40 + 30 + 10 is 80.",
        *("It is ten above what you said.", "You need 10 more.", "You're ten away."),
        "Ones: 5 + 8 = 13 (write the 3). Tens: 4 + 3 = 7, and with the carried 1 that makes 8.",
        "The ones add up to 13: write 3, carry 1. The tens add up to 8.",
        "5 + 8 = 13. Put the 3 in the ones place. 1 + 4 + 3 = 8 goes in the tens place.",
        *("10 more than you came up with.", "It is larger than what you got by ten."),
    ),
    DIFFERENCE: (
        *("Ones: 12 - 7 = 5. Tens: 5 - 2 = 3.", "12 - 7 = 5. 5 - 2 = 3."),
        "You cannot take 7 from 2, so borrow: 12 - 7 = 5. Then 5 - 2 = 3.",
        *("The answer is smaller by 10.", "Nearly, off by a ten."),
        "It is less than you said, by 10.",
        "Borrow a ten: 12 − 7 = 5 ones, and 5 − 2 = 3 tens.",
        "2 - 7 does not work, so 12 - 7 = 5. 6 becomes 5, and 5 - 2 = 3.",
        *("12 - 7 = 5 and 50 - 20 = 30.", "It is ten fewer than what you wrote."),
    ),
    PRODUCT: (
        "4 x 3 = 12, write 2, carry 1. 4 x 2 = 8, plus 1 is 9.",
        "3 x 4 = 12, put down the 2, carry the 1, 2 x 4 + 1 = 9.",
        "3 × 4 = 12, carry 1. 2 × 4 = 8, and 8 + 1 = 9.",
        "3 × 4 = 12. Then 2 × 4 + 1 = 9.",
    ),
    DECIMALS: (
        "Tenths: 5 + 7 = 12, write 2 carry 1. Ones: 3 + 2 + 1 = 6.",
        "0.5 + 0.7 = 1.2: write 2, carry 1. 3 + 2 + 1 = 6.",
    ),
    MIXED: ("The whole numbers give 2 + 1 = 3. The fractions give 2/4 + 1/4 = 3/4.",),
    EIGHT_SEVENS: (
        *("It is two more than you said.", "two more than you got?", "7 x 7 = 49, plus 7."),
        "It is in the fifties and it ends in 6.",
    ),
    LINE: ("It is one less than you said.",),
    METRES: ("It is ten times more than you said.",),
    LONG_PRODUCT: ("4 × 3 = 12, carry 1. 4 × 2 = 8, plus 1 is 9. 4 × 1 = 4.",),
    LONG_SUM: ("6 + 8 = 14, carry 1. 5 + 7 + 1 = 13, carry 1. 4 + 2 + 1 = 7.",),
    SIXTY_TWO: ("The 6 comes first, then the 2.",),
    LONGER_SUM: ("2 + 5 = 7. 1 + 9 = 10, carry 1. 3 + 1 = 4.",),
}
HARMLESS = {
    SIMPLIFIED: (
        *("12 ÷ 6 = 2. And what is 18 ÷ 6?", "Both are divisible by 6. What is 18 ÷ 6?"),
        "12 ÷ 2 = 6 and 18 ÷ 2 = 9. What goes into both now?",
        "Your 6 and 8 are 2 apart. Which number divides 12 and 18?",
        "The top is 12 and the bottom is 18. Which number goes into both?",
        "2 and 3 both divide 12. Do they divide 18?",
    ),
    QUARTERS: (
        "15 ÷ 5 = 3. What is 20 ÷ 5?",
        "15 ends in 5 and 20 ends in 0. Which number divides both?",
    ),
    SIXTHS: (
        "Both need the denominator 6. What does 1/2 become?",
        "1/2 = 3/6. What is 1/3 in sixths?",
        "Both become sixths: 3/6 and 2/6. Now add the tops: 3 + 2.",
        "The denominators are 2 and 3, and 2 + 3 = 5 is no common denominator. Which is?",
        "The lcm of 2 and 3 is 2 × 3 = 6. What do the halves become?",
    ),
    EIGHTHS: (
        "Your denominators are 4 and 8. Which number do both go into?",
        "The bottom stays 8. What does 3/4 become?",
        "Add the tops when the bottoms are the same. Which bottom can both have?",
        *("3/4 = 6/8. What do you add now?", "4 × 2 = 8, so what happens to the 3 on top?"),
    ),
    FRACTIONS: (
        "2 × 4 = 8. What do the bottoms make?",
        "Multiply the tops, and multiply the bottoms. What is 3 × 5?",
    ),
    SUM: (
        "Ones: 5 + 8 = 13. What do you do with the 1?",
        "40 + 30 = 70 and 5 + 8 = 13. What do you get together?",
        "5 + 8 = 13 and 40 + 30 = 70. What do they make together?",
        "5 + 8 = 13, write 3 and carry 1. What do the tens make?",
        "The tens are 4 + 3, and one is carried. What is that?",
        "5 + 8 = 13. 4 + 3 = 7. What do you do with the carried 1?",
        "Round 38 to 40: 45 + 40 = 85. What do you do with the 2?",
        "You are in the seventies, but is that enough?",
        *("It ends in 3. What is in front?", "Did you carry more than you wrote down?"),
        "The answer is in the eighties. What do the ones make?",
    ),
    DIFFERENCE: (
        "12 - 7 = 5. What is left of the tens?",
        *("You borrow a ten from 6. What is 12 - 7?", "62 - 7 = 55. What is left to take?"),
    ),
    PRODUCT: (
        "20 x 4 = 80 and 3 x 4 = 12.",
        "3 x 4 = 12. Write 2, carry 1. What is 4 x 2 with the 1?",
    ),
    DECIMALS: (
        "5 + 7 = 12 tenths. What do you carry?",
        "3 + 2 = 5, and 0.5 + 0.7 = 1.2. What is it together?",
    ),
    MIXED: (
        "The whole numbers make 2 + 1 = 3. What do 1/2 and 1/4 make?",
        "1/2 = 2/4. What are 2/4 and 1/4?",
    ),
    EIGHT_SEVENS: (
        *("7 x 7 = 49. What is one 7 more?", "2 × 8 = 16. And 7 - 2 = 5. What is 5 × 8?"),
        "You know 7 x 7 = 49. Now add 7 more.",
        "8 x 8 = 64. That is one 8 too many. What is left?",
    ),
    LINE: ("What is 11 - 2?",),
    HALVES: (
        "4 - 1 = 3, and the number before x is 2. What do you do now?",
        "You get 2x = 3. What next?",
    ),
    THREE_EIGHTHS: (
        "The tops are 3 and 1, the bottoms 4 and 2. What do you do with them?",
        "3 × 1 = 3 on top. What is at the bottom?",
    ),
    LONG_PRODUCT: (
        "4 × 3 = 12, carry 1. 4 × 2 = 8. What does the 1 make of it?",
        "4 × 100 = 400 and 4 × 20 = 80. What is left to multiply?",
    ),
    LONG_SUM: ("6 + 8 = 14, carry 1. 5 + 7 + 1 = 13. What about the hundreds?",),
    METRES: ("How many times more than you took is 1 km in m?",),
    PER_CENT: ("10% of 60 is 6 and 5% is 3. What do you do with them?",),
    SHARE: (*("20 ÷ 5 = 4. What is three of these?", "One fifth is 4. How many do you need?"),),
    FIVE_QUARTERS: (
        "2 + 3 = 5, so 4x = 5. What is next?",
        "Add 3: 2 + 3 = 5. What do you divide by?",
    ),
    LARGE_PRODUCT: (
        "12 × 10 = 120 and 12 × 3 = 36.",
        "10 × 13 = 130 and 2 × 13 = 26. What together?",
        "2 × 3 = 6. What are the other products?",
    ),
    BORROWED: (
        *("91 - 40 = 51. What is left to take?", "11 - 6 = 5. How many tens are left?"),
        "1 is less than 6, so borrow. What is 11 - 6?",
    ),
    TWENTIETHS: (
        *("5 × 4 = 20. What do the tops become?", "2 × 4 = 8 and 1 × 5 = 5. What now?"),
        "The bottom is 20. What are 2/5 in twentieths?",
        "2/5 = 8/20 and 1/4 = 5/20. What do you add?",
        "The denominators 5 and 4 multiply to 20: 2/5 is 8/20. What is the other?",
    ),
    ONE_HALF: (
        *("1/3 = 2/6. What is 5 - 2?", "5 - 2 = 3, over 6. What can you divide by?"),
        "There are 2 fractions and 1 sign. What goes first?",
        "The denominator of the second is 3. Times 2 it is 6. What becomes of the 1?",
    ),
    THREE_QUARTERS: (
        "18 ÷ 2 = 9 and 24 ÷ 2 = 12. What goes into both?",
        "Your bottom went wrong: what is 24 ÷ 2?",
        "The top is right so far. 9 ÷ 3 = 3. And 12 ÷ 3?",
    ),
    DOZENS: (
        "6 × 10 = 60 and 6 × 2 = 12. What do they make?",
        "6 × 2 = 12, write 2, carry 1. What is next?",
    ),
    LONG_DIFFERENCE: (
        *("400 - 100 = 300. What is left?", "10 - 8 = 2. What about the tens?"),
        "10 - 8 = 2 and 9 - 2 = 7. What do the hundreds give?",
    ),
    SEVENTHS: (*("1 × 6 = 6 on top. What is at the bottom?", "Half of 6 is what?"),),
}


def _each(said: dict[Question, tuple[str, ...]]) -> list[tuple[Question, str]]:
    return [(question, each) for question, hints in said.items() for each in hints]


@pytest.mark.parametrize(("question", "said"), _each(LEAKS), ids=lambda value: str(value)[:40])
async def test_an_answer_worked_out_in_parts_is_a_leak(
    question: Question, said: str, maths: MathsChecker
) -> None:
    assert await leaks(f"{said} And now?", question, "s", TRIED[question], maths)


@pytest.mark.parametrize(("question", "said"), _each(HARMLESS), ids=lambda value: str(value)[:40])
async def test_one_part_or_a_smaller_step_is_none(
    question: Question, said: str, maths: MathsChecker
) -> None:
    assert not await leaks(f"{said} And now?", question, "s", TRIED[question], maths)
