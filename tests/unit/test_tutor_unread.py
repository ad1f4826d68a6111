"""In a guide that checks each line: what is said there and cannot be read."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.guides.words import doubts
from bot.skills.tutor.maths.written.around import without_asides
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"
LINEAR = "help me solve 3x + 2 = 11"
FACTORISE = "help me factorise x^2 + 5x + 6"


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (LINEAR, "x = about 4"),
        (LINEAR, "x = 4 (page 2)"),
        (LINEAR, "I would say four"),
        (LINEAR, "what about 4?"),
        (LINEAR, "why is it 4?"),
        (LINEAR, "First take 3 away on both sides"),
        ("how do I work out 3/4 + 1/8?", "there is no solution"),
        ("help me solve x^2 = 9", "there is no other solution"),
        ("help me solve x^2 = 9", "there are no more"),
        ("help me solve x^2 = 9", "that is the only one"),
        ("help me solve 2x + 1 > 7", "x gets bigger from 4 on"),
        (FACTORISE, "(x+2) and (x+4)"),
        (FACTORISE, "the numbers are 1 and 6"),
        ("how do I work out 3/4 + 1/8?", "I added tops and bottoms and got 4/12"),
        ("how do I work out 3/4 + 1/8?", "I think that makes one half"),
        ("help me expand a(b + c)", "first a times b, I think, then the rest"),
        ("help me expand (a + b)^2", "you get a squared plus b squared"),
    ],
)
async def test_of_an_attempt_that_cannot_be_read_it_is_said_that_no_tool_checks_it(
    problem: str, said: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert "I check each line" in await learner.says(problem)
    assert PRAISE in await learner.says(said)
    assert [remark[:20] for remark in learner.remarks] == ["I cannot check this "]


@pytest.mark.parametrize(
    "said",
    [
        "why do we subtract 2?",
        "But how can I move the 2 to the other side?",
        "I don't understand that",
        "a hint",
        "3x = 9",
        "x = 4",
    ],
)
async def test_who_only_asks_and_who_is_judged_gets_no_such_remark(said: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says(LINEAR)
    await learner.says(said)
    assert not learner.remarks


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("x = 4 (I think)", "Put `x = 4` into the problem"),
        ("x = 4, I think", "Put `x = 4` into the problem"),
        ("x = 4 maybe?", "Put `x = 4` into the problem"),
        ("x = 3 (not sure)", "✅ Right."),
        ("x = 3, I'm not sure.", "✅ Right."),
        ("Step 1: 3x = 13\nStep 2: x = 13/3", "In `3x = 13` something is off"),
        ("Step 1: 3x = 9\nStep 2: x = 4", "Right so far: `3x = 9`. Put `x = 4` into"),
        ("step 1. 3x = 9\nstep 2. x = 3 (I guess)", "✅ Right."),
    ],
)
async def test_how_sure_somebody_is_and_the_number_of_a_step_are_passed_over(
    said: str, told: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says(LINEAR)
    assert (await learner.says(said)).startswith(told)
    assert not learner.remarks


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("/tutor what is the lcm of 4 and 6", "24"),
        ("/tutor round 3.476 to 2 decimal places", "3.47"),
        ("/tutor find the mean of 3, 5 and 10", "I think it's 5"),
        ("/tutor what is the perimeter of a square with side 5 cm", "25 cm"),
        ("/tutor increase 80 by 10%", "90"),
        ("/tutor what is 10% off £50", "£40"),
        ("/tutor what are the factors of 12", "they are 1, 2, 3, 4 and 12"),
        ("/tutor how many sides has a hexagon?", "8"),
        ("Tom has 12 apples and gives 5 away, how many are left?", "8 apples are left"),
        ("help me with my homework: 24 sweets are shared by 6 kids", "six each"),
        ("/tutor half of 6 + 2", "five"),
    ],
)
async def test_of_an_answer_to_what_no_tool_reads_that_is_said(
    asked: str, said: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says(asked)
    for _ in range(2):
        assert await learner.says(said) == PRAISE
        assert [remark[:20] for remark in learner.remarks] == ["I cannot check this "]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("now round 3.476 to 2 decimal places", "3.47"),
        ("the next one is about 24 sweets shared by 6 kids", "maybe 5?"),
        ("increase 80 by 10%", "a hint please || ok || 90"),
    ],
)
async def test_so_it_is_behind_one_that_a_tool_checked(asked: str, said: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    for each in (LINEAR, "x = 3", asked, *said.split(" || ")):
        await learner.says(each)
    assert [remark[:20] for remark in learner.remarks] == ["I cannot check this "]


@pytest.mark.parametrize(
    "text",
    [
        "/tutor the lcm of 4 and 6 is 24",
        "/tutor what is the lcm of 4 and 6? 24",
        "/tutor what is the lcm of 4 and 6? I think it's 24",
        "/tutor the mean of 3, 5 and 10, I got 5",
        "/tutor 80 increased by 10% = 90",
    ],
)
async def test_so_it_is_where_the_answer_comes_along(text: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert await learner.says(text) == PRAISE
    assert [remark[:20] for remark in learner.remarks] == ["I cannot check this "]


@pytest.mark.parametrize(
    "talk",
    [
        ("/tutor what is the lcm of 4 and 6", "why?"),
        ("/tutor what is the lcm of 4 and 6", "how do I begin?"),
        ("/tutor what is the lcm of 4 and 6", "thanks, that helped"),
        ("/tutor what is the lcm of 4 and 6", "why do we take 4?"),
        ("/tutor hello", "12 people came"),
        ("/tutor what is 10% off £50",),
        ("/tutor what is the perimeter if the side is 5 cm",),
        ("/tutor hello", "12 people came", "and 3 went home"),
        ("/tutor who wrote Faust?", "Goethe"),
        (LINEAR, "x = 3", "12 people came", "see you at 3"),
    ],
)
async def test_talk_gets_no_such_remark(talk: tuple[str, ...], skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    for each in talk:
        await learner.says(each)
    assert not learner.remarks


async def test_a_guide_that_begins_ends_that(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    for each in ("/tutor what is the lcm of 4 and 6", "24", LINEAR, "x = 3", "thanks"):
        await learner.says(each)
    assert not learner.remarks
    assert not learner.kept["tutor.unchecked"]


@pytest.mark.parametrize("piece", ["(", "step 1", " ", "\n", "maybe ", ", ", "what ", "but ", "x "])
async def test_a_long_text_takes_no_time(piece: str) -> None:
    assert without_asides(f"3{piece * 20_000}!")
    assert doubts.brings_value(f"a = {piece * 20_000}!")
