"""What to try of the blocks of an answer in place of the code, or of its files: the best first."""

from collections.abc import Sequence
from dataclasses import replace
from textwrap import dedent

from bot.skills.code.debug.answers.usage import LANGUAGES as USED
from bot.skills.code.debug.answers.usage import without_usage
from bot.skills.code.debug.mends.additions import ways_with_additions
from bot.skills.code.debug.mends.around_error import ways_around_error
from bot.skills.code.debug.mends.at_error import ways_at_error
from bot.skills.code.debug.mends.at_once import ways_at_once
from bot.skills.code.debug.mends.changed_calls import ways_with_calls, without_old_calls
from bot.skills.code.debug.mends.fixing import fixes_in
from bot.skills.code.debug.mends.homes import Told
from bot.skills.code.debug.mends.imports_alone import with_imports
from bot.skills.code.debug.mends.left_out import without_lost
from bot.skills.code.debug.mends.only_parts import without_misplaced, without_parts
from bot.skills.code.debug.mends.other_files import with_other_files
from bot.skills.code.debug.mends.other_signs import ways_with_signs
from bot.skills.code.debug.mends.placing import Way, placings, spliced_ways
from bot.skills.code.debug.mends.starting import started_ways
from bot.skills.code.pasted.answers.halves import halves
from bot.skills.code.pasted.answers.named_changes import with_told_changes
from bot.skills.code.pasted.files.projects import Project
from bot.skills.code.pasted.lines.brace_style import braced_as
from bot.skills.code.pasted.lines.likeness import worded
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.begun import is_of_no_class, is_put_for_use, put_before_use
from bot.skills.code.pasted.places.cut_lines import is_line_cut
from bot.skills.code.pasted.places.fragments import put_within
from bot.skills.code.pasted.places.last_returns import (
    adds_a_return,
    keeps_returns,
    may_lack,
    with_last_return,
)
from bot.skills.code.pasted.places.loops import is_in_replaced_loop
from bot.skills.code.pasted.places.parts import is_part, without_remarks_above
from bot.skills.code.pasted.places.returns import is_return_exchanged
from bot.skills.code.pasted.places.retyped import closes_as_shown, leaves_a_block
from bot.skills.code.pasted.places.rounds import is_done_for_each
from bot.skills.code.pasted.places.set_twice import is_set_twice
from bot.skills.code.pasted.places.shown_twice import is_shown_twice
from bot.skills.code.pasted.places.unreached import leaves_unreached
from bot.skills.code.pasted.places.unset import is_left_unset


async def ways_of(
    blocks: Sequence[Block], code: Block, project: Project | None, told: Told
) -> list[Way]:
    """The ways to mend `code`, or a `project` of several files, with these blocks in its
    language."""
    files = project.files if project is not None and len(project.files) > 1 else (code,)
    if not blocks:
        changed = [(each, with_told_changes(each.code, told.words)) for each in files]
        ways = [replace(each, code=whole) for each, whole in changed if whole]
        return [Way((ways[0],))] if len(ways) == 1 else []
    is_run, sources = code.language == "python", [each.code for each in files]
    blocks = [part for each in blocks for part in _halves(each, sources)]
    if is_run:
        blocks = [_at_margin(each, sources) for each in blocks]
    else:
        blocks = [_in_its_style(each, sources) for each in blocks]
    found = without_lost(ways_with_calls(files, blocks), code, told) if is_run else []
    for some in _versions(blocks, files, code):
        found += [each for each in await _ways_of(files, code, some, told) if each not in found]
    return without_old_calls(found, files, blocks) if is_run else found


def _versions(
    blocks: Sequence[Block], files: Sequence[Block], code: Block
) -> list[Sequence[Block]]:
    """The blocks without what only shows how they are used, and, where that may be wrong, all."""
    parted = without_usage(blocks, files) if code.language in USED else None
    if parted is None:
        return [blocks]
    return [parted.blocks, blocks] if parted.is_open else [parted.blocks]


def _sound(ways: Sequence[Way], files: Sequence[Block], blocks: Sequence[Block]) -> list[Way]:
    """The ways, but for such as keep a row beside its form with other brackets, or its block below
    it, lose one that closed another block, set something twice, or not at all any more, do for each
    what is done for each, set something in the place of what uses it, or for `this` outside of a
    class, put a fragment in the place of a line, one `return` in that of another, or leave a row
    where nothing comes to; a block of the answer is as it is, but for one of a single row, which
    may be a fragment."""
    codes, was = [each.code for each in blocks], {each.name: each.code for each in files}

    def is_sound(file: Block) -> bool:
        source, is_shown = was.get(file.name, files[0].code), file.code in codes
        is_whole = is_shown and len(worded(file.code)) > 1
        if not is_whole and is_line_cut(source, file.code, file.language):
            return False
        return is_shown or _is_sound(source, codes, file.code)

    return [way for way in ways if all(map(is_sound, way.files))]


def _within(files: Sequence[Block], blocks: Sequence[Block]) -> list[Way]:
    """The only file with the only block within a line of it, of which that is a fragment, and
    nothing that has to be set above what uses it."""
    found = [
        replace(file, code=whole)
        for file in files
        for block in blocks
        if block.name in ("", file.name)
        and not put_before_use(file.code, block.code, file.language)
        and (whole := put_within(file.code, block.code, file.language))
    ]
    return [Way((found[0],))] if len(found) == len(blocks) == 1 else []


def _is_sound(source: str, parts: Sequence[str], whole: str) -> bool:
    is_closed = closes_as_shown(source, parts, whole) and not leaves_a_block(source, parts, whole)
    is_set = not is_left_unset(source, whole) and not any(
        judge(source, parts, whole) for judge in (is_set_twice, is_shown_twice)
    )
    is_done = not any(
        judge(source, parts, whole)
        for judge in (is_in_replaced_loop, is_done_for_each, leaves_unreached, is_put_for_use)
    )
    is_clear = not (is_of_no_class(source, whole) or is_return_exchanged(source, parts, whole))
    return is_closed and is_set and is_done and is_clear


def _halves(block: Block, sources: Sequence[str]) -> tuple[Block, ...]:
    """A block, or its halves, where one of them stands in one of the files."""
    found = [halves(block, each) for each in sources]
    return next((each for each in found if len(each) > 1), (block,))


def _at_margin(block: Block, sources: Sequence[str]) -> Block:
    """A block with as many lines as the only file, which has lost the indentation that they all
    have."""
    moved = dedent(block.code)
    if moved == block.code or len(sources) > 1 or dedent(sources[0]) != sources[0]:
        return block
    was, now = ([row for row in each.split("\n") if row.strip()] for each in (sources[0], moved))
    is_it = len(was) == len(now) and 2 * len({*was} & {*now}) >= len({*was})
    return replace(block, code=moved) if is_it else block


def _in_its_style(block: Block, sources: Sequence[str]) -> Block:
    """A block with its `{` where the files have theirs, and without what is remarked above it,
    where it is a part of one of them."""
    if not all(is_part(each, block.code) for each in sources):
        return block
    return replace(block, code=braced_as("\n".join(sources), without_remarks_above(block.code)))


async def _ways_of(
    files: Sequence[Block], code: Block, blocks: Sequence[Block], told: Told
) -> list[Way]:
    lacking = f"{told.error}\n{told.asked}"
    is_added = len(blocks) == 1 and adds_a_return(blocks[0].code, blocks[0].above, lacking)
    if is_added:
        wholes = [(each, with_last_return(each.code, blocks[0].code)) for each in files]
        ended = [Way((replace(each, code=whole),)) for each, whole in wholes if whole]
        if len(ended) == 1:
            return ended
    ways = await _placed(files, code, blocks, told)
    if not is_added and not any(may_lack(each.code, one.code) for each in files for one in blocks):
        return ways
    was = {each.name: each.code for each in files}
    return [
        way
        for way in ways
        if all(keeps_returns(was.get(now.name, code.code), now.code) for now in way.files)
    ]


async def _placed(
    files: Sequence[Block], code: Block, blocks: Sequence[Block], told: Told
) -> list[Way]:
    async def beside(some: Sequence[Block], now: Sequence[Block]) -> list[Way]:
        if len(now) > 1:
            return await without_parts(placings(now, some, told), now)
        return [Way((each,)) for each in await fixes_in(some, now[0].code, code.name)]

    async def in_place(some: Sequence[Block]) -> list[Way]:
        if around := await ways_around_error(files, some, told, beside):
            return around
        is_spliced = len(files) == 1 and code.language == "python"
        ways = await beside(some, files)
        return [*ways, *(spliced_ways(files, some, told) if is_spliced else ())]

    if code.language != "python":
        if within := _within(files, blocks):
            return without_lost(within, code, told)
        ways = _sound(await in_place(blocks), files, blocks)
        return without_lost(ways, code, told)
    added = [
        *ways_at_once(files, blocks),
        *ways_at_error(files, blocks, told),
        *ways_with_signs(files, blocks),
    ]
    added += [*started_ways(files, blocks, told.error), *_within(files, blocks)]
    added += await ways_with_additions(files, blocks, told, in_place)
    ways = [*added, *(each for each in await in_place(blocks) if each not in added)]
    ways = _sound(ways, files, blocks)
    ways = await with_imports(ways, files, blocks)
    ways = await without_misplaced(ways, files, blocks)
    if len(files) > 1:
        return with_other_files(ways, files, blocks)
    return without_lost(ways, code, told)
