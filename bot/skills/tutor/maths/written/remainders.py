"""Divisions of whole numbers with a remainder: 7 ÷ 2 is 3 r 1, "3 with one left over". Pure."""

import re
from fractions import Fraction

from bot.patterns import later
from bot.tools.maths.numerals import NUMBER_WORDS, in_numerals

_DIVISION = re.compile(r"(\d{1,15})\s*[÷/]\s*(\d{1,15})")
_ASKS = re.compile(r"\bremainder\b", re.IGNORECASE)
_SAID = re.compile(
    r"(\d{1,15})\s*,?\s*(?:and |with )?(?:an? |the )?r(?:em(?:ainder)?)?\.?\s*(?:of )?(\d{1,15})",
    re.IGNORECASE,
)
_STEP = later(
    r"(?P<of>\d{1,15})\s*[÷/]\s*(?P<by>\d{1,15})\s*=\s*(?P<whole>\d{1,15})"
    r"(?:\s*r\s*(?P<rest>\d{1,15}))?",
    re.IGNORECASE,
)
_DIVISION_IS = re.compile(r"(?:^|[^-−+*×÷/\d\s.,]|[,.]\s)\s*(\d{1,15})\s*[÷/]\s*(\d{1,15})\s*=$")
_LOOK_BACK = 60
_LEFT = r"left[ -]?overs?|remaining"
_WHOLE = r"(?<![\w.,/÷×*+−^-])(?<![÷/×*+−-] )(?<!\bby )(?<!\bover )(?P<whole>\d{1,15})"
_COMMA = r"\s{0,3},?\s{0,3}"
_WITH = r"(?:(?:and|with)\s{1,3})?"
_REST_BEHIND = later(
    rf"{_WHOLE}{_COMMA}{_WITH}(?:(?:an?|the) )?(?:{_LEFT}|remainder|rem\.?) (?:(?:of|is) )?"
    r"(?P<rest>\d{1,15})(?![.,/]?\d)",
    re.IGNORECASE,
)
_REST_NAMED = later(
    rf"{_WHOLE}(?!\d){_COMMA}{_WITH}(?:there(?:['’]?s| is| are) )?(?:an? )?"
    rf"(?P<rest>\b\d{{1,15}}|\b{NUMBER_WORDS}) (?:(?:is|are) )?(?:{_LEFT}|left)\b",
    re.IGNORECASE,
)
_ASKED = later(r"(?:what is\s+)?(\d{1,9})\s*[÷/:]\s*([1-9]\d{0,8})", re.IGNORECASE)
_LEFT_BESIDE = r"(?:r(?:em(?:ainder)?|est)?|left(?: over)?|over|remain\w*)"
_BOTH_SAID = later(
    rf"(?<![\w.,/])(?=(\d{{1,9}})\b(?![.,/]\d)[^\d.?!]{{0,30}}\b{_LEFT_BESIDE}\b"
    r"[^\d.?!]{0,15}(\d{1,9})\b)"
    r"|(?<![\w.,/])(?=(\d{1,9})\s*r\s*(\d{1,9})\b)"
    r"|(?<![\w.,/])(?=(\d{1,9})\b(?![.,/]\d)[^\d.?!]{0,30}(?<![\w.,])(\d{1,9})\s+"
    rf"(?:\w+\s+){{0,2}}{_LEFT_BESIDE}\b)",
    re.IGNORECASE,
)
"""A number with what is left: "3 r 2", "3 with 2 left over"."""


def shortly(text: str) -> str:
    """A text with each whole number and what is said to be left beside it as "24 r 1": "24 with one
    left over", "24, remainder 1"; but for what a number is divided by ("97 ÷ 4 with 1 left"), and
    what is a result without it ("96 ÷ 4 = 24, 1 left over")."""
    if not re.search(r"\bleft|\brem", text, re.IGNORECASE):
        return text
    return _REST_NAMED.sub(_shortly, _REST_BEHIND.sub(_shortly, text))


def _shortly(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - _LOOK_BACK) : found.start()].rstrip()
    division = _DIVISION_IS.search(before)
    is_whole = division and int(division[1]) == int(division[2]) * int(found["whole"])
    if is_whole or (before.endswith("=") and not division):
        return found[0]
    return f"{found['whole']} r {in_numerals(found['rest'])}"


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


def as_said(says: str, attempt: str, problem: str) -> str:
    """What is told of an attempt with each result with a remainder as it is written there."""
    for found in _SAID.finditer(attempt):
        if fraction := as_fraction(found[0], problem):
            says = says.replace(f"`{fraction}`", f"`{found[0]}`")
    return says


def is_division(problem: str) -> bool:
    """Whether it is a division of whole numbers."""
    return _DIVISION.fullmatch(problem) is not None


def is_step(said: str, problem: str) -> bool:
    """Whether it is what a part of the number comes to in a long division, as a rule without what
    is left: the 9/4 = 2 of 96 ÷ 4."""
    found, step = _DIVISION.fullmatch(problem), _STEP.fullmatch(said.strip())
    if found is None or step is None or step["by"] != found[2] or not int(found[2]):
        return False
    whole, rest = divmod(int(step["of"]), int(step["by"]))
    is_part = int(step["of"]) < int(found[1]) and rest > 0
    return is_part and int(step["whole"]) == whole and step["rest"] in (None, str(rest))


def is_one(said: str) -> bool:
    """Whether it is a result with a remainder, and nothing else."""
    return _SAID.fullmatch(said) is not None


def spelt(said: str) -> str:
    """A result with a remainder in full, "14 r 2" as "14 remainder 2"; "" for anything else."""
    told = _SAID.fullmatch(said)
    return f"{told[1]} remainder {told[2]}" if told else ""


def is_stated(equation: str) -> bool:
    """Whether it says what a division comes to with a remainder: the r of "7 ÷ 2 = 3 r 1" is no
    unknown."""
    problem, _, said = (part.strip() for part in equation.partition("="))
    return as_fraction(said, problem) != ""


def says_both(text: str, asked: str) -> bool:
    """Whether a division that is asked for is said to come to its whole part and what is left: the
    3 and 2 of 17 ÷ 5, beside one another or each for itself ("5 fits 3 times. 2 are left")."""
    division = _ASKED.fullmatch(asked.strip(" .?"))
    if division is None:
        return False
    whole, left = divmod(int(division[1]), int(division[2]))
    if not left:
        return False
    said = (tuple(filter(None, found.groups())) for found in _BOTH_SAID.finditer(text))
    return (str(whole), str(left)) in said or _says_each(text, int(division[2]), whole, left)


def _says_each(text: str, by: int, whole: int, left: int) -> bool:
    """Whether it names the whole part as one, and what is left."""
    times = r"\s*(?:[*×·x]|times)\s*"
    wholes = (f"{by}{times}{whole}", f"{whole}{times}{by}", f"{whole} times")
    is_whole = "|".join((*wholes, rf"quotient\W+(?:is )?{whole}"))
    is_left = (
        rf"{left}(?: more)? (?:\w+ )?{_LEFT_BESIDE}|{_LEFT_BESIDE}\W+(?:(?:is|of|are)\W+)?{left}"
        rf"|{by * whole + left}\s*[-−–]\s*{by * whole}\s*=\s*{left}"
    )
    return all(
        re.search(rf"(?<![\w.,/])(?:{each})\b(?![.,/]\d)", text, re.IGNORECASE)
        for each in (is_whole, is_left)
    )
