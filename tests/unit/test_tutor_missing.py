"""What a command of the tutor lacks: it is asked for, and the next short reply may name it."""

import pytest

from bot.ports import Skill
from bot.skills.tutor import missing, planning, practising, reading
from bot.skills.tutor.quizzes import quizzing
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

COMMANDS = {
    "quiz": quizzing.completed,
    "read": reading.completed,
    "practice": practising.completed,
    "lesson": planning.completed,
}


@pytest.mark.parametrize(
    ("asked", "reply", "wish"),
    [
        ("quiz:", "capitals", "capitals"),
        ("quiz:", "the water cycle, please!", "the water cycle"),
        ("quiz:", "how about World War 2?", "World War 2"),
        ("quiz:", "I'd like something about capitals", "capitals"),
        ("quiz:", "what is the capital of France", ""),
        ("quiz:", "never mind", ""),
        ("quiz:", "stop", ""),
        ("quiz:", "3x + 2 = 11", ""),
        ("quiz:", "draw me a cat", ""),
        ("quiz:", "my sister and her dog went to the sea last week", ""),
        ("read:|dogs", "4", "grade 4 about dogs"),
        ("read:|dogs", "what is grade 4?", ""),
        ("read:grade 4|", "dogs", "grade 4 about dogs"),
        ("read:|", "volcanoes, please", "volcanoes"),
        ("read:|", "grade 4", "grade 4"),
        ("read:|", "never mind", ""),
        ("read:|", "3x + 2 = 11", ""),
        ("read:", "volcanoes", ""),
        ("read:", "grade 4 about dogs", "grade 4 about dogs"),
        ("practice:", "Spanish", "Spanish"),
        ("practice:A2 at the bakery", "I want to learn Spanish", "Spanish A2 at the bakery"),
        ("practice:", "who speaks Spanish", ""),
        ("practice:", "translate hello into Spanish", ""),
        ("practice:", "what is Spanish for bread?", ""),
        ("lesson:", "fractions, grade 6, 45 minutes", "fractions, grade 6, 45 minutes"),
        ("lesson:grade 6", "on the water cycle", "the water cycle, grade 6"),
        ("lesson:", "grade 6", ""),
        ("lesson:", "thanks, not now", ""),
        ("", "capitals", ""),
    ],
)
async def test_a_reply_names_what_was_asked_for_or_changes_the_subject(
    asked: str, reply: str, wish: str
) -> None:
    assert missing.completed({"tutor.missing": asked}, reply, COMMANDS)[1] == wish


@pytest.mark.parametrize(
    ("command", "question", "reply", "done"),
    [
        ("/quiz", "What about?", "capitals", "**Question 1 of 5**"),
        ("/read dogs", "For which level?", "grade 4", "wrote no passage"),
        ("/practice", "Which language?", "Spanish", "**Spanish, A2:"),
        ("/lesson", "On what, for whom", "fractions, grade 6, 45 minutes", "wrote no plan"),
    ],
)
async def test_the_tutor_understands_the_answer_to_what_it_asks(
    skill: Skill, command: str, question: str, reply: str, done: str
) -> None:
    learner = Learner(skill, AnsweringModel(lambda messages: "Ok?"))
    assert question in await learner.says(command)
    assert learner.kept["doing"] == "tutor"
    await learner.says("never mind")
    assert not learner.kept["doing"]
    await learner.says(command)
    assert done in await learner.says(reply)


async def test_a_topic_alone_is_kept_until_its_level_is_named(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda messages: "Ok?"))
    assert "For which level?" in await learner.says("/read")
    assert "For which level?" in await learner.says("volcanoes")
    assert learner.choices[0].says == "/read grade 3 volcanoes"
    assert "wrote no passage" in await learner.says("grade 4")


async def test_a_guide_that_goes_on_is_not_disturbed(skill: Skill) -> None:
    learner = Learner(skill, AnsweringModel(lambda messages: "Ok?"))
    await learner.says("help me solve 3x + 2 = 11")
    assert "On what" in await learner.says("/lesson")
    assert learner.kept["tutor.now"] == "guide"
    assert "wrote no plan" not in await learner.says("subtract two")
    assert "For which level?" in await learner.says("/read")
    assert "For which level?" not in await learner.says("subtract two")
    assert "Which language?" in await learner.says("/practice")
    assert "That was it" in await learner.says("x = 3")
