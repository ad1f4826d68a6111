"""Sums in which all numbers are signs as telephones make them of 1/2: "½ + ¼" as 1/2 + 1/4, so that
what looks for figures finds them. Pure.

Where a figure stands, too, numerals.py and sums.py read the signs; and a text that is no sum, such
as "teach me about ½ and ¼", stays as it was written.
"""

import re
import unicodedata

from bot.patterns import later
from bot.skills.tutor.maths.written.sums import in_signs

_SIGN = later(r"(?<!\w)[¼-¾⅐-⅞]")
_BOUND = later(r"[/^²³(]|\s?[a-z]\b(?!\s*[¼-¾⅐-⅞])", re.IGNORECASE)
_JOINED = later(r"[+×÷·*=]|\d\)?\s*[-−–]\s*\(?\d|/\d{1,2}\)?\s*/")


def as_sum(text: str) -> str:
    """A text with each of these signs as 1/2, in brackets where what stands beside it would take a
    part of it: the x of ½x, the root of √¼."""
    if re.search(r"\d", text):
        return text
    read, count = _SIGN.subn(_as_fraction, text)
    return read if count > 1 and _JOINED.search(in_signs(read)) else text


def _as_fraction(found: re.Match[str]) -> str:
    text, start, end = found.string, *found.span()
    fraction = unicodedata.normalize("NFKC", found[0]).replace("⁄", "/")
    is_bound = text[:start].endswith(("√", "/")) or _BOUND.match(text, end)
    return f"({fraction})" if is_bound else fraction
