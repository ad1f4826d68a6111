"""Whether a number at the end of a sum is all of what the sum is said to come to. A word behind it
may change what it is worth: 8 + 7 is "1 ten", 7 + 7 "2 weeks", 8 + 7 "5 and 1 to carry". Pure.

What is no word that goes on with a sentence, nor what the text counts elsewhere ("Tom has 24 apples
… 24 / 4 = 7 apples"), is not known, and nobody can say that the sum is wrong.
"""

import re
from collections.abc import Sequence

from bot.patterns import later
from bot.tools.maths.numerals import NUMBER_WORD
from bot.tools.measures import read_unit

_JOINS = frozenset(
    """
    actually after again all also altogether although and answer apiece are as at because before but
    can cause check correct could did do does each either equals exactly finally first from good
    great hence here how however if indeed instead is it its let like made make makes maybe me means
    my next no nope not now ok okay once only or our perhaps please pls right see she should simply
    since so still such sure than thanks that the their them then there therefore these they this
    those though thus to together too total true until was we well were what when where whereas
    which while who why will would wrong yes yet you your
    """.split()  # noqa: SIM905 - a list of words is read as one
)
_BEHIND = later(r"[ \t]*(?P<opens>\()?[ \t]*(?P<word>[^\W\d_]{2,})")
_GOES_ON = later(
    r"[ \t]*\(?(?:in[ \t]+(?:all|total|each|every)|of[ \t]+(?:them|these|those)"
    r"|on[ \t]+(?:my[ \t]+)?(?:page|line|paper|sheet))\b",
    re.IGNORECASE,
)
_NUMBER = later(NUMBER_WORD, re.IGNORECASE)
_AND = later(
    r"[ \t]*,?[ \t]*(?:and|&)[ \t]+(?:(?:an?|one|\d+)[ \t]+(?:half|halves|third|quarter|fourth"
    r"|[a-z]+th)s?\b|\d(?![^;\n=]{0,60}(?:=|\b(?:is|are|makes?|equals?|gives?)\b)))",
    re.IGNORECASE,
)
_CARRIED = later(r"[^.!?\n]{0,40}\b(?:carry|carries|carried|borrow\w*)\b", re.IGNORECASE)
_COUNT = later(r"(?<![\w.,/])(?P<count>\d+(?:\.\d+)?)[ \t]+(?P<what>[^\W\d_]+)")
_RESULT = later(r"\d+(?:\.\d+)?$")
_LOOK_BACK = 600
_LOOK_ON = 200
_NUMBER_CHARS = 20


def are_read(text: str, end: int, told: Sequence[str] = ()) -> bool:
    """Whether what stands in a text behind a number, which ends there, leaves it as it is. What is
    counted may be said in what was `told` before."""
    if _AND.match(text, end) or _CARRIED.match(text, end):
        return False
    found = _BEHIND.match(text, end)
    if found is None or found["word"].casefold() in _JOINS or _GOES_ON.match(text, end):
        return True
    if found["opens"] and _NUMBER.match(text, found.start("word")):
        return True  # 8 (eight)
    near = text[max(0, end - _LOOK_BACK) : end + _LOOK_ON]
    result = _RESULT.search(text[max(0, end - _NUMBER_CHARS) : end])
    return result is not None and _is_counted(found["word"], result[0], (near, *told))


def _is_counted(word: str, result: str, told: Sequence[str]) -> bool:
    """Whether another number of the same things is named: so the number counts these, too."""
    if read_unit(word) is not None:
        return False
    named = (each for said in told for each in _COUNT.finditer(said[: _LOOK_BACK + _LOOK_ON]))
    return any(
        each["what"].casefold() == word.casefold() and each["count"] != result for each in named
    )
