"""Language practice: in the language, corrections of what was written, a report, cards."""

import itertools
import json

import pytest

from bot.ports import Skill
from bot.skills.tutor.practice import Correction, Practice, card, read_turn, read_wish
from bot.skills.tutor.quizzes.grading import grade
from bot.tools.maths.checker import MathsChecker
from tests.unit.learner import Learner
from tests.unit.speakers import AnsweringModel

pytestmark = pytest.mark.asyncio(loop_scope="session")

HELLO = json.dumps({"reply": "¡Buenos días! ¿Qué quiere usted?", "corrections": []})
CORRECTS = json.dumps(
    {
        "reply": "Muy bien. ¿Algo más para usted?",
        "corrections": [
            {"wrong": "Yo querer", "right": "Quiero", "why": "first person"},
            {"wrong": "never written", "right": "something", "why": ""},
            {"wrong": "un pan", "right": "un pan", "why": "nothing"},
        ],
    }
)
ENGLISH = json.dumps({"reply": "Good morning, what do you want to have?", "corrections": []})


def saying(*texts: str) -> AnsweringModel:
    """A model that says these in turn, the last one for ever."""
    turn = itertools.chain(texts, itertools.repeat(texts[-1]))
    return AnsweringModel(lambda messages: next(turn))


async def test_a_wish_names_language_level_and_scene() -> None:
    asked = read_wish("Spanish A2 at the bakery")
    assert asked is not None
    assert (asked.language, asked.level, asked.scenario) == ("Spanish", "A2", "at the bakery")
    assert read_wish("Klingon B1") is None


@pytest.mark.parametrize(
    ("wish", "scenario"),
    [
        ("German and Spanish", "meeting somebody new in a café"),
        ("Spanish please at A2 level", "meeting somebody new in a café"),
        ("Spanish at B1 level, at the bakery", "at the bakery"),
        ("Spanish ordering bread and cake", "ordering bread and cake"),
    ],
)
async def test_what_names_language_and_level_is_no_scene(wish: str, scenario: str) -> None:
    asked = read_wish(wish)
    assert asked is not None
    assert asked.scenario == scenario


@pytest.mark.parametrize(
    ("language", "wrong", "right"),
    [
        ("Spanish", "Voy comer", "Voy a comer"),
        ("Spanish", "Ella llama", "Se llama"),
        ("Spanish", "Yo gusta", "A mí me gusta"),
        ("French", "Tu a", "Tu as"),
        ("Italian", "in casa", "a casa"),
        ("Italian", "gli piace", "le piace"),
        ("German", "er was", "er war"),
        ("English", "we goed", "we went"),
        ("English", "no have time", "I have no time"),
        ("Dutch", "Ik heeft", "Ik heb"),
        ("English", "its", "it's"),
        ("English", "cant", "can’t"),
        ("English", "the dogs", "the dog's"),
        ("English", "students books", "students' books"),
        ("English", "alot", "a lot"),
        ("French", "jai", "j'ai"),
        ("French", "a", "à"),
        ("English", "a", "an"),
    ],
)
async def test_a_right_correction_of_a_few_words_is_kept(
    language: str, wrong: str, right: str
) -> None:
    entry = {"reply": "…", "corrections": [{"wrong": wrong, "right": right}]}
    assert [each.right for each in read_turn(entry, f"Hm, {wrong}.", language)[1]] == [right]


@pytest.mark.parametrize(
    ("language", "said", "wrong", "right", "is_kept"),
    [
        ("German", "Ich gehe ins kino.", "kino", "Kino", True),
        ("German", "kino ist gut", "kino", "Kino", True),
        ("German", "Wir Gehen heute", "Gehen", "gehen", True),
        ("German", "Haben sie Brot?", "sie", "Sie", True),
        ("German", "ich gehe ins kino", "ich gehe ins kino", "Ich gehe ins Kino", True),
        ("German", "ich gehe ins Kino", "ich", "Ich", False),
        ("German", "Ich gehe ins Kino", "kino", "Kino", False),
        ("German", "Ich gehe ins Kino", "Kino", "Kino!", False),
        ("Spanish", "hola, un pan", "hola", "Hola", False),
        ("English", "the cinema", "cinema", "Cinema", False),
    ],
)
async def test_a_capital_is_corrected_in_german_alone(
    language: str, said: str, wrong: str, right: str, *, is_kept: bool
) -> None:
    entry = {"reply": "…", "corrections": [{"wrong": wrong, "right": right}]}
    kept = read_turn(entry, said, language)[1]
    assert [each.right for each in kept] == [right] * is_kept


async def test_a_card_on_a_capital_wants_that_capital(maths: MathsChecker) -> None:
    running = Practice("German", "A2", "at the cinema")
    asked = card(running, Correction("kino", "Kino"), "Ich gehe ins Kino.")
    answers = ("Kino", "kino", "Ich gehe ins Kino.", "ich gehe ins kino", "Theater")
    points = [(await grade(asked, each, "s", maths)).points for each in answers]
    assert points == [1, 0, 1, 0, 0]


async def test_only_corrections_of_what_was_written_count() -> None:
    reply, corrections = read_turn(json.loads(CORRECTS), "Yo querer un pan, por favor.", "Spanish")
    assert reply.startswith("Muy bien.")
    assert [each.right for each in corrections] == ["Quiero"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("so", "estoy"),
        ("cansado", "I am tired"),
        ("hoy", "сегодня"),
        ("hoy", "¡hoy!"),
        ("hoy", "'hoy'"),
        ("hoy", "…"),
    ],
)
async def test_no_part_of_a_word_is_corrected_and_nothing_into_another_language(
    wrong: str, right: str
) -> None:
    entry = {"reply": "¿Sí?", "corrections": [{"wrong": wrong, "right": right}]}
    assert read_turn(entry, "Yo soy cansado hoy", "Spanish")[1] == []


async def test_a_talk_is_corrected_reported_and_repeated(skill: Skill) -> None:
    learner = Learner(skill, saying(HELLO, CORRECTS, HELLO))
    said = await learner.says("/practice Spanish A2 at the bakery")
    assert "**Spanish, A2: at the bakery.**" in said
    assert "¡Buenos días!" in said
    said = await learner.says("Yo querer un pan")
    assert said.startswith("Muy bien.")
    assert "- Yo querer → **Quiero** (first person)" in said
    assert "never written" not in said
    report = await learner.says("stop")
    assert "1 answer by you" in report
    assert "Yo querer → **Quiero**" in report
    assert learner.kept["doing"] == ""
    card = await learner.says("/quiz due")
    assert "How is this right in Spanish? “Yo querer”" in card
    assert "✅ Right." in await learner.says("quiero")


async def test_what_is_corrected_is_among_the_cards_of_whoever_wrote_it(skill: Skill) -> None:
    learner = Learner(skill, saying(HELLO, CORRECTS, HELLO), is_alone=False)
    await learner.says("/practice Spanish A2 at the bakery")
    await learner.says("Yo querer un pan")
    await learner.says("Buenos días", author="Bob")
    report = await learner.says("stop", author="Bob")
    assert "2 answers." in report
    assert "the cards of whoever wrote them" in report
    learner.is_alone = True
    assert "Nothing is due" in await learner.says("/quiz due", author="Bob")
    assert "“Yo querer”" in await learner.says("/quiz due")


async def test_what_is_corrected_stays_where_another_practice_is_begun(skill: Skill) -> None:
    learner = Learner(skill, saying(HELLO, CORRECTS, HELLO))
    await learner.says("/practice Spanish A2 at the bakery")
    await learner.says("Yo querer un pan")
    await learner.says("/practice Spanish A2 at the station")
    await learner.says("stop")
    assert "“Yo querer”" in await learner.says("/quiz due")


async def test_a_goodbye_is_answered_and_ends_the_practice_with_a_report(skill: Skill) -> None:
    model = saying(HELLO, json.dumps({"reply": "¡Hasta luego!", "corrections": []}))
    learner = Learner(skill, model)
    await learner.says("/practice Spanish A2 at the bakery")
    said = await learner.says("Gracias. ¡Adiós!")
    assert "¡Hasta luego!" in said
    assert "1 answer by you" in said
    assert "say goodbye" in model.sent[-1][0].content
    assert learner.kept["doing"] == ""


async def test_the_twentieth_answer_is_answered_and_the_practice_ends_with_a_word(
    skill: Skill,
) -> None:
    learner = Learner(skill, saying(HELLO))
    await learner.says("/practice Spanish A2 at the bakery")
    for _ in range(19):
        assert "ends here" not in await learner.says("Quiero un pan")
    said = await learner.says("Quiero un pan")
    assert "¡Buenos días!" in said
    assert "That were 20 answers: the practice ends here." in said
    assert "20 answers by you" in said
    assert learner.kept["doing"] == ""


async def test_a_reply_in_the_wrong_language_is_asked_for_again(skill: Skill) -> None:
    model = saying(ENGLISH, HELLO)
    said = await Learner(skill, model).says("/practice Spanish in a shop")
    assert "¡Buenos días!" in said
    assert "in Spanish only" in model.sent[1][0].content


async def test_a_model_that_cannot_speak_it_is_said_to_be_so(skill: Skill) -> None:
    model = saying(ENGLISH)
    learner = Learner(skill, model)
    assert "did not manage a sentence in Spanish" in await learner.says("/practice Spanish")
    assert len(model.sent) == 3
    assert learner.kept.get("doing", "") == ""


@pytest.mark.parametrize("broken", ["[]", "{}", '{"reply": 7}', '{"corrections": "x"}', "{{{{"])
async def test_a_broken_form_is_no_reply(skill: Skill, broken: str) -> None:
    said = await Learner(skill, saying(broken)).says("/practice Spanish")
    assert "did not manage" in said


async def test_without_a_language_those_that_it_knows_are_named(skill: Skill) -> None:
    assert "Portuguese" in await Learner(skill, saying(HELLO)).says("/practice Klingon")
