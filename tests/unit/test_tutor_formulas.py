"""A formula with values for its letters: what is given is no exercise, and what is asked for is
judged where a tool can tell what that is; else a remark says that none does."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.exercises import problems
from bot.skills.tutor.maths.written import given_values
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


def learner(skill: Skill) -> Learner:
    return Learner(skill, AnsweringModel(lambda _: PRAISE))


@pytest.mark.parametrize(
    ("text", "line", "wrong", "right"),
    [
        ("the area A = lw when l = 5 and w = 3", "A = lw; l = 5; w = 3", "3", "15"),
        ("A = bh/2 when b = 6 and h = 4", "A = bh/2; b = 6; h = 4", "10", "A = 12"),
        ("A = 1/2 bh, b = 6, h = 4", "A = (1/2) bh; b = 6; h = 4", "11", "1/2 x 6 x 4 = 12"),
        ("use V = IR to find V when I = 2 and R = 5", "V = IR; I = 2; R = 5", "V = 5", "10 = V"),
        ("V = IR; find I when V = 10, R = 5", "V = IR; V = 10; R = 5", "I = 50", "I = 2"),
        ("F = ma, m = 5, a = 2", "F = ma; m = 5; a = 2", "F = 7", "m = 5, a = 2, F = 10"),
        ("v = u + at, u = 2, a = 3, t = 4", "v = u + at; u = 2; a = 3; t = 4", "20", "14"),
        ("find s = d/t when d = 100 and t = 20", "s = d/t; d = 100; t = 20", "20", "5"),
        ("find A if A = l x w, L = 5, W = 3", "A = l × w; l = 5; w = 3", "lw = 16", "lw = 15"),
        ("3x + y = 10, x = 2", "3x + y = 10; x = 2", "x = 3", "(2, 4)"),
        ("y = x^2 when x = -3", "y = x^2; x = -3", "-9", "9"),
        ("the area of a hall is A = lw. l is 5 and w is 3", "A = lw; l = 5; w = 3", "8", "15"),
    ],
)
async def test_values_are_put_into_their_formula(
    text: str, line: str, wrong: str, right: str, skill: Skill
) -> None:
    person = learner(skill)
    assert f"Let us work on `{line}`" in await person.says(f"help me with my homework: {text}")
    assert "Right" not in await person.says(wrong)
    assert person.remarks == []
    assert (await person.says(right)).startswith("✅ Right.")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("the radius is r = 7, find the diameter", "14"),
        ("n = 10, find the sum of the first n numbers", "55"),
        ("a right triangle has a = 3 and b = 4. find c", "5"),
        ("what is the area of a rectangle with l = 5 and w = 3?", "15"),
        ("P = 2(l + w), l = 5 cm, w = 3 cm", "16"),
        ("find half of A = bh when b = 6 and h = 4", "12"),
        ("find the perimeter, A = lw, l = 5, w = 3", "16"),
        ("find s if A = s^2 and A = 16", "4"),
        ("find s = d/t when d = 10 and t = 3", "3.33"),
        ("s = d/2t, d = 8, t = 2", "2"),
    ],
)
async def test_what_is_given_is_no_exercise(text: str, answer: str, skill: Skill) -> None:
    person = learner(skill)
    assert await person.says(f"help me with my homework: {text}") == PRAISE
    assert person.remarks == [problems.UNCHECKED]
    assert await person.says(answer) == PRAISE
    assert len(person.remarks) == 1


async def test_a_step_in_words_is_no_answer_to_a_formula(skill: Skill) -> None:
    person = learner(skill)
    await person.says("help me with A = lw, l = 5, w = 3")
    assert await person.says("i multiply 5 and 3") == PRAISE


@pytest.mark.parametrize(
    "text",
    [
        "s = ut, u = 3, t = 4, find a",
        "s = 2t, t = 3, find the square of s",
        "c = 2t, t = 3, find the change in c",
        "find the gradient of y = 2x when x = 3",
        "find twice A if A = lw, l = 5, w = 3",
        "A = lw, l = 5, w = 3. If w doubles, find A",
        "A = lw, l = 5 or w = 3",
        "rearrange A = lw for l when A = 15, w = 3",
        "P = IV I know that I = 2, find V",
        "y = 2x + 1, x = 3, x = 4",
        "E = mc^2, m = 2, c = 3 and F = ma",
        "a = 3, b = 4, c = 5",
    ],
)
async def test_what_may_ask_for_something_else_is_not_read(text: str) -> None:
    assert given_values.read(text) is None


@pytest.mark.parametrize(
    "piece", ["a = 1 ", "A = lw ", "l = ", "=", " ", "a", "(", "1/2 ", "of a "]
)
async def test_a_long_text_with_formulas_is_left_as_it_is(piece: str) -> None:
    for length in (290, 20_000):
        assert given_values.read(f"{(piece * length)[:length]}zz?") is None
