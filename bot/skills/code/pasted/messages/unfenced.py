"""Code without a fence to run, and the words around it that are none."""

import re
from dataclasses import replace

from bot.patterns import later
from bot.skills.code.pasted.messages.bare import where_bare_code_begins
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.pieces import is_words
from bot.tools.source.reading import read

_POLITE = later(r"\W*(?:please|pls|thanks?|thank you|thx|cheers)\b[\w ,]{0,20}\W*", re.IGNORECASE)
_MOST_SAID = 4
"""So many rows of words below the code are looked at."""


async def without_words(block: Block | None) -> Block | None:
    """Code without a fence, and without the words above and below it, where it parses only so: "run
    this:", "Thanks!"."""
    begin = where_bare_code_begins(block.code) if block else None
    if block is None or begin is None:
        return block
    rows = block.code[begin:].rstrip().split("\n")
    while len(rows) > 1 and _POLITE.fullmatch(rows[-1]):
        rows = "\n".join(rows[:-1]).rstrip().split("\n")
    if (await read(block.code, "python")).problem is None:
        return replace(block, code="\n".join(rows)) if not begin else block
    said = [at for at, row in enumerate(rows) if at and row.strip() and is_words(row)]
    for end in (len(rows), *reversed(said[-_MOST_SAID:])):
        code = "\n".join(rows[:end])
        if (await read(code, "python")).problem is None:
            return replace(block, code=code)
    return block
