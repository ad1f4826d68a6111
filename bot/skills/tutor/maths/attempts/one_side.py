"""One side of an equation, that somebody writes alone: (x+2)(x+3) of x² + 5x + 6 = 0 is meant as
(x+2)(x+3) = 0, x(x-5) of x² = 5x as x(x-5) = 0, 2x + 6 of 2(x+3) = 14 as 2x + 6 = 14.

Read where it is equal to that; one that is not only if it is a product of different sums beside
"= 0", which stands for the whole: x + 2 may be one case, x(x+2) or (x+3)^2 a part, 3x a step.
"""

from collections.abc import Sequence

from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.reading import read_equation, read_expression
from bot.tools.maths.tree import Node, NotMaths, flat, symbols


async def as_equation(said: str, lines: Sequence[str], maths: MathsChecker) -> str:
    """The equation that an expression with an unknown is meant as behind `lines`; "" where nobody
    knows, and where it is only said again. Raises MathsUnavailable."""
    before = next((each for each in reversed(lines) if each.count("=") == 1), "")
    try:
        equation, tree = read_equation(before), read_expression(said)
    except NotMaths:
        return ""
    if tree.kind in ("sym", "num") or not symbols(tree) <= symbols(equation.left, equation.right):
        return ""
    left, right = (side.strip() for side in before.split("="))
    if tree in (equation.left, equation.right):
        return ""
    for side, other in ((left, right), (right, left)):
        if await maths.same(said, side) is Verdict.YES:
            return f"{said} = {other}"
    for one, other in ((left, right), (right, left)):
        if await maths.same(said, f"({one}) - ({other})") is Verdict.YES:
            return f"{said} = 0"
    return f"{said} = 0" if _is_zero(equation.right) and _is_product_of_sums(tree) else ""


def _is_zero(node: Node) -> bool:
    return node.kind == "num" and float(node.value) == 0


def _is_product_of_sums(tree: Node) -> bool:
    factors = [each for each in flat(tree, "mul") if symbols(each)]
    return len({*factors}) == len(factors) > 1 and all(each.kind == "add" for each in factors)
