"""A part of YAML whose rows stand in the file with another indentation, put in their place. Pure.

How deep its rows stand is what such a part mends: where `   ports:` stands too deep below
`image: nginx`, each of its rows takes the place of its own, and none stays beside it. Which depth
the first of them has tells what then parses.
**Not covered**: a part that leaves out rows between, adds some, or changes more than one of them,
and a file with templates that are no YAML above it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.patterns import later
from bot.tools.source.yaml_nodes import read_yaml

LANGUAGES = ("yaml", "yml")
_KEY = later(r"((?:-[ ]+)*)([\w./-]+|\"[^\"\n]+\"|'[^'\n]+')[ \t]*:(?:\s|$)")
_ITEM = later(r"-(?:\s|$)")
_DASHES = later(r"[ ]*(?:-[ ]+)*")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that is not empty: where it stands, how deep, and its text without a comment."""

    at: int
    depth: int
    text: str


def with_depths(source: str, part: str, *, is_alone: bool = True) -> str | None:
    """The file with such a part, the only one or among others, in its place; "" where its place or
    its depth is not clear, `None` for a part that is no such one."""
    rows, new = _rows(source), _rows(part)
    if not new or len(new) >= len(rows):
        return None
    before = read_yaml(source)
    is_wrong = before is not None and before.wrong_row is not None
    windows = [rows[at : at + len(new)] for at in range(len(rows) - len(new) + 1)]
    exact = [each for each in windows if _changed(each, new) == 0]
    near = [each for each in windows if len(new) > 1 and _changed(each, new) == 1]
    kept = exact or (near if len(near) == 1 else [])
    moved = [each for each in kept if _is_moved(each, new, is_wrong or is_alone)]
    if before is None or not moved or (not exact and _stands_elsewhere(rows, moved[0], new)):
        return None
    found = [_put(source, rows, each, new, before.wrong_row) for each in moved]
    wholes = [*dict.fromkeys(each for each in found if each)]
    if len(wholes) == 1:
        is_same = before.wrong_row is None and before == read_yaml(wholes[0])
        return None if is_same else wholes[0]
    return ""


def _rows(text: str) -> list[_Row]:
    return [
        _Row(at, len(row) - len(row.lstrip()), bare)
        for at, row in enumerate(text.split("\n"))
        if (bare := row.strip().partition(" #")[0].rstrip())
    ]


def _changed(there: Sequence[_Row], new: Sequence[_Row]) -> int:
    """How many rows are others; two for such as have not the same key."""
    others = [(a.text, b.text) for a, b in zip(there, new, strict=True) if a.text != b.text]
    return sum(1 if _are_of_one(was, now) else 2 for was, now in others)


def _are_of_one(was: str, now: str) -> bool:
    keys = [_KEY.match(each) for each in (was, now)]
    if keys[0] and keys[1]:
        return keys[0].groups() == keys[1].groups()
    return not any(keys) and all(_ITEM.match(each) for each in (was, now))


def _is_moved(there: Sequence[_Row], new: Sequence[_Row], is_meant: bool) -> bool:
    """Whether the rows stand otherwise to each other, or, where that is meant, all of them are
    deeper or less deep; with nothing before them they were cut out."""
    return _steps(there) != _steps(new) or (is_meant and 0 < new[0].depth != there[0].depth)


def _steps(rows: Sequence[_Row]) -> list[int]:
    return [each.depth - rows[0].depth for each in rows]


def _stands_elsewhere(rows: Sequence[_Row], there: Sequence[_Row], new: Sequence[_Row]) -> bool:
    """Whether the row that is another stands so in the file, beyond these."""
    texts = {each.text for each in rows if each not in there}
    olds = {each.text for each in there}
    return any(each.text in texts for each in new if each.text not in olds)


def _put(
    source: str, rows: Sequence[_Row], there: Sequence[_Row], new: Sequence[_Row], wrong: int | None
) -> str:
    """With the part as deep as makes the file right up to what is behind it; "" where none does."""
    for depth in _depths(source, rows, there, new):
        whole = _at_depth(source, there, new, depth)
        after = read_yaml(whole) if whole else None
        if after is None:
            continue
        if after.wrong_row is None:
            return whole
        is_further = wrong is not None and wrong < after.wrong_row
        if is_further and after.wrong_row > there[-1].at + 1:
            return whole
    return ""


def _at_depth(source: str, there: Sequence[_Row], new: Sequence[_Row], depth: int) -> str:
    lines, more = source.split("\n"), depth - new[0].depth
    if min(each.depth for each in new) + more < 0:
        return ""
    for was, now in zip(there, new, strict=True):
        text = lines[was.at].strip() if was.text == now.text else now.text
        lines[was.at] = " " * (now.depth + more) + text
    return "\n".join(lines)


def _depths(
    source: str, rows: Sequence[_Row], there: Sequence[_Row], new: Sequence[_Row]
) -> Iterator[int]:
    """How deep the first row may stand: where it does, unless it is wrong there or all of them are
    moved alike; as deep as it is shown, where something else is."""
    lines = source.split("\n")
    others = [lines[each.at] for each in rows if each not in there]
    known = {len(found[0]) for each in others if (found := _DASHES.match(each))}
    known |= {len(each) - len(each.lstrip()) for each in others}
    has_tab = "\t" in lines[there[0].at].partition(there[0].text)[0]
    is_known = new[0].depth > 0 and (has_tab or new[0].depth in known)
    above = read_yaml("\n".join(lines[: there[0].at + 1]))
    is_right = above is not None and above.wrong_row is None
    if is_right and not (is_known and _steps(there) == _steps(new)):
        yield there[0].depth
    if is_known:
        yield new[0].depth
    yield there[0].depth
