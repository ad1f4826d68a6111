"""Words behind an answer: a reason, or what is said behind solutions that are listed."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.maths.written import behind_answers
from bot.tools.maths.checker import MathsChecker
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

NINE, TWO, LINE = "x^2 = 9", "x^2 - 5x + 6 = 0", "3x = 9"
LOST = "a solution was lost"

RIGHT = [
    *((NINE, f"x = 3 {said}") for said in ("and -3 👍", "and -3 both work", "or -3 (both)")),
    *((NINE, f"x = 3 {said}") for said in ("or -3 (checked)", "or -3 because its squared")),
    *((NINE, said) for said in ("x=3 or x=-3 (easy)", "x = ±3 (both)", "x = 3 or -3 tbh")),
    *((NINE, f"x = 3 or -3, {said}") for said in ("2 answers", "2 solutions", "two roots")),
    *((TWO, f"x = 2 and 3 {said}") for said in ("after factoring", "because 2+3=5", "😀")),
    *((TWO, said) for said in ("x=2 or 3, i used the quadratic formula", "x = 2, 3, no others")),
    *(("x^2 - 5x = 0", "x = 0 or 5 by factoring"), ("|x - 1| = 4", "x = 5 or -3, two cases")),
    *(("x^2 + 5x + 6 = 0", "x = -2 or -3 (factorised)"), ("x^2 = 2", "x = √2 or -√2 👍")),
    *((LINE, f"x={said}") for said in ("3 cos 9/3", "3 coz 9/3", "3 'cause 9/3 is 3")),
    *((LINE, said) for said in ("x is 3 cos 9 divided by 3 is 3", "x=3 cuz 9/3 = 3")),
    *(("70 + 13", f"83 {said}") for said in ("cos 70+13", "cuz 70 + 13", "coz 70+13 = 83")),
    *(("2x = 6 cos(0)", "x = 3 cos 0"), ("3x + 2 = 11", "3x = 9 cos 11-2 so x=3")),
]
WRONG = [
    *((NINE, f"x = 3 {said}", LOST) for said in ("and that's all", "and not -3", "👍", "only")),
    (NINE, "x = 3 but not -3", LOST),
    *((NINE, said, LOST) for said in ("only x = 3", "x = 3 because 3*3 = 9", "x = 3")),
    *((TWO, "x = 2 by factoring", LOST), (TWO, "x = 2 and 4 after factoring", "Put `x = 4`")),
    *((NINE, "x = 3 or -4 👍", "Put `x = -4`"), (LINE, "x = 4 cos 9/3", "Put `x = 4`")),
    *(("3x + 2 = 11", "3x = 8 cos 11-2", "`3x = 8`"), ("70 + 13", "84 cos 70+13", "`84`")),
]


@pytest.mark.parametrize(("problem", "said"), RIGHT)
async def test_words_behind_a_right_answer_leave_it_right(
    problem: str, said: str, maths: MathsChecker
) -> None:
    followed = await problems.follow((problem,), said, maths)
    assert followed
    assert followed.is_solved
    assert "does not come out" not in followed.says


@pytest.mark.parametrize(("problem", "said", "says"), WRONG)
async def test_a_wrong_answer_stays_wrong_with_them(
    problem: str, said: str, says: str, maths: MathsChecker
) -> None:
    followed = await problems.follow((problem,), said, maths)
    assert followed
    assert followed.is_off
    assert says in followed.says


@pytest.mark.parametrize(
    "said",
    ["x = 3 and -3 squared", "x = 3 or -3, which one of them", "x = 3 and its negative"]
    + [f"x = 3 {said}" for said in ("but also -3", "but -3 works too", "but -3 isnt one")]
    + ["x = 3, it can also be -3"],
)
async def test_no_solution_is_said_to_be_lost_where_another_may_be_named(
    said: str, maths: MathsChecker
) -> None:
    followed = await problems.follow((NINE,), said, maths)
    assert followed
    assert followed.is_unsure
    assert LOST not in followed.says


async def test_a_reason_that_is_not_so_is_told(maths: MathsChecker) -> None:
    followed = await problems.follow((NINE,), "x = 3 and -3 because 3+3=7", maths)
    assert followed
    assert followed.is_solved
    assert "`3+3=7` does not come out" in followed.says


@pytest.mark.parametrize(
    "said", ["x = 3 and -3 halves", "x = 3 or -3 but only 3", "x = 3, y = 2 👍", "3x = 9, x = 3 👍"]
)
async def test_what_may_change_listed_solutions_stays(said: str) -> None:
    assert behind_answers.without(said) == said


async def test_cos_is_a_function_beside_angles_and_before_brackets() -> None:
    for problem, said in (("2x = 6 cos(0)", "x = 3 cos 0"), ("3x = 9", "x = 3cos(0)")):
        assert behind_answers.reasoned(said, problem) == said


@pytest.mark.parametrize(
    ("said", "mark"), [("x = 3 and -3 both work", "✅"), ("x = 3 and not -3", "❌")]
)
async def test_homework_is_marked_so(said: str, mark: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "Look again."))
    reply = await learner.says(f"check my homework:\n1) x^2 = 9, {said}\n2) 3x = 12, x = 4")
    assert f"1. {mark}" in reply


async def test_cos_gives_a_reason_in_a_guide(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: "What do you get?"))
    await learner.says("help me with 70 + 13")
    assert "84" in await learner.says("84 cos 70+13")
    assert "Right" in await learner.says("83 cos 70+13")
