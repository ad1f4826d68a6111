"""Answers that put right a mistake which the question shows, a card of a language practice: what is
asked for is a form, so that another one is no slip of spelling. Pure."""

import re
import unicodedata

from bot.patterns import later
from bot.skills.tutor.quizzes.grades import RIGHT, Grade
from bot.skills.tutor.quizzes.question import Question
from bot.skills.tutor.tongues import is_common
from bot.tools.maths.numerals import NUMBER_WORDS, in_numerals

_WORD = r"[^\W_]+(?:['’][^\W_]+)*"
_NUMBER = later(NUMBER_WORDS, re.IGNORECASE)
_LEFT_OUT = "(?:[aeiou]|no|ha|wi|sha|woul)"
"""What an apostrophe can stand for: it is, do not, I have, I will, I would; j'ai, geht's."""
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘´`", "'"))
"""As keyboards have them."""
_MOST_APOSTROPHES = 4
_SPELLING = Grade(0.8, "Watch the spelling.")
_CAPITALS = Grade(0.0, "Mind the capital letters.")
_NOT_SO = Grade(None, "A word beside it is written in another way. Write it again.")
"""It may be a slip of the keys, or another form."""


def is_shown(question: Question) -> bool:
    """Whether a question shows a mistake that is to be put right."""
    return any(f"“{mistake}”" in question.ask for mistake in question.wrong)


def is_right(question: Question, answer: str) -> bool:
    """Whether an answer is a key, word by word: an article or an accent may be just what was to be
    mended. A number that the mistake has as well may be in words or in digits."""
    said, counted = _exactly(answer), _counted(answer)
    same = {number for each in question.wrong for number in _numbers(each)}
    return any(
        said == _exactly(key) or (counted == _counted(key) and _numbers(key) <= same)
        for key in question.keys
    )


def in_capitals(question: Question, answer: str) -> Grade | None:
    """What an answer is worth where capitals are all that was to be mended ("kino", “Kino”); None
    for any other mistake, and for an answer that is not the key in any writing."""
    keys = [
        key for key in question.keys if any(_exactly(key) == _exactly(no) for no in question.wrong)
    ]
    if not keys or not is_shown(question) or not is_right(question, answer):
        return None
    written = {*_words(answer)}
    return RIGHT if any(written.issuperset(_words(key)) for key in keys) else _CAPITALS


def _counted(text: str) -> list[str]:
    return _exactly(_NUMBER.sub(lambda found: in_numerals(found[0]), text))


def _numbers(text: str) -> set[str]:
    return {word for word in _counted(text) if word.isdecimal()}


def _exactly(text: str) -> list[str]:
    return [word.casefold() for word in _words(text)]


def slip(question: Question, key: str, answer: str) -> Grade | None:
    """What an answer is worth that is spelt much as a key; None where it is another form."""
    wanted, said = _words(key), _words(answer)
    if len(wanted) != len(said):
        return None
    known = {_letters(word) for mistake in question.wrong for word in _words(mistake)}
    forms = known | {*map(_letters, wanted)}
    pairs = zip(wanted, said, strict=True)
    others = [each for each in pairs if _letters(each[0]) != _letters(each[1])]
    for right, written in others:
        is_form = _letters(written) in forms or is_common(written.casefold())
        if is_form or _letters(right) not in known:
            return None
    return _NOT_SO if others else _SPELLING


def in_another_length(question: Question, answer: str) -> Grade | None:
    """What is to be said of the long form of a key that has an apostrophe, "does not", or of the
    short one of a key that has none: in one language both are right, in another one alone."""
    for key in question.keys:
        if _is_short_of(key, answer):
            return Grade(None, "Write it in its short form, with an apostrophe.")
        if _is_short_of(answer, key):
            return Grade(None, "Write it in its long form, without an apostrophe.")
    return None


def _is_short_of(short: str, long: str) -> bool:
    words = [word.replace("won't", "willn't") for word in _words(short.casefold())]
    pieces = "".join(words).split("'")
    if not 1 < len(pieces) <= _MOST_APOSTROPHES + 1:
        return False
    written = "".join(_words(long.casefold()))
    return re.search(_LEFT_OUT.join(map(re.escape, pieces)), written) is not None


def _words(text: str) -> list[str]:
    return re.findall(_WORD, unicodedata.normalize("NFC", text).translate(_APOSTROPHES))


def _letters(word: str) -> str:
    return word.casefold().replace("'", "")
