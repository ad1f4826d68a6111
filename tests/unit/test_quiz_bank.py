"""The bank that ships: enough of it, well formed, and every key proved where a tool can."""

from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal

import pytest
import pytest_asyncio

from bot.skills.tutor.quizzes import bank
from bot.skills.tutor.quizzes.grading import grade
from bot.skills.tutor.quizzes.question import LETTERS, Question, problems_with
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.tree import NotMaths
from bot.tools.maths.units import read_quantity

ALL = [question for questions in bank.shipped().values() for question in questions]
PROVED = [question for question in ALL if question.check not in ("", "none")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def maths() -> AsyncIterator[MathsChecker]:
    checker = MathsChecker(answer_within_s=20)
    yield checker
    await checker.close()


def test_there_are_two_hundred_questions_in_five_subjects() -> None:
    assert len(bank.shipped()) >= 5
    assert len(ALL) >= 200
    assert len(bank.by_id()) == len(ALL)
    assert all(len(questions) >= 40 for questions in bank.shipped().values())


def test_every_question_is_well_formed_and_explained() -> None:
    for question in ALL:
        assert problems_with(question) == [], question
        assert question.topic, question
        assert question.level, question
        assert question.why, question


def test_each_topic_has_enough_for_a_quiz_and_is_found_by_its_name() -> None:
    for topics in bank.topics().values():
        for topic in topics:
            assert len(bank.about(topic)) >= 4, topic
    assert bank.about("maths fractions") == bank.about("Fraction")
    assert bank.about("knitting") == ()
    easy = bank.about("maths for grade 5")
    assert easy
    assert {question.level for question in easy} == {6}, "the easiest there are"
    assert {question.level for question in bank.about("maths, 8th grade")} == {6, 7, 8}
    assert bank.about("maths for my 11-year-old") == bank.about("maths for grade 6")
    for wish in ("capitals", "a quiz on Capitals, please", "maths fractions", "maths grade 7"):
        assert bank.names_only(wish, bank.about(wish)), wish
    for wish in ("capital letters", "cell phones", "motion to dismiss"):
        assert not bank.names_only(wish, bank.about(wish)), wish


@pytest.mark.parametrize(
    ("wish", "topics"),
    [
        ("equations", "linear equations and quadratic equations"),
        ("maths equations", "linear equations and quadratic equations"),
        ("rivers please, year 6", "rivers and lakes"),
        ("forces", "forces and energy"),
        ("verbs", "tenses and parts of speech"),
        ("energy drinks", ""),
        ("famous people", ""),
    ],
)
def test_a_topic_is_found_by_a_part_of_its_name_that_stands_alone(wish: str, topics: str) -> None:
    found = bank.about(wish)
    assert (bank.label(found) if found else "") == topics


def test_every_question_of_maths_names_its_proof() -> None:
    assert all(question.check for question in bank.shipped()["maths"])
    assert len(PROVED) >= 65


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("question", PROVED, ids=lambda question: question.ask[:40])
async def test_the_checker_proves_the_key_and_that_no_other_option_is_right(
    question: Question, maths: MathsChecker
) -> None:
    assert await _holds(question.check, question.key, maths), question
    for option in question.wrong:
        assert not await _holds(question.check, option, maths), option


async def _holds(check: str, answer: str, maths: MathsChecker) -> bool:
    """Whether an answer stands the test of a "@" line."""
    kind, _, told = check.partition(" ")
    if kind == "same":
        return await maths.same(told, answer) is Verdict.YES
    if kind == "derivative":
        return await maths.is_derivative(told, answer) is Verdict.YES
    if kind == "integral":
        return await maths.is_integral(told, answer) is Verdict.YES
    if kind in ("solve", "solution"):
        found = await maths.solve(told)
        value = await maths.value(answer)
        assert found
        assert kind == "solution" or len(found) == 1
        return any(value is not None and abs(value - each) < Decimal("1e-9") for each in found)
    assert kind == "value"
    expected = await maths.value(told.removesuffix("%").strip())
    quantity = read_quantity(answer)
    try:
        value = quantity.number if quantity else await maths.value(answer)
    except NotMaths:
        return False
    assert expected is not None
    if quantity is not None and quantity.unit == "%" and not told.endswith("%"):
        expected *= 100
    return value is not None and abs(value - expected) <= abs(expected) * Decimal("0.006")


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("subject", bank.shipped())
async def test_every_key_is_graded_right_and_every_other_option_wrong(
    subject: str, maths: MathsChecker
) -> None:
    for question in bank.shipped()[subject]:
        await _grades_itself(question, maths)


@pytest.mark.asyncio(loop_scope="module")
async def test_no_mistake_that_the_bank_names_passes_for_the_key_or_a_slip(
    maths: MathsChecker,
) -> None:
    mistakes = [(each, mistake) for each in ALL if each.kind == "short" for mistake in each.wrong]
    assert len(mistakes) >= 25
    for question, mistake in mistakes:
        unnamed = []
        for said in (mistake, f"It's {mistake}!", mistake.lower()):
            assert (await grade(question, said, "seed", maths)).points == 0, (question.ask, said)
            unnamed.append(await grade(replace(question, wrong=()), said, "seed", maths))
        assert any(each.points != 0 for each in unnamed), (question.ask, mistake)


async def _grades_itself(question: Question, maths: MathsChecker) -> None:
    for key in question.keys:
        assert (await grade(question, key, "seed", maths)).points == 1, key
    if question.kind == "choice":
        options = question.options("seed")
        for letter, option in zip(LETTERS, options, strict=False):
            named = f"letter {letter}" if letter.lower() in options else letter.lower()
            graded = await grade(question, named, "seed", maths)
            assert graded.points == (option == question.key)
            word = f"word {option}" if option.upper() in LETTERS else option
            assert (await grade(question, word, "seed", maths)).points == graded.points
