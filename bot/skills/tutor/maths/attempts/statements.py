"""What a learner states on the way to a result, and is not the problem itself: "20 × 7 = 140" of
23 × 7. The checker says whether it is true; whether it helps nobody can tell from it, so that one
that is true is never called wrong.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from bot.patterns import later
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker, Verdict
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import Node, NotMaths, is_part

_PER_CENT = re.compile(
    r"(?P<share>\d[\d.,]*)\s*(?:%|per ?cent)(?P<is>\s*=(?P<value>[^=%]+)(?:=[^=%]+){0,4})",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?P<share>\d[\d.,]*)\s*(?:%|per ?cent)", re.IGNORECASE)
_SHARE_OF = re.compile(r"\d[\d.,]*/100 × (?P<whole>[^-+−]+)")
_FRACTION = re.compile(r"\d+/\d+")
_FRACTION_OF = re.compile(r"\d+/\d+ × (?P<whole>\d+(?:\.\d+)?)")
_EDGE = re.compile(r"(?<=\w)\b|\b(?=\w)|(?<=[()!])|(?=[(])")
_MIXED = re.compile(r"\d+ \d+/\d+")
_ENDS_IN_TOP = later(r"/.*[-−+×÷*·(]\s*\d+$")
_BAR = later(r"\s*/\s*\d")
_MOST_EDGES = 24


async def holds(statement: str, maths: MathsChecker) -> Verdict:
    """Whether all sides of a statement are equal, wherever they are defined."""
    try:
        first, *others = (read_expression(side) for side in statement.split("="))
    except NotMaths:  # "x = 2 or x = 3"
        return Verdict.UNKNOWN
    verdicts = [await maths.same_trees(first, other) for other in others]
    if Verdict.NO in verdicts:
        return Verdict.NO
    return Verdict.UNKNOWN if Verdict.UNKNOWN in verdicts else Verdict.YES


def told(statements: Sequence[str]) -> str:
    """That statements are true, and no more; "" for none."""
    named = [f"`{each}`" for each in dict.fromkeys(statements)]
    if len(named) < 2:
        return f"{named[0]} is true by itself." if named else ""
    return f"{', '.join(named[:-1])} and {named[-1]} are true by themselves."


def of_whole(said: str, problem: str) -> str:
    """ "10% = 8" with what the per cent are taken of in the problem, 25% of 80: 10/100 × 80 = 8; so
    "1/4 = 5" of 3/4 of 20, where that is nearer than the number 1/4. Anything else as it is."""
    first, *others = (side.strip() for side in said.split("="))
    part = fraction_of_whole(first, problem)
    if part and others and all(_is_nearer(part, first, each) for each in others):
        return " = ".join((part, *others))
    found = _PER_CENT.fullmatch(said)
    is_number = found is not None and _value(found["value"]) == _value(f"{found['share']}/100")
    share = share_of_whole(found["share"] + "%", problem) if found and not is_number else ""
    return f"{share}{found['is']}" if found and share else said


def _is_nearer(one: str, other: str, side: str) -> bool:
    """Whether a side comes nearer to one value than to another."""
    first, second, value = map(_value, (one, other, side))
    if first is None or second is None or value is None:
        return False
    return abs(first - value) < abs(second - value)


def fraction_of_whole(side: str, problem: str) -> str:
    """ "1/4" with what a fraction is taken of in the problem; "" for anything else."""
    of = _FRACTION_OF.fullmatch(problem)
    return f"{side} × {of['whole']}" if of and _FRACTION.fullmatch(side) else ""


def share_of_whole(side: str, problem: str) -> str:
    """ "10%" with what the per cent are taken of in the problem; "" for anything else."""
    found, of = _SHARE.fullmatch(side), _SHARE_OF.fullmatch(problem)
    return f"{found['share']}/100 × {of['whole']}" if found and of else ""


def lacks_whole(said: str) -> str:
    """The per cent in "10% = 8", which are not 0.1 and are taken of nobody knows what; "" for none
    such."""
    found = _PER_CENT.fullmatch(said)
    if found is None or "." in found["value"] or "/" in found["value"]:
        return ""
    return f"{found['share']}%"


def part_worth(said: str, lines: Sequence[str]) -> tuple[str, str]:
    """The part of the problem that comes to a number, and the line in which it stands: of 25 the
    5^2 of 5^2 + 3; ("", "") for none. `lines` are those before it, the problem first."""
    value = _value(said)
    if value is None:
        return "", ""
    for line in reversed([each for each in lines if "=" not in each]):
        whole = read_expression(line)
        for part in _parts(line):
            tree = _tree(part)
            if tree is None or tree in (whole, _tree(said)) or not is_worked(tree):
                continue
            is_cut = value.denominator > 1 and _cuts_fraction(part, line)
            if not is_cut and exact(tree) == value and is_part(tree, _without_negated(tree, whole)):
                return part, line
    return "", ""


def _cuts_fraction(part: str, line: str) -> bool:
    """Whether a part that has a fraction ends between the top and the bottom of another one: nobody
    who says 3/2 of 1/2 × 3/4 has worked out 1/2 × 3."""
    behind = line.partition(part)[2]
    return bool(_ENDS_IN_TOP.search(part) and _BAR.match(behind))


def _without_negated(part: Node, whole: Node) -> Node:
    """An expression without a part wherever that has a minus of its own: nobody who says 9 of -3^2
    is right so far; of 4 - 3^2 they are, where it is taken away."""
    if whole.kind == "neg" and whole.parts[0] == part:
        return Node("num", "0")
    parts = [_without_negated(part, each) for each in whole.parts]
    if whole.kind == "add" and whole.parts[1].kind == "neg":
        taken = whole.parts[1].parts[0]
        parts[1] = Node("neg", "", (_without_negated(part, taken),))
    return Node(whole.kind, whole.value, tuple(parts))


def is_worked(tree: Node) -> bool:
    """Whether there is something to work out in it."""
    return tree.kind not in ("num", "const", "sym") and not (
        tree.kind == "neg" and not tree.parts[0].parts
    )


def _parts(line: str) -> Iterator[str]:
    """The pieces of a sum as it is written, short ones first; a mixed number stays whole."""
    within = {at for each in _MIXED.finditer(line) for at in range(each.start() + 1, each.end())}
    found = (found.start() for found in _EDGE.finditer(line))
    edges = [at for at in found if at not in within][:_MOST_EDGES]
    for length in range(1, len(edges)):
        for start, end in zip(edges, edges[length:], strict=False):
            if piece := line[start:end].strip():
                yield piece


def _tree(text: str) -> Node | None:
    try:
        return read_expression(text)
    except NotMaths:
        return None


def _value(text: str) -> Fraction | None:
    tree = _tree(text)
    return None if tree is None else exact(tree)
