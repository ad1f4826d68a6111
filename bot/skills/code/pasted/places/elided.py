"""Classes of which only what changed is shown, with all that they had. Pure.

A language model leaves out the methods that it did not change, and says so in a comment ("# ...
rest unchanged ..."), or does not. What it shows takes the place of what has the same name; the rest
stays.
"""

import re
from textwrap import dedent, indent

from bot.skills.code.pasted.lines.definitions import depth_of, methods_in, span

_CLASS = re.compile(r"[ \t]*class[ \t]+(\w+)")
_SETS = re.compile(
    r"[ \t]*(\w+)[ \t]*(?:(?::[^=\n]+)?=(?!=)|:[ \t]*[^\W\d][\w.]*(?:[\[|][^=\n]*)?(?:#.*)?$)"
)
_LEFT_OUT = re.compile(
    r"[ \t]*(?:\.\.\.[ \t]*|#.*(?:\.\.\.|…|"
    r"\b(?:unchanged|rest|remain\w*|existing|others?|same|before|omitted)\b).*)",
    re.IGNORECASE,
)
_DEFINED = ("def ", "async ", "class ", "@")
_TEXT = ('"', "'", "#", "@")


def filled(source: str, part: str, *, where_told: bool = True) -> str:
    """A part with all that its classes have in a program and that it left out; `where_told`: only
    in those that say that they do."""
    rows, new = source.split("\n"), part.split("\n")
    for at in reversed([at for at, row in enumerate(new) if _CLASS.match(row)]):
        places = [place for place, row in enumerate(rows) if _name(row) == _name(new[at])]
        if len(places) == 1:
            begin, end = at, span(new, at)[1]
            old = rows[places[0] : span(rows, places[0])[1]]
            new[begin:end] = _merged(old, new[begin:end], where_told=where_told)
    return "\n".join(new)


def with_members(source: str, owner: str, part: str) -> str:
    """A program with methods or fields in a class; "" where no one class has that name."""
    rows = source.split("\n")
    places = [at for at, row in enumerate(rows) if _name(row) == owner]
    if len(places) != 1:
        return ""
    begin, end = places[0], span(rows, places[0])[1]
    new = [rows[begin].lstrip(), "    # ...", *_at(part.split("\n"), "    ")]
    return "\n".join([*rows[:begin], *_merged(rows[begin:end], new), *rows[end:]])


def set_in(source: str, owner: str) -> set[str]:
    """The fields that a class of this name sets, as far as its lines say."""
    rows = source.split("\n")
    places = [at for at, row in enumerate(rows) if _name(row) == owner]
    own = [row for at in places for row in rows[at + 1 : span(rows, at)[1]]]
    depth = min((depth_of(row) for row in own if row.strip()), key=len, default="")
    found = [_SETS.match(row) for row in own if depth_of(row) == depth]
    return {each[1] for each in found if each}


def _name(row: str) -> str:
    found = _CLASS.match(row)
    return found[1] if found else ""


def _merged(old: list[str], new: list[str], *, where_told: bool = True) -> list[str]:
    """The rows of a class, of which another version shows only some."""
    (_, before), *_ = methods_in(old)
    (_, after), *_ = methods_in(new)
    inner = {at for begin, end in after.values() for at in range(begin, end)}
    rest = [at for at in range(1, len(new)) if at not in inner and new[at].strip()]
    known = {row.strip() for row in old}
    marks = [at for at in rest if _LEFT_OUT.fullmatch(new[at]) and new[at].strip() not in known]
    if not marks and (where_told or before.keys() <= after.keys()):
        return new
    own = depth_of(next((row for row in old[1:] if row.strip()), f"{depth_of(old[0])}    "))
    rows = [*old]
    for name in sorted(before.keys() & after.keys(), key=lambda each: before[each], reverse=True):
        rows[slice(*before[name])] = _at(new[slice(*after[name])], own)
    for at in rest:
        if at not in marks and not new[at].lstrip().startswith(_TEXT):
            rows = _with_setting(rows, new[at], own)
    for name in sorted(after.keys() - before.keys(), key=lambda each: after[each]):
        rows += ["", *_at(new[slice(*after[name])], own)]
    are_whole = all(each[0].rstrip().endswith(":") for each in (old, new))
    begin = new[0] if are_whole else f"{depth_of(new[0])}{old[0].lstrip()}"
    return [begin, *_at(rows[1:], f"{depth_of(new[0])}{own[len(depth_of(old[0])) :]}")]


def _with_setting(rows: list[str], row: str, depth: str) -> list[str]:
    """With a row that sets something in place of that which sets it already, or behind the last
    that sets anything, or before the first method."""
    name = _SETS.match(row)
    if name is None or row.strip() in map(str.strip, rows):
        return rows
    behind = _end_of_text(rows)
    direct = [at for at, each in enumerate(rows) if at >= behind and depth_of(each) == depth]
    sets = {at: found[1] for at in direct if (found := _SETS.match(rows[at]))}
    there = [at for at, each in sets.items() if each == name[1]]
    first = next((at for at in direct if rows[at].lstrip().startswith(_DEFINED)), len(rows))
    begin, end = span(rows, there[0]) if there else (first, first)
    if sets and not there:
        begin = end = span(rows, max(sets))[1]
    gap = [""] if begin == first < len(rows) and not there else []
    return [*rows[:begin], f"{depth}{row.lstrip()}", *gap, *rows[end:]]


def _end_of_text(rows: list[str]) -> int:
    """Behind the head of a class, and what that says of itself."""
    begin = next((at for at, row in enumerate(rows) if at and row.strip()), 1)
    mark = rows[begin].lstrip()[:3] if begin < len(rows) else ""
    if mark not in ('"""', "'''"):
        return 1
    if rows[begin].count(mark) > 1:
        return begin + 1
    return next((at + 1 for at in range(begin + 1, len(rows)) if mark in rows[at]), 1)


def _at(rows: list[str], depth: str) -> list[str]:
    return indent(dedent("\n".join(rows)), depth).split("\n")
