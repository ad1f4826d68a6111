"""A sum that is said without what it comes to, while another one or an equation is worked on: 3 × 2
of 5 + 3 × 2, 30 + 40 of 35 + 48, 11 - 2 of 3x + 2 = 11. It is equal to nothing yet, so that it is
asked what it comes to. Pure.

Off is one that stands in place of the whole: what is taken out of it against the order (5 + 3 of
5 + 3 × 2), or leaves the rest as it is (5 + 7, 8 × 2), also the same numbers with other signs, and
fractions for fractions (4/12 + 4/12 of 1/3 + 1/4). Any other may help, which nobody can tell.
"""

import re
from collections.abc import Iterator, Sequence

from bot.skills.tutor.maths.written.as_written import is_number
from bot.tools.maths.arithmetic import exact
from bot.tools.maths.reading import read_expression
from bot.tools.maths.tree import Node, NotMaths, is_part, put_in, symbols

_TOKEN = re.compile(r"\d+\s*/\s*\d+(?!\s*/)|\d+(?:[.,]\d+)*|\S")
_MIXED = re.compile(r"\d \d+/\d")
_SIGNS = str.maketrans({"−": "-", "*": "×", "·": "×", ":": "÷"})
_PART = "Right so far: `{said}` is a part of it. What does that come to?"
_OTHER = "And what does `{said}` come to?"
_NOT_ALL = "By itself `{said}` does not come to the answer."
_COMES_TO = "`{value}` is what `{said}` comes to, and not the answer."


def is_said(said: str, lines: Sequence[str], wholes: Sequence[Node]) -> bool:
    """Whether it is such a sum. `lines` are those before it, the problem first, `wholes` what a sum
    is after each of them; () for an equation."""
    tree = _tree(said)
    if tree is None or symbols(tree) or exact(tree) is None or _MIXED.search(said):
        return False
    if not wholes:
        return not is_number(tree) or "÷" in said
    tokens, sums = _tokens(said), [_tokens(each) for each in lines if "=" not in each]
    if not _is_to_work_out(tree, said, tokens, sums[0]):
        return False
    return is_of(said, lines, wholes) or not any(_is_for(tokens, each) for each in sums)


def wholes(lines: Sequence[str]) -> list[Node]:
    """A sum as it stands at first and after each line, what a part of it comes to put in."""
    wholes = [read_expression(lines[0])]
    for line in lines[1:]:
        first, *others = (read_expression(side) for side in line.split("="))
        wholes.append(put_in(wholes[-1], first, others[-1]) if others else first)
    return wholes


def is_of(said: str, lines: Sequence[str], wholes: Sequence[Node]) -> bool:
    """Whether it is a part of the sum that is worked on, as that is written."""
    tree = read_expression(said)
    if any(map(_MIXED.search, lines)):
        return False
    if any(is_part(tree, each) for each in wholes):
        return True
    tokens = _tokens(said)
    return any(
        _tokens_come_to([*each[:at], "(", *tokens, ")", *each[at + len(tokens) :]]) == value
        for line in lines
        if "=" not in line and (value := _tokens_come_to(each := _tokens(line))) is not None
        for at in _places(tokens, each)
    )


def asks(said: str, *, is_part: bool) -> str:
    """The question what it comes to."""
    return (_PART if is_part else _OTHER).format(said=said)


def not_all(said: str) -> str:
    """That it is not the answer."""
    return _NOT_ALL.format(said=said)


def come_to(value: str, before: Sequence[str]) -> str:
    """The last sum said on the way that comes to a number; "" for none, or where that is no number
    as it stands."""
    tree = _tree(value)
    if tree is None or not is_number(tree) or exact(tree) is None:
        return ""
    alike = (each for each in reversed(before) if exact(read_expression(each)) == exact(tree))
    return next(alike, "")


def told(value: str, said: str) -> str:
    """That a number is no more than what such a sum comes to."""
    return _COMES_TO.format(value=value, said=said)


def not_whole(first: str, last: str, problem: str) -> str:
    """That what a statement comes to, whose sides are equal, is not what the problem does; "" where
    it is, or where nobody knows."""
    value, said = (last, first) if is_number(read_expression(last)) else (first, last)
    worth, whole = exact(read_expression(value)), exact(read_expression(problem))
    return "" if None in (worth, whole) or worth == whole else told(value, said)


def _is_to_work_out(tree: Node, said: str, tokens: list[str], whole: list[str]) -> bool:
    """Whether it is more than a number as it stands: also 20/4 of 3/4 × 20 and 120/12 of 144/12,
    not the 4/4 of 3/4 + 2/4."""
    value = exact(tree)
    if not is_number(tree) or "÷" in said:
        return True
    is_whole = value is not None and value.denominator == 1
    return "/" in said and is_whole and (len(whole) == 1 or not _are_fractions(whole))


def _is_for(tokens: list[str], whole: list[str]) -> bool:
    """Whether a sum stands in place of the whole."""
    if [*_places(tokens, whole)] or _has_replaced(tokens, whole):
        return True
    is_alike = len(tokens) == len(whole) > 1
    is_resigned = _numbers(tokens) == _numbers(whole)
    return is_alike and (is_resigned or (_are_fractions(tokens) and _are_fractions(whole)))


def _has_replaced(tokens: list[str], whole: list[str]) -> bool:
    """Whether a number stands in place of several of the whole, and the rest is as it was."""
    for at, token in enumerate(tokens):
        behind = len(tokens) - at - 1
        taken = whole[at : len(whole) - behind]
        is_rest = tokens[:at] == whole[:at] and tokens[at + 1 :] == whole[len(whole) - behind :]
        is_new = token[0].isdigit() and token not in taken
        if is_rest and is_new and len(tokens) > 2 and len(_numbers(taken)) > 1:
            return True
    return False


def _places(tokens: list[str], whole: list[str]) -> Iterator[int]:
    """Where it stands within the whole."""
    for at in range(len(whole) - len(tokens) + 1):
        if whole[at : at + len(tokens)] == tokens:
            yield at


def _tokens(line: str) -> list[str]:
    found = _TOKEN.findall(line.translate(_SIGNS))
    return ["".join(each.split()) for each in found]


def _numbers(tokens: list[str]) -> list[str]:
    return [each for each in tokens if each[0].isdigit()]


def _are_fractions(tokens: list[str]) -> bool:
    return all("/" in each for each in _numbers(tokens))


def _tokens_come_to(tokens: list[str]) -> object:
    tree = _tree(" ".join(tokens))
    return None if tree is None else exact(tree)


def _tree(text: str) -> Node | None:
    try:
        return read_expression(text)
    except NotMaths:
        return None
