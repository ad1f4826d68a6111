"""Old lines that a part leaves right below where it ends, with a `return` or the like. Pure.

A loop without brackets has none that tell where it ends, so a part with another form of it and the
`return` below may take the place of its head alone: its old body, and the old `return`, would stand
where nothing ever comes to.
**Not covered**: what is reached no more because of brackets, or behind a call that ends all.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.patterns import later
from bot.skills.code.pasted.languages.naming import defined_in
from bot.skills.code.pasted.lines.rows import Row, goes_on, read_rows

_ENDS = later(r"(?:return|break|continue|throw|raise)(?![\w:-]|[ \t]*(?:[:.,]|=(?!=)))")
"""Not `continue-on-error:`, `break-after:` or `raise = 1`."""
_ASKED = later(r"\b(?:if|unless|when|or|and)\b")
_ELSE = later(r"\belse\b")
_OPEN = later(r"[^\n]*(?:[-+*/%=,.(\[{|&?:\\<>]|\b(?:or|and|not|in|is|do|then))")
_HEAD = later(r"[)}\]\s]*(?:if|else|elif|elsif|unless|for|foreach|while|until|case|when)\b")
_MAY = later(
    r"[^\w$@\"']|(?:case|default|when|in|els(?:e|if|eif)|rescue|ensure|end|endif|esac|fi|done)\b"
    r"|(?:and|or|if|unless|function|def|fn|func|class|struct|enum|union)\b|\w+:(?!:)"
)
"""What may stand there: another case, what ends or goes on with what is above, a function."""


def leaves_unreached(source: str, parts: Sequence[str], whole: str) -> bool:
    """Whether a program has a line right below one that leaves its block, as deep or deeper, that
    neither stood so in it nor is shown so in a part."""
    known = Counter[tuple[str, str]]()
    for text in (source, *parts):
        known |= Counter(_unreached(text))
    return bool(Counter(_unreached(whole)) - known)


def may_end_so(part: str) -> bool:
    """Whether anything in a part leaves the block that it stands in."""
    return any(_ENDS.match(row.text) for row in read_rows(part))


def _unreached(text: str) -> Iterator[tuple[str, str]]:
    """The lines that leave their block, each with a line below it that nothing comes to."""
    rows, above = read_rows(text), None
    for row, below in pairwise(rows):
        if _leaves(row, above) and below.depth >= row.depth and not _may_stand(below.text):
            yield row.text, below.text
        above = row


def _leaves(row: Row, above: Row | None) -> bool:
    """Whether a line leaves its block for sure: not where it says when, goes on below, or is what
    stands beneath a head without a bracket that is no less deep."""
    if not _ENDS.match(row.text) or _OPEN.fullmatch(row.text):
        return False
    if _ASKED.search(row.text) and not _ELSE.search(row.text):
        return False
    return above is None or above.depth < row.depth or not _HEAD.match(above.text)


def _may_stand(text: str) -> bool:
    return bool(_MAY.match(text)) or goes_on(text) or bool(defined_in(text))
