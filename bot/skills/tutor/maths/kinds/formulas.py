"""A formula with a value for each of its letters but one: "A = lw when l = 5 and w = 3". The values
are given, and the one that is asked for is what comes of putting them in.

Only where one number of few decimals comes of it: what would have to be rounded, or has a second
solution that the formula may not mean (the -4 of s^2 = 16), is left to the model, with a remark.
"""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from bot.skills.tutor.maths.attempts import running_on
from bot.skills.tutor.maths.found import Followed, Found
from bot.skills.tutor.maths.written import given_values
from bot.skills.tutor.maths.written.around import close_up
from bot.skills.tutor.maths.written.as_written import short
from bot.skills.tutor.maths.written.given_values import Given
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.tree import NotMaths

_JOIN = "; "
_MOST_DECIMALS = 4
_LARGEST = 10**6
_READ_CHARS = 2000
_SAID = re.compile(
    r"(?P<name>[A-Za-z])\s*=\s*(?P<value>[-−]?\d+(?:\.\d+)?(?:/[1-9]\d*)?)(?![\d.,/]*\d)"
)
_PAIR = re.compile(r"\(\s*(?P<one>[-−]?[\d./]+)\s*[,;]\s*(?P<other>[-−]?[\d./]+)\s*\)")
_BETWEEN = re.compile(r"\s*(?:[,;]|\band\b)\s*")


def claims(text: str) -> bool:
    """Whether somebody brings a formula and a value for each letter but one."""
    return given_values.read(text) is not None


def begins(line: str) -> bool:
    """Whether this is the first line of such a problem."""
    return _JOIN in line and claims(line)


async def find(text: str, maths: MathsChecker) -> Found | None:
    """That problem; None where no one plain number comes of it. Raises MathsUnavailable."""
    given = given_values.read(text)
    value = await _value(given, maths) if given else None
    if given is None or value is None:
        return None
    ask = f"Find {given.asked}: {given.line}."
    question = Question(ask, "expression", (f"{given.asked} = {short(value)}",))
    return Found(question, given.line)


async def follow(lines: tuple[str, ...], attempt: str, maths: MathsChecker) -> Followed | None:
    """Check each line of an attempt with the values put in; None where it holds no maths.

    Raises MathsUnavailable.
    """
    given = given_values.read(lines[0])
    if given is None:
        return None
    attempt = close_up(attempt[:_READ_CHARS])
    if other := _otherwise(attempt, given):
        return Followed(lines, False, other)
    said = [row for each in attempt.splitlines() if (row := _put_in(each, given))]
    if not said:  # what is given, once more
        return Followed((*lines, attempt.strip()), False, "") if attempt.strip() else None
    problem = given.summed or given.put_in(given.formula)
    before = [row for each in lines[1:] if (row := _put_in(each, given))]
    followed = await running_on.follow((problem, *before), "\n".join(said), maths)
    if followed is None:
        return None
    return replace(followed, lines=(lines[0], *followed.lines[1:]))


async def _value(given: Given, maths: MathsChecker) -> Decimal | None:
    """The one number that is asked for; None where there are others, or it has many figures."""
    try:
        if given.summed:
            value = await maths.value(given.summed)
        else:
            found = await maths.solve(given.put_in(given.formula))
            value = found[0] if found and len(found) == 1 else None
    except NotMaths:
        return None
    if value is None or abs(value) >= _LARGEST:
        return None
    scaled = Fraction(value) * 10**_MOST_DECIMALS
    return value if scaled.denominator == 1 else None


def _put_in(row: str, given: Given) -> str:
    """A line of an attempt with the values put in, without those that it says again, and without
    what it says that the sum is equal to."""
    values = dict(given.values)
    if (pair := _PAIR.fullmatch(row.strip())) and len(values) == 1:
        names = sorted((*values, given.asked))
        row = "; ".join(f"{name} = {each}" for name, each in zip(names, pair.groups(), strict=True))
    pieces = [each for each in _BETWEEN.split(row) if each.strip()]
    others = [each for each in pieces if not _is_given(each, values)]
    row = ", ".join(others) if len(others) < len(pieces) else row
    put = given.put_in(row)
    if given.summed:
        put = re.sub(rf"(?<![\w]){given.asked}\s*=\s*(?=\S)", "", put, count=1)
    return put


def _otherwise(attempt: str, given: Given) -> str:
    """What is to be said where a value is not the one that is given; "" for none such."""
    for name, value in given.values:
        for piece in _BETWEEN.split(attempt.replace("\n", ";")):
            said = _SAID.fullmatch(piece.strip(" ."))
            if said and said["name"] == name and Fraction(_plain(said["value"])) != Fraction(value):
                return f"`{name} = {said['value']}` is not what is given: `{name} = {value}`."
    return ""


def _plain(value: str) -> str:
    return value.replace("−", "-")


def _is_given(said: str, values: dict[str, str]) -> bool:
    found = _SAID.fullmatch(said.strip(" ."))
    return found is not None and values.get(found["name"]) == _plain(found["value"])
