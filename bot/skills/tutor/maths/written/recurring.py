"""Decimals that recur, as the fractions that they are: 0.3 recurring, 0.333…, 0.(3), 0.3̅ are 1/3.
Pure.
"""

import re
from fractions import Fraction

_WORDS = r"(?:recurring|repeating|repeated|rec\.?(?![a-z]))"
_IN_WORDS = re.compile(rf"(?P<whole>\d*)[.,](?P<part>\d{{1,12}})\s?\(?{_WORDS}\)?", re.IGNORECASE)
_ENDLESS = re.compile(r"(?P<whole>\d*)[.,](?P<part>\d{2,24})\s?(?:…|\.{2,4})")
_BRACKETED = re.compile(r"(?P<whole>\d+)[.,]\((?P<block>\d{1,12})\)")
_MARKED = re.compile(
    r"(?P<whole>\d*)[.,](?P<head>\d*?)(?P<block>(?:\d\u0305)+|\d\u0307(?:\d*\d\u0307)?)"
)
_REPEATED = re.compile(r"(?P<head>\d*?)(?P<block>\d+?)(?P=block)+")
WRITTEN = (
    rf"\d*[.,]\d{{1,12}}\s?\(?{_WORDS}\)?|\d*[.,]\d{{2,24}}\s?(?:…|\.{{3}})"
    r"|\d+[.,]\(\d{1,12}\)"
)
"""One by itself, but for those with marks above."""
_TIMES = re.compile(r"[/^*×÷·⋅]\s*$")
_MOST_CHARS = 2_000


def readings(text: str) -> list[str]:
    """A text with each such decimal as a fraction; twice where it may be all of its digits that
    recur or only the last: 0.16 recurring. One without any as it is."""
    if len(text) > _MOST_CHARS:
        return [text]
    plain = _BRACKETED.sub(lambda found: _told(found, "", found["block"]), text)
    plain = _MARKED.sub(lambda found: _told(found, found["head"], _digits(found["block"])), plain)
    plain = _ENDLESS.sub(_endless, plain)
    last = _IN_WORDS.sub(lambda f: _told(f, f["part"][:-1], f["part"][-1]), plain)
    whole = _IN_WORDS.sub(lambda f: _told(f, "", f["part"]), plain)
    return list(dict.fromkeys((whole, last)))


def _endless(found: re.Match[str]) -> str:
    """One that ends in what is said at least twice, 0.33…, or behind other digits three times or as
    a pair, 0.1666…, 0.41212…; not √5 = 2.236067977…."""
    said = _REPEATED.fullmatch(found["part"])
    if said is None:
        return found[0]
    repeated = len(found["part"]) - len(said["head"])
    is_it = repeated > 2 or not said["head"]
    return _told(found, said["head"], said["block"]) if is_it else found[0]


def _told(found: re.Match[str], head: str, block: str) -> str:
    part = Fraction(int(f"{head}{block}") - int(head or 0), 10 ** len(head))
    value = int(found["whole"] or 0) + part / (10 ** len(block) - 1)
    is_within = _TIMES.search(found.string[: found.start()][-5:]) is not None
    return f"({value})" if is_within and value.denominator > 1 else str(value)


def _digits(marked: str) -> str:
    return re.sub(r"[\u0305\u0307]", "", marked)
