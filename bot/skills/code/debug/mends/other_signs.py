"""Lines that an answer shows alone, each in the place of the only one that says the same: `def
f(x):` for `def f(x)`, or for `deff f(x):`. Pure."""

import keyword
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import pairwise

from bot.patterns import later
from bot.skills.code.debug.mends.placing import Way
from bot.skills.code.pasted.lines.changed_forms import without_comment
from bot.skills.code.pasted.lines.definitions import depth_of
from bot.skills.code.pasted.messages.blocks import Block

_ELSEWHERE = [(word, "def") for word in ("function", "func", "fn", "fun", "sub")]
"""What other languages call it."""
_SAID = later(r"\w+|[-+*/%<>=!&|^~@]+")


def ways_with_signs(files: Sequence[Block], blocks: Sequence[Block]) -> list[Way]:
    """What to try where for each line of the blocks one line of a file has just its words, in other
    brackets, with a colon more, or behind a keyword that is misspelt there."""
    shown = [(each, row.strip()) for each in blocks for row in each.code.split("\n") if row.strip()]
    found = [_home(files, block, row) for block, row in shown]
    homes = [each for each in found if each is not None]
    if len(homes) < len(found) or len({(file.name, at) for file, at in homes}) < len(homes):
        return []
    if any(
        one is other and _leaves_out(home, next_home)
        for ((one, _), home), ((other, _), next_home) in pairwise(zip(shown, homes, strict=True))
    ):
        return []
    changed = dict[str, Block]()
    for (_, row), (file, at) in zip(shown, homes, strict=True):
        rows = changed.get(file.name, file).code.split("\n")
        if rows[at].strip() != row:
            rows[at] = f"{depth_of(rows[at])}{row}"
            changed[file.name] = replace(file, code="\n".join(rows))
    return [Way((*changed.values(),))] if changed else []


def _home(files: Sequence[Block], block: Block, new: str) -> tuple[Block, int] | None:
    own, words = [each for each in files if block.name in ("", each.name)], _said_in(new)
    rows = [(file, at, row) for file in own for at, row in enumerate(file.code.split("\n"))]
    found = [(file, at) for file, at, row in rows if words and _says(_said_in(row), words)]
    return found[0] if len(found) == 1 else None


def _says(old: Sequence[str], new: Sequence[str]) -> bool:
    if old[1:] != new[1:] or not old:
        return False
    if old[0] == new[0]:
        return True
    is_typed = bool(get_close_matches(old[0], [new[0]])) or (old[0], new[0]) in _ELSEWHERE
    return is_typed and keyword.iskeyword(new[0]) and not keyword.iskeyword(old[0])


def _leaves_out(one: tuple[Block, int], other: tuple[Block, int]) -> bool:
    """Whether a line of a file stands between these two, or they are in another order."""
    between = one[0].code.split("\n")[one[1] + 1 : other[1]]
    return one[0] is not other[0] or one[1] > other[1] or any(row.strip() for row in between)


def _said_in(row: str) -> list[str]:
    """The words of a line and what is done with them; its brackets, colons and commas are none."""
    return _SAID.findall(without_comment(row))
