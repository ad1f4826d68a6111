"""Lines that set what something begins with, put where that begins. Pure.

`total = 0` is asked for by `total += x`: the error says what has no value, and what uses it where
it belongs. It is put before the statement of the function, or of the program, in which that is used
first, and `self.count = 0` at the end of the `__init__` of its class. Where the words above name
another place, or there are several that may be meant, nobody knows.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from textwrap import dedent

from bot.skills.code.debug.mends.placing import Way
from bot.skills.code.pasted.lines.changed_forms import set_by, sets_only
from bot.skills.code.pasted.lines.definitions import definitions, depth_of, methods_in, span
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.pieces import error_line

_UNSET = re.compile(r"local variable '(\w+)'|name '(\w+)' is not defined")
_LACKS = re.compile(r"'(\w+)' object has no attribute '(\w+)'")
_FUNCTION = re.compile(r"[ \t]*(?:async[ \t]+)?def[ \t]+\w+")
_IN_LOOP = r"\b(?:in|inside|into|within|to)\b[^.\n]*\b(?:loop|`(?:for|while|if))"
_CODE = re.compile(r"`(\w+)(?:\(\))?`")
_GOES_ON = re.compile(r"[ \t]*(?:elif|else|except|finally|[)\]}])")


def started_ways(files: Sequence[Block], blocks: Sequence[Block], error: str) -> list[Way]:
    """What to try where one of the blocks is such lines, and one of the files lacks them."""
    found = list[Way]()
    for block in blocks:
        own = [each for each in files if block.name in ("", each.name)]
        ways = [
            replace(each, code=whole)
            for each in own
            if (whole := _started(each.code, block, error_line(error)))
        ]
        found += [Way((ways[0],))] if len(ways) == 1 else []
    return found


def _started(source: str, block: Block, error: str) -> str:
    """A program with the lines of a block where they belong; "" for nowhere."""
    rows = [row for row in dedent(block.code).split("\n") if row.strip()]
    new = [row for row in rows if not row.lstrip().startswith("#")]
    names = [set_by(row) for row in new]
    if not sets_only(new) or any(depth_of(row) for row in rows) or re.search(_IN_LOOP, block.above):
        return ""
    lines = source.split("\n")
    if all(name.startswith("self.") for name in names):
        at = _end_of_init(lines, names, block.above, error)
    else:
        at = _first_use(lines, names, error)
    if at is None:
        return ""
    row, depth, gone = at
    return "\n".join([*lines[:row], *(f"{depth}{each}" for each in rows), *lines[row + gone :]])


def _first_use(lines: list[str], names: Sequence[str], error: str) -> tuple[int, str, int] | None:
    """The row before which names are to be set, how far that is indented, and that it stays."""
    unset = {name for found in _UNSET.findall(error) for name in found}
    lacking = [name for name in names if name in unset]
    if len(lacking) != 1:
        return None
    if "name '" in error and "local variable" not in error:
        inside = {at for place in definitions(lines).values() for at in range(*place)}
        homes = [[at for at in range(len(lines)) if at not in inside]]
    else:
        homes = [_own_rows(lines, at) for at, row in enumerate(lines) if _FUNCTION.match(row)]
        if any(set_by(row) == lacking[0] and not depth_of(row) for row in lines):
            return None  # that it is the one of the program has to be said
    used = [[at for at in home if _grows(lines[at], lacking[0])] for home in homes]
    there = [home for home, own in zip(homes, used, strict=True) if own]
    if len(there) != 1 or any(set_by(lines[at]) in names for at in there[0]):
        return None
    home = there[0]
    word = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names))})\b")
    first = next(at for at in home if word.search(lines[at].split("#")[0]))
    depth = min((depth_of(lines[at]) for at in home if lines[at].strip()), key=len, default="")
    while first > home[0] and (depth_of(lines[first]) != depth or _GOES_ON.match(lines[first])):
        first -= 1
    return first, depth, 0


def _own_rows(lines: list[str], at: int) -> list[int]:
    """The rows of a function that are not those of another one in it."""
    begin, end = at + 1, span(lines, at)[1]
    inner = [row for row in range(begin, end) if _FUNCTION.match(lines[row])]
    within = {row for one in inner for row in range(*span(lines, one))}
    return [row for row in range(begin, end) if row not in within]


def _grows(row: str, name: str) -> bool:
    """Whether a row changes what is there of this name."""
    own = re.escape(name)
    return re.match(rf"[ \t]*{own}[ \t]*(?:\S{{1,2}}=(?!=)|=[^=].*\b{own}\b)", row) is not None or (
        re.search(rf"(?<![\w.]){own}(?:\[|\.\w+\()", row) is not None
    )


def _end_of_init(
    lines: list[str], names: Sequence[str], above: str, error: str
) -> tuple[int, str, int] | None:
    """The row behind the last of the `__init__` of a class that sets none of these fields, how far
    it is indented, and how many rows are taken out there (a `pass`)."""
    found = _LACKS.search(error)
    if found is None or f"self.{found[2]}" not in names:
        return None
    classes = [(name, own) for name, own in methods_in(lines) if name == found[1]]
    if len(classes) != 1 or "__init__" not in classes[0][1]:
        return None
    own = classes[0][1]
    rows = [row for place in own.values() for row in lines[slice(*place)]]
    named = {*_CODE.findall(above)} & {*own}
    if any(set_by(row) in names for row in rows) or named - {"__init__"}:
        return None
    begin, end = own["__init__"]
    head = next(at for at in range(begin, end) if _FUNCTION.match(lines[at]))
    body = [at for at in range(head + 1, end) if lines[at].strip()]
    if not lines[head].rstrip().endswith(":") or not body:
        return None
    depth = depth_of(lines[body[0]])
    if lines[body[-1]].strip() in ("pass", "..."):
        return body[-1], depth, 1
    return (end, depth, 0) if not lines[end - 1].lstrip().startswith("return") else None
