"""Parts of an answer that were taken for all of a file, told from what the file then misses.

In the place of a file of a project a part of it fails for want of what it does not show: an import,
a function that other files take, the function that its `return` is of. That is no mistake of the
part, and it says nothing of the fix.
"""

from collections.abc import Sequence
from dataclasses import replace
from textwrap import dedent

from bot.skills.code.debug.mends.missed import Readings, missed_in
from bot.skills.code.debug.mends.placing import Way
from bot.skills.code.pasted.languages.naming import defined_in
from bot.skills.code.pasted.lines.changed_forms import are_forms_of
from bot.skills.code.pasted.messages.blocks import Block
from bot.tools.source.reading import read
from bot.tools.source.tidying import lint

_ASTRAY = frozenset({"F701", "F702", "F704", "F706"})
"""What ruff says of a `break`, `continue`, `yield` or `return` where none can stand."""


async def without_misplaced(
    ways: Sequence[Way], files: Sequence[Block], blocks: Sequence[Block]
) -> list[Way]:
    """The ways, but for such as are wrong only as a part stands where it cannot: each of the
    `blocks` parses, and with it in its place a file does not, or lacks what that file sets."""
    readings, was = Readings(), {each.name: each for each in files}
    codes = [dedent(each.code).strip() for each in blocks]
    if any([(await readings.of(each)).problem for each in codes]):
        return [*ways]
    found = list[Way]()
    for way in ways:
        of_it = [(each, was.get(each.name, files[0])) for each in way.files]
        if not any([await _is_misplaced(now, old, codes, readings) for now, old in of_it]):
            found.append(way)
    return found


async def _is_misplaced(now: Block, was: Block, codes: Sequence[str], readings: Readings) -> bool:
    reading, before = await readings.of(now.code), await readings.of(was.code)
    if reading.problem is not None:
        return True
    if ({*before.given} - {*before.unset}) & {*reading.unset}:
        return True
    is_of_it = not defined_in(was.code).isdisjoint(defined_in(now.code))
    is_shown = dedent(now.code).strip() in codes
    return not (is_shown and is_of_it) and await _is_astray(now, was)


async def without_parts(ways: Sequence[Way], files: Sequence[Block]) -> list[Way]:
    """The ways, but for files in them that are only parts of what they were."""
    readings, was = Readings(), {each.name: each for each in files}
    found = list[Way]()
    for way in ways:
        after = [*({**was, **{each.name: each for each in way.files}}).values()]
        parts = [
            each for each in way.files if await _is_part(each, was[each.name], after, readings)
        ]
        if kept := tuple(each for each in way.files if each not in parts):
            found.append(replace(way, files=kept))
    return [each for number, each in enumerate(found) if each not in found[:number]]


async def _is_part(now: Block, was: Block, files: Sequence[Block], readings: Readings) -> bool:
    reading, before = await readings.of(now.code), await readings.of(was.code)
    defined, own = defined_in(was.code), defined_in(now.code)
    if reading.problem is not None:
        return bool(defined) and defined.isdisjoint(own)
    gave = {*before.given, *(name for _, names in before.imports for name in names)}
    if gave & {*reading.unset}:
        return True
    if own <= defined and gave & await missed_in(now, files, "", readings):
        return True
    return await _is_astray(now, was)


async def _is_astray(now: Block, was: Block) -> bool:
    """Whether a `return` or `break` stands now where none can, and none did before; of what did not
    parse that says how it is written: it may be the body of a function."""
    astray = await _astray_in(now)
    if not astray or astray.keys() <= (await _astray_in(was)).keys():
        return False
    is_read = (await read(was.code, "python")).problem is None
    rows = {row for some in astray.values() for row in some}
    return is_read or bool(defined_in(was.code)) or not are_forms_of(was.code, rows)


async def _astray_in(block: Block) -> dict[str, set[str]]:
    """What ruff says so, and the rows of which it does."""
    rows, found = block.code.split("\n"), dict[str, set[str]]()
    for each in await lint(block.code):
        if each.code in _ASTRAY:
            found.setdefault(each.code, set()).add(rows[each.line - 1].strip())
    return found
