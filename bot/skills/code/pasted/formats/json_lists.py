"""What a part of JSON shows of a list: which of its members these are, what is new, and whether the
rest is taken out or only not shown. Pure.

A member is known by being the same, and an object by the first of its keys that tells the members
of this list apart (an id, a name). A list of which some members are not shown is that list only
where the words say that they are taken out: else nobody knows, but for what stands for the rest
("..."): then all of that stays.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.skills.code.pasted.formats.json_comments import is_left_out

_TAKES_OUT = re.compile(
    r"\b(?:remov|delet|drop(?:s|ped)?\b|tak(?:e|es|ing)\b.*\bout\b|get rid|without|no longer"
    r"|instead of|mov(?:e|es|ed|ing)\b)",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"\b(?:add|missing|too\b|also\b|as well\b|needs?\b|new\b|install|includ|append|extend|put\b)",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:chang|replac|set\b|should be|must be|has to be|correct|fix|typo|renam|updat)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Change:
    """Which members a list gets: `shown` are, by the number of each in a part, those that were
    there by their number, -1 for a new one; `new` are these, by the number of the member before
    which they go, all of them behind the last. `is_whole`: the part is the list now."""

    shown: dict[int, int]
    new: dict[int, list[int]]
    is_whole: bool = False


def change_of(was: Sequence[object], now: Sequence[object], words: str) -> Change:
    """What becomes of a list of which this is shown under these words. Raises `ValueError` where
    nobody knows."""
    own = [number for number, each in enumerate(now) if not is_left_out(each)]
    shown = _known(was, now, own)
    are_cut = len(own) < len(now)
    is_in_order = [*shown.values()] == sorted(shown.values())
    if not are_cut and len(shown) < len(was):
        if takes_out(words) or _is_in_place(was, now, words):
            return Change({}, {}, is_whole=True)
        raise ValueError("some are not shown")
    if not is_in_order:
        if are_cut:
            raise ValueError("in another order")
        return Change({}, {}, is_whole=True)
    if not are_cut and not was:
        return Change({}, {}, is_whole=True)
    return Change(shown, _new(was, now, shown, words))


def is_same(one: object, other: object) -> bool:
    """Whether two values are the same in JSON: `1` and `true` are not."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def takes_out(words: str) -> bool:
    """Whether words say that something is taken out."""
    return _TAKES_OUT.search(words) is not None


def identity(members: Sequence[object], of: object) -> str:
    """The key by which an object is known among these, of those that it has; "" for none."""
    if not isinstance(of, dict) or not members:
        return ""
    objects = [each for each in members if isinstance(each, dict)]
    for key in objects[0] if len(objects) == len(members) else ():
        values = [each[key] for each in objects if key in each]
        are_told = len(values) == len(members) and all(
            values.index(each) == at for at, each in enumerate(values)
        )
        if key in of and are_told:
            return str(key)
    return ""


def _known(was: Sequence[object], now: Sequence[object], own: Sequence[int]) -> dict[int, int]:
    """The members that are shown and were there, with the number that each had."""
    left, found = [*range(len(was))], dict[int, int]()
    for number in own:
        same = next((at for at in left if is_same(was[at], now[number])), None)
        if same is not None:
            found[number] = same
            left.remove(same)
    for number in own:
        shown = now[number]
        key = identity(was, shown)
        if number in found or not key or not isinstance(shown, dict):
            continue
        for at in left:
            there = was[at]
            if isinstance(there, dict) and there[key] == shown[key]:
                found[number] = at
                left.remove(at)
                break
    return dict(sorted(found.items()))


def _is_in_place(was: Sequence[object], now: Sequence[object], words: str) -> bool:
    """Whether, of as many members, all but one are as they were, or objects that have something of
    what they had, and nothing is said to be added; a list of one has to be said to change."""
    if len(was) != len(now) or _ADDS.search(words):
        return False
    others = sum(not _is_version(*each) for each in zip(was, now, strict=True))
    return others == 0 or (others == 1 and (len(was) > 1 or bool(_CHANGES.search(words))))


def _is_version(was: object, now: object) -> bool:
    if isinstance(was, dict) and isinstance(now, dict):
        return len(now) >= len(was) and any(each in now.values() for each in was.values())
    return is_same(was, now)


def _new(
    was: Sequence[object], now: Sequence[object], shown: dict[int, int], words: str
) -> dict[int, list[int]]:
    """The new members by that before which they go: behind the one that is shown before them, or
    all where what is left out is there. Raises `ValueError` where it may as well be a change."""
    found, behind, is_cut = dict[int, list[int]](), 0, False
    for number, each in enumerate(now):
        if is_left_out(each):
            is_cut = True
        elif number in shown:
            behind, is_cut = shown[number] + 1, False
        else:
            later = (shown[other] for other in shown if other > number)
            place = next(later, len(was)) if is_cut else behind
            is_open = not is_cut and any(map(is_left_out, now[number:]))
            if is_open and not _ADDS.search(words):
                raise ValueError("it may take the place of one that is not shown")
            found.setdefault(place, []).append(number)
    return found
