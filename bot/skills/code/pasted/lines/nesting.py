"""Whether lines of a file that is nested by indentation alone (YAML) may be taken by a part. Pure.

No brackets say there where something ends, so a part could take the head of what follows it, or
all of a neighbour that it does not show.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches

INDENTED = ("yaml", "yml")
_BLANK = re.compile(r"[ \t]*(?:#.*)?")
_KEY = re.compile(r"[-\s]*([\w.-]+|\"[^\"\n]+\"|'[^'\n]+')[ \t]*:(?!:)")


def is_as_nested(rows: Sequence[str], begin: int, end: int, new: Sequence[str]) -> bool:
    """Whether the rows from `begin` to before `end` are as deep as the part, hold no more keys with
    something below them, nor more rows as deep as its first, all their keys are there still, or
    others spelt much like these, and nothing below their last one stays behind, but what the part's
    last one heads as well."""
    there, own = _full(rows[begin:end]), _full(new)
    if not there or not own:
        return False
    was, now = [*map(_depth, there)], [*map(_depth, own)]
    if min(was) - was[0] != min(now) - now[0]:
        return False
    if was.count(was[0]) > now.count(now[0]) or _heads(there) > _heads(own):
        return False
    keys, names = ([*filter(None, map(_key, each))] for each in (there, own))
    added = [each for each in names if each not in keys]
    if any(each not in names and not get_close_matches(each, added) for each in keys):
        return False
    behind = _full(rows[end:])[:1]
    is_cut = _opens(there[-1]) or (bool(behind) and _depth(behind[0]) > was[-1])
    return not is_cut or _key(there[-1]) == _key(own[-1]) != ""


def is_beneath_value(rows: Sequence[str], at: int) -> bool:
    """Whether a row stands deeper than the one above it, which has its value already."""
    above = next(iter(reversed(_full(rows[:at]))), "")
    key = len(above) - len(above.lstrip(" -"))
    return _key(above) != "" and not _opens(above) and _depth(rows[at]) > key


def _full(rows: Sequence[str]) -> list[str]:
    return [row for row in rows if not _BLANK.fullmatch(row)]


def _depth(row: str) -> int:
    return len(row) - len(row.lstrip())


def _heads(rows: Sequence[str]) -> int:
    return sum(map(_opens, rows))


def _opens(row: str) -> bool:
    """Whether something has to stand below a row."""
    return row.partition(" #")[0].rstrip().endswith((":", "|", ">", "|-", ">-"))


def _key(row: str) -> str:
    found = _KEY.match(row)
    return found[1] if found else ""
