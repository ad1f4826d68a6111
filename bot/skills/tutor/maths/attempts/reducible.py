"""Fractions with an unknown in which whole numbers can be cancelled: 4a/6, 12x/4. Pure."""

import math
from fractions import Fraction

from bot.tools.maths.tree import Node, flat, symbols


def is_reducible(node: Node) -> bool:
    """Whether there is such a one in an expression."""
    if node.kind == "div" and symbols(node) and math.gcd(*map(_whole_factor, node.parts)) > 1:
        return True
    return any(map(is_reducible, node.parts))


def _whole_factor(node: Node) -> int:
    """The product of the numbers among its factors; 1 where that is no whole one."""
    numbers = (Fraction(each.value) for each in flat(node, "mul") if each.kind == "num")
    product = math.prod(numbers, start=Fraction(1))
    return product.numerator if product.denominator == 1 else 1
