"""Decimals times a power of ten, which may be rounded as other decimals are: 9.46 × 10^12. Pure.

As people type them: × 10^12, x 10^12, · 10¹², * 10**12, e12. Not covered: a whole number times a
power of ten (9 × 10^12), a decimal comma, one in words.
"""

import re
from decimal import Decimal
from fractions import Fraction

from bot.patterns import later
from bot.tools.maths.powers import RAISED, in_digits

_DECIMAL = r"(?<![\w.,^])(?P<number>[-−–]?\d+\.\d+)"
_MINUS = "−–"
_TIMES = r"\s*(?:[×*·⋅∙•xX]|\\times|\\cdot)\s*"
_TIMES_TEN = later(
    rf"{_DECIMAL}{_TIMES}10(?:(?P<raised>[{RAISED}]{{1,4}})|\s*(?:\^|\*\*)\s*(?P<open>[({{])?\s*"
    r"(?P<power>[-−–+]?\s*\d{1,3})(?!\d|[.,]\d)(?(open)\s*[)}]))"
)
_E = later(rf"{_DECIMAL}\s?[eE]\s?\^?(?P<power>[-−–+]?\d{{1,3}})(?!\w|[.,]\d)")


def in_signs(text: str) -> str:
    """A text with each of them in one way: 1.01·10⁵ as 1.01 × 10^5."""
    for pattern in (_TIMES_TEN, _E):
        text = pattern.sub(_written, text)
    return text


def read(text: str) -> Decimal | None:
    """One that stands alone; its exponent is that of its last digit. None for anything else."""
    text = text.strip()
    found = _TIMES_TEN.fullmatch(text) or _E.fullmatch(text)
    if found is None:
        return None
    return Decimal(f"{_plain(found['number'])}e{_power(found)}")


def may_be_rounded(number: Decimal, value: Fraction) -> bool:
    """Whether a value, rounded to the digits of a number that was read, is that number."""
    return abs(value - Fraction(number)) <= half_of_last(number)


def half_of_last(number: Decimal) -> Fraction:
    """The half of what the last digit of a number counts."""
    return Fraction(10) ** int(number.as_tuple().exponent) / 2


def _written(found: re.Match[str]) -> str:
    return f"{found['number']} × 10^{_power(found)}"


def _power(found: re.Match[str]) -> str:
    raised = found.groupdict().get("raised")
    return in_digits(raised) if raised else _plain(found["power"])


def _plain(number: str) -> str:
    return re.sub(f"[{_MINUS}]", "-", number).replace(" ", "")
