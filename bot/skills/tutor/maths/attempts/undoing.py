"""A signed number that is said for a step: the "minus 2" of who would take the 2 of 3x + 2 = 11
away on both sides. It may as well be a value, but hardly where that is wrong. Pure.

Read where nothing but such words as stand beside a step is said with it ("so minus 2 first"), and
only of a number that stands, with the other sign, on a side of the line that is worked on: beside
something else, or, where the unknown is raised or multiplied by itself, alone, to have 0 there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from bot.tools.maths.arithmetic import exact
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression, read_line
from bot.tools.maths.tree import Node, NotMaths, flat, symbols

_STEP = re.compile(
    r"[\s,.;:]*(?:(?:so|then|first(?:ly)?|now|well|maybe|perhaps|probably|ok(?:ay)?|u[hm]+|hm+|oh|yes|no"
    r"|i|we|you|think|guess|try|tried|do|did|would|i['’]?d|could|should|just|both|sides?)\b[\s,:]*)*"
    r"(?P<sign>[-−–+]|(?:minus|plus)\b)\s*(?P<number>\d+(?:[.,/]\d+)?)"
    r"(?:[\s,]+(?:first|then|now|i|think|guess|maybe|right|here|on|from|to|each|both|sides?))*\W*",
    re.IGNORECASE,
)
_SAYS = "I take this for a step, `{step}` on both sides; an answer is written as `{answer}`."
_TOLD = "`{step}` on both sides is a step, and not the answer."
_MOST_CHARS = 60


@dataclass(frozen=True, slots=True)
class Step:
    """Such as `said` "- 2", which as a value of the unknown would be the `answer` "x = -2"."""

    said: str
    answer: str

    @property
    def says(self) -> str:
        """What is said of it, where the number may be meant for the answer."""
        return _SAYS.format(step=self.said, answer=self.answer)

    @property
    def told(self) -> str:
        """What is said of it to who asks whether it is right, or calls it the answer."""
        return _TOLD.format(step=self.said)


def step_said(attempt: str, line: str) -> Step | None:
    """The step that an attempt says to do on both sides of an equation with one unknown; None for
    anything else."""
    found = _STEP.fullmatch(in_numerals(attempt)) if len(attempt) <= _MOST_CHARS else None
    if found is None or len(unknowns := _letters(line)) != 1:
        return None
    sign = "+" if found["sign"].lower() in ("+", "plus") else "-"
    value = _exact(f"{sign}{found['number']}".lstrip("+"))
    if value is None or -value not in _terms(line):
        return None
    answer = f"{unknowns[0]} = {sign}{found['number']}".replace("+", "")
    return Step(f"{sign} {found['number']}", answer)


def _letters(line: str) -> list[str]:
    """The unknowns of an equation; [] for anything else."""
    return sorted(symbols(*_sides(line)))


def _terms(line: str) -> Iterator[Fraction]:
    """The numbers on the sides of an equation that are taken to the other one."""
    sides = _sides(line)
    is_raised = any(map(_is_raised, sides))
    for side in sides:
        terms = flat(side, "add")
        is_moved = len(terms) > 1 or is_raised
        yield from (value for each in terms if is_moved and (value := exact(each)))


def _is_raised(node: Node) -> bool:
    """Whether an unknown is raised, or multiplied by itself: x^2 + 3x, x(x + 3)."""
    if node.kind == "pow" and symbols(node.parts[0]):
        return True
    if node.kind == "mul" and all(symbols(part) for part in node.parts):
        return True
    return any(map(_is_raised, node.parts))


def _sides(line: str) -> list[Node]:
    try:
        read = read_line(line)
    except NotMaths:
        return []
    return [] if isinstance(read, Node) else [s for each in read for s in (each.left, each.right)]


def _exact(number: str) -> Fraction | None:
    try:
        return exact(read_expression(number))
    except NotMaths:
        return None
