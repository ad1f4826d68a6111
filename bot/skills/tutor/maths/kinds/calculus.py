"""Derivatives and integrals that a learner wants to find: an answer is checked by differentiating.

What is to be differentiated, written in another way (x^-1 of 1/x), is a step where nobody says that
it is the result.

Not covered: definite integrals, second and partial derivatives, the steps on the way.
"""

import itertools
import re
from dataclasses import dataclass

from bot.patterns import later
from bot.skills.tutor.maths.attempts import statements, unfinished
from bot.skills.tutor.maths.found import Followed, Found
from bot.skills.tutor.maths.kinds import terms
from bot.skills.tutor.maths.written import named_functions, two_ways
from bot.skills.tutor.maths.written.around import bare, problem_and_attempt
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.powers import RAISED
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths, symbols

_ASKS = re.compile(
    r"(?P<d>\b(?:differentiate|derivative(?: of)?|derive)(?![a-z])"
    r"|\bd\s*/\s*d(?P<at>[a-z])\b(?: of)?)"
    r"|\b(?:integrate|(?:integral|antiderivative)(?: of)?)(?![a-z])|∫",
    re.IGNORECASE,
)
_NAMES_ONE = re.compile(r"\b(?:derivative|integral|antiderivative) of\b|∫|\bd\s*/\s*d[a-z]\b", re.I)
_LATEX = (
    (re.compile(r"\\int(?![A-Za-z])"), "∫"),
    (re.compile(r"\\frac\{d\}\{d([a-z])\}"), r"d/d\1"),
)
_OTHER = re.compile(
    r"\b(?:second|third|2nd|3rd|nth|partial|implicit\w*|definite|improper|double|from|between)\b"
    r"|∫\s*(?:_|-?[\d.]+\s*\^)",
    re.IGNORECASE,
)
"""What makes it another kind of problem than those that are checked."""
_BY = re.compile(
    r"\s*(?:\b(?:with respect to|w\.?r\.?t\.?|by) (?P<by>[a-z])|(?<![a-z])d(?P<dx>[a-z]))\s*$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^(?:[\s:]|the\b|function\b)*(?:(?:[a-z]\s*\(\s*[a-z]\s*\)|y)\s*=)?\s*", re.I)
_HAS_MATHS = re.compile(rf"[\d^{RAISED}√/+]|\b(?:sin|cos|tan|ln|log|exp|sqrt)|e\^|^\W*[a-z]\W*$")
_LINE = re.compile(
    r"(?P<d>d/d(?P<by>[A-Za-z]+) \((?P<of>.+)\))|∫ \((?P<inner>.+)\) d(?P<dx>[A-Za-z]+)"
)
_LEFT = re.compile(
    r"y|[a-z]\s*\(\s*[a-z]\s*\)|[a-z]\s*['’′]\s*(?:\(\s*[a-z]\s*\))?|F\s*\(\s*[a-z]\s*\)|d\s*[a-z]?\s*/\s*d\s*[a-z]\b.*|∫.*"
    r"|(?:the )?(?:derivative|integral|antiderivative)\b.*"
)
_OF_ITSELF = later(r"(?!.*(?:['’′]|\bd\s*[a-z]?\s*/|∫|F\s*\(|derivative|integral))[^=]+=")
"""What is said to be equal, and not the derivative: √x = x^(1/2), y = x^(1/2)."""
_SAID = re.compile(
    r"(?:the )?(?:derivative|integral|antiderivative)\b(?:[^=]*?) is\s+", re.IGNORECASE
)
_PART = "`{side}` is a part of the derivative, and not yet all of it."
_RESTATED = "`{side}` is equal to `{of}`, and not the result yet."
_MOST_LINES = 20
_READ_CHARS = 500


@dataclass(frozen=True, slots=True)
class _Asked:
    """`of` is to be differentiated, or integrated, by the unknown `by`."""

    is_integral: bool
    of: str
    by: str

    @property
    def line(self) -> str:
        """As it is kept, and shown."""
        return f"∫ ({self.of}) d{self.by}" if self.is_integral else f"d/d{self.by} ({self.of})"


def claims(text: str) -> bool:
    """Whether somebody asks for a derivative or an integral of something."""
    text = _plain(text)
    found = _ASKS.search(text)
    return found is not None and _HAS_MATHS.search(text[found.end() :]) is not None


def is_meant(text: str) -> bool:
    """Whether that is what they mean: one may also integrate two programs."""
    is_named = _NAMES_ONE.search(_plain(text)) is not None
    return claims(text) and (is_named or _read(_plain(text))[0] is not None)


def begins(line: str) -> bool:
    """Whether this is the first line of such a problem."""
    return _LINE.fullmatch(line) is not None


async def find(text: str, maths: MathsChecker) -> Found | None:
    """The problem in a text, and what is said to solve it; None: it cannot be checked.

    Raises MathsUnavailable.
    """
    asked, tried = _read(_plain(text))
    if asked is None:
        return None
    if not asked.is_integral:
        key = await maths.derivative(asked.of, asked.by)
        ask = f"Differentiate {asked.of} by {asked.by}."
        question = Question(ask, "expression", (key,), check=f"derivative {asked.of}")
        return Found(question, asked.line, tried) if key else None
    key = await maths.integral(asked.of, asked.by)
    question = Question(
        f"Find an integral of {asked.of} by {asked.by}.",
        "expression",
        (f"{key} + C", key),
        why="Any constant C may stand behind it.",
        check=f"integral {asked.of}",
    )
    return Found(question, asked.line, tried) if key else None


async def follow(lines: tuple[str, ...], attempt: str, maths: MathsChecker) -> Followed | None:
    """Check what somebody says the derivative or integral is; None where it holds no maths.

    Raises MathsUnavailable.
    """
    match = _LINE.fullmatch(lines[0])
    if match is None:
        return None
    asked = _Asked(not match["d"], match["of"] or match["inner"], match["by"] or match["dx"])
    rows = [row for row in attempt.splitlines()[:_MOST_LINES] if not _repeats(row, asked)]
    steps = {row: step for row in rows if (step := _of_term(row, asked))}
    for row, step in steps.items():
        if await terms.holds(step, maths) is Verdict.NO:
            return Followed(lines, False, f"`{bare(row)}` does not come out.")
    claimed = [(row, side) for row in rows if row not in steps for side in _sides(row, asked)]
    right, beside, restated = list(lines), [bare(row) for row in steps], ""
    if not (claimed or beside):
        return None
    for row, side in claimed:
        verdict = await _holds(asked, side, maths)
        if verdict is Verdict.UNKNOWN:
            says = f"I cannot tell whether `{side}` is right. Can you write it more simply?"
            return Followed(tuple(right), False, says, is_unsure=True)
        if verdict is Verdict.YES:
            right.append(side)
        elif _OF_ITSELF.match(bare(row)) and await maths.same(side, asked.of) is Verdict.YES:
            beside.append(bare(row))
        elif bare(row) == side and await _is_restated(asked, side, maths):
            restated = _RESTATED.format(side=side, of=asked.of)
        else:
            return await _off(tuple(right), asked, side, maths)
    if len(right) == len(lines):
        says = f"{statements.told(beside)} {restated}".strip()
        return Followed(lines, False, says, is_unsure=True, part=restated)
    return Followed(tuple(right), True, "", left=unfinished.left_in_text(right[-1]))


async def _off(right: tuple[str, ...], asked: _Asked, side: str, maths: MathsChecker) -> Followed:
    """What is not it as it is written, asked back where it is in the other way to read it."""
    for meant in two_ways.readings(side):
        if await _holds(asked, meant, maths) is Verdict.YES:
            says = two_ways.ASKS.format(said=side, meant=meant)
            return Followed(right, False, says, is_unsure=True)
    return Followed(right, False, await _wrong(asked, side, maths))


async def _holds(asked: _Asked, side: str, maths: MathsChecker) -> Verdict:
    """Whether it is the derivative, or the integral, that is asked for."""
    holds = maths.is_integral if asked.is_integral else maths.is_derivative
    return await holds(asked.of, side, asked.by)


async def _is_restated(asked: _Asked, side: str, maths: MathsChecker) -> bool:
    """Whether it is what is asked of, in other signs."""
    is_other = "".join(side.split()) != "".join(asked.of.split())
    return is_other and await maths.same(asked.of, side) is Verdict.YES


async def _wrong(asked: _Asked, side: str, maths: MathsChecker) -> str:
    """What is wrong with a claimed derivative or integral, and what in it is right."""
    if asked.is_integral:
        back = await maths.derivative(side, asked.by)
        told = f"Differentiate `{side}`, and you get `{back}`, not `{asked.of}`." if back else ""
        return told or f"`{side}` is not it: differentiated it does not give `{asked.of}`."
    if await maths.is_integral(asked.of, side, asked.by) is Verdict.YES:
        return f"`{side}` is an integral of `{asked.of}`; the derivative is asked for."
    right = " and ".join(f"`{each}`" for each in await maths.right_terms(asked.of, side, asked.by))
    return f"`{side}` is not the derivative.{f' Right in it: {right}.' if right else ''}"


async def part_told(line: str, said: str, maths: MathsChecker) -> str:
    """That an expression is a part of the derivative that `line` asks for; "" for anything else.
    Raises NotMaths and MathsUnavailable."""
    match = _LINE.fullmatch(line)
    if match is None or not match["d"]:
        return ""
    found = await maths.right_terms(match["of"], said, match["by"])
    return _PART.format(side=said) if await terms.are_all(found, said, maths) else ""


def _of_term(row: str, asked: _Asked) -> terms.Step | None:
    """What a line says of one term of what is asked of; None where it says something of the
    whole."""
    step = terms.stated(bare(row))
    is_term = step is not None and "".join(_unbracketed(step.of).split()) != "".join(
        asked.of.split()
    )
    return step if is_term and step and step.is_integral == asked.is_integral else None


def _plain(text: str) -> str:
    text = text[:_READ_CHARS]
    for pattern, plain in _LATEX:
        text = pattern.sub(plain, text)
    return named_functions.plainly(text.replace("$", " "))


def _read(text: str) -> tuple[_Asked | None, str]:
    """What is asked for, and what is said behind it to be the answer."""
    text, attempt = problem_and_attempt(text)
    found = _ASKS.search(text)
    if found is None or _OTHER.search(text):
        return None, ""
    rest = _NAMED.sub("", text[found.end() :]).strip().rstrip("?!. ")
    of, *tried = re.split(r"\bis\b|=", rest, maxsplit=1)
    by_named = _BY.search(of)
    of = _unbracketed(of[: by_named.start()] if by_named else of)
    by = (found["at"] or (by_named and (by_named["by"] or by_named["dx"])) or "").lower()
    try:
        names = symbols(read_expression(of))
    except NotMaths:
        return None, ""
    if not by and len(names) > 1 and "x" not in names:
        return None, ""
    by = by or ("x" if "x" in names or not names else next(iter(names)))
    return _Asked(found["d"] is None, of, by), attempt or "".join(tried).strip()


def _unbracketed(of: str) -> str:
    """An expression without the brackets around the whole of it, which its line has anyway."""
    of = of.strip()
    while of.startswith("(") and of.endswith(")"):
        depths = itertools.accumulate((each == "(") - (each == ")") for each in of)
        if 0 in list(depths)[:-1]:  # (x + 1)(x + 2)
            break
        of = of[1:-1].strip()
    return of


def _repeats(row: str, asked: _Asked) -> bool:
    """Whether a line only says again what is to be differentiated or integrated."""
    of = "".join(asked.of.split())
    return "".join(bare(row).split()).endswith((f"={of}", f"=({of})"))


def _sides(row: str, asked: _Asked) -> list[str]:
    """What a line says the derivative or integral is, each side of "="; [] where it says nothing
    of it. Letters that the problem does not have, but for a constant, are words."""
    sides = [side.strip() for side in _SAID.sub("", bare(row)).split("=")]
    if len(sides) > 1 and _LEFT.fullmatch(sides[0]):
        sides = sides[1:]
    try:
        known = symbols(read_expression(asked.of)) | {asked.by, "C", "c", "K", "k"}
        if any(symbols(read_expression(side)) - known for side in sides):
            return []
    except NotMaths:
        return []
    return sides
