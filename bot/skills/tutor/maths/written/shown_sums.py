"""How a value was found, in brackets behind it: the 12 - 5 of "x = 7 (12 - 5)", the 5a + 3a of
"8a (5a + 3a)", and a true statement there: "9 (11 - 2 = 9)". They multiply nothing where they come
to just the whole value before them.

2 (3 + 4) and x (x + 1) are products, and so is 5(2 + 3) without a space. 5 (2 + 3) may be either:
whoever asks here reads an attempt as it stands first. Several statements in one row are parted
elsewhere (exercises/apart.py), which has each of them read with its brackets.

Not covered: brackets with words in them, or with a statement that is true only of the solution
(3x = 9), what is rounded, and a unit that is in the brackets, too, but for sums: 8 m (5 m + 3 m).
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.patterns import later
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.spelling import with_signs
from bot.tools.maths.tree import Node, NotMaths, symbols
from bot.tools.measures import read_unit

_NUMBER = r"[-−]?(?:\d{1,9} )?\d{1,12}(?:[.,]\d{1,12})*(?:/\d{1,12})?"
_MEASURED = re.compile(
    rf"[£$€]?(?P<number>{_NUMBER})(?:[ \t]?(?P<unit>[A-Za-zµ°%]{{1,8}}(?:\^?[23²³])?))?"
)
_SIGNS = r"[\w\s.,+*×÷/·^²³√|−–=-]"
_BRACKETS = later(
    rf"[ \t]+\((?P<sum>(?:{_SIGNS}|\((?:{_SIGNS}|\({_SIGNS}*\))*\)){{3,120}})\)"
    r"(?=[ \t]*(?:$|[,;.!?](?:\s|$)|(?:and|or|so|then)\b))",
    re.IGNORECASE | re.MULTILINE,
)
_JOINT = later(
    r"[=<>≤≥:;→⇒\n]|[,.](?!\d)|[!?](?=\s+[\w−-])"
    r"|\b(?:is|are|it['’]?s|got|gets?|so|then|equals|makes?|gives?|answer|or|and|think)\b",
    re.IGNORECASE,
)
"""What a value stands behind."""
_MOST_ASKED = 12
_READ_CHARS = 2000


@dataclass(frozen=True, slots=True)
class _Brackets:
    """Where brackets stand, and what has to be equal in pairs for them to multiply nothing."""

    start: int
    end: int
    pairs: tuple[tuple[Node, Node], ...]
    is_statement: bool

    @property
    def is_true(self) -> bool:
        """Whether it is true of numbers."""
        return all(map(_is_one_number, self.pairs))


def without(attempt: str) -> str:
    """An attempt without the brackets that tell how the number before them was found. Pure."""
    return _dropped(attempt, [each for each in _found(attempt) if each.is_true])


def without_statements(text: str) -> str:
    """A text without true statements of numbers in brackets, which are no product either way."""
    return _dropped(text, [each for each in _found(text) if each.is_statement and each.is_true])


async def without_any(attempt: str, maths: MathsChecker, problem: str = "") -> str:
    """The same also behind a value with letters. What stands in the `problem` as well is only said
    again. Raises MathsUnavailable."""
    dropped = []
    for each in itertools.islice(_found(attempt, problem), _MOST_ASKED):
        if all([await _are_equal(one, other, maths) for one, other in each.pairs]):
            dropped.append(each)
    return _dropped(attempt, dropped)


def _dropped(attempt: str, brackets: list[_Brackets]) -> str:
    for each in reversed(brackets):
        attempt = attempt[: each.start] + attempt[each.end :]
    return attempt


def _found(attempt: str, problem: str = "") -> Iterator[_Brackets]:
    """The brackets of which it can be told whether they are one with the value before them."""
    asked, read, begins = "".join(problem.split()), attempt[:_READ_CHARS], 0
    for found in _BRACKETS.finditer(read):
        joints = [each.end() for each in _JOINT.finditer(read, begins, found.start())]
        said = read[max((begins, *joints)) : found.start()].strip()
        is_again = "".join(f"{said}{found[0]}".split()) in asked
        if not is_again and (pairs := _pairs(said, found["sum"])):
            begins = found.end()
            yield _Brackets(found.start(), begins, pairs, "=" in found["sum"])


def _pairs(said: str, brackets: str) -> tuple[tuple[Node, Node], ...]:
    """What has to be equal: a value and what is in brackets, or the sides of a statement there; ()
    where nothing is worked out in them, and where both are the same: (x + 1) (x + 1) is a square.
    """
    sides = [_tree(each) for each in brackets.split("=")]
    inside = [each for each in sides if each]
    if len(inside) < len(sides) or not any(map(_is_worked, inside)):
        return ()
    measured = _MEASURED.fullmatch(said)
    is_unit = measured and measured["unit"] and read_unit(measured["unit"])
    value = _tree(measured["number"] if measured and is_unit and not symbols(*inside) else said)
    if value is None:
        return ()
    pairs = [*itertools.pairwise(inside if len(inside) > 1 else (value, *inside))]
    return () if any(one == other for one, other in pairs) else tuple(pairs)


def _is_worked(tree: Node) -> bool:
    return len(tree.parts) > 1 or any(map(_is_worked, tree.parts))


def _is_one_number(pair: tuple[Node, Node]) -> bool:
    value, other = map(exact, pair)
    return value is not None and value == other


async def _are_equal(one: Node, other: Node, maths: MathsChecker) -> bool:
    if _is_one_number((one, other)):
        return True
    has_letters = bool(symbols(one, other))
    return has_letters and await maths.same_trees(one, other) is Verdict.YES


def _tree(said: str) -> Node | None:
    try:
        return read_expression(with_signs(in_numerals(said.strip())))
    except NotMaths:
        return None
