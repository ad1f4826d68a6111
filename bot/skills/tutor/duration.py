"""How long something is to take, read from how people write it, in English. Pure.

"90 min", "1.5 hours", "1h30", "1 h 30", "1:30 h", "an hour and a half", "two hours",
"three quarters of an hour", "2 x 45 minutes"; "45 to 60 minutes", which are 60
"""

import re
from fractions import Fraction

from bot.patterns import later
from bot.tools.maths.numerals import in_numerals

_WORD = (
    r"(?:twenty|thirty|forty|fifty|sixty|ninety)(?:[ -]five)?|one|two|three|four|five|ten|fifteen"
)
_COUNT = (
    rf"(?:three[ -]quarters of an|half an|a quarter of an"
    rf"|(?:\d{{1,4}}(?:[.,]\d+)?|{_WORD}|an?)(?:\s*[½¼¾]| and (?:a half|a quarter))?|[½¼¾](?: an)?)"
)
_UP_TO = (
    r"(?<!grade )(?<!year )(?<!class )"
    rf"(?:\d{{1,3}}\s*(?:[-–]|to\b|or\b)|(?:{_WORD})\s+(?:to|or)\b)\s*"
)
_DURATION = later(
    rf"(?<![\w.,:])(?:{_UP_TO})?"
    r"(?:(?P<times>\d|two|three)\s*(?:[x×*]|times)\s*)?(?:"
    r"(?P<clock>\d):(?P<past>[0-5]\d)\s*(?:hours?|hrs?|h)\b"
    rf"|(?P<hours>{_COUNT})\s*-?\s*(?!hours? clock)(?:"
    r"h\s?(?P<bare>[0-5]\d)(?:\s*min(?:ute)?s?)?(?!\w)"
    r"|(?:hours?|hrs?|h)\b(?:,?\s*(?:and\s+)?(?:"
    rf"(?P<part>a half|a quarter)\b|(?P<more>\d\d?|{_WORD})\s*-?\s*min(?:ute)?s?\b"
    r"|(?P<end>[0-5]\d)(?=\s*(?:$|[.,;)]))))?)"
    rf"|(?P<minutes>{_COUNT})\s*-?\s*(?:min(?:ute)?s?\b|['′](?!\w)))",
    re.IGNORECASE,
)


def read_duration(text: str) -> tuple[int | None, str]:
    """The minutes that a text names first (None for none), and the text without them."""
    found = _DURATION.search(text)
    if found is None:
        return None, text
    hours = _number(found["clock"] or found["hours"]) + _number(found["part"])
    past = next((each for each in found.group("past", "bare", "more", "end") if each), "")
    minutes = hours * 60 + _number(past) + _number(found["minutes"])
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return round(minutes * (_number(found["times"]) or 1)), rest


def _number(said: str | None) -> Fraction:
    """ "2", "1,5", "two and a half", "an" (1), "half an" (1/2); 0 for nothing."""
    if not said:
        return Fraction(0)
    numbers = re.findall(r"\d+/\d+|\d+(?:\.\d+)?", in_numerals(said.replace(",", ".")))
    is_whole_and_part = len(numbers) < 2 and re.match(r"an? and", said, re.IGNORECASE)
    total = sum((Fraction(each) for each in numbers), Fraction(1 if is_whole_and_part else 0))
    return total if numbers else Fraction(1)
