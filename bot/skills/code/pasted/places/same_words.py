"""The rows of markup that say the same as a part of it: these it is a form of. Pure.

`<h1>Title</h1>` has more of `<h1>Other</h1>` than of `<h1>Title<h1>`, which it mends. What stands
between the tags tells which of them is meant.
**Not covered**: what has no words between its tags, and where these are changed, too.
"""

from collections import Counter
from collections.abc import Sequence
from textwrap import dedent

from bot.patterns import later
from bot.skills.code.pasted.lines.likeness import WORD

_TAG = later(r"<(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*>|<[^<>]*>")


def said_in(rows: Sequence[str], part: str) -> list[tuple[int, int]] | None:
    """From where to before where the rows stand that say what a part says, the likest where several
    do; None where none do."""
    own = dedent(part).strip("\n").split("\n")
    said = [*map(_words, own)]
    if not any(said):
        return None
    texts = [_words(row) for row in rows]
    begins = range(len(rows) - len(own) + 1)
    found = [(at, at + len(own)) for at in begins if texts[at : at + len(own)] == said]
    words = Counter(WORD.findall(part))
    kept = {each: _shared(rows[slice(*each)], words) for each in found}
    return [each for each in found if kept[each] == max(kept.values())] or None


def _words(row: str) -> tuple[str, ...]:
    """What a row says between its tags."""
    return tuple(WORD.findall(_TAG.sub(" ", row)))


def _shared(rows: Sequence[str], words: Counter[str]) -> int:
    """How many of the words are the same, less those that only these rows have."""
    own = Counter(WORD.findall("\n".join(rows)))
    return (own & words).total() - (own - words).total()
