"""What is left to do in an answer that has the right value: a root of a square, a fraction that is
not in lowest terms, numbers that can still be worked out. Pure.

What is to be carried over in a quantity of several units: 1 h 70 min.

Such an answer is a step of a guide, which goes on from there; in a list it is marked as right. Left
as they are: √8, a sum of like terms, (4 + √12)/2.
"""

import math
import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from bot.tools.maths.arithmetic import exact, near
from bot.tools.maths.measured import Measure
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import Node, NotMaths, flat, symbols

SIMPLER = "A fraction in it can still be made simpler."
WORK_OUT = "There is still something to work out in it."
_CARRY = "In it `{said}` can still be carried over: it comes to 1 {unit} or more."
_MIXED = re.compile(r"\d+ (?P<top>\d+)/(?P<under>\d+)")
_ROOTS = range(2, 10)
_MOST_CHARS = 100
_I_SOLVED = (
    r"(?:i|we)(?:['’]?ve| have)?(?: (?:already|now|just|finally))? "
    r"(?:solved|finished|completed|worked(?: out)?)"
    r" (?:it|that|this|(?:(?:the|this|that|my) )?(?:problem|exercise|equation|sum|task|question))"
    r"(?: (?:out|already|now|alone|myself|(?:all )?by (?:myself|ourselves)|on (?:my|our) own))*"
)
"""Not "I did that", which may be the step of a hint, nor "I got it"."""
_LEAVES_IT = (
    r"\W*(?:(?:so|ok(?:ay)?|well|and|but|yes|yeah|no|nope|nah)\b[\s,.:;!]*)*"
    r"(?:(?:that|this|it)(?:['’]?s| is)(?: (?:it|all|fine|enough|ok(?:ay)?|done|good enough"
    r"|(?:the|my) (?:final )?(?:answer|result|solution)))"
    r"|(?:i(?: am|['’]?m) )?(?:done|finished|happy with (?:it|that|this))|(?:my )?final answer"
    rf"|{_I_SOLVED}"
    r"|(?:i(?:['’]ll| will| want to| would)? )?(?:leave|keep|stop)(?: (?:it|that|this|there|here"
    r"|as it is|like (?:it|that|this)))*|(?:good|fine|close) enough"
    r"|(?:it )?(?:can(?:['’]?t|not)|can not) (?:be )?(?:made )?(?:simpler|simplified|reduced)"
    r"|(?:not|without|no) (?:simplif\w+|simpler|further)|no|nope|nah)\W*"
)


def left_in(*sides: Node) -> str:
    """What is left to do in the first of these that is not worked out, as a sentence; "" where
    nothing is."""
    return next((says for side in sides if (says := _left(side))), "")


def left_in_text(written: str) -> str:
    """The same of an expression as it is written, also of a mixed number."""
    if mixed := _MIXED.fullmatch(written.strip(" -−")):
        top, under = int(mixed["top"]), int(mixed["under"])
        return SIMPLER if top >= under or math.gcd(top, under) > 1 else ""
    try:
        read = read_expression(written)
    except NotMaths:
        return ""
    return WORK_OUT if "÷" in written and exact(read) is not None else left_in(read)


def left_in_quantity(said: Measure) -> str:
    """The same of a quantity in one unit or several: 70 min of 1 h 70 min, half an hour of 1.5 h
    10 min."""
    terms = sorted(zip(said.units, said.numbers, strict=False), key=lambda term: -term[0].factor)
    for (larger, above), (unit, number) in pairwise(terms):
        if unit.factor == larger.factor or above % 1:
            return WORK_OUT
        if Fraction(number) * unit.factor >= larger.factor:
            return _CARRY.format(said=f"{number:f} {unit.name}", unit=larger.name)
    return ""


def leaves_it(text: str) -> bool:
    """Whether somebody who was asked to go on says that it is to stay as it is, in English."""
    said = " ".join(text[: _MOST_CHARS + 1].split())
    return re.fullmatch(_LEAVES_IT, said, re.IGNORECASE) is not None


def says_done(text: str) -> bool:
    """Whether somebody says, without being asked, that what they said last is all."""
    return leaves_it(text) and re.search(r"\bno(?:pe)?\b|\bnah\b", text, re.IGNORECASE) is None


def _left(node: Node) -> str:
    if node.kind == "div" and (says := _left_of_fraction(*node.parts)):
        return says
    is_power = node.kind == "pow" and symbols(node)
    if is_power and exact(node.parts[1]) in (0, 1):
        return WORK_OUT
    is_whole = not symbols(node) and _is_worth_a_number(node)
    if is_whole and not _is_plain(node):
        return WORK_OUT
    if node.kind in ("add", "mul") and _are_numbers_beside(flat(node, node.kind)):
        return WORK_OUT
    return left_in(*node.parts)


def _left_of_fraction(top: Node, under: Node) -> str:
    """Of a fraction whose numbers have a common factor, also of 4x^4/4; of 3/2 and 2x/3 nothing."""
    below = exact(under)
    numbers = [value for each in flat(top, "mul") if (value := exact(each)) is not None]
    if below is None or len(numbers) != 1 or not (_is_plain(top) or symbols(top)):
        return ""
    above = numbers[0]
    is_whole = not symbols(top) and below > 1 and (above / below).denominator == 1
    if is_whole or not _is_plain(under) or above.denominator != 1 or below.denominator != 1:
        return WORK_OUT
    return SIMPLER if below <= 1 or math.gcd(int(above), int(below)) > 1 else ""


def _is_plain(node: Node) -> bool:
    """Whether it is a number as it stands, or one over another."""
    if node.kind == "neg":
        return node.parts[0].kind != "neg" and _is_plain(node.parts[0])
    are_numbers = node.kind == "div" and all(_is_plain(p) and p.kind != "div" for p in node.parts)
    return node.kind in ("num", "const") or are_numbers


def _is_worth_a_number(node: Node) -> bool:
    """Whether it comes to a whole number or a fraction, by itself or as the root of a square."""
    if exact(node) is not None:
        return True
    if node.kind == "fn" and node.value == "sqrt":
        under, root = near(node.parts[0]), near(node)
        return under is not None and root is not None and root * root == under
    return node.kind == "pow" and _is_whole_root(exact(node.parts[0]), exact(node.parts[1]))


def _is_whole_root(of: Fraction | None, power: Fraction | None) -> bool:
    """Whether 8^(1/3) and the like are whole numbers."""
    if of is None or power is None or of.denominator != 1 or power.denominator not in _ROOTS:
        return False
    root = round(abs(int(of)) ** (1 / power.denominator)) if abs(of) < 10**15 else 0
    return bool(root**power.denominator == abs(of))


def _are_numbers_beside(parts: Iterable[Node]) -> bool:
    """Whether two of the terms of a sum, or of the factors of a product, are numbers."""
    return sum(exact(each) is not None for each in parts) > 1
