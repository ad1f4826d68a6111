"""In a guide: what a learner says of how many solutions there are, with a model that praises it."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.maths.kinds.how_many import misjudged
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"
PLAIN = "Look at it once more. What do you see?"
LINEAR = "help me solve 3x + 2 = 11"
SQUARE = "help me solve x^2 = 49"
BEYOND = "help me solve 2x + 1 > 7"
TOGETHER = "help me solve x + y = 5, x - y = 1"


async def answered(skill: Skill, *said: str) -> tuple[str, Learner]:
    """What is said to the last of these, and to whom."""
    learner = Learner(skill, AnsweringModel(lambda _: PLAIN))
    for each in said[:-1]:
        await learner.says(each)
    learner.model = AnsweringModel(lambda _: PRAISE)
    return await learner.says(said[-1]), learner


NONE = [
    *("no x works", "it is impossible", "there is no solution", "no solution", "impossible"),
    *("it can't be solved", "nothing works", "I think there's no solution", "∅", "{}"),
    *("so no real solutions", "x doesn't exist", "the answer is no solution"),
    *("no number solves it", "it has none", "none of them works", "none works"),
]
ALL = [
    *("every x works", "all real numbers", "any number works", "it is always true"),
    *("x can be anything", "everything works", "all numbers solve it", "it's true for all x"),
]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        *((each, "It has a solution: the computer algebra system finds one.") for each in NONE),
        *((each, "Not every number solves it") for each in ALL),
    ],
)
async def test_there_is_a_solution_where_a_tool_has_found_one_and_not_every_number_is(
    skill: Skill, said: str, says: str
) -> None:
    for problem in (LINEAR, TOGETHER, BEYOND):
        told, learner = await answered(skill, problem, said)
        assert told.startswith(says)
        assert PRAISE not in told
        assert not learner.remarks


@pytest.mark.parametrize("said", ["infinitely many", "infinitely many solutions", "infinite"])
async def test_an_equation_has_few_solutions_and_an_inequality_many(
    skill: Skill, said: str
) -> None:
    for problem in (LINEAR, TOGETHER):
        told, _ = await answered(skill, problem, said)
        assert told.startswith("It has not that many solutions")
        assert PRAISE not in told
    told, _ = await answered(skill, BEYOND, said)
    assert told == PRAISE


@pytest.mark.parametrize(
    "said",
    [
        *("none", "no other", "that is the only one", "only one", "there is no other solution"),
        *("there are no others", "just one solution", "nothing else", "that's all"),
    ],
)
async def test_where_solutions_are_missing_there_are_others(skill: Skill, said: str) -> None:
    for before in ((SQUARE, "x = 7"), ("help me solve x^2 > 4", "x > 2")):
        told, learner = await answered(skill, *before, said)
        assert told.startswith("Solutions are missing: there is at least one more.")
        assert PRAISE not in told
        assert not learner.remarks


async def test_what_was_found_of_it_stands(skill: Skill) -> None:
    for before in ((LINEAR, "no x works"), (SQUARE, "x = 7", "that is the only one")):
        for text in ("are you sure?", "is that right?", "yes"):
            assert PRAISE not in (await answered(skill, *before, text))[0]
    told, _ = await answered(skill, SQUARE, "x = 7", "that is the only one", "x = -7")
    assert told.startswith("✅ Right.")


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (LINEAR, "none"),
        (LINEAR, "why is there no solution?"),
        (SQUARE, "there is only one solution"),
        (SQUARE, "just one solution"),
        ("how do I work out 3/4 + 1/8?", "it is impossible"),
        ("how do I work out 3/4 + 1/8?", "it can't be done"),
        ("help me factorise x^2 + 5x + 6", "none"),
        ("help me factorise x^2 + 5x + 6", "no solution"),
    ],
)
async def test_of_what_nobody_can_tell_it_is_said_that_no_tool_checks_it(
    skill: Skill, problem: str, said: str
) -> None:
    told, learner = await answered(skill, problem, said)
    assert PRAISE in told
    assert [remark[:20] for remark in learner.remarks] == ["I cannot check this "]


@pytest.mark.parametrize("said", ["nothing", "no idea", "no", "no problem", "I can't solve it"])
async def test_who_has_no_answer_says_nothing_of_solutions(skill: Skill, said: str) -> None:
    told, learner = await answered(skill, LINEAR, said)
    assert "computer algebra system" not in told
    assert not learner.remarks


@pytest.mark.parametrize(
    "piece", ["so ", "no ", "that ", "it is ", "x has ", "none works ", " ", ".", "all "]
)
async def test_a_long_text_takes_no_time(piece: str) -> None:
    for length in (190, 40_000):
        assert misjudged(f"{(piece * length)[:length]}!?x", "3x = 9", "x = 3") == ""
