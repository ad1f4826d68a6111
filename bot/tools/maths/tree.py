"""Expressions as trees of plain data. Pure."""

from collections import Counter
from dataclasses import dataclass

from bot.errors import DragomanError

FUNCTIONS = frozenset(
    (
        "sin",
        "cos",
        "tan",
        "asin",
        "acos",
        "atan",
        "sinh",
        "cosh",
        "tanh",
        "sec",
        "csc",
        "cot",
        "abs",
        "exp",
        "ln",
        "log",
        "sqrt",
    )
)
"""`log` is the logarithm to base ten, as in schools; `ln` the natural one."""

CONSTANTS = frozenset(("pi", "e"))


class NotMaths(DragomanError):
    """The text is no expression that can be checked."""

    user_message = (
        "I could not read that as maths. Write it like `2*(x+3)^2`, `sqrt(2)/2` or `3x + 2 = 11`."
    )


@dataclass(frozen=True, slots=True)
class Node:
    """One step of an expression.

    `kind` is num (`value` is a decimal), sym, const, fn (`value` names it), add, mul, div, pow,
    neg, fact or abs; `parts` are what it is applied to.
    """

    kind: str
    value: str = ""
    parts: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Equation:
    """`left` = `right`."""

    left: Node
    right: Node


def symbols(*nodes: Node) -> frozenset[str]:
    """The names of unknowns in these expressions."""
    found = {node.value for node in nodes if node.kind == "sym"}
    return frozenset(found.union(*(symbols(*node.parts) for node in nodes)))


def with_value(node: Node, unknown: str, value: Node) -> Node:
    """An expression with `value` in place of an unknown."""
    if node.kind == "sym" and node.value == unknown:
        return value
    parts = tuple(with_value(part, unknown, value) for part in node.parts)
    return Node(node.kind, node.value, parts)


def is_part(part: Node, whole: Node) -> bool:
    """Whether an expression stands within another as it is written, 3 + 4 also in 2 + 3 + 4."""
    if part.kind == whole.kind and part.kind in ("add", "mul"):
        return not Counter(flat(part, part.kind)) - Counter(flat(whole, part.kind)) or any(
            is_part(part, each) for each in whole.parts
        )
    return part == whole or any(is_part(part, each) for each in whole.parts)


def put_in(whole: Node, part: Node, value: Node) -> Node:
    """An expression with `value` in place of a part of it as `is_part` finds them."""
    if whole == part:
        return value
    if part.kind == whole.kind and part.kind in ("add", "mul"):
        left = Counter(flat(whole, part.kind))
        taken = Counter(flat(part, part.kind))
        if not taken - left:
            for each in (left - taken).elements():
                value = Node(part.kind, "", (value, each))
            return value
    parts = tuple(put_in(each, part, value) for each in whole.parts)
    return Node(whole.kind, whole.value, parts)


def flat(node: Node, kind: str) -> list[Node]:
    """The terms of a sum (`kind` add), or the factors of a product (mul)."""
    if node.kind == kind:
        return [each for part in node.parts for each in flat(part, kind)]
    return [node]
