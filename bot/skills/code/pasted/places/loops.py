"""A loop of a part that would stand within the loop that it is another form of. Pure.

`foreach ($users as $user) { … }` is much like the line in `for ($i = 0; …)` that shows one of
them, and in its place all would be shown many times. A loop stands within another one of a program
only where the answer shows it there, where as many loops stood there before, or where what it goes
through is given or set by that one (`for cell in row`).
What does all at once without a loop (`echo implode(…)`) is told by rounds.py.
**Not covered**: lines between brackets that are not indented.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.patterns import later
from bot.skills.code.pasted.lines.rows import Row, heads_above, read_rows

_LOOP = later(
    r"(?:async\s+|@?\w+:\s*)?(?:for(?:each|all)?|while|until|loop)\b(?!\s*[=.:])", re.IGNORECASE
)
_IS_HEAD = later(r"[^\n]*(?:[{:(]|\bdo\b)")
_EACH = later(r"[$\w][\w$.()\[\]]*?(?:\?\.|\.|->)(?:forEach|foreach|each(?:_\w+)?|map)\b")
_NAME = later(r"[^\W\d]\w*")
_BEFORE = later(r"[^\n]*?(?=\s(?:in|of)\s|:=|=(?!=)|\s:\s)")
_AS, _HANDED = later(r"\sas\s+([^)\n]*)"), later(r"\|([^|\n]*)\||([\w$, \t]+)\)?\s*(?:=>|->)")
_SETS = later(
    r"([^\W\d]\w*)\s*(?::?=(?!=)|[-+*/%&|]=|\+\+|--|<-)|(?:\+\+|--)\s*[$]?([^\W\d]\w*)"
    r"|\bread\b(?:\s+-\w+)*\s+(\w+)"
)


@dataclass(frozen=True, slots=True)
class _Nested:
    """The text of a loop, of one that it stands within, and what that gives or sets."""

    text: str
    around: str
    given: frozenset[str]


def is_in_replaced_loop(source: str, parts: Sequence[str], whole: str) -> bool:
    """Whether a program has a loop within one that it had, where neither it nor a part has that
    one there, which goes through the same again and again."""
    was, now = [*_nested(source)], [*_nested(whole)]
    known = {(each.text, each.around) for text in (source, *parts) for each in _nested(text)}
    counts, old = (Counter(each.around for each in some) for some in (now, was))
    heads = {row.text for row in read_rows(source)}
    return any(
        (each.text, each.around) not in known
        and each.around in heads
        and counts[each.around] > old[each.around]
        and not each.given & ({*_NAME.findall(each.text)} - given_by(each.text))
        for each in now
    )


def has_loop(part: str) -> bool:
    """Whether anything in a part is done again and again."""
    rows = read_rows(part)
    return any(is_loop(rows, at) for at in range(len(rows)))


def loops_of(text: str) -> dict[str, set[str]]:
    """The heads of all loops, and the names that each gives."""
    rows = read_rows(text)
    return {row.text: given_by(row.text) for at, row in enumerate(rows) if is_loop(rows, at)}


def _nested(text: str) -> Iterator[_Nested]:
    rows = read_rows(text)
    loops = [at for at in range(len(rows)) if is_loop(rows, at)]
    for at in loops:
        for head in _around(rows, at):
            if head in loops:
                end = next((n for n in range(at, len(rows)) if rows[n].depth <= rows[head].depth),
                           len(rows))  # fmt: skip
                beneath = [*rows[head + 1 : at], *rows[at + 1 : end]]
                yield _Nested(rows[at].text, rows[head].text, _given(rows[head].text, beneath))


def is_loop(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is the head of a loop, or calls something for each of a thing; the `for` in
    brackets of Python is none."""
    text = rows[at].text
    if calls_for_each(text):
        return True
    is_above = at + 1 < len(rows) and rows[at + 1].depth > rows[at].depth
    return bool(_LOOP.match(text)) and (is_above or bool(_IS_HEAD.match(text)))


def calls_for_each(text: str) -> bool:
    """Whether a row calls something for each of a thing: `names.forEach(function (name) {`."""
    return _EACH.match(text) is not None


def _around(rows: Sequence[Row], at: int) -> list[int]:
    """The rows that one stands beneath, and the head of a loop right above it that has no bracket
    and is as deep."""
    found = heads_above(rows[:at], rows[at].depth)
    above = rows[at - 1] if at else None
    if above is None or above.depth != rows[at].depth or not _LOOP.match(above.text):
        return found
    return found if above.text.endswith(("{", "}", ";", ":", "do", "end")) else [at - 1, *found]


def _given(head: str, beneath: Sequence[Row]) -> frozenset[str]:
    """The names that are others each time that a loop goes round."""
    return frozenset(set_in("\n".join([head, *(row.text for row in beneath)])) | given_by(head))


def set_in(text: str) -> set[str]:
    """The names that rows set."""
    return {name for found in _SETS.findall(text) for name in found if name}


def given_by(head: str) -> set[str]:
    """The names that the head of a loop gives: the last word of each, without its type."""
    found = (_AS.search(head), _BEFORE.match(head), _HANDED.search(head))
    texts = [next(filter(None, each.groups()), each[0]) if each else "" for each in found]
    pieces = [_NAME.findall(each) for text in texts for each in text.split(",")]
    return {names[-1] for names in pieces if names}
