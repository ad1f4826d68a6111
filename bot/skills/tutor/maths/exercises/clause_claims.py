"""Clauses that state a sum in any of the ways in which learners write one: "one half plus one third
is two fifths", "ten percent of 60 is 6", "5! = 120", "half of 80 is 40", "a km is 1000 m". Pure.

A clause is read whole or not at all: nothing but harmless words may stand before its sum
(leads.py), nothing behind its result but what ends a clause. Nothing is read in a sentence that
asks, or that supposes something.

Amounts of one currency are numbers, where a sum of them is stated: "£3 + £4 is £8".

Not covered: a fraction or per cent that is said to be a number (1/4 is 5, of 20), unless both are
parts of one ("3/4 is 25%"); what is paid for several ("5 tickets at £3 are £20"); what is taken
of a quantity ("half of 2 km is 1 km"); clauses of over 160 characters.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, takewhile
from typing import TypeVar

from bot.patterns import later
from bot.skills.tutor.maths.exercises.other_claims import Stated, differ
from bot.skills.tutor.maths.written import leads, together, worded
from bot.skills.tutor.maths.written.joints import ARROWS, BECAUSE, SO
from bot.tools.maths import powers_of_ten
from bot.tools.maths.measured import Measure, read_sum
from bot.tools.maths.numerals import NUMBER_WORDS, in_numerals

_IS = r"(?:is equal to|equals?|is|are|makes?|gives?(?: (?:you|us|me))?|comes? to)"
_RELATION = later(rf"\s*=\s*|\s+{_IS}\s+(?!not\b)")
_TAKES_BACK = (
    r"no|nope|not|wait|oops|sorry|actually|or|rounded|about|roughly|to|with|remainder|rest"
)
_ENDS = later(
    rf"\n|;|[.?:](?=\s|$)|!(?=\s|$)(?!\s*(?:[=×*÷/+]|{_IS}\s))|,(?=\s)(?!\s+(?:{_TAKES_BACK})\b)|{ARROWS}"
    rf"|\b(?:{SO}|{BECAUSE}|then|but|which|and (?=(?:so|then|that|now)\b))\b",
    re.IGNORECASE,
)
"""Of a clause; of "5!" only where nothing is said of it."""
_SENTENCE = re.compile(r"\n|[.;](?=\s|$)|[!?](?=\s+[A-Z])")
_SUPPOSES = later(
    r"\b(?:if|when|whether|unless|suppose|assume|imagine|say,|instead)\b|n['’]t\b", re.IGNORECASE
)
_IN_LIST = later(rf"(?:^|\bof|\band|,)\s*(?:[-−]?\d[\d.,/]*|{NUMBER_WORDS})\s*,$", re.IGNORECASE)
"""A number before a comma, of which the sum behind it may be a part: "the sum of 2, 3 + 4 is 9"."""
_PER_CENT = later(r"(?<![\w./])(\d+(?:\.\d+)?)\s*(?:%|per ?cent)(?=\s+of\b)", re.IGNORECASE)
_SHARE = later(r"\A(\d{1,2}(?:\.\d+)?)\s*(?:%|per ?cent)\Z", re.IGNORECASE)
_CURRENCY = re.compile(r"[£$€](?=\d)")
_SPOKEN_SHARE = later(rf"({NUMBER_WORDS})(?=\s*(?:%|per ?cent)\s+of\b)", re.IGNORECASE)
_FACTORIAL = later(r"(?<![\w.,/])(\d{1,2})(?:!|\s+factorial\b)(?![!\d(])", re.IGNORECASE)
_SPOKEN_FACTORIAL = later(rf"({NUMBER_WORDS})(?=\s+factorial\b)", re.IGNORECASE)
_MOST_FACTORIAL = 20
_ONE = re.compile(r"^(?:an?|one)\s+(?=\w)", re.IGNORECASE)
_PLACES = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine)\s+(?:ten|one|unit)s?\b"
    r"|\b(?:ten|hundred|thousand|dozen)s?\s+of\b",
    re.IGNORECASE,
)
"""1 ten, which is no 11."""
_COUNTED = re.compile(r"\b(?:[a-z]+th|third|half|halve|quarter)s?$", re.IGNORECASE)
_NUMBER = re.compile(r"[-−]?(?:\d+ )?\d[\d,]*(?:\.\d+)?(?:/\d+)?")
_PART = re.compile(r"0?\.\d+|\d+/\d+")
_IN_SIGNS = later(r"(?![^=]*(?:[A-Za-z]{2}|\d!|[¼-¾⅐-⅞]|\d \d+/\d))[^=]*=")
_OF = later(r"\bof\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\s\"“‘']\S*")
_AROUND = ' \t"”’*_'
_MOST_CHARS = 160
_MOST_WORDS = 12
_MOST_CLAUSES = 400
_MOST_SIDES = 6
_Side = TypeVar("_Side", str, Measure)


def in_numbers(text: str) -> Iterator[Stated]:
    """What the clauses of a text say sums of numbers to be, right or wrong."""
    for start, end in _clauses(text):
        begin, sides = _whole(text, start, end, _signs)
        said = text[begin:end]
        if _IN_SIGNS.match(said):
            continue  # claims.py
        summed = [bool(worded.in_signs_alone(each)) for each in sides]
        currencies = {*_CURRENCY.findall(said)}
        are_parts = not any(summed) and not currencies and _are_parts(sides, text)
        is_told = sum(summed) == 1 or are_parts
        is_row = any(summed[1:-1])  # 3 times 2 is 6 plus 5 is 11
        if (
            sides
            and is_told
            and not is_row
            and len(currencies) < 2
            and not _counts_others(said, sides)
        ):
            yield Stated(begin, end, " = ".join(sides))


def false_with_and(text: str) -> Iterator[Stated]:
    """The sums with "and" for plus that clauses of a text state and that are certainly wrong."""
    for start, end in _clauses(text):
        said = text[start:end]
        begins = () if "," in said else _begins(said)  # which may take it back: "16, no"
        if (at := next((at for at in begins if together.false_in(said[at:])), None)) is not None:
            yield Stated(start + at, end, "")


def false_measures(text: str) -> Iterator[Stated]:
    """What the clauses of a text say quantities to be that they are not: "1 km is 100 m"."""
    if leads.tells_of_scale(text):
        return
    for start, end in _clauses(text):
        begin, sides = _whole(text, start, end, _measure)
        if "=" in text[begin:end]:
            continue  # other_claims.py
        if any(differ(sides[0], each) for each in sides[1:]) and _tells_more(sides):
            yield Stated(begin, end, "")


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where what may state something stands: in no question, and in nothing that is supposed."""
    start = 0
    breaks = [*(found.span() for found in _ENDS.finditer(text)), (len(text), len(text))]
    for stop, behind in breaks[:_MOST_CLAUSES]:
        clause = text[start:stop]
        before = text[max(0, start - _MOST_CHARS) : start]
        sentence = _SENTENCE.split(before)[-1] + clause
        if (
            len(clause) <= _MOST_CHARS
            and _RELATION.search(clause)
            and not text.startswith("?", stop)
            and not _SUPPOSES.search(sentence)
            and not _IN_LIST.search(before)
        ):
            yield start, start + len(clause.rstrip(_AROUND))
        start = behind


def _whole(
    text: str, start: int, end: int, read: Callable[[str], _Side | None]
) -> tuple[int, list[_Side]]:
    """Where the statement of a clause begins, behind words that leave it as it is, and its sides;
    (end, []) where one of them cannot be read."""
    clause = text[start:end]
    for at in _begins(clause):
        said = _RELATION.split(clause[at:])
        known = [side for each in said if (side := read(each.strip())) is not None]
        if 2 <= len(said) <= _MOST_SIDES and len(known) == len(said):
            return start + at, known
    return end, []


def _begins(clause: str) -> Iterator[int]:
    """Where a statement may begin in a clause, the first first."""
    words = (word.start() for word in _WORDS.finditer(clause))
    yield from takewhile(lambda at: leads.leave_whole(clause[:at]), islice(words, _MOST_WORDS))


def _signs(side: str) -> str | None:
    """A number, or a sum, in digits and signs; None for anything else."""
    if _PLACES.search(side):
        return None
    said = _SPOKEN_SHARE.sub(
        lambda found: in_numerals(found[0]), _CURRENCY.sub("", powers_of_ten.in_signs(side))
    )
    said = _PER_CENT.sub(r"\1/100", _SHARE.sub(_in_decimals, said.strip()))
    said = _SPOKEN_FACTORIAL.sub(lambda found: in_numerals(found[0]), said)
    said = _FACTORIAL.sub(_product, said)
    if summed := worded.in_signs_alone(said):
        return summed
    number = in_numerals(said)
    return number if _NUMBER.fullmatch(number) else None


def _in_decimals(found: re.Match[str]) -> str:
    """A share as a decimal, which may be rounded: 33% is 0.33."""
    return f"{Decimal(found[1]).scaleb(-2):f}"


def _product(found: re.Match[str]) -> str:
    """A factorial as the product that it is, which in signs is read as a sum."""
    number = int(found[1])
    factors = " × ".join(str(each) for each in range(1, number + 1))
    return f"({factors or '1 × 1'})" if number <= _MOST_FACTORIAL else found[0]


def _measure(side: str) -> Measure | None:
    return read_sum(in_numerals(_ONE.sub("1 ", powers_of_ten.in_signs(side))))


def _are_parts(sides: Sequence[str], text: str) -> bool:
    """Whether all sides are parts of one, and not of something that the text names."""
    return all(map(_PART.fullmatch, sides)) and not _OF.search(text)


def _counts_others(said: str, sides: Sequence[str]) -> bool:
    """Whether a result may count what the sum has none of: 4 quarters, of a dollar."""
    return _COUNTED.search(said) is not None and "/" not in sides[0]


def _tells_more(sides: Sequence[Measure]) -> bool:
    """Whether quantities are more than two in the same unit, which are hardly meant as equal."""
    return not all(side.is_stated for side in sides) or len({side.unit for side in sides}) > 1
