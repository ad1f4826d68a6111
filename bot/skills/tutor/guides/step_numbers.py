"""Which number alone may answer the question of a hint, where no tool knows what that comes to.
Pure.

What asks for a number may have any that is of its kind; what asks for something to be done, one
that the numbers there come to in a single step: 13, not 72, behind “can you add the 5 and the 8?”.
"""

import re
from collections.abc import Iterable
from fractions import Fraction

from bot.patterns import later
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
    r"\b(?:how many|denominators?|multiples?|factors?|digits?|numerators?)\b", re.IGNORECASE
)
_OF_DIGIT = later(r"\b(?:which|what) digit\b", re.IGNORECASE)
_WHOLE = re.compile(r"\d+")
_MOST = 24


def may_be(said: str, question: str, lines: Iterable[str]) -> bool:
    """Whether a number alone (`said`) may answer a question behind the `lines` of a problem."""
    if "/" in said and _OF_WHOLE_NUMBER.search(question):
        return False
    if _OF_DIGIT.search(question):
        return re.fullmatch(r"\D*\d\D*", said) is not None
    if not _TO_DO.search(question):
        return True
    there = _numbers_there("\n".join((question, *lines)))
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
