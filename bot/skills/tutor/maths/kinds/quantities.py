"""Quantities that a learner says are equal (5 km = 500 m, 25 cm² × 6 cm = 150 cm³), and sums of
them that they want to work out (2 hours + 45 minutes).

Of those that are equal the first side is the exercise, each other one an attempt at it. What is
written with decimals may be rounded; of a whole number that is near nobody can tell. Not covered:
degrees, problems in words.
"""

import re
from fractions import Fraction

from bot.patterns import later
from bot.skills.tutor.maths.attempts import statements, unfinished
from bot.skills.tutor.maths.found import Followed, Found
from bot.skills.tutor.maths.written.around import bare, in_lines, problem_and_attempt
from bot.skills.tutor.pleas import WORDS
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.measured import QUANTITY, SUM, Measure, read_sum
from bot.tools.measures import Unit, parted_units, read_unit

_LINE = re.compile(r"(?P<of>.+) in (?P<unit>\S.*)")
_PIECE = re.compile(r"\n|[:;](?=\s)|\.(?=\s|$)")
_DIVIDED = later(rf"({QUANTITY})\s+:\s+(?=[\d(])")
_EQUAL = re.compile(r"=|\b(?:is|are|equals?)\b")
_SUM = re.compile(rf"(?<![\w.,+*/^=<>-])(?<![-−+*×/=<>]\s){SUM}(?!\w|\s*[-−+*×/^=<>\d])")
_ADDS = re.compile(r"\+|\s[-−]|\b(?:plus|minus)\b")
_NAME = later(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")
_CALLED = {
    **dict.fromkeys(("area", "surface"), "m²"),
    **dict.fromkeys(
        ("perimeter", "circumference", "length", "width", "height", "distance", "radius"), "m"
    ),
    **{"volume": "m³", "speed": "m/s", "velocity": "m/s", "time": "s", "mass": "kg"},
}
"""What a name promises of the quantity behind it; of any other one nothing is known."""
_ASKING = later(
    rf"{WORDS}|a|add|an|answer|calculate|compute|figure|find|is|it|maths?|much|of|out|s|solve|sum|the"
    r"|understand|what|work"
)
"""Words beside which a sum is to be worked out; beside others it is a part of something."""
_OTHER_KIND = "`{side}` measures something else than `{of}`."
_OFF = "`{side}` is not equal to `{of}`."
_NEAR = "`{side}` is near `{of}`, but not equal to it. Write it more exactly."
_SHORT = 10**4
"""A number with so few decimals is written exactly."""
_MOST = 6
_READ_CHARS = 500


def claims(text: str) -> bool:
    """Whether somebody says that quantities are equal, or names a sum of them."""
    return bool(stated(text)) or is_sum_in(text)


def stated(text: str) -> list[str]:
    """The sides of the first chain of quantities in a text; [] for none."""
    for piece in _PIECE.split(_DIVIDED.sub(r"\1 ÷ ", in_lines(text[:_READ_CHARS]))):
        said = bare(piece).rstrip("?")
        sides = _unnamed(said, [side.strip() for side in _EQUAL.split(said)])
        if 1 < len(sides) <= _MOST and _have_one_meaning(sides):
            return sides
    return []


def _unnamed(said: str, sides: list[str]) -> list[str]:
    """The sides without what all this is called, A = 6 cm × 4 cm = 24 cm²; [] where it cannot be
    that, perimeter = 24 cm²."""
    name = sides[0]
    called = next((word for word in name.casefold().split() if word in _CALLED), "")
    is_equal = said.partition("=")[0].strip() == name  # no "why is 5 km = 5000 m"
    if not (_NAME.fullmatch(name) and (is_equal or called) and sides[1:]):
        return sides
    first, wanted = read_sum(sides[1]), read_unit(_CALLED[called]) if called else None
    return [] if first and wanted and first.unit.dimension != wanted.dimension else sides[1:]


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
        if says := _lack(read, whole):
            told = says.format(side=side, of=of)
            return Followed(tuple(right), False, told, is_unsure=says == _NEAR)
        if side != of:
            right.append(side)
    last = new[-1][1]
    is_solved = len(right) > 1 and last.is_stated
    left = unfinished.left_in_quantity(last) if is_solved else ""
    return Followed(tuple(right), is_solved, "", left=left)


def _lack(read: Measure, whole: Measure) -> str:
    """What is to be said of a side that is not equal to the exercise; "" of one that is."""
    if read.unit.dimension != whole.unit.dimension:
        return _OTHER_KIND
    off = abs(read.value - whole.value)
    is_to_check = whole.is_stated and not read.is_stated  # 78.5 cm² = π × (5 cm)²
    if off <= _leeway(read, whole) + is_to_check * whole.within:
        return ""
    is_whole = read.numbers and read.is_stated and not read.within
    is_near = is_whole and 2 * off <= read.unit.factor
    numbers = (whole.value / unit.factor for unit in (read.unit, whole.unit))
    is_long = all((number * _SHORT).denominator > 1 for number in numbers)
    return _NEAR if is_near and is_long else _OFF


def _leeway(read: Measure, whole: Measure) -> Fraction:
    """How far a side may be off: by the rounding of its decimals, and of π."""
    return read.within + read.of_pi + whole.of_pi


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
        and abs(each.value - read[0].value) <= _leeway(each, read[0]) + read[0].within
        for each in read
    )


def _have_one_meaning(sides: list[str]) -> bool:
    """Whether all sides are quantities, and none may be of letters: 2m × 3s = 6ms."""
    read = _all_read(sides)
    return bool(read) and not any(
        each.unit.dimension != read[0].unit.dimension == parted.dimension
        for each in read[1:]
        for parted in parted_units(each.unit.name, is_raised=False)
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
