"""Sums that a text states and that are wrong: "3 × 4 = 13". Pure.

Numbers, compared exactly, and their square roots; a result that is written with decimals may be
rounded, also one times a power of ten (powers_of_ten.py). What stands within words that change its
meaning ("half of 6 + 2", "22 / 7 = 3 remainder 1") is passed over, so is what has a word behind it
that changes its worth (words_behind.py), and so is a text about binary numbers,
remainders or a clock.
Of what can be read in two ways ("- 3 + 4" as an item of a list, "5!" at the end of a sentence, "2
quarters" of one or as coins, "2 weeks" of days, the 5 of "a square of side 5 = 5 × 4 = 20") all
must be wrong.
A fraction behind a word that may change it is no side of its own: "double 1/4 = 1/2" (leads.py).

Sums in words, in per cent and with units are in other_claims.py, whole clauses that state one in
whatever way in clause_claims.py. Not covered: unknowns, a number before a root (3√8 may be the
third root).
"""

import itertools
import math
import re
from collections.abc import Sequence
from fractions import Fraction

from bot.patterns import later
from bot.skills.tutor.maths.attempts import statements
from bot.skills.tutor.maths.exercises import clause_claims, other_claims
from bot.skills.tutor.maths.written import counted, leads, remainders, words_behind
from bot.skills.tutor.maths.written.edges import counts_otherwise
from bot.tools.maths import powers_of_ten
from bot.tools.maths.arithmetic import near
from bot.tools.maths.plain import readable
from bot.tools.maths.powers import RAISED
from bot.tools.maths.reading import read_expression
from bot.tools.maths.spelling import with_signs, with_times
from bot.tools.maths.tree import NotMaths

_NUMBER = r"[-−–]?\d+(?:,\d{3})*(?:\.\d+)?"
_PLAIN = rf"\(?(?:√[ \t]?\(?)?{_NUMBER}\)?[{RAISED}]{{0,3}}(?:\^\d+)?\)?"
_PART = rf"(?:{counted.WRITTEN}|{_PLAIN})"
_MOST = 9
"""Parts of a side, and sides, that are looked at."""
_SIDE = rf"{_PART}(?:(?:[ \t]*[-−–+*×·/÷^][ \t]*|(?=\()){_PART}){{0,{_MOST}}}"
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_SIGN = re.compile(rf"\d\)?[ \t]*[-−–+*×·/÷^{RAISED}(]|√")
_CURRENCY = re.compile(r"[£$€](?=\d)")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(\d{3})(?![\d,.])")
"""Or what parts thousands."""
_ROOT_OF_FRACTION = re.compile(r"√(\d+/\d+)")
_LOOK_BACK = 80
_POWER_IN_STARS = later(r"(?<=\d)\*\*(?=-?\d)")
"""10**7, which is no number in bold."""
_DOTS = str.maketrans("⋅∙", "··")
_SMALL = Fraction(1, 10**12)
_LISTED = re.compile(r"(?:^|\n)[ \t]*([-−–+*•])[ \t]+$")
_GOES_ON = re.compile(r"(?:^|\n)[^\n=A-Za-z]*[\d)][ \t]*\n[ \t]*[-−–+*][ \t]+$")
"""A sum over two lines, the second of which is no item of a list."""
_MARK = r"(?:\d{1,2}|[a-h])[.)][ \t]+[^\s=]"
"""Of the next item, where a list stands in one row."""
_MOST_FACTORIAL = 20
_STATED = later(rf"(?<![\w.,)^/*+×÷·:%√±−–$€£-]){_SIDE}(?:[ \t]*=[ \t]*{_SIDE}){{1,{_MOST}}}")
_CHANGED_BEFORE = later(
    r"(?:[-−–+*×·/÷^<>≤≥≈√%]|(?:^|[.!?:;,\n]\s*)(?:is|are|was|does|do|would|could|can|if|suppose)"
    r"\b[^.!?:;,\n]*|\b(?:of|root|log|mod|base|times|plus|minus|over|by|[A-Za-z]))\s*$"
    r"|\b(?:of|between)\b[^.!?:;\n=]*\band\s*$|\d[ \t]+(?::[ \t]*)?$|!$",
    re.IGNORECASE,
)
_CHANGED_BEHIND = later(
    rf"[ \t]*(?!{_MARK})(?:[A-Za-z](?![A-Za-z])|\d)"
    r"|\s*(?:[-−–+*×·/÷^<>≤≥≈√%?]|[.,]\d|!\s*[-−–+*×·/÷^<>≤≥≈√%=!]"
    r"|\(?(?:r(?:emainder|est)?|mod)\b"
    r"|[,;(]?\s*(?:(?:and|with|an?|the) )*"
    r"(?:remainder|rest\b|left[ -]?over|remaining|[a-z\d]+ (?:is |are )?(?:left|over|remain))"
    r"|is (?:not|n['’]t|wrong|false)|would be wrong)"
    r"|\(|\s+\((?=[-−]?\d|[A-Za-z](?![A-Za-z]))",
    re.IGNORECASE,
)


_MORE = later(
    r"\s+and\s+(?:an?\s+(?:half|quarter)\b|\d[\d.,]*\s*[A-Za-zµ]+\b(?!\s*(?:=|is\b|are\b)))",
    re.IGNORECASE,
)
"""The other half of a quantity in two units: 90 min = 1 h and 30 min."""


def false_sum(text: str, known: Sequence[str] = (), problem: str = "") -> str:
    """The first sum in a text that is stated and wrong; "" for none. What stands in `known`, what
    the learner wrote, may be quoted; a fraction may be one of what the `problem` is about."""
    text = _POWER_IN_STARS.sub("^", text)
    plain = readable(text.replace("**", "").replace("`", "")).translate(_DOTS)
    if counts_otherwise(plain):
        return ""
    text = with_signs(_without_money(plain))
    lines = (_without_money(line.translate(_DOTS)) for line in known)
    quoted = ["".join(with_signs(line).split()) for line in lines]
    for match in _STATED.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        listed = None if _GOES_ON.search(before) else _LISTED.search(before)
        if listed is None and _CHANGED_BEFORE.search(before):
            continue
        if _CHANGED_BEHIND.match(text, match.end()):
            continue
        if not words_behind.are_read(text, match.end()):
            continue
        stated = match[0].strip()
        first, _, others = stated.partition("=")
        if leads.is_part(first) and not leads.leave_whole(before):
            stated = others.strip()  # what that is said to be may be wrong for itself
        if "=" not in stated:
            continue
        counts = counted.in_counts(stated)
        if _DATE.search(stated) or not _SIGN.search(counts):
            continue
        if any("".join(stated.split()) in line for line in quoted):
            continue
        if remainders.is_step(stated, problem):
            continue
        readings = [counted.in_numbers(stated), *([counts] if counts != stated else [])]
        readings.append(statements.of_whole(readings[0], problem))
        readings += words_behind.in_other_units(stated, text, match.end())
        readings += words_behind.with_more(stated, text, match.end())
        if named := words_behind.named_first(stated, before):
            readings.append(named)
        if listed and listed[1] in "-−–":
            readings.append(f"-{stated}")
        if text[match.end() :].startswith("!"):
            readings.append(re.sub(r"\d+$", _factorial, stated))
        if _DECIMAL_COMMA.search(stated):
            readings.append(_DECIMAL_COMMA.sub(r".\1", stated))
        if _ROOT_OF_FRACTION.search(stated):
            readings.append(_ROOT_OF_FRACTION.sub(r"√(\1)", stated))
        if all(map(_is_false, readings)):
            return stated
    return _false_otherwise(with_times(plain), known)


def _false_otherwise(text: str, known: Sequence[str]) -> str:
    """The first sum in words or with units that is stated and wrong; "" for none."""
    told = (
        *other_claims.in_words(text),
        *other_claims.in_per_cent(text),
        *other_claims.of_powers(text),
        *other_claims.of_common(text),
        *clause_claims.in_numbers(text),
    )
    wrong = [each for each in told if _is_false(each.in_signs)]
    lines = (with_times(line.translate(_DOTS)) for line in known)
    quoted = ["".join(line.casefold().split()) for line in lines]
    wrong += clause_claims.false_with_and(text)
    wrong += clause_claims.false_measures(text)
    for each in (*wrong, *other_claims.false_measures(text)):
        before = text[max(0, each.start - _LOOK_BACK) : each.start]
        if not _GOES_ON.search(before):
            before = _LISTED.sub("\n", before).rpartition("\n")[2]
        line_end = text.find("\n", each.end)
        behind = text[each.end : line_end if line_end >= 0 else None]
        stated = text[each.start : each.end]
        if _CHANGED_BEFORE.search(before) or _CHANGED_BEHIND.match(behind):
            continue
        if _MORE.match(behind):
            continue
        if not any("".join(stated.casefold().split()) in line for line in quoted):
            return stated
    return ""


def _without_money(text: str) -> str:
    """A text in which amounts of one currency are numbers."""
    return _CURRENCY.sub("", text) if len({*_CURRENCY.findall(text)}) == 1 else text


def _factorial(number: re.Match[str]) -> str:
    value = int(number[0][:3])
    return str(math.factorial(value)) if value <= _MOST_FACTORIAL else number[0]


def _is_false(stated: str) -> bool:
    sides = [side.strip() for side in stated.split("=")]
    return any(_differ(one, other) for one, other in itertools.pairwise(sides))


def _differ(one: str, other: str) -> bool:
    """Whether two sides, one of them a sum, are not worth the same, as far as the other may be
    rounded: a decimal, cut or rounded, or one times a power of ten."""
    values = _value(one), _value(other)
    if values[0] is None or values[1] is None:
        return False
    power = powers_of_ten.read(other)  # the first is given: 4.5 × 10^3 = 4520 is wrong
    if power is not None and powers_of_ten.may_be_rounded(power, values[0]):
        return False
    return abs(values[0] - values[1]) >= max(_step(one), _step(other), _SMALL)


def _value(side: str) -> Fraction | None:
    try:
        return near(read_expression(side))
    except NotMaths:
        return None


def _step(side: str) -> Fraction:
    """What the last decimal of a result counts: it may be rounded or cut."""
    found = re.fullmatch(r"[-−–]?(?:[\d,]+\.|0,)(\d+)", side)
    return Fraction(1, 10 ** len(found[1])) if found else Fraction(0)
