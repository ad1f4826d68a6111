"""A guard around the line that failed, put where that stands, with nothing beside it lost.

A part of an answer that holds lines of a file goes in the place of just those (held.py), or of
their earlier form with other brackets (retyped.py); a check which leaves takes the place of
nothing (guards.py). Of several files it is the one that the answer names, else the last through
which the error came. Imports above it go to the top of the file. Of several parts for one place
each is a way of its own.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from textwrap import dedent

from bot.patterns import later
from bot.skills.code.debug.mends.homes import FRAME, Told
from bot.skills.code.debug.mends.placing import Way
from bot.skills.code.pasted.files.arranging import is_another_way
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.adding import text_of, with_import
from bot.skills.code.pasted.places.guards import guarded, is_guard
from bot.skills.code.pasted.places.held import Held, held_in
from bot.skills.code.pasted.places.retyped import retyped_in
from bot.skills.code.pasted.places.splicing import spots
from bot.tools.source.reading import read

LANGUAGES = ("python", "javascript", "typescript", "java", "csharp", "c", "cpp", "go", "php")
_PLACE = later(r"[\w-]\.\w+:(\d+)\b(?::(\d+))?")
_READS = later(r"\((?:reading|setting) '(\w+)'\)")
_TOKEN = later(r"\w+|[^\w\s]")
_IMPORT = later(r"(?:import|from)[ \t][^\n]*\w[ \t]*(?:#.*)?")

WaysIn = Callable[[Sequence[Block], Sequence[Block]], Awaitable[list[Way]]]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block of an answer, where it belongs in a file, and the imports that it has above."""

    block: Block
    file: Block
    held: Held
    imports: str
    is_retyped: bool = False
    """Whether it is lines of the file with other brackets: one alone has its place, too."""

    def is_clear(self) -> bool:
        """Whether its lines alone tell enough."""
        code = self.block.code
        return self.is_retyped or "\n" in code.strip() or is_guard(code)

    def is_for_one_with(self, other: "_Placed") -> bool:
        """Whether both belong to the same lines."""
        one, two = self.held, other.held
        return self.file == other.file and one.begin < two.end and two.begin < one.end


async def ways_around_error(
    files: Sequence[Block], blocks: Sequence[Block], told: Told, ways_in: WaysIn
) -> list[Way]:
    """What to try where some of the blocks have such a place in one of the `files`: all that have
    one, and with what the others come to in files with these (`ways_in`)."""
    new = [each for each in blocks if not any(spots(file.code, each.code) for file in files)]
    found = [placed for each in new if (placed := _placed(files, each, told))]
    if not any(each.is_clear() for each in found):
        return []
    first, *others = found
    if any(map(is_another_way, new)) or any(map(first.is_for_one_with, others)):
        return [Way((await _with([each], told, files),)) for each in found]
    homes = [each for each in files if any(one.file == each for one in found)]
    changed = [
        await _with([one for one in found if one.file == home], told, files) for home in homes
    ]
    after = [dict(zip(homes, changed, strict=True)).get(each, each) for each in files]
    rest = [each for each in new if all(each is not one.block for one in found)]
    ways = await ways_in(rest, after) if rest else []
    return [
        *(each for way in ways if (each := _beside(way, homes, changed, is_alone=len(files) == 1))),
        Way(tuple(changed)),
    ]


def failed_rows(file: Block, told: Told, files: Sequence[Block]) -> list[int]:
    """The lines of one of the files (0 is the first) that an error came through, the last of them
    first."""
    rows = file.code.split("\n")
    if file.language != "python":
        return _failed_between_brackets(rows, told.error)
    found = list[int]()
    for frame in reversed([*FRAME.finditer(told.error)]):
        name, line = frame[1] or frame[4], int(frame[2] or frame[5])
        is_of_it = len(files) == 1 or file.name in (name, told.file_of(name))
        there = rows[line - 1].strip() if is_of_it and 0 < line <= len(rows) else ""
        if there and (frame[3] or "").strip() in ("", there):
            found.append(line - 1)
    return found


def _failed_between_brackets(rows: Sequence[str], error: str) -> list[int]:
    """As an error names them that was told and not seen here: something begins at its column, and
    what it could not read stands there, which may tell the only such line by itself."""
    asked = _READS.search(error)
    wanted = re.compile(rf"[.\[]\s*['\"]?{asked[1]}\b" if asked else "")
    reads = [at for at, row in enumerate(rows) if wanted.search(row)]
    places = [(int(line) - 1, int(column or 0) - 1) for line, column in _PLACE.findall(error)]
    found = [
        at
        for at, column in places
        if at in reads
        and (reads == [at] or column in (-1, *(each.start() for each in _TOKEN.finditer(rows[at]))))
    ]
    return found if places or not asked or len(reads) > 1 else reads


def _placed(files: Sequence[Block], block: Block, told: Told) -> _Placed | None:
    """A block where it belongs; None: nowhere, or nobody knows in which file."""
    own = [each for each in files if block.name in ("", each.name)]
    found = [placed for each in own if (placed := _in_file(each, block, told, files))]
    if len(found) < 2:
        return next(iter(found), None)
    for frame in reversed([*FRAME.finditer(told.error)]):
        name = frame[1] or frame[4]
        for each in found:
            if each.file.name in (name, told.file_of(name)):
                return each
    return None


def _in_file(
    file: Block,
    block: Block,
    told: Told,
    files: Sequence[Block],
    left: Sequence[int] | None = None,
) -> _Placed | None:
    """A block where it belongs in a file; of the lines that failed only these may be `left`."""
    is_run = file.language == "python"
    if not is_run and (retyped := retyped_in(file.code, block.code)):
        return _Placed(block, file, retyped, "", is_retyped=True)
    if file.language not in LANGUAGES:
        return None
    failed = failed_rows(file, told, files) if left is None else left
    places = FRAME if is_run else _PLACE
    is_open = told.error != "" and (bool(failed) or places.search(told.error) is None)
    there, imports, part = _parted(file.code, block.code) if is_run else ("", "", block.code)
    held = guarded(file.code, part, failed, is_open=is_open)
    if held is None and not is_guard(part, file.code):
        held = held_in(file.code, f"{there}{part}", failed, is_run=is_run)
    return _Placed(block, file, held, imports) if held else None


def _parted(source: str, code: str) -> tuple[str, str, str]:
    """The imports above a part that stand in the file, those that do not, and the rest."""
    own = {row.strip() for row in source.split("\n")}
    rows = dedent(code).strip("\n").split("\n")
    above = [*takewhile(lambda row: not row or _IMPORT.fullmatch(row), rows)]
    there, new = ([row for row in above if (row in own) is kept and row] for kept in (True, False))
    there += [""] if there and not above[-1] else []
    rest = "\n".join(rows[len(above) :])
    return "".join(f"{row}\n" for row in there), "".join(f"{row}\n" for row in new), rest


async def _with(placed: Sequence[_Placed], told: Told, files: Sequence[Block]) -> Block:
    """A file with all that belongs there, from its end on, so that the lines above stay where they
    are, and with what that imports."""
    file, imports = placed[0].file, "".join(each.imports for each in placed)
    failed, code = failed_rows(file, told, files), file.code
    for each in sorted(placed, key=lambda one: one.held.begin, reverse=True):
        again = _in_file(replace(file, code=code), each.block, told, files, failed)
        code = again.held.whole if again else code
        failed = [row for row in failed if row < each.held.begin]
    for top in (await read(imports, "python")).tops if imports else ():
        tops = (await read(code, "python")).tops
        code = with_import(code, tops, text_of(imports, top), top.names)
    return replace(file, code=code)


def _beside(
    way: Way, homes: Sequence[Block], changed: Sequence[Block], *, is_alone: bool
) -> Way | None:
    """A way in files that are changed already, with all that was changed in these before; None
    where it takes something of that out again. Of a file that `is_alone` nobody asks the name."""
    new_ones = (
        [replace(each, name=changed[0].name) for each in way.files] if is_alone else way.files
    )
    now = {each.name: each for each in (*changed, *new_ones)}
    for was, new in zip(homes, changed, strict=True):
        added = {*new.code.split("\n")} - {*was.code.split("\n")}
        if not added <= {*now[new.name].code.split("\n")}:
            return None
    return replace(way, files=tuple(now.values()))
