"""Where a check belongs that is shown alone, told from what it asks about. Pure.

Of all functions (for a `continue`, loops) one alone has the names: it takes them, or sets them once
by statements of its own. There the check goes above the first statement that uses them, so that all
before it is done as it was. Another check of the same is asked first, but where the new one asks
whether there is anything at all. Where the line that failed is told, it has to come behind that.
**Not covered**: names that are set in a block, or twice, and heads of several lines.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.patterns import later
from bot.skills.code.pasted.lines.checks import LEAVES, asked_by
from bot.skills.code.pasted.lines.rows import Row, goes_on

_FUNCTION = (
    r"(?:async\s+)?def\b"
    r"|(?!(?:\}\s*)?(?:if|else|for|foreach|while|do|switch|try|catch|with)\b).*(?:\(.*|=>\s*)\{$"
)
LOOP = r"(?:async\s+)?(?:for|foreach|while)\b|do\s*\{"
WITHIN = {"return": _FUNCTION, "continue": LOOP, "break": LOOP}
"""What a word leaves, as a pattern for its head."""

_TEXT = later(r"\"[^\"]*\"|'[^']*'|`[^`]*`")
_PLAIN_TEXT = later(r"(?<![fF])(?:\"[^\"]*\"|'[^']*')")
_VARIABLE = later(r"(?<![\w$.])(?![A-Z]\w*\.)[^\W\d][\w$]*(?![\w$(])")
_IS_NONE = later(
    r"!\s*[\w$]+|not\s+\w+|[\w$]+\s*(?:===?|is)\s*(?:null|None|nil|undefined|nullptr|NULL)"
)
_GIVES = later(r"return\s+[^\s;]")


@dataclass(frozen=True, slots=True)
class _Block:
    """A function or a loop: from its head on, to before which row."""

    head: int
    end: int

    def tops(self, rows: Sequence[Row]) -> list[int]:
        """Its own statements."""
        depth = rows[self.head + 1].depth
        inside = range(self.head + 1, self.end)
        return [at for at in inside if rows[at].depth == depth and not goes_on(rows[at].text)]


def home_of(
    rows: Sequence[Row], asks: str, leaves: str, words: Collection[str], failed: Collection[int]
) -> int | None:
    """Above which row such a check goes; None: that is not clear. `words` are no names; some of the
    lines (0 is the first) may be known to have `failed`."""
    blocks = [*_blocks(rows, WITHIN.get(leaves, _FUNCTION))]
    taken = {name for each in blocks for name in _taken_by(rows[each.head].text)}
    names = {
        name
        for name in {*_VARIABLE.findall(_TEXT.sub("", asks))} - {*words}
        if name in taken or any(_is_set(row.text, name) for row in rows)
    }
    found = [
        (block, at) for block in blocks if (at := _first_use(rows, block, names, asks)) is not None
    ]
    if len(found) > 1 and leaves == "return":
        found = [each for each in found if any(map(_GIVES.match, _texts(rows, each[0])))]
    if len(found) != 1 or not names:
        return None
    ((block, at),) = found
    behind = {row.at for row in rows[at : block.end]}
    return at if not failed or not behind.isdisjoint(failed) else None


def _blocks(rows: Sequence[Row], pattern: str) -> Iterator[_Block]:
    for at, row in enumerate(rows[:-1]):
        if row.is_head and re.match(pattern, row.text) and rows[at + 1].depth > row.depth:
            behind = (n for n in range(at + 1, len(rows)) if rows[n].depth <= row.depth)
            yield _Block(at, next(behind, len(rows)))


def _texts(rows: Sequence[Row], block: _Block) -> list[str]:
    return [row.text for row in rows[block.head : block.end]]


def _first_use(rows: Sequence[Row], block: _Block, names: Collection[str], asks: str) -> int | None:
    """Its first statement that uses the names where it has all of them; None for none."""
    tops, begin = block.tops(rows), block.head
    taken = _taken_by(rows[block.head].text)
    for name in names:
        sets = [at for at in range(block.head + 1, block.end) if _is_set(rows[at].text, name)]
        if len(sets) != (name not in taken) or not {*sets} <= {*tops}:
            return None
        begin = max(begin, *sets, block.head)
    ends = [*tops[1:], block.end]
    for at, end in zip(tops, ends, strict=True):
        texts = [row.text for row in rows[at:end]]
        is_used = at > begin and any(_uses(text, names) for text in texts)
        if is_used and not _is_asked_first(texts, names, asks):
            return at
    return None


def _taken_by(head: str) -> set[str]:
    """The names that a head gives, and the types of these."""
    bare = _TEXT.sub("", head)
    return {*_VARIABLE.findall(bare.partition("(")[2] or bare)}


def _is_set(row: str, name: str) -> bool:
    before = r"(?:[\w$<>\[\],.*&?:{}\s]*[\s*&,{\[])?"
    behind = r"(?:\s*[,}\]][\w$.,\s}\]]*)?(?:\s*:[^=]+)?\s*[-+*/|&:?]*="
    return re.match(rf"{before}{re.escape(name)}{behind}(?!=)", row) is not None


def _uses(row: str, names: Collection[str]) -> bool:
    bare = _PLAIN_TEXT.sub("", row)
    return not {*_VARIABLE.findall(bare), *re.findall(r"\w+(?=\()", bare)}.isdisjoint(names)


def _is_asked_first(statement: Sequence[str], names: Collection[str], asks: str) -> bool:
    """Whether a statement is a check of the same that leaves, and stays above the new one."""
    condition = asked_by(statement[0])
    leaving = [LEAVES.match(row) for row in statement[1:]] or [LEAVES.search(statement[0])]
    is_check = condition != "" and _uses(condition, names) and any(leaving)
    return is_check and not _IS_NONE.fullmatch(asks.strip("() "))
