"""Terms that can still be put together, factors that can still be multiplied. Pure."""

import math
from collections import Counter
from fractions import Fraction

from bot.skills.tutor.maths.attempts import unfinished
from bot.skills.tutor.maths.attempts.reducible import is_reducible
from bot.skills.tutor.maths.kinds.lacks import Lack
from bot.tools.maths.tree import Node, flat


def terms_of(node: Node) -> list[Node]:
    """What is added in a sum."""
    return flat(node, "add")


def factors_of(node: Node) -> list[Node]:
    """The factors of a product, the parts of a fraction among them, without its sign."""
    if node.kind in ("mul", "div"):
        return [each for part in node.parts for each in factors_of(part)]
    return factors_of(node.parts[0]) if node.kind == "neg" else [node]


def uncollected(terms: list[Node]) -> Lack | None:
    """What is still to be put together in a sum of terms; None: nothing."""
    kinds = [_kind(term) for term in terms]
    if any(count > 1 for count in Counter(kinds).values()):
        return Lack("Like terms can still be put together.", is_begun=True)
    if any(map(is_reducible, terms)):
        return Lack(unfinished.SIMPLER, is_begun=True)
    if any(_has_like_factors(term) for term in terms):
        return Lack("A product can still be worked out.", is_begun=True)
    return None


def base_of(factor: Node) -> Node | None:
    """What a factor is a power of; None for a number."""
    if factor.kind == "pow" and factor.parts[1].kind == "num":
        factor = factor.parts[0]
    return None if factor.kind == "num" else factor


def _kind(term: Node) -> str:
    """What like terms have in common: 3xy² and y²x."""
    factors = factors_of(term)
    return " ".join(sorted(repr(each) for each in factors if base_of(each) is not None))


def _has_like_factors(term: Node) -> bool:
    """Whether numbers or powers of one unknown are still to be multiplied, or to be cancelled."""
    if term.kind == "neg":
        return _has_like_factors(term.parts[0])
    if term.kind == "div":
        top, under = ([base_of(each) for each in factors_of(part)] for part in term.parts)
        if any(each in top for each in under if each is not None):
            return True
        if all(part.kind == "num" for part in term.parts):
            first, second = (Fraction(part.value) for part in term.parts)
            if first.denominator == second.denominator == 1:
                return math.gcd(first.numerator, second.numerator) > 1
        return any(_has_like_factors(part) for part in term.parts)
    if _is_power_of_power(term):
        return True
    if term.kind != "mul":
        return False
    if any(map(_is_power_of_power, flat(term, "mul"))):
        return True
    bases = Counter(base_of(each) for part in flat(term, "mul") for each in _top(part))
    return any(count > 1 for count in bases.values())


def _is_power_of_power(term: Node) -> bool:
    """Whether it is a product or a power, raised to a number: (2x^3)^2."""
    is_power = term.kind == "pow" and term.parts[1].kind == "num"
    return is_power and term.parts[0].kind in ("mul", "pow", "div", "neg", "num")


def holds_power_of_power(node: Node) -> bool:
    """Whether there is such a power anywhere in it."""
    return _is_power_of_power(node) or any(map(holds_power_of_power, node.parts))


def _top(part: Node) -> list[Node]:
    """A factor, or what stands above in one that is a fraction: (1/2)x has one number."""
    return [part.parts[0]] if part.kind == "div" else [part]
