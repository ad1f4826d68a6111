"""Spoilers: text between two marks that is hidden until somebody presses on it.

A mark opens one unless a space follows, as after an operator ("a || b"), and the next mark closes
it; in code it is neither. Whether one is open depends only on the text before, so a mark that
nothing closes hides what follows: to show too little is mended by a press, too much by nothing.
"""

import re
from functools import lru_cache

_CODE_MAX_CHARS = 300


def is_hidden_after(text: str, was_hidden: bool, mark: str) -> bool:
    """Whether a spoiler is open behind `text`, at most a line, its newline included."""
    if not mark or mark not in text:
        return was_hidden
    is_hidden = was_hidden
    for found in _tokens(mark).finditer(text):
        if found["mark"]:
            is_hidden = not is_hidden and text[found.end() : found.end() + 1] not in ("", " ", "\t")
    return is_hidden


def opens_with_spoiler(line: str, mark: str) -> bool:
    """Whether a line begins with a spoiler, and not with a row of a table."""
    begin = line.lstrip()
    return bool(mark) and begin.startswith(mark) and begin[len(mark) :][:1] not in (" ", "\t")


@lru_cache(maxsize=8)
def _tokens(mark: str) -> re.Pattern[str]:
    """Marks, and inline code, which is stepped over where it is not too long to look through."""
    code = rf"(?P<ticks>`++)(?:(?!(?P=ticks)(?!`)).){{1,{_CODE_MAX_CHARS}}}+(?P=ticks)"
    return re.compile(rf"{code}|(?P<mark>{re.escape(mark)})")
