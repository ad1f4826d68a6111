"""Words behind an answer: a reason ("83 cos 70 + 13"), and what is said behind solutions that are
listed ("x = 3 and -3 both work", "x = 2 or 3, i used the formula"), which end with the last number.
`may_name_more` tells of one that was not read. Pure.

Not covered: words behind listed solutions that take one of them back ("but only 3 counts"), change
it ("squared"), or hold figures and no reason; numbers in words beside figures.
"""

import re
from fractions import Fraction

from bot.patterns import later
from bot.skills.tutor.maths.written import words_behind
from bot.tools.maths.arithmetic import near
from bot.tools.maths.reading import read_expression
from bot.tools.maths.spelling import with_signs
from bot.tools.maths.tree import NotMaths

_OF_ANGLES = later(r"sin|cos|tan|sec|csc|cot|°|π|\bpi\b|degree", re.IGNORECASE)
_REASON = later(
    r"(?<=[\w)²³])(?P<gap>[\s,;]+)['’]?(?:cos|coz|cuz|cause|bc|b/c)\s+(?=\S)", re.IGNORECASE
)
_BECAUSE = later(r"[\s,;]+\(?(?:because|since)\s", re.IGNORECASE)
_VALUE = r"[-−+±]?[ ]?(?:\d+(?:[./,]\d+)*)?(?:√\(?\d{1,6}\)?)?(?<=[\d)])"
_JOINT = r"(?:\s+(?:or|and)\s+|\s*[,;&]\s+(?:(?:or|and)\s+)?)"
_NO_COUNT = r"(?![\d.,]*\s+(?:real\s+)?(?:solution|answer|root|value)s?\b)"
_IS = r"_?[1-4₁-₄]?\s*(?:=|\b(?:is|are)\b)\s*"
_LISTED = later(
    rf"(?<![\w)²³])(?P<listed>(?P<x>[a-z]){_IS}(?:{_VALUE}(?:{_JOINT}(?:(?P=x){_IS})?{_VALUE}{_NO_COUNT})+"
    rf"|(?=±){_VALUE}))(?P<behind>(?=[^\w\n.,/^√²³+*×÷·=<>-]|[,.]\s)[^\n]+)",
    re.IGNORECASE,
)
_MATHS = later(r"[\d=<>≤≥√^+*×÷·/|]|(?<![A-Za-z'’])(?![ai])[a-z](?![A-Za-z'’])", re.IGNORECASE)
_REASONED = later(
    r"[\s,;:(–-]*(?:because|since|as|from|by|after|using|i (?:got|used|did|know))\b", re.IGNORECASE
)
_TAKES_BACK = later(
    r"\b(?:not(?! sure)|never|but|except|excluding|without|none|neither|nor|no(?! (?:other|more))"
    r"|only(?=\s+\w)|wrong|which|one|first|second|last|instead|actually)\b|n['’]t\b"
    r"|\b(?:is|does|do|are|was|wo|ca)nt\b",
    re.IGNORECASE,
)
_COUNTED = later(r"\b\d (?:real )?(?:solutions?|answers?|roots?|values?)\b", re.IGNORECASE)
_BESIDE = later(
    r"(?:\b(?:or|and|but|also|be)\b|[,;&/]\s)\s*(?:(?:maybe|also|then|even|i think)\s+)*"
    rf"(?:[a-z]{_IS})?"
    rf"(?P<value>(?>{_VALUE}))(?![\w(]|\s*[-−+*×÷·/^=<>]|\s*(?:solutions?|answers?|roots?)\b)",
    re.IGNORECASE,
)
_IN_WORDS = later(
    r"\b(?:and|or)\s+(?:(?:also|maybe|its|the|it['’]?s)\s+)*(?:negative|minus|opposite)\b",
    re.IGNORECASE,
)
_READ_CHARS = 2000


def reasoned(attempt: str, problem: str) -> str:
    """An attempt with "because" for each word that is short for it, where no exercise has angles:
    the "cos" of "x = 3 cos 9/3" is no function."""
    if _OF_ANGLES.search(problem):
        return attempt
    return _REASON.sub(r"\g<gap>because ", attempt[:_READ_CHARS]) + attempt[_READ_CHARS:]


def without_reason(attempt: str) -> str:
    """An answer in one row without the reason behind it."""
    return attempt if "\n" in attempt else _BECAUSE.split(attempt[:_READ_CHARS], maxsplit=1)[0]


def without(attempt: str) -> str:
    """An attempt in which nothing stands behind solutions that are listed."""
    return _LISTED.sub(_listed, attempt) if len(attempt) <= _READ_CHARS else attempt


def _listed(found: re.Match[str]) -> str:
    behind = found["behind"]
    if _TAKES_BACK.search(behind) or not words_behind.are_read(found.string, found.end("listed")):
        return found[0]
    is_read = _REASONED.match(behind) or not _MATHS.search(_COUNTED.sub("", behind))
    return found["listed"] if is_read else found[0]


def may_name_more(attempt: str, named: str) -> bool:
    """Whether an attempt may name another solution beside those `named`, "x = 2 or x = 3"."""
    read = {_worth(each.rpartition("=")[2]) for each in named.split(" or ")}
    if _IN_WORDS.search(attempt[:_READ_CHARS]):
        return True  # "x = 3 and its negative"
    found = _BESIDE.finditer(with_signs(attempt[:_READ_CHARS]))
    return any(_worth(each["value"]) not in read for each in found)


def _worth(said: str) -> Fraction | str | None:
    if "±" in said:
        return said
    try:
        return near(read_expression(with_signs(said)))
    except NotMaths:
        return said
