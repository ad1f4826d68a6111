"""A part that is a fragment of one longer line: it goes within that, or nowhere. Pure.

`WHERE name IS NULL` mends the end of `DELETE FROM users WHERE name = NULL;`. In the place of all of
the line the rest of it would be gone. What it replaces begins as it does, behind a bracket, a sign
(`=`, `|`) or at a clause of SQL, and goes on to where that ends. A line that is changed from its
first word on, or of which only what is kept word for word is shown, is a new form of all of it.
**Not covered**: lines of over 1000 characters, a fragment of several lines (it has no place), an
attribute of an element, and a line that is shown from its beginning on and not to its end, but for
one of several commands or statements in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.patterns import later
from bot.skills.code.pasted.places.cut_lines import (
    BLOCKS,
    DATA,
    LONGEST,
    MARKUP,
    SHELLS,
    is_told_whole,
)
from bot.skills.code.pasted.places.row_tokens import (
    CLAUSES,
    CLOSES,
    LIKE,
    OPENS,
    PIPES,
    STATEMENTS,
    WORD,
    begins_so,
    end_of,
    is_same,
    open_in,
    ratio,
    read_tokens,
    steps_in,
)

_CHAIN = later(r"[\w$.>:-]+(?=\()")
_BEFORE = {
    *(*OPENS, *PIPES, ",", "=", ":", "?", "=>", "<<"),
    *("return", "await", "echo", "yield", "puts", "print"),
}
_COMMANDS = {*PIPES, "sudo", "export", "do", "then", "else", "if", "while", "!"}
_IN_QUERY = ("where", "and", "or", "on", "having", "not", "set", "when")
_NO_MATTER = ("{", "}", ";", "return")
_CLEARLY, _TYPO = 0.05, 0.8


@dataclass(frozen=True, slots=True)
class _Span:
    """From where to before where in a row a fragment belongs, if it may stand there at all; how
    much it is like that, and how much where a lambda needs no braces."""

    row: int
    begin: int
    end: int
    score: float
    shared: float
    is_place: bool

    def is_clearly_before(self, other: "_Span") -> bool:
        """Whether it is more like a fragment than another piece, which begins as that does."""
        if self.row == other.row and self.begin <= other.begin < self.end:
            return True  # a piece of it
        is_more = min(self.score - other.score, self.shared - other.shared) >= 0
        is_it = self.shared == 1 > other.shared
        most, least = (max(each.score, each.shared) for each in (self, other))
        return (is_more or is_it) and most > least + _CLEARLY


def put_within(source: str, part: str, language: str) -> str:
    """A program with a part of one row in the place of the only fragment of a line that it is a new
    form of; "" for none, or where a line begins as it does."""
    new, rows = part.strip(), source.split("\n")
    if language in (*DATA, *MARKUP) or "\n" in new or not new:
        return ""
    is_shell, own = language in SHELLS, read_tokens(new)
    begun = [read_tokens(row) for row in rows if begins_so(row, own)]
    if not all(steps_in(each, is_shell=is_shell) for each in begun):
        return ""
    short = [at for at, row in enumerate(rows) if len(row) <= LONGEST]
    spans = [each for at in short for each in _spans(at, rows[at], new, is_shell=is_shell)]
    spans.sort(key=lambda each: -max(each.score, each.shared))
    if not spans or not all(map(spans[0].is_clearly_before, spans[1:])):
        return ""
    best = spans[0]
    there, rest = rows[best.row][best.begin : best.end], rows[best.row][best.end :]
    if not best.is_place or _loses_rest(there, new) or _goes_on(there, rest, new):
        return ""
    row, lead = rows[best.row], rows[best.row][: best.begin]
    begins = [each for each in read_tokens(row) if is_same(each, own[0], is_shell=is_shell)]
    leads = [row[: each.begin] for each in begins if each.begin <= best.begin]
    if any(is_told_whole(row, new, each, is_shell=is_shell) for each in leads if each.strip()):
        return ""
    text = new if not rest.strip() else new.rstrip(" \t;,")
    if not rest.strip() and there.rstrip().endswith(";") and not text.endswith(";"):
        text += ";"
    rows[best.row] = f"{lead}{text}{row[best.end :]}"
    whole = "\n".join(rows)
    return "" if whole == source else whole


def _spans(at: int, row: str, new: str, *, is_shell: bool) -> Iterator[_Span]:
    """Which pieces of a row may be what a fragment stands for."""
    was, now = read_tokens(row), read_tokens(new)
    chain = _CHAIN.match(new)
    is_piped = bool(was) and was[0].text not in BLOCKS and steps_in(was, is_shell=is_shell) > 0
    is_query = bool(was) and was[0].text.lower() in STATEMENTS
    for n in range(0 if is_piped else 1, len(was)):
        is_clause = is_query and was[n].text.lower() in CLAUSES
        is_behind = n == 0 or was[n - 1].text in (_COMMANDS if is_shell else _BEFORE)
        is_behind = is_behind or (is_query and was[n - 1].text.lower() in _IN_QUERY)
        if not is_same(was[n], now[0], is_shell=is_shell):
            continue
        if chain and not row.startswith(f"{chain[0]}(", was[n].begin) and not is_clause:
            continue  # another call, which may have to stand beside it
        if n and was[n - 1].text in ("=", "return") and chain and new.endswith(";"):
            continue
        end = end_of(was, n, now, is_shell=is_shell)
        if new.endswith(";") and not is_clause and row[end:].strip()[:1] not in ("", ";"):
            continue  # a statement, and no value
        there = row[was[n].begin : end]
        is_begun = is_clause and new.lower().startswith(there.lower())
        score = 1.0 if is_begun else ratio(there, new)
        shared = 1.0 if is_begun else _shared(there, new)
        if score >= LIKE:
            yield _Span(at, was[n].begin, end, score, shared, is_clause or is_behind)


def _shared(old: str, new: str) -> float:
    """How much they are alike but for braces, which a lambda may have or not."""
    was, now = (
        " ".join(each.text for each in read_tokens(text) if each.text not in _NO_MATTER)
        for text in (old, new)
    )
    return ratio(was, now)


def _loses_rest(old: str, new: str) -> bool:
    """Whether a fragment has no word for several of what it would replace, or for the last ones of
    it: where that ends is not clear, but where both end with a bracket that is closed there."""
    if _is_left_short(old, new):
        return True
    was, now = (read_tokens(text.rstrip(" \t;,")) for text in (old, new))
    if was[-1].text == now[-1].text and was[-1].text in CLOSES and not open_in(was):
        return False
    words, own = WORD.findall(old), WORD.findall(new)
    blocks = SequenceMatcher(None, words, own, autojunk=False).get_opcodes()
    less = [max(0, (b - a) - (d - c)) for tag, a, b, c, d in blocks if tag != "equal"]
    tag, a, b, c, d = blocks[-1] if blocks else ("equal", 0, 0, 0, 0)
    is_same_end = ratio("".join(words[a:b]), "".join(own[c:d])) >= _TYPO  # `10 px`
    is_end_lost = tag != "equal" and less[-1] > 0 and not is_same_end
    return is_end_lost or sum(less) > 1


def _goes_on(old: str, rest: str, new: str) -> bool:
    """Whether a fragment has what stands behind a comma next to what it would replace, too."""
    following = WORD.findall(rest)[:1] if rest.lstrip().startswith(",") else []
    return any(each in WORD.findall(new) and each not in WORD.findall(old) for each in following)


def _is_left_short(old: str, new: str) -> bool:
    """Whether a fragment shows nothing of the end of what it would replace."""
    was, now = ([each.text for each in read_tokens(text)] for text in (old, new.rstrip(" \t;,")))
    *_, (tag, begin, end, _, _) = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    return tag == "delete" and any(map(WORD.search, was[begin:end]))
