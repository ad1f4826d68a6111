"""What of a value something in brackets behind it may work out: all of it, or a part of it."""

import re
from collections.abc import Iterable, Iterator

from bot.patterns import later
from bot.tools.maths.arithmetic import exact, near
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.tree import Node, symbols, with_value

Pair = tuple[Node, Node]
_TRIED = tuple(Node("num", each) for each in ("1.37", "2.11", "0.73", "3.19"))
_CLOSE = 1e-12
_ROOT = ("fn", "sqrt")
_TIMES = later(r"(?<=\d)\s*x\s*(?=\d)")


def of(
    value: Node, inside: Node, others: Iterable[Node], *, is_product: bool = False
) -> Iterator[Pair]:
    """What in brackets may be equal to a value, any term, factor or exponent of it, or a part with
    letters, or what is under a root, of the `others`, its other sides. Nothing is equal to the same
    as it is written, but for what `is_product` in the brackets alone: (x + 1) (x + 1) is a square,
    8a (8*a) none."""
    if inside == value and not is_product:
        return
    if _may_be_equal(value, inside):
        yield value, inside
    if not is_worked(inside) and inside.kind != "fn":
        return
    parts = [each for part in value.parts for each in _within(part) if each.kind != "sym"]
    for other in others:  # the 2 of 2x = 9 (3 - 1) may be chance
        parts += [other, *(each for each in _within(other) if each.parts)] * bool(symbols(other))
        parts += [each.parts[0] for each in _within(other) if (each.kind, each.value) == _ROOT]
    names = symbols(inside)
    for part in dict.fromkeys(parts):
        if (
            (is_product or part != inside)
            and symbols(part) == names
            and _may_be_equal(part, inside)
        ):
            yield part, inside


def is_step(summed: Node, problem: str) -> bool:
    """Whether a sum may be a step towards a problem without letters. It has no other numbers than
    those of the problem, and such as are parts of them by their places, or ten more to take from:
    5 + 8, 40 + 30, and 12 - 7 of 62 - 27; or one of the problem's, and else only such as are easier
    to work with, one digit or a multiple of five: 62 - 30, 96/2. 84 (21 × 4) of 23 × 4 is a slip.
    """
    if not is_worked(summed) or re.search("[A-Za-z=]", _TIMES.sub(" ", problem)):
        return False
    given = re.findall(r"\d{1,12}", problem)
    known = {part for each in given for part in _places(each)}
    known |= {each + 10 for each in known if each < 10} if "-" in problem else set()
    numbers = [each.value for each in _within(summed) if each.kind == "num"]
    if not all(map(str.isdecimal, numbers)):
        return False
    others = [int(each) for each in numbers if each not in given]
    is_easier = len(others) < len(numbers) and all(n < 10 or n % 5 == 0 for n in others)
    return is_easier or known.issuperset(map(int, numbers))


def _places(number: str) -> Iterator[int]:
    """A number, its ends, and its digits, also with what they are worth."""
    for at, digit in enumerate(number):
        yield from (int(digit), int(digit) * 10 ** (len(number) - at - 1))
        yield from (int(number[at:]), int(number[: at + 1]) * 10 ** (len(number) - at - 1))


def is_worked(tree: Node) -> bool:
    """Whether anything is put together in it."""
    return len(tree.parts) > 1 or any(map(is_worked, tree.parts))


def are_one_number(pair: Pair) -> bool:
    """Whether both come to the same number."""
    value, other = map(exact, pair)
    return value is not None and value == other


async def are_equal(one: Node, other: Node, maths: MathsChecker) -> bool:
    """Whether they are equal for all letters. Raises MathsUnavailable."""
    if are_one_number((one, other)):
        return True
    is_open = None in map(exact, (one, other))
    return is_open and await maths.same_trees(one, other) is Verdict.YES


def _within(tree: Node) -> Iterator[Node]:
    yield tree
    for part in tree.parts:
        yield from _within(part)


def _may_be_equal(one: Node, other: Node) -> bool:
    """Whether they come to the same with numbers for the letters, as far as that can be told
    without asking."""
    for name, number in zip(sorted(symbols(one, other)), _TRIED, strict=False):
        one, other = with_value(one, name, number), with_value(other, name, number)
    first, second = near(one), near(other)
    return first is None or second is None or abs(first - second) < _CLOSE
