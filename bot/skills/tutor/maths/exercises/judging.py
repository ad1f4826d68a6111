"""How an attempt at a problem is judged: as it stands, statement by statement, by the last thing
that it says, or without what was not read. Each of these is asked only where those before it found
no solution, so that nothing is called wrong that is right in one of them.

tried_out.py      a value that was put in
skip_counted.py   a product that is counted out in steps
apart.py          several statements in one row
last_said.py      the answer behind numbers on the way to it
unread.py         a step that was not read as a whole
slips.py          what is wrong on the way to a right answer
"""

from dataclasses import replace

from bot.skills.tutor.maths.attempts import rows, running_on, squaring
from bot.skills.tutor.maths.exercises import (
    apart,
    last_said,
    listed,
    skip_counted,
    slips,
    tried_out,
    unread,
)
from bot.skills.tutor.maths.found import Followed
from bot.skills.tutor.maths.kinds import (
    calculus,
    conversions,
    formulas,
    inequalities,
    quantities,
    rearranging,
    rewriting,
    systems,
)
from bot.skills.tutor.maths.written import (
    behind_answers,
    counted,
    divisions,
    gaps,
    recurring,
    remainders,
    shown_sums,
    solutions,
    two_ways,
)
from bot.skills.tutor.maths.written.around import (
    beside_plainly,
    in_case_of,
    in_lines,
    without_asides,
)
from bot.skills.tutor.maths.written.said_numbers import is_mixed_only, with_mixed_numbers
from bot.skills.tutor.maths.written.told import result_told, told
from bot.tools.maths.checker import MathsChecker

KINDS = (
    rearranging,
    formulas,
    calculus,
    inequalities,
    systems,
    conversions,
    rewriting,
    quantities,
)
_STATEMENT_BY_STATEMENT = (rearranging, rewriting)
"""Of others, what stands beside one another may be solutions, or values that belong together."""
_NOT_ALL_READ = (
    "`{some}` is right so far, but I cannot read all that you say beside it. Can you write only "
    "the solutions, joined by “or”?"
)


async def follow(
    lines: tuple[str, ...], attempt: str, maths: MathsChecker, some: str = ""
) -> Followed | None:
    """Check the lines of an attempt against those before it, the problem first; None where it holds
    no maths. `some` are solutions that were named before. Raises MathsUnavailable."""
    attempt = behind_answers.reasoned(attempt, lines[0])
    followed = await _attempted(lines, attempt, maths, some)
    if followed and followed.is_off and (meant := two_ways.with_wider(lines[0])) != lines[0]:
        as_meant = await _attempted((meant, *lines[1:]), attempt, maths, some)
        if as_meant and as_meant.is_solved:
            asks = two_ways.ASKS.format(said=lines[0], meant=meant)
            return Followed(lines, False, asks, is_unsure=True)
    if followed is None or not followed.is_solved:
        return _unless_unread(followed, attempt)
    found = slips.with_slip(followed, attempt)
    if found is followed:
        return followed
    plain = await shown_sums.without_any(attempt, maths, lines[0])
    return slips.with_slip(followed, two_ways.with_wider(plain))


def _unless_unread(followed: Followed | None, attempt: str) -> Followed | None:
    """What an attempt shows, without that a solution was lost where another may be named in it."""
    if (
        not followed
        or not followed.some
        or not behind_answers.may_name_more(attempt, followed.some)
    ):
        return followed
    return replace(followed, says=_NOT_ALL_READ.format(some=followed.some), is_unsure=True)


async def _attempted(
    lines: tuple[str, ...], attempt: str, maths: MathsChecker, some: str
) -> Followed | None:
    async def judge(before: tuple[str, ...], said: str) -> Followed | None:
        return await _judged(before, said, maths, some)

    if tried := await tried_out.follow(lines, attempt, maths, judge):
        return tried
    if counted_out := await skip_counted.follow(lines, attempt, judge):
        return counted_out
    found = await judge(lines, attempt)
    if found is None or found.is_off:
        found = await apart.follow(lines, attempt, found, maths, judge)
    if found and found.is_solved:
        return found
    last = await last_said.follow(lines, attempt, found, maths, judge)
    if isinstance(last, Followed):
        return last
    read = unread.left_out(attempt, found.says, lines[0]) if found and found.is_off else attempt
    if read == attempt:
        return None if last else found
    return await _attempted(lines, read, maths, some) if read else None


async def _judged(
    lines: tuple[str, ...], attempt: str, maths: MathsChecker, some: str
) -> Followed | None:
    """An attempt as it stands."""
    followed: Followed | None = None
    attempt = without_asides(divisions.in_signs(gaps.answered(attempt)))
    for read in recurring.readings(attempt):
        followed = await _follow(lines, read, maths, some)
        if followed is None or not followed.says or followed.is_solved:
            break
    followed = running_on.unless_said(followed, attempt)
    if followed and remainders.is_division(lines[0]):
        return replace(followed, says=remainders.as_said(followed.says, attempt, lines[0]))
    return followed


async def _follow(
    lines: tuple[str, ...], attempt: str, maths: MathsChecker, some: str
) -> Followed | None:
    attempt = beside_plainly(solutions.in_one_row(rows.unlisted(attempt)))
    attempt = behind_answers.without(attempt) if "=" in lines[0] else attempt
    followed = await _read(lines, attempt, maths, some)
    is_right = followed is not None and followed.is_solved
    plain = attempt if is_right else await shown_sums.without_any(attempt, maths, lines[0])
    for other, is_likely in (
        (with_mixed_numbers(attempt), is_mixed_only(attempt)),
        (rows.undashed(attempt, is_read=followed is not None), True),
        (_one_below_another(attempt), followed is None),
        (solutions.apart(attempt), followed is None),
        (counted.in_numbers(attempt), False),
        (gaps.in_exercise(lines[0], attempt), False),
        (plain, True),
        (behind_answers.without_reason(attempt), followed is None),
        (two_ways.with_wider(attempt), followed is None or followed.is_off),
    ):
        if other == attempt or (followed and followed.is_solved):
            continue
        read = await _read(lines, other, maths, some)
        if read and (read.is_solved or (is_likely and not _is_better(followed, read))):
            followed = read
    stated = shown_sums.as_statements(attempt, lines[0]) if followed and followed.is_off else ""
    step = await _read(lines, stated, maths, some) if stated else None
    return step if step and not step.is_off else followed


def _one_below_another(attempt: str) -> str:
    """The items of a list that stands in one row, "1) 3x = 9 2) x = 3", line by line; anything else
    as it is."""
    listed_in = listed.read(attempt) if "\n" not in attempt else None
    return "\n".join(listed_in.items) if listed_in else attempt


def _is_better(one: Followed | None, other: Followed) -> bool:
    """Whether more of an attempt is right in one reading than in another."""
    return one is not None and (not one.says, len(one.lines)) > (not other.says, len(other.lines))


async def _read(
    lines: tuple[str, ...], attempt: str, maths: MathsChecker, some: str
) -> Followed | None:
    said = told(attempt)
    value = result_told(attempt) if said == attempt else ""
    followed = await _followed(lines, value or said, maths)
    if followed and followed.some and some:
        followed = await _together(followed, some, maths)
    return followed if not value or (followed and followed.is_solved) else None


async def _together(followed: Followed, some: str, maths: MathsChecker) -> Followed:
    """What an attempt that names some of the solutions shows together with those named before; of
    values only values are taken, or x - 2 = 0 would stay beside x = 2."""
    before, now = some.split(" or "), followed.some.split(" or ")
    if squaring.is_answer(followed.some):
        before = [each for each in before if squaring.is_answer(each)]
    named = (*before, *now)
    all_named = solutions.worked_out(named)
    together = await _followed(followed.lines, " or ".join(all_named), maths)
    if together and (together.is_solved or not together.says):
        return together
    if inequalities.begins(followed.lines[0]):
        both = await _followed(followed.lines, " and ".join(all_named), maths)
        if both and not both.says:
            return both
        return replace(followed, some=together.some) if together and together.some else followed
    return together if together and together.some else followed


async def _followed(lines: tuple[str, ...], attempt: str, maths: MathsChecker) -> Followed | None:
    attempt = in_case_of(lines[0], rows.with_minus(in_lines(attempt)))
    for kind in KINDS:
        if kind.begins(lines[0]):
            attempt = apart.in_lines(attempt) if kind in _STATEMENT_BY_STATEMENT else attempt
            followed: Followed | None = await kind.follow(lines, attempt, maths)
            return followed
    return await running_on.follow(lines, attempt, maths)
