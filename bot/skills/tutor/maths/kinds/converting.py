"""Questions that ask for a quantity in another unit, or for a number in per cent, and whether a key
or an answer is that: "Convert 5 kg to grams.", "How many minutes are 2 hours?", "0.25 as a
percentage".

A key that may be rounded is left to others, and so is one in units that are not the same everywhere
(gallons, bytes, years). Not covered: °C and °F.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from bot.tools.maths.arithmetic import near
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import symbols
from bot.tools.maths.units import read_quantity
from bot.tools.measures import read_unit

_ROUNDED = Fraction(2, 100)
_NEAR_SHARE = Decimal("0.02")
_UNIT = r"(?P<unit>[a-zµΩ%][a-zµΩ%²³^/ 0-9]*?)"
_OF = r"(?P<of>[-−]?[\d.][^?]*?)"
_END = r"\s*[?.:]*$"
_ASKED = tuple(
    re.compile(rf"^{pattern}{_END}", re.IGNORECASE)
    for pattern in (
        r"how many (?P<unit>[a-z ]+?) (?:are|is|make|equal|in)(?: there)?(?: in)? (?P<of>[^?]+?)",
        rf"(?:convert|change|express|write|give|turn) {_OF} (?:to|into|in|as)(?: an?)? {_UNIT}",
        rf"(?:(?:what is|what['’]s|how much is) )?{_OF} (?:in|as|to|into)(?: an?)? {_UNIT}",
        rf"{_OF} (?:is|are|equals?|is equal to|is the same as|=) (?:how many|\?|_+) ?{_UNIT}",
    )
)
_SHARE = re.compile(r"percentage|per ?cents?|%", re.IGNORECASE)
_PER_CENT = re.compile(r"\s*(?:%|per ?cent)$", re.IGNORECASE)


class Judged(StrEnum):
    """How a quantity compares with one that is to be said in another unit: equal to it in that unit
    or another one, near it (it may be rounded), not to be told (the unit is not the same
    everywhere), off, or of something else."""

    RIGHT = "right"
    OTHER_UNIT = "another unit"
    NEAR = "near"
    OPEN = "open"
    OFF = "off"
    OTHER_KIND = "another kind"


@dataclass(frozen=True, slots=True)
class Conversion:
    """What is to be said in another unit."""

    of: str
    unit: str


def asked(text: str) -> Conversion | None:
    """What a question asks to say in which unit; None where it asks for something else. Pure."""
    for pattern in _ASKED:
        if (found := pattern.search(text)) and (_is_unit(found["unit"])):
            return Conversion(in_numerals(found["of"]), found["unit"])
    return None


def is_known(asked: Conversion) -> bool:
    """Whether the units of both are known, and of one kind; a number can be said in per cent. Pure.

    May raise NotMaths."""
    if _SHARE.fullmatch(asked.unit):
        return not symbols(read_expression(asked.of))
    return _exact(asked) is not None


def judged(asked: Conversion, number: Fraction, unit: str) -> Judged | None:
    """How a quantity, its unit "" for the one that is asked for, compares with what is asked for;
    None where it cannot be compared. Not for per cent. Pure."""
    exact = _exact(asked)
    quantity, wanted = read_quantity(asked.of), read_unit(asked.unit)
    named = read_unit(unit) if unit else wanted
    of_unit = read_unit(quantity.unit) if quantity else None
    if exact is None or wanted is None or named is None or of_unit is None:
        return None
    if named.dimension != wanted.dimension:
        return Judged.OTHER_KIND
    value = number * named.factor / wanted.factor
    if value == exact:
        return Judged.RIGHT if named.factor == wanted.factor else Judged.OTHER_UNIT
    if any(each.meant or each.kind == "data" for each in (of_unit, wanted, named)):
        return Judged.OPEN
    return Judged.OFF if abs(value - exact) > abs(exact) * _ROUNDED else Judged.NEAR


def result(asked: Conversion) -> Fraction | None:
    """The number in the unit that is asked for; None where that is not known. Pure."""
    if _SHARE.fullmatch(asked.unit):
        value = near(read_expression(asked.of))
        return None if value is None else value * 100
    return _exact(asked)


def is_share(asked: Conversion) -> bool:
    """Whether a number is to be said in per cent."""
    return _SHARE.fullmatch(asked.unit) is not None


async def proves(asked: Conversion, key: str, maths: MathsChecker) -> Verdict:
    """Whether a key is a quantity in the unit that is asked for.

    Raises NotMaths and MathsUnavailable.
    """
    key = in_numerals(key)
    if is_share(asked):
        return await share_holds(asked.of, key, maths)
    said = read_quantity(key)
    found = judged(asked, Fraction(said.number), said.unit) if said else None
    if found is Judged.RIGHT:
        return Verdict.YES
    return Verdict.NO if found in (Judged.OFF, Judged.OTHER_KIND) else Verdict.UNKNOWN


async def share_holds(of: str, key: str, maths: MathsChecker) -> Verdict:
    """Whether a number is another one in per cent.

    Raises NotMaths and MathsUnavailable.
    """
    key = _PER_CENT.sub("", key)
    value, said = await maths.value(of), await maths.value(key)
    if value is None or said is None:
        return Verdict.UNKNOWN
    if await maths.same(f"({of}) * 100", key) is Verdict.YES:
        return Verdict.YES
    is_off = abs(value * 100 - said) > abs(value * 100) * _NEAR_SHARE
    return Verdict.NO if is_off else Verdict.UNKNOWN


def _exact(asked: Conversion) -> Fraction | None:
    quantity, wanted = read_quantity(asked.of), read_unit(asked.unit)
    unit = read_unit(quantity.unit) if quantity and quantity.unit else None
    if quantity is None or unit is None or wanted is None or unit.dimension != wanted.dimension:
        return None
    return Fraction(quantity.number) * unit.factor / wanted.factor


def _is_unit(text: str) -> bool:
    return _SHARE.fullmatch(text) is not None or read_unit(text) is not None
