"""Whether a text says which option of a choice is the key, or answers with none of them. Pure."""

import re
from collections.abc import Iterable

from bot.skills.tutor.guides import sheet
from bot.skills.tutor.guides.keys.pointing import points_at_other
from bot.skills.tutor.guides.words import doubts, named_steps
from bot.skills.tutor.maths.written.told import told
from bot.skills.tutor.quizzes.choosing import picked
from bot.skills.tutor.quizzes.question import LETTERS, Question, plain
from bot.skills.tutor.quizzes.sentences import options_named
from bot.skills.tutor.quizzes.talk import without_lead

_ASKED_WORDS = 3
_SHOWN_CHARS = 80
_SAYS = (
    "is none of the options.",
    "names one of the options. Do you mean it? Pick one by its letter.",
    "names several of the options. Pick one.",
)


def says_option(text: str, question: Question, seed: str, tries: Iterable[str] = ()) -> bool:
    """Whether it points at an option of a choice by letter, number or place, or rules out all the
    others but for the key; not of those that `tries` picked."""
    if question.kind != "choice":
        return False
    options = question.options(seed)
    at = options.index(question.key)
    tried = frozenset(filter(None, (picked(question, each, seed) for each in tries)))
    if points_at_other(text, question, seed, tried):
        return True
    said = f" {plain(text)} "
    others = [(n, each) for n, each in enumerate(options) if n != at and each not in tried]
    return bool(others) and all(
        f" {plain(each)} " in said or re.search(rf"(?<!\w){LETTERS[n]}(?!\w)", text)
        for n, each in others
    )


def misses_all(text: str, question: Question, seed: str) -> str:
    """What is to be said of an answer in own words that picks no option of a choice ("sun", "is it
    Brisbane?"); "" where it is no choice, and of a question, plain talk, and working in figures."""
    if question.kind != "choice":
        return ""
    said = without_lead(text)
    if doubts.brings_value(text):
        is_answer = sheet.is_value(told(text).strip(" .!?"))
    else:
        is_short = not text.rstrip().endswith("?") or len(said.split()) <= _ASKED_WORDS
        is_answer = is_short and named_steps.may_be_named(said)
    named, _ = options_named(question, said, seed)
    says = _SAYS[min(len(named), 2)]
    return f"“{' '.join(text.split())[:_SHOWN_CHARS]}” {says}" if is_answer else ""
