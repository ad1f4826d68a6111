"""Corrections that only say in another language what the learner said in the practised one."""

import pytest

from bot.skills.tutor.practice import read_turn
from bot.skills.tutor.tongues import TONGUES
from bot.skills.tutor.translated import is_other

ENGLISH = ("Hello", "bread", "Thank you", "Good morning", "a coffee", "I'm hungry", "the bread")


@pytest.mark.parametrize("language", [name for name in TONGUES if name != "english"])
def test_a_few_english_words_are_not_in_another_language(language: str) -> None:
    assert [each for each in ENGLISH if not is_other(each, language)] == []


@pytest.mark.parametrize("right", ["Hola", "Danke", "merci beaucoup", "gracias", "Buongiorno"])
def test_a_few_words_of_another_language_are_not_in_english(right: str) -> None:
    assert is_other(right, "english")


@pytest.mark.parametrize(
    ("language", "rights"),
    [
        ("spanish", ("come", "Ella come", "he", "has", "no", "Quiero", "pan", "me gusta", "a la")),
        ("french", ("on", "or", "an", "pain", "j'ai", "au café", "il a")),
        ("german", ("also", "so", "Name", "was", "will", "in", "guten Morgen", "am Abend")),
        ("italian", ("do", "so", "i", "come", "ho fame")),
        ("portuguese", ("come", "for", "do", "uma água")),
        ("dutch", ("had", "drink", "water", "week", "was", "een brood")),
        ("english", ("went", "chose", "has", "serve", "van", "die", "fare", "met", "I was", "an")),
    ],
)
def test_a_word_that_is_of_both_languages_stays(language: str, rights: tuple[str, ...]) -> None:
    assert [each for each in rights if is_other(each, language)] == []


@pytest.mark.parametrize("language", TONGUES)
def test_no_common_word_is_of_another_language(language: str) -> None:
    assert [each for each in TONGUES[language].split() if is_other(each, language)] == []


def test_a_translation_is_dropped_and_a_correction_kept() -> None:
    corrections = [
        {"wrong": "hola", "right": "Hello", "why": ""},
        {"wrong": "pan", "right": "bread", "why": ""},
        {"wrong": "gracias", "right": "Thank you", "why": ""},
        {"wrong": "Yo querer", "right": "Quiero", "why": "first person"},
        {"wrong": "bread", "right": "pan", "why": "Spanish"},
    ]
    said = "hola, Yo querer pan y bread, gracias"
    _, kept = read_turn({"reply": "Bien.", "corrections": corrections}, said, "Spanish")
    assert [each.right for each in kept] == ["Quiero", "pan"]
