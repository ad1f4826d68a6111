"""Where code without a fence begins: words stand before it. Pure.

The first line that looks like code is seldom the first of the code (`try:`, `@dataclass`, a
comment): the lines above it are code, too, up to one that is said in words. What is asked behind it
is told by its looks: **not covered** are other words there.
"""

import re
from collections.abc import Sequence
from itertools import chain, pairwise, takewhile

from bot.patterns import later
from bot.skills.code.pasted.languages.naming import is_diff, looks_like_code, where_code_begins
from bot.skills.code.pasted.messages.said import is_key, is_said, is_statement, is_surely_code

_OPENED = later(r"(\"{3}|'{3})|^[ \t]*(/\*|<!--|=begin\b)|<<[-~]? ?[\"']?([A-Z]{2,})\b", re.ASCII)
_COMMAND = later(
    r"^[ \t]*(?:(?:function[ \t]+)?(\w+)[ \t]*\(\)|function[ \t]+(\w+)"
    r"|def[ \t]+(\w+))",
    re.MULTILINE,
)
_HAS_COMMANDS = later(r"\becho\b|\$[\d@*#{(]|^[ \t]*end$", re.MULTILINE)
_QUERY = later(r"(?i:select|update|delete from|insert into|with|create|alter)\b")
_OF_QUERY = later(
    r"(?i:where|and|or|from|(?:left |right |inner |outer |full |cross )*join|on|group by|order by"
    r"|having"
    r"|limit|set|values|union|returning)\b"
)
_LEAST = 2
"""So many lines that are no words are code where words stand beside them."""
_CLOSING = {"/*": "*/", "<!--": "-->", "=begin": "=end"}
"""What ends a comment of several lines; a text in three quotes, or below `<<EOF`, ends with what it
begins with."""


def where_bare_code_begins(text: str) -> int | None:
    """Where the code of a message without fences begins; None: no line of it looks like code."""
    lines = text.split("\n")
    first = text.count("\n", 0, where_code_begins(text)) if is_diff(text) else _first_of(lines)
    if first is None:
        return None
    inner, begin = _inner_lines(lines), sum(len(line) + 1 for line in lines[:first])
    below = lines[first]
    for at in reversed(range(first)):
        if (line := lines[at]).strip():
            if is_said(line, below) and at not in inner:
                break
            below = line
        begin -= len(line) + 1
    return begin


def _first_of(lines: Sequence[str]) -> int | None:
    """The first line that looks like code and is not said; None for none."""
    told = [
        (at, line, below)
        for at, (line, below) in enumerate(pairwise([*lines, ""]))
        if line.strip() and not is_said(line, below)
    ]
    tells = (looks_like_code, is_surely_code, is_statement)
    found = (at for at, line, _ in told if any(each(line) for each in tells))
    keys = (at for at, line, below in told if is_key(line, below))
    rest = [at for at, _, _ in told]
    has_words = len(rest) < sum(map(bool, map(str.strip, lines)))
    others = rest if has_words and len(rest) >= _LEAST else ()
    return next(chain(found, keys, others), None)


def _inner_lines(lines: Sequence[str]) -> set[int]:
    """The lines that stand in a text or a comment that one above them opens, or go in below one of
    code: what a program says of itself, a column of a table."""
    inner, is_code, end, since = set[int](), False, "", 0
    for at, line in enumerate(lines):
        if end:
            if end in line:
                inner.update(range(since, at + 1))
                end = ""
        elif opened := _OPENED.search(line):
            begun = opened[1] or opened[2] or opened[3]
            end = _CLOSING.get(begun, begun)
            since, end = at + 1, "" if end in line[opened.end() :] else end
        elif not line[:1].isspace():
            below = lines[at + 1] if at + 1 < len(lines) else ""
            is_code = not is_said(line, below) if line else is_code
        elif is_code:
            inner.add(at)
    return inner


def without_words_behind(code: str) -> tuple[str, str]:
    """Code without what is asked or said behind it, and that."""
    rows, said = code.rstrip().split("\n"), list[str]()
    inner, commands = _inner_lines(rows), _own_commands(code)
    while rows and (not rows[-1].strip() or _is_behind(rows[-1], len(rows) - 1 in inner)):
        if rows[-1].partition(" ")[0] in commands or _is_of_query(rows):
            break
        said.insert(0, rows.pop())
    return ("\n".join(rows), "\n".join(said).strip()) if rows else (code, "")


def _is_of_query(rows: Sequence[str]) -> bool:
    """Whether the last line may be a clause of the query that it stands in."""
    if _OF_QUERY.match(rows[-1]) is None:
        return False
    own = [*takewhile(str.strip, reversed(rows[:-1]))]
    return any(map(_QUERY.match, own))


def _own_commands(code: str) -> set[str]:
    """The commands that a script for a shell, or in Ruby, makes: `greet Bob` below it is a call."""
    if _HAS_COMMANDS.search(code) is None:
        return set()
    return {name for found in _COMMAND.findall(code) for name in found if name}


def _is_behind(line: str, is_inner: bool) -> bool:
    return not is_inner and not line[:1].isspace() and is_said(line, "")
