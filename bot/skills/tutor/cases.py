"""Lines of which each holds a part of what solves a problem: "x - 2 = 0, x = 2" below one another
and then "x - 3 = 0, x = 3". Such cases are one line, that joins the last of each by "or"; whether
it has all solutions is judged as of any other line. Pure, but for what is asked of the checker.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.skills.tutor.squaring import is_answer

_OR = re.compile(r"\s*(?:\bor\b|∨|;)\s*")
_MOST = 6
"""Cases beside one another."""


@dataclass(frozen=True, slots=True)
class Judge:
    """How the solutions of a line compare with those of another ("same", "fewer" or anything else,
    "" for what the checker cannot tell), and whether a line is `is_done`: it names solutions, with
    nothing left to do."""

    how: Callable[[str, str], Awaitable[str]]
    is_done: Callable[[str], bool]


async def joined(lines: Sequence[str], before: str, judge: Judge) -> list[str]:
    """Lines of working in which each run of cases is one line; `before` is the one before them."""
    found: list[str] = []
    left = list(lines)
    while left:
        line, used = await _run(left, before, judge)
        found.append(line)
        left = left[used:]
        reason = await judge.how(before, line)
        if reason == "same":
            before = line
        if not reason:  # nobody can tell, and what comes behind may take as long
            break
    return [*found, *left]


async def _run(lines: Sequence[str], before: str, judge: Judge) -> tuple[str, int]:
    """The first line, or the cases of `before` that begin with it as one; and how many lines that
    are."""
    cases = await _begun(lines[0], before, judge)
    doubtful: list[tuple[int, int]] = []
    used = 0
    while used < len(lines) and await judge.how(before, line := lines[used]) == "fewer":
        reasons = [await judge.how(case, line) for case in cases]
        if len(cases) > _MOST or (line in cases and judge.is_done(line)):
            break  # it is said again
        if "same" in reasons:
            at = reasons.index("same")
            if judge.is_done(cases[at]) and not (judge.is_done(line) or is_answer(line)):
                break
            cases[at] = line
        elif "fewer" in reasons:  # cases of a case
            at = reasons.index("fewer")
            within, more = await _run(lines[used:], cases[at], judge)
            if await judge.how(cases[at], within) != "same":
                break
            cases[at] = within
            used += more - 1
        else:
            if used and judge.is_done(line) and not judge.is_done(lines[used - 1]):
                open_at = [n for n, case in enumerate(cases) if case == lines[used - 1]]
                doubtful += [(at, used) for at in open_at]
            cases.append(line)
        used += 1
    for at, line_at in doubtful:  # what does not follow from the line before may begin a case
        if not judge.is_done(cases[at]):
            return await _run(lines[:line_at], before, judge)
    return (" or ".join(cases), used) if used else (lines[0], 1)


async def _begun(line: str, before: str, judge: Judge) -> list[str]:
    """The cases that the line before begins: "x = 0 or x - 4 = 0", if this one goes on with one of
    them that is not done."""
    begun = _OR.split(before.strip())
    is_new = len(begun) > 1 and not (line in begun and judge.is_done(line))
    on_from = [each for each in begun if is_new and await judge.how(each, line) == "same"]
    is_on = any(judge.is_done(line) or not judge.is_done(each) for each in on_from)
    return begun if is_on else []
