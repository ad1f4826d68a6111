"""The "!" behind a problem, a factorial or a mark of speech: "help me with 7 x 8!" Pure.

It is a factorial where it stands behind a number that is all there is (5!), or where another number
before it has one, too (7!/5!); where something is worked out with the number, people are glad or in
need of help.
"""

import re
from functools import cache

_READ_CHARS = 500
_EXPRESSION = re.compile(r"[\d\s.,()+*/×÷·•^√%xX−–!-]*$")
_FACTORIAL = re.compile(r"\d\s*!")
_SAYS_SO = re.compile(r"\bfactorials?\b", re.IGNORECASE)


def without(text: str) -> str:
    """A text in which no mark of speech stands where a factorial may."""
    if "!" not in text[:_READ_CHARS] or _SAYS_SO.search(text):
        return text
    read = text[:_READ_CHARS]
    return _mark().sub(lambda found: _read(found, read), read) + text[_READ_CHARS:]


def _read(found: re.Match[str], text: str) -> str:
    """What is left of the end of a sum and its marks."""
    if found["other"]:
        return found["other"] if text.count("!") == found["marks"].count("!") else found[0]
    before = _EXPRESSION.search(text[: found.start("marks")])
    is_of_factorials = before is not None and _FACTORIAL.search(before[0]) is not None
    return found[0] if is_of_factorials else found["sum"]


# It is compiled when such a text is first looked at: a start has no time for it.


@cache
def _mark() -> re.Pattern[str]:
    sign = r"(?:[\d)%²³]\s*(?:[-+−–*/×÷·•^]|[xX](?![A-Za-z]))|√)\s*\(*"
    said = (
        r"(?:[\d)]\s+(?:plus|minus|times|multiplied by|divided by|take away|over)"
        r"|(?:[\d%]|\b(?:per ?cent|half|halves|thirds?|quarters?|\w+ths?|square|cube|root))\s+of"
        r"|\b(?:root|double|twice|half))\s+"
    )
    goes_on = (
        r"(?:is|are|equals?|makes|gives|and|or|to|times|plus|minus|multiplied|divided|take|over)"
    )
    return re.compile(
        rf"(?:(?P<sum>(?:{sign}|{said})[-−]?\d[\d.,]*%?)|(?P<other>[A-Za-z)²³]))"
        rf"(?P<marks>\s?!+)(?=[?!]*\s*$|[?!]*\s+(?!{goes_on}\b)(?:[A-Za-z]{{2}}|i\b))",
        re.IGNORECASE | re.MULTILINE,
    )
