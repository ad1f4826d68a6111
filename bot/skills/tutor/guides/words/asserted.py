"""Whether somebody says something of numbers, unasked: "1/2 and 1/3 is 2/5", "no, my uncle says
84". What no tool can judge of that the model may praise, with the remark that none does. Pure.

An age, or the days that are left, is plain talk. In English.
"""

import re

from bot.patterns import later
from bot.skills.tutor.guides.words import doubts
from bot.skills.tutor.people import PERSON
from bot.tools.maths.numerals import in_numerals

_NUMBER = r"[-−£$€]?\d[\d.,/]*"
_IS = (
    r"(?:is|are|was|were|makes?|made|gives?|equals?|comes to|(?:must|should|would|could|will"
    r"|ha(?:s|ve) to|ought to|can['’]?t|can) (?:be|equal))(?:n['’]?t)?"
)
_MORE = r"(?:bigger|larger|greater|more|higher|smaller|less|lower|fewer|longer|shorter) than"
_KIND = (
    r"(?:prime|composite|even|odd|divisible|multiple|factor|divisor|square|cube|root|half|third"
    r"|quarters?|double|twice|triple)s?"
)
_MOST_CHARS = 300
_FIGURES = r"\d+(?:[-−–/:.,]\d+)*"
"""A number, or a pair of them: a fraction, a score, a date, a time."""
_STATES = later(
    rf"\d[)%]?\s+{_IS}\b[^.?!\n]{{0,60}}\d"
    rf"|\d[^.?!\n]{{0,40}}?[^.?!\n\d]{_MORE}\b[^.?!\n]{{0,20}}\d"
    rf"|\d[)%]?\s+{_IS}\b[^.?!\n\d]{{0,20}}\b{_KIND}\b"
    r"|[=≈≠≤≥]\s*[-−±(√£$€]?\s*\d",
    re.IGNORECASE,
)
_CORRECTS = later(
    r"\b(?:it['’]?s|(?:it|answer|result|solution) (?:is|was|must be|should be|has to be)|says?"
    r"|said|meant|mean|got|gets|thinks?|thought|wrote|makes|found)"
    rf"[\s:,]{{1,3}}(?:(?:that|it['’]?s|it is|about|around|more like)\s)?{_NUMBER}\W*"
    r"(?:(?:now|then|too|instead|though)\W*)?$",
    re.IGNORECASE,
)
_COMES_TO = later(
    r"\b(?:is|equals?|makes?|gives?|got|get|up to|comes to|answer|result|says?|said)[\s:]{1,3}"
    rf"(?:(?:it['’]?s|it is|about|around)\s)?{_NUMBER}(?!\s(?:not|an?)\b)",
    re.IGNORECASE,
)
_TALK = later(
    rf"\b{PERSON}(?:['’](?:s|m|re)|\s(?:is|am|are|was|turned|turns))\s(?:(?:only|just|already"
    r"|now|almost|nearly)\s)?\d{1,2}(?:\s(?:years?(?: old)?|yo))?(?=\W*$|[,.;!?]|\s(?:and|but"
    r"|so|now|in|who|with)\b)"
    r"|\bbirthday (?:is|was)\s(?:on\s)?(?:the\s)?\d[\d/.-]*"
    r"|\b\d{1,3}\s(?:more\s)?(?:seconds?|secs?|minutes?|mins?|hours?|days?|weeks?|months?|years?"
    r"|lessons?)\s(?:left|ago|old|to go|late|until|till|before|from now|a (?:day|week))\b",
    re.IGNORECASE,
)


def without_talk(text: str) -> str:
    """A text without the ages of people and the times that are left."""
    return _TALK.sub(" ", text)


def states(text: str) -> bool:
    """Whether a text says something of numbers: what they come to, which is more, of what kind."""
    return _STATES.search(without_talk(text[:_MOST_CHARS])) is not None


def corrects(text: str) -> bool:
    """Whether a text ends with a number that somebody may hold to be the answer."""
    return _CORRECTS.search(without_talk(text[:_MOST_CHARS])) is not None


def has_maths(text: str) -> bool:
    """Whether a text has maths in which something may be wrong, however it is said: an equation, an
    expression, several numbers, or one that something is said to come to. Any other number alone is
    talk."""
    text = without_talk(doubts.ends_of(text))
    if doubts.has_relation(text) or len(re.findall(_FIGURES, text)) > 1:
        return True
    return _COMES_TO.search(text) is not None or states(in_numerals(text))
