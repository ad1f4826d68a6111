"""Quantities: a number with a unit, from an allow-list. Pure.

Exact factors of the SI and of non-SI units in daily use (BIPM, The International System of Units,
9th edition). Not covered: °C and °F as points on a scale (they are compared as written).
"""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

Dimension = tuple[int, int, int, int, int, int]
"""Powers of metre, kilogram, second, ampere, kelvin, mole."""

_NONE: Dimension = (0, 0, 0, 0, 0, 0)
_BASE: dict[str, tuple[str, Dimension]] = {
    "m": ("1", (1, 0, 0, 0, 0, 0)),
    "g": ("0.001", (0, 1, 0, 0, 0, 0)),
    "t": ("1000", (0, 1, 0, 0, 0, 0)),
    "s": ("1", (0, 0, 1, 0, 0, 0)),
    "min": ("60", (0, 0, 1, 0, 0, 0)),
    "h": ("3600", (0, 0, 1, 0, 0, 0)),
    "d": ("86400", (0, 0, 1, 0, 0, 0)),
    "A": ("1", (0, 0, 0, 1, 0, 0)),
    "K": ("1", (0, 0, 0, 0, 1, 0)),
    "mol": ("1", (0, 0, 0, 0, 0, 1)),
    "Hz": ("1", (0, 0, -1, 0, 0, 0)),
    "N": ("1", (1, 1, -2, 0, 0, 0)),
    "J": ("1", (2, 1, -2, 0, 0, 0)),
    "W": ("1", (2, 1, -3, 0, 0, 0)),
    "Wh": ("3600", (2, 1, -2, 0, 0, 0)),
    "Pa": ("1", (-1, 1, -2, 0, 0, 0)),
    "C": ("1", (0, 0, 1, 1, 0, 0)),
    "V": ("1", (2, 1, -3, -1, 0, 0)),
    "Ω": ("1", (2, 1, -3, -2, 0, 0)),
    "L": ("0.001", (3, 0, 0, 0, 0, 0)),
    "%": ("0.01", _NONE),
}
_PREFIXES = {"k": "1000", "M": "1000000", "G": "1000000000", "c": "0.01", "d": "0.1",
             "m": "0.001", "µ": "0.000001", "n": "0.000000001"}  # fmt: skip
_PREFIXED = ("m", "g", "s", "A", "mol", "Hz", "N", "J", "W", "Wh", "Pa", "C", "V", "Ω", "L")
_ALSO = {
    "metre": "m", "metres": "m", "meter": "m", "meters": "m", "km/h": "km/h", "kph": "km/h",
    "second": "s", "seconds": "s", "sec": "s", "minute": "min", "minutes": "min", "hour": "h",
    "hours": "h", "hr": "h", "day": "d", "days": "d", "kilogram": "kg", "kilograms": "kg",
    "gram": "g", "grams": "g", "litre": "L", "litres": "L", "liter": "L", "liters": "L", "l": "L",
    "ml": "mL", "newton": "N", "newtons": "N", "joule": "J", "joules": "J", "watt": "W",
    "watts": "W", "volt": "V", "volts": "V", "amp": "A", "amps": "A", "ampere": "A",
    "amperes": "A", "ohm": "Ω", "ohms": "Ω", "hertz": "Hz", "pascal": "Pa", "pascals": "Pa",
    "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km",
    "centimetre": "cm", "centimetres": "cm", "centimeter": "cm", "centimeters": "cm",
    "percent": "%",
}  # fmt: skip
_QUANTITY = re.compile(
    r"\s*(?P<number>[-+−]?\d[\d,]*(?:\.\d+)?(?:\s*(?:e|×\s*10\^)\s*[-+−]?\d{1,2})?"
    r"|[-+−]?\.\d+)\s*(?P<unit>(?:[A-Za-zµμΩ%°][A-Za-zµμΩ%°²³^*/·⁻¹\d\s-]*)?)"
)
_FACTOR = re.compile(r"([A-Za-zµΩ%]+)(?:\^?(-?\d))?")
_MOST_CHARS = 60


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its factor to SI base units and its dimension."""

    factor: Decimal
    dimension: Dimension


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


def read_unit(text: str) -> Unit | None:
    """A unit such as `m/s^2` or `kg·m`; None where it is not on the list."""
    plain = text.strip().replace("μ", "µ").replace("²", "^2").replace("³", "^3")
    plain = plain.replace("⁻¹", "^-1").replace("·", "*").replace("**", "^")
    plain = re.sub(r"\s+per\s+", "/", plain)
    factor, dimension, sign = Decimal(1), _NONE, 1
    if not plain:
        return Unit(factor, dimension)
    for piece in re.split(r"([*/\s]+)", plain):
        if re.fullmatch(r"[*/\s]+", piece):
            sign = -1 if "/" in piece else 1
            continue
        match = _FACTOR.fullmatch(piece)
        unit = _simple(match[1]) if match else None
        if match is None or unit is None:
            return None
        power = sign * int(match[2] or 1)
        factor *= unit.factor**power
        raised = [a + power * b for a, b in zip(dimension, unit.dimension, strict=True)]
        dimension = (raised[0], raised[1], raised[2], raised[3], raised[4], raised[5])
    return Unit(factor, dimension)


def same_quantity(given: Quantity, key: Quantity, tolerance: Decimal) -> str:
    """How `given` compares with `key`, within `tolerance` of the key's size (a fraction):
    "right", "wrong number", "no unit", "wrong unit" (another kind of thing) or "unknown unit"."""
    expected = read_unit(key.unit)
    if expected is None:
        raise ValueError(f"a key with an unknown unit: {key.unit!r}")
    if key.unit and not given.unit:
        is_near = _is_near(given.number, key.number, tolerance)
        return "no unit" if is_near else "wrong number"
    unit = read_unit(given.unit)
    if unit is None:
        return "unknown unit"
    if unit.dimension != expected.dimension:
        return "wrong unit"
    is_near = _is_near(given.number * unit.factor, key.number * expected.factor, tolerance)
    return "right" if is_near else "wrong number"


def _is_near(number: Decimal, key: Decimal, tolerance: Decimal) -> bool:
    return abs(number - key) <= abs(key) * tolerance


def _simple(name: str) -> Unit | None:
    name = _ALSO.get(name, _ALSO.get(name.lower(), name))
    if name in _BASE:
        factor, dimension = _BASE[name]
        return Unit(Decimal(factor), dimension)
    prefix, rest = name[:1], name[1:]
    if prefix in _PREFIXES and rest in _PREFIXED:
        factor, dimension = _BASE[rest]
        return Unit(Decimal(factor) * Decimal(_PREFIXES[prefix]), dimension)
    return None
