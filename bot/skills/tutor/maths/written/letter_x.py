"""The letter x between a number and a negative one, which people type for times and for an unknown:
4 x -6 = -24, 4 x -6 = 10. Pure.

It is for times where x is written nowhere else (spelling.py), and where what is said is true so;
between any two factors where a problem has no x: √36 x √2 of √72; and in an expression to rewrite
where it stands alone behind a product or a power: a^2 x a^3, 3x x 2x.
"""

import re

from bot.patterns import later
from bot.skills.tutor.maths.written.told import told
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.reading import read_expression
from bot.tools.maths.spelling import with_times, with_unknown_x
from bot.tools.maths.tree import FUNCTIONS, NotMaths

_WORD = re.compile(r"[A-Za-z]+")
_GAP = r"[^\S\n]"
_X = r"[xX\u0445\u0425]"
_LETTERS = ("x", "X", "\u0445", "\u0425")
_PRODUCT = re.compile(r"(?=\S*[A-Za-z])\S+[\w)²³]")
_FACTOR = re.compile(r"(?![xX\u0445\u0425]$)[-−]?[\w√.]")
_BETWEEN = re.compile(
    rf"(?<=[\d)\]²³]){_GAP}*{_X}{_GAP}*(?=[-−]?\.?\d|[(\[√]|sqrt\b)"
    rf"|(?<=[A-Za-z\d)\]²³]){_GAP}+{_X}{_GAP}+(?=[-−]?\d|[(\[√]|[A-Za-z](?![A-Za-z]))"
)
_STATEMENTS = later(r"(\n|;|,(?=\s)|\b(?:and|or|so)\b)", re.IGNORECASE)
_LONE = later(rf"(?<=\S){_GAP}+{_X}{_GAP}+(?=[^\s=])")


def settled(text: str) -> str:
    """A text in whose lines no x can be meant in two ways."""
    return with_times(_with_true(text))


def settled_as_unknown(text: str) -> str:
    """The same of what is said of a problem in x."""
    return with_unknown_x(_with_true(text))


def settled_for(problem: str, said: str) -> str:
    """What is said of an expression, where that has no x, without one between two factors."""
    letters = {each for word in _WORD.findall(problem) if word not in FUNCTIONS for each in word}
    return between_factors(said) if letters & {*"xX"} else _BETWEEN.sub(" × ", said)


def between_factors(said: str) -> str:
    """An expression, or lines of them, in which each x is for times that stands alone behind a
    product or a power with an unknown, and before what is no bracket, nor another x alone. In 4 x y
    it may be one of the unknowns."""
    pieces = re.split(r"(\s+)", said)
    for at in range(2, len(pieces) - 2):
        before, gaps, behind = pieces[at - 2], pieces[at - 1] + pieces[at + 1], pieces[at + 2]
        is_between = _PRODUCT.fullmatch(before) and _FACTOR.match(behind)
        if pieces[at] in _LETTERS and is_between and "\n" not in gaps:
            pieces[at] = "×"
    return "".join(pieces)


def lone_as_times(said: str) -> str:
    """What is said with each x for times that stands between spaces: 2 x x = 2x as 2 × x = 2x."""
    return _LONE.sub(" × ", said)


def _with_true(text: str) -> str:
    """A text with × in each statement that is true so."""
    return "".join(_true(piece) or piece for piece in _STATEMENTS.split(text))


def _true(said: str) -> str:
    """A statement in which x is for times, where it is true so; "" where it is not. Words may
    stand around it."""
    read = with_times(said)
    if read == said or "=" not in read:
        return ""
    try:
        values = [exact(read_expression(side)) for side in told(read).split("=")]
    except NotMaths:
        return ""
    return read if None not in values and len({*values}) == 1 else ""
