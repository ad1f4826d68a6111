"""Sums that are said with "and": "36 and 47 is 83", "a half and a quarter is three quarters",
"9 and 1 is 10 and 7 is 17". Pure.

"And" joins answers, too, so that only what is true is read as a sum. Each sum goes on from what the
one before it comes to, or stands for itself: "30 and 40 is 70 and 6 and 7 is 13".
"""

import math
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from bot.patterns import later
from bot.skills.tutor.maths.written.joints import ARROWS, BECAUSE, ENDS, SO
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.spelling import with_signs
from bot.tools.maths.tree import NotMaths

_CLAUSES = later(
    rf"(\n|;|,(?=\s)|{ENDS}|{ARROWS}|\b(?:{SO}|{BECAUSE}|then|but|which)\b)", re.IGNORECASE
)
_IS = later(r"(\s*(?:=|\b(?:is|are|makes?|gives?|equals?|comes? to)\b)\s*)", re.IGNORECASE)
_AND = later(r"\s*(?:\band\b|&)\s*", re.IGNORECASE)
_JOINS = later(r"\s*(?:\band\b|&|\bplus\b|(?<=[\d ])\+)\s*", re.IGNORECASE)
_NUMBER = r"-?(?:\d{1,9} )?(?:\d{1,9}(?:\.\d{1,6})?|\.\d{1,6})(?:/\d{1,9})?"
_PLAIN = later(_NUMBER)
_LAST = later(
    rf"(?P<lead>(?:.*(?<![\w.,/=+*×÷^-])(?<![+*×÷/-] ))?)(?P<number>{_NUMBER})", re.DOTALL
)
_FIRST = later(rf"(?P<number>{_NUMBER})(?![\w%/]|\.\d|\s*[-+*×÷−])(?P<rest>.*)", re.DOTALL)
_OF_NUMBERS = later(r"(?=.*\d)(?:(?<![A-Za-z])[A-Za-z]{2,}|[^A-Za-z])+", re.DOTALL)
"""What says nothing of an unknown: 3 × 4, 10%, half of 8."""
_LEAD = later(r"^(?:(?:and|i|know|first|now|next|well|that|ones|tens)\b\s*)+", re.IGNORECASE)
"""What may stand before a sum, and leave it as it is."""
_UNITS = (10, 12, 60, 100, 1000)
"""How many of one go into another: tens, months, minutes, pence, metres."""
_MOST_SIDES = 10
_MOST_CHARS = 400


def in_signs(text: str) -> str:
    """A text with each sum that is true in signs, on a line of its own."""
    pieces = _CLAUSES.split(text) if len(text) <= _MOST_CHARS else [text]
    for at in range(0, len(pieces), 2):
        listed = "".join(pieces[at - 2 : at + 1]) if _is_listed(pieces, at) else ""
        if read := _true(listed.replace(",", " and")):
            pieces[at - 2 : at + 1] = ["", "", read]
        elif read := _true(pieces[at]):
            pieces[at] = read
    return "".join(pieces)


def false_in(text: str) -> str:
    """The first sum in a text that is certainly wrong, where "and" means a sum; "" for none."""
    pieces = _CLAUSES.split(text) if len(text) <= _MOST_CHARS else []
    alone = [at for at in range(0, len(pieces), 2) if not _is_listed(pieces, at)]
    return next((each for at in alone if _is_false(each := _bare(pieces[at]))), "")


def clauses(text: str) -> list[str]:
    """What a text says, one by one."""
    return [_bare(each) for each in _CLAUSES.split(text)[::2]]


def sides(clause: str) -> list[str]:
    """What a clause says to be equal, or the whole of it."""
    return _IS.split(clause)[::2]


def _bare(clause: str) -> str:
    return _LEAD.sub("", clause.strip(), count=1)


def _is_listed(pieces: Sequence[str], at: int) -> bool:
    """Whether a number stands before a clause, which it may be one of: "25, 17 and 8 is 50"."""
    return at > 1 and pieces[at - 1] == "," and _value(pieces[at - 2]) is not None


def _true(clause: str) -> str:
    """A clause in signs, as far as it is true; "" where it is no such sum, or a wrong one."""
    places = [*_IS.finditer(clause)][1:_MOST_SIDES]
    ends = [len(clause), *(each.start() for each in reversed(places))]
    read = ((_all_true(clause[:end]), clause[end:]) for end in ends)
    return next((said + rest for said, rest in read if said), "")


def _all_true(clause: str) -> str:
    """A clause in signs; "" where it is no such sum, or one in it is wrong."""
    space = clause[: len(clause) - len(clause.lstrip())], clause[len(clause.rstrip()) :]
    said = _sides(clause := clause.strip())
    last = _FIRST.fullmatch(said[-1][0]) if said else None
    if last is None:
        return ""
    pieces = _IS.split(clause)
    begins = next(at for at, each in enumerate(pieces) if _AND.search(each))
    head = with_signs("".join(pieces[:begins]))  # "3 × 4 is 12 and 2 is 14"
    if head:
        said = said[begins // 2 :]
        if len(said) < 2 or not _OF_NUMBERS.fullmatch(head):
            return ""
        head += f"{said[0][0]}\n"
    elif first := _LAST.fullmatch(said[0][0]):
        head, said[0][0] = first["lead"], first["number"]
    results = [side[0] for side in said[1:-1]] + [last["number"]]
    follows = [begins > 0, *(True for _ in results)]  # the result of a sum before
    rows = [_row(*each) for each in zip(said, results, follows, strict=False)]
    behind = " and ".join((last["rest"], *said[-1][1:]))
    read = head + "\n".join(rows) + behind
    return f"{space[0]}{read}{space[1]}" if all(rows) else ""


def _is_false(clause: str) -> bool:
    """Whether a sum in a clause is wrong, and cannot be meant otherwise."""
    said = _sides(clause)
    if not said or len(said[-1]) > 1:
        return False
    for side, behind in pairwise(said):
        plain = [_value(each) for each in (*side, behind[0]) if _PLAIN.fullmatch(each)]
        known = [value for value in plain if value is not None]
        if len(side) < 2 or len(known) <= len(side):
            return False
        result = known.pop()
        is_so = any(_comes_to(each, behind[0]) for each in _readings(side))
        if not is_so and not _is_otherwise(known, result):
            return True
    return False


def _sides(clause: str) -> list[list[str]]:
    """The numbers of a clause, side by side; [] for what has no "and", or is no statement."""
    said = sides(clause)
    if not 2 <= len(said) <= _MOST_SIDES or not _AND.search(clause):
        return []
    return [_JOINS.split(in_numerals(side)) for side in said]


def _row(said: Sequence[str], result: str, follows: bool) -> str:
    """The sum that comes to a result; "" for none. It may only go on where one stands before it."""
    readings = _readings(said) if follows else (said,)
    found = next((each for each in readings if _comes_to(each, result)), None)
    return f"{' + '.join(found)} = {result}" if found else ""


def _readings(said: Sequence[str]) -> Iterator[Sequence[str]]:
    """What may be added up: all, or what stands behind the result of the sum before, which may be
    one sum in signs: "80 and 4 × 4 is 16"."""
    yield said
    if len(said) > 2 or not _PLAIN.fullmatch(said[-1]):
        yield said[1:]


def _comes_to(said: Sequence[str], result: str) -> bool:
    values = [value for each in said if (value := _value(each)) is not None]
    return 0 < len(said) == len(values) and sum(values) == _value(result)


def _is_otherwise(values: Sequence[Fraction], result: Fraction) -> bool:
    """Whether two numbers come to it in another way, 3 and 4 is 12, or as its digits, or any in
    another unit: 50 and 75 is 1.25, of pounds."""
    total = sum(values)
    if any(total * many == result or result * many == total for many in _UNITS):
        return True
    one, *others = values
    if len(others) != 1:
        return False
    both = one.numerator, others[0].numerator
    are_whole = one.denominator == others[0].denominator == 1
    common = (math.lcm(*both), math.gcd(*both)) if are_whole else ()
    is_written = str(result) == f"{one}{others[0]}"
    return is_written or result in (one * others[0], abs(one - others[0]), *common)


def _value(said: str) -> Fraction | None:
    """What a number, or a sum in signs, comes to; None for anything else."""
    try:
        return exact(read_expression(with_signs(in_numerals(said))))
    except NotMaths:
        return None
