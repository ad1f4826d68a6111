"""A try at what no tool checks is praised by the model with a remark alone."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.guides.talk import unchecked
from bot.skills.tutor.maths.exercises import problems
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"
BROUGHT = [
    ("/tutor x^2 = -9", "x = 3i"),
    ("/tutor x^2 = -9", "x = ±2i"),
    ("/tutor what is the lcm of 4 and 6?", "24"),
    ("/tutor round 3.47 to one decimal", "3.4"),
    ("/tutor the mean of 3, 4 and 8", "it is 6"),
    ("/tutor Tom has 3 boxes of 12 pens. How many pens are there?", "35"),
]


def praised(skill: Skill) -> Learner:
    """A learner whose model praises everything."""
    return Learner(skill, AnsweringModel(lambda _: PRAISE))


@pytest.mark.parametrize(("brought", "said"), BROUGHT)
async def test_a_try_at_what_no_tool_checks_gets_a_remark(
    skill: Skill, brought: str, said: str
) -> None:
    learner = praised(skill)
    await learner.says(brought)
    await learner.says("ok, let me see")
    for each in (said, f"is it {said}?", f"so {said}"):
        await learner.says(each)
        assert [remark[:20] for remark in learner.remarks] == ["I cannot check this "], each


async def test_what_has_no_figures_gets_none_and_after_some_of_it_nothing_does(
    skill: Skill,
) -> None:
    learner = praised(skill)
    await learner.says("/tutor what is the lcm of 4 and 6?")
    for said in ("I see", "thanks", "you are nice", "what about you", "we meet at 5"):
        await learner.says(said)
        assert not learner.remarks


ASKED = [
    "is that right?",
    "am i right",
    "are you sure?",
    "really?",
    "so it's correct?",
    "I think that is right",
    "so that's my answer",
    "am I done?",
    "is 18 right?",
]
TALK = ["ok", "ok fine, thanks", "all right", "do you like dogs?", "why is it so?", "what now?"]


@pytest.mark.parametrize("text", [*ASKED, *TALK])
async def test_who_asks_of_what_had_the_remark_gets_it_again(skill: Skill, text: str) -> None:
    for brought in (
        ["help me find the mean of 4, 6 and 8", "18"],
        ["/tutor the lcm of 4, 6 is 24"],
    ):
        learner = praised(skill)
        for each in (*brought, "thanks!", text):
            await learner.says(each)
        remarks = ["I cannot check this "] if text in ASKED else []
        assert [each[:20] for each in learner.remarks] == remarks


@pytest.mark.parametrize("before", ["help me find the mean of 4, 6 and 8", "hello", "7 x 8", "56"])
async def test_who_asks_of_anything_else_does_not(skill: Skill, before: str) -> None:
    learner = praised(skill)
    for each in ("/tutor 7 x 8", "56", before, "are you sure?"):
        await learner.says(each)
    assert not learner.remarks


async def test_what_a_tool_checks_ends_it(skill: Skill) -> None:
    learner = praised(skill)
    await learner.says("/tutor what is the lcm of 4 and 6?")
    await learner.says("/tutor 7 x 8")
    assert "✅ Right." in await learner.says("56")
    await learner.says("see you at 5, teacher")
    assert unchecked.REMARK not in learner.remarks


MATHS = [
    "I got 54 for 7 x 8 and 36 for 6 x 6",
    "how many minutes in 2.6 hours? about 250?",
    "we did 3/4 + 1/8 in class and i got 4/12",
    "x = y/3 + 2",
    "log 100 is 3",
    "the area of a 3 by 4 rectangle is 14",
    "pi is 3.15",
]
OTHER = ["we won 3-2", "my birthday is 9/12", "room 12 please", "what is 20% of a 5 kg bag?", "hi"]


@pytest.mark.parametrize("text", [*MATHS, *OTHER])
async def test_maths_that_the_model_alone_answers_has_the_remark_however_it_is_said(
    skill: Skill, text: str
) -> None:
    learner = praised(skill)
    assert await learner.says(text) == PRAISE
    assert learner.remarks == ([unchecked.REMARK] if text in MATHS else [])


@pytest.mark.parametrize("mark", ["1. ", "2) ", "Q3: ", "(a) ", "exercise 4: "])
async def test_a_single_exercise_with_its_mark_begins_a_guide(skill: Skill, mark: str) -> None:
    assert "Let us work on `3x + 2 = 11`" in await praised(skill).says(f"/tutor {mark}3x + 2 = 11")


async def test_two_solved_inequalities_are_nothing_that_a_tool_checks(skill: Skill) -> None:
    learner = praised(skill)
    assert await learner.says("/tutor x > 2, x < 5") == PRAISE
    assert learner.remarks == [problems.UNCHECKED]


@pytest.mark.parametrize(
    ("turns", "is_remarked"),
    [
        (("help me with 7 x 8", "stop", "91 is not prime", "55"), True),
        (("is 91 prime?", "7 and 13"), True),
        (("is 91 prime?", "I have 3 cats"), False),
        (("help me solve 3x + 2 = 11", "stop", "subtract 2"), True),
        (("help me solve 3x + 2 = 11", "stop", "should I divide by 3?"), True),
        (("help me solve 3x + 2 = 11", "stop", "subtract 2", "is that right?"), True),
        (("help me solve 3x + 2 = 11", "stop", "that was a positive experience"), False),
        (("help me solve 3x + 2 = 11", "stop", "how do I add 2 people?"), False),
    ],
)
async def test_what_may_answer_a_question_or_be_a_step_of_what_was_left_gets_a_remark(
    skill: Skill, turns: tuple[str, ...], is_remarked: bool
) -> None:
    learner = praised(skill)
    for each in turns:
        said = await learner.says(each)
    assert said == PRAISE
    assert bool(learner.remarks) is is_remarked
