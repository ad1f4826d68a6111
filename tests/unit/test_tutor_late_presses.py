"""A button belongs to the question below which it stands, and a guide waits for what was begun in
the middle of it."""

import pytest

from bot.ports import Skill
from bot.skills.tutor import picks, wishes
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

PRAISE = "Yes, that looks right, well done! What is next?"


def learner(skill: Skill) -> Learner:
    return Learner(skill, AnsweringModel(lambda _: PRAISE))


async def test_a_late_press_answers_no_other_question_and_costs_nothing(skill: Skill) -> None:
    person = learner(skill)
    while not person.choices:
        await person.says("/quiz capitals" if not person.turns else "pass")
    earlier, state = person.choices, person.kept["tutor.quiz"]
    present = await person.says("a")
    after, known = person.kept["tutor.quiz"], person.notes.known
    assert after != state
    asked = present[present.index("**Question") :]
    for choice in earlier:
        assert len(choice.says) <= 60
        said = await person.presses(choice)
        assert said == f"{picks.LATE}\n\n{asked}"
        assert person.kept["tutor.quiz"] == after
        assert person.notes.known == known
    await person.says("stop")
    assert await person.presses(earlier[0]) == picks.LATE
    assert wishes.matches(earlier[0].says)


async def test_what_stands_below_the_present_question_counts_as_when_typed(skill: Skill) -> None:
    pressed, typed = learner(skill), learner(skill)
    for turn in range(8):
        said = "/quiz capitals" if not turn else "Perth"
        assert await typed.says(said) == await pressed.says(said)
        if pressed.choices and "Question" in str(pressed.kept):
            letter = pressed.choices[1]
            assert letter.label[0] == letter.says[0] == "B"
            assert await pressed.presses(letter) == await typed.says("b")


async def test_late_presses_of_a_guide_are_no_attempts(skill: Skill) -> None:
    person = learner(skill)
    await person.says("teach me capitals")
    levels = person.choices
    assert [each.label for each in levels][2] == "I only want to practise"
    await person.presses(levels[2])
    before = person.kept["tutor.guide"]
    assert (await person.presses(levels[0])).startswith(f"{picks.LATE}\n\n**Question 1")
    assert person.kept["tutor.guide"] == before
    while not person.choices:
        await person.says("pass")
    stuck = person.choices
    assert [each.label for each in stuck[-2:]] == ["I do not know", "Skip it"]
    await person.presses(stuck[-2])
    assert "**Question" not in await person.presses(stuck[-2]), "of the same question it counts"
    await person.presses(stuck[-1])
    assert (await person.presses(stuck[-1])).startswith(picks.LATE)


async def test_a_topic_that_was_offered_can_be_picked_late(skill: Skill) -> None:
    person = learner(skill)
    await person.says("teach me")
    offered = person.choices
    await person.says("hm")
    assert "Our goal: **maths**" in await person.presses(offered[3])


@pytest.mark.parametrize("interrupts", ["/quiz plurals", "quiz me on plurals"])
@pytest.mark.parametrize("ends", ["stop", "/quiz stop"])
async def test_a_guide_waits_for_what_was_begun_in_it(
    skill: Skill, interrupts: str, ends: str
) -> None:
    person = learner(skill)
    await person.says("help me solve 3x + 2 = 11")
    await person.says("3x = 9")
    assert "**Question 1" in await person.says(interrupts)
    said = await person.says(ends)
    assert "I have ended the quiz." in said
    assert said.endswith("We are at `3x + 2 = 11`, where you had `3x = 9`. What is the next line?")
    assert "the left side comes to 14" in await person.says("x = 4")
    assert "✅ Right." in await person.says("x = 3")


async def test_it_waits_until_the_quiz_is_done(skill: Skill) -> None:
    person = learner(skill)
    await person.says("help me solve 3x + 2 = 11")
    said = await person.says("/quiz plurals")
    while "points" not in said and "/quiz due" not in said:
        assert "3x" not in said
        said = await person.says("pass")
    assert "We are at `3x + 2 = 11`. What have you tried" in said
    assert await person.says("stop") == "We leave it there."
    assert await person.says("/quiz plurals")
    assert await person.says("stop") == "I have ended the quiz."
