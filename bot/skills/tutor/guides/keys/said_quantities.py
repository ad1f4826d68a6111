"""Whether a text says a key with a unit, in that one or in others. Pure."""

import re
from decimal import Decimal
from fractions import Fraction

from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.measured import SUM, read_sum
from bot.tools.maths.units import read_quantity, same_quantity
from bot.tools.measures import read_unit

_ROUNDED_BY = Decimal("0.005")
_QUANTITY = re.compile(r"(?<![\w.,])-?\d[\d,]*(?:\.\d+)?\s*[A-Za-zµμΩ°][A-Za-zµμΩ°²³^*/·⁻¹\d-]*")
_MEASURED = re.compile(rf"(?<![\w.,]){SUM}")


def says_quantity(text: str, question: Question) -> bool:
    """Whether a key with a unit stands there in another one, or in two: 60 km as 60,000 m, 75 min
    as 1 h 15 min."""
    key = read_quantity(question.key)
    unit = read_unit(key.unit) if key is not None and key.unit else None
    if question.kind != "number" or key is None or unit is None:
        return False
    expected = Fraction(key.number) * unit.factor
    sums = (read_sum(match[0]) for match in _MEASURED.finditer(text))
    if any(
        each and each.unit.dimension == unit.dimension and each.value == expected for each in sums
    ):
        return True
    said = (read_quantity(match[0]) for match in _QUANTITY.finditer(text))
    return any(
        same_quantity(each, key, _ROUNDED_BY) == "right"
        for each in said
        if each is not None and each.unit and read_unit(each.unit) is not None
    )
