"""Homework in a list with marks of its own: each item is judged by itself, in whatever way one
alone is, unless the lines are the working of one exercise."""

import re

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.exercises import listed, problems
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


@pytest.mark.parametrize(
    ("items", "marks"),
    [
        ("1. 7 x 8 = 56\n2. 3x < 9, x < 4", "✅❌"),
        ("1. √49 = 8\n2. 6 x 7 = 42", "❌✅"),
        ("1. √49 = 7\n2. 6 x 7 = 42", "✅✅"),
        ("1. √50 = 5√2\n2. √12 = 3√2\n3. √12 = √12", "✅❌❔"),
        ("1. 25% = 0.25\n2. 0.4 = 4%", "✅❌"),
        ("1. 1/4 = 20%\n2. 1/2 = 50%\n3. 1/3 = 33%", "❌✅❔"),
        ("1. 5 km = 5000 m\n2. 0.5 = 1/2", "✅✅"),
        ("1. 5 km = 5000 m\n2. √16 = 4", "✅✅"),
        ("1. 100 cm = 1 m\n2. 25% = 1/4", "✅✅"),
        ("1. 5 cm × 4 cm = 20 cm²\n2. 5 cm x 4 cm = 22 cm²\n3. 3 × 2 kg = 6 kg", "✅❌✅"),
        ("1. A = 5 cm × 4 cm = 20 cm²\n2. area = 5 cm × 4 cm = 22 cm²\n3. 2 × 3 = 6", "✅❌✅"),
        ("1. 1/2 × 6 cm × 4 cm = 12 cm²\n2. (5 cm)² = 25 cm²", "✅✅"),
        (
            "1. 25 cm² × 6 cm = 150 cm³\n2. 25 cm² × 6 cm = 150 cm²\n3. 60 km / 2 h = 30 km/h",
            "✅❌✅",
        ),
        ("1. π × (5 cm)² = 79 cm²\n2. 6 cm × 4 cm = 24 cm²²\n3. 1 kg - 1/4 kg = 3/4 kg", "❔❔✅"),
        ("1. 0.75 = 3/4\n2. 0.2 = 1/4", "✅❌"),
        ("1) 1/2 + 1/3\n= 5/6\n2) 1/2 + 1/3\n= 2/5", "✅❌"),
        ("1. 3x = 9, x = 3\n2. 2x > 6, x > 4\n3. 2x = 8, x = 4", "✅❌✅"),
        ("1. 3x + 2 = 11\n3x = 9\nx = 3\n2. 2x > 8\nx > 5", "✅❌"),
        ("1. 3x + 2 = 11, 3x = 13\nx = 13/3\n2. √81 = 9", "❌✅"),
        ("1. x^2 - 9 = (x-3)(x+3)\n2. (a+b)^2 = a^2 + b^2", "✅❌"),
        ("1. factorise x^2 - 9 = (x-3)(x+3)\n2. simplify 12/18 = 3/4", "✅❌"),
        ("1. derivative of x^3 is 3x\n2. 7 x 8 = 56", "❌✅"),
        ("1. the square root of 49 is 8\n2. seven times eight is 56", "❌✅"),
        ("1. What is 7 x 8? 56\n2. Solve 3x = 9. x = 4\n3. What is √49? Answer: 7", "✅❌✅"),
        ("1. 3 + 4 = 7, 5 + 6 = 12\n2. 3 + 4 = 7, 5 + 6 = 11", "❌✅"),
        ("1. 7 x 8 = 56\n2. 6 x 7 = 42\n3. idk\nThanks!", "✅✅❔"),
        ("1. 7 x 8 = 56\n2. ?", "✅▫️"),
        ("1. 3x = 9\n2. 2x = 8, x = 4", "▫️✅"),
        ("1. 3x = 9, x = 3\n2. 2x > 8", "✅▫️"),
        ("1. Rome was founded in 753 BC\n2. 7 x 8 = 56", "❔✅"),
        ("1. 7 x 8 = 56\n2. sin(30) = 1/2", "✅❔"),
        ("1. 3 apples + 4 apples = 8 apples\n2. 7 x 8 = 56", "❔✅"),
        ("1. log x = 2, x = 100\n2. 7 x 8 = 56", "❔✅"),
        ("1. ³√8 = 2\n2. 3√8 = 2\n3. 7 x 8 = 56", "❔❔✅"),
        ("1. 7 x 8 = 56 cm\n2. 6 x 7 = 42", "❔✅"),
        ("1. area of a circle r=2: 4π\n2. 7 x 8 = 56", "❔✅"),
        ("1. y = 2x + 1, x = 3, y = 7\n2. 7 x 8 = 56", "❔✅"),
        ("1. Ann is 5 years old. 3x = 9, x = 4\n2. 7 x 8 = 56", "❔✅"),
        ("1. Sam had 15 sweets and ate a third. 15 - 3 = 12\n2. 8 + 7 = 15", "❔✅"),
        ("1. Sam had 15 sweets and ate a third. 15 - 5 = 9\n2. 8 + 7 = 15", "❌✅"),
        ("1. What is the area of a square of side 5? 5 x 5 = 25\n2. 8 + 7 = 15", "❔✅"),
        ("lcm of 4 and 6 = 12\n8 + 7 = 15", "❔✅"),
        ("lcm of 4 and 6 = 24\nhcf of 12 and 18 = 3\n8 + 7 = 15\n13 - 6 = 7", "❌❌✅✅"),
        ("1. 7 x 8 = 56 (page 3)\n2. 6 x 7 = 42", "❔✅"),
        ("1. 4 x -6 = -24\n2. 3 x -5 = -14", "✅❌"),
        ("4 x -6 = -24\n3 x -5 = -15", "✅✅"),
        ("1. 4 x -6 = -20\n2. 2x = 8, x = 4", "❌✅"),
        ("4 x -6 = -24\n2x = 8, x = 4", "✅✅"),
        ("1) Simplify 3x + 2x = 5x 2) Simplify 4a - a = 3", "✅❌"),
        ("d/dx x^3 = 3x^2, d/dx sin x = cos x, d/dx cos x = sin x", "✅✅❌"),
    ],
)
async def test_each_item_of_a_list_is_judged_by_itself(
    skill: Skill, items: str, marks: str
) -> None:
    assert await _marks_of(skill, f"check my homework\n{items}") == marks


@pytest.mark.parametrize(
    "items",
    [
        "1) 7 x 8 = 56\n2) 3x < 9, x < 4",
        "1)7 x 8=56\n2)3x < 9, x < 4",
        "1: 7 x 8 = 56\n2: 3x < 9, x < 4",
        "(1) 7 x 8 = 56\n(2) 3x < 9, x < 4",
        "a) 7 x 8 = 56\nb) 3x < 9, x < 4",
        "(a) 7 x 8 = 56\n(b) 3x < 9, x < 4",
        "A. 7 x 8 = 56\nB. 3x < 9, x < 4",
        "i) 7 x 8 = 56\nii) 3x < 9, x < 4",
        "1a) 7 x 8 = 56\n1b) 3x < 9, x < 4",
        "1. a) 7 x 8 = 56\nb) 3x < 9, x < 4",
        "Q1: 7 x 8 = 56\nQ2: 3x < 9, x < 4",
        "Question 3. 7 x 8 = 56\nQuestion 5. 3x < 9, x < 4",
        "#1 7 x 8 = 56\n#2 3x < 9, x < 4",
        "**1.** 7 x 8 = 56\n**2.** 3x < 9, x < 4",
        "- 7 x 8 = 56\n- 3x < 9, x < 4",
        "* 7 x 8 = 56\n* 3x < 9, x < 4",
        "Maths p. 12-13\n1. 7 x 8 = 56\n2. 3x < 9, x < 4\nThanks!",
        "1. 7 x 8 = 56 2. 3x < 9, x < 4",
        "a) 7 x 8 = 56, b) 3x < 9, x < 4",
        "1.\n7 x 8 = 56\n2.\n3x < 9, x < 4",
        "[1] 7 x 8 = 56\n[2] 3x < 9, x < 4",
        "1- 7 x 8 = 56\n2- 3x < 9, x < 4",
        "1/ 7 x 8 = 56\n2/ 3x < 9, x < 4",
        "1.7 x 8 = 56\n2.3x < 9, x < 4",
        "1.7 x 8 = 56\n2. 3x < 9, x < 4",
        "1.What is 7 x 8? 56\n2.3x < 9, x < 4",
        "Q1. What is 7 x 8? A: 56\nQ2. 3x < 9, A: x < 4",
        "Q: What is 7 x 8?\nA: 56\nQ: What is 9 x 6?\nA: 56",
        "Q: 7 x 8 A: 56 Q: 3x = 9 A: x = 4",
        "1. What is 7 x 8?\nA. 56\n2. What is 9 x 6?\nA. 56",
    ],
)
async def test_items_are_known_by_their_marks(skill: Skill, items: str) -> None:
    for text in (f"check my homework: {items}", f"check my homework\n{items}"):
        assert await _marks_of(skill, text) == "✅❌"


@pytest.mark.parametrize(
    ("items", "marks"),
    [
        ("- 3 + 4 = 1\n- 5 + 6 = 1", "✅✅"),
        ("− 4x = 20, x = -5\n− 3x = 9, x = -3", "✅✅"),
        ("- 3 + 4 = 7\n- 5 + 6 = 12", "✅❌"),
        ("- 15 - 7 = 8\n- 6 - 9 = -15\n- 20 - 4 = 16", "✅❌✅"),
        ("- 3 + 4 = 7\n- 8 + 2 = -6", "✅❌"),
        ("- 2x + 1 = 9, x = 4\n- x = 6, x = -6\n- 5x = 20, x = 4", "✅❔✅"),
        ("- 4x = 20, x = 5\n- 3x = 9, x = -3\n- 2x = 8, x = -4", "❌✅✅"),
        ("* 3 + 4 = 1\n* 5 + 6 = 11", "❌✅"),
        ("* 3 + 4 = 1\n* 5 + 6 = 1", "❌❌"),
        ("1/ 7 x 8 = 8/7\n2/ 7 x 8 = 16/7", "✅✅"),
        ("1- 7 = -6\n2- 9 = -7", "✅✅"),
        ("1.5 x 2 = 3\n2.5 x 2 = 6", "✅❌"),
        ("1- 7 x 8 = 54\n2- 9 x 4 = 35", "❌❌"),
        ("1.7 x 8 = 56\n2.9 x 4 = 35", "✅❌"),
    ],
)
async def test_dashes_and_what_may_be_a_mark_or_part_of_a_sum_are_what_makes_more_right(
    skill: Skill, items: str, marks: str
) -> None:
    assert await _marks_of(skill, f"check my homework\n{items}") == marks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("homework\n1. 3x + 2 = 11\n2. 3x = 9\n3. x = 3", "✅ Right."),
        ("homework\n- 3x + 2 = 11\n- 3x = 9\n- x = 3", "✅ Right."),
        ("homework\n- 3x = 9\n- x = 3", "✅ Right."),
        ("homework\n- 3x = 9\n- x = -3", "Put `x = -3` into the problem"),
        ("homework\nStep 1: 3x + 2 = 11\nStep 2: 3x = 9\nStep 3: x = 3", "✅ Right."),
        ("homework\n1. 3x + 2 = 11\n2. 3x = 13\n3. x = 13/3", "In `3x = 13` something is off"),
        ("homework\n1. 2x + 1 > 7\n2. 2x > 6\n3. x > 3", "✅ Right."),
        ("homework\n1. 2x + 1 > 7\n2. 2x > 6\n3. x > 4", "In `x > 4` something is off"),
        ("homework\n1. x^2 - 5x + 6 = 0\n2. x - 2 = 0, x = 2\n3. x - 3 = 0, x = 3", "✅ Right."),
        (
            "homework\n1. x^2 - 5x + 6 = 0\n2. x - 2 = 0, x = 2\n3. x - 4 = 0, x = 4",
            "In `x - 4 = 0` something is off: it does not follow from `x^2 - 5x + 6 = 0`",
        ),
        ("working\n1. 3x + 2 = 11\n2. 3x = 13, x = 13/3", "In `3x = 13` something is off"),
        ("working: 3x + 2 = 11\n1. 3x = 9\n2. x = 3", "✅ Right."),
        ("working: 3x + 2 = 11\n- 3x = 13\n- x = 13/3", "In `3x = 13` something is off"),
        ("working: 25% of 80\n1. 10% = 8\n2. 5% = 4\n3. 8+8+4=20", "✅ Right."),
        (
            "working\n1. 12 x 15 = 10 x 15 + 2 x 15\n2. 10 x 15 = 150\n3. 150 + 30 = 180",
            "✅ Right.",
        ),
        ("homework\n1. 48 + 3\n2. 52", "In `52` something is off"),
        ("homework\n1. 4 x -6 = 10\n2. 4 x = 16\n3. x = 4", "✅ Right."),
        ("homework\n4 x -6 = 10\n4 x = 16\nx = 4", "✅ Right."),
    ],
)
async def test_a_list_that_is_the_working_of_one_exercise_is_followed(
    skill: Skill, text: str, told: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    said = await learner.says(f"check my {text}")
    assert told in said
    assert "Right: " not in said


@pytest.mark.parametrize(
    "text",
    [
        "check my homework\n1. sin(30) = 1/2\n2. log(100) = 2",
        "check my grammar:\n1. She go to school.\n2. He goes to school.",
        "check my list\n- milk 2 l\n- eggs 6",
        "check my homework. Round to the nearest ten:\n1. 48 = 50\n2. 52 = 50",
        "check my homework. Differentiate:\na) x^3 = 3x^2\nb) x^2 = 2x",
    ],
)
async def test_a_list_in_which_nothing_can_be_checked_is_left_to_the_model(
    skill: Skill, text: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert await learner.says(text) == PRAISE
    assert "1." not in text or learner.remarks == [problems.UNCHECKED] or "grammar" in text


@pytest.mark.parametrize(
    "text",
    [
        "are these right?\n1. 7 x 8 = 56\n2. 3x < 9, x < 4",
        "check:\n1. 7 x 8 = 56\n2. 3x < 9, x < 4",
        "1. 7 x 8 = 56\n2. 3x < 9, x < 4\nright?",
        "did I get these right? 1) 7 x 8 = 56 2) 3x < 9, x < 4",
        "here are my answers\n1. 7 x 8 = 56\n2. 3x < 9, x < 4",
        "I did my homework:\n1. 7 x 8 = 56\n2. 3x < 9, x < 4",
    ],
)
async def test_a_list_is_marked_also_where_it_is_asked_about_in_other_words(
    skill: Skill, text: str
) -> None:
    assert await _marks_of(skill, f"/tutor {text}") == "✅❌"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("is this right?\n1. 3x + 2 = 11\n2. 3x = 9\n3. x = 3", "✅ Right. With `x = 3`"),
        ("which is right for 3 x 4?\na) 12\nb) 7", "Let us work on `3 × 4`"),
        ("help me with my homework\n1. 3x = 9\n2. 2x = 8", PRAISE),
        ("is it true that\n- milk costs 2\n- eggs cost 3", PRAISE),
    ],
)
async def test_who_only_asks_about_a_list_in_which_nothing_is_judged_is_answered_as_before(
    skill: Skill, text: str, told: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    said = await learner.says(f"/tutor {text}")
    assert said.startswith(told)
    assert "Right: " not in said


async def test_too_many_items_are_not_marked_in_part(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    many = "\n".join(f"{n}. √{n * n} = {n}" for n in range(2, 40))
    assert "at most 30 exercises" in await learner.says(f"check my homework\n{many}")


@pytest.mark.parametrize(
    "text",
    [
        "12: 3 = 4\n15: 3 = 6",
        "2 x (3 + 4) = 14 and 5 - (2 + 1) = 2",
        "I have 3 apples and 2. That makes 5",
        "x - 2 = 0\n- 3",
        "a = 3, b = 4",
        "5\n- 3\n= 2\n- 1",
        "x is 1. y is 2. z is 3",
        "2.5 x 2 = 5\n3.5 x 2 = 7",
        "[3 + 1] x 2 = 8\n[2] x 2 = 4",
    ],
)
async def test_what_only_looks_like_a_mark_is_none(text: str) -> None:
    assert listed.read(f"check my answer: {text}") is None


@pytest.mark.parametrize(
    "piece",
    ["1. ", "- ", " ", "\n", "a) ", "(", "1) 2) ", "i", "Q1 ", "Q: ", "A: ", "1.2", "1- \n", "["],
)
async def test_a_long_text_is_read_to_its_end(piece: str) -> None:
    listed.read(f"1. 3{piece * 5_000}!\n2. 4")


async def _marks_of(skill: Skill, text: str) -> str:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    said = await learner.says(text)
    marks = [line.split()[1] for line in said.splitlines() if re.match(r"\w+[.)] [✅❌▫❔]", line)]
    assert f"Right: {marks.count('✅')} of {len(marks)}." in said
    return "".join(marks)
