"""What an answer shows alone for the other files of a project in Python: put there where it is
clear where, and else told of. Pure.

A file is mended, and below it stands "and in `main.py`:" with one line. That line belongs to the
fix as well: it takes the place of the only line of its file that is like it.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from textwrap import dedent

from bot.patterns import later
from bot.skills.code.debug.answers.apart import is_shown
from bot.skills.code.debug.mends.fixing import parts_in
from bot.skills.code.debug.mends.placing import Way
from bot.skills.code.pasted.languages.naming import defined_in, looks_like_code
from bot.skills.code.pasted.lines.changed_forms import is_changed_form, without_comment
from bot.skills.code.pasted.lines.definitions import depth_of
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.splicing import exchanged, spots

_MOST_TRIED = 4
_IMPORTS = ("import ", "from ")
_TOKEN = later(r"\w+|[^\w\s]")


def with_other_files(
    ways: Sequence[Way], files: Sequence[Block], blocks: Sequence[Block]
) -> list[Way]:
    """The ways, each behind the same with what is shown for the files that it leaves as they are;
    where that has no clear place, it stays out."""
    found = list[Way]()
    for number, way in enumerate(ways):
        names = {each.name for each in way.files}
        others = [each for each in files if each.name and each.name not in names]
        if number < _MOST_TRIED and not way.doubt:  # of ways in doubt only one may hold
            own = [(each, [one for one in blocks if one.name == each.name]) for each in others]
            whole = [(each, _with_parts(each.code, parts)) for each, parts in own if parts]
            more = [replace(each, code=code) for each, code in whole if code]
            together = {each.name: each for each in (*way.files, *more)}
            in_order = tuple(together[each.name] for each in files if each.name in together)
            found += [replace(way, files=in_order)] if more else []
        found.append(way)
    return [each for number, each in enumerate(found) if each not in found[:number]]


def _with_parts(source: str, parts: Sequence[Block]) -> str:
    """A file with all of these parts of it; "" where one has no place that is clear, or nothing is
    new."""
    codes = [each.code for each in parts]
    whole = exchanged(source, codes)
    if not whole:
        whole = source
        for each in parts:
            if whole and not spots(source, each.code):
                whole = _with_part(whole, each)
    is_there = all(defined_in(code) or spots(whole, code) or spots(source, code) for code in codes)
    return whole if is_there and whole != source else ""


def _with_part(source: str, part: Block) -> str:
    """A file with a part of it; "" where that has no place that is clear."""
    rows = source.split("\n")
    new = [row for row in part.code.split("\n") if row.strip()]
    places = [] if defined_in(part.code) else [_like(rows, each) for each in new]
    if any(len(each) > 1 for each in places) or (places and not any(places)):
        return ""
    if len(new) > 1 or not places:
        return next(iter(parts_in(source, [part])), "")
    ((at,),) = places
    rows[at] = f"{depth_of(rows[at])}{new[0].strip()}"
    return "\n".join(rows)


def _like(rows: Sequence[str], new: str) -> list[int]:
    """The lines that one may take the place of: where these are several, those of them that it has
    all words of; with one that has more of its words, nobody can tell."""
    found = [
        at for at, row in enumerate(rows) if without_comment(row) and is_changed_form(row, new)
    ]
    words = {*_TOKEN.findall(new)}
    said = [{*_TOKEN.findall(without_comment(row))} for row in rows]
    kept = [at for at in found if said[at] <= words]
    if len(found) > 1 and kept:
        return kept
    most = max((len(each & words) for each in said), default=0)
    nearer = [at for at, each in enumerate(said) if len(each & words) == most]
    return sorted({*found, *nearer}) if found else []


def put_nowhere(
    blocks: Sequence[Block],
    files: Sequence[Block],
    changed: Sequence[tuple[Block, Block]],
    examples: Sequence[Block] = (),
) -> list[Block]:
    """Of the `blocks` of an answer those that stand in none of the `files` as they were, nor as
    they are `changed`, also within a line, nor in `examples` that are told of anyway; of those of
    which some lines do, the others."""
    before, after = _rows_of(files), _rows_of([*(now for _, now in changed), *examples])
    names = {each.name for each in files} - {""}
    new_rows, found = [f" {row} " for row in after - before], list[Block]()
    for block in blocks:
        rows = [row for row in dedent(block.code).split("\n") if _plain(row)]
        new = [row for row in rows if _plain(row) not in before]
        left = [row for row in new if _plain(row) not in after and not _is_within(row, new_rows)]
        is_needed = any(not row.startswith(_IMPORTS) for row in left) or left == rows
        if left and is_needed and _is_code(block, names):
            code = block.code if left == new else dedent("\n".join(left))
            found.append(replace(block, code=code))
    return found


def _is_within(row: str, rows: Sequence[str]) -> bool:
    """Whether a line stands within one of these, from one of its tokens to another."""
    return any(f" {_plain(row)} " in each for each in rows)


def are_of_fix(left: Sequence[Block], files: Sequence[Block]) -> bool:
    """Whether what is left out may belong to the fix: it names one of the files, or, where these
    are several, the words above call it no other way, result or example."""
    names = {each.name for each in files} - {""}
    return any(each.name in names or (len(files) > 1 and not is_shown(each)) for each in left)


def _rows_of(blocks: Sequence[Block]) -> set[str]:
    return {_plain(row) for each in blocks for row in each.code.split("\n")}


def _plain(row: str) -> str:
    """A line without its comment and how it is spaced; "" for one that only says that something is
    left out."""
    code = without_comment(row)
    return "" if code == "..." else " ".join(_TOKEN.findall(code))


def _is_code(block: Block, names: Collection[str]) -> bool:
    if block.language:
        return block.language == "python"
    return block.name in names or (looks_like_code(block.code) and not is_shown(block))
