"""Blocks of code that do not parse, in what any skill said.

Only what names its language is looked at, as far as there is a parser for it. A fragment is not
held against anybody: what is right within a class or a function (frames.py), a notebook's own
lines, and what stands for something that the reader fills in.
"""

import re
from textwrap import dedent

from bot.skills.code.pasted.messages.blocks import Block, find_blocks
from bot.tools.source.reading import Problem, read

MOST_BLOCKS = 12
_BROKEN = "Mind that block {number} is not right: its line {line} does not parse ({message})."
_LEFT_OUT = re.compile(r"^(\s*)(?:\.\.\.|…|\[(?:\.\.\.|…)\])[ \t]*$", re.MULTILINE)
_STANDS_FOR = re.compile(r"<[A-Za-z][\w .:-]*>")
_NOTEBOOK = re.compile(r"^[ \t]*[!%].*$", re.MULTILINE)
_ELISION = {"python": "...", "bash": ":"}


async def remarks(said: str, is_cut: bool) -> tuple[str, ...]:
    """A sentence for each block of a reply that does not parse. Where the reply `is_cut`, a block
    that is still open at its end is let be."""
    found = []
    for number, block in enumerate(find_blocks(said, only_closed=is_cut)[:MOST_BLOCKS], 1):
        if block.language and (problem := await _problem(block)):
            found.append(_BROKEN.format(number=number, line=problem.line, message=problem.message))
    return tuple(found)


async def _problem(block: Block) -> Problem | None:
    problem = (await read(block.code, block.language)).wrong
    if problem is None:
        return None
    is_filled_in = (await read(_filled_in(block), block.language)).wrong is None
    return None if is_filled_in else problem


def _filled_in(block: Block) -> str:
    """The code, with something in place of what the reader fills in."""
    code = dedent(block.code)
    if block.language == "python":
        code = _NOTEBOOK.sub("", code)
    code = _LEFT_OUT.sub(rf"\1{_ELISION.get(block.language, '')}", code)
    return _STANDS_FOR.sub("placeholder", code)
