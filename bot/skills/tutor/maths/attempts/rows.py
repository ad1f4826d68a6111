"""A row of an attempt as the lines that it may be: "2x = 8, x = 4" are two steps, "x = 3, x = -3"
and "x = 3 and x = -3" are the values of one unknown, "x - 2 = 0, x + 1 = 0" either. Lines below
one another that only say values, or only such equations, are a row. Pure.

Which it is the checker tells: values beside one another and alternatives are joined by "or".
"""

import re
from collections.abc import Callable
from itertools import groupby

from bot.skills.tutor.maths.attempts import squaring
from bot.skills.tutor.maths.written.around import bare
from bot.skills.tutor.maths.written.sums import equation_in
from bot.tools.maths.reading import read_line
from bot.tools.maths.tree import NotMaths

SOLVED = re.compile(r"[a-zA-Z]_?[1-4₁-₄]?\s*=[^a-zA-Z=±]+")
"""One solution of several; ± says both."""
_STEPS = re.compile(
    r"\n|;|,(?=(?:\s|[a-zA-Z])[^,\n]*=)|\band\b(?=[^,\n]*=)|,(?=\s+[-−(\d][^A-Za-z]*$)"
)
_JOINED = re.compile(r"\b(?:or|and)\b")
_LINEAR = re.compile(r"(?=[^=]*[A-Za-z])[^=^()²³⁴√|/]+=[^=^()²³⁴√|A-Za-z]+")
_ITEM = re.compile(r"\s*(?:\(?(?P<mark>\d|[a-h])[.)]\s+|[*•]\s+)")
_BULLETS = r"^[ \t]*(?:[*•>][ \t]+)*"
_DASHED = re.compile(rf"{_BULLETS}[-–−][ \t]+", re.MULTILINE)
_LISTED = re.compile(rf"{_DASHED.pattern}(?=[-–−])", re.MULTILINE)
_MINUS = re.compile(rf"{_BULLETS}[-–][ \t]*(?=\S)", re.MULTILINE)
_LATER_MINUS = re.compile(r"(?<=[=<>≤≥(])([ \t]?)–")
_RELATION = re.compile(r"[=<>≤≥]")
_SAYS_MATHS = re.compile(r"\d|[=<>≤≥]")
_CHAIN = re.compile(r"=[^=,;]+=")
_IN_NUMBERS = re.compile(r"[^A-Za-z=]+=[^A-Za-z=]+")
_NUMBER = re.compile(r"[^A-Za-z=]*\d[^A-Za-z=]*")


def rows_of(attempt: str) -> list[str]:
    """An attempt at an equation row by row; lines below one another that only say values of the
    unknown, or of sums with it, are one row."""
    rows: list[str] = []
    for is_joined, group in groupby(filter(str.strip, attempt.splitlines()), _joined_as):
        lines = list(group)
        rows += ["; ".join(lines)] if is_joined else lines
    return rows


def unlisted(attempt: str) -> str:
    """An attempt without the marks of a list: "1. x = 2", "2. x = 3" below one another; the problem
    may have been the first."""
    lines = [line for line in attempt.splitlines() if line.strip()]
    items = [found for line in lines if (found := _ITEM.match(line))]
    marks = "".join(item["mark"] or "-" for item in items)
    is_counted = any(marks in each for each in ("123456789", "abcdefgh", "-" * len(lines)))
    if len(lines) < 2 - (marks == "-") or len(items) < len(lines) or not is_counted:
        return attempt
    return "\n".join(item.string[item.end() :] for item in items)


def undashed(attempt: str, *, is_read: bool = True) -> str:
    """An attempt of which each line with maths begins with a dash and a space, without those: they
    may be a list, or minus signs. A dash before a single expression is a sign where it `is_read`
    with that."""
    lines = [line for line in attempt.splitlines() if _SAYS_MATHS.search(line)]
    may_be_list = len(lines) > 1 or _RELATION.search(attempt) or not is_read
    is_list = may_be_list and all(map(_DASHED.match, lines))
    return _DASHED.sub("", attempt) if is_list else attempt


def with_minus(attempt: str) -> str:
    """An attempt in which a dash before a line is a minus sign, if there is none behind it, and in
    which each minus is the same sign."""
    signed = _MINUS.sub("-", _LISTED.sub("", attempt).replace("−", "-"))
    return _LATER_MINUS.sub(r"\1-", signed)


def steps(row: str) -> list[str]:
    """A row of an attempt at a sum, step by step."""
    return [each.strip() for each in _STEPS.split(row)]


def values_beside(row: str) -> list[str]:
    """A row of an attempt at an equation, line by line, with values beside one another in one."""
    found = pieces(row)
    return _grouped(found, _is_value) if len(found) > 1 else [row]


def readings(row: str) -> list[list[str]]:
    """The lines that a row of an attempt at an equation may be, the plainest first. Those behind
    `values_beside` take steps for alternatives."""
    plain = pieces(row)
    if len(plain) < 2:
        return [[row]]
    found = [plain, values_beside(row), _grouped(plain, lambda _: True), [row]]
    return [each for number, each in enumerate(found) if each not in found[:number]]


def _joined_as(row: str) -> str:
    if _are_values(row):
        return "values"
    return "alternatives" if _LINEAR.fullmatch(row.strip()) else ""


def _are_values(row: str) -> bool:
    """Whether a row says a value of an unknown, or several beside one another, and nothing else."""
    return all(
        SOLVED.fullmatch(each) or _NUMBER.fullmatch(each)
        for each in map(str.strip, _JOINED.split(row))
    )


def pieces(row: str) -> list[str]:
    """What stands beside one another in a row of an attempt at an equation; the row itself where
    that cannot be read piece by piece."""
    found = [each.strip() for each in _STEPS.split(row)]
    is_split = _CHAIN.search(row) or any(map(_IN_NUMBERS.fullmatch, found))
    return found if "{" not in row and (is_split or all(map(_reads, found))) else [row]


def _grouped(pieces: list[str], is_joined: Callable[[str], bool]) -> list[str]:
    """Pieces that are values, or none, beside one another in one line where they are to be."""
    lines: list[str] = []
    for are_values, group in groupby(pieces, _is_value):
        told = [equation_in(each) or each if are_values else each for each in group]
        lines += [" or ".join(told)] if is_joined(told[0]) else told
    return lines


def _is_value(piece: str) -> bool:
    said = equation_in(piece) or piece
    is_named = SOLVED.fullmatch(said) is not None or squaring.is_answer(said)
    return is_named or _NUMBER.fullmatch(said) is not None


def _reads(piece: str) -> bool:
    try:
        read_line(bare(piece))
    except NotMaths:
        return SOLVED.fullmatch(piece) is not None
    return True
