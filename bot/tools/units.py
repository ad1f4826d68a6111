"""`units`: converts between units of measure, by factors that are exact where their definition is.

Factors: NIST Special Publication 811 (2008), appendix B; a calorie is the thermochemical one, a
gallon, pint and cup are those of the United States, kilobyte and kibibyte differ.
"""

import math
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field

from bot.errors import ToolFailed
from bot.ports import Tool, Toolbox, ToolParts, ToolResult, TurnContext
from bot.ports.typed_tool import typed_tool

_KINDS: dict[str, dict[str, str]] = {
    # names, the first of which is shown, and how many of the kind's first unit it is
    "length": {
        "m metre meter": "1",
        "km kilometre kilometer": "1000",
        "cm centimetre centimeter": "0.01",
        "mm millimetre millimeter": "0.001",
        "in inch inches": "0.0254",
        "ft foot feet": "0.3048",
        "yd yard": "0.9144",
        "mi mile": "1609.344",
        "nmi nautical-mile": "1852",
    },
    "mass": {
        "kg kilogram kilo": "1",
        "g gram gramme": "0.001",
        "mg milligram": "0.000001",
        "t tonne": "1000",
        "lb pound lbs": "0.45359237",
        "oz ounce": "0.028349523125",
        "st stone": "6.35029318",
    },
    "volume": {
        "l litre liter": "1",
        "ml millilitre milliliter": "0.001",
        "cl centilitre centiliter": "0.01",
        "m3 cubic-metre cubic-meter": "1000",
        "gal gallon": "3.785411784",
        "pt pint": "0.473176473",
        "cup": "0.2365882365",
        "floz fluid-ounce": "0.0295735295625",
        "tbsp tablespoon": "0.01478676478125",
        "tsp teaspoon": "0.00492892159375",
    },
    "area": {
        "m2 square-metre square-meter": "1",
        "km2 square-kilometre square-kilometer": "1000000",
        "ha hectare": "10000",
        "acre": "4046.8564224",
        "ft2 square-foot square-feet sqft": "0.09290304",
    },
    "time": {
        "s second sec": "1",
        "min minute": "60",
        "h hour hr": "3600",
        "d day": "86400",
        "week": "604800",
    },
    "speed": {
        "m/s mps": "1",
        "km/h kph kmh": "5/18",
        "mph": "0.44704",
        "kn knot": "463/900",
    },
    "energy": {
        "J joule": "1",
        "kJ kilojoule": "1000",
        "cal calorie": "4.184",
        "kcal kilocalorie": "4184",
        "kWh kilowatt-hour": "3600000",
    },
    "data": {
        "B byte": "1",
        "kB kilobyte": "1000",
        "MB megabyte": "1000000",
        "GB gigabyte": "1000000000",
        "TB terabyte": "1000000000000",
        "KiB kibibyte": "1024",
        "MiB mebibyte": "1048576",
        "GiB gibibyte": "1073741824",
    },
    "pressure": {
        "Pa pascal": "1",
        "kPa kilopascal": "1000",
        "bar": "100000",
        "psi": "6894.757293168",
        "atm atmosphere": "101325",
    },
}
_TEMPERATURES: Mapping[str, tuple[Fraction, Fraction]] = MappingProxyType(
    {  # kelvin = (shown + offset) × factor
        "°C": (Fraction("273.15"), Fraction(1)),
        "°F": (Fraction("459.67"), Fraction(5, 9)),
        "K": (Fraction(0), Fraction(1)),
    }
)
_TEMPERATURE_NAMES = {"c": "°C", "celsius": "°C", "f": "°F", "fahrenheit": "°F"} | {
    "k": "K",
    "kelvin": "K",
}
_WORD = (
    r"kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|foot|inch(?:es)?|yards?|pounds?|lbs?|ounces?"
    r"|kilos?|kilograms?|grams?|stones?|lit(?:re|er)s?|gallons?|pints?|cups?|celsius|fahrenheit"
    r"|kelvin|acres?|hectares?|knots?|mph|km/?h|kcal|calories|joules?|kwh|psi|mb|gb|km|kg|cm|mm|oz"
)
_CUE = (
    rf"\d\s*(?:°\s*)?(?:degrees? )?(?:{_WORD}|°?[cf])\b.{{0,40}}\b(?:in|to|into|as)\b"
    r"|\bconvert\b.{0,60}\d"
)


class Settings(BaseModel):
    """`tools.units` in config.yaml; it needs none."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class _Arguments(BaseModel):
    value: float = Field(description="how many")
    unit: str = Field(description="of what, such as mi, kg, °F, GiB")
    to: str = Field(description="in what")


def build(settings: Settings, parts: ToolParts) -> Toolbox:
    """The converter."""

    async def run(arguments: _Arguments, context: TurnContext) -> ToolResult:
        return ToolResult(convert(arguments.value, arguments.unit, arguments.to))

    tool = typed_tool(
        "units",
        "Converts a value to another unit.",
        _Arguments,
        run,
        doing="Converting",
        cue=_CUE,
    )

    async def tools() -> tuple[Tool, ...]:
        return (tool,)

    return Toolbox("units", tools)


def convert(value: float, unit: str, to: str) -> str:
    """`value` in another unit, as a sentence. Raises ToolFailed where that has no meaning."""
    if not math.isfinite(value):
        raise ToolFailed("the value must be a finite number")
    exact = Fraction(repr(value))
    degrees = _temperature(unit), _temperature(to)
    if degrees[0] and degrees[1]:
        (offset, factor), (to_offset, to_factor) = (_TEMPERATURES[name] for name in degrees if name)
        kelvin = (exact + offset) * factor
        if kelvin < 0:
            raise ToolFailed("that is below absolute zero")
        return f"{value:g} {degrees[0]} = {_shown(kelvin / to_factor - to_offset)} {degrees[1]}"
    (kind, name, factor), (to_kind, to_name, to_factor) = _find(unit), _find(to)
    if kind != to_kind:
        raise ToolFailed(f"{name} measures {kind}, {to_name} measures {to_kind}")
    return f"{value:g} {name} = {_shown(exact * factor / to_factor)} {to_name}"


def _temperature(unit: str) -> str:
    return _TEMPERATURE_NAMES.get(unit.strip().lower().removeprefix("degrees ").lstrip("°º "), "")


def _find(unit: str) -> tuple[str, str, Fraction]:
    """Kind, name and factor. Names are looked up as written first: MB and mb differ, km and KM do
    not."""
    written = "-".join(unit.strip().split()).replace("²", "2").replace("³", "3")
    for fold in (str, str.lower):
        for kind, units in _KINDS.items():
            for names, factor in units.items():
                known = {fold(name) for name in names.split()}
                plurals = {f"{name}s" for name in known if len(name) > 2}
                if fold(written) in known | plurals:
                    return kind, names.split()[0], Fraction(factor)
    raise ToolFailed(f"the unit {unit[:40]!r} is not known")


def _shown(value: Fraction) -> str:
    try:
        return f"{float(value):.10g}"
    except OverflowError:
        raise ToolFailed("the value is too large") from None
