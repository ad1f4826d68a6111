"""Answers in words to questions of the bank: other people of the same name, and what is said in
other words."""

import pytest

from bot.ports import Skill
from bot.skills.tutor.desk import busy_with
from bot.skills.tutor.guides import guide
from bot.skills.tutor.guides.guide import Guide
from bot.skills.tutor.quizzes import bank, quiz
from bot.skills.tutor.quizzes.grading import grade
from bot.skills.tutor.quizzes.question import Question, plain
from bot.tools.maths.checker import MathsChecker
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

_ALL = [each for questions in bank.shipped().values() for each in questions]


def _of(ask: str) -> Question:
    return next(each for each in _ALL if ask in each.ask)


GANDHI, PRESIDENT = "Who led India's movement", "Who was the first president of the United"
LUTHER = "Who began the Reformation"
CAESAR, MAGELLAN = "Who was killed in Rome on the Ides", "Whose expedition first sailed"


@pytest.mark.parametrize(
    ("ask", "points", "answers"),
    [
        (GANDHI, 0, ("Sonia Gandhi", "It was Rahul Gandhi", "Kasturba Gandhi", "SONIA GANDHI")),
        (GANDHI, None, ("sonia gandhi", "rahul Gandhi")),
        (
            GANDHI,
            1,
            ("MK Gandhi", "gandhi", "it was gandhi", "Mr Gandhi", "M. K. Gandhi", "India's Gandhi"),
        ),
        (GANDHI, 1, ("Mohandas Karamchand Gandhi", "the lawyer Gandhi", "Marhatma Gandhi")),
        (GANDHI, 1, ("mahatma gandhi", "Gandhi led it", "I think it was Gandhi")),
        (PRESIDENT, 0, ("Denzel Washington", "Booker T. Washington", "Martha Washington")),
        (PRESIDENT, None, ("Washington D.C.", "Washington Irving", "denzel washington")),
        (
            PRESIDENT,
            None,
            ("washington dc", "Washington, DC", "washington d.c.", "washington state"),
        ),
        (PRESIDENT, None, ("the state of Washington", "washington city", "city of washington")),
        (PRESIDENT, 1, ("washington", "washington of virginia", "washington was first")),
        (PRESIDENT, 1, ("George Washington, as in Washington, DC", "Washington (the president)")),
        (PRESIDENT, 1, ("George Washington", "Gorge Washington", "President Washington")),
        (PRESIDENT, 1, ("General George Washington", "G. Washington", "Washington, of course")),
        (PRESIDENT, None, ("George Washington Carver", "G. Washington Carver")),
        (PRESIDENT, 1, ("George Washington First President", "George Washington, Virginia")),
        (PRESIDENT, 1, ("George Washington I think", "GEORGE WASHINGTON", "george washington")),
        (LUTHER, None, ("luther king", "Luther King", "luther king jr")),
        (LUTHER, 0, ("Martin Luther King",)),
        (LUTHER, 1, ("luther", "Luther the reformer", "luther the monk", "Martin Luther")),
        (CAESAR, 0, ("Octavian Caesar", "Nero Caesar", "Augustus Caesar")),
        (CAESAR, 1, ("Gaius Julius Caesar", "emperor Caesar", "Brutus killed Caesar", "caesar")),
        (MAGELLAN, 0, ("Jose Magellan",)),
        (MAGELLAN, 1, ("Magellan's fleet", "Fernando Magellan", "Captain Magellan")),
    ],
)
async def test_another_person_of_the_same_surname_is_not_right(
    ask: str, points: float | None, answers: tuple[str, ...], maths: MathsChecker
) -> None:
    graded = {each: (await grade(_of(ask), each, "s", maths)).points for each in answers}
    assert graded == dict.fromkeys(answers, points)


async def test_of_what_is_no_person_the_word_before_may_be_any(maths: MathsChecker) -> None:
    engine, plague = _of("Which engine drove"), _of("Which disease killed")
    assert (await grade(engine, "Watt's Steam", "s", maths)).points == 1
    assert (await grade(plague, "Great Plague", "s", maths)).points == 1


@pytest.mark.parametrize(
    ("ask", "right", "wrong"),
    [
        ("carry a negative charge", ("e⁻", "e^-", "e−", "e-"), ("e⁺", "e^+", "e+")),
        (
            "On which continent are the Andes",
            ("the South American continent", "South American"),
            ("the North American continent", "North American"),
        ),
        ("Which continent has the most", ("the African continent",), ("South African",)),
        ("around the South Pole", ("the Antarctic continent",), ("the Arctic continent",)),
        (
            'plural of "sheep"',
            ("it stays the same", "the same", "it doesn't change"),
            ("not the same", "it changes", "sheeps"),
        ),
        (
            "energy for photosynthesis",
            ("solar radiation", "daylight"),
            ("radiation", "heat"),
        ),
        ("the northern from the southern", ("0° latitude", "latitude 0"), ("90° latitude",)),
    ],
)
async def test_a_right_answer_in_other_words_is_right(
    ask: str, right: tuple[str, ...], wrong: tuple[str, ...], maths: MathsChecker
) -> None:
    assert {(await grade(_of(ask), each, "s", maths)).points for each in right} == {1}
    assert {(await grade(_of(ask), each, "s", maths)).points for each in wrong} == {0}


@pytest.mark.parametrize(("one", "other"), [("Na⁺", "Na+"), ("e^-", "e-"), ("e⁻", "e−")])
async def test_a_charge_is_the_same_however_it_is_raised(one: str, other: str) -> None:
    assert plain(one) == plain(other)


async def test_a_negative_power_is_no_charge() -> None:
    assert plain("10^-3") != plain("10-3")


async def test_a_guide_asks_for_the_value_of_what_is_only_said_again(skill: Skill) -> None:
    running = Guide("powers", quiz.Quiz("", (_of("What is 2^5"),), "s"), knows="practise")
    learner = Learner(skill, AnsweringModel(lambda _: "Which number is multiplied?"))
    learner.kept = {each.name: each.value for each in busy_with("guide", guide.encode(running))}
    assert "what does it come to?" in await learner.says("2^5")
    assert learner.remarks == []
    assert "✅ Right" in await learner.says("32")


@pytest.mark.parametrize(
    ("ask", "points", "answers"),
    [
        ("capital of Japan", None, ("Kyoto (Tokyo)", "it's Kyoto (Tokyo)", "Kyoto [Tokyo]")),
        ("capital of Japan", None, ("The capital of Japan is Kyoto (Tokyo)", "Edo (Tokyo)")),
        ("capital of Japan", 0, ("Kyoto (Osaka)", "Kyoto (not Tokyo)")),
        ("capital of Japan", 1, ("Tokyo (Japan)", "Tokyo (capital of Japan)", "Tokyo (Edo)")),
        ("capital of Japan", 1, ("Tokyo (not Kyoto)", "it's Tokyo (formerly Edo)", "Tokyo city")),
        ("capital of Japan", 1, ("(Tokyo)", "I think (Tokyo)", "the capital (Tokyo)")),
        ("capital of Japan", 1, ("Tokyo (Tokyo)", "it is (i think) Tokyo")),
        ("Who was the first president", 1, ("George (Washington)", "Washington (George)")),
    ],
)
async def test_brackets_behind_something_else_make_it_no_right_answer(
    ask: str, points: float | None, answers: tuple[str, ...], maths: MathsChecker
) -> None:
    graded = {each: (await grade(_of(ask), each, "s", maths)).points for each in answers}
    assert graded == dict.fromkeys(answers, points)


async def test_what_it_is_also_called_may_stand_in_brackets(maths: MathsChecker) -> None:
    river = Question("Which river flows through Vienna?", "short", ("the Danube",))
    assert (await grade(river, "the Danube (Donau)", "s", maths)).points == 1
    assert (await grade(river, "Donau (Danube)", "s", maths)).points is None
    water = Question("What is the formula of water?", "short", ("H2O",))
    assert (await grade(water, "H2O (water)", "s", maths)).points == 1
    rust = Question("What is rust?", "short", ("iron(III) oxide",))
    assert (await grade(rust, "it is iron(III) oxide", "s", maths)).points == 1


async def test_a_reason_or_the_end_of_a_short_form_leaves_it_right(maths: MathsChecker) -> None:
    force = Question("Why does an apple fall to the ground?", "short", ("gravity",))
    for said in ("because of gravity", "because gravity pulls it", "apples fall because gravity"):
        assert (await grade(force, said, "s", maths)).points == 1
    makes = Question("How do plants turn light into food?", "short", ("photosynthesis",))
    said = "photosynthesis, because plants use light"
    assert (await grade(makes, said, "s", maths)).points == 1
    peak = Question("Which mountain is the highest?", "short", ("Everest",))
    assert (await grade(peak, "Mt. Everest", "s", maths)).points == 1


REFRACTION, EGYPT = "when light changes direction on entering", "What is the capital of Egypt"
JAPAN, KITE, GENEROUS = (
    "What is the capital of Japan",
    "The red kite flew",
    'opposite of "generous"',
)
WAR, EQUATOR = "did the First World War begin", "divides the northern from the southern half"


@pytest.mark.parametrize(
    ("ask", "points", "answers"),
    [
        (REFRACTION, None, ("its not reflection its refraction", "not reflection but refraction")),
        (REFRACTION, None, ("it is not reflection it is refraction", "refraction, not reflection")),
        (REFRACTION, 0, ("its not refraction its reflection", "not refraction but reflection")),
        (REFRACTION, 0, ("everything but refraction", "not refraction", "its not refraction")),
        (EGYPT, None, ("its not giza its cairo", "not Giza but Cairo")),
        (EGYPT, 0, ("its not cairo its giza", "I don't think it's Cairo")),
        (JAPAN, None, ("Tokyo (or Kyoto?)", "Tokyo/Kyoto", "Kyoto/Tokyo", "Tokyo or Kyoto?")),
        (JAPAN, 0, ("Kyoto/Osaka", "Kyoto (or Osaka)")),
        (JAPAN, 1, ("Tokyo", "Tokyo (not Kyoto)")),
        (JAPAN, None, ("Tokyo or Kyoto", "kyoto or tokyo", "either Kyoto or Tokyo")),
        (JAPAN, 0, ("not Tokyo or Kyoto", "kyoto or osaka")),
        (JAPAN, None, ("kyoto because tokyo is newer", "Kyoto. Tokyo is in China", "Kyoto! Tokyo")),
        (JAPAN, 1, ("Tokyo because it is the capital", "I think its tokyo. its in japan")),
        (
            JAPAN,
            1,
            ("ok. tokyo", "let me think. Tokyo", "I remember! Tokyo", "good question. tokyo"),
        ),
        (JAPAN, 1, ("Japan. The capital is Tokyo", "Tokyo. Kyoto was before", "easy! Tokyo")),
        (GENEROUS, 1, ("selfish/greedy", "mean/stingy", "selfish / greedy")),
        (GENEROUS, 1, ("selfish or greedy", "mean or stingy", "selfish and greedy")),
        (GENEROUS, 1, ("either mean or stingy", "it's selfish (or greedy)", "mean & stingy")),
        (GENEROUS, None, ("selfish/kind", "selfish or kind")),
        (GENEROUS, 0, ("not selfish or mean", "kind or nice")),
        (KITE, None, ("kite (red is the colour)", "kite because red is a colour")),
        (KITE, None, ("kite. red is just the colour",)),
        (KITE, 1, ("red because it describes the kite", "it's red", "the word (red)")),
        (KITE, 1, ("red (kite is a noun)", "red (because it describes the kite)")),
        (KITE, 0, ("red kite", "red (kite)", "red kite (kite is a noun)")),
        (WAR, None, ("1914-1918", "1914–18", "1914 - 1918", "from 1914-1918", "1914 to 1918")),
        (WAR, 1, ("1914", "1914-07", "28/7/1914", "July 1914")),
        (WAR, 0, ("1918", "1918-4", "1914/1915")),
        (EQUATOR, 1, ("zero degrees latitude", "latitude zero", "0 degrees latitude")),
        (EQUATOR, 0, ("one degree latitude", "ninety degrees latitude")),
    ],
)
async def test_a_key_beside_something_else_is_judged_by_how_it_is_said(
    ask: str, points: float | None, answers: tuple[str, ...], maths: MathsChecker
) -> None:
    graded = {each: (await grade(_of(ask), each, "s", maths)).points for each in answers}
    assert graded == dict.fromkeys(answers, points)
