"""A colon for ÷, as many schools write it: "36 : 6 = 6". Pure.

Only in one division that has a plain number for its result, or that somebody wants help with, or
to be worked out, and nothing else: 36 : 6 by itself may be a ratio or a score. Not read: what a
clock shows (2:30 = 150), the number of an exercise ("3: 7 x 8 = 56"), and a scale (1:100 = 5 cm).
"""

import re

from bot.patterns import later
from bot.skills.tutor.pleas import HELP_ME
from bot.tools.measures import read_unit

_NUMBER = r"\d+(?:[.,]\d+)*"
_DIVISION = re.compile(
    rf"(?<![\w.,:/^])(?P<one>{_NUMBER})(?P<gap>[ \t]?):(?P=gap)(?P<other>{_NUMBER})"
    rf"(?P<is>[ \t]*=[ \t]*[-−]?{_NUMBER})(?![\w.,]*\w|[ \t]*(?:[-−+*×÷·/:^(=]|[xX][ \t]*\d))"
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")
_NUMBERED = re.compile(
    r"\b(?:chapter|ex(?:ercise)?|item|lesson|no|number|page|part|problem|q(?:uestion)?|step|task"
    r"|unit)\.?[ \t]*#?$",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"[ \t]*([A-Za-zµ°²³%]{1,12})")
_LOOK_BACK = 20
_WANTED = later(
    rf"(?P<before>\b(?:(?:{HELP_ME}|how (?:do|can|would) (?:i|we|you) )"
    r"(?:with|do|solve|calculate|work out)|what(?:['’]?s| is)|calculate|compute|work out) )"
    rf"(?P<one>{_NUMBER})(?P<gap>[ \t]?):(?P=gap)(?P<other>{_NUMBER})"
    r"(?P<behind>[\s?.!]{0,9}(?:please\W{0,9})?)$",
    re.IGNORECASE,
)
"""Compiled when a text has a colon: a start has no time for it."""


def as_divisions(text: str) -> str:
    """A text with ÷ for each such colon."""
    return _WANTED.sub(_as_wanted, _DIVISION.sub(_with_sign, text)) if ":" in text else text


def _as_wanted(found: re.Match[str]) -> str:
    one, other = found["one"], found["other"]
    if _CLOCK.fullmatch(f"{one}:{other}") or not (one + other).isdigit() or int(one) < int(other):
        return found[0]
    return f"{found['before']}{one} ÷ {other}{found['behind']}"


def _with_sign(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - _LOOK_BACK) : found.start()]
    behind = _BEHIND.match(found.string, found.end())
    is_time = _CLOCK.fullmatch(f"{found['one']}{found['gap']}:{found['gap']}{found['other']}")
    is_measured = behind is not None and read_unit(behind[1]) is not None
    if is_time or is_measured or _NUMBERED.search(before):
        return found[0]
    return f"{found['one']} ÷ {found['other']}{found['is']}"
