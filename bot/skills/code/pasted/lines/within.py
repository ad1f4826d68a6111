"""Whether all that a text keeps of a longer one lies within one part of that. Pure.

A part may begin and end with rows like the first and the last of the whole: `services:` stands
above each service, and one query looks like another. What tells the two apart is that a whole keeps
more than its own rows of one stretch, and of the heads above that.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

_WORD = re.compile(r"\w+")
_MOST = 300
_LOST = 0.3

Alike = Callable[[str, str], bool]


def is_of_one_part(source: str, code: str, alike: Alike) -> bool:
    """Whether the rows of code that are `alike` with those of the source all lie within its last
    part, beneath the heads of that, or its first, and much of the rest is gone. No other text is
    told of which less than half of that part is kept."""
    all_rows = [row for row in source.split("\n") if _WORD.search(row)]
    rows = [row.strip() for row in all_rows]
    new = [row.strip() for row in code.split("\n") if _WORD.search(row)]
    if not rows or not new or max(len(rows), len(new)) > _MOST or rows == new:
        return False
    near = cache(lambda one, other: one == other or alike(one, other))
    kept = _common(rows[::-1], new[::-1], near)  # by how many are left of each
    most = kept[len(rows)][len(new)]
    depths = [len(row) - len(row.lstrip()) for row in all_rows]
    for begin in range(1, len(rows)):
        heads = _heads(depths, begin)
        if heads and min(depths[begin:]) <= depths[heads[-1]]:
            continue
        used = 0
        for head in heads:
            used += used < len(new) and near(rows[head], new[used])
        left = len(rows) - begin
        of_it = kept[left][len(new) - used]
        is_all = used + of_it >= most and 2 * of_it >= left
        gone = [depths[at] for at in range(begin) if at not in heads]
        if is_all and used < len(new) and near(rows[begin], new[used]) and _is_much(gone, rows):
            return True
    return _is_of_first(rows, new, most, near)


def _is_of_first(rows: Sequence[str], new: Sequence[str], most: int, near: Alike) -> bool:
    count, lost = len(rows), 0
    kept = _common(rows, new, near)
    while lost < count and kept[count - lost - 1][len(new)] >= most:
        lost += 1
    is_much = lost > _LOST * count and len(new) < count - lost / 2
    return is_much and 2 * most >= count - lost and most >= min(2, len(new))


def _is_much(gone: Sequence[int], rows: Sequence[str]) -> bool:
    """Whether these rows, by their depths, are many of all, or one is the head of others."""
    return len(gone) > _LOST * len(rows) or (bool(gone) and max(gone) > min(gone))


def _heads(depths: Sequence[int], row: int) -> list[int]:
    """The rows above one that it stands beneath."""
    found, depth = list[int](), depths[row]
    for at in range(row - 1, -1, -1):
        if depths[at] < depth:
            found.insert(0, at)
            depth = depths[at]
    return found


def _common(rows: Sequence[str], new: Sequence[str], near: Alike) -> list[list[int]]:
    """How many rows the first so many of the one and the other have in common, in order."""
    found = [[0] * (len(new) + 1)]
    for row in rows:
        above, here = found[-1], [0]
        for at, own in enumerate(new):
            here.append(max(above[at + 1], here[at], above[at] + near(row, own)))
        found.append(here)
    return found
