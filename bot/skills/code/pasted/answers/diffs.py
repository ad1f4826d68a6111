"""A fix that is shown as a diff, as the files that come of it. Pure.

A language model counts lines wrongly, so a change is put where the lines stand that it takes, if
they do so once; and it may lose how far they are indented, so that, where they stand nowhere,
counts for nothing, and what is new is indented like what it takes the place of.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from bot.skills.code.pasted.languages.language_table import language_of_file
from bot.skills.code.pasted.languages.naming import is_diff
from bot.skills.code.pasted.messages.blocks import Block

_NAME = re.compile(r"^(?:\+\+\+|---) (?:[ab]/)?([^\t\n]+)")
_HEAD = re.compile(r"^(?:diff |index |--- |\+\+\+ |(?:new|old) mode |\\ )")
_ROWS = re.compile(r"(?:(?:[-+ ][^\n]*|@@[^\n]*)?(?:\n|\Z))*+")
_NEW_ROW = re.compile(r"^\+[ \t]*[^\s+]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a change: "-" is taken out, "+" put in, and " " stays."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class _Change:
    """Rows that follow each other, in the file that is told ("" for none)."""

    file: str
    rows: tuple[_Row, ...]

    @property
    def old(self) -> list[str]:
        """What stands there before."""
        return [each.text for each in self.rows if each.mark != "+"]


def without_diffs(blocks: Sequence[Block], files: Sequence[Block]) -> list[Block]:
    """The blocks with each file that a diff changes, all of it, in place of the diffs; those that
    fit no file stay."""
    now, changed, kept = [*files], list[int](), list[Block]()
    for block in blocks:
        after = [*now]
        if _may_be_diff(block) and (places := _patched(after, block.code)):
            now, changed = after, [*changed, *places]
        else:
            kept.append(block)
    return [*(now[place] for place in dict.fromkeys(changed)), *kept]


def _may_be_diff(block: Block) -> bool:
    """Whether it says so, or looks like one: a model calls it by the language of what it changes,
    too."""
    if block.language in ("diff", "patch") or is_diff(block.code):
        return True
    return bool(_ROWS.fullmatch(block.code)) and bool(_NEW_ROW.search(block.code))


def _patched(files: list[Block], diff: str) -> list[int]:
    """Put the changes of a diff in the files; the places of these, none where one does not fit."""
    changed = []
    for change in _changes(diff):
        if not any(each.strip() for each in change.old):
            return []
        places = _places(files, change.file)
        found = [(place, at) for place in places for at in _spots(files[place].code, change.old)]
        if not found:
            old = [each.strip() for each in change.old]
            found = [
                (place, at)
                for place in places
                for at in _spots("\n".join(map(str.strip, files[place].code.split("\n"))), old)
            ]
        if len(found) != 1:
            return []
        (place, at), rows = found[0], files[found[0][0]].code.split("\n")
        new = _put(change, rows[at : at + len(change.old)])
        if new is None:
            return []
        rows[at : at + len(change.old)] = new
        files[place] = replace(files[place], code="\n".join(rows))
        changed.append(place)
    return changed


def _places(files: Sequence[Block], told: str) -> list[int]:
    """Those of the files that a diff may name so: of its name, or in the language that it says."""
    name = told.rpartition("/")[2]
    language = language_of_file(name)
    named = [place for place, each in enumerate(files) if name and each.name == name]
    alike = [place for place, each in enumerate(files) if language and each.language == language]
    return named or alike or [*range(len(files))]


def _changes(diff: str) -> list[_Change]:
    found: list[_Change] = []
    name, rows = "", list[_Row]()
    for row in (*diff.split("\n"), "@@"):
        if _HEAD.match(row) or row.startswith("@@"):
            while rows and rows[-1].mark == " " and not rows[-1].text.strip():
                rows.pop()  # an empty line at its end is that of the block
            found.append(_Change(name, tuple(rows)))
            rows = []
            if (told := _NAME.match(row)) and told[1] != "/dev/null":
                name = told[1].strip()
        elif row[:1] in ("-", "+", " "):
            rows.append(_Row(row[0], row[1:]))
        else:
            rows.append(_Row(" ", row))
    return [each for each in found if any(row.mark != " " for row in each.rows)]


def _put(change: _Change, there: Sequence[str]) -> list[str] | None:
    """What takes the place of the rows that stand there; None: how far it is indented nobody can
    say."""
    pairs = list(zip(change.old, there, strict=True))
    is_exact = all(old.rstrip() == own.rstrip() for old, own in pairs)
    depths = [(_depth(old), _depth(own)) for old, own in pairs if own.strip()]
    new, taken, at = list[str](), list[str](), 0
    for mark, group in groupby(change.rows, key=lambda each: each.mark):
        rows = [each.text for each in group]
        if mark != "+":
            own = [*there[at : at + len(rows)]]
            at += len(rows)
            new += own if mark == " " else []
            taken = own if mark == "-" else []
            continue
        old = taken if len(taken) == len(rows) else [""] * len(rows)
        for row, before in zip(rows, old, strict=True):
            placed = row if is_exact else _indented(row, before, depths)
            if placed is None:
                return None
            new.append(placed)
    return new


def _indented(row: str, taken: str, depths: Sequence[tuple[str, str]]) -> str | None:
    """A new row, as far indented as those that were so far in the diff, or as the one that it takes
    the place of ("" for none)."""
    text, depth = row.lstrip(), _depth(row)
    if not text:
        return ""
    alike = {own for there, own in depths if there == depth}
    if len(alike) == 1:
        return f"{alike.pop()}{text}"
    if alike:
        return f"{_depth(taken)}{text}" if taken.strip() else None
    further = {len(own) - len(there) for there, own in depths}
    return f"{' ' * (len(depth) + further.pop())}{text}" if len(further) == 1 else None


def _depth(row: str) -> str:
    return row[: len(row) - len(row.lstrip())]


def _spots(source: str, old: Sequence[str]) -> list[int]:
    rows, wanted = [row.rstrip() for row in source.split("\n")], [row.rstrip() for row in old]
    return [at for at in range(len(rows) - len(old) + 1) if rows[at : at + len(old)] == wanted]
