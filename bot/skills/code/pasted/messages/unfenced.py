"""Code without a fence to run, and the words around it that are none."""

import keyword
import re
from dataclasses import replace
from itertools import takewhile

from bot.patterns import later
from bot.skills.code.pasted.messages.bare import where_bare_code_begins, without_words_behind
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.messages.said import is_mere_words, may_be_code, may_be_said
from bot.tools.source.reading import read

_POLITE = later(r"\W*(?:please|pls|thanks?|thank you|thx|cheers)\b[\w ,]{0,20}\W*", re.IGNORECASE)
_NAME = later(r"[^\W\d]\w*")


async def without_words(block: Block | None) -> Block | None:
    """Code without a fence, and without the words above and below it, where it parses so: "run
    this:", "Thanks!"."""
    begin = where_bare_code_begins(block.code) if block else None
    if block is None or begin is None:
        return block
    rows = block.code[begin:].rstrip().split("\n")
    while len(rows) > 1 and _POLITE.fullmatch(rows[-1]):
        rows = "\n".join(rows[:-1]).rstrip().split("\n")
    code = "\n".join(rows)
    shorter, behind = without_words_behind(code)
    said = len([*takewhile(may_be_said, reversed(rows[1:]))])
    ends = ["\n".join(rows[: len(rows) - said]).rstrip()] if said else []
    first = [shorter] if behind and not _are_names(behind, shorter) else []
    cut = f"{block.code[:begin]}\n{behind}".split("\n")
    if any(map(may_be_code, cut)) and not all(map(is_mere_words, cut)):
        first.insert(0, block.code)
    for each in (*first, code, block.code, *ends):
        if (await read(each, "python")).problem is None:
            return replace(block, code=each)
    return block


def _are_names(said: str, code: str) -> bool:
    """Whether words below code are such as that has: `not ok` may be its last line."""
    known = {*_NAME.findall(code), *keyword.kwlist}
    return all(each in known for each in _NAME.findall(said))
