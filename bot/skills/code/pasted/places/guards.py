"""A check that leaves (`if not xs: return 0`), which an answer shows alone or among lines that
stand in the program: it takes the place of nothing. Pure.

It goes above the lines that are shown below it, or below those above it; alone, above the line that
failed, if it asks about what that uses. It stands where it may leave: a `return` in a function, a
`continue` in a loop. One that asks what a check beside it did is that one, changed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from keyword import kwlist
from textwrap import dedent, indent

from bot.patterns import later
from bot.skills.code.pasted.lines.brackets import depths
from bot.skills.code.pasted.lines.changed_forms import is_changed_form, without_comment
from bot.skills.code.pasted.lines.checks import LEAVES, asked_by, asks_too
from bot.skills.code.pasted.lines.definitions import depth_of
from bot.skills.code.pasted.lines.rows import (
    Row,
    goes_on,
    has_beside,
    heads_above,
    read_rows,
    statements,
)
from bot.skills.code.pasted.places.guard_homes import LOOP, WITHIN, home_of
from bot.skills.code.pasted.places.held import Held
from bot.skills.code.pasted.places.held_forms import asks_of_the_same

_NAME, _WORD = later(r"[^\W\d][\w$]*"), later(r"[\w$]+")
_WORDS = frozenset({*kwlist, "this", "self", "null", "undefined", "nil", "typeof"})
_COMPARES = later(r"[<>=!]=+|[<>]|\bin\b")
_BRANCH = later(r"(?:\}\s*)?(?:if|elif|else|try|except|catch|finally|with|switch|case)\b")


@dataclass(frozen=True, slots=True)
class _Guard:
    """What it asks, the names in that, the word with which it leaves ("" for one that goes on), and
    its lines."""

    asks: str
    names: frozenset[str]
    leaves: str
    lines: tuple[str, ...]

    def holds_of(self, rows: Sequence[Row]) -> bool:
        """Whether it has lines of a program: its own head, what uses that about which it asks, or,
        if it goes on, any."""
        there = {row.text for row in rows}
        kept = [each for each in self.lines if each in there and _NAME.search(each)]
        return any(
            not self.leaves or each == self.lines[0] or self.names & {*_NAME.findall(each)}
            for each in kept
        )

    def mends_one_of(self, rows: Sequence[Row]) -> bool:
        """Whether a program compares the same so, and then does the same: it is that, mended."""
        texts, count, signs = [row.text for row in rows], len(self.lines), _signs_in(self.asks)
        return any(
            asks_of_the_same(text, self.lines[0])
            and text != self.lines[0]
            and not signs.isdisjoint(_signs_in(asked_by(text)))
            and (*texts[at + 1 : at + count],) == self.lines[1:]
            for at, text in enumerate(texts)
        )


@dataclass(frozen=True, slots=True)
class _Spot:
    """A line above which a check may go, how deep, and before which of the rows that is;
    `is_shown`: the answer has the lines beside it."""

    line: int
    depth: str
    row: int
    is_shown: bool


def _signs_in(condition: str) -> set[str]:
    return {*_COMPARES.findall(condition)}


def is_guard(part: str, source: str = "") -> bool:
    """Whether a part of a program is nothing but a check that leaves, and has no lines of that."""
    guard = _guard_in(part)
    return guard is not None and guard.leaves != "" and not guard.holds_of(read_rows(source))


def guarded(source: str, part: str, failed: Sequence[int], *, is_open: bool = False) -> Held | None:
    """A program with such a check in its place, where one of these lines (0 is the first) may have
    `failed`; None: that is not clear, or it is no such check. `is_open`: what it asks about may
    tell the place, too."""
    part = dedent(part).strip("\n")
    new = read_rows(part)
    source = _with_last(source, new, failed)
    rows, lines = read_rows(source), source.split("\n")
    cut = _new_in(rows, new)
    if part in source or cut is None:
        return None
    begin, end = cut
    own = part.split("\n")[new[begin - 1].at + 1 if begin else 0 : new[end - 1].at + 1]
    guard = _guard_in("\n".join(own))
    if guard is None or guard.holds_of(rows) or guard.mends_one_of(rows):
        return None
    is_shown = len(new) > end - begin
    if is_shown:
        spots = _shown(lines, rows, new, cut, failed)
        if len(spots) != 1 or not _is_of(guard, new[:begin] + new[end:]):
            return None
    else:
        spots = _alone(guard, lines, rows, failed, is_open=is_open)
    for spot in spots:
        if _may_stand(guard, spot, rows, lines) and not _is_changed(guard, spot, rows):
            lines[spot.line : spot.line] = indent("\n".join(own).strip("\n"), spot.depth).split(
                "\n"
            )
            return Held(spot.line, spot.line, 0, "\n".join(lines))
    return None


def _with_last(source: str, new: Sequence[Row], failed: Sequence[int]) -> str:
    """A program with the last line of a part below a check, where that is the line that failed with
    all of its words, changed."""
    last, lines = new[-1] if new else None, source.split("\n")
    texts = [row.strip() for row in lines]
    if last is None or last.depth or last.text in texts or goes_on(last.text):
        return source
    words = Counter(_WORD.findall(last.text))
    for at in failed:
        old = without_comment(lines[at])
        is_whole = not (depths([old])[-1] or depths([last.text])[-1])
        if is_whole and is_changed_form(old, last.text) and Counter(_WORD.findall(old)) <= words:
            lines[at] = f"{depth_of(lines[at])}{last.text}"
            return "\n".join(lines)
    return source


def _new_in(rows: Sequence[Row], new: Sequence[Row]) -> tuple[int, int] | None:
    """From which to before which row the only statement goes that does not stand in a program."""
    found = [each for each in statements(new) if not has_beside(rows, new[each[0] : each[1]])]
    return found[0] if len(found) == 1 else None


def _alone(
    guard: _Guard,
    lines: Sequence[str],
    rows: Sequence[Row],
    failed: Sequence[int],
    *,
    is_open: bool,
) -> list[_Spot]:
    """Where a check may go beside which nothing is shown: above a line that failed and uses what it
    asks about, else where all that it asks about is there."""
    if not guard.leaves:
        return []
    number = {row.at: at for at, row in enumerate(rows)}
    used = [each for each in failed if guard.names & {*_NAME.findall(lines[each])}]
    found = [number[each] for each in used if each in number]
    home = home_of(rows, guard.asks, guard.leaves, _WORDS, failed) if is_open else None
    found += [] if home is None else [home]
    return [_Spot(rows[at].at, depth_of(lines[rows[at].at]), at, is_shown=False) for at in found]


def _shown(
    lines: Sequence[str],
    rows: Sequence[Row],
    new: Sequence[Row],
    cut: tuple[int, int],
    failed: Sequence[int],
) -> list[_Spot]:
    """Where the lines stand that a part has beside a check: where that is in several places, those
    with a line that failed."""
    above, below = new[: cut[0]], new[cut[1] :]
    found = dict[_Spot, range]()
    for at in _places(rows, below or above):
        end = at + len(below or above)
        depth = depth_of(lines[rows[at].at])
        if not below:
            found[_Spot(rows[end - 1].at + 1, depth, end, is_shown=True)] = range(at, end)
        elif not above or _is_above(rows, at, above):
            found[_Spot(rows[at].at, depth, at, is_shown=True)] = range(at, end)
    if len(found) < 2:
        return [*found]
    return [spot for spot, own in found.items() if any(rows[each].at in failed for each in own)]


def _places(rows: Sequence[Row], some: Sequence[Row]) -> Iterator[int]:
    """Where these rows stand beside each other."""
    wanted = [(row.text, row.depth > some[0].depth) for row in some]
    for at in range(len(rows) - len(some) + 1):
        there = rows[at : at + len(some)]
        if [(row.text, row.depth > there[0].depth) for row in there] == wanted:
            yield at


def _is_above(rows: Sequence[Row], at: int, above: Sequence[Row]) -> bool:
    """Whether these rows stand above one in the same block."""
    block = [*takewhile(lambda row: row.depth >= rows[at].depth, reversed(rows[:at]))][::-1]
    return any(block[each].depth == rows[at].depth for each in _places(block, above))


def _is_of(guard: _Guard, shown: Sequence[Row]) -> bool:
    """Whether a check asks about what stands beside it."""
    return any(guard.names & {*_NAME.findall(row.text)} for row in shown)


def _may_stand(guard: _Guard, spot: _Spot, rows: Sequence[Row], lines: Sequence[str]) -> bool:
    """Whether a check may leave there: no line that is not shown is within more than a condition
    of what it leaves."""
    heads = [rows[at] for at in heads_above(rows[: spot.row], len(spot.depth.expandtabs()))]
    begin = heads[0].at + 1 if heads else 0
    if any(depths(lines[begin : spot.line])[-1:]) or goes_on(lines[spot.line].strip()):
        return False
    if guard.leaves not in WITHIN:
        return True
    within = rf"{_BRANCH.pattern}|{LOOP}" if spot.is_shown else _BRANCH.pattern
    wanted = WITHIN[guard.leaves]
    for head in heads:
        if re.match(wanted, head.text):
            return True
        if not re.match(within, head.text):
            return False
    return False


def _is_changed(guard: _Guard, spot: _Spot, rows: Sequence[Row]) -> bool:
    """Whether it asks what a check above it in its block did, or all that the line below did."""
    depth = len(spot.depth.expandtabs())
    block = takewhile(lambda row: row.depth >= depth, reversed(rows[: spot.row]))
    olds = [asked for row in block if row.depth == depth and (asked := asked_by(row.text))]
    if any(asks_too(old, guard.asks, is_for_same=True) for old in olds):
        return True
    below = asked_by(rows[spot.row].text) if not spot.is_shown else ""
    kept, words = (Counter(_NAME.findall(each)) for each in (below, guard.asks))
    return below != "" and kept <= words


def _guard_in(part: str) -> _Guard | None:
    rows = read_rows(dedent(part))
    if rows and rows[-1].text == "}" and not rows[-1].depth:
        rows.pop()
    asks = asked_by(rows[0].text) if rows and rows[0].text.startswith("if") else ""
    if not asks or any(not row.depth for row in rows[1:]):
        return None
    inner = [row for row in rows[1:] if row.depth == rows[1].depth and not goes_on(row.text)]
    leaves = LEAVES.match(inner[-1].text) if inner else LEAVES.search(rows[0].text)
    if not inner and leaves is None:
        return None
    names = frozenset(_NAME.findall(asks)) - _WORDS
    return _Guard(asks, names, leaves[0] if leaves else "", tuple(row.text for row in rows))
