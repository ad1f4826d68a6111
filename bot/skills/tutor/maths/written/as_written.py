"""Numbers as people write them: 3, 0.75, 13/3. Pure."""

import re
from decimal import Decimal
from fractions import Fraction

from bot.tools.maths.arithmetic import exact
from bot.tools.maths.tree import Node, symbols

_IN_FRACTIONS = re.compile(r"[^.,]*\d\s*/\s*(?!10+\b)\d[^.,]*")


def short(value: Decimal) -> str:
    """A number as people write it: 3, 0.75, 13/3."""
    if (close := _fraction(value)) is not None:
        decimal = Decimal(close.numerator) / Decimal(close.denominator)
        if close.denominator == 1:
            return str(close.numerator)
        short = f"{decimal.normalize():f}"
        return short if len(short) < 7 else f"{close.numerator}/{close.denominator}"
    return f"{value:.6g}"


def short_root(value: Decimal) -> str:
    """The same of a number that may be the root of one: -√2."""
    squared = _fraction(value * value)
    if squared is None or _fraction(value) is not None:
        return short(value)
    of = short(Decimal(squared.numerator) / Decimal(squared.denominator))
    return f"{'-' if value < 0 else ''}√{of if squared.denominator == 1 else f'({of})'}"


def sign(value: Decimal) -> str:
    """What stands before a number that is told by `short`."""
    return "≈" if _fraction(value) is None else "="


def result(value: Decimal, summed: str) -> str:
    """The value of a sum as it is written: 3/4 + 1/8 is 7/8, but 15/100 × 85 is 12.75."""
    found = _fraction(value) if _IN_FRACTIONS.fullmatch(summed) else None
    as_fraction = f"{found.numerator}/{found.denominator}" if found else ""
    is_shorter = (
        found is not None and found.denominator > 1 and as_fraction != summed.replace(" ", "")
    )
    rounded = "≈ " if sign(value) == "≈" else ""
    return as_fraction if is_shorter else f"{rounded}{short(value)}"


def is_number(node: Node) -> bool:
    """Whether it is a number as it stands, or one over another; not a sum still to be done."""
    if node.kind in ("num", "const"):
        return True
    return node.kind in ("neg", "div") and all(
        part.kind == "num" or (part.kind == "neg" and is_number(part)) for part in node.parts
    )


def is_told(node: Node) -> bool:
    """Whether it is a number with nothing left to work out, as far as whole numbers go: 2 + √3."""
    return not symbols(node) and (is_number(node) or exact(node) is None)


def _fraction(value: Decimal) -> Fraction | None:
    """The fraction of small numbers that it is; None for none."""
    close = Fraction(value).limit_denominator(1000)
    return close if abs(Fraction(value) - close) < Fraction(1, 10**15) else None
