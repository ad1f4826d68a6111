"""The names that a lambda, an arrow function, a block or a comprehension gives by itself. Pure.

In `numbers.removeIf(n -> n < 0)` the `n` is none that a loop around it gives, of whatever name.
**Not covered**: such a name behind a `->` without spaces whose use does not come first (`n->f(n)`,
which may be a member), and what a language hides otherwise (a function of its own, a `let`).
"""

from collections.abc import Iterator

from bot.patterns import later

_NAME = later(r"[^\W\d]\w*")
_GIVES = (
    later(r"(?<![\w$.])([^\W\d]\w*)(?:[ \t]+->[ \t]*|[ \t]*=>[ \t]*|->[ \t]*(?=[!(]*\1\b))"),
    later(r"\(([\w$:, \t<>\[\]]*)\)[ \t]*(?:->|=>)"),
    later(r"\b(?:fn|function|lambda)\b[ \t]*[&*\w]*[ \t]*\(([^()\n]*)\)"),
    later(r"\blambda[ \t]+([^:()\n]+):"),
    later(r"(?<=[{(,])[ \t]*(?:move[ \t]+)?\|([^|\n]*)\||(?<=\{)[ \t]*([\w, \t]+?)[ \t]+in\b"),
)
_OF_COMPREHENSION = later(r"(?<=\S)\s+for\s+([^\n]*?)\s+in\b")
_OPEN, _CLOSE = "([{", ")]}"


def without_own_names(text: str) -> str:
    """Code without such names, where they are given and where they are used; its lines stay."""
    gone = set[int]()
    for begin, end, given in _scopes(text):
        names = {*_NAME.findall(given)}
        found = [each for each in _NAME.finditer(text, begin, end) if each[0] in names]
        if len(found) > 1:  # else it is no name of its own: `[name => 1]`
            gone |= {at for each in found for at in range(*each.span())}
    return "".join(" " if at in gone else sign for at, sign in enumerate(text))


def gives_names(text: str) -> bool:
    """Whether code gives and uses such a name."""
    return without_own_names(text) != text


def _scopes(text: str) -> Iterator[tuple[int, int, str]]:
    """From where to where names hold, and what gives them."""
    for pattern in _GIVES:
        for each in pattern.finditer(text):
            given = next(filter(None, each.groups()), "")
            yield each.start(), _bounds(text, each.start())[1], given
    for each in _OF_COMPREHENSION.finditer(text):
        begin, end = _bounds(text, each.start())
        if begin:
            yield begin, end, each[1]


def _bounds(text: str, at: int) -> tuple[int, int]:
    """Behind the bracket that is open at a place, and before the one that closes it; 0, and the end
    of the line, where none is."""
    depth, begin = 0, 0
    for before in range(at - 1, -1, -1):
        depth += (text[before] in _CLOSE) - (text[before] in _OPEN)
        if depth < 0:
            begin = before + 1
            break
    if not begin:
        end = text.find("\n", at)
        return 0, len(text) if end < 0 else end
    depth = 0
    for behind in range(begin, len(text)):
        depth += (text[behind] in _OPEN) - (text[behind] in _CLOSE)
        if depth < 0:
            return begin, behind
    return begin, len(text)
