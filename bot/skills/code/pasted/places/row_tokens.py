"""The tokens of one row of code in any language, and pieces of it that are alike. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from bot.patterns import later

_TOKEN = later(
    r"(?P<text>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\\n])*`)"
    r"|(?P<pattern>(?:(?<=^)|(?<=[=(,:])|(?<=[=(,:] ))/(?![/*])(?:\\.|[^/\\\n])+/[a-z]*)"
    r"|[$@]?\w+|&&|\|\||=>|[-+*/%.|&!=<>]?==?=?|\S"
)
WORD = later(r"\w+")
STATEMENTS = ("select", "update", "delete", "insert", "create", "alter", "with", "merge")
CLAUSES = ("from", "where", "set", "join", "left", "right", "inner", "outer", "full", "cross",
            "group", "order", "having", "limit", "values", "on", "union", "returning")  # fmt: skip
_JOINED = ("left", "right", "inner", "outer", "full", "cross")
OPENS, CLOSES = ("(", "[", "{"), (")", "]", "}")
PIPES = ("|", "&&", "||", ";")
_STEPS, _JOINS = {",", ";", "&&", "||"}, ("and", "or")
LIKE, _TYPO = 0.55, 0.8


@dataclass(frozen=True, slots=True)
class Token:
    """One token, from where to before where in its row it stands; its `kind`: "text", "pattern" or
    "" for any other."""

    text: str
    begin: int
    end: int
    kind: str


def read_tokens(row: str) -> list[Token]:
    """The tokens of a row, in their order."""
    return [Token(f[0], f.start(), f.end(), f.lastgroup or "") for f in _TOKEN.finditer(row)]


def begins_so(row: str, new: Sequence[Token]) -> bool:
    """Whether a row begins with the same word."""
    found = read_tokens(row)[:1]
    return bool(found and new) and found[0].text == new[0].text


def steps_in(tokens: Sequence[Token], *, is_shell: bool) -> int:
    """How many commands or statements stand behind the first one in a row."""
    count = depth = 0
    for token in tokens[:-1]:
        depth += (token.text in OPENS) - (token.text in CLOSES)
        count += depth == 0 and token.text in (PIPES if is_shell else (";",))
    return count


def is_same(old: Token, new: Token, *, is_shell: bool) -> bool:
    """Whether a token may be what a fragment begins with: the same, another text, or misspelt."""
    if old.kind or new.kind:
        return old.kind == new.kind
    if old.text.lower() == new.text.lower():
        return True
    is_word = not is_shell and min(len(old.text), len(new.text)) > 3
    return is_word and bool(get_close_matches(new.text, [old.text], cutoff=_TYPO))


def is_like(row: str, was: Sequence[Token], at: int, new: str, *, is_shell: bool) -> bool:
    """Whether what begins at a token of a row, up to where that ends or to the end of the row, is
    like a new one."""
    end = end_of(was, at, read_tokens(new), is_shell=is_shell)
    return max(ratio(row[was[at].begin : each], new) for each in (end, len(row))) >= LIKE


def ratio(old: str, new: str) -> float:
    """How much two pieces of rows are alike, but for the sign that ends them: 0 to 1."""
    old, new = old.strip(" \t;,"), new.strip(" \t;,")
    return SequenceMatcher(None, old, new, autojunk=False).ratio()


def end_of(was: Sequence[Token], at: int, new: Sequence[Token], *, is_shell: bool) -> int:
    """Before which character that ends which begins at a token, with as many steps as a fragment
    has; a text alone stands for a text alone."""
    if len(new) == 1 and was[at].kind:
        return was[at].end
    is_query = was[0].text.lower() in STATEMENTS
    steps = {*PIPES} if is_shell else _STEPS
    if is_query:
        steps = {";"} if was[at].text.lower() in CLAUSES else {*_STEPS, *_JOINS}
    own, depth = list[str](), 0
    for token in new[1:]:
        depth += (token.text in OPENS) - (token.text in CLOSES)
        own += [token.text.lower()] if not depth else []
    left = sum(text in steps for text in own[:-1])
    depth = 0
    for n in range(at + 1, len(was)):
        text = was[n].text.lower()
        depth += (text in OPENS) - (text in CLOSES)
        if depth < 0:
            return was[n - 1].end
        is_new = is_query and text in CLAUSES and was[n - 1].text.lower() not in _JOINED
        if depth == 0 and is_new:
            if text not in own:
                return was[n - 1].end
            own.remove(text)
        if depth == 0 and text in steps:
            if not left:
                return was[n - 1].end
            left -= 1
    return was[-1].end


def open_in(tokens: Sequence[Token]) -> int:
    """How many brackets stay open in a row, but for `{`."""
    texts = [each.text for each in tokens]
    return sum(map(texts.count, "([")) - sum(map(texts.count, ")]"))
