"""A quiz on "it": what was sent before in the conversation, or the question which text is meant."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.conversation import Turn
from bot.messages import Attachment
from bot.ports import ModelMessage, Skill
from bot.skills.tutor.quiz_wishes import quiz_topic
from bot.skills.tutor.quizzes import earlier
from bot.turn.asked import asked_text, sources_of
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel, message

pytestmark = pytest.mark.asyncio(loop_scope="session")

BUILT = "The lighthouse of Brackwater was built in 1871 by Edda Holm."
TEXT = f"{BUILT} Its lamp burned whale oil until 1902, when it was changed to gas. " + (
    "Today the tower is a museum with two hundred visitors a day, most of them in July."
)
OTHER = "The mill of Anstey ground barley for the breweries of three towns. " * 4
QUESTION = {
    "question": "Who built the lighthouse of Brackwater?",
    "options": ["Edda Holm", "John Smeaton", "Ida Lewis"],
    "answer": "Edda Holm",
    "quote": BUILT,
}


def _model(messages: Sequence[ModelMessage]) -> str:
    return json.dumps([QUESTION]) if BUILT in messages[-1].content else "[]"


def turn(text: str, said: str = "Thank you.", *, file: str = "", skill: str = "chat") -> Turn:
    files = (Attachment("a", "ch.txt", "text/plain", len(file), file),) if file else ()
    messages = (message(text, files=files),)
    asked = asked_text(messages)
    at = datetime.now(UTC).timestamp()
    return Turn("t", at, asked, said, skill, sources=sources_of(messages, asked))


FILE, PASTED = turn("Here is my chapter", file=TEXT), turn(f"Here is my text: {TEXT}")
TOLD = turn("tell me about the lighthouse", TEXT)
TALK, OTHER_TOLD = turn("hi", "Hello!"), turn("and the mill?", OTHER)


@pytest.mark.parametrize(
    ("past", "wish", "title"),
    [
        ((FILE,), "quiz me on it", "Quiz on ch.txt"),
        ((FILE, TALK), "quiz me on the file", "Quiz on ch.txt"),
        ((FILE, OTHER_TOLD), "quiz me on this", "Quiz on ch.txt"),
        ((PASTED,), "Quiz us on this text please.", "Quiz on your text"),
        ((PASTED, TALK), "/quiz it", "Quiz on your text"),
        ((TOLD,), "quiz me about that", "Quiz on my reply"),
        ((FILE, TALK, TALK, TALK), "test me on my notes", "Quiz on ch.txt"),
    ],
)
async def test_a_quiz_on_it_is_on_what_was_sent(
    skill: Skill, past: tuple[Turn, ...], wish: str, title: str
) -> None:
    person = Learner(skill, AnsweringModel(_model), past=past)
    assert QUESTION["question"] in (said := await person.says(wish))
    assert "_On " in said
    assert f"**{title}: 1 of 1**" in await person.says("Edda Holm")


@pytest.mark.parametrize("wish", ["quiz me on it", "test me on the file", "/quiz this"])
@pytest.mark.parametrize("past", [(), (TALK,), (turn("quiz", OTHER, skill="tutor"),)])
async def test_where_nothing_was_sent_it_is_asked_for(
    skill: Skill, past: tuple[Turn, ...], wish: str
) -> None:
    person = Learner(skill, AnsweringModel(_model), past=past)
    assert await person.says(wish) == earlier.NO_TEXT


async def test_what_was_said_is_no_file(skill: Skill) -> None:
    person = Learner(skill, AnsweringModel(_model), past=(TOLD,))
    assert await person.says("quiz me on the file") == earlier.NO_TEXT


@pytest.mark.parametrize(
    "wish",
    ["something", "anything", "anything you like", "a random topic", "please", "whatever you want"],
)
async def test_who_names_no_topic_is_told_what_there_is(skill: Skill, wish: str) -> None:
    topic = quiz_topic(f"quiz me on {wish}") or ""
    person = Learner(skill, AnsweringModel(_model), past=(FILE,))
    assert (await person.says(f"/quiz {topic}")).startswith("What about?")


@pytest.mark.parametrize(
    "topic",
    [
        "articles",
        "notes",
        "it security",
        "this day in history",
        "the text of the constitution",
        "something blue",
        "random numbers",
        "things fall apart",
    ],
)
async def test_a_topic_is_no_text_that_was_sent(topic: str) -> None:
    assert not earlier.is_meant(topic)
    assert not earlier.names_nothing(topic)
