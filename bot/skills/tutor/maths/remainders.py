"""Divisions of whole numbers with a remainder: 7 ÷ 2 is 3 r 1. Pure."""

import re
from fractions import Fraction

_DIVISION = re.compile(r"(\d{1,15})\s*[÷/]\s*(\d{1,15})")
_ASKS = re.compile(r"\bremainder\b", re.IGNORECASE)
_SAID = re.compile(
    r"(\d{1,15})\s*,?\s*(?:and |with )?(?:an? |the )?r(?:em(?:ainder)?)?\.?\s*(?:of )?(\d{1,15})",
    re.IGNORECASE,
)


def result(text: str, summed: str) -> str:
    """What a division comes to where a text asks for a remainder; "" where it does not."""
    found = _DIVISION.fullmatch(summed)
    if found is None or not int(found[2]) or not _ASKS.search(text):
        return ""
    whole, rest = divmod(int(found[1]), int(found[2]))
    return f"{whole} r {rest}"


def as_fraction(said: str, problem: str) -> str:
    """A result with a remainder as one number, in lowest terms: "3 r 1" of 7 ÷ 2 is 7/2, "2 r 2" of
    10 ÷ 4 is 5/2; "" for anything else."""
    found, told = _DIVISION.fullmatch(problem), _SAID.fullmatch(said)
    if found is None or told is None or int(told[2]) >= int(found[2]):
        return ""
    return str(Fraction(int(told[1]) * int(found[2]) + int(told[2]), int(found[2])))


def spelt(said: str) -> str:
    """A result with a remainder in full, "14 r 2" as "14 remainder 2"; "" for anything else."""
    told = _SAID.fullmatch(said)
    return f"{told[1]} remainder {told[2]}" if told else ""


def is_stated(equation: str) -> bool:
    """Whether it says what a division comes to with a remainder: the r of "7 ÷ 2 = 3 r 1" is no
    unknown."""
    problem, _, said = (part.strip() for part in equation.partition("="))
    return as_fraction(said, problem) != ""
