"""A part of a file in any language put where it belongs, told from its lines alone. Pure.

A part takes the place of the lines that are most like it, have its name and open and close as many
brackets. Where two places are about as much like it, or none is, nobody can say where it belongs.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from itertools import dropwhile
from textwrap import dedent, indent

from bot.skills.code.pasted.languages.naming import defined_in
from bot.skills.code.pasted.lines.acts import is_looped, lost_acts
from bot.skills.code.pasted.lines.brackets import depths
from bot.skills.code.pasted.lines.changed_forms import is_changed_form, sets_the_same
from bot.skills.code.pasted.lines.checks import asked_by, lost_checks
from bot.skills.code.pasted.lines.definitions import depth_of
from bot.skills.code.pasted.lines.heads import CALLED, name_of
from bot.skills.code.pasted.lines.likeness import NEAR, WORD, keeps_words, likeness, worded
from bot.skills.code.pasted.lines.nesting import INDENTED, is_as_nested, is_beneath_value
from bot.skills.code.pasted.places.begun import put_before_use
from bot.skills.code.pasted.places.ends import is_more_than, stands_elsewhere
from bot.skills.code.pasted.places.guards import is_guard
from bot.skills.code.pasted.places.loops import has_loop, is_in_replaced_loop
from bot.skills.code.pasted.places.parts import is_left_out, is_within
from bot.skills.code.pasted.places.same_words import said_in
from bot.skills.code.pasted.places.shells import with_methods
from bot.skills.code.pasted.places.splicing import spots
from bot.skills.code.pasted.places.unreached import leaves_unreached, may_end_so
from bot.skills.code.pasted.places.unset import is_left_ungiven

_TOKEN = re.compile(r"\w+|[^\w\s]")
_MARKUP = ("html", "xml", "svg", "vue", "svelte", "jinja")
_CLEARLY, _TYPO = 0.05, 0.85
_OPEN = ("(", "[", "{", ",", "=", "+", ".", "|", "&", "\\")
_MOST_ROWS, _MORE_ROWS, _MOST_BEGINS = 2000, 12, 40


@dataclass(frozen=True, slots=True)
class _Place:
    """The rows from `begin` to before `end`, and how much these, and the first of them, are like a
    part."""

    begin: int
    end: int
    score: float


def all_fitted(source: str, parts: Sequence[str], language: str) -> str:
    """With each of the parts in its place; "" where that of one is not known, or nothing is new."""
    whole = source
    for part in parts:
        for piece in _pieces(with_methods(whole, part), source):
            if worded(piece) and not spots(whole, piece):
                whole = put_before_use(whole, piece, language) or _fitted(whole, piece, language)
    return "" if whole == source else whole


def _pieces(part: str, source: str) -> list[str]:
    """A part, cut where it says that something is left out; what closes what was opened in a piece
    before, or what is left out, stands in the source."""
    rows = [row.strip() for row in source.split("\n")]
    pieces = [list[str]()]
    for row in dedent(part).split("\n"):
        if is_left_out(row, rows):
            pieces.append([])
        else:
            pieces[-1].append(row)
    if len(pieces) > 1:
        for piece in pieces:
            while piece and not WORD.search(piece[-1]) and min(depths(piece)) < 0:
                piece.pop()
    return ["\n".join(each).strip("\n") for each in pieces]


def _fitted(source: str, part: str, language: str) -> str:
    """With a part in the only place that it may have; "" for none."""
    rows, own = source.split("\n"), dedent(part).strip("\n")
    if len(rows) > _MOST_ROWS:
        return ""
    places = _begun(rows, own, is_markup=language in _MARKUP)
    if language in _MARKUP and (same := said_in(rows, own)):
        places = [_Place(*each, 1) for each in same]
    if len(places) == 1:
        return _put(rows, places[0], own)
    places = [] if places else _places(rows, own.split("\n"), is_markup=language in _MARKUP)
    if language in INDENTED:
        new = own.split("\n")
        places = [each for each in places if is_as_nested(rows, each.begin, each.end, new)]
    is_judged = has_loop(own) or may_end_so(own)
    ranked = sorted(places, key=lambda each: -each.score)
    ranked = [*dropwhile(lambda each: is_judged and not _may_be_at(rows, each, own), ranked)]
    best = _best(rows, ranked, own)
    if best is None or any(
        each.score > best.score - _CLEARLY
        for each in ranked
        if each.end <= best.begin or best.end <= each.begin
    ):
        return ""
    there = [row for row in rows[best.begin : best.end] if row.strip()]
    if is_within("\n".join(there), own) or _has_more(rows, best, own):
        return ""
    if stands_elsewhere(rows, there, own.split("\n")):
        return ""
    if _takes_out(there, own.split("\n")) or _sets_elsewhere(rows, best, own.split("\n")):
        return ""
    if language in INDENTED and is_beneath_value(rows, best.begin):
        return ""  # how deep it stands is what has to be mended
    if language == "sql" and not there[-1].rstrip().endswith(";"):
        own = own.rstrip("; \n")  # a clause in the midst of a query
    return _put(rows, best, own)


def _begun(rows: Sequence[str], part: str, *, is_markup: bool) -> list[_Place]:
    """The rows of which a part of one row has all, and goes on (`<li>One` for `<li>One</li>`)."""
    if "\n" in part:
        return []
    found = list[_Place]()
    for at, row in enumerate(rows):
        text, below = row.strip(), next((each for each in rows[at + 1 :] if each.strip()), "")
        is_begun = part.startswith(text) and not (text[-1:] + part[len(text) :][:1]).isalnum()
        is_whole = len(WORD.findall(text)) > 1 and not text.endswith(_OPEN)
        is_alone = is_markup or len(depth_of(below)) <= len(depth_of(row))
        if is_begun and is_whole and is_alone and not (is_markup and text.endswith(">")):
            found.append(_Place(at, at + 1, 1))
    return found


def _put(rows: Sequence[str], place: _Place, part: str) -> str:
    """The file with a part there, as deep as what it takes the place of."""
    there = [row for row in rows[place.begin : place.end] if row.strip()]
    depth = min((depth_of(row) for row in there), key=len)
    new = indent(part, depth).split("\n")
    return "\n".join([*rows[: place.begin], *new, *rows[place.end :]])


def _may_be_at(rows: Sequence[str], place: _Place, part: str) -> bool:
    """Whether a part does what it does once there, and leaves no row where nothing comes to."""
    source, whole = "\n".join(rows), _put(rows, place, part)
    return not (
        is_in_replaced_loop(source, [part], whole)
        or leaves_unreached(source, [part], whole)
        or is_left_ungiven(source, whole)
    )


def _best(rows: Sequence[str], ranked: Sequence[_Place], part: str) -> _Place | None:
    """The likeliest place; where that loses something, what it begins with, if the part has nothing
    of the rest of it. The next best is no place of it."""
    new = worded(part)
    for each in ranked:
        if each.begin != ranked[0].begin:
            continue
        rest, there = worded("\n".join(rows[each.end : ranked[0].end])), rows[each.begin : each.end]
        is_cut = any(_stands_in(row, new) for row in rest)
        if not (is_cut or _loses(there, part) or is_more_than(there, part.split("\n"))):
            return each
    return None


def _stands_in(row: str, new: Sequence[str]) -> bool:
    """Whether a row, or a changed form of it, is one of these; of a call there may be several."""
    is_act = bool(lost_acts(row, ""))
    return row in new or (not is_act and any(is_changed_form(row, each) for each in new))


def _loses(there: Sequence[str], part: str) -> bool:
    """Whether rows call something for its own sake that a part does not."""
    return bool(lost_acts(dedent("\n".join(there)), part))


def _places(rows: Sequence[str], new: Sequence[str], *, is_markup: bool) -> list[_Place]:
    """Those that are enough like a part, have its name, and open and close as much."""
    open_now, name = depths(new, is_markup=is_markup), name_of(new[0])
    is_one, opened = min(open_now[:-1], default=1) > 0, (open_now[-1], min(open_now))
    found = []
    for head, begin in _begins(rows, new[0], name):
        first = rows[begin]
        is_head = head == 1 and WORD.search(first) is not None
        least = NEAR / 2 if is_head or defined_in(new[0]) or CALLED.search(new[0]) else NEAR
        there = rows[begin : begin + 2 * len(new) + _MORE_ROWS]
        own = depths(there, is_markup=is_markup)
        tokens, words = (likeness(kind, there, new) for kind in (_TOKEN, WORD))
        for count in range(1, len(there) + 1):
            if is_one and min(own[: count - 1], default=1) <= 0:
                break
            if not there[count - 1].strip() or (own[count - 1], min(own[:count])) != opened:
                continue
            alike, are_words = tokens[count - 1], words[count - 1] >= NEAR / 2
            if alike >= least and are_words and (count > 1 or keeps_words(first, new)):
                found.append(_Place(begin, begin + count, alike + head / 2))
    return found


def _has_more(rows: Sequence[str], best: _Place, part: str) -> bool:
    """Whether something else that begins with the same row has more of the words of a part."""
    words = Counter(WORD.findall(part))

    def shared(begin: int, end: int) -> int:
        return (words & Counter(WORD.findall("\n".join(rows[begin:end])))).total()

    for at, row in enumerate(rows):
        if row.strip() == rows[best.begin].strip() and not best.begin <= at < best.end:
            behind = depths(rows[at : at + 2 * (best.end - best.begin) + _MORE_ROWS])
            end = at + behind.index(0) + 1 if 0 in behind else at + 1
            if shared(at, end) > shared(best.begin, best.end):
                return True
    return False


def _takes_out(there: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a part that begins nothing of a name would stand in the place of what does, or one
    that shows no block of a name in that of a check of which it has no form."""
    if is_guard("\n".join(new)) and not asked_by(there[0]):
        return True
    is_named = name_of(new[0]) and new[0].rstrip().endswith(("{", ":", "("))
    if not is_named and any(lost_checks(there, new)):
        return True
    opened = [row for row in there if row.rstrip().endswith("{")]
    heads = {name_of(row) for row in opened if not is_looped(row, "\n".join(new))} - {""}
    return not name_of(new[0]) and not heads <= {*map(name_of, new)}


def _sets_elsewhere(rows: Sequence[str], best: _Place, new: Sequence[str]) -> bool:
    """Whether a row of a part is a changed form of one at the top that it would not take."""
    outer = [row for row in [*rows[: best.begin], *rows[best.end :]] if row[:1].strip()]
    there = rows[best.begin : best.end]
    return any(
        any(sets_the_same(row, each) for row in outer)
        and not any(sets_the_same(row, each) for row in there)
        for each in new
        if each[:1].strip()
    )


def _begins(rows: Sequence[str], head: str, name: str) -> list[tuple[float, int]]:
    """Where a part may begin that begins with this row, of this name: how alike the rows are, and
    which; the likest first."""
    names = [name_of(row) for row in rows]
    name = name if name in names else _misspelt(name, names, "\n".join(rows))
    begins = [
        (SequenceMatcher(None, row.strip(), head.strip()).ratio(), at)
        for at, row in enumerate(rows)
        if row.strip() and (not name or names[at] == name)
    ]
    return sorted(begins, key=lambda each: -each[0])[:_MOST_BEGINS]


def _misspelt(name: str, names: Sequence[str], source: str) -> str:
    """The only attribute that is a name misspelt, and stands there once (`innerHtml`); else the
    name."""
    own = name.rpartition(".")[2]
    found = [
        each
        for each in dict.fromkeys(names)
        if (last := each.rpartition(".")[2]).lower() == own.lower()
        or get_close_matches(own, [last], cutoff=_TYPO)
    ]
    once = [each for each in found if source.count(f".{each.rpartition('.')[2]}") == 1]
    return once[0] if name and len(once) == len(found) == 1 else name
