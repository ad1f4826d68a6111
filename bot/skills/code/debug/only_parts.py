"""Parts of an answer that were taken for all of a file, told from what the file then misses.

In the place of a file of a project a part of it fails for want of what it does not show: an import,
a function that other files take, the function that its `return` is of. That is no mistake of the
part, and it says nothing of the fix.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.skills.code.debug.missed import Readings, missed_in
from bot.skills.code.debug.placing import Way
from bot.skills.code.pasted.blocks import Block
from bot.skills.code.pasted.naming import defined_in
from bot.tools.source.tidying import lint

_ASTRAY = frozenset({"F701", "F702", "F704", "F706"})
"""What ruff says of a `break`, `continue`, `yield` or `return` where none can stand."""


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
    astray = [{each.code for each in await lint(one.code)} & _ASTRAY for one in (was, now)]
    return bool(astray[1] - astray[0])
