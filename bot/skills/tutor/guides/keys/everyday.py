"""What people say of money, of time and of roots in everyday forms, as a tool reads it: "6 dollars
and 55 cents" or "655 cents" as 6.55, "4:15" as 4 h 15 min, "4 and 1/4 hours" as 4.25 hours, "5 root
2" as 5√2. Pure.

Each is one reading of it; what else it can mean is read elsewhere.
"""

import re
from collections.abc import Callable
from fractions import Fraction

from bot.patterns import later
from bot.tools.maths.numerals import in_numerals

_MAJOR = r"(?:dollars?|bucks?|pounds?|quid|euros?)"
_MINOR = r"(?:cents?|pence|penn(?:y|ies)|[pc¢])\b"
_TIME = r"(?:hours?|hrs?|h|minutes?|mins?|days?|weeks?)\b"
_PAST, _TO = r"(?:past|after)", r"(?:to|before)"
_MINUTES = r"(?P<part>1/4|1/2|3/4|quarter|half|\d{1,2})(?: min(?:ute)?s?)?"

_CLOCK = later(r"\b(\d{1,2}):(\d{2})(?::00)?(?![\d:])")
"""Else a ratio."""
_Said = re.Match[str]
_READ: tuple[tuple[re.Pattern[str], Callable[[_Said], str]], ...] = tuple(
    (later(form, re.IGNORECASE), read)
    for form, read in (
        (
            rf"[£$€]\s*(\d+)·(\d{{2}})\b|\b(\d+)·(\d{{2}})(?=\s*{_MAJOR})",
            lambda found: f"{found[1] or found[3]}.{found[2] or found[4]}",
        ),
        (
            rf"(?:[£$€]\s*(\d+)|\b(\d+)\s*{_MAJOR}),?(?: and| \+)?\s+(\d{{1,2}})"
            rf"(?:\s*{_MINOR}|(?!\.?\d))",
            lambda found: f"{found[1] or found[2]}.{int(found[3]):02}",
        ),
        (rf"\b(\d{{1,6}})\s*{_MINOR}", lambda found: _in_decimals(Fraction(int(found[1]), 100))),
        (
            rf"\b{_MINUTES} {_PAST} (\d{{1,2}})\b",
            lambda found: f"{found[2]} h {_minutes(found)} min",
        ),
        (
            rf"\b{_MINUTES} {_TO} (\d{{1,2}})\b",
            lambda found: f"{int(found[2]) - 1} h {60 - _minutes(found)} min",
        ),
        (
            rf"\b(\d+)(?: and)?(?: an?)? (\d)/([1-9])(?: of)?(?: an?)? ({_TIME})",
            lambda found: f"{_mixed(found[1], found[2], found[3])} {found[4]}",
        ),
        (
            rf"\b(\d+) ({_TIME}),?(?: and)?(?: an?)? (\d)/([1-9])(?! ?\d)",
            lambda found: f"{_mixed(found[1], found[3], found[4])} {found[2]}",
        ),
        (
            r"(?:(\d+(?:/\d+)?|\))\s*(?:[*×·x]|times|multiplied by|lots? of)?\s*)?"
            r"\b(?:the )?(?:sqrt\s*\(?|(?:square )?roots?(?: of)? )(\d+)\)?",
            lambda found: f"{found[1] or ''}√{found[2]}",
        ),
    )
)


def in_usual_form(text: str) -> str:
    """A text in numerals, with such in the form that is written in maths."""
    text = in_numerals(_CLOCK.sub(lambda found: f"{found[1]} h {int(found[2])} min", text))
    for form, read in _READ:
        text = form.sub(read, text)
    return text


def _minutes(found: _Said) -> int:
    said = found["part"].lower().replace("quarter", "1/4").replace("half", "1/2")
    part = Fraction(said)
    return min(int(part * 60 if part < 1 else part), 60)


def _mixed(whole: str, top: str, bottom: str) -> str:
    return _in_decimals(int(whole) + Fraction(int(top), int(bottom)))


def _in_decimals(value: Fraction) -> str:
    return f"{float(value):.4f}".rstrip("0").rstrip(".")
