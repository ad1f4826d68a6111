"""What a check asks (`if not xs:`), and whether another one asks that, too. Pure.

It does so where it has each of its conditions, or the same words with a sign more (`<=` for `<`);
one that is turned round (`not`, `>` for `<`) only where it leads to the same.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.patterns import later
from bot.skills.code.pasted.lines.changed_forms import is_changed_form
from bot.skills.code.pasted.lines.definitions import depth_of

_IF = later(r"(?:[})\s]*else\s+if|elif|if)\b(.*)")
LEAVES = later(r"\b(?:return|raise|throw|continue|break)\b|(?<!\w)(?:\w+\.)?exit\(|\bpanic\(")
_JOINED = later(r"\band\b|\bor\b|&&|\|\|")
_WORD, _SIGN = later(r"\w+"), later(r"[^\w\s()]")
_NAME = later(r"[^\W\d]\w*")
_NOT, _NO_TEXT = later(r"\bnot\b"), later(r"[\s()]")
_TURNED = str.maketrans({">": "<", "!": ""})


def asked_by(row: str) -> str:
    """What a line asks; "" for one that is no check."""
    found = _IF.match(row.strip())
    if found is None:
        return ""
    rest = found[1].strip()
    if rest.endswith(("{", ":")):
        return rest[:-1].strip()
    leaves = LEAVES.search(rest)
    if leaves:
        return rest[: leaves.start()].strip(" {:")
    return rest.partition(": ")[0]


def asks_too(old: str, new: str, *, is_for_same: bool) -> bool:
    """Whether a condition asks what an old one did; `is_for_same`: it leads to the same."""
    if _terms(old) <= _terms(new):
        return True
    old, new = (_NOT.sub("!", each) for each in (old, new))
    if Counter(_WORD.findall(old)) != Counter(_WORD.findall(new)):
        return False
    if old.count("!") == new.count("!") and _is_within(old, new):
        return True
    return is_for_same and _is_within(old.translate(_TURNED), new.translate(_TURNED))


def lost_checks(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """The checks among some lines of which others have no form; within a block of these that may be
    any changed form."""
    texts = {row.strip() for row in new}
    asked = [(row, asked_by(row)) for row in new]
    top = min((len(depth_of(row)) for row in old if row.strip()), default=0)
    for at, row in enumerate(old):
        condition = asked_by(row)
        behind = next((each.strip() for each in old[at + 1 :] if each.strip()), "")
        if condition and not any(
            asks_too(condition, its, is_for_same=behind in texts)
            or (len(depth_of(row)) > top and is_changed_form(row, other))
            if its
            else _bare(condition) in _bare(other)
            for other, its in asked
        ):
            yield row


def only_leaves(head: str, held: Sequence[str]) -> bool:
    """Whether what a check holds is nothing about which it asks, but how it leaves: others may
    leave so, too."""
    if head in held or not asked_by(head):
        return False
    names = {*_NAME.findall("\n".join(held))}
    leaving = (LEAVES.match(text) or not _NAME.search(text) for text in held)
    return all(leaving) and names.isdisjoint(_NAME.findall(head))


def _terms(condition: str) -> set[str]:
    return {_bare(each) for each in _JOINED.split(condition)}


def _bare(text: str) -> str:
    return _NO_TEXT.sub("", text)


def _is_within(one: str, other: str) -> bool:
    """Whether one of both has all signs of the other."""
    signs = [Counter(_SIGN.findall(each)) for each in (one, other)]
    return signs[0] <= signs[1] or signs[1] <= signs[0]
