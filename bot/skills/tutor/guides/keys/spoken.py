"""The ways in which a text can be read: as it is seen, its single letters joined, in numerals, and
with what it says of numbers worked out. Pure.
"""

import html
import math
import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from bot.patterns import later
from bot.skills.tutor.guides.keys import everyday, places
from bot.tools.maths.numerals import in_numerals

_OVER_UNDER = re.compile(
    r"\bnumerator\W+(?:(?:is|of|becomes|will be)\W+)?(-?\d+)\b"
    r"(?!\s*[-−–+*/×÷]\s*\d)[^.?!]{0,60}?"
    r"\bdenominator\W+(?:(?:is|of|becomes|will be)\W+)?(-?\d+)",
    re.IGNORECASE,
)
_STACKED = later(r"(?<![\w.,/])(\d+)[ \t]*\n[ \t]*[-−–—―─_/]+[ \t]*\n[ \t]*(\d+)(?![\w/]|[.,]\d)")
"""A fraction, one number below the other, with a line in between."""
_OPERAND = r"(-?\d+(?:[./]\d+)?)"
_OF_TWO = rf" (?:of|between) {_OPERAND} and {_OPERAND}"
_WORKED_OUT: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(
            r"\blog[\s_]*(?:base\s*)?\{?(\d+)\}?(?:\s*\(\s*|\s+(?:of\s+)?)(\d+(?:\.\d+)?)\b\)?",
            re.IGNORECASE,
        ),
        lambda found: f"(ln({found[2]})/ln({found[1]}))",
    ),
    (
        re.compile(r"(-?\d{1,9})\s*(?:\bmod(?:ulo)?\b|%)\s*([1-9]\d{0,8})", re.IGNORECASE),
        lambda found: f" {int(found[1]) % int(found[2])} ",
    ),
    (
        re.compile(r"(?:\bfloor\s*\(|⌊)\s*(-?\d{1,9}(?:\.\d{1,9})?)\s*[)⌋]", re.IGNORECASE),
        lambda found: f" {math.floor(Fraction(found[1]))} ",
    ),
    (
        re.compile(r"(?:\bceil(?:ing)?\s*\(|⌈)\s*(-?\d{1,9}(?:\.\d{1,9})?)\s*[)⌉]", re.IGNORECASE),
        lambda found: f" {math.ceil(Fraction(found[1]))} ",
    ),
    (
        re.compile(r"\bround\s*\(\s*(-?\d{1,9}(?:\.\d{1,9})?)\s*\)", re.IGNORECASE),
        lambda found: f" {math.floor(Fraction(found[1]) + Fraction(1, 2))} ",
    ),
    (
        later(
            r"\b(?P<of>[\da-f]{1,12})\s(?:in|as) (?:(?P<word>binary|octal|hex(?:adecimal)?)|base"
            r" (?P<base>2|8|16))\b",
            re.IGNORECASE,
        ),
        lambda found: _in_base(found),
    ),
    (
        re.compile(r"\b0(?:b[01]{1,40}|o[0-7]{1,20}|x[\da-f]{1,12})\b", re.IGNORECASE),
        lambda found: f" {int(found[0], 0)} ",
    ),
)
"""What the maths checker does not know, as it comes out."""
_POWERS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_IN_WORDS = (
    (re.compile(r"\b(\d+)(?: wholes?)?(?: and | & |-)(?:an? )?(\d+/\d+)(?![\d/])"), r"\1 \2"),
    (
        re.compile(r"\b(an|\d{1,3}) ?h(?:(?:ou)?rs?)?(?: and)? (\d{1,2})\b(?! ?(?:m|s|:|/))", re.I),
        lambda found: f"{found[1].lower().replace('an', '1')} h {found[2]} min",
    ),
    (re.compile(r"\ban hour\b", re.IGNORECASE), "1 hour"),
    (
        later(r"\b(?:an?|one|1|the) whole(?=\W*$|[.?!,;:]|,? (?:minus|without|less)\b|\s-)", re.I),
        "1",
    ),
    (later(r"(?:\b(?:negative|opposite) |-)of (?=\d)", re.IGNORECASE), "-"),
    (re.compile(rf"\b(?:sum|total){_OF_TWO}", re.IGNORECASE), r" (\1 + \2) "),
    (re.compile(rf"\bdifference{_OF_TWO}", re.IGNORECASE), r" |\1 - \2| "),
    (re.compile(rf"\bproduct{_OF_TWO}", re.IGNORECASE), r" (\1 * \2) "),
    (re.compile(rf"\b(?:quotient|ratio){_OF_TWO}", re.IGNORECASE), r" (\1 / \2) "),
    (re.compile(rf"\b(?:average|mean){_OF_TWO}", re.IGNORECASE), r" ((\1 + \2) / 2) "),
    (
        re.compile(rf"\b{_OPERAND} (?:parts? )?(?:out )?of (?:the )?(\d+)\b", re.IGNORECASE),
        r"\1/\2",
    ),
    (
        later(
            r"\b(\d+) [a-z]+,? (?:(?:that|which) are )?"
            r"(?:each (?:of (?:them|which) )?(?:is |of )?(1/\d+)|(?:of )?(1/\d+) each)\b",
            re.IGNORECASE,
        ),
        lambda found: f"{found[1]} * {found[2] or found[3]}",
    ),
    (re.compile(rf"\b(\d+) divided by {_OPERAND}", re.IGNORECASE), r"\1/(\2)"),
    (
        re.compile(
            r"\b(\d+|[a-z])(?: raised)? to the (?:power (?:of )?)?(-?\d+)(?:th\b)?(?: power\b)?",
            re.IGNORECASE,
        ),
        r"\1^\2",
    ),
    (
        later(rf"\b(\d+|[a-z]) to the ({'|'.join(_POWERS)})(?: power)?\b", re.IGNORECASE),
        lambda found: f"{found[1]}^{_POWERS.index(found[2].lower()) + 3}",
    ),
)
_PLUS_OR_MINUS = r"(?:plus|minus|[-−–+])"
_TOGETHER = (
    (
        later(
            r"\b(?P<of>[a-z]) to the (?:power )?(?:of )?"
            rf"(?P<sum>\d{{1,3}} {_PLUS_OR_MINUS} \d{{1,3}})\b",
            re.IGNORECASE,
        ),
        r"\g<of>^(\g<sum>)",
    ),
    (
        later(
            rf"(?<![\w.,/^])(?P<sum>\d*[a-z](?:\^\d+)?(?: {_PLUS_OR_MINUS} \w+){{1,3}})"
            r" (?:over|divided by) (?P<by>\w+)\b",
            re.IGNORECASE,
        ),
        r"(\g<sum>)/\g<by>",
    ),
)
"""A sum that is said with an unknown may be meant as one thing: y plus 2 over 3 as (y + 2)/3, x to
the power 3 + 4 as x^(3 + 4)."""
_SINGLE = re.compile(r"(?<!\w)\w(?:[ .,*_-]{1,3}\w)+(?!\w)")
_SPACE = re.compile(r"\s{2,}")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\ufe0e\ufe0f\u20e3]")
_SAME_SIGN = str.maketrans("\u2010\u2011\u2012⋅∙", "---··")
_ESCAPED = re.compile(r"\\([*%])")
_QUOTED_NUMBER = re.compile(r"[\"'“”‘’](-?\d+(?:[.,]\d+)?)[\"'“”‘’]")
_DASH_IN_WORD = re.compile(r"(?<=[A-Za-z])[–—](?=[A-Za-z])")


def as_seen(text: str) -> str:
    """A text as its reader sees it: without characters that have no width, or only frame another
    one (8️⃣), and without space beside space, each sign in one form ("twenty-one" has three hyphens
    that look the same)."""
    seen = _UNSEEN.sub("", html.unescape(text)).translate(_SAME_SIGN)
    seen = _QUOTED_NUMBER.sub(r"\1", _ESCAPED.sub(r"\1", seen))
    seen = _SPACE.sub(lambda found: "\n" if "\n" in found[0] else " ", seen)
    return _DASH_IN_WORD.sub("-", seen)


def joined(text: str) -> str:
    """A text with its single letters and digits as they are meant: t h r e e, 2-4-7, 0 . 5 m."""
    return _SINGLE.sub(_joined, text)


def _joined(match: re.Match[str]) -> str:
    if not any(c.isdigit() for c in match[0]):
        return re.sub(r"[\W_]", "", match[0])
    return re.sub(r"(?<=\d)(?=[A-Za-z])", " ", re.sub(r"[\s*_-]", "", match[0]))


def forms_of(text: str) -> Iterator[str]:
    """A text as it is written, in numerals, in the usual form, worked out, with what it counts put
    together, and each way that "±" can be meant."""
    plain_text = re.sub(r"(?<=[A-Za-z])['’′](?=[( =])", "", text.replace("\\pm", "±"))  # f'(x)
    numerals = in_numerals(plain_text)
    read = (plain_text, numerals, _taken_together(plain_text), everyday.in_usual_form(plain_text))
    put = (form for each in read[:2] for form in places.put_together(each))
    for form in dict.fromkeys((*read, *map(_worked_out, read[:2]), *put)):
        form = _OVER_UNDER.sub(r"\1/\2", _STACKED.sub(r"\1/\2", form).replace("_", " "))
        yield form
        if form != form.lower():
            yield form.lower()
        if "±" in form:
            yield form.replace("±", " + ")
            yield form.replace("±", " - ")


def _taken_together(text: str) -> str:
    """A text in numerals, with each sum of an unknown before "over" as one thing."""
    for pattern, signs in _TOGETHER:
        text = pattern.sub(signs, text)
    return in_numerals(text)


def _in_base(found: re.Match[str]) -> str:
    """A number that is said in binary, octal or hexadecimal; left as it is where it is none."""
    base = int(found["base"] or {"b": 2, "o": 8, "h": 16}[found["word"][0].lower()])
    try:
        return f" {int(found['of'], base)} "
    except ValueError:
        return found[0]


def _worked_out(text: str) -> str:
    for pattern, value in _WORKED_OUT:
        text = pattern.sub(value, text)
    for pattern, signs in _IN_WORDS:
        text = pattern.sub(signs, text)
    return text
