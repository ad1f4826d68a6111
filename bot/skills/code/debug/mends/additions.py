"""What an answer shows alone, and what is to be added to the code: an import, a function, a method.

A block is that where nothing in it stands in the code, or nothing but functions that it mends. It
is added only where somebody misses it: a name that is used and that nobody sets, or an attribute
that is used; and no line is taken out by it. Whether it was the right one the checks of the whole
program say.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from textwrap import dedent

from bot.skills.code.debug.mends.homes import Told, is_in
from bot.skills.code.debug.mends.missed import Readings, given_by, has, is_renamed, missed_in
from bot.skills.code.debug.mends.placing import Way
from bot.skills.code.pasted.answers.named_changes import with_named_line
from bot.skills.code.pasted.files.arranging import is_another_way
from bot.skills.code.pasted.languages.naming import defined_in
from bot.skills.code.pasted.lines.changed_forms import sets_the_same
from bot.skills.code.pasted.lines.definitions import methods_in
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.pieces import error_line
from bot.skills.code.pasted.places.adding import places, text_of, with_definition, with_import
from bot.skills.code.pasted.places.elided import set_in, with_members
from bot.tools.source.reading import Top

_MOST_WAYS, _MOST_PLACES = 3, 3
_IMPORTS = ("future", "import")
_GIVEN = ("defined", "constant", "set")
_OF_PYTHON = re.compile(r"__\w+__")
_CHANGES = re.compile(r"\b(?:chang|replac|correct|fix|mend|updat|modif|rewrit)", re.IGNORECASE)

WaysOf = Callable[[Sequence[Block]], Awaitable[list[Way]]]


@dataclass(frozen=True, slots=True)
class _Addition:
    """What a `block` adds: `imports`, and what is `new` at the top or in a class (`members`), each
    as it stands there; `rest` is what it shows of the code in another version, None for nothing."""

    block: Block
    imports: tuple[Top, ...]
    new: tuple[Top, ...]
    members: tuple[Top, ...]
    rest: Block | None

    def text(self, top: Top) -> str:
        """A statement of it."""
        return text_of(self.block.code, top)

    @property
    def names(self) -> set[str]:
        """All that it gives."""
        return given_by((*self.imports, *self.new, *self.members))

    @property
    def is_fields(self) -> bool:
        """Whether all that it adds may be fields of a class, too."""
        return bool(self.new) and all(each.kind in ("constant", "set") for each in self.new)


async def ways_with_additions(
    files: Sequence[Block], blocks: Sequence[Block], told: Told, ways_of: WaysOf
) -> list[Way]:
    """What to try where some of the blocks are additions: the files with these, and with what
    `ways_of` the others come to; nothing where none is."""
    readings = Readings()
    if len(files) == 1 and not files[0].name:
        blocks = [replace(each, name="") for each in blocks]
    parted = [await _parted(each, files, readings) for each in blocks]
    added = _of_one_way([each for each in parted if each])
    if not added:
        return []
    rest = [each for each, one in zip(blocks, parted, strict=True) if one is None]
    shown = [*(each.rest for each in added if each.rest), *rest]
    alone = [] if len(shown) > len(rest) else await _ways(files, files, added, told, readings)
    beside = list[Way]()
    for way in (await ways_of(shown))[:_MOST_WAYS] if shown else ():
        changed = {each.name: each.code for each in way.files}
        if len(files) == 1:
            changed = {files[0].name: way.files[0].code}
        before = [replace(each, code=changed.get(each.name, each.code)) for each in files]
        if any(_is_short(now, was) for now, was in zip(before, files, strict=True)):
            continue  # what is shown with an addition is seldom all there is
        found = await _ways(files, before, added, told, readings)
        beside += [replace(each, doubt=way.doubt) for each in found]
    is_meant = any(_CHANGES.search(each.above) or _defines_again(each, files) for each in rest)
    return [*beside, *alone] if is_meant else [*alone, *beside]


def _is_short(now: Block, was: Block) -> bool:
    return 2 * now.code.strip().count("\n") < was.code.strip().count("\n")


def _of_one_way(added: Sequence[_Addition]) -> list[_Addition]:
    """Without what another way of doing the same would add."""
    found, given = list[_Addition](), set[str]()
    for each in added:
        if not found or (not is_another_way(each.block) and each.names.isdisjoint(given)):
            found.append(each)
            given |= each.names
    return found


def _defines_again(block: Block, files: Sequence[Block]) -> bool:
    return any(defined_in(block.code) & defined_in(each.code) for each in files)


async def _parted(block: Block, files: Sequence[Block], readings: Readings) -> _Addition | None:
    """A block as an addition; None: it is none, as all of a program in another version."""
    block = replace(block, code=dedent(block.code).strip("\n"))
    homes = [each for each in files if block.name in ("", each.name)]
    tops = {each: (await readings.of(each.code)).tops for each in homes}
    there = {text_of(each.code, top) for each, own in tops.items() for top in own}
    known = given_by([top for own in tops.values() for top in own if top.kind == "defined"])
    reading = await readings.of(block.code)
    shown = [each for each in reading.tops if each.kind != "left_out"]
    new = [each for each in shown if text_of(block.code, each) not in there]
    imports = tuple(each for each in new if each.kind in _IMPORTS)
    again = [each for each in new if each.kind == "defined" and {*each.names} <= known]
    members = tuple(each for each in new if each.kind == "method")
    rest = tuple(each for each in new if each not in (*imports, *again, *members))
    is_added = bool(imports or members or rest) and all(each.kind in _GIVEN for each in rest)
    is_lacking_itself = not given_by(rest).isdisjoint(reading.unset)  # df = df.dropna()
    if not is_added or is_lacking_itself or (members and (again or rest)):
        return None
    if any(_is_another_form(block, each.code) for each in homes):
        return None
    texts, names = {text_of(block.code, each) for each in shown}, given_by(again)
    if any(_is_all(own, file.code, texts, names) for file, own in tops.items()):
        return None
    code = "\n\n\n".join(text_of(block.code, each) for each in again)
    version = replace(block, code=code) if again else None
    return _Addition(block, imports, rest, members, version)


def _is_another_form(block: Block, source: str) -> bool:
    """Whether it is the only line, as it is changed, or one that the words above name."""
    rows = source.split("\n") if "\n" not in block.code else []
    is_line = sum(sets_the_same(row, block.code) for row in rows) == 1
    return is_line or bool(with_named_line(source, block))


def _is_all(tops: Sequence[Top], source: str, texts: set[str], names: set[str]) -> bool:
    """Whether these statements, or those that give these names, are all that a file does."""
    own = [each for each in tops if each.kind not in (*_IMPORTS, "text")]
    return all(text_of(source, each) in texts or {*each.names} & names for each in own)


async def _ways(
    files: Sequence[Block],
    before: Sequence[Block],
    added: Sequence[_Addition],
    told: Told,
    readings: Readings,
) -> list[Way]:
    """What to try: the files as they are `before`, with all that is `added` in one of the places
    that it may have. Of that only imports need not be missed."""
    found = list[Way]()
    new = [each.text(top) for each in added for top in (*each.new, *each.members)]
    if any(is_renamed(text, [each.code for each in before]) for text in new):
        return []
    for number in range(_MOST_PLACES):
        after, waiting = [*before], [*added]
        while waiting:
            for each in waiting:
                placed = await _added(after, each, told, number, readings)
                if placed is not None:
                    after = placed
                    waiting.remove(each)
                    break
            else:
                break
        now = tuple(new for was, new in zip(files, after, strict=True) if new.code != was.code)
        if after == [*before] or any(each.new or each.members for each in waiting):
            break
        if Way(now) not in found:
            found.append(Way(now))
    return found


async def _added(
    files: Sequence[Block], added: _Addition, told: Told, number: int, readings: Readings
) -> list[Block] | None:
    """The files with an addition, of several places that it may have in that of this number; None
    where nobody misses it, or where it belongs is not known."""
    own = [each for each in files if added.block.name in ("", each.name)]
    after = [*files]
    missed = [await missed_in(each, files, told.error, readings) for each in files]
    homes = [
        at for at, names in enumerate(missed) if files[at] in own and given_by(added.new) & names
    ]
    if added.members or (added.is_fields and not homes):
        placed = _with_members(own, added, told, number)
        if placed is None:
            return None
        after = [placed if each.name == placed.name else each for each in files]
    elif added.new:
        if len(homes) != 1 or not _are_all_used(added, missed[homes[0]]):
            return None
        after[homes[0]] = await _with_new(files[homes[0]], added, number, readings)
    for at, file in enumerate(files):
        for each in added.imports if file in own else ():
            needed = await missed_in(after[at], after, told.error, readings)
            is_future = each.kind == "future" and len(own) == 1
            if is_future or {*each.names} & needed or (needed and "*" in each.names):
                tops = (await readings.of(after[at].code)).tops
                code = with_import(after[at].code, tops, added.text(each), each.names)
                after[at] = replace(after[at], code=code)
    return None if after == [*files] else after


def _are_all_used(added: _Addition, missed: set[str]) -> bool:
    """Whether all that is new is missed, or used by what is."""
    used = [each for each in added.new if {*each.names} & missed]
    for each in used:
        text, left = added.text(each), [other for other in added.new if other not in used]
        used += [other for other in left if any(has(text, name) for name in other.names)]
    return len(used) == len(added.new)


async def _with_new(file: Block, added: _Addition, number: int, readings: Readings) -> Block:
    beside = defined_in(added.rest.code) if added.rest else set[str]()
    rows = places((await readings.of(file.code)).tops, beside)
    gap = "\n\n\n" if "\n\n\n" in file.code else "\n\n"
    text = ("\n" if added.is_fields else gap).join(map(added.text, added.new))
    row = rows[min(number, len(rows) - 1)]
    return replace(file, code=with_definition(file.code, row, text))


def _with_members(
    files: Sequence[Block], added: _Addition, told: Told, number: int
) -> Block | None:
    """The file with a class that has these methods or fields, too."""
    members = added.members or added.new
    names, error = given_by(members), error_line(told.error)
    is_missed = any(
        _OF_PYTHON.fullmatch(name)
        or f"'{name}'" in error
        or any(has(each.code, f".{name}") for each in files)
        for name in names
    )
    owners = _owners(files, names, added.block.above, told) if is_missed else []
    if not owners:
        return None
    file, owner = owners[min(number, len(owners) - 1)]
    text = ("\n" if added.is_fields else "\n\n").join(map(added.text, members))
    code = with_members(file.code, owner, text)
    return replace(file, code=code) if code else None


def _owners(
    files: Sequence[Block], names: set[str], above: str, told: Told
) -> list[tuple[Block, str]]:
    """The classes that may be meant, each with its file: the only one that is named above, in the
    error or in the words, that has some of these, or that there is. Where the first has all of them
    nothing is to be added."""
    classes = [
        (file, name, found | set_in(file.code, name))
        for file in files
        for name, found in _methods(file.code)
    ]
    ways = [
        [each for each in classes if is_in(each[1], text)]
        for text in (above, error_line(told.error), told.words)
    ]
    ways += [[each for each in classes if names & each[2]], classes]
    found = [way[0] for way in ways if len(way) == 1]
    if not found or names <= found[0][2]:
        return []
    places = [each[:2] for each in found if not names <= each[2]]
    return [each for at, each in enumerate(places) if each not in places[:at]]


def _methods(code: str) -> list[tuple[str, set[str]]]:
    return [(name, {*found}) for name, found in methods_in(code.split("\n"))]
