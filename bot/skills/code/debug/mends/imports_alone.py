"""An answer that shows nothing but imports, of code that has more: these are changed, and the rest
stays.

An import takes the place of those that gave what it gives; what else such a one gave it still
gives. What gives nothing that was there is an addition, and none of this.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.skills.code.debug.mends.missed import Readings
from bot.skills.code.debug.mends.placing import Way
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.adding import text_of
from bot.tools.source.reading import Top

_SEVERAL = re.compile(r"((?:from[ \t]+[\w.]+[ \t]+)?import[ \t]+)((?:\w+[ \t]*,[ \t]*)+\w+)[ \t]*")


async def with_imports(
    ways: Sequence[Way], files: Sequence[Block], blocks: Sequence[Block]
) -> list[Way]:
    """The ways, but for those that leave nothing but imports of a file, and with the imports that
    `blocks` show alone; where there is no other block, with these first."""
    readings = Readings()
    was = {each.name: await _is_only_imports(each.code, readings) for each in files}
    kept = [
        way
        for way in ways
        if not any(
            [
                await _is_only_imports(each.code, readings) and not was.get(each.name, True)
                for each in way.files
            ]
        )
    ]
    shown = [each for each in blocks if await _is_only_imports(each.code, readings)]
    changed = list[Way]()
    for way in kept if len(shown) < len(blocks) else [Way(())]:
        now = [next((new for new in way.files if new.name == each.name), each) for each in files]
        after = [*now]
        for block in shown:
            after = await _changed(after, block, readings)
        if after != now:
            new = [each for each, old in zip(after, files, strict=True) if each.code != old.code]
            changed.append(replace(way, files=tuple(new)))
    return [*changed, *kept]


async def _is_only_imports(code: str, readings: Readings) -> bool:
    tops = [each for each in (await readings.of(code)).tops if each.kind != "left_out"]
    return bool(tops) and all(each.kind == "import" for each in tops)


async def _changed(files: Sequence[Block], block: Block, readings: Readings) -> list[Block]:
    """The files with the imports of a block in the only one of its name that gives any of them."""
    new = [each for each in (await readings.of(block.code)).tops if each.kind == "import"]
    found = list[tuple[int, str]]()
    for at, file in enumerate(files):
        if block.name in ("", file.name) or len(files) == 1:
            tops = (await readings.of(file.code)).tops
            code = _exchanged(file.code, tops, block.code, new)
            found += [(at, code)] if code != file.code else []
    if len(found) != 1:
        return [*files]
    ((at, code),) = found
    return [*files[:at], replace(files[at], code=code), *files[at + 1 :]]


def _exchanged(source: str, tops: Sequence[Top], shown: str, new: Sequence[Top]) -> str:
    """With the new imports where the first of those stood that gave some of the same."""
    rows = source.split("\n")
    old = [each for each in tops if each.kind == "import"]
    there = {text_of(source, each) for each in old}
    texts = [text for each in new if (text := text_of(shown, each)) not in there]
    given = {name for each in new if text_of(shown, each) in texts for name in each.names}
    begin = -1
    for each in reversed(old):
        left = [name for name in each.names if name not in given]
        if len(left) == len(each.names) or "*" in each.names:
            continue
        several = _SEVERAL.fullmatch(text_of(source, each))
        if left and several is None:
            continue
        kept = [f"{several[1]}{', '.join(left)}"] if left and several else []
        rows[each.line - 1 : each.end], begin = kept, each.line - 1
    return "\n".join([*rows[:begin], *texts, *rows[begin:]]) if begin >= 0 else source
