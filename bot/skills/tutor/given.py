"""A value, and what is said to follow from it: "x = 2, so x^2 = 4". That is a sum with the value
put in, and its result; whether other values solve it, too, is not asked."""

import re

from bot.skills.tutor.as_written import result
from bot.skills.tutor.found import Found
from bot.skills.tutor.question import Question
from bot.skills.tutor.sums import in_signs
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths, symbols, with_value

_FOLLOWS = re.compile(
    r"(?:check my \w+[\s:]*)?(?P<name>[a-z])\s*=\s*(?P<value>[-−]?\d[\d./]*)[\s,;]*"
    r"(?:(?:and )?(?:so|then|thus|hence|therefore)\b[\s,:]*|=>|->|[→⇒])\s*"
    r"(?P<left>[^=<>]+)=(?P<right>[^=<>]+)",
    re.IGNORECASE,
)
_READ_CHARS = 200


async def find(text: str, maths: MathsChecker) -> Found | None:
    """Such a sum with the result it is said to have; None where a text says anything else.

    Raises MathsUnavailable.
    """
    found = _FOLLOWS.fullmatch(in_signs(text[:_READ_CHARS]).strip(" \n.?!"))
    if found is None or len(text) > _READ_CHARS:
        return None
    for said, other in ((found["left"], found["right"]), (found["right"], found["left"])):
        summed = _put_in(said.strip(), found["name"], found["value"].strip())
        value = await maths.value(summed) if summed and _is_number(other) else None
        if value is not None:
            question = Question(f"What is {summed}?", "expression", (result(value, summed),))
            return Found(question, summed, other.strip())
    return None


def _put_in(said: str, name: str, value: str) -> str:
    """An expression with a value in place of its unknown; "" where it has another, or it cannot be
    written so: 6/2x is read in two ways."""
    summed = re.sub(rf"(?<![A-Za-z]){name}(?![A-Za-z])", f"({value})", said)
    try:
        tree = read_expression(said)
        put_in = with_value(tree, name, read_expression(value))
        is_same = exact(read_expression(summed)) == exact(put_in)
    except NotMaths:
        return ""
    return summed if symbols(tree) == {name} and is_same else ""


def _is_number(said: str) -> bool:
    try:
        return not symbols(read_expression(said))
    except NotMaths:
        return False
