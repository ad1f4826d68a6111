"""Reading passages: measured, written again until the level is right, with words and questions."""

import json
import random

import pytest

from bot.ports import Skill
from bot.skills.tutor import reading
from bot.skills.tutor.prose import prose
from bot.tools.readability.level import Level, Measured, ReadingLevels, read_level
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

EASY = (
    "The fox lives in the wood. She has a red coat and a long tail. At night she looks for food. "
    "She eats mice and eggs. Her den is under a tree. In the spring she has four pups. They are "
    "small and blind at first. The fox feeds them milk. Soon they play near the den. They run and "
    "jump and bite. The fox keeps watch. When a dog comes, she barks. Then the pups hide in the "
    "den. In the fall the pups are big. They leave the den and find a new home. The fox is alone "
    "again. She does not mind. She sits in the sun and rests. The wood is still, the sky is blue."
)
MIDDLE = (
    "Foxes are clever animals that live in forests, fields and even large cities. During the day "
    "they usually rest in underground dens, and after sunset they travel several kilometres to "
    "search for something to eat. A fox can hear a mouse moving beneath thick snow, and it jumps "
    "high into the air before it lands exactly on its target. In spring the female gives birth to "
    "four or five pups, which stay in the den for about a month. Both parents bring them food "
    "until they are able to hunt on their own. By autumn the young foxes leave their family and "
    "look for a territory of their own, which they mark with a strong smell so that others stay "
    "away from it."
)
HARD = (
    "Notwithstanding considerable geographical heterogeneity, vulpine populations demonstrate "
    "extraordinary ecological adaptability, exploiting metropolitan environments with remarkable "
    "opportunism. " * 8
)
QUESTION = {
    "question": "Where is the den?",
    "options": ["Under a tree", "In a barn", "On a hill", "In a cave"],
    "answer": "Under a tree",
    "why": "",
    "quote": "Her den is under a tree.",
}


_MEANINGS = "again: once more\nzebra: not in the text"


def writing(*passages: str, meanings: str = _MEANINGS) -> AnsweringModel:
    """A model that writes these passages in turn, explains words, and asks one question."""
    left = list(passages)

    def answer(messages):  # type: ignore[no-untyped-def]
        system = messages[0].content
        if "reading passages" in system:
            return left.pop(0) if len(left) > 1 else left[0]
        if "Explain each word" in system:
            return meanings
        return json.dumps([QUESTION, {**QUESTION, "quote": "Foxes live in a castle of gold."}])

    return AnsweringModel(answer)


@pytest.mark.parametrize(
    ("wish", "level", "topic"),
    [
        ("grade 5 volcanoes", Level("grade 5", 5), "volcanoes"),
        ("about football, B1", Level("B1", 5), "about football,"),
        ("a 3rd-grade text on cats", Level("grade 3", 3), "a text on cats"),
        ("c1 irony", Level("C1", 11), "irony"),
        ("cats", None, "cats"),
        ("cats for 2nd graders", Level("grade 2", 2), "cats for"),
        ("cats, fifth grade", Level("grade 5", 5), "cats,"),
        ("year 4 cats", Level("grade 4", 4), "cats"),
        ("cats for 8 year olds", Level("8-year-olds", 3), "cats"),
        ("cats for my 9-year-old", Level("9-year-olds", 4), "cats"),
        ("cats for an eight-year-old girl", Level("8-year-olds", 3), "cats"),
        ("cats age 10", Level("10-year-olds", 5), "cats"),
        ("cats, ages 8 to 10", Level("8-10-year-olds", 4), "cats,"),
        ("cats for kids of 7", Level("7-year-olds", 2), "cats"),
        ("cats, 9yo", Level("9-year-olds", 4), "cats,"),
        ("4-year-olds cats", Level("4-year-olds", 0), "cats"),
        ("grade five cats", Level("grade 5", 5), "cats"),
        ("grade 3-4 cats", Level("grade 3-4", 3.5), "cats"),
        ("grades 3 to 4 cats", Level("grade 3-4", 3.5), "cats"),
        ("kindergarten cats", Level("kindergarten", 0), "cats"),
        ("a day in kindergarten, grade 2", Level("grade 2", 2), "a day in kindergarten,"),
        ("a 200-year-old tree", None, "a 200-year-old tree"),
        ("the stone age 100 facts", None, "the stone age 100 facts"),
    ],
)
async def test_a_level_is_read_from_a_wish(wish: str, level: Level | None, topic: str) -> None:
    assert read_level(wish) == (level, topic)


@pytest.mark.parametrize(
    ("measured", "is_right"),
    [(5, True), (4, True), (6, True), (3.9, False), (6.1, False), (8, False), (2, False)],
)
async def test_a_text_is_at_a_level_within_one_grade(measured: float, *, is_right: bool) -> None:
    assert Measured(measured, 100, {}).is_at(Level("grade 5", 5)) is is_right


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("Sure! Here is a passage about foxes:\n\n**The Fox**\n\n", "\n\nWords: 120"),
        ("Okay, here's a text on foxes: ", "\n\nI hope this helps!"),
        ("Of course! Here's your reading passage.\n\n", "\n\nWould you like some questions?"),
        ("The Clever Fox\n\n", "\n\n(120 words)"),
        ("**Passage:** ", "\n\n---\n**Questions:**\n1. What does it eat?"),
        ("I'd be happy to help!\n\nHere you go:\n", "\nThis passage has 120 words."),
        ("Certainly!\n", "\n\nLet me know if you'd like me to change anything."),
    ],
)
async def test_what_a_model_says_around_a_passage_is_no_part_of_it(
    before: str, behind: str
) -> None:
    assert prose(f"{before}{EASY}{behind}") == EASY


@pytest.mark.parametrize(
    "text",
    [
        "Here the river is wide.\n\nIt is deep.",
        "**Foxes** live in woods. They eat.",
        "Dear Tom,\n\nIt is hot.\n\nLet me know if you can come.\n\nLove,\n\nAnna",
        "He said:\n\n“Run!”\n\nThe fox ran.",
        "Great white sharks are big.\n\nThey swim.",
        "A fox lived in the wood of the\n\nnorth. It ran.",
        "It is the story of a fox: it ran far. The fox runs. The fox ru",
        "I can see a dog.\n\nI hope this dog is mine, he said. I hope it is not lost now.",
    ],
)
async def test_a_passage_stays_whole(text: str) -> None:
    assert prose(text) == text


async def test_easy_texts_measure_below_hard_ones_and_no_text_is_too_odd() -> None:
    async with ReadingLevels() as levels:
        measured = [await levels.measure(text) for text in (EASY, MIDDLE, HARD)]
        grades = [each.grade for each in measured if each]
        assert 0 <= grades[0] < 3 < grades[1] < 12 < grades[2]
        hyphens = await levels.measure("A well-known re-entry co-operates.", ["well-known"])
        assert hyphens is not None  # textstat 0.7.7 broke on these
        assert hyphens.syllables == {"well-known": 2}
        chance = random.Random(6)
        for _ in range(300):
            text = list(MIDDLE[: chance.randint(0, 200)])
            for _ in range(5):
                at = chance.randrange(len(text) + 1)
                text[at : at + 3] = chance.choice(("-", "'", "\0", "é", "�", "...", "\n", "9", "𝔘"))
            assert await levels.measure("".join(text), ["".join(text)[:9]]) is not None


async def test_syllables_are_of_the_first_pronunciation_and_of_unknown_words_guessed() -> None:
    known = {
        "acreage": 3,  # AE1 K ER0 IH0 JH; then AE1 K R IH0 JH
        "every": 3,  # the dictionary's; then as most people say it
        "aalborg": 2,  # with a note behind it
        "glorbify": 3,
    }
    async with ReadingLevels() as levels:
        measured = await levels.measure("Every acre counts.", list(known))
        assert measured is not None
        assert measured.syllables == known


async def test_a_passage_at_the_level_is_shown_with_its_measure_words_and_questions(
    skill: Skill,
) -> None:
    model = writing(EASY)
    learner = Learner(skill, model)
    said = await learner.says("/read grade 1 foxes")
    assert said.startswith(EASY)
    assert "Measured: grade" in said
    assert "asked: grade 1" in said
    assert "did not come nearer" not in said
    assert "**Words to learn**" in said
    assert "- **again**: once more" in said
    assert "zebra" not in said
    assert "**Question 1 of 1**" in said
    assert "Her den is under a tree." in await learner.says("Under a tree")


@pytest.mark.parametrize(("sentences", "is_rough"), [(10, True), (18, False)])
async def test_a_short_passage_is_shown_with_a_measure_that_is_said_to_be_rough(
    skill: Skill, sentences: int, *, is_rough: bool
) -> None:
    passage = ". ".join(EASY.split(". ")[:sentences]) + "."
    said = await Learner(skill, writing(passage)).says("/read grade 1 foxes")
    assert said.startswith(passage)
    assert ("so few that it is rough" in said) is is_rough


async def test_a_passage_that_is_too_hard_is_written_again_with_what_was_measured(
    skill: Skill,
) -> None:
    model = writing(HARD, EASY)
    said = await Learner(skill, model).says("/read grade 1 foxes")
    assert said.startswith(EASY)
    asked = model.sent[1][-1].content
    assert "Your last passage measured grade" in asked
    assert "shorter sentences" in asked


async def test_a_passage_that_states_a_wrong_sum_is_written_again_and_not_shown(
    skill: Skill,
) -> None:
    for stated in ("2 + 2 = 5", "20% of 50 = 20", "√16 = 5", "3 × 4 = 11"):
        false = f"{EASY} She counts {stated}."
        model = writing(false, EASY)
        said = await Learner(skill, model).says("/read grade 1 foxes")
        assert said.startswith(EASY)
        assert stated not in said
        assert f"said {stated}, which is wrong" in model.sent[1][-1].content
    assert "wrote no passage" in await Learner(skill, writing(false)).says("/read grade 1 foxes")


async def test_no_meaning_of_a_word_states_a_wrong_sum(skill: Skill) -> None:
    model = writing(EASY, meanings="again: one more time, as in 2 + 2 = 5")
    assert "- **again**\n" in await Learner(skill, model).says("/read grade 1 foxes")


async def test_after_four_writings_the_nearest_is_shown_and_its_level_said(skill: Skill) -> None:
    model = writing(HARD, MIDDLE, HARD, HARD)
    said = await Learner(skill, model).says("/read grade 1 foxes")
    assert said.startswith("Foxes are clever")
    assert "did not come nearer in 4 tries" in said


@pytest.mark.parametrize("said", ["", "Foxes.", "# Title\n- a list\n- only"])
async def test_what_is_no_passage_is_not_shown(skill: Skill, said: str) -> None:
    shown = await Learner(skill, writing(said or "\n")).says("/read grade 1 foxes")
    assert "wrote no passage" in shown


@pytest.mark.parametrize(
    ("asked", "reply", "wish"),
    [
        ("|dogs", "grade 4", "grade 4 about dogs"),
        ("|dogs", "4", "grade 4 about dogs"),
        ("|dogs", "for 4th grade please", "grade 4 about dogs"),
        ("|dogs", "b1!", "B1 about dogs"),
        ("|dogs", "she is in 2nd grade", "grade 2 about dogs"),
        ("|dogs", "my daughter is in grade two, I think", "grade 2 about dogs"),
        ("|dogs", "she's 7", "7-year-olds about dogs"),
        ("|dogs", "4th", "grade 4 about dogs"),
        ("|dogs", "she failed 2nd grade", ""),
        ("|", "grade 4 cats", "grade 4 about cats"),
        ("|", "grade 5", "grade 5"),
        ("|", "for b1 please", "B1"),
        ("grade 4|", "dogs", "grade 4 about dogs"),
        ("|dogs", "hello", ""),
        ("grade 4|", "never mind", ""),
    ],
)
async def test_a_reply_names_the_level_or_the_topic_that_was_asked_for(
    asked: str, reply: str, wish: str
) -> None:
    assert reading.completed(asked, reply) == wish


async def test_without_a_level_it_is_asked_for(skill: Skill) -> None:
    learner = Learner(skill, writing(EASY))
    assert "For which level?" in await learner.says("/read volcanoes")
    assert "/read grade 5 volcanoes" in [choice.says for choice in learner.choices]
    said = await learner.says("grade 1")
    assert said.startswith(EASY)
    assert "Topic: volcanoes" in [messages[-1].content for messages in learner.model.sent]
