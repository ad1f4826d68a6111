"""Inequalities with one unknown: a line of working is right where the same numbers solve it.

Not covered: several unknowns, functions, and what no number or every number solves.
"""

import re
from decimal import Decimal
from itertools import chain, product
from math import prod

from bot.skills.tutor.maths.attempts import cases, unfinished
from bot.skills.tutor.maths.found import Followed, Found
from bot.skills.tutor.maths.written.around import bare, in_lines
from bot.skills.tutor.maths.written.as_written import is_told, short_root
from bot.skills.tutor.maths.written.said_numbers import with_improper_fractions
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.plain import readable
from bot.tools.maths.powers import RAISED
from bot.tools.maths.relations import (
    Inequality,
    Stretch,
    is_solved_form,
    read_inequality,
    told_stretches,
    unknown_of,
)
from bot.tools.maths.tree import NotMaths

_SIGN = r"(?:<=|>=|=<|[<>≤≥⩽⩾]|\\(?:leq?|geq?|lt|gt)(?![A-Za-z]))"
_SIDE = rf"(?:[-+−*/×÷·^().|\d\s{RAISED}√$]|(?<![a-zA-Z])[a-zA-Z](?![a-zA-Z])){{1,60}}"
_CHAIN = rf"{_SIDE}(?:{_SIGN}{_SIDE}){{1,2}}"
_INEQUALITY = re.compile(rf"{_CHAIN}(?:(?:\b(?:or|and)\b|,){_CHAIN})?", re.IGNORECASE)
_REASONS = {
    "fewer": "numbers were lost that solve the line before",
    "more": "it lets numbers in that do not solve the line before",
    "other": "other numbers solve it than the line before",
}
_PARTS = ("fewer", "more")
"""What may come to the line before together with other lines, as x > 2 and x < -2, or x < 4 and
x > -4."""
_IN = re.compile(r"^[a-z]\s*(?:∈|\\in\b|\bin\b)\s*")
_UNION = re.compile(r"∪|\\cup\b|\bor\b|\bU\b")
_BRACKETS = re.compile(r"(?P<a>[(\[])(?P<low>[^,;()\[\]]+)[,;](?P<high>[^,;()\[\]]+)(?P<b>[)\]])")
_ENDLESS = re.compile(r"[-−+]?\s*(?:∞|\\infty|inf(?:inity)?|oo)")
_SEPARATED = re.compile(r"\s*(?:;|,(?=\s|[A-Za-z]))\s*")
_BETWEEN = re.compile(r",\s|\band\b", re.IGNORECASE)
_LISTED = re.compile(r"\s*[,;\n]\s*")
_TOGETHER = re.compile(
    r"\b(?:and|both|system|simultaneous(?:ly)?|together|at the same time|inequalities)\b", re.I
)
_MOST_LINES = 20
_MOST_TOGETHER = 8
"""So many inequalities are read as ones that hold together, and so many cases of them: (a or b)
and (c or d) has 4."""
_READ_CHARS = 500
_HINT_CHARS = 3000


def claims(text: str) -> bool:
    """Whether somebody brings an inequality that is not solved yet."""
    inequality = _read(_in(text))
    return inequality is not None and not is_solved_form(inequality, is_told)


def is_to_solve(text: str) -> bool:
    """Whether a text is one inequality that is not solved yet, and nothing else."""
    inequality = _read(text)
    return inequality is not None and not is_solved_form(inequality, is_told)


def answered(text: str) -> tuple[str, str] | None:
    """An inequality, and the lines that a row gives behind it, of which the last one is solved:
    "2x + 1 > 7, 2x > 6, x < 3"; None where it is none such."""
    steps, rest = list[str](), bare(in_lines(text[:_READ_CHARS])).replace("\n", ", ")
    rest = _SEPARATED.sub(", ", rest)
    while (found := _BETWEEN.search(rest)) and is_to_solve(rest[: found.start()].strip()):
        steps.append(rest[: found.start()].strip())
        rest = rest[found.end() :].strip()
    is_it = steps and _read(rest) is not None and not is_to_solve(rest)
    return (steps[0], "\n".join([*steps[1:], rest])) if is_it else None


def beside_answer(text: str) -> tuple[str, str] | None:
    """The inequality in a text, and what stands beside it and is nothing but solved: "2x > 6, x >
    4"; None where that may be a second condition, as behind "and", or of another unknown."""
    found = [each[0].strip(" .,\n$") for each in _INEQUALITY.finditer(text[:_READ_CHARS])]
    first, *others = [each for one in found for each in _LISTED.split(one)] or [""]
    read = [_read(each) for each in (first, *others)]
    known = [each for each in read if each is not None]
    if not others or len(known) < len(read) or _TOGETHER.search(text):
        return None
    is_of_one = len({unknown_of(each) for each in known}) == 1
    is_it = is_to_solve(first) and not any(map(is_to_solve, others))
    return (first, "\n".join(others)) if is_it and is_of_one else None


async def hold_together(first: str, others: str, maths: MathsChecker) -> bool:
    """Whether the last of several inequalities is what all those before it say together, and not
    what the first one says alone: "2x > 4, 3x < 12, 2 < x < 4" is no working of the first.

    Raises MathsUnavailable.
    """
    *before, last = (_read(each) for each in [first, *re.split(r"\n|,\s", others)])
    told = [each for each in before if each is not None]
    if last is None or len(told) < max(2, len(before)):
        return False
    if max(len(told), prod(map(len, told))) > _MOST_TOGETHER:
        return True  # nobody can tell
    all_of_them = tuple(tuple(chain(*each)) for each in product(*told))
    if await maths.same_inequalities(told[0], last) == "same":
        return False
    return await maths.same_inequalities(all_of_them, last) == "same"


def begins(line: str) -> bool:
    """Whether this is the first line of such a problem."""
    return _read(line) is not None


async def find(text: str, maths: MathsChecker) -> Found | None:
    """The inequality in a text; None: no stretch of numbers solves it, or no tool finds it.

    Raises MathsUnavailable.
    """
    written = readable(_in(text))
    inequality = _read(written)
    if inequality is None:
        return None
    found = [
        Stretch(_short(each.low), each.is_low_in, _short(each.high), each.is_high_in)
        for each in await maths.stretches(inequality)
    ]
    key = told_stretches(unknown_of(inequality), found)
    return Found(Question(f"Solve {written}.", "expression", (key,)), written) if found else None


async def follow(lines: tuple[str, ...], attempt: str, maths: MathsChecker) -> Followed | None:
    """Check each inequality of an attempt against the line before; None where it holds none.

    Raises MathsUnavailable.
    """
    problem = _read(lines[0])
    unknown = unknown_of(problem) if problem else ""
    new = [said for row in attempt.splitlines()[:_MOST_LINES] if (said := _said(row, unknown))]
    if problem is None or not new:
        return None
    followed = await _followed(lines, new, problem, maths)
    if not followed.some:
        return followed
    found = [await _in_cases(word, lines, new, problem, maths) for word in ("or", "and")]
    return max(*found, followed, key=lambda each: (not each.says, len(each.lines)))


async def _in_cases(
    word: str, lines: tuple[str, ...], new: list[str], problem: Inequality, maths: MathsChecker
) -> Followed:
    """The same with lines that are parts of one as that one, joined by `word`."""

    async def how(first: str, second: str) -> str:
        one, other = _read(first), _read(second)
        reason = await maths.same_inequalities(one, other) if one and other else "other"
        return "" if reason == "unknown" else reason

    judge = cases.Judge(how, lambda line: not is_to_solve(line), word)
    joined = await cases.joined(new, lines[-1], judge)
    followed = await _followed(lines, list(joined.lines), problem, maths)
    if followed.says or joined.slip is None:
        return followed
    slip = joined.slip
    says = f"In `{slip.line}` something is off: other numbers solve it than `{slip.of}`."
    return Followed(followed.lines, False, says)


async def _followed(
    lines: tuple[str, ...], new: list[str], problem: Inequality, maths: MathsChecker
) -> Followed:
    right = list(lines)
    before = _read(right[-1]) or problem
    is_solved = False
    waiting = [*reversed(new)]
    while waiting and len(right) - len(lines) < _MOST_LINES:
        line = waiting.pop()
        first, others = _parted(line)
        if first and await maths.same_inequalities(before, first[1]) == "same":
            waiting += [others, first[0]]  # "2x > 4, x > 2" are two lines
            continue
        inequality = _read(line)
        if inequality is None:
            says = f"`{line}` names one number, and many solve it. Write it with <, >, ≤ or ≥."
            return Followed(tuple(right), False, says, is_unsure=True)
        is_one = unknown_of(inequality) == unknown_of(problem)
        reason = await maths.same_inequalities(before, inequality) if is_one else "other"
        either = _read(line.replace(",", " or ")) if reason == "fewer" else None
        if either and await maths.same_inequalities(before, either) == "same":
            reason = "same"  # "x < -3, x > 3"
        if reason == "unknown":
            says = f"I cannot tell whether `{line}` follows. Can you write it more simply?"
            return Followed(tuple(right), False, says, is_unsure=True)
        if reason != "same":
            says = f"In `{line}` something is off: {_REASONS[reason]}."
            return Followed(tuple(right), False, says, some=line if reason in _PARTS else "")
        right.append(line)
        before = inequality
        is_solved = is_solved_form(inequality, is_told)
    sides = [side for each in before for one in each for side in (one.left, one.right)]
    left = unfinished.left_in(*sides) if is_solved else ""
    return Followed(tuple(right), is_solved, "", left=left)


def stated(text: str) -> list[Inequality]:
    """The inequalities that stand in a text."""
    found = (_read(match[0].strip(" .,?\n$")) for match in _INEQUALITY.finditer(text[:_HINT_CHARS]))
    return [each for each in found if each is not None]


def written_in(text: str) -> list[str]:
    """The same as they are written there."""
    found = (match[0].strip(" .,?\n$") for match in _INEQUALITY.finditer(text[:_HINT_CHARS]))
    return [each for each in found if _read(each) is not None]


def _in(text: str) -> str:
    """The one inequality in a text; "" for none or several."""
    found = [match[0].strip(" .,\n$") for match in _INEQUALITY.finditer(text[:_READ_CHARS])]
    found = [each for each in found if _read(each) is not None]
    return found[0] if len(found) == 1 else ""


def _from_brackets(said: str, unknown: str) -> str:
    """Numbers as "(-4, 3]" or "[2, ∞)" say them, with signs; anything else as it is."""
    pieces = _UNION.split(_IN.sub("", said.strip("$ ")))
    found = [_BRACKETS.fullmatch(piece.strip()) for piece in pieces]
    told: list[str] = []
    for each in found:
        if each is None:
            return said
        low, high = each["low"].strip(), each["high"].strip()
        ends = [
            "" if _ENDLESS.fullmatch(low) else f"{low} {'<=' if each['a'] == '[' else '<'} ",
            "" if _ENDLESS.fullmatch(high) else f" {'<=' if each['b'] == ']' else '<'} {high}",
        ]
        told.append(unknown.join(ends))
    return " or ".join(told)


def _said(row: str, unknown: str) -> str:
    """What a line of an attempt says; "" for nothing that can be checked."""
    said = _SEPARATED.sub(", ", _from_brackets(bare(row), unknown))
    if _read(said) is not None:
        return said
    return _in(row) or (said if re.fullmatch(r"[a-z]\s*=\s*[-−]?[\d./]+", said) else "")


def _parted(line: str) -> tuple[tuple[str, Inequality] | None, str]:
    """The first of several inequalities in a line, as it is written and read, and the others."""
    for found in _BETWEEN.finditer(line):
        first, others = line[: found.start()].strip(), line[found.end() :].strip()
        read = _read(first)
        if read is not None and _read(others) is not None:
            return (first, read), others
    return None, ""


def _read(text: str) -> Inequality | None:
    try:
        return read_inequality(with_improper_fractions(text))
    except NotMaths:
        return None


def _short(end: str) -> str:
    return short_root(Decimal(end)) if end else ""
