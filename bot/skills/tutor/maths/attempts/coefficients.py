"""The coefficients of a quadratic equation, and its discriminant, as a learner names them on the
way to the formula: "a = 2, b = -7", "D = 49 - 24 = 25". They solve nothing, and are judged by the
equation with everything on one side.

Another letter than the unknown that names none of these says something that no tool knows. Pure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.tools.maths.arithmetic import exact
from bot.tools.maths.reading import read_equation, read_expression
from bot.tools.maths.tree import Equation, Node, NotMaths, symbols, with_value

_NAMED = re.compile(
    r"\s*(?:(?:with|so|where|here|then|using|let|i (?:have|know|get|got))\s+)?"
    r"(?:(?:the |my )?(?P<root>√\s*|(?:square )?root of )?(?:the )?"
    r"(?P<name>[a-zA-ZΔ](?:_?[1-4₁-₄])?|disc(?:riminant|r)?|b(?:\^2|²)\s*[-−]\s*4\s*[·*×]?\s*a\s*[·*×]?\s*c))"
    r"\s*(?:=|\bis\b|:)(?P<value>[^a-zA-Z<>≤≥]+)"
)
_BETWEEN = re.compile(r"\s*(?:[;\n]|\band\b|,(?=\s|[a-zA-ZΔ])|(?<=\d)\s+(?=[a-zA-ZΔ]\s*=))\s*")
_LETTERS = "abc"
_DISCRIMINANTS = ("d", "δ", "disc", "discr", "discriminant")
_OFF = "`{said}` is not it: with everything on one side, as ax² + bx + c = 0, {what}."
_WHAT = {
    "a": "a is the number before the square",
    "b": "b is the number before the unknown, with its sign",
    "c": "c is the number that stands alone, with its sign",
    "d": "the discriminant is b² - 4ac",
}
_MOST = 8
_TRIED = (2, -2, 3)


@dataclass(frozen=True, slots=True)
class Named:
    """What an attempt names beside values of the unknown. `says` tells that it is right, or where
    it is not (`is_off`); "" where nobody can tell. `rest` is the attempt without it."""

    says: str
    rest: str
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a letter is said to be, each side of a chain: "b" for `said` "b = -7"; "" for one of
    which no tool knows."""

    letter: str
    values: tuple[Fraction, ...]
    said: str


def named(attempt: str, lines: Sequence[str]) -> Named | None:
    """What an attempt at an equation with one unknown (`lines`, itself the first) names of others;
    None where it names none."""
    unknown = _unknown_of(lines[0])
    pieces = [each for each in _BETWEEN.split(attempt) if each.strip()]
    claims = [_claim(each, unknown) for each in pieces[:_MOST]]
    known = [each for each in claims if each is not None]
    if not unknown or not known or len(pieces) > _MOST:
        return None
    rest = "\n".join(p for p, each in zip(pieces, claims, strict=True) if each is None)
    forms = _forms(lines, unknown)
    told = [each for each in known if each.letter]
    if not forms or len(told) < len(known):
        return Named("", rest)
    off = min((_off(told, form) for form in forms), key=len)
    if off:
        what = _WHAT[off[0].letter]
        return Named(_OFF.format(said=off[0].said, what=what), rest, is_off=True)
    said = [f"`{each.said}`" for each in told]
    right = f"{', '.join(said[:-1])} and {said[-1]} are right." if len(said) > 1 else ""
    return Named(right or f"{said[0]} is right.", rest)


def _claim(piece: str, unknown: str) -> _Claim | None:
    """What a piece names; None where that is the unknown, or nothing."""
    found = _NAMED.fullmatch(piece.strip(" .!?"))
    if found is None or not re.search(r"\d", found["value"]):
        return None
    letter, said = found["name"].casefold(), piece.strip(" .!?")
    if letter.rstrip("_1234₁₂₃₄") == unknown.casefold():
        return None
    read = [_value(side) for side in found["value"].split("=")]
    values = [each for each in read if each is not None]
    if len(values) < len(read):
        return _Claim("", (), said)
    if letter in _DISCRIMINANTS or letter.startswith("b^") or letter.startswith("b²"):
        of_root = [each * abs(each) for each in values]
        return _Claim("d", tuple(of_root if found["root"] else values), said)
    is_one = letter in _LETTERS and not found["root"]
    return _Claim(letter if is_one else "", tuple(values), said)


def _off(claims: Sequence[_Claim], form: dict[str, Fraction]) -> list[_Claim]:
    return [each for each in claims if {*each.values} != {form[each.letter]}]


def _forms(lines: Sequence[str], unknown: str) -> list[dict[str, Fraction]]:
    """What the letters stand for in each line that is a quadratic equation, also with everything on
    the other side, where it is not on one yet."""
    found: list[dict[str, Fraction]] = []
    for line in lines:
        equation = _read(line)
        form = quadratic(equation, unknown) if equation else None
        if equation is None or form is None:
            continue
        is_in_form = exact(equation.right) == 0
        for sign in (1,) if is_in_form else (1, -1):
            a, b, c = (sign * each for each in form)
            found.append({"a": a, "b": b, "c": c, "d": b * b - 4 * a * c})
    return found


def quadratic(equation: Equation, unknown: str) -> tuple[Fraction, Fraction, Fraction] | None:
    """a, b and c of ax² + bx + c, the left side without the right one; None where that is no
    quadratic."""

    def at(value: int) -> Fraction | None:
        number = Node("num", str(abs(value)))
        put = Node("neg", "", (number,)) if value < 0 else number
        sides = [exact(with_value(side, unknown, put)) for side in (equation.left, equation.right)]
        return None if sides[0] is None or sides[1] is None else sides[0] - sides[1]

    c, one, other = at(0), at(1), at(-1)
    if c is None or one is None or other is None:
        return None
    a, b = (one + other) / 2 - c, (one - other) / 2
    is_it = all(at(value) == a * value**2 + b * value + c for value in _TRIED)
    return (a, b, c) if a and is_it else None


def _read(line: str) -> Equation | None:
    try:
        return read_equation(line)
    except NotMaths:
        return None


def _unknown_of(line: str) -> str:
    """The one unknown of an equation; "" for none or several."""
    equation = _read(line)
    names = symbols(equation.left, equation.right) if equation else frozenset()
    return next(iter(names)) if len(names) == 1 else ""


def _value(side: str) -> Fraction | None:
    try:
        return exact(read_expression(side))
    except NotMaths:
        return None
