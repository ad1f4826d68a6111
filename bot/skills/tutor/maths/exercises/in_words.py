"""Whether an exercise stands in words beside the sum that is read: “Sam had 15 sweets and ate a
third. 15 - 3 = 12”. Such a sum may be right, and be none of what is asked. Pure.

An exercise is what has two words of its own, or one and a figure; labels and talk have none.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from bot.patterns import later
from bot.skills.tutor.maths.exercises import asked_of
from bot.skills.tutor.maths.written.joints import SAYING
from bot.skills.tutor.maths.written.sums import in_signs
from bot.tools.maths.measured import read_sum
from bot.tools.measures import read_unit

_READ_CHARS = 500
_SUM = later(
    r"(?<![\w.])[-−(√£$€]*\d(?:,(?=\d)|[ \t\d.()√^²³+*/×÷·⋅%£$€=≈−-]|\bx\b)*", re.IGNORECASE
)
"""Signs that stand together, of which a number is the first; so is a number alone."""
_HAS_SIGN = later(r"[+*/×÷·−-]|\bx\b", re.IGNORECASE)
_RELATION = later(r"[=<>≤≥]")
_TOKEN = later(r"\d[\d.,]*|[^\W\d_]+(?:['’][^\W\d_]+)?|\S")
_MARKS = frozenset(".,;:?!")
_LABEL = later(
    r"\b(?:page|p|question|q|exercise|ex|problem|task|number|no|nr|chapter|unit|lesson|grade|year"
    r"|class|step|line|part|level|age|aged|homework|worksheet|sheet|set|week|day|date)\b"
    r"[\s.:#]{0,3}\d+[a-z]?\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_SENTENCE = later(r"(?<=[.?!])\s+|\n+")
_ASKS = later(
    r"(?:and |so |then )?(?:how (?:many|much|long|far|old|tall|heavy|big|fast)|what|which|find"
    r"|calculate|work out|evaluate|solve|compute)\b",
    re.IGNORECASE,
)
_MIXED = re.compile(r"\d+ \d+/\d+")
_NO_UNITS = ("in", "a", "as", "at")
_BEHIND = later(r"(?<!['’])[^\W\d_]+")
"""The s of "what's" is no second, the m of "I'm" no metre."""
_WORD = later(r"[^\W\d_]{3,}(?:['’][^\W\d_]+)?")
_TALK = """
the and for your yours our ours his her hers its him she they them their these those here with
from into onto was were are been being has have had having did does done doing can could would
should will shall may might must not than thats that's what's whats what when where who whom whose
why how much many get gets got gotten getting give gave given make makes made making come comes
came find finds found finding solve solves solved solving work works worked working out calculate
calculates calculated compute computed evaluate evaluated checks checked checking mark please pls
plz thanks thank hello hey okay yeah nope just only also too actually maybe perhaps wrong correct
true false sure think thinks thought thinking knows knew believe guess guessed say said saying
tell tells told want wants wanted need needs needed try tries tried trying help helps helped
helping let lets let's look looks looking put puts write writes wrote written answers answered
answering ans results solution solutions total equals equal sum sums question questions exercise
exercises problem problems task tasks homework number numbers maths math mathematics calculation
calculations calculator steps step line lines second last next again before after above below one
ones it's i've i'm i'd isn't don't doesn't didn't wasn't can't couldn't my mine all any some each
both same other another every very well good fine add adds added adding plus minus times multiply
multiplies multiplied multiplying divide divides divided dividing subtract subtracts subtracted
subtracting take takes took taken away over under double half halve halved twice product
difference quotient fraction fractions decimal percent per cent percentage carry carried carrying
borrow borrowed tens units squared square cubed cube root power brackets bracket simplify
simplified expand factorise factorize reduce reduced common denominator numerator numerators
denominators son daughter kid child boy girl brother sister friend pupil student teacher mum mom
dad remainder remainders left rest
"""
"""What is said around a sum of which nothing else is told."""
_OF_TALK = SAYING.union(_TALK.split())
_STEPS = """
equation equations inequality unknown variable side sides isolate isolated move moved moving term
terms collect collected cancel cancels cancelled
"""
"""What is said around the steps of an equation."""
_OF_STEPS = frozenset(_STEPS.split())


def holds(text: str, line: str) -> bool:
    """Whether a text in which the sum `line` stands in signs tells of something else beside it, or
    one in which an equation or quantities stand has figures and words beside those; of a sum that
    was read from words nothing is known."""
    said = in_signs(text[:_READ_CHARS])
    measured = read_sum(line.rpartition(" in ")[0] or line)
    if _RELATION.search(line) or (measured and measured.units):
        rest = _LABEL.sub(" ", " ".join(_beside_statements(said)))
        return _FIGURE.search(rest) is not None and len(_own(rest) - _OF_STEPS) > 1
    if re.search("[A-Za-z]", line) or squeezed(line) not in squeezed(said):
        return False
    sums = [found for found in _SUM.finditer(said) if _HAS_SIGN.search(found[0])]
    left = list(said)
    for found in sums:
        left[found.start() : found.end()] = " " * len(found[0])
    return tells("".join(left))


def is_only_told(text: str, line: str) -> bool:
    """Whether the sum `line`, of which the text does not say what it comes to, is only a part of
    what an exercise tells, or something else is asked of it: a number alone ("1 1/2 cups"), what is
    to be rounded or converted, what is counted ("6 x 4 squares. How many are left?"), or what
    another sentence asks about ("A rectangle is 6 x 4. What is its perimeter?")."""
    if re.search("[A-Za-z]", line) or _RELATION.search(line) or is_done(text, line):
        return False
    said = in_signs(text[:_READ_CHARS])
    if asked_of.is_other(said, line) or _is_converted(said, line):
        return True
    if _MIXED.fullmatch(line) and _WORD.search(said):
        return True
    if not holds(text, line):
        return False
    sentences = _SENTENCE.split(said)
    telling = [each for each in sentences if squeezed(line) in squeezed(each)]
    asking = [each for each in sentences if each not in telling and _ASKS.match(each)]
    if not asking or any(_ASKS.match(each) for each in telling):
        return False
    is_counted = any(_behind(each, line) for each in telling)
    return is_counted or (any(map(_own, telling)) and any(map(_own, asking)))


def _is_converted(said: str, line: str) -> bool:
    """Whether the sum is of a unit, and another one of its kind is named: 3 x 250 ml in litres."""
    unit = read_unit(_behind(said, line))
    others = (read_unit(word) for word in _BEHIND.findall(said) if word.casefold() not in _NO_UNITS)
    return unit is not None and any(
        each is not None and each.dimension == unit.dimension and each.factor != unit.factor
        for each in others
    )


def _behind(said: str, line: str) -> str:
    """What is counted in a sum: the unit, or the word that is no talk, right behind it."""
    for found in _SUM.finditer(said):
        behind = _BEHIND.match(said, found.end())
        if behind and squeezed(found[0]).endswith(squeezed(line)):
            word = behind[0].casefold()
            return word if read_unit(word) is not None or _own(word) else ""
    return ""


def _beside_statements(said: str) -> Iterator[str]:
    """What does not stand in an equation, nor between quantities that are said to be equal."""
    for is_maths, tokens in groupby(_TOKEN.findall(said), _is_maths):
        run = " ".join(tokens)
        if not (is_maths and _RELATION.search(run)):
            yield run


def _is_maths(said: str) -> bool:
    is_word = len(said) > 1 and said[0].isalpha()
    return said not in _MARKS and (not is_word or read_unit(said) is not None)


def tells(words: str) -> bool:
    """Whether words may tell of an exercise: they are no label, and no talk."""
    rest = _LABEL.sub(" ", words)
    own = _own(rest)
    return len(own) > 1 or (len(own) == 1 and _FIGURE.search(rest) is not None)


def has_own(words: str) -> bool:
    """Whether any word is no talk and no unit."""
    return _own(words) != set()


def _own(words: str) -> set[str]:
    found = {*_WORD.findall(words.casefold())} - _OF_TALK
    return {word for word in found if read_unit(word) is None}


def is_done(text: str, line: str) -> bool:
    """Whether the text says what the sum comes to."""
    return f"{squeezed(line)}=" in squeezed(in_signs(text[:_READ_CHARS]))


def squeezed(text: str) -> str:
    """A text without its space."""
    return "".join(text.split())
