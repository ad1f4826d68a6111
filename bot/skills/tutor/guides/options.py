"""Whether a text says which option of a choice is the key. Pure."""

import re
from collections.abc import Iterable

from bot.skills.tutor.quizzes.choosing import picked
from bot.skills.tutor.quizzes.question import LETTERS, Question, plain

_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def says_option(text: str, question: Question, seed: str, tries: Iterable[str] = ()) -> bool:
    """Whether it says which option of a choice is the key: by letter, number or place, or by
    naming all the others, but for those that `tries` picked."""
    if question.kind != "choice":
        return False
    options = question.options(seed)
    at = options.index(question.key)
    if _says_letter(text, LETTERS[at]):
        return True
    places = {_ORDINALS[at], *(("last",) if at == len(options) - 1 else ())}
    if re.search(
        rf"\b(?:option|answer|choice|number)\W+(?:is\W+)?{at + 1}\b"
        rf"|\b(?:{'|'.join(places)}) (?:option|answer|choice|one)\b",
        text,
        re.IGNORECASE,
    ):
        return True
    said = f" {plain(text)} "
    tried = {picked(question, each, seed) for each in tries}
    others = [(n, each) for n, each in enumerate(options) if n != at and each not in tried]
    return bool(others) and all(
        f" {plain(each)} " in said or re.search(rf"(?<!\w){LETTERS[n]}(?!\w)", text)
        for n, each in others
    )


def _says_letter(text: str, letter: str) -> bool:
    return (
        re.search(rf"(?<![\w']){letter}(?![\w'’])(?! [a-z])", text) is not None
        or re.search(rf"\b(?:option|answer|choice|letter)\W+(?:is\W+)?{letter}\b", text, re.I)
        is not None
    )
