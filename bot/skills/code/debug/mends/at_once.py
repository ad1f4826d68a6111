"""A line that does at once what a loop of a program of Python did for each, in that loop's place.

`s = "".join(map(str, words))` stands for `for w in words: s += w`, and for the `s = ""` above it,
as `print(*xs)` does for a loop that only prints. Whether it was meant so the run says. Pure.
**Not covered**: a line that does it over several lines, or what several loops do, a loop that does
something else as well, and other languages, which are not run.
"""

import builtins
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.patterns import later
from bot.skills.code.debug.mends.placing import Way
from bot.skills.code.pasted.lines.changed_forms import set_by, value_of
from bot.skills.code.pasted.lines.lambdas import without_own_names
from bot.skills.code.pasted.lines.rows import Row, read_rows
from bot.skills.code.pasted.messages.blocks import Block
from bot.skills.code.pasted.places.rounds import Loop, loops_in, names_in

_FLOW = later(r"(?:if|elif|else|for|while|try|except|finally)\b[^\n]*:$|(?:break|continue|pass)$")
_STEP = later(r"[^\W\d]\w* [-+]= \d+$")
_BEGUN = later(r"[\"']{2}|\[\]|\{\}|[-+]?\d[\d.]*|None|True|False|(?:set|list|dict|str)\(\)")
_NAME = later(r"[^\W\d]\w*")
_ACTS = later(r"[ ]*(?:[.\[=]|[-+*/|&]=)")
_CALLS = later(r"\(|\bfor\b")
_ALL_OF = later(r"\*[^\W\d]|\bjoin\(|\bfor\b")
_PRINT, _OF_PYTHON = "print", {*dir(builtins)}


def ways_at_once(files: Sequence[Block], blocks: Sequence[Block]) -> list[Way]:
    """What to try where the only block has one line that the file has not, which is such a line."""
    if len(files) != 1 or len(blocks) != 1:
        return []
    source = files[0].code
    there = {row.text for row in read_rows(source)}
    new = [row for row in read_rows(blocks[0].code) if row.text not in there]
    if len(new) != 1:
        return []
    wholes = [*_wholes(source, new[0].text)]
    return [Way((replace(files[0], code=wholes[0]),))] if len(wholes) == 1 else []


def _wholes(source: str, line: str) -> Iterator[str]:
    """The program with the line in the place of each loop that it may stand for."""
    does = set_by(line) or (_PRINT if line.startswith("print(") else "")
    names = names_in(without_own_names(line))
    if not _NAME.fullmatch(does) or not (_ALL_OF if does == _PRINT else _CALLS).search(line):
        return
    rows, lines = read_rows(source), source.split("\n")
    for loop in loops_in(source):
        through = loop.through() - _OF_PYTHON
        if not loop.rows or not names & through or names & (loop.given - {does} - through):
            continue
        if not _only_does(loop, does):
            continue
        begin, end = loop.row.at, loop.rows[-1].at + 1
        above = next((row for row in reversed(rows) if row.at < begin), None)
        if above is not None and _is_begun(above, loop, does, line):
            begin = above.at
        depth = lines[begin][: len(lines[begin]) - len(lines[begin].lstrip())]
        yield "\n".join([*lines[:begin], f"{depth}{line}", *lines[end:]])


def _only_does(loop: Loop, does: str) -> bool:
    """Whether a loop does nothing but change this, or print; but for how it goes round."""
    texts = [row.text for row in loop.rows if not _FLOW.match(row.text)]
    if does == _PRINT:
        acts = [text.startswith("print(") for text in texts if not _STEP.match(text)]
    else:
        acts = [
            _changes(text, does) for text in texts if _changes(text, does) or not _STEP.match(text)
        ]
    return bool(acts) and all(acts)


def _changes(text: str, name: str) -> bool:
    found = _NAME.match(text)
    return found is not None and found[0] == name and bool(_ACTS.match(text, found.end()))


def _is_begun(above: Row, loop: Loop, does: str, line: str) -> bool:
    """Whether a row right above a loop only sets what that changes, and the line does without."""
    is_set = set_by(above.text) == does and _BEGUN.fullmatch(value_of(above.text)) is not None
    return is_set and above.depth == loop.row.depth and does not in names_in(value_of(line))
