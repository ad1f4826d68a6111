"""What is said once the guide to an own problem is over, with a number in it that may be meant for
that problem or for nothing. The model praises whatever it is asked of."""

import pytest

from bot.ports import Skill
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"
EQUATION = ("help me solve 3x + 2 = 11", "x = 3")
SQUARE = ("help me solve x^2 = 9", "x = ±3")
SUM = ("help me with 45 + 38", "83")
FRACTIONS = ("help me with 1/4 + 1/4", "1/2")
LOWEST = ("help me simplify 6/8", "3/4")
UNIT = ("help me convert 3 km to m", "3000")
HOURS = ("help me with 2 h + 45 min", "2 h 45 min")


async def _after(before: tuple[str, str], text: str, skill: Skill) -> tuple[str, list[str]]:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    for each in before:
        said = await learner.says(each)
    assert said.endswith("bring the next one.")
    return await learner.says(text), learner.remarks


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (SUM, "lol 67"),
        (SUM, "67 lol"),
        (SUM, "yes 3"),
        (SUM, "ok, 7"),
        (SUM, "now 2"),
        (SUM, "and 20?"),
        (SUM, "I have 5"),
        (SUM, "oh yeah, 12 please"),
        (EQUATION, "lol 67"),
        (LOWEST, "I have 5"),
        (LOWEST, "I got 8/10"),
        (LOWEST, "yay 9/10"),
        (FRACTIONS, "I got 8/10"),
        (UNIT, "10 min"),
        (HOURS, "5 km"),
    ],
)
async def test_what_may_be_no_answer_is_not_blamed_and_no_praise_of_it_goes_without_a_remark(
    before: tuple[str, str], text: str, skill: Skill
) -> None:
    said, remarks = await _after(before, text, skill)
    assert said == PRAISE
    assert [each[:33] for each in remarks] == ["I cannot check this with a tool, "]


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        (SUM, "84", "In `84` something is off"),
        (SUM, "it's 84", "In `84` something is off"),
        (SUM, "I think 84", "In `84` something is off"),
        (SUM, "my answer was 84", "In `84` something is off"),
        (SUM, "so 84?", "In `84` something is off"),
        (SUM, "yes 83", "✅ Right."),
        (SUM, "ok, so 83", "✅ Right."),
        (SQUARE, "and 4?", "Put `x = 4` into the problem"),
        (EQUATION, "ok, x = 4", "Put `x = 4` into the problem"),
        (FRACTIONS, "I got 3/8", "In `3/8` something is off"),
        (UNIT, "300 m", "`300 m` is not equal to `3 km`"),
        (HOURS, "3 h", "`3 h` is not equal to `2 h + 45 min`"),
    ],
)
async def test_an_answer_is_judged(
    before: tuple[str, str], text: str, told: str, skill: Skill
) -> None:
    said, remarks = await _after(before, text, skill)
    assert told in said
    assert not remarks


@pytest.mark.parametrize(
    ("before", "text"),
    [(SUM, "thanks!"), (SUM, "yay 10/10"), (SUM, "12 people came"), (EQUATION, "see you at 3")],
)
async def test_other_talk_has_no_remark(before: tuple[str, str], text: str, skill: Skill) -> None:
    assert await _after(before, text, skill) == (PRAISE, [])


INTEGRAL = ("help me integrate 2x", "x^2")
SLOPE = ("help me differentiate x^2 + 1", "2x")
BRACKETS = ("help me expand (x+4)^2", "x^2 + 8x + 16")
SMALLER = ("help me simplify 18/24", "3/4")
QUOTIENT = ("help me with 36 ÷ 6", "6")
NEXT = "write `next: "


@pytest.mark.parametrize(
    ("before", "text", "told", "is_asked"),
    [
        (INTEGRAL, "x^2 + C", "✅ Right.", False),
        (INTEGRAL, "so x^2 + c", "✅ Right.", False),
        (INTEGRAL, "+ C", "✅ Right.", False),
        (INTEGRAL, "oh, I forgot plus C", "✅ Right.", False),
        (INTEGRAL, "x^2 + 5", "✅ Right.", True),
        (INTEGRAL, "x^3 + C", "you get `3x^2`, not `2x`", False),
        (INTEGRAL, "+ x", "you get `2x + 1`, not `2x`", False),
        (SLOPE, "2*x", "✅ Right.", True),
        (SLOPE, "2x + C", "`2x + C` is not the derivative.", False),
        (SLOPE, "or 2x + 1?", "`2x + 1` is not the derivative.", False),
        (SMALLER, "6/8", "`6/8` is equal to the answer. Top and bottom", True),
        (BRACKETS, "(x+4)(x+4)", "is equal to the answer. There is still a bracket", True),
    ],
)
async def test_what_is_equal_to_the_answer_or_added_to_it_begins_no_new_exercise(
    before: tuple[str, str], text: str, told: str, is_asked: bool, skill: Skill
) -> None:
    said, remarks = await _after(before, text, skill)
    assert told in said
    assert (NEXT in said) is is_asked
    assert not remarks


@pytest.mark.parametrize(
    ("before", "text", "line"),
    [
        (INTEGRAL, "3x^2", "∫ (3x^2) dx"),
        (INTEGRAL, "next: x^2 + 1", "∫ (x^2 + 1) dx"),
        (INTEGRAL, "cx^2", "∫ (cx^2) dx"),
        (SLOPE, "2x + 1", "d/dx (2x + 1)"),
        (SMALLER, "6/9", "Simplify 6/9"),
        (SMALLER, "next: 6/8", "Simplify 6/8"),
        (LOWEST, "9/12", "Simplify 9/12"),
        (BRACKETS, "(x+5)^2", "Expand (x+5)^2"),
        (QUOTIENT, "42 ÷ 6", "42 ÷ 6"),
        (QUOTIENT, "so, 42 ÷ 7?", "42 ÷ 7"),
        (QUOTIENT, "36 ÷ 6", "36 ÷ 6"),
        (HOURS, "3 hours 20 min - 45 min", "3 hours 20 min - 45 min"),
        (HOURS, "next: 3 kg - 400 g?", "3 kg - 400 g"),
        (SUM, "now 2 h + 30 min", "2 h + 30 min"),
        (("help me with 7 x 8", "56"), "56 ÷ 8", "56 ÷ 8"),
        (FRACTIONS, "3/4 ÷ 1/8", "3/4 ÷ 1/8"),
        (EQUATION, "√81", "√81"),
        (SUM, "√16 + √9", "√16 + √9"),
        (SUM, "5!", "5!"),
        (SUM, "next: 57!", "57!"),
        (("help me with 5!", "120"), "25!", "25!"),
        (EQUATION, "5! / 3!", "5! / 3!"),
    ],
)
async def test_what_is_not_does(
    before: tuple[str, str], text: str, line: str, skill: Skill
) -> None:
    assert f"Let us work on `{line}`" in (await _after(before, text, skill))[0]


@pytest.mark.parametrize(
    ("before", "text", "told"),
    [
        (QUOTIENT, "I got 42 ÷ 6", "And what does `42 ÷ 6` come to?"),
        (QUOTIENT, "is √81 right?", "In `√81` something is off"),
        (("help me solve 3x = 9", "x = 3"), "9 ÷ 3", "✅ Right."),
        (("help me with 7 x 8", "56"), "56!", "✅ Right."),
        (("help me with 7 x 8", "56"), "57, done", "In `57` something is off"),
        (("help me with 7 x 8", "56"), "57!", "In `57` something is off"),
        (("help me solve 3x = 90", "30"), "31!", "Put `x = 31` into the problem"),
        (("help me solve x^2 = 16", "4 and -4"), "4", "✅ Right: `x = 4` is one of the solutions"),
        (("help me solve x^2 = 16", "4 and -4"), "5", "Put `x = 5` into the problem"),
        (("help me solve |x| < 3", "-3 < x < 3"), "x < 3", "In `x < 3` something is off"),
        (EQUATION, "x = 12 ÷ 3", "Put `x = 12 ÷ 3` into the problem"),
        (("help me solve x^2 = 8", "x = ±√8"), "√7", "Put `x = √7` into the problem"),
    ],
)
async def test_what_is_to_be_worked_out_is_judged_where_it_is_an_answer(
    before: tuple[str, str], text: str, told: str, skill: Skill
) -> None:
    assert told in (await _after(before, text, skill))[0]


async def test_behind_another_one_a_number_is_no_value_for_the_last(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert await learner.says("help me solve x^2 = -9") == PRAISE
    assert learner.remarks
    assert (await learner.says("42 ÷ 6")).startswith("Let us work on `42 ÷ 6`")
    assert (await learner.says("7")).startswith("✅ Right")


@pytest.mark.parametrize("before", [SUM, EQUATION])
async def test_behind_the_value_of_a_function_it_is_none_either(
    before: tuple[str, str], skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    for text in (*before, "sin(30)"):
        await learner.says(text)
    assert await learner.says("0.5") == PRAISE
    assert learner.remarks


@pytest.mark.parametrize("text", ["why + C?", "what is + C for?", "we don't need + C"])
async def test_what_is_said_of_a_constant_adds_none(text: str, skill: Skill) -> None:
    assert await _after(INTEGRAL, text, skill) == (PRAISE, [])


@pytest.mark.parametrize("leaves", ["stop", "pass", "end the guide"])
@pytest.mark.parametrize(
    ("text", "told", "ends"),
    [
        ("x = 4", "the left side comes to 14", "We had left that exercise: bring it again"),
        ("is x = 4 right?", "the left side comes to 14", "We had left that exercise"),
        ("4", "the left side comes to 14", "We had left that exercise"),
        ("x = 3", "✅ Right.", "The exercise itself is done"),
        ("thanks!", PRAISE, PRAISE),
    ],
)
async def test_a_value_for_a_problem_that_was_left_is_judged_by_it(
    leaves: str, text: str, told: str, ends: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says("help me solve 3x + 2 = 11")
    await learner.says("3x = 9")
    assert await learner.says(leaves) == "We leave it there."
    said = await learner.says(text)
    assert told in said
    assert ends in said


TWO_SUMS = "check my homework: 45 + 38 = 73, 62 - 27 = 45"


@pytest.mark.parametrize(
    ("before", "text", "told", "is_remarked"),
    [
        (TWO_SUMS, "35", "✅ Right: 2. `62 - 27`.", False),
        (TWO_SUMS, "2. 36", "2. `62 - 27`\n\nIn `36` something is off", False),
        (TWO_SUMS, "36", PRAISE, True),
        (f"{TWO_SUMS}\nskip\n35", "83", "✅ Right: 1. `45 + 38`.", False),
        (f"{TWO_SUMS}\nskip\n35", "84", PRAISE, True),
        (TWO_SUMS, "83", "✅ Right.", False),
        ("check my homework: 45 + 38 = 73, 62 - 27 = 35", "35", "In `35` something is off", False),
        ("help me solve x^2 = 16\n4", "-4", "✅ Right.", False),
        ("help me solve x^2 = 16\n4", "or -5", "Put `x = -5` into the problem", False),
        ("help me solve 3x + 2 = 11", "minus 2", "`- 2` on both sides; an answer is", False),
        ("help me solve 3x + 2 = 11", "-2 first", "`- 2` on both sides; an answer is", False),
        ("help me solve 3x + 2 = 11", "x = -2", "Put `x = -2` into the problem", False),
        ("help me solve x + 2 = 0", "minus 2", "✅ Right.", False),
        ("check my homework: 3x + 2 = 11, x = 4; 2x = 8, x = 3", "minus 2", PRAISE, True),
    ],
)
async def test_behind_homework_it_is_known_what_else_was_open_and_what_was_named(
    before: str, text: str, told: str, is_remarked: bool, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    for said in before.split("\n"):
        await learner.says(said)
    if "skip" not in before:
        assert await learner.says("stop") == "We leave it there."
    assert told in await learner.says(text)
    assert bool(learner.remarks) is is_remarked
