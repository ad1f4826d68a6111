"""Fixes of what was sent beside the code in another language: markup, styles, data, queries.

A block of an answer never takes the place of what is in another language. It goes to the file of
its own name, or to what is in its own language and most like it; one that says no language is in
that of what it is most like.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from bot.skills.code.checks.checking import Checked
from bot.skills.code.pasted.blocks import Block
from bot.skills.code.pasted.choosing import ALIKE
from bot.tools.source.reading import Problem, Reading, read

_NO_LANGUAGE = ("", "text", "txt", "plain", "plaintext", "none", "code")
_OF_PAGE = ("html", "css", "scss", "less", "svg", "javascript", "typescript", "vue", "svelte")
_SHELLS = ("bash", "sh", "shell", "zsh", "console", "shell-session", "powershell", "cmd", "output")
_NEAR = 0.6
"""So much like the code of a block is another version of it."""


def is_mendable(block: Block) -> bool:
    """Whether a block may be mended: not a command, what a terminal showed, or plain text."""
    return not _is_untold(block) and block.language not in _SHELLS


def is_of_page(block: Block) -> bool:
    """Whether a block is a part of a page, which is mended in several of them at once."""
    return block.language in _OF_PAGE


def fixes_apart(
    blocks: Sequence[Block], code: Block, apart: Sequence[Block]
) -> tuple[tuple[Block, Block], ...]:
    """What is `apart` from the code as it was, and as blocks of an answer change it. A line that is
    quoted, or what a program prints now, is too little like it to be all of it."""
    found: dict[int, tuple[Block, Block]] = {}
    for each in blocks:
        was = _place(each, code, apart)
        if was is None or each.code.strip() == was.code.strip():
            continue
        if _likeness(each.code, was.code) >= _NEAR:
            found[id(was)] = (was, replace(each, language=was.language, name=was.name))
    return tuple(found.values())


def of_code(blocks: Sequence[Block], code: Block, apart: Sequence[Block]) -> list[Block]:
    """The blocks that can be another version of the code, or of a part of it: in its language, or
    in none that is told; in any where nobody said what that of the code is, or where there is
    nothing else that they could be."""
    if not apart:
        return [*blocks]
    return [
        each
        for each in blocks
        if _place(each, code, apart) is None
        and (code.is_guessed or _is_untold(each) or _are_alike(each.language, code.language))
    ]


async def parsed(blocks: Sequence[Block]) -> Checked:
    """What can be found out about blocks in languages of their own without running them: of the
    first with which something is wrong, or else of the first."""
    found = []
    for each in blocks:
        is_json = each.language == "json"
        reading = _json(each.code) if is_json else await read(each.code, each.language)
        wrong = f"Line {reading.problem.line}: {reading.problem.message}" if reading.problem else ""
        found.append(Checked(each.code, each.language, reading, breaks=wrong))
    return next((each for each in found if each.breaks), found[0])


def _json(code: str) -> Reading:
    """Of JSON; what has comments is read by some, and not by this."""
    try:
        json.loads(code)
    except RecursionError:
        return Reading(is_known=False)
    except json.JSONDecodeError as error:
        if "//" in code or "/*" in code:
            return Reading(is_known=False)
        return Reading(Problem(error.lineno, error.msg))
    return Reading()


def _place(block: Block, code: Block, apart: Sequence[Block]) -> Block | None:
    """That which a block is another version of; None: the code, or nothing of these."""
    named = [each for each in apart if block.name and each.name == block.name]
    if named or (block.name and block.name == code.name):
        return next(iter(named), None)
    is_untold = _is_untold(block)
    others = [
        each for each in (code, *apart) if is_untold or _are_alike(block.language, each.language)
    ]

    def nearness(other: Block) -> tuple[bool, float]:
        return other.language == block.language, _likeness(block.code, other.code)

    best = max(others, key=nearness, default=code)
    is_near = not is_untold or nearness(best)[1] >= _NEAR
    return best if best is not code and is_near else None


def _is_untold(block: Block) -> bool:
    return block.language in _NO_LANGUAGE


def _are_alike(one: str, other: str) -> bool:
    return ALIKE.get(one, one) == ALIKE.get(other, other)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
