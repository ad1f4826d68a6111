"""What is wrong on the way to a right answer: the 36 + 40 = 77 of "36 + 40 is 77, so 83". Pure.

It is told only where it can be meant in no other way: what is said in words, or of an unknown, not
where somebody takes something back, asks, or tries a number out.
"""

import re
from dataclasses import replace

from bot.patterns import later
from bot.skills.tutor.maths.exercises.claims import false_sum
from bot.skills.tutor.maths.found import Followed
from bot.skills.tutor.maths.written import shown_sums, together
from bot.skills.tutor.maths.written.sums import in_signs
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.reading import read_expression, read_line
from bot.tools.maths.spelling import with_signs
from bot.tools.maths.tree import Node, NotMaths, symbols, with_value

_SLIP = "But `{stated}` does not come out: look there again."
_CHANGES = (
    r"plus|minus|times|more|less|fewer|of|r(?:em\w*)?|left|with|too|off|over|under|short|above|below"
    "|away"
)
"""What, behind a number, makes it another than the result: "45 + 40 is 2 too many"."""
_IS_SO = later(
    r"(?<![\w.,/+*×÷−-])(\d[\d./]*(?:\s*[-+×x*÷−]\s*\d[\d./]*|\s*[a-z]{1,7}))"
    r"\s+(?:is|are|makes?|gives?)\s+"
    rf"(\d[\d./]*+(?:\s*(?!(?:and|so|but|which|then|because|x|{_CHANGES})\b)[a-z]{{1,7}}\b)?+)"
    rf"(?!\s*[-+×x*÷/−%\d.]|\s*,\s*\d+\s*[a-z]|\s+(?:{_CHANGES})\b"
    r"|\s+and\b(?!\s+\d+\s+more\b)"
    r"(?!\s+\d[\d./]*\s*[-+×x*÷−]?\s*[\da-z]*\s+(?:is|are|makes?|gives?)\b))",
    re.IGNORECASE,
)
"""A sum, or a quantity, with what it is said to be: "36 + 40 is 77", "0.5 h is 50 min"."""
_IS_UNSAID = later(
    r"\b(?:no|nope|not|wrong|oops|sorry|wait|instead|actually|if|when|suppose|tr(?:y|ied)|guess(?:ed)?"
    r"|thought|or)\b|\?",
    re.IGNORECASE,
)
_READ_CHARS = 400


def with_slip(found: Followed, attempt: str) -> Followed:
    """A solution with what is wrong on the way to it."""
    stated = "" if found.minds else _slip(found, attempt)  # then that is said already
    if stated and (plain := shown_sums.without(attempt)) != attempt:
        stated = _slip(found, plain)  # 3x = 9 (11 - 2) is no product
    says = f"{found.says} {_SLIP.format(stated=stated)}".strip()
    return replace(found, says=says) if stated else found


def _slip(found: Followed, attempt: str) -> str:
    problem = found.lines[0]
    stated = false_sum(_IS_SO.sub(r"\1 = \2", with_signs(attempt)), problem=problem)
    if stated or len(attempt) > _READ_CHARS or _IS_UNSAID.search(attempt):
        return stated
    if "=" in problem:
        return _false_of_unknown(attempt, found.lines[-1])
    return together.false_in(attempt) if "+" in problem else ""


def _false_of_unknown(attempt: str, solution: str) -> str:
    """The "3x is 20" of x = 7; "" for none. What the unknown itself is said to be may only have
    been tried."""
    try:
        read = read_line(solution)
    except NotMaths:
        return ""
    if isinstance(read, Node) or len(read) > 1 or read[0].left.kind != "sym":
        return ""
    unknown, value = read[0].left, read[0].right
    for said in together.clauses(attempt):
        sides = [_tree(each) for each in together.sides(said)]
        known = [each for each in sides if each]
        if len(known) < len(sides) or unknown in known or symbols(*known) != {unknown.value}:
            continue
        worth = {exact(with_value(each, unknown.value, value)) for each in known}
        if len(known) == len(worth) == 2 and None not in worth:
            return said
    return ""


def _tree(side: str) -> Node | None:
    try:
        return read_expression(in_signs(side))
    except NotMaths:
        return None
