"""A number that is said by its places: "80 and 3", "8 tens and 3 ones", "8 in the tens place and 3
in the ones place", "in the eighties and ends in 3", or by its digits: "the digits are 8 and 3",
"put an 8 in front of the 3", "the 8 comes first, then the 3". Pure.

Not covered: places behind the point, and digits of which only one is named at a time.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, permutations, product

from bot.patterns import later
from bot.skills.tutor.maths.written import counted

_BESIDE = later(
    r"(?<![\w.,/])[1-9]\d{0,8}0(?:(?:,? and |, ?)[1-9]\d{0,8}){1,4}"
    r"(?![\w/%]|[.,]\d|\s*[-−–+*×÷x]\s*\d)"
)
"""Not with the first number of a sum: "40 + 30 = 70 and 5 + 8 = 13"."""
_SENTENCE = later(r"[^.?!\n]*(?:\.(?=\S)[^.?!\n]*)*[.?!\n]?")
_ZEROS = {"one": 0, "unit": 0, "ten": 1, "hundred": 2, "thousand": 3}
_SIZE = rf"\b(?P<{{}}>{'|'.join(_ZEROS)})['’]?s?"
_MOST_DIGITS = 4
_PLACE = r"(?:[- ](?:digit|place|column|position|figure|spot)s?\b)"
_BARE = r"(?<![\w.,/])(?P<{}>\d)(?![\w%]|[.,/]\d|\s*[-−–+*/×÷]\s*\d)"
_NAMED = later(
    rf"(?<!\d ){_SIZE.format('of')}(?:{_PLACE}?(?:\s+(?:\w+\s+)?"
    r"(?:is|are|be|becomes?|gets?|gives?|makes?)"
    rf"|\s*[:=])|{_PLACE}[,:]?(?:\s+(?!and\b|to\b)[a-z]+){{0,3}})\s+(?:an?\s+)?{_BARE.format('is')}"
    rf"|{_BARE.format('put')}(?:\s+(?:goes|stands|belongs|comes|is))?"
    rf"\s+(?:(?:in|into|for|at|as)\s+(?:the\s+)?)?{_SIZE.format('at')}\b{_PLACE}?",
    re.IGNORECASE,
)
"""Also so many of a place: "8 tens", where other words stand between them and "3 ones"."""
_WITHOUT_VERB = later(r"\b(and (?:the )?(?:ones?|units?|tens?|hundreds?)) (?=\d)", re.IGNORECASE)
"""As in "the tens are 8, and the ones 3"."""
_DIGIT = r"(?<![\w.,/])\d(?![\w%]|[.,/]\d|\s*[-−–+*/×÷]\s*\d)"
_BESIDE_IT = (
    r"(?:followed by|in front of|ahead of|before|behind|after|next to|beside"
    r"|(?:to|on) the (?:left|right) of)"
)
"""Where a digit stands: 6 in front of the 2 is 62, or 26."""
_LINK = (
    rf"(?:, |[,;.]?\s+(?:(?:{_BESIDE_IT}|and|then|its?|the|an?|left|right|second|next|last"
    r"|other|digit|one|first|ends?|ending|finish(?:es)?|with|at|on|in|is|to|that|comes|goes|stands"
    r"|belongs|put|write|number)\b"
    r"[ ,]*+){1,7})"
)
_DIGITS = later(
    r"(?:\b(?:digits?|writes?|put|type|press|starts?|begins?|first comes)\b[^.?!\n\d]{0,25}"
    rf"|(?={_DIGIT},?(?: (?:comes|goes|stands|belongs|is))?(?: (?:right|just))? {_BESIDE_IT} )"
    rf"|(?={_DIGIT}[^.?!\n\d]{{0,25}}{_DIGIT} in front\b)"
    rf"|(?={_DIGIT} (?:comes|goes|stands|is) (?:first|at the (?:front|start|beginning))\b))"
    rf"(?P<all>{_DIGIT}(?:{_LINK}{_DIGIT}){{1,4}})(?! (?:of|in) \d)",
    re.IGNORECASE,
)
"""Not those of another number: "the digits 6 and 5 of 65"."""

_TENS = (
    *("twenties", "thirties", "forties", "fifties"),
    *("sixties", "seventies", "eighties", "nineties"),
)
_DECADE = later(
    rf"\b(?:in|of) (?:the|its) (?:(?:low|mid|high|early|late)[- ]?)?(?P<tens>{'|'.join(_TENS)}"
    r"|[1-9]0['’]?s)\b",
    re.IGNORECASE,
)
_LAST = later(
    r"\b(?:(?:ends?|ending|finish(?:es|ing)?) (?:in|with|on|by)|(?:last|final|ones|units?)"
    rf" (?:digit |figure |place )?(?:is|being|of))(?: an?)? (?P<is>{_DIGIT})",
    re.IGNORECASE,
)
_SUM = later(r"(?<![\w.,/])\d{1,3}(?:\s*[-−–+*×x]\s*\d{1,3}){1,4}\s*(?:=|is|makes|gives) (?=\d)")
_ASIDE = later(r"\s*\([^()\n]{0,40}\)")


def put_together(text: str) -> Iterator[str]:
    """A text with what it counts as a learner's answer is read, 83 of "8 tens and 3 ones", and with
    what stands beside one another by its places: "80 and 3", "300, 70 and 5"; and the numbers of
    which it names more than one digit."""
    counts = _SENTENCE.sub(lambda found: counted.in_numbers(found[0]), text)
    yield counts
    yield _BESIDE.sub(_added, counts)
    results = _SUM.sub("", _ASIDE.sub("", text))  # the tens are 4 + 3 + 1 = 8
    texts = dict.fromkeys(_WITHOUT_VERB.sub(r"\1 is ", each) for each in (text, results))
    by_name = (number for each in texts for number in _by_name(each))
    if named := ", ".join((*by_name, *_by_decade(text), *_by_digits(text))):
        yield named


def _added(found: re.Match[str]) -> str:
    numbers = re.findall(r"\d+", found[0])
    is_by_place = all(
        len(other) <= len(one) - len(one.rstrip("0")) for one, other in pairwise(numbers)
    )
    return f"({' + '.join(numbers)})" if is_by_place else found[0]


def _by_name(text: str) -> Iterator[str]:
    """The numbers whose digits are named one behind another, each place once: in any order, for
    "3 in the ones, 8 in the tens" says as much."""
    digits: dict[int, int] = {}
    for found in _NAMED.finditer(text):
        zeros = _ZEROS[(found["of"] or found["at"]).casefold()]
        if zeros in digits:
            yield from _number(digits)
            digits = {}
        digits[zeros] = int(found["is"] or found["put"])
    yield from _number(digits)


def _by_decade(text: str) -> Iterator[str]:
    """The numbers of which the tens are named as "the eighties", and the last digit."""
    for found, last in product(_DECADE.finditer(text), _LAST.finditer(text)):
        said = found["tens"].casefold()
        yield f"{_TENS.index(said) + 2 if said in _TENS else said[0]}{last['is']}"


def _by_digits(text: str) -> Iterator[str]:
    """The numbers whose digits are named as such, in whatever order: 56 and 65 of "5 and 6"."""
    for found in _DIGITS.finditer(text):
        for digits in permutations(re.findall(r"\d", found["all"])[:_MOST_DIGITS]):
            yield "".join(digits)


def _number(digits: dict[int, int]) -> Iterator[str]:
    if len(digits) > 1:
        yield str(sum(digit * 10**zeros for zeros, digit in digits.items()))
