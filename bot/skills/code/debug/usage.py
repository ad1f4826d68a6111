"""Blocks of an answer without the example of their use that stands below what they define. Pure.

A function is shown, and below it how it is called. Where that is no other version of what runs in
the person's own program, it takes the place of none of it: the person's own lines stay.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import dedent

from bot.skills.code.pasted.blocks import Block
from bot.skills.code.pasted.changed_forms import is_changed_form
from bot.skills.code.pasted.definitions import definitions
from bot.skills.code.pasted.splicing import beside

_LITERAL = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|\b\d[\d_.]*\b")
_LISTED = re.compile(r"\[[\s_,:-]*\]|\{[\s_,:-]*\}|\([\s_,:-]*,[\s_,:-]*\)")


@dataclass(frozen=True, slots=True)
class Parted:
    """Blocks without examples; `is_open`: with what stands there they may be another version of the
    program, too."""

    blocks: tuple[Block, ...]
    is_open: bool


def without_usage(blocks: Sequence[Block], files: Sequence[Block]) -> Parted | None:
    """The blocks without what only shows how they are used; None where none of them does."""
    found = [_parted(each, files) for each in blocks]
    if not any(found):
        return None
    plain = tuple(each[0] if each else own for each, own in zip(found, blocks, strict=True))
    return Parted(plain, all(each[1] for each in found if each))


def _parted(block: Block, files: Sequence[Block]) -> tuple[Block, bool] | None:
    code = dedent(block.code)
    lines, shown = code.split("\n"), beside(code)
    places = definitions(lines)
    own = [each for each in files if block.name in ("", each.name)]
    is_used = any(re.search(rf"\b{name}\b", each.code) for name in places for each in own)
    rows = [row for each in own for row in beside(each.code)]
    if not shown or not rows or not is_used or not _is_new(lines, places, own):
        return None
    there = {_bare(row) for row in rows}
    kept = [row for row in shown if _bare(row) in there]
    lost = [row for row in rows if not any(is_changed_form(row, each) for each in lines if each)]
    is_version = 2 * len(kept) > len(shown) or not lost
    if is_version and not _is_tried_otherwise(rows, shown):
        return None
    return replace(block, code=_without(lines, places)), is_version


def _without(lines: list[str], places: dict[str, tuple[int, int]]) -> str:
    """What is imported and defined."""
    inside = {at for place in places.values() for at in range(*place)}
    last = max(end for _, end in places.values())
    kept = [
        row
        for at, row in enumerate(lines[:last])
        if at in inside or not row.strip() or row.startswith(("#", "import ", "from "))
    ]
    return "\n".join(kept).strip("\n")


def _is_tried_otherwise(rows: Sequence[str], shown: Sequence[str]) -> bool:
    """Whether only the values differ that something is tried with."""
    is_same = [_valueless(row) for row in rows] == [_valueless(row) for row in shown]
    return is_same and [*map(_bare, rows)] != [*map(_bare, shown)]


def _is_new(lines: list[str], places: dict[str, tuple[int, int]], files: Sequence[Block]) -> bool:
    """Whether something is defined that does not stand so in a file: else what is changed are the
    lines below it."""
    texts = ["\n".join(lines[slice(*place)]) for place in places.values()]
    return any(not any(text in each.code for each in files) for text in texts)


def _valueless(row: str) -> str:
    found = _LITERAL.sub("_", _bare(row))
    while (less := _LISTED.sub("_", found)) != found:
        found = less
    return found


def _bare(row: str) -> str:
    return re.sub(r"\s+#[^\"']*$", "", row.strip())
