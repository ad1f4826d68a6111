"""Lines of which each holds a part of what solves a problem: "x - 2 = 0, x = 2" below one another
and then "x - 3 = 0, x = 3". Such cases are one line, that joins the last of each by "or"; whether
it has all solutions is judged as of any other line. Inequalities that hold together, "x < 4" and
then "x > -4", are joined by "and". Pure, but for what is asked of the checker.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.tools.maths.arithmetic import exact
from bot.tools.maths.tree import Equation, Node, flat, symbols

_JOINTS = {
    "or": re.compile(r"\s*(?:\bor\b|∨|;)\s*"),
    "and": re.compile(r"\s*(?:\band\b|∧|,(?=\s))\s*"),
}
_TURNED = {"fewer": "more", "more": "fewer"}
_OFF = ("other", "more")
_EVEN = range(2, 20, 2)
_MOST = 6
"""Cases beside one another."""


@dataclass(frozen=True, slots=True)
class Judge:
    """How the solutions of a line compare with those of another ("same", "fewer" or anything else,
    "" for what the checker cannot tell), and whether a line is `is_done`: it names solutions, with
    nothing left to do. `word` joins the cases; by "and" each holds more than all together."""

    how: Callable[[str, str], Awaitable[str]]
    is_done: Callable[[str], bool]
    word: str = "or"

    async def part(self, before: str, line: str) -> str:
        """How a line compares with another; "fewer" of a part of that."""
        reason = await self.how(before, line)
        return _TURNED.get(reason, reason) if self.word == "and" else reason

    def join(self, cases: Sequence[str]) -> str:
        """Cases as one line."""
        return f" {self.word} ".join(cases)


@dataclass(frozen=True, slots=True)
class Slip:
    """A line that does not follow from the one before, `of`. `is_sure`: it cannot be meant as a
    case beside that one."""

    line: str
    of: str
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Joined:
    """Lines of working in which each run of cases is one line; those before a `slip`, if there is
    one among the cases."""

    lines: tuple[str, ...]
    slip: Slip | None = None


def fall_apart(read: Node | tuple[Equation, ...]) -> bool:
    """Whether there are cases in a line as it is written: (x - 2)(x - 3) = 0, |x| = 3, x² = 9. Of
    x² = 5x the x = 5 is no case; it was divided by x."""
    if isinstance(read, Node):
        return False
    sides = [(side, other) for each in read for side, other in _both_ways(each)]
    return len(read) > 1 or any(_falls_apart(*each) for each in sides)


def has_zero(read: Node | tuple[Equation, ...]) -> bool:
    """Whether one side of a line is 0, so that it may fall apart in somebody's head."""
    if isinstance(read, Node):
        return False
    return any(exact(side) == 0 for each in read for side in (each.left, each.right))


def _both_ways(equation: Equation) -> tuple[tuple[Node, Node], ...]:
    return (equation.left, equation.right), (equation.right, equation.left)


def _falls_apart(side: Node, other: Node) -> bool:
    if (side.kind, side.value) in (("abs", ""), ("fn", "abs")):
        return bool(symbols(side))
    if side.kind == "pow" and not symbols(other):
        return bool(symbols(side)) and exact(side.parts[1]) in _EVEN
    factors = [each for each in flat(side, "mul") if symbols(each)]
    return exact(other) == 0 and len(factors) > 1


async def joined(lines: Sequence[str], before: str, judge: Judge) -> Joined:
    """Lines of working as far as they hold cases; `before` is the one before them."""
    found: list[str] = []
    left = list(lines)
    while left:
        run = await _run(left, before, judge)
        if run.slip is not None:
            return Joined(tuple(found), run.slip)
        found.append(run.line)
        left = left[run.used :]
        reason = await judge.how(before, run.line)
        if reason == "same":
            before = run.line
        if not reason:  # nobody can tell, and what comes behind may take as long
            break
    return Joined((*found, *left))


@dataclass(frozen=True, slots=True)
class _Run:
    """The first line, or the cases that begin with it as one; how many lines that are; and which
    one goes wrong."""

    line: str
    used: int = 1
    slip: Slip | None = None


async def _run(lines: Sequence[str], before: str, judge: Judge) -> _Run:
    cases = await _begun(lines[0], before, judge)
    doubtful: list[tuple[int, int]] = []
    used = 0
    is_at_odds = False
    reason = ""
    while used < len(lines):
        line = lines[used]
        reason = await judge.part(before, line)
        if reason != "fewer" or len(cases) > _MOST or (line in cases and judge.is_done(line)):
            break  # it is no case, or one that is said again
        reasons = [await judge.part(case, line) for case in cases]
        if "same" in reasons:
            at = reasons.index("same")
            is_at_odds = judge.is_done(cases[at]) and not judge.is_done(line)
            if is_at_odds:  # it was solved before
                break
            cases[at] = line
        elif "fewer" in reasons:  # cases of a case
            at = reasons.index("fewer")
            within = await _run(lines[used:], cases[at], judge)
            if within.slip and await judge.part(before, within.slip.line) in _OFF:
                return within
            if within.slip or await judge.how(cases[at], within.line) != "same":
                break
            cases[at] = within.line
            used += within.used - 1
        else:
            if used and judge.is_done(line) and not judge.is_done(lines[used - 1]):
                open_at = [n for n, case in enumerate(cases) if case == lines[used - 1]]
                doubtful += [(at, used) for at in open_at]
            cases.append(line)
        used += 1
    if not used:
        return _Run(lines[0])
    whole = judge.join(cases)
    if reason in _OFF:
        last, is_whole = lines[used - 1], await judge.how(before, whole) == "same"
        slip = Slip(lines[used], before if judge.is_done(last) else last)
        return _Run(whole, used, None if is_whole else slip)
    for at, line_at in doubtful:  # what does not follow from the line before may begin a case
        if not judge.is_done(cases[at]):
            return _Run(whole, used, Slip(lines[line_at], cases[at], is_sure=is_at_odds))
    return _Run(whole, used)


async def _begun(line: str, before: str, judge: Judge) -> list[str]:
    """The cases that the line before begins: "x = 0 or x - 4 = 0", if this one goes on with one of
    them that is not done."""
    begun = _JOINTS[judge.word].split(before.strip())
    is_new = len(begun) > 1 and not (line in begun and judge.is_done(line))
    on_from = [each for each in begun if is_new and await judge.how(each, line) == "same"]
    is_on = any(judge.is_done(line) or not judge.is_done(each) for each in on_from)
    return begun if is_on else []
