"""What stands before a quantity, or a fraction, and leaves it the whole side of an equation: "so
5 km = 500 m", not "a square of side 4 cm = 16 cm" or "the sum of 1/2 and 1/4 = 3/4". Pure.

Any word that is not known to be harmless may change what follows it, and so may a number. But
hardly a word makes a tenth of a quantity without one: "Tom knows 5 km = 500 m" is a slip. Where a
text is about a map or a drawing, no quantity is a whole side: "so 1 cm = 1 km".
"""

import re

from bot.patterns import later
from bot.skills.tutor.maths.written.joints import BECAUSE, SAYING, SO
from bot.tools.maths.numerals import in_numerals
from bot.tools.measures import read_unit

_HARMLESS = SAYING.union(
    """
    a again also always am an and are be can convert correct could count counts done easy exactly
    example exercise fact finally find for found fraction fractions get gets give giving good got
    great have he here hint homework i it last learn learned learnt let line ll look m mark mean
    means mind my next no note notice number ok okay or please problem question re recall remember
    rewrite rewritten rule s said say she simple solution start starting step sure task the they
    think thought told true us use used using ve was well were with work working write written
    wrote your
    """.split()  # noqa: SIM905 - a list of words is read as one
)
_BEGINS = later(rf"[!?;\n]|\.(?=\s)|,\s*(?:but|which)\b|\b(?:{SO}|{BECAUSE})\b", re.IGNORECASE)
"""Where another statement begins. A colon, and "and", may stand before what goes on: "double: 4 kg
= 8 kg"."""
_LABEL = later(r"(?<![\w.,:])\d+(?:\)|:(?!\d))")
_WORD = later(r"[^\W\d_]+")
_NUMBER = later(r"[-−–]?\d[\d,.]*")
_SUM = later(r"[\d)²³⁴][ \t]*[-−–+*×·÷(]|\d[ \t]+/|/[ \t]+\d")
_FRACTION = later(r"(?P<of>\d+)/(?P<by>\d+)")
_TO_SCALE = later(
    r"\b(?:maps?|scaled?|plans?|models?|draw(?:n|ings?)?|sketch|diagram|grid|blueprint|atlas"
    r"|represents?|stands? for|real life|miniature|dolls?|let (?=\d))\b|\b1\s*:\s*\d",
    re.IGNORECASE,
)
_MAKES_LESS = later(
    r"[\d%]|n['’]t\b|\b(?:not|never|nor?|nobody|wrong\w*|false\w*|incorrect\w*|mistake\w*|errors?"
    r"|if|suppose|assume|imagine|instead|than)\b"
    r"|\bof(?:\s+(?:the|an?|those|these|its|my|your))?\s*$",
    re.IGNORECASE,
)


def is_part(side: str) -> bool:
    """Whether a side is a fraction, a power, a root or a count alone: 3/4, 5², no division that
    comes out (8/2) and no bare number."""
    if _NUMBER.fullmatch(side.strip()) or _SUM.search(side):
        return False
    fraction = _FRACTION.search(side)
    return fraction is None or int(fraction["of"]) % (int(fraction["by"]) or 1) != 0


def leave_whole(before: str) -> bool:
    """Whether all that stands before a quantity in its statement leaves it as it is."""
    *others, last = _statement(before).split(", ")
    if not all(_is_harmless(each) or _is_stated(each) for each in others):
        return False
    named, _, rest = last.rpartition("=")
    return _is_harmless(rest) and len(_changing(named)) <= 1 and not re.search(r"\d", named)


def tells_of_scale(text: str) -> bool:
    """Whether a text is about a map or a drawing, in which no quantity is a whole side."""
    return _TO_SCALE.search(text) is not None


def leave_quantity(before: str, *, is_slip: bool) -> bool:
    """The same of a quantity with a unit. `is_slip`: it is said to be a tenth, a hundredth or a
    thousandth of itself, in another unit; then no word may have made it so but a number or a
    denial."""
    makes_less = _MAKES_LESS.search(in_numerals(_statement(before)))
    return leave_whole(before) or (is_slip and not makes_less)


def _statement(before: str) -> str:
    return _LABEL.sub("", _BEGINS.split(before)[-1])


def _is_harmless(said: str) -> bool:
    return not _changing(said) and not re.search(r"\d", said)


def _is_stated(said: str) -> bool:
    """Whether it is an equation of its own: "1 km = 1000 m"."""
    return "=" in said and all(read_unit(word) for word in _changing(said))


def _changing(said: str) -> list[str]:
    """The words that may change what stands behind them."""
    return [word for word in _WORD.findall(said) if word.casefold() not in _HARMLESS]
