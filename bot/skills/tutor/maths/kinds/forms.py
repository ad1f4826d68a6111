"""The form that an answer is asked for in: expanded, factorised, simplified, in lowest terms, as a
mixed number. An equal expression in another form is worth half where a part is done.

Each rule is about the expression as it is written, but for what changes nothing (+ 0, · 1):

    expand      no sum within a product, a power or a fraction over a number; like terms collected
    factorise   a product or a power, none of whose factors can be factorised over the rationals
    simplify    no more operations than the key has, or a polynomial that is expanded and collected
    lowest      a fraction (or a mixed or whole number) without a common factor
    mixed, improper, decimal, fraction: that one
    standard    a number from 1 up to 10, times a power of ten (standard_form.py)
    square      a square and a number (completed_square.py)
"""

import math
import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from bot.skills.tutor.maths.attempts import roots, unfinished
from bot.skills.tutor.maths.attempts.reducible import is_reducible
from bot.skills.tutor.maths.kinds import completed_square, standard_form
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import Node, NotMaths, flat, symbols

_ASKED = {
    "square": completed_square.ASKED,
    "standard": standard_form.ASKED,
    "mixed": re.compile(r"\bmixed (?:number|fraction)", re.IGNORECASE),
    "improper": re.compile(r"\bimproper fraction", re.IGNORECASE),
    "decimal": re.compile(r"\b(?:as|in|into|to) (?:an? )?decimal", re.IGNORECASE),
    "lowest": re.compile(
        r"\b(?:lowest|simplest|smallest) (?:terms?|form)|\b(?:simplify|reduce|cancel)(?: down)?"
        r"(?: the fraction)?:?\s+[-−]?\d+\s*/\s*\d+\s*(?:$|[.?!,;])",
        re.IGNORECASE,
    ),
    "fraction": re.compile(r"\b(?:as|in|into|to) (?:an? )?fraction", re.IGNORECASE),
    "expand": re.compile(r"\b(?:expand|multiply out)\b", re.IGNORECASE),
    "factorise": re.compile(r"\bfactor(?:i[sz]e)?\b", re.IGNORECASE),
    "simplify": re.compile(r"\bsimplify\b", re.IGNORECASE),
}
_FRACTION = re.compile(r"-?(?:(?P<whole>\d+) )?(?P<top>\d+)\s*/\s*(?P<under>\d+)")
_NUMBER = re.compile(r"-?(?=[.,]?\d)\d*(?P<part>[.,]\d+)?")
_MIXED = re.compile(r"(-?)(\d+) (\d+)\s*/\s*(\d+)")
_PER_CENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per ?cent)", re.IGNORECASE)
_WRITE_AS = {
    "mixed": "Write it as a mixed number: a whole number and a fraction that is less than one.",
    "improper": "Write it as one fraction, without a whole number before it.",
    "decimal": "Write it as a decimal number.",
    "lowest": "Write it as a fraction.",
    "fraction": "Write it as a fraction.",
}
ITSELF = "That is the exercise itself. Go a step further."


@dataclass(frozen=True, slots=True)
class Lack:
    """What an equal answer lacks of the form that is asked for; `is_begun`: a part is done."""

    says: str
    is_begun: bool


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
        is_shorter = len(_terms(after)) <= len(_terms(before))  # 4x/2 = x + 3 is to be solved
        return lacked if is_shorter or lacked == "expand" else ""
    is_product = len(_factors(after)) > 1 or after.kind == "pow"
    return "factorise" if is_product and _holds_add(after) else ""


def form_lacked(node: Node) -> str:
    """What an expression with unknowns is plainly still to be brought to: "expand", or "simplify"
    where terms, or factors, can be put together; "" where it is a sum in order. Pure."""
    node = neutral(node)
    if any(map(_holds_sum, _terms(node))):
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
    if form in _WRITE_AS:
        return _lack_of_number(form, said)
    if form == "expand":
        return _lack_expanded(tree)
    if form == "square":
        lacks = completed_square.lacks(tree)
        return Lack(lacks, completed_square.has_square(tree)) if lacks else None
    if form == "factorise":
        return await _lack_factorised(tree, neutral(read_expression(as_sum(key))), maths)
    if form == "simplify" and roots.has_some(tree) and not symbols(tree):
        lack = roots.left_in(tree)
        return Lack(lack, is_begun=True) if lack else _uncollected(_terms(tree))
    if form == "simplify":
        return _lack_simplified(tree, neutral(read_expression(as_sum(key))))
    return None


def _lack_of_standard(exercise: str, said: str) -> Lack | None:
    if standard_form.is_in_form(said):
        return None
    is_itself = said.replace(" ", "") == exercise.replace(" ", "")
    return Lack(ITSELF if is_itself else standard_form.LACKS, is_begun="10^" in said)


def as_sum(text: str) -> str:
    """A number as people write it in digits, a mixed one as it is read: 2 1/3 → (2 + 1/3)."""
    text = _PER_CENT.sub(r"(\1/100)", text)
    if symbols_in(text):
        return text
    return _MIXED.sub(r"\1(\2 + \3/\4)", in_numerals(text))


def fraction(text: str) -> Fraction:
    """A number as it is written, 2 1/3 and 0,75 too. Raises ValueError for what is none: 5/0."""
    if share := _PER_CENT.fullmatch(text.strip()):
        return Fraction(share[1]) / 100
    whole, _, part = in_numerals(text).replace("−", "-").replace(",", ".").rpartition(" ")
    try:
        value = Fraction(part.replace(" ", "")) if "/" not in whole else Fraction(f"{whole}{part}")
    except ZeroDivisionError as error:
        raise ValueError("divided by zero") from error
    sign = -1 if whole.startswith("-") else 1
    return Fraction(whole) + sign * value if whole and "/" not in whole else value


def in_form(form: str, value: Fraction) -> str:
    """A number in a form, "" where it has none: 1/3 is no decimal."""
    top, under = abs(value.numerator), value.denominator
    if form == "decimal":
        digits = f"{abs(int(value * 10**6)):07d}"  # a float overflows
        sign = "-" if value < 0 else ""
        decimal = f"{sign}{digits[:-6]}.{digits[-6:]}".rstrip("0").rstrip(".")
        return decimal if Fraction(decimal) == value else ""
    if form == "mixed" and top > under > 1:
        sign = "-" if value < 0 else ""
        return f"{sign}{top // under} {top % under}/{under}"
    return str(value)


def symbols_in(text: str) -> bool:
    """Whether an expression has unknowns. False for what is none."""
    try:
        return bool(symbols(read_expression(text)))
    except NotMaths:
        return False


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


def _terms(node: Node) -> list[Node]:
    return flat(node, "add")


def _factors(node: Node) -> list[Node]:
    """The factors of a product, the parts of a fraction among them, without its sign."""
    if node.kind in ("mul", "div"):
        return [each for part in node.parts for each in _factors(part)]
    return _factors(node.parts[0]) if node.kind == "neg" else [node]


def _lack_of_number(form: str, said: str) -> Lack | None:
    written = said.strip().strip("()").replace(" + ", " ").replace("- ", "-")
    fraction, number = _FRACTION.fullmatch(written), _NUMBER.fullmatch(written)
    is_whole = number is not None and not number["part"]
    if form == "decimal":
        return None if number else Lack(_WRITE_AS[form], is_begun=True)
    if is_whole and form != "improper":
        return None
    if fraction is None or (form == "improper" and fraction["whole"]):
        return Lack(_WRITE_AS[form], is_begun=True)
    top, under = int(fraction["top"]), int(fraction["under"])
    if form == "mixed" and not (fraction["whole"] and top < under):
        return Lack(_WRITE_AS[form], is_begun=True)
    if form in ("lowest", "mixed") and math.gcd(top, under) > 1:
        return Lack("Top and bottom of the fraction still have a common factor.", is_begun=True)
    return None


def _lack_expanded(tree: Node) -> Lack | None:
    terms = _terms(tree)
    held = [term for term in terms if _holds_sum(term)]
    if held:
        is_begun = len(held) < len(terms) or len(terms) > 1
        return Lack("There is still a bracket to multiply out.", is_begun)
    return _uncollected(terms)


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


def _uncollected(terms: list[Node]) -> Lack | None:
    kinds = [_kind(term) for term in terms]
    if any(count > 1 for count in Counter(kinds).values()):
        return Lack("Like terms can still be put together.", is_begun=True)
    if any(map(is_reducible, terms)):
        return Lack(unfinished.SIMPLER, is_begun=True)
    if any(_has_like_factors(term) for term in terms):
        return Lack("A product can still be worked out.", is_begun=True)
    return None


def _base(factor: Node) -> Node | None:
    """What a factor is a power of; None for a number."""
    if factor.kind == "pow" and factor.parts[1].kind == "num":
        factor = factor.parts[0]
    return None if factor.kind == "num" else factor


def _kind(term: Node) -> str:
    """What like terms have in common: 3xy² and y²x."""
    factors = _factors(term)
    return " ".join(sorted(repr(each) for each in factors if _base(each) is not None))


def _has_like_factors(term: Node) -> bool:
    """Whether numbers or powers of one unknown are still to be multiplied, or to be cancelled."""
    if term.kind == "neg":
        return _has_like_factors(term.parts[0])
    if term.kind == "div":
        top, under = ([_base(each) for each in _factors(part)] for part in term.parts)
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
    bases = Counter(_base(each) for part in flat(term, "mul") for each in _top(part))
    return any(count > 1 for count in bases.values())


def _is_power_of_power(term: Node) -> bool:
    """Whether it is a product or a power, raised to a number: (2x^3)^2."""
    is_power = term.kind == "pow" and term.parts[1].kind == "num"
    return is_power and term.parts[0].kind in ("mul", "pow", "div", "neg", "num")


def _holds_power_of_power(node: Node) -> bool:
    return _is_power_of_power(node) or any(map(_holds_power_of_power, node.parts))


def _top(part: Node) -> list[Node]:
    """A factor, or what stands above in one that is a fraction: (1/2)x has one number."""
    return [part.parts[0]] if part.kind == "div" else [part]


async def _lack_factorised(tree: Node, key: Node, maths: MathsChecker) -> Lack | None:
    factors = _factors(tree)
    bases = [each for factor in factors if (each := _base(factor)) is not None]
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
    is_powered = _holds_power_of_power(tree) and not _holds_power_of_power(key)
    is_left = is_powered or (is_reducible(tree) and not is_reducible(key))
    if _operations(tree) <= _operations(key) and not is_left:
        return None
    terms = _terms(tree)
    over = (part for term in terms for part in _divisors(term))
    if not any(map(_holds_sum, terms)) and not any(map(symbols, over)):
        return _uncollected(terms)
    return Lack("It can be written more simply.", is_begun=True)


def _divisors(node: Node) -> list[Node]:
    own = [node.parts[1]] if node.kind == "div" else []
    return [*own, *(each for part in node.parts for each in _divisors(part))]


def _operations(node: Node) -> int:
    own = 0 if node.kind in ("num", "sym", "const", "neg") else 1
    return own + sum(_operations(part) for part in node.parts)
