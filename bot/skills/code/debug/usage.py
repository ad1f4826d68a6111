"""Blocks of an answer without the example of their use that stands below what they define. Pure.

A function is shown, and below it how it is called. Where that is no other version of what runs in
the person's own program, it takes the place of none of it: the person's own lines stay.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import dedent

from bot.skills.code.pasted.blocks import Block
from bot.skills.code.pasted.brackets import LANGUAGES as BRACKETED
from bot.skills.code.pasted.brackets import functions, statements
from bot.skills.code.pasted.changed_forms import lost_rows
from bot.skills.code.pasted.definitions import definitions
from bot.skills.code.pasted.splicing import beside

LANGUAGES = ("python", *BRACKETED)
_LITERAL = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|\b\d[\d_.]*\b")
_NO_LINE = ("#", "//", "import ", "from ")
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
    lines = dedent(block.code).split("\n")
    places, shown = _defined(lines, block.language), _beside(lines, block.language)
    own = [each for each in files if block.name in ("", each.name)]
    rows = [row for each in own for row in _beside(each.code.split("\n"), block.language)]
    is_used = any(re.search(rf"\b{name}\b", each.code) for name in places for each in own)
    if not rows or not is_used or not _is_new(lines, places, own) or not _uses(shown, places):
        return None
    before, after = [*map(_bare, rows)], [*map(_bare, shown)]
    there = {*before}
    kept = sum(row in there for row in after)
    is_version = 2 * kept > len(after) or not any(lost_rows(rows, lines))
    known = [{*_defined(each.code.split("\n"), block.language)} for each in own]
    is_some = kept == len(after) or any(names & {*places} and names - {*places} for names in known)
    is_whole = there <= {*after} or not is_some
    if is_version and is_whole and not _is_tried_otherwise(before, after):
        return None
    return replace(block, code=_without(lines, places)), is_version


def _defined(lines: list[str], language: str) -> dict[str, tuple[int, int]]:
    return functions(lines) if language in BRACKETED else definitions(lines)


def _beside(lines: list[str], language: str) -> list[str]:
    return statements(lines) if language in BRACKETED else beside("\n".join(lines))


def _without(lines: list[str], places: dict[str, tuple[int, int]]) -> str:
    """What is imported and defined."""
    inside = {at for place in places.values() for at in range(*place)}
    last = max(end for _, end in places.values())
    kept = [
        row
        for at, row in enumerate(lines[:last])
        if at in inside or not row.strip() or row.startswith(_NO_LINE)
    ]
    return "\n".join(kept).strip("\n")


def _uses(shown: Sequence[str], places: dict[str, tuple[int, int]]) -> bool:
    """Whether lines name anything of what is defined: else they show no use of it."""
    return any(re.search(rf"\b{name}\b", row) for name in places for row in shown)


def _is_tried_otherwise(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether only the values differ that something is tried with."""
    return before != after and [*map(_valueless, before)] == [*map(_valueless, after)]


def _is_new(lines: list[str], places: dict[str, tuple[int, int]], files: Sequence[Block]) -> bool:
    """Whether something is defined that does not stand so in a file: else what is changed are the
    lines below it."""
    texts = ["\n".join(lines[slice(*place)]) for place in places.values()]
    return any(not any(text in each.code for each in files) for text in texts)


def _valueless(row: str) -> str:
    found = _LITERAL.sub("_", row)
    while (less := _LISTED.sub("_", found)) != found:
        found = less
    return found


def _bare(row: str) -> str:
    """Without a comment behind it."""
    return re.sub(r"(?:\s#|(?<=[;)\]}])\s*//)[^\"']*$", "", row.strip()).rstrip()
