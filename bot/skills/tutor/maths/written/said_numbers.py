"""The numbers that stand in a text, in whatever way they are written there. Pure."""

import re
from collections.abc import Iterator
from fractions import Fraction

from bot.patterns import later
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.numerals import NUMBER_WORD, NUMBER_WORDS, in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths
from bot.tools.maths.units import read_quantity

_PARTS = re.compile(r"\b(?:half|third|quarter)\b", re.IGNORECASE)
_PART_NAMES = r"(?:hal(?:f|ves)|thirds?|quarters?|(?:four|fif|six|seven|eigh|nin|ten|twelf)ths?)"
_MIXED_IN_SIGNS = re.compile(
    r"(?<![\w.,/^])(?P<whole>\d{1,9}) (?P<over>\d{1,4})/(?P<under>\d{1,4})(?![\w/^]|[.,]\d)"
)
_NUMBER = re.compile(
    r"(?<![\w.,])-?(?:\d+|(?=\.\d))(?:,\d{3})*(?:[.,]\d+)?(?:\s*/\s*\d+)?(?:\s+\d+/\d+)?(?![A-Za-z](?![A-Za-z])|\d)"
)
_PAIR = re.compile(r"(-?\d+),(\d+)")
"""A comma that may stand between two numbers: (3,2)."""
PER_CENT = re.compile(r"(?<!\d)(\d+(?:[.,]\d+)?)\s*(?:%|per ?cent\b)", re.IGNORECASE)
_GROUPED = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])")
_ROMAN = re.compile(
    r"\b(?=[IVXLCDM]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b"
)
_MIXED_NUMBER = later(
    rf"(?<![\w.,/])(?P<whole>\d{{1,9}}|{NUMBER_WORDS})\s+and\s+"
    rf"(?:(?P<said>(?:an?|\d{{1,2}}|{NUMBER_WORD})[\s-]+{_PART_NAMES}|half)\b"
    r"|(?P<over>\d{1,4})/(?P<under>\d{1,4})(?![\d/.,]))",
    re.IGNORECASE,
)


def with_mixed_numbers(text: str) -> str:
    """A text in which "one and a half" and "1 and 1/2" are one number each: 1 1/2."""
    return _MIXED_NUMBER.sub(_mixed, text)


def with_improper_fractions(text: str) -> str:
    """A text with 1 1/2 as 3/2, one number as it stands."""
    return _MIXED_IN_SIGNS.sub(_improper, text)


def _improper(found: re.Match[str]) -> str:
    whole, over, under = (int(found[name]) for name in ("whole", "over", "under"))
    return f"{whole * under + over}/{under}" if over < under else found[0]


def is_mixed_only(text: str) -> bool:
    """Whether what a text says so is one number and not two: "1 and a half", not "1 and 1/2"."""
    found = _MIXED_NUMBER.search(text)
    return found is not None and bool(found["said"])


def _mixed(found: re.Match[str]) -> str:
    part = in_numerals(found["said"] or f"{found['over']}/{found['under']}")
    over, _, under = part.partition("/")
    is_proper = under.isdigit() and 0 < int(over) < int(under)
    return f"{in_numerals(found['whole'])} {part}" if is_proper else found[0]


def values_of(key: str) -> list[Fraction]:
    """The numbers that a key is; of "x = 2 or x = 3" and "x = 2; y = 3" both, of "x < 4" the 4, of
    "25 %" 25 and 1/4."""
    found: list[Fraction] = []
    for piece in re.split(r"\bor\b|[;<>≤≥]", key):
        side = re.split("[=≈]", piece)[-1].strip()
        found += _number(side.replace("%", ""))
        found += [value / 100 for value in found[-1:] if "%" in side]
    return found


def numbers_in(text: str) -> Iterator[Fraction]:
    """The numbers in a text, and those that pieces of them are: of "2 1/3" also 2, 1, 3 and 1/3."""
    for match in {match[0]: match for match in _NUMBER.finditer(text)}.values():
        yield from _number(match[0])
        whole, _, part = match[0].partition(" ")
        if "/" in part and "/" not in whole:  # 2 1/3
            for a in _number(whole):
                for b in _number(part):
                    yield a + b
        for piece in re.findall(r"\d+(?:[.,]\d+)?", match[0]):
            yield from _number(piece)
        if pair := _PAIR.fullmatch(match[0]):
            yield from (*_number(pair[1]), *_number(pair[2]))
    for match in PER_CENT.finditer(text):
        yield from (value / 100 for value in _number(match[1]))
    for match in _GROUPED.finditer(text):
        yield Fraction(match[0].replace(".", ""))
    for match in _PARTS.finditer(text):
        yield from _number(in_numerals(f"a {match[0]}"))
    for match in _ROMAN.finditer(text):
        yield Fraction(_roman(match[0]))


def _number(text: str) -> list[Fraction]:
    """The number that a text is; [] where it is none."""
    quantity = read_quantity(text)
    if quantity is not None:
        return [Fraction(quantity.number)]
    try:
        value = exact(read_expression(text))
    except NotMaths:
        return []
    return [] if value is None else [value]


def _roman(text: str) -> int:
    values = [
        {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[letter] for letter in text
    ]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
