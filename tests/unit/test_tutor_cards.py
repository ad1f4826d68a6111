"""Cards of a language practice: what puts right the mistake that they show."""

import pytest

from bot.skills.tutor.practice import Correction, Practice, card, mended
from bot.skills.tutor.quizzes.grading import grade
from bot.tools.maths.checker import MathsChecker

HUND = ("Ich sehe das Hund", "das Hund", "den Hund")
CANSADO = ("Soy cansado", "Soy cansado", "Estoy cansado")
DONT = ("She dont like fish", "dont", "doesn't")
CANT = ("He cant go", "cant", "can't")
TENER = ("Yo no tener hambre", "no tener", "no tengo")
GUSTO = ("No me gusto el queso", "me gusto", "me gusta")
ITS = ("its raining", "its", "it's")
A_PARIS = ("je vais a Paris", "a", "à")
LIKE = ("I not like it", "not like", "don't like")
WENT = ("I go yesterday", "go", "went")
TEACHER = ("I am teacher", "am teacher", "am a teacher")
AI = ("jai un chien", "jai", "j'ai")

VINGT = ("Je suis vingt ans", "Je suis vingt ans", "J'ai vingt ans")
VINGTS = ("J'ai vingts ans", "vingts ans", "vingt ans")
PLUS = ("Il est 20 ans", "Il est 20 ans", "Il a plus 20 ans")


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    ("shown", "answer", "points"),
    [
        (DONT, "she doesn't like fish", 1),
        (DONT, "doesnt", 0.8),
        (DONT, "don't", 0),
        (DONT, "does not", None),
        (DONT, "she does not like fish", None),
        (DONT, "does not like", None),
        (LIKE, "don't like", 1),
        (LIKE, "do not like", None),
        (LIKE, "I do not like it", None),
        (LIKE, "not like", 0),
        (LIKE, "I not like it", 0),
        (DONT, "not doesn't", None),
        (CANT, "he cannot go", None),
        (TENER, "yo no tengo hambre", 1),
        (TENER, "no tener", 0),
        (GUSTO, "no me gusta el queso", 1),
        (ITS, "it's", 1),
        (ITS, "it is", None),
        (ITS, "its", 0),
        (AI, "j’ai un chien", 1),
        (AI, "j´ai", 1),
        (A_PARIS, "à", 1),
        (A_PARIS, "à Paris", None),
        (HUND, "Ich sehe den Hund", 1),
        (HUND, "der Hund", 0),
        (HUND, "dem Hund", 0),
        (HUND, "den Hundd", None),
        (CANSADO, "esta cansado", 0),
        (CANSADO, "estoy cansada", None),
        (WENT, "went", 1),
        (WENT, "I went yesterday", 1),
        (WENT, "I have went", None),
        (VINGT, "j’ai 20 ans", 1),
        (VINGT, "j’ai 30 ans", 0),
        (VINGTS, "20 ans", 0),
        (PLUS, "il a plus vingt ans", 1),
        (PLUS, "il a vingt ans", 0),
        (TEACHER, "I am a teacher", 1),
        (TEACHER, "am an teacher", 0),
        (TEACHER, "am the teacher", 0),
        (TEACHER, "a teacher", 0),
    ],
)
async def test_another_form_than_the_one_that_is_practised_is_no_slip_of_spelling(
    shown: tuple[str, str, str], answer: str, points: float | None, maths: MathsChecker
) -> None:
    said, wrong, right = shown
    correction = Correction(wrong, right)
    question = card(Practice("x", "A2", "y"), correction, mended(said, [correction]))
    graded = await grade(question, answer, "s", maths)
    assert graded.points == points
    assert "spelling" not in graded.note or answer == "doesnt"


def test_a_sentence_is_mended_where_it_is_clear_which_word_is_meant() -> None:
    corrections = [Correction("go", "goes"), Correction("its", "it's")]
    assert mended("He go, its late", corrections) == "He goes, it's late"
    assert mended("He go, I go", corrections) == "He go, I go"
