"""A text without the lines that are on the table: the exercise, and what the learner said. Pure.

A line is taken out only where it stands by itself. As a part of something longer ("3x^2 + 2" where
x^2 + 2 was tried, "2(x + 3)" where x + 3 was) it is not what was said, and may be the answer.

Not covered: words that make something longer of it, where no sign is read for them ("all of x + 2
shared by 3"); of these the text without the line is looked at, as before.
"""

import re
from collections.abc import Iterable

from bot.patterns import later
from bot.skills.tutor.guides.keys.said_expressions import SIGN
from bot.tools.maths.numerals import in_numerals

_OF_MORE = later(
    r"(?:[^\W_]|\d\s|\)|(?:[\d)]|\b[a-z])\s?[-−–+*/×÷·]\s?|[-−–+√^/])[(\[{]*$", re.IGNORECASE
)
"""Before a line: a coefficient, a factor, or a sign with what it joins. A dash behind a word is
none."""
_GOES_ON = later(
    r"[)\]}]*(?:[^\W_]|[.,]\d|\s?\^|[)\]}]\s?\(|\s?[-−–+*/×÷·]\s?(?:[\d(√]|(?!a\s)[a-z](?![\w'’])))",
    re.IGNORECASE,
)
"""Behind it: more digits or letters, another factor, or a sign and what it joins."""


def without(text: str, lines: Iterable[str]) -> str:
    """A text without these lines, as they stand and in numerals."""
    written = {each for line in lines for each in (line, in_numerals(line))}
    for line in sorted(written, key=len, reverse=True):
        if SIGN.search(line) and len(line.strip()) > 2:
            text = re.sub(re.escape(line.strip().rstrip(".?!")), _where_alone, text)
    return text


def _where_alone(found: re.Match[str]) -> str:
    before, behind = found.string[: found.start()], found.string[found.end() :]
    return found[0] if _OF_MORE.search(before) or _GOES_ON.match(behind) else " "
