"""How a value was found, in brackets behind it: the 12 - 5 of "x = 7 (12 - 5)", the 8 + 4 of
"12 (8 + 4)". It multiplies nothing where it comes to just that value. Pure.

2 (3 + 4) is a product, and so is 5(2 + 3) without a space. 5 (2 + 3) may be either: whoever asks
here reads an attempt as it stands first.

Not covered: brackets with a statement in them (11 - 2 = 9), with words, roots or letters, what is
rounded, and a unit that is in the brackets, too.
"""

import re
from fractions import Fraction

from bot.patterns import later
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.spelling import with_signs
from bot.tools.maths.tree import NotMaths
from bot.tools.measures import read_unit

_NUMBER = r"[-−]?(?:\d{1,9} )?\d{1,12}(?:[.,]\d{1,12})*(?:/\d{1,12})?"
_UNIT = r"[A-Za-zµ°%]{1,8}(?:\^?[23²³])?"
_SUM = r"[\d\s.,+*×÷/·^²³xX−–()-]{3,120}"
_SHOWN = later(
    r"(?P<before>(?:^|[=<>≤≥:,;→⇒]|\b(?:is|are|it['’]?s|got|gets?|so|then|equals|makes?|gives?"
    r"|answer|or|and)\b)[ \t]*)"
    rf"(?P<said>[£$€]?(?P<value>{_NUMBER})(?:[ \t]?(?P<unit>{_UNIT}))?)"
    rf"[ \t]+\((?P<sum>{_SUM})\)"
    r"(?=[ \t]*(?:$|[,;.!?](?:\s|$)|(?:and|or|so|then)\b))",
    re.IGNORECASE | re.MULTILINE,
)
_READ_CHARS = 2000


def without(attempt: str, problem: str = "") -> str:
    """An attempt without the sums in brackets that tell how the value before them was found. What
    stands in the `problem` as well is only said again."""
    asked = "".join(problem.split())

    def plainly(found: re.Match[str]) -> str:
        again = "".join(found[0].removeprefix(found["before"]).split())
        is_shown = again not in asked and _is_shown(found)
        return found["before"] + found["said"] if is_shown else found[0]

    return _SHOWN.sub(plainly, attempt[:_READ_CHARS]) + attempt[_READ_CHARS:]


def _is_shown(found: re.Match[str]) -> bool:
    """Whether brackets hold a sum that comes to the value before them."""
    unit = found["unit"]
    if (unit and read_unit(unit) is None) or not re.search(r"\d\W*\D\W*\d", found["sum"]):
        return False
    value = _value(found["value"])
    return value is not None and value == _value(found["sum"])


def _value(said: str) -> Fraction | None:
    try:
        return exact(read_expression(with_signs(in_numerals(said.strip()))))
    except NotMaths:
        return None
