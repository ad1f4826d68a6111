"""An answer that is worked out in parts: both halves of a fraction ("12 ÷ 6 = 2 and 18 ÷ 6 = 3" for
2/3, "add the tops: 6 + 1 = 7, the bottom stays 8"), whole part and rest of a mixed number, or the
digits column by column ("5 + 8 = 13, write 3, carry 1. 4 + 3 + 1 = 8" for 83). Pure.

Each part is told where it stands behind a sum ("= 2", "is 2", "makes 2") or, of a fraction, where
its own place is named ("keep the denominator 6"); there a sum alone tells it too ("the top is 6 +
1"). What stands beside neither tells nothing ("the number before x is 2").
Not covered: factors ("12 = 2 × 6 and 18 = 3 × 6"), columns from the left ("40 + 30 = 70 and 5 + 8
= 13" leaves a sum to do), two digits at once (cents), long multiplication and division.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.patterns import later
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.tree import Node

_NUMBER = r"\d{1,6}(?:\.\d{1,4})?"
_OPERAND = rf"\(?{_NUMBER}(?:/{_NUMBER})?\)?"
_SIGN = r"\s*[-−–+*/×÷·x]\s*"
_SUM = rf"(?:(?<![\w.,/^]){_OPERAND}(?:{_SIGN}{_OPERAND}){{1,4}}|(?<=, )[-−–+]\s*{_NUMBER})"
_PLACE = r"(?:numerators?|denominators?|tops?|bottoms?)"
_COMES_TO = (
    r"(?:[=→⇒]|\b(?:is|are|be|makes?|gives?|gets?|got|equals?|becomes?|stays?|remains?|leaves?"
    rf"|keeps?|(?:comes?|up|down) to|{_PLACE}:?)(?![\w]))"
)
_FILL = (
    r"(?:(?:the|an?|new|same|common|still|now|just|then|also|both|as|at|of|on|you|us|together"
    rf"|{_PLACE})\s+){{0,4}}"
)
_ENDS = (
    r"(?!\s*[-−–+*/×÷^=]\s*[\d(]|\s*[x%]|[.,/]?\d)"
    r"(?=\s*(?:$|[.,;:?!()\]\n–—→⇒-]|(?:and|in|on|at|over|so|while|but|for|as|with|below|under|above"
    r"|then|stays?|goes|which|is|too|or|again|here|there|(?:ones?|tens?)\b)\b))"
)
_TOLD = later(
    rf"(?P<sum>{_SUM})?\s*(?P<by>{_COMES_TO})\s*{_FILL}(?P<is>{_NUMBER}(?:/{_NUMBER})?){_ENDS}",
    re.IGNORECASE,
)
_AT_PLACE = later(
    rf"(?<![\w.,/^])(?<![-−–+*/×÷·x] )(?P<is>{_NUMBER})"
    r"(?:\s+(?:as|for|is|stays|remains|goes|comes|stands|in|on|at|to|the|your|new|common)\b){1,5}"
    rf"\s+{_PLACE}\b",
    re.IGNORECASE,
)
_ALONE = later(rf"(?P<sum>{_SUM})(?!\s*=)", re.IGNORECASE)
_BEHIND_PLACE = later(rf"\b(?:{_PLACE}|over)\b", re.IGNORECASE)
_SENTENCE = later(r"[^.?!\n]+(?:\.(?=\d)[^.?!\n]*)*")
_OVER = later(rf"\bover\s+(?:(?:the|an?|of|denominator)\s+){{0,3}}(?P<is>{_NUMBER}){_ENDS}", re.I)
_TIMES = rf"(?:once|twice|thrice|{_NUMBER}(?: times| \*))"
_FITS = later(
    rf"\binto (?:the )?{_NUMBER} (?P<behind>{_TIMES})|\b(?P<before>{_TIMES}) (?:in|into) {_NUMBER}",
    re.IGNORECASE,
)
_HOW_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_FRACTION = later(rf"(?<![\w.,/])({_NUMBER})/({_NUMBER})(?![\w/])")
_STAYS = later(r"\b(?:keeps?|stays?|remains?)", re.IGNORECASE)
_OF_MIXED = later(r"\b(?:wholes?|fractions?)\b", re.IGNORECASE)
"""The parts of a mixed number."""
_DIGITS = later(r"\d+(?:\.\d+)?")
_ONES = later(r"\b(?:ones?|units?|tenths|hundredths)\b[^.?!\n\d]*$", re.IGNORECASE)
_COLUMN = 20
"""What is added, or taken from, in one column is less."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A number that is said to come out, the numbers of the sum before it, and whether it is named
    as what stands on top or at the bottom (or as what is kept, "keep the 8"), as a part of a mixed
    number, or is in a column of ones."""

    value: Fraction
    of: tuple[Fraction, ...] = ()
    has_place: bool = False
    is_of_mixed: bool = False
    is_ones: bool = False


def says_halves(text: str, key: Node) -> bool:
    """Whether a text works out what stands on top and at the bottom of a key that is a fraction, or
    its whole part and the rest of it."""
    while key.kind == "neg":
        [key] = key.parts
    told = _told(text)
    whole, rest = divmod(exact(key) or 0, 1)
    of_mixed = {each.value for each in told if each.of or each.has_place or each.is_of_mixed}
    if whole and rest and {Fraction(whole), rest} <= of_mixed:
        return True
    if key.kind != "div" or not all(each.kind == "num" for each in key.parts):
        return False
    top, bottom = map(exact, key.parts)
    if top is None or not bottom:
        return False
    parts = {each.value for each in (*told, *_by_place(text)) if each.of or each.has_place}
    if {top, bottom} <= parts:
        return True
    fractions = _FRACTION.findall(text)
    of_bottom = {Fraction(above) for above, below in fractions if Fraction(below) == bottom}
    return any(each.value == top and each.of and {*each.of} <= of_bottom for each in told)


def says_columns(text: str, exercise: str, values: Iterable[Fraction]) -> bool:
    """Whether what the sums of a text come to ends, one behind the other, in the digits of a value
    from behind; the first is one of the last digits of the exercise's numbers."""
    numbers = _DIGITS.findall(exercise)
    places = max((len(each.partition(".")[2]) for each in numbers), default=0)
    last = {int(each[-1]) for each in numbers}
    last |= {int(Fraction(each) * 10**places) % 10 for each in numbers}
    told = _told(text)
    each_way = (told, [_times(10**places, each) for each in told])
    return any(
        _in_columns(way, int(value * factor), last)
        for value in values
        for factor in {1, 10**places}
        for way in each_way
        if value * factor % 1 == 0 and value * factor >= 10
    )


def _times(factor: int, told: _Told) -> _Told:
    """What is told, in tenths or hundredths."""
    of = tuple(number * factor for number in told.of)
    return replace(told, value=told.value * factor, of=of)


def _in_columns(told: list[_Told], left: int, last: set[int]) -> bool:
    zeros = 0
    for each in told:
        if any(number >= _COLUMN and number % 10 for number in each.of):
            continue
        if zeros and each.value in (left, left * 10**zeros):
            return True
        is_first = each.is_ones or (each.of and {int(number) % 10 for number in each.of} <= last)
        if (zeros or is_first) and each.value % 10 == left % 10 and left >= 10:
            left, zeros = left // 10, zeros + 1
    return False


def _told(text: str) -> list[_Told]:
    found = []
    for sentence in _SENTENCE.finditer(text):
        is_beside_place = _BEHIND_PLACE.search(sentence[0]) is not None
        is_of_mixed = _OF_MIXED.search(sentence[0]) is not None
        for each in _TOLD.finditer(sentence[0]):
            value, of = Fraction(each["is"]), _operands(each["sum"])
            has_place = is_beside_place or _STAYS.match(each["by"]) is not None
            is_ones = _ONES.search(sentence[0], 0, each.start("is")) is not None
            found.append(_Told(value, of, has_place, is_of_mixed, is_ones))
    return found


def _by_place(text: str) -> list[_Told]:
    """The sums beside a word for a place in a fraction, each with what it comes to, and the numbers
    below one, or said to be there ("6 as the denominator"); and how often one number fits into
    another."""
    found = []
    for each in _FITS.finditer(text):
        often = (each["behind"] or each["before"]).casefold().split()[0]
        found.append(_Told(Fraction(_HOW_OFTEN.get(often, often)), has_place=True))
    placed = (*_OVER.finditer(text), *_AT_PLACE.finditer(text))
    found += [_Told(Fraction(each["is"]), has_place=True) for each in placed]
    for sentence in _SENTENCE.finditer(text):
        if _BEHIND_PLACE.search(sentence[0]):
            for each in _ALONE.finditer(sentence[0]):
                if (value := _value(each["sum"])) is not None:
                    found.append(_Told(value, _operands(each["sum"])))
    return found


def _operands(said: str | None) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, _DIGITS.findall(said or "")))


def _value(said: str) -> Fraction | None:
    """What a sum with one kind of sign comes to."""
    numbers = _operands(said)
    signs = {sign.strip() for sign in re.findall(_SIGN, said)}
    if len(signs) != 1 or len(numbers) < 2 or 0 in numbers[1:]:
        return None
    [sign] = signs
    first, rest = numbers[0], numbers[1:]
    if sign in "-−–":
        return first - sum(rest)
    if sign == "+":
        return first + sum(rest)
    product = math.prod(rest, start=Fraction(1))
    return first * product if sign in "*×·x" else first / product
