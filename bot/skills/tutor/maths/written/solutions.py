"""Solutions of an equation as people write them: "2 and 3", "x = ±3", "x1 = 2, x2 = 3",
"{1 - √2, 1 + √2}", "x = 2 ± √3" as equations that are joined by "or". Pure."""

import re
import unicodedata
from collections.abc import Iterable
from fractions import Fraction

from bot.skills.tutor.maths.written.sums import links
from bot.tools.maths.arithmetic import exact, near
from bot.tools.maths.powers import RAISED
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import NotMaths

_BETWEEN = re.compile(r"\s*(?:\bor\b|\band\b|∨|;|,(?=\s))\s*", re.IGNORECASE)
_EITHER = re.compile(r"\+\s?/\s?[-−]|\+[-−]")
_WHOLE = r"[-−]?(?:0|[1-9]\d*)(?![\d./])"
_TIGHT = rf"(?<![\d.,])(?P<one>{_WHOLE}),(?!(?P=one)(?!\d))(?={_WHOLE}(?!,))"
_ROW = (
    r"(?P<value>(?<![\w)²³])(?P<x>[A-Za-z])[ ]?=[ ]?[-−]?\d[\d./]*)(?:[ ]{1,3}|[ ]?[/|][ ]?)"
    r"(?=(?P=x)[ ]?=)"
)
_LEADING = re.compile(r"(^|[=(/*×])\s*±\s*")


def joined(said: str, unknown: str) -> list[str]:
    """The lines that a line of solutions says: several for a chain of "=". Anything else is left as
    it is, also what has more than one ±, of which the signs may belong together or not."""
    said = re.sub(rf"\b{unknown}_?[1-4](?=\s*=)", unknown, _in_one_form(said))
    if listed := re.fullmatch(rf"(?:{unknown}\s*(?:∈|in|=)\s*)?\{{([^;]*)\}}", said):
        said = listed[1].replace(",", ", ")
    if not _BETWEEN.search(said):
        chain = [" or ".join(_pieces(each, unknown)) for each in links(said)]
        return chain if _has_either(said) else links(said)
    pieces = [
        each for piece in _BETWEEN.split(said.strip("{} ")) for each in _pieces(piece, unknown)
    ]
    return links(" or ".join(dict.fromkeys(pieces)))


def worked_out(named: Iterable[str]) -> list[str]:
    """Lines without those that another says: of x = (7+1)/2, x = √16 and x = 4 only x = 4."""
    found: dict[object, str] = {}
    for line in named:
        name, _, value = line.partition("=")
        key = (name.strip(), _worth(value)) if "=" in line else None
        at = key if key and key[1] is not None else "".join(line.split())
        if at not in found or len(line) < len(found[at]):
            found[at] = line
    return list(found.values())


def _worth(value: str) -> Fraction | None:
    try:
        tree = read_expression(value)
    except NotMaths:
        return None
    worth = exact(tree)
    return near(tree) if worth is None else worth


def _pieces(piece: str, unknown: str) -> list[str]:
    """A solution with what it is of, twice where it has a ±."""
    value = re.sub(rf"^{unknown}\s*=\s*", "", piece.strip())
    named = [value, value]
    if _has_either(value):
        plain = _EITHER.sub("±", value)
        if plain.count("±") > 1:
            return [piece]
        named = [_LEADING.sub(r"\1 ", plain).replace("±", "+"), plain.replace("±", "-")]
    told = [each.strip() if "=" in each else f"{unknown} = {each.strip()}" for each in named]
    return list(dict.fromkeys(told))


def _has_either(said: str) -> bool:
    return "±" in said or _EITHER.search(said) is not None


def _in_one_form(said: str) -> str:
    """What is written with signs of its own in plain ones, x₁ as x1, but for powers."""
    return re.sub(rf"[^{RAISED}]+", lambda part: unicodedata.normalize("NFKC", part[0]), said)


def in_one_row(attempt: str) -> str:
    """An attempt in which "or" joins values that stand beside one another: x = 2 x = 3."""
    return re.sub(_ROW, r"\g<value> or ", attempt)


def apart(attempt: str) -> str:
    """An attempt in which a comma between two numbers is none of a decimal: "x=2,3" as "x=2, 3"."""
    return re.sub(_TIGHT, r"\g<one>, ", attempt)
