"""Whether a line is a result of the problem that is worked on, what shows it, and what shows that
one is none."""

import re
from decimal import Decimal
from fractions import Fraction

from bot.skills.tutor.maths.attempts import unfinished
from bot.skills.tutor.maths.written.as_written import is_number, is_told, short
from bot.tools.maths import powers_of_ten
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.reading import read_equation, read_expression, read_line
from bot.tools.maths.tree import Node, NotMaths, symbols

_DECIMAL = re.compile(r"-?\d*[.,]\d+")
_ROUNDED = re.compile(r"(?:(?:[a-zA-Z]\s*=\s*)?-?\d*[.,]\d+(?:\s*or\s*)?)+")
_NAMED = re.compile(r"^[a-zA-Z]\s*=\s*")
_MIXED = re.compile(r"[-−]?\d+ \d+/\d+")
_MIXED_VALUE = re.compile(rf"[a-zA-Z]\s*=\s*{_MIXED.pattern}")


async def shown(problem: str, line: str, maths: MathsChecker) -> str:
    """What both sides of a problem come to with its solutions put in; "" where that is not to be
    told in numbers."""
    told = []
    for each in line.split(" or "):
        unknown, value = (side.strip() for side in each.split("="))
        sides = await maths.sides(read_equation(problem), unknown, read_expression(value))
        if len(sides) < 2 or sides[0] != sides[1]:
            return ""
        told.append(f"with `{unknown} = {value}` both sides come to {short(sides[0])}")
    said = ", ".join(told)
    return f"{said[:1].upper()}{said[1:]}."


async def is_rounded(line: str, problem: str, maths: MathsChecker) -> bool:
    """Whether a line says solutions of the problem, cut or rounded to the decimals there; of a
    decimal times a power of ten, rounded to its digits."""
    line = line.replace("−", "-")
    if (power := powers_of_ten.read(_NAMED.sub("", line))) is not None:
        told = await _exact(problem, maths)
        return power not in told and any(
            powers_of_ten.may_be_rounded(power, Fraction(each)) for each in told
        )
    told = [Decimal(each.replace(",", ".")) for each in _DECIMAL.findall(line)]
    if not _ROUNDED.fullmatch(line) or not told:
        return False
    values = await _exact(problem, maths)
    is_exact = all(each in values for each in told)  # of several, but one is lost
    return not is_exact and all(any(_is_nearest(one, each) for each in values) for one in told)


async def _exact(problem: str, maths: MathsChecker) -> list[Decimal]:
    """The solutions of a problem, or what it comes to."""
    value = None if "=" in problem else await maths.value(problem)
    exact = await maths.solve(problem) if "=" in problem else (value,)
    return [each for each in exact or () if each is not None]


def _is_nearest(rounded: Decimal, value: Decimal) -> bool:
    step = Decimal(1).scaleb(int(rounded.as_tuple().exponent))
    is_cut = 0 <= abs(value) - abs(rounded) < step and rounded * value >= 0
    return is_cut or abs(value - rounded) * 2 <= step


async def is_final(line: str, problem: str, maths: MathsChecker) -> bool:
    """Whether a line is the solution of the problem itself, not a step towards it."""
    if "=" in line and "=" not in problem:
        return False  # what a part of a sum comes to
    read = read_line(line)
    if isinstance(read, Node):
        is_result = is_number(read) or _MIXED.fullmatch(line) is not None
    else:
        is_result = names_solutions(line)
    return is_result and (await maths.working((problem, line))).verdict is Verdict.YES


def left_in(line: str) -> str:
    """What is left to do in a result, or in solutions joined by "or"."""
    values = (each.rpartition("=")[2] for each in line.split(" or "))
    return next((left for each in values if (left := unfinished.left_in_text(each))), "")


def names_solutions(line: str) -> bool:
    """Whether an equation, or several joined by "or", say what the unknown is, and no more."""
    if _MIXED_VALUE.fullmatch(line):
        return True
    read = read_line(line)
    return not isinstance(read, Node) and all(
        each.left.kind == "sym" and is_told(each.right) for each in read
    )


async def refuted(problem: str, line: str, maths: MathsChecker) -> str:
    """What becomes of the problem with a wrong solution put in."""
    try:
        claimed, equation = read_equation(line), read_equation(problem)
    except NotMaths:
        return ""
    if claimed.left.kind != "sym" or symbols(claimed.right):
        return ""
    sides = await maths.sides(equation, claimed.left.value, claimed.right)
    if len(sides) < 2 or sides[0] == sides[1]:
        return ""
    return (
        f"Put `{line}` into the problem: the left side comes to {short(sides[0])}, the right side "
        f"to {short(sides[1])}."
    )
