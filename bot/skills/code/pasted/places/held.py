"""A part of a program that holds lines of it word for word, put in the place of just these. Pure.

The mend that is shown most is a guard around the line that failed: an `if`, a `try`, a check above
it. What it holds tells where it belongs, and nothing beside that is touched: a line of the program
is in its place only where the part has that, or a changed form of it in the same block. Where the
line that failed is told, it may be changed, too; where it is not, all has to stand there once, but
for what is put around it. Where that is not clear, the part has no place.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile
from textwrap import dedent, indent

from bot.patterns import later
from bot.skills.code.pasted.languages.naming import defined_in
from bot.skills.code.pasted.lines.brackets import depths
from bot.skills.code.pasted.lines.changed_forms import (
    is_changed_form,
    sets_the_same,
    value_of,
)
from bot.skills.code.pasted.lines.checks import only_leaves
from bot.skills.code.pasted.lines.definitions import DEFINES, depth_of
from bot.skills.code.pasted.lines.rows import (
    Row,
    goes_on,
    has_beside,
    heads_above,
    read_rows,
    statements,
)
from bot.skills.code.pasted.places.held_forms import (
    are_loops,
    first_of,
    gives_more,
    goes_round,
    head_of,
    is_head_again,
    is_near,
    is_same_head,
    is_set_again,
    words_of,
)

_TELLING = later(r"[^\W\d]\w*.*[(=]|.*\b(?:raise|return|throw)\b.*\w")
_LEAVES = ("return", "raise", "throw")
_KEEPS = later(r"(?:try|with|using)\b")
_GUARD = later(r"(?:if|try|with|using)\b|while True:$")


@dataclass(frozen=True, slots=True)
class Held:
    """Where a part belongs: the rows from `begin` to before `end`, so many of which it has, and
    the program with it."""

    begin: int
    end: int
    count: int
    whole: str


def held_in(
    source: str, part: str, failed: Sequence[int] = (), *, is_run: bool = True
) -> Held | None:
    """Where a part belongs in a program in which these lines (0 is the first) may have `failed`,
    the likeliest first; None: it shows all of it, or that is not clear. Of a program that no check
    `is_run` these lines only tell which of several is meant."""
    part = dedent(part).strip("\n")
    rows, new = read_rows(source), read_rows(part)
    texts = {row.text for row in new}
    said = {words_of(row.text) for row in new}
    is_all = all(words_of(row.text) in said for row in rows if words_of(row.text))
    if not rows or not new or is_all or DEFINES.search(part) or _define_the_same(source, part):
        return None
    is_block = any(row.depth for row in new)
    if len(new) >= len(rows) and not is_block:
        return None  # a new version of all of it
    told = {row.at: at for at, row in enumerate(rows)}
    known = [told[each] for each in failed if each in told]
    known = known if is_block else known[:1]  # the rest may show how it is used
    anchors = [(at, _same(rows[at].text, new)) for at in known if rows[at].text in texts]
    if not anchors and is_run and is_block:
        anchors = [(at, [near]) for at in known[:1] if (near := head_of(at, rows, new)) >= 0]
    if anchors:
        placing = _Placing(source, part, rows, new, is_told=is_run, is_blamed=True)
        return placing.around(*anchors[0])
    if known and is_run:
        return None  # the line that failed would stay as it is
    telling = [at for at, row in enumerate(rows) if row.text in texts and _TELLING.match(row.text)]
    placing = _Placing(source, part, rows, new)
    return _most({placing.around(at, _same(rows[at].text, new)) for at in telling})


def _define_the_same(source: str, part: str) -> bool:
    return not defined_in(source).isdisjoint(defined_in(part))


def _same(text: str, rows: Sequence[Row]) -> list[int]:
    return [at for at, row in enumerate(rows) if row.text == text]


def _most(found: Collection[Held | None]) -> Held | None:
    """That which has most rows of the program; None for none, or for several."""
    wholes = {each for each in found if each is not None}
    most = [each for each in wholes if each.count == max(one.count for one in wholes)]
    return most[0] if len(most) == 1 else None


@dataclass(frozen=True, slots=True)
class _Placing:
    """A part with `new` rows and a program with `rows`; which failed a run has shown (`is_told`),
    or somebody says (`is_blamed`)."""

    source: str
    part: str
    rows: Sequence[Row]
    new: Sequence[Row]
    is_told: bool = False
    is_blamed: bool = False

    def around(self, at: int, same: Sequence[int]) -> Held | None:
        """The part around this row, which it has as that one of some of its own which are the same
        around which most is as it was."""
        return _most([self.at(at, own) for own in same])

    def at(self, at: int, own: int) -> Held | None:
        """The part around this row, which it has as that one of its own."""
        pairs = self._grown(at, own)
        rest = self._beside(pairs)
        if rest is None or self._is_done_twice(pairs) or not self._fits(pairs):
            return None
        if goes_round(self.new, {*pairs.values()}) and not self.is_told:
            return None
        lines, own_lines = self.source.split("\n"), self.part.split("\n")
        begin, end = self.rows[min(pairs)].at, self.rows[max(pairs)].at + 1
        shown = "\n".join(own_lines[each] for each in self._kept(rest))
        if depths(lines[begin:end])[-1] or depths(shown.split("\n"))[-1]:
            return None
        depth = depth_of(min((lines[self.rows[each].at] for each in pairs), key=_depth))
        for number, row in rest.items():
            if row >= 0:
                old = self.rows[row].at
                lines[old] = f"{depth_of(lines[old])}{own_lines[self.new[number].at]}"
        lines[begin:end] = indent(shown, depth).split("\n")
        whole = "\n".join(lines)
        return Held(begin, end, len(pairs), whole) if whole != self.source else None

    def _kept(self, rest: Collection[int]) -> list[int]:
        """The lines of the part without these rows, and without comments above and below such."""
        kept = [row.at for number, row in enumerate(self.new) if number not in rest]
        first = kept[0] if 0 in rest else 0
        last = kept[-1] if len(self.new) - 1 in rest else self.part.count("\n")
        gone = {self.new[number].at for number in rest}
        return [each for each in range(first, last + 1) if each not in gone]

    def _grown(self, at: int, own: int) -> dict[int, int]:
        """The rows beside each other that the part has, each with that which it has for it."""
        pairs = {at: own}
        while (above := min(pairs)) and (found := self._match(above - 1, above, pairs)) is not None:
            pairs[above - 1] = found
        lowest = min(self.rows[each].depth for each in pairs)
        while self.rows[(top := min(pairs))].depth > lowest and top != at:
            del pairs[top]  # what it stands beneath is not shown
        lowest = min(self.rows[each].depth for each in pairs)
        while (below := max(pairs)) + 1 < len(self.rows):
            if self.rows[below + 1].depth < lowest:
                break
            if (found := self._match(below + 1, below, pairs)) is None:
                break
            pairs[below + 1] = found
        return pairs

    def _match(self, at: int, beside: int, pairs: dict[int, int]) -> int | None:
        """Which of its own rows the part has for one that stands beside one that it has."""
        row, known = self.rows[at], pairs[beside]
        behind = range(known + 1, len(self.new))
        order = behind if at > beside else range(known - 1, -1, -1)
        same = [each for each in order if self.new[each].text == row.text]
        same = same or [each for each in order if gives_more(row.text, self.new[each].text)]
        if same:
            return same[0]
        texts = {each.text for each in self.rows} if self.is_told else set[str]()
        for each in order:
            new = self.new[each]
            between = self.new[min(each, known) + 1 : max(each, known)]
            floor = min(new.depth, self.new[known].depth)
            are_so_deep = new.depth - self.new[known].depth == row.depth - self.rows[beside].depth
            is_same_block = are_so_deep and all(other.depth >= floor for other in between)
            is_head = row.depth < self.rows[beside].depth and new.depth < self.new[known].depth
            is_around = is_head and all(other.depth > new.depth for other in between)
            if is_around and is_same_head(row.text, new.text, is_blamed=self.is_blamed):
                return each
            if is_around and self.is_told and are_loops(row, new):
                return each
            is_open = self.is_told and is_same_block and new.text not in texts
            if is_open and is_near(row, new, self.rows):
                return each
        return None

    def _beside(self, pairs: dict[int, int]) -> dict[int, int] | None:
        """The rows of the part that have a place elsewhere, each with that, -1 where it stands
        there; None where that is not clear."""
        taken, found = {*pairs.values()}, dict[int, int]()
        spans = statements(self.new)
        of_it = [each for each in spans if not taken.isdisjoint(range(*each))]
        for begin, end in spans:
            rows = self.new[begin:end]
            if (begin, end) in of_it:
                is_clear = begin in taken or _GUARD.match(rows[0].text)
                held = [self.new[each].text for each in range(begin, end) if each in taken]
                if not self.is_told and (not is_clear or only_leaves(rows[0].text, held)):
                    return None
                continue
            is_above = begin < of_it[0][0]
            there = self.rows[: min(pairs)] if is_above else self.rows[max(pairs) + 1 :]
            if has_beside(there, rows):
                found |= dict.fromkeys(range(begin, end), -1)
            elif not self.is_told:
                return None
            elif like := [row for row in self._outside(pairs) if self._is_form(row, rows)]:
                home = self.rows.index(like[0])
                is_set = len(like) == 1 and sets_the_same(like[0].text, rows[0].text)
                if not is_set or end > begin + 1 or is_above != (home < min(pairs)):
                    return None
                found[begin] = home
        return found

    def _is_form(self, row: Row, new: Sequence[Row]) -> bool:
        """Whether a statement of the part may be what begins with this row. A check that leaves is
        a new one where it does not ask all that this did."""
        is_check = new[0].text.startswith("if ") and new[-1].text.startswith(_LEAVES)
        if is_check and row.is_head:
            return is_near(row, new[0], self.rows)
        return is_changed_form(row.text, new[0].text)

    def _outside(self, pairs: dict[int, int]) -> list[Row]:
        return [row for at, row in enumerate(self.rows) if at not in pairs]

    def _is_done_twice(self, pairs: dict[int, int]) -> bool:
        """Whether the part has a line of the block in which it is put that would stay beside it, or
        what that calls, with the same first value or to set the same, or the head of a loop or
        condition beneath which it is put."""
        lowest = min(self.rows[at].depth for at in pairs)
        above = takewhile(lambda row: row.depth >= lowest, reversed(self.rows[: min(pairs)]))
        below = takewhile(lambda row: row.depth >= lowest, self.rows[max(pairs) + 1 :])
        left = {row.text for row in chain(above, below) if _TELLING.match(row.text)}
        paired = {self.rows[at].text for at in pairs}
        stays, left = left & paired, left - paired
        around = {self.rows[at].text for at in heads_above(self.rows[: min(pairs)], lowest)}
        left |= {text for text in around if " " in text and not goes_on(text)}
        taken = {*pairs.values()}
        spans = [each for each in statements(self.new) if not taken.isdisjoint(range(*each))]
        at_all = [at for span in spans for at in range(*span)]
        own = [self.new[at].text for at in at_all if at not in taken]
        own = [text for text in own if not text.startswith(_LEAVES)]
        if not stays.isdisjoint(own):
            return True
        if any(is_head_again(a, b, is_blamed=self.is_blamed) for a in around for b in own):
            return True
        sure = [self.new[at].text for at in at_all if self._is_sure(at, taken)]
        if any(is_set_again(old, text) for old in left for text in sure):
            return True
        given = [value for text in left if (value := value_of(text)).endswith(")")]
        firsts = {*map(first_of, left)} - {""}
        is_again = not firsts.isdisjoint(map(first_of, own))
        return is_again or not left.isdisjoint(own) or any(v in text for v in given for text in own)

    def _is_sure(self, at: int, taken: Collection[int]) -> bool:
        """Whether a row of the part is a new one, done wherever the part is."""
        heads = heads_above(self.new[:at], self.new[at].depth)
        return at not in taken and all(
            each in taken or _KEEPS.match(self.new[each].text) for each in heads
        )

    def _fits(self, pairs: dict[int, int]) -> bool:
        """Whether what stands above and below stays in the blocks in which it is."""
        first, last = min(pairs), max(pairs)
        lowest = min(self.rows[at].depth for at in pairs)
        goes_on_here = goes_on(self.rows[first].text) and pairs[first]
        if self.rows[first].depth > lowest or goes_on_here:
            return False
        if self.rows[last].is_head and pairs[last] != len(self.new) - 1:
            return False
        if last + 1 == len(self.rows):
            return True
        below = self.rows[last + 1]
        if below.depth > lowest:
            heads = heads_above(self.rows[first : last + 1], below.depth)
            own = heads_above(self.new, below.depth - lowest)
            return [pairs[first + each] for each in heads] == own
        if below.depth == lowest and goes_on(below.text):
            tops = [at for at in pairs if self.rows[at].depth == lowest]
            own = [at for at, row in enumerate(self.new) if row.depth == 0]
            return pairs[max(tops)] == own[-1]
        return True


def _depth(line: str) -> int:
    return len(depth_of(line).expandtabs())
