"""Which blocks of an answer are the program that takes the place of another one.

They may be its parts, one after the other, ways that are alike, the code as it was, an example of
how it is used, or only the part that is changed. Which of these somebody meant the answer does not
say; what has kept most of the lines that were there is tried first.
"""

import builtins
import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from textwrap import dedent

from bot.skills.code.checks.unknown import kept
from bot.skills.code.debug.answers.apart import is_shown
from bot.skills.code.pasted.answers.named_changes import with_named_line
from bot.skills.code.pasted.files.arranging import arrange, is_another_way
from bot.skills.code.pasted.formats.json_fitting import json_fitted
from bot.skills.code.pasted.formats.json_merging import as_kept
from bot.skills.code.pasted.formats.json_parts import lacks_keys
from bot.skills.code.pasted.formats.style_rules import LANGUAGES as STYLES
from bot.skills.code.pasted.formats.style_rules import is_of_rules, is_part_of_rules, with_rules
from bot.skills.code.pasted.formats.yaml_depths import LANGUAGES as OF_YAML
from bot.skills.code.pasted.formats.yaml_depths import with_depths
from bot.skills.code.pasted.languages.naming import defined_in
from bot.skills.code.pasted.lines.brackets import LANGUAGES as BRACKETED
from bot.skills.code.pasted.lines.brackets import statements
from bot.skills.code.pasted.lines.changed_forms import lost_rows, sets_only
from bot.skills.code.pasted.lines.checks import lost_checks
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.fitting import all_fitted
from bot.skills.code.pasted.places.guards import is_guard
from bot.skills.code.pasted.places.left_ends import with_left_ends
from bot.skills.code.pasted.places.outermost import stands_twice, with_outermost
from bot.skills.code.pasted.places.parts import is_part
from bot.skills.code.pasted.places.splicing import (
    alike,
    all_alike,
    all_spliced,
    exchanged,
    is_only_defined,
    spliced,
    with_what_runs,
)
from bot.skills.code.pasted.places.unset import is_left_ungiven
from bot.tools.source.reading import read

_MOST, _MOST_LINES = 8, 4
_NAME = re.compile(r"[^\W\d]\w*")
_SETTING = ("text", "future", "import", "constant", "set", "left_out")


async def fixes_in(blocks: Sequence[Block], source: str, name: str) -> list[Block]:
    """Programs to try in the place of `source`, a file of this `name` ("" for none), of these
    blocks in its language: the best first."""
    named = [each for each in blocks if name and each.name == name]
    new = _without_what_was(blocks, source)
    found = [*named[:1]]
    if len(new) > 1:
        arranged = await arrange(new, is_one_answer=True)
        new = [*new, *([arranged.main] if arranged.joined > 1 else [])]
    found += sorted(new, key=lambda each: _likeness(each.code, source), reverse=True)
    if new and new[0].language == "python":
        parts = [(each, whole) for each in found for whole in spliced(source, each.code)]
        first = [one for one in parts if is_only_defined(source, one[0].code)]
        rest = [one for one in parts if one not in first]
        named_lines = [whole for each in blocks if (whole := with_named_line(source, each))]
        told = [replace(new[0], code=whole) for whole in named_lines]
        found = [*told, *_with(first), *found, *_with(rest)]
        found += [replace(new[0], code=whole) for whole in parts_in(source, blocks)]
        lines = [each for each in blocks if await _are_only_lines(each, source)]
        found = [each for each in found if each not in lines]
        defined = [each for each in found if is_only_defined(source, each.code)]
        found = [each for each in found if each not in defined] or [
            replace(each, code=with_what_runs(source, each.code)) for each in defined
        ]
    elif new:
        found = _with_parts(found, blocks, source)
    return [each for number, each in enumerate(found) if each not in found[:number]][:_MOST]


async def _are_only_lines(block: Block, source: str) -> bool:
    """Whether a block is lines for a program and none by itself: it uses what that sets and it does
    not; or it is a few, names something of that, and does not parse, uses what it does not set, or
    does nothing but set something."""
    code = dedent(block.code)
    count, own = (sum(bool(row.strip()) for row in each.split("\n")) for each in (source, code))
    is_of_it = not {*_NAME.findall(code)}.isdisjoint(_NAME.findall(source))
    if defined_in(code) or not is_of_it:
        return False
    reading, before = await read(code, "python"), await read(source, "python")
    imported = {name for _, names in before.imports for name in names}
    unset = before.unset if before.problem is None else kept(reading.unset, source, code)
    elsewhere = {*unset, *imported, *dir(builtins)}
    if {*reading.unset} & {*_NAME.findall(source)} - elsewhere:
        return True
    if 2 * own > count:
        return False
    does = [each for each in reading.tops if each.kind not in _SETTING]
    are_set = sets_only([row for row in code.split("\n") if row.strip()])
    return bool(reading.problem or reading.unset) or not does or are_set


def _with(parts: Sequence[tuple[Block, str]]) -> list[Block]:
    return [replace(each, code=whole) for each, whole in parts]


def _with_parts(found: Sequence[Block], blocks: Sequence[Block], source: str) -> list[Block]:
    """Of a language whose programs are not run: those that are no part, and else the parts in their
    places. Nothing else tells that a part is not all."""
    if blocks[0].language == "json":
        return _with_json(found, blocks, source)
    codes = [each.code for each in blocks]
    if blocks[0].language in OF_YAML and (moved := _with_depths(source, codes)) is not None:
        return [replace(blocks[0], code=moved)] if moved else []
    if blocks[0].language in STYLES and all(is_of_rules(source, each) for each in codes):
        return _with_rules(found, blocks, source)
    wholes = [
        each
        for each in found
        if not (is_part(source, each.code) or is_left_ungiven(source, each.code))
    ]
    is_open = blocks[0].language in BRACKETED and not any(map(is_another_way, blocks))
    new = [code for code in codes if code.strip() not in source]
    outermost = with_outermost(source, new, is_part=not wholes) if is_open else ""
    last = [replace(blocks[0], code=outermost)] if outermost else []
    if wholes and not _loses_what_runs(wholes[0], source):
        return [*wholes, *last]
    fitted = [exchanged(source, codes), with_left_ends(source, new[0]) if len(new) == 1 else ""]
    fitted += [outermost, all_fitted(source, codes, blocks[0].language)]
    sound = [
        each
        for each in fitted
        if each and not (new and each == source) and not (is_open and stands_twice(source, each))
    ]
    return [*(replace(blocks[0], code=each) for each in sound), *wholes]


def _with_depths(source: str, codes: Sequence[str]) -> str | None:
    """Of YAML with parts whose rows stand there with another indentation, and others in their
    places; "" where that is not clear, `None` where none is such a part."""
    whole, is_moved = source, False
    for code in codes:
        moved = with_depths(whole, code, is_alone=len(codes) == 1)
        is_moved = is_moved or moved is not None
        if moved is None and code.strip() not in source:
            moved = all_fitted(whole, [code], "yaml")
        if moved == "":
            return "" if is_moved else None
        whole = moved or whole
    return whole if is_moved else None


def _loses_what_runs(block: Block, source: str) -> bool:
    """Whether a block has no version of lines that run beside what is defined: it may be some of
    the parts alone."""
    if block.language not in BRACKETED:
        return False
    return any(lost_rows(statements(source.split("\n")), block.code.split("\n")))


def _with_rules(found: Sequence[Block], blocks: Sequence[Block], source: str) -> list[Block]:
    """Of a style sheet: all of it, or its rules in their places."""
    wholes = [
        each
        for each in found
        if not (is_part_of_rules(source, each.code) or is_part(source, each.code))
    ]
    whole = "" if wholes else with_rules(source, [each.code for each in blocks])
    return wholes or ([replace(blocks[0], code=whole)] if whole else [])


def _with_json(found: Sequence[Block], blocks: Sequence[Block], source: str) -> list[Block]:
    """Of JSON: all of it as the file has its comments, or its parts in their places."""
    wholes = [
        replace(each, code=as_kept(source, each.code))
        for each in found
        if not (is_part(source, each.code) or lacks_keys(source, each.code))
    ]
    if wholes:
        return wholes
    codes, words = [each.code for each in blocks], [each.above for each in blocks]
    whole = json_fitted(source, codes, words, is_fix=not any(map(is_shown, blocks)))
    return [replace(blocks[0], code=whole)] if whole else []


def parts_in(source: str, blocks: Sequence[Block]) -> list[str]:
    """What a program in Python may be with several parts of it, one exchanged for another, or the
    only one that is new."""
    codes = [each.code for each in blocks]
    new = [code for code in codes if code.strip() not in source]
    found = [with_named_line(source, each) for each in blocks]
    found += [all_spliced(source, codes), exchanged(source, codes)]
    if len(new) == 1:
        near, is_check = alike(source, new[0]), is_guard(new[0])
        found += [each for each in near if not (is_check and _loses_check(source, each))]
    if 1 < len(new) <= _MOST_LINES and not any(map(is_another_way, blocks)):
        found.append(all_alike(source, new))
    return [each for each in found if each]


def _loses_check(source: str, whole: str) -> bool:
    rows = whole.split("\n")
    return any(lost_checks([row for row in source.split("\n") if row not in rows], rows))


def _without_what_was(blocks: Sequence[Block], source: str) -> list[Block]:
    """The blocks without what stood in `source` and is defined otherwise in another one; where all
    is as it was, that."""
    new = [each for each in blocks if each.code.strip() not in source]
    defined = {name for each in new for name in defined_in(each.code)}
    kept = [
        each
        for each in blocks
        if each in new or (each.code.strip() != source.strip() and not _defines(each, defined))
    ]
    return kept or [*blocks]


def _defines(block: Block, names: set[str]) -> bool:
    return not names.isdisjoint(defined_in(block.code))


def _likeness(code: str, source: str) -> float:
    """How many of the lines are the same, in their order: 0 to 1."""
    one, other = (
        [row.strip() for row in text.split("\n") if row.strip()] for text in (code, source)
    )
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
