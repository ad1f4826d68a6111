"""Which file each block of an answer takes the place of, where several files are mended. Pure.

A block whose file is named is that file, unless others are and it is only a part. One that has no
name is the file that it is most like: it defines what that does, in much the same words. What is
only a part, as of one file alone, is put in its place in one of them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import chain

from bot.skills.code.debug.fixing import parts_in
from bot.skills.code.pasted.blocks import Block
from bot.skills.code.pasted.naming import defined_in
from bot.skills.code.pasted.projects import Project, imports

_WORD = re.compile(r"\w+|[^\w\s]")
_HEAD = re.compile(r"#[ \t]*(?:file(?:name)?:[ \t]*)?([\w.-]+\.py)[ \t]*\n", re.IGNORECASE)
_MOST_WORDS = 3000
_NEAR = 0.5
"""As much like a file as another version of it is; less like it is what shows how it is used."""


def placings(project: Project, blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """What to try: each time the files that blocks of an answer stand for and change, under their
    names; where they change none, those that they stand for."""
    names = {each.name for each in project.files}
    own = [part for each in blocks if _is_code(each) for part in _parts(each, names)]
    named = [each for each in own if each.name in names and each.name]
    whole = [each for each in named if _likeness(each, project.at(each.name), project) >= 1]
    alike = _by_likeness(project, own) if own else []
    found = [_changed(project, each) for each in (whole or named or alike, alike) if each]
    found += _spliced(project, own)
    return [each for number, each in enumerate(found) if each not in found[:number]]


def _changed(project: Project, found: Sequence[Block]) -> tuple[Block, ...]:
    found = [_headed(each, project.at(each.name)) for each in found]
    changed = [each for each in found if each.code.strip() != project.at(each.name).code.strip()]
    return tuple({each.name: each for each in reversed(changed or found)}.values())


def _spliced(project: Project, blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The files with parts of them in their places: all of those that have one, and each file
    alone."""
    found = []
    for file in project.files:
        own = [each for each in blocks if each.name == file.name or not each.name]
        found.append([replace(file, code=code) for code in parts_in(file.code, own)])
    first = tuple(each[0] for each in found if each)
    alone: list[tuple[Block, ...]] = [(each,) for each in chain(*found)]
    return [first, *alone] if len(first) > 1 else alone


def _is_code(block: Block) -> bool:
    return block.language in ("", "python")


def _parts(block: Block, names: set[str]) -> list[Block]:
    """A block, or, where lines in it say which file comes next, the files in it."""
    marked = "|".join(re.escape(name) for name in names if name)
    marks = [*re.finditer(rf"^#[ \t#=-]*({marked})[ \t=-]*$", block.code, re.M)] if marked else []
    if len(marks) < 2 or block.code[: marks[0].start()].strip():
        return [block]
    ends = [*(each.start() for each in marks[1:]), len(block.code)]
    return [
        replace(block, name=each[1], code=block.code[each.end() : end].strip("\n"))
        for each, end in zip(marks, ends, strict=True)
    ]


def _headed(block: Block, file: Block) -> Block:
    """The block with the line that names the file where that has it, and without where it has
    none."""
    head, own = (_HEAD.match(each.code) for each in (file, block))
    is_same = head is not None and own is not None and head[1] == own[1]
    code = block.code[own.end() :] if own and own[1] == file.name and not is_same else block.code
    is_lost = head is not None and head[1] == file.name and not is_same
    return replace(block, code=f"{head[0]}{code}" if head and is_lost else code)


def _by_likeness(project: Project, blocks: Sequence[Block]) -> list[Block]:
    likest: dict[str, tuple[float, Block]] = {}
    for each in blocks:
        files = [file for file in project.files if each.name and file.name == each.name]
        score, name = max(
            (_likeness(each, file, project), file.name) for file in files or project.files
        )
        if name not in likest or score > likest[name][0]:
            likest[name] = (score, replace(each, name=name))
    ranked = sorted(likest.values(), key=lambda each: each[0], reverse=True)
    return [each for n, (score, each) in enumerate(ranked) if n == 0 or score >= 1 + _NEAR]


def _likeness(block: Block, file: Block, project: Project) -> float:
    """From 0 to 2: how much of what the file defines and imports there is, and how alike the two
    read."""
    taken = [each.name for each in project.files if each.name and imports(file.code, each.name)]
    wanted, there = defined_in(file.code), defined_in(block.code)
    words, others = (_WORD.findall(each.code)[:_MOST_WORDS] for each in (block, file))
    ratio = SequenceMatcher(None, words, others, autojunk=False).ratio()
    same = len(wanted & there) / len(wanted) if wanted else float(not there)
    return ratio + (same if all(imports(block.code, name) for name in taken) else 0)
