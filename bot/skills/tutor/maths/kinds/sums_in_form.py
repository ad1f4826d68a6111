"""Sums whose result is wanted in a form, "3/4 + 1/2 as a decimal": each line is judged as one of
the sum alone, the result also by its form.

Not read: a number before which something says that more is meant than that ("the sum of 3/4 and 1/2
as a decimal", "x + 1/2 as a fraction").
"""

import re
from dataclasses import replace
from fractions import Fraction

from bot.patterns import later
from bot.skills.tutor.maths.attempts import running_on
from bot.skills.tutor.maths.found import Followed
from bot.skills.tutor.maths.kinds import number_forms
from bot.skills.tutor.maths.written import worded
from bot.skills.tutor.maths.written.around import bare
from bot.skills.tutor.maths.written.sums import in_signs, sum_in
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths

_NUMBER = later(r"[-−–]?\s*(?:(?:\d+\s+)?\d+\s*/\s*\d+|[\d.,]+\s*%?)")
_GOES_BEFORE = later(
    r"(?:(?:[\d)!²³%]|\b[a-z])\s*[-−–+*/×÷·^]|\b(?:x|by|from|between|double|twice|half"
    r"|\d+\s+(?:and|to|with)"
    r"|(?:[\d%]|cent|half|halves|thirds?|quarters?|fifths?|square|cube|root|sum|product|difference)"
    r"\s+of(?:\s+the)?))\s*$",
    re.IGNORECASE,
)
"""Before a number that is not all that is to be written in another form."""
_SHARE = later(r"\d\s*(?:%|per ?cent)", re.IGNORECASE)
_MARK = later(r"(?:^|\s)\(?(?:\d{1,2}|[a-l])[.)]\s+")
"""Of an exercise in a list."""


def ending_with(number: str, before: str) -> str | None:
    """The sum that ends with a number, behind what stands `before` it; "" where that is all; None
    where it belongs to what is not read. Pure."""
    before = _MARK.split(before)[-1]
    said = in_signs(f"{before}{number}")
    summed = sum_in(said)
    for of in (summed if said.endswith(summed) else "", worded.sum_said(f"{before}{number}")):
        if _value(of) is not None:
            return of
    return None if _GOES_BEFORE.search(before) else ""


def is_one(form: str, of: str) -> bool:
    """Whether what is to be written in a form is a sum. Pure."""
    return number_forms.has_rule(form) and _value(of) is not None


def result(form: str, of: str) -> str:
    """What a sum comes to, in the form; "" where it has none. Pure."""
    value = _value(of)
    return "" if value is None else number_forms.in_form(form, value)


async def follow(
    lines: tuple[str, ...], of: str, form: str, attempt: str, maths: MathsChecker
) -> Followed | None:
    """Check each line of an attempt against the sum, and its result by the form; None where it
    holds no maths. Raises MathsUnavailable."""
    followed = await running_on.follow((of, *lines[1:]), attempt, maths)
    if followed is None:
        return None
    followed = replace(followed, lines=(*lines[:1], *followed.lines[1:]))
    if not followed.is_solved:
        return followed
    row = bare(attempt.splitlines()[-1])
    said = (row if _SHARE.search(row) else followed.lines[-1]).rpartition("=")[2].strip()
    lack = number_forms.lack(form, said)
    if lack is None:
        return replace(followed, left="")
    lines = (*followed.lines[:-1], said)
    return Followed(lines, False, lack.says, is_unsure=True)


def _value(of: str) -> Fraction | None:
    """What a sum comes to; None for a number by itself, and for anything else."""
    try:
        return None if not of or _NUMBER.fullmatch(of) else exact(read_expression(of))
    except NotMaths:
        return None
