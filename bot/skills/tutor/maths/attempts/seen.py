"""One line of an attempt, as the maths checker finds that it follows from those before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.skills.tutor.maths.attempts import (
    cases,
    on_the_way,
    parts,
    results,
    squaring,
    statements,
)
from bot.skills.tutor.maths.attempts.maths_lines import letters_of
from bot.tools.maths import powers_of_ten
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.reading import read_expression, read_line
from bot.tools.maths.tree import Node, is_part

_REASONS = {
    "fewer": "a solution was lost on the way",
    "more": "a solution came in that the line before does not have",
    "other": "it does not follow from the line before",
}
_SOME = "are solutions, but not all"
_ONE_CASE = f"`{{line}}` is right so far as one case of several; by itself, {_REASONS['fewer']}."
_UNSURE = "I cannot tell whether `{line}` follows. Can you write it more simply?"
_ROUNDED_SAYS = "`{line}` is rounded. Write it exactly{how}."
_HOW_EXACTLY = ", with a fraction or a root"


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of an attempt. `says` tells what is wrong with it, or, `is_unsure`, that the checker
    cannot tell; `is_beside`: it is true by itself, and no more is known of it; `is_some`: it lacks
    solutions and has no wrong one; `note` is what to mind behind it; `part` tells that it is only
    worth a part of a sum, or comes to something else."""

    line: str
    says: str = ""
    note: str = ""
    part: str = ""
    is_unsure: bool = False
    is_beside: bool = False
    is_some: bool = False


async def line_seen(line: str, right: Sequence[str], maths: MathsChecker) -> Seen:
    """A line as it follows from those before it, the problem first."""
    problem = right[0]
    is_equation = "=" in problem
    if "=" in line and not (is_equation and letters_of(read_line(line))):
        return await _seen_statement(line, right, maths)
    before = next(each for each in reversed(right) if is_equation or "=" not in each)
    is_answer = is_equation and squaring.is_answer(line)
    if is_answer:
        before = problem  # a line that was squared has more solutions
    checked = await maths.working([before, line])
    if checked.verdict is Verdict.YES:
        return Seen(line)
    note = await squaring.note(before, line, problem, maths) if is_equation else ""
    if note and not is_answer:
        return Seen(line, note=note)
    if is_equation and await statements.holds(line, maths) is Verdict.YES:
        return Seen(line, is_beside=True)
    if checked.verdict is Verdict.UNKNOWN:
        return Seen(line, _UNSURE.format(line=line), is_unsure=True)
    if await results.is_rounded(line, problem, maths):
        return Seen(line, _rounded(line), is_unsure=True)
    if not is_equation and (seen := _as_part(line, right)):
        return seen
    if checked.reason == "fewer" and (some := await _some_of(line, maths)):
        return Seen(line, some, is_some=True)
    claimed = squaring.alternatives(line)
    told = [await results.refuted(problem, each, maths) for each in claimed if is_equation]
    put_in = [each for each in told if each]
    if len(claimed) > 1 and len(put_in) == len(claimed):
        put_in = []  # each is wrong
    is_off = f"In `{line}` something is off: {_REASONS[checked.reason]}."
    is_some = is_equation and checked.reason == "fewer" and not put_in
    if is_some and await _is_case(before, line, maths):
        return Seen(line, _ONE_CASE.format(line=line), is_unsure=True, is_some=True)
    return Seen(line, put_in[0] if put_in else is_off, is_some=is_some)


def _rounded(line: str) -> str:
    """That it is; of a power of ten without how else it is written, which may be a whole number."""
    is_power = powers_of_ten.read(line.rpartition("=")[2]) is not None
    return _ROUNDED_SAYS.format(line=line, how="" if is_power else _HOW_EXACTLY)


def _as_part(line: str, right: Sequence[str]) -> Seen | None:
    """A line that is worth as much as a part of a sum; None for any other."""
    part, within = statements.part_worth(line, right)
    if not part:
        return None
    told = parts.told(part, line)
    if parts.is_step(part, line, within):
        return Seen(f"{part} = {line}", part=told)
    return Seen(line, told, is_unsure=True, part=told)


async def _is_case(before: str, line: str, maths: MathsChecker) -> bool:
    """Whether a line that has fewer solutions than the one before is a case of it, and was not
    divided by what holds the unknown: x - 5 = 0 of x² - 5x = 0."""
    named = await maths.solve(line)
    if not named:
        return False
    read = read_line(before)
    return cases.fall_apart(read) or (
        cases.has_zero(read) and (0 in named or 0 not in (await maths.solve(before) or ()))
    )


async def _some_of(line: str, maths: MathsChecker) -> str:
    """That a line, which has fewer solutions than the one before, names some of them; "" where it
    names none."""
    read = read_line(line)
    if isinstance(read, Node) or any(each.left.kind != "sym" for each in read):
        return ""
    if None in [await maths.value_of(each.right) for each in read]:
        return ""
    are_some = "is a solution, but not the only one" if len(read) == 1 else _SOME
    return f"`{line}` {are_some}: {_REASONS['fewer']}."


async def _seen_statement(line: str, right: Sequence[str], maths: MathsChecker) -> Seen:
    """What is said of numbers, and not of the whole problem: "20 × 7 = 140" of 23 × 7."""
    if whole := statements.lacks_whole(line):
        return Seen(line, f"I cannot tell what `{whole}` is taken of.", is_unsure=True)
    verdict = await statements.holds(line, maths)
    if verdict is Verdict.UNKNOWN:
        return Seen(line, _UNSURE.format(line=line), is_unsure=True)
    first, *_, last = (side.strip() for side in line.split("="))
    if verdict is Verdict.YES:
        wholes = [] if "=" in right[0] else on_the_way.wholes(right)
        if any(is_part(read_expression(first), each) for each in wholes):
            return Seen(line)
        part = on_the_way.not_whole(first, last, right[0]) if wholes else ""
        return Seen(line, part=part, is_beside=True)
    if await results.is_rounded(last, first, maths):
        return Seen(line, _rounded(line), is_unsure=True)
    return Seen(line, f"`{line}` does not come out.")
