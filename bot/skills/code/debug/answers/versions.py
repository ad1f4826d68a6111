"""Whether a block of an answer is another version of something that was sent, or a part of it.

Told by its words, whatever its language is called: another version keeps most of what was there,
and may add as much as it likes; a part has lost lines at the beginning or the end. What a program
prints, or how a file is used, shares too little with it to be either. Pure.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from bot.skills.code.pasted.places.parts import is_within

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_NEAR = 0.6
_OF_IT = 0.5
_MOST_WORDS = 3000
_SHORT_CHARS = 400
_IN_PLACE_OF = 2
"""So many words may have been there in place of each that is new at the beginning or the end."""

Kind = Literal["same", "whole", "part", "other"]


@dataclass(frozen=True, slots=True)
class Version:
    """What a block is to something that was sent: the `same`, all of it in another version
    (`whole`), a `part`, or something `other`; and how much the two are alike, 0 to 1."""

    kind: Kind
    likeness: float


def version(block: str, was: str) -> Version:
    """What a block is to what was sent."""
    if block.strip() == was.strip():
        return Version("same", 1)
    words, own = (_WORD.findall(each)[:_MOST_WORDS] for each in (was, block))
    found = SequenceMatcher(None, words, own, autojunk=False).get_matching_blocks()[:-1]
    same = sum(each.size for each in found)
    likeness = max(2 * same / max(1, len(words) + len(own)), _of_short(block, was))
    if not found:
        return Version("whole" if likeness >= _NEAR else "other", likeness)
    first, last = found[0], found[-1]
    lines = [at for at, row in enumerate(was.split("\n")) for _ in _WORD.findall(row)]
    head = lines.index(lines[first.a])
    end = last.a + last.size - 1
    tail = sum(line > lines[end] for line in lines[end : len(words)])
    is_cut = head > _IN_PLACE_OF * first.b or tail > _IN_PLACE_OF * (len(own) - last.b - last.size)
    if is_cut:
        return Version("part" if same >= _OF_IT * len(own) else "other", likeness)
    is_kept = same >= _NEAR * len(words) or likeness >= _NEAR
    if is_within(was, block):
        return Version("part", likeness)
    return Version("whole" if is_kept else "other", likeness)


def is_quoted(block: str, was: str) -> bool:
    """Whether it stands there, but for how it is spaced."""
    quoted, there = (" ".join(_TOKEN.findall(each)) for each in (block, was))
    return f" {quoted} " in f" {there} "


def _of_short(block: str, was: str) -> float:
    """Of a few words a sign mended in one is much; so these are compared by their letters."""
    if max(len(block), len(was)) > _SHORT_CHARS:
        return 0
    return SequenceMatcher(None, block, was, autojunk=False).ratio()
