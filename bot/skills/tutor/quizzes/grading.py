"""Grading: what an answer is worth, and what to say of it. About maths the checker decides."""

import difflib
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from bot.skills.tutor.maths.kinds import forms
from bot.skills.tutor.maths.written.around import in_case_of
from bot.skills.tutor.quizzes import choosing, talk
from bot.skills.tutor.quizzes.question import Question, plain
from bot.skills.tutor.quizzes.talk import picked_or_counted, without_lead, without_trail
from bot.skills.tutor.wishes import asks_back
from bot.tools.maths.checker import MathsChecker, MathsUnavailable, Verdict
from bot.tools.maths.measured import read_sum
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.tree import NotMaths
from bot.tools.maths.units import Quantity, read_quantity, same_quantity
from bot.tools.measures import parted_units, read_unit

_CLOSE = Decimal("0.05")
"""A number this near to the key is a slip of rounding or calculation: half the point."""
_ALMOST = 0.8
_MOST_CHARS = 300
"""What is longer is no answer; its beginning is looked at."""
_SHORTEST_MISSPELT = 5
_TAKES_BACK = re.compile(
    r"\b(?:not|or|never|except|but|rather|n t|\w+n t|no|wrong|false|incorrect|instead)\b"
)
"""Beside the key these say something else: "not Canberra", "Sydney or Canberra"."""
_SEPARATES = re.compile(r"[,;/&+\n]|\band\b", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:in|on|at|of|by|for|from|to|with|as|yes|yeah|ok|okay|hm+|u[hm]+|oh|ah)\b")
_NAME_WORDS = 2
_YEAR = re.compile(r"\byear\b", re.IGNORECASE)
_IN_YEAR = re.compile(r"^(?:(?:in|the|year)\s+)+(?=\d)|(?<=\d)\s+(?:AD|CE)$", re.IGNORECASE)
_ASKED_IN = re.compile(r"\bhow many ([^\s,.?]+)(?: ([^\s,.?]+))?|\bin ([^\s,.?]+)", re.IGNORECASE)
_MONEY = re.compile(r"([€£]?)\s*(\d[\d.,]*)\s*([€£]?)")
_SIGNS = {"": "", "°": "degrees", "€": "euros", "£": "pounds"}
_SEVERAL = re.compile(r"\d|\b(?:or|and|not?|nope|wait|never|wrong|false)\b", re.IGNORECASE)
"""Behind a number: it names several, or is taken back."""
_HOURS = re.compile(r"(\d+)\s*h(?:rs?|ours?)?\s*(\d{1,2})(?:\s*m(?:ins?)?)?", re.IGNORECASE)
_BEHIND = re.compile(r"(.*[\d)½¼¾])\s*([A-Za-zµ°%][^\d\s]*)")
_MIXED = re.compile(r"(?<![\d./])(\d+) (\d+/\d+)(?![\d./])")


@dataclass(frozen=True, slots=True)
class Grade:
    """`points` from 0 to 1; None: this was no answer at all. `note` says what is missing."""

    points: float | None
    note: str = ""


NO_ANSWER = Grade(None)
SEVERAL = Grade(None, "That names several things. Write only the one that it is.")
LETTER_OR_WORD = Grade(
    None, "Do you mean the option with that letter, or the word? Write `letter …` or `word …`."
)
RIGHT = Grade(1.0)
WRONG = Grade(0.0)


async def grade(question: Question, answer: str, seed: str, maths: MathsChecker) -> Grade:
    """What `answer` is worth; `seed` is what the options were shuffled with."""
    answer = answer[:_MOST_CHARS]
    if question.kind == "choice":
        return grade_choice(question, answer, seed)
    if question.kind == "number":
        return await _grade_number(question, answer, maths)
    if question.kind == "expression":
        graded = NO_ANSWER
        for said in talk.with_less(answer):
            if (graded := await _grade_expression(question, said, maths)) != NO_ANSWER:
                break
        return graded
    if _says_mistake(question, answer):
        return WRONG
    graded = grade_words(question.keys, answer)
    if graded == WRONG and (said := without_trail(answer)):
        graded = grade_words(question.keys, said)
    is_lost = graded == RIGHT and asks_back(answer.rstrip(" ?!")) and not _is_key(question, answer)
    return NO_ANSWER if is_lost or (graded == WRONG and asks_back(answer)) else graded


def _is_key(question: Question, answer: str) -> bool:
    return plain(without_lead(answer)) in map(plain, question.keys)


def _says_mistake(question: Question, answer: str) -> bool:
    """Whether a short answer is the mistake that is to be unlearnt. To the letter: what else counts
    for nothing, an accent or an article, may be just what was wrong."""
    said = _exactly(answer)
    rights = [right for key in question.keys if (right := _exactly(key)) in said]
    mistakes = [mistake for each in question.wrong if (mistake := _exactly(each)) in said]
    return any(all(right in mistake for right in rights) for mistake in mistakes)


def _exactly(text: str) -> str:
    """The words of a text for comparing, between spaces: only case and punctuation do not count."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
    return f" {' '.join(words)} "


def grade_choice(question: Question, answer: str, seed: str) -> Grade:
    """What the option is worth that an answer picks."""
    if choosing.may_be_letter_or_word(question, answer, seed):
        return LETTER_OR_WORD
    option = choosing.picked(question, answer, seed)
    if option is None:
        return NO_ANSWER
    return RIGHT if option == question.key else WRONG


def grade_words(keys: tuple[str, ...], answer: str) -> Grade:
    """A short answer in words; one that is only misspelt gets most of the point."""
    words = plain(without_lead(answer))
    if not words:
        return NO_ANSWER
    wanted = [plain(key) for key in keys]
    if words in wanted or talk.in_order_of_date(answer) in map(talk.in_order_of_date, keys):
        return RIGHT
    if len(words.split()) <= 12 and any(f" {key} " in f" {words} " for key in wanted):
        if _TAKES_BACK.search(words):
            return WRONG
        return SEVERAL if _names_several(keys, without_lead(answer)) else RIGHT
    for key in wanted:
        ratio = difflib.SequenceMatcher(None, words, key).ratio()
        if len(key) >= _SHORTEST_MISSPELT and ratio >= _ALMOST and not _digits_differ(words, key):
            return Grade(0.8, "Watch the spelling.")
    return WRONG


def _names_several(keys: tuple[str, ...], said: str) -> bool:
    """Whether an answer that holds a key is a list of which that is one: "Kyoto, Tokyo", not
    "Tokyo, Japan"."""
    if any(_SEPARATES.search(key) for key in keys):
        return False
    pieces = [piece for each in _SEPARATES.split(said) if (piece := plain(each))]
    wanted = [f" {plain(key)} " for key in keys]
    others = [piece for piece in pieces if not any(key in f" {piece} " for key in wanted)]
    if len(others) != 1:
        return len(others) > 1
    is_name = len(others[0].split()) <= _NAME_WORDS and not _NO_NAME.match(others[0])
    return is_name and (others[0] == pieces[0] or re.search(r"\band\b|[/&+]", said) is not None)


def _digits_differ(first: str, second: str) -> bool:
    return [c for c in first if c.isdigit()] != [c for c in second if c.isdigit()]


async def _grade_number(question: Question, answer: str, maths: MathsChecker) -> Grade:
    key = read_quantity(question.key)
    is_year = _YEAR.search(question.ask) is not None
    answer = talk.year_of_date(answer) if is_year else answer
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
            else await maths.same(forms.as_sum(question.key), forms.as_sum(said))
        )
        if verdict is Verdict.YES:
            return await _in_form(question, said, maths)
    except NotMaths:
        return NO_ANSWER
    except MathsUnavailable:
        return grade_words(question.keys, answer)
    if verdict is Verdict.UNKNOWN:
        return Grade(None, "I cannot tell whether that is equal. Try to write it more simply.")
    return WRONG


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
