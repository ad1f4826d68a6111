"""Prose with its code spans, told apart before anything is looked for in either. Pure.

Looked for in the text as it stands, the tick that ends one span passes for the beginning of the
next (CommonMark 0.31, 6.1).
"""

import re
from dataclasses import dataclass

SPAN = "[\ue000-\uf8ff]"
"""What stands for a code span in `Prose.words`: one character of Unicode's private use area."""
_FIRST = 0xE000
_TICKED = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")


@dataclass(frozen=True, slots=True)
class Prose:
    """A sentence: its `words`, in which one character stands for each of `spans`."""

    words: str
    spans: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as it reads."""
        return self.within(self.words)

    def within(self, words: str) -> str:
        """Some of its words, as they read."""
        return re.sub(SPAN, lambda match: self.spans[ord(match[0]) - _FIRST], words)


def sentences(line: str, ends: re.Pattern[str]) -> list[Prose]:
    """The sentences of a line of Markdown; none ends within a span."""
    spans: list[str] = []

    def stands_for(match: re.Match[str]) -> str:
        spans.append(match[2].strip())
        return chr(_FIRST + len(spans) - 1)

    words = _TICKED.sub(stands_for, re.sub(SPAN, "", line))
    return [Prose(each, tuple(spans)) for each in ends.split(words)]
