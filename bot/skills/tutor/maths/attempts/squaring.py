"""Squaring both sides of an equation with a root or bars: a step that may bring in numbers which
do not solve it, so that an answer is judged by the problem and not by the line before. Leaving out
bars case by case is the same step: |a| = b has the solutions of a² = b² among a = b and a = -b.
"""

import re

from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.reading import read_line
from bot.tools.maths.tree import Equation, Node, NotMaths, symbols

_OR = re.compile(r"\s*(?:\bor\b|∨|;)\s*")
_NOTE = "{how} may bring in numbers that do not solve `{problem}`, so put what you find into that."
_HOW = {"root": "Squaring", "bars": "Squaring or leaving out the bars"}


async def note(before: str, line: str, problem: str, maths: MathsChecker) -> str:
    """What to mind behind a line that says the one before, which has a root or bars, squared; ""
    where it does not. Raises MathsUnavailable."""
    of = _read(before)
    if len(of) != 1 or not (kind := _kind(of[0].left) or _kind(of[0].right)):
        return ""
    left, right = before.split("=")
    try:
        squared = await maths.working([f"({left})^2 = ({right})^2", line])
    except NotMaths:  # it is too long
        return ""
    is_it = squared.verdict is Verdict.YES
    return _NOTE.format(how=_HOW[kind], problem=problem) if is_it else ""


def is_answer(line: str) -> bool:
    """Whether a line only says values: x = 2 or x = -1."""
    read = _read(line)
    return bool(read) and all(each.left.kind == "sym" and not symbols(each.right) for each in read)


def alternatives(line: str) -> list[str]:
    """The equations of a line that are joined by "or"."""
    return _OR.split(line.strip())


def _read(line: str) -> tuple[Equation, ...]:
    try:
        read = read_line(line)
    except NotMaths:
        return ()
    return () if isinstance(read, Node) else read


def _kind(node: Node) -> str:
    """Whether an expression has a root ("root") or bars ("bars") with an unknown in it."""
    if symbols(node) and (node.kind == "abs" or (node.kind, node.value) == ("fn", "abs")):
        return "bars"
    if symbols(node) and (node.kind, node.value) == ("fn", "sqrt"):
        return "root"
    return next((kind for part in node.parts if (kind := _kind(part))), "")
