"""A value that somebody tried in an equation, and what they got: "I tried x = 2 and got 8" of
3x + 2 = 11, "if x is 2 then 3x + 2 is 8". The number that came of it is no value of the unknown,
and what is said for one value does not have to follow from the equation."""

import re
from decimal import Decimal
from fractions import Fraction

from bot.patterns import later
from bot.skills.tutor.maths.exercises.apart import Follow
from bot.skills.tutor.maths.found import Followed
from bot.skills.tutor.maths.written.as_written import short
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.reading import read_equation, read_expression
from bot.tools.maths.tree import Equation, Node, NotMaths, symbols

_NUMBER = r"[-−]?\d{1,9}(?:[./]\d{1,9})?"
_IN = r"(?:put(?:ting)?|us(?:ed|ing)|plugg?(?:ed|ing)?)(?: in)?"
_WITH = rf"(?:tried|try|trying|{_IN}|with|if|when|for)"
_TRIED = later(
    rf"(?:(?:so|ok|well|i|we|and|but|got|have|think)\s+){{0,4}}(?P<with>(?:{_WITH}\s+){{0,2}})"
    rf"(?:(?P<name>[a-z])\s*(?:=|is|was)\s*)?(?P<value>{_NUMBER})(?:\s+in)?\s*,?"
    r"(?:\s+(?:and|then|so|but|i|we|it|that|this|which))*\s+"
    r"(?:get|got|gets|gives?|gave|makes?|made|comes? to|(?P<is>it['’]?s|is|its)(?: only| just)?)\s+"
    rf"(?P<result>{_NUMBER})(?![\d./]|\s*[=+*×÷/^<>-])[^\d=<>]{{0,80}}",
    re.IGNORECASE,
)
_FOR_VALUE = later(
    rf"(?:(?:so|ok|well|i|we|and|but|think)\s+){{0,4}}(?:{_WITH}\s+){{1,2}}"
    rf"(?P<name>[a-z])\s*(?:=|is|was)\s*(?P<value>{_NUMBER})(?:\s+in)?\s*,?"
    r"(?:\s+(?:and|then|so|but|i|we|get|got))*\s+(?P<of>[^=<>\n]{1,60}?)\s*"
    r"(?:=|\b(?:is|gives?|makes?|comes? to|equals)\b)\s*"
    rf"(?P<result>{_NUMBER})(?![\d./]|\s*[=+*×÷/^<>-])[^\d=<>]{{0,80}}",
    re.IGNORECASE,
)
"""What an expression comes to for it."""
_READ_CHARS = 300
_COMES_TO = "With `{said}` the left side comes to {left}, the right side to {right}."


async def follow(
    lines: tuple[str, ...], attempt: str, maths: MathsChecker, judge: Follow
) -> Followed | None:
    """What a value that was tried shows, right only where it solves the equation and that is what
    they got; None for anything else. Raises MathsUnavailable."""
    said = attempt.strip()[:_READ_CHARS]
    found = _TRIED.fullmatch(said)
    if found is None or not (found["with"] or (found["name"] and not found["is"])):
        found = _FOR_VALUE.fullmatch(said)  # "x = 3 and it is -3" may be two solutions
    if found is None:
        return None
    try:
        equation, value = read_equation(lines[0]), read_expression(found["value"])
        of = read_expression(found["of"]) if "of" in found.groupdict() else None
        result = read_expression(found["result"])
    except NotMaths:
        return None
    unknown = "".join(symbols(equation.left, equation.right))
    if len(unknown) != 1 or (found["name"] or unknown).casefold() != unknown.casefold():
        return None
    sides = await maths.sides(equation, unknown, value)
    is_of_side = of in (None, equation.left, equation.right)
    is_so = await _comes_to(sides, of, result, unknown, value, maths)
    if not sides or not (is_so or (found["name"] and is_of_side)):
        return None
    tried = f"{unknown} = {found['value']}"
    if is_so and sides[0] == sides[1]:
        return await judge(lines, tried)
    left, right = map(short, sides)
    says = _COMES_TO.format(said=tried, left=left, right=right)
    part = says if left != right else ""
    return Followed(lines, False, says, is_unsure=True, part=part)


async def _comes_to(
    sides: tuple[Decimal, ...],
    of: Node | None,
    result: Node,
    unknown: str,
    value: Node,
    maths: MathsChecker,
) -> bool:
    """Whether that is the result: of an expression, or, where none is named, of a side."""
    if of is None:
        got = exact(result)
        return got is not None and got in map(Fraction, sides)
    if symbols(of) != {unknown}:
        return False
    both = await maths.sides(Equation(of, result), unknown, value)
    return bool(both) and both[0] == both[1]
