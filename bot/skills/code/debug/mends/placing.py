"""Which file each block of an answer takes the place of, where several files are mended. Pure.

A block whose file is named is that file, unless others are and it is only a part. One that has no
name is the file that it is most like: it defines what that does, in much the same words. What is
only a part, as of one file alone, is put in its place in one of them.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain, islice, product
from textwrap import dedent

from bot.skills.code.debug.mends.fixing import parts_in
from bot.skills.code.debug.mends.homes import Home, Told, homes_of, meant, undecided
from bot.skills.code.pasted.files.importing import imports
from bot.skills.code.pasted.languages.naming import defined_in
from bot.skills.code.pasted.messages.blocks import Block

_WORD = re.compile(r"\w+|[^\w\s]")
_HEAD = re.compile(r"#[ \t]*(?:file(?:name)?:[ \t]*)?([\w.-]+\.py)[ \t]*\n", re.IGNORECASE)
_MOST_WORDS = 3000
_MOST_TRIED = 4
_MOST_WAYS, _MOST_CHOICES = 8, 100
_NEAR = 0.5
"""As much like a file as another version of it is; less like it is what shows how it is used."""


@dataclass(frozen=True, slots=True)
class Way:
    """What to try: files with blocks of an answer in their places. Where a part may as well belong
    elsewhere and nothing says which is meant, `doubt` says so, the same for each of these ways: of
    such only one may hold. "" for none."""

    files: tuple[Block, ...]
    doubt: str = ""


def placings(files: Sequence[Block], blocks: Sequence[Block], told: Told) -> list[Way]:
    """What to try: each time the files that blocks of an answer stand for and change, under their
    names; where they change none, those that they stand for."""
    homes = {each.name: each for each in files}
    own = [part for each in blocks if _is_code(each) for part in _parts(each, homes.keys())]
    named = [each for each in own if each.name in homes and each.name]
    whole = [each for each in named if _likeness(each, homes[each.name], files) >= 1]
    alike = _by_likeness(files, own) if own else []
    found = [Way(_changed(homes, each)) for each in (whole or named or alike, alike) if each]
    spliced = spliced_ways(files, own, told)
    found += spliced or [Way(each) for each in _combined(files, own)][:_MOST_TRIED]
    return [each for number, each in enumerate(found) if each not in found[:number]]


def _changed(homes: Mapping[str, Block], found: Sequence[Block]) -> tuple[Block, ...]:
    found = [_headed(each, homes[each.name]) for each in found]
    changed = [each for each in found if each.code.strip() != homes[each.name].code.strip()]
    return tuple({each.name: each for each in reversed(changed or found)}.values())


def spliced_ways(files: Sequence[Block], blocks: Sequence[Block], told: Told) -> list[Way]:
    """The files with a part in one of the several places that it may belong to at a time, that
    which is meant first, and at last in each file where the same stands in all of them; nothing
    where each part belongs to one place."""
    homes = {each: homes_of(each, files, blocks) for each in blocks}
    several = {each: found for each, found in homes.items() if len(found) > 1}
    if not several:
        return []
    rest = [each for each in blocks if each not in several]
    sure = {each: meant(found, each, told) for each, found in several.items()}
    open_one = next((each for each in several if sure[each] is None), next(iter(several)))
    doubt = undecided(several[open_one], open_one)
    ways = []
    for chosen in islice(product(*several.values()), _MOST_CHOICES):
        as_meant = sum(each is home for each, home in zip(sure.values(), chosen, strict=True))
        ways.append((as_meant, _placed(files, rest, dict(zip(several, chosen, strict=True)))))
    ways.sort(key=lambda each: each[0], reverse=True)
    are_few = len(ways) <= _MOST_WAYS  # else what is not meant is one of too many
    found = [
        Way(way, "" if count == len(several) else doubt)
        for count, way in ways
        if way and (are_few or count == len(several))
    ]
    return [*found, *(Way(each) for each in _in_all(files, several))]


def _combined(files: Sequence[Block], blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The files with parts of them in their places: all of those that have one, and each file
    alone."""
    found = []
    for file in files:
        own = [each for each in blocks if each.name in ("", file.name)]
        found.append([replace(file, code=code) for code in parts_in(file.code, own)])
    first = tuple(each[0] for each in found if each)
    alone: list[tuple[Block, ...]] = [(each,) for each in chain(*found)]
    return [first, *alone] if len(first) > 1 else alone


def _placed(
    files: Sequence[Block], rest: Sequence[Block], chosen: Mapping[Block, Home]
) -> tuple[Block, ...]:
    """The files that are changed where each of the chosen parts stands in its place, and the rest
    where there is one."""
    changed = []
    for file in files:
        now, own = file.code, [each for each in rest if each.name in ("", file.name)]
        for part, home in chosen.items():
            if home.file != file.name:
                continue
            if not defined_in(part.code):
                own.append(part)
                continue
            again = homes_of(part, [replace(file, code=now)], [part])
            now = next((each.whole for each in again if each.owner == home.owner), "")
        now = next(iter(parts_in(now, own)), now) if own else now
        if now and now != file.code:
            changed.append(replace(file, code=now))
    return tuple(changed)


def _in_all(
    files: Sequence[Block], several: Mapping[Block, Sequence[Home]]
) -> list[tuple[Block, ...]]:
    """With the only part that may belong to several files in all of them, where the same stands
    there now."""
    if len(several) > 1:
        return []
    (homes,) = several.values()
    named = {each.file: each for each in homes}
    are_same = len({dedent(each.old).strip() for each in homes}) == 1
    if not are_same or len(named) < len(homes):
        return []
    changed = [each for each in files if each.name in named]
    return [tuple(replace(each, code=named[each.name].whole) for each in changed)]


def _is_code(block: Block) -> bool:
    return block.language in ("", "python")


def _parts(block: Block, names: Collection[str]) -> list[Block]:
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


def _by_likeness(files: Sequence[Block], blocks: Sequence[Block]) -> list[Block]:
    likest: dict[str, tuple[float, Block]] = {}
    for each in blocks:
        own = [file for file in files if each.name and file.name == each.name]
        score, name = max((_likeness(each, file, files), file.name) for file in own or files)
        if name not in likest or score > likest[name][0]:
            likest[name] = (score, replace(each, name=name))
    ranked = sorted(likest.values(), key=lambda each: each[0], reverse=True)
    return [each for n, (score, each) in enumerate(ranked) if n == 0 or score >= 1 + _NEAR]


def _likeness(block: Block, file: Block, files: Sequence[Block]) -> float:
    """From 0 to 2: how much of what the file defines and imports there is, and how alike the two
    read."""
    taken = [each.name for each in files if each.name and imports(file.code, each.name)]
    wanted, there = defined_in(file.code), defined_in(block.code)
    words, others = (_WORD.findall(each.code)[:_MOST_WORDS] for each in (block, file))
    ratio = SequenceMatcher(None, words, others, autojunk=False).ratio()
    same = len(wanted & there) / len(wanted) if wanted else float(not there)
    return ratio + (same if all(imports(block.code, name) for name in taken) else 0)
