"""One exercise by itself, with what was made of it, in whatever way it can be read: as homework is,
as an answer that somebody wants to have checked or asks about, or as numbers that are said to be
equal.

It is right only where all of it was read: "7 x 8 = 56 (page 3)" is not judged.
"""

import math
import re
from dataclasses import replace

from bot.patterns import later
from bot.skills.tutor.maths.exercises import homework, number_facts, own_answers, problems
from bot.skills.tutor.maths.exercises.claims import false_sum
from bot.skills.tutor.maths.exercises.homework import Item, Mark, Marked
from bot.skills.tutor.maths.found import Found
from bot.skills.tutor.maths.kinds import both_sides
from bot.skills.tutor.maths.written import gaps, shown_sums, two_ways
from bot.skills.tutor.maths.written.around import bare, in_lines
from bot.skills.tutor.maths.written.sums import in_signs
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths

TOLD = "check my answer: "
_ASKING = re.compile(
    r"^\W*(?:what(?:['’]s| is)|calculate|compute|evaluate|work out|find|solve)\s+", re.IGNORECASE
)
_ANSWERED = re.compile(
    r"(?:\?\s|(?<=[\d)])\.\s|\s(?=a(?:ns(?:wer)?)?[ \t]?:))\s*"
    r"(?:(?:the |my )?(?:answer|ans|result|solution)\b(?: is|:)?\s*|a[ \t]?[:.]\s*)?",
    re.IGNORECASE,
)
_SURD = re.compile(r"[-−]?(?:\d+\s*[·×*]?\s*)?√\(?(\d{1,6})\)?")
_PER_CENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|per ?cent)", re.IGNORECASE)
_EITHER_ROOT = re.compile(r"[\d²³⁴-⁹]\s*√")
"""3√8 may be the third root of 8."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_GIVEN = re.compile(r"[A-Za-z]\s*=\s*[-−]?[\d.,/]+")
"""A value beside what is asked for: the r = 2 of a circle."""
_STATED = later(r"\d[^A-Za-z]*=")
_READ_CHARS = 500


async def marked(item: str, maths: MathsChecker) -> Marked:
    """An item with its mark: of the ways in which it can be read the first that a checker judges.

    Raises MathsUnavailable.
    """
    if gaps.has(item):
        return await _filled(item, maths)
    found = await _read_plainly(item, maths)
    without = item
    if found.mark is not Mark.RIGHT:
        without = await shown_sums.without_any(item, maths)
    if without != item and homework.is_judged(looked := await _read_plainly(without, maths)):
        is_open = looked.mark is Mark.RIGHT and await shown_sums.may_be_products(item, maths)
        mark = Mark.UNKNOWN if is_open else looked.mark
        return replace(looked, mark=mark, item=replace(looked.item, shown=found.item.shown))
    if found.mark is not Mark.RIGHT and (wider := await _wider(item, maths)):
        return replace(wider, item=replace(wider.item, shown=found.item.shown))
    if found.mark is not Mark.UNKNOWN or found.says or (plain := _plain(item)) == item:
        return found
    looked = await _read_plainly(plain, maths)
    return replace(looked, item=replace(looked.item, shown=found.item.shown))


async def _wider(item: str, maths: MathsChecker) -> Marked | None:
    """An item that is right with its fractions as they are meant (two_ways.py), and is asked back
    where the exercise is one; None for any other."""
    meant = two_ways.with_wider(item)
    looked = await _read_plainly(meant, maths) if meant != item else None
    if looked is None or looked.mark is not Mark.RIGHT:
        return None
    exercise = item.partition("=")[0].strip()
    if (read := two_ways.with_wider(exercise)) == exercise:
        return looked
    says = two_ways.ASKS.format(said=exercise, meant=read)
    return replace(looked, mark=Mark.UNKNOWN, says=says)


async def _filled(item: str, maths: MathsChecker) -> Marked:
    """An item with a gap, read with an unknown there."""
    unknown = Marked(Item("", "", ", ".join(item.splitlines())), Mark.UNKNOWN)
    filled = gaps.filled(item)
    if filled == item:
        return unknown
    found = await marked(filled, maths)
    return replace(found, item=replace(found.item, shown=unknown.item.shown))


def _plain(item: str) -> str:
    """An exercise that is asked in words with the answer behind it, in signs: "What is 7 x 8? 56"
    as 7 x 8 = 56."""
    asked, *answer = _ANSWERED.split(_ASKING.sub("", item, count=1), maxsplit=1)
    if _STATED.search("".join(answer)):  # a sum of its own
        return item
    between = "\n" if re.search("[=<>≤≥]", asked) else " = "
    return between.join((asked, *answer))


async def _read_plainly(item: str, maths: MathsChecker) -> Marked:
    """The same, of an item as it stands."""
    unknown = Marked(Item("", "", ", ".join(item.splitlines())), Mark.UNKNOWN)
    if len(item) > _READ_CHARS:
        return unknown
    if not re.search(r"\w", item) or both_sides.is_to_solve(item):
        return replace(unknown, mark=Mark.OPEN)
    if several := homework.items(item):
        return _together(unknown, [await homework.mark(each, maths) for each in several])
    kept = unknown
    if alone := homework.alone(item):
        kept = await homework.mark(alone, maths)
    for said in (item, own_answers.told(item), own_answers.stated(item)):
        if kept.mark is Mark.UNKNOWN and not kept.says and said:
            kept = await _as_problem(said, item, unknown, maths)
    if kept.mark is Mark.UNKNOWN and not kept.says:
        kept = await _as_equal(item, unknown, maths)
    if kept.mark is Mark.WRONG and _EITHER_ROOT.search(item.partition("=")[0]):
        return unknown
    if kept.mark is Mark.UNKNOWN and (stated := false_sum(item)):
        return replace(kept, mark=Mark.WRONG, says=f"`{stated}` does not come out.")
    if kept.mark is Mark.UNKNOWN and not kept.says and (fact := number_facts.read(item)):
        says = "" if fact.is_so else fact.says
        return replace(kept, mark=Mark.RIGHT if fact.is_so else Mark.WRONG, says=says)
    return kept


def _together(unknown: Marked, found: list[Marked]) -> Marked:
    """Several exercises behind one mark."""
    marks = [each.mark for each in found]
    if Mark.WRONG in marks:
        return replace(found[marks.index(Mark.WRONG)], item=unknown.item)
    return replace(unknown, mark=Mark.RIGHT) if {*marks} == {Mark.RIGHT} else unknown


async def _as_problem(said: str, item: str, unknown: Marked, maths: MathsChecker) -> Marked:
    """An item read as a problem and what was made of it; right only where all of it was read."""
    found = await problems.find(f"{TOLD}{said}", maths)
    if found is None or any(map(_GIVEN.fullmatch, found.line.split("; "))):
        return unknown
    looked = replace(unknown, item=replace(unknown.item, exercise=found.line))
    if not found.attempt:
        return replace(looked, mark=Mark.OPEN) if _is_only(found.line, item) else unknown
    followed = await problems.follow((found.line,), found.attempt, maths)
    if followed is None or not _has_figures(found, said):
        return unknown
    if followed.is_solved:
        return replace(looked, mark=Mark.RIGHT) if await _is_read(found, maths) else unknown
    is_wrong = bool(followed.says) and not followed.is_unsure
    return replace(looked, mark=Mark.WRONG if is_wrong else Mark.UNKNOWN, says=followed.says)


async def _as_equal(item: str, unknown: Marked, maths: MathsChecker) -> Marked:
    """An item that says one number to be equal to others: √49 = 7, 25% = 0.25. Of sin 30 nobody
    knows whether 30 are degrees."""
    said = in_signs(bare(in_lines(item)))
    if re.search("[A-Za-z]", said):
        return unknown
    first, _, others = (part.strip() for part in said.partition("="))
    share = _PER_CENT.fullmatch(first)
    line = f"{share[1]}/100" if share else first
    try:
        read_expression(line)
    except NotMaths:
        return unknown
    followed = await problems.follow((line,), said, maths) if others else None
    if followed is None:
        return unknown
    is_to_share = _PER_CENT.search(others) is not None and not share
    exercise = f"{first} in %" if is_to_share else first
    looked = replace(unknown, item=replace(unknown.item, exercise=exercise))
    if followed.is_solved or (not followed.says and _is_short_root(followed.lines[-1])):
        return replace(looked, mark=Mark.RIGHT)
    is_wrong = bool(followed.says) and not followed.is_unsure
    return replace(looked, mark=Mark.WRONG if is_wrong else Mark.UNKNOWN, says=followed.says)


def _is_short_root(side: str) -> bool:
    """Whether nothing can be taken out of a root: 5√2, not √50."""
    found = _SURD.fullmatch(side)
    number = int(found[1]) if found else 0
    return number > 1 and all(number % n**2 for n in range(2, math.isqrt(number) + 1))


def _is_only(line: str, item: str) -> bool:
    """Whether an item is the problem alone, and says nothing of a result."""
    return sorted(re.findall(r"\d+|[=<>≤≥]", item)) == sorted(re.findall(r"\d+|[=<>≤≥]", line))


def _has_figures(found: Found, said: str) -> bool:
    """Whether all figures of what was said belong to the problem or to the attempt."""
    return _figures(said) <= _figures(f"{found.line} {found.attempt}")


def _figures(text: str) -> set[str]:
    return {*re.findall(r"\d+", _THOUSANDS.sub("", text))}


async def _is_read(found: Found, maths: MathsChecker) -> bool:
    """Whether each line of the attempt that has figures can be read."""
    rows = [row for row in found.attempt.splitlines() if re.search(r"\d", row)]
    return None not in [await problems.follow((found.line,), row, maths) for row in rows]
