"""What is still to be worked out, behind a problem that is over: 42 ÷ 6 behind 36 ÷ 6, √81 behind
√49. It is the next problem, as 42 / 6 is, unless it only says how the last one comes out: 12 ÷ 3 of
3x = 12. Pure.

What is called an answer ("I got 42 ÷ 6", "is √81 right?", x = 12 ÷ 4) is none, nor is √7 where such
roots may come out.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

from bot.skills.tutor.guides.words import next_one
from bot.skills.tutor.maths.attempts import unfinished
from bot.tools.maths.arithmetic import exact, near
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import Node, NotMaths, symbols

_SIDES = re.compile(r"[=<>≤≥;\n±]|\bor\b|\band\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:it|this|that)\b|[=<>≤≥]", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_ROOT = re.compile(r"√|sqrt", re.IGNORECASE)
_OF_FUNCTIONS = re.compile(r"[A-Za-z]{2}|∫|\^\W*\d*[A-Za-z]")
_MOST_CHARS = 100


def begins_next(text: str, lines: Sequence[str]) -> bool:
    """Whether a text is that and nothing else; `lines` are those of the problem, itself the
    first."""
    said = next_one.without_lead(text).strip(" .!?\n") if len(text) <= _MOST_CHARS else ""
    if not said or _NAMED.search(text):
        return False
    try:
        tree = read_expression(said)
    except NotMaths:
        return False
    if symbols(tree) or _is_in_its_form(said, tree, lines[0]):
        return False
    if _squeezed(said) == _squeezed(lines[0]):
        return True
    is_of_these = {*_NUMBER.findall(said)} <= {*_NUMBER.findall(" ".join(lines))}
    return not (is_of_these and near(tree) in _values(lines))


def _is_in_its_form(said: str, tree: Node, problem: str) -> bool:
    """Whether it is a number that can be an answer as it stands: a root that comes to no whole
    number may be one where the problem has a root, or an unknown, and the value of a function where
    it has one, or an unknown in a power."""
    if "÷" in said:
        return False
    if _has_function(tree):
        return _OF_FUNCTIONS.search(problem) is not None
    if _ROOT.search(said) is None or exact(tree) is not None:
        return True
    if _is_whole(problem):
        return False  # √12 behind √49, which is a whole number
    is_left = unfinished.left_in_text(said) == unfinished.WORK_OUT
    return not is_left and (_ROOT.search(problem) or re.search("[A-Za-z]", problem)) is not None


def _has_function(node: Node) -> bool:
    is_one = node.kind == "fn" and node.value not in ("sqrt", "abs")
    return is_one or node.kind == "fact" or any(map(_has_function, node.parts))


def _is_whole(problem: str) -> bool:
    """Whether it is a number, and a whole one, whatever roots there are in it."""
    try:
        value = near(read_expression(problem))
    except NotMaths:
        return False
    return value is not None and value.denominator == 1


def _values(lines: Sequence[str]) -> set[Fraction | None]:
    """What the sides of the lines come to that are numbers."""
    found: set[Fraction | None] = set()
    for side in _SIDES.split("\n".join(lines)):
        try:
            found.add(near(read_expression(side.strip())))
        except NotMaths:
            continue
    return found - {None}


def _squeezed(text: str) -> str:
    return "".join(text.split())
