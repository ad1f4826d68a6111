"""Changes of which the words of an answer name what is changed: “replace `x` with”. Pure.

What is named has to stand in the program once, as a line, or, where both are named in the words,
within one; else nobody knows which is meant.
"""

import re
from collections.abc import Iterator

from bot.skills.code.pasted.lines.definitions import DEFINES, depth_of
from bot.skills.code.pasted.messages.blocks import Block

_VERB = r"\b(?:chang|replac|swap|rewrit|correct|renam|turn)\w*\b"
_TO = r"(?:\b(?:to|with|by|into|for)\b|→|->|=>|:)"
_NAMED = rf"(?:{_VERB}|\binstead of\b|\bin place of\b)[^`\n.]{{0,60}}`([^`\n]+)`[^`\n.]{{0,60}}\Z"
_BOTH = (
    rf"{_VERB}[^`\n.]{{0,40}}`(?P<old>[^`\n]+)`[^`\n.]{{0,40}}{_TO}[^`\n.]{{0,40}}`(?P<new>[^`\n]+)`"
    r"|\b(?:use|write|put)\s+`(?P<now>[^`\n]+)`[^`\n.]{0,40}\b(?:instead|in place) of[^`\n.]{0,40}"
    r"`(?P<was>[^`\n]+)`"
)
_AND = rf"[^`\n.]{{0,20}}`(?P<old>[^`\n]+)`[^`\n.]{{0,40}}{_TO}[^`\n.]{{0,40}}`(?P<new>[^`\n]+)`"
"""Another pair behind one: "change `a` to `b` and `c` to `d`"."""
_DOUBTFUL = (
    r"\b(?:not|never|don['’]t|if you|for example|e\.g\.|for instance|also|alternatively|or"
    r"|could|might|consider)\b"
)
"""Compiled when an answer is looked at."""


def with_named_line(source: str, block: Block) -> str:
    """A program with a block in place of the line that the words above it say it replaces; "" where
    they name none, or it shows more of the program than that."""
    found = re.search(_NAMED, block.above.strip(), re.IGNORECASE)
    if found is None or DEFINES.search(block.code.strip()):
        return ""
    rows, named = source.split("\n"), found[1].strip()
    there = {row.strip() for row in rows if row.strip()}
    new = [row for row in block.code.split("\n") if row.strip()]
    at = _row_of(rows, named)
    if at is None or any(row.strip() in there for row in new):
        return ""
    least = min(map(depth_of, new), key=len)
    rows[at : at + 1] = [f"{depth_of(rows[at])}{row[len(least) :]}" for row in new]
    return "\n".join(rows)


def with_told_changes(source: str, words: str) -> str:
    """A program with all that words say to change, piece by piece; "" where they say nothing, or
    one of the pieces does not stand there once."""
    whole = source
    for sentence in re.split(r"(?<=[.!?])\s|\n", words):
        is_doubtful = re.search(_DOUBTFUL, sentence, re.IGNORECASE)
        for old, new in _pairs(sentence):
            whole = "" if is_doubtful else _changed(whole, old.strip(), new.strip())
            if not whole:
                return ""
    return "" if whole == source else whole


def _pairs(sentence: str) -> Iterator[tuple[str, str]]:
    """What a sentence says to change, and into what."""
    both, another = re.compile(_BOTH, re.IGNORECASE), re.compile(_AND, re.IGNORECASE)
    found = both.search(sentence)
    while found is not None:
        names = found.groupdict("")
        yield names["old"] or names.get("was", ""), names["new"] or names.get("now", "")
        found = another.match(sentence, found.end()) or both.search(sentence, found.end())


def _changed(source: str, old: str, new: str) -> str:
    rows = source.split("\n")
    at = _row_of(rows, old)
    if at is not None:
        rows[at] = f"{depth_of(rows[at])}{new}"
        return "\n".join(rows)
    begin, end = (r"(?<!\w)" if old[0].isalnum() else ""), (r"(?!\w)" if old[-1].isalnum() else "")
    spots = [*re.finditer(f"{begin}{re.escape(old)}{end}", source)]
    return f"{source[: spots[0].start()]}{new}{source[spots[0].end() :]}" if len(spots) == 1 else ""


def _row_of(rows: list[str], named: str) -> int | None:
    found = [at for at, row in enumerate(rows) if row.split("  #")[0].strip() == named]
    return found[0] if len(found) == 1 else None
