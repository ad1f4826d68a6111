"""Sums that a text states otherwise than in numbers and signs, and that are wrong: "seven times
eight is 54", "10% of 50 is 10", "the square root of 16 is 5", "the hcf of 12 and 18 is 4",
"2 m + 30 cm = 2.5 m", "5 km = 500 m". Pure.

Only plain statements: in words up to the end of the sentence or of its part, with units behind "=".
A result with units may be rounded.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from bot.patterns import later
from bot.skills.tutor.maths.written import leads
from bot.tools.maths.measured import SUM_IN_SIGNS, Measure, read_sum
from bot.tools.maths.numerals import NUMBER_WORDS, in_numerals

_NUMBER = rf"(?:[-−]?\d+(?:,\d{{3}})*(?:\.\d+)?|{NUMBER_WORDS})"
_FIGURES = r"\d+(?:,\d{3})*(?:\.\d+)?"
_DOES = r"(?:plus|minus|times|multiplied by|divided by|[+*×·÷−-])"
_IS = r"(?:is equal to|equals?|is|are|makes?|gives?|=)"
_SHARE = re.compile(
    r"(?<![\w.,/$€£-])(?P<share>\d+(?:\.\d+)?)\s*(?:%|per ?cent)\s+of\s+(?P<money>[$€£])?"
    rf"(?P<of>{_FIGURES})\s*(?:=|\b{_IS}\b)\s*(?(money)[$€£])(?P<result>{_FIGURES})"
    r"(?=\s*(?:[.,;:!?)\n](?!\d)|$)|\s+(?:so|because|but|and|which)\b)",
    re.IGNORECASE,
)
_OF_NUMBER = rf"(?<![\w.,/$€£-])(?P<of>{_NUMBER})"
_RESULT = (
    rf"\s*(?:=|\b{_IS}\b)\s*(?P<result>{_NUMBER})"
    r"(?=\s*(?:[.,;:!?)\n](?!\d)|$)|\s+(?:so|because|but|which|and (?:so|then|that|now))\b)"
)
_POWERS = (
    (rf"\b(?:the )?square root of {_OF_NUMBER}", "√({})"),
    (rf"\b(?:the )?square of {_OF_NUMBER}", "({})^2"),
    (rf"\b(?:the )?cube of {_OF_NUMBER}", "({})^3"),
    (rf"{_OF_NUMBER} squared", "({})^2"),
    (rf"{_OF_NUMBER} cubed", "({})^3"),
)
_COMMON = (
    r"\b(?:(?P<factor>gcd|hcf|gcf|(?:greatest|highest) common (?:factor|divisor))"
    r"|lcm|lcd|(?:least|lowest) common (?:multiple|denominator))(?:\s+of)?\s*\(?\s*"
    r"(?P<one>\d{1,9})\s*(?:,|and|&)\s*(?P<other>\d{1,9})\b\s*\)?"
)
_COMMON_NAMED = later(_COMMON, re.IGNORECASE)
_COMMON_IS = later(_COMMON + _RESULT, re.IGNORECASE)
_MEASURED = re.compile(
    rf"(?<![\w.,+*×·/÷^=<>%€$£-])-?{SUM_IN_SIGNS}(?:[ \t]*=[ \t]*{SUM_IN_SIGNS}){{1,4}}"
)
_NEAR = Fraction(1, 50)
"""A result in whole units may be rounded where it is converted: 1 oz = 28 g."""
_LOOK_BACK = 60
_TENS = (10, 100, 1000)


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement where it stands in a text, and the same in numbers and signs."""

    start: int
    end: int
    in_signs: str


_IN_WORDS = later(
    rf"(?<![\w.,/$€£-])(?P<sum>{_NUMBER}(?:\s+{_DOES}\s+{_NUMBER}){{1,4}})"
    rf"\s+{_IS}\s+(?P<result>{_NUMBER})"
    r"(?=\s*(?:[.;:!)\n](?!\d)|$)|,?\s+(?:so|because|but|and (?:so|then|that|now))\b)",
    re.IGNORECASE,
)
"""A sum in words, with its result."""
_CHANGED_BEFORE = later(
    r"\b(?:twice|double|triple|half|squared?|cubed?|negative|percent|not|never|false|wrong)\s+"
    rf"(?:(?:say|that|true|right|correct|to)\s+)*$|{_NUMBER}\s+and\s+$",
    re.IGNORECASE,
)
"""What, before a statement, makes it another."""


def in_words(text: str) -> Iterator[Stated]:
    """The sums that a text states with words for numbers or signs, right or wrong."""
    for found in _IN_WORDS.finditer(text):
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        if _CHANGED_BEFORE.search(before) or not re.search("[A-Za-z]", found[0]):
            continue
        signs = f"{in_numerals(found['sum'])} = {in_numerals(found['result'])}"
        yield Stated(*found.span(), signs)


def in_per_cent(text: str) -> Iterator[Stated]:
    """What a text says to be some per cent of a number, right or wrong."""
    for found in _SHARE.finditer(text):
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        if not _CHANGED_BEFORE.search(before):
            part = f"{found['share']}/100 × {found['of'].replace(',', '')}"
            yield Stated(*found.span(), f"{part} = {found['result'].replace(',', '')}")


def of_powers(text: str) -> Iterator[Stated]:
    """What a text says in words to be the square, the cube or the root of a number, right or
    wrong."""
    for pattern, signs in _powers():
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
            if not _CHANGED_BEFORE.search(before):
                power = signs.format(in_numerals(found["of"]))
                yield Stated(*found.span(), f"{power} = {in_numerals(found['result'])}")


def of_common(text: str) -> Iterator[Stated]:
    """What a text says to be the greatest common factor, or the least common multiple, of two
    numbers, right or wrong."""
    for found in _COMMON_IS.finditer(text):
        yield Stated(*found.span(), f"{_common(found)} = {in_numerals(found['result'])}")


def common_in_numbers(text: str) -> str:
    """A text with the number in place of each that is named."""
    return _COMMON_NAMED.sub(_common, text)


def _common(found: re.Match[str]) -> str:
    of = math.gcd if found["factor"] else math.lcm
    return str(of(int(found["one"]), int(found["other"])))


@cache
def _powers() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Squares, cubes and roots, with how they are written in signs."""
    return tuple((re.compile(before + _RESULT, re.IGNORECASE), signs) for before, signs in _POWERS)


def false_measures(text: str) -> Iterator[Stated]:
    """The sums of quantities that a text states and that are wrong."""
    is_to_scale = leads.tells_of_scale(text)
    for found in _MEASURED.finditer(text):
        sides = found[0].split("=")
        read = [side for side in map(read_sum, sides) if side is not None]
        if len(read) < len(sides):
            continue
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        is_slip = _is_slip(*read[:2])
        is_left = not is_to_scale and leads.leave_quantity(before, is_slip=is_slip)
        if read[0].is_stated and not is_left:
            del sides[0], read[0]
        if any(differ(read[0], other) for other in read[1:]):
            stated = "=".join(sides).lstrip()
            yield Stated(found.end() - len(stated), found.end(), stated)


def _is_slip(first: Measure, other: Measure) -> bool:
    """Whether the second is the first with its digits too far to the right, in another unit."""
    is_converted = [*map(len, (first.units, other.units))] == [1, 1] and first.unit != other.unit
    is_same_kind = first.unit.dimension == other.unit.dimension and bool(other.value)
    return is_converted and is_same_kind and first.value / other.value in _TENS


def differ(first: Measure, other: Measure) -> bool:
    """Whether two quantities are certainly not the same, as far as they may be rounded."""
    units = (*first.units, *other.units)
    if any(unit.meant or unit.kind == "data" for unit in units):
        return False  # not the same everywhere; a kB may be 1024 B
    if first.unit.dimension != other.unit.dimension:
        return False  # 1 l = 1 kg, of water
    off = abs(first.value - other.value)
    is_whole = other.within == 0 and off < other.unit.factor
    is_near = is_whole and off <= abs(first.value) * _NEAR
    return off > first.within + other.within and not is_near
