"""A review as a model writes it, as one row for each comment: what stands in a table, or below a
heading that names a line ("### Line 5"), is put behind that. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.skills.code.comment_marks import Row, unmarked

_FILE = r"(?P<file>[A-Za-z_./][\w./-]*\.[A-Za-z]\w*)?[`*,\s]*"
_NUMBER = r"(?P<line>\d{1,6})\b(?:\s{0,2}(?:[-–,]|to|and)\s{0,2}\d{1,6}\b)*"
_OF = r"(?:[`*_]*\s(?:of|in)\s[`*_]*(?P<of>[A-Za-z_./][\w./-]*\.[A-Za-z]\w*))?"
_NAMES = re.compile(
    rf"[\s>*_`-]*+(?:(?:on|at|in)\s)?{_FILE}"
    rf"(?:(?(file):|(?!))[ \t]*|:?(?:on\s)?l(?:ines?)?[\s:*_#]*){_NUMBER}{_OF}",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"\((?:on |at |in )?lines?\s{_NUMBER}{_OF}[`*_]*\)", re.IGNORECASE)
_BEFORE = re.compile(r"[\s>*`_-]*+(?:[A-Za-z_./][\w./-]*:)?\d{1,6}\b[`*_\s]*[:.,)–-]")
_QUOTES = re.compile(r"[\s(–:*_-]*(?:`[^`]+`)?[`*_:.,)\s]*$")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_TABLE = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_RULE = re.compile(r"[ \t]*\|(?=.*-)[-:|\s]+$")
_LINES = re.compile(r"\W*(?:lines?|l|location|place|where)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\W*(?:no|nr|number)?\W*$", re.IGNORECASE)
_CELL = re.compile(rf"[\s*_`]*{_FILE}(?:l(?:ines?)?[\s.]*)?{_NUMBER}{_OF}[\s*_`]*$", re.IGNORECASE)
_IN_WORDS = re.compile(rf"[\s*_`]*{_FILE}l(?:ines?)?\s*{_NUMBER}{_OF}[\s*_`]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What may be a comment, in one row; an item of a list, or the like, is one even where it names
    no line."""

    text: str
    is_item: bool


def comment_rows(answer: str, most_chars: int) -> list[Said]:
    """The rows of a review, each cut after so many characters."""
    rows = unmarked([row[:most_chars] for row in answer.splitlines()], _names_line)
    return [replace(each, text=each.text[:most_chars]) for each in _unfolded(rows)]


def _names_line(text: str) -> bool:
    return _NAMES.match(text) is not None or _BESIDE.search(text) is not None


def _is_placed(row: Row) -> bool:
    """Whether a row may name its line: in words, or by a number before it."""
    is_beside = bool(row.mark or row.is_title) and _BESIDE.search(row.text) is not None
    return is_beside or any(each.match(row.text) for each in (_NAMES, _BEFORE))


def _unfolded(rows: Sequence[Row]) -> Iterator[Said]:
    at = 0
    while at < len(rows):
        row = rows[at]
        at += 1
        if _TABLE.match(row.text):
            end = next((n for n in range(at, len(rows)) if not _TABLE.match(rows[n].text)), None)
            yield from _of_table([each.text for each in rows[at - 1 : end]])
            at = len(rows) if end is None else end
        elif _is_placed(row):
            names = _NAMES.match(row.text)
            is_bare = names is not None and _QUOTES.match(row.text, names.end()) is not None
            below, at = _below(rows, at, row, is_all=is_bare or row.is_title)
            if names and is_bare:
                yield Said(_placed(names, below), bool(row.mark))
            else:
                head = row.text.rstrip(" :.") + "." if row.is_title and below else row.text
                yield Said(f"{head} {below}".strip(), bool(row.mark or row.is_title))
        else:
            yield Said(row.text, bool(row.mark) and not _is_title_of(row, rows[at:]))


def _placed(names: re.Match[str], text: str) -> str:
    return f"{names['file'] or names['of'] or ''} line {names['line']}: {text}".strip()


def _below(rows: Sequence[Row], at: int, head: Row, *, is_all: bool) -> tuple[str, int]:
    """What is said below a row, without code, and where it ends: the paragraph there, or else what
    is further in; "" for none before the next that names a line."""
    said, is_code = list[str](), False
    while at < len(rows):
        row = rows[at]
        if _FENCE.match(row.text):
            is_code = not is_code
        elif not is_code and row.text:
            is_next = row.is_heading or _TABLE.match(row.text) or _is_placed(row)
            is_out = (head.mark and row.ends(head)) or not (is_all or row.depth > head.depth)
            if is_next or is_out:
                break
            said.append(row.text.replace("**", ""))
        elif not is_code and (said or not is_all):
            break
        at += 1
    return " ".join(said), at


def _is_title_of(head: Row, rows: Sequence[Row]) -> bool:
    """Whether what names no line is the title of other comments."""
    for row in rows:
        if row.is_heading or row.mark or _TABLE.match(row.text) or _is_placed(row):
            is_part = head.is_title or (row.mark and row.depth > head.depth)
            return bool(is_part) and not row.ends(head)
    return False


def _cells(row: str) -> list[str]:
    return [each.strip() for each in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def _of_table(table: list[str]) -> Iterator[Said]:
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
        yield Said(_placed(found, text) if found else text, is_item=True)
