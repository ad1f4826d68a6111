"""Where functions and classes in Python begin and end, told from the lines alone. Pure."""

import re
from collections.abc import Collection

DEFINES = re.compile(r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)
_CLASS = re.compile(r"[ \t]*class[ \t]+(\w+)")
_INNER = re.compile(r"([ \t]*)(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)")
_GOES_ON = re.compile(r"[ \t)\]}]|\Z")


def methods_in(lines: list[str]) -> list[tuple[str, dict[str, tuple[int, int]]]]:
    """The classes, each with the functions that stand in it, as they begin and end, in their
    order."""
    found = []
    for at, line in enumerate(lines):
        if name := _CLASS.match(line):
            begin, end = at + 1, span(lines, at)[1]
            depth = next((depth_of(row) for row in lines[begin:end] if row.strip()), "")
            starts = [(row, _INNER.match(lines[row])) for row in range(begin, end)]
            own = {one[2]: span(lines, row) for row, one in starts if one and one[1] == depth}
            found.append((name[1], own))
    return found


def definitions(lines: list[str]) -> dict[str, tuple[int, int]]:
    """Where functions and classes at the top begin, with what decorates them, and end."""
    return {
        name[1]: span(lines, at) for at, line in enumerate(lines) if (name := DEFINES.match(line))
    }


def inner(lines: list[str], names: Collection[str]) -> dict[str, tuple[int, int]]:
    """Where those of these names that are within others begin and end, each being the only one."""
    found = [
        (name[2], at)
        for at, line in enumerate(lines)
        if (name := _INNER.match(line)) and name[1] and name[2] in names
    ]
    known = [name for name, _ in found]
    return {name: span(lines, at) for name, at in found if known.count(name) == 1}


def span(lines: list[str], at: int) -> tuple[int, int]:
    """Where what begins at this line does so with what decorates it, and ends."""
    begin, end, depth = at, at + 1, depth_of(lines[at])
    while begin and lines[begin - 1].startswith(f"{depth}@"):
        begin -= 1
    while end < len(lines) and _is_within(lines[end], depth):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return begin, end


def end_with_unindented(lines: list[str], place: tuple[int, int], shown: Collection[str]) -> int:
    """The end of a function with the rows of its body below it that are not indented: where it has
    no body, or a `return` stands there, those that are `shown` in it."""
    begin, end = place
    texts = {row.strip() for row in shown}
    body = [
        row for row in lines[begin:end] if row.strip() and depth_of(row) > depth_of(lines[begin])
    ]
    if body and not (end < len(lines) and lines[end].startswith("return")):
        return end
    while end < len(lines) and lines[end].strip() in texts - {""}:
        end += 1
    return end


def _is_within(line: str, depth: str) -> bool:
    return not line.strip() or (line.startswith(depth) and bool(_GOES_ON.match(line[len(depth) :])))


def depth_of(row: str) -> str:
    """What a line is indented by."""
    return row[: len(row) - len(row.lstrip())]
