"""Sums that a text states and that are wrong: "3 × 4 = 13". Pure.

Numbers only, compared exactly; a result that is written with decimals may be rounded. What stands
within words that change its meaning ("half of 6 + 2", "22 / 7 = 3 remainder 1") is passed over, and
so is a text about binary numbers, remainders or a clock.

Not covered: sums in words, with units, percentages, unknowns and mixed numbers.
"""

import itertools
import re
from collections.abc import Iterable
from fractions import Fraction

from bot.skills.tutor.edges import counts_otherwise
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.plain import readable
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths

_NUMBER = r"[-−–]?\d+(?:,\d{3})*(?:\.\d+)?"
_PART = rf"\(?{_NUMBER}\)?[²³]?(?:\^\d+)?\)?"
_MOST = 9
"""Parts of a side, and sides, that are looked at."""
_SIDE = rf"{_PART}(?:[ \t]*[-−–+*×·/÷^][ \t]*{_PART}){{0,{_MOST}}}"
_STATED = re.compile(rf"(?<![\w.,)^/*+×÷·:%√−–$€£-]){_SIDE}(?:[ \t]*=[ \t]*{_SIDE}){{1,{_MOST}}}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SIGN = re.compile(r"\d\)?[ \t]*[-−–+*×·/÷^²³]")
_LOOK_BACK = 80
_DOTS = str.maketrans("⋅∙", "··")
_SMALL = Fraction(1, 10**12)
_CHANGED_BEFORE = re.compile(
    r"(?:[-−–+*×·/÷^=<>≤≥≈√%!]|(?:^|[.!?:;,\n]\s*)(?:is|are|was|does|do|would|could|can|if|suppose)"
    r"\b[^.!?\n]*|\b(?:of|root|log|mod|base|times|plus|minus|over|by|[A-Za-z]))\s*$|\d[ \t]+$",
    re.IGNORECASE,
)
_CHANGED_BEHIND = re.compile(
    r"\s*(?:[-−–+*×·/÷^<>≤≥≈√%!(?]|\.\d|[A-Za-z](?![A-Za-z])|\d|r(?:emainder|est)?\b|mod\b"
    r"|[,;]?\s*(?:(?:and|with|an?|the) )*(?:remainder|rest\b|\d+ (?:is |are )?(?:left|over|remain))"
    r"|is (?:not|n['’]t|wrong|false)|would be wrong)",
    re.IGNORECASE,
)


def false_sum(text: str, known: Iterable[str] = ()) -> str:
    """The first sum in a text that is stated and wrong; "" for none. What stands in `known`, what
    the learner wrote, may be quoted."""
    text = readable(text.replace("**", "").replace("`", "")).translate(_DOTS)
    if counts_otherwise(text):
        return ""
    quoted = ["".join(line.translate(_DOTS).split()) for line in known]
    for match in _STATED.finditer(text):
        if _CHANGED_BEFORE.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]):
            continue
        if _CHANGED_BEHIND.match(text, match.end()):
            continue
        stated = match[0].strip()
        if _DATE.search(stated) or not _SIGN.search(stated):
            continue
        if any("".join(stated.split()) in line for line in quoted):
            continue
        sides = [side.strip() for side in stated.split("=")]
        if any(_differ(one, other) for one, other in itertools.pairwise(sides)):
            return stated
    return ""


def _differ(one: str, other: str) -> bool:
    """Whether two sides, one of them a sum, are not worth the same."""
    values = _value(one), _value(other)
    if values[0] is None or values[1] is None:
        return False
    return abs(values[0] - values[1]) >= max(_step(one), _step(other), _SMALL)


def _value(side: str) -> Fraction | None:
    try:
        return exact(read_expression(side))
    except NotMaths:
        return None


def _step(side: str) -> Fraction:
    """What the last decimal of a result counts: it may be rounded or cut."""
    found = re.fullmatch(r"[-−–]?[\d,]+\.(\d+)", side)
    return Fraction(1, 10 ** len(found[1])) if found else Fraction(0)
