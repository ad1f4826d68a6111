"""Classes of which only what changed is shown, with all that they had. Pure.

A language model leaves out the methods that it did not change, and says so in a comment ("# ...
rest unchanged ..."), or does not. What it shows takes the place of what has the same name; the rest
stays.
"""

import re
from textwrap import dedent, indent

from bot.skills.code.pasted.definitions import depth_of, methods_in, span

_CLASS = re.compile(r"[ \t]*class[ \t]+(\w+)")
_SETS = re.compile(r"[ \t]*(\w+)[ \t]*(?::[^=\n]+)?=(?!=)")
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


def _name(row: str) -> str:
    found = _CLASS.match(row)
    return found[1] if found else ""


def _merged(old: list[str], new: list[str], *, where_told: bool) -> list[str]:
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
    direct = [at for at, each in enumerate(rows) if at and depth_of(each) == depth]
    sets = {at: found[1] for at in direct if (found := _SETS.match(rows[at]))}
    there = [at for at, each in sets.items() if each == name[1]]
    first = next((at for at in direct if rows[at].lstrip().startswith(_DEFINED)), len(rows))
    begin, end = span(rows, there[0]) if there else (first, first)
    if sets and not there:
        begin = end = span(rows, max(sets))[1]
    gap = [""] if begin == first and not there else []
    return [*rows[:begin], f"{depth}{row.lstrip()}", *gap, *rows[end:]]


def _at(rows: list[str], depth: str) -> list[str]:
    return indent(dedent("\n".join(rows)), depth).split("\n")
