"""What stands in brackets behind a value and multiplies nothing: how it was found, as a whole
(the 12 - 5 of "x = 7 (12 - 5)", the 5a + 3a of "8a (5a + 3a)") or in part (the 3 + 4 of
"x^7 (3 + 4)"), how what is under a root was worked out (the 9 x 2 of "√18 = 3√2 (9 x 2)"), true
statements, and what was done to both sides: "3x = 9 (-2)". They may stand behind a term, too:
"120 (12 x 10) + 60 (12 x 5) = 180".

2 (3 + 4) and x (x + 1) are products, and so is 5(2 + 3) without a space. 5 (2 + 3) may be either,
and so may x^5 (2 + 3): whoever asks here reads an attempt as it stands first, and takes what is
left without the brackets only where that is right. Brackets that come to something else than the
value, any part of it, or the other side of its equation, stay: 8a (4a + 3a). Several statements in
one row are parted elsewhere (exercises/apart.py), which has each of them read with its brackets.

Not covered: brackets with words in them, or with a statement that is true only of the solution
(3x = 9), what is rounded, whether what was done to both sides is just that, two pairs of brackets
behind one value, and a unit that is in the brackets, too, but for sums: 8 m (5 m + 3 m).
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.patterns import later
from bot.skills.tutor.maths.written import letter_x, worked_parts
from bot.skills.tutor.maths.written.worked_parts import Pair, are_one_number, is_worked
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.checker import MathsChecker
from bot.tools.maths.numerals import in_numerals
from bot.tools.maths.reading import read_expression
from bot.tools.maths.spelling import with_signs
from bot.tools.maths.tree import Node, NotMaths, symbols
from bot.tools.measures import read_unit

_NUMBER = r"[-−]?(?:\d{1,9} )?\d{1,12}(?:[.,]\d{1,12})*(?:/\d{1,12})?"
_MEASURED = re.compile(
    rf"[£$€]?(?P<number>{_NUMBER})(?:[ \t]?(?P<unit>[A-Za-zµ°%]{{1,8}}(?:\^?[23²³])?))?"
)
_SIGNS = r"[\w\s.,;:+*×÷/·^²³√|−–=-]"
_BRACKETS = later(
    rf"[ \t]+\((?P<sum>(?:{_SIGNS}|\((?:{_SIGNS}|\({_SIGNS}*\))*\)){{2,120}})\)"
    r"(?=[ \t]*(?:$|[,;.!?](?:\s|$)|(?:and|or|so|then|right|correct)\b"
    r"|(?P<on>[-+*×·÷/−–]|x[ \t])|(?P<relation>[=<>≤≥→⇒])))",
    re.IGNORECASE | re.MULTILINE,
)
_JOINT = later(
    r"(?P<relation>[=<>≤≥]|\bis\b)|[:;→⇒\n]|[,.](?!\d)|[!?](?=\s+[\w−-])"
    r"|\b(?:are|it['’]?s|got|gets?|so|then|equals|makes?|gives?|answer|or|and|think)\b",
    re.IGNORECASE,
)
"""What a value stands behind."""
_RELATIONS = later("[=<>≤≥]")
_PRODUCT = later(r"[*×·]|\sx\s")
_TIMES = later(r"\d\s+x\s*$")
_ASKS = later(r"^[A-Z][a-z]+ ")
_ASKED = later(r"^\W*(?:is|are)\s+", re.IGNORECASE)
_NOTE = later(
    r"\s*(?:(?P<may_multiply>[-+−–*×·]|x(?=\s*\d))|[÷/:])\s*"
    r"(?P<operand>[\d.,/]*(?:[A-Za-z](?:\^?\d)?)?)\s*"
)
"""What was done to both sides: -2, + 3x, ÷3. Behind a number alone it may be a factor."""
_PIECES = later(r",\s|;|\band\b", re.IGNORECASE)
_MOST_ASKED = 12
_MOST_READ = 60
_READ_CHARS = 2000


@dataclass(frozen=True, slots=True)
class _Brackets:
    """Where brackets stand, and what has to be equal for them to multiply nothing: for each of the
    `pieces` in them, all pairs in one of several ways. `is_first`: they may belong to an exercise
    that the text begins with. `is_note`: they say what was done, and have to be equal to nothing.
    """

    start: int
    end: int
    pieces: tuple[tuple[tuple[Pair, ...], ...], ...]
    is_statement: bool
    is_first: bool
    is_note: bool

    @property
    def is_true(self) -> bool:
        """Whether it is true of numbers."""
        return all(any(all(map(are_one_number, way)) for way in ways) for ways in self.pieces)

    async def holds(self, maths: MathsChecker) -> bool:
        """Whether it is true. Raises MathsUnavailable."""
        return all([await _holds(ways, maths) for ways in self.pieces])


async def _holds(ways: tuple[tuple[Pair, ...], ...], maths: MathsChecker) -> bool:
    for way in ways:
        if all([await worked_parts.are_equal(*pair, maths) for pair in way]):
            return True
    return False


def without(attempt: str) -> str:
    """An attempt without the brackets that tell of the number before them. Pure."""
    return _dropped(attempt, [each for each in _found(attempt) if each.is_true])


async def may_be_products(item: str, maths: MathsChecker) -> bool:
    """Whether the brackets that `without_any` drops may be of the exercise that an item begins
    with: "5 (2 + 3) + 1 = 6", "2x = 8 (-3), x = 4". Raises MathsUnavailable."""
    found = await _holding(item, maths)
    return all(each.is_first for each in found) or any(
        each.is_first and each.is_note for each in found
    )


def spans(text: str) -> list[tuple[int, int]]:
    """Where brackets stand that tell of a number before them. Pure."""
    return [(each.start, each.end) for each in _found(text) if each.is_true]


def settled(stated: str) -> str:
    """A statement of numbers without the brackets that only make it false, where no exercise has
    them: "12 x 15 (12 x 10 + 12 x 5) = 180"; any other as it is. Pure."""
    found = [each for each in _found(stated) if each.is_true]
    plain = _dropped(stated, found)
    is_meant = not all(each.is_first for each in found)
    return plain if is_meant and _comes_out(plain) and not _comes_out(stated) else stated


def _comes_out(stated: str) -> bool:
    sides = [_tree(each) for each in _ASKED.sub("", stated).split("=")]
    values = [exact(each) if each else None for each in sides]
    return len(values) > 1 and None not in values and len({*values}) == 1


def as_statements(attempt: str, problem: str) -> str:
    """Numbers with the sums in brackets behind them that they come to as statements, "13 (5 + 8)"
    as 5 + 8 = 13, where each may be a step towards a problem of numbers, 45 + 38; "" for
    anything else. Pure."""
    said = [each.strip(" .!") for each in _PIECES.split(attempt[:_READ_CHARS].replace("\n", ";"))]
    found = [_as_statement(each, problem) for each in said if each]
    return ", ".join(found) if all(found) else ""


def _as_statement(said: str, problem: str) -> str:
    found = _BRACKETS.search(said)
    if found is None or found.end() < len(said) or "=" in said:
        return ""
    value = _clause(said[: found.start()])[-1].strip()
    number, summed = _tree(value), _tree(found["sum"])
    if not (number and summed and are_one_number((number, summed))):
        return ""
    return f"{found['sum']} = {value}" if worked_parts.is_step(summed, problem) else ""


def without_statements(text: str) -> str:
    """A text without true statements of numbers in brackets, which are no product either way."""
    return _dropped(text, [each for each in _found(text) if each.is_statement and each.is_true])


async def without_any(attempt: str, maths: MathsChecker, problem: str = "") -> str:
    """The same also behind a value with letters. What stands in the `problem` as well is only said
    again. Raises MathsUnavailable."""
    return _dropped(attempt, await _holding(attempt, maths, problem))


async def _holding(attempt: str, maths: MathsChecker, problem: str = "") -> list[_Brackets]:
    found = itertools.islice(_found(attempt, problem), _MOST_ASKED)
    return [each for each in found if await each.holds(maths)]


def _dropped(attempt: str, brackets: list[_Brackets]) -> str:
    for each in reversed(brackets):
        attempt = attempt[: each.start] + attempt[each.end :]
    return attempt


def _found(attempt: str, problem: str = "") -> Iterator[_Brackets]:
    """The brackets of which it can be told whether they are one with what is before them."""
    asked, read = "".join(problem.split()), attempt[:_READ_CHARS]
    of = [each for each in (_tree(_ASKS.sub("", problem)),) if each and not symbols(each)]
    for found in itertools.islice(_BRACKETS.finditer(read), _MOST_READ):
        start, end = found.span()
        clause = _clause(read[:start])
        is_again = "".join(f"{clause[-1]}{found[0]}".split()) in asked
        is_first_side = found["relation"] is not None and len(clause) == 1
        is_side = is_first_side and clause[-1].strip().isdecimal() and not asked
        if is_again or is_side or _TIMES.search(clause[-1]):
            continue  # 5 (2 + 3) = 25 is a product, and so is 9 x (4 + 5)
        said = [each for each in _PIECES.split(found["sum"]) if each.strip()]
        pieces = tuple(_ways(clause, each, of) for each in said)
        if all(pieces):
            is_statement, is_note = all("=" in each for each in said), ((),) in pieces
            is_factor = bool(found["on"] or found["relation"]) and len(clause) == 1
            is_first = is_factor and not _is_worked_out(clause[-1])
            is_first = is_first or (is_note and len(_RELATIONS.findall(read[:start])) < 2)
            yield _Brackets(start, end, pieces, is_statement, is_first, is_note)
            read = f"{read[:start]}{' ' * (end - start)}{read[end:]}"


def _clause(before: str) -> list[str]:
    """The sides of what stands before brackets, the value last."""
    sides, begins = list[str](), 0
    for joint in _JOINT.finditer(before):
        sides = [*sides, before[begins : joint.start()]] if joint["relation"] else []
        begins = joint.end()
    return [*sides, before[begins:]]


def _ways(clause: list[str], inside: str, of: list[Node]) -> tuple[tuple[Pair, ...], ...]:
    """What may be equal, each by itself: the sides of a statement in brackets, or what is in them
    and the value, a part of it, of the other side, or of the problem, `of`; () where none would
    tell anything."""
    if (note := _NOTE.fullmatch(inside)) and note["operand"]:
        return () if note["may_multiply"] and len(clause) == 1 else ((),)
    sides = [_tree(letter_x.between_factors(each)) for each in inside.split("=")]
    told = [each for each in sides if each]
    measured = _MEASURED.fullmatch(clause[-1].strip())
    is_unit = measured and measured["unit"] and read_unit(measured["unit"])
    value = _tree(measured["number"] if measured and is_unit and not symbols(*told) else clause[-1])
    if len(told) < len(sides) or value is None:
        return ()
    if len(told) > 1:
        pairs = tuple(itertools.pairwise(told))
        is_telling = any(map(is_worked, told)) and not any(one == other for one, other in pairs)
        return (pairs,) if is_telling else ()
    others = [*of, *(each for each in map(_tree, clause[:-1]) if each)]
    is_product = len(_PRODUCT.findall(inside)) > len(_PRODUCT.findall(clause[-1]))
    found = worked_parts.of(value, told[0], others, is_product=is_product)
    return tuple((pair,) for pair in found)


def _is_worked_out(said: str) -> bool:
    value = _tree(said)
    return value is not None and is_worked(value)


def _tree(said: str) -> Node | None:
    try:
        return read_expression(with_signs(in_numerals(" ".join(said.split()).lstrip("±"))))
    except NotMaths:
        return None
