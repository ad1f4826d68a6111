"""Several blocks of code in one message or answer: one program, files side by side, or apart.

Files are those whose names are told. Blocks without names are one program where a later one uses
what an earlier one sets, by a name that may be misspelt, and nothing is defined twice: two ways of
writing one function are none. In an answer of the model a later block may name nothing else that
is unknown: what shows how code is used leaves things for the reader to put in.
"""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial

from bot.ports import CodeRunner, Program
from bot.skills.code.pasted.files.importing import imports, reached
from bot.skills.code.pasted.files.prepared import Prepared
from bot.skills.code.pasted.languages.language_table import ENDINGS
from bot.skills.code.pasted.languages.naming import file_name
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.choosing import code_of
from bot.skills.code.pasted.messages.pieces import Pasted, programs_in
from bot.skills.code.pasted.places.splicing import BETWEEN
from bot.tools.source.reading import Reading, read
from bot.tools.source.tidying import lint

MOST_BLOCKS = 12
_MOST_FILES = 40
_MAIN = "main.py"
_UNDEFINED = "F821"
_NEAR = 0.75
_ANOTHER_WAY = (
    r"\balternativ|\binstead\b|^\W*or\b|\bor,? (?:with|using|in|as|if|you|even|just)\b"
    r"|\b(?:option|approach|method|version|variant|solution|way)s? (?:\d|[A-C]\b|one\b|two\b)"
    r"|\b(?:another|an?other|second|third|different|faster|shorter|simpler|better)"
    r" (?:\w+ )?(?:option|approach|method|version|variant|solution|way)\b"
)
_NAME = re.compile(r"`(\w+)`")
_DEFINED = re.compile(r"\b(?:class|function|func|fn|const|let|var|struct|interface)\s+(\w+)")


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is looked at (`main`, made of so many blocks), the files that it imports, and what
    belongs to neither, in the order of the text. `unsure` are lines beside code without a fence
    that were taken for words."""

    main: Block
    joined: int = 1
    beside: tuple[Block, ...] = ()
    others: tuple[Block, ...] = ()
    unsure: tuple[str, ...] = ()


def lying_beside(runner: CodeRunner, files: Sequence[Block]) -> CodeRunner:
    """`runner`, with these files beside each program that does not bring its own of that name."""

    async def lay(program: Program) -> Program:
        there = {each.name: each.code for each in files} | dict(program.files)
        return replace(program, files=tuple(there.items()))

    return Prepared(runner, lay)


def beside(runner: CodeRunner, files: tuple[Block, ...], main: Block | None = None) -> CodeRunner:
    """`runner`, with these files beside what it runs: `main`, which lies there, too, where one of
    them imports it."""
    if main and main.name not in ("", _MAIN):
        files = (*files, main) if any(imports(each.code, main.name) for each in files) else files
    return lying_beside(runner, files) if files else runner


def first(blocks: Sequence[Block]) -> Block:
    """The first of them."""
    return blocks[0]


async def arrange(
    blocks: Sequence[Block],
    choose: Callable[[Sequence[Block]], Block] = first,
    *,
    code: Block | None = None,
    is_one_answer: bool = False,
    is_run: bool = True,
) -> Arranged:
    """The blocks of one language, at least one. `choose` says which of several programs is looked
    at, but where one is made of `code`. In `is_one_answer` also functions that do not use each
    other are one program. `is_run`: of files that one is looked at which imports others, not
    `code`, or the first."""
    named: dict[str, Block] = {}
    for each in blocks:
        if each.name:
            named.setdefault(each.name, each)
    loose = [each for each in blocks if each not in named.values()]
    importing = [each for each in loose if reached(each, named)]
    if len(named) > 1 or importing:
        main = named.get(_MAIN) or (importing[0] if importing else _first_to_run(named))
        main = main if is_run else code or blocks[0]
        lying = tuple(e for e in reached(main, named) if e.name != _MAIN)[:_MOST_FILES]
        others = tuple(each for each in blocks if each is not main and each not in lying)
        return Arranged(main, 1, lying, others)
    read_ones = blocks[:MOST_BLOCKS] if code is None or code in blocks[:MOST_BLOCKS] else [code]
    programs = await _programs(read_ones, is_one_answer=is_one_answer)
    own = [each for each, parts in programs if code in parts]
    main = own[0] if own else choose([each for each, _ in programs])
    parts = next(parts for each, parts in programs if each is main)
    others = tuple(each for each in blocks if each not in parts)
    return Arranged(main, len(parts), (), others)


async def rearranged(given: Pasted, *, is_run: bool) -> Pasted:
    """What was pasted, with all that belongs to the code: blocks that go on with it, and files. The
    code `is_run`: it is the one of the files that imports others."""
    if given.code is None or len(given.blocks) < 2:
        return given
    own = [each for each in given.blocks if each.language == given.code.language]
    arranged = await arrange(own, code=given.code, is_run=is_run)
    apart = [each for each in given.blocks if each.language != given.code.language]
    return replace(
        given,
        code=arranged.main,
        joined=arranged.joined,
        beside=arranged.beside,
        others=(*arranged.others, *apart),
    )


def files_of(arranged: Arranged, name: str) -> list[tuple[str, Block]]:
    """The files that belong to the main one, which has this name: those that lie beside it, that
    have a name, or are in another language that is kept in files."""
    found: dict[str, Block] = {each.name: each for each in arranged.beside}
    for each in arranged.others:
        is_kept = each.language in ENDINGS and each.language not in ("bash", "diff")
        if each.name or (is_kept and each.language != arranged.main.language):
            found.setdefault(each.name or file_name(each.code, each.language), each)
    return [(other, block) for other, block in found.items() if other != name]


def _first_to_run(named: dict[str, Block]) -> Block:
    """The file that imports most of the others, by itself or through them."""
    return max(named.values(), key=lambda each: len(reached(each, named)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A program with the blocks that it is made of, and what it was found to set and to miss."""

    block: Block
    parts: tuple[Block, ...]
    reading: Reading
    missing: frozenset[str]


async def _programs(
    blocks: Sequence[Block], *, is_one_answer: bool
) -> list[tuple[Block, tuple[Block, ...]]]:
    """The programs that the blocks are, each with those that it is made of."""
    programs: list[_Piece] = []
    for block in blocks if len(blocks) > 1 else ():
        new = await _piece(block)
        for number, program in enumerate(programs):
            if joined := await _joined(program, new, is_one_answer=is_one_answer):
                programs[number] = joined
                break
        else:
            programs.append(new)
    found = [(each.block, each.parts) for each in programs]
    return found or [(blocks[0], (blocks[0],))]


async def _piece(block: Block) -> _Piece:
    if block.language != "python":
        names = tuple(_DEFINED.findall(block.code))
        used = frozenset(re.findall(r"\w+", block.code))
        return _Piece(block, (block,), Reading(names=names, given=names), used - {*names})
    reading, missing = await read(block.code, "python"), await _missing(block)
    return _Piece(block, (block,), reading, frozenset(missing))


async def _joined(before: _Piece, new: _Piece, *, is_one_answer: bool) -> _Piece | None:
    """A program with a block that goes on with it; None: it does not."""
    language, (first, then) = before.block.language, (before.reading, new.reading)
    if language != new.block.language or language == "diff" or first.problem or then.problem:
        return None
    given = _given(first)
    uses = new.missing & given
    if is_one_answer:  # what shows how it is used may name what the reader has
        is_unknown = language == "python" and uses != new.missing
        is_more = bool(first.names and then.names) and not is_another_way(new.block)
        goes_on = not is_unknown and bool(uses or is_more)
    else:
        goes_on = bool(uses) or any(map(partial(_is_near, given), new.missing))
    if {*first.names} & {*then.names} or not goes_on:
        return None
    code = f"{before.block.code.rstrip()}{BETWEEN}{new.block.code}"
    block = Block(language, code, before.block.name or new.block.name)
    joined = await _piece(block)
    parts = (*before.parts, *new.parts)
    return None if joined.reading.problem else replace(joined, parts=parts)


def is_another_way(block: Block) -> bool:
    """Whether the words above a block say that it is one of several ways of doing the same."""
    return re.search(_ANOTHER_WAY, block.above, re.IGNORECASE | re.MULTILINE) is not None


def _is_near(names: Set[str], name: str) -> bool:
    """Whether a name is one of these, or one of them misspelt."""
    return bool(get_close_matches(name, names, n=1, cutoff=_NEAR))


async def _missing(block: Block) -> set[str]:
    """The names that a block of Python uses and nobody sets in it."""
    found = [each for each in await lint(block.code) if each.code == _UNDEFINED]
    return {name for each in found for name in _NAME.findall(each.message)}


def _given(reading: Reading) -> set[str]:
    return {*reading.given, *(name for _, names in reading.imports for name in names)}


async def arranged_to_run(blocks: Sequence[Block]) -> Arranged | None:
    """Those of the blocks that are Python, or in no language that is known and can be read as that;
    None: none is."""
    programs = programs_in(blocks)
    own = [each for each in programs if await _is_python(each)]
    if not own:
        return None
    told = [replace(each, language="python") for each in own]
    arranged = await arrange(told, code=code_of(told, ""))
    others = [each for each in programs if each not in own]
    return replace(arranged, others=(*arranged.others, *others))


async def _is_python(block: Block) -> bool:
    is_open = not block.language
    return block.language == "python" or (
        is_open and (await read(block.code, "python")).problem is None
    )
