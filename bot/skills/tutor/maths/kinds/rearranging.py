"""A formula that is to be solved for one of its letters: "make x the subject of y = 3x - 2",
"rearrange v = u + at for a". Each line must come to the same for that letter, the last one name it
alone on a side.

Only where one expression comes of it: of A = 4r^2, which -r solves, too, the model speaks alone.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from bot.skills.tutor.maths.found import Followed, Found
from bot.skills.tutor.maths.written.around import bare
from bot.skills.tutor.maths.written.as_written import short
from bot.skills.tutor.maths.written.sums import links
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import CONSTANTS, FUNCTIONS, Equation, Node, NotMaths, symbols, with_value

_LETTER = r"(?P<by>[A-Za-z])"
_OF = r"(?P<of>[^=\n?:]{1,80}=[^=\n?]{1,80}?)"
_THE = r"(?:(?:the|this|formula|equation|following|of|in|for|from|if|when|where|given)\b[\s,:]*)*"
_VERB = r"(?:rearrange|re-arrange|transpose|reorganise|solve|change)"
_SUBJECT = rf"make {_LETTER} (?:as )?(?:the )?subject"
_FORMS = (
    rf"\b{_SUBJECT}[\s,:]+{_THE}{_OF}",
    rf"\b{_VERB}[\s:]+{_THE}{_OF}[\s,]+(?:for|to (?:get|find|isolate|solve for)) {_LETTER}",
    rf"\b{_VERB}[\s:]+{_THE}{_OF}[\s,]+(?:to|so that (?:you|we|i)|and) {_SUBJECT}",
    rf"\b{_VERB} (?:for|to (?:get|find)) {_LETTER}[\s,:]+{_THE}{_OF}",
    rf"\bchange the subject of {_THE}{_OF} to {_LETTER}",
    rf"\b(?:express|find|write) {_LETTER} in terms of [A-Za-z](?:(?:, | and |, and )[A-Za-z])*"
    rf"[\s,:]+{_THE}{_OF}",
    rf"(?:^|:)\s*{_OF}[\s,;.:]+(?:and )?(?:please )?{_SUBJECT}",
)
_END = r"(?: (?:alone|by itself|on its own|please|for me|the subject))*[\s.?!]*$"
_LINE = rf"Make {_LETTER} the subject of (?P<of>.+)"
_TWO_WORDS = r"(?<![A-Za-z])([A-Za-z]+)\s+(?=([A-Za-z]+))"
_WORD = r"(?<![A-Za-z])[A-Za-z]{2,3}(?![A-Za-z])"
_TWO_WAYS = r"/\s*(?:\d+\s*[A-Za-zπ(√]|[A-Za-zπ]\s?[A-Za-zπ(√])"
"""v/2t, which is meant for v/(2t) by some."""
_VALUES = (2, 3, 5, 7, 11, 13)
_MOST_LINES = 20
_READ_CHARS = 500


@dataclass(frozen=True, slots=True)
class _Asked:
    """A formula as it is written, and as it is read, and the letter that is to stand alone."""

    of: str
    formula: Equation
    by: str

    @property
    def line(self) -> str:
        """As it is kept, and shown."""
        return f"Make {self.by} the subject of {self.of}"


def claims(text: str) -> bool:
    """Whether somebody asks for that."""
    return _read(text) is not None


def begins(line: str) -> bool:
    """Whether this is the first line of such a problem."""
    return re.fullmatch(_LINE, line) is not None


async def find(text: str, maths: MathsChecker) -> Found | None:
    """The problem in a text; None: no one expression comes of it. Raises MathsUnavailable."""
    asked = _read(text)
    key = await maths.subject(asked.formula, asked.by) if asked else ""
    if asked is None or not key or _is_solved(asked.formula, asked.by):
        return None
    keys = (f"{asked.by} = {key}", key)
    return Found(Question(f"{asked.line}.", "expression", keys), asked.line)


async def follow(lines: tuple[str, ...], attempt: str, maths: MathsChecker) -> Followed | None:
    """Check each line of an attempt; None where it holds no maths. Raises MathsUnavailable."""
    asked = _asked_in(re.fullmatch(_LINE, lines[0]))
    said = [line for row in attempt.splitlines()[:_MOST_LINES] for line in links(bare(row))]
    new = [(line, read) for line in said if asked and (read := _stated(line, asked)) is not None]
    if asked is None or not new:
        return None
    key = await maths.subject(asked.formula, asked.by)
    right = list(lines)
    for line, read in new:
        is_off = f"`{line}` does not follow from `{asked.of}`"
        if asked.by not in symbols(read.left, read.right):
            return Followed(tuple(right), False, f"{is_off}: {asked.by} is not in it.")
        comes_to = await maths.subject(read, asked.by)
        verdict = await maths.same(key, comes_to) if key and comes_to else Verdict.UNKNOWN
        if verdict is Verdict.NO and re.search(_TWO_WAYS, line):
            says = (
                f"`{line}` reads in two ways. Put brackets around all that stands below the line."
            )
            return Followed(tuple(right), False, says, is_unsure=True)
        if verdict is Verdict.UNKNOWN:
            says = f"I cannot tell whether `{line}` follows. Can you write it more simply?"
            return Followed(tuple(right), False, says, is_unsure=True)
        if verdict is Verdict.NO:
            shown = await _shown_at(asked.by, key, comes_to, maths)
            return Followed(tuple(right), False, f"{is_off}{shown}.")
        if read != asked.formula:
            right.append(line)
    return Followed(tuple(right), _is_solved(new[-1][1], asked.by), "")


async def _shown_at(by: str, key: str, said: str, maths: MathsChecker) -> str:
    """What the letter comes to with numbers for the others, in both; "" where that shows none."""
    trees = [read_expression(key), read_expression(said)]
    names = sorted(symbols(*trees))
    for shift in range(len(_VALUES)):
        numbers = dict(
            zip(names, itertools.islice(itertools.cycle(_VALUES), shift, None), strict=False)
        )
        values = [await _value(tree, numbers, maths) for tree in trees]
        if None not in values and values[0] != values[1]:
            put = ", ".join(f"{name} = {number}" for name, number in numbers.items())
            right, off = (short(each) for each in values if each is not None)
            return f": with {put} it gives {by} = {off}, the formula {by} = {right}"
    return ""


async def _value(tree: Node, numbers: dict[str, int], maths: MathsChecker) -> Decimal | None:
    for name, number in numbers.items():
        tree = with_value(tree, name, Node("num", str(number)))
    return None if symbols(tree) else await maths.value_of(tree)


def _read(text: str) -> _Asked | None:
    text = " ".join(text[:_READ_CHARS].replace("`", "").replace("$", "").split())
    if "=" not in text:
        return None
    return next((asked for form in _forms() if (asked := _asked_in(form.search(text)))), None)


def _asked_in(found: re.Match[str] | None) -> _Asked | None:
    """What is asked for; None where it is no formula with that letter and another one."""
    try:
        formula = _equation(found["of"], most_letters=1) if found else None
    except NotMaths:
        return None
    if found is None or formula is None:
        return None
    names = symbols(formula.left, formula.right)
    is_one = found["by"] in names and len(names) > 1
    return _Asked(found["of"].strip(" ."), formula, found["by"]) if is_one else None


def _stated(line: str, asked: _Asked) -> Equation | None:
    """A line of an attempt as an equation, an expression as what the letter is equal to; None for
    one with other letters, and for what is no maths."""
    names = symbols(asked.formula.left, asked.formula.right)
    try:
        read = _equation(line) if "=" in line else None
        if read is None:
            read = Equation(Node("sym", asked.by), read_expression(_multiplied(line)))
            names = names - {asked.by}
            is_known = symbols(read.right) <= names and bool(symbols(read.right))
        else:
            is_known = symbols(read.left, read.right) <= names
    except NotMaths:
        return None
    return read if is_known else None


def _equation(text: str, most_letters: int = 0) -> Equation:
    """Raises NotMaths."""
    left, _, right = text.strip(" .").partition("=")
    return Equation(*(read_expression(_multiplied(side, most_letters)) for side in (left, right)))


def _multiplied(side: str, most_letters: int = 0) -> str:
    """A side of a formula in which short words are products, at as a*t, and so is π with a letter
    or a word of so many letters beside it, 2 pi r as 2 pi*r. Raises NotMaths for other words that
    stand beside one another: in "3x x = 2" another equation begins."""
    known = FUNCTIONS | CONSTANTS

    def joined(words: re.Match[str]) -> str:
        if words[1] in FUNCTIONS:
            return words[0]
        has_constant = not CONSTANTS.isdisjoint(words.groups())
        most = max(most_letters, has_constant)
        if any(len(word) > most and word not in known for word in words.groups()):
            raise NotMaths("words")
        return f"{words[1]}*"

    def product(word: re.Match[str]) -> str:
        return word[0] if word[0] in known else "*".join(word[0])

    return re.sub(_WORD, product, re.sub(_TWO_WORDS, joined, side.strip()))


def _is_solved(equation: Equation, by: str) -> bool:
    sides: Sequence[tuple[Node, Node]] = (
        (equation.left, equation.right),
        (equation.right, equation.left),
    )
    return any(one == Node("sym", by) and by not in symbols(other) for one, other in sides)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Compiled when a formula is first looked at: a start has no time for them."""
    return tuple(re.compile(f"{form}{_END}", re.IGNORECASE) for form in _FORMS)
