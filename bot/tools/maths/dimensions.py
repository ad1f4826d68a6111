"""Expressions of quantities worked out, their units with them: "1/2 × (3 cm + 5 cm) × 4 cm",
"60 km / 2 h", "π × (5 cm)²". Pure.

Each unit becomes a letter, so that what is left is an expression as any other (reading.py). Its
value is that with the factors of the units put in; its dimension follows from the operations. What
people read in two ways (60 / 2 h, 12 m² / 2 (3 m)) is refused, as is a word that is no unit, and a
sum of two dimensions. Not covered: a unit that stands alone or behind a bracket.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from bot.patterns import later
from bot.tools.maths.arithmetic import exact, near
from bot.tools.maths.powers import with_carets
from bot.tools.maths.reading import MOST_CHARS, read_expression
from bot.tools.maths.tree import Node, NotMaths
from bot.tools.measures import DIMENSIONLESS, Dimension, Unit, read_unit

_LETTERS = "ABCDFGHIJKLM"
"""For the units. E may be read as a number."""
_NUMBER = r"(?:\d+ )?\d+/\d+|(?:\d[\d,]*(?:\.\d+)?|\.\d+)(?:\^\d+)?(?:\s?π)?"
_NAME = r"(?!(?:x|times|and)\b)[A-Za-zµμΩ%]+(?:\^?-?\d\b)?"
_UNIT = rf"{_NAME}(?:(?:[·⋅*]|\s*/\s*|[ -]){_NAME})*"
_FREE = r"(?<![\w.,^])"
_TERM = later(rf"{_FREE}(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})")
_TERMS = later(rf"{_FREE}(?:{_NUMBER})\s*{_UNIT}(?:\s+(?:and\s+)?(?:{_NUMBER})\s*{_UNIT})*")
"""A quantity in one unit or several: 2 h 45 min."""
_SPACED = later(r"\d\s+([A-Za-zµμΩ]{2,})")
_PI = later(r"(?<![A-Za-z])pi(?![A-Za-z])", re.IGNORECASE)
_TIMES = later(r"(?<=[\w)])\s+(?:x|times)\s+(?=[\d(π])")
_UNREAD = later(r"[^\W\d_π]|_\s*[\d.^]|[\d.]\s*_")
"""Around quantities, each a _: a word, a number without a sign between, and a power of what?"""
_SLASH = later(r"(?<![\w.,/)])(?P<number>(?:\d+ )?\d+/\d+)(?![\d./,])|/")
_PIS = tuple(map(Fraction, ("3.14159265358979323846264338328", "3.14", "22/7")))
"""The number, and what is usually taken for it."""
_HALF = Fraction(1, 2)
_MOST_POWER = 6


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What an expression comes to in SI base units, and the units in it in their order. `of_pi`:
    how far off that may be because of what was taken for π. `is_one`: it is one quantity, 3/4 kg or
    10π cm, with nothing to work out."""

    value: Fraction
    dimension: Dimension
    units: tuple[Unit, ...]
    of_pi: Fraction
    is_one: bool


def work_out(text: str) -> WorkedOut | None:
    """The value of an expression with quantities in it; None for anything else."""
    if len(text) > MOST_CHARS:
        return None
    text = _TIMES.sub(" × ", _PI.sub("π", with_carets(text)))
    named = {found["unit"]: read_unit(found["unit"]) for found in _TERM.finditer(text)}
    units = {letter: unit for letter, unit in zip(_LETTERS, named.values(), strict=False) if unit}
    if not 0 < len(units) == len(named) or _UNREAD.search(_TERMS.sub("_", text)):
        return None
    letters = dict(zip(named, units, strict=True))
    written = _SLASH.sub(_divided, _TERMS.sub(partial(_in_letters, letters), text))
    try:
        tree = read_expression(written)
    except NotMaths:
        return None
    dimension = _dimension(tree, units)
    factors = {letter: unit.factor for letter, unit in units.items()}
    values = [near(_put_in(tree, {**factors, "pi": pi})) for pi in _PIS]
    known = [value for value in values if value is not None]
    if dimension is None or len(known) < len(values):
        return None
    of_pi = max(abs(value - known[0]) for value in known)
    is_one = _TERM.fullmatch(text.strip()) is not None
    return WorkedOut(known[0], dimension, tuple(units.values()), of_pi, is_one)


def names_unit(text: str) -> bool:
    """Whether a unit of several letters, which are then no unknowns, stands behind a number."""
    return any(map(read_unit, _SPACED.findall(text)))


def _in_letters(letters: Mapping[str, str], found: re.Match[str]) -> str:
    """A quantity with letters for its units, as one number: ((2*A)+(45*B))."""
    terms = (f"(({each['number']})*{letters[each['unit']]})" for each in _TERM.finditer(found[0]))
    return f"({'+'.join(terms)})"


def _divided(found: re.Match[str]) -> str:
    """A fraction that is written together as one number; any other slash as the sign of which the
    reader knows what people read in two ways."""
    return f"({found['number']})" if found["number"] else "÷"


def _put_in(node: Node, values: Mapping[str, Fraction]) -> Node:
    """An expression with numbers in place of its letters, and of π."""
    if node.kind in ("sym", "const") and node.value in values:
        return Node("num", str(values[node.value]))
    return Node(node.kind, node.value, tuple(_put_in(part, values) for part in node.parts))


def _dimension(node: Node, units: Mapping[str, Unit]) -> Dimension | None:
    """The dimension of an expression; None where its parts have none that go together."""
    if node.kind == "sym":
        return units[node.value].dimension if node.value in units else None
    if node.kind in ("num", "const"):
        return DIMENSIONLESS
    if node.kind == "pow":
        return _powered(_dimension(node.parts[0], units), exact(node.parts[1]))
    parts = [_dimension(part, units) for part in node.parts]
    first, last = parts[0], parts[-1]
    if first is None or last is None:
        return None
    if node.kind == "mul":
        return tuple(a + b for a, b in zip(first, last, strict=True))
    if node.kind == "div":
        is_clear = not any(last) or any(_dimension(_last_factor(node.parts[0]), units) or ())
        return tuple(a - b for a, b in zip(first, last, strict=True)) if is_clear else None
    if node.value == "sqrt":
        return _powered(first, _HALF)
    return first if node.kind in ("neg", "abs", "add") and first == last else None


def _powered(dimension: Dimension | None, power: Fraction | None) -> Dimension | None:
    """The dimension of a power; None where that is none in whole numbers."""
    if dimension is None or power is None or abs(power) > _MOST_POWER:
        return None
    raised = [each * power for each in dimension]
    is_whole = all(each.denominator == 1 for each in raised)
    return tuple(map(int, raised)) if is_whole else None


def _last_factor(node: Node) -> Node:
    """What stands last before a sign of division. A bare number there, 60 / 2 h or 30 m × 3 / 2 h,
    may be meant as the upper part of a fraction."""
    return node.parts[-1] if node.kind == "mul" else node
