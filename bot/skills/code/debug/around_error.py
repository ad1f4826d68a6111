"""A guard around the line that failed, put where that stands, with nothing beside it lost.

A part of an answer that holds lines of the program goes in the place of just those (held.py); one
that is nothing but a check which leaves goes above the line that failed, where it asks about what
that uses. Of several parts for one place each is a way of its own.
"""

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from textwrap import dedent, indent

from bot.patterns import later
from bot.skills.code.debug.homes import FRAME, Told
from bot.skills.code.debug.placing import Way
from bot.skills.code.pasted.arranging import is_another_way
from bot.skills.code.pasted.blocks import Block
from bot.skills.code.pasted.brackets import depths
from bot.skills.code.pasted.definitions import depth_of
from bot.skills.code.pasted.held import Held, held_in
from bot.skills.code.pasted.rows import goes_on, read_rows
from bot.skills.code.pasted.splicing import spots

LANGUAGES = ("python", "javascript", "typescript", "java", "csharp", "c", "cpp", "go", "php")
_LEAVES = later(r"(?:return|raise|continue|break)\b|(?:sys\.)?exit\(")
_NAME = later(r"[^\W\d]\w*")
_WITHIN = {"return": r"(?:async\s+)?def\b", "continue": r"for\b|while\b", "break": r"for\b|while\b"}
_PLACE = later(r"[\w-]\.\w+:(\d+)\b")

FixesIn = Callable[[Sequence[Block], str], Awaitable[list[Block]]]


async def ways_around_error(
    code: Block, blocks: Sequence[Block], told: Told, fixes_in: FixesIn
) -> list[Way]:
    """What to try where some of the blocks have such a place in `code`: all that have one, and with
    what `fixes_in` the others come to."""
    if code.language not in LANGUAGES:
        return []
    failed = failed_rows(code, told)
    new = [each for each in blocks if not spots(code.code, each.code)]
    found = [(each, held) for each in new if (held := _held(code, each, failed))]
    if not any("\n" in each.code.strip() for each, _ in found):
        return []
    (first, held), *others = found
    if any(map(is_another_way, new)) or any(_are_for_one(held, one) for _, one in others):
        return [Way((replace(code, code=one.whole),)) for _, one in found]
    whole = held.whole
    for each, _ in others:
        again = _held(replace(code, code=whole), each, ())
        whole = again.whole if again else whole
    placed = [each for each, _ in found]
    rest = [each for each in new if each not in placed]
    after = await fixes_in(rest, whole) if rest else []
    wholes = [*(each.code for each in after if spots(each.code, first.code)), whole]
    return [Way((replace(code, code=each),)) for each in wholes]


def failed_rows(code: Block, told: Told) -> list[int]:
    """The lines of the code (0 is the first) that an error came through, the last of them first."""
    rows, found = code.code.split("\n"), list[int]()
    for frame in reversed([*FRAME.finditer(told.error)]):
        line, text = int(frame[2] or frame[5]), (frame[3] or "").strip()
        there = rows[line - 1].strip() if 0 < line <= len(rows) else ""
        if there and text in ("", there):
            found.append(line - 1)
    if code.language != "python":
        found = [int(each) - 1 for each in _PLACE.findall(told.error)]
    return found


def _are_for_one(held: Held, other: Held) -> bool:
    return held.begin < other.end and other.begin < held.end


def _held(code: Block, block: Block, failed: Sequence[int]) -> Held | None:
    if block.name not in ("", code.name):
        return None
    is_python = code.language == "python"
    if held := held_in(code.code, block.code, failed, is_run=is_python):
        return held
    return _guarded(code.code, block.code, failed) if is_python else None


def _guarded(source: str, part: str, failed: Sequence[int]) -> Held | None:
    """With nothing but a check that leaves above the line that failed, in whose block that may
    be."""
    part = dedent(part).strip("\n")
    rows, lines = read_rows(part), source.split("\n")
    if len(rows) < 2 or not rows[0].text.startswith("if ") or any(not r.depth for r in rows[1:]):
        return None
    leaves = _LEAVES.match(rows[-1].text)
    names = {*_NAME.findall(rows[0].text.removeprefix("if"))}
    if leaves is None or part in source:
        return None
    for at in failed:
        used = {*_NAME.findall(lines[at])}
        depth = depth_of(lines[at])
        above = [each for each in lines[:at] if each.strip() and depth_of(each) < depth]
        head = above[-1].strip() if above else ""
        is_there = re.match(_WITHIN.get(leaves[0], ""), head) is not None
        is_begun = not any(depths(lines[:at])[-1:])
        if names & used and is_there and is_begun and not goes_on(lines[at].strip()):
            lines[at:at] = indent(part, depth).split("\n")
            return Held(at, at, 0, "\n".join(lines))
    return None
