"""What a learner's attempt shows: where it first goes wrong, found by the maths checker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from bot.skills.tutor import remainders, rows, solutions, squaring, statements
from bot.skills.tutor.found import Followed
from bot.skills.tutor.question import Question
from bot.skills.tutor.sums import equation_in, in_signs, links, sum_in
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.reading import read_equation, read_expression, read_line
from bot.tools.maths.tree import Equation, Node, NotMaths, is_part, put_in, symbols

_REASONS = {
    "fewer": "a solution was lost on the way",
    "more": "a solution came in that the line before does not have",
    "other": "it does not follow from the line before",
}
_MOST_SOLUTIONS = 3
_PIECES = re.compile(
    r"\n|;|[.:](?=\s)|,(?=\s[^,\n]*=)|\bi (?:get|got|think|found)\b", re.IGNORECASE
)
_PER_CENT = re.compile(
    r"((?:^|=)\s*)(\d{1,9}(?:[.,]\d{1,9})?)\s*(?:%|per ?cent)(?=\s*(?:=|$))", re.IGNORECASE
)
"""A result in per cent; in "50 + 20%" they are of the 50."""
_DECIMAL = re.compile(r"-?\d*[.,]\d+")
_ROUNDED = re.compile(r"(?:(?:[a-zA-Z]\s*=\s*)?-?\d*[.,]\d+(?:\s*or\s*)?)+")
_IN_FRACTIONS = re.compile(r"[^.,]*\d\s*/\s*(?!10+\b)\d[^.,]*")
_SOME = "are solutions, but not all"
_UNSURE = "I cannot tell whether `{line}` follows. Can you write it more simply?"
_ROUNDED_SAYS = "`{line}` is rounded. Write it exactly, with a fraction or a root."
_MIXED = re.compile(r"[-−]?\d+ \d+/\d+")
_MIXED_VALUE = re.compile(rf"[a-zA-Z]\s*=\s*{_MIXED.pattern}")
_MOST_LINES = 20
_READ_CHARS = 500
"""A problem or a line of working is shorter; patterns look no further."""


async def find_problem(text: str, maths: MathsChecker) -> tuple[Question, str] | None:
    """The problem in a text that a tool can solve, and its first line; None: there is none.

    Raises MathsUnavailable.
    """
    text = in_signs(text[:_READ_CHARS])
    try:
        equation = equation_in(text)
        if equation:
            found = await maths.solve(equation)
            if not found or len(found) > _MOST_SOLUTIONS:
                return None
            unknown = next(iter(symbols(*_sides(equation))))
            key = " or ".join(f"{unknown} {_sign(value)} {short(value)}" for value in found)
            return Question(f"Solve {equation}.", "expression", (key,)), equation
        summed = sum_in(text)
        value = await maths.value(summed) if summed else None
        if value is None:
            return None
        key = remainders.result(text, summed) or _result(value, summed)
        return Question(f"What is {summed}?", "expression", (key,)), summed
    except NotMaths:
        return None


def problem_and_try(text: str) -> tuple[str, str]:
    """The problem that somebody brings together with what they made of it, and that, line by line;
    ("", "") where there is no problem. Pure."""
    split = (piece.strip() for piece in _PIECES.split(text[:_READ_CHARS]))
    pieces = [in_signs(piece) for piece in split if piece]
    equations = {n: found for n, piece in enumerate(pieces) if (found := equation_in(piece))}
    answers = [n for n, equation in equations.items() if rows.SOLVED.fullmatch(equation)]
    problem = next((n for n in equations if n not in answers), None)
    if problem is None:  # such as "A = 3 * 4. I got 12"
        tried = [n for n, piece in enumerate(pieces) if re.search(r"\d", piece)][-1:]
        sums = [n for n in answers if sum_in(equations[n].partition("=")[2]) and [n] < tried]
        problem = min(sums, default=None)
    if problem is not None:  # sums before it are page numbers and dates; answers may be, too
        before = [equations[n] for n in answers if n < problem]
        return pieces[problem], "\n".join(_joined([*pieces[problem + 1 :], *before]))
    for number, piece in enumerate(pieces):
        if number in equations:
            return piece, "\n".join(_joined(pieces[number + 1 :]))
        first, *results = piece.split("=")
        if sum_in(first):
            return first, "\n".join([piece] * bool(results) + pieces[number + 1 :])
    return "", ""


def _joined(pieces: list[str]) -> list[str]:
    """The lines of a try, with solutions that stand beside one another in one."""
    lines: list[str] = []
    for piece in pieces:
        if lines and rows.are_values(piece) and rows.are_values(lines[-1]):
            lines[-1] = f"{lines[-1]} or {piece}"
        else:
            lines.append(piece)
    return lines


async def follow(lines: tuple[str, ...], attempt: str, maths: MathsChecker) -> Followed | None:
    """Check the lines of an attempt against those before it; None where it holds no maths.

    Raises MathsUnavailable.
    """
    is_equation = "=" in lines[0]
    run = _Run(lines)
    for row in attempt.splitlines()[:_MOST_LINES]:
        read = rows.readings(row) if is_equation else [rows.steps(row)]
        run = await _best_of(read, rows.values_beside(row), run, maths)
        if run.fault is not None:
            says = f"{statements.told(run.beside)} {run.fault.says}".strip()
            return Followed(run.right, False, says, is_unsure=run.fault.is_unsure)
    if not run.is_any:
        return None
    right = run.right
    is_solved = len(right) > len(lines) and await _is_final(right[-1], lines[0], maths)
    if (told := f"{statements.told(run.beside)} {run.note}".strip()) and not is_solved:
        return Followed(right, False, told, is_unsure=True)
    shown = await _shown(lines[0], right[-1], maths) if is_solved and is_equation else ""
    return Followed(right, is_solved, shown)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A line of an attempt. `says` tells what is wrong with it, or, `is_unsure`, that the checker
    cannot tell; `is_beside`: it is true by itself, and no more is known of it; `note` is what to
    mind behind it."""

    line: str
    says: str = ""
    note: str = ""
    is_unsure: bool = False
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """The lines that are right so far, those that are true by themselves, what to mind behind one
    of them, and the first that is wrong. `is_any`: there was maths in the attempt."""

    right: tuple[str, ...]
    beside: tuple[str, ...] = ()
    note: str = ""
    fault: _Seen | None = None
    is_any: bool = False


async def _best_of(
    readings: list[list[str]], plain: list[str], run: _Run, maths: MathsChecker
) -> _Run:
    """A row in the first reading in which nothing is wrong, else in the `plain` one. Of a row that
    begins with a right step no later step is an alternative to it."""
    blamed: _Run | None = None
    for pieces in readings:
        read = await _run_on(pieces, run, maths)
        if read.is_any and read.fault is None:
            return read
        if pieces == plain or (blamed is None and read.is_any):
            blamed = read
        if pieces == plain and read.right != run.right:
            break
    return blamed or run


async def _run_on(pieces: list[str], run: _Run, maths: MathsChecker) -> _Run:
    for piece in pieces[:_MOST_LINES]:
        for line in await _maths_of(piece[:_READ_CHARS], run.right, maths):
            seen = await _seen(line, run.right, maths)
            if seen.says:
                return replace(run, fault=seen, is_any=True)
            run = replace(
                run,
                right=run.right if seen.is_beside else (*run.right, seen.line),
                beside=(*run.beside, seen.line) if seen.is_beside else run.beside,
                note=run.note or seen.note,
                is_any=True,
            )
    return run


async def _seen(line: str, right: Sequence[str], maths: MathsChecker) -> _Seen:
    """A line as it follows from those before it, the problem first."""
    problem = right[0]
    is_equation = "=" in problem
    if "=" in line and not (is_equation and _letters(read_line(line))):
        return await _seen_statement(line, right, maths)
    before = next(each for each in reversed(right) if is_equation or "=" not in each)
    is_answer = is_equation and squaring.is_answer(line)
    if is_answer:
        before = problem  # a line that was squared has more solutions
    checked = await maths.working([before, line])
    if checked.verdict is Verdict.YES:
        return _Seen(line)
    note = await squaring.note(before, line, problem, maths) if is_equation else ""
    if note and not is_answer:
        return _Seen(line, note=note)
    if is_equation and await statements.holds(line, maths) is Verdict.YES:
        return _Seen(line, is_beside=True)
    if checked.verdict is Verdict.UNKNOWN:
        return _Seen(line, _UNSURE.format(line=line), is_unsure=True)
    if await _is_rounded(line, problem, maths):
        return _Seen(line, _ROUNDED_SAYS.format(line=line), is_unsure=True)
    if not is_equation and (of_part := statements.of_part(line, right)):
        return _Seen(of_part)
    if checked.reason == "fewer" and (some := await _some_of(line, maths)):
        return _Seen(line, some)
    claimed = squaring.alternatives(line)
    told = [await _put_in(problem, each, maths) for each in claimed if is_equation]
    put_in = [each for each in told if each]
    if len(claimed) > 1 and len(put_in) == len(claimed):
        put_in = []  # each is wrong
    is_off = f"In `{line}` something is off: {_REASONS[checked.reason]}."
    return _Seen(line, put_in[0] if put_in else is_off)


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


async def _seen_statement(line: str, right: Sequence[str], maths: MathsChecker) -> _Seen:
    """What is said of numbers, and not of the whole problem: "20 × 7 = 140" of 23 × 7."""
    if whole := statements.lacks_whole(line):
        return _Seen(line, f"I cannot tell what `{whole}` is taken of.", is_unsure=True)
    verdict = await statements.holds(line, maths)
    if verdict is Verdict.UNKNOWN:
        return _Seen(line, _UNSURE.format(line=line), is_unsure=True)
    first, *_, last = (side.strip() for side in line.split("="))
    if verdict is Verdict.YES:
        wholes = [] if "=" in right[0] else _wholes(right)
        belongs = any(is_part(read_expression(first), each) for each in wholes)
        return _Seen(line, is_beside=not belongs)
    if await _is_rounded(last, first, maths):
        return _Seen(line, _ROUNDED_SAYS.format(line=line), is_unsure=True)
    return _Seen(line, f"`{line}` does not come out.")


async def _shown(problem: str, line: str, maths: MathsChecker) -> str:
    """What both sides of a problem come to with its solutions put in; "" where that is not to be
    told in numbers."""
    told = []
    for each in line.split(" or "):
        unknown, value = (side.strip() for side in each.split("="))
        sides = await maths.sides(read_equation(problem), unknown, read_expression(value))
        if len(sides) < 2 or sides[0] != sides[1]:
            return ""
        told.append(f"with `{unknown} = {value}` both sides come to {short(sides[0])}")
    shown = ", ".join(told)
    return f"{shown[:1].upper()}{shown[1:]}."


async def _is_rounded(line: str, problem: str, maths: MathsChecker) -> bool:
    """Whether a line says solutions of the problem, cut or rounded to the decimals there."""
    line = line.replace("−", "-")
    told = [Decimal(each.replace(",", ".")) for each in _DECIMAL.findall(line)]
    if not _ROUNDED.fullmatch(line) or not told:
        return False
    value = None if "=" in problem else await maths.value(problem)
    exact = await maths.solve(problem) if "=" in problem else (value,)
    values = [each for each in exact or () if each is not None]
    is_exact = all(each in values for each in told)  # of several, but one is lost
    return not is_exact and all(any(_is_nearest(one, each) for each in values) for one in told)


def _is_nearest(rounded: Decimal, value: Decimal) -> bool:
    step = Decimal(1).scaleb(int(rounded.as_tuple().exponent))
    is_cut = 0 <= abs(value) - abs(rounded) < step and rounded * value >= 0
    return is_cut or abs(value - rounded) * 2 <= step


async def _is_final(line: str, problem: str, maths: MathsChecker) -> bool:
    """Whether a line is the solution of the problem itself, not a step towards it."""
    if "=" in line and "=" not in problem:
        return False  # what a part of a sum comes to
    read = read_line(line)
    if isinstance(read, Node):
        is_result = is_number(read) or _MIXED.fullmatch(line) is not None
    else:
        is_result = all(each.left.kind == "sym" and _is_told(each.right) for each in read)
        is_result = is_result or _MIXED_VALUE.fullmatch(line) is not None
    return is_result and (await maths.working((problem, line))).verdict is Verdict.YES


def _is_told(node: Node) -> bool:
    """Whether it is a number with nothing left to work out, as far as whole numbers go: 2 + √3."""
    return not symbols(node) and (is_number(node) or exact(node) is None)


def is_number(node: Node) -> bool:
    """Whether it is a number as it stands, or one over another; not a sum still to be done."""
    if node.kind in ("num", "const"):
        return True
    return node.kind in ("neg", "div") and all(
        part.kind == "num" or (part.kind == "neg" and is_number(part)) for part in node.parts
    )


async def _put_in(problem: str, line: str, maths: MathsChecker) -> str:
    """What becomes of the problem with a wrong solution put in."""
    try:
        claimed, equation = read_equation(line), read_equation(problem)
    except NotMaths:
        return ""
    if claimed.left.kind != "sym" or symbols(claimed.right):
        return ""
    sides = await maths.sides(equation, claimed.left.value, claimed.right)
    if len(sides) < 2 or sides[0] == sides[1]:
        return ""
    return (
        f"Put `{line}` into the problem: the left side comes to {short(sides[0])}, the right side "
        f"to {short(sides[1])}."
    )


async def _maths_of(line: str, lines: tuple[str, ...], maths: MathsChecker) -> list[str]:
    """The maths in one line of an attempt ("so 3x = 9" → "3x = 9"), each link of a chain of "=" by
    itself; a bare number is the unknown's value where the problem is an equation; [] for none.
    `lines` are those before it, the problem first."""
    problem = lines[0]
    said = in_signs(line.strip().strip("`").rstrip(".!?").replace("≈", "="))
    for lead in ("so ", "then ", "i get ", "i got ", "is it ", "it is ", "it's ", "=", "answer: "):
        if said.casefold().startswith(lead):
            said = said[len(lead) :].strip()
    said = statements.of_whole(said, problem)
    if statements.lacks_whole(said):
        return [said]
    said = _PER_CENT.sub(_hundredths, said)
    if "=" not in problem:
        sides = await _sides_of(said, lines, maths)
        return sides or await _sides_of(equation_in(line), lines, maths)
    unknown = next(iter(symbols(*_sides(problem))))
    chain = solutions.joined(said, unknown)
    try:
        read = [read_line(each) for each in chain]
        if any(_letters(each) - _letters(read_line(problem)) for each in read):
            raise NotMaths("words, such as the a·n·s of “ans x = 3”")
    except NotMaths:
        chain = links(equation_in(line))
        return chain if chain and all(map(_reads, chain)) else []
    if not isinstance(read[0], Node):
        return chain
    return [] if symbols(read[0]) else [f"{unknown} = {each}" for each in chain]


def _hundredths(found: re.Match[str]) -> str:
    """87.5% as 0.875."""
    return f"{found[1]}{Decimal(found[2].replace(',', '.')) / 100:f}"


async def _sides_of(said: str, lines: tuple[str, ...], maths: MathsChecker) -> list[str]:
    """What a line says of a sum: each side of a chain, but for a name ("A = 12") and the problem
    itself; or, as one line, a statement of which no side is worth what the sum is (12 * 4 = 48 of
    12 * 4 + 3), or that says the sum is worth what a part of it is."""
    problem = lines[0]
    sides = [side.strip() for side in said.split("=")]
    sides = [remainders.as_fraction(side, problem) or side for side in sides]
    try:
        read = [read_expression(side) for side in sides]
    except NotMaths:
        return []
    whole = read_expression(lines[0])
    told = [side for side, each in zip(sides, read, strict=True) if each.kind != "sym"]
    if len(told) > 1:
        verdicts = [await maths.same(side, lines[0]) for side in told]
        wrong = [each for each, is_it in zip(told, verdicts, strict=True) if is_it is Verdict.NO]
        is_for_whole = whole in read and any(statements.of_part(each, lines) for each in wrong)
        if Verdict.YES not in verdicts or is_for_whole:
            return [" = ".join(told) if len(told) < len(sides) else said]
    return [side for side in told[:-1] if read_expression(side) != whole] + told[-1:]


def _wholes(lines: Sequence[str]) -> list[Node]:
    """A sum as it stands at first and after each line, what a part of it comes to put in."""
    wholes = [read_expression(lines[0])]
    for line in lines[1:]:
        first, *others = (read_expression(side) for side in line.split("="))
        wholes.append(put_in(wholes[-1], first, others[-1]) if others else first)
    return wholes


def _letters(read: Node | tuple[Equation, ...]) -> frozenset[str]:
    if isinstance(read, Node):
        return symbols(read)
    return symbols(*(side for each in read for side in (each.left, each.right)))


def _reads(text: str) -> bool:
    try:
        read_line(text)
    except NotMaths:
        return False
    return bool(text)


def _sides(equation: str) -> tuple[Node, Node]:
    read = read_equation(equation)
    return read.left, read.right


def _result(value: Decimal, summed: str) -> str:
    """The value of a sum as it is written: 3/4 + 1/8 is 7/8, but 15/100 × 85 is 12.75."""
    found = _fraction(value) if _IN_FRACTIONS.fullmatch(summed) else None
    as_fraction = f"{found.numerator}/{found.denominator}" if found else ""
    is_shorter = (
        found is not None and found.denominator > 1 and as_fraction != summed.replace(" ", "")
    )
    rounded = "≈ " if _sign(value) == "≈" else ""
    return as_fraction if is_shorter else f"{rounded}{short(value)}"


def _sign(value: Decimal) -> str:
    """What stands before a number that is told by `short`."""
    return "≈" if _fraction(value) is None else "="


def short(value: Decimal) -> str:
    """A number as people write it: 3, 0.75, 13/3."""
    if (close := _fraction(value)) is not None:
        decimal = Decimal(close.numerator) / Decimal(close.denominator)
        if close.denominator == 1:
            return str(close.numerator)
        short = f"{decimal.normalize():f}"
        return short if len(short) < 7 else f"{close.numerator}/{close.denominator}"
    return f"{value:.6g}"


def _fraction(value: Decimal) -> Fraction | None:
    """The fraction of small numbers that it is; None for none."""
    close = Fraction(value).limit_denominator(1000)
    return close if abs(Fraction(value) - close) < Fraction(1, 10**15) else None
