"""One way of writing for what people write in several, so that a sum has one value in each: the
operations in signs (`with_signs`), and what stands together as one number (`with_numbers_whole`).
Pure.

    "12 divided by 1/2"  →  12 ÷ 1/2  →  12 ÷ (1/2)        "(3 + 4) x 2"  →  (3 + 4) × 2
    "2 1/2 times 4"      →  2 1/2 × 4 →  (2 + 1/2) × 4
"""

import re

from bot.tools.maths.powers import RAISED

_ENDS = rf"(?<=[\d)\]!{RAISED}])"
"""A place behind something that can be multiplied."""
_GAP = r"[^\S\n]"
_WORDS = tuple(
    (re.compile(rf"{_ENDS}{_GAP}+{words}{_GAP}+(?=[-−–]?[\d(\[√])", re.IGNORECASE), f" {sign} ")
    for words, sign in (
        ("(?:times|multiplied by)", "×"),
        ("divided by", "÷"),
        ("plus", "+"),
        ("minus", "-"),
    )
)
_ROOT = re.compile(r"(?<![A-Za-z])(?:sqrt|(?:the )?square root of)\s*(?=\()", re.IGNORECASE)
_X_NUMBER = re.compile(rf"{_ENDS}{_GAP}*(?<!\b0)[xX]{_GAP}*(?=\d)")
"""For times, whatever is unknown: x2 is no product. 0x10 is a number of its own."""
_X_BRACKET = re.compile(rf"{_ENDS}{_GAP}+[xX]{_GAP}+(?=[(\[√])")
_X = re.compile(r"(?<![A-Za-z])[xX](?![A-Za-z])")
_NUMBER = r"\d+(?:[.,]\d+)?"
_POWER = rf"(?:\^-?\d+|[{RAISED}]+)?"
_DIVISOR = re.compile(
    rf"(?P<sign>÷\s*|/\s+)(?P<of>-?{_NUMBER}{_POWER}/{_NUMBER}{_POWER})(?![\d/^{RAISED}]|[.,]\d)"
)
_MIXED = re.compile(
    r"(?P<before>(?:^|[-+*÷(|]|/(?=\s))\s*)(?P<of>\d+ (?P<over>\d+)/(?P<under>\d+))"
    r"(?![\d/^]|[.,]\d)"
)


def with_signs(text: str) -> str:
    """A text in which the operations between numbers and brackets, and the root of a bracket, stand
    in signs."""
    text = _ROOT.sub("√", text)
    for pattern, sign in _WORDS:
        text = pattern.sub(sign, text)
    return with_times(text)


def with_times(text: str) -> str:
    """A text in which no x stands for times, though words may. One before a bracket is left where x
    is an unknown elsewhere in the text, and so may be one there."""
    text = _X_NUMBER.sub(" × ", text)
    is_unknown = _X.search(_X_BRACKET.sub(" ", text)) is not None
    return text if is_unknown else _X_BRACKET.sub(" × ", text)


def with_numbers_whole(text: str) -> str:
    """An expression in which brackets show what is one number: a fraction that is written together
    behind ÷ or a slash with a space (12 ÷ 1/2 is 24), and a mixed number."""
    return _DIVISOR.sub(r"\g<sign>(\g<of>)", _MIXED.sub(_as_sum, text))


def _as_sum(found: re.Match[str]) -> str:
    if int(found["over"]) >= int(found["under"]):
        return found[0]
    return f"{found['before']}({found['of'].replace(' ', ' + ')})"
