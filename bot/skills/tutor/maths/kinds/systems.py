"""Systems of linear equations: a line of working is right where it holds at the one solution.

Then it follows from the equations, by whatever way it was found. Not covered: systems that are not
linear, or have no solution or many.
"""

import re
from collections.abc import Iterable

from bot.skills.tutor.maths.attempts import unfinished
from bot.skills.tutor.maths.found import Followed, Found
from bot.skills.tutor.maths.written import given_values
from bot.skills.tutor.maths.written.around import bare
from bot.skills.tutor.maths.written.as_written import is_number, short
from bot.skills.tutor.maths.written.sums import lettered_equations, links
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.reading import read_equation
from bot.tools.maths.tree import Equation, Node, NotMaths, symbols, with_value

_BETWEEN = re.compile(r"\n|;|,(?=\s|[A-Za-z(-])|\b(?:and|with|where|while)\b|&|[.:](?=\s)", re.I)
_NUMBERED = re.compile(r"\s\(\d\)\s*$")
"""How equations are named: "x + y = 5 (1)"."""
_PAIR = re.compile(r"\(?\s*([^(),;=]+)[,;]\s*([^(),;=]+)(?:[,;]\s*([^(),;=]+))?\s*\)?")
_NEXT = re.compile(r"(?<=[\d)])\s+(?=[A-Za-z]\s*=)")
"""Between solutions with nothing else between them: "x=2 y=3"."""
_JOIN = "; "
_MOST = 3
_MOST_LINES = 20
_READ_CHARS = 500


def claims(text: str) -> bool:
    """Whether somebody brings several equations that share two or three unknowns."""
    equations = _equations(text)
    unknowns = _unknowns(equations)
    return len(equations) > 1 and 2 <= len(unknowns) <= _MOST


def begins(line: str) -> bool:
    """Whether this is the first line of such a problem."""
    return _JOIN in line and claims(line)


def answered(text: str) -> tuple[str, str] | None:
    """A system and the values, perhaps with steps before them, that stand behind it in one row:
    "x + y = 10, x - y = 2, x = 6, y = 4"; None for anything else, and where more follows."""
    equations = _equations(text)
    unknowns = _unknowns(equations)
    system, attempt = equations[: len(unknowns)], equations[len(unknowns) :]
    told = [[name for name, _ in _values([each])] for each in attempt]
    names = [name for each in told for name in each]
    is_whole = sorted(names) == unknowns and bool(told) and bool(told[-1])
    is_one = 2 <= len(system) <= _MOST and not _values(system) and _unknowns(system) == unknowns
    if not (is_whole and is_one):
        return None
    first, others = (_JOIN.join(written for written, _ in each) for each in (system, attempt))
    return first, others


async def find(text: str, maths: MathsChecker) -> Found | None:
    """The system in a text; None: it has not one solution that a tool finds, or only says values
    and what they are to be put into.

    Raises MathsUnavailable.
    """
    equations = _equations(text)
    unknowns = _unknowns(equations)
    if not 2 <= len(equations) <= _MOST or len(equations) < len(unknowns):
        return None
    values = await maths.solve_system([equation for _, equation in equations])
    if sorted(values) != unknowns:
        return None
    line = _JOIN.join(written for written, _ in equations)
    if given_values.are_put_in(line, text):
        return None
    key = _JOIN.join(f"{name} = {short(value)}" for name, value in values.items())
    ask = f"Solve {' and '.join(written for written, _ in equations)}."
    return Found(Question(ask, "expression", (key,)), line)


async def follow(lines: tuple[str, ...], attempt: str, maths: MathsChecker) -> Followed | None:
    """Check each equation of an attempt against the system; None where it holds none.

    Raises MathsUnavailable.
    """
    system = _equations(lines[0])
    equations = [equation for _, equation in system]
    new = [each for row in attempt.splitlines()[:_MOST_LINES] for each in _said(row, system)]
    if not new:
        return None
    right = list(lines)
    for written, equation in new:
        verdict = await maths.follows_from(equations, equation)
        if verdict is Verdict.UNKNOWN:
            says = f"I cannot tell whether `{written}` follows. Can you write it more simply?"
            return Followed(tuple(right), False, says, is_unsure=True)
        if verdict is Verdict.NO:
            says = f"In `{written}` something is off: it does not follow from the equations."
            claimed = dict(_values([*_equations(_JOIN.join(right[1:])), *new]))
            return Followed(tuple(right), False, await _put_in(system, claimed, maths) or says)
        right.append(written)
    told = dict(_values(_equations(_JOIN.join(right[1:]))))
    is_solved = set(told) >= set(_unknowns(system))
    left = unfinished.left_in(*told.values()) if is_solved else ""
    return Followed(tuple(right), is_solved, "", left=left)


async def _put_in(
    system: list[tuple[str, Equation]], claimed: dict[str, Node], maths: MathsChecker
) -> str:
    """In which equation wrong values do not come out; "" where some are missing."""
    if set(claimed) < set(_unknowns(system)):
        return ""
    for written, equation in system:
        *others, last = claimed.items()
        for name, value in others:
            equation = Equation(
                with_value(equation.left, name, value), with_value(equation.right, name, value)
            )
        sides = await maths.sides(equation, *last)
        if len(sides) == 2 and sides[0] != sides[1]:
            return (
                f"Put your values into `{written}`: the left side comes to {short(sides[0])}, the "
                f"right side to {short(sides[1])}."
            )
    return ""


def _equations(text: str) -> list[tuple[str, Equation]]:
    """The equations in a text, as they are written and as trees."""
    found: list[tuple[str, Equation]] = []
    for piece in _BETWEEN.split(text[:_READ_CHARS]):
        chains = lettered_equations(_NUMBERED.sub("", piece))[:1]
        for written in (each for chain in chains for each in links(chain)):
            try:
                found.append((written, read_equation(written)))
            except NotMaths:
                continue
    return found


def _unknowns(equations: Iterable[tuple[str, Equation]]) -> list[str]:
    sides = [side for _, each in equations for side in (each.left, each.right)]
    return sorted(symbols(*sides))


def _said(row: str, system: list[tuple[str, Equation]]) -> list[tuple[str, Equation]]:
    """The equations in a line of an attempt; of "(3, 2)" the unknowns in the order of letters."""
    said = _NEXT.sub("; ", bare(row))
    if (pair := _PAIR.fullmatch(said)) is not None:
        values = [value.strip() for value in pair.groups() if value]
        names = _unknowns(system)
        if len(values) == len(names):
            said = _JOIN.join(f"{n} = {value}" for n, value in zip(names, values, strict=True))
    return _equations(said)


def _values(equations: Iterable[tuple[str, Equation]]) -> list[tuple[str, Node]]:
    """The unknowns of which equations say what number they are."""
    return [
        (one.value, other)
        for _, each in equations
        for one, other in ((each.left, each.right), (each.right, each.left))
        if one.kind == "sym" and is_number(other)
    ]
