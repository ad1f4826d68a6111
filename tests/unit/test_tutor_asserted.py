"""What somebody says of numbers, unasked, is judged, or gets the remark; plain talk gets none."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.guides.talk import unchecked
from bot.skills.tutor.guides.words import asserted
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


async def solved(skill: Skill, problem: str, answer: str) -> Learner:
    """A learner behind a solved problem whose model praises everything."""
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    await learner.says(f"help me with {problem}")
    assert "✅ Right." in await learner.says(answer)
    return learner


@pytest.mark.parametrize(
    "text",
    [
        "no it's 4",
        "wait isn't it 4?",
        "sorry i meant 4",
        "actually it is 4",
        "my friend got x = 4",
        "but my book says x = 4",
        "my friend got x = 4, is he right?",
        "I think it's 4 now",
    ],
)
async def test_a_value_that_is_said_instead_is_judged(skill: Skill, text: str) -> None:
    learner = await solved(skill, "3x + 2 = 11", "x = 3")
    assert "the left side comes to 14" in await learner.says(text)


async def test_the_right_one_that_is_said_again_is_right(skill: Skill) -> None:
    learner = await solved(skill, "35 + 48", "83")
    assert "✅ Right." in await learner.says("no it's 83")
    assert "✅ Right." in await learner.says("my calculator says 83")


@pytest.mark.parametrize(
    "text", ["my calculator says 84", "my sister got 73", "so my uncle said it's about 84"]
)
async def test_a_number_of_somebody_else_gets_the_remark(skill: Skill, text: str) -> None:
    learner = await solved(skill, "35 + 48", "83")
    for _ in range(2):
        assert await learner.says(text) == PRAISE
        assert learner.remarks == [unchecked.REMARK]


@pytest.mark.parametrize("text", ["5", "y"])
async def test_a_number_alone_behind_a_derivative_may_be_talk(skill: Skill, text: str) -> None:
    learner = await solved(skill, "the derivative of x^2", "2x")
    assert await learner.says(text) == PRAISE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("so 45 + 48 should be 92", "something is off"),
        ("then 45 + 48 has to be 92", "something is off"),
        ("63 take away 28 is 45", "something is off"),
        ("x = 4 for 2x = 10", "the left side comes to 8"),
        ("19 is half of 36", "That is not so."),
        ("18 is half of 36", "✅ Right"),
    ],
)
async def test_the_next_one_is_judged_however_it_is_said(
    skill: Skill, text: str, told: str
) -> None:
    learner = await solved(skill, "35 + 48", "83")
    assert told in await learner.says(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [("6 nines are 54", "✅ Right"), ("a quarter of 80 is 25", "something is off")],
)
async def test_a_sum_that_is_stated_is_judged(skill: Skill, text: str, told: str) -> None:
    assert told in await Learner(skill, AnsweringModel(lambda _: PRAISE)).says(text)


@pytest.mark.parametrize(
    "text",
    [
        "1/2 and 1/3 is 2/5",
        "a number over 10**30 = 5 is odd",
        "the 3 is bigger than the 2 there",
        "the mean of 3 and 5 is 5",
    ],
)
async def test_what_cannot_be_read_gets_the_remark(skill: Skill, text: str) -> None:
    learner = await solved(skill, "35 + 48", "83")
    assert await learner.says(text) == PRAISE
    assert len(learner.remarks) == 1


@pytest.mark.parametrize(
    "text",
    [
        "he says he is 12",
        "my teacher said I have 2 days left",
        "my son is 9 and struggles with times tables",
        "I am 9 and my brother is 12",
        "we won 3-2",
        "12 people came",
        "see you at 3",
        "my birthday is 9/12",
        "2 more please",
    ],
)
async def test_plain_talk_gets_none(skill: Skill, text: str) -> None:
    learner = await solved(skill, "35 + 48", "83")
    assert await learner.says(text) == PRAISE
    assert not learner.remarks
    other = Learner(skill, AnsweringModel(lambda _: PRAISE))
    if text.startswith(("he", "my son", "my teacher", "I am")):
        assert await other.says(f"/tutor {text}") == PRAISE
        assert not other.remarks


@pytest.mark.parametrize("piece", ["1 is ", "1", "i am ", "my ", " is 1 ", "says ", "1 = "])
async def test_a_long_text_is_read_in_no_time(piece: str) -> None:
    text = piece * 20_000
    assert asserted.states(text) in (True, False)
    assert asserted.corrects(text) in (True, False)
    assert len(asserted.without_talk(text[:2000])) <= 2000
