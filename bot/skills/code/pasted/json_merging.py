"""A part of a JSON object put into it: what it says of a key is said there, and the rest stays as
it was written. Pure.

Into which of the objects it goes its keys tell: that which has most of them, and most of their
values. An object in a list has to have one of these; where two are alike, or none has a key, nobody
knows.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LEFT_OUT = re.compile(r"^[ \t]*(?://|#)?[ \t]*(?:\.\.\.|…).*\n?", re.MULTILINE)
_TRAILING = re.compile(r",(?=\s*[}\]])")
_SIGN = re.compile(r"\S")
_decode = json.JSONDecoder().raw_decode


@dataclass(frozen=True, slots=True)
class _Object:
    """An object in a text: where it begins and ends, its value, where the value of each of its keys
    stands, and whether it lies in a list."""

    begin: int
    end: int
    value: dict[str, object]
    spans: dict[str, tuple[int, int]]
    in_list: bool


def all_merged(source: str, parts: Sequence[str]) -> str:
    """The source with each of the parts in it; "" where it is not known where one belongs, nothing
    is new, or one says otherwise than another."""
    try:
        there = _merged(source, parts)
        is_one = len(parts) < 2 or json.loads(there) == json.loads(_merged(source, parts[::-1]))
    except (ValueError, RecursionError):
        return ""
    return there if is_one and json.loads(there) != json.loads(source) else ""


def _merged(source: str, parts: Sequence[str]) -> str:
    for part in parts:
        shown = _objects(_as_object(part))[0]
        home = _home(_objects(source), shown)
        source = _put(source, home.begin, _as_object(part), shown)
    return source


def _as_object(part: str) -> str:
    """A part as the text of an object, also where it shows only members of one, or says that others
    are left out. Raises `ValueError` for no object."""
    part = part.strip()
    if _LEFT_OUT.search(part):
        part = _TRAILING.sub("", _LEFT_OUT.sub("", part)).strip()
    part = part if part.startswith("{") else f"{{{part.rstrip(',')}}}"
    part = _TRAILING.sub("", part) if part.endswith(",}") else part
    if not isinstance(json.loads(part), dict):
        raise ValueError(part)
    return part


def _home(objects: Sequence[_Object], shown: _Object) -> _Object:
    """The object to which what is shown belongs. Raises `ValueError` where nobody knows."""

    def score(each: _Object) -> tuple[int, int]:
        shared = [key for key in shown.value if key in each.value]
        return len(shared), sum(each.value[key] == shown.value[key] for key in shared)

    ranked = sorted(objects, key=score, reverse=True)
    best = ranked[0]
    is_tied = len(ranked) > 1 and score(best) == score(ranked[1])
    is_like_none = len(ranked) > 1 and score(best)[0] == 0
    if is_tied or is_like_none or (best.in_list and score(best)[1] == 0):
        raise ValueError("its place is not clear")
    return best


def _put(source: str, begin: int, part: str, shown: _Object) -> str:
    """The source with what is shown in the object that begins there. Raises `ValueError` where a
    value would lose what is not shown."""
    for key, (start, end) in shown.spans.items():
        home = next(each for each in _objects(source) if each.begin == begin)
        new = shown.value[key]
        if key not in home.value:
            source = _added(source, home, key, part[start:end])
            continue
        was, (at, until) = home.value[key], home.spans[key]
        if isinstance(was, dict) and isinstance(new, dict):
            inner = next(each for each in _objects(part) if each.begin == start)
            source = _put(source, at, part, inner)
        elif isinstance(was, dict) or _is_less(was, new):
            raise ValueError("it may be only a part")
        elif was != new:
            written = _written(part[start:end], _depth(source, at), _unit(source))
            source = f"{source[:at]}{written}{source[until:]}"
    return source


def _added(source: str, home: _Object, key: str, raw: str) -> str:
    unit, name = _unit(source), json.dumps(key, ensure_ascii=False)
    inside = source[home.begin + 1 : home.end - 1]
    if not home.spans:
        depth = _depth(source, home.begin)
        written = _written(raw, depth + unit, unit)
        body = f"\n{depth}{unit}{name}: {written}\n{depth}"
        return f"{source[: home.begin + 1]}{body}{source[home.end - 1 :]}"
    last = max(end for _, end in home.spans.values())
    first = min(begin for begin, _ in home.spans.values())
    depth = _depth(source, first)
    is_in_rows = "\n" in inside[: first - home.begin]
    between = f",\n{depth}" if is_in_rows else ", "
    return f"{source[:last]}{between}{name}: {_written(raw, depth, unit)}{source[last:]}"


def _written(raw: str, depth: str, unit: str) -> str:
    """A value as it is shown, or, where it takes several rows, with these as deep as they stand in
    the file."""
    if "\n" not in raw:
        return raw
    rows = json.dumps(json.loads(raw), indent=unit, ensure_ascii=False).split("\n")
    return f"\n{depth}".join(rows)


def _is_less(was: object, now: object) -> bool:
    """Whether a list lacks some of what it was, and has nothing new."""
    if not isinstance(was, list) or not isinstance(now, list):
        return False
    return len(now) < len(was) and all(each in was for each in now)


def _depth(source: str, at: int) -> str:
    """The indentation of the row in which something stands."""
    row = source[source.rfind("\n", 0, at) + 1 :]
    return row[: len(row) - len(row.lstrip(" \t"))]


def _unit(source: str) -> str:
    """By how much what lies in something is indented more than that."""
    found = re.search(r"^([ \t]+)\S", source, re.MULTILINE)
    return found[1] if found else "  "


def _objects(source: str) -> list[_Object]:
    """All objects in a JSON text, the outer before the inner. Raises `ValueError` for no JSON, none
    in it, or a key that stands twice in one."""
    json.loads(source)
    found = [*_within(source, _skipped(source, 0), in_list=False)]
    if not found:
        raise ValueError("no object")
    return found


def _within(source: str, begin: int, *, in_list: bool) -> Iterator[_Object]:
    value, end = _decode(source, begin)
    if isinstance(value, dict):
        members = [*_members(source, begin)]
        spans = {key: (at, until) for key, at, until in members if key is not None}
        if len(spans) < len(members):
            raise ValueError("a key stands twice")
        yield _Object(begin, end, value, spans, in_list)
        for at, _ in spans.values():
            yield from _within(source, at, in_list=False)
    elif isinstance(value, list):
        for _, at, _ in _members(source, begin):
            yield from _within(source, at, in_list=True)


def _members(source: str, begin: int) -> Iterator[tuple[str | None, int, int]]:
    """The key, where there is one, and the begin and end of each value in an object or a list."""
    at = _skipped(source, begin + 1)
    while source[at] not in "]}":
        key = None
        if source[begin] == "{":
            key, at = _decode(source, at)
            at = _skipped(source, _skipped(source, at) + 1)
        _, end = _decode(source, at)
        yield key, at, end
        at = _skipped(source, end)
        at = _skipped(source, at + 1) if source[at] == "," else at


def _skipped(source: str, at: int) -> int:
    """The next sign that is no space."""
    found = _SIGN.search(source, at)
    return found.start() if found else len(source)
