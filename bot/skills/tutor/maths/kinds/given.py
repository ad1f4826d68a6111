"""A value, and what is said to follow from it: "x = 2, so x^2 = 4"; or to be put into: "x = 3, what
is 2x + 1?", "substitute x = 3 into 2x + 1". That is a sum with the value put in, and its result, if
one is told; whether other values solve it, too, is not asked.
"""

import re
from dataclasses import dataclass
from functools import cache

from bot.patterns import later
from bot.skills.tutor.maths.found import Found
from bot.skills.tutor.maths.written.around import close_up
from bot.skills.tutor.maths.written.as_written import result
from bot.skills.tutor.maths.written.joints import ARROWS, SO
from bot.skills.tutor.maths.written.sums import in_signs
from bot.skills.tutor.pleas import WORDS
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import FUNCTIONS, Node, NotMaths, symbols, with_value

_NUMBER = r"[-−]?\d[\d./]*"
_IS = r"\s*(?:=|\bis\b|\bequals\b)\s*"
_VALUE = re.compile(rf"(?P<name>[a-z]){_IS}(?P<value>{_NUMBER})", re.IGNORECASE)
_GIVEN = rf"(?P<given>[a-z]{_IS}{_NUMBER}(?:(?:\s*,\s*|\s+)(?:and\s+)?[a-z]{_IS}{_NUMBER}){{0,2}})"
_ASKS = (
    r"(?:what(?:['’]s|\s+is|\s+are|\s+does)|how much is|find|calculate|compute|evaluate|work out"
    r"|determine|get|give)\s+"
)
_INTO = r"\s+(?:back\s+)?(?:in\s?to|in|to)\s+"
_PUT = r"(?:substitut(?:e|ing)|plug(?:ging)?(?:\s+in)?|put(?:ting)?(?:\s+in)?|insert(?:ing)?)\s+"
_WHEN = r"(?:if|when|where|for|given(?:\s+that)?|let|suppose|with|at|take|say)"
_SAID = r"(?P<said>\S.*)"
_FOLLOWS = (
    rf"{_GIVEN}[\s,;]*(?:(?:and )?(?:then|{SO})\b[\s,:]*|{ARROWS})\s*"
    r"(?P<said>[^=<>]+=[^=<>]+)"
)
_FORMS = (
    _FOLLOWS,
    rf"(?:{_WHEN}\s+)?{_GIVEN}(?:[\s,;:]|\.(?!\d))+(?:(?:then|and|now|please|so)[\s,:]+)*{_ASKS}"
    rf"{_SAID}",
    rf"{_WHEN}\s+{_GIVEN}(?:[\s,;:]|\.(?!\d))+(?:then[\s,]+)?{_SAID}",
    rf"{_PUT}{_GIVEN}{_INTO}{_SAID}",
    rf"{_PUT}(?P<value>{_NUMBER})\s+(?:in\s+)?for\s+(?P<name>[a-z]){_INTO}{_SAID}",
    rf"{_PUT}(?P<value>{_NUMBER}){_INTO}{_SAID}",
    rf"(?:{_ASKS})?(?P<said>\S.*?)[\s,]+(?:{_WHEN}|and)\s+{_GIVEN}",
    r"(?P<f>[f-h])\s?\((?P<name>[a-z])\)\s*=\s*(?P<said>[^=]*?\S)(?:[\s,;:]|\.(?!\d))+"
    rf"(?:(?:then|and|now|please|so)[\s,:]+)*(?:{_ASKS})?(?P=f)\s?\((?P<value>{_NUMBER})\)",
    rf"(?:{_ASKS})?(?P<f>[f-h])\s?\((?P<value>{_NUMBER})\)[\s,]+(?:{_WHEN}|and|of)\s+"
    r"(?P=f)\s?\((?P<name>[a-z])\)\s*=\s*(?P<said>[^=]*\S)",
)
_LEAD = rf"\W*(?:(?:{WORDS}|the|check my \w+)\b[\s,.:!]*)+"
_HELP = re.compile(r"\b(?:help|how|show|teach|stuck)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"[?.!,;](?:\s|and|can|could|you|please)*(?:i need )?help"
    r"(?:\s+(?:me|us|with|this|it|please))*$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:the\s+)?(?:(?:value|result)\s+of\s+)?(?:the\s+)?(?:expression\s+)?", re.I)
_IS_RESULT = re.compile(r"\s*(?:=|\b(?:is|equals|gives|makes)\b)\s*", re.IGNORECASE)
_NAMES = re.compile(r"[A-Za-z]+")
_TWO_WAYS = re.compile(r"[/÷]\s*[\d.]+\s*\(|[/÷]\s*\([^()]*\)\s*\(")
_READ_CHARS = 200


@dataclass(frozen=True, slots=True)
class _Put:
    """An expression, or several of which one is a result, and the values of its unknowns."""

    sides: tuple[str, ...]
    values: tuple[tuple[str, str], ...]


_LEAD_PATTERN = later(_LEAD, re.IGNORECASE)


def claims(text: str) -> bool:
    """Whether somebody says a value and what it is to be put into, or what follows from it."""
    return _read(text)[1] is not None


def wants_help(text: str) -> bool:
    """Whether somebody asks for help with that, or how it is done."""
    lead, put = _read(text)
    return put is not None and _HELP.search(lead) is not None


async def find(text: str, maths: MathsChecker) -> Found | None:
    """Such a sum with the result it is said to have; None where a text says anything else, and
    where the sum cannot be written plainly.

    Raises MathsUnavailable.
    """
    put = _read(text)[1]
    if put is None:
        return None
    of, *results = sorted(put.sides, key=_is_number)
    summed = _put_in(of, put.values)
    value = await maths.value(summed) if summed else None
    if value is None:
        return None
    question = Question(f"What is {summed}?", "expression", (result(value, summed),))
    return Found(question, summed, "".join(results))


def _read(text: str) -> tuple[str, _Put | None]:
    """The words around what somebody says, and that."""
    text = close_up(text)
    if len(text) > _READ_CHARS or not re.search(r"[A-Za-z\d]", text):
        return "", None
    said = in_signs(text).strip(" \n.?!")
    tail = _TAIL.search(said)
    said = said[: tail.start()] if tail else said
    lead = _LEAD_PATTERN.match(said)
    begins = lead.end() if lead else 0
    asked = said[:begins] + (tail[0] if tail else "")
    for start in dict.fromkeys((0, begins)):
        for form in _forms():
            found = form.fullmatch(said, start)
            if found and (put := _as_put(found.groupdict())):
                return asked, put
    return "", None


def _as_put(found: dict[str, str | None]) -> _Put | None:
    said = _NAMED.sub("", (found["said"] or "").strip(" ,;:?.!"), count=1)
    sides = tuple(_IS_RESULT.split(said, maxsplit=1))
    try:
        names = [symbols(read_expression(side)) for side in sides]
    except NotMaths:
        return None
    of = next((each for each in names if each), None)
    if of is None or names.count(frozenset()) < len(names) - 1:
        return None
    if any(len(side) < 2 for side, each in zip(sides, names, strict=True) if each):
        return None  # "x = 3, find x"
    given = found.get("given")
    values = [(each["name"], each["value"]) for each in _VALUE.finditer(given)] if given else []
    if value := found.get("value"):
        values = [(found.get("name") or next(iter(of)), value)]
    plain = tuple((name, value.rstrip("./")) for name, value in values)
    return _Put(sides, plain) if {name for name, _ in plain} == of else None


def _put_in(said: str, values: tuple[tuple[str, str], ...]) -> str:
    """An expression with values in place of its unknowns; "" where it cannot be written so: 6/2x is
    read in two ways."""
    written = dict(values)

    def valued(found: re.Match[str]) -> str:
        letters = found[0]
        if letters in FUNCTIONS or not written.keys() >= {*letters}:
            return letters
        return "".join(f"({written[each]})" for each in letters)

    summed = _NAMES.sub(valued, said)
    try:
        tree: Node = read_expression(said)
        for name, value in values:
            tree = with_value(tree, name, read_expression(value))
        is_same = exact(read_expression(summed)) == exact(tree)
    except NotMaths:
        return ""
    return summed if is_same and not _TWO_WAYS.search(summed) else ""


def _is_number(said: str) -> bool:
    try:
        return not symbols(read_expression(said))
    except NotMaths:
        return False


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)
