"""Whether an answer that names a person names another one of the same surname: "Sonia Gandhi" where
Mahatma Gandhi, or Gandhi, is the key. Pure.

Only where a question asks who and a surname alone is a key beside the whole name. A first name that
is spelt much like the right one is that, unless another name stands behind it all: "George
Washington Carver". Not covered: that in small letters; who else has the same names; first names of
a person that no key has (the bank lists what is usual: Mohandas Gandhi).
"""

import difflib
import re

from bot.patterns import later
from bot.skills.tutor.quizzes.grades import UNCLEAR, WRONG, Grade
from bot.skills.tutor.quizzes.question import Question, plain
from bot.skills.tutor.tongues import is_common

_WHO = re.compile(r"\bwho(?:se|m)?\b", re.IGNORECASE)
_TITLES = frozenset(
    """
    admiral american bishop british captain chief commander dear dictator doctor dr duke emperor
    english explorer father french gen general german great his holy indian inventor italian king
    lady leader lord madam miss mister monk mr mrs ms named old pope portuguese pres president
    priest prince prof professor queen reformer reverend roman sailor saint sir spanish st
    statesman uncle
    """.split()  # noqa: SIM905 - a list of words is read as one
)
_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_BEFORE = later(rf"(?:({_WORD})\.?\s+)?(?:({_WORD})\.?\s+)?({_WORD})\.?\s+$")
_BEHIND = later(rf"\s+({_WORD}(?:\.[A-Z])?)")
_PLACES = (
    r"(?:d\.?\s?c|(?:capital|city|county|island|monument|square|state|street|town|university)s?)\b"
)
_PLACE_BEFORE = later(rf"\b{_PLACES}\s+(?:of\s+)?$", re.IGNORECASE)
_PLACE_BEHIND = later(rf"[\s,(]+{_PLACES}", re.IGNORECASE)
"""Of what is named after a person: Washington, DC; the state of Washington."""
_NEARLY = 0.8
_PREFIX = 4
_FEW = 3
_MOST_INITIALS = 3


def other_person(question: Question, said: str) -> Grade | None:
    """What an answer is worth that holds the key's surname within another name: wrong where that
    is written as a name, unclear where it may be one, or is a place; None for any other answer."""
    for surname, first_names in _surnames(question).items():
        found = [*re.finditer(rf"(?<!\w){re.escape(surname)}(?![\w'’])", said, re.IGNORECASE)]
        graded = [_other(question, said, each, first_names) for each in found]
        if graded and None not in graded:
            return WRONG if WRONG in graded else UNCLEAR
    return None


def _surnames(question: Question) -> dict[str, frozenset[str]]:
    """The keys that are one word, with the words that stand before them in others."""
    if _WHO.search(question.ask) is None:
        return {}
    keys = [plain(key).split() for key in question.keys]
    found = {}
    for (surname,) in (each for each in keys if len(each) == 1):
        whole = [each for each in keys if len(each) > 1 and each[-1] == surname]
        if whole:
            found[surname] = frozenset(word for each in whole for word in each[:-1])
    return found


def _other(
    question: Question, said: str, surname: re.Match[str], first_names: frozenset[str]
) -> Grade | None:
    before = _BEFORE.search(said[: surname.start()])
    words = [each for each in before.groups() if each and not _is_initials(each)] if before else []
    behind = _BEHIND.match(said, surname.end())
    if behind and _is_in_mistake(question, surname[0], behind[1]):
        return UNCLEAR
    if any(_is_right(word, first_names) for word in words):
        return UNCLEAR if behind and _is_name_behind(question, said, behind) else None
    if _PLACE_BEFORE.search(said[: surname.start()]) or _PLACE_BEHIND.match(said, surname.end()):
        return UNCLEAR
    asked, is_name = {*plain(question.ask).split()}, surname[0][0].isupper()
    if words and not _is_harmless(words[-1], asked | _TITLES):
        if is_name and words[-1][0].isupper():
            return WRONG
        most = _FEW - is_name  # "by the lawyer Gandhi" names none
        return UNCLEAR if len(said.split()) <= most else None
    if behind is None or _is_right(behind[1], first_names) or _is_harmless(behind[1], asked):
        return None
    return UNCLEAR if is_name and behind[1][0].isupper() else None


def _is_in_mistake(question: Question, surname: str, behind: str) -> bool:
    """Whether a mistake is told by what stands behind the surname in it: Martin Luther King."""
    said = plain(f"{surname} {behind}")
    return " " in said and any(f" {said} " in f" {plain(each)} " for each in question.wrong)


def _is_name_behind(question: Question, said: str, behind: re.Match[str]) -> bool:
    """Whether a whole name goes on with another word that is written as a name, and ends there."""
    word, known = behind[1], {*plain(question.ask).split()} | _TITLES
    is_written_so = word[:1].isupper() and not said.isupper()
    is_last = re.search(r"\w", said[behind.end() :]) is None
    return is_written_so and is_last and not _is_initials(word) and not _is_harmless(word, known)


def _is_right(word: str, first_names: frozenset[str]) -> bool:
    said = plain(word)
    return any(
        difflib.SequenceMatcher(None, said, each).ratio() >= _NEARLY
        or (len(said) >= _PREFIX and each.startswith(said))
        for each in first_names
    )


def _is_initials(word: str) -> bool:
    """Whether it may be those of a first name: "M", "MK"."""
    return len(word) == 1 or (word.isupper() and len(word) <= _MOST_INITIALS)


def _is_harmless(word: str, known: set[str]) -> bool:
    """Whether it is no name: one that is known, whose something is, or a common word."""
    said = word.casefold()
    return said in known or is_common(said) or re.search(r"['’]s?$", said) is not None
