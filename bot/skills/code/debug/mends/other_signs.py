"""Lines that an answer shows alone, each in the place of the only one that says the same: `def
f(x):` for `def f(x)`. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot.patterns import later
from bot.skills.code.debug.mends.placing import Way
from bot.skills.code.pasted.lines.changed_forms import without_comment
from bot.skills.code.pasted.lines.definitions import depth_of
from bot.skills.code.pasted.messages.blocks import Block

_SAID = later(r"\w+|[-+*/%<>=!&|^~@]+")


def ways_with_signs(files: Sequence[Block], blocks: Sequence[Block]) -> list[Way]:
    """What to try where each of the blocks is one line, and one line of a file has just its words,
    in other brackets or with a colon more."""
    found = [_home(files, each) for each in blocks]
    homes = [each for each in found if each is not None]
    if len(homes) < len(found) or len({(file.name, at) for file, at in homes}) < len(homes):
        return []
    changed = dict[str, Block]()
    for block, (file, at) in zip(blocks, homes, strict=True):
        rows = changed.get(file.name, file).code.split("\n")
        rows[at] = f"{depth_of(rows[at])}{block.code.strip()}"
        changed[file.name] = replace(file, code="\n".join(rows))
    return [Way((*changed.values(),))] if changed else []


def _home(files: Sequence[Block], block: Block) -> tuple[Block, int] | None:
    new = block.code.strip()
    words = _said_in(new) if "\n" not in new else []
    own = [each for each in files if block.name in ("", each.name)]
    rows = [(file, at, row.strip()) for file in own for at, row in enumerate(file.code.split("\n"))]
    found = [(file, at) for file, at, row in rows if _said_in(row) == words]
    if not words or len(found) != 1 or any(row == new for _, _, row in rows):
        return None
    return found[0]


def _said_in(row: str) -> list[str]:
    """The words of a line and what is done with them; its brackets, colons and commas are none."""
    return _SAID.findall(without_comment(row))
