"""Which number alone may answer the question of a hint, where no tool knows what that comes to.
Pure.

What asks for a number may have any that is of its kind; what asks for something to be done, one
that the numbers there come to in a single step: 13, not 72, behind “can you add the 5 and the 8?”.
"""

import re
from collections.abc import Iterable
from fractions import Fraction

from bot.patterns import later
from bot.skills.tutor.maths.kinds import conversions
from bot.skills.tutor.maths.written.said_numbers import numbers_in
from bot.tools.maths.numerals import in_numerals

_TO_DO = later(
    r"(?:^|[,;:]\s*)(?:(?:so|and|now|then|first|next)\s+)*"
    r"(?:(?:can|could|did|do|does|have|has|had|is|are|was|were|should|shall|would|will)(?:n['’]t)?\s"
    r"|(?:how|where|why|who)\s(?:can|could|do|does|did|would|should|might|will)\b"
    r"|(?:which|what)\s(?:operations?|inverse|step|rule|sign|side|method|way|column|happens|comes)\b"
    r"|what\s(?:can|could|do|did|would|should|must|will|might)\s(?:you|we|i|one)\s(?:\w+\s)?do\b"
    r"|what\sis\sthe\s(?:\w+\s)?(?:step|opposite|inverse|operation|rule)\b)",
    re.IGNORECASE,
)
_OF_WHOLE_NUMBER = later(
    r"\b(?:how many|denominators?|multiples?|factors?|digits?|numerators?|divides?|goes into"
    r"|hcf|gcf|gcd)\b",
    re.IGNORECASE,
)
_OF_DIGIT = later(r"\b(?:which|what) digit\b", re.IGNORECASE)
_ANY = later(
    r"\b(?:estimat\w+|round\w*|about|roughly|friendl\w+|count\w*|tables?|guess\w*"
    r"|try(?! to\b))\b",
    re.IGNORECASE,
)
_NAMED = (
    (later(r"\b(?:half|halv\w+|doubl\w+|twice|both)\b", re.IGNORECASE), Fraction(2)),
    (later(r"\b(?:thirds?|tripl\w+)\b", re.IGNORECASE), Fraction(3)),
    (later(r"\btens?\b|\btenths?\b", re.IGNORECASE), Fraction(10)),
)
_OF_UNITS = {Fraction(each) for each in (7, 10, 12, 24, 60, 100, 365, 1000, 3600)}
"""How many of one unit another has."""
_WHOLE = re.compile(r"\d+")
_MOST = 24


def may_be(said: str, question: str, lines: Iterable[str]) -> bool:
    """Whether a number alone (`said`) may answer a question behind the `lines` of a problem."""
    if "/" in said and _OF_WHOLE_NUMBER.search(question):
        return False
    if _OF_DIGIT.search(question):
        return re.fullmatch(r"\D*\d\D*", said) is not None
    return not _TO_DO.search(question) or comes_of(said, question, lines)


def comes_of(said: str, question: str, lines: Iterable[str]) -> bool:
    """Whether a number stands in the question or in the lines, or is what two that do come to. Any
    may be where somebody guesses, or counts."""
    if _ANY.search(question):
        return True
    lines = [*lines]
    there = _numbers_there("\n".join((question, *lines)))
    there |= {number for words, number in _NAMED if words.search(question)}
    there |= _OF_UNITS if conversions.begins(lines[0]) else set()
    there |= {Fraction(100)} if "%" in lines[0] or "/100" in lines[0] else set()
    value = abs(next(numbers_in(said), Fraction(-1)))
    return value in there or ("/" not in said and value in _in_one_step(there))


def _numbers_there(text: str) -> set[Fraction]:
    """The numbers in a text, and the digits of whole ones with what they are worth."""
    text = in_numerals(text)
    found = {abs(each) for each in numbers_in(text)}
    for whole in _WHOLE.findall(text):
        for place, digit in enumerate(reversed(whole)):
            found |= {Fraction(digit), Fraction(int(digit) * 10**place)}
    return {*sorted(found)[:_MOST]}


def _in_one_step(numbers: set[Fraction]) -> set[Fraction]:
    """What any two of them come to by one of the four operations."""
    found: set[Fraction] = set()
    for one in numbers:
        for other in numbers:
            found |= {one + other, abs(one - other), one * other}
            found |= {one / other} if other else set()
    return found
