"""`units`: converts between units of measure (bot/tools/measures.py), between temperatures, and
between what a vehicle goes by a gallon and what it uses."""

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field

from bot.errors import ToolFailed
from bot.ports import Tool, Toolbox, ToolParts, ToolResult, TurnContext
from bot.ports.typed_tool import typed_tool
from bot.tools.maths.numerals import NUMBER_WORD
from bot.tools.measures import Unit, read_unit, unit_names
from bot.turn.letters import plain_letters

_MOST_CHARS = 60

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
_FAR_PER_LITRE = Fraction(100_000) / Fraction("0.001")
_USED = Unit(_FAR_PER_LITRE, (-2, 0, 0, 0, 0, 0, 0), "l/100km")
"""What is used of fuel, by what comes of turning it over: 100 km for a litre."""

_IS_USED = re.compile(
    r"l(?:it(?:re|er)s?)?\s*(?:/|per)\s*100\s*k(?:m|ilomet(?:re|er)s?)", re.IGNORECASE
)
_WORD = (
    r"kilomet(?:re|er)s?|met(?:re|er)s?|miles?|feet|foot|inch(?:es)?|yards?|pounds?|lbs?|ounces?"
    r"|kilos?|kilograms?|grams?|stones?|lit(?:re|er)s?|gallons?|pints?|cups?|celsius|fahrenheit"
    r"|kelvin|acres?|hectares?|knots?|mph|km/?h|kcal|calories|joules?|kwh|psi|mb|gb|km|kg|cm|mm|oz"
    r"|meilen?|kilometern?|metern?|fuss|zoll|pfund|unzen|litern?|gramm|milles?|pieds?|pouces?"
    r"|livres?|litres?|grammes?|millas?|kilometros?|metros?|pies?|pulgadas?|libras?|onzas?|litros?"
    r"|gramos?|miglia|chilometri|metri|piedi|pollici|libbre|once|litri|grammi|milhas?|quilometros?"
    r"|pes|polegadas?|gramas?|mijl|voet|duim|pond|light[ -]years?|jahren?|annees?|anos|anni|jaar"
)
_NAME = "|".join(
    sorted((re.escape(plain_letters(name)) for name in unit_names()), key=len, reverse=True)
)
_UNIT = rf"(?:{_WORD}|{_NAME}|l/100 ?km)\b"
_HOW_MANY = (
    r"\b(?:how (?:many|much)|wie ?viele?|combien d[e']|cuant[oa]s?|quant[aeio]|quant[ao]s"
    r"|hoeveel)\s+"
)
_NUMBER = rf"(?:\d|{plain_letters(NUMBER_WORD)})"
_ONE = rf"(?:{_NUMBER}\s*|\b(?:an?|one|each|every|eine?[mnrs]?|une?|un[ao]|uma?|een)\s+)"
_TO = r"(?:in|to|into|as|en|em|naar)"  # of seven languages
_CUES = {
    "any": rf"{_NUMBER}\s*(?:°\s*)?(?:degrees?|grad|degres|grados|gradi|graus|graden)?\s*"
    rf"(?:{_WORD}|°?[cf])\b.{{0,40}}\b{_TO}\b",
    "from one to one": rf"{_NUMBER}\s*{_UNIT}\s+{_TO}\s+{_UNIT}",
    "how many": rf"{_HOW_MANY}{_UNIT}.{{0,30}}?{_ONE}{_UNIT}",
    "verbs": r"\b(?:convert|rechne|wandle|konvertiere|convertis|convierte|converti|converta"
    r"|reken|zet)\b.{0,60}\d",
}


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
        return ToolResult(convert(arguments.value, arguments.unit, arguments.to), is_exact=True)

    tool = typed_tool(
        "units",
        "Converts a value to another unit.",
        _Arguments,
        run,
        doing="Converting",
        cues=_CUES,
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
    given, wanted = _find(unit), _find(to)
    if given.dimension != wanted.dimension:
        measures = f"{given.name} measures {given.kind}, {wanted.name} measures {wanted.kind}"
        raise ToolFailed(measures)
    upside_down = [each.name == _USED.name for each in (given, wanted)]
    if any(upside_down) and exact <= 0:
        raise ToolFailed(f"the value must be more than 0 to be converted with {_USED.name}")
    size = (1 / exact if upside_down[0] else exact) * given.factor / wanted.factor
    shown = _shown(1 / size if upside_down[1] else size)
    meant = ", ".join(sorted({each.meant for each in (given, wanted) if each.meant}))
    return f"{value:g} {given.name} = {shown} {wanted.name}{f' ({meant})' if meant else ''}"


def _temperature(unit: str) -> str:
    return _TEMPERATURE_NAMES.get(unit.strip().lower().removeprefix("degrees ").lstrip("°º "), "")


def _find(unit: str) -> Unit:
    if _IS_USED.fullmatch(unit.strip()):
        return _USED
    found = read_unit(unit, is_lenient=True) if len(unit) <= _MOST_CHARS else None
    if found is None or not found.name:
        raise ToolFailed(f"the unit {unit[:40]!r} is not known")
    return found


def _shown(value: Fraction) -> str:
    try:
        return f"{float(value):.10g}"
    except OverflowError:
        raise ToolFailed("the value is too large") from None
