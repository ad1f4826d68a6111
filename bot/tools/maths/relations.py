"""Inequalities: as trees, and the numbers that solve one as text. Pure.

Understood: < > ≤ ≥ (<= >= and LaTeX's, too), chains (-3 < x ≤ 3), several joined by "and" or "or",
of sums, products, fractions, whole powers and bars. Functions are refused: what solves an
inequality with one depends on where it is defined.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.tools.maths.reading import MOST_CHARS, read_expression
from bot.tools.maths.tree import Node, NotMaths, symbols

_WRITTEN = (
    (re.compile(r"\\(?:leqslant|leq|le)(?![A-Za-z])|≤|⩽|=<"), "<="),
    (re.compile(r"\\(?:geqslant|geq|ge)(?![A-Za-z])|≥|⩾"), ">="),
    (re.compile(r"\\lt(?![A-Za-z])|＜"), "<"),
    (re.compile(r"\\gt(?![A-Za-z])|＞"), ">"),
)
_SIGN = re.compile(r"(<=|>=|<|>)")
_OR = re.compile(r"\s*(?:\bor\b|∨|∪)\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:\band\b|∧|,(?=\s))\s*", re.IGNORECASE)
_MOST = 6


@dataclass(frozen=True, slots=True)
class Relation:
    """`left` `sign` `right`, where `sign` is <, <=, > or >=."""

    left: Node
    sign: str
    right: Node


@dataclass(frozen=True, slots=True)
class Stretch:
    """The numbers from `low` to `high`, as they are written; "" for no end. `is_low_in`: `low` is
    one of them."""

    low: str
    is_low_in: bool
    high: str
    is_high_in: bool


Inequality = tuple[tuple[Relation, ...], ...]
"""What holds where all of one of these hold."""


def read_inequality(text: str) -> Inequality:
    """The inequality in `text`, with one unknown. Raises NotMaths."""
    if len(text) > MOST_CHARS:
        raise NotMaths(f"{len(text)} characters")
    for pattern, sign in _WRITTEN:
        text = pattern.sub(sign, text)
    read = tuple(
        tuple(relation for piece in _AND.split(each) for relation in _chain(piece))
        for each in _OR.split(text.strip())
    )
    relations = [relation for each in read for relation in each]
    unknowns = symbols(*(side for each in relations for side in (each.left, each.right)))
    if len(relations) > _MOST or len(unknowns) != 1:
        raise NotMaths("not one unknown")
    return read


def unknown_of(inequality: Inequality) -> str:
    """The name of its unknown."""
    sides = [side for each in inequality for one in each for side in (one.left, one.right)]
    return next(iter(symbols(*sides)))


def told_stretches(unknown: str, stretches: Sequence[Stretch]) -> str:
    """Numbers that solve an inequality, as people write them: "x < -3 or x > 3"."""
    return " or ".join(_told(unknown, each) for each in stretches)


def is_solved_form(inequality: Inequality, is_number: Callable[[Node], bool]) -> bool:
    """Whether it names the unknown alone beside numbers, as a solution does."""
    return all(
        {one.left.kind, one.right.kind} & {"sym"}
        and any(is_number(side) for side in (one.left, one.right))
        for each in inequality
        for one in each
    )


def _told(unknown: str, stretch: Stretch) -> str:
    low_sign, high_sign = "≤" if stretch.is_low_in else "<", "≤" if stretch.is_high_in else "<"
    if not stretch.low:
        return f"{unknown} {high_sign} {stretch.high}"
    if not stretch.high:
        return f"{unknown} {'≥' if stretch.is_low_in else '>'} {stretch.low}"
    return f"{stretch.low} {low_sign} {unknown} {high_sign} {stretch.high}"


def _chain(text: str) -> list[Relation]:
    pieces = _SIGN.split(text)
    signs = pieces[1::2]
    if not 1 <= len(signs) <= 2 or len({sign[0] for sign in signs}) > 1:
        raise NotMaths("not one sign, nor two of one direction")
    sides = [_side(piece) for piece in pieces[::2]]
    return [Relation(sides[n], sign, sides[n + 1]) for n, sign in enumerate(signs)]


def _side(text: str) -> Node:
    tree = read_expression(text)
    if not _is_plain(tree):
        raise NotMaths("a function in an inequality")
    return tree


def _is_plain(node: Node) -> bool:
    if not symbols(node):
        return True
    if node.kind == "fn":
        return False
    if node.kind == "pow" and not (node.parts[1].kind == "num" and node.parts[1].value.isdigit()):
        return False
    return all(_is_plain(part) for part in node.parts)
