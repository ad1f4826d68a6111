"""A check that leaves (`if not xs: return 0`), which an answer shows alone: it takes the place of
nothing, and goes above the line that failed. Pure.

It asks about what that line uses, and stands where it may leave: a `return` right in a function, a
`continue` in a loop.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from keyword import kwlist
from textwrap import dedent, indent

from bot.patterns import later
from bot.skills.code.pasted.brackets import depths
from bot.skills.code.pasted.definitions import depth_of
from bot.skills.code.pasted.held import Held
from bot.skills.code.pasted.rows import goes_on, read_rows

_IF = later(r"if\b(.*)")
_LEAVES = later(r"\b(?:return|raise|throw|continue|break)\b|(?<!\w)(?:\w+\.)?exit\(")
_NAME = later(r"[^\W\d][\w$]*")
_WORDS = frozenset({*kwlist, "this", "self", "null", "undefined", "nil", "typeof"})
_LOOP = r"(?:async\s+)?(?:for|foreach|while)\b|do\s*\{"
_FUNCTION = (
    r"(?:async\s+)?def\b"
    r"|(?!(?:\}\s*)?(?:if|else|for|foreach|while|do|switch|try|catch|with)\b).*(?:\(.*|=>\s*)\{$"
)
_WITHIN = {"return": _FUNCTION, "continue": _LOOP, "break": _LOOP}


@dataclass(frozen=True, slots=True)
class _Guard:
    """The names that it asks about, and the word with which it leaves."""

    names: frozenset[str]
    leaves: str


def is_guard(part: str) -> bool:
    """Whether a part of a program is nothing but a check that leaves."""
    return _guard_in(part) is not None


def guarded(source: str, part: str, failed: Sequence[int]) -> Held | None:
    """A program with such a check above the first of the lines that `failed` (0 is the first) about
    which it asks, and in whose block it may leave."""
    part = dedent(part).strip("\n")
    guard, lines = _guard_in(part), source.split("\n")
    if guard is None or part in source:
        return None
    for at in failed:
        depth, used = depth_of(lines[at]), {*_NAME.findall(lines[at])}
        heads = (row for row in range(at - 1, -1, -1) if _is_less(lines[row], depth))
        above = next(heads, -1)
        head = lines[above].strip() if above >= 0 else ""
        is_there = re.match(_WITHIN.get(guard.leaves, ""), head) is not None
        is_begun = not any(depths(lines[above + 1 : at])[-1:])
        if guard.names & used and is_there and is_begun and not goes_on(lines[at].strip()):
            lines[at:at] = indent(part, depth).split("\n")
            return Held(at, at, 0, "\n".join(lines))
    return None


def _is_less(line: str, depth: str) -> bool:
    return bool(line.strip()) and len(depth_of(line)) < len(depth)


def _guard_in(part: str) -> _Guard | None:
    rows = read_rows(dedent(part))
    if rows and rows[-1].text == "}" and not rows[-1].depth:
        rows.pop()
    asks = _IF.match(rows[0].text) if rows else None
    if asks is None or any(not row.depth for row in rows[1:]):
        return None
    inner = [row for row in rows[1:] if row.depth == rows[1].depth and not goes_on(row.text)]
    leaves = _LEAVES.match(inner[-1].text) if inner else _LEAVES.search(rows[0].text)
    if leaves is None:
        return None
    condition = asks[1] if inner else rows[0].text[asks.start(1) : leaves.start()]
    return _Guard(frozenset(_NAME.findall(condition)) - _WORDS, leaves[0])
