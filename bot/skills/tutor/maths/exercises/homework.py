"""Several exercises in one message, each with what the learner made of it: "3+4=7, 5x6=32", or
"2x + 3 = 7, x = 2; 3x = 12, x = 4". Each is marked by itself, in the way in which one alone is.

Lines that may be the working of one exercise are none such.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.skills.tutor.maths.exercises import in_words, problems
from bot.skills.tutor.maths.kinds import conversions, inequalities, quantities
from bot.skills.tutor.maths.written import divisions, gaps, letter_x, shown_sums, to_solve
from bot.skills.tutor.maths.written.around import bare, in_lines
from bot.skills.tutor.maths.written.sums import equation_in, in_signs, sum_in
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths, symbols

MOST = 30
MOST_CHARS = 3000
_PIECES = re.compile(r"\n|;|,(?=\s)|\band\b(?=[^,;\n]*=)")
_NUMBERED = re.compile(r"(?:^|(?<=\s))\(?\d{1,2}[.):]\s+(?=\S)")
_BESIDE = re.compile(
    r"=\s*[-−]?(?:\d[\d.]*(?!\s+\d+\s*/)|\d+/\d+)(?P<gap>\s+)"
    r"(?=\(*\d[\d.]*\)*\s*[-−+×÷*·/^x][^=\n;]*=)"
)
"""Where the next sum begins in one row behind the result of the last: 8x7=56 6x6=36."""
_BULLETS = re.compile(r"^\s*[*•]\s+|^\s*\(?[a-z][.)]\s+")
_WORDS = re.compile(r"^[^\d=:(√]{3,}[:?!]\s+|^[^\d=:(√]*\bplease\b[\s,:]*", re.IGNORECASE)
_HEADING = re.compile(r"[^\W\d_]{3}")
_SOLVED = re.compile(
    r"[a-zA-Z]\s*=[^=a-zA-Z]+(?:(?:or|and)\s*(?:[a-zA-Z]\s*=)?[^=a-zA-Z]+)*", re.IGNORECASE
)
_ONE_MORE = re.compile(r"[-−]?\d[\d./]*")
"""Behind a solution, another one: x = 3, -3."""
_RELATION = re.compile(r"[=<>≤≥]")
_HAS_CASES = re.compile(r"[\^²|]|[)a-z]\s*\(|[<>≤≥].*[<>≤≥]", re.IGNORECASE)
"""In an inequality, whose cases may be solved one by one."""
_RESULT = r"[-−+±£$€]?√?\d[\d.,/ ]*(?:r\s*\d+|[A-Za-zµ°²³%/]{1,6})?"
_LOST = "a solution was lost"
_ALONE = "It comes out. I cannot tell whether it is what the words ask for."


class Mark(StrEnum):
    """What is known of an answer."""

    RIGHT = "right"
    WRONG = "wrong"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Item:
    """An exercise, what was made of it, line by line ("" = nothing), and both as they are shown."""

    exercise: str
    attempt: str
    shown: str


@dataclass(frozen=True, slots=True)
class Marked:
    """An item with its mark; `says` tells what is wrong, or why it cannot be told. `label` is what
    stands before it in its list ("" for nothing that counts)."""

    item: Item
    mark: Mark
    says: str = ""
    label: str = ""


def is_judged(marked: Marked) -> bool:
    """Whether a checker found it right or wrong."""
    return marked.mark in (Mark.RIGHT, Mark.WRONG)


def items(text: str, *, is_only: bool = False) -> list[Item]:
    """The exercises in a text of which each has its own result; [] for fewer than two, and for what
    may be the working of one. `is_only`: nothing asks to have them checked, so that whatever has
    figures has to be a finished exercise. Pure."""
    found: list[Item] = []
    group: list[str] = []
    for piece in _pieces(text):
        if group and _SOLVED.fullmatch(group[-1]) and _ONE_MORE.fullmatch(piece):
            group[-1] = f"{group[-1]} or {piece}"
            continue
        if group and _is_solved(group[-1]) and not _is_solved(piece):
            found.append(_grouped(group))
            group = []
        if group or _is_equation(piece):
            group.append(piece)
            continue
        item = _item(piece)
        if item is not None:
            found.append(item)
        elif re.search(r"\d", piece) and (is_only or not _is_heading(piece)):
            return []
    if group:
        if not _is_solved(group[-1]):
            return []
        found.append(_grouped(group))
    has_first = bool(found) and bool(found[0].attempt)
    is_each_one = all(_is_of_one_unknown(each) for each in found)
    if sum(map(_is_done, found)) < 2 or not (has_first and is_each_one):
        return []
    return [] if is_only and not _is_plainly_done(found) else found


async def marked(exercises: list[Item], maths: MathsChecker) -> list[Marked]:
    """Each exercise with its mark; [] where it turns out to be the working of one: of an equation
    that falls apart into several a solution is missing. Raises MathsUnavailable."""
    found = [await mark(each, maths) for each in exercises]
    for number, each in enumerate(found[:-1], 1):
        may_go_on = _LOST in each.says or (each.mark is Mark.WRONG and _is_of_cases(each.item))
        if may_go_on and await _goes_on(each.item, found[number].item, maths):
            return []
    return [] if await _hold_together(found, maths) else found


async def _hold_together(found: list[Marked], maths: MathsChecker) -> bool:
    """Whether the last of some inequalities is wrong by itself, but right of all of them."""
    if not found or found[-1].mark is not Mark.WRONG:
        return False
    if not all(inequalities.is_to_solve(each.item.exercise) for each in found):
        return False
    first, *others = (line for each in found for line in (each.item.exercise, each.item.attempt))
    return await inequalities.hold_together(first, "\n".join(others), maths)


def _is_of_cases(item: Item) -> bool:
    is_one = inequalities.is_to_solve(item.exercise)
    return is_one and _HAS_CASES.search(item.exercise) is not None


async def _goes_on(item: Item, behind: Item, maths: MathsChecker) -> bool:
    """Whether one exercise may be the other case of the one before: what solves it solves that."""
    if inequalities.is_to_solve(item.exercise) != inequalities.is_to_solve(behind.exercise):
        return False
    try:
        checked = await maths.working((item.exercise, behind.exercise))
    except NotMaths:
        return True
    return checked.reason not in ("other", "more")


def alone(text: str) -> Item | None:
    """The one exercise with its result that a text is; None for anything else. Pure."""
    pieces = _pieces(text)
    is_equation = bool(pieces) and all(map(_is_equation, pieces))
    item = _item(pieces[0]) if len(pieces) == 1 and not is_equation else None
    if len(pieces) > 1 and is_equation and _SOLVED.fullmatch(pieces[-1]):
        item = _grouped(pieces)
    return item if item and _is_of_one_unknown(item) and _is_done(item) else None


async def mark(item: Item, maths: MathsChecker) -> Marked:
    """An exercise with its mark. Raises MathsUnavailable."""
    if not item.attempt:
        return Marked(item, Mark.OPEN)
    is_converted = conversions.claims(item.exercise)  # 5 km in m
    is_measured = quantities.claims(item.shown) and not is_converted
    asked = f"check my answer: {item.shown}" if is_measured else item.exercise
    problem = await problems.find(asked, maths)
    is_solved = _RELATION.search(item.exercise) is not None
    said = item.attempt if is_solved or is_converted else item.shown
    attempt = problem.attempt if problem and is_measured else said
    followed = await problems.follow((problem.line,), attempt, maths) if problem else None
    if followed is None:
        return Marked(item, Mark.UNKNOWN)
    if followed.is_solved and problem and in_words.holds(item.shown, problem.line):
        return Marked(item, Mark.UNKNOWN, _ALONE)
    if followed.is_solved:
        return Marked(item, Mark.RIGHT)
    if followed.is_unsure or not followed.says:
        return Marked(item, Mark.UNKNOWN, followed.says)
    return Marked(item, Mark.WRONG, followed.says)


def _pieces(text: str) -> list[str]:
    """A text exercise by exercise, or line by line, without numbers before them."""
    rows = [part for line in _lines(text) for row in _beside(line) for part in _rows(row)]
    pieces = [piece for row in rows for piece in _PIECES.split(row)]
    return [in_signs(said) for piece in pieces if (said := _WORDS.sub("", bare(piece)))]


def _lines(text: str) -> list[str]:
    read = divisions.in_signs(gaps.filled(to_solve.plainly(text[:MOST_CHARS])))
    rows = in_lines(letter_x.settled(read))
    return [_BULLETS.sub("", line) for line in rows.splitlines()]


def _beside(line: str) -> list[str]:
    """The sums with their results that stand in a row without a comma between them."""
    shown = {start for start, _ in shown_sums.spans(line)}  # 120 (12 × 10) + 60 = 180 is one
    between = [found.span("gap") for found in _BESIDE.finditer(line)]
    gaps_between = [each for each in between if each[0] not in shown]
    starts = [0, *(end for _, end in gaps_between)]
    ends = [*(start for start, _ in gaps_between), len(line)]
    return [line[start:end] for start, end in zip(starts, ends, strict=True)]


def _rows(line: str) -> list[str]:
    """What stands in a line before the first number of an exercise, and behind each."""
    rows: list[str] = []
    begins = 0
    for found in _NUMBERED.finditer(line):
        if _is_closed(line[begins : found.start()]):
            rows.append(line[begins : found.start()])
            begins = found.end()
    return [*rows, line[begins:]]


def _is_closed(text: str) -> bool:
    """Whether no bracket is open: the 4) of 2 × (3 + 4) is no number of an exercise."""
    return text.count("(") == text.count(")")


def _item(piece: str) -> Item | None:
    """What is said to be equal to something; a sum without a result; None for anything else."""
    exercise, is_equal, result = (part.strip() for part in piece.partition("="))
    if not conversions.claims(exercise) and (sides := quantities.stated(piece)):
        return Item(sides[0], " = ".join(sides[1:]), piece)
    if not is_equal and sum_in(piece) != piece and not quantities.is_sum_in(piece):
        return None
    return Item(exercise, result, piece) if exercise else None


def _is_heading(piece: str) -> bool:
    return _HEADING.search(piece) is not None and not in_words.tells(piece)


def _is_solved(piece: str) -> bool:
    """Whether it says what an unknown is, or may be."""
    is_between = inequalities.begins(piece) and not inequalities.is_to_solve(piece)
    return _SOLVED.fullmatch(piece) is not None or is_between


def _is_equation(piece: str) -> bool:
    if inequalities.is_to_solve(piece):
        return True
    is_one = equation_in(piece) == piece and bool(_unknowns(piece))
    return is_one and not quantities.stated(piece)  # 2 h = 7200 s


def _grouped(group: list[str]) -> Item:
    lines: list[str] = []
    for each in group[1:]:  # solutions beside one another are one line
        if lines and _SOLVED.fullmatch(lines[-1]) and _SOLVED.fullmatch(each):
            lines[-1] = f"{lines[-1]} or {each}"
        else:
            lines.append(each)
    return Item(group[0], "\n".join(lines), ", ".join(group))


def _is_done(item: Item) -> bool:
    """Whether it is an exercise that can be read, with a result."""
    is_one = sum_in(item.exercise) == item.exercise or bool(_RELATION.search(item.exercise))
    is_measured = bool(quantities.stated(item.shown)) or conversions.claims(item.exercise)
    return bool(item.attempt) and (is_one or is_measured)


def _is_plainly_done(found: list[Item]) -> bool:
    """Whether all have a result in which nothing is left to work out, and no sum stands below an
    equation: that may be how its solution was put in."""
    are_equations = [_RELATION.search(each.exercise) is not None for each in found]
    has_results = (
        re.fullmatch(_RESULT, each.attempt)
        for each, is_equation in zip(found, are_equations, strict=True)
        if not is_equation
    )
    is_in_order = are_equations == sorted(are_equations)
    return is_in_order and all(map(_is_done, found)) and all(has_results)


def _is_of_one_unknown(item: Item) -> bool:
    """Whether it is no system of equations, nor the end of one."""
    if inequalities.is_to_solve(item.exercise):
        return True
    is_one = len(_unknowns(item.exercise)) == 1 and not _SOLVED.fullmatch(item.exercise)
    return is_one or "=" not in item.exercise


def _unknowns(equation: str) -> frozenset[str]:
    try:
        return symbols(*(read_expression(side) for side in equation.split("=")))
    except NotMaths:
        return frozenset()
