"""A fix that is shown as a diff, as the files that come of it. Pure.

A language model counts lines wrongly, so a change is put where the lines stand that it takes, if
they do so once.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.skills.code.pasted.blocks import Block
from bot.skills.code.pasted.naming import is_diff

_NAME = re.compile(r"^(?:\+\+\+|---) (?:[ab]/)?([^\t\n]+)")
_HEAD = re.compile(r"^(?:diff |index |--- |\+\+\+ |(?:new|old) mode |\\ )")


def without_diffs(blocks: Sequence[Block], files: Sequence[Block]) -> list[Block]:
    """The blocks with each file that a diff changes, all of it, in place of the diffs; those that
    fit no file stay."""
    now, changed, kept = {each.name: each for each in files}, list[str](), list[Block]()
    for block in blocks:
        if block.language not in ("", "diff", "patch") or not _is_diff(block):
            kept.append(block)
            continue
        after = dict(now)
        if names := _patched(after, block.code):
            now, changed = after, [*changed, *names]
        else:
            kept.append(block)
    return [*(now[name] for name in dict.fromkeys(changed)), *kept]


def _is_diff(block: Block) -> bool:
    return bool(block.language) or is_diff(block.code)


def _patched(files: dict[str, Block], diff: str) -> list[str]:
    """Put the changes of a diff in the files; their names, none where one does not fit."""
    changed = []
    for told, old, new in _changes(diff):
        called = told.rpartition("/")[2]
        fitting = [
            (each, at)
            for each in ([files[called]] if called in files else files.values())
            for at in _spots(each.code, old)
        ]
        if len(fitting) != 1:
            return []
        (file, at), rows = fitting[0], fitting[0][0].code.split("\n")
        rows[at : at + len(old)] = new
        files[file.name] = replace(file, code="\n".join(rows))
        changed.append(file.name)
    return changed


def _changes(diff: str) -> list[tuple[str, list[str], list[str]]]:
    """The name of the file of each change, "" for none, with the lines before and after it."""
    found: list[tuple[str, list[str], list[str]]] = []
    name, old, new = "", list[str](), list[str]()
    for row in (*diff.split("\n"), "@@"):
        if _HEAD.match(row) or row.startswith("@@"):
            if old != new:
                found.append((name, _bare(old), _bare(new)))
            old, new = [], []
            if (told := _NAME.match(row)) and told[1] != "/dev/null":
                name = told[1].strip()
            continue
        if not row.startswith("+"):
            old.append(row[1:])
        if not row.startswith("-"):
            new.append(row[1:])
    return [each for each in found if each[1]]


def _bare(rows: list[str]) -> list[str]:
    """Without an empty line at its end, which is that of the block."""
    return rows[:-1] if rows and not rows[-1].strip() else rows


def _spots(source: str, old: list[str]) -> list[int]:
    rows, wanted = [row.rstrip() for row in source.split("\n")], [row.rstrip() for row in old]
    return [at for at in range(len(rows) - len(old) + 1) if rows[at : at + len(old)] == wanted]
