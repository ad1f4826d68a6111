"""Problems that a learner brings: which of them a tool can check. How an attempt at one is judged
stands in judging.py.

brought.py        an equation with one unknown, a sum; followed in working.py
given.py          a value to put in, or what is said to follow from one; followed there, too
formulas.py       a formula with values for all of its letters but one
rearranging.py    a formula to solve for one of its letters
inequalities.py   an inequality with one unknown
systems.py        two or three linear equations
calculus.py       a derivative, an integral
rewriting.py      an expression to expand, factorise or simplify, a fraction in another form
conversions.py    a quantity in another unit, a number in per cent
quantities.py     quantities that are said to be equal
"""

import re
from dataclasses import replace

from bot.skills.tutor import wishes
from bot.skills.tutor.maths.attempts import rows
from bot.skills.tutor.maths.exercises import (
    brought,
    checks,
    first_steps,
    in_words,
    listed,
    own_answers,
)
from bot.skills.tutor.maths.exercises.judging import KINDS
from bot.skills.tutor.maths.exercises.judging import follow as follow  # a problem's two functions
from bot.skills.tutor.maths.found import Found
from bot.skills.tutor.maths.kinds import (
    both_sides,
    calculus,
    conversions,
    formulas,
    given,
    inequalities,
    quantities,
    rearranging,
    systems,
    to_rewrite,
)
from bot.skills.tutor.maths.written import (
    divisions,
    exclaimed,
    gaps,
    given_values,
    letter_x,
    to_solve,
    worded,
)
from bot.skills.tutor.maths.written.around import close_up, in_lines, problem_and_attempt
from bot.skills.tutor.maths.written.sums import equation_in, has_cut, in_signs, sum_in
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.powers import RAISED

_FUNCTION = r"\b(?:sin|cos|tan|ln|log|exp|sqrt)"
_OTHER_KINDS = re.compile(
    r"\b(?:limits?|matri(?:x|ces)|determinant|eigen\w+|differential equations?|complex numbers?"
    r"|factor(?:i[sz]e|i[sz]ing)?|expand|simplify|inequalit(?:y|ies)|simultaneous equations)\b"
    rf"|{_FUNCTION}[^<>≤≥]*[<>≤≥]|[<>≤≥].*{_FUNCTION}",
    re.IGNORECASE,
)
_HAS_MATHS = re.compile(
    rf"[\^{RAISED}√∞→]|[\[{{]\s*[\[{{]|\bd[a-z]/d[a-z]\b"
    r"|(?:\d|(?<![A-Za-z])[A-Za-z]|\))['’′]*\s*[+*×÷=<>≤≥]\s*\(?(?:\d|[A-Za-z](?!\w))"
    r"|\d\s*[-−/]\s*\(?[a-z](?![\w-])|(?:(?<![A-Za-z])[a-z]|\))\s*[-−/]\s*\(?\d"
    r"|\d\([a-z](?![A-Za-z])"
    rf"|{_FUNCTION}\s*\(?\d*[a-z](?!\w)"
    r"|\b(?:factor(?:i[sz]e)?|simplify)\s+\d[\d/.,]*+(?!\s*[A-Za-z])"
)
"""A sign or a power; the 3 limits of the GDPR have none, nor have I/O, 24/7 and pages 12-14."""
_WHY = (
    r"(?i)\W*(?:(?:can|could|would|please|you|i|explain|tell|show|me|us|understand|don['’]?t|to|but|so"
    r"|and)\b[\s,]*)*why\s+(?:(?:is|are|does|do)\s+)?(?P<stated>[^?\n]+)\W*"
)
_IS_ANSWER = r"(?i)\b(?:check|mark) my answer\b"
"""Said of what may be an exercise, too: 2x + 3x = x + 8."""
_READ_CHARS = 500

UNCHECKED = (
    "I cannot check this kind of problem with a tool, so mind that what I say of it may be wrong. "
    "What I check line by line: sums, equations with one unknown and up to three solutions, "
    "inequalities with one unknown, two or three linear equations together, derivatives, integrals "
    "without limits, expressions to expand, factorise or simplify, formulas to rearrange, "
    "quantities that are equal or in another unit."
)


def is_unchecked(text: str) -> bool:
    """Whether somebody brings a problem of a kind that no tool here checks: asked where `find`
    found none."""
    text = text[:_READ_CHARS]
    is_other = _HAS_MATHS.search(text) is not None and _OTHER_KINDS.search(text) is not None
    is_other = is_other or _is_without_result(text) or conversions.is_meant(text)
    is_other = is_other or given.claims(text) or bool(inequalities.written_in(text))
    return is_other or any(kind.claims(text) for kind in KINDS)


def _is_without_result(text: str) -> bool:
    """Whether it is a sum or an equation with one unknown, of which `find` found no result: 1/0,
    x² = -1, 2x = 2x + 1; or a part of something that cannot be read: log x = 2."""
    unknowns = {*re.findall("[A-Za-z]", equation_in(text))}
    is_sum = sum_in(text) != "" or worded.sum_said(text) != ""
    return len(unknowns) == 1 or is_sum or has_cut(text)


def is_to_solve(lines: tuple[str, ...]) -> bool:
    """Whether what is worked on is solved by numbers: an equation, a system, an inequality."""
    kinds = [kind for kind in KINDS if kind.begins(lines[0])]
    return kinds[0] in (formulas, inequalities, systems) if kinds else "=" in lines[0]


def is_brought(text: str) -> bool:
    """Whether somebody brings a derivative, an integral, a conversion, a value to put in or a
    formula to rearrange, or an equation or an inequality that is not solved, without a word."""
    text = close_up(listed.without_mark(text))
    if calculus.is_meant(text) or any(
        kind.claims(text) for kind in (conversions, given, rearranging)
    ):
        return True
    bare = in_signs(text[: _READ_CHARS + 1].strip().rstrip(".?!"))
    if len(bare) > _READ_CHARS or re.search(r"[A-Za-z]{4}", bare):
        return False
    is_solved = re.fullmatch(r"[A-Za-z]\w?\s*=[^A-Za-z=]+", bare) is not None
    return not is_solved and (
        equation_in(bare) == bare or inequalities.claims(bare) or systems.claims(bare)
    )


async def find(text: str, maths: MathsChecker, *, is_of_factorials: bool = False) -> Found | None:
    """The problem in a text that a tool can check, with what was tried at it where that can be
    looked at; where it `is_of_factorials` a "!" is no mark of speech. Of a sum beside an exercise
    in words only what is wrong is looked at. Raises MathsUnavailable."""
    text = listed.without_mark(text)
    if not is_of_factorials:
        text = exclaimed.without(text)
    text = letter_x.settled(divisions.in_signs(gaps.filled(to_solve.plainly(text))))
    if checks.only_answer(text) or _asks_why(text):
        return None
    found = await _found(text, maths)
    if found is not None and given_values.are_all(found.line):
        return None
    if found is None or in_words.is_only_told(text, found.line):
        return None
    if first_steps.is_answer(text, found.line):
        return None
    followed = await follow((found.line,), found.attempt, maths)
    is_doubted = followed is not None and followed.says != "" and not followed.is_solved
    if is_doubted and first_steps.is_one(text, found.line):
        found = replace(found, attempt=first_steps.stated(found.attempt))
        followed = await follow((found.line,), found.attempt, maths)
        if followed is None or not followed.is_off:
            return None  # what is doubted stands behind the step, or is rounded; it may be right
    is_right = followed.is_solved if followed else in_words.is_done(text, found.line)
    if is_right and in_words.holds(text, found.line):
        return None  # it may be none of what the words ask for
    return found if followed else Found(found.question, found.line)


def _asks_why(text: str) -> bool:
    """Whether somebody asks why a sum is what it is: "explain why -2 x -3 = 6"."""
    found = re.fullmatch(_WHY, text[:_READ_CHARS])
    return found is not None and own_answers.stated(found["stated"]) != ""


async def is_at_hand(text: str, line: str, at_hand: tuple[str, ...], maths: MathsChecker) -> bool:
    """Whether the problem in a text, which begins with `line`, belongs to the one that is worked on
    (what is asked, and the lines of its working so far): an equation follows from those, of a sum
    all numbers stand there. Raises MathsUnavailable."""
    lines = at_hand[1:]
    if lines and re.search("[=<>≤≥]", line):
        followed = await follow(lines, line, maths)
        return followed is not None and followed.lines != lines
    return {*re.findall(r"\d+", text)} <= {*re.findall(r"\d+", " ".join(at_hand))}


async def _found(text: str, maths: MathsChecker) -> Found | None:
    for problem, attempt in ((text, ""), *_parted(text)):
        if given.claims(problem):  # the value is not the problem
            put_in = await given.find(problem, maths)
            return replace(put_in, attempt=attempt or put_in.attempt) if put_in else None
    for problem, attempt in _parted(text):
        for kind in KINDS:
            if kind is inequalities and await kind.hold_together(problem, attempt, maths):
                return None
            if kind.claims(problem):  # a sum within it is not the problem
                found = await kind.find(problem, maths)
                tried = attempt or (found.attempt if found else "")
                return Found(found.question, found.line, tried) if found else None
    first_line, attempt = "", ""
    if wishes.brings_try(text):
        first_line, attempt = brought.problem_and_try(rows.unlisted(in_lines(text)))
    simple = await brought.find_problem(first_line or text, maths)
    if simple and _is_answer_to_other(simple[1], text):
        return None
    return Found(*simple, attempt) if simple else await _in_words(text, maths)


async def _in_words(text: str, maths: MathsChecker) -> Found | None:
    """A sum in words with what is said to be its result."""
    for problem, attempt in (*_parted(text), worded.sum_and_answer(text)):
        summed = worded.sum_said(problem) if attempt else ""
        if not summed or brought.is_parted(problem, summed):
            continue
        if found := await brought.find_problem(summed, maths):
            return Found(*found, attempt)
    return None


def _is_answer_to_other(line: str, text: str) -> bool:
    """Whether an equation only says the answer to one that cannot be read: the x = 3 of "log x = 2,
    I got x = 3" and the y = 2 of "y = 2 and log x = 3"."""
    before, _, behind = in_signs(text).partition(line)
    is_number = not sum_in(line.partition("=")[2])
    is_value = rows.SOLVED.fullmatch(line) is not None and wishes.brings_try(text)
    return is_value and ("=" in before or (is_number and "=" in behind))


def _parted(text: str) -> list[tuple[str, str]]:
    """The ways in which a text may be a problem and an attempt at it. Of what is to be checked that
    may be what it says to be equal, or its first line and the others."""
    problem, attempt = problem_and_attempt(text)
    if attempt or not wishes.asks_check(text):
        beside = None if attempt else inequalities.beside_answer(problem)
        return [beside or (problem, attempt)]
    first, _, others = in_lines(problem).partition("\n")
    is_to_solve = re.search(_IS_ANSWER, text) is None and both_sides.is_to_solve(problem)
    stated = None if quantities.claims(problem) or is_to_solve else to_rewrite.stated(problem)
    stated = stated or inequalities.answered(problem) or systems.answered(problem)
    return [stated] if stated else [(first, others), (problem, "")]
