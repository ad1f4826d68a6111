"""Quantities that a learner says are equal (5 km = 500 m, 50 cm + 1.5 m = 2 m), and sums of them
that they want to work out (2 hours + 45 minutes).

Of those that are equal the first side is the exercise, each other one an attempt at it. What is
written with decimals may be rounded. Not covered: products of quantities, degrees, problems in
words.
"""

import re

from bot.patterns import later
from bot.skills.tutor.maths.attempts import statements, unfinished
from bot.skills.tutor.maths.found import Followed, Found
from bot.skills.tutor.maths.written.around import bare, in_lines, problem_and_attempt
from bot.skills.tutor.pleas import WORDS
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.measured import SUM, Measure, read_sum
from bot.tools.measures import Unit

_LINE = re.compile(r"(?P<of>.+) in (?P<unit>\S.*)")
_PIECE = re.compile(r"\n|[:;](?=\s)|\.(?=\s|$)")
_EQUAL = re.compile(r"=|\b(?:is|are|equals?)\b")
_SUM = re.compile(rf"(?<![\w.,+*/^=<>-])(?<![-−+*×/=<>]\s){SUM}(?!\w|\s*[-−+*×/^=<>\d])")
_ADDS = re.compile(r"\+|\s[-−]|\b(?:plus|minus)\b")
_ASKING = later(
    rf"{WORDS}|a|add|an|answer|calculate|compute|figure|find|is|it|maths?|much|of|out|s|solve|sum|the"
    r"|understand|what|work"
)
"""Words beside which a sum is to be worked out; beside others it is a part of something."""
_MOST = 6
_READ_CHARS = 500


def claims(text: str) -> bool:
    """Whether somebody says that quantities are equal, or names a sum of them."""
    return bool(stated(text)) or is_sum_in(text)


def stated(text: str) -> list[str]:
    """The sides of the first chain of quantities in a text; [] for none."""
    for piece in _PIECE.split(in_lines(text[:_READ_CHARS])):
        sides = [side.strip() for side in _EQUAL.split(bare(piece).rstrip("?"))]
        if 1 < len(sides) <= _MOST and all(read_sum(side) is not None for side in sides):
            return sides
    return []


def is_sum_in(text: str) -> bool:
    """Whether a text names one sum of quantities that is to be worked out."""
    return bool(_summed(problem_and_attempt(text)[0]))


def begins(line: str) -> bool:
    """Whether this is the first line of such a problem."""
    return _problem(line) is not None


async def find(text: str, maths: MathsChecker) -> Found | None:
    """The first side as a problem, and the others as an attempt at it; or a sum as a problem."""
    first, *others = stated(text) or _summed(text)
    told, asked = read_sum(first), read_sum(others[0]) if others else None
    if told is None:
        return None
    if asked is None:
        return Found(Question(f"What is {first}?", "number", (_in(told.unit, told),)), first)
    unit = asked.unit if asked.unit.dimension == told.unit.dimension else told.unit
    question = Question(f"What is {first} in {unit.name}?", "number", (_in(unit, told),))
    return Found(question, f"{first} in {unit.name}", "\n".join(others))


async def follow(lines: tuple[str, ...], attempt: str, maths: MathsChecker) -> Followed | None:
    """Check each side that an attempt names against the problem; None where it names none."""
    problem = _problem(lines[0])
    rows = [[side.strip() for side in bare(row).split("=")] for row in attempt.splitlines()]
    beside = [" = ".join(row) for row in rows if is_beside(row, lines[0])]
    sides = [side for row in rows if not is_beside(row, lines[0]) for side in row]
    new = [(side, read) for side in sides[:_MOST] if (read := read_sum(side)) is not None]
    if beside and not new:
        return Followed(lines, False, statements.told(beside), is_unsure=True)
    if problem is None or not new:
        return None
    right = list(lines)
    of, whole = problem
    for side, read in new:
        if read.unit.dimension != whole.unit.dimension:
            says = f"`{side}` measures something else than `{of}`."
            return Followed(tuple(right), False, says)
        if abs(read.value - whole.value) > read.within:
            return Followed(tuple(right), False, f"`{side}` is not equal to `{of}`.")
        if side != of:
            right.append(side)
    last = new[-1][1]
    is_solved = len(right) > 1 and last.is_stated
    left = unfinished.left_in_quantity(last) if is_solved else ""
    return Followed(tuple(right), is_solved, "", left=left)


def is_beside(sides: list[str], line: str) -> bool:
    """Whether a line says something true that is not what the problem comes to: 2 h = 120 min."""
    problem, read = _problem(line), _all_read(sides)
    if problem is None or not read:
        return False
    first, whole = read[0], problem[1]
    is_whole = first.unit.dimension == whole.unit.dimension and any(
        abs(each.value - whole.value) <= each.within for each in read
    )
    return are_equal(sides) and not is_whole


def are_equal(sides: list[str]) -> bool:
    """Whether all sides are quantities, and as much: 2 h = 120 min."""
    read = _all_read(sides)
    return bool(read) and all(
        each.unit.dimension == read[0].unit.dimension
        and abs(each.value - read[0].value) <= each.within + read[0].within
        for each in read
    )


def _all_read(sides: list[str]) -> list[Measure]:
    """Several sides as quantities; [] where one is none."""
    read = [each for side in sides if (each := read_sum(side)) is not None]
    return read if len(read) == len(sides) > 1 else []


def _summed(text: str) -> list[str]:
    """The one sum of quantities in a text that asks for nothing else; [] for none."""
    text = text[:_READ_CHARS]
    found = [each[0] for each in _SUM.finditer(text) if _ADDS.search(each[0])]
    if len(found) != 1 or read_sum(found[0]) is None:
        return []
    around = re.findall(r"\w+", text.replace(found[0], " ").casefold())
    return found if all(map(_ASKING.fullmatch, around)) else []


def _problem(line: str) -> tuple[str, Measure] | None:
    found = _LINE.fullmatch(line)
    for of in (found["of"] if found else "", line if _ADDS.search(line) else ""):
        if read := read_sum(of):
            return of, read
    return None


def _in(unit: Unit, told: Measure) -> str:
    return f"{float(told.value / unit.factor):.10g} {unit.name}"
