"""Whether a text names all that an answer is put together from: the letters or syllables of a word,
the terms of a sum, the factors of a product, what of a fraction stands on top and at the bottom.
Whoever reads these side by side has the answer. Pure.

Not covered: single figures ("a two, then a one" for 21), and what stands in several hints.
"""

import re
from fractions import Fraction

from bot.tools.maths.arithmetic import exact
from bot.tools.maths.powers import RAISED
from bot.tools.maths.tree import Node, flat, symbols

_PIECE = re.compile(r"[^\W_]+")
_JOIN_WORDS = (
    "and then plus followed by with begins starts ends letter letters next last first second third "
    "fourth fifth sixth seventh eighth ninth tenth"
)
_JOINS = frozenset(_JOIN_WORDS.split())
_TOP = re.compile(r"\b(?:top|upper|numerator|above|over)\b", re.IGNORECASE)
_BOTTOM = re.compile(r"\b(?:bottom|lower|denominator|below|under(?:neath)?|over)\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:parts|pieces|out|upon)\b", re.IGNORECASE)
_POWER = re.compile(rf"\^\s*\{{?[-−]?\d+\}}?|[{RAISED}]+")
"""An exponent is no number that is named."""
_BOTH_SIGNS = re.compile(
    r"(?=.*(?:\b(?:plus|positive|added)\b|\+))(?=.*(?:\b(?:minus|negative|subtracted)\b|[-−–]\s*\d))"
    r"|.*\b(?:both signs|either sign|its (?:negative|opposite))\b",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE_UNKNOWN = re.compile(r"(?<=\d)[a-z](?![A-Za-z])")
_COUNTS = re.compile(
    r"\b(?:[1-4]|one|two|three|four)\s(?:numbers?|factors?|brackets?|terms?|steps?|of)\b",
    re.IGNORECASE,
)


def spells(text: str, key: str) -> bool:
    """Whether pieces of a word that stand beside one another make up the key: w-e-n-t, "we" + "nt",
    also with "and" or "then" in between."""
    wanted = "".join(_PIECE.findall(key.casefold()))
    if len(wanted) < 2 or not wanted.isalpha():
        return False
    pieces = [each for each in _PIECE.findall(text.casefold()) if each not in _JOINS]
    for start, piece in enumerate(pieces):
        made, end = piece, start + 1
        while end < len(pieces) and len(made) < len(wanted) and wanted.startswith(made):
            made += pieces[end]
            end += 1
        if made == wanted and end > start + 1:
            return True
    return False


def terms_or_factors(key: Node) -> tuple[Node, ...]:
    """What an expression with an unknown is put together from, without signs; () where it is one
    thing, such as 3x^2."""
    if not symbols(key):
        return ()
    if len(terms := flat(_bare(key), "add")) > 1:
        return tuple(map(_bare, terms))
    factors = [_base(each) for each in _factors(_bare(key))]
    return tuple(factors) if any(each.kind in ("add", "fn") for each in factors) else ()


def numbers_of_factors(key: Node) -> set[Fraction]:
    """The numbers with their signs of which a product of sums as simple as (x + 2)(x - 3), with or
    without a number before it, is put together, and those of 4.5 × 10^4; an empty set for anything
    else, also where one number comes twice."""
    if of_ten := _numbers_of_standard_form(_factors(_bare(key))):
        return of_ten
    factors = [flat(each, "add") for each in _factors(_bare(key))]
    sums = [terms for terms in factors if len(terms) == 2 and terms[0].kind == "sym"]
    before = [terms for terms in factors if len(terms) == 1 and not symbols(terms[0])]
    if not sums or len(sums) + len(before) < len(factors):
        return set()
    told = (exact(terms[-1]) for terms in (*before, *sums))
    numbers = {number for number in told if number is not None}
    return numbers if len(numbers) == len(factors) > 1 else set()


def _numbers_of_standard_form(factors: list[Node]) -> set[Fraction]:
    if len(factors) != 2 or factors[1].kind != "pow" or exact(factors[1].parts[0]) != 10:
        return set()
    told = (exact(factors[0]), exact(factors[1].parts[1]))
    numbers = {number for number in told if number is not None}
    return numbers if len(numbers) == len(factors) else set()


def names_numbers(text: str, named: set[Fraction], numbers: set[Fraction]) -> bool:
    """Whether a text that names some numbers names all of these, with or without signs; where one
    comes with both signs, with both ("4 and -4", "±4", "4, once with plus and once with minus")."""
    if not {*map(abs, numbers)} <= {*map(abs, named)}:
        return False
    both = {number for number in numbers if number > 0 and -number in numbers}
    is_said = "±" in text or (1 not in both and _BOTH_SIGNS.match(text) is not None)
    return is_said or all({number, -number} <= named or _is_taken(number, text) for number in both)


def _is_taken(number: Fraction, text: str) -> bool:
    """Whether a number stands there by itself and behind a minus: "4 and minus 4"."""
    alone = rf"(?<![\d.,/]){number}(?![\d/]|[.,]\d)"
    signed, taken = re.subn(rf"(?:[-−–]|\bminus|\bnegative)\s*{alone}", " ", text)
    return taken > 0 and re.search(alone, signed) is not None


def numbers_named(text: str) -> str:
    """A text whose numbers are those that it names, also before an unknown (3 of 3x), and none that
    only counts ("two numbers")."""
    return _COUNTS.sub(" ", _BEFORE_UNKNOWN.sub(" ", without_powers(text)))


def _factors(node: Node) -> list[Node]:
    if node.kind in ("mul", "div"):
        return [each for part in node.parts for each in _factors(part)]
    return [node]


def _base(node: Node) -> Node:
    """Of a power of a sum the sum."""
    return node.parts[0] if node.kind == "pow" and node.parts[0].kind == "add" else node


def _bare(node: Node) -> Node:
    return _bare(node.parts[0]) if node.kind == "neg" else node


def without_powers(text: str) -> str:
    """A text whose numbers are those that it names."""
    return _POWER.sub(" ", text)


def is_letter_in(letter: str, text: str) -> bool:
    """Whether an unknown is named."""
    return re.search(rf"(?<![A-Za-z]){re.escape(letter)}(?![A-Za-z])", text) is not None


def says_fraction(text: str, key: Node, named: set[Fraction]) -> bool:
    """Whether a text that names these numbers says which of them stand above one another in a key
    that is a fraction: "7 on top and 8 at the bottom", "7 of 8 parts"."""
    key = _bare(key)
    if key.kind != "div" or not all(each.kind == "num" for each in key.parts):
        return False
    if any(exact(each) not in named for each in key.parts):
        return False
    return bool(_TOP.search(text) and _BOTTOM.search(text)) or _SHARE.search(text) is not None
