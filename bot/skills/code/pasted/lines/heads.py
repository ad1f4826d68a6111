"""What begins in a row of code in any language, and what a row stands within. Pure."""

import re
from collections.abc import Sequence

from bot.skills.code.pasted.languages.naming import defined_in
from bot.skills.code.pasted.lines.definitions import depth_of

CALLED = re.compile(r"(\w+)[ \t]*\([^;{]*\)[^;(){]*\{[ \t]*\Z")
_SET = re.compile(r"[ \t]*(?:(?:export|const|let|var|local)[ \t]+)*([\w.]+)[ \t]*=(?![=>])")
_KEY = re.compile(r"[-{ \t]*([\w.-]+|\"[^\"\n]+\"|'[^'\n]+')[ \t]*:(?!:)")
_HEADED = re.compile(r"[ \t]*([^{}]*\S)[ \t]*\{")
_FLOW = ("if", "else", "for", "foreach", "while", "switch", "match", "catch", "try", "do", "loop")
_TAGGED = re.compile(r"[ \t]*<([a-z][\w-]*)", re.IGNORECASE)
_WORD = re.compile(r"\w+")


def name_of(row: str) -> str:
    """What begins in a row: the name of a function, a key, a rule or an element; "" for none."""
    if defined := defined_in(row):
        return min(defined)
    if (words := _WORD.findall(row)) and words[0] in _FLOW:
        return ""
    found = _TAGGED.match(row) or CALLED.search(row) or _SET.match(row) or _HEADED.match(row)
    found = found or _KEY.match(row)
    return found[1] if found else ""


def names_around(rows: Sequence[str], at: int) -> set[str]:
    """The names of what a row stands within, told from how far each is indented."""
    found, depth = set[str](), depth_of(rows[at])
    for row in reversed(rows[:at]):
        if row.strip() and len(depth_of(row)) < len(depth):
            depth = depth_of(row)
            found |= {name_of(row)} - {""}
    return found
