"""A part that does at once what a loop of the program did for each, put within that loop. Pure.

`echo implode(", ", $xs);` is much like the line within `foreach ($xs as $x) { … }`, and in its
place all would be shown once for each. A loop whose rows used what is another each time it goes
round goes on for something in the whole, too: where no row of it does any more, and new ones use
what it goes through instead, the part has no place there. Nor has one that goes through all of it
by itself (`xs.removeIf(x -> x < 0)`), where a row that used what is another each time stood there:
the `x` of a lambda is its own, and none of the loop.
**Not covered**: another part where a row of the loop still uses what changes, a loop without
brackets or indentation, and what it goes through by another name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.patterns import later
from bot.skills.code.pasted.lines.lambdas import gives_names, without_own_names
from bot.skills.code.pasted.lines.rows import Row, read_rows
from bot.skills.code.pasted.places.loops import given_by, is_loop, set_in

_NAME = later(r"[^\W\d]\w*")
_TEXT = later(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'")
_FILLED = later(r"[$#]?\{([^{}\n]*)\}|\$(\w+)")
_WORDS = {
    *("for", "foreach", "each", "while", "until", "loop", "do"),
    *("in", "of", "as", "var", "let", "const", "final", "auto"),
}
_INDEXED = r"([^\W\d]\w*)(?:\[|\.(?:get|at|charAt|nth|[eE]lementAt)\()[^\])]*\b{0}\b"


@dataclass(frozen=True, slots=True)
class Loop:
    """The head of a loop, the names that it gives or that are set within it, and its rows."""

    row: Row
    given: frozenset[str]
    rows: tuple[Row, ...]

    @property
    def head(self) -> str:
        """The text of its head."""
        return self.row.text

    def using(self) -> set[str]:
        """The rows that use what is another each time, and not only set it."""
        bare = without_own_names("\n".join(row.text for row in self.rows)).split("\n")
        pairs = zip(self.rows, bare, strict=False)
        return {row.text for row, text in pairs if self._is_used_in(text)}

    def through(self) -> set[str]:
        """The names of what it goes through."""
        found = names_in(self.head) - self.given - _WORDS
        for name in self.given:
            indexed = later(_INDEXED.format(name))
            found |= {one for row in self.rows for one in indexed.findall(row.text)}
        return found

    def _is_used_in(self, text: str) -> bool:
        return bool((names_in(text) & self.given) - set_in(text))


def is_done_for_each(source: str, parts: Sequence[str], whole: str) -> bool:
    """Whether a loop of a program does the same each time that it goes round in the whole, with
    what it goes through, and did not before; not where a part shows it so."""
    was, shown = {each.head: each for each in loops_in(source)}, {*_heads(parts)}
    for each in loops_in(whole):
        old = was.get(each.head)
        if old is None or each.head in shown or not old.using():
            continue
        kept, now = ({row.text for row in some.rows} for some in (old, each))
        new = [row.text for row in each.rows if row.text not in kept]
        same = [text for text in new if text not in each.using()]
        if old.using() <= now or each.using():
            same = [text for text in same if old.using() - now and gives_names(text)]
        if any(names_in(text) & old.through() for text in same):
            return True
    return False


def _heads(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        yield from (each.head for each in loops_in(part))


def loops_in(text: str) -> Iterator[Loop]:
    """The loops of a program, the outer ones first."""
    rows = read_rows(text)
    for at, row in enumerate(rows):
        if is_loop(rows, at):
            begin = at + 1 + (rows[at + 1 : at + 2] != [] and rows[at + 1].text == "{")
            end = next((n for n in range(begin, len(rows)) if rows[n].depth <= row.depth), None)
            beneath = rows[begin:end]
            given = given_by(row.text) | {name for one in beneath for name in set_in(one.text)}
            yield Loop(row, frozenset(given), tuple(beneath))


def names_in(text: str) -> set[str]:
    """The names in a row, also those within texts that are filled."""
    held = [one for found in _TEXT.findall(text) for pair in _FILLED.findall(found) for one in pair]
    return {*_NAME.findall(" ".join([_TEXT.sub(" ", text), *held]))}
