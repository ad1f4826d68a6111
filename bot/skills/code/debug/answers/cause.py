"""What a model says beside the code that it mended, without the headings of its blocks. Pure."""

import re
from collections.abc import Sequence

from bot.skills.code.pasted.messages.blocks import around_blocks

_SENTENCE = re.compile(r".*[.!?…][)\"'”*_`]*(?:[ \t]+|\Z)", re.DOTALL)
_HEADING = re.compile(r"[ \t]*(?:#{1,6}[ \t]|\*\*[^*\n]+\*\*:?[ \t]*\Z)")
_MARKS = re.compile(r"^[ \t]*#{1,6}[ \t]+")
_LABEL = re.compile(
    r"[\W_]*(?:[\w'’]+[\W_]+){0,1}[\w'’]+[*_`)]*:[*_`]*"
    r"|[\W_]*(?:[\w'’]+[ \t]+){0,4}(?:code|file|version|program|function|class|script|block)"
    r"[*_`]*:[*_`]*",
    re.IGNORECASE,
)
"""What calls the block below it by a name: "Yours:", "Here is the mended file:"."""
_TITLE = re.compile(
    r"[\W_\d]*(?:what|why|how|where|here|the (?:problem|issue)|explanation)\b", re.I
)
_LABELLED = re.compile(r"\w:[*_]*[ \t]+\S")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 2
"""More words beside the name of a file than these tell of it."""
_HEADING_WORDS = 5
"""A heading of more words than these says something."""


def cause_in(answer: str, names: Sequence[str]) -> str:
    """The cause that an answer tells, as one line: headings are no part of it, nor what calls a
    block, a file of one of these `names` or its whole by a name of a few words."""
    *before, behind = around_blocks(answer)
    lines: list[str] = []
    for number, piece in enumerate(before):
        rows = [row.strip() for row in piece.strip().split("\n")]
        rows[-1] = _ended(rows[-1]) or ("" if number else rows[-1])
        lines += rows
    rows = [*lines, *behind.split("\n")]
    told = [_told(line, [*filter(None, names)]) for line in rows]
    return " ".join(" ".join(told if any(told) else map(_said_in_heading, rows)).split())


def _ended(line: str) -> str:
    """A line above a block to the end of its last sentence; behind that the block is called."""
    found = _SENTENCE.match(line)
    return found[0] if found and _WORD.search(found[0]) else ""


def _told(line: str, names: Sequence[str]) -> str:
    """A line without the heading that it is or ends with."""
    if _LABEL.fullmatch(line) or _is_heading(line):
        return ""
    whole = _SENTENCE.match(line)
    sentences, rest = (line[: whole.end()], line[whole.end() :]) if whole else ("", line)
    if any(each in rest for each in names) and _is_short(rest, names):
        return sentences.strip()
    return line


def _is_heading(line: str) -> bool:
    """Whether a line is one, and no sentence or a label with what it is of."""
    is_said = _SENTENCE.fullmatch(line) or _LABELLED.search(line)
    return _HEADING.match(line) is not None and not is_said


def _said_in_heading(line: str) -> str:
    """What a heading says by itself, where it is the only cause; "" for nothing."""
    is_long = len(_WORD.findall(line)) > _HEADING_WORDS and not _LABEL.fullmatch(line)
    return _MARKS.sub("", line) if is_long and not _TITLE.match(line) else ""


def _is_short(text: str, names: Sequence[str]) -> bool:
    for each in names:
        text = text.replace(each, " ")
    return len(_WORD.findall(text)) <= _MOST_WORDS
