"""What is open at the end of each row, and where functions begin and end between brackets. Pure."""

import re
from collections.abc import Sequence

LANGUAGES = ("javascript", "typescript")
"""Those in which a program has statements beside what it defines."""

_TEXT = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`\n]*`")
_TAG = re.compile(r"<(/?)([a-z][\w-]*)[^<>]*?(/?)>", re.IGNORECASE)
_EMPTY = (
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr"),
)
_OPENS = {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}
_FUNCTION = (
    r"(?:export[ \t]+(?:default[ \t]+)?)?"
    r"(?:(?:async[ \t]+)?function[ \t*]+(\w+)|class[ \t]+(\w+)"
    r"|(?:const|let|var)[ \t]+(\w+)[^=\n]*=[ \t]*(?:async\b|function\b|\(|\w+[ \t]*=>))"
)
_METHOD = (
    r"(?:(?:static|async|public|private|protected|override)[ \t]+|\*[ \t]*)*"
    r"((?:[gs]et[ \t]+)?#?\w+)(?:[ \t]*=[ \t]*(?:async\b[ \t]*)?)?\([^{;]*\{"
)
_FLOW = ("if", "for", "while", "switch", "catch", "with", "function")
_NO_STATEMENT = (
    r"\s*(?://|/\*|\*|import\b|export[ \t]*[{*]|export default \w+;?$|module\.exports|exports\.)"
    r"|.*=[ \t]*require\("
)


def depths(rows: Sequence[str], *, is_markup: bool = False) -> list[int]:
    """How many brackets, and elements of a page, are open at the end of each row."""
    now, found = 0, list[int]()
    for row in rows:
        now += sum(_OPENS.get(sign, 0) for sign in _TEXT.sub("", row))
        for closes, name, is_empty in _TAG.findall(row) if is_markup else ():
            if not is_empty and name.lower() not in _EMPTY:
                now += -1 if closes else 1
        found.append(now)
    return found


def functions(lines: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Where functions and classes at the top of a program begin and end; none where the brackets in
    its lines do not close."""
    found = dict[str, tuple[int, int]]()
    for at, end in pieces(lines):
        head, text = re.match(_FUNCTION, lines[at]), "\n".join(lines[at:end])
        if head and (not head[3] or "=>" in text or "function" in text):
            found[head[1] or head[2] or head[3]] = (at, end)
    return found


def methods(lines: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Where the methods of a class begin and end whose head and last bracket are not shown; none
    where the brackets in its lines do not close."""
    found = dict[str, tuple[int, int]]()
    for at, end in pieces(lines):
        head = re.match(_METHOD, "\n".join(lines[at:end]))
        if head and head[1] not in _FLOW and lines[end - 1].rstrip().endswith(("}", "};")):
            found[head[1]] = (at, end)
    return found


def pieces(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where what stands at the top begins and ends, one after the other."""
    ends = depths(lines)
    if not ends or ends[-1]:
        return []
    starts = [at for at, row in enumerate(lines) if row[:1].strip() and not (at and ends[at - 1])]
    return [
        (at, next((last + 1 for last in range(at, len(lines)) if not ends[last]), len(lines)))
        for at in starts
    ]


def statements(lines: Sequence[str]) -> list[str]:
    """The lines beside what is defined, taken from elsewhere or given away."""
    within = {at for place in functions(lines).values() for at in range(*place)}
    rest = [row for at, row in enumerate(lines) if at not in within and row.strip()]
    return [row for row in rest if not re.match(_NO_STATEMENT, row)]
