"""A part that is a fragment of one longer line: it goes within that, or nowhere. Pure.

`WHERE name IS NULL` mends the end of `DELETE FROM users WHERE name = NULL;`. In the place of all of
the line the rest of it would be gone. What it replaces begins as it does, behind a bracket, a sign
(`=`, `|`) or at a clause of SQL, and goes on to where that ends. A line that is changed from its
first word on, or of which only what is kept word for word is shown, is a new form of all of it.
**Not covered**: lines of over 1000 characters, a fragment of several lines (it has no place), an
attribute of an element, and a line that is shown from its beginning on and not to its end, but for
one of several commands or statements in it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from bot.patterns import later

SHELLS = ("bash", "sh", "shell", "zsh", "powershell", "fish", "cmd")
_MARKUP = ("html", "xml", "svg", "vue", "svelte", "jinja")
_DATA = ("json", "yaml", "yml", "toml", "ini", "markdown", "text", "")
_STYLES = ("css", "scss", "less")
_TOKEN = later(
    r"(?P<text>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\\n])*`)"
    r"|(?P<pattern>(?:(?<=^)|(?<=[=(,:])|(?<=[=(,:] ))/(?![/*])(?:\\.|[^/\\\n])+/[a-z]*)"
    r"|[$@]?\w+|&&|\|\||=>|[-+*/%.|&!=<>]?==?=?|\S"
)
_WORD = later(r"\w+")
_CHAIN = later(r"[\w$.>:-]+(?=\()")
_STATEMENTS = ("select", "update", "delete", "insert", "create", "alter", "with", "merge")
_CLAUSES = ("from", "where", "set", "join", "left", "right", "inner", "outer", "full", "cross",
            "group", "order", "having", "limit", "values", "on", "union", "returning")  # fmt: skip
_JOINED = ("left", "right", "inner", "outer", "full", "cross")
_OPENS, _CLOSES = ("(", "[", "{"), (")", "]", "}")
_PIPES = ("|", "&&", "||", ";")
_BEFORE = {
    *(*_OPENS, *_PIPES, ",", "=", ":", "?", "=>", "<<"),
    *("return", "await", "echo", "yield", "puts", "print"),
}
_COMMANDS = {*_PIPES, "sudo", "export", "do", "then", "else", "if", "while", "!"}
_TAG = later(r"<([a-z][\w-]*)", re.IGNORECASE)
_BLOCKS = ("for", "while", "until", "if", "case", "select", "function")
_STEPS = {",", ";", "&&", "||"}
_MODIFIERS = {
    *("const", "let", "var", "val", "my", "our", "local", "global", "final", "static", "readonly"),
    *("public", "private", "protected", "internal", "export", "default", "extern", "unsigned"),
    *("async", "virtual", "inline", "override"),
}
_SETS = later(r"[$@]?[\w.\[\]]+\s*(?:[-+*/.%|&]|<<|>>)?=(?![=>])")
_GIVEN = later(r"(?:[^\W\d][\w<>\[\],.:]*[*&]*\s+)*[$@]?([\w.]+)\s*(?::[^=\n]+)?=(?![=>~])")
_LEAVES = later(r"(?:return|throw|raise|yield|await|echo|print\w*|puts)\b")
_TYPE = later(r"[^\W\d][\w.:]*(?:<.*>)?(?:\[\])*[*&?]*")
_LIKE, _CLEARLY, _TYPO = 0.55, 0.05, 0.8
_LONGEST, _MOST_PAIRS = 1000, 200


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    begin: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Span:
    """From where to before where in a row a fragment belongs, and how much it is like that."""

    row: int
    begin: int
    end: int
    score: float


def put_within(source: str, part: str, language: str) -> str:
    """A program with a part of one row in the place of the only fragment of a line that it is a new
    form of; "" for none, or where a line begins as it does."""
    new, rows = part.strip(), source.split("\n")
    if language in (*_DATA, *_MARKUP) or "\n" in new or not new:
        return ""
    is_shell, own = language in SHELLS, _read(new)
    if any(_begins_so(row, own) and not _steps(_read(row), is_shell=is_shell) for row in rows):
        return ""
    short = [at for at, row in enumerate(rows) if len(row) <= _LONGEST]
    spans = [each for at in short for each in _spans(at, rows[at], new, is_shell=is_shell)]
    spans.sort(key=lambda each: -each.score)
    if not spans or (len(spans) > 1 and spans[1].score > spans[0].score - _CLEARLY):
        return ""
    best = spans[0]
    row, lead = rows[best.row], rows[best.row][: best.begin]
    begins = [each for each in _read(row) if _is_same(each, own[0], is_shell=is_shell)]
    leads = [row[: each.begin] for each in begins if each.begin <= best.begin]
    if any(_is_told_whole(row, new, each, is_shell=is_shell) for each in leads if each.strip()):
        return ""
    text = new if not row[best.end :].strip() else new.rstrip(" \t;,")
    rows[best.row] = f"{lead}{text}{row[best.end :]}"
    whole = "\n".join(rows)
    return "" if whole == source else whole


def is_line_cut(source: str, whole: str, language: str) -> bool:
    """Whether a row of a program took the place of a line of which it is only a fragment."""
    if language in _DATA:
        return False
    was, now = ([row.strip() for row in text.split("\n")] for text in (source, whole))
    blocks = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    return any(
        _is_cut([*filter(None, was[a:b])], [*filter(None, now[c:d])], language)
        for tag, a, b, c, d in blocks
        if tag == "replace"
    )


def _is_cut(gone: Sequence[str], new: Sequence[str], language: str) -> bool:
    """Whether one of the rows that came is a fragment of one that went, and neither has another
    form among these."""
    if len(gone) * len(new) > _MOST_PAIRS or max(map(len, [*gone, *new]), default=0) > _LONGEST:
        return False
    shown = {word for row in new for word in _WORD.findall(row)}
    for old in gone:
        if language in _STYLES and "{" in old and not any("{" in row for row in new):
            return True
        if language in _MARKUP:
            if any(_is_within(old, row) for row in new):
                return True
            continue
        for row in new:
            is_other = any(_begins_so(each, _read(row)) for each in gone if each != old)
            if not is_other and _is_fragment(old, row, shown, is_shell=language in SHELLS):
                return True
    is_one = len(gone) == len(new) == 1
    return is_one and _is_first_step(gone[0], new[0], is_shell=language in SHELLS)


def _is_within(old: str, row: str) -> bool:
    """Whether an element is one within the old one, changed."""
    was, now = (_TAG.findall(each) for each in (old, row))
    return bool(now) and now[0] in was[1:] and was[0] not in now and row not in old


def _is_first_step(old: str, row: str, *, is_shell: bool) -> bool:
    """Whether a row is like the first of several commands of an old one, and the rest is gone."""
    was, now = _read(old), _read(row)
    is_less = _steps(was, is_shell=is_shell) > _steps(now, is_shell=is_shell)
    is_begun = was[0].text == now[0].text not in _BLOCKS and is_less
    return is_begun and _is_like(old, was, 0, row, is_shell=is_shell)


def _steps(tokens: Sequence[_Token], *, is_shell: bool) -> int:
    """How many commands or statements stand behind the first one in a row."""
    count = depth = 0
    for token in tokens[:-1]:
        depth += (token.text in _OPENS) - (token.text in _CLOSES)
        count += depth == 0 and token.text in (_PIPES if is_shell else (";",))
    return count


def _is_fragment(old: str, row: str, shown: set[str], *, is_shell: bool) -> bool:
    """Whether a row is like a piece of an old one, and shows nothing of what stands before it."""
    was, now = _read(old), _read(row)
    if not was or not now:
        return False
    if was[0].text.lower() in _STATEMENTS and now[0].text.lower() in _CLAUSES:
        return was[0].text.lower() != "with" or now[0].text.lower() in ("where", "having", "group")
    if was[0].text == now[0].text:
        return False
    found = _is_value_only(old, row, shown)
    for at in range(1, len(was)):
        lead = old[: was[at].begin]
        if _is_same(was[at], now[0], is_shell=is_shell) and _is_like(
            old, was, at, row, is_shell=is_shell
        ):
            words = {*_WORD.findall(lead)} - (set() if is_shell else _MODIFIERS)
            if words <= shown or _is_told_whole(old, row, lead, is_shell=is_shell):
                return False
            found = True
    return found


def _is_value_only(old: str, row: str, shown: set[str]) -> bool:
    """Whether a row is like what an old one sets something to, and sets nothing."""
    found = _GIVEN.match(old)
    if found is None or found[1] in shown or _GIVEN.match(row) or _LEAVES.match(row):
        return False
    value = old[found.end() :].strip(" \t;")
    return row.strip(" \t;") not in value and _ratio(value, row) >= _LIKE


def _is_told_whole(old: str, new: str, lead: str, *, is_shell: bool) -> bool:
    """Whether a row that is like the rest of one behind `lead` is a new form of all of it: it keeps
    that word for word, sets or takes what was declared or qualified there, or reads itself what a
    command before it read."""
    was, now = ([each.text for each in _read(text)] for text in (old, new.rstrip(" \t;,")))
    if any(was[at : at + len(now)] == now for at in range(len(was))):
        return True
    words = _WORD.findall(lead)
    if not words:
        return bool(lead.strip())
    if is_shell:
        return len(words) > 1 and {*words[1:]} <= {*_WORD.findall(new)}
    rest = lead.split()
    while rest and rest[0] in _MODIFIERS:
        rest.pop(0)
    behind = old[len(lead) :]
    is_set = all(_SETS.match(text) for text in (behind, new))
    is_typed = is_set and len(rest) == 1 and _TYPE.fullmatch(rest[0]) is not None
    return not rest or is_typed or (len(rest) == 1 and rest[0].endswith((".", "->", "::")))


def _read(row: str) -> list[_Token]:
    return [_Token(f[0], f.start(), f.end(), f.lastgroup or "") for f in _TOKEN.finditer(row)]


def _begins_so(row: str, new: Sequence[_Token]) -> bool:
    """Whether a row begins with the same word."""
    found = _read(row)[:1]
    return bool(found and new) and found[0].text == new[0].text


def _is_same(old: _Token, new: _Token, *, is_shell: bool) -> bool:
    """Whether a token may be what a fragment begins with: the same, another text, or misspelt."""
    if old.kind or new.kind:
        return old.kind == new.kind
    if old.text.lower() == new.text.lower():
        return True
    is_word = not is_shell and min(len(old.text), len(new.text)) > 3
    return is_word and bool(get_close_matches(new.text, [old.text], cutoff=_TYPO))


def _is_like(row: str, was: Sequence[_Token], at: int, new: str, *, is_shell: bool) -> bool:
    end = _end(was, at, _read(new), is_shell=is_shell)
    return max(_ratio(row[was[at].begin : each], new) for each in (end, len(row))) >= _LIKE


def _ratio(old: str, new: str) -> float:
    old, new = old.strip(" \t;,"), new.strip(" \t;,")
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def _spans(at: int, row: str, new: str, *, is_shell: bool) -> Iterator[_Span]:
    """Which pieces of a row may be what a fragment stands for."""
    was, now = _read(row), _read(new)
    chain = _CHAIN.match(new)
    is_piped = bool(was) and was[0].text not in _BLOCKS and _steps(was, is_shell=is_shell) > 0
    is_query = bool(was) and was[0].text.lower() in _STATEMENTS
    for n in range(0 if is_piped else 1, len(was)):
        is_clause = is_query and was[n].text.lower() in _CLAUSES
        is_behind = n == 0 or was[n - 1].text in (_COMMANDS if is_shell else _BEFORE)
        if not _is_same(was[n], now[0], is_shell=is_shell) or not (is_clause or is_behind):
            continue
        if chain and not row.startswith(f"{chain[0]}(", was[n].begin) and not is_clause:
            continue  # another call, which may have to stand beside it
        if n and was[n - 1].text in ("=", "return") and chain and new.endswith(";"):
            continue
        end = _end(was, n, now, is_shell=is_shell)
        if new.endswith(";") and not is_clause and row[end:].strip()[:1] not in ("", ";"):
            continue  # a statement, and no value
        there = row[was[n].begin : end]
        is_begun = is_clause and new.lower().startswith(there.lower())
        score = 1.0 if is_begun else _ratio(there, new)
        if score >= _LIKE and not _is_left_short(there, new):
            yield _Span(at, was[n].begin, end, score)


def _is_left_short(old: str, new: str) -> bool:
    """Whether a fragment shows nothing of the end of what it would replace."""
    was, now = ([each.text for each in _read(text)] for text in (old, new.rstrip(" \t;,")))
    *_, (tag, begin, end, _, _) = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    return tag == "delete" and any(map(_WORD.search, was[begin:end]))


def _end(was: Sequence[_Token], at: int, new: Sequence[_Token], *, is_shell: bool) -> int:
    """Before which character that ends which begins at a token, with as many steps as a fragment
    has; a text alone stands for a text alone."""
    if len(new) == 1 and was[at].kind:
        return was[at].end
    is_query = was[0].text.lower() in _STATEMENTS and was[at].text.lower() in _CLAUSES
    steps = {*_PIPES} if is_shell else {";"} if is_query else _STEPS
    own, depth = list[str](), 0
    for token in new[1:]:
        depth += (token.text in _OPENS) - (token.text in _CLOSES)
        own += [token.text.lower()] if not depth else []
    left = sum(text in steps for text in own[:-1])
    depth = 0
    for n in range(at + 1, len(was)):
        text = was[n].text.lower()
        depth += (text in _OPENS) - (text in _CLOSES)
        if depth < 0:
            return was[n - 1].end
        is_new = is_query and text in _CLAUSES and was[n - 1].text.lower() not in _JOINED
        if depth == 0 and is_new:
            if text not in own:
                return was[n - 1].end
            own.remove(text)
        if depth == 0 and text in steps:
            if not left:
                return was[n - 1].end
            left -= 1
    return was[-1].end
