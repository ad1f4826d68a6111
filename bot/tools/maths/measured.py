"""Sums of quantities of one kind, and products of lengths and the like: "2 h + 45 min",
"5 ft 3 in", "5 cm × 4 cm". Pure.

Not covered: quotients, degrees, units of several words within a longer text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.tools.maths.units import read_quantity
from bot.tools.measures import Unit, read_unit

_SIGNS = re.compile(
    r"\s*(\+)\s*|\s+([-−])\s*(?=\d)|\s+(plus|minus)\s+|(?<=[A-Za-z])(\s)\s*(?:and\s+)?(?=\d)"
)
_TIMES = re.compile(r"\s*[×*·⋅]\s*|(?<=[\w²³])\s+x\s+(?=\d)")
_SHARE = re.compile(r"(?:(\d{1,4})\s*/\s*(\d{1,4})\s*[×*·⋅x]\s*)?(.+?)(?:\s*[÷/]\s*(\d{1,4}))?")
"""1/2 × …, … ÷ 2."""
_POWER = re.compile(r"\(([^()]+)\)\s*\^?([23²³])")
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
    quantity, though in several units: 2 h 20 min."""

    value: Fraction
    units: tuple[Unit, ...]
    within: Fraction
    numbers: tuple[Decimal, ...]
    is_stated: bool

    @property
    def unit(self) -> Unit:
        """The one that it ends with."""
        return self.units[-1]


def read_sum(text: str) -> Measure | None:
    """A sum of quantities of one kind, a product of them, or one alone; None for anything else, and
    for bare numbers and shares."""
    if "\n" in text:
        return None
    if power := _POWER.fullmatch(text.strip()):
        text = " × ".join([power[1]] * (2 if power[2] in "2²" else 3))
    share = _SHARE.fullmatch(text.strip())
    if share and (share[1] or share[4] or _TIMES.search(share[3])):
        return _product(_TIMES.split(share[3]), share)
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
        if (places := int(quantity.number.as_tuple().exponent)) < 0:
            within += Fraction(1, 2 * 10**-places) * unit.factor
    if len(terms) > _MOST or len({unit.dimension for unit in units}) > 1:
        return None
    is_stated = not any(sign.strip() for sign in signs[1:])
    return Measure(total, tuple(units), within, tuple(numbers), is_stated)


def _product(factors: Sequence[str], share: re.Match[str]) -> Measure | None:
    """What lengths come to when they are multiplied, an area or a volume, or a quantity so many
    times, or a share of that."""
    read = [read_quantity(each) for each in factors[: _MOST + 1]]
    units = [read_unit(each.unit) for each in read if each is not None and each.unit]
    if len(read) > _MOST or None in read or not units:
        return None
    if "0" in (each.strip("0") or "0" for each in (share[2] or "1", share[4] or "1")):
        return None
    value = Fraction(int(share[1] or 1), int(share[2] or 1)) / int(share[4] or 1)
    for quantity in filter(None, read):
        value *= Fraction(quantity.number)
    known = [unit for unit in units if unit is not None and any(unit.dimension)]
    if len(known) < len(units) or not (len(known) == 1 or all(map(_is_length, known))):
        return None
    for unit in known:
        value *= unit.factor
    whole = known[0] if len(known) == 1 else read_unit(f"m{len(known)}")
    numbers = tuple(quantity.number for quantity in read if quantity is not None)
    return Measure(value, (whole,), Fraction(0), numbers, is_stated=False) if whole else None


def _is_length(unit: Unit) -> bool:
    metre = read_unit("m")
    return metre is not None and unit.dimension == metre.dimension
