"""A problem that somebody brings, an equation or a sum, and what they made of it."""

import re

from bot.patterns import later
from bot.skills.tutor.maths.attempts import rows
from bot.skills.tutor.maths.attempts.maths_lines import READ_CHARS, sides_of
from bot.skills.tutor.maths.written import letter_x, remainders, worded
from bot.skills.tutor.maths.written.as_written import result, short, sign
from bot.skills.tutor.maths.written.sums import equation_in, in_signs, sum_in
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.tree import NotMaths, symbols

_MOST_SOLUTIONS = 3
_PIECES = re.compile(
    r"\n|;|[.:](?=\s)|(?<=\w)\?(?=\s)|,(?=\s[^,\n]*=)|\bi (?:get|got|think|found|did|tried)\b",
    re.IGNORECASE,
)
_NUMBER_IS = later(r"(?:^|(?<![\w.,/+*×÷^=)−-])(?<![/+*×÷^=)−-] ))[-−]?\d[\d.,]*%?\s*=\s*$")


async def find_problem(text: str, maths: MathsChecker) -> tuple[Question, str] | None:
    """The problem in a text that a tool can solve, and its first line; None: there is none.

    Raises MathsUnavailable.
    """
    text = in_signs(text[:READ_CHARS])
    try:
        equation = equation_in(text)
        if equation:
            found = await maths.solve(equation)
            if not found or len(found) > _MOST_SOLUTIONS:
                return None
            unknown = next(iter(symbols(*sides_of(equation))))
            key = " or ".join(f"{unknown} {sign(value)} {short(value)}" for value in found)
            return Question(f"Solve {equation}.", "expression", (key,)), equation
        summed = sum_in(text) or worded.sum_said(text)
        if is_parted(text, summed):
            return None
        value = await maths.value(summed) if summed else None
        if value is None:
            return None
        if sign(value) != "=" and not sum_in(text):
            return None  # √50: what comes out is no number that could be written
        key = remainders.result(text, summed) or result(value, summed)
        return Question(f"What is {summed}?", "expression", (key,)), summed
    except NotMaths:
        return None


def is_parted(text: str, summed: str) -> bool:
    """Whether the sum only says what a number is put together of: the 60 + 35 of 95 = 60 + 35."""
    if not summed or summed not in text:
        return False
    before, _, behind = text.partition(summed)
    return _NUMBER_IS.search(before) is not None and not behind.lstrip().startswith("=")


def problem_and_try(text: str) -> tuple[str, str]:
    """The problem that somebody brings together with what they made of it, and that, line by line;
    ("", "") where there is no problem. Pure."""
    split = (piece.strip() for piece in _PIECES.split(letter_x.settled(text[:READ_CHARS])))
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
        behind = pieces[problem].partition(equations[problem])[2].strip(" ,")
        return pieces[problem], "\n".join([behind, *pieces[problem + 1 :], *before]).strip()
    for number, piece in enumerate(pieces):
        if number in equations:
            return piece, "\n".join(pieces[number + 1 :])
        first, *results = piece.split("=")
        said = "" if sum_in(first) else worded.sum_said(first)
        if said:
            first, piece = said, "=".join((said, *results))
        if said or sum_in(first):
            return first, "\n".join([piece] * bool(results) + pieces[number + 1 :])
    return "", ""
