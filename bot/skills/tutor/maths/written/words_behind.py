"""What stands behind, or before, a sum within a text and may change what its numbers are worth:
8 + 7 is "1 ten", 7 + 7 "2 weeks", 8 + 7 "5 and 1 to carry", 48 + 31 "80 to the nearest ten". Pure.

Any other word ("56 squares", "60 degrees", "8 left") leaves a number as it is. Not covered: what
counts by a size of its own that only the text knows (6 + 6 = 1 box), coins but those of a dollar.
"""

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache, lru_cache

from bot.patterns import later
from bot.skills.tutor.maths.written.joints import SAYING
from bot.tools.maths.numerals import NUMBER_WORD
from bot.tools.measures import Unit, read_unit, unit_names

_NTH = (
    r"(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)tie|hundred|thousand|million)th"
)
_SIZES = (
    r"(?:(?:ten|one|unit|hundred|thousand|million|billion|dozen|score|pair|couple|gross|whole|half"
    rf"|halve|third|quarter|{_NTH})s?|(?:two|three|four|five|sixe|seven|eight|nine|eleven|twelve)s)"
)
_CHANGED = later(
    r"(?![ \t]*\((?:one|ten)\))"  # 10 (ten)
    rf"[ \t-]*\(?[ \t]*(?:(?:full|whole|complete|more|other)[ \t]+)?(?:{_SIZES}\b"
    r"|(?:out[ \t]+of|in|to|over)[ \t]+(?:\d|one\b)|(?:more|less|fewer|greater|larger)[ \t]+than\b"
    r"|to[ \t]+(?:the|\w+)[ \t]+(?:nearest|power|\w+[ \t]+(?:power|place|figure)|decimal|signif)"
    r"|per[ \t]?cent\b|(?:plus|minus|times|multiplied|divided|squared|cubed|factorial|point)\b"
    r"|(?:if[ \t]+|when[ \t]+)?(?:we[ \t]+|you[ \t]+)?(?:round|approx|rough|about\b|estimat)"
    r"|or[ \t]+so\b|[ap]m\b|time\b"
    rf"|(?:[^\W\d_]+[ \t]+){{1,2}}of[ \t]+(?:\d|{NUMBER_WORD}))"
    r"|[ \t]*,?[ \t]*(?:and|&)[ \t]+(?:(?:an?|one|\d+)[ \t]+(?:half|halves|third|quarter|fourth"
    r"|[a-z]+th)s?\b|(?!\d+[ \t]+more\b)\d"
    r"(?![^;\n=]{0,60}(?:=|\b(?:is|are|makes?|equals?|gives?)\b)))"
    r"|[^.!?\n]{0,40}\b(?:carry|carries|carried|borrow\w*)\b",
    re.IGNORECASE,
)
_UNIT = later(
    r"[ \t]*\(?[ \t]*(?P<square>(?:square|sq|cubic)[ \t]+)?"
    r"(?:(?:full|whole|complete|school|more)[ \t]+)?(?P<word>[^\W\d_]{2,})(?P<power>[²³]?)"
    r"(?P<goes_on>,?[ \t]+(?:and[ \t]+)?(?:an?[ \t]+half|\d+(?![ \t\d]*[-−–+×·÷/*^=])))?",
    re.IGNORECASE,
)
_MORE = later(r"[ \t]+(?:and|&)[ \t]+(?P<number>\d+)[ \t]+more\b", re.IGNORECASE)
_HOLDS = (
    ("week", 7, "day"), ("week", 5, "day"), ("fortnight", 14, "day"), ("fortnight", 2, "week"),
    ("month", 28, "day"), ("month", 30, "day"), ("month", 31, "day"), ("month", 4, "week"),
    ("year", 12, "month"), ("year", 52, "week"), ("year", 365, "day"), ("decade", 10, "year"),
    ("century", 100, "year"), ("century", 10, "decade"), ("dollar", 100, "cent"),
    ("dollar", 20, "nickel"), ("dollar", 10, "dime"), ("dollar", 4, "quarter"),
    ("dime", 10, "cent"), ("dime", 2, "nickel"), ("nickel", 5, "cent"), ("euro", 100, "cent"),
    ("pound", 100, "pence"), ("pound", 100, "penny"), ("pound", 16, "ounce"),
)  # fmt: skip
"""What measures.py has no units for, or others than schools: how many of which go into one."""
_MOST = 100_000
_WORDS_KEPT = 200
_LEAST = Fraction(1, _MOST)
"""No light years for centimetres."""
_SINGULARS = {"centurie": "century", "pennie": "penny", "penny": "penny", "pence": "pence"}
_STANDS_ALONE = SAYING | {"equals", "means", "once", "only", "when", "where"}
"""Before a number that a sum begins with, not that which the number belongs to."""
_WORD = later(r"(?:^|[^\w])(?P<word>[^\W\d_]{2,})[ \t]+$")
_OF = later(r"\bof\b[^.!?:;=\n]*$", re.IGNORECASE)
_ALONE = later(r"\d[\d,.]*")


def are_read(text: str, end: int) -> bool:
    """Whether what stands in a text behind a number, which ends there, leaves it as it is, but for
    the unit it may be in."""
    if _CHANGED.match(text, end):
        return False
    unit = _UNIT.match(text, end)
    return unit is None or not (unit["goes_on"] and any(_factors(unit["word"])))  # 1 hour 45


def in_other_units(stated: str, text: str, end: int) -> list[str]:
    """The readings of a sum, which ends there in a text, with its numbers in a smaller or a larger
    unit than the one behind its result: 7 + 7 as days of "2 weeks"."""
    unit = _UNIT.match(text, end)
    if unit is None:
        return []
    *sides, result = stated.split("=")
    squared = unit["square"] or unit["power"]
    power = 1 if not squared else 3 if squared in "³" or squared.startswith("cubic") else 2
    larger, smaller = _factors(unit["word"])
    signs = [*(f"÷ {n**power}" for n in larger), *(f"× {n**power}" for n in smaller)]
    return ["=".join((*(f"({side}) {sign}" for side in sides), result)) for sign in signs]


def with_more(stated: str, text: str, end: int) -> list[str]:
    """A sum, which ends there in a text, as what it says with "and 7 more" behind it."""
    more = _MORE.match(text, end)
    return [f"{stated} + {more['number']}"] if more else []


def named_first(stated: str, before: str) -> str:
    """A sum without the number that it begins with, where that belongs to the words before it: the
    "5 × 4 = 20" of "a square of side 5 = 5 × 4 = 20"; "" where it does not."""
    first, _, others = stated.partition("=")
    word = _WORD.search(before)
    if word is None or word["word"].casefold() in _STANDS_ALONE:
        return ""
    if not _ALONE.fullmatch(first.strip()):
        return ""
    return others if "=" in others or _OF.search(before) else ""


@lru_cache(_WORDS_KEPT)
def _factors(word: str) -> tuple[frozenset[int], frozenset[int]]:
    """How many of smaller units one of a unit is, and how many of it go into larger ones."""
    name = word.casefold()
    name = name.removesuffix("s") if len(name) > 2 else name
    name = _SINGULARS.get(name, name)
    larger = {many for whole, many, _ in _HOLDS if whole == name}
    smaller = {many for _, many, part in _HOLDS if part == name}
    unit = read_unit(word)
    if unit is not None:
        ratios = [unit.factor / other.factor for other in _like(unit)]
        larger |= {int(each) for each in ratios if 1 < each <= _MOST and each.denominator == 1}
        smaller |= {int(1 / each) for each in ratios if 1 > each >= _LEAST and each.numerator == 1}
    return frozenset(larger), frozenset(smaller)


def _like(unit: Unit) -> Iterable[Unit]:
    return (other for other in _units() if other.dimension == unit.dimension)


@cache
def _units() -> tuple[Unit, ...]:
    found = (read_unit(name) for name in sorted(unit_names()))
    return tuple({(unit.factor, unit.dimension): unit for unit in found if unit}.values())
