"""A quantity that a learner wants to say in another unit (2.5 km in m), or a number in per cent;
each line that they say of it is judged as the key of a quiz is (converting.py).

A result with decimals may be rounded where the exact one is long. Of units that are not the same
everywhere only the exact result is known. Not covered: °C and °F.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from bot.skills.tutor.maths.attempts import statements
from bot.skills.tutor.maths.found import Followed, Found
from bot.skills.tutor.maths.kinds import converting, quantities
from bot.skills.tutor.maths.kinds.converting import Conversion, Judged
from bot.skills.tutor.maths.kinds.lacks import ITSELF
from bot.skills.tutor.maths.written.around import bare, close_up, problem_and_attempt
from bot.skills.tutor.pleas import WORDS
from bot.skills.tutor.quizzes.question import Question
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.measured import read_sum
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.spelling import with_signs
from bot.tools.maths.tree import NotMaths
from bot.tools.maths.units import read_quantity

_LEAD = re.compile(
    rf"^\W*(?:(?!how\s+(?:many|much)\b)(?:{WORDS}|the|is)\b[\s,.:!]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[\s,;!]+(?:please|thanks?|thank you|for me)?[\s,;!.?]*$", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?:])\s+|\n+")
_MEANT = re.compile(
    r"\b(?:convert|converting|change|express|write|turn|how many|what is)\b[^.?!\n]*\d[^?!\n]*?"
    r"\b(?:to|into|in|as)\b[^.?!\n]*(?:°|degrees|celsius|fahrenheit|kelvin)",
    re.IGNORECASE,
)
_SIDE = re.compile(r"(?P<number>[^A-Za-zµμΩ%°]*\d[^A-Za-zµμΩ%°]*?)\s*(?P<unit>[A-Za-zµμΩ%°].*)?")
_UNIT = re.compile(r"[A-Za-zµμΩ%°]")
_NUMBER = re.compile(r"[-−]?(?:\d[\d.,]*|(?:\d+ )?\d+/\d+|\d[\d.]*\s*[·×*]\s*10\^-?\d+)")
_DECIMALS = re.compile(r"[-−]?\d*[.,](?P<decimals>\d+)")
_SHORT = 10**4
"""A result with so few decimals is written exactly."""
_MOST = 6
_READ_CHARS = 500
_SAYS = {
    Judged.OFF: "`{side}` is not equal to `{of}`.",
    Judged.OTHER_KIND: "`{side}` measures something else than `{of}`.",
    Judged.NEAR: "`{side}` is near `{of}`, but not equal to it. Write it exactly.",
    Judged.OPEN: "I cannot tell: a unit of that name is not the same everywhere.",
}
_UNSURE = (Judged.NEAR, Judged.OPEN)
_IS_IT = (Judged.RIGHT, Judged.OTHER_UNIT, Judged.NEAR)


def claims(text: str) -> bool:
    """Whether somebody wants to say a quantity in another unit, or a number in per cent."""
    return _asked(problem_and_attempt(text)[0]) is not None


def is_meant(text: str) -> bool:
    """Whether somebody wants to convert what is not covered here: degrees."""
    return _MEANT.search(text[:_READ_CHARS]) is not None


def begins(line: str) -> bool:
    """Whether this is the first line of such a problem."""
    return _known(line) is not None


async def find(text: str, maths: MathsChecker) -> Found | None:
    """The conversion that is asked for, as a problem."""
    asked = _asked(text)
    value = converting.result(asked) if asked else None
    if asked is None or value is None:
        return None
    unit = "%" if converting.is_share(asked) else asked.unit
    key = f"{float(value):.10g}{'' if unit == '%' else ' '}{unit}"
    line = f"{asked.of} in {unit}"
    return Found(Question(f"What is {line}?", "number", (key,)), line)


async def follow(lines: tuple[str, ...], attempt: str, maths: MathsChecker) -> Followed | None:
    """Check each side that an attempt names against the problem; None where it names none."""
    asked = _known(lines[0])
    if asked is None:
        return None
    right, beside, is_solved, has_read = list(lines), list[str](), False, False
    for row in attempt.splitlines():
        sides = [with_signs(side.strip()) for side in in_numerals(bare(row)).split("=")]
        told = statements.told(beside)
        if (stated := await _stated_beside(sides, asked, lines[0], maths)) is not None:
            if stated.says:
                says = f"{told} {stated.says}".strip()
                return Followed(tuple(right), False, says, is_unsure=stated.is_unsure)
            beside.append(" = ".join(sides))
            continue
        for side in sides[:_MOST]:
            if side == asked.of or (judged := await _judged(side, asked, maths)) is None:
                continue
            has_read = True
            if judged in _SAYS:
                says = f"{told} {_SAYS[judged].format(side=side, of=asked.of)}".strip()
                return Followed(tuple(right), False, says, is_unsure=judged in _UNSURE)
            right.append(side)
            found = _SIDE.fullmatch(side)
            is_number = found is not None and _NUMBER.fullmatch(found["number"]) is not None
            is_solved = judged is Judged.RIGHT and is_number
    if not has_read and not beside:
        is_itself = any(bare(row) == asked.of for row in attempt.splitlines())
        return Followed(lines, False, ITSELF, is_unsure=True) if is_itself else None
    if is_solved:
        return Followed(tuple(right), True, "")
    told = statements.told(beside)
    return Followed(tuple(right), False, told, is_unsure=bool(told))


async def _judged(side: str, asked: Conversion, maths: MathsChecker) -> Judged | None:
    told = read_sum(side)
    if told and told.is_stated and len(told.units) > 1:  # 2 h 30 min
        judged = converting.judged(asked, told.value / told.unit.factor, told.unit.name)
        return Judged.OTHER_UNIT if judged is Judged.RIGHT else judged
    found = _SIDE.fullmatch(side)
    number = _value(found["number"]) if found else None
    if found is None or number is None:
        return None
    unit = (found["unit"] or "").strip()
    if converting.is_share(asked):
        return await _judged_share(side, unit, asked, maths)
    judged = converting.judged(asked, number, unit)
    if judged in _UNSURE and _is_rounded(found["number"], number, unit, asked):
        return Judged.RIGHT
    return judged


async def _judged_share(
    side: str, unit: str, asked: Conversion, maths: MathsChecker
) -> Judged | None:
    if unit and not re.fullmatch(r"%|per ?cent", unit, re.IGNORECASE):
        return None
    if not unit and await maths.same(side, asked.of) is Verdict.YES:
        return Judged.OTHER_UNIT  # 0.25 of 1/4
    verdict = await converting.share_holds(asked.of, side, maths)
    if verdict is Verdict.UNKNOWN:
        return Judged.NEAR
    return Judged.RIGHT if verdict is Verdict.YES else Judged.OFF


def _is_rounded(written: str, number: Fraction, unit: str, asked: Conversion) -> bool:
    """Whether a number is what is asked for, which has many decimals, rounded to those written."""
    decimals, value = _DECIMALS.fullmatch(written), converting.result(asked)
    if decimals is None or value is None or (value * _SHORT).denominator == 1:
        return False
    is_asked = converting.judged(asked, value, unit) is Judged.RIGHT
    return is_asked and abs(value - number) * 2 <= Fraction(1, 10 ** len(decimals["decimals"]))


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is wrong with a row that does not speak of what is asked for, or, `is_unsure`, that
    nobody can tell; "" for nothing."""

    says: str = ""
    is_unsure: bool = False


async def _stated_beside(
    sides: list[str], asked: Conversion, line: str, maths: MathsChecker
) -> _Beside | None:
    """What becomes of 1 km = 1000 m, or of 2 × 1000 = 2000, where 2.5 km are asked for; None for a
    row with the exercise, or its result, in it, and for one that cannot be read."""
    if quantities.is_beside(sides, line):
        return _Beside()
    judged = [await _judged(side, asked, maths) for side in sides]
    if len(sides) < 2 or asked.of in sides or any(each in _IS_IT for each in judged):
        return None
    if of := next(filter(None, (_own(side, asked) for side in sides)), None):
        return await _held_against(of, [side for side in sides if side != of.of], asked, maths)
    statement = " = ".join(sides)
    truth = Verdict.UNKNOWN
    if not any(map(_UNIT.search, sides)):
        truth = await statements.holds(statement, maths)
    if truth is Verdict.UNKNOWN:
        return None
    return _Beside("" if truth is Verdict.YES else f"`{statement}` does not come out.")


async def _held_against(
    of: Conversion, sides: list[str], asked: Conversion, maths: MathsChecker
) -> _Beside | None:
    """How each side compares with one of them; a number alone is in either unit of the exercise:
    100 = 1 m of 250 cm."""
    quantity = read_quantity(asked.of)
    for side in sides:
        judged = await _judged(side, of, maths)
        if judged is Judged.OFF and quantity and _NUMBER.fullmatch(side):
            judged = await _judged(f"{side} {quantity.unit}", of, maths)
        if judged is None:
            return None
        if judged in _SAYS:
            says = _SAYS[judged].format(side=side, of=of.of)
            return _Beside(says, is_unsure=judged in _UNSURE)
    return _Beside()


def _own(side: str, asked: Conversion) -> Conversion | None:
    """A side as a quantity of its own, to say in the unit that is asked for, or in its own; None
    for what is none."""
    if converting.is_share(asked):
        return _of_kind(side, asked.unit)
    quantity = None if _NUMBER.fullmatch(side) else read_quantity(side)
    if quantity is None:
        return None
    return _of_kind(side, asked.unit) or _of_kind(side, quantity.unit)


def _of_kind(side: str, unit: str) -> Conversion | None:
    """A side to say in a unit; None where it cannot be."""
    try:
        return each if converting.is_known(each := Conversion(side, unit)) else None
    except NotMaths:
        return None


def _asked(text: str) -> Conversion | None:
    """The one conversion in a text; None for none, and where other numbers stand beside it."""
    text = close_up(text[:_READ_CHARS])
    sentences = [each for each in _SENTENCES.split(text) if re.search(r"\d", in_numerals(each))]
    if len(sentences) != 1:
        return None
    said = _TAIL.sub("", sentences[0].strip())
    return _known(said) or _known(_LEAD.sub("", said))


def _known(text: str) -> Conversion | None:
    asked = converting.asked(text)
    return _of_kind(asked.of, asked.unit) if asked else None


def _value(text: str) -> Fraction | None:
    try:
        return exact(read_expression(text))
    except NotMaths:
        return None
