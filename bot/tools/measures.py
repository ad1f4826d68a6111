"""Units of measure: the one list, for the tool `units` and for the checker of quantities. Pure.

Factors are exact where their definition is: BIPM, The International System of Units, 9th edition;
NIST Special Publication 811 (2008), appendix B; the light year is the IAU's. What is not the same
everywhere says which one is meant. Kilobyte and kibibyte differ, Mb are bits and MB bytes. Not
covered: °C and °F, which are points on a scale, and l/100km, which is upside down
(bot/tools/units.py has them).
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

Dimension = tuple[int, ...]
"""Powers of metre, kilogram, second, ampere, kelvin, mole, byte."""

DIMENSIONLESS: Dimension = (0, 0, 0, 0, 0, 0, 0)
_BASES = ("m", "kg", "s", "A", "K", "mol", "B")
_KINDS: dict[str, tuple[Dimension, dict[str, str]]] = {
    # names, the first of which is shown; how many of the SI's base units (or bytes) it is; and
    # which one it is, where there are others
    "length": (
        (1, 0, 0, 0, 0, 0, 0),
        {
            "m metre meter": "1",
            "in inch inches": "0.0254",
            "ft foot feet": "0.3048",
            "yd yard": "0.9144",
            "mi mile": "1609.344",
            "nmi": "1852",
            "ly lightyear": "9460730472580800",
        },
    ),
    "mass": (
        (0, 1, 0, 0, 0, 0, 0),
        {
            "g gram gramme": "0.001",
            "t tonne": "1000",
            "ton": "907.18474 US ton of 2000 lb",
            "lb pound lbs": "0.45359237",
            "oz ounce": "0.028349523125",
            "st stone": "6.35029318",
        },
    ),
    "area": ((2, 0, 0, 0, 0, 0, 0), {"ha hectare": "10000", "acre": "4046.8564224"}),
    "volume": (
        (3, 0, 0, 0, 0, 0, 0),
        {
            "l litre liter L": "0.001",
            "gal gallon": "0.003785411784 US gallon",
            "qt quart": "0.000946352946 US quart",
            "pt pint": "0.000473176473 US pint",
            "cup": "0.0002365882365 US cup",
            "floz": "0.0000295735295625 US fluid ounce",
            "tbsp tablespoon": "0.00001478676478125 US tablespoon",
            "tsp teaspoon": "0.00000492892159375 US teaspoon",
        },
    ),
    "time": (
        (0, 0, 1, 0, 0, 0, 0),
        {
            "s second sec": "1",
            "min minute": "60",
            "h hour hr": "3600",
            "d day": "86400",
            "week": "604800",
            "yr year": "31557600 year of 365.25 days",
        },
    ),
    "speed": (
        (1, 0, -1, 0, 0, 0, 0),
        {"km/h kph kmh": "5/18", "mph": "0.44704", "kn knot": "463/900"},
    ),
    "fuel economy": (
        (-2, 0, 0, 0, 0, 0, 0),
        {"mpg": "201168000000000/473176473 US gallon"},
    ),
    "frequency": ((0, 0, -1, 0, 0, 0, 0), {"Hz hertz": "1"}),
    "force": ((1, 1, -2, 0, 0, 0, 0), {"N newton": "1"}),
    "energy": (
        (2, 1, -2, 0, 0, 0, 0),
        {
            "J joule": "1",
            "Nm": "1",
            "cal calorie": "4.184 thermochemical calorie",
            "Wh watthour": "3600",
        },
    ),
    "impulse": ((1, 1, -1, 0, 0, 0, 0), {"Ns": "1"}),
    "power": ((2, 1, -3, 0, 0, 0, 0), {"W watt": "1"}),
    "pressure": (
        (-1, 1, -2, 0, 0, 0, 0),
        {"Pa pascal": "1", "bar": "100000", "psi": "6894.757293168", "atm atmosphere": "101325"},
    ),
    "current": ((0, 0, 0, 1, 0, 0, 0), {"A ampere amp": "1"}),
    "charge": ((0, 0, 1, 1, 0, 0, 0), {"C coulomb": "1"}),
    "voltage": ((2, 1, -3, -1, 0, 0, 0), {"V volt": "1"}),
    "resistance": ((2, 1, -3, -2, 0, 0, 0), {"Ω ohm": "1"}),
    "temperature": ((0, 0, 0, 0, 1, 0, 0), {"K kelvin": "1"}),
    "amount": ((0, 0, 0, 0, 0, 1, 0), {"mol mole": "1"}),
    "data": (
        (0, 0, 0, 0, 0, 0, 1),
        {
            "B byte": "1",
            "bit": "1/8",
            "KiB kibibyte": "1024",
            "MiB mebibyte": "1048576",
            "GiB gibibyte": "1073741824",
        },
    ),
    "data rate": ((0, 0, -1, 0, 0, 0, 1), {"bps": "1/8"}),
    "share": (DIMENSIONLESS, {"% percent": "0.01"}),
}
_PREFIXES: dict[str, tuple[str, str]] = {
    "k": ("kilo", "1000"),
    "M": ("mega", "1000000"),
    "G": ("giga", "1000000000"),
    "T": ("tera", "1000000000000"),
    "h": ("hecto", "100"),
    "d": ("deci", "0.1"),
    "c": ("centi", "0.01"),
    "m": ("milli", "0.001"),
    "µ": ("micro", "0.000001"),
    "n": ("nano", "0.000000001"),
}
_PREFIXED = {
    "m": "kdcmµn", "g": "kmµn", "s": "mµn", "A": "kmµ", "mol": "kmµ", "Hz": "kMGT", "N": "kMm",
    "J": "kMGm", "W": "kMGTm", "Wh": "kMGT", "Pa": "kMGh", "C": "mµn", "V": "kMmµ", "Ω": "kMm",
    "l": "hdcmµ", "B": "kMGT", "bit": "kMGT", "bps": "kMGT", "cal": "k", "bar": "m",
}  # fmt: skip
_IN_WORDS = (
    (re.compile(r"\b(?:square[ -]|sq\.?[ -]?)([A-Za-z]+)", re.IGNORECASE), r"\1^2"),
    (re.compile(r"\b(?:cubic|cu\.?)[ -]([A-Za-z]+)", re.IGNORECASE), r"\1^3"),
    (re.compile(r"\bnautical[ -]miles?\b", re.IGNORECASE), "nmi"),
    (re.compile(r"\blight[ -]years?\b", re.IGNORECASE), "ly"),
    (re.compile(r"\bmetric[ -]tons?\b", re.IGNORECASE), "t"),
    (re.compile(r"\b(?:US|short)[ -]tons?\b", re.IGNORECASE), "ton"),
    (re.compile(r"\bmiles per gallon\b", re.IGNORECASE), "mpg"),
    (re.compile(r"\bUS (?=gallon|quart|pint|cup|fl|table|tea)", re.IGNORECASE), ""),
    (re.compile(r"\bfluid[ -]ounces?\b|\bfl\.? ?oz\b", re.IGNORECASE), "floz"),
    (re.compile(r"watt[ -]hour", re.IGNORECASE), "watthour"),
    (re.compile(r"\bper[ -]cent\b", re.IGNORECASE), "percent"),
    (re.compile(r"\b([A-Za-z]+)[ -]squared\b", re.IGNORECASE), r"\1^2"),
    (re.compile(r"\b([A-Za-z]+)[ -]cubed\b", re.IGNORECASE), r"\1^3"),
    (re.compile(r"\s+per\s+|(?<!\bin)\s+an?\s+", re.IGNORECASE), "/"),
)
_SIGNS = str.maketrans({"μ": "µ", "²": "2", "³": "3", "·": "*", "⁻": "-", "¹": "1"})
_FACTOR = re.compile(r"([A-Za-zµΩ%]+)(?:\^?(-?\d))?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its factor to SI base units and its dimension. `name` is how it is shown, `meant`
    which one it is, where others are called the same."""

    factor: Fraction
    dimension: Dimension
    name: str = ""
    meant: str = ""

    @property
    def kind(self) -> str:
        """What it measures, in a word."""
        found = (kind for kind, (dimension, _) in _KINDS.items() if dimension == self.dimension)
        return next(found, "something else")


def read_unit(text: str, *, is_lenient: bool = False) -> Unit | None:
    """A unit such as `m/s^2`, `kg·m`, `miles` or `square feet`; None where it is not on the list.

    Names are looked up as written first: MB and mb differ, km and KM do not. A single letter in the
    wrong case is taken only `is_lenient`.
    """
    plain = text.strip()
    for pattern, written in _IN_WORDS:
        plain = pattern.sub(written, plain)
    plain = plain.translate(_SIGNS).replace("**", "^").strip()
    if not plain:
        return Unit(Fraction(1), DIMENSIONLESS)
    whole = _named(plain, is_lenient=is_lenient)
    if whole is not None:
        return whole
    factor, dimension, name, meant, sign = Fraction(1), DIMENSIONLESS, "", "", 1
    for piece in re.split(r"([*/\s]+)", plain):
        if re.fullmatch(r"[*/\s]+", piece):
            sign = -1 if "/" in piece else 1
            name += "/" if sign < 0 else "·"
            continue
        match = _FACTOR.fullmatch(piece)
        unit = _named(match[1], is_lenient=is_lenient) if match else None
        if match is None or unit is None:
            return None
        power = sign * int(match[2] or 1)
        factor *= unit.factor**power
        dimension = tuple(a + power * b for a, b in zip(dimension, unit.dimension, strict=True))
        name += f"{unit.name}{match[2] or ''}"
        meant = meant or unit.meant
    return Unit(factor, dimension, name, meant)


def base_unit(dimension: Dimension) -> Unit:
    """What the powers of the SI's base units make: m^2, m·s^-1."""
    powers = [(name, power) for name, power in zip(_BASES, dimension, strict=True) if power]
    name = "·".join(name if power == 1 else f"{name}^{power}" for name, power in powers)
    return Unit(Fraction(1), dimension, name)


def parted_units(text: str, *, is_raised: bool = True) -> list[Unit]:
    """The readings of a unit as two that are written together: before a negative power, as schools
    in Britain do, ms^-2 as m s^-2, gcm⁻³ as g cm⁻³; or, not `is_raised`, also ms as m s."""
    plain = text.strip().translate(_SIGNS)
    found = _FACTOR.fullmatch(plain)
    if found is None or (is_raised and not (found[2] or "").startswith("-")):
        return []
    halves = ((plain[:at], plain[at:]) for at in range(1, len(found[1])))
    parted = (f"{one} {other}" for one, other in halves if one != other)
    return [unit for each in parted if (unit := read_unit(each)) is not None]


def unit_names() -> frozenset[str]:
    """All names of single units, as they are written."""
    return frozenset(_names()[0])


def _named(name: str, *, is_lenient: bool) -> Unit | None:
    exact, folded = _names()
    found = exact.get(name)
    if found is None and (len(name) > 1 or is_lenient):
        found = folded.get(name.lower())
    return found


@cache
def _names() -> tuple[dict[str, Unit], dict[str, Unit | None]]:
    """Every name, and every name in small letters (None: of two that differ)."""
    exact: dict[str, Unit] = {}
    for dimension, units in _KINDS.values():
        for names, factor in units.items():
            symbol, *words = names.split()
            size, _, meant = factor.partition(" ")
            unit = Unit(Fraction(size), dimension, symbol, meant)
            for name in (symbol, *words):
                exact.setdefault(name, unit)
                if len(name) > 2:
                    exact.setdefault(f"{name}s", unit)
    for symbol, prefixes in _PREFIXED.items():
        unit = exact[symbol]
        words = [name for name, known in exact.items() if known == unit and name != symbol]
        for prefix in prefixes:
            word, times = _PREFIXES[prefix]
            larger = Unit(
                unit.factor * Fraction(times), unit.dimension, f"{prefix}{symbol}", unit.meant
            )
            for name in (symbol, *words):
                exact.setdefault(f"{prefix if len(name) == 1 else word}{name}", larger)
            exact.setdefault(f"{prefix}{symbol}", larger)
    exact["kilo"] = exact["kilos"] = exact["kg"]
    folded: dict[str, Unit | None] = {}
    for name, unit in exact.items():
        small = name.lower()
        before = folded.get(small, unit)
        folded[small] = unit if before is not None and before.factor == unit.factor else None
    exact |= {f"{prefix}b": exact[f"{prefix}bit"] for prefix in _PREFIXED["bit"]}  # mb is a MB
    return exact, folded
