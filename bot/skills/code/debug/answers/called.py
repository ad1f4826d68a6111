"""How functions and classes are called, and whether an answer changes that. Pure.

What returns a promise, takes other values, or is a class now is called in another form: the call
below it is a part of the fix then, and no example.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

_TEXT = r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`"
_PROMISES = (
    r"\A\s*(?:export\s+(?:default\s+)?)?(?:async\b|[^\n]*=\s*async\b|[^\n{]*\)\s*:\s*Promise\b)"
    r"|\breturn\s+(?:new\s+Promise\b|Promise\.|fetch\(|[^;\n]{0,400}\.then\()"
)
_METHOD_PROMISES = r"\n\s+(?:static\s+)?async\b"
_THEN = r"\s*\.(?:then|catch|finally)\b"
_CLASS = r"\s*(?:export\s+(?:default\s+)?)?class\b"
_ONE = r"[^\n(]*=\s*(?:async\s+)?\w+\s*=>"
_WAITS = r"(?:\bawait\s+|\bPromise\.\w+\(\s*\[?\s*|\basyncio\.run\(\s*)"
_PASSES, _DEFINES = r"(?:\breturn|=>)\s*", r"(?:\bfunction[\s*]+|\bdef\s+|\bclass\s+)"
_MOST_CALLS, _MOST_CHARS = 50, 4000
_OPENS, _CLOSES = "([{", ")]}"


def is_called_otherwise(
    was: Mapping[str, str], now: Mapping[str, str], code: str, shown: Sequence[str]
) -> bool:
    """Whether what is shown calls anything in a form in which the code that is there never does (it
    waits for it, say), or has to, as that is another thing now. The texts of what `was` and is
    defined `now` are by name."""
    before, after = (re.sub(_TEXT, _plain, each) for each in (code, "\n".join(shown)))
    for name, text in {**was, **now}.items():
        calls, new = ([*islice(_calls(name, each), _MOST_CALLS)] for each in (before, after))
        if not new:
            continue
        is_uncalled = not calls and re.search(rf"=\s*{re.escape(name)};?$", before, re.MULTILINE)
        if is_uncalled or (name in was and _is_another(was[name], text)):
            return True
        if calls and (_differ(calls, new) or _are_completed(calls, new, _parameters(text))):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Call:
    """Whether it makes something new, waits for what comes, and passes that on, and the values that
    are given."""

    is_new: bool
    is_awaited: bool
    is_passed_on: bool
    given: Sequence[str]

    def fits(self, taken: Sequence[str]) -> bool:
        """Whether it gives as many values as are taken."""
        least = sum("?" not in each and "*" not in each for each in taken)
        is_open = any("*" in each for each in taken)
        return least <= len(self.given) and (is_open or len(self.given) <= len(taken))


def _plain(text: re.Match[str]) -> str:
    """A text without what would be a bracket or a comma outside of it."""
    return re.sub(r"[(){}\[\],]", "_", text[0])


def _differ(calls: Sequence[_Call], new: Sequence[_Call]) -> bool:
    """Whether new ones make or wait for something, and none of the others does."""
    is_made = any(each.is_new for each in new) and not any(each.is_new for each in calls)
    is_awaited = any(each.is_awaited for each in new)
    return is_made or (
        is_awaited and not any(each.is_awaited or each.is_passed_on for each in calls)
    )


def _are_completed(calls: Sequence[_Call], new: Sequence[_Call], taken: Sequence[str]) -> bool:
    """Whether none gives as many values as are taken, and a new one with the same values does."""
    if any(each.fits(taken) for each in calls):
        return False
    return any(
        other.fits(taken)
        and all(one == own for one, own in zip(each.given, other.given, strict=False))
        for each in calls
        for other in new
    )


def _is_another(was: str, now: str) -> bool:
    """Whether what is defined has to be called in another form now."""
    is_same = _takes_the_same(_parameters(was), _parameters(now))
    return _kind(was) != _kind(now) or not is_same


def _calls(name: str, code: str) -> Iterator[_Call]:
    before = rf"({_DEFINES})?({_PASSES})?({_WAITS})?(\bnew\s+)?(?:(?<![\w.])[\w.]*\.)?"
    for found in re.finditer(rf"{before}\b{re.escape(name)}\(", code):
        given, end = _given(code, found.end())
        if found[1] or re.match(r"\s*\{", code[end:]):  # a method
            continue
        is_awaited = bool(found[3]) or re.match(_THEN, code[end:]) is not None
        yield _Call(bool(found[4]), is_awaited, bool(found[2]), given)


def _kind(text: str) -> tuple[bool, bool]:
    """Whether it is a class, and whether it, or a method of it, gives a promise."""
    is_class = re.match(_CLASS, text) is not None
    return is_class, re.search(_METHOD_PROMISES if is_class else _PROMISES, text) is not None


def _parameters(text: str) -> list[str]:
    """What a function takes, or what makes something of a class: `_` for a value, `{` or `[` for
    one that is taken apart, `*` for all others; `?` behind what may be left out."""
    text = re.sub(_TEXT, "_", text)
    if re.match(_ONE, text):
        return ["_"]
    begins = (
        r"\bconstructor\s*\(|\bdef\s+__init__\s*\(\s*\w+,?" if re.match(_CLASS, text) else r"\("
    )
    found = re.search(begins, text)
    return [_taken(each) for each in _given(text, found.end())[0]] if found else ["*"]


def _taken(parameter: str) -> str:
    is_optional = re.search(r"=(?!>)|^\w+\?", parameter) is not None
    sign = parameter[:1] if parameter[:1] in ("{", "[", "*") else "_"
    return f"{'*' if parameter.startswith('...') else sign}{'?' if is_optional else ''}"


def _takes_the_same(was: Sequence[str], now: Sequence[str]) -> bool:
    """Whether what was called with values as before is still."""
    for old, new in zip_longest(was, now, fillvalue=""):
        if new == "*":
            return True
        if new != old and not (new.endswith("?") and old[:1] in ("", new[:1])):
            return False
    return True


def _given(code: str, at: int) -> tuple[list[str], int]:
    """What stands between the brackets that were opened before `at`, and where it ends."""
    found, begin, depth = list[str](), at, 0
    for end in range(at, min(len(code), at + _MOST_CHARS)):
        if code[end] in _CLOSES:
            depth -= 1
        if depth < 0 or (code[end] == "," and not depth):
            found.append(code[begin:end].strip())
            begin = end + 1
        if depth < 0:
            return [each for each in found if each], end + 1
        depth += code[end] in _OPENS
    return [], at
