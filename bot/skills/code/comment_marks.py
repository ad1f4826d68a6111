"""The rows of a review without what marks them as headings or items of lists. Pure.

A number before a row is such a mark, and no line of the code, where the numbers of the review run
("1. …", "2. …", in headings, too, and in lists within lists), or where other rows name their lines
in words.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

_SPLIT = re.compile(
    r"(?P<depth>[ \t>]*)(?:(?P<heading>#{1,6})[ \t]+)?"
    r"(?:(?P<bullet>[*•-])[ \t]+)?"
    r"(?P<numbered>(?:\*\*)?(?P<number>\d{1,3})(?(heading)[.):]|[.)])[*_]*[ \t]+)?"
    r"(?P<text>.*)\Z",
    re.DOTALL,
)
_BOLD = re.compile(r"\*\*(?P<text>[^*]+)\*\*:?[ \t]*\Z")
_HEADING, _IN_BOLD, _ITEM, _PLAIN = range(4)


@dataclass(frozen=True, slots=True)
class Row:
    """A row, its `text` without marks. It `is_title` as a heading or in bold alone; an item has a
    `mark` (a number is "1"); its rank and depth say of which rows before it it is a part."""

    text: str
    mark: str = ""
    is_title: bool = False
    rank: int = _PLAIN
    depth: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether it is no item of a list, but heads what follows."""
        return self.rank in (_HEADING, _IN_BOLD)

    def ends(self, before: "Row") -> bool:
        """Whether it ends what stands below a row before it: it is no part of that."""
        if self.rank != before.rank:
            return self.rank < before.rank
        if self.rank == _ITEM:
            is_next = self.mark == before.mark and self.depth <= before.depth
            return is_next or self.depth < before.depth
        return self.rank != _PLAIN and self.depth <= before.depth


def unmarked(rows: Sequence[str], names_line: Callable[[str], bool]) -> list[Row]:
    """The rows without their marks; `names_line` says whether one names its line in words."""
    found = [_split(row) for row in rows]
    if _run([number for number, _ in found if number]) or any(
        names_line(row.text) for _, row in found
    ):
        return [row for _, row in found]
    return [replace(row, text=f"{number}. {row.text}") if number else row for number, row in found]


def _split(row: str) -> tuple[int, Row]:
    """The number that it begins with, or 0, and the rest."""
    found = _SPLIT.match(row)
    if found is None:
        return 0, Row(row)
    text, number = found["text"].strip(), found["number"]
    is_bold_number = bool(number) and found["numbered"].startswith("**")
    if is_bold_number and text.count("**") % 2:
        text = f"**{text}"
    bold = _BOLD.match(text)
    text = bold["text"].strip() if bold else text
    mark = "1" if number else found["bullet"] or ""
    rank, depth = _ITEM if mark else _PLAIN, len(found["depth"].expandtabs(4))
    if found["heading"]:
        rank, depth = _HEADING, len(found["heading"])
    elif bold and (is_bold_number or not mark):
        rank = _IN_BOLD
    is_title = bool(bold or found["heading"])
    return int(number or 0), Row(text, mark, is_title, rank, depth)


def _run(numbers: Sequence[int]) -> bool:
    """Whether numbers are those of lists, and of lists within these, each from one on."""
    open_lists = list[int]()
    for number in numbers:
        while number > 1 and open_lists and open_lists[-1] != number - 1:
            open_lists.pop()
        if number > 1 and not open_lists:
            return False
        open_lists[-1:] = [*open_lists[-1:], 1] if number == 1 else [number]
    return bool(numbers)
