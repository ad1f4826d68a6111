"""Quantities that a learner says are equal: 5 km = 500 m, 50 cm + 1.5 m = 2 m.

The first side is the exercise, each other one an attempt at it. What is written with decimals may
be rounded. Not covered: products of quantities, degrees, problems in words.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from bot.skills.tutor.found import Followed, Found, bare, in_lines
from bot.skills.tutor.question import Question
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.units import read_quantity
from bot.tools.measures import Unit, read_unit

_LINE = re.compile(r"(?P<of>.+) in (?P<unit>\S.*)")
_PIECE = re.compile(r"\n|[:;](?=\s)|\.(?=\s|$)")
_SIGNS = re.compile(r"\s*\+\s*|\s+([-−])\s*(?=\d)")
_EQUAL = re.compile(r"=|\b(?:is|are|equals?)\b")
_MOST = 6
_READ_CHARS = 500


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a side comes to in SI base units, the unit it ends with, and the half of its last place
    there, by which it may be rounded."""

    value: Fraction
    unit: Unit
    within: Fraction


def claims(text: str) -> bool:
    """Whether somebody says that quantities are equal."""
    return bool(_stated(text))


def begins(line: str) -> bool:
    """Whether this is the first line of such a problem."""
    return _problem(line) is not None


async def find(text: str, maths: MathsChecker) -> Found | None:
    """The first side as a problem, and the others as an attempt at it."""
    first, *others = _stated(text)
    told, asked = _read(first), _read(others[0])
    if told is None or asked is None:
        return None
    unit = asked.unit if asked.unit.dimension == told.unit.dimension else told.unit
    key = f"{_number(told.value / unit.factor)} {unit.name}"
    question = Question(f"What is {first} in {unit.name}?", "number", (key,))
    return Found(question, f"{first} in {unit.name}", "\n".join(others))


async def follow(lines: tuple[str, ...], attempt: str, maths: MathsChecker) -> Followed | None:
    """Check each side that an attempt names against the problem; None where it names none."""
    problem = _problem(lines[0])
    sides = [side.strip() for row in attempt.splitlines() for side in bare(row).split("=")]
    new = [(side, read) for side in sides[:_MOST] if (read := _read(side)) is not None]
    if problem is None or not new:
        return None
    right = list(lines)
    of, whole = problem
    for side, read in new:
        if read.unit.dimension != whole.unit.dimension:
            says = f"`{side}` measures something else than `{of}`."
            return Followed(tuple(right), False, says)
        if abs(read.value - whole.value) > read.within:
            return Followed(tuple(right), False, f"`{side}` is not equal to `{of}`.")
        if side != of:
            right.append(side)
    is_solved = len(right) > 1 and read_quantity(right[-1]) is not None
    return Followed(tuple(right), is_solved, "")


def _stated(text: str) -> list[str]:
    """The sides of the first chain of quantities in a text; [] for none."""
    for piece in _PIECE.split(in_lines(text[:_READ_CHARS])):
        sides = [side.strip() for side in _EQUAL.split(bare(piece).rstrip("?"))]
        if 1 < len(sides) <= _MOST and all(_read(side) is not None for side in sides):
            return sides
    return []


def _problem(line: str) -> tuple[str, _Measure] | None:
    found = _LINE.fullmatch(line)
    read = _read(found["of"]) if found else None
    return (found["of"], read) if found and read else None


def _read(side: str) -> _Measure | None:
    """A sum of quantities of one kind; None for anything else, and for bare numbers."""
    first, *rest = _SIGNS.split(side)
    terms = [
        (first, 1),
        *((term, -1 if sign else 1) for sign, term in zip(rest[::2], rest[1::2], strict=True)),
    ]
    total = within = Fraction(0)
    units: list[Unit] = []
    for written, sign in terms[:_MOST]:
        quantity = read_quantity(written)
        unit = read_unit(quantity.unit) if quantity and quantity.unit else None
        if quantity is None or unit is None or not any(unit.dimension):
            return None
        units.append(unit)
        total += sign * Fraction(quantity.number) * unit.factor
        if (places := int(quantity.number.as_tuple().exponent)) < 0:
            within += Fraction(1, 2 * 10**-places) * unit.factor
    if len(terms) > _MOST or len({unit.dimension for unit in units}) > 1:
        return None
    return _Measure(total, units[-1], within)


def _number(value: Fraction) -> str:
    return f"{float(value):.10g}"
