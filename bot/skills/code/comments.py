"""The comments on code that a model wrote, each on the line that it names. Pure.

A row names its line as it is asked to ("12: …"), in words ("Line 12: …", "1. **Lines 2-4:** …",
"`mean` (line 1): …"), or with its file ("app.py:6: …", "Line 6 of app.py: …"); what stands below a
heading or in a table is such a row as well (comment_rows.py). Numbers that run from one and stand
there as marks of a list ("1. …", "2. …") name none.
"""

import re
from dataclasses import dataclass

from bot.skills.code.comment_rows import comment_rows

_MOST_COMMENTS = 12
_COMMENT_CHARS = 300
_ROW_CHARS = 500
_MARKS = r"[\s>*`_-]*+"
_FILE = r"(?:(?P<file>[A-Za-z_./][\w./-]*\.[A-Za-z]\w*)[`*]*(?::|,?\s))?\s*"
_RANGE = r"(?:\s{0,2}(?:[-–]|to|and)\s{0,2}\d{1,6})?"
_OF_FILE = r"(?:of|in)\s[`*_]*(?P<of>[A-Za-z_./][\w./-]*\.[A-Za-z]\w*)"
_BETWEEN = r"[`*_]*\s*(?:[:.,)](?!\d)|[–-](?=[\s*_`]))(?:[*`_]+(?=\s|$))?\s*"
_IN_WORDS = re.compile(
    rf"{_MARKS}(?:(?:on|at|in)\s)?{_FILE}(?:on\s)?l(?:ines?)?\s*(?P<line>\d{{1,6}})\b"
    rf"{_RANGE}(?:{_BETWEEN}|[`*_]*\s+)(?P<text>\S.*)$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?P<text>.*\((?:on |at |in )?lines?\s(?P<line>\d{1,6})"
    rf"{_RANGE}(?:\s{_OF_FILE}[`*_]*)?\).*)$",
    re.IGNORECASE,
)
_BY_NUMBER = re.compile(
    rf"{_MARKS}{_FILE}(?P<line>\d{{1,6}})\b(?:\s*[-–]\s*\d+)?{_BETWEEN}(?P<text>\S.*)$"
)
_SAYS_NONE = re.compile(r"(?:line)?[^A-Za-z]*none[^A-Za-z]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that can be commented on: its number as people count, and where it stands."""

    number: int
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What is said of a line; `by` names who says it."""

    line: Line
    text: str
    by: str = "model"


def says_none(answer: str) -> bool:
    """Whether a model says in a row of its answer that there is nothing to say."""
    return any(map(_SAYS_NONE.match, answer.splitlines()))


def read_comments(answer: str, lines: tuple[Line, ...]) -> tuple[list[Comment], int]:
    """The model's comments on lines that are there and hold something, each line once; and how
    many others it made."""
    known = {line.number: line for line in lines if line.text.strip()}
    kept: dict[int, Comment] = {}
    dropped = 0
    for row in comment_rows(answer, _ROW_CHARS):
        if _SAYS_NONE.match(row.text):
            continue
        found = _IN_WORDS.match(row.text) or (_BESIDE.match(row.text) if row.is_item else None)
        found = found or _BY_NUMBER.match(row.text)
        if found is None:
            dropped += row.is_item
            continue
        named, text = found.groupdict(), " ".join(found["text"].split())
        file = named.get("file") or named.get("of") or ""
        if not file and row.text[: found.start("text")].rstrip(" *_`")[-1:].isdigit():
            file, text = _parted(text, known)
        line = _meant(int(found["line"]), file, known)
        if line is None or line.number in kept or len(kept) == _MOST_COMMENTS:
            dropped += 1
        else:
            text = _closed(row.text[: found.start("text")], text)
            kept[line.number] = Comment(line, text[:_COMMENT_CHARS])
    return [kept[number] for number in sorted(kept)], dropped


def _closed(before: str, text: str) -> str:
    """A text without the end of what began before it, in bold or as code."""
    for mark in ("**", "`"):
        if before.count(mark) % 2 and text.count(mark) % 2:
            text = text.replace(mark, "", 1)
    return text


def _parted(text: str, known: dict[int, Line]) -> tuple[str, str]:
    """The file that a text begins with ("of util.py: …"), "" for none, and what follows."""
    found = re.match(rf"{_OF_FILE}(?:{_BETWEEN}|[`*_]*\s+)", text, re.IGNORECASE)
    if found is None or not any(_is_of(found["of"], each) for each in known.values()):
        return "", text
    return found["of"], text[found.end() :]


def _is_of(file: str, line: Line) -> bool:
    return f"/{line.place.rpartition(':')[0]}".endswith(f"/{file}")


def _meant(number: int, file: str, known: dict[int, Line]) -> Line | None:
    """The line of a number; or, where the model names a file, as it is counted in that."""
    line = known.get(number)
    if not file or (line is not None and not line.place):
        return line
    place = f"{file}:{number}"
    found = [each for each in known.values() if f"/{each.place}".endswith(f"/{place}")]
    whole = [each for each in found if each.place == place]
    return next(iter(whole or found[: len(found) == 1]), None)
