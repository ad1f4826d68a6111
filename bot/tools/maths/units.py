"""Quantities: a number with a unit of the list (bot/tools/measures.py). Pure.

Not covered: °C and °F as points on a scale (they are compared as written).
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from bot.tools.measures import Unit, parted_units, read_unit

_QUANTITY = re.compile(
    r"\s*(?P<number>[-+−]?\d[\d,]*(?:\.\d+)?(?:\s*(?:e|×\s*10\^)\s*[-+−]?\d{1,2})?"
    r"|[-+−]?\.\d+)\s*(?P<unit>(?:[A-Za-zµμΩ%°][A-Za-zµμΩ%°²³^*/·⁻¹\d\s-]*)?)"
)
_MOST_CHARS = 60


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with the unit as it was written ("" for none)."""

    number: Decimal
    unit: str


def read_quantity(text: str) -> Quantity | None:
    """`3.5 km/h`, `20 N`, `-4`, `1,200 m`; None for anything else."""
    match = _QUANTITY.fullmatch(text.strip()[:_MOST_CHARS].rstrip(". "))
    if match is None or len(text.strip()) > _MOST_CHARS:
        return None
    number = match["number"].replace("−", "-").replace(" ", "")
    number = re.sub(r"×10\^", "e", number)
    if re.fullmatch(r"[-+]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?:e[-+]?\d+)?", number):
        number = number.replace(",", "")
    try:
        return Quantity(Decimal(number.replace(",", ".")), match["unit"].strip())
    except InvalidOperation:
        return None


def same_quantity(given: Quantity, key: Quantity, tolerance: Decimal) -> str:
    """How `given` compares with `key`, within `tolerance` of the key's size (a fraction):
    "right", "wrong number", "no unit", "wrong unit" (another kind of thing) or "unknown unit"."""
    expected = read_unit(key.unit)
    if expected is None:
        raise ValueError(f"a key with an unknown unit: {key.unit!r}")
    if key.unit and not given.unit:
        is_near = _is_near(given.number, key.number, tolerance)
        return "no unit" if is_near else "wrong number"
    unit = _unit_of(given, expected)
    if unit is None:
        return "unknown unit"
    if unit.dimension != expected.dimension:
        return "wrong unit"
    number, wanted = Fraction(given.number) * unit.factor, Fraction(key.number) * expected.factor
    is_near = _is_near(number, wanted, tolerance)
    return "right" if is_near else "wrong number"


def _unit_of(given: Quantity, expected: Unit) -> Unit | None:
    """The unit of a quantity; of ms^-2, which are milliseconds, too, the reading that is of the
    kind that is expected."""
    unit = read_unit(given.unit)
    if unit is not None and unit.dimension == expected.dimension:
        return unit
    parted = parted_units(given.unit)
    return next((each for each in parted if each.dimension == expected.dimension), unit)


def _is_near(number: Decimal | Fraction, key: Decimal | Fraction, tolerance: Decimal) -> bool:
    return abs(Fraction(number) - Fraction(key)) <= abs(Fraction(key)) * Fraction(tolerance)
