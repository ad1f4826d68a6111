"""The lines of a program that are most like a part of it, if one place is the best. Pure."""

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from textwrap import dedent

from bot.patterns import later
from bot.skills.code.pasted.lines.changed_forms import (
    changed_by,
    is_changed_form,
    loops_over_the_same,
    lost_rows,
    set_by,
    sets_the_same,
    value_of,
    without_comment,
    without_new_branches,
)
from bot.skills.code.pasted.lines.definitions import DEFINES, depth_of
from bot.skills.code.pasted.lines.rows import fits_at, heads_above, read_rows
from bot.skills.code.pasted.places.held_forms import is_head_again

LIKE = 0.6
"""As much like each other as versions of one thing are."""

_TELLS = later(r"\"[^\"]*\"|'[^']*'|\[\d+\]")
"""Which of several like lines is meant: `"b"`, `v[2]`."""
_WORDS = later(r"(?!(?:is|in|not|and|or)\b)\b\w+")
_MOST_NEW, _FEW_LINES = 4, 12
"""So many lines of a part may be new where it has no more than a few: longer ones take long."""


def likest_lines(source: str, part: str) -> tuple[int, str]:
    """The lines that are most like a part, no more than it has, and where they begin; "" where none
    are, where others are as much like it, or where it defines something. What defines something is
    none of them."""
    rows, new = source.split("\n"), dedent(part).strip("\n")
    found, most, matcher = list[tuple[int, str]](), LIKE, SequenceMatcher(None, "", new)
    whole = new.count("\n") + 1
    least = max(1, whole - _MOST_NEW) if whole <= _FEW_LINES else whole
    heads = [at for at, row in enumerate(rows) if loops_over_the_same(row, new)]
    for count in range(least, whole + 1):
        every = range(len(rows) - count + 1)
        for at in heads if heads and whole == 1 else every:
            lines = "\n".join(rows[at : at + count])
            matcher.set_seq1(dedent(lines).strip("\n"))
            if matcher.real_quick_ratio() < most or matcher.quick_ratio() < most:
                continue
            ratio = matcher.ratio()
            is_near = ratio > most or (ratio == most and _is_apart(at, found))
            is_near = is_near and not DEFINES.search(dedent(lines))
            is_near = is_near and fits_at(rows, at, count, new.split("\n"))
            is_near = is_near and not _is_within_itself(rows, at, new)
            others = {*rows[:at], *rows[at + count :]}
            if is_near and not loses(lines, _without_calls_of(others, part)):
                found = [(at, lines)] if ratio > most else [*found, (at, lines)]
                most = ratio
    if DEFINES.search(new):
        return (0, "")
    if whole == 1:
        found = _with_more_words(rows, new, found) if found else _only_setting(rows, new)
    return found[0] if len(found) == 1 else (0, "")


def _is_within_itself(rows: Sequence[str], at: int, new: str) -> bool:
    """Whether the head of a part would stand beneath that which it is another form of."""
    above = [*read_rows("\n".join(rows[:at]))]
    depth = len(depth_of(rows[at]).expandtabs())
    head = without_comment(new.partition("\n")[0])
    heads = [above[each].text for each in heads_above(above, depth)]
    return any(is_head_again(each, head, is_blamed=False) for each in heads)


def _is_apart(at: int, found: Sequence[tuple[int, str]]) -> bool:
    """Whether a line is behind all that is found, of which there is some."""
    return bool(found) and at > max(each + lines.count("\n") for each, lines in found)


def _with_more_words(
    rows: Sequence[str], new: str, found: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """The only line all of whose words a new one has, or that has more of its words than the
    likest, and begins as that does: `cart.add("b", None)`, not `cart.add("a", 1)`, for
    `cart.add("b", 0)`. Else the likest; all of them where no text (`"b"`) or place (`v[2]`) tells
    which, or where several set what it sets, from no other words."""
    words = {*_WORDS.findall(new)}
    begins = [_WORDS.findall(row)[:2] for _, row in found]
    own = {at: {*_WORDS.findall(row)} for at, row in enumerate(rows)}
    alike = [
        at
        for at, row in enumerate(rows)
        if _WORDS.findall(row)[:2] in begins and is_changed_form(row, new)
    ]
    kept = [at for at in alike if own[at] <= words]
    counts = {at: len(words & own[at]) for at in own}
    most = [at for at in alike if counts[at] == max(counts[each] for each in alike)]
    likest = max(counts[at] for at, _ in found)
    if len(meant := [at for at in own if own[at] <= words and _is_set_there(rows[at], new)]) > 1:
        return [(at, rows[at]) for at in meant]
    clear = kept if len(kept) == 1 else most if len(most) == 1 and counts[most[0]] > likest else []
    ways = [*found, *((at, rows[at]) for at in clear if (at, rows[at]) not in found)]
    told = {*_TELLS.findall(new)}
    return [way for way in ways if len(ways) == 1 or told <= {*_TELLS.findall(way[1])}]


def _is_set_there(row: str, new: str) -> bool:
    """Whether a line sets or changes what a new one does, and is not what that begins with."""
    is_begun = value_of(row).isdigit() and not is_changed_form(row, new)
    return not is_begun and _target_of(row) == _target_of(new) != ""


def _target_of(row: str) -> str:
    changed = changed_by(row)
    return changed[0] if changed else set_by(row)


def loses(old: str, part: str) -> bool:
    """Whether lines have one of which a part shows no changed form; what it shows for another case,
    which was not there (`else:`), is none, nor is what stands there for another one."""
    rows, shown = old.split("\n"), part.split("\n")
    same = {row.strip() for row in rows} & {row.strip() for row in shown}
    left, new = (
        [row for row in some if row.strip() not in same]
        for some in (rows, without_new_branches(shown, rows))
    )
    return any(lost_rows(left, new))


def _without_calls_of(rows: Collection[str], part: str) -> str:
    """A part without what it calls where that stands so in these rows: it is no form of others."""
    there = {row.strip() for row in rows if row.rstrip().endswith(")")}
    return "\n".join(row for row in part.split("\n") if row.strip() not in there)


def _only_setting(rows: Sequence[str], new: str) -> list[tuple[int, str]]:
    """The lines that set what this one does, each with where it is."""
    return [(at, row) for at, row in enumerate(rows) if sets_the_same(row, new)]
