"""Exact values of sums with whole numbers and fractions, without sympy. Pure."""

from fractions import Fraction

from bot.tools.maths.tree import Node

_MOST_POWER = 20
_MOST_BITS = 4096
"""Of a power: ((9^20)^20)^20 grows to what takes seconds."""


def exact(node: Node) -> Fraction | None:
    """The value of an expression of numbers and + - * / ^; None: it holds something else,
    or grows too large."""
    if node.kind == "num":
        return Fraction(node.value)
    parts = [exact(part) for part in node.parts]
    numbers = [part for part in parts if part is not None]
    if not parts or len(numbers) < len(parts):
        return None
    if node.kind == "neg":
        return -numbers[0]
    if node.kind == "abs":
        return abs(numbers[0])
    if node.kind == "fn" or node.kind == "fact":
        return None
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
