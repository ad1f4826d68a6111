"""A part of a JSON object put into it: what it says of a key is said there, and the rest stays as
it was written, with its comments. Pure.

Into which of the objects it goes its keys tell: that which has most of them, and most of their
values. An object in a list has to be the one that it is known as there; where two are alike, or
none has a key, nobody knows. Of a list, or an object, of which less is shown than there is, all
stays, unless the words say that something is taken out.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bot.skills.code.pasted.formats.json_comments import (
    bare,
    blanked,
    has_comments,
    is_cut,
    is_left_out,
    loaded,
    marked,
)
from bot.skills.code.pasted.formats.json_lists import change_of, identity, is_same, takes_out

_SIGN = re.compile(r"\S")
_decode = json.JSONDecoder().raw_decode


@dataclass(frozen=True, slots=True)
class _Object:
    """An object in a text: where it begins and ends, its value, where the value of each of its keys
    stands, and the members of the list that it lies in, None for none."""

    begin: int
    end: int
    value: dict[str, object]
    spans: dict[str, tuple[int, int]]
    beside: Sequence[object] | None


@dataclass(frozen=True, slots=True)
class _Part:
    """What an answer shows, as the text of an object, and the words above it."""

    text: str
    words: str


def all_merged(source: str, parts: Sequence[str], words: Sequence[str] = ()) -> str:
    """The source with each of the parts, that have these words above them, in it; "" where it is
    not known where one belongs, nothing is new, or one says otherwise than another."""
    try:
        found = [
            _Part(_as_object(part), said)
            for part, said in zip_longest(parts, words[: len(parts)], fillvalue="")
        ]
        found = [each for each in found if len(found) < 2 or not _stands_there(source, each)]
        there = _merged(source, found)
        is_one = len(parts) < 2 or is_same(loaded(there), loaded(_merged(source, found[::-1])))
        is_new = not is_same(loaded(there), loaded(source))
    except (ValueError, RecursionError):
        return ""
    return there if is_one and is_new else ""


def _stands_there(source: str, part: _Part) -> bool:
    """Whether a part shows what was there before."""
    try:
        return is_same(loaded(_merged(source, [part])), loaded(source))
    except ValueError:
        return False


def as_kept(source: str, code: str) -> str:
    """Another version of all of the source with comments as that has them: its own, where the
    version shows none, and none, where it has none."""
    if has_comments(source):
        merged = "" if has_comments(code) else all_merged(source, [code])
        is_it = merged and is_same(loaded(merged), loaded(code))
        return merged if is_it else code
    return bare(code)


def _merged(source: str, parts: Sequence[_Part]) -> str:
    for part in parts:
        shown = _objects(part.text)[0]
        source = _put(source, _home(_objects(source), shown).begin, part, shown)
    return source


def _as_object(part: str) -> str:
    """A part as the text of an object, also where it shows only members of one, or says that others
    are left out. Raises `ValueError` for no object."""
    part = marked(part).strip()
    part = part if part.startswith("{") else marked(f"{{{part.rstrip(',')}}}")
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
    if is_tied or is_like_none:
        raise ValueError("its place is not clear")
    if best.beside is not None:
        key = identity(best.beside, shown.value)
        if not key or best.value[key] != shown.value[key]:
            raise ValueError("it may be a new one")
    return best


def _put(source: str, begin: int, part: _Part, shown: _Object) -> str:
    """The source with what is shown in the object that begins there. Raises `ValueError` where a
    value would lose what is not shown."""
    for key, (start, end) in shown.spans.items():
        home = next(each for each in _objects(source) if each.begin == begin)
        new, raw = shown.value[key], part.text[start:end]
        if is_left_out(key) or is_left_out(new):
            continue
        if key not in home.value:
            source = _added(source, home, key, raw)
            continue
        was, (at, until) = home.value[key], home.spans[key]
        if isinstance(was, dict) and isinstance(new, dict) and not _is_emptied(was, new, part):
            inner = next(each for each in _objects(part.text) if each.begin == start)
            source = _put(source, at, part, inner)
        elif isinstance(was, list) and isinstance(new, list):
            source = _put_list(source, at, part, start)
        elif isinstance(was, dict) and new != {}:
            raise ValueError("it may be only a part")
        elif not is_same(was, new):
            source = f"{source[:at]}{_written_in(source, raw, at)}{source[until:]}"
    return source


def _is_emptied(was: dict[str, object], new: dict[str, object], part: _Part) -> bool:
    """Whether an object is shown with nothing in it, and said to be without what it had. Raises
    `ValueError` where that may be, or only some of it may be taken out."""
    if not was or any(map(is_left_out, new)):
        return False
    is_less = len(new) < len(was) and all(key in was and is_same(was[key], new[key]) for key in new)
    if is_less and (not new or takes_out(part.words)) != (not new and takes_out(part.words)):
        raise ValueError("it may be only a part")
    return is_less and not new


def _put_list(source: str, begin: int, part: _Part, start: int) -> str:
    """The source with what is shown of the list that begins there."""
    was, end = _decode(blanked(source), begin)
    now, until = _decode(part.text, start)
    if is_same(was, now):
        return source
    change = change_of(was, now, part.words)
    raw = [(at, part.text[at:to]) for _, at, to in _members(part.text, start)]
    if change.is_whole:
        return f"{source[:begin]}{_written_in(source, part.text[start:until], begin)}{source[end:]}"
    places = {there: number for number, there in change.shown.items()}
    for there in range(len(was), -1, -1):
        for number in reversed(change.new.get(there, [])):
            source = _inserted(source, begin, there, raw[number][1])
        if there in places and not is_same(was[there], now[places[there]]):
            at, text = raw[places[there]]
            source = _changed(source, begin, there, part, at, text)
    return source


def _changed(source: str, begin: int, place: int, part: _Part, at: int, raw: str) -> str:
    """With an object in a list as it is shown: with other keys for the same values, or with what it
    had and does not show."""
    _, there, until = [*_members(blanked(source), begin)][place]
    old, new = loaded(source[there:until]), json.loads(raw)
    if isinstance(old, dict) and not all(old[key] in new.values() for key in old if key not in new):
        inner = next(each for each in _objects(part.text) if each.begin == at)
        return _put(source, there, part, inner)
    return f"{source[:there]}{_written_in(source, raw, there)}{source[until:]}"


def _inserted(source: str, begin: int, place: int, raw: str) -> str:
    """With a new member of a list before the one of this number, or behind the last."""
    members = [*_members(blanked(source), begin)]
    first = members[0][1]
    is_in_rows = "\n" in source[begin:first]
    between = f",\n{_depth(source, first)}" if is_in_rows else ", "
    if place == len(members):
        return _behind(source, members[-1][2], between, _written_in(source, raw, first))
    at = members[place][1]
    return f"{source[:at]}{_written_in(source, raw, first)}{between}{source[at:]}"


def _behind(source: str, end: int, between: str, text: str) -> str:
    """With a text behind the last value of something, that ends there; a comment in its row stays
    beside it."""
    row_end = source.find("\n", end)
    rest = source[end : row_end if row_end >= 0 else len(source)]
    if "\n" not in between or blanked(source)[end : end + len(rest)].strip() or not rest.strip(","):
        return f"{source[:end]}{between}{text}{source[end:]}"
    comma = "" if rest.lstrip().startswith(",") else ","
    return f"{source[:end]}{comma}{rest}{between[1:]}{text}{source[end + len(rest) :]}"


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
    return _behind(source, last, between, f"{name}: {_written(raw, depth, unit)}")


def _written_in(source: str, raw: str, at: int) -> str:
    return _written(raw, _depth(source, at), _unit(source))


def _written(raw: str, depth: str, unit: str) -> str:
    """A value as it is shown, or, where it takes several rows, with these as deep as they stand in
    the file. Raises `ValueError` where it says that something is left out: nobody knows what."""
    if is_cut(json.loads(raw)):
        raise ValueError("it is not all there")
    if "\n" not in raw:
        return raw
    rows = json.dumps(json.loads(raw), indent=unit, ensure_ascii=False).split("\n")
    return f"\n{depth}".join(rows)


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
    source = blanked(source)
    json.loads(source)
    found = [*_within(source, _skipped(source, 0), None)]
    if not found:
        raise ValueError("no object")
    return found


def _within(source: str, begin: int, beside: Sequence[object] | None) -> Iterator[_Object]:
    value, end = _decode(source, begin)
    if isinstance(value, dict):
        members = [*_members(source, begin)]
        spans = {key: (at, until) for key, at, until in members if key is not None}
        if len(spans) < len(members):
            raise ValueError("a key stands twice")
        yield _Object(begin, end, value, spans, beside)
        for at, _ in spans.values():
            yield from _within(source, at, None)
    elif isinstance(value, list):
        for _, at, _ in _members(source, begin):
            yield from _within(source, at, value)


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
