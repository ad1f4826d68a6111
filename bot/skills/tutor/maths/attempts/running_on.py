"""Rows that run on: "3 × 2 = 6 + 5 = 11" for 3 × 2 = 6 and 6 + 5 = 11. Each step is judged as the
one that is meant, with the word that its "=" is not so, and, of a sum,
that what it comes to is not the answer.

Also read: the problem, or the unknown, before such a row, as what its last result is said to be
(5 + 3 × 2 = 3 × 2 = 6 + 5 = 11); one side of an equation before it (x + 5 = 12 - 5 = 7). In an
equation that counts only where nothing, or less, is right of the row as it stands. Nobody has to
mind an "=" that they said in words: "3 × 2 is 6 and 5 is 11".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.patterns import later
from bot.skills.tutor.maths.attempts import rows, statements, working
from bot.skills.tutor.maths.attempts.maths_lines import READ_CHARS
from bot.skills.tutor.maths.found import Followed
from bot.skills.tutor.maths.written.around import bare
from bot.skills.tutor.maths.written.sums import in_signs
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import Node, NotMaths

_NUMBER = r"(?:\d+ \d+/\d+|\d+/\d+|\d+(?:[.,]\d+)*)"
_BEGINS = re.compile(rf"(?P<number>[-−]?{_NUMBER})(?=\s*[-+−*×÷·/])")
_WHOLE = re.compile(r"(?P<number>[-−]?\d+(?:[.,]\d+)*)(?=\s*[-+−*×÷·/])")
_ENDS = re.compile(rf"[+*×·]\s*(?P<number>{_NUMBER})$")
_NAME = re.compile(r"[A-Za-z]\w?")
_MIND = (
    "Mind the “=”: `{first} = {second}` is not so. Write a new line for each step that goes on "
    "with the result."
)
_WRITTEN = later(r"=(?!>)")
_MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class _Unrolled:
    """The steps of a row that runs on, and what to mind of it. `is_plain`: all are of numbers, so
    that the row as it stands is wrong."""

    steps: tuple[str, ...]
    mind: str
    is_plain: bool = True


async def follow(lines: tuple[str, ...], attempt: str, maths: MathsChecker) -> Followed | None:
    """As working.follow, with the rows that run on as they are meant. Raises MathsUnavailable."""
    split = attempt.splitlines()[:_MOST_ROWS]
    found = [_row(row[:READ_CHARS], lines[0]) for row in split]
    minds = [each.mind for each in found if each]
    as_written = None
    if not minds or not all(each.is_plain for each in found if each):
        as_written = await working.follow(lines, attempt, maths)
        if not minds or (as_written and not _is_off(as_written)):
            return as_written
    steps = [each.steps if each else (row,) for row, each in zip(split, found, strict=True)]
    meant = await working.follow(lines, "\n".join(step for row in steps for step in row), maths)
    if meant is None or (as_written and _is_off(meant) and not _is_longer(meant, as_written)):
        return as_written
    if _is_off(meant):
        return meant
    is_unsure = meant.is_unsure or not meant.is_solved
    comes_to = meant.part if meant.says and meant.part not in meant.says else ""
    says = " ".join(each for each in (meant.says, comes_to, minds[0]) if each)
    return replace(meant, says=says, is_unsure=is_unsure, minds=minds[0])


def unless_said(followed: Followed | None, attempt: str) -> Followed | None:
    """What an attempt shows, without what is to mind of an "=" where it has none."""
    if not followed or not followed.minds or _WRITTEN.search(attempt):
        return followed
    says = followed.says.replace(followed.minds, "").strip()
    return replace(followed, says=says, is_unsure=followed.is_unsure and says != "", minds="")


async def steps_of(sides: Sequence[str], maths: MathsChecker) -> tuple[tuple[str, ...], str]:
    """The statements that a chain of numbers means, all of them true, and what to mind of it;
    ((), "") for any other."""
    steps = _chain(sides, "")
    for step in steps:
        if await statements.holds(step, maths) is not Verdict.YES:
            return (), ""
    return steps, _mind(steps) if steps else ""


def _is_off(followed: Followed) -> bool:
    return bool(followed.says) and not followed.is_solved and not followed.is_unsure


def _is_longer(one: Followed, other: Followed) -> bool:
    return len(one.lines) > len(other.lines)


def _row(row: str, problem: str) -> _Unrolled | None:
    """A row of which a step runs on; None for any other."""
    pieces = rows.steps(row)
    read = [_unrolled(piece, problem) for piece in pieces]
    first = next((each for each in read if each), None)
    if first is None:
        return None
    told = [each.steps if each else (piece,) for piece, each in zip(pieces, read, strict=True)]
    is_plain = all(each.is_plain for each in read if each)
    return _Unrolled(tuple(step for each in told for step in each), first.mind, is_plain)


def _unrolled(step: str, problem: str) -> _Unrolled | None:
    sides = [side.strip() for side in in_signs(bare(step)).split("=")]
    for first in (sides[0], statements.fraction_of_whole(sides[0], problem)):
        if first and (plain := _chain([first, *sides[1:]], problem)):
            return _Unrolled(plain, _mind(plain))
    head, *others = sides
    value = _value(head)
    rest = _chain(others, problem) if len(others) > 1 else ()
    is_of_sum = "=" not in problem
    if value is not None:
        is_whole = is_of_sum and value == _value(problem)
        return _said_of(head, rest) if rest and is_whole else None
    if rest and _NAME.fullmatch(head):
        return _Unrolled(rest, _mind(rest)) if is_of_sum else _said_of(head, rest)
    if is_of_sum or _tree(head) is None or not others:
        return None
    begins = _BEGINS.match(others[0])
    said = f"{head}={begins['number']}" if begins else ""
    if rest and said and "".join(said.split()) == "".join(in_signs(problem).split()):
        mind = _MIND.format(first=head, second=others[0])
        return _Unrolled((problem, *rest), mind, is_plain=False)
    if rest:
        return _Unrolled((f"{head} = {rest[0]}", *rest[1:]), _mind(rest), is_plain=False)
    if begins is None or len(others) < 2:
        return None
    first = f"{head} = {begins['number']}"
    mind = _MIND.format(first=head, second=others[0])
    return _Unrolled((first, " = ".join(others)), mind, is_plain=False)


def _said_of(head: str, rest: tuple[str, ...]) -> _Unrolled:
    """A row that runs on, said to be what its first side comes to."""
    last = rest[-1].rpartition("=")[2].strip()
    return _Unrolled((*rest, f"{head} = {last}"), _mind(rest))


def _mind(steps: Sequence[str]) -> str:
    first, second = (step.split("=")[0].strip() for step in steps[:2])
    return _MIND.format(first=first, second=second)


def _chain(sides: Sequence[str], problem: str) -> tuple[str, ...]:
    """A chain of numbers in which each "=" goes on from the result before it as the statements that
    are meant; () for any other."""
    first, *others = sides
    value = _worth(first, problem)
    told, current = list[str](), [first]
    for side in others if value is not None else ():
        said = _worth(side, problem)
        if said != value and _is_worked(side):
            result = next((each for each in _goes_on_from(side) if _value(each) == value), "")
            if not result:
                return ()
            told.append(f"{' = '.join(current)} = {result}")
            current, value = [side], said
        else:
            current.append(side)
    return (*told, " = ".join(current)) if told else ()


def _goes_on_from(side: str) -> Iterator[str]:
    """The numbers that may be the result before it: the 6 of 6 + 5, and of 5 + 6."""
    for pattern, place in ((_BEGINS, side.lstrip()), (_WHOLE, side.lstrip())):
        if found := pattern.match(place):
            yield found["number"]
    if found := _ENDS.search(side):
        yield found["number"]


def _worth(side: str, problem: str) -> Fraction | None:
    """What a side comes to, 10% of what the problem takes per cent of."""
    return _value(statements.share_of_whole(side, problem) or side)


def _value(text: str) -> Fraction | None:
    tree = _tree(text)
    return None if tree is None else exact(tree)


def _tree(text: str) -> Node | None:
    try:
        return read_expression(text)
    except NotMaths:
        return None


def _is_worked(side: str) -> bool:
    tree = _tree(side)
    return tree is not None and statements.is_worked(tree)
