"""The form that an answer is asked for in: expanded, factorised, simplified, in lowest terms, as a
mixed number. An equal expression in another form is worth half where a part is done.

Each rule is about the expression as it is written, but for what changes nothing (+ 0, · 1):

    expand      no sum within a product, a power or a fraction over a number; like terms collected
                (like_terms.py)
    factorise   a product or a power, none of whose factors can be factorised over the rationals
    simplify    no more operations than the key has, or a polynomial that is expanded and collected
    lowest      a fraction (or a mixed or whole number) without a common factor
    mixed, improper, decimal, fraction: that one (number_forms.py)
    standard    a number from 1 up to 10, times a power of ten (standard_form.py)
    square      a square and a number (completed_square.py)
"""

import re
from fractions import Fraction

from bot.skills.tutor.maths.attempts import roots
from bot.skills.tutor.maths.attempts.reducible import is_reducible
from bot.skills.tutor.maths.kinds import completed_square, number_forms, standard_form
from bot.skills.tutor.maths.kinds.lacks import ITSELF, Lack
from bot.skills.tutor.maths.kinds.like_terms import (
    base_of,
    factors_of,
    holds_power_of_power,
    terms_of,
    uncollected,
)
from bot.skills.tutor.maths.kinds.number_forms import as_sum
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import Node, flat, symbols

_ASKED = {
    "square": completed_square.ASKED,
    "standard": standard_form.ASKED,
    "mixed": re.compile(r"\bmixed (?:number|fraction)", re.IGNORECASE),
    "improper": re.compile(r"\bimproper fraction", re.IGNORECASE),
    "decimal": re.compile(r"\b(?:as|in|into|to) (?:an? )?decimal", re.IGNORECASE),
    "lowest": re.compile(
        r"\b(?:lowest|simplest|smallest) (?:terms?|form)|\b(?:simplify|reduce|cancel)(?: down)?"
        r"(?: the fraction)?:?\s+[-−]?(?:\d+\s+)?\d+\s*/\s*\d+\s*(?:$|[.?!,;])",
        re.IGNORECASE,
    ),
    "fraction": re.compile(r"\b(?:as|in|into|to) (?:an? )?fraction", re.IGNORECASE),
    "expand": re.compile(r"\b(?:expand|multiply out)\b", re.IGNORECASE),
    "factorise": re.compile(r"\bfactor(?:i[sz]e)?\b", re.IGNORECASE),
    "simplify": re.compile(r"\bsimplify\b", re.IGNORECASE),
}


def form_of(ask: str) -> str:
    """The form that an exercise asks for, "" for none. Pure."""
    return next((form for form, pattern in _ASKED.items() if pattern.search(ask)), "")


def form_reached(before: Node, after: Node) -> str:
    """What was done to an expression with unknowns that is said to be equal to another; "" where it
    is as simple as that one. Pure."""
    before, after = neutral(before), neutral(after)
    if not symbols(after) or not symbols(after) <= symbols(before):
        return ""
    if lacked := form_lacked(before):
        is_shorter = len(terms_of(after)) <= len(terms_of(before))  # 4x/2 = x + 3 is to be solved
        return lacked if is_shorter or lacked == "expand" else ""
    is_product = len(factors_of(after)) > 1 or after.kind == "pow"
    return "factorise" if is_product and _holds_add(after) else ""


def form_lacked(node: Node) -> str:
    """What an expression with unknowns is plainly still to be brought to: "expand", or "simplify"
    where terms, or factors, can be put together; "" where it is a sum in order. Pure."""
    node = neutral(node)
    if any(map(_holds_sum, terms_of(node))):
        return "expand"
    return "simplify" if _lack_expanded(node) else ""


def _holds_add(node: Node) -> bool:
    return node.kind == "add" or any(map(_holds_add, node.parts))


async def lacking(
    form: str, exercise: str, key: str, said: str, maths: MathsChecker
) -> Lack | None:
    """What `said`, which is equal to `key`, lacks of `form`; None: nothing. `exercise` may be "".

    Raises NotMaths and MathsUnavailable."""
    if form == "standard":
        return _lack_of_standard(exercise, said)
    is_written_otherwise = "%" in exercise and "%" not in said
    said = as_sum(said)
    tree = neutral(read_expression(said))
    if is_written_otherwise:
        exercise = ""  # 30/100 of 30%
    if exercise and _unordered(tree) == _unordered(neutral(read_expression(as_sum(exercise)))):
        return Lack(ITSELF, is_begun=False)
    if number_forms.has_rule(form):
        return number_forms.lack(form, said)
    if form == "expand":
        return _lack_expanded(tree)
    if form == "square":
        lacks = completed_square.lacks(tree)
        return Lack(lacks, completed_square.has_square(tree)) if lacks else None
    if form == "factorise":
        return await _lack_factorised(tree, neutral(read_expression(as_sum(key))), maths)
    if form == "simplify" and roots.has_some(tree) and not symbols(tree):
        lack = roots.left_in(tree)
        return Lack(lack, is_begun=True) if lack else uncollected(terms_of(tree))
    if form == "simplify":
        return _lack_simplified(tree, neutral(read_expression(as_sum(key))))
    return None


def _lack_of_standard(exercise: str, said: str) -> Lack | None:
    if standard_form.is_in_form(said):
        return None
    is_itself = said.replace(" ", "") == exercise.replace(" ", "")
    return Lack(ITSELF if is_itself else standard_form.LACKS, is_begun="10^" in said)


def neutral(node: Node) -> Node:
    """An expression without what changes nothing: + 0, · 1, / 1, ^ 1, two minus signs."""
    parts = tuple(neutral(part) for part in node.parts)
    first, last = (parts[0], parts[-1]) if parts else (node, node)
    if node.kind == "add" and _is(first, "0"):
        return last
    if node.kind == "add" and (_is(last, "0") or _is(last, "-0")):
        return first
    if node.kind == "mul" and _is(first, "1"):
        return last
    if node.kind in ("mul", "div", "pow") and _is(last, "1"):
        return first
    if node.kind == "neg" and first.kind == "neg":
        return first.parts[0]
    return Node(node.kind, node.value, parts)


def _is(node: Node, value: str) -> bool:
    if value.startswith("-"):
        return node.kind == "neg" and _is(node.parts[0], value[1:])
    return node.kind == "num" and Fraction(node.value) == Fraction(value)


def _unordered(node: Node) -> Node:
    """An expression with what is added or multiplied in one order."""
    if node.kind in ("add", "mul"):
        parts = sorted((_unordered(part) for part in flat(node, node.kind)), key=repr)
        return Node(node.kind, node.value, tuple(parts))
    return Node(node.kind, node.value, tuple(_unordered(part) for part in node.parts))


def _lack_expanded(tree: Node) -> Lack | None:
    terms = terms_of(tree)
    held = [term for term in terms if _holds_sum(term)]
    if held:
        is_begun = len(held) < len(terms) or len(terms) > 1
        return Lack("There is still a bracket to multiply out.", is_begun)
    return uncollected(terms)


def _holds_sum(term: Node) -> bool:
    """Whether a term is a product, a power or a fraction with a sum in it, or minus a sum."""
    if term.kind == "neg":
        return term.parts[0].kind == "add" or _holds_sum(term.parts[0])
    if term.kind == "mul":
        return any(part.kind == "add" or _holds_sum(part) for part in term.parts)
    if term.kind == "pow":
        return term.parts[0].kind == "add" and term.parts[1].kind == "num"
    if term.kind == "div" and not symbols(term.parts[1]):
        return term.parts[0].kind == "add" or _holds_sum(term.parts[0])
    return False


async def _lack_factorised(tree: Node, key: Node, maths: MathsChecker) -> Lack | None:
    factors = factors_of(tree)
    bases = [each for factor in factors if (each := base_of(factor)) is not None]
    if tree.kind == "add" or not (len(factors) > 1 or tree.kind == "pow"):
        return Lack("It is still a sum: write all of it as one product.", is_begun=False)
    if any(map(symbols, _divisors(tree))) and not any(map(symbols, _divisors(key))):
        says = "Take out only what is in every term: no unknown needs to stand below."
        return Lack(says, is_begun=True)
    for base in bases:
        if base.kind != "add":
            continue
        left = await maths.factors_left(base)
        if left == "number":
            return Lack("One bracket still has a common number to take out.", is_begun=True)
        if left:
            return Lack("One bracket can be factorised further.", is_begun=True)
    return None


def _lack_simplified(tree: Node, key: Node) -> Lack | None:
    is_powered = holds_power_of_power(tree) and not holds_power_of_power(key)
    is_left = is_powered or (is_reducible(tree) and not is_reducible(key))
    if _operations(tree) <= _operations(key) and not is_left:
        return None
    terms = terms_of(tree)
    over = (part for term in terms for part in _divisors(term))
    if not any(map(_holds_sum, terms)) and not any(map(symbols, over)):
        return uncollected(terms)
    return Lack("It can be written more simply.", is_begun=True)


def _divisors(node: Node) -> list[Node]:
    own = [node.parts[1]] if node.kind == "div" else []
    return [*own, *(each for part in node.parts for each in _divisors(part))]


def _operations(node: Node) -> int:
    own = 0 if node.kind in ("num", "sym", "const", "neg") else 1
    return own + sum(_operations(part) for part in node.parts)
