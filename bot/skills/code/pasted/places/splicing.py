"""A block of an answer put in the place of that part of a program which it takes. Pure.

A language model that is asked for all of the code often shows only what it changed. Whether the
part was the right one the checks of the whole program say.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches
from itertools import pairwise
from textwrap import dedent, indent

from bot.skills.code.pasted.lines.brackets import depths, functions
from bot.skills.code.pasted.lines.definitions import (
    DEFINES,
    definitions,
    depth_of,
    end_with_unindented,
    inner,
    methods_in,
)
from bot.skills.code.pasted.lines.heads import name_of, names_around
from bot.skills.code.pasted.places.beginnings import with_its_rest
from bot.skills.code.pasted.places.elided import filled
from bot.skills.code.pasted.places.likest import LIKE, likest_lines, loses

BETWEEN = "\n\n\n"
"""What stands between blocks that were joined, and between parts of most programs."""

_OF_SELF = re.compile(
    r"(?:(?:#|@|from|import)[^\n]*\n|\n)*(?:async[ \t]+)?def \w+\(\s*(?:self|cls)\b"
)
_PARAGRAPH = "\n\n"
_IMPORTS = re.compile(r"(?:import|from)[ \t]+\w")


def spliced(source: str, part: str) -> list[str]:
    """What a program in Python may be with this part of it: nothing where it is like none."""
    whole = filled(source, part, where_told=False)
    piece = _piece(source, part, BETWEEN)
    _, lines = likest_lines(piece, part)
    is_whole = not lines or _lost(piece, part) <= _lost(lines, part)  # else the rest is to stay
    by_likeness = _by_likeness(source, part, BETWEEN) if is_whole else ""
    return [each for each in (*_named(source, whole, part), by_likeness) if each]


def is_only_defined(source: str, part: str) -> bool:
    """Whether a part is only functions and classes of a program that has statements beside them:
    these it has not lost, but leaves out."""
    return bool(DEFINES.search(dedent(part))) and not beside(part) and bool(beside(source))


def beside(source: str) -> list[str]:
    """The lines beside what is imported and defined."""
    lines = dedent(source).split("\n")
    within = {at for span in definitions(lines).values() for at in range(*span)}
    rest = [row for at, row in enumerate(lines) if at not in within and row.strip()]
    return [row for row in rest if row[0] != "#" and not _IMPORTS.match(row)]


def with_what_runs(source: str, part: str) -> str:
    """Functions and classes, with the lines of a program beside those that it has."""
    lines = source.split("\n")
    spans = definitions(lines).values()
    within = {at for span in spans for at in range(*span)}
    first = min(within, default=len(lines))
    rest = "\n".join(row for at, row in enumerate(lines) if at >= first and at not in within)
    above = "\n".join(lines[:first]).rstrip()
    pieces = (above, dedent(part).strip("\n"), rest.strip("\n"))
    return BETWEEN.join(each for each in pieces if each)


def all_spliced(source: str, parts: Sequence[str]) -> str:
    """With the functions and classes of several parts, of two ways the first; "" where none of
    them has a place there."""
    whole, taken = source, set[str]()
    for part in parts:
        names = {*DEFINES.findall(dedent(part))}
        if dedent(part).strip() in source or names & taken:
            continue
        if found := _named(whole, filled(whole, part, where_told=False), part):
            whole, taken = found[0], taken | names
    return "" if whole == source else whole


def exchanged(source: str, parts: Sequence[str]) -> str:
    """With each part that stands there once, word for word, exchanged for the one behind it
    ("change … to …"); "" where none does. A line that is quoted is not exchanged for all of the
    function that it stands in."""
    whole = source
    for old, new in pairwise(parts):
        found = spots(whole, old)
        is_for_it = len(found) == 1 and not spots(whole, new) and _defines_as_well(old, new)
        if is_for_it and not _takes_in(whole, found[0], old, new):
            whole = _with_lines(whole, found[0], old, new)
    return "" if whole == source else whole


def _defines_as_well(old: str, new: str) -> bool:
    """Whether a part defines something where another one does: else that is shown as it is."""
    are_there = [
        bool(definitions(rows) or functions(rows))
        for rows in (dedent(each).strip("\n").split("\n") for each in (old, new))
    ]
    return are_there[0] <= are_there[1]


def _takes_in(source: str, at: int, old: str, new: str) -> bool:
    """Whether a part shows more than what stands at this line: something around that, or a body
    for what is only the head of one."""
    rows, own = source.split("\n"), dedent(new).strip("\n").split("\n")
    heads = {name_of(row) for row in own if not depth_of(row)}
    heads -= {name_of(row) for row in old.split("\n")}
    after = _with_lines(source, at, old, new).split("\n")
    return bool(heads & names_around(rows, at)) or abs(depths(after)[-1]) > abs(depths(rows)[-1])


def alike(source: str, part: str) -> list[str]:
    """With the only part that an answer shows in place of the lines, no more than it has, or of
    what stands between empty ones, that are like it: first of what loses less of what was there.
    Nothing where none are."""
    found = [(_piece(source, part, _PARAGRAPH), _by_likeness(source, part, _PARAGRAPH))]
    at, lines = likest_lines(source, part)
    if lines:
        found.insert(0, (lines, _with_lines(source, at, lines, part)))
    found.sort(key=lambda each: _lost(each[0], part))
    return [whole for _, whole in found if whole]


def all_alike(source: str, parts: Sequence[str]) -> str:
    """With each of several parts in the place of the lines that are like it, or of what has its
    names; "" where one has none, or where that depends on which is put there first."""
    wholes = {_in_turn(source, each) for each in (parts, parts[::-1])}
    return wholes.pop() if len(wholes) == 1 else ""


def _in_turn(source: str, parts: Sequence[str]) -> str:
    whole = source
    for part in parts:
        found = _named(whole, part) if DEFINES.search(dedent(part)) else alike(whole, part)
        whole = found[0] if found else ""
    return whole if all(spots(whole, each) for each in parts) else ""


def _lost(old: str, part: str) -> int:
    """How many lines have no other version of them in a part."""
    rows, new = ([row.strip() for row in text.split("\n") if row.strip()] for text in (old, part))
    return sum(not get_close_matches(row, new, n=1, cutoff=LIKE) for row in rows)


def spots(source: str, part: str) -> list[int]:
    """The lines at which a part stands, however far it is indented."""
    rows, own = source.split("\n"), dedent(part).strip("\n")
    count = own.count("\n") + 1
    windows = range(len(rows) - count + 1)
    return [at for at in windows if dedent("\n".join(rows[at : at + count])) == own]


def _with_lines(source: str, at: int, old: str, new: str) -> str:
    """With a part in place of an old one at this line, as far indented."""
    rows, count = source.split("\n"), old.strip("\n").count("\n") + 1
    depth = min(
        (depth_of(row) for row in rows[at : at + count] if row.strip()), key=len, default=""
    )
    rows[at : at + count] = indent(dedent(new).strip("\n"), depth).split("\n")
    return "\n".join(rows)


def _named(source: str, *parts: str) -> list[str]:
    found = [_by_names(source, each) for each in dict.fromkeys(parts)]
    return [each for each in found if each and each != source]


def _by_names(source: str, part: str) -> str:
    """With its functions and classes in place of those of the same names, where it has nothing
    else but imports. Those within a class are found where one alone has that name."""
    lines, own = source.split("\n"), dedent(part).split("\n")
    tops, inside = definitions(lines), inner(lines, definitions(own).keys())
    old = {**tops, **inside} if _is_method(part) else {**inside, **tops}
    return _put(lines, own, old)


def owned(source: str, part: str) -> list[tuple[str, int, str, str]]:
    """Where its functions may belong, all of them: each class that has such, or the top ("");
    the row there (0 is the first), what stands there, and the program with them."""
    part = dedent(filled(source, part, where_told=False))
    lines, own = source.split("\n"), part.split("\n")
    new, tops = definitions(own), definitions(lines)
    classes = [(name, found) for name, found in methods_in(lines) if new.keys() <= found.keys()]
    is_top = new.keys() <= tops.keys() and not (classes and _is_method(part))
    places = []
    for owner, found in [("", tops)] if is_top else classes:
        if whole := _put(lines, own, found):
            spans = sorted(found[name] for name in new)
            old = "\n".join(row for each in spans for row in lines[slice(*each)])
            places.append((owner, spans[0][0], old, whole))
    return places


def _put(lines: list[str], own: list[str], old: dict[str, tuple[int, int]]) -> str:
    """With all functions and classes of a part where these begin and end; "" where one has no place
    there, or where there is anything else in it but imports."""
    lines, new = [*lines], definitions(own)
    rest = set(range(len(own))) - {at for begin, end in new.values() for at in range(begin, end)}
    others = [own[at] for at in sorted(rest) if own[at].strip() and own[at][0] != "#"]
    if not new or not new.keys() <= old.keys() or not all(map(_IMPORTS.match, others)):
        return ""
    for name in sorted(new, key=lambda each: old[each], reverse=True):
        rows, first = own[slice(*new[name])], old[name][0]
        last = end_with_unindented(lines, old[name], rows[1:])
        shown = with_its_rest("\n".join(lines[first:last]), "\n".join(rows))
        lines[first:last] = indent(shown, depth_of(lines[first])).split("\n")
    return "\n".join([*(each for each in others if each not in lines), *lines])


def _is_method(part: str) -> bool:
    return _OF_SELF.match(dedent(part).lstrip("\n")) is not None


def _piece(source: str, part: str, gap: str) -> str:
    """Of several pieces with such a gap between, the one that is most like a part; where the whole
    is as much like it, or it defines something, it is no such part: ""."""
    pieces = source.split(gap)
    of_all, *likeness = (
        SequenceMatcher(None, part, each).quick_ratio() for each in (source, *pieces)
    )
    if len(pieces) == 1 or DEFINES.search(part) or max(likeness) < max(LIKE, of_all):
        return ""
    piece = pieces[likeness.index(max(likeness))]
    return "" if DEFINES.search(dedent(piece)) or loses(piece, part) else piece


def _by_likeness(source: str, part: str, gap: str) -> str:
    """In the place of that piece; "" for none."""
    pieces, old = source.split(gap), _piece(source, part, gap)
    if not old:
        return ""
    pieces[pieces.index(old)] = part
    return gap.join(pieces)
