"""Numbers that say how many of something of a known size there are, as children write them: "1 ten
and 5 ones", "2 quarters", "5 twos", "4 groups of 3". Pure.

"2 quarters" may count coins, and "2 m" is none of these: what they are worth is one reading of two.
Not covered: sizes behind a number in words, units (units.py).
"""

import re
from fractions import Fraction
from itertools import pairwise

from bot.patterns import later

_PLACES = {
    "million": 10**6, "thousand": 1000, "hundred": 100, "dozen": 12, "ten": 10, "one": 1, "unit": 1,
    "whole": 1,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "hundredth": 100,
}  # fmt: skip
_TIMES = {
    "twos": 2, "threes": 3, "fours": 4, "fives": 5, "sixes": 6, "sevens": 7, "eights": 8,
    "nines": 9, "elevens": 11, "twelves": 12,
}  # fmt: skip
_OF = r"(?:groups?|lots?|sets?|rows?|columns?)[ \t]+of[ \t]+(?P<each>\d{1,6})"
_SIZE = rf"(?:{'|'.join((*_PLACES, *_PARTS))})s?"
_ONE = rf"\d{{1,6}}[ \t]+{_SIZE}\b"
_JOINT = r"(?:[ \t]*,[ \t]*(?:and[ \t]+)?|[ \t]+(?:and[ \t]+)?)"
_ADDED = rf"(?:[ \t]*\+[ \t]*|{_JOINT})"
_MOST = 6
_TIMED = rf"\d{{1,6}}[ \t]+(?:(?:{'|'.join(_TIMES)})\b|{_OF.replace('?P<each>', '?:')})"
WRITTEN = rf"(?:{_ONE}(?:{_JOINT}{_ONE}){{0,{_MOST}}}|{_TIMED})"
"""What they look like within a text, but for signs between them."""
_COUNTED = later(rf"(?<![\w.,/])(?:{_ONE}(?:{_ADDED}{_ONE}){{0,{_MOST}}}|{_TIMED})", re.IGNORECASE)
_PIECE = later(rf"(?P<count>\d+)[ \t]+(?P<size>{_SIZE})\b", re.IGNORECASE)
_MANY = later(rf"(?P<count>\d+)[ \t]+(?:(?P<size>{'|'.join(_TIMES)})|{_OF})", re.IGNORECASE)
READ_CHARS = 500


def in_numbers(text: str) -> str:
    """A text with what such numbers are worth, places put together: 15, 2/4; of "4 groups of 3" as
    4 × 3, which is not worked out yet."""
    return _COUNTED.sub(_worth, text) if len(text) <= READ_CHARS else text


def in_counts(text: str) -> str:
    """A text with no more than how many there are: 1 + 5 of "1 ten + 5 ones"."""
    return _COUNTED.sub(_counts, text) if len(text) <= READ_CHARS else text


def _counts(found: re.Match[str]) -> str:
    if many := _MANY.fullmatch(found[0]):
        return many["count"]
    return " + ".join(piece["count"] for piece in _PIECE.finditer(found[0]))


def _worth(found: re.Match[str]) -> str:
    if many := _MANY.fullmatch(found[0]):
        size = many["each"] or _TIMES[many["size"].casefold()]
        return f"{many['count']} × {size}"
    pieces = [*_PIECE.finditer(found[0])]
    if len(pieces) == 1:
        return _one(pieces[0])
    sizes = [_size(each["size"]) for each in pieces]
    is_falling = all(one > other for one, other in pairwise(sizes))
    if not is_falling or ("+" in found[0] and sizes[-1] < 1):
        return _PIECE.sub(_one, found[0])
    worth = (int(each["count"]) * size for each, size in zip(pieces, sizes, strict=True))
    return str(sum(worth, Fraction(0)))


def _one(piece: re.Match[str]) -> str:
    size = _size(piece["size"])
    count = int(piece["count"])
    return str(count * size) if size >= 1 else f"{count}/{size.denominator}"


def _size(word: str) -> Fraction:
    """What one of them is worth."""
    word = word.casefold()
    for name in (word, word.removesuffix("s")):
        if name in _PLACES or name in _PARTS:
            return Fraction(_PLACES[name]) if name in _PLACES else Fraction(1, _PARTS[name])
    return Fraction(1)
