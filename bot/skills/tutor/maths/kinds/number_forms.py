"""Numbers in the form that is asked for: lowest terms, a mixed number, a decimal. Pure."""

import math
import re
from fractions import Fraction

from bot.skills.tutor.maths.kinds.lacks import Lack
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths, symbols

_FRACTION = re.compile(r"-?(?:(?P<whole>\d+) )?(?P<top>\d+)\s*/\s*(?P<under>\d+)")
_NUMBER = re.compile(r"-?(?=[.,]?\d)\d*(?P<part>[.,]\d+)?")
_MIXED = re.compile(r"(-?)(\d+) (\d+)\s*/\s*(\d+)")
_PER_CENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per ?cent)", re.IGNORECASE)
_WRITE_AS = {
    "mixed": "Write it as a mixed number: a whole number and a fraction that is less than one.",
    "improper": "Write it as one fraction, without a whole number before it.",
    "decimal": "Write it as a decimal number.",
    "lowest": "Write it as a fraction.",
    "fraction": "Write it as a fraction.",
}


def as_sum(text: str) -> str:
    """A number as people write it in digits, a mixed one as it is read: 2 1/3 → (2 + 1/3)."""
    text = _PER_CENT.sub(r"(\1/100)", text)
    if symbols_in(text):
        return text
    return _MIXED.sub(r"\1(\2 + \3/\4)", in_numerals(text))


def fraction(text: str) -> Fraction:
    """A number as it is written, 2 1/3 and 0,75 too. Raises ValueError for what is none: 5/0."""
    if share := _PER_CENT.fullmatch(text.strip()):
        return Fraction(share[1]) / 100
    whole, _, part = in_numerals(text).replace("−", "-").replace(",", ".").rpartition(" ")
    try:
        value = Fraction(part.replace(" ", "")) if "/" not in whole else Fraction(f"{whole}{part}")
    except ZeroDivisionError as error:
        raise ValueError("divided by zero") from error
    sign = -1 if whole.startswith("-") else 1
    return Fraction(whole) + sign * value if whole and "/" not in whole else value


def in_form(form: str, value: Fraction) -> str:
    """A number in a form, "" where it has none: 1/3 is no decimal."""
    top, under = abs(value.numerator), value.denominator
    if form == "decimal":
        digits = f"{abs(int(value * 10**6)):07d}"  # a float overflows
        sign = "-" if value < 0 else ""
        decimal = f"{sign}{digits[:-6]}.{digits[-6:]}".rstrip("0").rstrip(".")
        return decimal if Fraction(decimal) == value else ""
    if form == "mixed" and top > under > 1:
        sign = "-" if value < 0 else ""
        return f"{sign}{top // under} {top % under}/{under}"
    return str(value)


def symbols_in(text: str) -> bool:
    """Whether an expression has unknowns. False for what is none."""
    try:
        return bool(symbols(read_expression(text)))
    except NotMaths:
        return False


def has_rule(form: str) -> bool:
    """Whether it is one of those forms."""
    return form in _WRITE_AS


def lack(form: str, said: str) -> Lack | None:
    """What a number lacks of that form; None: nothing."""
    written = re.sub(r"[()]", "", said).strip().replace(" + ", " ").replace("- ", "-")
    fraction, number = _FRACTION.fullmatch(written), _NUMBER.fullmatch(written)
    is_whole = number is not None and not number["part"]
    if form == "decimal":
        return None if number else Lack(_WRITE_AS[form], is_begun=True)
    if is_whole and form != "improper":
        return None
    if fraction is None or (form == "improper" and fraction["whole"]):
        return Lack(_WRITE_AS[form], is_begun=True)
    top, under = int(fraction["top"]), int(fraction["under"])
    if form == "mixed" and not (fraction["whole"] and top < under):
        return Lack(_WRITE_AS[form], is_begun=True)
    if form in ("lowest", "mixed") and math.gcd(top, under) > 1:
        return Lack("Top and bottom of the fraction still have a common factor.", is_begun=True)
    return None
