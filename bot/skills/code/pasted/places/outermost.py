"""What an answer shows of the top of a program between brackets, put in its places. Pure.

A function is mended and a new one that it uses stands beside it, or only a call below it is another
one: not all of the program is shown, and what is shown stands in several places of it. Functions
are known by their names, what is new stands by what it is shown beside, and lines take the place of
lines that they are changed forms of, or of which they do all. Where one piece has no place, none
has: nothing of the program is left out.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import dedent

from bot.skills.code.pasted.lines.brackets import functions, pieces
from bot.skills.code.pasted.lines.changed_forms import is_changed_form, set_by
from bot.skills.code.pasted.lines.done_again import is_done_again
from bot.skills.code.pasted.places.shells import with_methods

_NAME, _TEXT = r"[^\W\d][\w$]*", r"\"[^\"\n]*\"|'[^'\n]*'"
_TYPED = r"(?:export\s+)?(?:declare\s+)?(?:interface|type|enum)\s+(\w+)"
_CALLED = r"[\w.$]+\(\s*[\"'`][^\"'`]+[\"'`]"
_MODULE = r"import\b.*?([\"'][^\"']+[\"'])"
_GIVEN = r"(?:export\s+)?(?:const|let|var)\s+([\w$]+)"
_NO_CODE = ("//", "/*", " *", "*")
_LEFT_OUT = r"\.\.\.|…|\b(?:unchanged|existing|rest of|same as)\b"
_TAKEN = ("import ", "import{", '"use ', "'use ")


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands at the top from the row `begin` to before `end`, with `comments` above it; it
    defines something of this `name`, or calls something with a first value on several rows
    (`app.get("/"`); "" for any other statement, which `sets` something ("" for nothing). It `uses`
    these names."""

    begin: int
    end: int
    comments: tuple[str, ...]
    rows: tuple[str, ...]
    name: str
    sets: str
    uses: frozenset[str]

    @property
    def lead(self) -> int:
        """The row at which the comments above it begin."""
        return self.begin - len(self.comments)

    @property
    def text(self) -> str:
        """It, however it is spaced."""
        return " ".join(" ".join(self.rows).split())

    @property
    def gives(self) -> str:
        """The name that it gives, as a function or as a value; "" for none."""
        return self.name or (self.sets if re.match(_GIVEN, self.rows[0]) else "")


def with_outermost(source: str, parts: Sequence[str], *, is_part: bool) -> str:
    """A program with what is shown of it in these parts; "" where that has no place that is clear.
    Where it is not known to be only a part, it has to lack a function and show something new: a
    whole that lost one is asked for again."""
    rows = source.split("\n")
    shown = "\n\n".join(dedent(each).strip("\n") for each in parts)
    own, new = _read(rows), _read(with_methods(source, shown).split("\n"))
    names = [each.name for each in new if each.name]
    homes = {at: home for at, each in enumerate(new) if (home := _home(each, own)) is not None}
    is_one_way = len({*names}) == len(names) and len({*homes.values()}) == len(homes)
    is_whole = len(homes) == len(new) or {each.name for each in own} <= {*names, ""}
    if not own or not is_one_way or (is_whole and not is_part):
        return ""
    changes = [
        (own[home].begin, own[home].end, [*new[at].rows])
        for at, home in homes.items()
        if new[at].name
    ]
    for first, last in _runs(len(new), homes):
        placed = _placed(own, new, homes, first, last)
        if not placed:
            return ""
        changes += placed
    for begin, end, lines in sorted(changes, key=lambda each: each[:2], reverse=True):
        rows[begin:end] = lines
    return "\n".join(rows)


def stands_twice(source: str, whole: str) -> bool:
    """Whether something at the top stands in a program more often than it did in another one."""
    was, now = (Counter(each.name for each in _read(one.split("\n"))) for one in (source, whole))
    return any(name and count > max(1, was[name]) for name, count in now.items())


def _read(rows: Sequence[str]) -> list[_Piece]:
    """The pieces at the top, each up to where the next one begins."""
    starts = [at for at, _ in pieces(rows) if not rows[at].startswith(_NO_CODE)]
    found, ended = list[_Piece](), 0
    for begin, end in pairwise([*starts, len(rows)]):
        while not rows[end - 1].strip() or rows[end - 1].startswith(_NO_CODE):
            end -= 1
        lead = begin
        while lead > ended and rows[lead - 1].startswith(_NO_CODE):
            lead -= 1
        typed, head = re.match(_TYPED, rows[begin]), rows[begin]
        called = re.match(_CALLED, head) if end - begin > 1 else None
        defined = next(iter(functions(rows[begin:end])), "")
        name = defined or (typed[1] if typed else called[0] if called else "")
        given = re.match(_GIVEN, head)
        sets = "" if name else given[1] if given else set_by(head)
        words = re.findall(_NAME, re.sub(_TEXT, "", "\n".join(rows[begin:end])))
        uses = frozenset(words) - {sets, name} - (_local(rows[begin:end]) if name else set())
        above, own = tuple(rows[lead:begin]), tuple(rows[begin:end])
        found.append(_Piece(begin, end, above, own, name, sets, uses))
        ended = end
    return found


def _local(rows: Sequence[str]) -> set[str]:
    """The names that a function takes or sets itself."""
    given = re.search(r"\(([^()]*)\)|(\w+)\s*=>", rows[0])
    own = re.findall(r"\b(?:const|let|var)\s+([\w$]+)", "\n".join(rows[1:]))
    return {*own, *re.findall(_NAME, (given[1] or given[2] or "") if given else "")}


def _home(piece: _Piece, own: Sequence[_Piece]) -> int | None:
    """Which of the pieces is it, as it was or as it is changed; None: none, or nobody knows."""
    found = [
        at
        for at, each in enumerate(own)
        if (each.name == piece.name if piece.name else each.text == piece.text)
    ]
    return found[0] if len(found) == 1 else None


def _runs(count: int, homes: Mapping[int, int]) -> list[tuple[int, int]]:
    """From where to before where those stand that have no home, one beside the other."""
    free = [at for at in range(count) if at not in homes]
    begins = [at for at in free if at - 1 not in free]
    ends = [at + 1 for at in free if at + 1 not in free]
    return [*zip(begins, ends, strict=True)]


_Change = tuple[int, int, list[str]]


def _placed(
    own: Sequence[_Piece], new: Sequence[_Piece], homes: Mapping[int, int], first: int, last: int
) -> list[_Change]:
    """Which rows these new pieces take the place of; nothing where that is not clear."""
    some = new[first:last]
    free = [each for at, each in enumerate(own) if at not in homes.values() and not each.name]
    if pairs := _paired([each for each in free if len(each.rows) == 1], some):
        return [(was.begin, was.end, [*now.rows]) for was, now in pairs]
    if taken := _done_again(own, free, some):
        remarks = [row for each in taken[1:] for row in each.comments]
        return [(taken[0].begin, taken[-1].end, [*remarks, *_rows_of(some)])]
    missed = {name for at, each in enumerate(new) if not first <= at < last for name in each.uses}
    missed |= {name for each in (*own, *some) for name in each.uses}
    known = {each.gives for each in own}
    if not all(each.gives and each.gives in missed - known for each in some):
        return []
    at = _row_for(own, some, homes.get(last), homes.get(first - 1))
    return [(at[0], at[0], at[1])] if at else []


def _paired(free: Sequence[_Piece], some: Sequence[_Piece]) -> list[tuple[_Piece, _Piece]]:
    """Each of some lines with the one that it is a changed form of; nothing where one has none, or
    several that are not shown in their order."""
    if any(each.name or len(each.rows) > 1 for each in some):
        return []
    found = [_forms(free, each) for each in some]
    either = [one for one in free if any(one in each for each in found)]
    if len(either) == len(some) and all(map(_is_form, either, some)):
        return [*zip(either, some, strict=True)]
    ones = [each[0] for each in found if len(each) == 1]
    are_sure = len({each.begin for each in ones}) == len(some)
    return [*zip(ones, some, strict=True)] if are_sure else []


def _forms(free: Sequence[_Piece], now: _Piece) -> list[_Piece]:
    """Those that a line may be a changed form of: where any is a call with the same first value, or
    takes of the same module, these."""
    found = [each for each in free if _is_form(each, now)]
    return [each for each in found if _mark(each) == _mark(now)] or found


def _mark(piece: _Piece) -> str:
    row = piece.rows[0]
    found = re.match(_MODULE, row) or re.match(f"({_CALLED})", row)
    return found[1] if found else ""


def _is_form(was: _Piece, now: _Piece) -> bool:
    """Whether a line is a changed form of one that sets the same, or of one that begins with the
    same call, and uses all that this did but for what is called."""
    if not is_changed_form(was.rows[0], now.rows[0]):
        return False
    if was.sets or now.sets:
        return was.sets == now.sets
    is_same = _head(was) == _head(now) or _mark(was) == _mark(now) != ""
    return is_same and was.uses - {"await", "new"} <= now.uses


def _head(piece: _Piece) -> str:
    return re.sub(r"\b(?:await|new)\s+", "", piece.rows[0]).partition("(")[0].strip()


def _done_again(
    own: Sequence[_Piece], free: Sequence[_Piece], some: Sequence[_Piece]
) -> list[_Piece]:
    """The lines, one below the other, that have to do with the same as these, which do all that
    they do; nothing where anything else needs what they set."""
    known = {each.gives for each in own} - {""}
    uses = known & {name for each in some for name in each.uses}
    sets = {each.sets for each in some} - {""}
    shown = [row.strip() for each in some for row in each.rows]
    found = [
        each for each in free if each.uses & uses or each.sets in sets or each.rows[0] in shown
    ]
    gone = {each.sets for each in found} - sets - {""}
    found = [each for each in free if each in found or each.uses & gone]
    rest = [each for each in own if each not in found]
    if not found or any(
        each.uses & gone or found[0].begin <= each.begin < found[-1].end for each in rest
    ):
        return []
    rows = [row for each in found for row in each.rows]
    return found if is_done_again(rows, shown) else []


def _row_for(
    own: Sequence[_Piece], some: Sequence[_Piece], below: int | None, above: int | None
) -> tuple[int, list[str]] | None:
    """At which row what is new is to stand, and its own rows: beside what it is shown beside, or
    else before what misses it; a value before all that runs. None: nobody knows."""
    rows, known = _rows_of(some), {each.gives for each in own}
    if any(not each.name for each in some):
        rest = [each for each in own if not each.text.startswith(_TAKEN)]
        is_clear = rest and not any(each.uses & known for each in some)
        return (rest[0].lead, [*rows, ""]) if is_clear else None
    if below is None and above is None:
        names = {each.name for each in some}
        below = next((at for at, each in enumerate(own) if each.uses & names), None)
    if below is not None:
        return own[below].lead, [*rows, ""]
    return (own[above].end, ["", *rows]) if above is not None else None


def _rows_of(some: Sequence[_Piece]) -> list[str]:
    """Their rows, one below the other, with a free row around what is longer."""
    found = list[str]()
    for before, each in zip([None, *some], some, strict=False):
        if before and (before.name or each.name):
            found.append("")
        is_told = not re.search(_LEFT_OUT, "\n".join(each.comments), re.IGNORECASE)
        found += [*(each.comments if is_told else ()), *each.rows]
    return found
