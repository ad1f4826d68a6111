"""Code without a fence: the lines at its ends that may as well be words.

Looks tell what is code (bare.py); here a parser is asked where it can settle it: it keeps a line
that was taken for words where all of it is right with that, and leaves out one of words where it is
right only so, or goes wrong there first. What no parser settled is told, line by line (`unsure`):
nothing of what somebody sent is left out in silence.
"""

import builtins
import keyword
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from itertools import takewhile

from bot.patterns import later
from bot.skills.code.pasted.languages.tongue import PARSED
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.pieces import Pasted
from bot.skills.code.pasted.messages.said import (
    is_like_code,
    is_mere_words,
    may_be_code,
    may_be_said,
)
from bot.tools.source.reading import read

_NAME = later(r"[^\W\d]\w*")
_STRAY = later(r"[^\W\d_]+(?: [^\W\d_]+)*[.!]*")
_STATEMENTS = {
    *keyword.kwlist,
    "new",
    "delete",
    "typeof",
    "void",
    "throw",
    "let",
    "const",
    "var",
} - {*("not", "None", "True", "False")}
_TAKEN = "I take {lines} for words, not for code. In a fenced block all is code."
_MOST_SAID = 6
"""Lines at each end that may be words."""
_MOST_SHOWN, _SHOWN_CHARS, _CLOSE = 3, 60, 0.8


async def settled(given: Pasted) -> Pasted:
    """What was pasted, its code without a fence with those lines at its ends that a parser tells to
    be code, and without those that it tells to be none."""
    if given.code is None or given.around is None:
        return given
    if given.code.language in PARSED:
        given = await _with_lines_that_parse(given, given.code)
        given = await _without_lines_that_do_not(given, given.code or Block("", ""))
    return replace(given, unsure=(*given.unsure, *_unsure(given)))


def note_of(unsure: Sequence[str]) -> str:
    """What is said of lines that may be code and were taken for words; "" for none."""
    if not unsure:
        return ""
    shown = [f"“{_short(each)}”" for each in unsure[:_MOST_SHOWN]]
    more = ", and more," if len(unsure) > _MOST_SHOWN else ""
    return _TAKEN.format(lines=f"{', '.join(shown)}{more}")


async def _with_lines_that_parse(given: Pasted, code: Block) -> Pasted:
    """Code with the lines right above and below it that were taken for words, where it parses with
    them, and without them does not, or they hardly can be words."""
    if code.language == "bash" or given.around is None:
        return given
    rows_above, rows_below = (each.split("\n") for each in given.around)
    above = "\n".join([*takewhile(may_be_code, reversed(rows_above))][::-1])
    below = "\n".join(takewhile(may_be_code, rows_below))
    for first, last in dict.fromkeys(((above, below), (above, ""), ("", below))):
        whole = f"{first}\n{code.code}\n{last}".strip("\n")
        if not (first or last) or (await read(whole, code.language)).problem is not None:
            continue
        rows = [row for row in f"{first}\n{last}".split("\n") if row]
        is_right = (await read(code.code, code.language)).problem is None
        if is_right and all(map(is_mere_words, rows)) and not _are_names(rows, code):
            continue
        kept = replace(code, code=whole)
        words = given.words.replace(first, "", 1).replace(last, "", 1).strip()
        left = (
            given.around[0].removesuffix(first).strip(),
            given.around[1].removeprefix(last).strip(),
        )
        return replace(given, code=kept, blocks=(kept,), words=words, around=left)
    return given


async def _without_lines_that_do_not(given: Pasted, code: Block) -> Pasted:
    """Code without first and last lines of words, where it parses only so, goes wrong in them
    first, or they mean nothing in it."""
    rows = code.code.split("\n")
    problem = (await read(code.code, code.language)).problem
    is_said = partial(_is_of_words if problem else _is_stray, code=code)
    first = len([*takewhile(is_said, rows[:_MOST_SAID])])
    if rows[first : first + 1] and rows[first][:1].isspace():
        first = 0  # what goes in belongs to a head above it
    last = len(rows) - len([*takewhile(is_said, reversed(rows[first:][-_MOST_SAID:]))])
    ways = [
        each for each in ((first, last), (first, len(rows)), (0, last)) if each != (0, len(rows))
    ]
    right = [each for each in ways if await _parses(rows, each, code.language)]
    there = [each for each in ways[1:] if problem and not each[0] < problem.line <= each[1]]
    for begin, end in (*right, *there):
        kept = replace(code, code="\n".join(rows[begin:end]).strip("\n"))
        cut = tuple(row for row in (*rows[:begin], *rows[end:]) if row.strip())
        said = "\n".join((*rows[:begin], given.words, *rows[end:])).strip()
        return replace(given, code=kept, blocks=(kept,), words=said, unsure=cut)
    return given


def _is_of_words(row: str, code: Block) -> bool:
    """Whether a line that may be what is wrong with the code may be said."""
    return may_be_said(row, _names_beside(row, code))


def _is_stray(row: str, code: Block) -> bool:
    """Whether a line that is right in a language is nothing but words, of which one means nothing
    there: `done`, `string is not reversed`."""
    words = _NAME.findall(row)
    is_told = _STRAY.fullmatch(row) is not None and words[0] not in _STATEMENTS
    if code.language not in ("python", "javascript", "typescript") or not is_told:
        return False
    known = {*_names_beside(row, code), *dir(builtins), *keyword.kwlist}
    unknown = [each for each in words if each not in known]
    return any(not get_close_matches(each, known, cutoff=_CLOSE) for each in unknown)


def _names_beside(row: str, code: Block) -> set[str]:
    """The names in the other lines of the code."""
    return {*(Counter(_NAME.findall(code.code)) - Counter(_NAME.findall(row)))}


async def _parses(rows: Sequence[str], part: tuple[int, int], language: str) -> bool:
    own = "\n".join(rows[slice(*part)]).strip("\n")
    return own != "" and (await read(own, language)).problem is None


def _unsure(given: Pasted) -> list[str]:
    """The lines right above and below the code that were taken for words, and may be code."""
    above, below = (each.split("\n") for each in given.around or ("", ""))
    near = [*[*takewhile(may_be_code, reversed(above))][::-1], *takewhile(may_be_code, below)]
    names = {*_NAME.findall(given.code.code if given.code else "")} - {*keyword.kwlist}
    return [row.strip() for row in near if is_like_code(row, names)]


def _are_names(rows: Sequence[str], code: Block) -> bool:
    """Whether words are such as the code has: `not ok` may be its last line."""
    known = {*_NAME.findall(code.code), *keyword.kwlist}
    return all(each in known for row in rows for each in _NAME.findall(row))


def _short(row: str) -> str:
    return row if len(row) <= _SHOWN_CHARS else f"{row[:_SHOWN_CHARS].rstrip()} …"
