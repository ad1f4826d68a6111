"""A whole number that is said by the bounds between which it alone lies: "more than 82 but less
than 84", "82 < ? < 84", "between 82 and 84", "after 1065 and before 1067". Pure.

What a bound is said of is not read: any two of a text go together, so long as no line on the table
has both, and they are not both tries.
Not covered: bounds of other numbers than whole ones, and such as leave more than one.
"""

import itertools
import math
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from bot.patterns import later

_NUMBER = r"(?P<{}>(?:(?<![\w)] )-|(?<![\w.,/^-]))\d{{1,9}}(?:\.\d{{1,6}})?)(?![\w/^%]|[.,]\d)"
_FILL = r"(?:(?:the|your|number|year|numbers|integers|years|whole|just|than) ){0,3}"
_ABOVE = r"(?:more|greater|bigger|larger|higher|later) than|above|over|past|after|beyond|exceeds?"
_BELOW = r"(?:less|fewer|smaller|lower|earlier) than|below|under|before"
_AT_LEAST = r"at least|(?:no|not) (?:less|fewer|smaller|lower|earlier) than"
_AT_MOST = r"at most|(?:no|not) (?:more|greater|bigger|larger|higher|later) than|up to"
_TOO = r" (?:is|was|would be|gives)(?: \w+)? too"
_BOUND = later(
    rf"(?<!\d )(?:\b(?:(?P<at_least>{_AT_LEAST})|(?P<at_most>{_AT_MOST})|(?P<above>{_ABOVE})"
    rf"|(?P<below>{_BELOW})) {_FILL}|(?P<sign>[<>≤≥]=?)\s*){_NUMBER.format('bound')}",
    re.IGNORECASE,
)
_BEHIND = later(
    rf"{_NUMBER.format('bound')}(?:\s*(?P<sign>[<>≤≥]=?)"
    rf"|{_TOO} (?:(?P<above>low|small|little|early)|(?P<below>high|big|large|great|much|late))\b)",
    re.IGNORECASE,
)
_BETWEEN = later(
    rf"\bbetween {_FILL}{_NUMBER.format('one')},? and {_FILL}{_NUMBER.format('other')}",
    re.IGNORECASE,
)


def only_between(
    forms: Iterable[str], of_exercise: set[Fraction], of_others: list[set[Fraction]]
) -> Iterator[Fraction]:
    """The whole numbers that alone lie between two bounds in a text (each of its forms); but for
    bounds both of which come from the exercise, from one other line, or are tries by themselves."""
    tries = {number for line in of_others if len(line) == 1 for number in line}
    on_table = (of_exercise, tries, *of_others)
    for form in forms:
        lower, upper = _bounds(form)
        for (low, first), (high, last) in itertools.product(lower, upper):
            if first == last and not any({low, high} <= line for line in on_table):
                yield Fraction(first)


def _bounds(text: str) -> tuple[set[tuple[Fraction, int]], set[tuple[Fraction, int]]]:
    """The bounds from below and from above, each with the first and last whole number within it."""
    lower, upper = set[tuple[Fraction, int]](), set[tuple[Fraction, int]]()
    for found in (*_BOUND.finditer(text), *_BEHIND.finditer(text)):
        bound, said = Fraction(found["bound"]), found.groupdict()
        sign = said["sign"] or ""
        has_equal = bool({*sign} & {*"=≤≥"} or said.get("at_least") or said.get("at_most"))
        is_left = found.re.pattern == _BEHIND.pattern  # 82 < ?
        is_lower = bool(said["above"] or said.get("at_least")) or (
            bool(sign) and (sign[0] in "<≤") == is_left
        )
        if is_lower:
            lower.add((bound, math.ceil(bound) if has_equal else math.floor(bound) + 1))
        else:
            upper.add((bound, math.floor(bound) if has_equal else math.ceil(bound) - 1))
    for found in _BETWEEN.finditer(text):
        low, high = sorted((Fraction(found["one"]), Fraction(found["other"])))
        lower.add((low, math.floor(low) + 1))
        upper.add((high, math.ceil(high) - 1))
    return lower, upper
