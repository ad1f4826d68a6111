"""A value with brackets behind it that say how it, or a part of it, was found, or what was done:
no product, and no wrong answer."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.exercises.problems import find, follow
from bot.skills.tutor.maths.written import shown_sums
from bot.skills.tutor.quizzes import bank
from bot.skills.tutor.quizzes.grading import grade
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ALL = [each for questions in bank.shipped().values() for each in questions]


def _of(ask: str) -> Question:
    return next(each for each in _ALL if ask in each.ask)


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("x = 7 (12 - 5)", "x = 7"),
        ("3x = 9 (11 - 2), x = 3 (9 ÷ 3)", "3x = 9, x = 3"),
        ("it's 12 (8 + 4).", "it's 12."),
        ("x = -4 (8 / -2)", "x = -4"),
        ("7/8 (6/8 + 1/8)", "7/8"),
        ("56 (7 x 7 + 7)", "56"),
        ("9 (3 × (1 + 2))", "9"),
        ("28 cm^2 (7 x 4)", "28 cm^2"),
        ("9 (11 - 2 = 9)", "9"),
        ("3x = 9 (11 - 2 = 9), x = 3 (9/3 = 3)", "3x = 9, x = 3"),
        ("7/8 (0.875)", "7/8"),
        ("x^5 (2 + 3)", "x^5"),
        ("x - 5 (2 + 3)", "x - 5"),
        ("3 × 5 (2 + 3)", "3 × 5"),
        ("5 (2 + 3) + 1", "5 + 1"),
        ("120 (12 x 10) + 60 (12 x 5) = 180", "120 + 60 = 180"),
        ("6/8 (3/4) + 1/8 = 7/8", "6/8 + 1/8 = 7/8"),
        ("(x+2)(x+3) (2+3=5, 2*3=6)", "(x+2)(x+3)"),
        ("180 (10 x 15 = 150, 2 x 15 = 30)", "180"),
        ("3x = 9 (-2), x = 3 (÷3)", "3x = 9, x = 3"),
        ("2x > 6 (- 1)", "2x > 6"),
        ("x = 3 (:3)", "x = 3"),
        ("x = 10 (*2)", "x = 10"),
        ("2/3 (÷6)", "2/3"),
    ],
)
async def test_brackets_that_come_to_the_value_before_them_are_dropped(
    said: str, plain: str
) -> None:
    assert shown_sums.without(said) == plain


@pytest.mark.parametrize(
    "said",
    [
        "2 (3 + 4)",
        "5(2 + 3)",
        "x = 5(2 + 3)",
        "9 x (4 + 5)",
        "5 (2 + 3)^2",
        "x = 7 (12 - 4)",
        "12 (15% of 80)",
        "6 (6)",
        "9 (11 - 3 = 9)",
        "8a (5a + 3a)",
        "x^5 (2 + 4)",
        "5 (2 + 3) = 5",
        "120(12 x 10) + 60",
        "7 (-2)",
        "7 (*2)",
        "9 (10 + 4) + 2",
        "x = 3 (3x = 9)",
        "9 (9 = 9)",
    ],
)
async def test_any_other_brackets_stay(said: str) -> None:
    assert shown_sums.without(said) == said


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("8a (5a + 3a)", "8a"),
        ("5a + 3a = 8a (5a + 3a)", "5a + 3a = 8a"),
        ("i think 8a (6a + 2a).", "i think 8a."),
        ("3x + 12 (3*x + 3*4)", "3x + 12"),
        ("x^2 + 3x + 2 (x^2 + 2x + x + 2)", "x^2 + 3x + 2"),
        ("2x + 3 (6x/3 + 9/3)", "2x + 3"),
        ("8a (5a + 3a = 8a)", "8a"),
        ("8a (5 + 3)", "8a"),
        ("x^2 + 2x (x + x)", "x^2 + 2x"),
        ("x^2 + 2x - 8 (4x - 2x)", "x^2 + 2x - 8"),
        ("x^2 + 5x (3x + 2x) + 6", "x^2 + 5x + 6"),
        ("2a (3a - a) + 7b (5b + 2b)", "2a + 7b"),
        ("x^2 + C (2x^2/2)", "x^2 + C"),
        ("2x = 8 (5x - 3x)", "2x = 8"),
        ("5 (√25)", "5"),
        ("6ab (2a x 3b)", "6ab"),
        ("2x (2*x) + 6 (2*3)", "2x + 6"),
        ("5√2 (√25 x √2)", "5√2"),
        ("8 m (5 m + 3 m)", "8 m"),
        ("2sin(x)cos(x) (sin(2x))", "2sin(x)cos(x)"),
    ],
)
async def test_brackets_that_come_to_the_whole_value_with_letters_are_dropped(
    said: str, plain: str, maths: MathsChecker
) -> None:
    assert await shown_sums.without_any(said, maths) == plain


@pytest.mark.parametrize(
    "said",
    [
        "x (x + 1)",
        "2x (x + 3)",
        "x^2 + 2x (x + 2x)",
        "8a (4 + 3)",
        "2*x (2*x)",
        "x^2 + 2x - 8 (4x - 3x)",
        "2x = 8 (5x - 4x)",
        "2x = 9 (3 - 1)",
        "5√2 (√25 x √3)",
        "x^2 + C (2x^2/3)",
        "(x+2)(x+3) (2+3=6, 2*3=6)",
        "8a (-2)",
        "(x + 1) (x + 1)",
        "8a(5a + 3a)",
        "9a (5a + 3a)",
        "8a (4a + 3a)",
        "8a (5a + 3a)^2",
        "8a (sum of both)",
        "8a (5a + 3a = 9a)",
    ],
)
async def test_a_product_with_letters_stays(said: str, maths: MathsChecker) -> None:
    assert await shown_sums.without_any(said, maths) == said


@pytest.mark.parametrize(
    ("problem", "said", "is_solved"),
    [
        ("solve x + 5 = 12", "x = 7 (12 - 5)", True),
        ("solve x + 5 = 12", "7 (12 - 5)", True),
        ("solve 3x + 2 = 11", "x=3 (9÷3)", True),
        ("solve 3x + 2 = 11", "3x = 9 (11 - 2), x = 3 (9/3)", True),
        ("solve 3x + 2 = 11", "3x = 9 (11 - 2)", False),
        ("solve x/2 = 5", "x = 10 (5 x 2)", True),
        ("solve x + 5 < 12", "x < 7 (12 - 5)", True),
        ("45 + 38", "83 (70 + 13)", True),
        ("45 + 38", "45 + 38 = 83 (70 + 13)", True),
        ("15% of 80", "12 (8 + 4)", True),
        ("11 - 2", "9 (11 - 2 = 9)", True),
        ("solve 3x + 2 = 11", "x = 3 (9/3 = 3)", True),
        ("simplify 5a + 3a", "8a (5a + 3a)", True),
        ("simplify 5a + 3a", "5a + 3a = 8a (5a + 3a)", True),
        ("simplify 5a + 3a", "8a (6a + 2a)", True),
        ("simplify 4x + 2x", "it's 6x (4x + 2x).", True),
        ("expand 3(x+4)", "3x + 12 (3*x + 3*4)", True),
        ("expand (x+2)(x+1)", "x^2 + 3x + 2 (x^2 + 2x + x + 2)", True),
        ("factorise x^2 - 9", "(x - 3)(x + 3) (x^2 - 3^2)", True),
        ("the derivative of x^3 + 2x", "3x^2 + 2 (3x^2 + 2x^0)", True),
        ("simplify x^3 * x^4", "x^7 (3+4)", True),
        ("simplify x^6 / x^2", "x^4 (6-2)", True),
        ("simplify 5a + 3a", "8a (5 + 3)", True),
        ("simplify 3a + 5b - a + 2b", "2a (3a - a) + 7b (5b + 2b)", True),
        ("expand (x+4)(x-2)", "x^2 + 2x - 8 (4x - 2x)", True),
        ("expand (x+2)(x+3)", "x^2 + 5x (3x + 2x) + 6", True),
        ("the derivative of x^3", "3x^2 (3 - 1)", True),
        ("the integral of 2x", "x^2 + C (2x^2/2)", True),
        ("√25", "5 (√25)", True),
        ("simplify √50", "5√2 (√25 x √2)", True),
        ("3/4 + 1/8", "7/8 (0.875)", True),
        ("3/4 + 1/8", "6/8 (3/4) + 1/8 = 7/8", True),
        ("1/2 + 1/3", "3/6 (1/2) + 2/6 (1/3) = 5/6", True),
        ("3^2 + 4^2", "9 (3^2) + 16 (4^2) = 25", True),
        ("12 x 15", "120 (12 x 10) + 60 (12 x 5) = 180", True),
        ("12 x 15", "120 (12 x 10) + 60 (12 x 5)", False),
        ("10 - 5", "5 (10 - 5) = 5", True),
        ("12 x 15", "180 (10 x 15 = 150, 2 x 15 = 30)", True),
        ("factorise x^2 + 5x + 6", "(x+2)(x+3) (2+3=5, 2*3=6)", True),
        ("solve 3x + 2 = 11", "3x = 9 (-2)", False),
        ("solve 3x + 2 = 11", "3x = 9 (-2), x = 3 (/3)", True),
        ("solve 3x + 2 = 11", "x = 3 (÷3)", True),
        ("solve 3x + 2 = 11", "x = 3 (:3)", True),
        ("solve x/2 = 5", "x = 10 (*2)", True),
        ("solve 2x - 4 = 10", "2x = 14 (+4)", False),
        ("solve 5x = 3x + 8", "2x = 8 (-3x)", False),
        ("solve 5x = 3x + 8", "2x = 8 (5x - 3x)", False),
        ("solve 5x = 3x + 8", "2x = 8 (5x - 3x), x = 4", True),
        ("solve 2x + 1 > 7", "2x > 6 (-1)", False),
        ("solve x^2 = 9", "x = ±3 (√9)", True),
        ("make x the subject of y = 3x - 2", "y + 2 = 3x (+2)", False),
        ("45 + 38", "13 (5 + 8)", False),
        ("45 + 38", "70 (40 + 30)", False),
        ("45 + 38", "13 (5 + 8), 70 (40 + 30)", False),
        ("23 x 4", "80 (20 x 4)", False),
        ("62 - 27", "42 (62 - 20)", False),
        ("62 - 27", "5 (12 - 7)", False),
        ("(2+3) x 5 + 1", "5 (2 + 3) + 1", False),
        ("(2+3) x 5 + 1", "5 (2 + 3) + 1 = 26", True),
        ("factorise x^2 + x", "x (x + 1)", True),
        ("factorise 2x^2 + 6x", "2x (x + 3)", True),
        ("factorise x^2 + 2x + 1", "(x + 1) (x + 1)", True),
    ],
)
async def test_a_value_is_judged_without_them(
    problem: str, said: str, is_solved: bool, maths: MathsChecker
) -> None:
    found = await find(f"help me with {problem}", maths)
    assert found
    followed = await follow((found.line,), said, maths)
    assert followed
    assert followed.is_solved is is_solved
    assert not followed.is_off
    assert "does not come out" not in followed.says


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("solve x + 5 = 12", "x = 8 (12 - 4)"),
        ("solve x + 5 = 12", "x = 7 (12 - 4)"),
        ("45 + 38", "73 (60 + 13)"),
        ("11 - 2", "8 (11 - 2 = 9)"),
        ("simplify 5a + 3a", "9a (5a + 3a)"),
        ("simplify 5a + 3a", "9a (5a + 4a)"),
        ("simplify 5a + 3a", "8a (4a + 3a)"),
        ("factorise x^2 - 1", "(x + 1) (x + 1)"),
        ("factorise x^2 + 5x + 6", "(x+1)(x+6) (2+3=5, 2*3=6)"),
        ("simplify 5a + 3a", "8a (4 + 3)"),
        ("simplify 5a + 3a", "9a (5 + 4)"),
        ("simplify x^3 * x^4", "x^6 (3+4)"),
        ("simplify x^3 * x^4", "x^6 (2+4)"),
        ("expand (x+2)(x+3)", "x^2 + 6x (4x + 2x) + 6"),
        ("expand (x+4)(x-2)", "x^2 + 2x - 8 (4x - 3x)"),
        ("simplify √50", "5√2 (√25 x √3)"),
        ("10 - 5", "6 (10 - 5) = 6"),
        ("12 x 15", "121 (12 x 10) + 60 (12 x 5) = 180"),
        ("12 x 15", "120 (12 x 10) + 60 (12 x 5) = 190"),
        ("(2+3) x 5 + 1", "5 (2 + 3) + 1 = 6"),
        ("solve 3x + 2 = 11", "3x = 8 (-2)"),
        ("solve 3x + 2 = 11", "x = 4 (÷3)"),
        ("solve 2x - 4 = 10", "2x = 16 (+4)"),
        ("solve 5x = 3x + 8", "2x = 9 (5x - 3x)"),
        ("solve 5x = 3x + 8", "2x = 8 (5x - 4x)"),
        ("solve 2x + 1 > 7", "2x > 5 (-1)"),
        ("45 + 38", "12 (5 + 7)"),
        ("23 x 4", "84 (21 x 4)"),
        ("48 x 5", "235 (47 x 5)"),
        ("96/4", "25 (5 x 5)"),
        ("simplify √18", "2√3 (9 x 2)"),
        ("simplify √18", "3√2 (9 x 3)"),
    ],
)
async def test_a_wrong_one_is_wrong_all_the_same(
    problem: str, said: str, maths: MathsChecker
) -> None:
    found = await find(f"help me with {problem}", maths)
    assert found
    followed = await follow((found.line,), said, maths)
    assert followed
    assert followed.is_off


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        ("96/4", "20 (80 / 4)"),
        ("96/4", "48 (96/2)"),
        ("62 - 27", "32 (62 - 30)"),
        ("48 x 5", "480 (48 x 10)"),
        ("48 x 5", "250 (50 x 5)"),
        ("99 + 56", "156 (100 + 56)"),
        ("simplify √18", "3√2 (9 x 2)"),
        ("simplify √50", "5√2 (25 x 2)"),
    ],
)
async def test_a_sum_with_easier_numbers_or_of_what_is_under_a_root_is_a_step(
    problem: str, said: str, maths: MathsChecker
) -> None:
    found = await find(f"help me with {problem}", maths)
    assert found
    followed = await follow((found.line,), said, maths)
    assert followed
    assert not followed.is_off


async def test_a_product_that_follows_is_read_as_one(maths: MathsChecker) -> None:
    for said in ("5 (2 + 3)", "5 × 2 + 5 × 3 = 5 (2 + 3)", "5 (2 + 3) = 25"):
        followed = await follow(("5 × 2 + 5 × 3",), said, maths)
        assert followed
        assert not followed.is_off, said
    again = await follow(("5 (2 + 3)",), "5 (2 + 3)", maths)
    assert again
    assert again.lines[-1] == "5 (2 + 3)"
    product = await follow(("x - 5 = 20",), "x = 5 (2 + 3)", maths)
    assert product
    assert not product.is_off


@pytest.mark.parametrize(
    ("ask", "answer", "points"),
    [
        ("15% of 80", "12 (8 + 4)", 1),
        ("15% of 80", "it's 12 (8+4)", 1),
        ("neutrons", "8 (14 - 6)", 1),
        ("mean of 4", "8 (32/4)", 1),
        ("18 is 30", "60 (18 / 0.3)", 1),
        ("Solve 7 - 2x", "x = -4 (8 / -2)", 1),
        ("rectangle that", "28 cm^2 (7 x 4)", 1),
        ("15% of 80", "13 (8 + 5)", 0),
        ("15% of 80", "3 (8 + 4)", 0),
        ("15% of 80", "2 (2 + 4)", 1),
        ("Expand 2(x + 3)", "2x + 6 (2*x + 2*3)", 1),
        ("Expand (x + 4)", "x^2 + 2x - 8 (x^2 - 2x + 4x - 8)", 1),
        ("Simplify (6x + 9)", "2x + 3 (6x/3 + 9/3)", 1),
        ("Simplify (6x + 9)", "2x + 4 (6x/3 + 9/3)", 0),
        ("Simplify (6x + 9)", "2x + 4 (6x/3 + 12/3)", 0),
        ("Expand (x + 4)", "x^2 + 2x - 8 (4x - 2x)", 1),
        ("Expand (x + 4)", "x^2 + 2x - 7 (4x - 2x)", 0),
        ("Solve 3x + 2", "x = 3 (÷3)", 1),
        ("Solve 3x + 2", "x = 4 (÷3)", 0),
        ("Solve 3x + 2", "x = 3 (9/3 = 3)", 1),
        ("Solve 3x + 2", "4 (9/3 = 3)", 0),
        ("capital of Japan", "Tokyo (not Kyoto)", 1),
        ("capital of Poland", "Warsaw (not Krakow).", 1),
        ("capital of Japan", "Kyoto (not Osaka)", 0),
        ("capital of Japan", "Kyoto (not Tokyo)", 0),
        ("capital of Japan", "Tokyo (not really)", 0),
    ],
)
async def test_answers_in_quizzes_with_brackets(
    ask: str, answer: str, points: float, maths: MathsChecker
) -> None:
    assert (await grade(_of(ask), answer, "s", maths)).points == points


async def test_homework_and_what_is_asked_to_be_right(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look again. What do you see?"))
    said = await learner.says(
        "check my homework: 1) x + 5 = 12, x = 7 (12 - 5) 2) 2x = 8, x = 4 (8/2) "
        "3) 2(3 + 4) = 14 4) 9 + 6 = 14 (10 + 4)"
    )
    assert "".join(sign for sign in said if sign in "✅❌▫❔") == "✅✅✅❌"
    said = await learner.says(
        "check my homework: 1) 5a + 3a = 8a (5a + 3a) 2) 3(x+4) = 3x + 12 (3*x + 3*4) "
        "3) (x+2)(x+1) = x^2 + 3x + 2 (x^2 + 2x + x + 2) 4) 4a + 2a = 7a (5a + 2a) "
        "5) 11 - 2 = 9 (11 - 2 = 9) 6) x^2 + x = x (x + 1)"
    )
    assert "".join(sign for sign in said if sign in "✅❌▫❔") == "✅✅✅❌✅✅"
    learner = Learner(skill, AnsweringModel(lambda _: "Look again. What do you see?"))
    said = await learner.says(
        "check my homework:\n1. 5a + 3a = 8a (5 + 3)\n2. 3x + 2 = 11\n3x = 9 (-2)\nx = 3\n"
        "3. 3x + 2 = 11\n3x = 8 (-2)\nx = 8/3\n4. x^3 * x^4 = x^6 (3+4)\n"
        "5. 12 x 15 = 120 (12 x 10) + 60 (12 x 5) = 180\n6. 9 (3^2) + 16 (4^2) = 25\n"
        "7. √50 = 5√2 (√25 x √2)"
    )
    assert "".join(sign for sign in said if sign in "✅❌▫❔") == "✅✅❌❌✅✅✅"


async def test_brackets_of_an_exercise_are_not_left_out_to_make_an_answer_right(
    skill: Skill,
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look again. What do you see?"))
    said = await learner.says(
        "check my homework: 1) 5 (2 + 3) + 1 = 6 2) 5 (2 + 3) + 1 = 26 3) 2x = 8 (-3), x = 4 "
        "4) 5 (2 + 3) = 5"
    )
    assert "".join(sign for sign in said if sign in "✅❌▫❔") == "❔✅❔❌"


@pytest.mark.parametrize(
    ("asked", "is_right"),
    [
        ("is 45 + 38 = 83 (70 + 13) right?", True),
        ("is 45 + 38 = 73 (60 + 13) right?", False),
        ("is this right: 5a + 3a = 8a (5a + 3a)", True),
        ("is this right: 5a + 3a = 9a (5a + 3a)", False),
        ("is this right: 3(x+4) = 3x + 12 (3*x + 3*4)", True),
        ("is this right: the derivative of x^3 + 2x is 3x^2 + 2 (3x^2 + 2x^0)", True),
        ("is this right: x^2 + x = x (x + 1)", True),
        ("check: 11 - 2 = 9 (11 - 2 = 9)", True),
        ("check: 11 - 2 = 8 (11 - 2 = 9)", False),
        ("is 180 right for 12 x 15 (12 x 10 + 12 x 5)?", True),
        ("is 170 right for 12 x 15 (12 x 10 + 12 x 5)?", False),
        ("is 180 right for 12 x 15 (12 x 10 + 12 x 4)?", False),
        ("is 8a (5 + 3) right for 5a + 3a?", True),
        ("is 25 right for 5 (2 + 3)?", True),
        ("is 5 right for 5 (2 + 3)?", False),
        ("is x^3 * x^4 = x^7 (3+4) right?", True),
        ("is x^3 * x^4 = x^6 (3+4) right?", False),
        ("check: 6/8 (3/4) + 1/8 = 7/8", True),
        ("check: 5 (2 + 3) + 1 = 6", False),
        ("is 120 (12 x 10) + 60 (12 x 5) = 180 right?", True),
        ("is 121 (12 x 10) + 60 (12 x 5) = 180 right?", False),
        ("is 12 x 15 = 120 (12 x 10) + 60 (12 x 5) = 180 right?", True),
        ("is this right: 3x + 2 = 11, 3x = 9 (-2), x = 3", True),
        ("is this right: 3x + 2 = 11, 3x = 8 (-2), x = 3", False),
        ("check my working: 5x = 3x + 8\n2x = 8 (5x - 3x)\nx = 4", True),
    ],
)
async def test_what_is_asked_to_be_right(skill: Skill, asked: str, is_right: bool) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look again. What do you see?"))
    assert ("✅ Right" in await learner.says(asked)) is is_right


async def test_a_number_before_brackets_between_signs_of_equality_multiplies_them(
    skill: Skill,
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Well done!"))
    said = await learner.says(
        "check my homework: 1) 7 x 12 = 7 (10 + 2) = 84 2) 6 x 14 = 6 (10 + 4) = 60 + 24 = 84"
        " 3) 9 x 99 = 9 (100 - 1) = 890"
    )
    assert "Right: 2 of 3" in said
    said = await learner.says("is 7 x 12 = 7 (10 + 2) = 84 right?")
    assert "✅ Right" in said
