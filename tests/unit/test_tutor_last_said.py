"""Numbers on the way to an answer are no slips of it: the last thing said is judged."""

import pytest

from bot.skills.tutor.maths.exercises.problems import find, follow
from bot.tools.maths.checker import MathsChecker

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("problem", "said", "answer"),
    [
        (
            "1/2 + 1/3",
            "multiples of 2 are 2, 4, 6, of 3: 3, 6, so 3/6 + 2/6 = 5/6",
            "3/6 + 2/6 = 5/6",
        ),
        ("simplify 12/18", "factors of 12 are 1, 2, 3, 4, 6, 12. The hcf is 6. 2/3", "2/3"),
        ("simplify 12/18", "gcd(12, 18) = 6, 2/3", "2/3"),
        ("9 x 6", "9, 18, 27, 36, 45, 54 so 9 x 6 = 54", "9 x 6 = 54"),
        ("9 x 6", "10 x 6 = 60, minus 6 is 54", "54"),
        ("7 x 8", "7 x 7 = 49, +7 = 56", "56"),
        ("8 + 7", "9, 10, 11, 12, 13, 14, 15", "15"),
        ("2^5", "2, 4, 8, 16, 32", "32"),
        ("47 + 38", "70, 15, 85", "85"),
        ("23 x 14", "92\n230\n322", "322"),
        ("3/4 in percent", "1/4 is 25% so 3/4 is 75%", "3/4 is 75%"),
        ("factorise x^2 + 7x + 12", "factors of 12: 2, 6; 3, 4. so (x+3)(x+4)", "(x+3)(x+4)"),
    ],
)
async def test_the_last_thing_said_is_the_answer_and_what_was_taken_for_it_is_told(
    problem: str, said: str, answer: str, maths: MathsChecker
) -> None:
    found = await find(f"help me with {problem}", maths)
    assert found
    followed = await follow((found.line,), said, maths)
    assert followed
    assert followed.is_solved
    assert f"I took `{answer}` for the answer" in followed.says


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("47 + 38", "40 + 30 is 70 and 7 + 8 is 15 so its 85"),
        ("47 + 38", "i rounded 47 to 50, 50 + 38 = 88, take 3 off = 85"),
        ("47 + 38", "ones: 15, tens: 7, total 85"),
        ("17 ÷ 5", "5 x 3 = 15, 17 - 15 = 2, so 3 r 2"),
        ("47 + 38", "47 + 30 = 77, + 8 = 85"),
        ("7 x 8", "7 times 4 is 28, double it is 56"),
        ("20% of 50", "20% = 1/5 so 10"),
        ("15% of 60", "10% = 60/10 = 6, 5% = 3, total 9"),
        ("36 + 47", "40 and 43 is 83"),
        ("23 x 14", "92 and 230 makes 322"),
        ("36 + 47", "30 and 40 is 70, 6 and 7 is 13, 70 and 13 is 83"),
        ("2 h 45 min + 1 h 30 min", "2 + 1 = 3, 45 + 30 = 75 so 4 h 15 min"),
        ("47 + 38", "85 (i used my fingers)"),
        ("x^2 = 16", "square root both sides, x = 4 or -4"),
        ("expand (x+2)(x+3)", "first x^2, outer 3x, inner 2x, last 6. x^2 + 5x + 6"),
        ("36 + 47", "36 and 40 is 76 and 7 is 83"),
        ("1/2 + 1/4", "1/2 is 2/4, 2/4 and 1/4 is 3/4"),
        ("x^2 = 49", "-7 x -7 is 49 too, x = 7 or x = -7"),
        ("x^2 = 49", "7 x 7 is 49 and -7 x -7 is 49, x = 7 or x = -7"),
    ],
)
async def test_an_answer_beside_what_cannot_be_read_or_is_true_by_itself_is_right(
    problem: str, said: str, maths: MathsChecker
) -> None:
    found = await find(f"help me with {problem}", maths)
    assert found
    followed = await follow((found.line,), said, maths)
    assert followed
    assert followed.is_solved


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("9 x 6", "56 = 54"),
        ("9 x 6", "56, 54"),
        ("9 x 6", "53, 54, 55"),
        ("9 x 6", "54, 56"),
        ("9 x 6", "56 or 54"),
        ("9 x 6", "56, not 54"),
        ("9 x 6", "I got 56, my friend says 54"),
        ("9 x 6", "9, 18, 54 so 9 x 5 = 54"),
        ("9 x 6", "9 x 5 = 46, so 54"),
        ("9 x 6", "27 + 27 is 55, so 54"),
        ("9 x 6", "it is between 50 and 54"),
        ("7 x 8", "7 times 4 is 26, double it is 56"),
        ("62 - 27", "62 - 20 is 42 and 42 - 7 is 34 so 35"),
        ("62 - 27", "the answer is 45 and 35"),
        ("1/2 + 1/4", "i got 1 and 3/4"),
        ("25% of 80", "25% is 1/5, so 20"),
        ("25% of 80", "half of 80 is 30, half of that is 20"),
        ("2.5 km in m", "1 km = 100 m, so 2500 m"),
        ("47 + 38", "77, + 9 = 85"),
        ("2x + 3 > 11", "x is greater than 4 and less than 9"),
        ("9 x 6", "56? 54?"),
        ("9 x 6", "54 is 9 x 5 so 9 x 6 is 63"),
        ("47 + 38", "47 + 38 = 75 so 85"),
        ("47 + 38", "the answer in the book is 85 and mine is 75"),
        ("2x + 1 > 7", "2x > 8, x > 3"),
        ("3x + 2 = 11", "the first term is 3"),
        ("2x + 3 = 11", "5, 4"),
        ("x^2 = 9", "2, 3"),
        ("expand (x+1)(x+2)", "x^2 + 2x + 2, x^2 + 3x + 2"),
        ("8 + 7", "9, 10, 11, 12, 13, 14"),
        ("36 + 47", "36 and 40 is 76 and 7 is 84"),
        ("2/5 of 12", "1/5 = 2.5, 2/5 = 4.8"),
        ("96 / 4", "9/4 is 3, 16/4 is 4, so 24"),
        ("97 / 4", "97/4 = 24"),
    ],
)
async def test_a_guess_among_others_or_behind_a_false_step_is_not_taken_for_it(
    problem: str, said: str, maths: MathsChecker
) -> None:
    found = await find(f"help me with {problem}", maths)
    assert found
    followed = await follow((found.line,), said, maths)
    assert followed is None or not followed.is_solved


async def test_a_count_that_ends_too_early_is_no_wrong_number(maths: MathsChecker) -> None:
    followed = await follow(("8 + 7",), "9, 10, 11, 12, 13, 14", maths)
    assert followed
    assert followed.is_unsure
    assert followed.says == "By itself `14` does not come to the answer."


@pytest.mark.parametrize(
    ("problem", "said", "stated"),
    [
        ("81 - 46", "borrow 1: 11 - 6 = 4, 7 - 4 = 3, 35", "11 - 6 = 4"),
        ("3x - 5 = 16", "x=7 check 3*7-5=17", "3*7-5=17"),
        ("2.5 km in m", "1 km is 100 m so 2500 m", "1 km = 100 m"),
        ("81 - 46", "borrow 1: 11 - 6 = 5, 7 - 4 = 3, 35", ""),
        ("36 + 47", "36+40=76+7=83", ""),  # "=" is minded
        ("36 + 47", "40 + 40 is 80 take away 4 is 76 and 7 is 83", ""),
        ("90 min in h", "90 min is 1 h and 30 min, so 1.5 h", ""),
        ("90 min in h", "90 min is 1 h and a half, so 1.5 h", ""),
        ("3/4 of 20", "1/4 = 5, 3/4 = 15", ""),
        ("3/4 of 20", "1/4 of 20 = 5, 3/4 = 15", ""),
        ("3/4 of 20", "1/4 = 20/4 = 5, 5 x 3 = 15", ""),
        ("2/5 of 12", "1/5 = 2.4, 2/5 = 4.8", ""),
        ("2/3 of 60", "2/3 of 60: 1/3 = 20, so 40", ""),
        ("96 / 4", "9/4 is 2, 16/4 is 4, so 24", ""),
        ("17 ÷ 5", "10 / 5 is 2, 7 / 5 is 1 so 3 r 2", ""),
        ("simplify 12/18", "gcd of 12 and 18 is 4 so 2/3", "gcd of 12 and 18 is 4"),
        ("47 + 38", "seven and eight is 16, so 85", "seven and eight is 16"),
        ("47 + 38", "seven and eight is 16, no, so 85", ""),
        ("3x - 1 = 20", "3x is 20 so x is 7", "3x is 20"),
        ("3x - 1 = 20", "3x is 21 so x is 7", ""),
        ("3x - 1 = 20", "i thought 3x is 20 but x is 7", ""),
    ],
)
async def test_what_is_wrong_on_the_way_to_a_right_answer_is_told(
    problem: str, said: str, stated: str, maths: MathsChecker
) -> None:
    found = await find(f"help me with {problem}", maths)
    assert found
    followed = await follow((found.line,), said, maths)
    assert followed
    assert followed.is_solved
    told = f"But `{stated}` does not come out: look there again."
    assert (told in followed.says) is bool(stated)
    assert stated or "But" not in followed.says
