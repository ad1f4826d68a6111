"""Whether a statement with the unknown on both sides is an equation to solve (2x + 3x = x + 8), or
says what its first side comes to (2x + 3x = 6x). Pure.

The second holds for every number, or for none, or for 0 alone, which nobody is asked to find, or it
says a product. Of what some other number solves it cannot be told (x(x + 2) = x² + 2 may be a slip
or an exercise), unless somebody asks whether it is right.
"""

import re
from fractions import Fraction

from bot.skills.tutor.maths.kinds import forms
from bot.skills.tutor.maths.written.around import bare
from bot.skills.tutor.maths.written.sums import equation_in, in_signs
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.reading import read_equation
from bot.tools.maths.tree import Equation, Node, NotMaths, symbols

_MARK = re.compile(r"^\(?\d{1,2}[.)]\s+")
_MOST_DEGREE = 4
_READ_CHARS = 200


def may_be_to_solve(text: str) -> bool:
    """Whether a text that says nothing else may be meant as an equation."""
    equation = _read(text)
    if equation is None or forms.form_reached(equation.left, equation.right) == "factorise":
        return False
    return _is_solved_by_some(_difference(equation))


def is_to_solve(text: str) -> bool:
    """Whether a statement among what is to be checked is one all the same: of the first power, and
    neither the number before the unknown nor the one beside it is as the first side has it."""
    equation = _read(text)
    terms = _difference(equation) if equation else ()
    if equation is None or len(terms) != 2 or not all(terms):
        return False
    right = _coefficients(equation.right, *symbols(equation.right))
    return right is not None and len(right) == 2 and bool(right[0])


def _read(text: str) -> Equation | None:
    """The equation that a text is, with one unknown on both sides."""
    signed = in_signs(text[: _READ_CHARS + 1])
    try:
        equation = read_equation(_MARK.sub("", equation_in(signed) or bare(signed)))
    except NotMaths:
        return None
    left, right = symbols(equation.left), symbols(equation.right)
    is_one = len(text) <= _READ_CHARS and left == right and len(left) == 1
    return equation if is_one else None


def _is_solved_by_some(terms: tuple[Fraction, ...]) -> bool:
    """Whether a number other than 0, and not 0, solves the polynomial with these terms."""
    if len(terms) < 2 or not terms[0]:
        return False
    if len(terms) == 3:
        return terms[1] ** 2 >= 4 * terms[0] * terms[2]
    return True  # of a higher power than the second it is not looked for


def _difference(equation: Equation) -> tuple[Fraction, ...]:
    """The terms of one side minus the other; () for what is no polynomial, or is 0."""
    both = Node("add", "", (equation.left, Node("neg", "", (equation.right,))))
    return _coefficients(both, *symbols(both)) or ()


def _coefficients(node: Node, unknown: str) -> tuple[Fraction, ...] | None:
    """What stands before each power of the unknown, from the power 0 up to the highest; None for
    what is no polynomial, or one of a high power."""
    if node.kind == "sym":
        return (Fraction(0), Fraction(1)) if node.value == unknown else None
    if (number := exact(node)) is not None:
        return (number,) if number else ()
    if node.kind == "pow":
        power = exact(node.parts[1])
        if power is None or power not in range(1, _MOST_DEGREE + 1):
            return None
        return _multiplied([_coefficients(node.parts[0], unknown)] * int(power))
    parts = [_coefficients(part, unknown) for part in node.parts]
    if node.kind == "neg":
        return _multiplied([(Fraction(-1),), *parts])
    if node.kind == "mul":
        return _multiplied(parts)
    if node.kind == "div" and (under := exact(node.parts[1])):
        return _multiplied([parts[0], (1 / under,)])
    return _added(parts) if node.kind == "add" else None


def _added(parts: list[tuple[Fraction, ...] | None]) -> tuple[Fraction, ...] | None:
    total = [Fraction(0)] * (_MOST_DEGREE + 1)
    for part in parts:
        if part is None:
            return None
        for power, each in enumerate(part):
            total[power] += each
    return _trimmed(total)


def _multiplied(parts: list[tuple[Fraction, ...] | None]) -> tuple[Fraction, ...] | None:
    product: tuple[Fraction, ...] = (Fraction(1),)
    for part in parts:
        if part is None or len(product) + len(part) > _MOST_DEGREE + 2:
            return None
        terms = [Fraction(0)] * (len(product) + len(part))
        for power, each in enumerate(product):
            for other, times in enumerate(part):
                terms[power + other] += each * times
        product = _trimmed(terms)
    return product


def _trimmed(terms: list[Fraction]) -> tuple[Fraction, ...]:
    while terms and not terms[-1]:
        terms = terms[:-1]
    return tuple(terms)
