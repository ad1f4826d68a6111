"""How much room a message has: the numbers that everything else here counts with."""

from bisect import bisect_right
from dataclasses import dataclass

from bot.ports import LengthUnit, Limits

SMALLEST_LIMIT = 40
"""Below this a re-opened code fence would leave no room for code."""

_LONGEST_LAST_STRETCH = 800
"""A growing message that can only be added to holds back at most this much near its limit."""

_LONGEST_OPENING = 80


def length_in(text: str, unit: LengthUnit) -> int:
    """The length of `text` in a unit."""
    if unit is LengthUnit.CHARACTERS or text.isascii():
        return len(text)
    if unit is LengthUnit.UTF16:
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text.encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class Room:
    """A message's limit and its unit, with the shares of it that cutting works with. The limit
    leaves what closing a spoiler takes, which is not counted again."""

    limit: int
    unit: LengthUnit
    grows_by_append: bool
    spoiler: str = ""

    @classmethod
    def within(cls, limits: Limits) -> "Room":
        """The room that `limits` leave; raises ValueError where that is less than can be used."""
        if limits.message_length < SMALLEST_LIMIT:
            raise ValueError(f"message_length must be at least {SMALLEST_LIMIT}")
        length = limits.message_length - len(limits.spoiler)
        return cls(length, limits.length_unit, limits.grows_by_append, limits.spoiler)

    @property
    def last_stretch(self) -> int:
        """Most units of a line that counts as a code fence's first or last line."""
        return min(self.limit // 4, _LONGEST_LAST_STRETCH)

    @property
    def longest_marker(self) -> int:
        """Most units of a code fence without its language: what closing it may cost."""
        return self.limit // 8

    @property
    def longest_opening(self) -> int:
        """Most units of a re-opened code fence with its language."""
        return min(self.limit // 4, _LONGEST_OPENING)

    @property
    def longest_header(self) -> int:
        """Most units of a table's header that is repeated."""
        return self.limit // 3

    @property
    def earliest_cut(self) -> int:
        """Units before which no message is cut.

        What is shown of a message that can only be added to cannot be moved to the next, so there
        only a short last stretch is open to choice; elsewhere the whole second half.
        """
        if self.grows_by_append:
            return self.limit - self.longest_marker - 1 - self.last_stretch
        return self.limit // 2

    def measure(self, text: str) -> int:
        """The length of `text` as the platform counts it."""
        return length_in(text, self.unit)

    def reach(self, text: str, start: int, units: int) -> int:
        """The greatest offset such that the text from `start` to it measures at most `units`."""
        units = max(units, 0)
        most = text[start : start + units]
        if self.measure(most) <= units:
            return start + len(most)
        return (
            start
            - 1
            + bisect_right(
                range(len(most) + 1), units, key=lambda length: self.measure(most[:length])
            )
        )
