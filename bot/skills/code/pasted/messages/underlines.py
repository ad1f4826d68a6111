"""Tildes that begin no block: below a title in a text or a comment of code, as reStructuredText has
them, and below the place of an error, beside a `^`. Pure.

**Not covered**: below a title that stands in no docstring and no comment over several lines, or is
longer than they are, and above a title.
"""

from bot.patterns import later

_FENCE = later(r"[ \t]*+(`{3,}+|~{3,}+)([^\n`]*+)")
_OPENS = later(r"\"\"\"|'''|/\*|\*/|<!--|-->")
_MARKS = later(r"[rRbBuUfF]{0,2}(?:\"\"\"|''')|/\*+|<!--")
_MASK = "\ue07e"
"""In the place of a tilde: a character that nobody writes (Unicode's private use)."""
_CLOSES = {"*/": "/*", "-->": "<!--", '"""': '"""', "'''": "'''"}


def masked(text: str) -> str:
    """The text with such tildes as something else, each where it was."""
    if "~~~" not in text:
        return text
    rows = text.split("\n")
    fence, inside = "", ""
    for at, row in enumerate(rows):
        if "^" in row and "~~~" in row and not row.strip("~^ \t"):
            rows[at] = row.replace("~", _MASK)
            continue
        found = _FENCE.fullmatch(row)
        if fence:
            fence = "" if found and found[1].startswith(fence) and not found[2].strip() else fence
        elif found and inside and at and _is_below_title(rows[at - 1], row):
            rows[at] = row.replace("~", _MASK)
        elif found:
            fence = found[1]
        else:
            inside = _inside(row, inside)
    return "\n".join(rows)


def unmasked(text: str) -> str:
    """What was masked as it was."""
    return text.replace(_MASK, "~")


def _inside(row: str, inside: str) -> str:
    """What kind of text or comment is open behind a row, where this one was above it; "" for
    none."""
    for mark in _OPENS.findall(row):
        if inside:
            inside = "" if _CLOSES.get(mark) == inside else inside
        elif mark not in ("*/", "-->"):
            inside = mark
    return inside


def _is_below_title(above: str, row: str) -> bool:
    """Whether a row of tildes is at least as long as the title right above it, and as deep."""
    tildes, title = row.strip(), above.strip()
    if mark := _MARKS.match(title):
        title = title[mark.end() :].lstrip()
    depths = [len(each) - len(each.lstrip()) for each in (above, row)]
    is_title = 0 < len(title) <= len(tildes) and title.strip("~`") != ""
    return not tildes.strip("~") and is_title and depths[0] == depths[1]
