"""A lone `return 0;` is no form of `return 1;`: it may have to stand below it. Pure.

"Missing return statement" is mended by one more row, which is much like the one in the `if` or the
loop above. Where both only give what is written there, or a name, nobody can tell whether that was
wrong or the other case is not done yet.
**Not covered**: a part that shows other rows beside it, a value that is worked out, and an `if` on
the same row.
"""

from collections.abc import Collection, Sequence
from difflib import SequenceMatcher, get_close_matches

from bot.patterns import later
from bot.skills.code.pasted.lines.rows import Row, heads_above, read_rows

_VALUE = (
    r"return\s+(?:[-+]?\d[\w.]*|\"[^\"]*\"|'[^']*'|`[^`]*`|\[\s*\]|\{\s*\}|\(\s*\)"
    r"|(?i:true|false|null|none|nil|undefined|nullptr))\s*;?"
)
_GIVEN = later(_VALUE)
_SIMPLE = later(rf"{_VALUE}|return\s+\w+\s*;?")
_TYPO = 0.8
_FLOW = later(
    r"[})\s]*(?:else|elif|elsif|if|for|foreach|while|do|switch|match|case|when|default|try|catch"
    r"|except|until|unless|with)\b"
)


def is_return_exchanged(source: str, parts: Sequence[str], whole: str) -> bool:
    """Whether a part that is only such a row took the place of another one."""
    shown = [[row.text for row in read_rows(part)] for part in parts]
    lone = {rows[0] for rows in shown if len(rows) == 1 and _SIMPLE.fullmatch(rows[0])}
    if not lone:
        return False
    rows, own = read_rows(source), read_rows(whole)
    was, now = ([row.text for row in some] for some in (rows, own))
    return any(
        tag == "replace"
        and lone & {*now[c:d]}
        and any(_is_other(was[at], lone) and _is_one_case(rows, at) for at in range(a, b))
        for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    )


def _is_other(row: str, lone: Collection[str]) -> bool:
    """Whether a row gives something simple, and no name that one of these has, misspelt."""
    if _SIMPLE.fullmatch(row) is None:
        return False
    names = [each for each in lone if not _GIVEN.fullmatch(each)]
    is_name = _GIVEN.fullmatch(row) is None
    return not (is_name and get_close_matches(row[6:], [each[6:] for each in names], cutoff=_TYPO))


def _is_one_case(rows: Sequence[Row], at: int) -> bool:
    """Whether a row stands right beneath a condition or a loop, and so what it gives is not all."""
    head = next(iter(heads_above(rows[:at], rows[at].depth)), None)
    return head is not None and _FLOW.match(rows[head].text) is not None
