"""Square roots of whole numbers, made as simple as they can be: √50 is 5√2, 1/√2 is √2/2. Pure."""

import re

from bot.tools.maths.tree import Node, flat

_NAMED = re.compile(r"sqrt\((\d+)\)")
_SMALLER = "A root can still be made smaller: is a square number a factor of what stands in it?"
_TOGETHER = "Two roots that are multiplied can be put together."
_BELOW = "No root needs to stand below."
_MOST = 10**6


def has_some(node: Node) -> bool:
    """Whether a square root stands in an expression."""
    return _is_root(node) or any(map(has_some, node.parts))


def left_in(tree: Node) -> str:
    """What can still be done with the roots in an expression without unknowns; "" for nothing."""
    if any(map(_is_large, _roots(tree))):
        return _SMALLER
    if any(has_some(each.parts[1]) for each in _nodes(tree) if each.kind == "div"):
        return _BELOW
    products = (flat(each, "mul") for each in _nodes(tree) if each.kind == "mul")
    return _TOGETHER if any(sum(map(has_some, each)) > 1 for each in products) else ""


def in_signs(key: str) -> str:
    """5sqrt(2) as 5√2."""
    return _NAMED.sub(r"√\1", key)


def _nodes(node: Node) -> list[Node]:
    return [node, *(each for part in node.parts for each in _nodes(part))]


def _roots(node: Node) -> list[Node]:
    return [each for each in _nodes(node) if _is_root(each)]


def _is_root(node: Node) -> bool:
    return node.kind == "fn" and node.value == "sqrt"


def _is_large(root: Node) -> bool:
    """Whether a square can be taken out of a root of a whole number, or it is one of a sum that can
    be worked out."""
    within = root.parts[0]
    if within.kind != "num" or not within.value.isdigit() or int(within.value) > _MOST:
        return within.kind != "num"
    number = int(within.value)
    return number < 2 or any(number % n**2 == 0 for n in range(2, int(number**0.5) + 1))
