"""Expressions that a learner wants to expand, factorise or simplify, or as a square and a number,
and fractions, or what sums come to (sums_in_form.py), to write in another form: each line must be
equal to the one before, the last one in the form (forms.py).

Not covered: factors that are not rational, prime factors of a number.
"""

import re

from bot.patterns import later
from bot.skills.tutor.maths.attempts import roots, running_on, statements
from bot.skills.tutor.maths.found import Followed, Found
from bot.skills.tutor.maths.kinds import (
    completed_square,
    forms,
    letters_named,
    number_forms,
    standard_form,
    sums_in_form,
    to_rewrite,
)
from bot.skills.tutor.maths.kinds.lacks import ITSELF, Lack
from bot.skills.tutor.maths.kinds.number_forms import as_sum
from bot.skills.tutor.maths.kinds.to_rewrite import claims as claims  # one of a kind's functions
from bot.skills.tutor.maths.written import letter_x, recurring
from bot.skills.tutor.maths.written.around import bare
from bot.skills.tutor.maths.written.as_written import short
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import FUNCTIONS, Equation, Node, NotMaths, symbols

_SAYS = {
    "mixed": "Write {of} as a mixed number",
    "improper": "Write {of} as an improper fraction",
    "decimal": "Write {of} as a decimal",
    "fraction": "Write {of} as a fraction in lowest terms",
    "lowest": "Simplify {of}",
    "standard": "Write {of} in {name}",
    "square": "Complete the square of {of}",
    "form": "Write {of} in the form {name}",
    "expand": "Expand {of}",
    "factorise": "Factorise {of}",
    "simplify": "Simplify {of}",
}
_LINE = re.compile(
    r"(?:Expand|Factorise|Simplify|Write|Complete the square of) (?P<of>.+?)"
    r"(?: as (?:an? )?(?:mixed number|improper fraction|decimal|fraction in lowest terms)"
    r"| in (?:standard(?: index)? form|scientific (?:notation|form)|the form (?P<form>.+)))?"
)
_WORD = re.compile(r"(?<!\S)[A-Za-z]{3,}(?!\S)")
_IS = later(r"\s+(?:is|are|gives?|makes?|equals?)\s+", re.IGNORECASE)
_NAME = re.compile("[A-Za-z]")
_VALUE = later(r"[-−+]?[\d.,/]+|[A-Za-z]")
_TERMS = "These are its terms: write them as one sum."
_OFF = "`{said}` does not come out."
_UNSURE = "I cannot tell whether `{said}` comes out. Can you write it more simply?"
_MOST_LINES = 20


def begins(line: str) -> bool:
    """Whether this is the first line of such a problem."""
    return _LINE.fullmatch(line) is not None


def like(line: str, of: str) -> str:
    """What that first line asks, of another expression."""
    found = _LINE.fullmatch(line)
    return f"{line[: found.start('of')]}{of}{line[found.end('of') :]}" if found else of


def without_form(line: str) -> str:
    """A first line without the form that it names in letters: (x + a)^2 + b."""
    found = _LINE.fullmatch(line)
    return line[: found.start("form")] if found and found["form"] else line


async def find(text: str, maths: MathsChecker) -> Found | None:
    """The problem in a text; None: it has that form already, or no tool finds it.

    Raises MathsUnavailable.
    """
    form, of = to_rewrite.read(text)
    if not form:
        return None
    try:
        plain = recurring.readings(of)[0]
        key = _key(form, plain) or roots.in_signs(await maths.rewritten(plain, form))
        is_sum = sums_in_form.is_one(form, plain)
        is_to_do = key and (
            is_sum
            or "%" in of
            or plain != of
            or await forms.lacking(form, "", key, of, maths) is not None
        )
        if not is_to_do or await forms.lacking(form, "", key, key, maths) is not None:
            return None
    except NotMaths:
        return None
    letters = completed_square.form_asked(text) if form == "square" else ""
    name = letters or standard_form.name(text)
    says = "form" if letters else "fraction" if is_sum and form == "lowest" else form
    line = _SAYS[says].format(of=of, name=name)
    values = completed_square.values(letters, plain) if letters else {}
    named = ", ".join(f"{name} = {value}" for name, value in values.items())
    keys = (key, named) if named else (key,)
    return Found(Question(f"{line}.", "expression", keys, check=f"same {plain}"), line)


async def follow(lines: tuple[str, ...], attempt: str, maths: MathsChecker) -> Followed | None:
    """Check each line of an attempt against the problem, a decimal that may recur in two ways in
    the one that fits; None where it holds no maths.

    Raises MathsUnavailable.
    """
    problem = _LINE.fullmatch(lines[0])
    if problem is None:
        return None
    read = recurring.readings(problem["of"])
    found = [await _followed(lines, attempt, of, maths) for of in read]
    return next((each for each in found if each and each.is_solved), found[0])


async def _followed(
    lines: tuple[str, ...], attempt: str, of: str, maths: MathsChecker
) -> Followed | None:
    form = forms.form_of(lines[0])
    if sums_in_form.is_one(form, of):
        return await sums_in_form.follow(lines, of, form, attempt, maths)
    said = letter_x.settled_for(of, attempt)
    said = standard_form.in_powers(said) if form == "standard" else said
    new = [sides for row in said.splitlines()[:_MOST_LINES] if (sides := _sides(row, of))]
    if not new:
        return None
    key = _key(form, of) or await maths.rewritten(of, form) or of
    exercise = of if of in lines[0] else ""  # a decimal that recurs is no fraction yet
    if form in ("expand", "simplify") and await _are_terms(new, of, maths):
        return Followed(lines, False, _TERMS, is_unsure=True, part=_TERMS)
    right, beside, notes, mind = list(lines), list[str](), list[str](), ""
    lack: Lack | None = None
    is_written = False
    asked = _exercise(lines[0], of, form)
    for sides in new:
        if (named := await letters_named.named(sides, asked, maths)) is not None:
            if named.is_off:
                told = f"{statements.told(beside)} {named.says}".strip()
                return Followed(tuple(right), False, told)
            (notes if named.says else right).append(named.says or named.said)
            continue
        verdicts = [await maths.same(as_sum(of), as_sum(side)) for side in sides]
        if len(sides) > 1 and Verdict.YES not in verdicts and Verdict.UNKNOWN not in verdicts:
            holds, meant, minds = await _stated(sides, maths)
            mind = mind or minds
            if holds is not Verdict.YES:
                is_unsure = holds is Verdict.UNKNOWN
                says = (_UNSURE if is_unsure else _OFF).format(said=meant[0])
                told = f"{statements.told(beside)} {says}".strip()
                return Followed(tuple(right), False, told, is_unsure=is_unsure)
            beside += meant
            continue
        for line, verdict in zip(sides, verdicts, strict=True):
            if verdict is Verdict.UNKNOWN:
                says = f"I cannot tell whether `{line}` is equal to `{of}`. Write it more simply?"
                return Followed(tuple(right), False, says, is_unsure=True)
            if verdict is Verdict.NO:
                says = f"`{line}` is not equal to `{of}`{await _shown_at(of, line, maths)}."
                return Followed(tuple(right), False, says)
            lack = await forms.lacking(form, exercise, key, line, maths)
            is_written = lack is None
            if lack is None or lack.says != ITSELF:
                right.append(line)
    if is_written or asked.is_told(right):
        return Followed(tuple(right), True, mind, minds=mind)
    told_of = (statements.told(beside), *notes, lack.says if lack else "", mind)
    says = " ".join(filter(None, told_of))
    return Followed(tuple(right), False, says, is_unsure=bool(says), minds=mind)


async def _stated(sides: list[str], maths: MathsChecker) -> tuple[Verdict, tuple[str, ...], str]:
    """Whether a statement holds that is not about the exercise, with what is meant by it, one by
    one, and what to mind of how it is written."""
    steps, mind = await running_on.steps_of(sides, maths)
    if steps:
        return Verdict.YES, steps, mind
    said = " = ".join(sides)
    holds = await statements.holds(said, maths)
    if holds is Verdict.NO:
        holds = await statements.holds(letter_x.lone_as_times(said), maths)
    return holds, (said,), ""


def _exercise(line: str, of: str, form: str) -> letters_named.Exercise:
    """An exercise with what the letters of the form are that its line names."""
    found = _LINE.fullmatch(line)
    letters = (found["form"] if found else "") or ""
    values = completed_square.values(letters, of) if letters else {}
    return letters_named.Exercise(of, letters, values, is_product=form == "factorise")


async def _are_terms(new: list[list[str]], of: str, maths: MathsChecker) -> bool:
    """Whether the lines are the terms of the exercise one by one, "x^2, 3x, 2x, 6"."""
    if len(new) < 2 or any(len(sides) > 1 for sides in new):
        return False
    terms = [f"({sides[0]})" for sides in new]
    return await maths.same(as_sum(of), " + ".join(terms)) is Verdict.YES


async def _shown_at(of: str, line: str, maths: MathsChecker) -> str:
    """What two expressions with one unknown come to for a number where they differ; "" for none."""
    both = Equation(read_expression(as_sum(of)), read_expression(as_sum(line)))
    unknown = next(iter(symbols(both.left)), "")
    for value in ("1", "2", "3"):
        sides = await maths.sides(both, unknown, Node("num", value)) if unknown else ()
        if len(sides) == 2 and sides[0] != sides[1]:
            put = f"with {unknown} = {value}"
            return f": {put} it comes to {short(sides[1])}, the exercise to {short(sides[0])}"
    return ""


def _key(form: str, of: str) -> str:
    """A number in the form; "" for what is none, and for what has no such form."""
    if form == "standard":
        return standard_form.in_form(of)
    if sums_in_form.is_one(form, of):
        return sums_in_form.result(form, of)
    try:
        value = number_forms.fraction(of)
    except ValueError:
        return ""
    return number_forms.in_form(form, value)


def _sides(row: str, of: str) -> list[str]:
    """The expressions in a line of an attempt: both sides of "2(x+3) = 2x + 6", or of "2 times x is
    2x"; no words, which could be read as products of letters, nor a name for what is behind it."""
    sides = [side.strip() for side in bare(row).split("=")]
    found = [side for side in sides if _reads(side, of)]
    if len(found) < len(sides):
        in_signs = [side.strip() for side in _IS.sub(" = ", in_numerals(bare(row))).split("=")]
        found = in_signs if all(_reads(side, of) for side in in_signs) else found
    is_value = all(map(_VALUE.fullmatch, found))  # letters_named.py
    is_named = len(found) > 1 and not is_value and _NAME.fullmatch(found[0])
    return found[1:] if is_named else found


def _reads(side: str, of: str) -> bool:
    if any({*word} - {*of} for word in _WORD.findall(side) if word not in FUNCTIONS):
        return False
    if to_rewrite.TWO_WAYS.search(side):
        return False
    try:
        read_expression(as_sum(side))
    except NotMaths:
        return False
    return True
