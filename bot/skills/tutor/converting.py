"""Questions that ask for a quantity in another unit, or for a number in per cent, and whether a key
is that: "Convert 5 kg to grams.", "How many minutes are 2 hours?", "0.25 as a percentage".

A key that may be rounded is left to others, and so is one in units that are not the same everywhere
(gallons, bytes, years). Not covered: °C and °F.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.units import read_quantity, same_quantity
from bot.tools.measures import read_unit

_ROUNDED = Decimal("0.02")
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


async def proves(asked: Conversion, key: str, maths: MathsChecker) -> Verdict:
    """Whether a key is a quantity in the unit that is asked for.

    Raises NotMaths and MathsUnavailable.
    """
    key = in_numerals(key)
    if _SHARE.fullmatch(asked.unit):
        return await _is_share(asked.of, _PER_CENT.sub("", key), maths)
    quantity, said = read_quantity(asked.of), read_quantity(key)
    wanted = read_unit(asked.unit)
    unit = read_unit(quantity.unit) if quantity and quantity.unit else None
    if not quantity or not said or not unit or not wanted or unit.dimension != wanted.dimension:
        return Verdict.UNKNOWN
    named = read_unit(said.unit) if said.unit else wanted
    if named is None:
        return Verdict.UNKNOWN
    if named.dimension != wanted.dimension:
        return Verdict.NO
    said = said if said.unit else replace(said, unit=asked.unit)
    if same_quantity(said, quantity, Decimal(0)) == "right":
        return Verdict.YES if named.factor == wanted.factor else Verdict.UNKNOWN
    if any(each.meant or each.kind == "data" for each in (unit, wanted, named)):
        return Verdict.UNKNOWN
    is_off = same_quantity(said, quantity, _ROUNDED) == "wrong number"
    return Verdict.NO if is_off else Verdict.UNKNOWN


async def _is_share(of: str, key: str, maths: MathsChecker) -> Verdict:
    """Whether a number is another one in per cent."""
    value, said = await maths.value(of), await maths.value(key)
    if value is None or said is None:
        return Verdict.UNKNOWN
    if await maths.same(f"({of}) * 100", key) is Verdict.YES:
        return Verdict.YES
    is_off = abs(value * 100 - said) > abs(value * 100) * _ROUNDED
    return Verdict.NO if is_off else Verdict.UNKNOWN


def _is_unit(text: str) -> bool:
    return _SHARE.fullmatch(text) is not None or read_unit(text) is not None
