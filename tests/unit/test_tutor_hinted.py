"""What hints say of a problem that the maths checker knows, with a model that says false things."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.guides.hints.hinted import false_of_problem
from bot.tools.maths.checker import MathsChecker
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

SLOPE = "differentiate x^3 + 2x"
AREA = "integrate 2x"
PAIR = "solve x + y = 5, x - y = 1"
BELOW = "solve 3 - 2x < 11"


FALSE = [
    ("solve 2x + 6 = 14", (), "hint", "2x = 9 is the next line. What comes then?"),
    ("solve 2x + 6 = 14", (), "hint", "You get $2x = 9$ from `2x + 6 = 14`. And then?"),
    ("solve 2x + 6 = 14", (), "hint", "If you subtract 6, you get 2x = 20. What is next?"),
    ("solve x^2 - 5x + 6 = 0", (), "idk", "(x-1)(x-6) = 0, so which numbers solve it?"),
    (SLOPE, (), "hint", "Begin: d/dx x^3 = 2x^2. What is the derivative of 2x?"),
    (SLOPE, (), "hint", r"Look: $\frac{d}{dx}(x^3) = 2x^2$. What about 2x?"),
    (SLOPE, (), "hint", "The derivative of x^3 is 2x^2. What about 2x?"),
    (SLOPE, (), "hint", "f'(x) = 3x^2 + 5 is close. What is wrong with the 5?"),
    (AREA, (), "hint", "∫ x dx = x^2. What does the 2 do?"),
    ("work out 40% of 50", (), "hint", "10% of 50 is 10. How many of those make 40%?"),
    ("work out 40% of 50", (), "hint", "10% = 10, so how many of those do you need?"),
    (BELOW, (), "hint", "-2x > 8 is the next line. What happens to the sign?"),
    (PAIR, (), "hint", "Add both: 2x = 7. What comes then?"),
    ("expand (x+2)^2", (), "hint", "(x+2)^2 = x^2 + 4 is a start. What is missing?"),
    ("solve 2x + 6 = 14", (), "2x = 20", "2x = 20 is correct. What comes then?"),
    ("solve 2x + 6 = 14", (), "2x = 20", "Your 2x = 20 is right! What comes then?"),
    ("solve 2x + 6 = 14", (), "2x = 20", "Your `2x = 20` is right, so what comes then?"),
    ("solve 2x + 6 = 14", ("2x = 20",), "hint", "Your line 2x = 20 is correct. What is next?"),
    ("solve 2x + 6 = 14", ("2x = 8",), "hint", "Your line 2x = 8 is wrong. What is 14 - 6?"),
    ("solve 2x + 6 = 14", ("2x = 8",), "hint", "There is a mistake in 2x = 8. Do you see it?"),
    ("solve 2x + 6 = 14", ("2x = 8",), "hint", "2x = 8 is not right, so what is 14 - 6?"),
]
TRUE = [
    ("solve 2x + 6 = 14", (), "hint", "2x + 6 - 6 = 14 - 6 is a next line. What is left?"),
    ("solve 2x + 6 = 14", (), "hint", "2x = 8 is the next line. What undoes the 2?"),
    ("solve 2x + 6 = 14", (), "hint", "For example, in y + 7 = 10 you take 7 away. And here?"),
    ("solve 2x + 6 = 14", (), "hint", "For example, in x + 7 = 10 you take 7 away. And here?"),
    ("solve 2x + 6 = 14", ("x = 5",), "hint", "With x = 5, 2x + 6 = 16. Is that 14?"),
    ("solve 2x + 6 = 14", ("2x = 20",), "hint", "2x = 20 is not right. Which sign has the 6?"),
    ("solve 2x + 6 = 14", ("2x = 8",), "hint", "Your 2x = 8 is right. What undoes the 2?"),
    ("solve 2x + 6 = 14", (), "2x = 20", "In 2x = 20 you added 6. What undoes + 6?"),
    ("solve 2x + 6 = 14", (), "hint", "2x = 14 + 6 is not right. Why?"),
    ("solve 2x + 6 = 14", (), "hint", "Say x = 1: then 2x + 6 = 8. Is that 14?"),
    ("solve 2x + 6 = 14", (), "hint", "The form is ax + b = c. Which number is b?"),
    ("solve 2x + 6 = 14", (), "hint", "What has to stand here: 2x = 14 - __ ?"),
    ("solve x^2 - 5x + 6 = 0", (), "hint", "Write (x - a)(x - b) = 0. Which product is 6?"),
    ("solve x^2 - 5x + 6 = 0", (), "hint", "Note that 5x = 4x + x. Does that help?"),
    (SLOPE, (), "hint", "Begin: d/dx x^3 = 3x^2. What is the derivative of the other term?"),
    (SLOPE, (), "hint", "In general d/dx x^n = n x^(n-1). What is n here?"),
    (AREA, (), "hint", "Since d/dx x^3 = 3x^2, what of 2x?"),
    ("work out 40% of 50", (), "hint", "10% of 50 is 5. How many of those make 40%?"),
    (BELOW, ("-2x < 8",), "hint", "-2x < 8 is the next line. And the sign?"),
    (PAIR, (), "hint", "Add both: 2x = 6. What comes then?"),
    ("expand (x+2)^2", (), "hint", "In it 2(x + 2) = 2x + 4. What comes then?"),
    ("expand (x+2)^2", (), "hint", "(a+b)(c+d) = ac + ad + bc + bd. Which of them is a?"),
]


@pytest.mark.parametrize(("problem", "before", "says", "hint"), FALSE)
async def test_a_hint_with_a_line_or_a_verdict_that_the_tool_knows_to_be_false_is_not_shown(
    skill: Skill, problem: str, before: tuple[str, ...], says: str, hint: str
) -> None:
    model = AnsweringModel(lambda _: hint)
    learner = Learner(skill, model)
    for text in (f"/tutor {problem}", *before):
        await learner.says(text)
    asked = len(model.sent)
    said = await learner.says(says)
    assert len(model.sent) == asked + 3
    assert hint not in said
    assert said.count("?") == 1


@pytest.mark.parametrize(("problem", "before", "says", "hint"), TRUE)
async def test_a_hint_with_true_lines_is_shown_at_once(
    skill: Skill, problem: str, before: tuple[str, ...], says: str, hint: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: hint))
    for text in (f"/tutor {problem}", *before):
        await learner.says(text)
    assert hint.rstrip("?").strip() in await learner.says(says)


async def test_the_model_is_told_which_line_of_its_hint_is_false(skill: Skill) -> None:
    turn = iter(("2x = 9 is the next line. And then?", "What undoes + 6?"))
    model = AnsweringModel(lambda _: next(turn))
    learner = Learner(skill, model)
    await learner.says("help me solve 2x + 6 = 14")
    assert "What undoes + 6?" in await learner.says("hint")
    assert "Your last hint said 2x = 9, which is wrong." in model.sent[-1][-1].content


async def test_factors_that_stand_beside_one_another_lose_no_solution() -> None:
    maths, lines = MathsChecker(), ("x^2 - 5x + 6 = 0",)
    try:
        for joined in ("or", "and"):
            hint = f"So x - 2 = 0 {joined} x - 3 = 0. And then?"
            assert await false_of_problem(hint, lines, lines, maths) == ""
        assert "x - 1 = 0" in await false_of_problem("So x - 1 = 0. Why?", lines, lines, maths)
    finally:
        await maths.close()
