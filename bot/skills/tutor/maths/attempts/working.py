"""What a learner's attempt shows: where it first goes wrong, found by the maths checker."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.skills.tutor.maths.attempts import (
    cases,
    coefficients,
    on_the_way,
    results,
    rows,
    squaring,
    statements,
)
from bot.skills.tutor.maths.attempts.maths_lines import READ_CHARS, letters_of, maths_of
from bot.skills.tutor.maths.attempts.seen import Seen, line_seen
from bot.skills.tutor.maths.found import Followed
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.reading import read_line

_MOST_LINES = 20


async def follow(lines: tuple[str, ...], attempt: str, maths: MathsChecker) -> Followed | None:
    """Check the lines of an attempt against those before it; None where it holds no maths.

    Raises MathsUnavailable.
    """
    is_equation = "=" in lines[0]
    if is_equation and (named := coefficients.named(attempt, lines)):
        return await _beside_named(named, lines, maths)
    split = (rows.rows_of(attempt) if is_equation else attempt.splitlines())[:_MOST_LINES]
    run = await _row_by_row(split, _Run(lines), maths)
    if is_equation and await _may_be_cases(run, lines, maths):
        run = await _in_cases(split, run, _Run(lines), maths)
    if run.fault is not None:
        says = f"{statements.told(run.beside)} {run.fault.says}".strip()
        some = run.fault.line if run.fault.is_some else ""
        return Followed(
            run.right, False, says, is_unsure=run.fault.is_unsure, some=some, part=run.part
        )
    if not run.is_any:
        return None
    right = run.right
    is_solved = len(right) > len(lines) and await results.is_final(right[-1], lines[0], maths)
    told = f"{statements.told(run.beside)} {run.note} {run.asks}".strip()
    if told and not is_solved:
        said = run.on_the_way
        return Followed(right, False, told, is_unsure=True, part=run.part, on_the_way=said)
    shown = await results.shown(lines[0], right[-1], maths) if is_solved and is_equation else ""
    left = results.left_in(right[-1]) if is_solved else ""
    return Followed(right, is_solved, shown, left=left, part=run.part)


async def _beside_named(
    named: coefficients.Named, lines: tuple[str, ...], maths: MathsChecker
) -> Followed | None:
    """What an attempt says of the unknown, behind what it says of other letters."""
    if named.is_off:
        return Followed(lines, False, named.says)
    followed = await follow(lines, named.rest, maths) if named.rest else None
    if followed is None:
        return Followed(lines, False, named.says, is_unsure=True) if named.says else None
    is_unsure = followed.is_unsure or not (followed.says or followed.is_solved or followed.left)
    says = f"{named.says} {followed.says}".strip()
    return replace(followed, says=says, is_unsure=is_unsure and says != "")


async def refuted(problem: str, attempt: str, maths: MathsChecker) -> str:
    """What becomes of an equation with values put in that somebody says solve it, the first wrong
    one, also where nothing solves it; "" for none. Raises MathsUnavailable."""
    for row in rows.rows_of(attempt)[:_MOST_LINES]:
        for line in await maths_of(row[:READ_CHARS], (problem,), maths):
            for each in squaring.alternatives(line):
                if squaring.is_answer(each) and (
                    says := await results.refuted(problem, each, maths)
                ):
                    return says
    return ""


@dataclass(frozen=True, slots=True)
class _Run:
    """The lines that are right so far, those that are true by themselves, what to mind behind one
    of them, and the first that is wrong. `is_any`: there was maths in the attempt; `part` is what
    is told of the last line, if that is only worth a part of a sum, and `asks` for what it comes
    to, if it is a sum `on_the_way`."""

    right: tuple[str, ...]
    beside: tuple[str, ...] = ()
    note: str = ""
    fault: Seen | None = None
    is_any: bool = False
    part: str = ""
    asks: str = ""
    on_the_way: tuple[str, ...] = ()


async def _row_by_row(told: Sequence[str], run: _Run, maths: MathsChecker) -> _Run:
    is_equation = "=" in run.right[0]
    for row in told:
        read = rows.readings(row) if is_equation else [rows.steps(row)]
        run = await _best_of(read, rows.values_beside(row), run, maths)
        if run.fault is not None:
            break
    return run


async def _may_be_cases(run: _Run, lines: tuple[str, ...], maths: MathsChecker) -> bool:
    """Whether a line seems to have lost a solution, or alternatives are not solved yet."""
    if run.fault is not None:
        return run.fault.is_some
    are_joined = any(" or " in line for line in run.right[len(lines) :])
    return are_joined and not await results.is_final(run.right[-1], lines[0], maths)


async def _in_cases(told: Sequence[str], plain: _Run, run: _Run, maths: MathsChecker) -> _Run:
    """Rows with each run of cases as one line, unless the `plain` reading is right for longer."""

    async def how(before: str, line: str) -> str:
        checked = await maths.working((before, line))
        return "same" if checked.verdict is Verdict.YES else checked.reason

    found: list[_Run] = []
    for pieces_of in (rows.pieces, rows.values_beside):
        lines: list[str] = []
        for piece in [each for row in told for each in pieces_of(row)][:_MOST_LINES]:
            chain = await maths_of(piece[:READ_CHARS], run.right, maths)
            if any(map(statements.lacks_whole, chain)):
                return plain
            if off := [each for each in chain if await how(chain[0], each) != "same"]:
                return await _false_chain(chain[0], off[0], run, maths) or plain
            lines += chain
        of_unknown = [each for each in lines if letters_of(read_line(each))]
        judge = cases.Judge(how, results.names_solutions)
        joined = await cases.joined(of_unknown, run.right[-1], judge)
        beside = [each for each in lines if each not in of_unknown]
        read = await _run_over([*joined.lines, *beside], run, maths)
        if joined.slip and read.fault is None:
            read = replace(read, fault=await _slipped(joined.slip, read.right, maths), is_any=True)
        is_sure = joined.slip is not None and joined.slip.is_sure
        if read.fault is None or (is_sure and plain.fault is None):
            return read
        found.append(read)
    if plain.fault is None:
        return plain
    return max(*found, plain, key=lambda each: len(each.right))


async def _false_chain(first: str, other: str, run: _Run, maths: MathsChecker) -> _Run | None:
    """That one side of "x = 6/2 = 2" is not equal to another; None where that is not sure."""
    statement = " = ".join(each.partition("=")[2].strip() for each in (first, other))
    if await statements.holds(statement, maths) is not Verdict.NO:
        return None
    return replace(run, fault=Seen(statement, f"`{statement}` does not come out."), is_any=True)


async def _slipped(slip: cases.Slip, right: Sequence[str], maths: MathsChecker) -> Seen:
    """A line that does not follow from a case."""
    if not slip.is_sure:
        both = f"{slip.of} or {slip.line}"
        says = f"`{slip.line}` does not follow from `{slip.of}`. Do you mean `{both}`?"
        return Seen(both, says, is_unsure=True, is_some=True)
    seen = await line_seen(slip.line, right, maths)
    is_told = seen.is_unsure or squaring.is_answer(slip.line)
    if seen.says and is_told and not seen.is_some:
        return seen
    says = f"In `{slip.line}` something is off: it does not follow from `{slip.of}`."
    return Seen(slip.line, says)


async def _best_of(
    readings: list[list[str]], plain: list[str], run: _Run, maths: MathsChecker
) -> _Run:
    """A row in the first reading in which nothing is wrong, else in the `plain` one, or in one that
    is right for longer. Of a row that begins with a right step no later step is an alternative to
    it."""
    blamed: _Run | None = None
    for pieces in readings:
        read = await _run_on(pieces, run, maths)
        if read.is_any and read.fault is None:
            return read
        is_plain = pieces == plain and (blamed is None or len(read.right) >= len(blamed.right))
        if is_plain or (blamed is None and read.is_any):
            blamed = read
        if pieces == plain and read.right != run.right:
            break
    return blamed or run


async def _run_on(pieces: list[str], run: _Run, maths: MathsChecker) -> _Run:
    for piece in pieces[:_MOST_LINES]:
        lines = await maths_of(piece[:READ_CHARS], run.right, maths)
        read = await _run_over(lines, run, maths)
        fault = read.fault
        if fault and not fault.is_unsure and "=" not in piece and len(lines) == 1:
            read = await _on_the_way(lines[0].rpartition("=")[2].strip(), run, maths) or read
        run = read
        if run.fault is not None:
            break
    return run


async def _on_the_way(said: str, run: _Run, maths: MathsChecker) -> _Run | None:
    """A number that a sum on the way comes to, or such a sum; None for anything else."""
    if of := on_the_way.come_to(said, run.on_the_way):
        read = await _run_over([f"{of} = {said}"], run, maths)
        return replace(read, part=on_the_way.told(said, of))
    wholes = [] if "=" in run.right[0] else on_the_way.wholes(run.right)
    if not on_the_way.is_said(said, run.right, wholes):
        return None
    is_part = on_the_way.is_of(said, run.right, wholes)
    return replace(
        run,
        part=on_the_way.not_all(said),
        asks=on_the_way.asks(said, is_part=is_part),
        on_the_way=(*run.on_the_way, said),
        is_any=True,
    )


async def _run_over(lines: Sequence[str], run: _Run, maths: MathsChecker) -> _Run:
    for line in lines:
        seen = await line_seen(line, run.right, maths)
        if seen.says:
            return replace(run, fault=seen, is_any=True, part=seen.part)
        run = replace(
            run,
            part=seen.part,
            asks="",
            right=run.right if seen.is_beside else (*run.right, seen.line),
            beside=(*run.beside, seen.line) if seen.is_beside else run.beside,
            note=run.note or seen.note,
            is_any=True,
        )
    return run
