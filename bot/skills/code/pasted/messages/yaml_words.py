"""Words at the ends of YAML without a fence that begin with the name of a program. Pure.

"docker compose says that mapping values are not allowed" is right in a shell, as all of what stands
below it is: what the rows are without it tells that it is none of them.
**Not covered**: a line of words that has a colon, quotes or an option in it, and one that stands
between rows.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bot.patterns import later
from bot.skills.code.pasted.languages.tongue import language_of
from bot.skills.code.pasted.messages.pieces import Pasted

_SAID = later(r"[A-Za-z][\w'’./-]*(?:,? (?!-)[\w'’./-]+){2,}[.?!]*")
_ROW = later(r"[ \t]*(?:- )*(?:[\"']?[\w./-]+[\"']?:(?:\s|$)|-\s|#|---$)")
_MOST_SAID, _LEAST_ROWS = 6, 3


def without_words_beside(given: Pasted) -> Pasted:
    """What was pasted, its code without lines of words at its ends where what is left is YAML by
    all that it looks like; these are told (`unsure`)."""
    code = given.code
    if code is None or given.around is None or not code.is_guessed or code.language == "yaml":
        return given
    rows = code.code.split("\n")
    first = _count(rows)
    last = len(rows) - _count([*reversed(rows[first:])])
    cut = [row for row in (*rows[:first], *rows[last:]) if row.strip()]
    left = "\n".join(rows[first:last]).strip("\n")
    is_yaml = sum(map(_is_row, rows[first:last])) >= _LEAST_ROWS and language_of(left) == "yaml"
    if not cut or not is_yaml:
        return given
    kept = replace(code, code=left, language="yaml")
    words = "\n".join((*rows[:first], given.words, *rows[last:])).strip()
    unsure = (*given.unsure, *cut)
    return replace(given, code=kept, blocks=(kept,), words=words, unsure=unsure)


def _count(rows: Sequence[str]) -> int:
    """How many rows are said, or empty, before the first that is none."""
    return len([*takewhile(lambda row: not row.strip() or _is_said(row), rows[:_MOST_SAID])])


def _is_said(row: str) -> bool:
    return _SAID.fullmatch(row) is not None


def _is_row(row: str) -> bool:
    return _ROW.match(row) is not None
