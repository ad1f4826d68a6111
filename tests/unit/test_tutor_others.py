"""What a parent or a teacher tells of somebody else's answer is judged as their own would be."""

import pytest

from bot.ports import Skill
from bot.skills.tutor import wishes
from bot.skills.tutor.maths.exercises.others import as_own
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my son got 56 for 7 x 8, is he right?", "✅ Right."),
        ("my son got 54 for 7 x 8, is he right?", "something is off"),
        ("my daughter wrote 0.5 x 0.5 = 2.5, is that right?", "something is off"),
        ("one of my students says 12 squared is 124, is she right?", "something is off"),
        ("a pupil of mine got 3x + 2 = 11, x = 4. Where is the mistake?", "Put `x = 4` into"),
        ("he solved 3x + 2 = 11 and got x = 4. What did he do wrong?", "Put `x = 4` into"),
    ],
)
async def test_anothers_answer_is_judged(text: str, told: str, skill: Skill) -> None:
    for said in (text, f"/tutor {text}"):
        learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
        assert told in await learner.says(said)
        assert not learner.remarks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my student wrote x^2 = 16 so x = 4. is that correct?", "not the only one"),
        ("my kid thinks 1/3 is bigger than 1/2", "That is not so."),
        ("my student says 12 squared is 124", "something is off"),
        ("she got 2/5 for 1/2 + 1/3, right?", "something is off"),
        ("3x + 2 = 11, x = 4. Where is my mistake?", "Put `x = 4` into"),
    ],
)
async def test_behind_the_command_no_word_is_needed_that_asks(
    text: str, told: str, skill: Skill
) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert told in await learner.says(f"/tutor {text}")
    assert not learner.remarks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my pupil wrote (x+3)^2 = x^2 + 9. how do i explain it?", "is not equal to `(x+3)^2`"),
        ("my son wrote 3x + 2 = 11, x = 4. how can i explain it to him?", "Put `x = 4` into"),
        ("my daughter got 2/5 for 1/2 + 1/3, how should I help her?", "In `2/5` something is off"),
        ("my pupil wrote x^2 = 16, x = 4. what do I tell him?", "not the only one"),
        ("my kid thinks 7 x 8 = 54, can you explain it to him?", "In `54` something is off"),
        ("my pupil wrote 7 x 8 = 56. how do I explain it?", f"✅ Right.\n\n{PRAISE}"),
        ("my son wrote 2x = 6, x = 3. how can I explain that?", f"✅ Right.\n\n{PRAISE}"),
    ],
)
async def test_who_asks_how_to_explain_an_answer_is_told_first_what_is_found_of_it(
    text: str, told: str, skill: Skill
) -> None:
    for said in (text, f"/tutor {text}"):
        learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
        assert wishes.matches(text)
        assert told in await learner.says(said)
        assert not learner.remarks


@pytest.mark.parametrize(
    "text",
    [
        "my son got 56 for 7 x 8. how did he do it?",
        "my son wrote a poem about 7 cats. how do i explain it?",
        "how do i explain (x+3)^2 to my son?",
        "my boss said 12 people left. how do I tell them?",
    ],
)
async def test_who_asks_how_anything_else_is_done_brings_no_answer(text: str) -> None:
    assert not wishes.matches(text)


@pytest.mark.parametrize(
    "text",
    [
        "my brother has 3 boxes of 12 pens. How many pens are there?",
        "the answer is 3",
        "the sum of 3 and 4 is 7",
        "explain what he said about 1984",
        "they are 3 and 4",
    ],
)
async def test_a_story_stays_as_it_is(text: str) -> None:
    assert as_own(text) == text or not wishes.matches(text)


@pytest.mark.parametrize("sum_", ["-2 x -3 = 6", "does 7 x 8 = 56", "0.5 x 0.5 is 0.25"])
async def test_who_asks_why_a_sum_is_so_brings_no_problem(sum_: str, skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda _: PRAISE))
    assert await learner.says(f"/tutor explain why {sum_}") == PRAISE
    assert await learner.says("/tutor explain why 7 x 8 = 54") == PRAISE
    assert "`7 × 8 = 54` is not right" in learner.remarks[0]


@pytest.mark.parametrize("piece", ["my son ", "he ", "my ", "got ", " ", "one of my ", "is he "])
async def test_a_long_text_is_read_at_its_beginning(piece: str) -> None:
    text = piece * 20_000
    assert as_own(text) == text
