"""Words that people say, in small plain letters: found in any case and with any accents."""

import gc
import re
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.skills.image import next_words, signs
from bot.skills.image.languages import LANGUAGES, Language
from bot.skills.image.next_in_languages import ALL_NEXT, Next
from bot.turn.expression import Expression
from bot.turn.letters import plain_in_place


@given(st.text())
def test_a_plain_text_has_each_letter_in_its_place(text: str) -> None:
    plain = plain_in_place(text)

    assert len(plain) == len(text)
    assert plain_in_place(plain) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Où est l’ÉTÉ ?", "ou est l'ete ?"),
        ("Größe", "große"),
        ("Œuf", "œuf"),
        ("İstanbul", "istanbul"),
        ("КОТ", "кот"),
        ("が 한 ≠ ½", "が 한 ≠ ½"),
    ],
)
def test_only_accents_and_case_are_taken_away(text: str, plain: str) -> None:
    assert plain_in_place(text) == plain


def test_what_is_found_is_in_the_letters_of_the_text() -> None:
    found = Expression("(?P<what>ete|hiver)(x)?").search("L’ÉTÉ")

    assert found is not None
    assert (found["what"], found[2], found.groups()) == ("ÉTÉ", "", ("ÉTÉ", ""))
    assert (found.start(), found.end(), found.lastindex) == (2, 5, 1)


def test_it_is_cut_out_at_each_place_or_at_the_first() -> None:
    word = Expression("ca ?")

    assert word.cut("Ça va, ÇA va") == "va, va"
    assert word.cut("Ça va, ÇA va", 1) == "va, ÇA va"


def test_it_is_matched_from_where_it_is_asked_to_be() -> None:
    end = Expression("ou$")

    assert end.match("là où", 3) is not None
    assert end.match("là où") is None


def test_every_expression_of_pictures_compiles_and_is_written_in_plain_letters() -> None:
    """None is compiled before it is read, and what stands for accents would match nothing."""
    assert signs.matches("draw a cat")
    assert next_words.leaves_it("you choose")
    gc.unfreeze()  # what is imported for the tests is not listed otherwise (conftest.py)
    expressions = [each for each in gc.get_objects() if type(each) is Expression]
    gc.freeze()

    assert len(expressions) > 300
    for each in expressions:
        assert each.compiled.flags == re.UNICODE
        assert not re.search(r"[àáâãäçèéêëìíîïñòóôõöùúûü’]", each.source)


@pytest.mark.parametrize("words", [*LANGUAGES, *ALL_NEXT])
def test_the_words_of_each_language_are_written_in_plain_letters(words: Language | Next) -> None:
    """With others they would match nothing."""
    for field in fields(words):
        if isinstance(source := getattr(words, field.name), str):
            assert plain_in_place(source) == source, field.name
