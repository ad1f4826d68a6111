"""Sums of quantities of one kind, and expressions of any (dimensions.py): "2 h + 45 min",
"5 ft 3 in", "5 cm × 4 cm", "60 km / 2 h". Pure.

Not covered: degrees, units of several words within a longer text.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.patterns import later
from bot.tools.maths import powers_of_ten
from bot.tools.maths.dimensions import work_out
from bot.tools.maths.units import read_quantity
from bot.tools.measures import Unit, base_unit, read_unit

_SIGNS = re.compile(
    r"\s*(\+)\s*|\s+([-−])\s*(?=\d)|\s+(plus|minus)\s+|(?<=[A-Za-z])(\s)\s*(?:and\s+)?(?=\d)"
)
_UNCLEAR = later(r"[A-Za-z]-\d[\d.]*\s*[A-Za-z]")
"""5 cm-2 cm, or the unit m-2 s."""
_OF_POWER = later(r"\s*[-−+]?\d+\.\d+\s*×\s*10\^")
"""Decimals that a power of ten makes large: 1.6 × 10^3 m."""
_MOST = 6
QUANTITY = r"\d[\d,]*(?:\.\d+)?[ \t]*[A-Za-zµμΩ][A-Za-zµμΩ²³^/·⁻¹]*"
"""One within a text, its unit a single word."""
_JOINS = r"[ \t]*\+[ \t]*|[ \t]+[-−][ \t]*|[ \t]+(?:plus|minus)[ \t]+|[ \t]+(?=\d)"
SUM_IN_SIGNS = rf"{QUANTITY}(?:(?:{_JOINS}){QUANTITY}){{0,{_MOST - 1}}}"
SUM = rf"{QUANTITY}(?:(?:{_JOINS}|[ \t]+and[ \t]+){QUANTITY}){{0,{_MOST - 1}}}"
"""Quantities within a text that may be a sum: see `read_sum`."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a sum comes to in SI base units, its terms with their units, and the half of the last
    decimals there, by which it may be rounded. `is_stated`: it has no sign, so that it is one
    quantity, though in several units: 2 h 20 min. `numbers` are those of its terms, () of what was
    worked out otherwise; `of_pi`: by how much π may have been rounded in that."""

    value: Fraction
    units: tuple[Unit, ...]
    within: Fraction
    numbers: tuple[Decimal, ...]
    is_stated: bool
    of_pi: Fraction = Fraction(0)

    @property
    def unit(self) -> Unit:
        """The one that it ends with."""
        return self.units[-1]


def read_sum(text: str) -> Measure | None:
    """A sum of quantities of one kind, an expression with some in it, or one alone; None for
    anything else, and for bare numbers and shares."""
    text = powers_of_ten.in_signs(text)
    if "\n" in text or _UNCLEAR.search(text):
        return None
    return _sum(text) or _worked_out(text)


def _worked_out(text: str) -> Measure | None:
    """An expression of quantities: in a unit that stands in it, where one is of its kind."""
    found = work_out(text)
    if found is None or not any(found.dimension):
        return None
    same = (unit for unit in found.units if unit.dimension == found.dimension)
    unit = next(same, base_unit(found.dimension))
    return Measure(found.value, (unit,), Fraction(0), (), found.is_one, found.of_pi)


def _sum(text: str) -> Measure | None:
    """A sum of quantities of one kind, or one alone, with its terms."""
    signs = ["+", *("".join(filter(None, found.groups())) for found in _SIGNS.finditer(text))]
    terms = _SIGNS.sub("\n", text).split("\n")
    sign = 1
    total = within = Fraction(0)
    units: list[Unit] = []
    numbers: list[Decimal] = []
    for written, before in zip(terms[:_MOST], signs, strict=False):
        if before.strip():  # else it belongs to the one before: 3 h - 1 h 30 min
            sign = -1 if before in ("-", "−", "minus") else 1
        quantity = read_quantity(written)
        unit = read_unit(quantity.unit) if quantity and quantity.unit else None
        if quantity is None or unit is None or not any(unit.dimension):
            return None
        units.append(unit)
        numbers.append(quantity.number)
        total += sign * Fraction(quantity.number) * unit.factor
        has_decimals = _OF_POWER.match(written) is not None
        if has_decimals or int(quantity.number.as_tuple().exponent) < 0:
            within += powers_of_ten.half_of_last(quantity.number) * unit.factor
    if len(terms) > _MOST or len({unit.dimension for unit in units}) > 1:
        return None
    is_stated = not any(sign.strip() for sign in signs[1:])
    return Measure(total, tuple(units), within, tuple(numbers), is_stated)
