"""A block of an answer put in the place of that part of a program which it takes. Pure.

A language model that is asked for all of the code often shows only what it changed. Whether the
part was the right one the checks of the whole program say.
"""

import re
from difflib import SequenceMatcher

BETWEEN = "\n\n\n"
"""What stands between blocks that were joined, and between parts of most programs."""

_LIKE = 0.6
_DEFINES = re.compile(r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)
_IMPORTS = re.compile(r"(?:import|from)[ \t]+\w")
_GOES_ON = re.compile(r"[ \t)\]}]|\Z")


def spliced(source: str, part: str) -> list[str]:
    """What a program in Python may be with this part of it: nothing where it is like none."""
    found = [_by_names(source, part), _by_likeness(source, part)]
    return [each for each in found if each]


def _by_names(source: str, part: str) -> str:
    """With its functions and classes in place of those of the same names, where it has nothing
    else but imports."""
    lines, own = source.split("\n"), part.split("\n")
    old, new = _definitions(lines), _definitions(own)
    rest = set(range(len(own))) - {at for begin, end in new.values() for at in range(begin, end)}
    others = [own[at] for at in sorted(rest) if own[at].strip() and own[at][0] != "#"]
    if not new or not new.keys() <= old.keys() or not all(map(_IMPORTS.match, others)):
        return ""
    for name in sorted(new, key=lambda each: old[each], reverse=True):
        begin, end = new[name]
        lines[slice(*old[name])] = own[begin:end]
    return "\n".join([*(each for each in others if each not in lines), *lines])


def _definitions(lines: list[str]) -> dict[str, tuple[int, int]]:
    """Where functions and classes at the top begin, with what decorates them, and end."""
    found = {}
    for at, line in enumerate(lines):
        if name := _DEFINES.match(line):
            begin, end = at, at + 1
            while begin and lines[begin - 1].startswith("@"):
                begin -= 1
            while end < len(lines) and _GOES_ON.match(lines[end]):
                end += 1
            while not lines[end - 1].strip():
                end -= 1
            found[name[1]] = (begin, end)
    return found


def _by_likeness(source: str, part: str) -> str:
    """In the place of what is most like it, of several pieces with empty lines between; where it is
    as much like all of them, or defines something, it is no such part."""
    pieces = source.split(BETWEEN)
    of_all, *likeness = (
        SequenceMatcher(None, part, each).quick_ratio() for each in (source, *pieces)
    )
    if len(pieces) == 1 or _DEFINES.search(part) or max(likeness) < max(_LIKE, of_all):
        return ""
    pieces[likeness.index(max(likeness))] = part
    return BETWEEN.join(pieces)
