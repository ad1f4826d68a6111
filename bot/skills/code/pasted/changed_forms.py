"""Whether a line is a changed form of another one, or one to be added beside it. Pure.

Two lines may look much alike and do different things: `total = 0` is no form of `total += x`, which
needs it. A changed form is a statement of the same kind, and what sets something sets the same
thing, from that where the other one did so, too.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

_SET = re.compile(
    r"([^\W\d][\w.,\[\]\"'() -]*?)[ \t]*(?::[^=\n]+)?(//|\*\*|>>|<<|[-+*/%&|^@])?=(?!=)"
)
_FIRST = re.compile(r"[^\W\d]\w*")
_NAME = re.compile(r"[^\W\d]\w*")
_FAMILIES = (
    ("if", "elif", "else", "match", "case"), ("for", "while", "async"), ("return", "yield"),
    ("raise",), ("import", "from"), ("def", "async", "class"), ("try", "except", "finally"),
    ("with",), ("global", "nonlocal"), ("del",), ("assert",), ("pass", "continue", "break"),
)  # fmt: skip
_KIND = {word: number for number, words in enumerate(_FAMILIES) for word in words}
_LIKE, _TYPO = 0.6, 0.85


def is_changed_form(old: str, new: str) -> bool:
    """Whether a line may stand in the place of an old one."""
    old, new = _bare(old), _bare(new)
    if old == new:
        return True
    likeness = SequenceMatcher(None, old, new).ratio()
    was, now = _setting(old), _setting(new)
    if was and now:
        return _is_set_again(was, now, likeness)
    if now:  # `s = s.strip()` for `s.strip()`
        return now[2].strip() == old
    if was:  # `x == 1` for `x = 1`
        return was[2].strip() == new or (_kind(new) is None and likeness >= _TYPO)
    if _kind(old) == _kind(new):
        return likeness >= _LIKE
    return likeness >= _TYPO and None in (_kind(old), _kind(new))


def sets_the_same(old: str, new: str) -> bool:
    """Whether both lines set one thing, in the same way: however else they differ."""
    was, now = _setting(_bare(old)), _setting(_bare(new))
    if was is None or now is None:
        return False
    return was[0] == now[0] and is_changed_form(old, new)


def lost_rows(old: str, part: str) -> list[str]:
    """The lines of a piece of a program of which a part has no changed form."""
    rows, new = ([row for row in text.split("\n") if _bare(row)] for text in (old, part))
    return [row for row in rows if not any(is_changed_form(row, each) for each in new)]


def sets_only(rows: Sequence[str]) -> bool:
    """Whether lines do nothing but set something."""
    return bool(rows) and all(_is_plain(row) for row in rows)


def set_by(row: str) -> str:
    """What a line sets (`self.count`), "" where it does not, or only changes it (`+=`)."""
    found = _setting(_bare(row))
    return found[0] if found and not found[1] else ""


def _is_plain(row: str) -> bool:
    found = _setting(_bare(row))
    return found is not None and not found[1]


def _is_set_again(was: tuple[str, str, str], now: tuple[str, str, str], likeness: float) -> bool:
    """Whether what was set so is set in another way, or under the name that was meant."""
    is_same = was[0] == now[0] or was[0].split(".")[-1] == now[0].split(".")[-1]
    if not is_same and SequenceMatcher(None, was[0], now[0]).ratio() < _TYPO - 0.1:
        return False
    if bool(was[1]) is bool(now[1]):
        return bool(was[1]) or _goes_on(was) is _goes_on(now) or likeness >= _TYPO
    grown, plain = (was, now) if was[1] else (now, was)
    value = plain[2].strip()
    is_meant = value.startswith(grown[1]) or not value.isdigit()  # `i = 1` is what `i += 1` needs
    return _goes_on(plain) or (
        bool(now[1]) and is_meant and grown[2].strip() == value.lstrip(" +-")
    )


def _goes_on(setting: tuple[str, str, str]) -> bool:
    """Whether what is set comes from what it was."""
    target, operator, value = setting
    names = _NAME.findall(target)
    owner = ".".join(names[:2]) if target.startswith(("self.", "cls.")) else names[0]
    return bool(operator) or re.search(rf"(?<![\w.]){re.escape(owner)}\b", value) is not None


def _setting(row: str) -> tuple[str, str, str] | None:
    """What a line sets, its operator (`+` of `+=`; "" for none), and to what."""
    found = _SET.match(row)
    if found is None or _kind(row) is not None or found[1].count("(") != found[1].count(")"):
        return None
    return found[1].strip(), found[2] or "", row[found.end() :]


def _kind(row: str) -> int | None:
    word = _FIRST.match(row)
    return _KIND.get(word[0]) if word else None


def _bare(row: str) -> str:
    """Without how far it is indented and a comment behind it."""
    row = row.strip()
    return "" if row.startswith("#") else re.sub(r"\s\s*#[^\"']*$", "", row)
