"""What people say around an answer in a quiz: "I think it's b", "umm 15", "12, right?". Pure.

What may be a unit, or take an answer back, is no talk here: "12 m", "12 no", "not b".
"""

import calendar
import re
from collections.abc import Iterator
from functools import cache

from bot.patterns import later

_LEAD = re.compile(
    r"^(?:(?:so|well|maybe|perhaps|probably|about|approximately|roughly"
    r"|i (?:think|guess|believe|got|get|meant?)|it(?: is|['’]?s)|is it|that is|is"
    r"|the (?:answer|result)(?: is)?|answer)\b[\s,:]*|[=≈~:]\s*)+",
    re.IGNORECASE,
)
_CHOOSES = re.compile(
    r"^(?:(?:i(?:['’](?:d|ll)| would| will)? (?:choose|pick|take|say|go (?:with|for))|definitely"
    r"|my (?:answer|guess)(?: is)?)\b[\s,:]*)+",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?:[\s,–-]+(?:i (?:think|guess|believe|suppose)|maybe|probably|perhaps|please|for sure"
    r"|i(?:['’]?m| am) (?:not )?(?:sure|certain|done)|(?:(?:is )?my |final )ans(?:wer)?))+$",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\b(?:not|or|never|except|but|rather|n t|\w+n t|no|wrong|false|incorrect|instead"
    r"|doubt(?:s|ed|ful|ing)?|hardly|unlikely|rul(?:e|ed|es|ing) out)\b"
)
"""Beside the key these say something else: "not Canberra", "Sydney or Canberra"."""
_MONTHS = {name.lower() for name in (*calendar.month_name, *calendar.month_abbr) if name}
_IN_FIGURES = re.compile(r"\d{1,4}([-/])\d{1,4}|\d{1,4}([-/.]) ?\d{1,2}\2 ?\d{1,4}")
_IN_YEAR = re.compile(r"^(?:(?:in|on|the)\s+)+", re.IGNORECASE)
_BESIDE_MONTH = {"the", "of", "on", "in", "year"}
_MONTHS_A_YEAR = 12
_DAYS_A_MONTH = 31
_MOST_STEPS = 12
_READ_CHARS = 300
_EMOJI = r"[\u2600-\u27bf\ufe0f\u200d\U0001f300-\U0001faff]"
_SMILEY = rf"(?:[:;]['’]?-?[)(DPp3/]+|\b[xX]D+\b|<3|\^_?\^|{_EMOJI}+)"
_SOUND = r"(?:u+h?m*|uhm+|e+r+m*|h+m+|m{2,}|o+h+|a+h+|ha(?:ha)*h?|he(?:he)+|lo+l|lmao|yay)"
_YES = r"(?:ok(?:ay)?|yes|yeah|yep|yup|sure|surely|of course|obviously|easy|too easy|so easy)"
_SMILEYS = later(rf"(?:{_SMILEY}\s*)+")


def is_smileys(answer: str) -> bool:
    """Whether an answer has nothing but smileys in it: a :D is no letter."""
    return _SMILEYS.fullmatch(answer[:_READ_CHARS].strip()) is not None


def with_less(answer: str) -> Iterator[str]:
    """An answer as it is, then with one word of talk less each time, those behind it first."""
    said = answer[:_READ_CHARS].strip()
    for _ in range(_MOST_STEPS):
        yield said
        less = _behind().sub("", said)
        if less == said:
            less = _before().sub("", said)
        if less == said or not re.search(r"\w", less):
            return
        said = less


def without_lead(answer: str) -> str:
    """An answer without the usual words before it."""
    return _LEAD.sub("", answer.strip().strip("*_`").rstrip(".!?")).strip()


def without_trail(answer: str) -> str:
    """An answer without "i think" and the like behind it."""
    return _TRAIL.sub("", answer.strip().rstrip(".!?"))


def picked_or_counted(answer: str) -> str:
    """The same of an option or a number; in an answer in words "I'll take" may be the answer."""
    return _TRAIL.sub("", _CHOOSES.sub("", without_lead(answer))).strip()


def takes_back(words: str, *named: str) -> bool:
    """Whether the plain words around what is `named`, which may hold such words itself, say that it
    is not that, or perhaps not."""
    around = f" {words} "
    for each in sorted(named, key=len, reverse=True):
        around = around.replace(f" {each} ", " ")
    return _TAKES_BACK.search(around) is not None


def year_of_date(answer: str) -> str:
    """The year of a date in English, "9 November 1989" or "July 4, 1776", or in figures,
    "8/5/1945", "1945-05-08" or "5/1945"; any other answer as it is."""
    if year := _year_in_figures(_IN_YEAR.sub("", picked_or_counted(answer[:_READ_CHARS]))):
        return year
    words = re.findall(r"\w+", picked_or_counted(answer[:_READ_CHARS]).lower())
    years = [word for word in words if word.isdecimal() and len(word) > 2]
    days = [word for word in words if word[:2].rstrip("snrt").isdecimal() and len(word) < 5]
    others = {*words} - {*years, *_BESIDE_MONTH}
    is_date = len(years) == 1 and len(others & _MONTHS) == 1 and others - _MONTHS <= {*days[:1]}
    return years[0] if is_date else answer


def _year_in_figures(said: str) -> str:
    """That of a day or a month with its year at one end; "" for anything else: 1914-18, 1.066."""
    if _IN_FIGURES.fullmatch(said) is None:
        return ""
    first, *others, last = re.findall(r"\d+", said)
    year, end = (first, last) if len(first) > 2 else (last, first)
    numbers = [int(each) for each in (*others, end)]
    is_date = len(end) < 3 <= len(year) and 0 < min(numbers) <= _MONTHS_A_YEAR
    return year if is_date and max(numbers) <= (_DAYS_A_MONTH if others else _MONTHS_A_YEAR) else ""


def in_order_of_date(answer: str) -> str:
    """The words of a date in English in one order, "July 4th, 1776" as those of "4 July 1776"; any
    other answer as it is."""
    words = re.findall(r"\w+", picked_or_counted(answer[:_READ_CHARS]).lower())
    numbers = [
        bare for word in words if (bare := re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word)).isdecimal()
    ]
    months = [word[:3] for word in words if word in _MONTHS]
    others = [word for word in words if not word[0].isdecimal() and word not in _MONTHS]
    is_date = len(months) == 1 and bool(numbers) and {*others} <= _BESIDE_MONTH
    return " ".join((*months, *numbers)) if is_date else answer


@cache
def _behind() -> re.Pattern[str]:
    asks = (
        r"(?:(?:is|was) (?:that|it|this) )?(?:all )?(?:right|correct|true|ok(?:ay)?|good)"
        r"|is(?:n['’]?t)? (?:it|that)(?: so)?|innit|am i(?: right| correct)?|i(?:['’]m| am) right"
    )
    adds = (
        r"or so|i hope|hopefully|btw|thanks?(?: you)?|thx|ty|pls|plz|please|done|then|now"
        r"|altogether|in (?:total|all)|exactly|bro|dude|mate|sir|miss"
    )
    return re.compile(
        rf"(?<=[\w)%°.!?,])(?:[\s,;.!?–-]+(?:{asks}|{adds}|{_SOUND}|{_YES})|\s*{_SMILEY})[\s.!?,]*$",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    must = r"(?:it|that|this) (?:must|has to|could|might|should|would|will)(?: just)? be"
    return re.compile(
        rf"^(?:(?:{_SOUND}|{_YES}|hey|well|i (?:reckon|say|hope(?: it(?:['’]?s| is))?)|gotta be"
        rf"|(?:could|would|might|must) (?:it|that) be|{must}|(?:its|it['’]s) (?:gotta|got to) be"
        r"|(?:the )?(?:letter|option|answer|choice)(?= [a-h]\b)"
        r"|i (?:think|guess|believe)|its?(?:['’]?s)?(?: is)?)\b"
        rf"|{_SMILEY})(?:[\s,:;.!?–]|-(?!\s*[\d.]))+(?=\S)",
        re.IGNORECASE,
    )
