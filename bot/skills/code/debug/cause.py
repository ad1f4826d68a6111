"""What a model says beside the code that it mended, without the headings of its blocks. Pure."""

import re
from collections.abc import Sequence

from bot.skills.code.pasted.blocks import around_blocks

_SENTENCE = re.compile(r".*[.!?…][)\"'”*_`]*(?:[ \t]+|\Z)", re.DOTALL)
_HEADING = re.compile(r"[ \t]*(?:#{1,6}[ \t]|\*\*[^*\n]+\*\*:?[ \t]*\Z)")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 2
"""More words beside the name of a file than these tell of it."""


def cause_in(answer: str, names: Sequence[str]) -> str:
    """The cause that an answer tells, as one line: headings are no part of it, nor what calls a
    block, a file of one of these `names` or its whole by a name of a few words."""
    *before, behind = around_blocks(answer)
    lines: list[str] = []
    for number, piece in enumerate(before):
        rows = [row.strip() for row in piece.strip().split("\n")]
        rows[-1] = _ended(rows[-1]) or ("" if number else rows[-1])
        lines += rows
    told = [_told(line, [*filter(None, names)]) for line in (*lines, *behind.split("\n"))]
    return " ".join(" ".join(told).split())


def _ended(line: str) -> str:
    """A line above a block to the end of its last sentence; behind that the block is called."""
    found = _SENTENCE.match(line)
    return found[0] if found else ""


def _told(line: str, names: Sequence[str]) -> str:
    """A line without the heading that it is or ends with."""
    if _HEADING.match(line) and not _SENTENCE.fullmatch(line):
        return ""
    whole = _SENTENCE.match(line)
    sentences, rest = (line[: whole.end()], line[whole.end() :]) if whole else ("", line)
    if any(each in rest for each in names) and _is_short(rest, names):
        return sentences.strip()
    return line


def _is_short(text: str, names: Sequence[str]) -> bool:
    for each in names:
        text = text.replace(each, " ")
    return len(_WORD.findall(text)) <= _MOST_WORDS
