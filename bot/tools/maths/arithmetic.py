"""Values of sums with whole numbers and fractions, without sympy. Pure."""

import math
from fractions import Fraction

from bot.tools.maths.tree import Node

_MOST_POWER = 20
_MOST_BITS = 4096
"""Of a power: ((9^20)^20)^20 grows to what takes seconds."""
_ROOT_DIGITS = 30


def exact(node: Node) -> Fraction | None:
    """The value of an expression of numbers and + - * / ^; None: it holds something else,
    or grows too large."""
    return _value(node, takes_roots=False)


def near(node: Node) -> Fraction | None:
    """The same with square roots, each to thirty decimals where it is no fraction."""
    return _value(node, takes_roots=True)


def _value(node: Node, *, takes_roots: bool) -> Fraction | None:
    if node.kind == "num":
        return Fraction(node.value)
    parts = [_value(part, takes_roots=takes_roots) for part in node.parts]
    numbers = [part for part in parts if part is not None]
    if not parts or len(numbers) < len(parts):
        return None
    if node.kind == "neg":
        return -numbers[0]
    if node.kind == "abs":
        return abs(numbers[0])
    if node.kind == "fn" or node.kind == "fact":
        return _root(numbers[0]) if takes_roots and node.value == "sqrt" else None
    first, second = numbers
    if node.kind == "add":
        return first + second
    if node.kind == "mul":
        return first * second
    if node.kind == "div":
        return first / second if second else None
    if second.denominator != 1 or abs(second) > _MOST_POWER or (first == 0 and second < 0):
        return None
    bits = max(first.numerator.bit_length(), first.denominator.bit_length())
    if bits * abs(second) > _MOST_BITS:
        return None
    return Fraction(first ** int(second))


def _root(of: Fraction) -> Fraction | None:
    """A square root, cut behind its last decimal where it is no fraction."""
    if of < 0:
        return None
    top, under = math.isqrt(of.numerator), math.isqrt(of.denominator)
    if Fraction(top**2, under**2) == of:
        return Fraction(top, under)
    scale = 10**_ROOT_DIGITS
    return Fraction(math.isqrt(of.numerator * scale**2 // of.denominator), scale)
