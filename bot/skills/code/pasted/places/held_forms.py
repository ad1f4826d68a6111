"""What tells that a row of a part is one of the program in another form, or asks it again. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.patterns import later
from bot.skills.code.pasted.lines.changed_forms import (
    TEXT,
    is_changed_form,
    loops_over_the_same,
    set_by,
    sets_the_same,
    value_of,
)
from bot.skills.code.pasted.lines.rows import Row, heads_above

_LOOP = later(r"(?:async\s+)?(for|while)\b")
_CALLED = later(r"[\w.$]+\([\"'`][^\"'`{]+")
_ENDS = ("return", "yield")
_SIGNS = later(r"\w+|[<>=!]+|[-+*/%]")
_WITH = r"\b(?:and|or)\b.*(?<!\w){0}(?!\w)|(?<!\w){0}(?!\w).*\b(?:and|or)\b"
_IF = later(r"(?:[)\]}]\s*)?(?:else\s+if|elif|if)\b(.*?)[:{]?$")
_CONDITION = later(r"(?:[)\]}]\s*)?(else\s+if|elif|if|while|unless|until)\b(.*?)[:{]?$")
_NAME = later(r"(?<![\w$.])[^\W\d][\w$]*(?:\.[\w$]+(?![\w$(]))*(?![\w$(])")
"""What is named: `age` of `int(age)`, `user` of `user.is_admin()`, `user.age`."""
_METHOD = later(r"\.([\w$]+)\(")
_COMPARED = later(r"[<>]|[=!]==?(?!\s*(?:null|None|undefined)\b)|\bin\b")
_NO_NAMES = {"and", "or", "not", "is", "in", "None", "True", "False"}
_NO_NAMES |= {"null", "undefined", "true", "false", "nil", "typeof"}
_GIVING = later(r"(?:(?:async|await)\s+)?(with|for|foreach|try|using)\b")
_GIVEN = later(r"\bas\s+\(?([\w$]+)|([\w$]+)\s*(?::?=(?![=>])|:(?!:)|\b(?:in|of)\b)")
_HEAD = later(r"(while|if|elif)\s+(.+):$")
_WORDS = later(r"\w+")
_JOINS = later(r"\b(?:and|or)\b|&&|\|\|")
_AROUND = " ()"
_OPENS = ("with", "try", "using")


def gives_more(old: str, new: str) -> bool:
    """Whether a line calls what an old one does, with more values behind the same."""
    called, end, _ = old.rpartition(")")
    return end != "" and new.startswith(f"{called}, ") and new.endswith(old[len(called) :])


def goes_round(rows: Sequence[Row], held: Collection[int]) -> bool:
    """Whether a loop without an end that a part puts around these rows of it does them again where
    no error comes: it is left (`break`) neither right behind them nor beneath an `else:`."""
    first, last = min(held), max(held)
    heads = heads_above(rows[:first], rows[first].depth)
    if not any(rows[each].text == "while True:" for each in heads):
        return False
    behind = [each.text for each in rows[last + 1 :]]
    is_tried = any(rows[each].text == "try:" for each in heads)
    return not is_tried or (behind[:1] != ["break"] and ("else:", "break") not in pairwise(behind))


def asks_the_same(old: str, new: str) -> bool:
    """Whether a condition asks all that an old one did and more, or the same the other way round:
    it takes the place of that, and is never put within it."""
    was, now = _IF.match(old), _IF.match(new)
    if was is None or now is None:
        return False
    asked, asks = was[1].strip(_AROUND), now[1]
    if Counter(_WORDS.findall(asked)) == Counter(_WORDS.findall(asks)):
        return True
    return asked in (each.strip(_AROUND) for each in _JOINS.split(asks))


def asks_of_the_same(old: str, new: str) -> bool:
    """Whether both are conditions of one kind on the same names: `if x > 5:`, `if x > 6:`. Where no
    line is told to have failed, the new one is the old one mended, and no guard within it."""
    was, now = _CONDITION.match(old), _CONDITION.match(new)
    if was is None or now is None or was[1].split() != now[1].split():
        return False
    if not _COMPARED.search(was[2]) and _METHOD.findall(was[2]) != _METHOD.findall(now[2]):
        return False  # `if user:` lets `if user.is_admin():` be asked
    return bool(_asked_of(was[2])) and _asked_of(was[2]) == _asked_of(now[2])


def _shares_names(old: str, new: str) -> bool:
    """Whether both are conditions on some of the same names."""
    was, now = _CONDITION.match(old), _CONDITION.match(new)
    return bool(was and now and _asked_of(was[2]) & _asked_of(now[2]))


def _asked_of(condition: str) -> set[str]:
    return {*_NAME.findall(TEXT.sub("", condition))} - _NO_NAMES


def is_head_again(old: str, new: str, *, is_blamed: bool) -> bool:
    """Whether a line is a head in another form, never to be put within that; `is_blamed`: which
    line failed is told, that the new head may guard."""
    (was, names), (now, given) = _given_by(old), _given_by(new)
    is_mended = not is_blamed and _shares_names(old, new)
    return is_mended or asks_the_same(old, new) or (was == now and not names.isdisjoint(given))


def is_same_head(old: str, new: str, *, is_blamed: bool) -> bool:
    """Whether a head takes the place of another one around the same lines; `is_blamed` as above."""
    return gives_the_same(old, new) or (not is_blamed and asks_of_the_same(old, new))


def is_set_again(old: str, new: str) -> bool:
    """Whether a line sets in another way, or opens (`with … as f:`), what an old one gets from a
    call, which fails again where it stays."""
    if "(" not in value_of(old):
        return False
    kind, given = _given_by(new)
    return sets_the_same(old, new) or (kind in _OPENS and set_by(old) in given)


def gives_the_same(old: str, new: str) -> bool:
    """Whether both are heads of one kind that give the same names to what is beneath them, or call
    the same without one."""
    was, now = _given_by(old), _given_by(new)
    return was == now and bool(was[1])


def _given_by(text: str) -> tuple[str, set[str]]:
    """The kind of a head and the names that it gives, else what it calls. One that nothing reads
    (`_`) is none."""
    found = _GIVING.match(text)
    if found is None:
        return "", set()
    rest = text[found.end() :]
    given = _GIVEN.findall(rest)
    if found[1] == "with":
        return "with", {name for name, _ in given if name} or {rest.rpartition("(")[0]} - {""}
    return found[1], {name or other for name, other in given[:1]} - {"_"}


def is_near(row: Row, new: Row, rows: Sequence[Row]) -> bool:
    """Whether a row takes the place of one in the same block, of a program with these rows: it does
    all that this did, or the same with other values behind the first."""
    if new.text.startswith(_ENDS) and row.text.startswith(_ENDS):
        return True
    if loops_over_the_same(row.text, new.text):
        return True
    if sum(sets_the_same(each.text, new.text) for each in rows) == 1:
        return sets_the_same(row.text, new.text)
    if not is_changed_form(row.text, new.text):
        return False
    if row.is_head and new.is_head:
        old, now = (re.sub(r"^\w+\s+|\s*[:{]$", "", each.text) for each in (row, new))
        return re.search(_WITH.format(re.escape(old)), now) is not None
    is_kept = not Counter(_SIGNS.findall(row.text)) - Counter(_SIGNS.findall(new.text))
    is_same_call = first_of(row.text) == first_of(new.text) != ""
    is_undone = row.text.partition("=")[2].strip() == new.text
    return is_kept or is_same_call or is_undone


def are_loops(row: Row, new: Row) -> bool:
    """Whether both are heads of loops of one kind."""
    heads = [_LOOP.match(each.text) for each in (row, new)]
    return all(heads) and len({head[1] for head in heads if head}) == 1


def first_of(text: str) -> str:
    """A call up to its first value, where that is a text; "" for none."""
    found = _CALLED.match(text)
    return found[0] if found else ""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a line: its brackets, colon and signs may be what is mended."""
    return (*_WORDS.findall(text.replace("else if", "elif")),)


def head_of(at: int, rows: Sequence[Row], new: Sequence[Row]) -> int:
    """The new row that asks more than the head of a loop or a condition; -1 for none."""
    found = _HEAD.match(rows[at].text)
    if found is None:
        return -1
    holding = (n for n, row in enumerate(new) if row.text.startswith(f"{found[1]} "))
    return next((n for n in holding if found[2] in new[n].text), -1)
