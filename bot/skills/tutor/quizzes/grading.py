"""Grading: what an answer is worth, and what to say of it. About maths the checker decides."""

import re
from decimal import Decimal

from bot.patterns import later
from bot.skills.tutor.maths.kinds import forms, number_forms
from bot.skills.tutor.maths.written import shown_sums
from bot.skills.tutor.maths.written.around import in_case_of
from bot.skills.tutor.quizzes import choosing, repeated, sentences, talk
from bot.skills.tutor.quizzes.grades import (
    LETTER_OR_WORD,
    NO_ANSWER,
    REPEATED,
    RIGHT,
    SEVERAL,
    UNPICKED,
    WRONG,
    Grade,
)
from bot.skills.tutor.quizzes.question import Question
from bot.skills.tutor.quizzes.short_answers import grade_short, grade_words
from bot.skills.tutor.quizzes.talk import picked_or_counted, without_lead
from bot.skills.tutor.quizzes.unsure import without_doubt
from bot.tools.maths.checker import MathsChecker, MathsUnavailable, Verdict
from bot.tools.maths.measured import read_sum
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.tree import CONSTANTS, FUNCTIONS, NotMaths
from bot.tools.maths.units import Quantity, read_quantity, same_quantity
from bot.tools.measures import parted_units, read_unit

_CLOSE = Decimal("0.05")
"""A number this near to the key is a slip of rounding or calculation: half the point."""
_MOST_CHARS = 300
"""What is longer is no answer; its beginning is looked at."""
_YEAR = re.compile(r"\byear\b", re.IGNORECASE)
_IN_YEAR = re.compile(r"^(?:(?:in|the|year)\s+)+(?=\d)|(?<=\d)\s+(?:AD|CE)$", re.IGNORECASE)
_YEARS = later(r"(?:(?:from|between|in)\s+)?\d{3,4}\s*[-–—]\s*\d{2,4}", re.IGNORECASE)
_ASKED_IN = re.compile(r"\bhow many ([^\s,.?]+)(?: ([^\s,.?]+))?|\bin ([^\s,.?]+)", re.IGNORECASE)
_MONEY = re.compile(r"([€£]?)\s*(\d[\d.,]*)\s*([€£]?)")
_SIGNS = {"": "", "°": "degrees", "€": "euros", "£": "pounds"}
_SEVERAL = re.compile(
    r"\d|\b(?:or|and|not?|nope|wait|never|wrong|false|is|are|was|were|but|doubt\w*)\b",
    re.IGNORECASE,
)
"""Behind a number: it names several, is taken back, or something is said of it."""
_GOES_ON = later(r"\b(?:per|an?|each|every|square[ds]?|cube[ds]?)\b|[/*^·⁻²³]", re.IGNORECASE)
"""Behind a unit: it goes on."""
_HOURS = re.compile(r"(\d+)\s*h(?:rs?|ours?)?\s*(\d{1,2})(?:\s*m(?:ins?)?)?", re.IGNORECASE)
_BEHIND = re.compile(r"(.*[\d)½¼¾])\s*([A-Za-zµ°%][^\d\s]*)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MIXED = re.compile(r"(?<![\d./])(\d+) (\d+/\d+)(?![\d./])")


async def grade(question: Question, answer: str, seed: str, maths: MathsChecker) -> Grade:
    """What `answer` is worth; `seed` is what the options were shuffled with."""
    answer = without_doubt(question, answer[:_MOST_CHARS])
    graded = await _grade(question, answer, seed, maths)
    if graded.points:
        return graded
    try:
        plain = await shown_sums.without_any(answer, maths)
    except MathsUnavailable:
        plain = shown_sums.without(answer)
    return graded if plain == answer else await _grade(question, plain, seed, maths)


async def _grade(question: Question, answer: str, seed: str, maths: MathsChecker) -> Grade:
    """What it is worth as it stands."""
    if question.kind == "choice":
        return grade_choice(question, answer, seed)
    if question.kind == "short":
        return grade_short(question, answer)
    if question.kind == "number":
        graded = await _grade_number(question, answer, maths)
    else:
        graded = NO_ANSWER
        for said in talk.with_less(sentences.stated(question.ask, answer)):
            if (graded := await _grade_expression(question, said, maths)) != NO_ANSWER:
                break
    return REPEATED if graded.points and _says_again(question, answer) else graded


def _says_again(question: Question, answer: str) -> bool:
    """Whether what is equal to the key still has to be worked out."""
    said = [answer, *talk.with_less(sentences.stated(question.ask, answer))]
    return any(repeated.says_again(question, _number_said(each)) for each in said)


def grade_choice(question: Question, answer: str, seed: str) -> Grade:
    """What the option is worth that an answer picks."""
    if choosing.may_be_letter_or_word(question, answer, seed):
        return LETTER_OR_WORD
    option = choosing.picked(question, answer, seed)
    if option is None:
        named, _ = sentences.options_named(question, answer, seed)
        return SEVERAL if len(named) > 1 else UNPICKED if named else NO_ANSWER
    return RIGHT if option == question.key else WRONG


async def _grade_number(question: Question, answer: str, maths: MathsChecker) -> Grade:
    key = read_quantity(question.key)
    is_year = _YEAR.search(question.ask) is not None
    answer = sentences.stated(question.ask, answer)
    answer = talk.year_of_date(answer) if is_year else answer
    if is_year and _YEARS.fullmatch(picked_or_counted(answer)):
        return SEVERAL
    given, answer = await _number_in(question, answer, key.unit if key else "", maths)
    if given is None or key is None:
        return NO_ANSWER
    if key.unit == "%" and not given.unit and abs(given.number) <= 1 < key.number:
        given = Quantity(given.number * 100, "%")  # 0.25 or 1/4 for 25 %
    if not key.unit and _is_asked_in(question, given.unit):
        given = Quantity(given.number, "")
    if not given.unit and _is_asked_in(question, key.unit):
        given = Quantity(given.number, key.unit)
    verdict = same_quantity(given, key, Decimal(question.tolerance))
    if verdict == "right":
        return await _number_in_form(question, answer, maths)
    if verdict == "no unit":
        return Grade(0.5, f"The number is right; the unit is missing: {key.unit}.")
    if verdict in ("unknown unit", "wrong unit"):
        is_right = abs(given.number - key.number) <= abs(key.number) * Decimal(question.tolerance)
        note = f"The unit should be {key.unit}." if key.unit else "This has no unit."
        return Grade(0.5, f"The number is right. {note}") if is_right else WRONG
    if key.number and not is_year and same_quantity(given, key, _CLOSE) == "right":
        return Grade(0.5, "Close: within five per cent.")
    return WRONG


def _is_asked_in(question: Question, unit: str) -> bool:
    """Whether a unit is what the question asks for a number of: "how many euros", "in degrees"."""
    ask = question.ask.replace("per cent", "%")
    asked = [word for found in _ASKED_IN.findall(ask) for word in found if word]
    return bool(unit) and any(_is_one_unit(unit, each) for each in asked)


def _is_one_unit(first: str, second: str) -> bool:
    names = [_SIGNS.get(name, name).casefold().rstrip("s") for name in (first, second)]
    known = [unit and (unit.factor, unit.dimension) for unit in map(read_unit, (first, second))]
    return names[0] == names[1] or (known[0] is not None and known[0] == known[1])


async def _number_in_form(question: Question, answer: str, maths: MathsChecker) -> Grade:
    """What a right number is worth: 3/4 is no decimal."""
    try:
        return await _in_form(question, _number_said(answer), maths)
    except (NotMaths, MathsUnavailable):
        return RIGHT


async def _number_in(
    question: Question, answer: str, unit: str, maths: MathsChecker
) -> tuple[Quantity | None, str]:
    """The quantity in an answer, and the answer without the talk around it: a word behind a number
    may be its unit until one of the list is left, or none."""
    given, read = None, answer
    for said in talk.with_less(answer):
        if (found := await _number(said, unit, maths)) is None:
            continue
        given, read = found, said
        if read_unit(found.unit) is not None or _is_asked_in(question, found.unit):
            break
    return given, read


async def _number(answer: str, unit: str, maths: MathsChecker) -> Quantity | None:
    """The quantity in an answer: "x = 3", "3½", "about 9.8 m/s^2"."""
    said = _number_said(answer)
    quantity = read_quantity(said)
    if quantity is not None and quantity.unit.endswith("s") and not read_unit(quantity.unit):
        one = quantity.unit[:-1]  # "hrs"
        quantity = Quantity(quantity.number, one) if read_unit(one) else quantity
    quantity = _with_unit_alone(quantity, unit) if quantity is not None else None
    if quantity is not None and (read_unit(quantity.unit) or parted_units(quantity.unit)):
        return quantity
    if quantity is not None and quantity.unit.casefold() == unit.casefold():
        return Quantity(quantity.number, unit)  # "100 j"
    if (together := _together(said, unit)) is not None:
        return together
    head, named = said, ""
    if unit and said.endswith(unit):
        head, named = said[: -len(unit)].strip(), unit
    elif unit and (found := _BEHIND.fullmatch(said)) and read_unit(found[2]):
        head, named = found[1], found[2]
    try:
        value = await maths.value(_MIXED.sub(r"(\1 + \2)", head))
    except (NotMaths, MathsUnavailable):
        return None if quantity is None or _SEVERAL.search(quantity.unit) else quantity
    return None if value is None else Quantity(value, named)


def _with_unit_alone(quantity: Quantity, unit: str) -> Quantity:
    """A quantity without what is said behind its unit, where that is one of the key's kind: "12 V
    across it", not "12 V per metre" or "12 V m"."""
    named, _, rest = quantity.unit.partition(" ")
    first, wanted = read_unit(named), read_unit(unit)
    if not rest or first is None or wanted is None or first.dimension != wanted.dimension:
        return quantity
    is_of_it = _GOES_ON.search(rest) or _SEVERAL.search(rest) or read_unit(rest)
    return quantity if is_of_it else Quantity(quantity.number, named)


def _together(said: str, unit: str) -> Quantity | None:
    """What is said in several units of one kind, in that of the key: 1 h 30 min in hours."""
    told, wanted = read_sum(_HOURS.sub(r"\1 h \2 min", said)), read_unit(unit)
    if told is None or wanted is None or not (told.is_stated and len(told.units) > 1):
        return None
    if any(each.dimension != wanted.dimension for each in told.units):
        return None
    number = told.value / wanted.factor
    return Quantity(Decimal(number.numerator) / Decimal(number.denominator), unit)


def _number_said(answer: str) -> str:
    """What of an answer is the number: of an equation the side that is not the unknown."""
    said = in_numerals(_IN_YEAR.sub("", picked_or_counted(answer)))
    if money := _MONEY.fullmatch(said):
        return f"{money[2]} {_SIGNS[money[1] or money[3]]}".strip()
    said = re.sub(r"^[A-Za-z]\s+(?:is|equals)\s+", "", said)
    left, is_equation, right = said.partition("=")
    if not is_equation or "=" in right:
        return said
    return (left if re.fullmatch(r"\s*[A-Za-z]\s*", right) else right).strip()


async def _grade_expression(question: Question, answer: str, maths: MathsChecker) -> Grade:
    said = in_case_of(question.key, without_lead(answer))
    if said.count("=") == 1 and "=" not in question.key:
        said = said.split("=")[1].strip()
    try:
        verdict = (
            await maths.same_equations(question.key, said)
            if "=" in question.key
            else await maths.same(number_forms.as_sum(question.key), number_forms.as_sum(said))
        )
        if verdict is Verdict.YES:
            return await _in_form(question, said, maths)
    except NotMaths:
        return NO_ANSWER
    except MathsUnavailable:
        return grade_words(question, answer)
    if verdict is Verdict.UNKNOWN:
        return Grade(None, "I cannot tell whether that is equal. Try to write it more simply.")
    return NO_ANSWER if _has_talk(said, question) else WRONG


def _has_talk(said: str, question: Question) -> bool:
    """Whether letters stand together that are no product of the unknowns: "2x + 6 plz"."""
    known = {*question.key, *question.check}
    words = {*_LETTERS.findall(said.casefold())} - FUNCTIONS - CONSTANTS
    return any({*word} - known for word in words)


async def _in_form(question: Question, said: str, maths: MathsChecker) -> Grade:
    """What an answer that is equal to the key is worth. Raises NotMaths and MathsUnavailable."""
    form, exercise = forms.form_of(question.ask), question.check.removeprefix("same ")
    if "=" in question.key or not (form or exercise != question.check):
        return RIGHT
    exercise = exercise if exercise != question.check else ""
    lack = await forms.lacking(form, exercise, question.key, said, maths)
    if lack is None:
        return RIGHT
    return Grade(0.5, f"That is equal. {lack.says}") if lack.is_begun else Grade(None, lack.says)
