"""A value alone behind a hint that asks for a step: 45 behind “What is 9 x 5?” on the way to 9 x 6,
6 behind “How many eighths are in 3/4?”, x^2 behind “What is x times x?”. It answers that, and is no
wrong answer to the exercise. "x = 5" names the unknown, and so does answer the exercise, as all
does behind a hint of our own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.patterns import later
from bot.ports import TurnContext
from bot.skills.tutor.guides import sheet
from bot.skills.tutor.guides.guide import Guide
from bot.skills.tutor.guides.hints import asked_last, safe, step_numbers
from bot.skills.tutor.maths.exercises import brought, problems
from bot.skills.tutor.maths.kinds import calculus, conversions, terms
from bot.skills.tutor.maths.written.told import told
from bot.tools.maths.checker import MathsChecker, MathsUnavailable, Verdict
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths, symbols

_RIGHT = "`{line} = {value}` is right."
_NOT_YET = "`{said}` is not the whole answer yet. If it is a step on the way, what comes next?"
_OF_STEP = later(
    r"\d|\b(?:how (?:many|much)|(?:which|what) (?:numbers?|factor|fraction|power|unit|denominator)"
    r"|biggest|largest|greatest|smallest|lowest|least|common|multiples?|factors?|carry|remainder"
    r"|both sides|subtract|add|divide|multiply|undo(?:es)?|power|exponent|terms?|digits?)\b",
    re.IGNORECASE,
)
_OF_WHOLE = later(
    r"\b(?:answer|result|solutions?|total|altogether|in all|left)\b|\bvalue of (?P<of>[a-z])\b"
    r"|\bwhat(?:['’]?s| is) (?P<is>[a-z])\W*$"
    r"|\bwhat (?:does|must|should|can) (?P<must>[a-z]) (?:be|equal|come to)\b"
    r"|\bwhat is (?P<worth>[a-z]) (?:equal|worth)\b"
    r"|\b(?:do|did|would) you (?:get|find|have)\W*$|\bdoes (?:it|that) (?:make|come to|give)\W*$",
    re.IGNORECASE,
)
_IS_OPEN = later(
    r"\b(?:notice|again|check|sure|explain|clear|understand|think|tried)\b", re.IGNORECASE
)
"""What is said then is as a rule a further try."""
_OF_PART = later(
    r"\bhow many (?!(?:is|are|do|does|did|will|in all|altogether|left)\b)\w+"
    r"|\b(?:on|to) the (?:left|right)\b|\b(?:left|right)[ -](?:hand[ -])?side\b"
    r"|\bof the (?:ones|tens|hundreds|units|digits|brackets?|top|bottom"
    r"|(?:first|last|second|two) terms?)\b"
    r"|\b(?:if|with|for|when|try|put)\s+[a-z]\s*(?:=|is|was)\s*[-−]?\d",
    re.IGNORECASE,
)
"""Of a part, also where it is that in total, or of a value that is tried."""
_SEVERAL = later(
    r"\b(?:numbers|factors|multiples|divisors|digits|pair|tens|ones|parts"
    r"|[a-c], ?(?:[a-c],? )?(?:and )?[a-c])\b",
    re.IGNORECASE,
)
_BESIDE = later(r"\s*(?:,(?:\s*and\b)?|\band\b|\bor\b|&)\s*", re.IGNORECASE)
_NUMBERS = later(rf"[-−+]?\d+(?:{_BESIDE.pattern}[-−+]?\d+)+", re.IGNORECASE)
_ARTICLE = later(r"^an?\s+(?=\d)", re.IGNORECASE)
_OF_FORM = later(
    r"\b(?:simplif\w+|expand\w*|differentiate|integrate|factori[sz]\w*|convert\w*|derivative|integral|sum|product"
    r"|difference|quotient)\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")
_SUM = later(r"^[^=]*[\d)%]\s*(?:[-−+×*÷/^:]|[a-z]{2,})[^=]*$", re.IGNORECASE)
_ENDS_WITH_BY = later(r"\bby\W*$", re.IGNORECASE)
"""What is asked for is what to do it by, not what it comes to."""
_NAME = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])")
_OF_NUMBER = later(
    r"\b(?:how (?:many|much)|numbers?|coefficient|constant|power|exponent|degree|digits?)\b",
    re.IGNORECASE,
)
"""No expression answers it."""
_PAIR = later(r"\+?([-−]?\d{1,6})\s*(,|and|&|or)\s*\+?([-−]?\d{1,6})")
_WANTED = later(
    r"\b(?:(?P<product>multipl\w+|product|factors)|add(?!\s+[-−]?\d)\w*|sum)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"[-−]?\d+")
_NEGATIVE = later(r"(?:\b(?:minus|negative)|[-−–])\s+(?=\d)", re.IGNORECASE)
_INTO = later(r"(.+?)\s*(?:[-=]>|→|\b(?:becomes|gives|goes to)\b)\s*(.+)", re.IGNORECASE)
"""What is said to come of a term: "x^3 -> 3x^2"."""
_PRODUCT = later(r"\bmultipl(?:y|ying)\s+(\S+)\s+(?:by|and|with)\s+(\S+)", re.IGNORECASE)
_ADDED = later(r"\badd(?:ing)?\s+(\S+)\s+(?:and|to)\s+([^\s?]+)", re.IGNORECASE)
_EXPRESSION = later(
    r"(?:^|[A-Za-z]{2}\s+|,\s*)(?P<of>(?:[^A-Za-z,]|(?<![A-Za-z])[A-Za-z](?![A-Za-z]))+?)"
    r"(?:\s+(?:equal|make|give)(?:\s+to)?)?(?:,?\s+(?:then|now))?\s*\?"
)
""""What is x times x?", in signs."""


@dataclass(frozen=True, slots=True)
class Step:
    """What answers a hint's question, and not the exercise. `says`: what is told of it; it
    `is_of_solutions` where the exercise has others beside it."""

    says: str = ""
    is_of_solutions: bool = False


_UNJUDGED = Step()
"""It may be one: no tool can tell."""


async def find(
    context: TurnContext, running: Guide, text: str, maths: MathsChecker, *, is_off: bool
) -> Step | None:
    """What answers the hint before; None where it is an answer to the exercise, or nobody can tell.
    It `is_off` as an answer to that: where no tool can judge it as a step, no more is said."""
    window = context.conversation.window
    question = asked_last.question_in(window[-1].said) if window else ""
    value = told(text).strip(" .!?")
    try:
        step = await _step(question, running, value, maths) if question else None
    except MathsUnavailable:
        return None
    if step == _UNJUDGED:
        return replace(step, says=_NOT_YET.format(said=value)) if is_off else None
    return step


async def _step(question: str, running: Guide, value: str, maths: MathsChecker) -> Step | None:
    """What a tool finds of it as a step; None where it is none."""
    expression = _ARTICLE.sub("", in_numerals(value))
    line = running.lines[0]
    equation = asked_last.equation_to_solve(question)
    case = await problems.find(equation, maths) if equation not in ("", line) else None
    if case and (of_case := await _right_for((case.line,), value, maths)):
        return Step(of_case, is_of_solutions=True)
    is_of_form = _OF_FORM.search(question) or conversions.begins(line)
    asked = await problems.find(question, maths) if is_of_form else None
    part = asked.line if asked and asked.line != line else ""
    if of_part := await _of_part(part, question, line, value, maths):
        return Step(of_part)
    is_of_conversion = part != "" and conversions.begins(part)
    if is_of_conversion or safe.is_own(question) or _names_unknown(value, running.lines):
        return None
    if _has_unknown(expression) and (of := _expression_in(question)):
        is_right = await _are_same(of, expression, maths)
        return Step(_RIGHT.format(line=of, value=expression)) if is_right else None
    if of_pair := await _of_pair(question, value, maths):
        return of_pair
    if not sheet.is_value(expression):
        is_listed = _SEVERAL.search(question) and _NUMBERS.fullmatch(expression)
        may_be_step = is_listed or _may_be_terms(question, running, expression)
        return _UNJUDGED if may_be_step else None
    is_step = _OF_STEP.search(question) is not None
    found = await brought.find_problem(question, maths) if is_step else None
    if found is not None and _SUM.search(found[1]) and not _ENDS_WITH_BY.search(question):
        of = found[1]
        is_right = await _are_same(of, expression, maths)
        is_all = await _are_same(of, line, maths)
        return Step(_RIGHT.format(line=of, value=expression)) if is_right and not is_all else None
    if _is_of_exercise(question, running) or (not is_step and _IS_OPEN.search(question)):
        return None
    may_be = step_numbers.may_be if is_step else step_numbers.comes_of
    return _UNJUDGED if may_be(expression, question, running.lines) else None


async def _of_pair(question: str, said: str, maths: MathsChecker) -> Step | None:
    """What two numbers come to that are asked for by their product and their sum; None for anything
    else."""
    pair, words = _PAIR.fullmatch(in_numerals(said)), [*_WANTED.finditer(question)]
    if pair is None or len({bool(each["product"]) for each in words}) < 2:
        return None
    if pair[2] == "or" or len(words) > 2:
        return _UNJUDGED
    ends = (words[1].start(), len(question))
    spans = [question[each.end() : end] for each, end in zip(words, ends, strict=True)]
    wanted = [await _one_number(span, maths) for span in spans]
    if not words[0]["product"]:
        wanted.reverse()
    if None in wanted:
        return _UNJUDGED
    one, other = (int(each.replace("−", "-")) for each in (pair[1], pair[3]))
    told = f"`{one} × {other} = {one * other}` and `{one} + {other} = {one + other}`"
    if [one * other, one + other] == wanted:
        return Step(f"Right: {told}.")
    return Step(f"{told}. What is asked for is product {wanted[0]} and sum {wanted[1]}.")


async def _one_number(said: str, maths: MathsChecker) -> int | None:
    """The number that a part of a question names: its only one, or what a sum there comes to
    ("multiply to 2 × 3 = 6"); None where it names others, too."""
    said = _NEGATIVE.sub("-", said)
    found = [*_NUMBER.finditer(said)]
    if not found:
        return None
    reckoned, _, _ = said[found[0].start() : found[-1].start()].rpartition("=")
    number = found[-1][0].replace("−", "-")
    is_one = len(found) == 1 or (reckoned and await _are_same(reckoned, number, maths))
    return int(number) if is_one else None


async def _of_part(asked: str, question: str, line: str, said: str, maths: MathsChecker) -> str:
    """That an expression is right for a part of the exercise: for that which is `asked` for, the
    derivative of x^3, or for a term; "" for anything else."""
    if (into := _INTO.fullmatch(said)) and calculus.begins(line) and _is_expression(into[1]):
        return await _right_for((terms.asked_of(into[1], line),), into[2], maths)
    parts = [asked] if asked else []
    is_of_number = sheet.is_value(said) and _OF_NUMBER.search(question)
    is_of_term = calculus.begins(line) and _is_expression(said) and not is_of_number
    parts += terms.asked_singly(line) if is_of_term else ()
    if right := await _right_for(parts, said, maths):
        return right
    return await calculus.part_told(line, said, maths) if is_of_term else ""


async def _right_for(parts: Iterable[str], said: str, maths: MathsChecker) -> str:
    """For which of the parts of an exercise an answer is right; "" for none."""
    for part in parts:
        followed = await problems.follow((part,), said, maths)
        if followed is not None and followed.is_solved:
            return f"`{said}` is right for `{part}`."
    return ""


def _expression_in(question: str) -> str:
    """The expression with unknowns of which a question asks what it comes to; "" for none."""
    in_signs = _ADDED.sub(r"\1 + \2", _PRODUCT.sub(r"\1 * \2", in_numerals(question)))
    found = _EXPRESSION.search(in_signs)
    of = found["of"].strip(" ,") if found else ""
    return of.replace(" * ", " × ") if len(of) > 1 and _has_unknown(of) else ""


def _names_unknown(said: str, lines: tuple[str, ...]) -> bool:
    """Whether it says what an unknown of a problem is that is solved by one: "x = 5"."""
    name, is_named, _ = said.partition("=")
    unknowns = (letter.casefold() for letter in _NAME.findall(lines[0]))
    return bool(is_named) and name.strip().casefold() in unknowns and problems.is_to_solve(lines)


def _may_be_terms(question: str, running: Guide, said: str) -> bool:
    """Whether it is one term, or are several things beside one another, which may answer what is
    asked for in words, as a factor does, where neither a number nor all of the exercise is."""
    is_asked = _OF_STEP.search(question) and not _OF_NUMBER.search(question)
    if not is_asked or _is_of_exercise(question, running):
        return False
    pieces = _BESIDE.split(said)
    if not all(map(_is_expression, pieces)) or not any(map(_has_unknown, pieces)):
        return False
    return len(pieces) > 1 or read_expression(said).kind != "add"


def _has_unknown(said: str) -> bool:
    return _is_expression(said) and bool(symbols(read_expression(said)))


def _is_expression(said: str) -> bool:
    try:
        read_expression(said)
    except NotMaths:
        return False
    return True


def _is_of_exercise(question: str, running: Guide) -> bool:
    """Whether the question asks for all of the exercise."""
    figures = {*_FIGURES.findall(running.lines[0])}
    is_of_all = _OF_FORM.search(question) and figures <= {*_FIGURES.findall(question)}
    asks = _OF_WHOLE.search(question)
    name = next(filter(None, asks.groups()), "") if asks else ""
    is_unknown = name.casefold() in running.lines[0].casefold()  # the c of ax² + bx + c is none
    return bool(is_of_all or (asks and is_unknown and not _OF_PART.search(question)))


async def _are_same(one: str, other: str, maths: MathsChecker) -> bool:
    try:
        return await maths.same(one, other) is Verdict.YES
    except NotMaths:
        return False
