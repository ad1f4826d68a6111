"""What a program lost that another one was to take the place of: taken out, or put in the way, in
place of being mended. Pure."""

import re
from collections.abc import Collection
from difflib import get_close_matches

from bot.skills.code.pasted.languages.naming import defined_in
from bot.skills.code.pasted.messages.pieces import error_line
from bot.skills.code.pasted.places.beginnings import leaves_out
from bot.tools.source.reading import Reading

_NAME = re.compile(r"[^\W\d]\w*")
_TEXT = re.compile(r"#.*|\"[^\"\n]*\"|'[^'\n]*'")
_QUOTED = re.compile(r"'(\w+)'")
_LINE = re.compile(r"\bline (\d+)\b")
_LEFT_OUT = re.compile(r"(?://|/\*|<!--|#|--)[^\n]*(?:\.\.\.|…)")
_FIELD, _CALL = r"(?<![\w.])(?:this\.)?(\w+)\s*=(?![=>])", r"\b(?!(?:super|bind)\b)(\w+)\("
_IMPORTS = r"(?m)^[ \t]*(?:from[ \t]+[\w.]+[ \t]+)?import[ \t].*$"
_FEW = 40
"""So many signs may become less than half."""
_NO_FUNCTION = re.compile(r"TypeError: '\w+' object is not callable\b")


def lost(before: Reading, after: Reading, error: str) -> str:
    """What is gone, or hides the `error` that was to be mended; "" for nothing."""
    renamed = _renamed(before, after, error)
    if gone := [name for name in before.names if name not in {*after.names, *renamed}]:
        return f"`{gone[0]}` is gone. Keep all of the code."
    wrongly = _called_wrongly(before, error)
    if gone := [name for name in before.calls if name not in {*after.reached, *wrongly, *renamed}]:
        return f"`{gone[0]}` is not called any more. Keep all of the code."
    if new := [name for name in after.hides if name not in before.hides]:
        return f"it sets `{new[0]}`, which is Python's own, to something else. Mend the cause."
    if after.silenced > before.silenced:
        return "it hides the error in an `except` that does nothing. Mend its cause."
    return ""


def replaced(before: str, after: str) -> str:
    """That a program was replaced by another in place of being mended, or by a part of itself; ""
    for not. A name that was misspelt is still there, and what is only imported needs not be."""
    if leaves_out(before, after):
        return "it leaves out a part. Show all of the code."
    own = re.sub(_IMPORTS, "", before)
    names = set(_NAME.findall(_TEXT.sub(" ", own if own.strip() else before)))
    there = set(_NAME.findall(after))
    kept = [name for name in names if name in there or get_close_matches(name, there, n=1)]
    return "it is another program. Keep all of the code." if len(kept) * 2 < len(names) else ""


def only_a_part(
    before: str, after: str, was: Collection[str] = (), now: Collection[str] = ()
) -> str:
    """That what was to take the place of code in another language than Python is only a part of it;
    "" for not. `was` and `now` are the functions and methods that a parser knows. What is gone may
    have got another name, and the methods of a class with another head come from there."""
    gone, new = (
        sorted(({*defined_in(one)} | {*own}) - ({*defined_in(other)} | {*others}))
        for one, own, other, others in ((before, was, after, now), (after, now, before, was))
    )
    for owner in dict.fromkeys(each.rpartition(".")[0] for each in gone):
        if owner and _head(owner, before) != _head(owner, after):
            continue
        rest, added = ([n for n in some if n.rpartition(".")[0] == owner] for some in (gone, new))
        rest = [each for each in rest if not _is_set(each.rpartition(".")[2], after)]
        rest = [each for each in rest if not _is_taken_over(each, before, after)]
        if len(rest) > len(added):
            return f"`{rest[0]}` is gone. Keep all of the code."
    known = {row.strip() for row in before.split("\n")}
    rows = [row.strip() for row in after.split("\n")]
    if any(_LEFT_OUT.match(row) for row in rows if row not in known):
        return "it leaves out a part. Show all of the code."
    count, left = (sum(not each.isspace() for each in code) for code in (before, after))
    return "it is only a part. Show all of the code." if count > _FEW and left * 2 < count else ""


def gone_members(before: str, after: str, was: Collection[str], now: Collection[str]) -> list[str]:
    """The functions and methods that are gone as something else took their place."""
    gone = dict.fromkeys(each for each in was if each not in now)
    return [each for each in gone if _is_taken_over(each, before, after)]


def _is_taken_over(name: str, before: str, after: str) -> bool:
    """Whether something else does what it did: a field, or the class that it comes from, sets what
    a constructor set, or what listens to an event is added to others that do."""
    owner, _, own = name.rpartition(".")
    if own in ("constructor", owner.rpartition(".")[2]):
        body = _constructor(owner, own, before)
        is_set = all(
            re.search(rf"\b{field}\b[^=;(){{\n]*=(?!=)", after)
            for field in re.findall(_FIELD, body)
        )
        return is_set and all(re.search(rf"\b{call}\(", after) for call in re.findall(_CALL, body))
    if not own.startswith("on"):
        return False
    listens = rf"(?:\baddEventListener|\.on|\.once)\(\s*[\"'`](?:DOMContent)?{re.escape(own[2:])}"
    return re.search(rf"{listens}(?:ed)?[\"'`]", after, re.IGNORECASE) is not None


def _constructor(owner: str, own: str, code: str) -> str:
    """What stands between its brackets; "" for nothing."""
    found = re.search(rf"\bclass\s+{re.escape(owner)}\b.*?\b{own}\s*\([^{{]*\{{", code, re.DOTALL)
    depth, at = 1, found.end() if found else len(code)
    begin = at
    while at < len(code) and depth:
        depth += (code[at] == "{") - (code[at] == "}")
        at += 1
    return code[begin : at - 1]


def _is_set(name: str, code: str) -> bool:
    """Whether it is there in another form: `const f = () =>`."""
    return re.search(rf"(?<!\w){re.escape(name)}\s*[:=]", code) is not None


def _head(owner: str, code: str) -> str:
    """What stands before the body of a class, "" for none; of anything else its name."""
    name = re.escape(owner.rpartition(".")[2])
    found = re.search(rf"\bclass\s+{name}\b[^{{]*|\b{name}\b", code)
    return "".join(found[0].split()) if found else ""


def _renamed(before: Reading, after: Reading, error: str) -> set[str]:
    """The functions and classes that bear another name now, where that mends it: the one by which
    they were used, or asked for, already; or another than what their old one means as well
    (`def sum(xs): return sum(xs)`). What was used under the one is used under the other."""
    gone = [name for name in before.names if name not in after.names]
    new = [name for name in after.names if name not in before.names]
    if len(gone) != len(new):
        return set()
    asked = {*before.unset, *_QUOTED.findall(error_line(error))}
    used = {*before.reached, *before.unset}
    return {
        old
        for old, name in zip(gone, new, strict=True)
        if (name in asked or old in before.ambiguous)
        and (name in after.reached or not used & {old, name})
    }


def _called_wrongly(before: Reading, error: str) -> set[str]:
    """The names whose call is the error, as they are no functions: to mend it is not to call them
    any more. Where no line is told it may be any call."""
    if not _NO_FUNCTION.match(error_line(error)):
        return set()
    lines = {int(line) for line in _LINE.findall(error)}
    called = {name for name, line in before.called if not lines or line in lines}
    return called - {*before.names}
