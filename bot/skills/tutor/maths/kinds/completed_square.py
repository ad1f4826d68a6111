"""A quadratic expression as a square and a number: how that is asked for, and whether an expression
is written so. Pure.

    "complete the square x^2 + 6x + 1"                  →  (x + 3)^2 - 8
    "write x^2 + 6x + 1 in the form (x + a)^2 + b"      →  the same, or a = 3 and b = -8

An equation that is to be solved by it is worked on as any other.
"""

import re
from fractions import Fraction

from bot.patterns import later
from bot.skills.tutor.maths.attempts.coefficients import quadratic
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import Equation, Node, NotMaths, flat, symbols

ASKED = re.compile(
    r"\bcomplet(?:e|ing) the square\b(?![^.?!\n]*=)|^Write [^\n]+ in the form ", re.IGNORECASE
)
_FORM = later(
    r"(?P<before>[A-Za-z])?\((?P<x>[A-Za-z])(?P<sign>[-+])(?P<within>[A-Za-z])\)\^2"
    r"(?:(?P<then>[-+])(?P<beside>[A-Za-z]))?"
)
_IN_FORM = (
    r"\b(?:write|rewrite|express|put)\s+(?P<of>[^=<>≤≥\n]{1,80}?)\s+(?:in|as|into)\s+(?:an?\s+|the\s+)*"
    r"(?:form:?\s+(?P<form>[a-z]?\s*\(\s*[a-z]\s*[-−+±]\s*[a-z]\s*\)\s*(?:\^\s*2|²|squared)"
    r"(?:\s*[-−+±]\s*[a-z](?![a-z]))?)"
    r"|completed?[- ](?:the[- ])?square(?:\s+form)?|vertex form)"
)
BESIDE = "Put the numbers beside the square together."
NO_SQUARE = "It is to be one bracket squared, with a number beside it."


def read(text: str) -> str:
    """The expression that is to be written in that form, "" where none is: "write … in the form
    (x + a)^2 + b"."""
    found = re.search(_IN_FORM, text, re.IGNORECASE)
    return found["of"] if found else ""


def form_asked(text: str) -> str:
    """The form with letters that a text names, "" for none."""
    found = re.search(_IN_FORM, text, re.IGNORECASE)
    return " ".join(found["form"].split()) if found and found["form"] else ""


def values(form: str, of: str) -> dict[str, Fraction]:
    """What the letters of a form are for an expression; {} where they have no such values, or where
    that is not to be told: (x ± a)^2 + b."""
    plain = form.replace("squared", "^2").replace("²", "^2").replace("−", "-").replace(" ", "")
    found = _FORM.fullmatch(plain)
    try:
        tree = read_expression(of) if found else None
    except NotMaths:
        return {}
    if found is None or tree is None or symbols(tree) != {found["x"]}:
        return {}
    terms = quadratic(Equation(tree, Node("num", "0")), found["x"])
    if terms is None or (terms[0] != 1 and not found["before"]):
        return {}
    first, middle, last = terms
    half = middle / (2 * first)
    left = last - first * half**2
    if left and not found["beside"]:
        return {}
    told = {
        found["before"]: first,
        found["within"]: half if found["sign"] == "+" else -half,
        found["beside"]: left if found["then"] == "+" else -left,
    }
    is_clear = len({found["x"], *told}) == len(told) + 1
    return {name: each for name, each in told.items() if name} if is_clear else {}


def lacks(tree: Node) -> str:
    """What an expression lacks of the form; "" for nothing."""
    terms = flat(tree, "add")
    unknown = [term for term in terms if symbols(term)]
    if len(unknown) != 1 or not _is_square(unknown[0]):
        return NO_SQUARE
    return BESIDE if len(terms) > 2 else ""


def has_square(tree: Node) -> bool:
    """Whether one of its terms is a bracket squared."""
    return any(map(_is_square, flat(tree, "add")))


def _is_square(term: Node) -> bool:
    """Whether it is such a square, maybe with a number before or below it."""
    if term.kind == "neg":
        return _is_square(term.parts[0])
    if term.kind in ("mul", "div"):
        unknown = [part for part in term.parts if symbols(part)]
        is_below = term.kind == "div" and unknown != [term.parts[0]]
        return len(unknown) == 1 and not is_below and _is_square(unknown[0])
    is_power = term.kind == "pow" and term.parts[1] == Node("num", "2")
    return is_power and not _holds_power(term.parts[0])


def _holds_power(node: Node) -> bool:
    return node.kind == "pow" or any(map(_holds_power, node.parts))
