"""A number that is worth as much as a part of a sum, said without a word: it may be what that part
comes to, or the answer to the whole, which it is not. Pure.

25 of 5² + 3 is a step. Nobody works 1/4 out, so that 2/8 of 1/4 + 1/4 is as likely tops and bottoms
added, and 2 of 10 - (3 - 5) the brackets left out: of these only that is said which is true.
"""

import re

from bot.skills.tutor.maths.written.as_written import is_number
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.reading import read_expression

_UNDER = re.compile(r"\d\s*/\s*(\d+)")
_FRACTION = re.compile(r"\s*[-−]?\s*\d+\s*/\s*(?P<under>\d+)\s*")
_TAKEN_AWAY = re.compile(r"\s*[-−]")
_OPERAND = re.compile(r"[\w)!²³]\s*$")
_COMES_TO = "`{said}` is what `{part}` comes to, a part of the problem and not all of it."
_AS_MUCH = "`{said}` is as much as `{part}`, a part of the problem and not all of it."


def told(part: str, said: str) -> str:
    """That a number is worth as much as a part, and that this is not all."""
    is_as_it_stands = is_number(read_expression(part)) and "÷" not in part
    return (_AS_MUCH if is_as_it_stands else _COMES_TO).format(said=said, part=part)


def is_step(part: str, said: str, line: str) -> bool:
    """Whether who says as much as a part of a line comes to has made a step: worked something out,
    or brought a fraction to the denominator of another."""
    before, _, _ = line.partition(part)
    if _TAKEN_AWAY.match(part) and _OPERAND.search(before):
        return False
    tree = read_expression(part)
    if not is_number(tree) or "÷" in part:
        return True
    of, as_fraction = _FRACTION.fullmatch(part), _FRACTION.fullmatch(said)
    if of is None or as_fraction is None:
        value = exact(tree)
        return value is not None and value.denominator == 1
    unders = {int(each) for each in _UNDER.findall(line)} - {int(of["under"]), 0}
    return any(int(as_fraction["under"]) % each == 0 for each in unders)
