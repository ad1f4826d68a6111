"""Words that people say, as an expression in small letters without accents. Pure.

Whatever the case and the accents of a text, it is the text that is made plain, letter for letter,
and not each letter of the expression that becomes a set of letters: that takes six times as long to
compile. And it is compiled when it is first needed, since there are hundreds of them, in seven
languages, of which a process may meet one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.turn.letters import plain_in_place


@dataclass(frozen=True, slots=True)
class Found:
    """Where an expression matched in a text. What it holds is in the letters of that text."""

    string: str
    plain: re.Match[str]

    def __getitem__(self, group: int | str) -> str:
        """What this group holds; "" where it has no part in it."""
        return self.string[slice(*self.plain.span(group))] if self.plain[group] else ""

    def groups(self) -> tuple[str, ...]:
        """What each group holds, as above."""
        return tuple(self[group] for group in range(1, self.plain.re.groups + 1))

    @property
    def lastindex(self) -> int | None:
        """The last group that has a part in it."""
        return self.plain.lastindex

    def start(self, group: int | str = 0) -> int:
        """Where it begins in the text."""
        return self.plain.start(group)

    def end(self, group: int | str = 0) -> int:
        """Where it ends in the text."""
        return self.plain.end(group)


class Expression:
    """Like a compiled one, for the texts of people. A text has each accent in its letter."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """To be matched with a text in plain letters."""
        return re.compile(self.source)

    def match(self, text: str, start: int = 0) -> Found | None:
        """Whether what stands at `start` begins so."""
        found = self.compiled.match(plain_in_place(text), start)
        return Found(text, found) if found else None

    def search(self, text: str) -> Found | None:
        """The first place where it is said."""
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[Found]:
        """Each place where it is said."""
        return (Found(text, found) for found in self.compiled.finditer(plain_in_place(text)))

    def count(self, text: str) -> int:
        """How often it is said."""
        return sum(1 for _ in self.finditer(text))

    def cut(self, text: str, most: int = 0) -> str:
        """The text without it, at each place or at the first `most`."""
        left, behind = "", 0
        for place, found in enumerate(self.finditer(text), 1):
            left, behind = left + text[behind : found.start()], found.end()
            if place == most:
                break
        return left + text[behind:]
