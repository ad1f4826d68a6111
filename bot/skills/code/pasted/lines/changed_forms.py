"""Whether a line is a changed form of another one, or one to be added beside it. Pure.

Two lines may look much alike and do different things: `total = 0` is no form of `total += x`, which
needs it. A changed form is a statement of the same kind, and what sets something sets the same
thing, from that where the other one did so, too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from bot.patterns import later
from bot.skills.code.pasted.lines.definitions import depth_of

_SET = re.compile(
    r"(?:(?:export[ \t]+)?(?:const|let|var)[ \t]+)?([^\W\d][\w.,\[\]\"'() \t+-]*?)"
    r"(?::[^=\n]+)?(//|\*\*|>>|<<|[-+*/%&|^@])?=(?!=)"
)
_NAME = re.compile(r"[^\W\d]\w*")
TEXT = later(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'")
_PUT_IN = "{$\\"
_FAMILIES = (
    ("if", "elif", "else", "match", "case"), ("for", "while", "async"), ("return", "yield"),
    ("raise",), ("import", "from"), ("def", "async", "class"), ("try", "except", "finally"),
    ("with",), ("global", "nonlocal"), ("del",), ("assert",), ("pass", "continue", "break"),
)  # fmt: skip
_KIND = {word: number for number, words in enumerate(_FAMILIES) for word in words}
_LIKE, _TYPO = 0.6, 0.85
_BRANCHES = ("elif", "else", "except", "finally")


def is_changed_form(old: str, new: str) -> bool:
    """Whether a line may stand in the place of an old one."""
    old, new = without_comment(old), without_comment(new)
    if old == new:
        return True
    was, now = _setting(old), _setting(new)
    if was and now:
        return _is_set_again(was, now, is_alike=_are_alike(old, new, _TYPO))
    if now:  # `s = s.strip()` for `s.strip()`
        return now[2].strip() == old
    if was:  # `x == 1` for `x = 1`
        return was[2].strip() == new or (_kind(new) is None and _are_alike(old, new, _TYPO))
    if _kind(old) == _kind(new):
        return _are_alike(old, new, _LIKE)
    return None in (_kind(old), _kind(new)) and _are_alike(old, new, _TYPO)


def are_forms_of(code: str, rows: Iterable[str]) -> bool:
    """Whether each of these rows stands in code, or may stand in the place of one of that."""
    was = [row.strip() for row in code.split("\n") if row.strip()]
    return all(any(is_changed_form(old, new) for old in was) for new in rows)


def sets_the_same(old: str, new: str) -> bool:
    """Whether both lines set one thing, in the same way: however else they differ."""
    was, now = _setting(without_comment(old)), _setting(without_comment(new))
    if was is None or now is None:
        return False
    return was[0] == now[0] and is_changed_form(old, new)


def loops_over_the_same(old: str, new: str) -> bool:
    """Whether both lines are heads of loops that give the same names."""
    was, now = (without_comment(row).removeprefix("async ").partition(" in ") for row in (old, new))
    return bool(now[1]) and now[0].startswith("for ") and was[0] == now[0]


def lost_rows(old: Sequence[str], part: Sequence[str]) -> Iterator[str]:
    """The lines of a piece of a program of which a part has no changed form: each when it is asked
    for, as both may be long."""
    new = dict.fromkeys(bare for row in part if (bare := without_comment(row)))
    for row in old:
        bare = without_comment(row)
        if bare and bare not in new and not any(is_changed_form(bare, each) for each in new):
            yield row


def without_new_branches(part: Sequence[str], old: Sequence[str]) -> list[str]:
    """The lines of a part without those that stand beneath another case (`else:`) that is not among
    the old ones: these are no forms of what was there."""
    known, heads = {row.strip() for row in old}, {"", *map(_branch_of, old)}
    kept, depth = list[str](), -1
    for row in part:
        own = len(depth_of(row))
        depth = -1 if row.strip() and own <= depth else depth
        if depth < 0 or own <= depth or row.strip() in known:
            kept.append(row)
        if depth < 0 and _branch_of(row) not in heads:
            depth = own
    return kept


def sets_only(rows: Sequence[str]) -> bool:
    """Whether lines do nothing but set something."""
    return bool(rows) and all(map(set_by, rows))


def set_by(row: str) -> str:
    """What a line sets (`self.count`), "" where it does not, or only changes it (`+=`)."""
    found = _setting(without_comment(row))
    return found[0] if found and not found[1] else ""


def changed_by(row: str) -> tuple[str, str] | None:
    """What a line changes (`n += 1`, `n = n + 1`), and by how much; None where it does not."""
    found = _setting(without_comment(row))
    if found is None:
        return None
    target, operator, value = found[0], found[1], found[2].strip().rstrip(";")
    if operator:
        return target, value
    begun = re.match(rf"{re.escape(target)}\s*[-+*/]\s*", value)
    return (target, value[begun.end() :]) if begun else None


def value_of(row: str) -> str:
    """What a line sets something to; "" where it does not."""
    found = _setting(without_comment(row))
    return found[2].strip().rstrip(";") if found else ""


def _branch_of(row: str) -> str:
    """The word that begins another case of what stands above; "" for none."""
    word = row.strip().partition(" ")[0].partition(":")[0]
    return word if word in _BRANCHES else ""


def _is_set_again(was: tuple[str, str, str], now: tuple[str, str, str], *, is_alike: bool) -> bool:
    """Whether what was set so is set in another way, or under the name that was meant."""
    is_same = was[0] == now[0] or was[0].split(".")[-1] == now[0].split(".")[-1]
    if not is_same and not _are_alike(was[0], now[0], _TYPO - 0.1):
        return False
    if bool(was[1]) is bool(now[1]):
        return bool(was[1]) or _needs_it(was) is _needs_it(now) or is_alike
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
    code = TEXT.sub(_put_in, value)
    return bool(operator) or re.search(rf"(?<![\w.]){re.escape(owner)}\b", code) is not None


def _needs_it(setting: tuple[str, str, str]) -> bool:
    """Whether it must have been set before: `n[key] = n.get(key, 0) + 1` needs no `n[key] = 1`."""
    target, operator, value = setting
    if target.endswith("]"):
        value = value.replace(f"{target.partition('[')[0]}.get(", "")
    return _goes_on((target, operator, value))


def _put_in(text: re.Match[str]) -> str:
    """A text into which something may be put (`f"{s}!"`); "" for one that only has its words."""
    return text[0] if any(sign in text[0] for sign in _PUT_IN) else ""


def _setting(row: str) -> tuple[str, str, str] | None:
    """What a line sets, its operator (`+` of `+=`; "" for none), and to what."""
    found = _SET.match(row)
    if found is None or _kind(row) is not None or found[1].count("(") != found[1].count(")"):
        return None
    return found[1].strip(), found[2] or "", row[found.end() :]


def _are_alike(old: str, new: str, least: float) -> bool:
    matcher = SequenceMatcher(None, old, new)
    found = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)  # the cheap ones first
    return all(each() >= least for each in found)


def _kind(row: str) -> int | None:
    word = _NAME.match(row)
    return _KIND.get(word[0]) if word else None


def without_comment(row: str) -> str:
    """Without how far it is indented and a comment behind it."""
    row = row.strip()
    end = max(map(row.rfind, "\"'")) + 1  # of the last text in it
    code = row[:end] + re.split(r"\s#", row[end:], maxsplit=1)[0].rstrip()
    return "" if row.startswith("#") else code
