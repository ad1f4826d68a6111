"""Whether a part took the place of a line of which it is only a fragment. Pure.

A line that is changed from its first word on, or of which only what is kept word for word is shown,
is a new form of all of it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher, get_close_matches

from bot.patterns import later
from bot.skills.code.pasted.places.row_tokens import (
    CLAUSES,
    CLOSES,
    LIKE,
    OPENS,
    STATEMENTS,
    WORD,
    begins_so,
    is_like,
    is_same,
    open_in,
    ratio,
    read_tokens,
    steps_in,
)

SHELLS = ("bash", "sh", "shell", "zsh", "powershell", "fish", "cmd")
MARKUP = ("html", "xml", "svg", "vue", "svelte", "jinja")
DATA = ("json", "yaml", "yml", "toml", "ini", "markdown", "text", "")
_STYLES = ("css", "scss", "less")
_TAG = later(r"<([a-z][\w-]*)", re.IGNORECASE)
BLOCKS = ("for", "while", "until", "if", "case", "select", "function")
_MODIFIERS = {
    *("const", "let", "var", "val", "my", "our", "local", "global", "final", "static", "readonly"),
    *("public", "private", "protected", "internal", "export", "default", "extern", "unsigned"),
    *("async", "virtual", "inline", "override"),
}
_SETS = later(r"[$@]?[\w.\[\]]+\s*(?:[-+*/.%|&]|<<|>>)?=(?![=>])")
_GIVEN = later(r"(?:[^\W\d][\w<>\[\],.:]*[*&]*\s+)*[$@]?([\w.]+)\s*(?::[^=\n]+)?=(?![=>~])")
_ASSIGNS = later(r"(?P<left>[^=<>!+*/%&|^-]+(?:->\w+)*?)\s*=(?![=>~])[^\n]+")
_LEAVES = later(r"(?:return|throw|raise|yield|await|echo|print\w*|puts)\b")
_IDLE = later(
    r"(?:str|int|float|bool|list|tuple|set|dict|len|sum|min|max|repr|sorted|round|abs|any|all"
    r"|Number|String|Boolean|parseInt|parseFloat|Math\.\w+|JSON\.\w+|strlen|trim|intval|floatval)\("
    r"|lambda\b|(?:\w+|\([\w\s,]*\))\s*[=-]>"
)
_CALLS = later(r"[$@]?[^\W\d][\w.:>-]*\(")
_NEEDS = {"select": "from", "update": "set", "insert": "values"}
_ENDS = ("where", "group", "order", "having", "limit", "values", "set")
_TYPE = later(r"[^\W\d][\w.:]*(?:<.*>)?(?:\[\])*[*&?]*")
_ALONE = ("&&", "||", ";")
_PIPE = later(r"&&|\|\|?|;")
_TYPO, _CLOSE, LONGEST, _MOST_PAIRS = 0.8, 0.8, 1000, 200


def is_line_cut(source: str, whole: str, language: str) -> bool:
    """Whether a row of a program took the place of a line of which it is only a fragment."""
    if language in DATA:
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
    if len(gone) * len(new) > _MOST_PAIRS or max(map(len, [*gone, *new]), default=0) > LONGEST:
        return False
    shown = {word for row in new for word in WORD.findall(row)}
    for old in gone:
        if language in _STYLES and "{" in old and not any("{" in row for row in new):
            return True
        if language in MARKUP:
            if any(_is_within(old, row) for row in new):
                return True
            continue
        for row in new:
            is_other = any(begins_so(each, read_tokens(row)) for each in gone if each != old)
            if not is_other and _is_fragment(old, row, shown, is_shell=language in SHELLS):
                return True
        is_idle = len(new) == 1 and _is_idle(new[0], language)
        if is_idle and _acts(old) and old.strip(" \t;,") not in new[0]:
            return True
        if language not in MARKUP and _is_statement_cut(old, " ".join(new)):
            return True
    is_one = len(gone) == len(new) == 1
    if is_one and language in MARKUP:
        return _has_less(gone[0], new[0])
    if not is_one or language in _STYLES:
        return False
    is_shell = language in SHELLS
    is_first = _is_first_step(gone[0], new[0], is_shell=is_shell)
    return (
        is_first
        or _is_step_lost(gone[0], new[0], is_shell=is_shell)
        or _is_first_call(gone[0], new[0])
        or _is_left_side(gone[0], new[0])
    )


def _is_left_side(old: str, row: str) -> bool:
    """Whether a row is what an old one sets, and nothing that it is set to."""
    found, shown = _ASSIGNS.fullmatch(old), row.rstrip("; ")
    is_alone = "=" not in shown and not shown.endswith((")", "++", "--"))
    return bool(found and is_alone and ratio(found["left"], shown) >= _CLOSE)


def _has_less(old: str, row: str) -> bool:
    """Whether a row has fewer elements than an old one, and not all words of it beside their
    names."""
    was, now = (Counter(WORD.findall(_TAG.sub(" ", each))) for each in (old, row))
    is_less = len(_TAG.findall(row)) < len(_TAG.findall(old))
    return is_less and not {*(was - now)} <= {*_TAG.findall(old)}


def _is_idle(row: str, language: str) -> bool:
    """Whether a row only gives a value, with which something has to be done."""
    tokens = read_tokens(row)
    is_open = row.endswith((",", "{", ":", "(", "[")) or "print" in row
    if language in SHELLS or not tokens or is_open or _GIVEN.match(row):
        return False
    return tokens[0].kind == "text" or _IDLE.match(row) is not None


def _acts(row: str) -> bool:
    """Whether a row does something with what is given: calls, sets or leaves."""
    is_call = _CALLS.match(row) is not None and not _IDLE.match(row)
    return (is_call or bool(_GIVEN.match(row) or _LEAVES.match(row))) and not row.endswith(",")


def _is_statement_cut(old: str, new: str) -> bool:
    """Whether a statement of SQL is shown without the clause that it needs, or without the last
    ones and what they say, and not to its end."""
    was, now = ([each.text.lower() for each in read_tokens(text)] for text in (old, new))
    is_other = not get_close_matches("".join(now[:1]), was[:1], cutoff=_TYPO)
    if is_other or now[0] not in (*_NEEDS, "delete") or was[1:2] in (["("], ["="], ["."]):
        return False
    if _NEEDS.get(now[0]) in was and _NEEDS[now[0]] not in now:
        return True
    lost = [at for at, text in enumerate(was) if text in _ENDS and text not in now]
    said = {text for at in lost[:1] for text in was[at + 1 :] if WORD.match(text)}
    return bool(lost) and not new.endswith(";") and not said <= {*now}


def _is_step_lost(old: str, row: str, *, is_shell: bool) -> bool:
    """Whether a row has fewer commands or statements than an old one, but for pipes, and little of
    what one of them says."""
    was, now = _said_in_steps(old, is_shell=is_shell), _said_in_steps(row, is_shell=is_shell)
    if not was or not now or len(now) >= len(was) or read_tokens(old)[0].text in BLOCKS:
        return False
    said = {*WORD.findall(row)}
    return any(2 * len(each & said) < len(each) for each in was)


def _said_in_steps(row: str, *, is_shell: bool) -> list[set[str]]:
    """The words of each command or statement of a row."""
    found, depth = [set[str]()], 0
    for token in read_tokens(row):
        depth += (token.text in OPENS) - (token.text in CLOSES)
        if depth == 0 and token.text in (_ALONE if is_shell else (";",)):
            found.append(set())
        else:
            found[-1] |= {*WORD.findall(token.text)}
    return [each for each in found if each]


def _is_first_call(old: str, row: str) -> bool:
    """Whether a row is the call that an old one begins with, changed, and what was done with its
    value (`open(…).write(…)`) is gone."""
    found = _CALLS.match(old)
    if found is None or not row.startswith(found[0]):
        return False
    depth, end = 1, found.end()
    for token in read_tokens(old[end:]):
        depth += (token.text in OPENS) - (token.text in CLOSES)
        if not depth:
            end += token.end
            break
    rest, head = old[end:], old[:end]
    is_done = rest.startswith((".", "->", "?."))
    return is_done and not row.startswith(head) and not {*WORD.findall(rest)} & {*WORD.findall(row)}


def _is_within(old: str, row: str) -> bool:
    """Whether an element is one within the old one, changed."""
    was, now = (_TAG.findall(each) for each in (old, row))
    return bool(now) and now[0] in was[1:] and was[0] not in now and row not in old


def _is_first_step(old: str, row: str, *, is_shell: bool) -> bool:
    """Whether a row is like the first of several commands of an old one, and the rest is gone."""
    was, now = read_tokens(old), read_tokens(row)
    is_less = steps_in(was, is_shell=is_shell) > steps_in(now, is_shell=is_shell)
    is_begun = was[0].text == now[0].text not in BLOCKS and is_less
    return is_begun and is_like(old, was, 0, row, is_shell=is_shell)


def _is_fragment(old: str, row: str, shown: set[str], *, is_shell: bool) -> bool:
    """Whether a row is like a piece of an old one, and shows nothing of what stands before it."""
    was, now = read_tokens(old), read_tokens(row)
    if not was or not now:
        return False
    if was[0].text.lower() in STATEMENTS and now[0].text.lower() in CLAUSES:
        return was[0].text.lower() != "with" or now[0].text.lower() in ("where", "having", "group")
    if was[0].text == now[0].text:
        return False
    if is_shell and any(_is_quoted(each.text, row) for each in was if each.kind == "text"):
        return True
    found = _is_value_only(old, row, shown)
    for at in range(1, len(was)):
        lead = old[: was[at].begin]
        if is_same(was[at], now[0], is_shell=is_shell) and is_like(
            old, was, at, row, is_shell=is_shell
        ):
            words = {*WORD.findall(lead)} - (set() if is_shell else _MODIFIERS)
            if words <= shown or is_told_whole(old, row, lead, is_shell=is_shell):
                return False
            found = True
    return found


def _is_quoted(text: str, row: str) -> bool:
    """Whether a row is like one of the commands in a text."""
    steps = _PIPE.split(text[1:-1])
    return any(" " in each.strip() and ratio(each.strip(), row) >= _CLOSE for each in steps)


def _is_value_only(old: str, row: str, shown: set[str]) -> bool:
    """Whether a row is like what an old one sets something to, and sets nothing."""
    found = _GIVEN.match(old)
    if found is None or found[1] in shown or _GIVEN.match(row) or _LEAVES.match(row):
        return False
    value = old[found.end() :].strip(" \t;")
    return row.strip(" \t;") not in value and ratio(value, row) >= LIKE


def is_told_whole(old: str, new: str, lead: str, *, is_shell: bool) -> bool:
    """Whether a row that is like the rest of one behind `lead` is a new form of all of it: it keeps
    that word for word, sets or takes what was declared or qualified there, or reads itself what a
    command before it read."""
    was, now = ([each.text for each in read_tokens(text)] for text in (old, new.rstrip(" \t;,")))
    is_left_open = open_in(read_tokens(old)) > 0 and not old.endswith((*OPENS, ","))
    is_within = is_left_open and open_in(read_tokens(lead)) > 0
    if not is_within and any(was[at : at + len(now)] == now for at in range(len(was))):
        return True
    words = WORD.findall(lead)
    if not words:
        return bool(lead.strip())
    if is_shell:
        return len(words) > 1 and {*words[1:]} <= {*WORD.findall(new)}
    rest = lead.split()
    while rest and rest[0] in _MODIFIERS:
        rest.pop(0)
    behind = old[len(lead) :]
    is_set = all(_SETS.match(text) for text in (behind, new))
    is_typed = is_set and len(rest) == 1 and _TYPE.fullmatch(rest[0]) is not None
    return not rest or is_typed or (len(rest) == 1 and rest[0].endswith((".", "->", "::")))
