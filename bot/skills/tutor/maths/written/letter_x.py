"""The letter x between a number and a negative one, which people type for times and for an unknown:
4 x -6 = -24, 4 x -6 = 10. Pure.

It is for times where x is written nowhere else (spelling.py), and where what is said is true so.
"""

from bot.tools.maths.arithmetic import exact
from bot.tools.maths.reading import read_expression
from bot.tools.maths.spelling import with_times, with_unknown_x
from bot.tools.maths.tree import NotMaths


def settled(text: str) -> str:
    """A text in whose lines no x can be meant in two ways."""
    lines = zip(text.split("\n"), with_times(text).split("\n"), strict=True)
    return "\n".join(_true(line) or read for line, read in lines)


def settled_as_unknown(text: str) -> str:
    """The same of what is said of a problem in x."""
    return "\n".join(_true(line) or with_unknown_x(line) for line in text.split("\n"))


def _true(line: str) -> str:
    """A line in which x is for times, where it is true so; "" where it is not."""
    read = with_times(line)
    sides = read.split("=")
    if read == line or len(sides) < 2:
        return ""
    try:
        values = [exact(read_expression(side)) for side in sides]
    except NotMaths:
        return ""
    return read if None not in values and len({*values}) == 1 else ""
