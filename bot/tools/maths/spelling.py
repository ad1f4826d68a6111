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
        ("(?:minus|take away)", "-"),
    )
)
_ROOT = re.compile(r"(?<![A-Za-z])(?:sqrt|(?:the )?square root of)\s*(?=\()", re.IGNORECASE)
_TIMES = re.compile(
    r"\\(?:times|cdot|ast)(?![A-Za-z])|\\\*|[\u2715-\u2718\u2a09\u2a2f\u2217]\ufe0f?"
    rf"|{_ENDS}{_GAP}*\u2022{_GAP}*(?=[\d(\[√\\])"
)
"""Signs that are drawn as × or * is, as a picture, too; TeX's; the star as Markdown escapes it; the
bullet between numbers."""
_DIVIDED = re.compile(r"\\div(?![A-Za-z])")
_LETTER_X = "[xX\u0445\u0425]"
"""The Cyrillic letters look the same."""
_X_NUMBER = re.compile(rf"{_ENDS}{_GAP}*(?<!(?<![.,\d])0){_LETTER_X}{_GAP}*(?=\d)")
"""For times, whatever is unknown: x2 is no product. 0x10 is a number of its own."""
_X_BRACKET = re.compile(rf"{_ENDS}{_GAP}+{_LETTER_X}{_GAP}+(?=[(\[√])")
_X_NEGATIVE = re.compile(rf"{_ENDS}{_GAP}+(?P<letter>{_LETTER_X})(?P<gap>{_GAP}+)(?=[-−–]\.?\d)")
_X = re.compile(r"(?<![A-Za-z])[xX](?![A-Za-z])")
_X_GLUED = re.compile(r"\d[xX](?![A-Za-z\d])")
_ASKS_FOR_X = re.compile(
    r"[<>≤≥]|(?<![A-Za-z])y(?![A-Za-z])|\b(?:solv\w*|equations?|unknown)\b[^=]{0,200}=\s*[^\s?]"
    r"|\b(?:differentiat\w*|deriv\w*|integra\w*|factor(?:i[sz]e|i[sz]ing)?|expand|functions?"
    r"|gradient|slope|graph|inequalit\w+)\b",
    re.IGNORECASE,
)
"""Beside an x that is an unknown, though it stands nowhere else: "solve 4 x -6 = 10"."""
_X_ANYHOW = re.compile(
    rf"{_ENDS}(?:{_GAP}*{_LETTER_X}{_GAP}*(?=\([^()A-Za-z]*\))"
    rf"|{_GAP}+{_LETTER_X}{_GAP}+(?=[(\[√]|[-−–]?\.?\d))"
)
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
    is an unknown elsewhere in the text, and so may be one there; one before a negative number is
    then written as that (4x -6)."""
    text = _with_sure_times(text)
    if _X_NEGATIVE.search(text) is None:
        return text
    is_unknown = _ASKS_FOR_X.search(text) or (_has_other_x(text) and not _X_GLUED.search(text))
    lines = text.split("\n")
    return "\n".join(
        with_unknown_x(line) if is_unknown or _has_other_x(line) else _X_NEGATIVE.sub(" × ", line)
        for line in lines
    )


def with_unknown_x(text: str) -> str:
    """A text in which each x before a negative number is an unknown: 4 x -6 as 4x -6."""
    return _X_NEGATIVE.sub(r"\g<letter>\g<gap>", text)


def _with_sure_times(text: str) -> str:
    text = _X_NUMBER.sub(" × ", _DIVIDED.sub("÷", _TIMES.sub("×", text)))
    is_unknown = _X.search(_X_NEGATIVE.sub(" ", _X_BRACKET.sub(" ", text))) is not None
    return text if is_unknown else _X_BRACKET.sub(" × ", text)


def _has_other_x(text: str) -> bool:
    """Whether an x stands somewhere else than between a number and a negative one."""
    return _X.search(_X_NEGATIVE.sub(" ", text)) is not None


def readings_of_x(text: str) -> tuple[str, ...]:
    """Each way in which the x in a text can be meant: as `with_times` takes it, and for times also
    before a bracket, a negative number or .5, which may as well stand behind an unknown."""
    sure = _with_sure_times(text)
    return tuple(dict.fromkeys((with_times(text), _X_ANYHOW.sub(" × ", sure))))


def with_numbers_whole(text: str) -> str:
    """An expression in which brackets show what is one number: a fraction that is written together
    behind ÷ or a slash with a space (12 ÷ 1/2 is 24), and a mixed number."""
    return _DIVISOR.sub(r"\g<sign>(\g<of>)", _MIXED.sub(_as_sum, text))


def _as_sum(found: re.Match[str]) -> str:
    if int(found["over"]) >= int(found["under"]):
        return found[0]
    return f"{found['before']}({found['of'].replace(' ', ' + ')})"
