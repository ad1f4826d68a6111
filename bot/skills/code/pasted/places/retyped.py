"""A part of a program that has a row of it with other brackets: the head of a block that lacked its
`)` or `{`. Pure.

Such a row is the earlier form of the new one, and is never kept beside it. While it stands there,
no count of brackets tells where its block ends; the rows of the part do, each with all words of the
next one of the program, or a changed form of it. What the part leaves out there, nobody can place.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from textwrap import dedent

from bot.patterns import later
from bot.skills.code.pasted.lines.brackets import depths
from bot.skills.code.pasted.lines.changed_forms import is_changed_form
from bot.skills.code.pasted.lines.definitions import depth_of
from bot.skills.code.pasted.lines.rows import Row, read_rows
from bot.skills.code.pasted.places.held import Held

_WORD, _REMARK = later(r"\w+"), later(r"\s//")


def retyped_in(source: str, part: str) -> Held | None:
    """A program with such a part in the place of its earlier form; None: it has none, or several,
    or that is not clear."""
    own = dedent(part).strip("\n").split("\n")
    rows, new = read_rows(source), read_rows("\n".join(own))
    found = list[Held]()
    for begin in range(len(rows) if new and _open_in(source) else 0):
        pairs = _paired(rows, new, begin)
        if pairs and any(_closes_more(rows[at].text, new[n].text) for n, at in pairs.items()):
            found.append(_put(source, own, rows, new, pairs))
    most = max((each.count for each in found), default=0)
    best = [each for each in found if each.count == most]
    is_better = len(best) == 1 and abs(_open_in(best[0].whole)) < abs(_open_in(source))
    return best[0] if is_better else None


def closes_as_shown(source: str, parts: Sequence[str], whole: str) -> bool:
    """Whether a program with these parts closes its brackets, or as many more of them as the parts
    do in rows that it had with others: else a row stands there in both forms, or what closed
    another block is gone."""
    was, now = _open_in(source), _open_in(whole)
    if not was or not now:
        return True
    rows, new = ([row.text for row in read_rows(text)] for text in (source, "\n".join(parts)))
    expected = sum(_changes(rows, new))
    return not expected or now - was == expected


def leaves_a_block(source: str, parts: Sequence[str], whole: str) -> bool:
    """Whether a program has a block without its head, of a head that a part shows with the `{`
    behind it: the old one stays below that."""
    return _headless(whole) > max(map(_headless, (source, *parts)))


def _headless(text: str) -> int:
    rows = [row.text for row in read_rows(text)]
    return sum(below == "{" and above[-1] in "{};" for above, below in pairwise(rows))


def _changes(rows: Sequence[str], new: Sequence[str]) -> Iterator[int]:
    """How many more brackets each of the new rows opens than the row that is its earlier form."""
    for text in {*new} - {*rows}:
        words, opened = _words_of(text), _open_in(text)
        olds = {_open_in(each) for each in rows if _words_of(each) == words}
        if len(words) > 1 and len(olds) == 1:
            yield opened - olds.pop()


def _closes_more(old: str, new: str) -> bool:
    """Whether a row has the words of an old one, and other brackets are open behind it."""
    words = _words_of(new)
    return bool(words) and _words_of(old) == words and _open_in(old) != _open_in(new)


def _paired(rows: Sequence[Row], new: Sequence[Row], begin: int) -> dict[int, int]:
    """The new rows, each with that which it takes the place of, where the first does so of this
    one; those between that have none are added. Nothing where it ends with such a one."""
    pairs, at = dict[int, int](), begin
    for number, row in enumerate(new):
        if at < len(rows) and _is_form(rows[at], row, rows[begin]):
            pairs[number] = at
            at += 1
        elif not number:
            return {}
    worded = [number for number, row in enumerate(new) if _words_of(row.text)]
    return pairs if worded and worded[-1] in pairs else {}


def _is_form(old: Row, new: Row, head: Row) -> bool:
    was, now = _words_of(old.text), _words_of(new.text)
    if not was or not now:
        is_same = was == now and old.text == new.text
        return is_same and (old.depth > head.depth if new.depth else old.depth == head.depth)
    return was == now or is_changed_form(old.text, new.text)


def _put(
    source: str, own: Sequence[str], rows: Sequence[Row], new: Sequence[Row], pairs: dict[int, int]
) -> Held:
    """A program with these rows in their places, and those that have none below the one above."""
    lines = source.split("\n")
    begin, end = rows[pairs[0]].at, rows[max(pairs.values())].at + 1
    depth, home = depth_of(lines[begin]), begin
    behind = dict[int, list[str]]()
    for number, row in enumerate(new):
        if number not in pairs:
            behind.setdefault(home, []).append(f"{depth}{own[row.at]}")
            continue
        home = rows[pairs[number]].at
        if rows[pairs[number]].text != row.text:
            lines[home] = f"{depth_of(lines[home])}{own[row.at].strip()}"
    for at in sorted(behind, reverse=True):
        lines[at + 1 : at + 1] = behind[at]
    count = sum(_words_of(rows[at].text) == _words_of(new[n].text) for n, at in pairs.items())
    return Held(begin, end, count, "\n".join(lines))


def _words_of(text: str) -> tuple[str, ...]:
    """The words of a row but for a remark behind it."""
    return (*_WORD.findall(_REMARK.split(text)[0]),)


def _open_in(text: str) -> int:
    """How many brackets are open behind it."""
    return depths([_REMARK.split(row)[0] for row in text.split("\n")])[-1]
