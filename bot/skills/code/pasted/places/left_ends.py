"""A version of a program without the statements at its beginning or its end, told from lines. Pure.

A language model that mends the loop at the top of a script shows that, and nothing of `rm a.txt`
below it. The lines are as many as before, or `done` looks much like `echo done`; what tells the two
apart is that each line of the program has a line of its own in what is shown, in their order, but
for whole statements at the ends, of which nothing is shown.
**Not covered**: such statements where something else of the program is left out or is made
otherwise, too, where a word that only they have is used in what is shown, or one that they have
of the rest is not any more (`rm list`), and where nothing is changed but that they are gone.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from textwrap import dedent, indent

from bot.patterns import later
from bot.skills.code.pasted.lines.brackets import depths
from bot.skills.code.pasted.lines.likeness import WORD, is_near, likeness
from bot.skills.code.pasted.lines.rows import goes_on

_REMARK = later(
    r"[ \t]*(?://|/\*|\*[ \t/]|--[ \t]|<!--|#(?![ \t]*(?:include|define|if|el|endif|pragma)\b))"
)
_CLOSES = later(r"[ \t]*(?:done|fi|esac|end)\b(?![ \t]*[(=])")
_GOES_ON = later(
    r"(?i:(?:then|do|in|when|rescue|ensure|from|where|order[ ]by|group[ ]by|having|limit|offset"
    r"|(?:(?:left|right|inner|outer|full|cross|natural)[ ])*join|on|and|or|union|values|returning"
    r"|set[ ]\w+[ ]*=|into)(?![\w(.]|[ ]*=))|[.|&+?:,=*/<>{]"
)
_OPEN = ("\\", "|", "&&", ",", "(", "[", "{", "=", "+", ":", ".")
_MOST, _MOST_STARTS = 200, 40

Near = Callable[[str, str], bool]


def with_left_ends(source: str, code: str) -> str:
    """A version of a program with the statements that it leaves out at the ends; "" where it leaves
    out none, or more than these, or that is not clear."""
    rows, own = dedent(source).split("\n"), dedent(code).strip("\n").split("\n")
    said, new = _said(rows), _said(own)
    if not said or {*new} <= {*said} or max(len(said), len(new)) > _MOST:
        return ""
    near = cache(lambda row, other: is_near(row, [other]))
    if _is_one_to_one(said, new, near):
        return ""
    found = list[tuple[int, float, int, int]]()
    for begin, end in _spans(rows):
        there = rows[begin:end]
        if _is_one_to_one(kept := _said(there), new, near) and _closes(there) == _closes(own):
            alike = likeness(WORD, ["\n".join(kept)], new)[0]
            found.append((len(kept), alike, begin, end))
    found.sort(reverse=True)
    if not found or (len(found) > 1 and found[0][:2] == found[1][:2]):
        return ""
    _, _, begin, end = found[0]
    rest = [*rows[:begin], *rows[end:]]
    if _is_shown(_said(rest), _said(rows[begin:end]), new):
        return ""
    first = next(at for at, row in enumerate(own) if row.strip() == new[0])
    above = [row for row in own[:first] if row not in rows[:begin]]  # `#!/bin/bash` stays once
    own = "\n".join([*above, *own[first:]]).strip("\n").split("\n")
    depth = next((row[: len(row) - len(bare)] for row, bare in _beside(source, rows)), "")
    return indent("\n".join([*rows[:begin], *own, *rows[end:]]), depth)


def _beside(source: str, rows: Sequence[str]) -> list[tuple[str, str]]:
    """Each row that is not empty with what is left of it."""
    return [(row, bare) for row, bare in zip(source.split("\n"), rows, strict=True) if bare.strip()]


def _said(rows: Sequence[str]) -> list[str]:
    """The rows that hold a word, without comments."""
    return [row.strip() for row in rows if WORD.search(row) and not _REMARK.match(row)]


def _spans(rows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From which to before which row there are only whole statements, and others beside them."""
    starts = [*_starts(rows)]
    if len(starts) > _MOST_STARTS:
        return
    for number, begin in enumerate(starts):
        for last in [*starts[number + 1 :], len(rows)]:
            end = last
            while end > begin and (not rows[end - 1].strip() or _REMARK.match(rows[end - 1])):
                end -= 1
            if number or last < len(rows):
                yield begin, end


def _starts(rows: Sequence[str]) -> Iterator[int]:
    """Where the statements at the top begin."""
    open_now, above = depths(rows), ""
    for at, row in enumerate(rows):
        text = row.strip()
        if not WORD.search(row) or _REMARK.match(row):
            continue
        is_apart = row[:1].strip() and not (at and open_now[at - 1])
        is_begun = above.endswith(_OPEN) or above.startswith("@")
        above = text
        if is_apart and not is_begun and not _goes_on(text):
            yield at


def _goes_on(text: str) -> bool:
    return goes_on(text) or bool(_GOES_ON.match(text) or _CLOSES.match(text))


def _closes(rows: Sequence[str]) -> int:
    """How many blocks end in rows by a word."""
    return sum(_CLOSES.match(row) is not None for row in rows)


def _is_one_to_one(rows: Sequence[str], new: Sequence[str], near: Near) -> bool:
    """Whether each row has one of the new ones, in their order, the first and the last of which are
    forms of the first and the last."""
    if len(new) < len(rows) or not (near(rows[0], new[0]) and near(rows[-1], new[-1])):
        return False
    if len(rows) == 1:
        return len(new) == 1
    at = 1
    for row in rows[1:-1]:
        at = next((each + 1 for each in range(at, len(new) - 1) if near(row, new[each])), 0)
        if not at:
            return False
    return True


def _is_shown(left: Sequence[str], kept: Sequence[str], new: Sequence[str]) -> bool:
    """Whether rows have words of their own that stand in the new ones, others that they shared with
    the kept ones and that are gone, or a form among the new ones that are none of the kept ones."""
    words, there, now = ({*WORD.findall("\n".join(each))} for each in (left, kept, new))
    others = [row for row in new if row not in kept and not is_near(row, kept)]
    is_moved, is_left_alone = (words - there) & now, (words & there) - now
    return bool(is_moved or is_left_alone) or any(is_near(row, others) for row in left)
