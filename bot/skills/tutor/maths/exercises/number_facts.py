"""What somebody says or asks of numbers that is so or not: "is 91 prime?", "1/3 is bigger than
1/2", "1/3 = 0.333..., right?", "does 7 go into 92?". Pure.

In English, where nothing else is said. Numbers are compared exactly; sums are, too, as larger or
smaller, or as what a number is said to be, 12 = 3 × 4 (3 × 4 = 12 is worked on). Of
quantities nothing is told. A decimal that may recur in two ways (0.16 recurring) is the one that
fits.
"""

import re
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from bot.patterns import later
from bot.reply import ReplyPart, TextDelta
from bot.skills.tutor.maths.kinds import number_forms, standard_form
from bot.skills.tutor.maths.written import recurring, worded
from bot.skills.tutor.maths.written.around import close_up
from bot.tools.maths.arithmetic import exact, near
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import Node, NotMaths


def _is_prime(number: int) -> bool:
    return number > 1 and all(number % by for by in range(2, isqrt(number) + 1))


_KINDS: dict[str, Callable[[int], bool]] = {
    "prime": _is_prime,
    "composite": lambda number: number > 1 and not _is_prime(number),
    "even": lambda number: number % 2 == 0,
    "odd": lambda number: number % 2 == 1,
}
_SHARES: dict[str, Callable[[int, int], bool]] = {
    r"divisible by|an? multiple of": lambda one, other: one % other == 0,
    r"an? (?:factor|divisor) of|goe?s? into|divides?": lambda one, other: other % one == 0,
}
_ORDERS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    r">|(?:bigger|larger|greater|more|higher) than": lambda one, other: one > other,
    r"<|(?:smaller|less|lower|fewer) than": lambda one, other: one < other,
    "≥|>=": lambda one, other: one >= other,
    "≤|<=": lambda one, other: one <= other,
}
_EQUAL = r"=|equals?|(?:exactly )?(?:equal to|equivalent to|the same(?: number)? as)"
_SAYS_BY_ITSELF = re.compile(r"[=<>≤≥]|equals|go|divides")
"""What needs no "is" beside it."""
_LARGEST = 10**10
"""Whether it is prime is found in some milliseconds."""
_NEAR = Fraction(1, 10**6)
_READ_CHARS = 120
_SIDE = r"[^A-Za-z=<>≤≥≠?!]*\d[^A-Za-z=<>≤≥≠?!]*"
_WHAT = "|".join((*_SHARES, *_ORDERS, _EQUAL))
_STATED = (
    rf"(?:the )?(?:numbers? )?(?P<asks>(?:is|are|does|do) )?(?P<one>{_SIDE}(?:\band\b{_SIDE})?)"
    r"(?P<is>\b(?:is|are|was|were)(?:n['’]?t(?P<short>))? )?(?P<denied>not )?"
    rf"(?:(?:an? |both |all )*(?P<kind>{'|'.join(_KINDS)})s?(?: numbers?)?"
    rf"|(?P<what>{_WHAT})(?P<other>{_SIDE}))"
)
_BARE = (
    r"(?:is (?P<a>[^A-Za-z\s]+) (?P<b>[^A-Za-z\s]+)"
    rf"|(?:is )?(?P<c>{_SIDE}) (?:is|equals) (?P<d>{_SIDE}))"
)
_NUMBER = re.compile(r"[-−]?[(\d][\d.,/ ]*\)?\s*%?")
_TWO_WAYS = re.compile(r":|%.|[-−+].*%|[/÷]\s*[\d.]+\s*\(")
"""2:30, 20 + 5%, 6/2(1+2)."""
_LEAD = (
    r"(?:\W*\b(?:hi|hey|hello|so|and|but|ok(?:ay)?|well|please|check|if|whether|that|true or false"
    r"|is (?:it|this|that) (?:true|right|correct)|my (?:homework|answers?|work)"
    r"|(?:i|we)(?: \w+)? (?:think|thought|say|said|believe|guess"
    r"|wrote|got|know))\b[\s,:]*)+"
)
_TAIL = (
    r"(?:[\s,;.?!]+(?:(?:is|are|am) (?:it|that|this|they|i) )?(?:right|correct|true|yes|no"
    r"|ok(?:ay)?|thanks|thank you|please|(?:is|are|does)n['’]?t (?:it|they|that)))*[\s.?!]*$"
)
_TAKEN = re.compile(
    r"(?P<number>[-−]?\d[\d.,/]*) (?:is|was|equals) (?P<of>(?:(?:the|an?) )?[a-z]{3}.*\d.*)",
    re.IGNORECASE,
)
""" "5 is half of 8", which says of a sum in words what it comes to."""
_BECAUSE = re.compile(r",? (?:because|since) ", re.IGNORECASE)
_DECIMAL = re.compile(
    r"[-−]?\d*\.(?P<part>\d+)\s*(?P<share>%?)|\d+\s*(?P<whole>%)"
    r"|[-−]?\d(?:\.(?P<digits>\d+))?\s*×\s*10\^(?P<power>[-−]?\d{1,2})"
)
_SO = "✅ Right: that is so."
_NOT_SO = "That is not so."
_ROUNDED = "That is rounded, and not exactly so."
_HOW = "How can you tell?"


@dataclass(frozen=True, slots=True)
class Fact:
    """Whether what was said `is_so`, and what is to be said of it."""

    is_so: bool
    says: str


_FACTS = {True: Fact(True, _SO), False: Fact(False, _NOT_SO)}


def read(text: str) -> Fact | None:
    """What is said or asked of numbers, and of nothing else; None for anything else, and where it
    cannot be told."""
    said = " ".join(close_up(text[: _READ_CHARS + 1]).split())
    if len(text) > _READ_CHARS or not said:
        return None
    said = said if re.search(r"\d", said) else in_numerals(said)
    said, *reasons = _BECAUSE.split(said, maxsplit=1)
    fact = _read(said)
    is_shown = not reasons or (fact is not None and not fact.is_so)
    return fact if is_shown or _is_right(_read(reasons[0])) else None


def _is_right(fact: Fact | None) -> bool:
    return fact is not None and fact.is_so


def _read(said: str) -> Fact | None:
    facts = [fact for each in recurring.readings(said) if (fact := _fact(_alone(each)))]
    return next((each for each in facts if each.is_so), facts[0] if facts else None)


async def tell(fact: Fact) -> AsyncGenerator[ReplyPart, None]:
    """That, with a question that leads on."""
    yield TextDelta(f"{fact.says} {_HOW}")


def _alone(said: str) -> str:
    """A statement in signs, without the words of who says or asks it."""
    said = _LEAD_PATTERN.sub("", _TAIL_PATTERN.sub("", said), count=1)
    return standard_form.in_powers(said).strip()


def _fact(said: str) -> Fact | None:
    taken = _TAKEN.fullmatch(said)
    if taken and (of := worded.in_signs_alone(taken["of"])):
        number, value = _worth(taken["number"], exact), _worth(of, near)
        if number is None or value is None or 0 < abs(number - value) < _NEAR:
            return None
        return _FACTS[number == value]
    if bare := _BARE_PATTERN.fullmatch(said):
        said = f"{bare['a'] or bare['c']} = {bare['b'] or bare['d']}"
    found = _STATED_PATTERN.fullmatch(said)
    if found is None:
        return None
    what = (found["what"] or "").lower()
    if not (found["asks"] or found["is"] or _SAYS_BY_ITSELF.match(what)):
        return None
    one, other = found["one"], found["other"] or ""
    is_so = _is_of_kind(one, found["kind"].lower()) if found["kind"] else _holds(one, what, other)
    if is_so is None:
        return None
    is_denied = bool(found["denied"]) or found["short"] is not None
    if is_so is not is_denied:
        return Fact(True, _SO)
    is_rounded = re.fullmatch(_EQUAL, what) and not is_denied and _is_rounded(one, other)
    return Fact(False, _ROUNDED) if is_rounded else _FACTS[False]


def _is_of_kind(listed: str, kind: str) -> bool | None:
    """Whether each of some numbers is "prime", "even" …."""
    values = [_whole(each) for each in re.split(r",\s|\band\b|&", listed) if each.strip(" ,")]
    known = [each for each in values if each is not None and abs(each) <= _LARGEST]
    return all(map(_KINDS[kind], known)) if known and len(known) == len(values) else None


def _holds(one: str, what: str, other: str) -> bool | None:
    for written, of_whole in _SHARES.items():
        if re.fullmatch(written, what):
            first, second = _whole(one), _whole(other)
            return of_whole(first, second) if first and second else None
    for written, of_both in _ORDERS.items():
        if re.fullmatch(written, what):
            lower, upper = _worth(one, near), _worth(other, near)
            return None if lower is None or upper is None else of_both(lower, upper)
    if not _NUMBER.fullmatch(one.strip()):
        return None  # it is worked on: brought.py
    values = _worth(one, exact), _worth(other, exact)
    are_plain = all(each.strip().isdigit() for each in (one, other))
    is_equal = values[0] == values[1]
    return None if None in values or (are_plain and not is_equal) else is_equal


def _is_rounded(one: str, other: str) -> bool:
    """Whether one of two numbers is the other, cut or rounded to its digits."""
    first, second = _worth(one, exact), _worth(other, exact)
    if first is None or second is None:
        return False
    off = abs(first - second)
    for side, value, exactly in ((one, first, second), (other, second, first)):
        if found := _DECIMAL.fullmatch(side.strip()):
            places = len(found["part"] or "") + 2 * bool(found["share"] or found["whole"])
            if found["power"]:
                places = len(found["digits"] or "") - int(found["power"].replace("−", "-"))
            steps = off * Fraction(10) ** places
            if steps * 2 <= 1 or (steps < 1 and abs(value) < abs(exactly)):
                return True
    return False


def _whole(text: str) -> int | None:
    value = _worth(text, exact)
    return int(value) if value is not None and value.denominator == 1 else None


def _worth(text: str, how: Callable[[Node], Fraction | None]) -> Fraction | None:
    if _TWO_WAYS.search(text.strip()):
        return None
    try:
        return how(read_expression(number_forms.as_sum(text.strip(" .,"))))
    except NotMaths:
        return None


_STATED_PATTERN = later(_STATED, re.IGNORECASE)
_BARE_PATTERN = later(_BARE, re.IGNORECASE)
_LEAD_PATTERN = later(f"^{_LEAD}", re.IGNORECASE)
_TAIL_PATTERN = later(_TAIL, re.IGNORECASE)
