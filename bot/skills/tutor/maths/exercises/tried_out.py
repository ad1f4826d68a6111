"""A value that somebody tried in an equation, and what they got: "I tried x = 2 and got 8" of
3x + 2 = 11. The number that came of it is no value of the unknown."""

import re
from fractions import Fraction

from bot.patterns import later
from bot.skills.tutor.maths.exercises.apart import Follow
from bot.skills.tutor.maths.found import Followed
from bot.skills.tutor.maths.written.as_written import short
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.reading import read_equation, read_expression
from bot.tools.maths.tree import NotMaths, symbols

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
_READ_CHARS = 300
_COMES_TO = "With `{said}` the left side comes to {left}, the right side to {right}."


async def follow(
    lines: tuple[str, ...], attempt: str, maths: MathsChecker, judge: Follow
) -> Followed | None:
    """What a value that was tried shows, right only where it solves the equation and that is what
    they got; None for anything else. Raises MathsUnavailable."""
    found = _TRIED.fullmatch(attempt.strip()[:_READ_CHARS])
    if found is None or not (found["with"] or (found["name"] and not found["is"])):
        return None  # "x = 3 and it is -3" may be two solutions
    try:
        equation, value = read_equation(lines[0]), read_expression(found["value"])
    except NotMaths:
        return None
    unknown = "".join(symbols(equation.left, equation.right))
    if len(unknown) != 1 or (found["name"] or unknown).casefold() != unknown.casefold():
        return None
    sides = await maths.sides(equation, unknown, value)
    got = exact(read_expression(found["result"]))
    is_so = got is not None and got in [Fraction(each) for each in sides]
    if not sides or not (is_so or found["name"]):
        return None
    said = f"{unknown} = {found['value']}"
    if is_so and sides[0] == sides[1]:
        return await judge(lines, said)
    left, right = map(short, sides)
    says = _COMES_TO.format(said=said, left=left, right=right)
    part = says if left != right else ""
    return Followed(lines, False, says, is_unsure=True, part=part)
