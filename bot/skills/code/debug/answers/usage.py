"""Blocks of an answer without the example of their use that stands below what they define. Pure.

A function is shown, and below it how it is called. Where that is no other version of what runs in
the person's own program, it takes the place of none of it: the person's own lines stay.
"""

import re
from collections import ChainMap, Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from textwrap import dedent

from bot.skills.code.debug.answers.called import is_called_otherwise
from bot.skills.code.pasted.lines.brackets import LANGUAGES as BRACKETED
from bot.skills.code.pasted.lines.brackets import functions, methods, statements
from bot.skills.code.pasted.lines.changed_forms import is_changed_form, lost_rows, set_by
from bot.skills.code.pasted.lines.definitions import definitions, depth_of
from bot.skills.code.pasted.lines.done_again import is_run_again
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.splicing import beside

LANGUAGES = ("python", *BRACKETED)
_LITERAL = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|\b\d[\d_.]*\b")
_NO_LINE = ("#", "//", "import ", "from ")
_KEY = re.compile(r"(?<=[{,])\s*\w+(?=\s*:)")
_WORD = re.compile(r"\w+")
_TYPO = 0.85
_COMMENT = r"^((?:\"[^\"]*\"|'[^']*'|`[^`]*`|[^\"'`])*?)(?:\s#|(?<=[;)\]}])\s*//).*$"
_GIVES = r"\b(?:for|as|import|let|const|var)\b[^=;:\n]*"
_LISTED = re.compile(r"\[[\s_,:-]*\]|\{[\s_,:-]*\}|\([\s_,:-]*,[\s_,:-]*\)")


@dataclass(frozen=True, slots=True)
class Parted:
    """Blocks without examples, and these; `is_open`: with what stands there they may be another
    version of the program, too."""

    blocks: tuple[Block, ...]
    examples: tuple[Block, ...]
    is_open: bool


def without_usage(blocks: Sequence[Block], files: Sequence[Block]) -> Parted | None:
    """The blocks without what only shows how they are used; None where none of them does."""
    found = [_parted(blocks, number, files) for number in range(len(blocks))]
    if not any(found):
        return None
    used = {number for each in found if each for number in each.used}
    plain = [
        each.block if each else own
        for number, (each, own) in enumerate(zip(found, blocks, strict=True))
        if number not in used
    ]
    examples = [each.example for each in found if each and each.example.code]
    examples += [blocks[number] for number in sorted(used)]
    is_open = all(each.is_open for each in found if each)
    return Parted(tuple(plain), tuple(examples), is_open)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A block without the example below it, this, and the blocks (by number) that are such examples
    by themselves."""

    block: Block
    example: Block
    used: tuple[int, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """What is defined, by name, as it `was` and is `now`, and the code that is there now."""

    was: Mapping[str, str]
    now: Mapping[str, str]
    code: str

    def is_otherwise(self, shown: Sequence[str]) -> bool:
        """Whether what is shown calls it in another form, and so belongs to what is changed."""
        return is_called_otherwise(self.was, self.now, self.code, shown)

    def is_again(self, rows: Sequence[str], shown: Sequence[str]) -> bool:
        """Whether what is shown may be the lines that run there, under other names."""
        return is_run_again(rows, shown, self.was, self.now)


def _parted(blocks: Sequence[Block], number: int, files: Sequence[Block]) -> _Shown | None:
    block = blocks[number]
    own = [each for each in files if block.name in ("", each.name)]
    lines = dedent(block.code).split("\n")
    places = _defined(lines, block.language)
    known = [name for name in places if any(re.search(rf"\b{name}\b", each.code) for each in own)]
    if not known or not _is_new(lines, places, own):
        return None
    behind = [at for at in range(number + 1, len(blocks)) if blocks[at].name in ("", block.name)]
    rows = [row for each in own for row in _beside(each.code.split("\n"), block.language)]
    texts = [_texts(each.code.split("\n"), each.language) for each in own]
    all_code = "\n".join(each.code for each in own)
    run = _Run(ChainMap(*texts), _texts(lines, block.language), all_code)
    used = [at for at in behind if _is_example(blocks[at], known, own, run)]
    there = {*map(_bare, rows)}
    all_shown = "\n".join([*lines, *(dedent(blocks[at].code) for at in used)]).split("\n")
    if rows and there <= {*map(_bare, _beside(all_shown, block.language))}:
        used = []  # they are the rest of the program
    may_be_all = _may_be_all(block, known, rows, own)
    if run.is_otherwise(_beside(lines, block.language)):
        may_be_all = None
    if may_be_all is None:
        is_open = block.language not in BRACKETED  # there a run tells which it is
        return _Shown(block, replace(block, code=""), tuple(used), is_open) if used else None
    plain, example = (replace(block, code=code) for code in _cut(lines, places))
    is_again = block.language not in BRACKETED and run.is_again(rows, _beside(lines, "python"))
    return _Shown(plain, example, tuple(used), may_be_all or is_again)


def _may_be_all(
    block: Block, places: Collection[str], rows: Sequence[str], files: Sequence[Block]
) -> bool | None:
    """Whether a block that ends with an example may be all of the program, too; None where it is,
    or has no example. `rows` are the lines that run there now."""
    lines = dedent(block.code).split("\n")
    shown = _beside(lines, block.language)
    if not rows or not _uses(shown, places):
        return None
    before, after = [*map(_bare, rows)], [*map(_bare, shown)]
    there = {*before}
    kept = sum(row in there for row in after)
    lost = [*lost_rows(rows, lines)]
    is_mostly_kept = 2 * kept > len(after)
    is_missed = _are_missed(lost, lines, places)
    is_version = is_mostly_kept or (not lost and len(after) >= len(before))
    known = [{*_defined(each.code.split("\n"), block.language)} for each in files]
    of_it = [names for names in known if names & {*places}] or known  # else they are methods
    is_some = kept == len(after) or any(names - {*places} for names in of_it)
    is_whole = there <= {*after} or not is_some
    if is_version and is_whole and not (is_missed or _is_tried_otherwise(before, after)):
        return None
    return is_mostly_kept or not lost


def _is_example(block: Block, places: Collection[str], files: Sequence[Block], run: _Run) -> bool:
    """Whether a block of its own only shows how what is defined in another one is used, and is no
    changed form of lines that are there."""
    lines = block.code.split("\n")
    shown = _beside(lines, block.language)
    if _defined(lines, block.language) or not _uses(shown, places) or not lines[0][:1].strip():
        return False
    if run.is_otherwise(shown):
        return False
    rows = [row for each in files for row in each.code.split("\n") if row.strip()]
    return not all(any(_is_edited(row, new) for row in rows) for new in shown) or all(
        new in rows for new in shown
    )


def _is_edited(row: str, new: str) -> bool:
    """Whether a line is another one, as it is changed: not tried with other values. What stands
    within a function no example is like."""
    is_within, row, new = bool(depth_of(row)), _bare(row), _bare(new)
    if is_within:
        return bool(get_close_matches(row, [new], cutoff=_TYPO))
    is_kept = {*_WORD.findall(row)} <= {*_WORD.findall(new)}
    return row == new or (is_kept and is_changed_form(row, new))


def _are_missed(lost: Sequence[str], lines: Sequence[str], places: Collection[str]) -> bool:
    """Whether lines that are not shown set what is used in those that are, and given by none."""
    names = {each for row in lost if (each := set_by(row))} - {*places, *map(set_by, lines)}
    code = "\n".join(lines)
    return any(
        re.search(rf"\b{name}\b", code) and not re.search(rf"{_GIVES}\b{name}\b", code)
        for name in map(re.escape, names)
    )


def _defined(lines: list[str], language: str) -> dict[str, tuple[int, int]]:
    if language not in BRACKETED:
        return definitions(lines)
    return functions(lines) or methods(lines)


def _texts(lines: list[str], language: str) -> dict[str, str]:
    places = _defined(lines, language)
    return {name: "\n".join(lines[slice(*place)]) for name, place in places.items()}


def _beside(lines: list[str], language: str) -> list[str]:
    return statements(lines) if language in BRACKETED else beside("\n".join(lines))


def _cut(lines: list[str], places: dict[str, tuple[int, int]]) -> tuple[str, str]:
    """What is imported and defined, and the rest."""
    inside = {at for place in places.values() for at in range(*place)}
    last = max(end for _, end in places.values())
    kept, rest = list[str](), list[str]()
    for at, row in enumerate(lines):
        is_kept = at in inside or not row.strip() or row.startswith(_NO_LINE)
        (kept if is_kept and at < last else rest).append(row)
    return "\n".join(kept).strip("\n"), "\n".join(rest).strip("\n")


def _uses(shown: Sequence[str], places: Collection[str]) -> bool:
    """Whether lines name anything of what is defined: else they show no use of it."""
    return any(re.search(rf"\b{name}\b", row) for name in places for row in shown)


def _is_tried_otherwise(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether only the values differ that something is tried with: not where there are more."""
    values, new = (Counter(_WORD.findall("\n".join(rows))) for rows in (before, after))
    is_same = [*map(_valueless, before)] == [*map(_valueless, after)]
    return is_same and not values <= new


def _is_new(lines: list[str], places: dict[str, tuple[int, int]], files: Sequence[Block]) -> bool:
    """Whether something is defined that does not stand so in a file: else what is changed are the
    lines below it."""
    texts = ["\n".join(lines[slice(*place)]) for place in places.values()]
    return any(not any(text in each.code for each in files) for text in texts)


def _valueless(row: str) -> str:
    found = _KEY.sub("_", _LITERAL.sub("_", row))
    while (less := _LISTED.sub("_", found)) != found:
        found = less
    return found


def _bare(row: str) -> str:
    """Without a comment behind it."""
    return re.sub(_COMMENT, r"\1", row.strip()).rstrip()
