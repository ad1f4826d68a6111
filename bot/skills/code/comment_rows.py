"""A review as a model writes it, as one row for each comment: what stands in a table, or below a
heading that names a line ("### Line 5"), is put behind that. Pure."""

import re
from collections.abc import Iterator

_FILE = r"(?P<file>[A-Za-z_./][\w./-]*\.[A-Za-z]\w*)?[`*,\s]*"
_NUMBER = r"(?P<line>\d{1,6})\b(?:\s{0,2}(?:[-–,]|to|and)\s{0,2}\d{1,6}\b)*"
_LIST = r"(?:\d{1,3}[.)][ \t]+)?"
_NAMES = re.compile(
    rf"[\s>*_`-]*+{_LIST}[*_`]*(?:(?:on|at|in)\s)?{_FILE}"
    rf"(?:(?(file):|(?!))[ \t]*|:?(?:on\s)?l(?:ines?)?[\s:*_#]*){_NUMBER}",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"\((?:on |at |in )?lines?\s{_NUMBER}\)[\s:.*_]*$", re.IGNORECASE)
_QUOTES = re.compile(r"[\s(–:*_-]*(?:`[^`]+`)?[`*_:.,)\s]*$")
_HEADING = re.compile(r"[ \t]*(?:#{1,6}[ \t]+(?P<marked>\S.*)|\*\*(?P<bold>[^*]+)\*\*:?[ \t]*$)")
_ITEM = re.compile(r"\A[ \t]*(?:[*•-]|\d{1,3}[.)])[ \t]+")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_TABLE = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_RULE = re.compile(r"[ \t]*\|(?=.*-)[-:|\s]+$")
_LINES = re.compile(r"\W*(?:lines?|l|location|place|where)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\W*(?:no|nr|number)?\W*$", re.IGNORECASE)
_CELL = re.compile(rf"[\s*_`]*{_FILE}(?:l(?:ines?)?[\s.]*)?{_NUMBER}[\s*_`]*$", re.IGNORECASE)
_IN_WORDS = re.compile(rf"[\s*_`]*{_FILE}l(?:ines?)?\s*{_NUMBER}[\s*_`]*$", re.IGNORECASE)


def comment_rows(answer: str, most_chars: int) -> list[str]:
    """The rows of a review, each cut after so many characters."""
    rows = [row[:most_chars] for row in answer.splitlines()]
    return [row[:most_chars] for row in _unfolded(rows)]


def _unfolded(rows: list[str]) -> Iterator[str]:
    at = 0
    while at < len(rows):
        row = rows[at]
        at += 1
        if _TABLE.match(row):
            end = next((n for n in range(at, len(rows)) if not _TABLE.match(rows[n])), len(rows))
            yield from _of_table(rows[at - 1 : end])
            at = end
            continue
        heading = _HEADING.match(row)
        head = (heading["marked"] or heading["bold"]).strip() if heading else row
        names = _NAMES.match(head)
        is_bare = names is not None and _QUOTES.match(head, names.end()) is not None
        is_beside = heading is not None and _BESIDE.search(head) is not None
        if not (is_bare or is_beside or (heading and names)):
            yield re.sub(r"\A(\d{1,3}):", r"\1.", head) if heading and heading["marked"] else head
            continue
        below, at = _below(rows, at)
        if names and is_bare:
            yield _placed(names, below)
        else:
            yield f"{'' if names else '- '}{head.rstrip(' *_`:.')}{'. ' if below else ''}{below}"


def _placed(names: re.Match[str], text: str) -> str:
    return f"{names['file'] or ''} line {names['line']}: {text}".strip()


def _below(rows: list[str], at: int) -> tuple[str, int]:
    """The paragraph that begins at a row, without code, and where it ends; "" for none before the
    next that names a line."""
    said, is_code = list[str](), False
    while at < len(rows):
        row = rows[at]
        if _FENCE.match(row):
            is_code = not is_code
        elif not is_code and (_HEADING.match(row) or _NAMES.match(row) or _TABLE.match(row)):
            break
        elif not is_code and row.strip():
            said.append(_ITEM.sub("", row).replace("**", "").strip())
        elif not is_code and said:
            break
        at += 1
    return " ".join(said), at


def _cells(row: str) -> list[str]:
    return [each.strip() for each in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def _of_table(table: list[str]) -> Iterator[str]:
    """A row for each of a table but its head, which says in which column the lines are."""
    has_head = any(map(_RULE.match, table))
    rows = [_cells(each) for each in table if not _RULE.match(each)]
    head, *others = rows if has_head else ([], *rows)
    lines = [n for n, each in enumerate(head) if _LINES.match(each)]
    for row in others:
        at = next((n for n in lines[:1] if n < len(row) and _CELL.match(row[n])), None)
        at = next((n for n, each in enumerate(row) if _IN_WORDS.match(each)), at)
        text = " – ".join(
            each
            for n, each in enumerate(row)
            if each and n != at and not (n < len(head) and _COUNTS.match(head[n]))
        )
        found = _CELL.match(row[at]) if at is not None else None
        yield _placed(found, text) if found else f"- {text}"
